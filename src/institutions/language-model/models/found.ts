/** What the search of the portal finds of a released model. */
import type { SearchDocument } from '../../../kernel/search/index.ts'
import { same } from '../../../law/text.ts'
import { isStated, languagesOf, type Model, modelPath, modelSubject } from './model.ts'

export const searchDocument = ({ id, name, description, provenance, releasedAt }: Model): SearchDocument => ({
  id: modelSubject(id), kind: 'model', title: same(name), about: description.summary, path: modelPath(name),
  words: [...Object.values(description.intendedUse), description.licence, 'LLM', 'GGUF', ...(isStated(provenance) ? [] : [provenance.corpus.title])],
  facets: { language: languagesOf(provenance), licence: [description.licence] }, ...(releasedAt !== undefined && { at: releasedAt }),
})
