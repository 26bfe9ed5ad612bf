/** What the people of a model do before anybody sees it, without the minutes that training and evaluation take: for tests. */
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { keepFile } from '../src/institutions/language-model/artefacts.ts'
import { signReceipt } from '../src/institutions/language-model/evaluation/receipt.ts'
import { enoughResults, someResult } from '../src/institutions/language-model/evaluation/testing-results.ts'
import type { LanguageModel } from '../src/institutions/language-model/index.ts'
import { prepare } from '../src/institutions/language-model/models/prepare.ts'
import { someDescription, someProvenance } from '../src/institutions/language-model/models/testing-registry.ts'
import { tinyModel } from '../src/institutions/language-model/models/testing.ts'
import { newId } from '../src/kernel/database/index.ts'
import { transact } from '../src/kernel/index.ts'
import { actorString, type Actor } from '../src/kernel/parties/index.ts'

/** A draft as its job leaves it. */
export async function draftModel(lm: LanguageModel, engineer: Actor, name: string): Promise<string> {
  const { folder } = await tinyModel()
  const id = await transact(lm.kernel.db, (tx) => lm.models.draft(tx, engineer, { name, description: someDescription, from: { folder, provenance: someProvenance } }))
  await prepareModel(lm, id, folder)
  await rm(folder, { recursive: true })
  return id
}

/** Prepares a draft of a folder, as its job does. */
export async function prepareModel(lm: LanguageModel, id: string, folder: string): Promise<void> {
  const { kernel, models } = lm
  const context = {
    id, attempt: 1, state: undefined, signal: new AbortController().signal, cancelled: () => false, progress: () => {}, checkpoint: async () => {},
    transact: <T>(act: Parameters<typeof transact<T>>[1]) => transact(kernel.db, act),
  }
  await prepare(lm, context, await models.find(id), folder)
}

/** A delivery of a tiny model, as the clients leave it: whole, or without its weights. */
export async function deliverModel({ kernel, deliveries }: LanguageModel, engineer: Actor, name: string, whole: boolean): Promise<void> {
  const { folder } = await tinyModel()
  const { id } = (await transact(kernel.db, (tx) => deliveries.begin(tx, engineer, name)))!
  const changes: { readonly put: string; readonly file: string }[] = []
  for (const put of await readdir(folder)) {
    if (put === 'model.safetensors' && !whole) continue
    const { file } = await keepFile(kernel.files, join(folder, put), { name: put, by: actorString(engineer) })
    changes.push({ put, file })
  }
  await transact(kernel.db, (tx) => deliveries.change(tx, engineer, id, { changes }))
  await rm(folder, { recursive: true })
}

/** A receipt of exactly this model. */
export async function judgeModel({ kernel, models, evaluations }: LanguageModel, engineer: Actor, id: string): Promise<void> {
  const { name, made } = await models.find(id)
  const jws = signReceipt(kernel.statements, {
    kind: 'evaluation', evaluation: newId(), model: { name, hash: made!.hash }, seeds: [1], limit: 204, memorisation: { tried: 100, verbatim: 1, givenCharacters: 200, verbatimCharacters: 100 },
    results: [...enoughResults(), someResult('topic-kk', 204)],
    software: { node: '26' }, at: kernel.now(),
  })
  await transact(kernel.db, (tx) => evaluations.receive(tx, engineer, jws, `model:${id}`))
}
