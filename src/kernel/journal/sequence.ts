/** Gives committed entries their places in the tree and signs a checkpoint over them. */
import { type Selectable, sql } from 'kysely'
import type { Instant } from '../../law/time.ts'
import { transact, type Db, type Tx } from '../database/index.ts'
import { type Anchor, type Anchored, idsIn, runsOf, type SignedTree } from './anchor.ts'
import { recorded } from './entry.ts'
import { extend, historyOf, Refused } from './history.ts'
import { emptyRoot, sameHash } from './merkle.ts'
import { faults, refusals } from './messages.ts'
import { checkpointText, signNote, type Signer } from './note.ts'
import type { EntryTable } from './tables.ts'
import { perfectRoot, tileWidth, writeTile } from './tiles.ts'
import { Tree } from './tree.ts'
import { contentHash } from './verify.ts'

/** The channel on which a new checkpoint is announced, with the size of the tree. */
export const channel = 'journal'

/** Keeps two sequencers from working at once; any number that nothing else takes. */
const lock = 0x10ad_5e91

/** Entries placed in one transaction. */
const batch = 5_000

/** Milliseconds between the checkpoints that are kept for good. */
const keepEvery = 3_600_000

interface Means {
  readonly db: Db
  readonly tree: Tree
  readonly now: () => Instant
  readonly signer: Signer
  readonly former: readonly string[]
  readonly anchor: Anchor
}

/**
 * Places every committed entry that waits, in the order of ids, and answers how many it placed.
 *
 * An act that saw another committed gets the later place. With `patient: false` it leaves at once when another process is
 * at it, having placed nothing. Throws `Refused`, having placed and signed nothing, when the journal is not what was signed.
 */
export async function sequence(means: Means, { patient = true }: { patient?: boolean } = {}): Promise<number> {
  for (let total = 0; ;) {
    const { placed, more } = await transact(means.db, (tx) => sequenceBatch(tx, means, patient))
    total += placed
    if (!more) return total
  }
}

async function sequenceBatch(tx: Tx, means: Means, patient: boolean): Promise<{ readonly placed: number; readonly more: boolean }> {
  if (patient) await sql`select pg_advisory_xact_lock(${lock})`.execute(tx)
  else {
    const { rows } = await sql<{ got: boolean }>`select pg_try_advisory_xact_lock(${lock}) as got`.execute(tx)
    if (!rows[0]?.got) return { placed: 0, more: false }
  }
  if (!(await tx.selectFrom('journal_entry').select('id').where('leaf_index', 'is', null).limit(1).executeTakeFirst())) return { placed: 0, more: false }
  const { head, pending } = await historyOf(tx, means)
  const placed = await place(tx, head.size, pending?.placed)
  const size = head.size + placed.length
  await storeFullTiles(tx, head.size, size)
  const still = new Tree({ still: true })
  const grown = { size, root: await still.hashOf(tx, { start: 0, end: size }) }
  if (pending && !(pending.size === size && sameHash(pending.root, grown.root))) throw new Refused(refusals.shorter(pending.size, head.size))
  if (!(await extend(tx, still, head, grown))) throw new Refused(refusals.other(head.size))
  const note = signNote(checkpointText({ origin: means.signer.name, ...grown, extensions: [] }), means.signer)
  await means.anchor.write({ note, from: head.size, placed: runsOf(placed) })
  await publish(tx, means.now(), grown, note)
  return { placed: placed.length, more: pending !== undefined || placed.length === batch }
}

/** Gives the entries that wait their places after the first `size`, or those of a placing that is done again; answers their ids in order. */
async function place(tx: Tx, size: number, again: Anchored['placed'] | undefined): Promise<bigint[]> {
  const { rows } = await sql<Selectable<EntryTable> & { leaf_index: bigint }>`
    update journal_entry as entry set leaf_index = placed.leaf_index
    from (
      select id, ${size}::bigint + row_number() over (order by id) - 1 as leaf_index
      from (select id from journal_entry where leaf_index is null and ${again ? idsIn(again) : sql`true`} order by id limit ${batch}) as waiting
    ) as placed
    where entry.id = placed.id
    returning entry.*`.execute(tx)
  for (const row of rows) {
    const entry = recorded(row)
    if (!sameHash(contentHash(entry), entry.leaf)) throw new Refused(refusals.entry(faults.changed({ id: entry.id })))
  }
  return rows.sort((a, b) => Number(a.leaf_index - b.leaf_index)).map(({ id }) => id)
}

/** Stores the tiles that became full when the tree grew from one size to another. */
async function storeFullTiles(tx: Tx, from: number, to: number): Promise<void> {
  const fresh = new Tree() // what this transaction wrote is not remembered: it may still be rolled back
  for (let level = 0, span = tileWidth; Math.floor(to / span) > Math.floor(from / span); level++, span *= tileWidth) {
    for (let index = Math.floor(from / span); index < Math.floor(to / span); index++) {
      const hashes = await fresh.hashes(tx, level, index)
      await tx.insertInto('journal_tile')
        .values({ level, index: BigInt(index), hashes: writeTile(hashes), root: perfectRoot(hashes) }).execute()
    }
  }
}

async function publish(tx: Tx, at: Instant, { size, root }: SignedTree, note: string): Promise<void> {
  const head = { size: BigInt(size), root, note, at }
  await tx.insertInto('journal_head').values(head).onConflict((conflict) => conflict.column('one').doUpdateSet(head)).execute()
  const kept = await tx.selectFrom('journal_checkpoint').select('at').orderBy('at', 'desc').limit(1).executeTakeFirst()
  if (!kept || Date.parse(at) - Date.parse(kept.at) >= keepEvery) {
    await tx.insertInto('journal_checkpoint').values({ size: BigInt(size), note, at }).execute()
  }
  await sql`select pg_notify(${channel}, ${String(size)})`.execute(tx)
}

/** The newest checkpoint as a signed note, also when it was taken out of the tables; over the empty tree when nothing was placed yet. */
export async function checkpoint({ db, signer, anchor }: Pick<Means, 'db' | 'signer' | 'anchor'>): Promise<string> {
  const head = await db.selectFrom('journal_head').select('note').executeTakeFirst()
  return head?.note ?? (await anchor.read())?.note ?? signNote(checkpointText({ origin: signer.name, size: 0, root: emptyRoot, extensions: [] }), signer)
}
