/** The rows of the table that this folder owns. */
import type { Instant } from '../../law/time.ts'

interface IdentityCodeTable {
  id: string
  person: string
  code_hash: string
  given_by: string
  given_at: Instant
  expires_at: Instant
  used_at: Instant | null
}

declare module '../database/index.ts' {
  interface Tables {
    identity_code: IdentityCodeTable
  }
}
