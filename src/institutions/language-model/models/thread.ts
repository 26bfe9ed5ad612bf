/** A model on the thread: what it was made from. */
import { same, spoken, type Text } from '../../../law/text.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import type { Lineage, Thing } from '../../../kernel/lineage/index.ts'
import { type Followed, isStated, type Model, modelPath, modelSubject, type Provenance } from './model.ts'

/** The thread is for everybody, and a draft is not: its name stands there from its release on. */
const draftTitle: Text = spoken({ kk: 'Модель қараламасы', ru: 'Черновик модели', en: 'Draft of a model' })

export const releasedThing = ({ id, name }: Pick<Model, 'id' | 'name'>): Thing =>
  ({ id: modelSubject(id), kind: 'model', title: spoken({ kk: `Модель: ${name}`, ru: `Модель: ${name}`, en: `Model: ${name}` }), path: modelPath(name) })

/** Enters a draft with what it was made from. */
export async function enterDraft(lineage: Lineage, tx: Tx, id: string, made: Provenance): Promise<void> {
  const model = modelSubject(id)
  await lineage.put(tx, { id: model, kind: 'model', title: draftTitle, path: modelPath(id) })
  if (!isStated(made)) await enterRun(lineage, tx, made)
  if (made.run) await lineage.link(tx, model, `training-run:${made.run.id}`, 'derives', 'trained by')
  if (isStated(made)) for (const { thing } of made.data.datasets) await lineage.link(tx, model, thing, 'derives', 'trained on')
}

/** Enters what of a run the thread does not have yet: one of elsewhere comes with its sources. */
async function enterRun(lineage: Lineage, tx: Tx, { run, corpus, tokenizer }: Followed): Promise<void> {
  const training = `training-run:${run.id}`
  if (await lineage.thing(training) !== undefined) return
  await lineage.put(tx, { id: training, kind: 'training-run', title: run.title, ...(run.path !== undefined && { path: run.path }) })
  if (corpus.id !== undefined) {
    const thing = `corpus:${corpus.id}`
    if (await lineage.thing(thing) === undefined) {
      await lineage.put(tx, { id: thing, kind: 'corpus', title: same(corpus.title), ...(corpus.path !== undefined && { path: corpus.path }) })
      for (const source of corpus.sources) if (source.thing !== undefined && await lineage.thing(source.thing) !== undefined) await lineage.link(tx, thing, source.thing, 'derives', 'text of')
    }
    await lineage.link(tx, training, thing, 'derives', 'trained on')
  }
  if (tokenizer.id !== undefined && await lineage.thing(`tokenizer:${tokenizer.id}`) !== undefined) await lineage.link(tx, training, `tokenizer:${tokenizer.id}`, 'derives', 'tokenised with')
}
