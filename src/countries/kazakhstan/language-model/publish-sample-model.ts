/** Releases the shipped model by the very acts of its people: drafted by the engineer, its receipts taken in and checked, signed by the head. */
import { openCommons } from '../../../institutions/commons/index.ts'
import { modelSubject, openLanguageModel } from '../../../institutions/language-model/index.ts'
import { type Kernel, transact } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { commonsOptions } from '../commons/options.ts'
import { done, type Sign } from '../commons/publish-samples.ts'
import { languageModelOptions } from './options.ts'
import { sampleModel, sampleModelFolder, type SampleModel } from './sample-model.ts'

/** Releases it when it is not yet released; where no model is shipped there is nothing to do. */
export async function publishSampleModel(kernel: Kernel, { engineer, head }: { readonly engineer: Actor; readonly head: Actor }, sign: Sign, folder = sampleModelFolder): Promise<void> {
  const said = sampleModel(folder)
  if (said === undefined) return
  const { models, evaluations } = openLanguageModel(kernel, languageModelOptions('sample'))
  const known = await models.find(said.name).catch(() => undefined)
  if (known?.release !== undefined) return
  const id = known?.id ?? await transact(kernel.db, async (tx) => models.draft(tx, engineer, {
    name: said.name, description: said.description, from: { folder, provenance: await onThread(kernel, said) },
  }))
  await done(kernel.jobs, await models.work(id))
  const model = await models.find(id)
  for (const receipt of said.receipts) await transact(kernel.db, (tx) => evaluations.receive(tx, engineer, receipt, modelSubject(id)))
  await transact(kernel.db, (tx) => models.submit(tx, engineer, model))
  await models.release(head, model, await sign(head, await models.document(model)))
}

/** How it was made, with the datasets of this programme in the place of those where it was made. */
async function onThread(kernel: Kernel, { provenance, datasets }: SampleModel): Promise<SampleModel['provenance']> {
  const { datasets: published } = openCommons(kernel, commonsOptions)
  const { corpus } = provenance
  const sources = await Promise.all(corpus.sources.map(async ({ title, bytes, licence }) => {
    const [namespace = '', name = ''] = (datasets[title] ?? '').split('/')
    const dataset = await published.at(namespace, name).catch(() => undefined)
    const newest = dataset && (await published.versions(dataset.id)).find(({ state }) => state === 'published')
    return { title, bytes, ...(licence !== undefined && { licence }), ...(newest && { thing: `dataset-version:${newest.id}` }) }
  }))
  // The pages of where it was made are not here.
  const { path: _run, ...run } = provenance.run
  const { path: _tokenizer, ...tokenizer } = provenance.tokenizer
  const { path: _corpus, summaryPath: _summary, ...rest } = corpus
  return { ...provenance, run, tokenizer, corpus: { ...rest, sources } }
}
