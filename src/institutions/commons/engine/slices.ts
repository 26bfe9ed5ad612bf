/**
 * The part of a table that a condition or a list of columns leaves, as a Parquet file of its own. A view would not do: whoever may
 * write SQL over a view can read the file under it, and its statistics, by path. Slices are kept by content and bounded in bytes.
 */
import { createHash } from 'node:crypto'
import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { quoteName, quoteText } from './sql-text.ts'

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

export interface Slices {
  /** The files that hold exactly what the table shows; held until `release`. */
  hold(table: TableSource): Promise<{ readonly files: readonly string[]; readonly content: string; release(): void }>
}

interface Slice { readonly file: string; readonly made: Promise<number>; held: number; bytes: number }

export interface SliceWork { readonly inputs: readonly string[]; readonly output: string; readonly statements: readonly string[] }

/** `make` runs trusted statements in a child; `bytes` is what slices may take together, apart from those in use. */
export function openSlices(folder: string, bytes: number, make: (work: SliceWork) => Promise<unknown>): Slices {
  const slices = new Map<string, Slice>() // in the order of their last use

  const evict = (): void => {
    let taken = [...slices.values()].reduce((sum, slice) => sum + slice.bytes, 0)
    for (const [key, slice] of slices) {
      if (taken <= bytes) return
      if (slice.held > 0) continue
      slices.delete(key)
      taken -= slice.bytes
      rm(slice.file, { force: true }).catch(() => undefined)
    }
  }

  const materialise = async (file: string, { files, columns, where }: TableSource): Promise<number> => {
    const list = columns === undefined ? '*' : columns.map(quoteName).join(', ')
    const from = `read_parquet([${files.map(quoteText).join(', ')}], hive_partitioning=false)`
    await make({
      inputs: files, output: folder,
      statements: [`copy (select ${list} from ${from}${where === undefined ? '' : ` where (\n${where}\n)`}) to ${quoteText(file)} `
        + '(format parquet, compression zstd)'],
    })
    return (await stat(file)).size
  }

  /** Knows the size of a slice once it is made, or forgets what could not be made. */
  const follow = async (content: string, slice: Slice): Promise<void> => {
    try {
      slice.bytes = await slice.made
    } catch {
      if (slices.get(content) === slice) slices.delete(content)
      await rm(slice.file, { force: true })
    }
  }

  return {
    async hold(table) {
      const states = await Promise.all(table.files.map(async (file) => {
        const found = await stat(file, { bigint: true }).catch(() => undefined)
        return [file, String(found?.size), String(found?.mtimeNs)]
      }))
      const content = createHash('sha256').update(JSON.stringify([states, table.columns ?? null, table.where ?? null])).digest('hex')
      if (table.columns === undefined && table.where === undefined) return { files: table.files, content, release: () => undefined }
      if (table.columns?.length === 0) throw new Error(`Table ${table.name} has no columns`)
      let slice = slices.get(content)
      if (slice === undefined) {
        const file = join(folder, `${content}-${slices.size}-${performance.now().toString(36).replace('.', '')}.parquet`)
        slice = { file, made: materialise(file, table), held: 0, bytes: 0 }
        void follow(content, slice)
      }
      slices.delete(content)
      slices.set(content, slice)
      slice.held += 1
      const held = slice
      let open = true
      const release = (): void => {
        if (open) held.held -= 1
        open = false
        evict()
      }
      try {
        await slice.made
      } catch (error) {
        release()
        throw error
      }
      // The name of the file is part of what a process has open, so that a slice made anew is opened anew.
      return { files: [slice.file], content: `${content} ${slice.file}`, release }
    },
  }
}
