/** What the pages and the API show: how far each peer was verified, what came, what is missing, and which requests wait for an answer. */
import { type Selectable, sql } from 'kysely'
import type { JsonObject } from '../../law/canonical.ts'
import type { Day, Instant } from '../../law/time.ts'
import type { Db } from '../database/index.ts'
import { type Peer, peers } from './peers.ts'
import { contentOf } from './publish.ts'
import type { FollowState, ItemKind, ReceivedTable, Refusal } from './tables.ts'

/** A peer, and how far its log was verified. */
export interface PeerStanding {
  readonly peer: Peer
  /** Absent while its log was never asked for. */
  readonly followed?: { readonly state: FollowState; readonly size: number; readonly since: Instant; readonly at?: Instant; readonly failure?: string }
  readonly counts: Readonly<Record<ItemKind | 'missing' | 'refused', number>>
  /** About how many items that its log names it gave no answer, and since when about the first of them; absent where there is none. */
  readonly unanswered?: { readonly count: number; readonly since: Instant }
}

/** An item that came from a peer, or should have come. */
export interface Received {
  /** The name of the peer's log, and the place of the entry in it. */
  readonly from: string
  readonly index: number
  readonly kind: ItemKind
  readonly id: string
  readonly version: number
  readonly to?: string
  readonly until?: Day
  readonly saidAt: Instant
  readonly hash?: string
  readonly content?: JsonObject
  readonly refused?: Refusal
  /** Since when the peer does not serve what its log names. */
  readonly missingSince?: Instant
  /** Since when it gives no answer about it. */
  readonly unansweredSince?: Instant
  readonly withdrawn: boolean
}

/** A request for an inspection, ours or another's. */
export interface InspectionRequest {
  readonly from: string
  readonly to: string
  readonly id: string
  readonly until: Day
  readonly at: Instant
  readonly content?: JsonObject
  readonly answer?: { readonly at: Instant; readonly content?: JsonObject }
  readonly state: 'answered' | 'waits' | 'unanswered' | 'withdrawn'
}

const noCounts = { entry: 0, incident: 0, request: 0, answer: 0, missing: 0, refused: 0 }

/** All peers with their standing. */
export async function standing(db: Db): Promise<readonly PeerStanding[]> {
  const [all, followed, counted, waiting] = await Promise.all([
    peers(db), db.selectFrom('federation_followed').selectAll().execute(),
    sql<{ peer: string; kind: string; refused: boolean; missing: boolean; count: bigint }>`
      select peer, kind, refused is not null as refused, missing_since is not null as missing, count(*) as count from federation_received where not withdraws group by 1, 2, 3, 4`.execute(db),
    sql<{ peer: string; count: bigint; since: Instant }>`select peer, count(*) as count, min(unanswered_since) as since from federation_received where unanswered_since is not null group by peer`.execute(db),
  ])
  return all.map((peer): PeerStanding => {
    const row = followed.find((one) => one.peer === peer.id)
    const unanswered = waiting.rows.find((one) => one.peer === peer.id)
    const counts: Record<string, number> = { ...noCounts }
    for (const { kind, refused, missing, count } of counted.rows.filter((one) => one.peer === peer.id)) {
      const what = refused ? 'refused' : missing ? 'missing' : kind
      counts[what] = (counts[what] ?? 0) + Number(count)
    }
    return {
      peer, counts: counts as PeerStanding['counts'], ...(unanswered && { unanswered: { count: Number(unanswered.count), since: unanswered.since } }),
      ...(row && { followed: { state: row.state, size: Number(row.size), since: row.since, ...(row.at !== null && { at: row.at }), ...(row.failure !== null && { failure: row.failure }) } }),
    }
  })
}

const receivedOf = (row: Selectable<ReceivedTable> & { readonly origin: string | null }, withdrawn: boolean): Received => ({
  from: row.origin ?? '', index: Number(row.index), kind: row.kind as ItemKind, id: row.id, version: row.version, saidAt: row.said_at, withdrawn,
  ...(row.addressed !== null && { to: row.addressed }), ...(row.until !== null && { until: row.until }), ...(row.hash !== null && { hash: row.hash }), ...(row.refused !== null && { refused: row.refused }),
  ...(row.missing_since !== null && { missingSince: row.missing_since }), ...(row.unanswered_since !== null && { unansweredSince: row.unanswered_since }),
  ...(row.body !== null && { content: contentOf(row.body)! }),
})

