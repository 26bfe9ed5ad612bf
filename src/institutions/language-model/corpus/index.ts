/**
 * Corpora: texts that models may be trained on, with where each is from and by what licence.
 *
 * Promises: no text without a licence; the same sources and choices give the same corpus, named by its hash, on every machine; what was
 * left out is counted, with the published rule; a build goes on after a crash; what is taken back marks all that was made from it at once.
 * Its files go to engineers alone, by the terms of its datasets at that moment.
 * Never: decides who may use a dataset, changes a finished corpus, or shows texts that are not for everybody.
 */
export { openCorpora } from './corpora.ts'
export type { Corpora } from './corpora.ts'
export { corpusKind } from './corpus.ts'
export type { Choices, Corpus, CorpusSummary } from './corpus.ts'
export type { Amount, Manifest } from './contract.ts'
export { nameOfLanguage } from './language-names.ts'
export { findDuplicates } from './near-duplicates.ts'
export { ruleName } from './pages/words.ts'
export type { DatasetSource, LentTexts, OfferedTexts } from './sources.ts'
export { corpusRoutes } from './routes.ts'
export { corpusWork } from './work.ts'
