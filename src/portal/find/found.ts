/** What the search shows of one thing that it found, whoever found it: the index, an institution, or the reader's own list. */
import type { Words } from '../words.ts'

/** Something that the search found. */
export interface Found {
  readonly title: Words
  /** Path without the language. */
  readonly path: string
  readonly about?: Words
  /** What it is, such as "dataset". */
  readonly kind?: Words
}
