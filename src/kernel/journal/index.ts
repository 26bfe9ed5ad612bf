/**
 * The journal: the one append-only record of every act, which is audit trail, outbox and Merkle tree at once.
 *
 * Promises: an entry is written in the transaction of its act or not at all; writers do not wait for each other; each entry
 * gets its place in the tree within a second of its commit, after every entry that its act had seen; each subscriber gets
 * entries in that order, with effects exactly once; anyone can check the record with the signed checkpoints (C2SP, RFC 9162).
 * Nothing is signed that does not extend what was signed before, which is kept outside the database.
 * Never: changes or removes an entry, puts personal data into the tree, names there a person who acts (each has another pseudonym in each
 * subject's history), lets one subscriber's failure stop another, or leaves out an entry that a subscriber cannot take: it is tried again, and then waits
 * on the shelf for a person.
 */
import type { RawBuilder } from 'kysely'
import type { Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import type { Database, Db, Tx } from '../database/index.ts'
import type { Anchor } from './anchor.ts'
import { append, appendAll, appending, appendLater, erase, forget, type Later, readKeys } from './append.ts'
import { recorded, type Entry, type Recorded } from './entry.ts'
import { refusalOf } from './history.ts'
import { list, type Listed, type ListQuery, types, type Waiting, waiting } from './list.ts'
import { startLoop, type Loop } from './loop.ts'
import { verifierKey, type Signer } from './note.ts'
import { checkpoint, sequence } from './sequence.ts'
import { type SaltOpening, saltOpenings } from './salted.ts'
import { openShelf, type Shelf } from './shelf.ts'
import { deliver, openCursor, type Subscriber, withWork } from './subscribers.ts'
import { Tree } from './tree.ts'
import { verifyJournal, type Verification } from './verify.ts'

export { anchorFile, anchorIn, anchorInMemory, readAnchor, signedTree } from './anchor.ts'
export type { Anchor, SignedTree } from './anchor.ts'
export { begin, hasBegun, isOwn } from './begin.ts'
export { leafContent } from './entry.ts'
export type { Entry, Recorded } from './entry.ts'
export type { Listed, ListQuery, Waiting } from './list.ts'
export { consistencyRanges, emptyRoot, Frontier, joined, leafHash, middleOf, nodeHash, sameHash, subtrees, verifyConsistency, verifyInclusion } from './merkle.ts'
export type { Range, Subtree } from './merkle.ts'
export { goingOn, newHistory } from './new-history.ts'
export { cosign, cosignedAt, openNote, readCheckpoint, readNote, readVerifierKey, verifierKey } from './note.ts'
export type { Checkpoint, Note, NoteSignature, Signer, VerifierKey } from './note.ts'
export type { Shelf, Shelved, Standing } from './shelf.ts'
export type { Subscriber } from './subscribers.ts'
export { differing, entriesOf, saidOf } from './reconcile.ts'
export type { Comparison } from './reconcile.ts'
export { opens } from './pseudonym.ts'
export type { Opening } from './pseudonym.ts'
export { perfectRoot, readBundle, readTile, readTilePath, tilePath, tilesIn, tileWidth, widthIn, writeBundle, writeTile } from './tiles.ts'
export type { TilePlace } from './tiles.ts'
export { Refused as JournalRefused } from './history.ts'
export { verifyJournal, verifyPublished } from './verify.ts'
export type { Verification } from './verify.ts'

/** Which part of a subject's history: entries older than `before`, at most `limit` (100), newest first. */
export interface Page {
  readonly before?: bigint
  readonly limit?: number
}

/** The journal's use cases. Hashes and proofs are bytes; sizes and places count entries from 0. */
export interface Journal {
  /** The public key of the checkpoints, as one line that any checker of signed notes reads. */
  readonly verifierKey: string
  /** All keys under which the journal was ever signed, as such lines, the present one first. */
  readonly verifierKeys: readonly string[]
  /** Records an act in its transaction. Throws a RangeError when the entry is longer than 65,535 bytes. */
  append(tx: Tx, actor: string, entry: Entry): Promise<{ readonly id: bigint; readonly leaf: Uint8Array }>
  /** Records many entries of one act at once, and answers their ids in the same order. Throws as `append` does. */
  appendAll(tx: Tx, actor: string, entries: readonly Entry[]): Promise<readonly bigint[]>
  /** The statement of `append`, for an act that makes it a part of its own, `with entry as (…)`; it returns the entry's id. */
  appending(tx: Tx, actor: string, entry: Entry): Promise<RawBuilder<{ id: bigint }>>
  /** As `append`, of an act whose rows wait (`letWait`); the entry has its id once it is written. */
  appendLater(tx: Tx, actor: string, entry: Entry): Promise<Later>
  /** Reads an actor's keys of many subjects at once, before an act that appends to each by itself: each is then looked for no more in this transaction. */
  readKeys(tx: Tx, actor: string, subjects: readonly string[]): Promise<void>
  /** Erases an entry's personal data for good and records that; `reason` is a code. Doing it twice does nothing more. */
  erase(tx: Tx, actor: string, id: bigint, reason: string): Promise<void>
  /** Erases the keys of the pseudonyms of a subject's history for good and records that. Answers how many entries it reached. */
  forget(tx: Tx, actor: string, subject: string, reason: string): Promise<number>
  /** Places the committed entries that wait and signs a checkpoint over them. Answers how many it placed. */
  sequence(): Promise<number>
  /** Why the journal is not signed any more, with the mend: it is not the one that was signed last. Undefined when all is well. */
  refusal(): Promise<Text | undefined>
  /** Verifies all of the journal, as `verifyJournal`; `rest` is called after each page of entries. */
  verify(rest: () => Promise<void>): Promise<Verification>
  /** The newest checkpoint: a signed note as C2SP tlog-checkpoint. */
  checkpoint(): Promise<string>
  /** The committed entries that wait for their place: how many (1,000 counts as all), and since when. */
  waiting(): Promise<Waiting>
  /** How many entries have their place. */
  size(): Promise<number>
  /** A hash tile of C2SP tlog-tiles, full unless `width` is given; undefined when the tree does not reach that far. */
  tile(level: number, index: number, width?: number): Promise<Uint8Array | undefined>
  /** A bundle of entries of C2SP tlog-tiles; undefined when the tree does not reach that far. */
  entriesTile(index: number, width?: number): Promise<Uint8Array | undefined>
  /** The proof that the entry at `index` is in the tree of `size`. Throws a `Failure` (not found) beyond the newest tree. */
  inclusion(index: number, size: number): Promise<readonly Uint8Array[]>
  /** The proof that the tree of `newer` entries only added to that of `older`. Throws like `inclusion`. */
  consistency(older: number, newer: number): Promise<readonly Uint8Array[]>
  /** One entry by its id. */
  entry(id: bigint): Promise<Recorded | undefined>
  /** The history of a subject, newest first, with what is not yet placed. */
  entriesOf(subject: string, page?: Page): Promise<readonly Recorded[]>
  /** What opens the salted commitments of these entries, for whoever may know what they hide: that is the caller's to say. */
  saltOpenings(subjects: readonly string[], types: readonly string[]): Promise<readonly SaltOpening[]>
  /** Placed entries in the order of the tree, from place `from` on. */
  read(from: number, limit: number): Promise<readonly Recorded[]>
  /** A page of the published entries, newest first, of every type or of one. */
  list(query: ListQuery): Promise<Listed>
  /** The types that published entries have, in alphabetical order. */
  types(): Promise<readonly string[]>
  /** Hands entries of these types to `handle`, in order, each with one effect. The name is for good: it keeps the place. */
  subscribe(name: string, subscriber: Subscriber): void
  /** What subscribers could not take, and what a person does about it. */
  readonly shelf: Shelf
  /** Does at once what the loop does by and by: places, and delivers until nothing is left or whoever is left has failed. Waits for what another process is at. */
  settle(): Promise<void>
  /** Starts the loop, in the process of the worker; any number of workers may run it. */
  start(): Promise<void>
  /** Ends the loop after what is under way. */
  stop(): Promise<void>
}

/** Opens the journal. `signer.name` is the log's origin; `anchor` is beside its key; `former` are the
 * verifier keys under which it began; `report` takes errors of the loop, which tries again by itself. */
export function openJournal({ db, listen, now, signer, former = [], anchor, report = console.error }: {
  readonly db: Db
  readonly listen: Database['listen']
  readonly now: () => Instant
  readonly signer: Signer
  readonly former?: readonly string[]
  readonly anchor: Anchor
  readonly report?: (error: unknown) => void
}): Journal {
  const tree = new Tree()
  const means = { db, tree, now, signer, former, anchor }
  const subscribers = new Map<string, Subscriber>()
  /** Whose cursor this process has made sure of: none is ever taken away. */
  const opened = new Set<string>()
  let loop: Loop | undefined

  async function deliverTo(name: string, how: { readonly stopped: () => boolean; readonly patient?: boolean }): Promise<{ handled: number; retryAt?: Instant }> {
    const subscriber = subscribers.get(name)
    if (!subscriber) throw new Error(`no subscriber ${name}`)
    if (!opened.has(name)) await openCursor(db, name, subscriber)
    opened.add(name)
    return deliver({ db, now, report }, name, subscriber, how)
  }

  return {
    verifierKey: verifierKey(signer),
    verifierKeys: [verifierKey(signer), ...former],
    append: (tx, actor, entry) => append(tx, now, actor, entry),
    appendAll: (tx, actor, entries) => appendAll(tx, now, actor, entries),
    appending: (tx, actor, entry) => appending(tx, now, actor, entry),
    appendLater: (tx, actor, entry) => appendLater(tx, now, actor, entry),
    readKeys,
    erase: (tx, actor, id, reason) => erase(tx, now, actor, id, reason),
    forget: (tx, actor, subject, reason) => forget(tx, now, actor, subject, reason),
    sequence: () => sequence(means),
    verify: (rest) => verifyJournal({ db, keys: [verifierKey(signer), ...former], anchor, rest }),
    refusal: () => refusalOf(db, means),
    checkpoint: () => checkpoint(means),
    waiting: () => waiting(db),
    size: () => tree.size(db),
    tile: (level, index, width) => tree.tile(db, level, index, width),
    entriesTile: (index, width) => tree.entries(db, index, width),
    inclusion: (index, size) => tree.inclusion(db, index, size),
    consistency: (older, newer) => tree.consistency(db, older, newer),

    async entry(id) {
      const row = await db.selectFrom('journal_entry').selectAll().where('id', '=', id).executeTakeFirst()
      return row && recorded(row)
    },

    async entriesOf(subject, { before, limit = 100 } = {}) {
      const all = db.selectFrom('journal_entry').selectAll().where('subject', '=', subject)
      const rows = await (before === undefined ? all : all.where('id', '<', before)).orderBy('id', 'desc').limit(limit).execute()
      return rows.map(recorded)
    },

    saltOpenings: (subjects, types) => saltOpenings(db, subjects, types),

    async read(from, limit) {
      const rows = await db.selectFrom('journal_entry').selectAll().where('leaf_index', '>=', BigInt(from))
        .orderBy('leaf_index').limit(limit).execute()
      return rows.map(recorded)
    },

    list: (query) => list(db, tree, query),
    types: () => types(db),

    subscribe(name, subscriber) {
      if (subscribers.has(name)) throw new Error(`there is a subscriber ${name} already`)
      subscribers.set(name, subscriber)
      loop?.add(name)
    },

    shelf: openShelf({ db, now, names: () => [...subscribers.keys()] }),

    async settle() {
      // Another process may place and deliver meanwhile, and what it delivers may be heard of by those who were asked before: quiet is when neither moves.
      for (let moved = 1; moved > 0;) {
        const size = await tree.size(db)
        moved = await sequence(means)
        for (const name of await withWork(db, subscribers)) moved += (await deliverTo(name, { stopped: () => false, patient: true })).handled
        if (moved === 0) moved = await tree.size(db) - size + (await waiting(db)).count
      }
    },

    async start() {
      loop ??= await startLoop({
        listen, now, report, deliver: (name, stopped) => deliverTo(name, { stopped }),
        place: () => sequence(means, { patient: false }),
      }, subscribers.keys())
    },

    async stop() {
      await loop?.stop()
      loop = undefined
    },
  }
}
