/** What a country says of completeness. */
import type { Citation } from '../../../law/citation.ts'

/** A register in which bodies tell what they have bought of AI and in which services they use it. */
export interface DeclaredUses {
  readonly register: string
  /** The field that tells a purchase from a service, and its value for a purchase. */
  readonly kind: { readonly field: string; readonly purchase: string }
  /** The fields of the system that is named, and of the number of whoever supplied it. */
  readonly system: string
  readonly supplier: string
}

export interface CompletenessOptions {
  /** The register of AI systems, with its fields that name models and datasets. */
  readonly register: string
  readonly fields: { readonly models: string; readonly datasets: string }
  readonly uses: DeclaredUses
  /** The procedures by which a system is registered: a company's or a person's, and a body's; and the act by which it must be. */
  readonly registration: { readonly others: string; readonly bodies: string }
  readonly basis: Citation
  /** The offices that see whose and what is missing. */
  readonly roles: readonly string[]
}
