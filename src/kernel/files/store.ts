/** The port behind which bytes lie: each content once, named by its SHA-256 in lower-case hex. */

/** A part of a content, in bytes from 0; both ends belong to it. Without `end` it goes to the last byte. */
export interface ByteRange {
  readonly start: number
  readonly end?: number
}

/** Where bytes lie. Every adapter passes the same tests, `store.test.ts`. */
export interface FileStore {
  /** A local folder for uploads under way; it exists. What a killed process left in it is swept after a day. */
  readonly spool: string
  /**
   * Stores the local file at `path`, which may be moved, under its hash: whole and durable, or not at all. What is there already is
   * left, and the answer is false; with `over` it is replaced in one step.
   */
  put(hash: string, path: string, over?: 'over'): Promise<boolean>
  /** Where a content lies on the local disk, in a store that keeps files there. */
  place?(hash: string): string
  /** The bytes, or a part of them; throws a `Failure` 'not found' when the store lacks them. */
  get(hash: string, range?: ByteRange): Promise<ReadableStream<Uint8Array>>
  /** Lends the bytes as a local file, to be read only, for as long as `use` runs; throws as `get` does. */
  lend<T>(hash: string, use: (path: string) => Promise<T>): Promise<T>
  has(hash: string): Promise<boolean>
  /** Removes the bytes; absent ones are no error. */
  remove(hash: string): Promise<void>
  /** The hashes of everything that is stored, in no order. */
  list(): AsyncIterable<string>
}

const hashes = /^[0-9a-f]{64}$/

/** Refuses what is not a SHA-256 in hex, so that a name can never lead out of the store. */
export function checkHash(hash: string): void {
  if (!hashes.test(hash)) throw new TypeError('not a SHA-256 in hex')
}

/** Tells whether a name in the store is a content, not a stranger's file. */
export const isHash = (name: string): boolean => hashes.test(name)
