/**
 * The part of a table that a condition or a list of columns leaves, as a Parquet file of its own. A view would not do: whoever may
 * write SQL over a view can read the file under it, and its statistics, by path.
 */
import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import type { KeptFiles } from './kept-files.ts'
import { quoteName, quoteText } from '../../../kernel/duckdb/index.ts'
import { asParquet, scan } from './sql-text.ts'
import type { MakingWork } from './trusted.ts'

/** A table that queries may name. */
export interface TableSource {
  /** The name in SQL; any text, compared without regard to case. */
  readonly name: string
  /** Local Parquet files of the same columns, in order; never changed while they are named here. */
  readonly files: readonly string[]
  /** Only these columns are there. */
  readonly columns?: readonly string[] | undefined
  /** Only these rows are there: a condition of ours in SQL, never of a user. */
  readonly where?: string | undefined
}

/** Files that hold exactly what a table shows, until `release`; `content` is theirs alone. */
export interface HeldTable { readonly files: readonly string[]; readonly content: string; readonly bytes: number; release(): void }

/** Answers the files of a table, cut if it is to be. `make` makes a file by trusted statements in a child. */
export function openSlices(kept: KeptFiles, make: (work: MakingWork) => Promise<void>): (table: TableSource) => Promise<HeldTable> {
  const materialise = (file: string, { files, columns, where }: TableSource): Promise<void> => {
    const list = columns === undefined ? '*' : columns.map(quoteName).join(', ')
    return make({
      inputs: files, file,
      statements: (made) => [`copy (select ${list} from ${scan(files)}${where === undefined ? '' : ` where (\n${where}\n)`}) to ${quoteText(made)} `
        + `(${asParquet(columns?.length ?? 1)})`],
    })
  }

  return async (table) => {
    const found = await Promise.all(table.files.map((file) => stat(file, { bigint: true }).catch(() => undefined)))
    const states = table.files.map((file, at) => [file, String(found[at]?.size), String(found[at]?.mtimeNs)])
    const content = createHash('sha256').update(JSON.stringify([states, table.columns ?? null, table.where ?? null])).digest('hex')
    if (table.columns === undefined && table.where === undefined) {
      return { files: table.files, content, bytes: found.reduce((sum, one) => sum + Number(one?.size ?? 0), 0), release: () => undefined }
    }
    if (table.columns?.length === 0) throw new Error(`Table ${table.name} has no columns`)
    const { file, bytes, release } = await kept.hold(content, 'parquet', (made) => materialise(made, table))
    // The name of the file is part of what a process has open, so that a slice made anew is opened anew.
    return { files: [file], content: `${content} ${file}`, bytes, release }
  }
}
