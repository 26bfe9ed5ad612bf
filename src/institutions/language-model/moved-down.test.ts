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

test('what was spent, leased and lost of budgets, their limits, and the secrets of keys, are kept when the kernel keeps them for all', async (t) => {
  const here = new URL('./', import.meta.url)
  const older = await mkdtemp(join(tmpdir(), 'older-'))
  t.after(() => rm(older, { recursive: true }))
  for (const file of await readdir(here)) if (file.endsWith('.sql') && file < '017') await copyFile(new URL(file, here), join(older, file))
  const { db, close } = await testDatabase({ migrations: [...migrations, { folder: 'language-model', url: pathToFileURL(`${older}/`) }] })
  t.after(close)
  const holder = '01990000-0000-7000-8000-000000000001'
  await sql`insert into budget_window (id, scope, kind, period, starts_at, ends_at, spent, leased, lost, alerted)
    values ('programme/tokens/2026-02', 'programme', 'tokens', 'month', '2026-02-01', '2026-03-01', 70, 20, 5, 50)`.execute(db)
  await sql`insert into budget_holder (id, seen_at, batch) values (${holder}, '2026-02-02', 9)`.execute(db)
  await sql`insert into budget_lease (holder, budget, amount) values (${holder}, 'programme/tokens/2026-02', 20)`.execute(db)
  await sql`insert into budget_limit (scope, kind, period, by_office, most, set_by, set_at) values ('programme', 'tokens', 'month', true, 900, 'person:a', '2026-02-01')`.execute(db)
  const [organisation, key] = ['01990000-0000-7000-8000-000000000002', '01990000-0000-7000-8000-000000000003']
  await sql`insert into undertaking (hash, clauses, at) values ('h', '[]', '2026-02-01')`.execute(db)
  await sql`insert into undertaking_acceptance (organisation, undertaking, person, signature, at) values (${organisation}, 'h', ${organisation}, ${organisation}, '2026-02-01')`.execute(db)
  await sql`insert into model_key (id, organisation, person, name, purpose, models, endpoints, requests_per_minute, tokens_per_minute, keeps_logs, undertaking, made_at, expires_at)
    values (${key}, ${organisation}, ${organisation}, 'a', 'product', '"all"', '"all"', 1, 1, false, 'h', '2026-02-01', '2027-02-01')`.execute(db)
  await sql`insert into model_key_secret (hash, key, last4, made_at) values (${Buffer.alloc(32, 7)}, ${key}, 'abcd', '2026-02-01')`.execute(db)

  await migrate(db, [...migrations, { folder: 'language-model', url: here }])

  const [budget] = await db.selectFrom('leased_budget').selectAll().execute()
  assert.deepEqual([budget?.id, budget?.keeper, budget?.unit, budget?.spent, budget?.leased, budget?.lost, budget?.alerted], ['language-model/programme/tokens/2026-02', 'language-model', 'tokens', 70n, 20n, 5n, 50])
  const [limit, ...others] = await db.selectFrom('leased_limit').selectAll().execute()
  assert.deepEqual([limit?.keeper, limit?.scope, limit?.unit, limit?.period, limit?.by_office, limit?.most, limit?.set_by, others], ['language-model', 'programme', 'tokens', 'month', true, 900n, 'person:a', []])
  assert.deepEqual(await db.selectFrom('leased_slice').selectAll().execute(), [{ holder, budget: budget?.id, amount: 20n }])
  assert.equal((await db.selectFrom('budget_process').select('batch').executeTakeFirstOrThrow()).batch, 9n)
  const [secret] = await db.selectFrom('api_key_secret').selectAll().execute()
  assert.deepEqual([secret?.kind, secret?.key, secret?.last4, secret?.hash.equals(Buffer.alloc(32, 7))], ['language-model', key, 'abcd', true])
  const signed = await db.selectFrom('undertaking_acceptance').select(['organisation', 'signature', 'decision']).execute()
  assert.deepEqual(signed, [{ organisation, signature: organisation, decision: null }], 'what was signed before there was a procedure binds by its signature')
})
