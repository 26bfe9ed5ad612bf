/** A model on the thread: what it was made from. */
import { same, type Text } from '../../../law/text.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import type { Lineage, Thing } from '../../../kernel/lineage/index.ts'
import { type Model, modelPath, modelSubject, type Provenance } from './model.ts'

/** The thread is for everybody, and a draft is not: its name stands there from its release on. */
const draftTitle: Text = { kk: 'Модель жобасы', ru: 'Черновик модели', en: 'Draft of a model' }

export const releasedThing = ({ id, name }: Pick<Model, 'id' | 'name'>): Thing =>
  ({ id: modelSubject(id), kind: 'model', title: { kk: `Модель: ${name}`, ru: `Модель: ${name}`, en: `Model: ${name}` }, path: modelPath(name) })

/** Enters a draft, and what of its making the thread does not have yet: a run of elsewhere and its sources. */
export async function enterDraft(lineage: Lineage, tx: Tx, id: string, { run, corpus, tokenizer }: Provenance): Promise<void> {
  const [model, training] = [modelSubject(id), `training-run:${run.id}`]
  await lineage.put(tx, { id: model, kind: 'model', title: draftTitle, path: modelPath(id) })
  if (await lineage.thing(training) === undefined) {
    await lineage.put(tx, { id: training, kind: 'training-run', title: run.title, ...(run.path !== undefined && { path: run.path }) })
    if (corpus.id !== undefined) {
      const thing = `corpus:${corpus.id}`
      if (await lineage.thing(thing) === undefined) {
        await lineage.put(tx, { id: thing, kind: 'corpus', title: same(corpus.title), ...(corpus.path !== undefined && { path: corpus.path }) })
        for (const source of corpus.sources) if (source.thing !== undefined && await lineage.thing(source.thing) !== undefined) await lineage.link(tx, thing, source.thing, 'text of')
      }
      await lineage.link(tx, training, thing, 'trained on')
    }
    if (tokenizer.id !== undefined && await lineage.thing(`tokenizer:${tokenizer.id}`) !== undefined) await lineage.link(tx, training, `tokenizer:${tokenizer.id}`, 'tokenised with')
  }
  await lineage.link(tx, model, training, 'trained by')
}
