/** For whom an office is filled: for its body by that body, and by the programme where the body has no administrator. */
import { administratorOf, type Body, bodyOfRole, representativeOf } from '../../law/body.ts'
import { Failure } from '../../law/failure.ts'
import type { Instant } from '../../law/time.ts'
import type { Db, Tx } from '../database/index.ts'
import type { Actor, SystemActor } from './actor.ts'
import type { Means } from './means.ts'
import { bodyAdministratorOnly, words } from './messages.ts'

/** Somebody in an office of a body, now or from a day to come. */
export interface Appointment {
  readonly person: string
  readonly name: string
  readonly role: string
  readonly beganAt: Instant
  readonly endsAt?: Instant
}

/** The decision that fills or ends an office. */
export interface FillingAct {
  readonly decision: string
  /** Id of the body that decided for itself; absent where the programme did. */
  readonly body?: string
  /** Whoever proposed it, if not who decided. */
  readonly opener?: string
}

/**
 * Makes sure that this office is filled by whoever decides on it. Who may decide in a body or for the programme is said by the procedure: the programme appoints the
 * administrators of bodies, and to every office of a body that has no administrator; a body to its other offices alone. Nobody appoints or dismisses themself.
 *
 * @throws Failure 'refused' with who does it
 */
export async function checkAppoints(
  means: Means, tx: Tx, by: Actor | SystemActor, { person, role }: { readonly person: string; readonly role: string }, { body: deciding, opener }: Omit<FillingAct, 'decision'>,
): Promise<void> {
  const appointing = await appointingRole(means, tx, role)
  if (appointing !== (deciding === undefined ? 'administrator' : administratorOf({ id: deciding }))) {
    const body = bodyOfRole(means.bodies(), role)
    throw new Failure('refused', body === undefined || appointing === 'administrator' ? words.administratorOnly : bodyAdministratorOnly(body.name))
  }
  if (opener === person || ('person' in by && by.person === person)) throw new Failure('refused', words.ownRole)
}

/** The bodies that had an administrator and have none now: the programme appoints to their offices until it has appointed one. */
export async function leftBodies(means: Means, within: Db | Tx = means.db): Promise<readonly Body[]> {
  const bodies = means.bodies()
  if (bodies.length === 0) return []
  const now = means.now()
  const rows = await within.selectFrom('role_assignment as r').innerJoin('person as p', 'p.id', 'r.person').select('r.role')
    .where('r.role', 'in', bodies.map(administratorOf)).where('r.began_at', '<=', now).groupBy('r.role')
    .having(({ fn, eb, or }) => eb(fn.countAll().filterWhere('p.closed_at', 'is', null).filterWhere(or([eb('r.ends_at', 'is', null), eb('r.ends_at', '>', now)])), '=', 0n)).execute()
  const left = new Set(rows.map(({ role }) => role))
  return bodies.filter((body) => left.has(administratorOf(body)))
}

/** Whoever may fill an office now: to whom its vacancy is told. */
export const appointersOf = async (means: Means, role: string, within: Db | Tx = means.db): Promise<readonly { readonly id: string; readonly name: string }[]> =>
  holdersOf(means, [await appointingRole(means, within, role)], within)

/** The role in which an office is filled, as its body stands now. */
async function appointingRole(means: Means, within: Db | Tx, role: string): Promise<string> {
  const body = bodyOfRole(means.bodies(), role)
  if (body === undefined || role === administratorOf(body)) return 'administrator'
  const [own] = await holdersOf(means, [administratorOf(body)], within)
  return own === undefined ? 'administrator' : administratorOf(body)
}

/**
 * Everybody who is in an office of a body or will be, by office and name.
 *
 * @throws Failure 'refused' unless the actor administers the programme or this body
 */
export async function appointmentsOf(means: Means, by: Actor, body: Body): Promise<readonly Appointment[]> {
  if (!by.roles.includes('administrator') && !by.roles.includes(administratorOf(body))) throw new Failure('refused', bodyAdministratorOnly(body.name))
  const now = means.now()
  const rows = await means.db
    .selectFrom('role_assignment as r').innerJoin('person as p', 'p.id', 'r.person').select(['p.id as person', 'p.name', 'r.role', 'r.began_at', 'r.ends_at'])
    .where('r.role', 'in', [administratorOf(body), representativeOf(body), ...Object.keys(body.roles)]).where('p.closed_at', 'is', null)
    .where((e) => e.or([e('r.ends_at', 'is', null), e('r.ends_at', '>', now)]))
    .orderBy('r.role').orderBy('p.name').orderBy('r.began_at').execute()
  return rows.map(({ person, name, role, began_at: beganAt, ends_at: endsAt }) => ({ person, name, role, beganAt, ...(endsAt !== null && { endsAt }) }))
}

/** Whoever holds one of these roles now, by name, each person once. */
export async function holdersOf(means: Means, roles: readonly string[], within: Db | Tx = means.db): Promise<readonly { readonly id: string; readonly name: string }[]> {
  if (roles.length === 0) return []
  const now = means.now()
  return within
    .selectFrom('person as p').innerJoin('role_assignment as r', 'r.person', 'p.id').select(['p.id', 'p.name']).distinct()
    .where('r.role', 'in', roles).where('p.closed_at', 'is', null).where('r.began_at', '<=', now)
    .where((e) => e.or([e('r.ends_at', 'is', null), e('r.ends_at', '>', now)]))
    .orderBy('p.name').execute()
}
