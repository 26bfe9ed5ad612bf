/** Organisations, who heads them and who works in them. */
import { sql } from 'kysely'
import { Failure } from '../../law/failure.ts'
import { readIdentifier } from '../../law/identifier-scheme.ts'
import type { Instant } from '../../law/time.ts'
import { newId } from '../database/index.ts'
import type { Db, Tx } from '../database/index.ts'
import { actorString } from './actor.ts'
import type { Actor } from './actor.ts'
import { isId } from './means.ts'
import type { Means } from './means.ts'
import { words } from './messages.ts'
import { readName, readNames } from './names.ts'
import type { OfficialNames } from '../../law/official-names.ts'
import type { OrganisationName } from './rights.ts'

const columns = ['id', 'name', 'names', 'identifier_scheme', 'identifier'] as const

const named = ({ id, name, names, identifier_scheme: scheme, identifier: value }: { id: string; name: string; names: OfficialNames | null; identifier_scheme: string; identifier: string }): OrganisationName =>
  ({ id, name, ...(names && { names }), identifier: { scheme, value } })

/** A person's place in an organisation. */
export interface Membership {
  readonly id: string
  readonly person: string
  readonly name: string
  readonly capacity: 'head' | 'member'
  /** Whether a signature with the organisation's number has been seen. */
  readonly proved: boolean
  readonly beganAt: Instant
  readonly endsAt?: Instant
}

/**
 * Adds an organisation, or takes up one that nobody heads any more; whoever adds it is its head, not proved yet.
 *
 * @param given `number` is one by a scheme of the country for organisations; `names` are those in further languages
 * @throws Failure 'conflict' when somebody has added the number, 'invalid' when it is none, or the name is missing or tells of a person
 */
export async function addOrganisation(
  means: Means, tx: Tx, actor: Actor, given: { readonly number: string; readonly name: string; readonly names?: OfficialNames },
): Promise<OrganisationName> {
  const { name, problems: ofName } = readName(means, given.name, { field: 'name', longest: 300, missing: words.organisationName })
  const { names, problems: ofNames } = readNames(means, given.names ?? {})
  const problems = [...ofName, ...ofNames]
  if (problems[0]) throw new Failure('invalid', problems[0].text, problems)
  const read = readIdentifier(means.schemes, 'organisation', given.number)
  if ('fault' in read) throw new Failure('invalid', read.fault, [{ field: 'number', text: read.fault }])
  const { identifier } = read
  const now = means.now()
  await tx
    .insertInto('organisation')
    .values({ id: newId(), identifier_scheme: identifier.scheme, identifier: identifier.value, name, names: names === undefined ? null : JSON.stringify(names), created_at: now })
    .onConflict((on) => on.columns(['identifier', 'identifier_scheme']).doNothing())
    .execute()
  const organisation = await tx.selectFrom('organisation').select(columns)
    .where('identifier', '=', identifier.value).where('identifier_scheme', '=', identifier.scheme).forUpdate().executeTakeFirstOrThrow()
  const members = await tx
    .selectFrom('membership').select(['person', 'capacity']).where('organisation', '=', organisation.id).where('ends_at', 'is', null).execute()
  const own = members.some((member) => member.person === actor.person)
  if (own || members.some((member) => member.capacity === 'head')) {
    const text = own ? words.numberYours : words.numberTaken
    throw new Failure('conflict', text, [{ field: 'number', text }])
  }
  await tx.insertInto('membership').values(freshMembership(organisation.id, actor.person, 'head', now)).execute()
  // One that nobody heads any more is called as its new head says, and keeps the first name.
  const stored = { ...organisation, ...(await tx.updateTable('organisation').set({ names: names === undefined ? null : JSON.stringify(names) }).where('id', '=', organisation.id)
    .where('name_erased_at', 'is', null).returning('names').executeTakeFirst()) }
  // Whoever adds an organisation has proved nothing yet: what they call it enters the record as a commitment only.
  const { id: entry } = await means.journal.append(tx, actorString(actor), {
    type: 'organisation.added', subject: `organisation:${organisation.id}`, body: { scheme: identifier.scheme, identifier: identifier.value }, personal: { name: stored.name, ...(stored.names && { names: { ...stored.names } }), head: actor.person },
  })
  await tx.insertInto('organisation_entry').values({ organisation: organisation.id, entry }).execute()
  return named(stored)
}

/**
 * Says what the organisation that the actor heads is called in each language. Languages left empty have the first name.
 *
 * @throws Failure 'refused' for anybody but a head in its hat, 'invalid' for a name that is too long or tells of a person, 'conflict' once the name is erased
 */
export async function nameOrganisation(means: Means, tx: Tx, actor: Actor, given: OfficialNames): Promise<void> {
  const organisation = headed(actor)
  const { names, problems } = readNames(means, given)
  if (problems[0]) throw new Failure('invalid', problems[0].text, problems)
  const changed = await tx.updateTable('organisation').set({ names: names === undefined ? null : JSON.stringify(names) })
    .where('id', '=', organisation).where('name_erased_at', 'is', null).executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw new Failure('conflict', words.nameErasedBefore)
  const { id: entry } = await means.journal.append(tx, actorString(actor), {
    type: 'organisation.named', subject: `organisation:${organisation}`, body: {}, ...(names && { personal: { names: { ...names } } }),
  })
  await tx.insertInto('organisation_entry').values({ organisation, entry }).execute()
}

