/** Reads a backup: checks it, or puts it back into an empty database and an empty data folder. */
import { createHash } from 'node:crypto'
import { createWriteStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { sql } from 'kysely'
import type { z } from 'zod'
import { Failure } from '../../law/failure.ts'
import { plural } from '../../law/format.ts'
import { same, spoken, type Text } from '../../law/text.ts'
import {
  brokenBackup, completeSchema, isDamaged, openDigest, openingSchema, rowSchema, sequencesSchema,
} from './backup-format.ts'
import type { BackupReport, Opening } from './backup-format.ts'
import type { Db, Tx } from './tables.ts'
import { apply, missingOf, readMigrations } from './migrate.ts'
import type { MigrationFolder } from './migrate.ts'
import { referencesOf, tablesOf } from './shape.ts'
import type { Reference, SequencePosition, TableShape } from './shape.ts'
import { readTar } from './tar.ts'
import type { TarEntry } from './tar.ts'

/** Takes what a backup holds, in its order. */
interface Taker {
  begin(opening: Opening): Promise<void>
  rows(table: TableShape, rows: readonly (readonly (string | null)[])[]): Promise<void>
  sequences(positions: readonly SequencePosition[]): Promise<void>
  /** Where to put a file; undefined when it is only to be looked at. */
  place(path: string): string | undefined
}

/** Tells whether a backup is whole and unharmed, without a database. Throws a `Failure` (invalid) when it is not. */
export const checkBackup = (from: Readable): Promise<BackupReport> => readBackup(from, {
  begin: async () => {}, rows: async () => {}, sequences: async () => {}, place: () => undefined,
})

/**
 * Puts a backup back, into a database without tables and a data folder without files, all or nothing, and brings the tables
 * up to this version. `migrations` are all that this version knows.
 *
 * Throws a `Failure`: conflict when something is there already or the backup is of a newer version, invalid when the backup
 * is incomplete or damaged.
 */
export async function restore(db: Db, { from, folder, migrations, progress, asked, restored }: {
  readonly from: Readable
  readonly folder?: string
  readonly migrations: readonly MigrationFolder[]
  readonly progress?: (done: { readonly rows: number }) => void
  /** Told first what tables the backup holds: throws when something is to be said before they are restored. */
  readonly asked?: (tables: readonly string[]) => void
  /** Judges and settles what was restored, in the same transaction; `folder` is where the files lie until all is done. */
  readonly restored?: (tx: Tx, folder: string | undefined) => Promise<void>
}): Promise<BackupReport> {
  const staging = folder === undefined ? undefined : join(folder, 'restoring')
  if (staging !== undefined) rmSync(staging, { recursive: true, force: true })
  if (folder !== undefined) refuseFull(folder)
  const wanted = readMigrations(migrations)
  const done = { rows: 0 }
  try {
    return await db.transaction().setIsolationLevel('read committed').execute(async (tx) => {
      const there = (await tablesOf(tx)).length
      if (there > 0) throw notEmpty(manyTables(there))
      let references: readonly Reference[] = []
      let tables: readonly TableShape[] = []
      const report = await readBackup(from, {
        async begin(opening) {
          asked?.(opening.tables.map(({ name }) => name))
          const later = new Set(missingOf(opening.migrations, wanted))
          await apply(tx, wanted.filter((migration) => !later.has(migration))) // the tables as they were when the backup was made
          tables = await tablesOf(tx)
          fit(opening.tables, tables)
          references = await referencesOf(tx)
          for (const { table, name } of references)
            await sql`alter table ${sql.table(table)} drop constraint ${sql.ref(name)}`.execute(tx)
          for (const { name } of tables) await sql`alter table ${sql.table(name)} disable trigger user`.execute(tx)
          const all = tables.map(({ name }) => sql.table(name))
          if (all.length > 0) await sql`truncate ${sql.join(all)}`.execute(tx) // what migrations had put there
        },
        async rows(table, rows) {
          await insert(tx, table, rows)
          done.rows += rows.length
          progress?.(done)
        },
        async sequences(positions) {
          for (const { name, value, used } of positions)
            await sql`select setval(${name}::regclass, ${value}::bigint, ${used})`.execute(tx)
        },
        place: (path) => (staging === undefined ? undefined : join(staging, path)),
      })
      for (const { name } of tables) await sql`alter table ${sql.table(name)} enable trigger user`.execute(tx)
      for (const { table, name, definition } of references) { // made anew, they check every row
        await sql`alter table ${sql.table(table)} add constraint ${sql.ref(name)} ${sql.raw(definition)}`.execute(tx)
      }
      await apply(tx, wanted)
      await restored?.(tx, staging)
      await sql`analyze`.execute(tx)
      if (folder !== undefined && staging !== undefined) moveIn(staging, folder)
      return report
    })
  } finally {
    if (staging !== undefined) rmSync(staging, { recursive: true, force: true })
  }
}

/** Reads a backup from its first entry to its last; gives what it holds to the taker and checks it against the last entry. */
async function readBackup(from: Readable, take: Taker): Promise<BackupReport> {
  const digest = openDigest()
  const rows: Record<string, number> = {}
  const damaged: string[] = []
  let opening: Opening | undefined
  let files = 0
  let whole = false
  try {
    const unpacked = createGunzip()
    from.once('error', (error) => unpacked.destroy(error)).pipe(unpacked)
    for await (const entry of readTar(unpacked)) {
      if (entry.name.startsWith('data/')) {
        const path = safe(entry.name.slice('data/'.length))
        const sha256 = await keep(entry, take.place(path))
        digest.add(entry.name, entry.size, sha256)
        if (isDamaged(path, sha256)) damaged.push(path)
        files++
        continue
      }
      const bytes = Buffer.concat(await Array.fromAsync(entry.body))
      const text = bytes.toString('utf8')
      if (entry.name === 'complete.json') {
        const complete = parse(completeSchema, text)
        if (complete.digest !== digest.end()) throw brokenBackup('digest')
        if (complete.files !== files || !sameCounts(complete.rows, rows)) throw brokenBackup('counts')
        whole = true
        continue
      }
      digest.add(entry.name, bytes.length, createHash('sha256').update(bytes).digest('hex'))
      if (entry.name === 'backup.json') {
        opening = parse(openingSchema, text)
        for (const table of opening.tables) rows[table.name] = 0
        await take.begin(opening)
      } else if (entry.name === 'sequences.json') {
        await take.sequences(parse(sequencesSchema, text))
      } else {
        const name = /^tables\/([^/]+)\/\d+\.jsonl$/.exec(entry.name)?.[1]
        const table = opening?.tables.find((one) => one.name === name)
        if (!table) throw brokenBackup(entry.name)
        const lines = text.split('\n').slice(0, -1).map((line) => parse(rowSchema, line))
        rows[table.name] = (rows[table.name] ?? 0) + lines.length
        await take.rows(table, lines)
      }
    }
  } catch (error) {
    throw error instanceof Error && isUnreadable(error) ? brokenBackup(error.message) : error
  }
  if (!opening || !whole) throw brokenBackup('complete.json')
  const total = Object.values(rows).reduce((sum, one) => sum + one, 0)
  return { madeAt: opening.madeAt, tables: opening.tables.length, rows: total, files, damaged }
}

const isUnreadable = (error: Error): boolean =>
  error.message.includes('archive') || ('code' in error && typeof error.code === 'string' && /^(?:Z_|ERR_.*ZLIB)/.test(error.code))

const sameCounts = (one: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>): boolean =>
  [one, other].every((counts) => Object.keys(counts).every((name) => one[name] === other[name]))

function parse<T>(schema: z.ZodType<T>, text: string): T {
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    throw brokenBackup('JSON')
  }
}

