/** Reads the rows of a Parquet file in their order, with the columns that a record of text may have. */
import { DuckDBInstance } from '@duckdb/node-api'
import { quoteName, quoteText } from '../../../kernel/duckdb/index.ts'

/** Columns that say something of a text, beside the text itself. */
const telling = ['id', 'source', 'licence', 'license', 'doc', 'url', 'quality']

/** The rows; with the first of each piece the share of the file that the piece before it was, about. Memory: one piece. */
export async function* readTable(path: string, { text, columns, where }: { readonly text: string; readonly columns: readonly string[]; readonly where?: string }): AsyncGenerator<{
  readonly row: Readonly<Record<string, unknown>>; readonly share: number
}> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '1', memory_limit: '512MiB', autoinstall_known_extensions: 'false', autoload_known_extensions: 'false', allow_community_extensions: 'false',
  })
  const connection = await instance.connect()
  try {
    const from = `read_parquet(${quoteText(path)}, hive_partitioning = false)`
    const names = [...new Set([text, ...telling.filter((name) => columns.includes(name))])]
    const list = names.map((name) => `cast(${quoteName(name)} as varchar) as ${quoteName(name)}`).join(', ')
    const condition = where === undefined ? '' : ` where (\n${where}\n)`
    const [[count] = [0]] = (await connection.runAndReadAll(`select count(*) from ${from}${condition}`)).getRows()
    const whole = Math.max(1, Number(count))
    const result = await connection.stream(`select ${list} from ${from}${condition}`)
    let before = 0
    for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
      for (const [index, row] of chunk.getRows().entries()) {
        yield { row: Object.fromEntries(names.map((name, column) => [name, row[column]])), share: index === 0 ? before / whole : 0 }
      }
      before = chunk.rowCount
    }
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}
