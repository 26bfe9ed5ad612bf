/** The evidence of accepted signatures: kept so that anyone can verify them again. */
import { createHash } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { Instant } from '../../law/time.ts'
import { newId } from '../database/index.ts'
import type { Tx } from '../database/index.ts'
import type { Verified } from './signer.ts'
import type { SignatureTable } from './tables.ts'

/** A signature that was accepted. */
export interface Signature extends Omit<Verified, 'person'> {
  readonly id: string
  /** SHA-256 of the document in hex. */
  readonly documentHash: string
  readonly document: Uint8Array
  readonly cms: Uint8Array
  readonly recordedAt: Instant
}

export const signatureOf = (row: Selectable<SignatureTable>): Signature => ({
  id: row.id,
  documentHash: row.document_hash,
  document: row.document,
  cms: row.cms,
  signer: row.signer,
  certificate: row.certificate,
  ...(row.signed_at !== null && { signedAt: row.signed_at }),
  revocation: row.revocation,
  provider: row.provider,
  recordedAt: row.recorded_at,
})

/** Keeps a verified signature; the journal entry is that of the act which was signed. Answers with its id. */
export async function recordSignature(
  tx: Tx, now: Instant, verified: Verified, cms: Uint8Array, document: Uint8Array,
): Promise<string> {
  const id = newId()
  await tx.insertInto('signature').values({
    id,
    provider: verified.provider,
    document_hash: createHash('sha256').update(document).digest('hex'),
    document,
    cms,
    certificate: verified.certificate,
    signer: JSON.stringify(verified.signer),
    signed_at: verified.signedAt ?? null,
    revocation: JSON.stringify(verified.revocation),
    recorded_at: now,
  }).execute()
  return id
}
