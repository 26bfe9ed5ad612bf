/** What opens salted commitments: for whoever may know what they hide, to be shown to a stranger who checks them against the published leaf. */
import { canonical } from '../../law/canonical.ts'
import type { Instant } from '../../law/time.ts'
import type { Db } from '../database/index.ts'

/** The SHA-256 of the bytes of the salt and of `says` in UTF-8 is the member `personal` of the leaf at `place`. */
export interface SaltOpening {
  /** Undefined until the entry is placed, a moment after its commit. */
  readonly place: number | undefined
  readonly at: Instant
  readonly type: string
  readonly subject: string
  /** As hex digits. */
  readonly salt: string
  /** What was recorded, to the byte: canonical JSON (RFC 8785). */
  readonly says: string
}

/** Those of entries of these types about these subjects, oldest first; what was erased opens no more. */
export async function saltOpenings(db: Db, subjects: readonly string[], types: readonly string[]): Promise<readonly SaltOpening[]> {
  if (subjects.length === 0) return []
  const rows = await db.selectFrom('journal_entry').select(['leaf_index', 'at', 'type', 'subject', 'salt', 'personal'])
    .where('subject', 'in', subjects).where('type', 'in', types).where('personal', 'is not', null).orderBy('id').execute()
  return rows.flatMap(({ leaf_index: place, at, type, subject, salt, personal }) =>
    (salt === null || personal === null ? [] : [{ place: place === null ? undefined : Number(place), at, type, subject, salt: new Uint8Array(salt).toHex(), says: canonical(personal) }]))
}
