/** Marks where a text holds what was asked for. */
import type { Locale } from '../../law/text.ts'
import { isCyrillic, type Word, wordsOf } from './letters.ts'
import { stem } from './stems.ts'

/** A piece of a text; those that hold what was asked for are marked. Together the pieces are the text. */
export interface Piece { readonly text: string; readonly marked: boolean }

/** A word with each stem under which somebody may have meant it. */
interface Stemmed extends Word { readonly stems: readonly string[] }

/** The words of a text in a language, in their order; what is asked of them often is read once. */
export const stemmed = (text: string, locale: Locale): readonly Stemmed[] => wordsOf(text).map((word) => ({
  ...word, stems: isCyrillic(word.text) ? [stem(word.text, locale), stem(word.text, locale === 'kk' ? 'ru' : 'kk')] : [stem(word.text, locale)],
}))

/** Whether one of these words is meant by one of the stems. */
export const holds = (words: readonly Stemmed[], stems: ReadonlySet<string>): boolean => words.some((word) => word.stems.some((one) => stems.has(one)))

/** Texts in a language that are compared with many questions: their words are read once, and each stem knows the texts that hold it. */
export class ReadTexts {
  readonly #count: number
  readonly #holding = new Map<string, Set<number>>()

  constructor(texts: readonly string[], locale: Locale) {
    this.#count = texts.length
    for (const [at, text] of texts.entries()) for (const { stems } of stemmed(text, locale)) for (const one of stems) this.#holding.set(one, (this.#holding.get(one) ?? new Set()).add(at))
  }

  /** Which of these terms, each given by its stems, every text holds, in the order of the texts. */
  heldOf(terms: readonly ReadonlySet<string>[]): readonly ReadonlySet<number>[] {
    const held = Array.from({ length: this.#count }, () => new Set<number>())
    for (const [term, stems] of terms.entries()) for (const one of stems) for (const at of this.#holding.get(one) ?? []) held[at]!.add(term)
    return held
  }
}

/** Cuts a text into pieces. `around` keeps about so many characters, from a little before the first mark; with … where it was cut. */
export const mark = (text: string, stems: ReadonlySet<string>, locale: Locale, around = Number.POSITIVE_INFINITY): readonly Piece[] =>
  markWords(text, stemmed(text, locale), stems, around)

/** The same of a text whose words are read already. */
export function markWords(text: string, words: readonly Stemmed[], stems: ReadonlySet<string>, around = Number.POSITIVE_INFINITY): readonly Piece[] {
  const marks = words.filter((word) => holds([word], stems))
  const first = marks[0]?.at ?? 0
  const from = text.length <= around || first < around / 3 ? 0 : words.findLast(({ at }) => at <= first - around / 4)?.at ?? 0
  const to = text.length - from <= around ? text.length : words.findLast(({ end }) => end <= from + around)?.end ?? text.length
  const pieces: Piece[] = []
  const add = (piece: string, marked: boolean): void => { if (piece !== '') pieces.push({ text: piece, marked }) }
  let at = from
  if (from > 0) add('…', false)
  for (const word of marks) {
    if (word.at < at || word.end > to) continue
    add(text.slice(at, word.at), false)
    add(text.slice(word.at, word.end), true)
    at = word.end
  }
  add(text.slice(at, to), false)
  if (to < text.length) add('…', false)
  return pieces
}
