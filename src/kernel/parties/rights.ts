/** By what right a person acts for an organisation, or in office, at a given moment. */
import { type RawBuilder, sql } from 'kysely'
import type { ActFor, DelegableAct } from '../../law/delegable.ts'
import type { Identifier } from '../../law/identifier-scheme.ts'
import type { Instant } from '../../law/time.ts'
import type { Db, Tx } from '../database/index.ts'
import type { OfficialNames } from '../../law/official-names.ts'

export interface OrganisationName {
  readonly id: string
  /** The name that was given first, which stands in every language without one of its own. */
  readonly name: string
  readonly names?: OfficialNames
  readonly identifier: Identifier
}

/** A right to act for an organisation, in force at the moment asked about. */
export interface Right {
  readonly organisation: OrganisationName
  readonly capacity: 'head' | 'member' | 'delegate'
  /** Whether the head it comes from has been proved by a signature with the organisation's number. */
  readonly proved: boolean
  /** Id of the delegation, when `capacity` is `delegate`. */
  readonly delegation?: string
  /** The kinds of acts and the procedures that the right covers. A member's covers none: a member sees, and acts by delegation. */
  readonly scope: 'all' | readonly string[]
  readonly endsAt?: Instant
}

/** A right as the database tells it. */
export interface RightRow {
  readonly id: string
  readonly name: string
  readonly names: OfficialNames | null
  readonly identifier_scheme: string
  readonly identifier: string
  readonly capacity: Right['capacity']
  readonly proved: boolean
  readonly ends_at: Instant | null
  readonly delegation: string | null
  readonly scope: string[] | null
}

/** Every right in force that a person has, for one organisation or for all, as a part of another statement: `RightRow`s with `since`. */
export const rightsInForce = (person: RawBuilder<unknown>, at: Instant, organisation: string | null = null): RawBuilder<RightRow> => sql<RightRow>`
    select o.id, o.name, o.names, o.identifier_scheme, o.identifier, m.capacity, m.proved_at is not null as proved, m.ends_at, null::uuid as delegation,
      case when m.capacity = 'member' then '{}'::text[] end as scope, m.began_at as since
    from membership m join organisation o on o.id = m.organisation
    where m.person = ${person} and m.began_at <= ${at} and (m.ends_at is null or m.ends_at > ${at})
      and (${organisation}::uuid is null or o.id = ${organisation}::uuid)
    union all
    select o.id, o.name, o.names, o.identifier_scheme, o.identifier, 'delegate',
      exists (select from membership h where h.organisation = d.organisation and h.person = d.from_person and h.capacity = 'head' and h.proved_at is not null),
      d.ends_at, d.id, d.scope, d.created_at
    from delegation d join organisation o on o.id = d.organisation
    where d.to_person = ${person} and d.revoked_at is null and d.began_at <= ${at} and d.ends_at > ${at}
      and (${organisation}::uuid is null or o.id = ${organisation}::uuid)`

/** Rights as they were told, oldest first, strongest first for each organisation: head, delegate, member. */
export const rightsFrom = (rows: readonly RightRow[]): readonly Right[] =>
  rows.map(({ id, name, names, identifier_scheme: scheme, identifier: value, capacity, proved, delegation, scope, ends_at: endsAt }): Right => ({
    organisation: { id, name, ...(names && { names }), identifier: { scheme, value } }, capacity, proved, scope: scope ?? 'all',
    ...(delegation !== null && { delegation }), ...(endsAt !== null && { endsAt }),
  })).toSorted((a, b) => strength(a) - strength(b))

/** Every right in force that a person has, strongest first for each organisation: head, delegate, member. */
export async function rightsOf(db: Db | Tx, person: string, at: Instant, organisation: string | null = null): Promise<readonly Right[]> {
  const { rows } = await sql<RightRow>`${rightsInForce(sql`${person}::uuid`, at, organisation)} order by since`.execute(db)
  return rightsFrom(rows)
}

