/** Who stands behind a request: the session of a secret, the hat that it wears and those that it may wear, in one question to the database. */
import { type Selectable, sql } from 'kysely'
import { servesAt } from '../../law/body.ts'
import type { Locale } from '../../law/text.ts'
import { type Instant, instantAt } from '../../law/time.ts'
import type { Actor } from './actor.ts'
import { unreadBy } from './inbox.ts'
import { keptFor } from './kept-for.ts'
import { after, isId, type Means } from './means.ts'
import { type Right, type RightRow, rightsFrom, rightsInForce, rightsOf, rolesInForce, strongest } from './rights.ts'
import { type Suspension, suspensionOf } from './suspended.ts'
import type { Method, SessionTable } from './tables.ts'

/** In whose name a session acts. */
export type Hat = { readonly kind: 'self' } | { readonly kind: 'organisation'; readonly organisation: string } | { readonly kind: 'office' }
  /** At a counter, for the person who is there. */
  | { readonly kind: 'counter'; readonly visit: string }

/** A session as its owner sees it in the list. */
export interface Session {
  readonly id: string
  readonly method: Method
  /** What the browser called itself when it signed in. */
  readonly device: string
  readonly createdAt: Instant
  readonly usedAt: Instant
  readonly expiresAt: Instant
}

/** The hats that a person may put on besides their own: one right for each organisation, the strongest, and their offices. */
export interface Hats {
  readonly organisations: readonly Right[]
  readonly roles: readonly string[]
}

/** Who stands behind a request. */
export interface Presence {
  readonly session: Session
  readonly actor: Actor
  readonly hat: Hat
  readonly hats: Hats
  /** How many letters nobody has opened, in the hat that is worn. */
  readonly unread: number
  /** Whether they left a form before sending it, in any hat. */
  readonly leftForms: boolean
  /** The order by which the actor may not act now: they are let in where that is said, and nowhere else. */
  readonly suspended?: Suspension
  readonly locale: Locale
  /** When the session ends if nobody uses it until then. */
  readonly endsAt: Instant
  /** Seconds until then. */
  readonly endsIn: number
  /** The end is as late as it can be: to go on using the session does not move it. */
  readonly endFixed: boolean
  /** The value that every form of this session must send back (CSRF). */
  readonly formToken: string
}

/**
 * Who stands behind a session's secret now; `undefined` when it has ended. The right to the hat is looked up anew each
 * time: when it has ended, the person acts for themself again.
 */
export async function presenceOf(means: Means, secret: string): Promise<Presence | undefined> {
  const live = await liveSession(means, secret)
  if (live === undefined) return undefined
  const { actor, hat } = servingAt(means, live) ?? dressed(live)
  const suspended = suspensionOf(means.standing, actor)
  const endsAt = endOf(means, live.expires_at)
  return {
    session: presented(live), actor, hat, hats: { organisations: strongest(live.rights), roles: live.roles }, unread: Number(live.unread), leftForms: live.left_forms,
    ...(suspended && { suspended }), locale: live.locale, endsAt, endsIn: secondsUntil(means, endsAt), endFixed: endsAt >= live.expires_at, formToken: means.secrets.formToken(secret, live.person),
  }
}

/** Counted from the beginning of this minute, as `endOf` ends with one. */
const secondsUntil = ({ now }: Means, endsAt: Instant): number => (Date.parse(endsAt) - Math.floor(Date.parse(now()) / 60_000) * 60_000) / 1000

/** A session ends when it was unused for long, and at its own end in any case. To the minute before: a page that says so is the same for as long. */
function endOf({ now, settings }: Means, expiresAt: Instant): Instant {
  const unused = instantAt(Math.floor(Date.parse(after(now(), settings.idleMinutes ?? keptFor.idleMinutes)) / 60_000) * 60_000)
  return unused < expiresAt ? unused : expiresAt
}

/** The person whom an officer serves at a counter, while the visit lasts, the officer holds an office of that counter and no order keeps either from acting. */
function servingAt({ bodies, standing }: Means, { person: officer, hat, served, served_name: name, visit, visit_body: body, roles }: LiveSession): { actor: Actor; hat: Hat } | undefined {
  if (hat !== 'counter' || visit === null || served === null || name === null || body === null || !servesAt(bodies(), body, roles)) return undefined
  const actor: Actor = { person: served, name, roles: [], counter: { visit, officer, body } }
  return suspensionOf(standing, actor) ? undefined : { actor, hat: { kind: 'counter', visit } }
}

