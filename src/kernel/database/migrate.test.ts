/** How a database gets its tables, and which databases are refused. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import { Failure } from '../../law/failure.ts'
import { migrations as kernelMigrations } from '../migrations.ts'
import { migrate, requireMigrated } from './index.ts'
import { testDatabase } from './testing.ts'
import type { TestDatabase } from './testing.ts'

describe('migrations', () => {
  let database: TestDatabase
  let path: string
  beforeEach(async () => {
    database = await testDatabase({ migrations: [] })
    path = mkdtempSync(join(tmpdir(), 'shanyraq-migrations-'))
  })
  afterEach(async () => {
    rmSync(path, { recursive: true })
    await database.close()
  })

  const file = (name: string, text: string): void => writeFileSync(join(path, name), text)
  const apply = () => migrate(database.db, [
    { folder: 'absent', url: new URL('./no-such-folder/', import.meta.url) },
    { folder: 'example', url: pathToFileURL(`${path}/`) },
  ])
  const refuses = (words: RegExp) => assert.rejects(apply(), (error: unknown) => {
    assert.ok(error instanceof Failure && error.kind === 'conflict', String(error))
    assert.match(error.text.en, words)
    return true
  })

  test('are applied once, in the order of their numbers', async () => {
    file('002-fill.sql', `insert into herd values ('жылқы'); select 1;`)
    file('001-make.sql', 'create table herd (animal text);')
    file('notes.md', 'not a migration')
    assert.deepEqual(await apply(), ['example/001-make.sql', 'example/002-fill.sql'])
    assert.deepEqual(await apply(), [])
    assert.deepEqual((await sql`select animal from herd`.execute(database.db)).rows, [{ animal: 'жылқы' }])
  })

  test('can be required, without being applied, by a process that uses some of the tables', async () => {
    const own = [{ folder: 'example', url: pathToFileURL(`${path}/`) }]
    const required = () => requireMigrated(database.db, own).then(() => 'there', (error: unknown) => (error instanceof Failure ? `${error.kind}: ${error.text.en}` : String(error)))
    file('001-make.sql', 'create table herd (animal text);')
    assert.match(await required(), /^conflict: .*missing: example\/001-make\.sql.*shanyraq migrate/)
    await apply()
    await sql`insert into migration (folder, name, sha256) values ('other', '001-newer.sql', '')`.execute(database.db)
    assert.equal(await required(), 'there', 'what others made does not matter')
    file('002-fill.sql', 'select 1;')
    assert.match(await required(), /missing: example\/002-fill\.sql/)
    await sql`insert into migration (folder, name, sha256) values ('example', '003-newer.sql', '')`.execute(database.db)
    assert.match(await required(), /newer version/)
    assert.deepEqual((await sql`select to_regclass('herd') is not null as herd`.execute(database.db)).rows, [{ herd: true }])
  })

  test('are applied by one process when several start at once', async () => {
    file('001-make.sql', 'create table herd (animal text);')
    const done = await Promise.all([apply(), apply(), apply()])
    assert.deepEqual(done.flat(), ['example/001-make.sql'])
  })

  test('leave nothing behind when one of them fails, and name it', async () => {
    file('001-make.sql', 'create table herd (animal text);')
    file('002-wrong.sql', 'create tabel x ();')
    await assert.rejects(apply(), /example\/002-wrong\.sql failed: syntax error/)
    const { rows } = await sql`select to_regclass('herd') as herd`.execute(database.db)
    assert.deepEqual(rows, [{ herd: null }])
  })

  test('refuse a file that was changed after it had been applied; line ends do not count', async () => {
    file('001-make.sql', 'create table herd (\n animal text);\n')
    await apply()
    file('001-make.sql', 'create table herd (\r\n animal text);\r\n')
    assert.deepEqual(await apply(), [])
    file('001-make.sql', 'create table herd (animal varchar);')
    await refuses(/changed after it had been applied: example\/001-make\.sql/)
  })

  test('refuse data made by a newer version', async () => {
    file('001-make.sql', 'create table herd (animal text);')
    await apply()
    rmSync(join(path, '001-make.sql'))
    await refuses(/newer version of the portal \(example\/001-make\.sql\)/)
  })

  test('of the kernel apply to an empty database', async () => {
    const own = await testDatabase({ migrations: [] })
    await migrate(own.db, kernelMigrations)
    assert.deepEqual(await migrate(own.db, kernelMigrations), [])
    await own.close()
  })
})
