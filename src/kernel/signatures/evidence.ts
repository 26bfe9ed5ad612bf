/** The evidence of accepted signatures: kept so that anyone can verify them again. */
import { createHash } from 'node:crypto'
import { type RawBuilder, type Selectable, sql } from 'kysely'
import { identifierOf } from '../../law/conventions.ts'
import type { Instant } from '../../law/time.ts'
import { newId } from '../database/index.ts'
import type { FormerSigner, Signer, Verified } from './signer.ts'
import type { SignatureTable } from './tables.ts'

const readFormer = ({ name, iin, bin, organisation, roles }: FormerSigner): Signer => ({
  name, identifier: identifierOf('person', iin), roles,
  ...(bin !== undefined && { organisation: { identifier: identifierOf('organisation', bin), ...(organisation !== undefined && { name: organisation }) } }),
})

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
  signer: 'iin' in row.signer ? readFormer(row.signer) : row.signer,
  certificate: row.certificate,
  ...(row.signed_at !== null && { signedAt: row.signed_at }),
  revocation: row.revocation,
  provider: row.provider,
  recordedAt: row.recorded_at,
})

/** A signature that is to be kept: its id, and the statement that keeps it. */
export interface Keeping { readonly id: string; readonly statement: RawBuilder<unknown> }

/** Keeps a verified signature; the journal entry is that of the act which was signed. */
export function keeping(now: Instant, { provider, certificate, signer, signedAt, revocation }: Verified, cms: Uint8Array, document: Uint8Array): Keeping {
  const id = newId()
  const documentHash = createHash('sha256').update(document).digest('hex')
  return {
    id,
    statement: sql`insert into signature (id, provider, document_hash, document, cms, certificate, signer, signed_at, revocation, recorded_at)
      values (${id}, ${provider}, ${documentHash}, ${document}, ${cms}, ${certificate}, ${JSON.stringify(signer)}, ${signedAt ?? null},
        ${JSON.stringify(revocation)}, ${now})`,
  }
}
