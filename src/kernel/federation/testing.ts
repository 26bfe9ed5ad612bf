/** What the tests of federation stand on: a house with a database, a journal and a witness, and a log of another that signs what a test wants. */
import { generateKeyPairSync } from 'node:crypto'
import { type Instant, instantAt } from '../../law/time.ts'
import { transact } from '../database/index.ts'
import { testDatabase, type TestDatabase } from '../database/testing.ts'
import { anchorInMemory, type Journal, openJournal } from '../journal/index.ts'
import { consistencyRanges, Frontier, joined, nodeHash, rootOf, subtrees } from '../journal/merkle.ts'
import { leafHash, type Signer, verifierKey } from '../journal/index.ts'
import { checkpointText, signNote } from '../journal/note.ts'
import { readTilePath, writeBundle, writeTile } from '../journal/tiles.ts'
import { type Federation, openFederation } from './index.ts'
import type { Answered, Ask } from './wire.ts'

export const system = { system: 'test' } as const

type Bytes = string | Uint8Array | undefined

/** What answers at an address; undefined is 404. */
export interface Portal { answer(path: string, body: string): Bytes | Promise<Bytes> }

/** A house of a test's own. Its clock is what its patience with peers is measured by, too. */
export interface TestHouse extends AsyncDisposable {
  readonly database: TestDatabase
  readonly journal: Journal
  readonly federation: Federation
  readonly log: Signer
  readonly errors: unknown[]
  /** Of which logs somebody was told that they signed two histories. */
  readonly told: readonly string[]
  /** Whether the clock is sure. */
  doubt(doubted: boolean): void
  now(): Instant
  later(milliseconds: number): void
  /** Answers at an address as the portal of a log; no answer at all without one. */
  serves(url: string, log: Portal | undefined): void
  /** Adds a peer whose log this is. */
  knows(name: string, logKey: string, witnessKey?: string, url?: string): Promise<string>
}

/** Opens a house whose journal has this origin. */
export async function testHouse(host = 'house.example'): Promise<TestHouse> {
  const database = await testDatabase({ max: 8 })
  const { db } = database
  let time = Date.parse('2026-03-02T09:00:00.000Z')
  let doubted = false
  const errors: unknown[] = []
  const told: string[] = []
  const report = (error: unknown): void => void errors.push(error)
  const now = (): Instant => instantAt(time)
  const log = aSigner(`${host}/journal`)
  const journal = openJournal({ ...database, signer: log, anchor: anchorInMemory(), now, report })
  const world = new Map<string, Portal | undefined>()
  const ask: Ask = async (address, { body = '' } = {}): Promise<Answered> => {
    const { origin, pathname } = new URL(address)
    const bytes = await world.get(origin)?.answer(pathname, body)
    if (world.get(origin) === undefined) throw new Error('nobody is there')
    return { status: bytes === undefined ? 404 : 200, type: '', bytes: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes ?? new Uint8Array() }
  }
  const federation = openFederation({ ask, db, now, clock: () => time, sure: () => !doubted, zone: 'Asia/Almaty', journal, signer: aSigner(`${host}/witness`), mayReach: ['127.0.0.1'], report, tell: async (_, origin) => void told.push(origin) })
  return {
    database, journal, federation, log, errors, told, now,
    doubt: (yes) => void (doubted = yes),
    serves: (url, log) => void world.set(url, log),
    later: (milliseconds) => void (time += milliseconds),
    knows: (name, logKey, witnessKey = '', url = `https://${name}.example`) => transact(db, (tx) => federation.addPeer(tx, system, { name, url, logKey, witnessKey })),
    [Symbol.asyncDispose]: () => database.close(),
  }
}

export const aSigner = (name: string): Signer => ({ name, privateKey: generateKeyPairSync('ed25519').privateKey })

/** A log that signs whatever a test has it sign: its leaves are these texts. */
export class TestLog {
  readonly signer: Signer
  readonly leaves: string[] = []
  /** What it serves in place of its leaves, where it lies. */
  served: readonly string[] | undefined
  /** The items that it serves. */
  readonly items = new Map<string, string>()
  /** What it says that it saw. */
  seen: readonly unknown[] = []
  /** The further lines of its checkpoints, and what it puts below their signature. */
  extensions: readonly string[] = []
  below = ''

