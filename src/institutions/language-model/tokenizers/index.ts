/**
 * Tokenizers: trained on a corpus, measured on text that no corpus holds, and opened in this process to count and show tokens.
 *
 * Promises: the tokens are exactly those of the Python library; any text comes back letter for letter; what is measured names its text.
 * Never: trains on a corpus that is not ready or was withdrawn, or takes a special token from a person's words.
 */
export { openTokenizer } from './encode.ts'
export type { OpenTokenizer } from './encode.ts'
export { nameOfTokenizer } from './page-words.ts'
export { tokenizerRoutes } from './pages.ts'
export { tokenizersPage } from './parts.ts'
export { knownCorpora } from './known-corpora.ts'
export type { KnownCorpora } from './known-corpora.ts'
export { openTokenizers, tokenizerSubject } from './tokenizers.ts'
export type { Tokenizers, TrainedTokenizer } from './tokenizers.ts'
export { tokenizerWork } from './work.ts'
