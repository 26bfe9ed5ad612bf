/** The import of a whole plan into the registers, as a declared procedure decides it: read when the case is opened, and again when it is carried out; all of it or nothing. */
import { hash } from 'node:crypto'
import type { Db, Tx } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { folded } from '../../../kernel/registers/index.ts'
import { type Body, bodyOfRole } from '../../../law/body.ts'
import type { CoreAct } from '../../../law/core-act.ts'
import { Failure } from '../../../law/failure.ts'
import type { Facts } from '../../../law/field.ts'
import type { Text } from '../../../law/text.ts'
import { dayOf, type Instant } from '../../../law/time.ts'
import type { PlanRegisters } from '../plan/index.ts'
import type { ProjectRegisters } from '../projects/index.ts'
import { words } from './messages.ts'
import type { Unsaid } from './plan-document.ts'
import { among, faultsOf, levelsOf, type Proposed, type ReadPlan, type Row } from './proposed.ts'
import { readPlan } from './read-plan.ts'

declare module '../../../kernel/database/index.ts' {
  interface Tables { strategy_import: { hash: string; decision: string; file: string; at: Instant } }
}

export const importAct: CoreAct = {
  name: 'strategy.import', words: words.acts, takes: { file: { kinds: ['file'] }, method: { kinds: ['choice'] }, direction: { kinds: ['choice'] }, certainty: { kinds: ['choice'] } },
  states: { goals: 'integer', indicators: 'integer', measures: 'integer', figures: 'integer', projects: 'integer', milestones: 'integer', hash: 'text' }, twoPeople: true,
}

/** The registers in the order in which they are entered, each with the column by which it refers, and to which of them; `beside` is the column by which it refers to its own. */
const kinds = [
  { what: 'goals', refers: 'parent', to: 'goals' }, { what: 'indicators', refers: 'goal', to: 'goals' }, { what: 'measures', refers: 'goal', to: 'goals' }, { what: 'figures', refers: 'indicator', to: 'indicators' },
  { what: 'projects', refers: 'goal', to: 'goals', beside: 'parent' }, { what: 'milestones', refers: 'project', to: 'projects', beside: 'after' },
] as const
type Kind = (typeof kinds)[number]
type What = Kind['what']

/** The column in which the file names who answers; a figure is of whose its indicator is, a milestone of whose its project is. */
const answering = { goals: 'owner', indicators: 'owner', measures: 'executor', projects: 'owner' } as const

/** The body of the country that a file names as the one that answers, by its name in any language; undefined where it names none, or two have that name. Pure. */
function named(bodies: readonly Body[], said: unknown): Body | undefined {
  const [one, other] = typeof said === 'string' ? bodies.filter(({ name }) => Object.values(name).some((its) => folded(its) === folded(said))) : []
  return other === undefined ? one : undefined
}

/** Who answers for each row of a plan, as the file names them. Pure. */
function answersIn(bodies: readonly Body[], { indicators, projects }: Proposed): (what: What, row: Row) => Body | undefined {
  const ofEach = (rows: readonly Row[], column: string) => new Map(rows.map(({ key, values }) => [key, named(bodies, values[column])]))
  const above = { figures: ofEach(indicators, answering.indicators), milestones: ofEach(projects, answering.projects) } as const
  return (what, { of = '', values }) => (what === 'figures' || what === 'milestones' ? above[what].get(of) : named(bodies, values[answering[what]]))
}

/** How many entries one file brings at most: they are entered in one transaction. */
const mostRows = 10_000

/** How many files stay read at once. */
const mostRead = 8

const opened = new WeakSet<Kernel>()

