/** Brings a database to the shape that this version of the code needs: numbered SQL files, each applied once. */
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { Failure } from '../../law/failure.ts'
import type { Db, Tx } from './tables.ts'
import { spoken } from '../../law/text.ts'

/** A folder whose `NNN-name.sql` files are applied in the order of their names; one that has none is fine. */
export interface MigrationFolder {
  readonly folder: string
  readonly url: URL
}

/** A migration as a database remembers it. */
export interface Applied {
  readonly folder: string
  readonly name: string
  readonly sha256: string
}

interface Migration extends Applied {
  readonly text: string
}

/** Any number that no other program would choose: it keeps two processes from migrating at once. */
const lock = 0x5ba9_79a9

/** Reads the migrations of the folders, in order. Line ends do not count in the hash. */
export function readMigrations(folders: readonly MigrationFolder[]): readonly Migration[] {
  return folders.flatMap(({ folder, url }) => {
    const path = fileURLToPath(url)
    return filesOf(path).filter((name) => /^\d{3}-[\w-]+\.sql$/.test(name)).sort().map((name) => {
      const text = readFileSync(join(path, name), 'utf8').replaceAll('\r\n', '\n')
      return { folder, name, text, sha256: createHash('sha256').update(text).digest('hex') }
    })
  })
}

function filesOf(path: string): string[] {
  try {
    return readdirSync(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

/**
 * Applies what is missing, all of it in one transaction, and answers with the names applied (`folder/NNN-name.sql`).
 *
 * Throws a `Failure` (conflict), and changes nothing, when an applied file has changed since or the database has
 * migrations that this version does not know. Safe to call from several processes at once: one migrates, the rest wait.
 */
export function migrate(db: Db, folders: readonly MigrationFolder[]): Promise<readonly string[]> {
  return db.transaction().setIsolationLevel('read committed').execute((tx) => apply(tx, readMigrations(folders)))
}

/**
 * Makes sure, without changing anything, that the migrations of these folders have been applied: for processes that only use some of
 * the tables. Throws a `Failure` (conflict) when some are missing, were changed, or are newer than this version.
 */
export async function requireMigrated(db: Db, folders: readonly MigrationFolder[]): Promise<void> {
  const names = new Set(folders.map(({ folder }) => folder))
  const missing = missingOf((await appliedTo(db)).filter(({ folder }) => names.has(folder)), readMigrations(folders))
  if (missing.length > 0) throw older(missing.map(pathOf))
}

/** Applies those of `wanted` that are missing. */
export async function apply(tx: Tx, wanted: readonly Migration[]): Promise<readonly string[]> {
  await sql`select pg_advisory_xact_lock(${lock})`.execute(tx)
  await sql`create table if not exists migration (
    folder text not null,
    name text not null,
    sha256 text not null,
    applied_at timestamptz not null default now(),
    primary key (folder, name)
  )`.execute(tx)
  const missing = missingOf(await appliedTo(tx), wanted)
  for (const migration of missing) {
    try {
      await sql.raw(migration.text).execute(tx)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      throw new Error(`Migration ${pathOf(migration)} failed: ${why}`, { cause: error })
    }
    const { folder, name, sha256 } = migration
    await sql`insert into migration (folder, name, sha256) values (${folder}, ${name}, ${sha256})`.execute(tx)
  }
  return missing.map(pathOf)
}

/** The migrations that made the tables of this database; none when it has never been migrated. */
export async function appliedTo(db: Db): Promise<readonly Applied[]> {
  const { rows: [table] } = await sql<{ there: boolean }>`select to_regclass('migration') is not null as there`.execute(db)
  if (!table?.there) return []
  return (await sql<Applied>`select folder, name, sha256 from migration order by folder, name`.execute(db)).rows
}

/** Those of `wanted` that were not applied; throws when what was applied is not what this version knows. */
export function missingOf(applied: readonly Applied[], wanted: readonly Migration[]): readonly Migration[] {
  const hashes = new Map(applied.map((one) => [pathOf(one), one.sha256]))
  const known = new Set(wanted.map(pathOf))
  const unknown = [...hashes.keys()].filter((path) => !known.has(path))
  if (unknown.length > 0) throw newer(unknown)
  const changed = wanted.filter((migration) => (hashes.get(pathOf(migration)) ?? migration.sha256) !== migration.sha256)
  if (changed.length > 0) throw altered(changed.map(pathOf))
  return wanted.filter((migration) => !hashes.has(pathOf(migration)))
}

const pathOf = (migration: Applied): string => `${migration.folder}/${migration.name}`

const newer = (paths: readonly string[]): Failure => new Failure('conflict', spoken({
  kk: `Деректерді порталдың жаңарақ нұсқасы жасаған (${paths.join(', ')}). Сол нұсқаны орнатыңыз немесе ескі сақтық `
    + 'көшірмені қалпына келтіріңіз. Портал басқа елдікі болса, SHANYRAQ_COUNTRY мәнін сол елге қойыңыз.',
  ru: `Данные созданы более новой версией портала (${paths.join(', ')}). Установите ту версию или восстановите `
    + 'прежнюю резервную копию. Если это портал другой страны, задайте её в SHANYRAQ_COUNTRY.',
  en: `The data were made by a newer version of the portal (${paths.join(', ')}). Install that version, or restore `
    + 'an older backup. If it is the portal of another country, set SHANYRAQ_COUNTRY to that one.',
}))

const older = (paths: readonly string[]): Failure => new Failure('conflict', spoken({
  kk: `Дерекқор кестелері осы нұсқаға келтірілмеген (жетіспейді: ${shown(paths)}). shanyraq migrate командасын орындаңыз немесе алдымен `
    + 'shanyraq web іске қосыңыз.',
  ru: `Таблицы базы данных не приведены к этой версии (не хватает: ${shown(paths)}). Выполните shanyraq migrate или сначала запустите `
    + 'shanyraq web.',
  en: `The tables of the database are not those of this version (missing: ${shown(paths)}). Run shanyraq migrate, or start shanyraq web `
    + 'first.',
}))

/** A few of them: of an empty database all are missing. */
const shown = (paths: readonly string[]): string => (paths.length > 3 ? `${paths.slice(0, 3).join(', ')}, …` : paths.join(', '))

const altered = (paths: readonly string[]): Failure => new Failure('conflict', spoken({
  kk: `Дерекқорға қолданылған миграция файлы кейін өзгертілген: ${paths.join(', ')}. Файлды бастапқы күйіне `
    + 'қайтарып, өзгерісті жаңа файлға жазыңыз.',
  ru: `Файл миграции изменён после применения к базе: ${paths.join(', ')}. Верните файл в прежний вид, а изменение `
    + 'внесите новым файлом.',
  en: `A migration file was changed after it had been applied: ${paths.join(', ')}. Put the file back as it was and `
    + 'write the change as a new file.',
}))
