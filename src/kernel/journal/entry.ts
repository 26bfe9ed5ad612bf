/** What an entry of the journal is, and the exact bytes that its leaf in the tree hashes. */
import { createHash } from 'node:crypto'
import type { Selectable } from 'kysely'
import { canonical, type JsonObject } from '../../law/canonical.ts'
import type { Instant } from '../../law/time.ts'
import { inOffice, type Opening, pseudonymOf } from './pseudonym.ts'
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
  /** The office in which the actor acts, such as `fund.officer`: the leaf names it, whoever holds it. */
  readonly office?: string
  /** The subject is a new id, so that nobody has acted in its stream: no key is looked for. */
  readonly begins?: true
}

/** An entry as the journal keeps it. */
export interface Recorded {
  readonly id: bigint
  /** Its place in the tree; undefined until it is sequenced, a moment after its commit. */
  readonly index: number | undefined
  readonly at: Instant
  /**
   * `person:<id>`, `person:<id> for organisation:<id>`, `person:<id> for body:<id>` or `system:<name>`: for whoever may know it, never for the public,
   * which reads `named`. Once the key is erased, the pseudonym.
   */
  readonly actor: string
  /** The actor as the leaf names them: a pseudonym of a person; in clear in entries of before there were pseudonyms. */
  readonly named: string
  /** Shows that `named` is `actor`; absent where nothing is hidden, and once the key is erased. */
  readonly opening?: Opening
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
  named: namedIn(row),
  ...(row.actor_key !== null && { opening: { actor: row.actor, key: row.actor_key.toString('hex') } }),
  type: row.type,
  subject: row.subject,
  body: row.body,
  ...(row.personal !== null && { personal: row.personal }),
  ...(row.commitment !== null && { commitment: new Uint8Array(row.commitment) }),
  erased: row.erased_by !== null,
  leaf: new Uint8Array(row.leaf),
})

/** How the leaf of a row names who acted. */
const namedIn = ({ actor, actor_key, subject, office }: Pick<Selectable<EntryTable>, 'actor' | 'actor_key' | 'subject' | 'office'>): string =>
  inOffice(actor_key === null ? actor : pseudonymOf(actor_key, actor, subject), office)

/** The commitment to personal data: SHA-256 over 16 random bytes and their canonical form. */
export const commitmentTo = (salt: Uint8Array, personal: object): Uint8Array =>
  new Uint8Array(createHash('sha256').update(salt).update(canonical(personal)).digest())

/**
 * The content of the leaf: canonical JSON (RFC 8785) of what is published of the entry, in UTF-8.
 *
 * Throws a RangeError beyond 65,535 bytes, the most that a bundle of entries can hold: such content belongs into a file.
 */
export function leafContent(
  entry: Pick<Recorded, 'at' | 'named' | 'type' | 'subject' | 'body'> & { readonly commitment?: Uint8Array },
): Uint8Array {
  const { at, named, type, subject, body, commitment } = entry
  const content = Buffer.from(canonical({
    at, actor: named, type, subject, body, ...(commitment && { personal: commitment.toHex() }),
  }))
  if (content.length > longestEntry)
    throw new RangeError(`${type} of ${content.length} bytes: the journal takes ${longestEntry}, put the rest into a file`)
  return new Uint8Array(content)
}
