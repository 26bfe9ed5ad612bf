/** Reads decisions and what became of them. */
import type { Identifier } from '../../law/identifier-scheme.ts'
import type { Effect } from '../../law/procedure.ts'
import type { Text } from '../../law/text.ts'
import type { Day, Instant } from '../../law/time.ts'
import { sql } from 'kysely'
import type { Db } from '../database/index.ts'
import { entriesOf } from '../journal/index.ts'
import { type DecisionGround, type DecisionRecord, parseRecord } from './record.ts'
import type { StatusPlace } from './credential.ts'

/** What became of a decision. */
export type DecisionStatus =
  | { readonly status: 'in force' | 'not yet in force' | 'expired' }
  | { readonly status: 'suspended'; readonly since: Instant; readonly reason: Text }
  | { readonly status: 'revoked'; readonly since: Instant; readonly byDecision: string; readonly reason: Text }

/** A decision as it is kept. */
export interface Decision {
  readonly record: DecisionRecord
  readonly hash: string
  /** The sealed credential (`vc+jwt`), when the decision gives one. */
  readonly credential?: string
  readonly place?: StatusPlace
  /** The body whose seal it bears; absent: the programme's. */
  readonly issuer?: string
  /** Id of its journal entry. */
  readonly entry: bigint
  readonly status: DecisionStatus
}

/** Whose decisions. */
export type HolderKey = { readonly organisation: Identifier } | { readonly person: string } | { readonly body: string }

const isId = (key: string): boolean => /^[0-9a-f-]{36}$/.test(key)

const rows = (db: Db) => db.selectFrom('decision').innerJoin('decision_status', 'decision_status.decision', 'decision.id')
  .select(['record', 'hash', 'credential', 'entry', 'issuer', 'list', 'index', 'revoked_at', 'revoked_by', 'suspended_at', 'reason'])

type Row = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>

/** A decision by its id or its number; undefined when there is none. `today` tells whether it is in force. */
export async function find(db: Db, key: string, today: Day): Promise<Decision | undefined> {
  const row = await rows(db).where(isId(key) ? 'decision.id' : 'decision.number', '=', key).executeTakeFirst()
  return row && decision(row, today)
}

/** The decisions with these ids, in their order. */
export async function findAll(db: Db, ids: readonly string[], today: Day): Promise<readonly Decision[]> {
  const found = ids.length === 0 ? [] : await rows(db).where('decision.id', 'in', ids).execute()
  const places = new Map(ids.map((id, place) => [id, place]))
  return found.map((row) => decision(row, today)).toSorted((one, other) => places.get(one.record.id)! - places.get(other.record.id)!)
}

/** The number of the first decision of a kind in each of these cases of a procedure, by the case: what stands on a paper that it gives. */
export async function numbersOf(db: Db, kinds: readonly { readonly procedure: string; readonly kind: string }[], cases: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows: found } = cases.length === 0 ? { rows: [] } : await sql<{ of: string; number: string }>`select distinct on (case_id) case_id as of, number from decision
    where procedure || ' ' || kind = any(${kinds.map(({ procedure, kind }) => `${procedure} ${kind}`)}) and procedure = any(${kinds.map(({ procedure }) => procedure)}) and case_id = any(${cases}::uuid[]) order by case_id, decided_at, number`.execute(db)
  return new Map(found.map((one) => [one.of, one.number]))
}

/** Why a decision is held up, or was when it was revoked, which says another reason; undefined where it was not. */
export async function heldUp(db: Db, id: string): Promise<Text | undefined> {
  const { rows: [row] } = await sql<{ reason: Text }>`select entry.body -> 'reason' as reason from decision_status status join ${entriesOf('decision.suspended')} as entry on entry.subject = ${`decision:${id}`}
    where status.decision = ${id} and suspended_at is not null order by entry.id desc limit 1`.execute(db)
  return row?.reason
}

