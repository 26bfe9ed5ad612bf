/** What a backup keeps, and when it is refused. */
import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { sql } from 'kysely'
import { Failure } from '../../law/failure.ts'
import type { Instant } from '../../law/time.ts'
import { migrations as kernelMigrations } from '../migrations.ts'
import { backUp, checkBackup, restore } from './index.ts'
import type { Db, MigrationFolder } from './index.ts'
import { readTar, tarEnd, tarHeader, tarPadding } from './tar.ts'
import { testDatabase } from './testing.ts'
import type { TestDatabase } from './testing.ts'

const makeHerds = `
  create type gait as enum ('адым', 'желіс');
  create table herd (id bigint generated always as identity primary key, name text not null unique, parent bigint references herd);
  create table animal (
    id uuid primary key, herd bigint not null references herd, gaits gait[] not null, worth bigint, share numeric(20, 10), weight float8,
    born date, seen timestamptz, tags text[], facts jsonb, picture bytea, open boolean, life tstzrange, twice bigint generated always as (worth * 2) stored
  );
  create sequence ear_tag start 100;
  insert into herd (name) values ('алғашқы');
  create function refuse() returns trigger language plpgsql as 'begin raise exception ''append only''; end';
  create trigger append_only before update or delete on animal for each row execute function refuse();
  create trigger not_emptied before truncate on herd for each statement execute function refuse();`

const seconds = (): Instant => '2026-03-02T09:00:00.000Z'

async function written(db: Db, folder?: string): Promise<Buffer> {
  const pieces: Buffer[] = []
  const to = new Writable({ write: (piece: Buffer, _, done) => { pieces.push(piece); done() } })
  await backUp(db, { to, now: seconds, ...(folder !== undefined && { folder }) })
  return Buffer.concat(pieces)
}

const failing = (kind: Failure['kind'], words: RegExp) => (error: unknown): true => {
  assert.ok(error instanceof Failure && error.kind === kind, String(error))
  assert.match(error.text.en, words)
  return true
}

const content = async (db: Db): Promise<unknown> => [
  (await sql`select h::text from herd h order by id`.execute(db)).rows,
  (await sql`select a::text from animal a order by id`.execute(db)).rows,
]

