import assert from 'node:assert/strict'
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import { migrate } from '../../kernel/database/migrate.ts'
import { testDatabase } from '../../kernel/database/testing.ts'
import { migrations } from '../../kernel/migrations.ts'
import { leftOf } from '../../kernel/privacy/index.ts'
import { privacyLedger } from './privacy/index.ts'

test('what was opened, paid for and answered of a dataset is kept when the kernel keeps it for all', async (t) => {
  const here = new URL('./', import.meta.url)
  const older = await mkdtemp(join(tmpdir(), 'older-'))
  t.after(() => rm(older, { recursive: true }))
  for (const file of await readdir(here)) if (file.endsWith('.sql') && file < '015') await copyFile(new URL(file, here), join(older, file))
  const { db, close } = await testDatabase({ migrations: [...migrations, { folder: 'commons', url: pathToFileURL(`${older}/`) }] })
  t.after(close)
  const [dataset, person] = ['01990000-0000-7000-8000-000000000001', '01990000-0000-7000-8000-000000000002']
  await sql`insert into namespace (slug, organisation) values ('owner', ${person})`.execute(db)
  await sql`insert into dataset (id, namespace, name, organisation, state, terms, latest, created_at, changed_at)
    values (${dataset}, 'owner', 'salaries', ${person}, 'published', '{}', 1, '2026-02-01', '2026-02-01')`.execute(db)
  await sql`insert into dataset_privacy (dataset, yearly_rho, known, at) values (${dataset}, 4, '{}', '2026-02-01')`.execute(db)
  await sql`insert into privacy_budget (dataset, asker, year, total_rho, total_delta, spent_rho, spent_delta)
    values (${dataset}, '', 2026, 1, 0.000001, 0.06, 0.000000001), (${dataset}, 'person:a', 2026, 0.4, 0.000001, 0.01, 0)`.execute(db)
  await sql`insert into privacy_charge (dataset, asker, key, rho, delta, question, person, at)
    values (${dataset}, 'person:a', 'k', 0.01, 0, '{"request": 1}', ${person}, '2026-02-02'), (${dataset}, 'publication', 'published k', 0.05, 0.000000001, '{}', null, '2026-02-01')`.execute(db)
  await sql`insert into privacy_answer (key, dataset, answer) values ('k', ${dataset}, '{"key": "k"}')`.execute(db)

  await migrate(db, [...migrations, { folder: 'commons', url: here }])

  const ledger = privacyLedger({ db, now: () => '2026-03-01T09:00:00.000Z', country: { calendar: { zone: 'Asia/Almaty' } } })
  const subject = `dataset:${dataset}`
  const { ofOne, ofAll } = await ledger.left(subject, 'person:a')
  assert.deepEqual([leftOf(ofOne).rho, leftOf(ofAll).rho], ['0.39', '0.94'], 'with the amount that its owner decided')
  assert.deepEqual(await ledger.asked(subject, 'person:a', 9), [{ key: 'k', question: { request: 1 }, at: '2026-02-02T00:00:00.000Z' }])
  assert.deepEqual([await ledger.paid(subject, 'person:a', 'k'), await ledger.kept('k')], [true, { key: 'k' }])
  assert.deepEqual((await ledger.spent(subject)).ever, { byPublication: '0.05', byAnswers: '0.01', askers: 1, since: 2026 })
})
