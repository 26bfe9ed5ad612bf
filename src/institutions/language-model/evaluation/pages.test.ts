/** The pages of evaluations: what an engineer can begin, what follows, and what everybody reads on the leaderboard. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { draftModel, judgeModel } from '../../../../e2e/model-deeds.ts'
import { languageModelOptions } from '../../../countries/kazakhstan/language-model/options.ts'
import { openWorld, type World } from '../../../countries/kazakhstan/testing.ts'
import { newId } from '../../../kernel/database/index.ts'
import { transact } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { same } from '../../../law/text.ts'
import { testPortal, testToken } from '../../../portal/testing.ts'
import { type LanguageModel, openLanguageModel } from '../index.ts'
import { evaluationRoutes } from './index.ts'
import { signReceipt } from './receipt.ts'

describe('the pages of evaluations', () => {
  let world: World
  let lm: LanguageModel
  let engineer: Actor
  let head: Actor

  before(async () => {
    world = await openWorld()
    lm = openLanguageModel(world.kernel, languageModelOptions('sample'))
    engineer = await world.officer(lm.options.engineer)
    head = await world.officer(lm.options.head)
  })
  after(() => world.close())

  const portal = (actor: Actor | null) => testPortal({ routes: evaluationRoutes({ kernel: world.kernel, options: lm.options, evaluations: lm.evaluations }), session: { actor } })
  const read = async (actor: Actor | null, path: string): Promise<string> => (await portal(actor).ask(path)).text()

  async function released(name: string): Promise<string> {
    const id = await draftModel(lm, engineer, name)
    await judgeModel(lm, engineer, id)
    const model = await lm.models.find(id)
    await transact(world.kernel.db, (tx) => lm.models.submit(tx, engineer, model))
    await lm.models.release(head, model, await world.sign(head, await lm.models.document(model)))
    return id
  }

  async function begun(name: string, tasks: readonly string[]): Promise<string> {
    const model = (await lm.evaluations.subjects.list()).find((one) => one.name === name)!
    return transact(world.kernel.db, (tx) => lm.evaluations.begin(tx, engineer, { model, tasks, seeds: [1, 2, 3], limit: 50 }))
  }

  const checked = (page: string): readonly string[] => [...page.matchAll(/name="tasks" value="([\w-]+)" checked/g)].map(([, task]) => task!)

  test('a task that needs more context than the model has is not asked of it: the form and the refusal name it', async () => {
    await draftModel(lm, engineer, 'ulgi-short') // its context is 256
    await assert.rejects(begun('ulgi-short', ['harmony-kk', 'topic-kk']), (error: Error) => {
      assert.match(error.message, /context of 256 tokens, and these tasks need more: Topic of a text \(Kazakh\) – 448\./)
      return true
    })
    const form = await read(engineer, '/en/evaluations/new?model=ulgi-short')
    assert.match(form, /ulgi-short, context: 256 tokens/)
    assert.match(form, /Needs a model with a context of at least 448 tokens\./)
    assert.ok(checked(form).includes('bits-per-byte-kk') && !checked(form).includes('topic-kk') && !checked(form).includes('reading-kk'))

    const body = new URLSearchParams([['csrf', testToken], ['model', 'ulgi-short'], ['seeds', '1'], ['limit', '10'], ['tasks', 'harmony-kk'], ['tasks', 'topic-kk']])
    const refused = await (await portal(engineer).ask('/kk/evaluations/new', { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } })).text()
    assert.match(refused, /Модельдің контексті 256 токен, ал мына тапсырмаларға көбірек керек: Мәтіннің тақырыбы \(қазақша\) – 448\./)
    assert.deepEqual(checked(refused), ['harmony-kk'])
    assert.equal((await lm.evaluations.list({ limit: 10, model: 'ulgi-short' })).length, 0)
  })

  test('a failed evaluation can be begun again with the same choices, and a finished one leads to its model', async () => {
    await draftModel(lm, engineer, 'ulgi-again')
    const id = await begun('ulgi-again', ['harmony-kk', 'canary'])
    await world.kernel.db.updateTable('evaluation').set({ state: 'failed', failure: JSON.stringify(same('broke')), ended_at: world.kernel.now() }).where('id', '=', id).execute()
    assert.match(await read(engineer, `/ru/evaluations/${id}`), new RegExp(`/ru/evaluations/new\\?again=${id}[^>]*>Оценить снова`))
    const form = await read(engineer, `/ru/evaluations/new?again=${id}`)
    assert.deepEqual(checked(form), ['harmony-kk', 'canary'])
    assert.match(form, /value="ulgi-again" selected/)
    assert.match(form, /name="seeds"[^>]*value="3"|value="3"[^>]*name="seeds"/)

    await released('ulgi-led')
    const [done] = await lm.evaluations.list({ limit: 1, model: 'ulgi-led' })
    const page = await read(null, `/en/evaluations/${done!.id}`)
    assert.match(page, /href="\/en\/models\/ulgi-led"[^>]*>Card of the model/)
    assert.doesNotMatch(page, /Evaluate again/)
  })

  test('the leaderboard says on what a figure rests, marks those of few items, and marks a model that was taken back', async () => {
    const id = await released('ulgi-back')
    const few = signReceipt(world.kernel.statements, {
      kind: 'evaluation', evaluation: newId(), model: { name: 'ulgi-few' }, seeds: [1], limit: 10, software: { node: '26' }, at: world.kernel.now(),
      results: [{ task: 'topic-kk', metric: 'accuracy', chance: 0.1429, prompts: 'd'.repeat(64), runs: [{ seed: 1, estimate: { value: 1, low: 0.72, high: 1, items: 10 }, unanswered: 0 }] }],
    })
    await transact(world.kernel.db, (tx) => lm.evaluations.receive(tx, engineer, few))
    await transact(world.kernel.db, async (tx) => lm.models.withdraw(tx, head, await lm.models.find(id), same('Қате табылды')))
    const board = await read(null, '/en/leaderboard')
    assert.match(board, /100[^<]*<\/a> <span[^>]*>few items<\/span>[^]*?items: 10, runs: 1/)
    assert.match(board, /items: 204, runs: 1/)
    assert.equal(board.match(/few items<\/span>/g)?.length, 1)
    assert.ok(board.indexOf('ulgi-back (taken back)') > board.indexOf('ulgi-few'), 'after those that can be used')
    const csv = await read(null, '/en/leaderboard.csv')
    assert.match(csv, /^ulgi-back,[^\n]*,204,1,true,/m)
    assert.match(csv, /^ulgi-few,[^\n]*,10,1,false,/m)
    assert.match(await read(null, `/en/evaluations/${(await lm.evaluations.list({ limit: 1, model: 'ulgi-back' }))[0]!.id}`), /taken back<\/span>/)
  })
})
