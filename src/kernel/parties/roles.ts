/** Roles in office, and the administrator's view of people. */
import { sql } from 'kysely'
import { Failure } from '../../law/failure.ts'
import type { Instant } from '../../law/time.ts'
import { newId } from '../database/index.ts'
import type { Tx } from '../database/index.ts'
import { actorString } from './actor.ts'
import type { Actor, SystemActor } from './actor.ts'
import { checkAppoints, type FillingAct } from './appointments.ts'
import { isId } from './means.ts'
import type { Means } from './means.ts'
import { words } from './messages.ts'

/** A role that a person holds or held. */
export interface RoleAssignment {
  readonly id: string
  readonly role: string
  readonly beganAt: Instant
  readonly endsAt?: Instant
  /** Who gave it, as the journal writes actors. */
  readonly givenBy: string
}

/** A person as an administrator sees them. */
export interface PersonSummary {
  readonly id: string
  readonly name: string
  readonly email?: string
  readonly createdAt: Instant
  readonly closedAt?: Instant
  readonly roles: readonly string[]
}

/** An office that is given, from a moment to come where `from` says so, and until `until` where that is known: then it ends by itself. */
export interface Appointing {
  readonly person: string
  readonly role: string
  readonly from?: Instant
  readonly until?: Instant
}

/**
 * Gives a role, in place of what the person holds of it from then on: by a decision, or as the installation does, which the journal says.
 *
 * @throws Failure 'refused' where another fills the office, and for one's own roles, 'invalid', 'not found', 'conflict' for the last administrator without an end
 */
export async function grantRole(means: Means, tx: Tx, by: Actor | SystemActor, given: Appointing, act?: FillingAct): Promise<void> {
  if (!/^[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)*$/.test(given.role)) {
    throw new Failure('invalid', words.roleName, [{ field: 'role', text: words.roleName }])
  }
  if (act) await checkAppoints(means, tx, by, given, act)
  const now = means.now()
  const from = given.from !== undefined && given.from > now ? given.from : now
  if (given.until !== undefined && !(given.until > from)) {
    throw new Failure('invalid', words.delegationDates, [{ field: 'until', text: words.delegationDates }])
  }
  const person = isId(given.person) && (await tx
    .selectFrom('person').select('id').where('id', '=', given.person).where('closed_at', 'is', null).forUpdate().executeTakeFirst())
  if (!person) throw new Failure('not found', words.personUnknown)
  if (given.role === 'administrator' && given.until !== undefined) await keepAnAdministrator(means, tx, given.person)
  await endFrom(tx, given, from, now)
  await tx
    .insertInto('role_assignment')
    .values({ id: newId(), person: given.person, role: given.role, began_at: from, ends_at: given.until ?? null, given_by: actorString(by) })
    .execute()
  await means.journal.append(tx, actorString(by), {
    type: 'role.given', subject: `person:${given.person}`, body: { role: given.role, ...(from > now && { from }), until: given.until ?? null, ...groundOf(act) },
  })
}

/** What the journal says that a role rests on: a decision, or that it was set up past the procedure, as the first administrator is. */
const groundOf = (act: FillingAct | undefined) => (act ? { decision: act.decision } : { installed: true })

/** Ends what a person holds of a role from a moment on; what was to begin later never begins, and stays on record as ended now. Answers how many ended. */
async function endFrom(tx: Tx, { person, role }: Pick<Appointing, 'person' | 'role'>, from: Instant, now: Instant): Promise<bigint> {
  const { numUpdatedRows } = await tx
    .updateTable('role_assignment')
    .set({
      began_at: sql<Instant>`case when began_at >= ${from} then least(began_at, ${now}) else began_at end`,
      ends_at: sql<Instant>`case when began_at >= ${from} then ${now} else ${from} end::timestamptz`,
    })
    .where('person', '=', person).where('role', '=', role)
    .where((e) => e.or([e('ends_at', 'is', null), e('ends_at', '>', from)]))
    .executeTakeFirst()
  return numUpdatedRows
}

