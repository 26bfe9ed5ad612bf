/** What the feed of a peer says: its entries are kept with what is wrong with them, and the items that they name are asked for and watched. */
import type { Selectable } from 'kysely'
import type { Instant } from '../../law/time.ts'
import { type Db, transact, type Tx } from '../database/index.ts'
import type { Journal } from '../journal/index.ts'
import { feedEntry, itemIn, longestItem, type Saying } from './item.ts'
import type { Followed } from './peers.ts'
import type { ItemKind, ReceivedTable } from './tables.ts'
import type { Ask } from './wire.ts'

/** Keeps what fresh entries of a log say, in the transaction that moves on to them. */
export async function receive(tx: Tx, { id: peer, origin }: Followed, from: number, fresh: readonly Uint8Array[]): Promise<void> {
  for (const [at, leaf] of fresh.entries()) {
    const read = feedEntry(leaf)
    if (read === undefined) continue
    const place = { peer, index: BigInt(from + at), asked_at: null, missing_since: null, body: null }
    if (read === 'malformed') {
      await tx.insertInto('federation_received').values({
        ...place, kind: '', id: '', version: 0, withdraws: false, hash: null, addressed: null, until: null, answers_from: null, answers_id: null, said_at: '1970-01-01T00:00:00.000Z' as Instant, refused: 'malformed',
      }).execute()
      continue
    }
    const { saying: { kind, id, version, to, until, answers, from: author }, withdraws, item } = read
    const last = await tx.selectFrom('federation_received').select(['version', 'withdraws']).where('peer', '=', peer).where('kind', '=', kind).where('id', '=', id)
      .where('refused', 'is', null).orderBy('version', 'desc').limit(1).executeTakeFirst()
    const isNew = version > (last?.version ?? 0) && (last === undefined || kind === 'entry' || kind === 'incident' || withdraws)
    await tx.insertInto('federation_received').values({
      ...place, kind, id, version, withdraws, hash: item ?? null, addressed: to ?? null, until: until ?? null, answers_from: answers?.from ?? null, answers_id: answers?.id ?? null,
      said_at: read.at, refused: author !== origin ? 'foreign' : isNew ? null : 'replayed',
    }).execute()
    if (withdraws && author === origin && isNew) { // it says openly that it serves them no more
      await tx.updateTable('federation_received').set({ body: null, missing_since: null }).where('peer', '=', peer).where('kind', '=', kind).where('id', '=', id).execute()
    }
  }
}

interface Ground { readonly db: Db; readonly now: () => Instant; readonly ask: Ask; readonly journal: Journal }

/** The most items that are asked for in one round. */
const mostAtOnce = 500

/**
 * Asks a peer for items that its log names and that were not withdrawn, those not asked for the longest first. One that it does not serve, or serves
 * otherwise, is missing from that moment; one that comes again is not. A peer that does not answer at all proves nothing.
 */
export async function fetchItems({ db, now, ask, journal }: Ground, { id: peer, url, origin }: Followed): Promise<void> {
  const due = await db.selectFrom('federation_received as r').selectAll('r').where('r.peer', '=', peer).where('r.hash', 'is not', null).where('r.refused', 'is', null)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('federation_received as w').select('w.index').whereRef('w.peer', '=', 'r.peer').whereRef('w.kind', '=', 'r.kind').whereRef('w.id', '=', 'r.id')
      .whereRef('w.version', '>', 'r.version').where('w.withdraws', '=', true).where('w.refused', 'is', null))))
    .orderBy('r.asked_at', (by) => by.asc().nullsFirst()).orderBy('r.index').limit(mostAtOnce).execute()
  for (const row of due) {
    const answer = await ask(`${url}/federation/items/${row.hash}`, { mostBytes: longestItem }).catch(() => undefined)
    if (answer === undefined || answer.status >= 500 || answer.status === 429) return
    const item = answer.status === 200 ? itemIn(answer.bytes, row.hash!, sayingOf(row, origin)) : undefined
    await transact(db, async (tx) => {
      const set = item === undefined ? { missing_since: row.missing_since ?? now() }
        : item === 'mismatch' ? { refused: 'mismatch' as const, missing_since: null } : { body: new TextDecoder().decode(answer.bytes), missing_since: null }
      await tx.updateTable('federation_received').set({ ...set, asked_at: now() }).where('peer', '=', peer).where('index', '=', row.index).execute()
      if (item === undefined && row.missing_since === null) {
        await journal.append(tx, 'system:federation', { type: 'federation.item-missing', subject: `peer:${peer}`, body: { origin, entry: Number(row.index), item: row.hash! } })
      }
    })
  }
}

/** What an entry says of its item. */
const sayingOf = ({ kind, id, version, addressed, until, answers_from, answers_id }: Selectable<ReceivedTable>, from: string): Saying => ({
  from, kind: kind as ItemKind, id, version, ...(addressed !== null && { to: addressed }), ...(until !== null && { until }), ...(answers_from !== null && answers_id !== null && { answers: { from: answers_from, id: answers_id } }),
})
