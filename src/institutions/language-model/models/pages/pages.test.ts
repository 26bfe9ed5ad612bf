/** The pages of a model on its way: what is said of it, and where it goes on. */
import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { after, before, describe, test } from 'node:test'
import { transact } from '../../../../kernel/index.ts'
import type { Actor } from '../../../../kernel/parties/index.ts'
import { testPortal } from '../../../../portal/testing.ts'
import { modelRoutes } from '../index.ts'
import { openRegistryWorld, type RegistryWorld, someDescription, someProvenance } from '../testing-registry.ts'
import type { ServedModel } from '../../serving/index.ts'
import { descriptionValues } from './draft-form.ts'

/** A model that only servers of the operator have. */
const declared: ServedModel = {
  id: 'big-kk', name: 'big-kk', created: 1_760_000_000, contextLength: 32_768, card: '/models/big-kk', version: '', takenBack: [],
  capabilities: { chat: true, completions: false, embeddings: false, tools: true, jsonSchema: true, logprobs: true },
  declaredBy: [{ id: 'h100-1', engine: 'vllm', outside: false, contextLength: 32_768 }, { id: 'abroad', engine: 'openai', outside: true, contextLength: 65_536 }],
}

describe('the pages of a model on its way', () => {
  let world: RegistryWorld
  before(async () => { world = await openRegistryWorld() })
  after(async () => {
    await world.close()
    await rm(world.tiny.folder, { recursive: true })
  })

  const portal = (actor: Actor) => testPortal({ routes: modelRoutes({ ...world.ground, models: world.models, deliveries: world.deliveries, sources: world.sources, serving: { models: () => [declared], modelNamed: (name) => (name === declared.name ? declared : undefined) } }), session: { actor } })
  const read = async (actor: Actor, path: string): Promise<string> => (await portal(actor).ask(path)).text()

  test('of a model that only servers of the operator have say who serves it, as declared, and the registry leads there', async () => {
    const card = await portal(world.engineer).ask('/en/models/big-kk')
    const text = await card.text()
    assert.equal(card.status, 200)
    for (const said of [/as declared by the server/, /was not checked/, /h100-1[\s\S]*within this programme/, /abroad[\s\S]*personal data is masked/, /32,768/, /not declared/, /v1\/chat\/completions/]) assert.match(text, said)
    assert.match(await read(world.head, '/ru/models'), /Модели на серверах оператора[\s\S]*href="\/ru\/models\/big-kk"/)
    assert.doesNotMatch(await read(world.head, '/ru/models?q=ulgi'), /big-kk/)
    assert.equal((await portal(world.engineer).ask('/en/models/no-such')).status, 404)
  })

  test('renew themselves while its files are prepared', async () => {
    await transact(world.kernel.db, (tx) => world.models.draft(tx, world.engineer, { name: 'ulgi-way', description: someDescription, from: { run: someProvenance.run.id } }))
    const preparing = await read(world.engineer, '/en/models/ulgi-way')
    assert.match(preparing, /<meta http-equiv="refresh" content="5">/)
    assert.match(preparing, /The page renews itself\./)
    await world.kernel.jobs.settle()
    assert.doesNotMatch(await read(world.engineer, '/en/models/ulgi-way'), /http-equiv="refresh"/)
  })

  test('lead a draft to its evaluation, then to be submitted by an engineer, and say then that the head signs', async () => {
    const model = await world.drafted('ulgi-next')
    const link = /href="\/ru\/evaluations\/new\?model=ulgi-next"/
    const drafted = await read(world.engineer, '/ru/models/ulgi-next')
    assert.match(drafted, link)
    assert.match(drafted, /сначала оцените модель/)
    assert.doesNotMatch(await read(world.head, '/ru/models/ulgi-next'), link, 'the head does not evaluate')
    world.judged(model)
    assert.match(await read(world.head, '/ru/models/ulgi-next'), /Теперь инженер представляет её к выпуску/)
    assert.doesNotMatch(await read(world.head, '/ru/models/ulgi-next'), /models\/ulgi-next\/(release|submit)"/)
    assert.equal((await portal(world.head).ask('/ru/models/ulgi-next/submit', { form: {} })).status, 403)
    assert.equal((await portal(world.engineer).ask('/ru/models/ulgi-next/submit', { form: {} })).status, 303)
    assert.match(await read(world.engineer, '/ru/models/ulgi-next'), /Теперь её выпускает своей подписью руководитель[^]*href="\/ru\/desk\/cases\//)
    const heads = await read(world.head, '/ru/models/ulgi-next')
    assert.doesNotMatch(heads, /Теперь её выпускает/)
    assert.match(heads, /href="\/ru\/models\/ulgi-next\/release"/)
  })

  test('say of a licence that nobody knows that it is none, and name the fields that are empty', async () => {
    const values = { name: 'ulgi-form', run: someProvenance.run.id, ...descriptionValues(someDescription) }
    const wrong = await (await portal(world.engineer).ask('/ru/models/new', { form: { ...values, licence: 'Nonsense-1', 'summary.kk': '', 'contact.email': 'ulgi' } })).text()
    assert.match(wrong, /В списке SPDX нет такой лицензии/)
    assert.match(wrong, /Это не адрес электронной почты/)
    const [summary = ''] = /id="errors">[^]*?<\/ul>/.exec(wrong) ?? []
    assert.match(summary, /Краткое описание, на казахском: Заполните это поле\./)
    assert.equal(wrong.match(/Заполните это поле\./g)?.length, 2, 'in the summary and at the field')

    await world.released('ulgi-reasons')
    const withdrawn = await (await portal(world.head).ask('/kk/models/ulgi-reasons/withdraw', { form: { 'reason.kk': 'Қате' } })).text()
    assert.match(withdrawn, /Себебі, орысша: Толтырыңыз\./)
  })

  test('print what the run and the evaluation print in the same words and digits', async () => {
    await world.drafted('ulgi-figures')
    const card = await read(world.engineer, '/ru/models/ulgi-figures')
    assert.match(card, /Побайтовый BPE, 381 токен/)
    assert.match(card, /1 ч 2 мин, процессов: 2/)
    assert.match(card, /Проверочный текст, бит\/байт<\/dt><dd>1,023</)
    assert.match(card, /Токенов на казахское слово<\/dt><dd>1,65</)
  })
})
