/** The import of figures, as a declared procedure decides it: read when the case is opened, and again when it is carried out; all of them or none. */
import { hash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { bodyOfRole } from '../../../law/body.ts'
import type { CoreAct } from '../../../law/core-act.ts'
import { Failure } from '../../../law/failure.ts'
import type { Facts } from '../../../law/field.ts'
import { formatNumber, inEveryLanguage } from '../../../law/format.ts'
import { type Day, dayOf } from '../../../law/time.ts'
import type { PlanRegisters, Plans } from '../plan/index.ts'
import { broughtBy, type Standing } from './figures.ts'
import { words } from './messages.ts'
import { readFigures } from './read.ts'

export const figuresAct: CoreAct = { name: 'strategy.figures-import', words: words.acts, takes: { file: { kinds: ['file'] } }, states: { facts: 'integer', forecasts: 'integer', hash: 'text' }, twoPeople: true }

/** They are entered in one transaction. */
const mostRows = 10_000
/** So many faults are told at once. */
const mostFaults = 20

/** Figures are brought one after the other: each import sees what the one before it has entered. */
const oneAfterTheOther = (tx: Tx) => sql`select pg_advisory_xact_lock(hashtext(${figuresAct.name}))`.execute(tx)

const opened = new WeakSet<Kernel>()

/** Says who imports figures: once for a kernel. */
export function openFigureImports(kernel: Kernel, ids: PlanRegisters, plans: Plans): void {
  if (opened.has(kernel)) return
  opened.add(kernel)
  const { cases, files, now, registers } = kernel

  /** What the file would enter. Throws a `Failure` that names what stops it. */
  async function readable(within: Db | Tx, told: Facts, { alone = async () => undefined }: { readonly alone?: () => Promise<unknown> } = {}) {
    const bytes = await files.bytes(String(told['file']))
    const digest = hash('sha256', bytes)
    // Read before whoever waits holds others up: it asks over a connection of its own.
    const plan = await plans()
    await alone()
    const refused = (text: Failure['text']) => new Failure('invalid', text, [{ field: 'file', text }])
    if (await within.selectFrom('strategy_import').select('hash').where('hash', '=', digest).executeTakeFirst()) throw new Failure('conflict', words.importedBefore, [{ field: 'file', text: words.importedBefore }])
    const { observations, left } = readFigures(bytes)
    if (observations.length > mostRows) throw refused(inEveryLanguage((locale) => words.tooMany(formatNumber(mostRows, locale))[locale]))
    const { rows, faults } = broughtBy(observations, { indicators: plan.indicators, figures: [...plan.figures.filter(({ number }) => number === undefined), ...await entered(within)] }, dayOf(now(), kernel.country.calendar.zone))
    // What the register would refuse is said before anybody signs.
    const wrong = faults.length > 0 ? faults : rows.flatMap(({ key, indicator, values }) => registers.problemsIn(ids.figures, { ...values, indicator }).map(({ text, label }) => ({ key, text: label === undefined ? text : words.ofColumn(label, text) })))
    if (wrong.length > 0) throw new Failure('invalid', words.at(wrong[0]!.key, wrong[0]!.text), wrong.slice(0, mostFaults).map(({ key, text }) => ({ field: 'file', text: words.at(key, text) })))
    const facts = rows.filter(({ values }) => values['kind'] === 'fact').length
    return { rows, left, facts, forecasts: rows.length - facts, hash: digest }
  }

  /** The figures that stand, as this transaction sees them. */
  const entered = async (within: Db | Tx): Promise<Standing['figures']> => (await registers.standing(ids.figures, within)).map(({ values: { indicator, kind, year, toldOn } }) => (
    { indicator: String(indicator), kind: kind === 'forecast' ? 'forecast' : 'fact', year: Number(year), toldOn: String(toldOn) as Day }))

  cases.keepCoreAct(figuresAct, {
    async reads(tx, _, told) {
      const { facts, forecasts, hash: digest } = await readable(tx, told)
      return { facts, forecasts, hash: digest }
    },
    async shows(within, told) {
      const { facts, forecasts, left } = await readable(within, told)
      return [{ does: 'adds' as const, words: words.taken(facts, forecasts) }, ...(left.length > 0 ? [{ does: 'removes' as const, words: words.left(left.join(', ')) }] : [])]
    },
    async carryOut(tx, by, { told, decision, office = '', signature = '' }) {
      const { rows, hash: digest } = await readable(tx, told, { alone: () => oneAfterTheOther(tx) })
      // Theirs who decided, as what comes with a plan.
      const body = bodyOfRole(kernel.country.bodies, office)?.id
      await registers.enterAll(tx, by, { register: ids.figures, owner: { kind: 'body', ...(body !== undefined && { body }) }, act: { signature }, all: rows.map(({ indicator, values }) => ({ ...values, indicator })) })
      await tx.insertInto('strategy_import').values({ hash: digest, decision, file: String(told['file']), at: now() }).execute()
    },
  })
}
