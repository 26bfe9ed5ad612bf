/**
 * The published rules by which a document is left out of a corpus, each with its threshold and the paper it is from: Gopher
 * (Rae et al. 2021, table A1), C4 (Raffel et al. 2020, section 2.2), FineWeb (Penedo et al. 2024, section 3.6). Pure.
 *
 * Thresholds made for English pages were moved where Kazakh or single sentences need it, and `source` says so.
 */
import { obsceneWords } from './obscenity.ts'

export interface Rule {
  readonly id: string
  /** What is compared. */
  readonly threshold: number
  readonly source: string
  /** Whether the document is to be left out. */
  breaks(measured: Measured): boolean
}

/** What the rules look at, counted once. */
export interface Measured {
  readonly text: string
  readonly lines: readonly string[]
  /** Parted by white space. */
  readonly words: readonly string[]
}

/** Rules of long texts say nothing of one sentence. */
const longFrom = 100
const isLong = ({ words }: Measured): boolean => words.length >= longFrom

const share = <T>(all: readonly T[], holds: (one: T) => boolean): number => (all.length === 0 ? 0 : all.reduce((sum, one) => sum + (holds(one) ? 1 : 0), 0) / all.length)

/** The most frequent words of each language that no text of length does without. */
const functionWords = new Set([
  ...'және мен бен пен бұл үшін де да бір деп осы туралы сол болып бар еді екен ол өз не емес керек жоқ көп кейін арқылы бойынша ғана'.split(' '),
  ...'и в на не с что по это как для от из но а то к у же за о'.split(' '), ...'the be to of and that have with in is it for'.split(' '),
  ...'jáne men bul úshin de da bir dep osy týraly ol joq kóp jäne üşin turaly köp жəне үшін'.split(' '),
])

const letters = /\p{L}/u
const lettersOrDigits = /[\p{L}\p{N}]/u
const bare = (word: string): string => word.toLowerCase().replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')

/** The share of the characters of words that stand in repeated n-grams; `top`: in the most frequent one only. */
function repeated(words: readonly string[], size: number, top: boolean): number {
  const seen = new Map<string, number>()
  let characters = 0
  let repeatedCharacters = 0
  let most = 0
  let mostLength = 0
  let covered = 0
  for (const word of words) characters += word.length
  for (let at = 0; at + size <= words.length; at += 1) {
    const gram = words.slice(at, at + size).join(' ')
    const times = (seen.get(gram) ?? 0) + 1
    seen.set(gram, times)
    const length = gram.length - size + 1
    if (times > most || (times === most && length > mostLength)) {
      most = times
      mostLength = length
    }
    if (times > 1) { // each word counts once, however many n-grams it is in
      for (let word = Math.max(at, covered); word < at + size; word += 1) repeatedCharacters += words[word]!.length
      covered = Math.max(covered, at + size)
    }
  }
  if (characters === 0) return 0
  return (top ? (most > 1 ? most * mostLength : 0) : repeatedCharacters) / characters
}

const gopher = 'Gopher (Rae et al. 2021), table A1'
const c4 = 'C4 (Raffel et al. 2020), 2.2'
const fineWeb = 'FineWeb (Penedo et al. 2024), 3.6'

const topGram = (size: number, threshold: number): Rule => ({
  id: `top-${size}-gram`, threshold, source: gopher, breaks: (it) => isLong(it) && repeated(it.words, size, true) > threshold,
})

