/** What a country tells of its shared compute. Registers and procedures are its declarations. */
import type { Citation } from '../../law/citation.ts'

export interface ComputeOptions {
  /** The acts on which the sharing of compute rests. */
  readonly rests: readonly Citation[]
  /** The registers of partitions of clusters, of programmes of hours, and of logins that the operator confirmed: `login` on the cluster of a `partition`, of the organisation whose the entry is. */
  readonly registers: { readonly partitions: string; readonly programmes: string; readonly logins: string }
  /** The type of the credential that a grant of hours is, and the procedure in which it is asked for. */
  readonly credential: string
  readonly request: string
  /** The procedure in which an organisation has a login confirmed. */
  readonly login: string
  /** The offices that see every grant. */
  readonly office: readonly string[]
}