/**
 * Whether a person has any right for an organisation, as a condition within another statement: the short question of every act,
 * for which the rights need not be read. No organisation (null) is nobody's.
 */
export const insider = (person: string, at: Instant, organisation: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`(exists (
    select from membership where person = ${person} and organisation = ${organisation} and began_at <= ${at} and (ends_at is null or ends_at > ${at})
  ) or exists (
    select from delegation where to_person = ${person} and organisation = ${organisation} and revoked_at is null and began_at <= ${at} and ends_at > ${at}
  ))`

/** Whether a right of a person's for an organisation covers a kind of act, as a condition within another statement. */
export const covered = (person: string, at: Instant, organisation: string, act: DelegableAct['id']): RawBuilder<boolean> =>
  sql<boolean>`exists (select from (${rightsInForce(sql`${person}::uuid`, at, organisation)}) held where held.scope is null or ${act} = any(held.scope))`

/** Whether a person has a right for an organisation that comes from a proved head, as a condition within another statement. */
export const rightProved = (person: string, at: Instant, organisation: string): RawBuilder<boolean> =>
  sql<boolean>`exists (select from (${rightsInForce(sql`${person}::uuid`, at, organisation)}) held where held.proved)`

/**
 * Until when a person acted for an organisation as head, member or delegate, as a part of another statement: null when they never did. A
 * delegation that has not begun yet is in force for this question: their interests are one already.
 */
export const actedUntil = (person: string, at: Instant, organisation: RawBuilder<unknown>): RawBuilder<Instant | 'in force' | null> => sql<Instant | 'in force' | null>`(
    select case when bool_or(ended is null or ended > ${at}) then 'in force'
      else to_char(max(ended) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end from (
      select ends_at as ended from membership where person = ${person}::uuid and organisation = ${organisation}
      union all select coalesce(revoked_at, ends_at) from delegation where to_person = ${person}::uuid and organisation = ${organisation}
    ) as ties)`

/** Until when a person held an office; undefined when they never did. One that has not begun yet is held for this question. */
export async function inOfficeUntil(db: Db | Tx, person: string, role: string, at: Instant): Promise<Instant | 'in force' | undefined> {
  const { rows: [found] } = await sql<{ open: boolean | null; ended: Instant | null }>`
    select bool_or(ends_at is null or ends_at > ${at}) as open, max(ends_at) as ended from role_assignment where person = ${person} and role = ${role}`.execute(db)
  return found?.open ? 'in force' : found?.ended ?? undefined
}

/** The strongest right that covers an act; `undefined` when none does. Rights come strongest first. */
export const rightFor = (rights: readonly Right[], { act, procedure }: ActFor): Right | undefined =>
  rights.find(({ scope }) => scope === 'all' || scope.includes(act) || (procedure !== undefined && scope.includes(procedure)))

/** One right for each organisation, the strongest. */
export const strongest = (rights: readonly Right[]): readonly Right[] =>
  rights.filter((right, place) => rights.findIndex((other) => other.organisation.id === right.organisation.id) === place)

/** The roles that a person holds at a moment, by name, as a part of another statement. */
export const rolesInForce = (person: RawBuilder<unknown>, at: Instant): RawBuilder<readonly string[]> => sql<readonly string[]>`array(
    select distinct role from role_assignment where person = ${person} and began_at <= ${at} and (ends_at is null or ends_at > ${at}) order by role)`

/** The roles that a person holds at a moment. */
export async function rolesOf(db: Db | Tx, person: string, at: Instant): Promise<readonly string[]> {
  const { rows: [row] } = await sql<{ roles: readonly string[] }>`select ${rolesInForce(sql`${person}::uuid`, at)} as roles`.execute(db)
  return row!.roles
}

const order = { head: 0, delegate: 1, member: 2 } as const

/** Head before delegate before member; among delegations, one for everything first. */
const strength = (right: Right) => order[right.capacity] * 2 + (right.scope === 'all' ? 0 : 1)
