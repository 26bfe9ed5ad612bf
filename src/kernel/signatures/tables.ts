/** The rows of the tables that this folder owns. */
import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { Instant } from '../../law/time.ts'
import type { FormerSigner, Revocation, Role, Signer } from './signer.ts'

/** Why a certificate was revoked: the reasons of RFC 5280 that occur here. */
export type RevocationReason = 'superseded' | 'key compromise' | 'affiliation changed' | 'cessation'

type Bytes = ColumnType<Buffer, Uint8Array, Uint8Array>

export interface SigningCertificateTable {
  id: string
  serial: string
  person: string
  name: string
  role: Role
  identifier: string | null
  organisation: string | null
  der: ColumnType<Buffer | null, Uint8Array, Uint8Array | null>
  issued_at: Instant
  valid_from: Instant
  expires_at: Instant
  revoked_at: Instant | null
  revoked_for: RevocationReason | null
  sealed_key: ColumnType<Buffer | null, Uint8Array | null, Uint8Array | null>
  wrong_pins: Generated<number>
}

export interface SignatureTable {
  id: string
  provider: string
  document_hash: string
  document: Bytes
  cms: Bytes
  certificate: string
  signer: JSONColumnType<Signer | FormerSigner>
  signed_at: Instant | null
  revocation: JSONColumnType<Revocation>
  recorded_at: Instant
}

declare module '../database/index.ts' {
  interface Tables {
    signing_certificate: SigningCertificateTable
    signature: SignatureTable
  }
}
