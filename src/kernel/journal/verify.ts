/** Checks the whole journal as a stranger would: from the stored entries up to the signed checkpoints. */
import { sql } from 'kysely'
import type { Text } from '../../law/text.ts'
import type { Db, Tx } from '../database/index.ts'
import { type Anchor, type Anchored, waits } from './anchor.ts'
import { erasedType, forgottenType } from './append.ts'
import { commitmentTo, leafContent, recorded } from './entry.ts'
import { Frontier, leafHash, sameHash } from './merkle.ts'
import { faults, refusals } from './messages.ts'
import { openNote, readCheckpoint, readVerifierKey, type Checkpoint, type VerifierKey } from './note.ts'
import { perfectRoot, readBundle, readTile, tilePath, tilesIn, tileWidth, writeTile } from './tiles.ts'

/** The outcome of a check: what was checked, or the first fault in words, with its place and id when it lies in one entry. */
export type Verification =
  | {
    readonly valid: true
    readonly size: number
    readonly root: Uint8Array
    /** How many signed checkpoints the tree was compared with. */
    readonly checkpoints: number
    /** Entries that were checked but have no place in the tree yet. */
    readonly waiting: number
  }
  | { readonly valid: false; readonly fault: Text; readonly index?: number; readonly id?: bigint }

/** A fault found: thrown inside, answered outside. */
class Fault extends Error {
  readonly text: Text
  readonly where: { readonly index?: number; readonly id?: bigint }

  constructor(text: Text, where: { readonly index?: number; readonly id?: bigint } = {}) {
    super(text.en)
    this.text = text
    this.where = where
  }
}

const answer = async (check: () => Promise<Verification>): Promise<Verification> => {
  try {
    return await check()
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return { valid: false, fault: error.text, ...error.where }
  }
}

/** A checkpoint once its signature was checked. */
function opened(note: string, size: number, keys: readonly VerifierKey[]): Checkpoint {
  try {
    const checkpoint = readCheckpoint(openNote(note, keys).text)
    if (checkpoint.size !== size) throw new TypeError(`it is over ${checkpoint.size} entries`)
    return checkpoint
  } catch (error) {
    throw new Fault(faults.checkpoint(size, error instanceof Error ? error.message : String(error)))
  }
}

/** Rows read at a time. */
const page = 1_000

/**
 * Checks the journal in the database: each entry against its leaf, its personal data against their commitment and their
 * erasure against its record, the tree against its stored tiles and against every checkpoint that was kept.
 *
 * `keys` are the verifier keys that were ever used, as lines; `anchor` is what was signed last, which the journal must hold. Reads one consistent state, beside running acts.
 */
export async function verifyJournal({ db, keys, anchor, rest }: {
  readonly db: Db
  readonly keys: readonly string[]
  readonly anchor?: Anchor
  readonly rest?: Rest
}): Promise<Verification> {
  const anchored = await anchor?.read() // before the rows: the anchor is never behind them
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
    .execute((tx) => verifyTables(tx, keys.map(readVerifierKey), anchored, rest))
}

/** `verifyJournal` in a transaction, which must see one consistent state. */
export const verifyTables = (tx: Tx, keys: readonly VerifierKey[], anchored?: Anchored, rest: Rest = async () => {}): Promise<Verification> =>
  answer(() => verifyRows(tx, keys, anchored, rest))

/** Called after each page of entries: who is in no hurry waits a moment. */
export type Rest = () => Promise<void>

