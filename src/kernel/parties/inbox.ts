/** Inboxes: what a person or an organisation was told, when, whether it was read and by whom, with an entry of the journal as proof. */
import { type RawBuilder, sql } from 'kysely'
import { Failure } from '../../law/failure.ts'
import type { OfficialNames } from '../../law/official-names.ts'
import type { Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import { type Db, newId, type Tx } from '../database/index.ts'
import { type Actor, actorString } from './actor.ts'
import { type Draft, repeatByText, repeatingByMail, writeLettersTo } from './mail.ts'
import { isId, type Means } from './means.ts'
import { words } from './messages.ts'

/** A message as the list shows it. */
export interface Message {
  readonly id: string
  /** The organisation that it was sent to; absent when it was sent to the person who looks. */
  readonly organisation?: { readonly name: string; readonly names?: OfficialNames }
  readonly subject: Text
  readonly sentAt: Instant
  readonly read?: { readonly at: Instant; readonly by: string }
}

/** A message that was opened. */
export interface OpenedMessage extends Message {
  /** Absent until somebody has opened it: who reads it is then on record. */
  readonly body?: Text
}

export interface Inbox {
  readonly rows: readonly Message[]
  readonly total: number
}

/** Writes a letter to a person: it stands in their inbox, and mail repeats it where they have an address. A closed account gets none, also when it closes meanwhile. */
export async function writeLetter(means: Means, tx: Tx, person: string, draft: Draft): Promise<void> {
  const { subject, body, kept = body, paper } = draft
  await sql`with open as (select id, email, locale, without_account, counter from person where id = ${person}::uuid and closed_at is null for key share), told as (
      insert into message (id, person, subject, body, sent_at, counter)
      select ${newId()}::uuid, id, ${JSON.stringify(subject)}::jsonb, case when without_account then ${JSON.stringify(paper?.body ?? kept)}::jsonb else ${JSON.stringify(kept)}::jsonb end, ${means.now()}::timestamptz,
        case when without_account then coalesce(${paper?.counter ?? null}::text, counter) end from open
    )${means.texting && draft.brief ? sql`, texted as (${means.texting(draft.brief)})` : sql``} ${repeatingByMail(means, draft)}`.execute(tx)
}

/** Writes a letter to an organisation: it stands in its inbox, and mail and phones repeat it to its heads, or to those alone who have proved that they are. */
export async function writeLetterToOrganisation(means: Means, tx: Tx, organisation: string, draft: Draft, { mailed = 'heads' }: { readonly mailed?: 'heads' | 'proved heads' } = {}): Promise<void> {
  await put(means, tx, { person: null, organisation }, draft)
  const now = means.now()
  const heads = await tx.selectFrom('membership').innerJoin('person', 'person.id', 'membership.person').select(['person.id', 'email', 'locale']).distinct()
    .where('organisation', '=', organisation).where('capacity', '=', 'head')
    .where('began_at', '<=', now).where((e) => e.or([e('ends_at', 'is', null), e('ends_at', '>', now)]))
    .$if(mailed === 'proved heads', (query) => query.where('proved_at', 'is not', null)).orderBy('person.id').execute()
  await writeLettersTo(means, tx, heads.flatMap(({ id, email, locale }) => (email ? [{ person: id, recipient: email, locale }] : [])), draft)
  if (means.texting && draft.brief) await repeatByText(means.texting(draft.brief), tx, heads.map(({ id }) => id))
}

const put = (means: Means, tx: Tx, to: { readonly person: string | null; readonly organisation: string | null }, { subject, body, kept = body }: Draft) =>
  tx.insertInto('message').values({
    id: newId(), ...to, subject: JSON.stringify(subject), body: JSON.stringify(kept), sent_at: means.now(), read_at: null, read_by: null,
  }).execute()

/**
 * Whose messages somebody reads: their own, and in the hat of an organisation that they have proved to head, its messages too. Whoever only
 * says that they head it sees none of them: that the organisation was told something, and read it, is proved by this inbox.
 */
function ownOf(actor: Actor): RawBuilder<boolean> {
  const organisation = actor.capacity === 'head' ? actor.organisation?.id : undefined
  return organisation === undefined ? sql<boolean>`m.person = ${actor.person}` : sql<boolean>`(m.person = ${actor.person} or m.organisation = ${organisation} and ${proved(actor, organisation)})`
}

const proved = ({ person }: Actor, organisation: string): RawBuilder<boolean> => provedHead(sql`${person}::uuid`, sql`${organisation}::uuid`)

/** Whether a person has proved to head an organisation, and does. */
const provedHead = (person: RawBuilder<unknown>, organisation: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`exists (
  select from membership h where h.person = ${person} and h.organisation = ${organisation} and h.capacity = 'head' and h.proved_at is not null and h.ends_at is null)`

/** How many messages nobody has opened of a person's, and of the organisation whose hat they wear, if any, as a part of another statement. */
export const unreadBy = (person: RawBuilder<unknown>, organisation: RawBuilder<unknown>): RawBuilder<bigint> => sql<bigint>`(
  select count(*) from message m where m.read_at is null and coalesce(m.person, m.organisation) in (${person}, ${organisation})
    and (m.person is not null or ${provedHead(person, organisation)}))`

const messages = (db: Db | Tx, actor: Actor) => db.selectFrom('message as m').leftJoin('organisation as o', 'o.id', 'm.organisation')
  .select(['m.id', 'm.subject', 'm.sent_at', 'm.read_at', 'm.read_by', 'o.name as organisation', 'o.names']).where(ownOf(actor))

const present = (row: { id: string; subject: Text; sent_at: Instant; read_at: Instant | null; read_by: string | null; organisation: string | null; names: OfficialNames | null }): Message => ({
  id: row.id, subject: row.subject, sentAt: row.sent_at,
  ...(row.organisation !== null && { organisation: { name: row.organisation, ...(row.names && { names: row.names }) } }),
  ...(row.read_at !== null && row.read_by !== null && { read: { at: row.read_at, by: row.read_by } }),
})

/** A page of the inbox of somebody in their hat, newest first. */
export async function inboxOf(db: Db, actor: Actor, { page, size }: { readonly page: number; readonly size: number }): Promise<Inbox> {
  const [rows, { total }] = await Promise.all([
    messages(db, actor).orderBy('m.id', 'desc').limit(size).offset((page - 1) * size).execute(),
    db.selectFrom('message as m').select(({ fn }) => fn.countAll<bigint>().as('total')).where(ownOf(actor)).executeTakeFirstOrThrow(),
  ])
  return { rows: rows.map(present), total: Number(total) }
}

/** How many messages somebody has not opened, in the hat that they wear. */
export async function unreadOf(db: Db, { person, organisation }: Actor): Promise<number> {
  const { rows: [row] } = await sql<{ unread: bigint }>`select ${unreadBy(sql`${person}::uuid`, sql`${organisation?.id ?? null}::uuid`)} as unread`.execute(db)
  return Number(row!.unread)
}

/** One message, with its body once it was opened. @throws Failure 'not found' also when it is another's */
export async function messageOf(db: Db, actor: Actor, id: string): Promise<OpenedMessage> {
  const row = isId(id) ? await messages(db, actor).select('m.body').where('m.id', '=', id).executeTakeFirst() : undefined
  if (row === undefined) throw new Failure('not found', words.messageUnknown)
  return { ...present(row), ...(row.read_at !== null && { body: row.body }) }
}

/**
 * Opens a message: from now on it is on record that it was read, when, and by whom. The record holds a commitment to the text that was
 * read, not the text. Opening it again changes nothing. @throws Failure 'not found' also when it is another's
 */
export async function openMessage(means: Means, tx: Tx, actor: Actor, id: string): Promise<void> {
  const own = isId(id) ? await tx.selectFrom('message as m').selectAll().where('m.id', '=', id).where(ownOf(actor)).forUpdate().executeTakeFirst() : undefined
  if (own === undefined) throw new Failure('not found', words.messageUnknown)
  if (own.read_at !== null) return
  await tx.updateTable('message').set({ read_at: means.now(), read_by: actor.person }).where('id', '=', id).execute()
  const { id: entry } = await means.journal.append(tx, actorString(actor), {
    type: 'message.read', subject: `message:${id}`,
    body: { sentAt: own.sent_at },
    personal: { to: own.organisation === null ? `person:${own.person}` : `organisation:${own.organisation}`, subject: own.subject, body: own.body },
  })
  await (own.organisation === null
    ? tx.insertInto('personal_entry').values({ person: actor.person, entry })
    : tx.insertInto('organisation_entry').values({ organisation: own.organisation, entry })).execute()
}