/** Refuses a path that would lead out of the data folder. */
function safe(path: string): string {
  const leadsOut = path.split('/').some((part) => part === '' || part === '.' || part === '..')
  if (leadsOut || path.includes('\\')) throw brokenBackup(path)
  return path
}

/** Writes the bytes of a file to its place, if it has one, and answers with their hash. */
async function keep({ body }: TarEntry, place: string | undefined): Promise<string> {
  const hash = createHash('sha256')
  const heard = async function* (): AsyncGenerator<Uint8Array> {
    for await (const piece of body) {
      hash.update(piece)
      yield piece
    }
  }
  if (place === undefined) {
    for await (const piece of heard()) void piece
  } else {
    mkdirSync(dirname(place), { recursive: true, mode: 0o700 })
    await pipeline(heard, createWriteStream(place, { mode: 0o600, flush: true }))
  }
  return hash.digest('hex')
}

/** Inserts rows given as PostgreSQL's text of each value. */
async function insert(tx: Tx, { name, columns }: TableShape, rows: readonly (readonly (string | null)[])[]): Promise<void> {
  const names = columns.map((column) => sql.ref(column.name))
  const values = columns.map((column, index) => sql`${sql.ref(`c${index}`)}::${sql.raw(column.type)}`)
  const lists = columns.map((_, index) => sql`${rows.map((row) => row[index] ?? null)}::text[]`)
  const given = columns.map((_, index) => sql.ref(`c${index}`))
  await sql`insert into ${sql.table(name)} (${sql.join(names)}) overriding system value
    select ${sql.join(values)} from unnest(${sql.join(lists)}) as given (${sql.join(given)})`.execute(tx)
}

