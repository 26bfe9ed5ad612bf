/**
 * A side of `rows.ts`: serves pages, filters and groups of one Parquet file over HTTP, by the engine of the commons or by DuckDB in
 * the process of the server itself, with the same JSON. `node bench/rows-server.ts engine|bare file.parquet folder`
 */
import { createServer, type ServerResponse } from 'node:http'
import { DuckDBInstance } from '@duckdb/node-api'
import { openEngine } from '../src/institutions/commons/engine/index.ts'
import { quoteName, quoteText } from '../src/kernel/duckdb/index.ts'

export interface Asked { readonly kind: 'page' | 'filter' | 'group'; readonly offset?: number; readonly where?: string; readonly caller: string }

interface Side { answer(asked: Asked): Promise<unknown>; close(): Promise<void> }

/** What the third kind of question asks. */
const groups = 'select region, count(*) as rows, avg(amount) as mean from t group by region order by region'
const length = 100

function engineSide(file: string, scratch: string): Side {
  const engine = openEngine({ scratch, deadlineMs: 60_000, waitMs: 60_000 })
  const table = { name: 't', files: [file] }
  engine.warm()
  return {
    answer: ({ kind, offset = 0, where, caller: person }) => (kind === 'group'
      ? engine.query([table], groups, { limit: 1_000, caller: { person } })
      : engine.rows(table, { offset, length, caller: { person }, ...(where !== undefined && { where }) })),
    close: () => engine.close(),
  }
}

async function bareSide(file: string): Promise<Side> {
  const instance = await DuckDBInstance.create(':memory:')
  const first = await instance.connect()
  await first.run('set parquet_metadata_cache = true')
  await first.run(`create view t as from read_parquet(${quoteText(file)})`)
  const columns = (await first.runAndReadAll('select column_name from (describe t)')).getRowsJson().map(([name]) => quoteName(String(name))).join(', ')
  const numbered = `read_parquet(${quoteText(file)}, file_row_number = true)`
  return {
    async answer({ kind, offset = 0, where }) {
      const connection = await instance.connect()
      const read = async (sql: string): Promise<unknown[][]> => (await connection.runAndReadAll(sql)).getRowsJson()
      try {
        if (kind === 'group') return { rows: await read(groups) }
        if (where === undefined) {
          return { rows: await read(`select ${columns} from ${numbered} where file_row_number >= ${offset} and file_row_number < ${offset + length}`) }
        }
        const [[total] = []] = await read(`select count(*) from t where ${where}`)
        return { total, rows: await read(`select * from t where ${where} limit ${length} offset ${offset}`) }
      } finally {
        connection.closeSync()
      }
    },
    close: async () => instance.closeSync(),
  }
}

if (import.meta.main) {
  const [mode, file = '', scratch = ''] = process.argv.slice(2)
  const side = mode === 'engine' ? engineSide(file, scratch) : await bareSide(file)

  const answer = async (url: string, response: ServerResponse): Promise<void> => {
    const asked = new URL(url, 'http://localhost').searchParams
    const [kind, where] = [asked.get('kind'), asked.get('where')]
    try {
      const found = await side.answer({
        kind: kind === 'filter' || kind === 'group' ? kind : 'page', offset: Number(asked.get('offset') ?? 0), caller: asked.get('caller') ?? '',
        ...(where !== null && { where }),
      })
      response.setHeader('content-type', 'application/json').end(JSON.stringify(found))
    } catch (error) {
      response.writeHead(500).end(String(error))
    }
  }

  const server = createServer((request, response) => { void answer(request.url ?? '/', response) })
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    if (typeof address === 'object') console.log(JSON.stringify({ port: address?.port }))
  })
  process.once('SIGTERM', () => {
    server.close()
    server.closeAllConnections()
    void side.close()
  })
}