  constructor(name: string, signer = aSigner(name)) {
    this.signer = signer
  }

  get key(): string { return verifierKey(this.signer) }

  grow(...leaves: readonly string[]): this {
    this.leaves.push(...leaves)
    return this
  }

  /** Each leaf is hashed once, however often it is served: a log of a hundred thousand answers as fast as one of a hundred. */
  readonly #known = new Map<string, Uint8Array>()

  #hashes(): Uint8Array[] {
    return this.leaves.map((leaf) => {
      const known = this.#known.get(leaf) ?? leafHash(new TextEncoder().encode(leaf))
      this.#known.set(leaf, known)
      return known
    })
  }

  /** The signed checkpoint over the first `size` leaves. */
  note(size = this.leaves.length): string {
    const tree = new Frontier()
    for (const hash of this.#hashes().slice(0, size)) tree.append(hash)
    return signNote(checkpointText({ origin: this.signer.name, size, root: tree.root(), extensions: this.extensions }), this.signer)
  }

  /** The proof that the tree of `newer` leaves extends that of `older`. */
  proof(older: number, newer = this.leaves.length): Uint8Array[] {
    const hashes = this.#hashes()
    return consistencyRanges(older, newer).map(({ start, end }) => rootOf(hashes.slice(start, end)))
  }

  /** What its portal answers; undefined is 404. */
  answer(path: string): Bytes {
    if (path === '/journal/checkpoint') return this.note() + this.below
    if (path === '/federation/seen') return JSON.stringify({ seen: this.seen })
    const hash = /^\/federation\/items\/(.*)$/.exec(path)?.[1]
    if (hash !== undefined) return this.items.get(hash)
    const place = readTilePath(path.slice('/journal/'.length))
    if (place === undefined) return undefined
    const [first, width] = [place.index * 256, place.width ?? 256]
    if (place.level === 'entries') {
      const leaves = (this.served ?? this.leaves).slice(first, first + width)
      return leaves.length === width ? writeBundle(leaves.map((leaf) => new TextEncoder().encode(leaf))) : undefined
    }
    const [hashes, span] = [this.#hashes(), 256 ** place.level]
    const parts = Array.from({ length: width }, (_, at) => hashes.slice((first + at) * span, (first + at + 1) * span))
    return parts.every(({ length }) => length === span) ? writeTile(parts.map((part) => rootOf(part))) : undefined
  }
}

/** A log of so many leaves that all are one text: whoever signs a huge tree has it at no cost. */
export class EqualLog {
  readonly signer: Signer
  readonly leaf: Uint8Array
  readonly size: number
  /** The paths that were asked for. */
  readonly asked: string[] = []
  /** What is done before it answers. */
  before = (): void => undefined

  constructor(name: string, size: number, { signer = aSigner(name), leaf = 'x' } = {}) {
    this.signer = signer
    this.size = size
    this.leaf = new TextEncoder().encode(leaf)
  }

  get key(): string { return verifierKey(this.signer) }

  #perfect(level: number): Uint8Array {
    let hash = leafHash(this.leaf)
    for (let at = 0; at < level; at += 1) hash = nodeHash(hash, hash)
    return hash
  }

  get root(): Uint8Array { return joined(subtrees({ start: 0, end: this.size }).map(({ level }) => this.#perfect(level))) }

  note(): string { return signNote(checkpointText({ origin: this.signer.name, size: this.size, root: this.root, extensions: [] }), this.signer) }

  answer(path: string): Bytes {
    this.before()
    this.asked.push(path)
    if (path === '/journal/checkpoint') return this.note()
    const place = readTilePath(path.slice('/journal/'.length))
    if (place === undefined) return undefined
    const { level, width = 256 } = place
    const hash = this.#perfect(level === 'entries' ? 0 : 8 * level)
    if (level === 'entries') return writeBundle(Array.from({ length: width }, () => this.leaf))
    return writeTile(Array.from({ length: width }, () => hash))
  }
}
