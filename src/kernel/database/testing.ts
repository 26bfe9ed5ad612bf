/**
 * A fresh, migrated database for one test, in some 70 ms: a copy of a template that is migrated once.
 * The server is the one at TEST_DATABASE_URL, as `npm test` starts it, or an embedded one of the test process in a temporary folder.
 */
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { Client } from 'pg'
import { migrations as kernelMigrations } from '../migrations.ts'
import { openDatabase } from './connection.ts'
import type { Database } from './connection.ts'
import { type Cluster, startCluster } from './cluster.ts'
import type { Db } from './tables.ts'
import { isAlive } from './lock.ts'
import { migrate, readMigrations } from './migrate.ts'
import type { MigrationFolder } from './migrate.ts'

/** A database of a test's own. */
export interface TestDatabase extends Database {
  readonly name: string
  readonly url: string
  /** Ends its connections, as `close` does, and leaves it where it is, to be copied: until the server ends. */
  keep(): Promise<void>
}

let server: Promise<string> | undefined
const templates = new Map<string, Promise<string>>()

/** What a database is copied from: nobody may be connected to it. */
export type CopiedFrom = Pick<TestDatabase, 'name'>

/**
 * Makes a database with the kernel's tables, or with those of `migrations`; or a copy of `copyOf`, which is closed with `keep` before.
 *
 * `close` drops it; what was not closed goes at the end of the process, with the server. Who listens must close, or the
 * process does not end.
 */
export async function testDatabase(
  { migrations = kernelMigrations, max = 5, copyOf }: { migrations?: readonly MigrationFolder[]; max?: number; copyOf?: CopiedFrom } = {},
): Promise<TestDatabase> {
  server ??= startServer()
  const main = await server
  const name = `test_${process.pid}_${randomBytes(6).toString('hex')}`
  const from = copyOf?.name ?? await templateOf(main, migrations)
  await using(main, (client) => copyTemplate(client, name, from))
  const url = at(main, name)
  const database = await openDatabase(url, { max, keepAlive: false })
  return {
    ...database,
    name,
    url,
    keep: () => database.close(),
    async close() {
      await database.close()
      await run(main, `drop database if exists ${name} with (force)`)
    },
  }
}

/** A database to copy from for all processes that share the server, and the first of them fills it. */
export async function sharedDatabase(name: string, migrations: readonly MigrationFolder[], fill: (database: TestDatabase) => Promise<void>): Promise<CopiedFrom> {
  server ??= startServer()
  const main = await server
  const from = await templateOf(main, migrations)
  return { name: await makeTemplate(main, name, from, async (database) => fill({ ...database, name, url: at(main, name), keep: () => database.close() })) }
}

function templateOf(main: string, migrations: readonly MigrationFolder[]): Promise<string> {
  const shape = createHash('sha256').update(JSON.stringify(readMigrations(migrations))).digest('hex').slice(0, 16)
  const template = templates.get(shape) ?? makeTemplate(main, `test_template_${shape}`, 'template0', ({ db }) => migrate(db, migrations))
  templates.set(shape, template)
  return template
}

/** Resolves once somebody in this database waits for a lock, or once `act`, which should, has ended: so two acts meet without a guess at time. */
export async function untilBlocked(db: Db, act: Promise<unknown>): Promise<void> {
  const yes = (): true => true
  const ended = act.then(yes, yes)
  const waits = async (): Promise<boolean> => (await sql`
    select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(db)).rows.length > 0
  while (!(await Promise.race([ended, waits()]))) await pause(5)
}

/** A server whose data nobody needs once this process has ended; of the embedded PostgreSQL, or of other programs. */
export const startTestCluster = (folder: string, programs?: { readonly folder: string; readonly version: string }): Promise<Cluster> => startCluster(folder, {
  settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '64MB', max_connections: '400' },
  dieWithParent: true, ...(programs && { programs }),
})

async function startServer(): Promise<string> {
  const given = process.env['TEST_DATABASE_URL']
  if (given) return given
  const folder = testFolder()
  const cluster = await startTestCluster(join(folder, 'postgres'))
  process.once('exit', () => {
    try {
      process.kill(cluster.pid, 'SIGQUIT') // at once: nobody will need these data
    } catch { /* it has gone already */ }
    remove(folder)
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
  return cluster.url
}

/** Removes the folder of a server that is just ending; synchronous, because the process ends too. */
function remove(folder: string): void {
  const clock = new Int32Array(new SharedArrayBuffer(4))
  for (let attempt = 0; attempt < 100 && existsSync(folder); attempt++) {
    try {
      rmSync(folder, { recursive: true, force: true })
    } catch { /* a file came while we were removing */ }
    Atomics.wait(clock, 0, 0, 20)
  }
}

/** Linux keeps here in memory what is written; a container may have a few megabytes of it only. */
const memory = '/dev/shm'
const roomOfServers = 8e9

/**
 * Makes the folder of this process for servers of tests; those of processes that were killed before they could remove theirs go.
 *
 * In memory where there is room: a database of a test is some thousand files, and to make and drop them costs a disk three times the work.
 */
export function testFolder(): string {
  const roomy = existsSync(memory) && roomIn(memory) >= roomOfServers
  for (const place of [tmpdir(), memory]) if (existsSync(place)) sweep(place)
  return mkdtempSync(join(roomy ? memory : tmpdir(), `shanyraq-test-${process.pid}-`))
}

function roomIn(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

function sweep(place: string): void {
  for (const name of readdirSync(place)) {
    const pid = /^shanyraq-test-(\d+)-/.exec(name)?.[1]
    if (!pid || isAlive(Number(pid))) continue
    try {
      rmSync(join(place, name), { recursive: true, force: true })
    } catch { /* another process removes it at the same time */ }
  }
}

/** Makes a template of another and fills it; when several processes share a server, the first one makes it. */
async function makeTemplate(main: string, name: string, from: string, fill: (database: Database) => Promise<unknown>): Promise<string> {
  const client = new Client({ connectionString: main })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [name])
    const { rowCount } = await client.query('select from pg_database where datname = $1 and datistemplate', [name])
    if (rowCount) return name
    await client.query(`drop database if exists ${name} with (force)`)
    await copyTemplate(client, name, from)
    const database = await openDatabase(at(main, name), { max: 5, keepAlive: false })
    await fill(database).finally(() => database.close())
    await client.query(`alter database ${name} is_template true`)
    return name
  } finally {
    await client.end()
  }
}

/** Copies a template, file by file; by the system itself where server (PostgreSQL 18) and file system can, which is half the work. */
async function copyTemplate(client: Client, name: string, from: string): Promise<void> {
  const copy = `create database ${name} template ${from} encoding 'UTF8' strategy file_copy`
  try {
    await client.query('set file_copy_method = clone')
    await client.query(copy)
  } catch {
    await client.query('reset all')
    await client.query(copy)
  }
}

const run = (main: string, statement: string): Promise<unknown> => using(main, (client) => client.query(statement))

async function using<T>(main: string, act: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: main })
  await client.connect()
  return act(client).finally(() => client.end())
}

/** The URL of another database of the same server. */
function at(main: string, database: string): string {
  return main.replace(/^(postgres(?:ql)?:\/\/[^/]*\/)[^?]*/, (_, server: string) => server + database)
}
