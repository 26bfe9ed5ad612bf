/** Tells names whose words a sign joins, `surname_name`, from what only looks like them: hosts of two given names, tests that two scholars found, streets. */
import type { Find, Reading } from '../../../kernel/personal-data/index.ts'
import { foldedAt, isScholar, joinedCallThing } from './name-context.ts'
import { inCyrillic } from './name-letters.ts'
import { kindOf } from './name-rules.ts'
import { wordsOf } from './tagged-names.ts'

/** As sure as a surname and a given name side by side are, whatever their letters; words of names of which none gives the other weight may be a town, a shop or a host. */
const likely = 0.85
const unlikely = 0.5

const isCyrillic = (reading: Reading, index: number): boolean => reading.text.charCodeAt(reading.words.from[index]!) >= 0x400

/** Names among joined words, in any letters; undefined where the words are of no name even when they are read apart. */
export function joinedNames(reading: Reading, first: number, last: number): readonly Find[] | undefined {
  const { text, words: { from, to, look } } = reading
  let underscored = false
  let unlisted = false
  let known = 0
  for (let index = first; index <= last; index += 1) {
    underscored ||= text.charCodeAt(to[index]!) === 0x5F
    unlisted ||= look[index] !== 0 && isCyrillic(reading, index)
    if (isOfName(reading, index)) known += 1
  }
  // Only of Cyrillic words with a capital more is known than the lists hold.
  if (known === 0) return underscored && unlisted ? [] : undefined
  const finds: Find[] = []
  for (let start = first; start < last; start += 1) {
    let end = start
    while (end <= last && isOfName(reading, end)) end += 1
    if (end - start < 2) continue
    const certainty = certaintyOf(reading, start, end - 1)
    if (certainty === likely || (certainty > 0 && start === first && end > last)) finds.push({ start: from[start]!, end: to[end - 1]!, certainty })
    start = end
  }
  return finds.length === 0 && !underscored && look[first] === 0 ? undefined : finds
}

function isOfName(reading: Reading, index: number): boolean {
  const kind = kindOf(reading, index)
  return kind !== 'other' && kind !== 'unknown' && kind !== 'initial'
}

/** Small Cyrillic words with a hyphen or a dot, of which every text is full, are a name only where both are sure by themselves. */
function certaintyOf(reading: Reading, first: number, last: number): number {
  if (last - first > 3) return 0
  const { text, words: { from, to, look } } = reading
  const kinds = Array.from({ length: last - first + 1 }, (_, index) => kindOf(reading, first + index))
  const joined = text.slice(from[first], to[last])
  if (look[first] === 0 && isCyrillic(reading, first) && !joined.includes('_')) {
    const given = kinds.includes('given') || (!joined.includes('-') && kinds.includes('given or word'))
    return given && kinds.some((kind) => kind === 'surname' || kind === 'patronymic') ? likely : 0
  }
  return kinds.some((kind) => kind.startsWith('given')) && kinds.some((kind) => kind.endsWith('surname') || kind === 'patronymic') ? likely : unlikely
}

/** Whether words around a name that signs join say that something is called so, or two scholars are named with nobody else: no person is meant. */
export function joinedNameCallsThing(reading: Reading, find: Pick<Find, 'start' | 'end'>): boolean {
  const { first, last } = wordsOf(reading, find)
  const kinds = Array.from({ length: last - first + 1 }, (_, index) => kindOf(reading, first + index))
  const surnames = last > first && kinds.every((kind) => !kind.startsWith('given') && kind !== 'patronymic' && kind !== 'initial')
  // A shop or a firm has its name in quotes.
  if (last > first && kinds.every((kind) => kind.startsWith('given')) && /[«"“„]/.test(reading.text[find.start - 1] ?? '') && /[»"”“]/.test(reading.text[find.end] ?? '')) return true
  return joinedCallThing(reading, first, last, surnames) || (surnames && areScholars(reading, first, last))
}

/** Of hosts and files: `erlan-arman.kz`, `arman.serik.py`. */
const host = /^[a-z\d_-]+(?:[.-][a-z\d_-]+)*\.(?:[a-z]{2}|com|org|net|info|edu|gov|biz|shop)$/

/** Whether a whole text of several words calls a thing: a street or a school, two scholars, a host without a surname. */
export function isCalledSo(reading: Reading): boolean {
  const last = reading.words.count - 1
  if (last < 1) return false
  if (areScholars(reading, 0, last) || joinedCallThing(reading, 0, last - 1, false) || joinedCallThing(reading, 1, last, false)) return true
  return host.test(reading.text) && !(joinedNames(reading, 0, last) ?? []).some(({ certainty }) => certainty === likely)
}

/** Whether two words or more are all surnames of scholars. */
function areScholars(reading: Reading, first: number, last: number): boolean {
  if (last <= first) return false
  for (let index = first; index <= last; index += 1) {
    const folded = foldedAt(reading, index)
    if (!isScholar(isCyrillic(reading, index) ? folded : inCyrillic(folded))) return false
  }
  return true
}
