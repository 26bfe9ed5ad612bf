/** What a country tells its oversight of AI. */
import type { Citation } from '../../law/citation.ts'

/** What the country says of its oversight. Its register, procedures and orders are declarations of the country. */
export interface OversightOptions {
  /** The acts on which its work rests, shown on its first page. */
  readonly rests: readonly Citation[]
}
