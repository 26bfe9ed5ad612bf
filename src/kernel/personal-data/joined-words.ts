/** Reads what one sign joins to one word as the words that it is: `Surname_Name` of files, messages and programs, `surname.name` of addresses, names with a hyphen between. */
import type { Detector, Find } from './detector.ts'
import type { PersonalDataKind } from './kinds.ts'
import { type Reading, readText } from './reading.ts'

/** A text with blanks instead of underscores between letters; every place stays. */
export const withoutUnderscores = (text: string): string => (text.includes('_') ? text.replaceAll(/(?<=\p{L})_(?=\p{L})/gu, ' ') : text)

/** More is no name: a list, or a sentence of a program. */
const mostWords = 12

const underscore = 0x5F
const dot = 0x2E
const hyphen = 0x2D

/** Whether a single sign joins the word to the next one: an underscore is never a part of a word; a dot and a hyphen stand after initials and in abbreviations too. */
function isJoint({ text, words: { from, to } }: Reading, word: number): boolean {
  const at = to[word]!
  if (from[word + 1] !== at + 1) return false
  const sign = text.charCodeAt(at)
  return sign === underscore || ((sign === dot || sign === hyphen) && at - from[word]! > 2 && to[word + 1]! - at > 3)
}

const localPart = /[\w.+-]{0,32}@/y

/** Whether words that end here belong to an address of e-mail, which is one: who joined them wrote no name. */
function isOfAddress(text: string, end: number): boolean {
  localPart.lastIndex = end
  return localPart.test(text)
}

/**
 * What is found in joined words only when they are read apart, by the detectors of names. What underscores join is read as any text; what dots and
 * hyphens join, as double names, places and addresses are, is a find only where nothing but the words of one is joined, each with a capital. What the words around call so is none: words
 * read apart have lost what stood beside them. `things`: where words are joined to what is only called so, of which no part is a find either.
 */
export function findJoined(reading: Reading, detectors: readonly Detector[]): { readonly found: readonly Joined[]; readonly things: readonly Joined[] } {
  const { text, words: { count, from, to, look } } = reading
  const found: Joined[] = []
  const things: Joined[] = []
  // Words alone are names: other kinds have figures or signs of their own, which end a run.
  for (const detector of detectors.filter(({ kind, joined }) => kind === 'name' || joined !== undefined)) {
    // Programs say the same joined words again and again.
    const known = new Map<string, readonly Find[]>()
    for (let first = 0; first + 1 < count; first += 1) {
      let last = first
      while (last + 1 < count && last - first < mostWords && isJoint(reading, last)) last += 1
      if (last === first) continue
      const byThemselves = isOfAddress(text, to[last]!) ? undefined : detector.joined === undefined ? [] : detector.joined(reading, first, last)
      if (byThemselves !== undefined) {
        const start = from[first]!
        const written = text.slice(start, to[last])
        const read = known.get(written) ?? readApart(written, look.subarray(first, last + 1).every((one) => one !== 0), detector)
        known.set(written, read)
        const finds = read.length === 0 ? byThemselves : read.map((find) => ({ ...find, start: start + find.start, end: start + find.end }))
        for (const find of finds) (detector.callsThing?.(reading, find) === true ? things : found).push({ kind: detector.kind, ...find })
      }
      first = last
    }
  }
  return { found, things }
}

interface Joined extends Find { readonly kind: PersonalDataKind }

/** What is found in joined words when blanks part them, in their own places. */
function readApart(joined: string, capitals: boolean, detector: Detector): readonly Find[] {
  const found: Find[] = []
  const take = (read: string, wholly: boolean): void => {
    const apart = readText(read)
    for (const find of detector.find(apart)) {
      const value = read.slice(find.start, find.end)
      if (value !== joined.slice(find.start, find.end) && (!wholly || detector.holds(value, false)) && detector.callsThing?.(apart, find) !== true) found.push(find)
    }
  }
  const underscored = withoutUnderscores(joined)
  if (underscored !== joined) take(underscored, false)
  if (capitals && /[.-]/.test(joined)) take(joined.replaceAll(/[_.-]/g, ' '), true)
  return found
}