/** Makes sure that the rows have a place: the same tables with the same columns. */
function fit(kept: readonly TableShape[], made: readonly TableShape[]): void {
  if (printed(kept) !== printed(made)) throw brokenBackup('tables')
}

const printed = (tables: readonly TableShape[]): string =>
  tables.map(({ name, columns }) => JSON.stringify([name, columns.map((column) => `${column.name} ${column.type}`).sort()]))
    .sort().join()

function refuseFull(folder: string): void {
  const there = existsSync(folder) ? readdirSync(folder).filter((name) => !/^(?:postgres|lock)/.test(name)) : []
  const full = there.filter((name) => readdirSync(folder, { recursive: true, withFileTypes: true })
    .some((entry) => entry.isFile() && join(entry.parentPath, entry.name).startsWith(join(folder, name))))
  if (full.length > 0) throw notEmpty(same(full.join(', ')))
}

/** Moves the restored files to their places. */
function moveIn(staging: string, folder: string): void {
  for (const name of existsSync(staging) ? readdirSync(staging) : []) {
    rmSync(join(folder, name), { recursive: true, force: true }) // empty folders at most: seen by `refuseFull`
    renameSync(join(staging, name), join(folder, name))
  }
}

const manyTables = (count: number): Text => spoken({
  kk: `${count} кесте`,
  ru: `${count} ${plural('ru', count, { one: 'таблица', few: 'таблицы', other: 'таблиц' })}`,
  en: `${count} ${plural('en', count, { one: 'table', other: 'tables' })}`,
})

const notEmpty = (what: Text): Failure => new Failure('conflict', spoken({
  kk: `Қалпына келтіретін жер бос емес (${what.kk}). Бос дерекқор құрып, DATABASE_URL айнымалысында көрсетіңіз немесе `
    + 'SHANYRAQ_DATA арқылы жаңа бума беріңіз.',
  ru: `Место для восстановления не пусто (${what.ru}). Создайте пустую базу и укажите её в DATABASE_URL или дайте новую `
    + 'папку через SHANYRAQ_DATA.',
  en: `The place to restore into is not empty (${what.en}). Make an empty database and name it in DATABASE_URL, or give `
    + 'a new folder in SHANYRAQ_DATA.',
}))
