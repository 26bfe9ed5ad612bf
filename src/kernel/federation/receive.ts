/** What the feed of a peer says: its entries are kept with what is wrong with them, and the items that they name are asked for and watched. */
import type { Selectable } from 'kysely'
import type { Instant } from '../../law/time.ts'
import { type Db, transact, type Tx } from '../database/index.ts'
import type { Journal } from '../journal/index.ts'
import { type FeedEntry, feedEntry, itemIn, longestItem, type Saying } from './item.ts'
import type { Followed } from './peers.ts'
import type { ItemKind, ReceivedTable } from './tables.ts'
import { type Ask, TooLong } from './wire.ts'

/** Rows written, and things asked for, in one statement. */
const atOnce = 1_000

/** Keeps what fresh entries of a log say, in the transaction that moves on to them. */
export async function receive(tx: Tx, { id: peer, origin }: Followed, from: number, fresh: readonly Uint8Array[]): Promise<void> {
  const said = fresh.flatMap((leaf, at) => {
    const read = feedEntry(leaf)
    return read === undefined ? [] : [{ index: BigInt(from + at), read }]
  })
  for (let at = 0; at < said.length; at += atOnce) await receiveSome(tx, peer, origin, said.slice(at, at + atOnce))
}

type Said = readonly { readonly index: bigint; readonly read: FeedEntry | 'malformed' }[]

async function receiveSome(tx: Tx, peer: string, origin: string, said: Said): Promise<void> {
  const ids = [...new Set(said.flatMap(({ read }) => (read === 'malformed' ? [] : [read.saying.id])))]
  const known = ids.length === 0 ? [] : await tx.selectFrom('federation_received').select(({ fn }) => ['kind', 'id', fn.max('version').as('version')]).where('peer', '=', peer).where('id', 'in', ids)
    .where(({ or, eb }) => or([eb('refused', 'is', null), eb('refused', '=', 'mismatch')])).groupBy(['kind', 'id']).execute() // a version counts once, whatever its item says
  const last = new Map(known.map(({ kind, id, version }) => [`${kind} ${id}`, Number(version)]))
  const withdrawn: string[] = []
  const rows = said.map(({ index, read }) => {
    const place = { peer, index, asked_at: null, unanswered_since: null, missing_since: null, body: null }
    if (read === 'malformed') {
      return { ...place, kind: '', id: '', version: 0, withdraws: false, hash: null, addressed: null, until: null, answers_from: null, answers_id: null, said_at: '1970-01-01T00:00:00.000Z' as Instant, refused: 'malformed' as const }
    }
    const { saying: { kind, id, version, to, until, answers, from: author }, withdraws, item } = read
    const thing = `${kind} ${id}`
    const before = last.get(thing)
    const isNew = version > (before ?? 0) && (before === undefined || kind === 'entry' || kind === 'incident' || withdraws)
    const refused = author !== origin ? 'foreign' as const : isNew ? null : 'replayed' as const
    if (refused === null) {
      last.set(thing, version)
      if (withdraws) withdrawn.push(thing)
    }
    return {
      ...place, kind, id, version, withdraws, hash: item ?? null, addressed: to ?? null, until: until ?? null, answers_from: answers?.from ?? null, answers_id: answers?.id ?? null, said_at: read.at as Instant, refused,
    }
  })
  if (rows.length > 0) await tx.insertInto('federation_received').values(rows).execute()
  for (const thing of withdrawn) { // it says openly that it serves them no more
    const [kind = '', id = ''] = thing.split(' ')
    await tx.updateTable('federation_received').set({ body: null, missing_since: null, unanswered_since: null }).where('peer', '=', peer).where('kind', '=', kind).where('id', '=', id).execute()
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
