import assert from 'node:assert/strict'
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