async function verifyRows(tx: Tx, keys: readonly VerifierKey[], anchored: Anchored | undefined, rest: Rest): Promise<Verification> {
  const head = await tx.selectFrom('journal_head').select(['size', 'note']).executeTakeFirst()
  const kept = await tx.selectFrom('journal_checkpoint').select(['size', 'note']).orderBy('size').execute()
  const size = Number(head?.size ?? 0n)
  const anchor = anchored && opened(anchored.note, sizeIn(anchored.note), keys)
  if (anchored && anchor && anchor.size > size && !(anchored.from === size && await waits(tx, anchored, anchor.size))) {
    throw new Fault(refusals.shorter(anchor.size, size))
  }
  const checkpoints = [...kept, ...(head ? [head] : [])].map(({ size, note }) => opened(note, Number(size), keys))
  if (anchor && anchor.size <= size) checkpoints.push(anchor)
  checkpoints.sort((a, b) => a.size - b.size)
  const growth = new Growth(tx)
  const due = checkpoints.values()
  let next = due.next()
  for (; !next.done && next.value.size === 0; next = due.next()) {
    if (!sameHash(next.value.root, growth.frontier.root())) throw new Fault(faults.root(0))
  }

  for (let index = 0; index < size;) {
    for (const row of await entriesFrom(tx, index, size)) {
      if (Number(row.leaf_index) !== index) throw new Fault(faults.missing({ index }), { index })
      verifyEntry(row)
      await growth.append(new Uint8Array(row.leaf), row.id)
      for (index++; !next.done && next.value.size === index; next = due.next()) {
        if (!sameHash(next.value.root, growth.frontier.root())) throw new Fault(faults.root(index))
      }
    }
    await rest()
  }
  await growth.end()
  if (!next.done) throw new Fault(faults.root(next.value.size))

  const beyond = await tx.selectFrom('journal_entry').select(['id', 'leaf_index']).where('leaf_index', '>=', BigInt(size))
    .orderBy('leaf_index').limit(1).executeTakeFirst()
  if (beyond) {
    const where = { index: Number(beyond.leaf_index), id: beyond.id }
    throw new Fault(head ? faults.beyond(where) : faults.noCheckpoint(), where)
  }
  return { valid: true, size, root: growth.frontier.root(), checkpoints: checkpoints.length, waiting: await verifyWaiting(tx) }
}

type Row = Awaited<ReturnType<typeof entriesFrom>>[number]

/** The next page of placed entries, each with the entry that records its erasure. Throws when there is none. */
async function entriesFrom(tx: Tx, index: number, size: number) {
  const rows = await entries(tx).where('entry.leaf_index', '>=', BigInt(index)).where('entry.leaf_index', '<', BigInt(size))
    .orderBy('entry.leaf_index').limit(page).execute()
  if (rows.length === 0) throw new Fault(faults.missing({ index }), { index })
  return rows
}

const entries = (tx: Tx) => tx.selectFrom('journal_entry as entry')
  .leftJoin('journal_entry as erasure', 'erasure.id', 'entry.erased_by')
  .selectAll('entry').select(['erasure.type as erasure_type', 'erasure.body as erasure_body'])
  .select(sql<boolean>`starts_with(entry.actor, 'pseudonym:') and not exists (
    select from journal_entry as forgetting where forgetting.subject = entry.subject and forgetting.type = ${forgottenType} and forgetting.id > entry.id)`.as('lost'))

/** Entries that wait for their place are checked as well, so that none is changed on the way. */
async function verifyWaiting(tx: Tx): Promise<number> {
  const rows = await entries(tx).where('entry.leaf_index', 'is', null).orderBy('entry.id').execute()
  for (const row of rows) verifyEntry(row)
  return rows.length
}

function verifyEntry(row: Row): void {
  const entry = recorded(row)
  const where = { id: entry.id, ...(entry.index !== undefined && { index: entry.index }) }
  if (!sameHash(contentHash(entry), entry.leaf)) throw new Fault(faults.changed(where), where)
  if (row.lost) throw new Fault(faults.pseudonym(where), where)
  if (!entry.commitment) return
  if (entry.personal === undefined) {
    const isRecorded = row.erasure_type === erasedType && row.erasure_body?.['entry'] === String(entry.id)
    if (!isRecorded) throw new Fault(faults.erasure(where), where)
  } else if (!row.salt || !sameHash(commitmentTo(row.salt, entry.personal), entry.commitment)) {
    throw new Fault(faults.personal(where), where)
  }
}

/** The hash of the leaf as its content makes it; of content that can have no leaf, nothing. */
export function contentHash(entry: ReturnType<typeof recorded>): Uint8Array {
  try {
    return leafHash(leafContent(entry))
  } catch {
    return new Uint8Array()
  }
}

/** The tree as it grows from the entries, compared with each stored tile that gets full. */
class Growth {
  readonly frontier = new Frontier()
  readonly #tx: Tx
  readonly #levels: Uint8Array[][] = []
  /** Ids of the entries of the current tile. */
  #ids: bigint[] = []

  constructor(tx: Tx) {
    this.#tx = tx
  }