/** Says who imports plans: once for a kernel. */
export function openImports(kernel: Kernel, ids: PlanRegisters & ProjectRegisters): void {
  if (opened.has(kernel)) return
  opened.add(kernel)
  const { cases, now, registers } = kernel

  /** The last files that were read: a case is looked at many times, and carried out as it was looked at. */
  const read = new Map<string, Promise<ReadPlan>>()
  async function plan(bytes: Uint8Array, digest: string, unsaid: Unsaid): Promise<ReadPlan> {
    const key = JSON.stringify([digest, unsaid])
    const reading = read.get(key) ?? readPlan(bytes, unsaid)
    read.delete(key)
    read.set(key, reading)
    if (read.size > mostRead) read.delete(read.keys().next().value!)
    return reading
  }

  /** What the file would enter. Throws a `Failure` that names what stops it. */
  async function readable(within: Db | Tx, told: Facts): Promise<Omit<ReadPlan, 'faults'> & { readonly hash: string }> {
    const bytes = await kernel.files.bytes(String(told['file']))
    const digest = hash('sha256', bytes)
    if (await within.selectFrom('strategy_import').select('hash').where('hash', '=', digest).executeTakeFirst()) throw new Failure('conflict', words.importedBefore, [{ field: 'file', text: words.importedBefore }])
    const today = dayOf(now(), kernel.country.calendar.zone)
    const { faults: unread, ...found } = await plan(bytes, digest, { method: String(told['method']), direction: String(told['direction']), certainty: String(told['certainty']), today })
    const { proposed } = found
    if (proposed.goals.length === 0) throw new Failure('invalid', words.nothing, [{ field: 'file', text: words.nothing }])
    if (kinds.reduce((sum, { what }) => sum + proposed[what].length, 0) > mostRows) throw new Failure('invalid', words.tooMany(mostRows), [{ field: 'file', text: words.tooMany(mostRows) }])
    const faults = [...unread, ...faultsOf(proposed, today), ...kinds.flatMap((kind) => proposed[kind.what].flatMap((row) => wrongIn(kind, row)))]
    if (faults.length > 0) throw new Failure('invalid', faults[0]!.text, faults.slice(0, 20).map(({ key, text }) => ({ field: 'file', text: words.at(key, text) })))
    return { ...found, hash: digest }
  }

  /** What the register would refuse of a row. What it belongs to and waits for has no number yet, and each stands for itself; that it is there was looked at before. */
  const wrongIn = ({ what, refers, ...kind }: Kind, { key, of, beside, values }: Row): readonly { readonly key: string; readonly text: Text }[] =>
    registers.problemsIn(ids[what], { ...values, ...(of !== undefined && { [refers]: '0' }), ...('beside' in kind && beside !== undefined && { [kind.beside]: [...new Set(beside)].map((_, at) => String(at)).join(', ') }) }).map(({ text, label }) => ({ key, text: label === undefined ? text : words.ofColumn(label, text) }))

  cases.keepCoreAct(importAct, {
    async reads(tx, _, told) {
      const { proposed, hash: digest } = await readable(tx, told)
      return { ...Object.fromEntries(kinds.map(({ what }) => [what, proposed[what].length])), hash: digest }
    },
    async shows(within, told) {
      const { proposed, left, assumed, departs } = await readable(within, told)
      const answersFor = answersIn(kernel.country.bodies, proposed)
      return [
        ...departs === 0 ? [] : [{ does: 'heads' as const, words: words.departs(departs) }],
        ...kinds.map(({ what }) => ({ does: 'adds' as const, words: words.taken(words[what], proposed[what].length) })),
        ...[...Map.groupBy(kinds.flatMap(({ what }) => proposed[what].map((row) => answersFor(what, row))), (body) => body)].map(([body, rows]) => ({ does: 'adds' as const, words: body ? words.answers(body.name, rows.length) : words.nobodyNamed(rows.length) })),
        ...[...assumed].map(([what, count]) => ({ does: 'adds' as const, words: words.assumed(what, count) })),
        ...[...left].map(([what, count]) => ({ does: 'removes' as const, words: words.left(what, count) })),
      ]
    },
    async carryOut(tx, by, { told, decision, office = '', signature = '' }) {
      const { proposed, hash: digest } = await readable(tx, told)
      const numbers = Object.fromEntries(kinds.map(({ what }) => [what, new Map<string, string>()])) as Readonly<Record<What, Map<string, string>>>
      // Of the body that the file names; else theirs who decided, and any body reports on it.
      const { bodies } = kernel.country
      const decided = bodyOfRole(bodies, office)?.id
      const answersFor = answersIn(bodies, proposed)
      /** The signature under the decision is the act of all of them, and `strategy_import` names the decision. */
      for (const { what, refers, to, ...kind } of kinds) {
        for (const rows of what === 'goals' ? levelsOf(proposed.goals) : 'beside' in kind ? levelsOf(proposed[what], among) : [proposed[what]]) {
          for (const [body, own] of Map.groupBy(rows, (row) => answersFor(what, row)?.id ?? decided)) {
            const all = own.map(({ of, beside, values }) => ({ ...values, ...(of !== undefined && { [refers]: numbers[to].get(of)! }), ...('beside' in kind && beside !== undefined && { [kind.beside]: beside.map((one) => numbers[what].get(one)!).join(', ') }) }))
            const entered = await registers.enterAll(tx, by, { register: ids[what], owner: { kind: 'body', ...(body !== undefined && { body }) }, act: { signature }, all })
            own.forEach(({ key }, at) => numbers[what].set(key, entered[at]!))
          }
        }
      }
      await tx.insertInto('strategy_import').values({ hash: digest, decision, file: String(told['file']), at: now() }).execute()
    },
  })
}
