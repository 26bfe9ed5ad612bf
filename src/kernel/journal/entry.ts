/** What an entry of the journal is, and the exact bytes that its leaf in the tree hashes. */
import { createHash } from 'node:crypto'
import type { Selectable } from 'kysely'
import { canonical, type JsonObject } from '../../law/canonical.ts'
import type { Instant } from '../../law/time.ts'
import { longestEntry } from './tiles.ts'
import type { EntryTable } from './tables.ts'

/** An act to record. `body` holds ids and facts that may be published; personal data go into `personal` only. */
export interface Entry {
  /** What was done: `case.submitted`, `decision.issued`. */
  readonly type: string
  /** What it was done to, as `kind:id`. */
  readonly subject: string
  readonly body: JsonObject
  /** Personal data: the tree holds only a salted commitment to them, so they can be erased. */
  readonly personal?: object
}

/** An entry as the journal keeps it. */
export interface Recorded {
  readonly id: bigint
  /** Its place in the tree; undefined until it is sequenced, a moment after its commit. */
  readonly index: number | undefined
  readonly at: Instant
  /** `person:<id>`, `person:<id> for organisation:<id>`, `person:<id> for body:<id>` or `system:<name>`. */
  readonly actor: string
  readonly type: string
  readonly subject: string
  readonly body: JsonObject
  /** Absent when there were none, and when they were erased. */
  readonly personal?: JsonObject
  /** SHA-256 of the salt and the canonical personal data; present when there are or were any. */
  readonly commitment?: Uint8Array
  /** Whether there were personal data that have been erased. */
  readonly erased: boolean
  readonly leaf: Uint8Array
}

/** Reads a row. */
export const recorded = (row: Selectable<EntryTable>): Recorded => ({
  id: row.id,
  index: row.leaf_index === null ? undefined : Number(row.leaf_index),
  at: row.at,
  actor: row.actor,
  type: row.type,
  subject: row.subject,
  body: row.body,
  ...(row.personal !== null && { personal: row.personal }),
  ...(row.commitment !== null && { commitment: new Uint8Array(row.commitment) }),
  erased: row.erased_by !== null,
  leaf: new Uint8Array(row.leaf),
})

/** The commitment to personal data: SHA-256 over 16 random bytes and their canonical form. */
export const commitmentTo = (salt: Uint8Array, personal: object): Uint8Array =>
  new Uint8Array(createHash('sha256').update(salt).update(canonical(personal)).digest())

/**
 * The content of the leaf: canonical JSON (RFC 8785) of what is published of the entry, in UTF-8.
 *
 * Throws a RangeError beyond 65,535 bytes, the most that a bundle of entries can hold: such content belongs into a file.
 */
export function leafContent(
  entry: Pick<Recorded, 'at' | 'actor' | 'type' | 'subject' | 'body'> & { readonly commitment?: Uint8Array },
): Uint8Array {
  const { at, actor, type, subject, body, commitment } = entry
  const content = Buffer.from(canonical({
    at, actor, type, subject, body, ...(commitment && { personal: commitment.toHex() }),
  }))
  if (content.length > longestEntry)
    throw new RangeError(`${type} of ${content.length} bytes: the journal takes ${longestEntry}, put the rest into a file`)
  return new Uint8Array(content)
}
