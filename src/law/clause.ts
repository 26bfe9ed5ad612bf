/** What a declaration is printed as, clause by clause. */
import type { Citation } from './citation.ts'
import type { Text } from './text.ts'

/** One statement of law. */
export interface Clause {
  readonly words: Text
  readonly basis?: Citation
  readonly parts?: readonly Clause[]
  /** Another procedure that the clause leads to, so that a page can link it. */
  readonly procedure?: string
}
