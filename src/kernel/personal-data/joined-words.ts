/** Reads what one sign joins to one word as the words that it is: `Surname_Name` of files, messages and programs, `surname.name` of addresses, names with a hyphen between. */
import type { Detector, Find } from './detector.ts'
import type { PersonalDataKind } from './kinds.ts'
import { type Reading, readText } from './reading.ts'

/** A text with blanks instead of underscores between letters; every place stays. */
export const withoutUnderscores = (text: string): string => (text.includes('_') ? text.replaceAll(/(?<=\p{L})_(?=\p{L})/gu, ' ') : text)

/** More is no name: a list, or a sentence of a program. */
const mostWords = 12

/** Words side by side, each a single joint away from the next: where the first begins, where the last ends, and whether they look like those of a name. */
function* runsOf({ text, words: { count, from, to, look } }: Reading): Generator<{ readonly start: number; readonly end: number; readonly capitals: boolean }> {
  const isJoint = (word: number): boolean => {
    const at = to[word]!
    if (from[word + 1] !== at + 1) return false
    const sign = text.charCodeAt(at)
    // An underscore is never a part of a word; a dot and a hyphen stand after initials and in abbreviations too.
    return sign === 0x5F || ((sign === 0x2E || sign === 0x2D) && at - from[word]! > 2 && to[word + 1]! - at > 3)
  }
  for (let first = 0; first + 1 < count; first += 1) {
    let last = first
    let capitals = look[first] !== 0
    while (last + 1 < count && last - first < mostWords && isJoint(last)) {
      last += 1
      capitals &&= look[last] !== 0
    }
    if (last > first) yield { start: from[first]!, end: to[last]!, capitals }
    first = last
  }
}

/** As sure as names are that nothing around them speaks for. */
const unlikely = 0.65

/**
 * What is found in joined words only when they are read apart. What underscores join is read as any text; what dots and hyphens join, as double names, places and addresses are, is a
 * find only where nothing but the words of one name is joined, each with a capital. Words in small letters, which no text would tell, are one where each is a name by itself; those of
 * Cyrillic with a hyphen or a dot, of which every text is full, are left.
 */
export function findJoined(reading: Reading, detectors: readonly Detector[]): readonly Joined[] {
  const found: Joined[] = []
  // Programs say the same joined words again and again.
  const read = new Map<string, readonly Joined[]>()
  for (const { start, end, capitals } of runsOf(reading)) {
    const joined = reading.text.slice(start, end)
    const finds = read.get(joined) ?? findIn(joined, capitals, detectors)
    read.set(joined, finds)
    found.push(...finds.map((find) => ({ ...find, start: start + find.start, end: start + find.end })))
  }
  return found
}

function findIn(joined: string, capitals: boolean, detectors: readonly Detector[]): readonly Joined[] {
  const found: Joined[] = []
  const underscored = withoutUnderscores(joined)
  const take = (read: string, some: readonly Detector[], wholly: boolean): void => {
    const apart = readText(read)
    for (const detector of some) {
      for (const find of detector.find(apart)) {
        const value = read.slice(find.start, find.end)
        if (value !== joined.slice(find.start, find.end) && (!wholly || detector.holds(value, false))) found.push({ kind: detector.kind, start: find.start, end: find.end, certainty: find.certainty })
      }
    }
  }
  const ofNames = detectors.filter(({ kind }) => kind === 'name')
  if (underscored !== joined) take(underscored, detectors, false)
  if (capitals && /[.-]/.test(joined)) take(joined.replaceAll(/[_.-]/g, ' '), ofNames, true)
  if (found.length > 0 || (underscored === joined && !capitals && joined.charCodeAt(0) >= 0x400)) return found
  for (const detector of ofNames) if (isOfNames(joined.split(/[_.-]/), detector)) found.push({ kind: detector.kind, start: 0, end: joined.length, certainty: unlikely })
  return found
}

interface Joined extends Find { readonly kind: PersonalDataKind }

const isOfNames = (words: readonly string[], detector: Detector): boolean =>
  words.length <= 4 && words.every((word) => word.length > 2 && detector.holds(word[0]!.toUpperCase() + word.slice(1), false))