  async append(leaf: Uint8Array, id: bigint): Promise<void> {
    this.frontier.append(leaf)
    this.#ids.push(id)
    let hash = leaf
    for (let level = 0; ; level++) {
      const hashes = (this.#levels[level] ??= [])
      hashes.push(hash)
      if (hashes.length < tileWidth) return
      hash = await this.#compare(level, this.frontier.size / tileWidth ** (level + 1) - 1, hashes)
      this.#levels[level] = []
      if (level === 0) this.#ids = []
    }
  }

  async #compare(level: number, index: number, hashes: readonly Uint8Array[]): Promise<Uint8Array> {
    const stored = await this.#tx.selectFrom('journal_tile').select(['hashes', 'root'])
      .where('level', '=', level).where('index', '=', BigInt(index)).executeTakeFirst()
    const root = perfectRoot(hashes)
    if (stored && sameHash(stored.hashes, writeTile(hashes)) && sameHash(stored.root, root)) return root
    if (level === 0 && stored) {
      const wrong = readTile(new Uint8Array(stored.hashes)).findIndex((hash, at) => !sameHash(hash, hashes[at]!))
      const where = { index: index * tileWidth + wrong, id: this.#ids[wrong]! }
      if (wrong >= 0) throw new Fault(faults.replaced(where), where)
    }
    throw new Fault(faults.tile(level, index))
  }

  /** No tile may be stored beyond those that are full. */
  async end(): Promise<void> {
    for (const { level, tiles } of await this.#tx.selectFrom('journal_tile')
      .select((eb) => ['level', eb.fn.max('index').as('tiles')]).groupBy('level').orderBy('level').execute()) {
      const full = Math.floor(this.frontier.size / tileWidth ** (level + 1))
      if (Number(tiles) >= full) throw new Fault(faults.tile(level, Number(tiles)))
    }
  }
}

/**
 * Checks a published journal over HTTP, as its outside reader: each entry against the tree, the tree against the signed
 * checkpoint and against `earlier` checkpoints that the reader kept.
 *
 * `base` is the log's prefix, such as `https://example.org/journal`; C2SP tlog-tiles lie below it.
 */
export const verifyPublished = ({ base, keys, earlier = [], each, fetch }: {
  readonly base: string
  readonly keys: readonly string[]
  readonly earlier?: readonly string[]
  /** Hears the content of each leaf once it was held against its hash; what it heard counts only when all is valid. */
  readonly each?: (content: Uint8Array) => void
  readonly fetch: typeof globalThis.fetch
}): Promise<Verification> => answer(async () => {
  const get = async (path: string): Promise<Uint8Array> => {
    const response = await fetch(`${base.replace(/\/+$/, '')}/${path}`).catch(() => undefined)
    if (!response?.ok) throw new Fault(faults.unreachable(path))
    return new Uint8Array(await response.arrayBuffer())
  }
  const trusted = keys.map(readVerifierKey)
  const open = (note: string): Checkpoint => opened(note, sizeIn(note), trusted)
  const newest = open(new TextDecoder().decode(await get('checkpoint')))
  const checkpoints = [...earlier.map(open), newest].sort((a, b) => a.size - b.size)
  const tooNew = checkpoints.at(-1)!
  if (tooNew.size > newest.size) throw new Fault(faults.missing({ index: newest.size }), { index: newest.size })

  const frontier = new Frontier()
  const compare = (): void => {
    for (const { size, root } of checkpoints) {
      if (size === frontier.size && !sameHash(root, frontier.root())) throw new Fault(faults.root(size))
    }
  }
  compare()
  for (const place of tilesIn(newest.size, 'entries')) {
    const path = tilePath(place)
    const contents = await readPart(path, get, readBundle)
    const hashes = await readPart(tilePath({ ...place, level: 0 }), get, readTile)
    const width = place.width ?? tileWidth
    if (contents.length !== width || hashes.length !== width) throw new Fault(faults.unreachable(path))
    for (const [at, content] of contents.entries()) {
      const index = frontier.size
      if (!sameHash(leafHash(content), hashes[at]!)) throw new Fault(faults.replaced({ index }), { index })
      frontier.append(hashes[at]!)
      compare()
      each?.(content)
    }
  }
  return { valid: true, size: newest.size, root: frontier.root(), checkpoints: checkpoints.length, waiting: 0 }
})

const sizeIn = (note: string): number => Number(note.split('\n')[1] ?? 0)

async function readPart<T>(path: string, get: (path: string) => Promise<Uint8Array>, read: (bytes: Uint8Array) => T): Promise<T> {
  const bytes = await get(path)
  try {
    return read(bytes)
  } catch {
    throw new Fault(faults.unreachable(path))
  }
}