/** Makes a person a member of the organisation that the actor heads. A member sees its matters; acting takes a delegation. */
export async function addMember(means: Means, tx: Tx, actor: Actor, person: string): Promise<void> {
  const organisation = headed(actor)
  const known = isId(person) && (await tx.selectFrom('person').select('id').where('id', '=', person).where('closed_at', 'is', null).executeTakeFirst())
  if (!known) throw new Failure('not found', words.personUnknown)
  const already = await tx
    .selectFrom('membership').select('id')
    .where('organisation', '=', organisation).where('person', '=', person).where('ends_at', 'is', null).executeTakeFirst()
  if (already) return
  await tx.insertInto('membership').values(freshMembership(organisation, person, 'member', means.now())).execute()
  await means.journal.append(tx, actorString(actor), {
    type: 'organisation.member-added', subject: `organisation:${organisation}`, body: {}, personal: { person },
  })
}

/** Ends a member's place in the organisation that the actor heads. */
export async function endMembership(means: Means, tx: Tx, actor: Actor, person: string): Promise<void> {
  const organisation = headed(actor)
  const ended = isId(person) && (await tx
    .updateTable('membership').set({ ends_at: means.now() })
    .where('organisation', '=', organisation).where('person', '=', person).where('capacity', '=', 'member').where('ends_at', 'is', null)
    .executeTakeFirst())
  if (!ended || ended.numUpdatedRows === 0n) throw new Failure('not found', words.personUnknown)
  await means.journal.append(tx, actorString(actor), {
    type: 'organisation.member-left', subject: `organisation:${organisation}`, body: {}, personal: { person },
  })
  await means.rightsEnd.rightEnded(tx, actorString(actor), person)
}

/** Which organisations are asked for: by their ids, by their numbers as the country writes them, or both. */
export interface WhichOrganisations { readonly ids?: readonly string[]; readonly numbers?: readonly string[] }

/** An organisation, with the moment since which its name is erased and its number stands in its place. */
export interface Organisation extends OrganisationName {
  readonly nameErasedAt?: Instant
}

/** An organisation by id, or by its number as the country writes it; `undefined` when there is none. */
export async function organisationOf(db: Db | Tx, by: { readonly id: string } | { readonly number: string }): Promise<Organisation | undefined> {
  if ('id' in by && !isId(by.id)) return undefined
  const query = db.selectFrom('organisation').select([...columns, 'name_erased_at'])
  const row = await ('id' in by ? query.where('id', '=', by.id) : query.where('identifier', '=', by.number)).executeTakeFirst()
  if (row === undefined) return undefined
  const { name_erased_at: erased, ...organisation } = row
  return { ...named(organisation), ...(erased !== null && { nameErasedAt: erased }) }
}

/** The names of those of these organisations that may stand in public, by their ids: a head has proved themself, and the name is not erased. */
export async function confirmedNames(db: Db, { ids = [], numbers = [] }: WhichOrganisations): Promise<ReadonlyMap<string, OrganisationName>> {
  const known = [...new Set(ids)].filter(isId)
  if (known.length === 0 && numbers.length === 0) return new Map()
  const rows = await db.selectFrom('organisation as o').select(columns.map((column) => `o.${column}` as const))
    .where((e) => e.or([sql<boolean>`o.id = any(${known}::uuid[])`, sql<boolean>`o.identifier = any(${[...new Set(numbers)]}::text[])`])).where('o.name_erased_at', 'is', null)
    .where((e) => e.exists(e.selectFrom('membership as m').select('m.id').whereRef('m.organisation', '=', 'o.id')
      .where('m.capacity', '=', 'head').where('m.proved_at', 'is not', null).where('m.ends_at', 'is', null)))
    .execute()
  return new Map(rows.map((row) => [row.id, named(row)]))
}

/** Who heads the organisation and who works in it, now. */
export async function membersOf(means: Means, organisation: string, within: Db | Tx = means.db): Promise<readonly Membership[]> {
  const now = means.now()
  const rows = await within
    .selectFrom('membership as m').innerJoin('person as p', 'p.id', 'm.person').selectAll('m').select('p.name')
    .where('m.organisation', '=', organisation).where('m.began_at', '<=', now)
    .where((e) => e.or([e('m.ends_at', 'is', null), e('m.ends_at', '>', now)]))
    .orderBy('m.capacity').orderBy('p.name')
    .execute()
  return rows.map((row) => ({
    id: row.id, person: row.person, name: row.name, capacity: row.capacity, proved: row.proved_at !== null, beganAt: row.began_at,
    ...(row.ends_at === null ? {} : { endsAt: row.ends_at }),
  }))
}

/** The organisation in whose hat the actor is its head. @throws Failure 'refused' otherwise */
export function headed(actor: Actor): string {
  if (actor.organisation === undefined || actor.capacity !== 'head') throw new Failure('refused', words.headOnly)
  return actor.organisation.id
}

const freshMembership = (organisation: string, person: string, capacity: 'head' | 'member', now: Instant) => ({
  id: newId(), organisation, person, capacity, began_at: now, ends_at: null, proved_at: null, proved_by: null,
})

/** Organisations whose name holds these words or whose number begins so, at most `limit`. */
export async function findOrganisations(db: Db, words: string, limit: number): Promise<readonly OrganisationName[]> {
  const part = words.normalize('NFC').trim().replaceAll(/[%_\\]/g, '')
  const rows = await db.selectFrom('organisation').select(columns)
    .where((expression) => expression.or([expression('name', 'ilike', `%${part}%`), expression(sql`names::text`, 'ilike', `%${part}%`), expression('identifier', 'like', `${part.replaceAll(/\s/g, '')}%`)]))
    .orderBy('name').limit(limit).execute()
  return rows.map(named)
}

/** The organisations with these ids, by id. */
export async function organisationsById(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, OrganisationName>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('organisation').select(columns).where('id', 'in', [...new Set(ids)]).execute()
  return new Map(rows.map((row) => [row.id, named(row)]))
}
