/** What a country tells of its shared compute. Registers and procedures are its declarations. */
import type { Citation } from '../../law/citation.ts'

export interface ComputeOptions {
  /** The acts on which the sharing of compute rests. */
  readonly rests: readonly Citation[]
  /** The registers of partitions of clusters and of programmes of hours. */
  readonly registers: { readonly partitions: string; readonly programmes: string }
  /** The type of the credential that a grant of hours is, and the procedure in which it is asked for. */
  readonly credential: string
  readonly request: string
  /** The offices that see every grant. */
  readonly office: readonly string[]
}
