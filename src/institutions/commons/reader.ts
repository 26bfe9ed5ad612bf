/** Reading: hands out the files and tables of a version, cut to what the policy function lent, and stops when it lends no longer. */
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { hashOf } from '../../law/canonical.ts'
import { type Kernel, transact } from '../../kernel/index.ts'
import type { Opened, Reader } from './commons.ts'
import type { RepositoryFile, RowFilter, VersionTable } from './dataset.ts'
import { quoteName, quoteText } from '../../kernel/duckdb/index.ts'
import { asParquet, type Engine, type TableSource } from './engine/index.ts'
import { attachMade, keepMade } from './parquet-files.ts'
import { keyedRandom, syntheticRows } from '../../kernel/privacy/index.ts'
import { noisyProfile } from './privacy/index.ts'
import { secretOf } from './secrets.ts'

/** What a verdict leaves of a table. */
interface Cut { readonly columns?: readonly string[]; readonly rows?: RowFilter }

/** What is left of a table; undefined when nothing. */
export function cutOf({ verdict }: Pick<Opened, 'verdict'>, table: Pick<VersionTable, 'columns'>): Cut | undefined {
  const has = (name: string): boolean => table.columns.some((column) => column.name === name)
  const columns = verdict.columns?.filter(has)
  // A table without the column that chooses the rows has none that were lent.
  if (columns?.length === 0 || (verdict.rows && !has(verdict.rows.column))) return undefined
  return { ...(columns && { columns }), ...(verdict.rows && { rows: verdict.rows }) }
}

const conditionOf = ({ column, values }: RowFilter): string => `cast(${quoteName(column)} as varchar) in (${values.map(quoteText).join(', ')})`

export function openReader({ db, files, settings }: Pick<Kernel, 'db' | 'files' | 'settings'>, engine: Engine): Reader {
  /** Writes the cut tables as Parquet once, and keeps them with the version. */
  async function slice({ dataset, version, verdict }: Opened): Promise<readonly RepositoryFile[]> {
    const cut = hashOf({ columns: verdict.columns ?? null, rows: verdict.rows ?? null })
    const known = await db.selectFrom('dataset_slice').select('files').where('version', '=', version.id).where('cut', '=', cut).executeTakeFirst()
    if (known) return known.files
    const folder = await mkdtemp(join(settings.data, 'scratch', `slice-${process.pid}-`))
    try {
      const made: RepositoryFile[] = []
      for (const table of version.tables) {
        const left = cutOf({ verdict }, table)
        if (left === undefined) continue
        const output = join(folder, `${table.name}.parquet`)
        await files.borrow(table.file.file, (input) => engine.make({
          inputs: [input], file: output,
          statements: (file) => [`copy (select ${left.columns?.map(quoteName).join(', ') ?? '*'} from read_parquet(${quoteText(input)})${
            left.rows ? ` where ${conditionOf(left.rows)}` : ''}) to ${quoteText(file)} (${asParquet(left.columns?.length ?? table.columns.length)})`],
        }))
        made.push(await keepMade(files, output, `data/${table.name}.parquet`))
      }
      return await transact(db, async (tx) => {
        const first = await tx.insertInto('dataset_slice').values({ version: version.id, cut, files: JSON.stringify(made) })
          .onConflict((conflict) => conflict.doNothing()).returning('files').executeTakeFirst()
        if (first) await attachMade(tx, files, dataset.id, made)
        return (first ?? await tx.selectFrom('dataset_slice').select('files').where('version', '=', version.id).where('cut', '=', cut).executeTakeFirstOrThrow()).files
      })
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  return {
    files: async (opened) => (opened.verdict.columns || opened.verdict.rows ? slice(opened) : opened.version.files),

    async tables(opened, use) {
      const lent = opened.version.tables.flatMap((table) => {
        const cut = cutOf(opened, table)
        return cut === undefined ? [] : [{ table, cut }]
      })
      const sources: TableSource[] = []
      const borrow = async <T>(index: number, use: (sources: readonly TableSource[], tables: readonly VersionTable[]) => Promise<T>): Promise<T> => {
        const one = lent[index]
        if (one === undefined) return use(sources, lent.map(({ table, cut }) => (cut.columns ? { ...table, columns: table.columns.filter(({ name }) => cut.columns!.includes(name)) } : table)))
        return files.borrow(one.table.file.file, (path) => {
          const where = one.cut.rows && conditionOf(one.cut.rows)
          // Named, so that a wide table is written in groups that fit into the engine's memory.
          const columns = one.cut.columns ?? (where === undefined ? undefined : one.table.columns.map((column) => column.name))
          sources.push({ name: one.table.name, files: [path], columns, where })
          return borrow(index + 1, use)
        })
      }
      return borrow(0, use)
    },

    async synthetic(version, table, count) {
      const row = await db.selectFrom('synthetic_model').select('model').where('version', '=', version.id).where('name', '=', table).executeTakeFirst()
      if (row === undefined) return undefined
      const drawn = syntheticRows(row.model, keyedRandom(await secretOf(db, version.dataset), `rows ${version.id} ${table}`))
      const profile = version.tables.find(({ name }) => name === table)?.profile
      return { rows: drawn.take(count).toArray(), words: row.model.words, ...(profile && { profile: noisyProfile(row.model, profile) }) }
    },
  }
}
