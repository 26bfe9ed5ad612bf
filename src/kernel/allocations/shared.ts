/** Hours for two: who has one beside its holder, and that nobody has two of them at one time. */
import { sql } from 'kysely'
import { Failure, type Problem } from '../../law/failure.ts'
import type { Facts } from '../../law/field.ts'
import type { Procedure } from '../../law/procedure.ts'
import type { Text } from '../../law/text.ts'
import type { Db, Tx } from '../database/index.ts'
import { type Allocation, type Ground, rangeOf, type Span } from './ground.ts'
import { letters, messages } from './messages.ts'

/** Which entry a case is about, and by which procedure. */
export interface About { readonly procedure: Procedure; readonly subject?: string | undefined }

/** Whether the hours of a procedure are for two. */
export const isShared = (procedure: Pick<Procedure, 'allocates'> | undefined): boolean => procedure?.allocates?.sharedWith !== undefined

/**
 * By which names two who meet know each other: of each the first personal question that the application takes from their own entry. Undefined where it says none, or it was erased. Pure.
 */
export function calledIn({ form }: Pick<Procedure, 'form'>, facts: Facts): { readonly asker: string | undefined; readonly other: string | undefined } {
  const first = (from: string): string | undefined => {
    const field = form.flatMap(({ fields }) => fields).find((one) => one.from?.startsWith(from) === true && 'personal' in one && one.personal === true)
    const said = field && facts[field.name]
    return typeof said === 'string' && said !== '' ? said : undefined
  }
  return { asker: first('entry.'), other: first('subject.') }
}

/** The procedures whose hours are for two. */
export const sharedProcedures = ({ versions }: Pick<Ground, 'versions'>): readonly string[] => versions.today().flatMap((one) => (isShared(one) ? [one.id] : []))

/** Whose an hour is too, once both have agreed: the person who owns the entry that the case is about. Undefined while nobody shows themselves there. */
async function partnerOf({ entries }: Pick<Ground, 'entries'>, within: Db, { procedure, subject }: About): Promise<string | undefined> {
  if (subject === undefined || procedure.subject === undefined) return undefined
  const [entry] = await entries.stretch(procedure.subject.register, { numbers: [subject] }, within)
  return entry?.owner.kind === 'person' ? entry.owner.id : undefined
}

/** Taken in the order of people, so that two who ask each other at once do not wait for each other. */
export async function inTurnOfPeople(tx: Tx, people: readonly string[]): Promise<void> {
  for (const person of [...new Set(people)].sort()) await sql`select pg_advisory_xact_lock(hashtext('allocation.party'), hashtext(${person}))`.execute(tx)
}

/** Whether somebody has another such hour then. */
const isBusy = async (within: Db, person: string, span: Span, except?: string): Promise<boolean> =>
  (await sql`select from allocation_party where person = ${person} and not ended and during && ${rangeOf(span)} ${except === undefined ? sql`` : sql`and allocation <> ${except}`}`.execute(within)).rows.length > 0

/** What keeps a person from asking for an hour with another at this time; undefined where nothing does, and where hours are for one. */
export async function sharedProblem(ground: Pick<Ground, 'entries'>, within: Db, about: About, person: string, span: Span, except?: string): Promise<Problem | undefined> {
  if (!isShared(about.procedure)) return undefined
  const problem = (text: Text): Problem => ({ field: about.procedure.allocates!.at!, text })
  const partner = await partnerOf(ground, within, about)
  if (partner === undefined) return problem(messages.partnerGone)
  if (partner === person) return problem(messages.partnerSelf)
  if (await isBusy(within, person, span, except)) return problem(messages.busySelf)
  return await isBusy(within, partner, span, except) ? problem(messages.busyOther) : undefined
}

/** Whoever asks is taken from the moment that they ask: they ask nobody else for that time. */
export async function takeAsker(ground: Pick<Ground, 'entries'>, tx: Tx, about: About, { id, person, ...span }: Pick<Allocation, 'id' | 'person' | 'from' | 'until'>): Promise<void> {
  if (!isShared(about.procedure)) return
  await inTurnOfPeople(tx, [person])
  const problem = await sharedProblem(ground, tx, about, person, span, id)
  if (problem) throw new Failure('invalid', problem.text, [problem])
  await sql`insert into allocation_party (allocation, person, during) values (${id}, ${person}, ${rangeOf(span)}) on conflict (allocation, person) do update set during = excluded.during, ended = false`.execute(tx)
}

/** Both have agreed: the other has the hour too, and both are written to. Throws a `Failure` (conflict) where one of them has another by now. */
export async function takeBoth(ground: Ground, tx: Tx, about: About, row: Allocation, { title, at, facts }: { readonly title: Text; readonly at: string | undefined; readonly facts: Facts }): Promise<void> {
  if (!isShared(about.procedure)) return
  const partner = await partnerOf(ground, tx, about)
  if (partner === undefined) throw new Failure('conflict', messages.partnerGone)
  await inTurnOfPeople(tx, [row.person, partner])
  if (row.place === null) throw new Failure('conflict', messages.noPlace)
  const { asker, other } = calledIn(about.procedure, facts)
  for (const [person, text, whom] of [[row.person, messages.busyAsker, other], [partner, messages.busyOwn, asker]] as const) {
    if (await isBusy(tx, person, row, row.id)) throw new Failure('conflict', text)
    await sql`insert into allocation_party (allocation, person, during) values (${row.id}, ${person}, ${rangeOf(row)}) on conflict (allocation, person) do update set during = excluded.during, ended = false`.execute(tx)
    await ground.parties.writeLetter(tx, person, letters.agreed(title, at, row.place, row.id, whom))
  }
}

/** What somebody has as whoever agreed to it, as a condition on `allocation`. */
export const sharedBy = (person: string) => sql<boolean>`id in (select allocation from allocation_party where person = ${person})`
