/**
 * Reads the rows of a query against PostgreSQL into CSV: one read-only transaction with a time limit, a cursor, flat memory.
 * Values come as the database writes them; null is an empty field.
 */
import { stringify } from 'csv-stringify/sync'
import pg from 'pg'
import { reach } from '../../../kernel/reach/index.ts'
import { Failure } from '../../../law/failure.ts'
import * as say from './messages.ts'
import type { Ground } from './request.ts'
import type { FoundDataset, Secret, SourceOf } from './source.ts'

/** Rows of one fetch. */
const rows = 2000
/** How long one statement may take, in milliseconds. */
const patience = 600_000

/** `queryMode` is the driver's own, which its types do not know. */
interface Extended extends pg.QueryArrayConfig { readonly queryMode: 'extended' }

export async function* sql(source: SourceOf<'sql'>, secret: Secret, ground: Ground): AsyncGenerator<FoundDataset> {
  yield { key: '', files: [{ path: 'data.csv', open: async () => ({ stream: read(source, secret, ground) }) }] }
}

async function* read(source: SourceOf<'sql'>, { password }: Secret, ground: Ground): AsyncGenerator<Uint8Array> {
  const { host, port, database, user, query, tls } = source
  const { address } = await reach(host, port, ground.mayReach)
  const client = new pg.Client({
    host: address, port, database, user, password: password ?? '', ssl: tls && { servername: host }, connectionTimeoutMillis: 60_000, application_name: 'shanyraq',
    types: { getTypeParser: () => (value: unknown) => value },
  })
  const failed = Promise.withResolvers<never>()
  failed.promise.catch(() => undefined)
  client.on('error', failed.reject)
  const stop = (): void => failed.reject(ground.signal.reason)
  ground.signal.addEventListener('abort', stop, { once: true })
  /** By the extended protocol, which takes one statement only: what is typed as a query cannot end the transaction. */
  const ask = async (text: string): Promise<pg.QueryArrayResult<(string | null)[]>> => {
    const query: Extended = { text, rowMode: 'array', queryMode: 'extended' }
    return Promise.race([client.query<(string | null)[]>(query), failed.promise])
  }
  try {
    await Promise.race([client.connect(), failed.promise])
    await ask('begin transaction isolation level repeatable read, read only')
    await ask(`set local statement_timeout = ${patience}`)
    await ask(`declare harvest no scroll cursor for ${query.replace(/;\s*$/, '')}`)
    const encoder = new TextEncoder()
    for (let first = true; ; first = false) {
      const page = await ask(`fetch ${rows} from harvest`)
      if (first) yield encoder.encode(stringify([page.fields.map(({ name }) => name)]))
      if (page.rows.length > 0) yield encoder.encode(stringify(page.rows))
      if (page.rows.length < rows) return
    }
  } catch (error) {
    throw ground.signal.aborted ? ground.signal.reason : wordsFor(error, source, password)
  } finally {
    ground.signal.removeEventListener('abort', stop)
    // The cursor and the transaction go with the connection.
    void client.end().catch(() => undefined)
  }
}

function wordsFor(error: unknown, { host }: SourceOf<'sql'>, password: string | undefined): unknown {
  if (error instanceof Failure) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  // Class 28 is a refused sign-in (PostgreSQL, appendix A).
  if (code.startsWith('28')) return say.keyRefused(host)
  if (error instanceof pg.DatabaseError) return say.queryFailed(clean(error.message, password))
  if (/CERT|SELF_SIGNED|ISSUER|TLS|SSL/.test(code) || (error instanceof Error && /SSL/.test(error.message))) return say.unsafeServer(host)
  return say.noAnswer(host)
}

const clean = (text: string, password: string | undefined): string => (password ? text.replaceAll(password, '•••') : text).slice(0, 500)