interface LiveSession extends Selectable<SessionTable> {
  /** Whom the officer serves: null when the visit has ended. */
  readonly served: string | null
  readonly served_name: string | null
  readonly visit_body: string | null
  readonly person_name: string
  readonly locale: Locale
  readonly roles: readonly string[]
  readonly unread: bigint
  readonly left_forms: boolean
  readonly rights: readonly Right[]
}

/** The session of a secret with whoever it is of and all their hats; that it is in use is written down once a minute. Undefined when it has ended. */
export async function liveSession(means: Means, secret: string): Promise<LiveSession | undefined> {
  const now = means.now()
  const { rows } = await sql<Omit<LiveSession, 'rights'> & (RightRow | Record<keyof RightRow, null>) & { session: string }>`
    with live as (
      select s.*, p.name as person_name, p.locale, v.body as visit_body, c.id as served, c.name as served_name from session s join person p on p.id = s.person
        left join counter_visit v on v.id = s.visit and v.officer = s.person and v.shown_at is not null and v.ends_at > ${now} left join person c on c.id = v.person and c.closed_at is null
      where s.secret_hash = ${means.secrets.hash('session', secret)} and s.expires_at > ${now} and s.used_at > ${idleSince(means, now)} and p.closed_at is null
    ), used as (
      update session set used_at = ${now} from live where session.id = live.id and live.used_at <= ${after(now, -1)} returning session.id
    )
    select live.id as session, live.person, live.hat, live.organisation, live.visit, live.visit_body, live.served, live.served_name, live.method, live.device, live.created_at, live.used_at, live.expires_at, live.person_name, live.locale,
      ${rolesInForce(sql`live.person`, now)} as roles,
      ${unreadBy(sql`live.person`, sql`live.organisation`)} as unread,
      exists(select from left_form where left_form.person = live.person) as left_forms,
      held.id, held.name, held.names, held.identifier_scheme, held.identifier, held.capacity, held.proved, held.ends_at, held.delegation, held.scope
    from live left join lateral (${rightsInForce(sql`live.person`, now)}) held on true order by held.since`.execute(means.db)
  const [row] = rows
  if (row === undefined) return undefined
  const rights = rightsFrom(rows.flatMap((right) => (right.id === null ? [] : [right])))
  return { ...row, id: row.session, rights }
}

/** A person in the hat that their session wears, if they may still wear it. */
export function dressed({ person, person_name: name, hat, organisation, roles, rights }: Pick<LiveSession, 'person' | 'person_name' | 'hat' | 'organisation' | 'roles' | 'rights'>): { actor: Actor; hat: Hat } {
  const self: Actor = { person, name, roles: [] }
  // Whose visit at the counter has ended is in office again.
  if ((hat === 'office' || hat === 'counter') && roles.length > 0) return { actor: { ...self, roles }, hat: { kind: 'office' } }
  const right = hat === 'organisation' ? rights.find((one) => one.organisation.id === organisation) : undefined
  if (right !== undefined) return { actor: inHat(self, right), hat: { kind: 'organisation', organisation: right.organisation.id } }
  return { actor: self, hat: { kind: 'self' } }
}

/** The person in an organisation's hat, by their strongest right; `undefined` when they have none. */
export async function actorFor(means: Means, self: Actor, organisation: string, now: Instant): Promise<Actor | undefined> {
  if (!isId(organisation)) return undefined
  const [right] = await rightsOf(means.db, self.person, now, organisation)
  return right && inHat(self, right)
}

const inHat = (self: Actor, { organisation, capacity, delegation }: Right): Actor =>
  ({ ...self, organisation, capacity, ...(delegation === undefined ? {} : { delegation }) })

/** A session unused since then has ended. */
export const idleSince = ({ settings }: Means, now: Instant): Instant => after(now, -(settings.idleMinutes ?? keptFor.idleMinutes))

export const presented = (row: Selectable<SessionTable>): Session => ({
  id: row.id, method: row.method, device: row.device, createdAt: row.created_at, usedAt: row.used_at, expiresAt: row.expires_at,
})