/** Which of what came: all, what counts, or what is missing of that. */
export interface ReceivedQuery {
  readonly which?: 'all' | 'counts' | 'missing'
  readonly limit: number
  readonly offset?: number
}

/** Whether a later entry of the same log withdrew a row `r`. */
const isWithdrawn = sql<boolean>`exists (
  select from federation_received w where w.peer = r.peer and w.kind = r.kind and w.id = r.id and w.withdraws and w.refused is null and w.version > r.version)`

/**
 * What came from peers that stand, the latest first by what their logs say; of what is missing, what this portal has missed last, for what a log says of a time
 * is its own word.
 */
export async function received(db: Db, { which = 'all', limit, offset = 0 }: ReceivedQuery): Promise<readonly Received[]> {
  let query = db.selectFrom('federation_received as r').innerJoin('federation_peer as p', 'p.id', 'r.peer').selectAll('r').select(['p.origin', isWithdrawn.as('withdrawn')])
    .where('p.withdrawn_at', 'is', null).where('r.withdraws', '=', false)
  if (which !== 'all') query = query.where('r.refused', 'is', null)
  query = which === 'missing' ? query.where('r.missing_since', 'is not', null).orderBy('r.missing_since', 'desc') : query.orderBy('r.said_at', 'desc')
  const rows = await query.orderBy('r.peer').orderBy('r.index', 'desc').limit(limit).offset(offset).execute()
  return rows.map((row) => receivedOf(row, row.withdrawn))
}

interface RequestRow {
  readonly from: string; readonly to: string; readonly id: string; readonly until: Day; readonly at: Instant; readonly body: string | null; readonly withdrawn: boolean
  readonly answered_at: Instant | null; readonly answer: string | null
}

/**
 * Requests of everybody who stands as a peer, ours with theirs, the unanswered first. An answer counts when the log to which the request was addressed says it,
 * once it came itself, and as long as it is not withdrawn.
 */
export async function requests(db: Db, own: string, today: Day): Promise<readonly InspectionRequest[]> {
  const { rows } = await sql<RequestRow>`
    with said as (
      select ${own}::text as "from", kind, id, addressed, until, answers_from, answers_id, body, published_at as at, withdrawn_at is not null as withdrawn from federation_item where kind in ('request', 'answer')
      union all
      select p.origin, r.kind, r.id, r.addressed, r.until, r.answers_from, r.answers_id, r.body, r.said_at, ${isWithdrawn}
      from federation_received r join federation_peer p on p.id = r.peer where p.withdrawn_at is null and r.kind in ('request', 'answer') and not r.withdraws and r.refused is null)
    select q."from", q.addressed as "to", q.id, q.until, q.at, q.body, q.withdrawn, a.at as answered_at, a.body as answer from said q
      left join lateral (
        select at, body from said where kind = 'answer' and body is not null and not withdrawn and said."from" = q.addressed and answers_from = q."from" and answers_id = q.id order by at limit 1) a on true
    where q.kind = 'request' order by (a.at is null and not q.withdrawn) desc, q.until, q.at, q.id limit 1000`.execute(db)
  return rows.map(({ from, to, id, until, at, body, withdrawn, answered_at, answer }): InspectionRequest => ({
    from, to, id, until, at, ...(body !== null && { content: contentOf(body)! }), ...(answered_at !== null && { answer: { at: answered_at, ...(answer !== null && { content: contentOf(answer)! }) } }),
    state: answered_at !== null ? 'answered' : withdrawn ? 'withdrawn' : until < today ? 'unanswered' : 'waits',
  }))
}

/** What this portal has published, the latest first. */
export async function published(db: Db, limit: number): Promise<readonly { readonly kind: ItemKind; readonly id: string; readonly version: number; readonly hash: string; readonly at: Instant; readonly withdrawn: boolean }[]> {
  const rows = await db.selectFrom('federation_item').select(['kind', 'id', 'version', 'hash', 'published_at', 'withdrawn_at']).orderBy('published_at', 'desc').orderBy('id').orderBy('version', 'desc').limit(limit).execute()
  return rows.map(({ kind, id, version, hash, published_at: at, withdrawn_at }) => ({ kind, id, version, hash, at, withdrawn: withdrawn_at !== null }))
}