/** Takes a role away at once, also one that is still to begin. @throws Failure 'refused', 'not found', 'conflict' for the last administrator */
export async function revokeRole(
  means: Means, tx: Tx, by: Actor | SystemActor, given: { readonly person: string; readonly role: string }, act?: FillingAct,
): Promise<void> {
  if (act) await checkAppoints(means, tx, by, given, act)
  if (given.role === 'administrator') await keepAnAdministrator(means, tx, given.person)
  const now = means.now()
  const ended = isId(given.person) ? await endFrom(tx, given, now, now) : 0n
  if (ended === 0n) throw new Failure('not found', words.roleUnknown)
  await means.journal.append(tx, actorString(by), {
    type: 'role.taken', subject: `person:${given.person}`, body: { role: given.role, ...groundOf(act) },
  })
}

/**
 * Makes sure that an administrator remains when this person is one no more, and not only one whose own appointment ends by itself: nobody would notice that day.
 * Holds the table so that two cannot go at once.
 */
export async function keepAnAdministrator(means: Means, tx: Tx, leaves: string): Promise<void> {
  const now = means.now()
  const administrators = await tx
    .selectFrom('role_assignment').select(['person', 'ends_at'])
    .where('role', '=', 'administrator').where('began_at', '<=', now)
    .where((e) => e.or([e('ends_at', 'is', null), e('ends_at', '>', now)]))
    .forUpdate().execute()
  const [own, others] = [administrators.filter(({ person }) => person === leaves), administrators.filter(({ person }) => person !== leaves)]
  const lasts = (rows: typeof administrators): boolean => rows.some(({ ends_at: end }) => end === null)
  if (own.length > 0 && (others.length === 0 || (lasts(own) && !lasts(others)))) throw new Failure('conflict', words.lastAdministrator)
}

/** Everything a person holds or held, newest first. For administrators. */
export async function roleHistory(means: Means, by: Actor, person: string): Promise<readonly RoleAssignment[]> {
  checkAdministrator(by)
  if (!isId(person)) return []
  const rows = await means.db.selectFrom('role_assignment').selectAll().where('person', '=', person).orderBy('began_at', 'desc').execute()
  return rows.map((row) => ({
    id: row.id, role: row.role, beganAt: row.began_at, givenBy: row.given_by, ...(row.ends_at === null ? {} : { endsAt: row.ends_at }),
  }))
}

/** Finds people by part of a name or address; the newest first when nothing is asked. At most 50. For administrators. */
export async function searchPeople(means: Means, by: Actor, asked: string): Promise<readonly PersonSummary[]> {
  checkAdministrator(by)
  const like = `%${asked.trim().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const people = await means.db
    .selectFrom('person').select(['id', 'name', 'email', 'created_at', 'closed_at'])
    .$if(asked.trim() !== '', (query) => query.where((e) => e.or([e('name', 'ilike', like), e('email', 'ilike', like)])))
    .orderBy('id', 'desc').limit(50).execute()
  const now = means.now()
  const held = people.length === 0 ? [] : await means.db
    .selectFrom('role_assignment').select(['person', 'role']).distinct()
    .where('person', 'in', people.map((person) => person.id)).where('began_at', '<=', now)
    .where((e) => e.or([e('ends_at', 'is', null), e('ends_at', '>', now)]))
    .orderBy('role').execute()
  return people.map((person) => ({
    id: person.id, name: person.name, createdAt: person.created_at,
    roles: held.filter((row) => row.person === person.id).map((row) => row.role),
    ...(person.email === null ? {} : { email: person.email }),
    ...(person.closed_at === null ? {} : { closedAt: person.closed_at }),
  }))
}

/** @throws Failure 'refused' unless the actor wears the office hat with the administrator's role */
export function checkAdministrator(by: Actor): void {
  if (!by.roles.includes('administrator')) throw new Failure('refused', words.administratorOnly)
}
