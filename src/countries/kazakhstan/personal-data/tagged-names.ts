/** Where rules have the last word over what the tagger told: things and bodies that are called so, two people in a row. */
import type { Find, Reading } from '../../../kernel/personal-data/index.ts'
import { namesBody, namesPerson, namesThing, opensSentence } from './name-context.ts'
import { isInitial } from './name-features.ts'
import { kindOf } from './name-rules.ts'

/** The words of a find. */
export function wordsOf({ words: { count, from, to } }: Reading, { start, end }: Pick<Find, 'start' | 'end'>): { readonly first: number; readonly last: number } {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >> 1
    if (from[middle]! < start) low = middle + 1
    else high = middle
  }
  let last = low
  while (last + 1 < count && to[last + 1]! <= end) last += 1
  return { first: low, last }
}

/** What remains of a find of the tagger: nothing, itself, or two people. */
export function amended(reading: Reading, find: Find): readonly Find[] {
  const { first, last } = wordsOf(reading, find)
  if (namesThing(reading, first, last) && !namesPerson(reading, first, last)) return []
  if (namesBody(reading, first, last)) return []
  // `Присутствовали А.Б. Ахметов`: what opens the sentence gives the initials to the surname after them.
  if (last - first > 1 && opensSentence(reading, first) && kindOf(reading, first) === 'unknown' && isInitial(reading, first + 1) && kindOf(reading, last).endsWith('surname')) {
    return [{ ...find, start: reading.words.from[first + 1]! }]
  }
  const second = secondOf(reading, first, last)
  return second === undefined ? [find] : [{ ...find, end: reading.words.to[second - 1]! }, { ...find, start: reading.words.from[second]! }]
}

/** The first word of the second of two people who stand in a row, each with two words, a hyphen within one or not. */
function secondOf(reading: Reading, first: number, last: number): number | undefined {
  const { text, words: { from, to } } = reading
  const begins: number[] = []
  for (let index = first; index <= last; index += 1) {
    const kind = kindOf(reading, index)
    if (kind === 'patronymic' || kind === 'initial' || to[index]! - from[index]! < 2) return undefined
    if (index === first || text.charCodeAt(to[index - 1]!) === 0x20) begins.push(index)
  }
  return begins.length === 4 && kindOf(reading, begins[2]!) === 'given' && kindOf(reading, last) === 'surname' && kindOf(reading, begins[1]!) !== 'given' ? begins[2] : undefined
}
