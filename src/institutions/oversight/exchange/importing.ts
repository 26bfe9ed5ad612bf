/** The import of a whole file into the register, as a declared procedure decides it: read when the case is opened, and again when it is carried out. */
import { hash } from 'node:crypto'
import type { CoreAct } from '../../../law/core-act.ts'
import { Failure } from '../../../law/failure.ts'
import type { Facts } from '../../../law/field.ts'
import { formatNumber } from '../../../law/format.ts'
import { inEveryLanguage, spoken, type Text } from '../../../law/text.ts'
import type { Register } from '../../../law/register.ts'
import { dayOf } from '../../../law/time.ts'
import { type Db, newId, type Tx } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import type { OversightOptions } from '../options.ts'
import { crosswalkOf } from './crosswalks/index.ts'
import { systemsRegister } from './exported.ts'
import { faults } from './faults.messages.ts'
import { fitAll } from './fitted.ts'
import { outcomes, totals } from './loss.ts'
import { outcomeWords, words } from './messages.ts'
import { type Report, reportOn } from './report.ts'
import { keepStriking, strikingAct } from './striking.ts'
import './tables.ts'

type Options = OversightOptions['exchange']

const importAct: CoreAct = {
  name: 'systems.import',
  words: spoken({ kk: 'Файлдағы жүйелер тізілімге енгізіледі', ru: 'Системы из файла вносятся в реестр', en: 'The systems of the file are entered in the register' }),
  takes: { file: { kinds: ['file'] }, standard: { kinds: ['choice'] } },
  states: { records: 'integer', sums: 'text', hash: 'text', report: 'text' },
  twoPeople: true,
}

export const exchangeActs: readonly CoreAct[] = [importAct, strikingAct]

/** Which standard and file the address of a report names. */
export function namedReport(name: string): { readonly standard: string; readonly file: string } | undefined {
  const [, standard, file] = /^(.+)\.([0-9a-f-]{36})$/.exec(name) ?? []
  return standard === undefined || file === undefined ? undefined : { standard, file }
}

const opened = new WeakSet<Kernel>()

/** Says who imports: once for a kernel. */
export function openExchange(kernel: Kernel, { register: id }: Options): void {
  if (opened.has(kernel)) return
  opened.add(kernel)
  const { cases, now, registers } = kernel

  keepStriking(kernel, id)

  const registerOf = (): Register => systemsRegister(kernel, id) ?? missing()

  /** The report of a file that may be imported. Throws a `Failure` that names what stops it. */
  async function readable(within: Db | Tx, told: Facts): Promise<Report & { readonly hash: string }> {
    const crosswalk = crosswalkOf(String(told['standard']))
    if (crosswalk === undefined) throw new Failure('invalid', words.noStandard, [{ field: 'standard', text: words.noStandard }])
    const bytes = await kernel.files.bytes(String(told['file']))
    const digest = hash('sha256', bytes)
    const before = await within.selectFrom('oversight_import').select('id').where('crosswalk', '=', crosswalk.id).where('hash', '=', digest).executeTakeFirst()
    if (before !== undefined) throw new Failure('conflict', words.importedBefore, [{ field: 'file', text: words.importedBefore }])
    const report = reportOn(crosswalk, bytes, dayOf(now(), kernel.country.calendar.zone))
    const stopping = report.faults.filter(({ stops }) => stops)
    if (stopping.length > 0) throw new Failure('invalid', words.stops, stopping.slice(0, 20).map(({ line, row, name, text }) => ({ field: 'file', text: placed(line, row, name, text) })))
    return { ...report, hash: digest }
  }

  /** References that stand in the register already: one system is not entered twice. */
  async function requireNew(tx: Tx, references: readonly string[]): Promise<void> {
    if (references.length === 0) return
    const wanted = new Set(references)
    const there = (await registers.standing(id, tx)).filter(({ values }) => wanted.has(String(values['reference'] ?? '')))
    if (there.length > 0) throw new Failure('conflict', faults.inRegister(String(there[0]!.values['reference'])), there.slice(0, 20).map(({ values }) => ({ field: 'file', text: faults.inRegister(String(values['reference'])) })))
  }

  cases.keepCoreAct(importAct, {
    async reads(tx, _, told) {
      registerOf()
      const { crosswalk, taken, tally, hash: digest } = await readable(tx, told)
      await requireNew(tx, taken.flatMap(({ record }) => record.reference ?? []))
      const all = totals(tally!.lines)
      return { records: taken.length, sums: outcomes.map((outcome) => `${outcome}: ${all[outcome]}`).join(', '), hash: digest, report: `${crosswalk.id}.${String(told['file'])}` }
    },
    async shows(within, told) {
      const { crosswalk, taken, tally } = await readable(within, told)
      const all = totals(tally!.lines)
      const fitted = totals(fitAll(registerOf(), taken).tally.lines)
      const line = (title: Text, count: number): Text => inEveryLanguage((locale) => `${title[locale]}: ${formatNumber(count, locale)}`)
      return [
        { does: 'heads', words: crosswalk.title }, { does: 'adds', words: line(words.records, taken.length) },
        ...outcomes.map((outcome) => ({ does: outcome === 'exact' || outcome === 'repaired' ? 'adds' as const : 'removes' as const, words: line(outcomeWords[outcome], all[outcome]) })),
        { does: 'removes', words: line(words.registerCuts, fitted.cut + fitted.notTaken) },
      ]
    },
    async carryOut(tx, by, { told, decision, signature = '' }) {
      const { crosswalk, file, taken, hash: digest } = await readable(tx, told)
      await requireNew(tx, taken.flatMap(({ record }) => record.reference ?? []))
      const { fitted } = fitAll(registerOf(), taken)
      const whole = newId()
      await tx.insertInto('oversight_import').values({ id: whole, crosswalk: crosswalk.id, hash: digest, columns: JSON.stringify(file!.columns), decision, at: now() }).execute()
      // A decision acts on one entry; the signature under it is the act of all of them, and `oversight_import` names the decision.
      const numbers = await registers.enterAll(tx, by, { register: id, owner: { kind: 'body' }, act: { signature }, all: fitted.map(({ values }) => values) })
      const rows = fitted.map(({ taken: { row, line, original, unmapped }, record }, at) => ({
        entry: numbers[at]!, import: whole, row, line: line ?? null, original: JSON.stringify(original), unmapped: JSON.stringify(unmapped), record: JSON.stringify(record),
      }))
      for (let at = 0; at < rows.length; at += 500) await tx.insertInto('oversight_original').values(rows.slice(at, at + 500)).execute()
    },
  })
}

const missing = (): never => { throw new Failure('not found', words.noRegister) }

const placed = (line: number | undefined, row: number | undefined, name: string | undefined, text: Text): Text => inEveryLanguage((locale) => [
  line !== undefined ? `${words.line[locale]} ${line}` : row !== undefined && `${words.record[locale]} ${row}`, name, text[locale],
].filter((part) => typeof part === 'string' && part !== '').join(': '))
