/** What the works of the stages are called, for the office: drafts and failed ones too, which the thread does not name. */
import type { Db } from '../../../kernel/database/index.ts'

export interface Named { readonly name: string; readonly path: string }

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** By the subject, such as `corpus:…`; without those that are no longer there. */
export async function namesOf(db: Db, subjects: readonly string[]): Promise<ReadonlyMap<string, Named>> {
  const of = (kind: string): readonly string[] => subjects.filter((subject) => subject.startsWith(`${kind}:`)).map((subject) => subject.slice(kind.length + 1)).filter((id) => uuid.test(id))
  const [corpora, tokenizers, runs, evaluations, models] = [of('corpus'), of('tokenizer'), of('training-run'), of('evaluation'), of('model')]
  const found = await Promise.all([
    corpora.length === 0 ? [] : db.selectFrom('corpus').select(['id', 'title as name']).where('id', 'in', corpora).execute().then(under('corpus', '/corpora')),
    tokenizers.length === 0 ? [] : db.selectFrom('tokenizer').select(['id', 'name']).where('id', 'in', tokenizers).execute().then(under('tokenizer', '/tokenizers')),
    runs.length === 0 ? [] : db.selectFrom('training_run').select(['id', 'name']).where('id', 'in', runs).execute().then(under('training-run', '/training')),
    evaluations.length === 0 ? [] : db.selectFrom('evaluation').select(['id', 'model as name']).where('id', 'in', evaluations).execute().then(under('evaluation', '/evaluations')),
    models.length === 0 ? [] : db.selectFrom('language_model').select(['id', 'name']).where('id', 'in', models).execute().then(under('model', '/models')),
  ])
  return new Map(found.flat())
}

const under = (kind: string, path: string) => (rows: readonly { readonly id: string; readonly name: string }[]): readonly (readonly [string, Named])[] =>
  rows.map(({ id, name }) => [`${kind}:${id}`, { name, path: `${path}/${id}` }])