describe('a backup', () => {
  let base: string
  let migrations: readonly MigrationFolder[]
  let source: TestDatabase
  let target: TestDatabase

  beforeEach(async () => {
    base = mkdtempSync(join(tmpdir(), 'shanyraq-backup-'))
    mkdirSync(join(base, 'sql'))
    writeFileSync(join(base, 'sql', '001-herds.sql'), makeHerds)
    migrations = [{ folder: 'example', url: pathToFileURL(`${base}/sql/`) }]
    source = await testDatabase({ migrations })
    target = await testDatabase({ migrations: [] })
    await sql`drop table migration`.execute(target.db)
    await sql`insert into herd (name, parent) values ('үйір "1"', 1), ('tab\tand\nline\\', 2)`.execute(source.db)
    await sql`insert into animal values (gen_random_uuid(), 2, '{адым,желіс}', 9223372036854775807 / 2, 0.1234567890, 0.1::float8 + 0.2, '2026-03-02',
      '2026-03-02 09:00:00.123456Z', array['Ә,ғ', null, '"', '\\'], '{"ат": "Құлагер", "n": 12345678901234567890}', '\\x00ff0a5c', true, '[2026-01-01,)')`.execute(source.db)
    await sql`insert into animal (id, herd, gaits) select gen_random_uuid(), 1, '{}' from generate_series(1, 3000)`.execute(source.db)
    await sql`select nextval('ear_tag')`.execute(source.db)
  })
  afterEach(async () => {
    await source.close()
    await target.close()
    rmSync(base, { recursive: true })
  })

  const put = (bytes: Uint8Array, folder?: string) =>
    restore(target.db, { from: Readable.from([bytes]), migrations, ...(folder !== undefined && { folder }) })

  test('gives back every value as it was, and goes on counting where the sequences stood', async () => {
    const report = await put(await written(source.db))
    assert.deepEqual(report, { madeAt: seconds(), tables: 2, rows: 3004, files: 0, damaged: [] })
    assert.deepEqual(await content(target.db), await content(source.db))
    const next = await sql`insert into herd (name) values ('келесі') returning id, nextval('ear_tag') as tag`.execute(target.db)
    assert.deepEqual(next.rows, [{ id: 4n, tag: 101n }])
  })

  test('leaves every rule of the tables in force', async () => {
    await put(await written(source.db))
    await assert.rejects(sql`update animal set open = false`.execute(target.db), /append only/)
    await assert.rejects(sql`insert into animal (id, herd, gaits) values (gen_random_uuid(), 99, '{}')`.execute(target.db), /foreign key/)
  })

  test('keeps the files of the data folder, not the cluster, the lock, half-made uploads or what is being worked on', async () => {
    const data = join(base, 'data')
    const bytes = randomBytes(3_000_000)
    const hash = createHash('sha256').update(bytes).digest('hex')
    const file = (path: string, text: Uint8Array | string): void => {
      mkdirSync(join(data, path, '..'), { recursive: true })
      writeFileSync(join(data, path), text)
    }
    file(`files/${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`, bytes)
    file('files/spool/half', 'half')
    file('scratch/version-1/table.csv', 'half')
    file('keys/мөр.pem', 'кілт')
    file('postgres/PG_VERSION', '18')
    file('lock', '1')
    const restored = join(base, 'restored')
    const report = await put(await written(source.db, data), restored)
    assert.deepEqual([report.files, report.damaged], [2, []])
    assert.deepEqual(readFileSync(join(restored, `files/${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`)), bytes)
    assert.equal(readFileSync(join(restored, 'keys/мөр.pem'), 'utf8'), 'кілт')
    assert.equal(statSync(join(restored, 'keys/мөр.pem')).mode & 0o77, 0)
    assert.deepEqual(['postgres', 'lock', 'files/spool', 'scratch', 'restoring'].filter((name) => existsSync(join(restored, name))), [])
  })

  test('names the files whose bytes are not what their names promise', async () => {
    const data = join(base, 'data')
    mkdirSync(data)
    writeFileSync(join(data, 'f'.repeat(64)), 'rotten')
    const report = await checkBackup(Readable.from([await written(source.db, data)]))
    assert.deepEqual(report.damaged, ['f'.repeat(64)])
  })

  test('is of one moment, whatever is written while it is made', async () => {
    const pieces: Buffer[] = []
    const to = new Writable({ write: (piece: Buffer, _, done) => { pieces.push(piece); begun.emit('begun', done) } })
    const begun = new EventEmitter()
    begun.on('begun', (done: () => void) => done())
    const meanwhile = once(begun, 'begun').then(() => sql`
      insert into animal (id, herd, gaits) select gen_random_uuid(), 1, '{}' from generate_series(1, 10)`.execute(source.db))
    const report = await backUp(source.db, { to, now: seconds })
    await meanwhile
    assert.equal(report.rows, 3004)
    assert.equal((await checkBackup(Readable.from(pieces))).rows, 3004)
  })

  test('is brought up to the version that restores it', async () => {
    const bytes = await written(source.db)
    writeFileSync(join(base, 'sql', '002-colour.sql'), `alter table herd add column colour text not null default 'торы'`)
    await put(bytes)
    assert.deepEqual((await sql`select distinct colour from herd`.execute(target.db)).rows, [{ colour: 'торы' }])
  })

  test('is refused by an older version, and where something is already', async () => {
    const bytes = await written(source.db)
    await assert.rejects(restore(target.db, { from: Readable.from([bytes]), migrations: [] }), failing('conflict', /newer version/))
    await assert.rejects(restore(source.db, { from: Readable.from([bytes]), migrations }), failing('conflict', /not empty/))
    const full = join(base, 'full')
    mkdirSync(join(full, 'files'), { recursive: true })
    writeFileSync(join(full, 'files', 'mine'), 'mine')
    await assert.rejects(put(bytes, full), failing('conflict', /not empty \(files\)/))
    assert.equal(readFileSync(join(full, 'files', 'mine'), 'utf8'), 'mine')
  })

  test('is refused, and nothing is restored, when it was cut off or altered', async () => {
    const data = join(base, 'data')
    mkdirSync(data)
    writeFileSync(join(data, 'letter'), 'хат')
    const bytes = await written(source.db, data)
    const tar = gunzipSync(bytes)
    const altered = Buffer.from(tar)
    altered[altered.indexOf('алғашқы')] = 0x41
    const harmed: readonly Uint8Array[] = [
      bytes.subarray(0, bytes.length / 2), // the disk was full
      gzipSync(tar.subarray(0, tar.indexOf('complete.json'))), // the process was stopped
      gzipSync(altered),
      Buffer.from('not a backup'),
      gzipSync(Buffer.alloc(2048, 65)),
      Buffer.alloc(0),
    ]
    for (const one of harmed) {
      const folder = join(base, 'restored')
      await assert.rejects(put(one, folder), failing('invalid', /incomplete or damaged/))
      assert.ok(!existsSync(join(folder, 'letter')) && !existsSync(join(folder, 'restoring')))
      assert.deepEqual((await sql`select to_regclass('herd') as herd`.execute(target.db)).rows, [{ herd: null }])
    }
  })

  test('cannot write outside of the data folder', async () => {
    const name = 'data/../../escaped'
    const archive = Buffer.concat([tarHeader(name, 1, 0), Buffer.from('x'), tarPadding(1), tarEnd()])
    await assert.rejects(put(gzipSync(archive), join(base, 'inner', 'restored')), failing('invalid', /damaged/))
    assert.ok(!existsSync(join(base, 'escaped')))
  })

  test('says when there is nothing to back up, and when it cannot be written', async () => {
    await assert.rejects(written(target.db), failing('not found', /nothing to back up/))
    const full = new Writable({ write: (_piece, _encoding, done) => done(new Error('ENOSPC: no space left on device')) })
    await assert.rejects(backUp(source.db, { to: full, now: seconds }), /ENOSPC/)
  })

  test('holds the tables of the kernel, whatever they are', async () => {
    const kernel = await testDatabase()
    try {
      const report = await restore(target.db, { from: Readable.from([await written(kernel.db)]), migrations: kernelMigrations })
      assert.ok(report.tables > 0)
    } finally {
      await kernel.close()
    }
  })
})

test('an archive gives back the names and bytes that were put in, however they come in pieces', async () => {
  const name = fc.array(fc.stringMatching(/^[a-zәғқ0-9.-]{1,40}$/), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'))
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(name, fc.uint8Array({ maxLength: 2000 }))), fc.integer({ min: 1, max: 3000 }), async (entries, size) => {
    const archive = Buffer.concat([...entries.flatMap(([path, bytes]) => [tarHeader(path, bytes.length, 0), bytes, tarPadding(bytes.length)]), tarEnd()])
    const pieces = Array.from({ length: Math.ceil(archive.length / size) }, (_, index) => archive.subarray(index * size, (index + 1) * size))
    const read: [string, Uint8Array][] = []
    for await (const entry of readTar(Readable.from(pieces))) read.push([entry.name, new Uint8Array(Buffer.concat(await Array.fromAsync(entry.body)))])
    assert.deepEqual(read, entries.map(([path, bytes]) => [path, new Uint8Array(bytes)]))
  }), { numRuns: 50 })
})
