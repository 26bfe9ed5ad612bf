/** Specifies what must be measured before a model is released, by the rule of the programme and with receipts as they are signed. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { draftModel } from '../../../../e2e/model-deeds.ts'
import { needsOf } from '../../../institutions/language-model/evaluation/needed.ts'
import { type Result, signReceipt } from '../../../institutions/language-model/evaluation/receipt.ts'
import { enoughResults, someResult } from '../../../institutions/language-model/evaluation/testing-results.ts'
import { type LanguageModel, modelSubject, openLanguageModel } from '../../../institutions/language-model/index.ts'
import { newId } from '../../../kernel/database/index.ts'
import { transact } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { openWorld, type World } from '../testing.ts'
import { neededForRelease } from './needed-for-release.ts'
import { languageModelOptions } from './options.ts'

describe('before a model is released', () => {
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

  let drafts = 0
  /** A draft that was judged so, by one receipt for each list of results; what stands in the way of its release. */
  async function judged(...receipts: readonly (readonly Result[])[]): Promise<{ readonly id: string; readonly obstacles: readonly string[] }> {
    drafts += 1
    const id = await draftModel(lm, engineer, `ulgi-${drafts}`)
    const { name, made } = await lm.models.find(id)
    for (const results of receipts) await enter(id, name, made!.hash, results)
    return { id, obstacles: (await lm.models.obstacles(await lm.models.find(id))).map(({ en }) => en) }
  }

  async function enter(id: string, name: string, hash: string, results: readonly Result[]): Promise<void> {
    const receipt = signReceipt(world.kernel.statements, {
      kind: 'evaluation', evaluation: newId(), model: { name, hash }, seeds: [1], limit: 20_000, results: [...results], software: { node: '26' }, at: world.kernel.now(),
    })
    await transact(world.kernel.db, (tx) => lm.evaluations.receive(tx, engineer, receipt, modelSubject(id)))
  }

  const release = async (id: string): Promise<void> => {
    const model = await lm.models.find(id)
    await transact(world.kernel.db, (tx) => lm.models.submit(tx, engineer, model))
    await lm.models.release(head, model, await world.sign(head, await lm.models.document(model)))
  }
  const without = (task: string): Result[] => enoughResults().filter((result) => result.task !== task)

  it('one task of ten items is not enough: every kind that is missing is named, with its items', async () => {
    const { id, obstacles } = await judged([someResult('harmony-kk', 10)])
    assert.deepEqual(obstacles.map((text) => /Needed: (.*?) – (.*); measured: (\d+)/.exec(text)!.slice(1)), [
      ['Predicting text (Kazakh)', 'the whole set, 997 items', '0'], ['Predicting news text (Kazakh)', 'at least 1,000 items', '0'],
      ['Vowel harmony: choosing the right form of a word (Kazakh)', 'at least 1,000 items', '10'],
      ['Choosing how a sentence goes on (Kazakh)', obstacles[3]!.replace(/^.*?Kazakh\) – /, '').replace(/; measured.*$/, ''), '0'],
      ['Canary: whether a benchmark got into the training text', 'at least 100 items', '0'],
    ])
    assert.match(obstacles[3]!, /100 items or Topic of a text \(Kazakh\) – at least 100 items or Sentiment of reviews[^]* or Answering a question/)
    await assert.rejects(release(id), { kind: 'refused', message: /Too little of exactly these files/ })
  })

  it('several receipts of the same files count together, and any one task of a kind suffices', async () => {
    const results = [...without('continuation-kk'), someResult('reading-kk', 100)]
    const { id, obstacles } = await judged(results.slice(0, 2), results.slice(2))
    assert.deepEqual(obstacles, [])
    await release(id)
    assert.equal((await lm.models.find(id)).release!.receipts.length, 2)
  })

  it('what does not count: a part of a whole set, items without an answer, other words or data, other files', async () => {
    const text = someResult('bits-per-byte-kk', 997)
    const cases: readonly (readonly [string, Result])[] = [
      ['996 of 997', someResult('bits-per-byte-kk', 996)],
      ['unanswered', { ...text, runs: [{ ...text.runs[0]!, unanswered: 1 }] }],
      ['other prompts', { ...text, prompts: 'd'.repeat(64) }],
      ['a run of few items beside a whole one', { ...text, runs: [...text.runs, { ...text.runs[0]!, seed: 2, estimate: { ...text.runs[0]!.estimate, items: 10 } }] }],
    ]
    for (const [name, result] of cases) assert.equal((await judged([...without('bits-per-byte-kk'), result])).obstacles.length, 1, name)
    const { id } = await judged()
    await enter(id, 'ulgi-1', 'f'.repeat(64), enoughResults())
    assert.match((await lm.models.obstacles(await lm.models.find(id)))[0]!.en, /no receipt of an evaluation of exactly these files/)
  })

  it('a country that asks for a task that there is not, or for more items than it has, does not start', () => {
    assert.equal(needsOf(neededForRelease).length, 5)
    for (const wrong of [{ tasks: ['none'], items: 10 }, { tasks: ['harmony-kk'], items: 1_000_000 }, { tasks: ['canary'], items: 'whole' }] as const) assert.throws(() => needsOf([wrong]), TypeError)
  })
})
