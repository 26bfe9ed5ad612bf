/** What every reader of a format is given, and what it answers. */
import type { Text } from '../../../law/text.ts'
import type { IngestedTable, IngestOptions, Limits } from './contract.ts'
import type { Duck } from './duck.ts'
import type { ColumnName } from './names.ts'

export interface Loading {
  readonly duck: Duck
  /** The file or sheet as its publisher knows it. */
  readonly label: string
  /** Where the Parquet file goes. */
  readonly parquet: string
  /** Where a CSV file of rejected rows goes, if there are any. */
  readonly rejects: string
  readonly scratch: string
  readonly limits: Limits
  readonly options: IngestOptions
  /** Grows by what is recognised. */
  readonly notes: Text[]
  /** Grows by what the file says beside its table. */
  readonly texts: string[]
  /** Notes that a part of the upload is in no table. */
  readonly leaveOut: (note: Text) => void
  readonly progress: (share: number, words: Text) => void
}

export interface Loaded {
  readonly columns: readonly ColumnName[]
  readonly rejects: IngestedTable['rejects']
}

/** One table of an upload, before it is read. */
export interface Reader {
  /** A wish for the name of the table. */
  readonly wish: string
  readonly label: string
  readonly load: (loading: Loading) => Promise<Loaded>
  /** What is said when the libraries cannot make anything of it; absent: `unreadable`. */
  readonly broken?: 'unreadable' | 'brokenJson' | 'brokenParquet'
}