/** In the order in which they are asked; a document is counted under the first that it breaks. */
export const rules: readonly Rule[] = [
  { id: 'few-words', threshold: 3, source: `${c4}: lines of fewer than three words`, breaks: ({ words }) => words.length < 3 },
  {
    id: 'no-letters', threshold: 0.6, source: `${gopher}: 0.8 of the words have a letter; 0.6 here, marks that stand alone left out, as sentences with numbers are short`,
    breaks: ({ words }) => share(words.filter((word) => lettersOrDigits.test(word)), (word) => letters.test(word)) < 0.6,
  },
  {
    id: 'word-length', threshold: 14, source: `${gopher}: 3 to 10 characters a word; 2.5 to 14 here, as Kazakh words are longer`,
    breaks({ words }) {
      const mean = words.reduce((sum, word) => sum + word.length, 0) / words.length
      return mean < 2.5 || mean > 14
    },
  },
  { id: 'symbols', threshold: 0.1, source: `${gopher}: hash signs and ellipses a word`, breaks: ({ text, words }) => words.length >= 10 && (text.match(/#|\.\.\.|…/g)?.length ?? 0) / words.length > 0.1 },
  { id: 'bullets', threshold: 0.9, source: `${gopher}: lines that begin with a bullet`, breaks: ({ lines }) => lines.length >= 3 && share(lines, (line) => /^\s*[-–—•*·▪►]/u.test(line)) > 0.9 },
  { id: 'ellipses', threshold: 0.3, source: `${gopher}: lines that end with an ellipsis`, breaks: ({ lines }) => lines.length >= 3 && share(lines, (line) => /(?:\.\.\.|…)\s*$/u.test(line)) > 0.3 },
  { id: 'function-words', threshold: 2, source: `${gopher}: two stop words; here of Kazakh, Russian or English`, breaks: (it) => isLong(it) && new Set(it.words.map(bare).filter((word) => functionWords.has(word))).size < 2 },
  {
    id: 'repeated-lines', threshold: 0.3, source: `${gopher}: share of repeated lines`,
    breaks: ({ lines }) => lines.length >= 3 && (lines.length - new Set(lines).size) / lines.length > 0.3,
  },
  topGram(2, 0.2), topGram(3, 0.18), topGram(4, 0.16),
  { id: 'repeated-10-grams', threshold: 0.3, source: `${gopher}: 0.1 of the characters of pages; 0.3 here, as laws repeat their formulas`, breaks: (it) => isLong(it) && repeated(it.words, 10, false) > 0.3 },
  {
    id: 'list', threshold: 0.67, source: `${fineWeb}: at most 0.67 lines shorter than 30 characters, at least 0.12 lines end with a mark; both together here, as verse has short lines`,
    breaks: ({ lines }) => lines.length >= 5 && share(lines, (line) => line.length < 30) > 0.67 && share(lines, (line) => /[.!?…»”"';:]\s*$/u.test(line)) < 0.12,
  },
  { id: 'encoding', threshold: 0.001, source: 'Own: signs that stand for bytes that are no text, a character', breaks: ({ text }) => (text.match(/\uFFFD/g)?.length ?? 0) > 0.001 * text.length },
  { id: 'filler', threshold: 0, source: `${c4}: lorem ipsum`, breaks: ({ text }) => /lorem ipsum/i.test(text) },
  {
    id: 'glued-scripts', threshold: 0.005, source: 'Own: Latin letters right after Cyrillic ones in a word, as machine translation leaves them; more than two and more than 0.005 of the words',
    breaks({ words }) {
      const glued = words.reduce((sum, word) => sum + (/\p{Script=Cyrillic}{3}\p{Script=Latin}{3}/u.test(word) ? 1 : 0), 0)
      return glued > 2 && glued / words.length > 0.005
    },
  },
  {
    id: 'code', threshold: 0.1, source: `${c4}: pages with a curly bracket; here more than 0.1 of the words with signs of code`,
    breaks: ({ words }) => words.length >= 5 && share(words, (word) => /[{}<>\\=`_|]|::|\(\)|^--?\w|%[sd]|\w\.\w+\(/u.test(word)) > 0.1,
  },
  {
    id: 'obscenity', threshold: 0.002, source: `${c4}: texts with a word of a list; here of Kazakh, Russian and English, more than 0.002 of the words, as literature has some`,
    breaks: ({ text, words }) => obsceneWords(text) > 0.002 * words.length,
  },
]

/** The first rule that a document breaks; undefined when it stays. */
export function brokenRule(text: string): Rule | undefined {
  const measured: Measured = { text, lines: text.split('\n').filter((line) => line.trim() !== ''), words: text.split(/\s+/u).filter((word) => word !== '') }
  return rules.find((rule) => rule.breaks(measured))
}
