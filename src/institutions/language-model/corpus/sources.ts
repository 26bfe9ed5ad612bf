/** The port by which datasets come into corpora: whoever keeps datasets says who may train on which, and lends them. */
import type { Actor } from '../../../kernel/parties/index.ts'
import type { Thing } from '../../../kernel/lineage/index.ts'
import type { Text } from '../../../law/text.ts'

/** A column of texts of a dataset that somebody may train on. */
export interface OfferedTexts {
  /** What `open` is asked for: stays valid for this version. */
  readonly reference: string
  readonly title: Text
  readonly table: string
  readonly column: string
  readonly rows: number
  /** SPDX, with the duties that bind a training too. */
  readonly licence: string
}

/** A dataset as it is lent for one use. */
export interface LentTexts {
  /** On the thread: `dataset-version:…`. */
  readonly thing: string
  readonly title: Text
  readonly licence: string
  readonly column: string
  /** Parquet files of the same columns. Only these columns and rows may be read; `where` is a condition in SQL. */
  readonly files: readonly string[]
  readonly columns: readonly string[]
  readonly where?: string
  /** Whether everybody may see its texts. */
  readonly shown: boolean
  /** The decision under which it is lent, where one was needed. */
  readonly grant?: Thing
}

export interface DatasetSource {
  /** What the actor may train on now. */
  available(actor: Actor): Promise<readonly OfferedTexts[]>
  /**
   * Lends a dataset for the purpose of training a model, for as long as `use` runs, and notes the read. Throws a `Failure` with the mend when
   * the actor may not, or no longer.
   */
  open<T>(actor: Actor, reference: string, use: (texts: LentTexts) => Promise<T>): Promise<T>
  /** What is called so by a reference of `available`, now; undefined when it is no longer there. For those who build corpora. */
  title(reference: string): Promise<Text | undefined>
  /** The version of a dataset that somebody names: `namespace/name`, or its address, with `@2` for a version. Undefined when there is none that the actor may know of. */
  named(actor: Actor, name: string): Promise<{ readonly thing: string; readonly title: Text; readonly path: string } | undefined>
}
