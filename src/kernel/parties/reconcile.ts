/** Compares people's roles, places in organisations, delegations and keys with the journal: nobody has what no entry gave them. */
import { sql } from 'kysely'
import type { Instant } from '../../law/time.ts'
import { type Comparison, differing, entriesOf, saidOf } from '../journal/index.ts'
import { reconcileWords as words } from './reconcile-words.ts'

interface Held {
  readonly person: string
  readonly name: string
  readonly role: string
}

/** Every role was given by an entry, as often as there are entries. */
const rolesGiven = differing(sql<Held>`
  with held as (select person, role, count(*) from role_assignment group by person, role),
    given as (select subject, body ->> 'role' as role, count(*) from ${entriesOf('role.given')} as entry group by 1, 2)
  select held.person, person.name, held.role from held join person on person.id = held.person
    left join given on given.subject = 'person:' || held.person and given.role = held.role
  where held.count > coalesce(given.count, 0) order by held.role <> 'administrator', held.person`,
({ person, name, role }) => words.roleNotGiven(role, name, person))

/** Who holds a role now, for as long as the last entry about it says; whom the last entry gave one, holds it. */
const rolesInForce = differing(sql<Held & { readonly holds: boolean }>`
  with last as (
      select distinct on (subject, body ->> 'role') subject, body ->> 'role' as role, type, (body ->> 'until')::timestamptz as until
      from ${entriesOf('role.given', 'role.taken')} as entry order by subject, body ->> 'role', id desc),
    held as (select person, role, max(coalesce(ends_at, 'infinity')) as ends_at from role_assignment group by person, role),
    said as (select split_part(subject, ':', 2)::uuid as person, role, case type when 'role.given' then coalesce(until, 'infinity') else '-infinity' end as ends_at from last)
  select person.id as person, person.name, role, held.ends_at > said.ends_at as holds
  from held join said using (person, role) join person on person.id = person
  where held.ends_at > now() and held.ends_at <> said.ends_at
    or said.ends_at > now() and held.ends_at <= now() and person.closed_at is null`,
({ person, name, role, holds }) => holds ? words.roleNotInForce(role, name, person) : words.roleTaken(role, name, person))

/** Whoever added an organisation is its head, also when its name, and theirs with it, was erased from the entry. */
const actedBy = sql`substring(split_part(entry.actor, ' ', 1) from '^person:(.*)$')`

const membershipsGiven = differing(sql<{ readonly person: string; readonly name: string; readonly organisation: string }>`
  select m.person, p.name, o.name as organisation from membership m
    join person p on p.id = m.person join organisation o on o.id = m.organisation
  where not exists (
      select from ${entriesOf('organisation.added', 'organisation.head-proved', 'organisation.member-added')} as entry
      where entry.subject = 'organisation:' || m.organisation
        and (case m.capacity when 'member' then ${saidOf('person')} else ${saidOf('head')} end = m.person::text
          or entry.erased_by is not null and entry.type = 'organisation.added' and m.capacity = 'head' and ${actedBy} = m.person::text))
    or m.proved_at is not null and not exists (
      select from ${entriesOf('organisation.head-proved')} as entry
      where entry.subject = 'organisation:' || m.organisation and ${saidOf('head')} = m.person::text)`,
({ person, name, organisation }) => words.memberNotGiven(organisation, name, person))

const delegationsGiven = differing(sql<{ readonly id: string; readonly organisation: string; readonly name: string; readonly person: string }>`
  select d.id, o.name as organisation, p.name, d.to_person as person from delegation d
    join organisation o on o.id = d.organisation join person p on p.id = d.to_person
    left join ${entriesOf('delegation.given')} as given on given.body ->> 'delegation' = d.id::text
    left join ${entriesOf('delegation.revoked')} as revoked on revoked.body ->> 'delegation' = d.id::text
  where given.id is null or given.subject <> 'organisation:' || d.organisation or ${saidOf('to', 'given')} <> d.to_person::text
    or ${saidOf('from', 'given')} <> d.from_person::text or (given.body ->> 'until')::timestamptz <> d.ends_at
    or given.body -> 'scope' <> coalesce(to_jsonb(d.scope), '"all"') or revoked.id is not null and d.revoked_at is null`,
({ organisation, name, person }) => words.delegationNotGiven(organisation, name, person))

/** What opens an account: keys of programs, passkeys, outside identities, sessions. */
const waysIn = differing(sql<{ readonly person: string; readonly name: string; readonly way: keyof typeof words.ways; readonly at: Instant }>`
  select way.person, p.name, way.way, way.at from (
      select t.person, 'token' as way, t.created_at as at from api_token t where not exists (
        select from ${entriesOf('token.made')} as entry where entry.subject = 'person:' || t.person and entry.body ->> 'token' = t.id::text)
      union all
      select t.person, 'token', t.created_at from api_token t join ${entriesOf('token.revoked')} as entry
        on entry.subject = 'person:' || t.person and entry.body ->> 'token' = t.id::text where t.revoked_at is null
      union all
      select k.person, 'passkey', k.created_at from passkey k where not exists (
        select from ${entriesOf('passkey.added')} as entry where entry.subject = 'person:' || k.person and entry.body ->> 'passkey' = k.id::text)
      union all
      select f.person, 'identity', f.created_at from federated_identity f where not exists (
        select from ${entriesOf('person.identity-connected')} as entry where entry.subject = 'person:' || f.person and entry.body ->> 'issuer' = f.issuer)
      union all
      select s.person, 'session', s.created_at from session s where s.expires_at > now() and not exists (
        select from ${entriesOf('session.opened')} as entry where entry.personal ->> 'session' = s.id::text)
    ) as way join person p on p.id = way.person`,
({ person, name, way, at }) => words.wayNotGiven(words.ways[way], name, person, at))

const peopleRegistered = differing(sql<{ readonly person: string; readonly name: string }>`
  select p.id as person, p.name from person p where not exists (
    select from ${entriesOf('person.registered')} as entry where entry.subject = 'person:' || p.id)`,
({ person, name }) => words.personNotRegistered(name, person))

/** Nobody is said to have read what no entry says that they opened. */
const lettersRead = differing(sql<{ readonly message: string; readonly name: string }>`
  select m.id as message, p.name from message m join person p on p.id = m.read_by where not exists (
    select from ${entriesOf('message.read')} as entry where entry.subject = 'message:' || m.id and split_part(entry.actor, ' ', 1) = 'person:' || m.read_by)`,
({ message, name }) => words.messageNotRead(message, name))

/** The comparisons of the parties. */
export const partiesAgree: readonly Comparison[] = [peopleRegistered, rolesGiven, rolesInForce, membershipsGiven, delegationsGiven, waysIn, lettersRead]
