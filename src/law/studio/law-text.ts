/** The text of an act, sentence by sentence, and what of it a draft covers. Pure. */
import type { Procedure } from '../procedure.ts'
import { type DraftClause, clausesOf } from './clauses.ts'

/** A sentence of an act with the clauses to which it belongs, by their places. */
export interface Sentence { readonly number: number; readonly words: string; readonly places: readonly string[] }

/** Of an act that is longer no clause is looked for by hand. */
export const mostSentences = 2000

/** The sentences of a text; a line ends one, as items of acts do. */
export const sentencesIn = (text: string): readonly string[] => {
  const segmenter = new Intl.Segmenter('ru', { granularity: 'sentence' })
  return text.split(/\r?\n/).flatMap((line) => [...segmenter.segment(line)].map(({ segment }) => segment.replaceAll(/\s+/g, ' ').trim())).filter((one) => /\p{L}/u.test(one))
}

export interface Coverage {
  /** Sentences that no clause of the draft says. */
  readonly unsaid: readonly Sentence[]
  /** Clauses that cite the law, and to which no sentence belongs. */
  readonly unfounded: readonly DraftClause[]
}

/** Which sentences have no clause, and which clauses no sentence. */
export function coverageOf(draft: Procedure, sentences: readonly Sentence[]): Coverage {
  const clauses = clausesOf(draft)
  const known = new Set(clauses.map(({ place }) => place))
  const marked = new Set(sentences.flatMap(({ places }) => places))
  return {
    unsaid: sentences.filter(({ places }) => !places.some((place) => known.has(place))),
    unfounded: clauses.filter(({ place, own }) => !marked.has(place) && JSON.stringify(own).includes('"confidence"')),
  }
}
