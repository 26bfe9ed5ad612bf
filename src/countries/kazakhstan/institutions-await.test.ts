/** Specifies what of the commons and the language model awaits people in their cabinet: decisions on personal data, keys that end, budgets that are used up. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { seat } from '../../house.ts'
import { signUndertaking } from '../../institutions/language-model/keys/testing.ts'
import { openLanguageModel } from '../../institutions/language-model/index.ts'
import { newId } from '../../kernel/database/index.ts'
import { transact } from '../../kernel/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { kazakhstan } from './index.ts'
import { languageModelOptions } from './language-model/options.ts'
import { openWorld, type World } from './testing.ts'

let world: World
before(async () => {
  world = await openWorld()
  seat(world.kernel, kazakhstan('sample'))
})
after(() => world.close())

const awaited = async (actor: Actor) => (await world.kernel.awaiting.of(actor)).filter(({ kind }) => /^(?:commons|language-model)\./.test(kind)).map(({ kind, title, path, due }) => [kind, title.en, path, due])
const counted = async (actor: Actor): Promise<void> => assert.equal((await world.kernel.awaiting.count(actor)).total, (await world.kernel.awaiting.of(actor)).length)

test('a version in which personal data was found awaits its owner in the hat that owns it, and nobody else', async () => {
  const { db } = world.kernel
  const [owner, other] = [await world.founder(), await world.founder()]
  const dataset = newId()
  await sql`insert into namespace (slug, organisation) values ('ulgi-derek', ${owner.organisation!.id})`.execute(db)
  await sql`insert into dataset (id, namespace, name, organisation, state, description, terms, created_at, changed_at)
    values (${dataset}, 'ulgi-derek', 'soilemder', ${owner.organisation!.id}, 'published', '{"title": {"kk": "Сөйлемдер", "ru": "Предложения", "en": "Sentences"}}', '{}', now(), now())`.execute(db)
  for (const [number, state] of [[1, 'published'], [2, 'review']] as const) {
    await sql`insert into dataset_version (id, dataset, number, commit, state, created_at) values (${newId()}, ${dataset}, ${number}, ${`commit ${number}`}, ${state}, ${world.kernel.now()}::timestamptz)`.execute(db)
  }
  assert.deepEqual(await awaited(owner), [['commons.privacy', 'A decision on personal data: Sentences, v2', '/commons/datasets/ulgi-derek/soilemder/versions/2/gate', undefined]])
  await counted(owner)
  const { organisation: _, capacity: __, ...self } = owner
  for (const stranger of [other, self, await world.officer('commons.officer')]) assert.deepEqual(await awaited(stranger), [])
})

test('a key to the models that ends within two weeks awaits whoever made it and the head, until it is revoked', async () => {
  const { kernel } = world
  const founder = await world.founder()
  const lm = openLanguageModel(kernel, languageModelOptions('sample'))
  await signUndertaking(lm.keys.undertakings, founder, world.sign)
  const make = (name: string, days: number) => transact(kernel.db, (tx) => lm.keys.make(tx, founder, {
    name, purpose: 'product', days, models: 'all', endpoints: 'all', limits: { requestsPerMinute: 10, tokensPerMinute: 1000 }, keepsLogs: false,
  }))
  await make('Long', 300)
  const key = await make('Short', 10)
  const [[kind, title, path, due] = [], ...others] = await awaited(founder)
  assert.deepEqual([kind, title, path, due, others], ['language-model.key', 'Key of the model API: Short', `/keys/${key.id}`, '2026-02-12', []])
  const deputy = await world.representative(founder)
  assert.deepEqual([await awaited(deputy), await awaited(await world.founder())], [[], []])
  await kernel.db.updateTable('model_key').set({ revoked_at: kernel.now() }).where('id', '=', key.id).execute()
  assert.deepEqual(await awaited(founder), [])
})

test('a budget that is used up awaits the heads of its company until there is room again by the limit in force or its day is over, and that of the programme its head', async () => {
  const { db, now } = world.kernel
  const founder = await world.founder()
  const company = `company:${founder.organisation!.id}`
  const use = (scope: string, spent: bigint, alerted: number) => sql`insert into leased_budget (id, keeper, scope, unit, period, starts_at, ends_at, spent, alerted)
    values (${`language-model/${scope}/tokens/day`}, 'language-model', ${scope}, 'tokens', 'day', ${now()}::timestamptz - interval '10 hours', ${now()}::timestamptz + interval '14 hours', ${spent}, ${alerted})`.execute(db)
  const limit = (scope: string, byOffice: boolean, most: bigint) => sql`insert into leased_limit (keeper, scope, unit, period, by_office, most, set_by, set_at)
    values ('language-model', ${scope}, 'tokens', 'day', ${byOffice}, ${most}, ${`person:${founder.person}`}, ${now()}::timestamptz) on conflict (keeper, scope, unit, period, by_office) do update set most = excluded.most`.execute(db)
  const lifted = (scope: string) => sql`delete from leased_limit where scope = ${scope}`.execute(db)
  const { budgets, head: headRole } = languageModelOptions('sample')
  const ofAll = (level: 'company' | 'programme'): bigint => budgets[level].find(({ unit, period }) => unit === 'tokens' && period === 'day')!.most

  await limit(company, false, 1000n)
  await use(company, 1000n, 100)
  await use('programme', ofAll('programme'), 80)
  assert.deepEqual(await awaited(founder), [['language-model.budget', 'The budget is used up: Tokens per day', '/usage', '2026-02-02']])
  await counted(founder)
  const head = await world.officer(headRole)
  assert.deepEqual([await awaited(await world.representative(founder)), await awaited(head)], [[], []], 'nobody but the head answers for a company, and 80 % is not all')
  await sql`update leased_budget set alerted = 100 where scope = 'programme'`.execute(db)
  assert.equal((await awaited(head)).length, 1, 'by the limit that the country sets')

  await limit(company, false, 5000n)
  assert.deepEqual(await awaited(founder), [], 'there is room again')
  await limit(company, false, 1000n)
  assert.equal((await awaited(founder)).length, 1)
  await lifted(company)
  assert.deepEqual(await awaited(founder), [], 'the limit of all companies is larger')
  await limit(company, true, 1000n)
  await limit(company, false, ofAll('company') * 2n)
  assert.equal((await awaited(founder)).length, 1, 'the smaller one of one’s own and the office’s')
  await lifted(company)
  await limit(company, false, ofAll('company') * 2n)
  await sql`update leased_budget set spent = ${ofAll('company')} where scope = ${company}`.execute(db)
  assert.equal((await awaited(founder)).length, 1, 'one’s own limit above that of all companies gives no room')
  await limit(company, true, ofAll('company') * 2n)
  assert.deepEqual(await awaited(founder), [], 'the office has given more')
  await limit(company, true, 1000n)

  const lm = openLanguageModel(world.kernel, languageModelOptions('sample'))
  await signUndertaking(lm.keys.undertakings, founder, world.sign)
  const { id } = await transact(db, (tx) => lm.keys.make(tx, founder, {
    name: 'Bound', purpose: 'product', days: 300, models: 'all', endpoints: 'all', limits: { requestsPerMinute: 10, tokensPerMinute: 1000 }, keepsLogs: false,
  }))
  await lifted(company)
  await limit(`key:${id}`, false, 100n)
  await use(`key:${id}`, 100n, 100)
  const ofKey = async () => (await awaited(founder)).filter(([, , path]) => path === `/keys/${id}`)
  assert.equal((await ofKey()).length, 1)
  await lifted(`key:${id}`)
  assert.deepEqual(await ofKey(), [], 'nothing bounds the key any more')

  await limit(company, false, 1000n)
  assert.equal((await awaited(founder)).length, 1)
  world.at('2026-02-03T05:00:00.000Z')
  assert.deepEqual(await awaited(founder), [])
})