/** All decisions of a holder, the newest first. */
export async function listOf(db: Db, holder: HolderKey, today: Day): Promise<readonly Decision[]> {
  const own = 'organisation' in holder
    ? rows(db).where('decision.organisation_identifier', '=', holder.organisation.value)
    : 'body' in holder ? rows(db).where('decision.holder_body', '=', holder.body) : rows(db).where('decision.person', '=', holder.person)
  const found = await own.orderBy('decision.decided_at', 'desc').orderBy('decision.id', 'desc').execute()
  return found.map((row) => decision(row, today))
}

/** The credentials of one type that these people were given, the newest first. */
export async function heldBy(db: Db, people: readonly string[], credentialType: string, today: Day): Promise<readonly Decision[]> {
  if (people.length === 0) return []
  const found = await rows(db).where(sql<boolean>`decision.person = any(${[...people]}::uuid[])`).where('credential', 'is not', null).orderBy('decision.decided_at', 'desc').orderBy('decision.id', 'desc').execute()
  return found.map((row) => decision(row, today)).filter(({ record }) => record.credentialType === credentialType)
}

/** The later decisions about a decision, the oldest first. */
export async function listAbout(db: Db, id: string, today: Day): Promise<readonly Decision[]> {
  const found = await rows(db).where('decision.about', '=', id).orderBy('decision.decided_at').orderBy('decision.id').execute()
  return found.map((row) => decision(row, today))
}

/** The decisions of these procedures and effects that are in force, oldest first. */
export async function standing(db: Db, procedures: readonly string[], effects: readonly Effect[], today: Day): Promise<readonly { readonly id: string; readonly decidedOn: Day }[]> {
  if (procedures.length === 0 || effects.length === 0) return []
  const { rows } = await sql<{ id: string; decided: Day }>`
    select id, record::jsonb ->> 'decidedOn' as decided from decision join decision_status on decision_status.decision = decision.id
    where procedure = any(${procedures}) and effect = any(${effects}) and revoked_at is null and suspended_at is null
      and record::jsonb ->> 'validFrom' <= ${today} and coalesce(record::jsonb ->> 'validUntil', '9999-12-31') >= ${today}
    order by decided_at, id`.execute(db)
  return rows.map(({ id, decided: decidedOn }) => ({ id, decidedOn }))
}

/** How often a ground stands in the decisions of a procedure. */
export interface GroundCount { readonly procedure: string; readonly ground: DecisionGround; readonly count: number }

/** The grounds of refusals and withdrawals under these procedures since a day, the most frequent first. */
export async function countGrounds(db: Db, { procedures, cases }: { readonly procedures: readonly string[]; readonly cases: readonly string[] }, since: Instant): Promise<readonly GroundCount[]> {
  if (procedures.length === 0 && cases.length === 0) return []
  const { rows } = await sql<{ procedure: string; ground: DecisionGround; n: bigint }>`
    select procedure, ground - 'measured' as ground, count(*) as n from decision, jsonb_array_elements(record::jsonb -> 'grounds') as ground
    where (procedure = any(${procedures}) or case_id = any(${cases}::uuid[])) and decided_at >= ${since} and effect in ('refuse', 'revoke')
    group by procedure, ground - 'measured' order by n desc, (ground - 'measured')::text`.execute(db)
  return rows.map(({ procedure, ground, n }) => ({ procedure, ground, count: Number(n) }))
}

/** Decisions of one procedure that ended alike on the same grounds, of nobody by name. */
export interface LikeDecisions {
  readonly procedure: string
  readonly kind: string
  /** As the newest of them is called. */
  readonly title: Text
  /** The rules that were not met or not known, with what each said; none where all were met. */
  readonly unmet: readonly { readonly name: string; readonly grounds: readonly Omit<DecisionGround, 'measured'>[] }[]
  /** Calendar days from the application to the decision, one for each of them, in no order. */
  readonly days: readonly number[]
  /** The names of the rules that were applied; none where the decision rests on no rule. */
  readonly applied: readonly string[]
  /** Nobody decided: the time of the procedure was over. */
  readonly byClock: boolean
  /** How many of them were sent back by a later decision: all or none. */
  readonly reopened: number
}

