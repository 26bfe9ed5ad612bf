/** Marks where a text holds what was asked for. */
import type { Locale } from '../../law/text.ts'
import { isCyrillic, wordsOf } from './letters.ts'
import { stem } from './stems.ts'

/** A piece of a text; those that hold what was asked for are marked. Together the pieces are the text. */
export interface Piece { readonly text: string; readonly marked: boolean }

/** Cuts a text into pieces. `around` keeps about so many characters, from a little before the first mark; with … where it was cut. */
export function mark(text: string, stems: ReadonlySet<string>, locale: Locale, around = Number.POSITIVE_INFINITY): readonly Piece[] {
  const words = wordsOf(text)
  const holds = (word: string): boolean => stems.has(stem(word, locale)) || (isCyrillic(word) && stems.has(stem(word, locale === 'kk' ? 'ru' : 'kk')))
  const marks = words.filter((word) => holds(word.text))
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
