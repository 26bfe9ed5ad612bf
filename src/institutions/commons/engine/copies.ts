/**
 * Copies of large tables that are asked often, in DuckDB's own format with the rows numbered: a page is found without unpacking
 * a whole row group, and a filter reads columns several times faster than from Parquet. A copy is made beside the questions, which
 * are answered from Parquet until it is there, and can be lost at any time.
 */
import { createHash, randomUUID } from 'node:crypto'
import { copyFile, link, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { KeptFiles } from './kept-files.ts'
import type { HeldTable } from './slices.ts'
import { quoteText } from '../../../kernel/duckdb/index.ts'
import { rowNumber, scan } from './sql-text.ts'
import { rememberNumbers } from './numbers.ts'
import type { MakingWork } from './trusted.ts'

/** A copy costs as much as some hundred pages: whoever leafs a little does not cause one. */
const often = 10
const atLeastBytes = 4 * 2 ** 20

export interface CopySettings {
  readonly folder: string
  /** Larger tables are not copied, and larger copies are not kept. */
  readonly mostBytes: number
  /** Smaller ones neither: they are fast as they are. */
  readonly leastBytes?: number | undefined
}

/** Gives a held table its copy, if there is one, and lets the other files go. `make` makes a file by trusted statements in a child. */
export function openCopies(
  kept: KeptFiles, { folder, mostBytes, leastBytes = atLeastBytes }: CopySettings, make: (work: MakingWork) => Promise<void>,
): (table: HeldTable) => HeldTable & { readonly copy?: true } {
  const asked = rememberNumbers(1_000)
  /** One at a time: the processes of our own statements are needed for slices too. */
  let copying = false

  async function copy(content: string, files: readonly string[]): Promise<void> {
    // The files may be removed once the question is answered; under names of our own they stay until they are read.
    const links = files.map((_, at) => join(folder, `${randomUUID()}-${at}.parquet`))
    try {
      for (const [at, file] of files.entries()) await link(file, links[at]!).catch(() => copyFile(file, links[at]!)) // another file system
      const { release } = await kept.hold(content, 'duckdb', async (file) => {
        await make({
          inputs: links, file, threads: 1,
          statements: (made) => [
            `attach ${quoteText(made)} as copy`,
            `create table copy.rows as select *, row_number() over () - 1 as ${rowNumber} from ${scan(links)}`,
            'detach copy',
          ],
        })
        // What little Parquet makes of much that is alike may be larger than all that is kept, and would push it out.
        if ((await stat(file)).size > mostBytes) throw new RangeError('the copy is too large')
      })
      release()
    } catch {
      asked.set(content, Number.NEGATIVE_INFINITY) // Parquet serves it as well as before
    } finally {
      for (const file of links) await rm(file, { force: true })
      copying = false
    }
  }

  return (table) => {
    const content = createHash('sha256').update(`copy ${table.content}`).digest('hex')
    const made = kept.holdMade(content)
    if (made !== undefined) {
      table.release()
      return { ...table, files: [made.file], release: made.release, copy: true }
    }
    const times = (asked.get(content) ?? 0) + 1
    asked.set(content, times)
    if (!copying && times >= often && table.bytes >= leastBytes && table.bytes <= mostBytes) {
      copying = true
      asked.set(content, 0)
      void copy(content, table.files)
    }
    return table
  }
}
