/** What the feed of a peer says: its entries are kept with what is wrong with them, and the items that they name are asked for and watched. */
import type { Selectable } from 'kysely'
import type { Instant } from '../../law/time.ts'
import { type Db, transact, type Tx } from '../database/index.ts'
import type { Journal } from '../journal/index.ts'
import { feedEntry, itemIn, longestItem, type Saying } from './item.ts'
import type { Followed } from './peers.ts'
import type { ItemKind, ReceivedTable } from './tables.ts'
import { type Ask, TooLong } from './wire.ts'

/** Keeps what fresh entries of a log say, in the transaction that moves on to them. */
export async function receive(tx: Tx, { id: peer, origin }: Followed, from: number, fresh: readonly Uint8Array[]): Promise<void> {
  for (const [at, leaf] of fresh.entries()) {
    const read = feedEntry(leaf)
    if (read === undefined) continue
    const place = { peer, index: BigInt(from + at), asked_at: null, unanswered_since: null, missing_since: null, body: null }
    if (read === 'malformed') {
      await tx.insertInto('federation_received').values({
        ...place, kind: '', id: '', version: 0, withdraws: false, hash: null, addressed: null, until: null, answers_from: null, answers_id: null, said_at: '1970-01-01T00:00:00.000Z' as Instant, refused: 'malformed',
      }).execute()
      continue
    }
    const { saying: { kind, id, version, to, until, answers, from: author }, withdraws, item } = read
    const last = await tx.selectFrom('federation_received').select(['version', 'withdraws']).where('peer', '=', peer).where('kind', '=', kind).where('id', '=', id)
      .where(({ or, eb }) => or([eb('refused', 'is', null), eb('refused', '=', 'mismatch')])).orderBy('version', 'desc').limit(1).executeTakeFirst() // a version counts once, whatever its item says
    const isNew = version > (last?.version ?? 0) && (last === undefined || kind === 'entry' || kind === 'incident' || withdraws)
    await tx.insertInto('federation_received').values({
      ...place, kind, id, version, withdraws, hash: item ?? null, addressed: to ?? null, until: until ?? null, answers_from: answers?.from ?? null, answers_id: answers?.id ?? null,
      said_at: read.at, refused: author !== origin ? 'foreign' : isNew ? null : 'replayed',
    }).execute()
    if (withdraws && author === origin && isNew) { // it says openly that it serves them no more
      await tx.updateTable('federation_received').set({ body: null, missing_since: null, unanswered_since: null }).where('peer', '=', peer).where('kind', '=', kind).where('id', '=', id).execute()
    }
  }
}

interface Ground {
  readonly db: Db
  readonly now: () => Instant
  readonly ask: Ask
  readonly journal: Journal
  /** Milliseconds that pass, from any beginning. */
  readonly clock?: () => number
}

/** The most of one peer in one round: items that are asked for, those of them that it gives no answer about, and milliseconds until the last is asked for. */
const round = { items: 500, unanswered: 10, milliseconds: 60_000 }

/**
 * Asks a peer for items that its log names and that were not withdrawn, those not asked for the longest first. One that it does not serve, or serves
 * otherwise, is missing from that moment; one that comes again is not. No answer proves nothing: since when there is none is kept, and the item waits
 * for its next turn like any other, so that none of them keeps others from being asked for.
 */
export async function fetchItems({ db, now, ask, journal, clock = () => performance.now() }: Ground, { id: peer, url, origin }: Followed): Promise<void> {
  const due = await db.selectFrom('federation_received as r').selectAll('r').where('r.peer', '=', peer).where('r.hash', 'is not', null).where('r.refused', 'is', null)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('federation_received as w').select('w.index').whereRef('w.peer', '=', 'r.peer').whereRef('w.kind', '=', 'r.kind').whereRef('w.id', '=', 'r.id')
      .whereRef('w.version', '>', 'r.version').where('w.withdraws', '=', true).where('w.refused', 'is', null))))
    .orderBy('r.asked_at', (by) => by.asc().nullsFirst()).orderBy('r.index').limit(round.items).execute()
  const until = clock() + round.milliseconds
  let unanswered = 0
  for (const row of due) {
    if (unanswered === round.unanswered || clock() > until) return
    const bytes = await served(ask, `${url}/federation/items/${row.hash}`)
    if (bytes === 'no answer') unanswered += 1
    const item = bytes instanceof Uint8Array ? itemIn(bytes, row.hash!, sayingOf(row, origin)) : undefined
    await transact(db, async (tx) => {
      const set = bytes === 'no answer' ? { unanswered_since: row.unanswered_since ?? now() }
        : item === undefined ? { missing_since: row.missing_since ?? now() }
          : item === 'mismatch' ? { refused: 'mismatch' as const, missing_since: null } : { body: new TextDecoder().decode(bytes), missing_since: null }
      await tx.updateTable('federation_received').set({ unanswered_since: null, ...set, asked_at: now() }).where('peer', '=', peer).where('index', '=', row.index).execute()
      if (bytes !== 'no answer' && item === undefined && row.missing_since === null) {
        await journal.append(tx, 'system:federation', { type: 'federation.item-missing', subject: `peer:${peer}`, body: { origin, entry: Number(row.index), item: row.hash! } })
      }
    })
  }
}

/** What is served at the address of an item: its bytes, undefined when they are none or more than an item has, `no answer` when it does not say. */
async function served(ask: Ask, url: string): Promise<Uint8Array | 'no answer' | undefined> {
  const answer = await ask(url, { mostBytes: longestItem }).catch((error: unknown) => (error instanceof TooLong ? { status: error.status, bytes: undefined } : undefined))
  if (answer === undefined || answer.status >= 500 || answer.status === 429) return 'no answer'
  return answer.status === 200 ? answer.bytes : undefined
}

/** What an entry says of its item. */
const sayingOf = ({ kind, id, version, addressed, until, answers_from, answers_id }: Selectable<ReceivedTable>, from: string): Saying => ({
  from, kind: kind as ItemKind, id, version, ...(addressed !== null && { to: addressed }), ...(until !== null && { until }), ...(answers_from !== null && answers_id !== null && { answers: { from: answers_from, id: answers_id } }),
})
