/** What the parent and its child processes say to each other: plain JSON over the channel of Node, never over stdout. */

/** A column of a result; `type` as DuckDB writes it: `BIGINT`, `DECIMAL(10,2)`, `VARCHAR[]`. */
export interface Column { readonly name: string; readonly type: string }

/**
 * A value of a result, safe in JSON: integers and decimals are numbers where a double holds them exactly, otherwise strings;
 * days and times are ISO 8601; bytes are Base64; NaN and infinities are `"NaN"`, `"Infinity"`, `"-Infinity"`.
 */
export type Cell = null | boolean | number | string | readonly Cell[] | { readonly [name: string]: Cell }

/** A page of a result. */
export interface ResultPage {
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
  /** There are rows after the last one: the page was full, or reached its bound in bytes before. */
  readonly truncated: boolean
  /** Cells that were too long and end early, by row and column of this page. */
  readonly cut: readonly { readonly row: number; readonly column: number }[]
  /** How long the query took in its process, without the wait for one. */
  readonly elapsedMs: number
}

/** The rows of a result by the names of its columns; of columns with one name the last. */
export const recordsOf = ({ columns, rows }: Pick<ResultPage, 'columns' | 'rows'>): readonly Readonly<Record<string, Cell>>[] =>
  rows.map((row) => Object.fromEntries(columns.map(({ name }, at) => [name, row[at] ?? null])))

/** `copy`: the one file is a database of ours with the rows, not Parquet. */
export interface OpenTable { readonly name: string; readonly files: readonly string[]; readonly copy?: true }

/** What one locked database holds; `key` names the same files always. */
export interface SessionPlan {
  readonly key: string
  readonly tables: readonly OpenTable[]
  readonly memoryMb: number
  readonly threads: number
  /** Spilled bytes at most. */
  readonly spillMb: number
  /** Files beside the tables that statements of our own may read. */
  readonly inputs?: readonly string[]
  /** The one folder in which files may be written. */
  readonly output?: string
}

export type ExportFormat = 'csv' | 'parquet' | 'ndjson' | 'json' | 'xlsx'

export interface Bounds {
  readonly rows: number
  /** Characters of JSON in a page at most. */
  readonly pageSize: number
  /** Characters of one cell at most. */
  readonly cellSize: number
}

export interface RowsPlan {
  readonly offset: number
  readonly length: number
  readonly columns?: readonly string[]
  readonly where?: string
  readonly orderBy?: string
  readonly search?: string
  /** The total is known already. */
  readonly total?: number
}

export type Task =
  | { readonly kind: 'query'; readonly sql: string; readonly offset: number; readonly count: boolean; readonly bounds: Bounds }
  | { readonly kind: 'rows'; readonly rows: RowsPlan; readonly bounds: Bounds }
  | { readonly kind: 'statistics'; readonly columns?: readonly string[] }
  | { readonly kind: 'export'; readonly sql: string; readonly format: ExportFormat; readonly file: string; readonly maxRows: number }
  | { readonly kind: 'statements'; readonly statements: readonly string[]; readonly bounds: Bounds }

/** Why a task failed, in words of the machine; the parent turns it into words for people. */
export interface Trouble {
  readonly reason: 'syntax' | 'unknown table' | 'unknown column' | 'unknown function' | 'several' | 'empty' | 'not a query'
    | 'parameters' | 'expression' | 'order' | 'deep order' | 'forbidden' | 'value' | 'file' | 'memory' | 'disk' | 'interrupted'
    | 'long' | 'wide' | 'too many rows' | 'unsupported' | 'broken'
  /** DuckDB's own words. */
  readonly message: string
  /** Where in the text of the user, from 1. */
  readonly line?: number
  readonly column?: number
  /** What was named, and the names that there are. */
  readonly named?: string
  readonly names?: readonly string[]
}

export type Request =
  | { readonly say: 'do'; readonly id: number; readonly plan: SessionPlan; readonly task: Task; readonly deadlineMs: number }
  | { readonly say: 'interrupt'; readonly id: number }

export type Reply =
  | { readonly say: 'ready' }
  | { readonly say: 'done'; readonly id: number; readonly result: unknown }
  /** `spoilt`: the process should not be used again. */
  | { readonly say: 'failed'; readonly id: number; readonly trouble: Trouble; readonly spoilt: boolean }
