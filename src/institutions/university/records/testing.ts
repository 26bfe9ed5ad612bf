/** A store of learning records for tests: a database of its own, a door over HTTP, and keys in the memory of the test. */
import { randomUUID } from 'node:crypto'
import type { Db } from '../../../kernel/database/index.ts'
import { testDatabase } from '../../../kernel/database/testing.ts'
import { migrations } from '../../../kernel/migrations.ts'
import { type Instant, instantAt } from '../../../law/time.ts'
import { listen, openLog, type RateLimit } from '../../../portal/index.ts'
import { recordsDoor } from './door.ts'
import { openDocuments } from './documents.ts'
import type { LearningKey, Scope } from './key.ts'
import { openStatements } from './statements.ts'
import { openStore, storePath } from './store.ts'

export interface Asking {
  readonly method?: string
  readonly query?: Readonly<Record<string, string>>
  /** Sent as JSON unless it is text or bytes. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly as?: string
  readonly version?: string
}

/** The door of a store on a database that has its tables, with keys in memory; `key` makes one and answers the Authorization that it is. */
export function openTestDoor(db: Db, strangers?: RateLimit) {
  const now = (): Instant => instantAt(Date.now())
  const bySecret = new Map<string, LearningKey>()
  const key = (scopes: readonly Scope[] = ['all']): string => {
    const [id, secret] = [randomUUID(), `lrs-${randomUUID()}`]
    bySecret.set(secret, { id, person: randomUUID(), name: 'test', scopes, requestsPerMinute: 1_000_000, expiresAt: '2099-01-01T00:00:00.000Z' })
    return `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`
  }
  const store = openStore({
    statements: openStatements({ db, now }), documents: openDocuments({ db, now }), ring: { bySecret: (secret) => bySecret.get(secret) }, origin: 'http://localhost:3000', limit: () => undefined,
  })
  return { door: recordsDoor(store, Promise.resolve(), openLog({ level: 'error', write: (line) => void process.stderr.write(`${line}\n`) }), { proxies: 0, ...(strangers && { strangers }) }), key }
}

/** Opens a store over HTTP; `as` of a request is the Authorization of a key made by `key`. */
export async function openTestStore(strangers?: RateLimit) {
  const database = await testDatabase({ migrations: [...migrations, { folder: 'university', url: new URL('..', import.meta.url) }], max: 4 })
  const { door, key } = openTestDoor(database.db, strangers)
  const server = await listen(undefined, { port: 0, doors: () => [door] })
  const close = async (): Promise<void> => {
    await server.stop(0)
    await database.close()
  }
  const all = key()
  const endpoint = `http://127.0.0.1:${server.port}${storePath}`

  async function ask(path: string, { method = 'GET', query = {}, body, headers = {}, as = all, version = '1.0.3' }: Asking = {}): Promise<Response> {
    const parameters = new URLSearchParams(query).toString()
    const raw = body === undefined || typeof body === 'string' || body instanceof Uint8Array
    return fetch(`${endpoint}${path}${parameters === '' ? '' : `?${parameters}`}`, {
      method, headers: { ...(as !== '' && { authorization: as }), ...(version !== '' && { 'x-experience-api-version': version }), ...(!raw && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: raw ? body as string : JSON.stringify(body) }),
    })
  }
  return { ask, key, endpoint, all, close }
}

/** A statement that keeps every rule; what is given takes the place of its parts. */
export const aStatement = (parts: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  actor: { objectType: 'Agent', name: 'xAPI account', mbox: 'mailto:xapi@adlnet.gov' },
  verb: { id: 'http://adlnet.gov/expapi/verbs/attended', display: { 'en-GB': 'attended', 'en-US': 'attended' } },
  object: { objectType: 'Activity', id: 'http://www.example.com/meetings/occurances/34534' }, ...parts,
})