/** How many decisions these procedures have; decisions are never changed or deleted, so that the same count is the same decisions. */
export async function countOf(db: Db, procedures: readonly string[]): Promise<number> {
  const { rows: [row] } = await sql<{ n: bigint }>`select count(*) as n from decision where procedure = any(${procedures})`.execute(db)
  return Number(row!.n)
}

/** All decisions of these procedures, put together by how they ended and what exactly was not met. Of a record only that is read. */
export async function alike(db: Db, procedures: readonly string[]): Promise<readonly LikeDecisions[]> {
  const { rows } = await sql<{ procedure: string; kind: string; title: Text; unmet: LikeDecisions['unmet']; applied: readonly string[]; byClock: boolean; days: readonly number[]; reopened: bigint }>`
    with compared as (
      select decision.procedure, decision.kind, decision.decided_at, kept.record -> 'title' as title, (kept.record ->> 'decidedOn')::date - (kept.record #>> '{reading,on}')::date as days,
        exists (select from decision later where later.about = decision.id and later.effect = 'reopen') as reopened,
        coalesce(kept.record #>> '{decidedBy,name}', '') = '' as by_clock,
        coalesce((select jsonb_agg(applied -> 'name' order by applied ->> 'name') from jsonb_array_elements(kept.record -> 'rules') as applied), '[]') as applied,
        coalesce((select jsonb_agg(jsonb_build_object('name', applied -> 'name', 'grounds', case
            when jsonb_array_length(applied -> 'grounds') > 0 then (select jsonb_agg(ground - 'measured' order by place) from jsonb_array_elements(applied -> 'grounds') with ordinality as said(ground, place))
            when applied #> '{rule,otherwise}' is null then '[]'
            else jsonb_build_array(jsonb_strip_nulls(jsonb_build_object('text', applied #> '{rule,otherwise}', 'basis', applied #> '{rule,basis}'))) end) order by applied ->> 'name')
          from jsonb_array_elements(kept.record -> 'rules') as applied where applied -> 'verdict' <> 'true'), '[]') as unmet
      from decision cross join lateral (select decision.record::jsonb as record offset 0) kept where decision.procedure = any(${procedures})
    ) select procedure, kind, unmet, applied, by_clock as "byClock", (array_agg(title order by decided_at desc))[1] as title, array_agg(days) as days, count(*) filter (where reopened) as reopened
      from compared group by procedure, kind, unmet, applied, by_clock, reopened`.execute(db)
  return rows.map(({ reopened, ...row }) => ({ ...row, reopened: Number(reopened) }))
}

function decision(row: Row, today: Day): Decision {
  const record = parseRecord(JSON.parse(row.record))
  if (record === undefined) throw new Error(`The record of the decision ${row.hash} cannot be read`)
  return {
    record, hash: row.hash, entry: row.entry, status: statusOf(row, record, today),
    ...(row.credential !== null && { credential: row.credential }), ...(row.issuer !== null && { issuer: row.issuer }),
    ...(row.list !== null && row.index !== null && { place: { list: row.list, index: row.index } }),
  }
}

function statusOf(row: Row, record: DecisionRecord, today: Day): DecisionStatus {
  if (row.revoked_at !== null && row.revoked_by !== null && row.reason !== null) {
    return { status: 'revoked', since: row.revoked_at, byDecision: row.revoked_by, reason: row.reason }
  }
  if (row.suspended_at !== null && row.reason !== null) return { status: 'suspended', since: row.suspended_at, reason: row.reason }
  if (today < record.validFrom) return { status: 'not yet in force' }
  return { status: record.validUntil !== undefined && record.validUntil < today ? 'expired' : 'in force' }
}
