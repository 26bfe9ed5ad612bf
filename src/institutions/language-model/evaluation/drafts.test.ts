/** Evaluations of drafts: the office sees them, and whoever drafted the model; everybody else from the release on. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { draftModel, judgeModel } from '../../../../e2e/model-deeds.ts'
import { languageModelOptions } from '../../../countries/kazakhstan/language-model/options.ts'
import { openWorld, type World } from '../../../countries/kazakhstan/testing.ts'
import { newId } from '../../../kernel/database/index.ts'
import { transact } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { testPortal } from '../../../portal/testing.ts'
import { type LanguageModel, openLanguageModel } from '../index.ts'
import { evaluationRoutes } from './index.ts'
import { signReceipt } from './receipt.ts'

describe('evaluations of drafts', () => {
  let world: World
  let lm: LanguageModel
  let engineer: Actor
  let head: Actor
  let draft = ''
  let evaluation = ''

  before(async () => {
    world = await openWorld()
    lm = openLanguageModel(world.kernel, languageModelOptions('sample'))
    engineer = await world.officer(lm.options.engineer)
    head = await world.officer(lm.options.head)
    draft = await draftModel(lm, engineer, 'ulgi-secret')
    await judgeModel(lm, engineer, draft)
    evaluation = (await lm.evaluations.list({ limit: 1 }))[0]!.id
    const outside = signReceipt(world.kernel.statements, {
      kind: 'evaluation', evaluation: newId(), model: { name: 'ulgi-upstream' }, seeds: [1], limit: 100, software: { node: '26' }, at: world.kernel.now(),
      results: [{ task: 'topic-kk', metric: 'accuracy', chance: 0.1429, prompts: 'd'.repeat(64), runs: [{ seed: 1, estimate: { value: 0.5, low: 0.4, high: 0.6, items: 100 }, unanswered: 0 }] }],
    })
    await transact(world.kernel.db, (tx) => lm.evaluations.receive(tx, engineer, outside))
  })
  after(() => world.close())

  const asking = (actor: Actor | null) => testPortal({ routes: evaluationRoutes({ kernel: world.kernel, options: lm.options, evaluations: lm.evaluations }), session: { actor } }).ask

  /** What somebody learns of the draft, at every door. */
  async function learns(actor: Actor | null): Promise<Readonly<Record<string, boolean>>> {
    const ask = asking(actor)
    const text = async (path: string): Promise<string> => (await ask(path)).text()
    const [board, csv] = [await text('/en/leaderboard'), await text('/en/leaderboard.csv')]
    assert.match(board, /ulgi-upstream/, 'a model of an upstream is everybody’s to see')
    assert.match(csv, /ulgi-upstream/)
    const [page, receipt] = [await ask(`/en/evaluations/${evaluation}`), await ask(`/evaluations/${evaluation}/receipt`)]
    return { board: board.includes('ulgi-secret'), csv: csv.includes('ulgi-secret'), page: page.status === 200, receipt: receipt.status === 200 }
  }
  const all = { board: true, csv: true, page: true, receipt: true }
  const none = { board: false, csv: false, page: false, receipt: false }

  test('neither a visitor nor somebody of another office learns of a draft that was evaluated', async () => {
    assert.deepEqual(await learns(null), none)
    assert.deepEqual(await learns(await world.officer('technopark.officer')), none)
  })

  test('an engineer, the head and whoever drafted the model see it', async () => {
    assert.deepEqual(await learns(engineer), all)
    assert.deepEqual(await learns(head), all)
    assert.deepEqual(await learns({ ...engineer, roles: [] }), all)
  })

  test('neither the thread nor the journal names a draft', async () => {
    const { lineage, db } = world.kernel
    const told = [await lineage.thing(`model:${draft}`), await lineage.thing(`evaluation:${evaluation}`), await lineage.made('training-run:01990000-0000-7000-8000-000000000001')]
    assert.doesNotMatch(JSON.stringify(told), /ulgi-secret/)
    const entries = await db.selectFrom('journal_entry').selectAll().execute()
    assert.doesNotMatch(JSON.stringify(entries, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)), /ulgi-secret/)
  })

  test('from its release on everybody sees it', async () => {
    const model = await lm.models.find(draft)
    await transact(world.kernel.db, (tx) => lm.models.submit(tx, engineer, model))
    await lm.models.release(head, model, await world.sign(head, await lm.models.document(model)))
    assert.deepEqual(await learns(null), all)
    assert.match(JSON.stringify(await world.kernel.lineage.thing(`model:${draft}`)), /ulgi-secret/)
  })
})
