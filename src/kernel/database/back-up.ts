/** Writes a backup: every row as of one moment, and every file of the data folder. */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, existsSync } from 'node:fs'
import { opendir, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { sql } from 'kysely'
import { Failure } from '../../law/failure.ts'
import type { Instant } from '../../law/time.ts'
import type { Complete, BackupReport, Opening } from './backup-format.ts'
import { isDamaged, openDigest } from './backup-format.ts'
import type { Db, Tx } from './tables.ts'
import { appliedTo } from './migrate.ts'
import { sequencesOf, tablesOf } from './shape.ts'
import type { TableShape } from './shape.ts'
import { tarEnd, tarHeader, tarPadding } from './tar.ts'
import { spoken } from '../../law/text.ts'

/** What of a data folder is no part of a backup: the cluster itself, whose rows are copied, the lock, half-made uploads, what children work on, and
 * what was signed last: it may be later than the rows, and whoever restores says what it was. */
const left = /^(?:postgres(?:\.new)?|lock(?:\..*)?|scratch|(?:.*\/)?spool|keys\/journal\.anchor(?:\..*)?)$/

/** The size that a piece of a table has, about, and that is held in memory. */
const pieceBytes = 4_000_000

/**
 * Backs up the database and, when given, the data folder (files, keys) to a stream, while the portal goes on working.
 *
 * All rows are of one moment. `progress` is told the number of rows and files so far. The stream is ended.
 * Throws a `Failure` when the database has never been migrated; any error of the stream, such as a full disk, as it is.
 */
export async function backUp(db: Db, { to, folder, now, progress }: {
  readonly to: Writable
  readonly folder?: string
  readonly now: () => Instant
  readonly progress?: (done: { readonly rows: number; readonly files: number }) => void
}): Promise<BackupReport> {
  const madeAt = now()
  const archive = openArchive(to, Math.floor(Date.parse(madeAt) / 1000))
  const rows: Record<string, number> = {}
  const count = { rows: 0, files: 0 }
  await db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(async (tx) => {
    await sql`select set_config('bytea_output', 'hex', true), set_config('extra_float_digits', '1', true),
      set_config('intervalstyle', 'postgres', true), set_config('lock_timeout', '0', true),
      set_config('statement_timeout', '0', true)`.execute(tx)
    const migrations = await appliedTo(tx)
    if (migrations.length === 0) throw nothingHere()
    const tables = await tablesOf(tx)
    const opening: Opening = {
      format: 1, madeAt, migrations: [...migrations], tables: tables.map((table) => ({ ...table, columns: [...table.columns] })),
    }
    await archive.add('backup.json', json(opening))
    for (const table of tables) {
      let copied = 0
      let piece = 0
      for await (const lines of linesOf(tx, table)) {
        copied += lines.length
        count.rows += lines.length
        await archive.add(`tables/${table.name}/${String(++piece).padStart(6, '0')}.jsonl`, Buffer.from(lines.join('')))
        progress?.(count)
      }
      rows[table.name] = copied
    }
    await archive.add('sequences.json', json(await sequencesOf(tx)))
  })
  const damaged: string[] = []
  if (folder !== undefined && existsSync(folder)) {
    for await (const path of filesOf(folder, folder)) {
      const sha256 = await archive.addFile(`data/${path}`, join(folder, path))
      if (sha256 === undefined) continue
      if (isDamaged(path, sha256)) damaged.push(path)
      count.files++
      progress?.(count)
    }
  }
  await archive.end({ rows, files: count.files })
  return { madeAt, tables: Object.keys(rows).length, ...count, damaged }
}

const json = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, undefined, 1)}\n`)

/** The rows of a table as lines, so many at a time as memory bears. */
async function* linesOf(tx: Tx, { name, columns }: TableShape): AsyncGenerator<readonly string[]> {
  const texts = columns.map((column, index) => sql`${sql.ref(column.name)}::text as ${sql.ref(String(index))}`)
  await sql`declare rows_to_keep no scroll cursor for select ${sql.join(texts)} from only ${sql.table(name)}`.execute(tx)
  for (let most = 100; ;) {
    const { rows } = await sql<Record<string, string | null>>`fetch ${sql.raw(String(most))} from rows_to_keep`.execute(tx)
    if (rows.length === 0) break
    const lines = rows.map((row) => `${JSON.stringify(columns.map((_, index) => row[index] ?? null))}\n`)
    const bytes = lines.reduce((sum, line) => sum + line.length, 0)
    most = Math.max(1, Math.min(50_000, Math.floor((rows.length * pieceBytes) / bytes)))
    yield lines
  }
  await sql`close rows_to_keep`.execute(tx)
}

/** The paths of the files below a folder, with slashes, relative to `root`. */
async function* filesOf(root: string, folder: string): AsyncGenerator<string> {
  for await (const entry of await opendir(folder)) {
    const path = relative(root, join(folder, entry.name)).split(sep).join('/')
    if (left.test(path)) continue
    if (entry.isDirectory()) yield* filesOf(root, join(folder, entry.name))
    else if (entry.isFile()) yield path
  }
}

/** Writes the entries of the archive, each as fast as the stream takes it. */
function openArchive(to: Writable, at: number) {
  const gzip = createGzip({ level: 4 })
  const written = finished(gzip.pipe(to))
  const failures: unknown[] = []
  const failed = written.catch((error: unknown) => {
    failures.push(error)
    gzip.destroy()
  })
  const digest = openDigest()

  async function write(bytes: Uint8Array): Promise<void> {
    if (failures.length === 0 && !gzip.write(bytes)) await Promise.race([once(gzip, 'drain'), failed])
    if (failures.length > 0) throw failures[0]
  }

  async function add(name: string, bytes: Uint8Array): Promise<void> {
    digest.add(name, bytes.length, createHash('sha256').update(bytes).digest('hex'))
    await write(tarHeader(name, bytes.length, at))
    await write(bytes)
    await write(tarPadding(bytes.length))
  }

  return {
    add,
    /** Answers with the hash of the file, or undefined when it was removed meanwhile. */
    async addFile(name: string, path: string): Promise<string | undefined> {
      const found = await stat(path).catch(() => undefined)
      if (!found) return undefined
      await write(tarHeader(name, found.size, Math.floor(found.mtimeMs / 1000)))
      const hash = createHash('sha256')
      let size = 0
      if (found.size > 0) {
        for await (const piece of createReadStream(path, { end: found.size - 1 })) {
          hash.update(piece)
          size += piece.length
          await write(piece)
        }
      }
      if (size !== found.size) throw new Error(`${path} became shorter while it was copied`)
      await write(tarPadding(size))
      const sha256 = hash.digest('hex')
      digest.add(name, size, sha256)
      return sha256
    },
    async end(counts: Omit<Complete, 'digest'>): Promise<void> {
      await add('complete.json', json({ ...counts, digest: digest.end() } satisfies Complete))
      await write(tarEnd())
      gzip.end()
      await written
    },
  }
}

const nothingHere = (): Failure => new Failure('not found', spoken({
  kk: 'Дерекқорда порталдың деректері жоқ: сақтайтын ештеңе жоқ. DATABASE_URL немесе SHANYRAQ_DATA мәнін тексеріңіз.',
  ru: 'В базе нет данных портала: сохранять нечего. Проверьте DATABASE_URL или SHANYRAQ_DATA.',
  en: 'The database holds no data of the portal: there is nothing to back up. Check DATABASE_URL or SHANYRAQ_DATA.',
}))
