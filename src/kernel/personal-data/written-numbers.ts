/** Finds numbers of a known count of digits in all the ways in which people and programs write them. */
import { type Reading, isWordly, wordKey } from './reading.ts'

/**
 * How a number is written: `alone` as its digits; `joined` to letters, other numbers or signs; `grouped` by one and the same sign;
 * `mixed` in groups by several signs or among more groups; `glued` to other digits without anything between; `scientific` as
 * 7.6E11; `shortened`, its first noughts lost.
 */
export type NumberForm = 'alone' | 'joined' | 'grouped' | 'mixed' | 'glued' | 'scientific' | 'shortened'

export interface WrittenNumber {
  readonly start: number
  readonly end: number
  readonly digits: string
  readonly form: NumberForm
}

/** Between groups of digits: up to four signs, brackets, quotes and pictures among them; one sign many times; blanks and ends of lines; or marks of HTML. */
const between = /^(?:[^\p{L}\p{N}\n\r]{1,4}|\s{0,4}([^\p{L}\p{N}\s])\1{0,15}\s{0,4}|\s{1,20}|\s{0,4}(?:<\/?[a-z][a-z\d]{0,9} ?\/?>\s{0,4}){1,2})$/iu
/** Nothing between groups is longer. */
const longestBetween = 24
/** A fraction of nothing but noughts, as a table of floating-point numbers has it. */
const noFraction = /[.,]0{1,20}(?!\d|[.,]\d)/y
const power = /(\d)(?:[.,](\d{1,17}))?[eEеЕ]\+?(\d{1,2})(?!\d)/y

/** All numbers of `length` digits that a text may mean, in order; one place can be several of them. `glued`: also those at either end of longer runs of digits; `spoken`: also words for digits. Linear in the text. */
export function* numbersWritten(reading: Reading, length: number, { glued = false, spoken }: { readonly glued?: boolean; readonly spoken?: SpokenDigits } = {}): Generator<WrittenNumber> {
  if (spoken !== undefined) yield* spokenIn(reading, length, spoken)
  const { text, runs: { count, from, to } } = reading
  for (let run = 0; run < count; run += 1) {
    const start = from[run]!
    const end = to[run]!
    const size = end - start
    if (size === length) yield wholeRun(text, start, end)
    else if (size > length) {
      // Noughts before it fill a field of fixed width.
      const filled = end - length
      if (size <= length + 8 && /^0+$/.test(text.slice(start, filled))) yield { start, end, digits: text.slice(filled, end), form: 'joined' }
      else if (glued && size <= longestGlued) yield* gluedIn(text, start, end, length)
    } else {
      const scientific = size === 1 ? powerAt(text, start, length) : undefined
      if (scientific !== undefined) yield scientific
      const grouped = groupsFrom(reading, run, length)
      if (grouped !== undefined) yield grouped
    }
  }
}

/** Words for digits by their keys. */
export interface SpokenDigits { readonly digits: ReadonlyMap<number, string>; readonly mayBe: Uint8Array }

/** Words for the digits from nought to nine, in one language after another. */
export function spokenDigits(...languages: readonly string[]): SpokenDigits {
  const digits = new Map(languages.flatMap((words) => words.split(' ').map((word, digit): [number, string] => [wordKey(word), String(digit)])))
  const mayBe = new Uint8Array(1024)
  for (const key of digits.keys()) mayBe[key & 1023] = 1
  return { digits, mayBe }
}

/** Words for digits side by side that make up the length exactly. */
function* spokenIn({ text, words: { count, from, to, key } }: Reading, length: number, { digits, mayBe }: SpokenDigits): Generator<WrittenNumber> {
  for (let first = 0; first + length <= count; first += 1) {
    if (mayBe[key[first]! & 1023] === 0) continue // most words, without a look into the table
    let said = ''
    let last = first
    for (let digit = digits.get(key[first]!); digit !== undefined; digit = last < count && /^[^\p{L}\p{N}]{1,3}$/u.test(text.slice(to[last - 1], from[last])) ? digits.get(key[last]!) : undefined) {
      said += digit
      last += 1
    }
    if (said.length === length) yield { start: from[first]!, end: to[last - 1]!, digits: said, form: 'grouped' }
    if (last > first) first = last - 1
  }
}

