/** Specifies whose seals a portal opens with: those of its bodies, made once and never again. */
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import type { Body } from '../law/body.ts'
import { same } from '../law/text.ts'
import { gardens } from './cases/testing.ts'
import { testDatabase } from './database/testing.ts'
import { sampleDraft } from './decisions/testing.ts'
import { openKernel, transact } from './index.ts'
import { readSettings } from './settings.ts'

const board: Body = { id: 'board', name: same('Garden Board'), identifiers: [], roles: { officer: same('Officer') }, registers: ['GB'] }

test('a body has the key that it began with, or the portal does not start; a body that is no longer declared keeps its own', async (t) => {
  const database = await testDatabase({ max: 8 })
  const data = mkdtempSync(join(tmpdir(), 'shanyraq-bodies-'))
  t.after(async () => {
    await database.close()
    rmSync(data, { recursive: true })
  })
  const opening = (...bodies: readonly Body[]) => openKernel({
    settings: { ...readSettings({ PUBLIC_URL: 'http://localhost:3000' }), data }, country: { ...gardens([]), bodies }, now: () => '2026-02-02T05:00:00.000Z', database,
  })

  const first = await opening(board)
  const { number } = await transact(first.db, (tx) => first.decisions.issue(tx, 'system:test', sampleDraft({ register: 'GB' })))
  const document = first.decisions.didDocument('board')
  await first.close()

  const own = join(data, 'seal', 'board.seal-0001.pem')
  renameSync(own, `${own}.away`)
  await assert.rejects(opening(board), { kind: 'not found' })
  assert.ok(!existsSync(own), 'no other key takes its place')
  renameSync(`${own}.away`, own)

  const later = await opening()
  t.after(() => later.close())
  assert.deepEqual(later.decisions.didDocument('board'), document)
  const { issuer, credential = '' } = (await later.decisions.find(number))!
  assert.equal(issuer, 'board')
  assert.equal((await later.decisions.verify(Buffer.from(credential))).steps.find(({ name }) => name === 'seal')?.verdict, 'ok')
})

test('a portal of another country leaves the database as it was, and the right one opens it again', async (t) => {
  const database = await testDatabase({ max: 8 })
  const data = mkdtempSync(join(tmpdir(), 'shanyraq-country-'))
  const foreign = mkdtempSync(join(tmpdir(), 'shanyraq-foreign-'))
  writeFileSync(join(foreign, '001-foreign.sql'), 'create table foreign_thing (id integer)')
  t.after(async () => {
    await database.close()
    for (const folder of [data, foreign]) rmSync(folder, { recursive: true })
  })
  const opening = (country: object) => openKernel({
    settings: { ...readSettings({ PUBLIC_URL: 'http://localhost:3000' }), data }, country: { ...gardens([]), ...country }, now: () => '2026-02-02T05:00:00.000Z', database,
  })

  await (await opening({ code: 'AA' })).close()
  await assert.rejects(opening({ code: 'BB', first: true, migrations: [{ folder: 'foreign', url: pathToFileURL(`${foreign}/`) }] }), /another country \(AA\).*SHANYRAQ_COUNTRY=AA/)
  const { rows: [made] } = await sql<{ foreign: string | null }>`select to_regclass('foreign_thing')::text as foreign`.execute(database.db)
  assert.equal(made!.foreign, null)
  await (await opening({ code: 'AA' })).close()
})

test('bodies that claim the same office, register or id are refused before anything is made', async (t) => {
  const database = await testDatabase({ max: 4 })
  t.after(() => database.close())
  const data = mkdtempSync(join(tmpdir(), 'shanyraq-bodies-'))
  t.after(() => rmSync(data, { recursive: true }))
  const settings = { ...readSettings({ PUBLIC_URL: 'http://localhost:3000' }), data }
  await assert.rejects(
    openKernel({ settings, country: { ...gardens([]), bodies: [board, { ...board, id: 'Council' }] }, now: () => '2026-02-02T05:00:00.000Z', database }),
    /Council is no id .*the role officer is of two bodies, board and Council.*the register GB is of two bodies/,
  )
  assert.ok(!existsSync(join(data, 'seal')))
})
