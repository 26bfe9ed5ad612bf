/** By what right a person acts for an organisation, or in office, at a given moment. */
import { sql } from 'kysely'
import type { Instant } from '../../law/time.ts'
import type { Db, Tx } from '../database/index.ts'

export interface OrganisationName {
  readonly id: string
  readonly name: string
  readonly bin: string
}

/** A right to act for an organisation, in force at the moment asked about. */
export interface Right {
  readonly organisation: OrganisationName
  readonly capacity: 'head' | 'member' | 'delegate'
  /** Whether the head it comes from has been proved by a signature with the organisation's BIN. */
  readonly proved: boolean
  /** Id of the delegation, when `capacity` is `delegate`. */
  readonly delegation?: string
  /** The procedures that the right covers. A member's covers none: a member sees, and acts by delegation. */
  readonly scope: 'all' | readonly string[]
  readonly endsAt?: Instant
}

/** Every right in force that a person has, strongest first for each organisation: head, delegate, member. */
export async function rightsOf(db: Db | Tx, person: string, at: Instant, organisation?: string): Promise<readonly Right[]> {
  const memberships = await db
    .selectFrom('membership as m')
    .innerJoin('organisation as o', 'o.id', 'm.organisation')
    .select(['o.id', 'o.name', 'o.bin', 'm.capacity', 'm.proved_at', 'm.ends_at'])
    .where('m.person', '=', person)
    .where('m.began_at', '<=', at)
    .where((e) => e.or([e('m.ends_at', 'is', null), e('m.ends_at', '>', at)]))
    .$if(organisation !== undefined, (query) => query.where('o.id', '=', organisation ?? ''))
    .execute()
  const delegations = await db
    .selectFrom('delegation as d')
    .innerJoin('organisation as o', 'o.id', 'd.organisation')
    .select(['o.id', 'o.name', 'o.bin', 'd.id as delegation', 'd.scope', 'd.ends_at'])
    .select((e) =>
      e.exists(
        e
          .selectFrom('membership as m')
          .select('m.id')
          .whereRef('m.organisation', '=', 'd.organisation')
          .whereRef('m.person', '=', 'd.from_person')
          .where('m.capacity', '=', 'head')
          .where('m.proved_at', 'is not', null),
      ).as('proved'),
    )
    .where('d.to_person', '=', person)
    .where('d.revoked_at', 'is', null)
    .where('d.began_at', '<=', at)
    .where('d.ends_at', '>', at)
    .$if(organisation !== undefined, (query) => query.where('o.id', '=', organisation ?? ''))
    .orderBy('d.created_at')
    .execute()
  const rights: Right[] = [
    ...memberships.map((row): Right => ({
      organisation: { id: row.id, name: row.name, bin: row.bin },
      capacity: row.capacity,
      proved: row.proved_at !== null,
      scope: row.capacity === 'head' ? 'all' : [],
      ...(row.ends_at === null ? {} : { endsAt: row.ends_at }),
    })),
    ...delegations.map((row): Right => ({
      organisation: { id: row.id, name: row.name, bin: row.bin },
      capacity: 'delegate',
      proved: Boolean(row.proved),
      delegation: row.delegation,
      scope: row.scope ?? 'all',
      endsAt: row.ends_at,
    })),
  ]
  return rights.toSorted((a, b) => strength(a) - strength(b))
}

/** Whether a person has any right for an organisation: the short question of every act, for which the rights need not be read. */
export async function isInsider(db: Db | Tx, person: string, at: Instant, organisation: string): Promise<boolean> {
  const { rows } = await sql<{ inside: boolean }>`select exists (
      select from membership where person = ${person} and organisation = ${organisation} and began_at <= ${at} and (ends_at is null or ends_at > ${at})
    ) or exists (
      select from delegation where to_person = ${person} and organisation = ${organisation} and revoked_at is null and began_at <= ${at} and ends_at > ${at}
    ) as inside`.execute(db)
  return rows[0]?.inside === true
}

/** The strongest right that covers a procedure; `undefined` when none does. Rights come strongest first. */
export const rightFor = (rights: readonly Right[], procedure: string): Right | undefined =>
  rights.find((right) => right.scope === 'all' || right.scope.includes(procedure))

/** One right for each organisation, the strongest. */
export const strongest = (rights: readonly Right[]): readonly Right[] =>
  rights.filter((right, place) => rights.findIndex((other) => other.organisation.id === right.organisation.id) === place)

/** The roles that a person holds at a moment. */
export async function rolesOf(db: Db | Tx, person: string, at: Instant): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('role_assignment')
    .select('role')
    .distinct()
    .where('person', '=', person)
    .where('began_at', '<=', at)
    .where((e) => e.or([e('ends_at', 'is', null), e('ends_at', '>', at)]))
    .orderBy('role')
    .execute()
  return rows.map((row) => row.role)
}

const order = { head: 0, delegate: 1, member: 2 } as const

/** Head before delegate before member; among delegations, one for everything first. */
const strength = (right: Right) => order[right.capacity] * 2 + (right.scope === 'all' ? 0 : 1)
