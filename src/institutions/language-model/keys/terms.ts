/** What a country sets about keys. */
import type { Citation } from '../../../law/citation.ts'
import type { Text } from '../../../law/text.ts'

/** What a country sets about test keys: small enough that nobody builds a service on what is free. */
export interface TestKeyTerms {
  /** The most that one may ask for. */
  readonly limits: { readonly requestsPerMinute: number; readonly tokensPerMinute: number }
  /** What all test keys of a company may use in a day. */
  readonly daily: { readonly requests: number; readonly tokens: number }
  /** The longest life of one. */
  readonly days: number
}

export interface KeyTerms {
  /** The purposes for which a key can be made. */
  readonly purposes: Readonly<Record<string, Text>>
  /** The peaceful-use undertaking; its hash is its version. `procedure` is the id of that by which companies sign it, `register` of that in which it enters them. */
  readonly undertaking: { readonly clauses: readonly Text[]; readonly basis: Citation; readonly register: string; readonly procedure: string }
  /** The register of AI systems, to an entry of which a key may be bound; absent where the country has none. */
  readonly systems?: string
  /** The most that one key may ask for. */
  readonly limits: { readonly requestsPerMinute: number; readonly tokensPerMinute: number }
  /** Calls that one key may have under way at once, in each process of the portal. */
  readonly callsAtOnce: number
  /** The longest life of a key, and how long a replaced secret may live on. */
  readonly days: number
  readonly overlapHours: number
  readonly test: TestKeyTerms
}
