import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { gardens } from './cases/testing.ts'
import { testDatabase } from './database/testing.ts'
import { openWorldOf } from './testing.ts'

test('a world whose kernel does not open leaves no database behind, so that the process of the test ends', async (t) => {
  const other = await testDatabase()
  t.after(() => other.close())
  const open = async () => (await sql<{ name: string }>`select datname as name from pg_database where datname like ${`test\\_${process.pid}\\_%`}`.execute(other.db)).rows.map(({ name }) => name)
  const before = new Set(await open())
  const country = gardens()
  await assert.rejects(openWorldOf({ ...country, bodies: [...country.bodies, ...country.bodies] }), /cannot stand together/)
  assert.deepEqual((await open()).filter((name) => !before.has(name)), [])
})

test('all worlds of a name are copies of one house of the run, but for one that is opened beside another', async (t) => {
  const [folder, before] = [mkdtempSync(join(tmpdir(), 'shanyraq-houses-')), process.env['TEST_HOUSES']]
  process.env['TEST_HOUSES'] = folder
  t.after(() => {
    if (before === undefined) delete process.env['TEST_HOUSES']
    else process.env['TEST_HOUSES'] = before
    rmSync(folder, { recursive: true, force: true })
  })
  const options = { name: 'gardens', start: '2026-02-02T09:30:00.000Z' } as const
  const first = await openWorldOf(gardens(), options)
  const beside = await openWorldOf(gardens(), options)
  await first.founder()
  const keys = [first, beside].map(({ kernel }) => kernel.journal.verifierKey)
  assert.notEqual(keys[1], keys[0], 'two houses that meet are two')
  await first.close()
  const later = await openWorldOf(gardens(), options)
  assert.equal(later.kernel.journal.verifierKey, keys[0])
  assert.deepEqual((await later.kernel.db.selectFrom('person').selectAll().execute()), [], 'nothing of what was done in the first is in it')
  await Promise.all([beside, later].map((world) => world.close()))
  assert.equal(readdirSync(folder).length, 1)
})
