/** What a kind of tokenizer is called. */
import { same, type Text } from '../../../law/text.ts'
import { kindWords } from './page-words.ts'

/** In words; a kind of elsewhere as it is written. */
export const nameOfTokenizer = (kind: string): Text => (kind === 'bpe' || kind === 'unigram' ? kindWords[kind].title : same(kind))
