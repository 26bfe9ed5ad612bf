/** What the people of a model do before anybody sees it, without the minutes that training and evaluation take: for tests. */
import { rm } from 'node:fs/promises'
import { signReceipt } from '../src/institutions/language-model/evaluation/receipt.ts'
import type { LanguageModel } from '../src/institutions/language-model/index.ts'
import { prepare } from '../src/institutions/language-model/models/prepare.ts'
import { someDescription, someProvenance } from '../src/institutions/language-model/models/testing-registry.ts'
import { tinyModel } from '../src/institutions/language-model/models/testing.ts'
import { newId } from '../src/kernel/database/index.ts'
import { transact } from '../src/kernel/index.ts'
import type { Actor } from '../src/kernel/parties/index.ts'

/** A draft as its job leaves it. */
export async function draftModel(lm: LanguageModel, engineer: Actor, name: string): Promise<string> {
  const { kernel, models } = lm
  const { folder } = await tinyModel()
  const id = await transact(kernel.db, (tx) => models.draft(tx, engineer, { name, description: someDescription, from: { folder, provenance: someProvenance } }))
  const context = {
    id, attempt: 1, state: undefined, signal: new AbortController().signal, cancelled: () => false, progress: () => {}, checkpoint: async () => {},
    transact: <T>(act: Parameters<typeof transact<T>>[1]) => transact(kernel.db, act),
  }
  await prepare(lm, context, await models.find(id), folder)
  await rm(folder, { recursive: true })
  return id
}

/** A receipt of exactly this model. */
export async function judgeModel({ kernel, models, evaluations }: LanguageModel, engineer: Actor, id: string): Promise<void> {
  const { name, made } = await models.find(id)
  const runs = (value: number) => [{ seed: 1, estimate: { value, low: value - 0.02, high: value + 0.02, items: 204 }, unanswered: 0 }]
  const jws = signReceipt(kernel.statements, {
    kind: 'evaluation', evaluation: newId(), model: { name, hash: made!.hash }, seeds: [1], limit: 204, memorisation: { tried: 100, verbatim: 1, givenCharacters: 200, verbatimCharacters: 100 },
    results: [{ task: 'text-kk', metric: 'bits per byte', prompts: 'd'.repeat(64), runs: runs(1.0412) }, { task: 'topic-kk', metric: 'accuracy', chance: 0.1429, prompts: 'd'.repeat(64), runs: runs(0.3812) }],
    software: { node: '26' }, at: kernel.now(),
  })
  await transact(kernel.db, (tx) => evaluations.receive(tx, engineer, jws, `model:${id}`))
}