/** Longer runs are hashes, keys and figures, of which any end may look like something. */
const longestGlued = 48

/** Both ends of a run of digits; of a multiple of the length every part. */
function* gluedIn(text: string, start: number, end: number, length: number): Generator<WrittenNumber> {
  const step = (end - start) % length === 0 ? length : end - start - length
  for (let from = start; from + length <= end; from += step) yield { start: from, end: from + length, digits: text.slice(from, from + length), form: 'glued' }
}

function wholeRun(text: string, start: number, end: number): WrittenNumber {
  noFraction.lastIndex = end
  const fraction = noFraction.exec(text)?.[0].length ?? 0
  const past = end + fraction
  const joined = isWordly(text, start - 1) || isWordly(text, past) || (/[.,/+_-]/.test(text[start - 1] ?? '') && isWordly(text, start - 2))
    || (/[.,/_-]/.test(text[past] ?? '') && isWordly(text, past + 1))
  const decimals = /(?<!\d)\d{1,3}[.,]$/.test(text.slice(Math.max(0, start - 5), start))
  return { start, end: past, digits: text.slice(start, end), form: decimals ? 'mixed' : joined ? 'joined' : 'alone' }
}

function powerAt(text: string, start: number, length: number): WrittenNumber | undefined {
  power.lastIndex = start
  const [written, first = '', rest = '', exponent] = power.exec(text) ?? []
  if (written === undefined || isWordly(text, start - 1)) return undefined
  const whole = Number(exponent) + 1
  if (whole > length || whole < length - 3 || /[^0]/.test(rest.slice(whole - 1))) return undefined
  return { start, end: start + written.length, digits: (first + rest.slice(0, whole - 1)).padEnd(whole, '0').padStart(length, '0'), form: 'scientific' }
}

/** Groups of digits from this run on that make up the length exactly. */
function groupsFrom({ text, runs: { count, from, to } }: Reading, run: number, length: number): WrittenNumber | undefined {
  let digits = text.slice(from[run]!, to[run]!)
  let sign: string | undefined
  let same = true
  let last = run
  while (digits.length < length && last + 1 < count) {
    if (from[last + 1]! - to[last]! > longestBetween) return undefined
    const gap = text.slice(to[last]!, from[last + 1]!)
    if (!between.test(gap)) return undefined
    same &&= sign === undefined || sign === gap
    sign = gap
    last += 1
    digits += text.slice(from[last]!, Math.min(to[last]!, from[last]! + length))
  }
  if (digits.length !== length) return undefined
  const start = from[run]!
  let end = to[last]!
  noFraction.lastIndex = end
  end += sign?.includes('.') === true ? 0 : noFraction.exec(text)?.[0].length ?? 0
  const more = (run > 0 && text.slice(to[run - 1]!, start) === sign) || (last + 1 < count && text.slice(end, from[last + 1]!) === sign)
  const glued = isWordly(text, start - 1) || isWordly(text, end)
  return { start, end, digits, form: same && !more && !glued ? 'grouped' : 'mixed' }
}

/** The number whose first noughts a program has left out, when a whole value is one: 60607531648 for 060607531648. */
export function shortenedNumber(value: string, length: number): WrittenNumber | undefined {
  const [, digits] = /^\s*(\d+)(?:[.,]0+)?\s*$/.exec(value) ?? []
  if (digits === undefined || digits.length >= length || digits.length < length - 3) return undefined
  return { start: 0, end: value.length, digits: digits.padStart(length, '0'), form: 'shortened' }
}
