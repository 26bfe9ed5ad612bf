/** Entries of registers in the answers of a case: checked by whoever chooses them, with what they say, and again when a decision rests on them. */
import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { canonical } from '../../law/canonical.ts'
import { asksEntries, entriesIn, takenFrom } from '../../law/entry-field.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import type { Facts, Field } from '../../law/field.ts'
import { fieldsOf } from '../../law/procedure.ts'
import type { Text } from '../../law/text.ts'
import type { Tx } from '../database/index.ts'
import type { Choosing, Owner } from '../registers/index.ts'
import type { Ground } from './ground.ts'
import type { LoadedCase } from './log.ts'
import { messages } from './messages.ts'
import type { CaseRow } from './tables.ts'

/** Whose entries are an applicant's own; nobody's where nobody applied with an account. */
export function ownerOf({ person, organisation, body }: { readonly person?: string | null | undefined; readonly organisation?: string | null | undefined; readonly body?: string | null | undefined }): Owner | undefined {
  if (body) return { kind: 'body', body }
  return organisation ? { kind: 'organisation', id: organisation } : person ? { kind: 'person', id: person } : undefined
}

/** Whose entries are a case's applicant's own. */
export const applicantIn = (row: CaseRow): Owner | undefined => (row.unnamed ? undefined : ownerOf(row))

/**
 * What is filed names entries that may be chosen and says of them what they say at this moment; they stay so until the transaction ends. Throws a
 * `Failure`: invalid with what may not be chosen any more, conflict where one says something else by now.
 */
export async function requireChosen(ground: Ground, tx: Tx, fields: readonly Field[], facts: Facts, choosing: Choosing): Promise<void> {
  if (!asksEntries(fields)) return
  const now = await ground.entries.read(fields, facts, choosing, tx, { lock: true })
  requireNone(now.problems)
  if (canonical(now.facts) !== canonical(facts)) throw new Failure('conflict', messages.entryChanged)
}

/** Throws a `Failure` (invalid) with these problems, if there are any. */
export function requireNone(problems: readonly Problem[]): void {
  if (problems[0]) throw new Failure('invalid', problems[0].text, problems)
}

/** A decision cannot rest on the entries that it names: they have fallen since they were chosen. */
export class FallenEntries extends Failure {
  /** What has fallen. */
  readonly fallen: readonly [Problem, ...Problem[]]
  /** `say`: what can be done about it, in words after those that say what has fallen. */
  constructor(fallen: readonly [Problem, ...Problem[]], say: (what: Text) => Text = messages.fallen) {
    super('conflict', say(fallen[0].text), fallen.map(({ text, ...problem }) => ({ ...problem, text: say(text) })))
    this.fallen = fallen
  }
}

/** A decision that gives something, or enters it, rests on entries that still stand. Throws `FallenEntries` with each that does not. */
export async function requireStanding(ground: Ground, tx: Tx, { declaration, row }: Pick<LoadedCase, 'declaration' | 'row'>, facts: Facts): Promise<void> {
  const fields = fieldsOf(declaration)
  if (!asksEntries(fields)) return
  const outlived = declaration.call?.ofEach && await outlivedBy(tx, row.id)
  const fallen = await ground.entries.fallen(tx, entriesIn(fields, facts).filter(({ number }) => number !== outlived), applicantIn(row))
  const [first, ...others] = fallen.map(({ field, text }): Problem => ({ text, label: field.label }))
  if (first) throw new FallenEntries([first, ...others])
}

/** The entry of a call that was struck off once the call had closed: who applied by its last day is decided on, though its register takes out what is over. */
async function outlivedBy(tx: Tx, id: string): Promise<string | undefined> {
  const lot = await tx.selectFrom('call_entrant').innerJoin('call_lot', (join) => join.onRef('call_lot.procedure', '=', 'call_entrant.procedure').onRef('call_lot.opens', '=', 'call_entrant.opens'))
    .innerJoin('entry_version', 'entry_version.entry', 'call_lot.of').where('does', '=', 'strike').whereRef('at', '>=', 'closes').where('case', '=', id).select('of').executeTakeFirst()
  return lot?.of ?? undefined
}

/**
 * What the entry that a case is given says otherwise by now than when it was filed: a booking follows its entry, and so does what the decision on it says of that.
 * Of one that cannot be chosen any more nothing: no decision rests on it.
 */
export async function saidAnew(ground: Ground, tx: Tx, { declaration, row, state: { facts } }: Pick<LoadedCase, 'declaration' | 'row' | 'state'>): Promise<Facts> {
  const question = declaration.allocates?.ofEach?.entry
  const fields = declaration.form.flatMap((page) => page.fields).filter((field) => field.name === question || takenFrom(field)?.question === question)
  if (question === undefined || fields.length < 2) return {}
  const read = await ground.entries.read(fields, facts, { asker: null, applicant: applicantIn(row) }, tx)
  return read.problems.length > 0 ? {} : Object.fromEntries(fields.flatMap(({ name }) => (facts[name] === undefined || read.facts[name] === undefined || isDeepStrictEqual(read.facts[name], facts[name]) ? [] : [[name, read.facts[name]]])))
}

/** Does something, unless a decision to which it leads would rest on an entry that has fallen: then nothing of it is done. Answers whether it was. */
export const unlessFallen = async (tx: Tx, act: () => Promise<void>): Promise<boolean> => await fallenIn(tx, act) === undefined

/** As `unlessFallen`, and answers with what has fallen; undefined where it was done. */
export async function fallenIn(tx: Tx, act: () => Promise<void>): Promise<FallenEntries | undefined> {
  await sql`savepoint standing`.execute(tx)
  try {
    await act()
    await sql`release savepoint standing`.execute(tx)
    return undefined
  } catch (error) {
    if (!(error instanceof FallenEntries)) throw error
    await sql`rollback to savepoint standing`.execute(tx)
    return error
  }
}
