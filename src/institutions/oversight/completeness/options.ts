/** What a country says of completeness. */
import type { Citation } from '../../../law/citation.ts'

export interface CompletenessOptions {
  /** The register of AI systems, with its fields that name models and datasets. */
  readonly register: string
  readonly fields: { readonly models: string; readonly datasets: string }
  /** The procedure by which a system is registered, and the act by which it must be. */
  readonly registration: string
  readonly basis: Citation
  /** The offices that see whose and what is missing. */
  readonly roles: readonly string[]
}
