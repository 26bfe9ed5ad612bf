/** Reads a text once for all detectors: where its words, its runs of digits and its at-signs are. */

/** What one pass over a text found. Detectors look here first, so that they touch only the places that matter to them. */
export interface Reading {
  readonly text: string
  readonly words: Words
  /** The runs of digits: where each begins (`runs.from[i]`) and ends. */
  readonly runs: { readonly count: number; readonly from: Int32Array; readonly to: Int32Array }
  readonly atSigns: readonly number[]
}

/** Words of letters; a hyphen, a digit and every other sign part them. */
export interface Words {
  readonly count: number
  readonly from: Int32Array
  readonly to: Int32Array
  /** The key of the folded word, see `wordKey`. */
  readonly key: Int32Array
  /** 0: lower case, 1: begins with a capital, 3: capitals only. */
  readonly look: Uint8Array
}

const last = 0x600
const letter = 1
const digit = 2
const at = 3
const kinds = new Uint8Array(last)
/** What each letter folds to; 0: it is left out. */
const folded = new Uint16Array(last)
const capitals = new Uint8Array(last)

/**
 * Letters that people leave out or change when they type Kazakh on a Russian keyboard, or write a Kazakh name in Russian:
 * they fold to one. The soft and hard signs are left out, Айгүл and Айгуль are the same word.
 */
const alike = new Map(Object.entries({
  ә: 'а', ғ: 'г', қ: 'к', ң: 'н', ө: 'о', ұ: 'у', ү: 'у', һ: 'х', і: 'и', ы: 'и', ё: 'е', э: 'е', ь: '', ъ: '',
}))

for (let code = 0; code < last; code += 1) {
  const character = String.fromCharCode(code)
  if (/\p{L}/u.test(character)) {
    kinds[code] = letter
    const lower = character.toLowerCase()
    folded[code] = (alike.get(lower) ?? lower[0]!).charCodeAt(0) || 0
    capitals[code] = lower === character ? 0 : 1
  } else if (character >= '0' && character <= '9') kinds[code] = digit
}
kinds[0x40] = at

const grow = (key: number, code: number): number => Math.imul(key, 0x01000193) ^ code

/** The number under which a word is looked up: the same for spellings that fold to the same letters. */
export function wordKey(text: string, from = 0, to = text.length): number {
  let key = 0x811C9DC5 | 0
  for (let index = from; index < to; index += 1) {
    const code = text.charCodeAt(index)
    const plain = code < last ? folded[code]! : 0
    if (plain !== 0) key = grow(key, plain)
  }
  return key
}

/** A word as `wordKey` sees it: lower case, without Kazakh letters and signs. */
export function foldWord(text: string): string {
  let plain = ''
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code >= last || kinds[code] !== letter) plain += text[index]!
    else if (folded[code] !== 0) plain += String.fromCharCode(folded[code]!)
  }
  return plain
}

/** Room for the words of many short texts: a cell of a table would else cost four allocations. What was given out is never given out again. */
const slab = 1 << 15
let numbers = new Int32Array(slab)
let looks = new Uint8Array(slab)
let numbersGiven = 0
let looksGiven = 0

/** Reads a text. Linear; memory about nine bytes a character for as long as the reading is kept. */
export function readText(text: string): Reading {
  const size = (text.length >> 1) + 1
  if (numbersGiven + size * 3 > numbers.length) {
    numbers = new Int32Array(Math.max(slab, size * 3))
    numbersGiven = 0
  }
  if (looksGiven + size > looks.length) {
    looks = new Uint8Array(Math.max(slab, size))
    looksGiven = 0
  }
  const from = numbers.subarray(numbersGiven, numbersGiven + size)
  const to = numbers.subarray(numbersGiven + size, numbersGiven + size * 2)
  const keys = numbers.subarray(numbersGiven + size * 2, numbersGiven += size * 3)
  const look = looks.subarray(looksGiven, looksGiven += size)
  const runsFrom: number[] = []
  const runsTo: number[] = []
  const atSigns: number[] = []
  const end = text.length
  let words = 0
  let index = 0
  while (index < end) {
    let code = text.charCodeAt(index)
    const kind = code < last ? kinds[code]! : 0
    if (kind === letter) {
      const start = index
      let key = 0x811C9DC5 | 0
      let upper = 0
      const first = capitals[code]!
      do {
        const plain = folded[code]!
        if (plain !== 0) key = grow(key, plain)
        upper += capitals[code]!
        index += 1
        code = index < end ? text.charCodeAt(index) : 0
      } while (code < last && kinds[code] === letter)
      from[words] = start
      to[words] = index
      keys[words] = key
      look[words] = first === 0 ? 0 : upper === index - start ? 3 : 1
      words += 1
    } else if (kind === digit) {
      runsFrom.push(index)
      do {
        index += 1
        code = index < end ? text.charCodeAt(index) : 0
      } while (code < last && kinds[code] === digit)
      runsTo.push(index)
    } else {
      if (kind === at) atSigns.push(index)
      index += 1
    }
  }
  return {
    text, atSigns, words: { count: words, from, to, key: keys, look },
    runs: { count: runsFrom.length, from: Int32Array.from(runsFrom), to: Int32Array.from(runsTo) },
  }
}

/** Tells whether the character at a place is a letter or a digit; false outside the text. */
export function isWordly(text: string, index: number): boolean {
  const code = text.charCodeAt(index)
  return code < last && (kinds[code] === letter || kinds[code] === digit)
}

/** The words before a place on its line, at most so many characters, in lower case: where a label stands. */
export function labelBefore(text: string, index: number, length = 40): string {
  const near = text.slice(Math.max(0, index - length), index)
  return near.slice(near.lastIndexOf('\n') + 1).toLowerCase()
}

/** The words after a place on its line, at most so many characters, in lower case. */
export function labelAfter(text: string, index: number, length = 24): string {
  const near = text.slice(index, index + length)
  const line = near.indexOf('\n')
  return (line < 0 ? near : near.slice(0, line)).toLowerCase()
}
