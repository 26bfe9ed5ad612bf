/** Reads every value of a column, and tells numbers of people from numbers that are right by chance. */
import { maskValue } from './actions.ts'
import type { Candidate, Detector } from './detector.ts'
import type { PersonalDataKind } from './kinds.ts'
import { readPieces, spansIn } from './spans.ts'
import type { NumberForm } from './written-numbers.ts'

/** What the whole of a column holds of one kind. */
export interface Scanned {
  readonly kind: PersonalDataKind
  /** Values that are of the kind or hold it. */
  readonly hits: number
  /** Values that are of the kind as a whole. */
  readonly whole: number
  /** Up to three values as evidence, masked. */
  readonly examples: readonly string[]
  /** Of a kind with a check digit: more are right than chance makes, or a word beside them says whose they are. */
  readonly beyondChance: boolean
  /** Of a kind with a check digit: how many numbers are right as a whole, and how many of those chance makes right. Numbers that are put together of groups or cut from longer ones are left out. */
  readonly numbers?: { readonly right: number; readonly byChance: number }
}

export interface ColumnScan {
  /** Reads one value that is not null. */
  add(value: string): void
  /** The values read so far, nulls left out. */
  readonly values: number
  readonly found: readonly Scanned[]
}

/** Numbers in one way of writing: all of the length, those shaped as of the kind, those with the right check digit. */
interface Tally { readonly form: NumberForm; all: number; shaped: number; valid: number }

interface Findings {
  hits: number
  whole: number
  /** Finds so sure that a word beside the number must have said it. */
  told: number
  readonly examples: Set<string>
  /** By the way of writing, numbers that stand among words apart from those that are a value by themselves: the few are not lost among the many. */
  readonly tallies: Map<string, Tally>
}

/** Repeated short values are read once: so many different ones are remembered, of at most so many characters. */
const remembered = 4096
const shortest = 64

/** What one value holds. */
interface Read { readonly finds: ReadonlyMap<Detector, { readonly whole: boolean; readonly told: boolean; readonly example: string }>; readonly numbers: readonly (readonly [Detector, Candidate, amongWords: boolean])[] }

/** A find that is surer than this names its owner: ЖСН, ИИН. */
const named = 0.99
/** Less sure finds are left to the eyes of whoever publishes. */
const sure = 0.6

/** Begins to read a column. Memory does not grow with the values. */
export function openScan(detectors: readonly Detector[]): ColumnScan {
  const findings = new Map(detectors.map((detector): [Detector, Findings] =>
    [detector, { hits: 0, whole: 0, told: 0, examples: new Set(), tallies: new Map() }]))
  const known = new Map<string, Read>()
  let values = 0
  return {
    add(value) {
      values += 1
      const before = value.length <= shortest ? known.get(value) : undefined
      const read = before ?? readValue(value, detectors)
      if (before === undefined && value.length <= shortest) {
        if (known.size >= remembered) known.clear()
        known.set(value, read)
      }
      for (const [detector, { whole, told, example }] of read.finds) {
        const finding = findings.get(detector)!
        finding.hits += 1
        if (whole) finding.whole += 1
        if (told) finding.told += 1
        if (finding.examples.size < 3) finding.examples.add(example)
      }
      for (const [detector, { form, shaped, valid }, amongWords] of read.numbers) {
        const { tallies } = findings.get(detector)!
        const way = amongWords ? `${form} among words` : form
        const tally = tallies.get(way) ?? { form, all: 0, shaped: 0, valid: 0 }
        tally.all += 1
        if (shaped) tally.shaped += 1
        if (valid) tally.valid += 1
        tallies.set(way, tally)
      }
    },
    get values() { return values },
    get found() {
      return [...findings].flatMap(([detector, { hits, whole, told, examples, tallies }]) => (hits === 0 ? [] : [{
        kind: detector.kind, hits, whole, examples: [...examples],
        beyondChance: told > 0 || detector.chance === undefined || [...tallies.values()].some((tally) => isBeyondChance(tally, detector.chance!)),
        ...(detector.chance && { numbers: counted([...tallies.values()], detector.chance.valid) }),
      }]))
    },
  }
}

const letter = /\p{L}/u
/** Ways of writing in which nobody would look for a number: chance makes them everywhere. */
const loose = new Set<NumberForm>(['mixed', 'glued'])

function counted(tallies: readonly Tally[], chance: number): NonNullable<Scanned['numbers']> {
  const whole = tallies.filter(({ form }) => !loose.has(form))
  return { right: whole.reduce((sum, { valid }) => sum + valid, 0), byChance: whole.reduce((sum, { shaped }) => sum + shaped, 0) * chance }
}

function readValue(value: string, detectors: readonly Detector[]): Read {
  const finds = new Map<Detector, { whole: boolean; told: boolean; example: string }>()
  const numbers: [Detector, Candidate, boolean][] = []
  const note = (detector: Detector, text: string, whole: boolean, certainty: number): void => {
    const had = finds.get(detector)
    const told = certainty > named
    if (had === undefined) finds.set(detector, { whole, told, example: maskValue(detector.kind, text) })
    else if (told) had.told = true
  }
  for (const { from, reading } of readPieces(value)) {
    const { text } = reading
    for (const { kind, start, end, certainty } of spansIn(reading, detectors)) {
      const detector = detectors.find((one) => one.kind === kind)!
      if (certainty >= sure) note(detector, text.slice(start, end), from === 0 && text.slice(0, start).trim() === '' && text.slice(end).trim() === '', certainty)
    }
    for (const detector of detectors) {
      for (const candidate of detector.candidates?.(reading) ?? []) {
        numbers.push([detector, candidate, letter.test(text.slice(0, candidate.start)) || letter.test(text.slice(candidate.end))])
        if (candidate.valid) note(detector, text.slice(candidate.start, candidate.end), false, 0)
      }
    }
  }
  for (const detector of detectors) {
    const shortened = detector.shortened?.(value)
    if (shortened === undefined) continue
    numbers.push([detector, shortened, false])
    if (shortened.valid) note(detector, value, true, 0)
  }
  return { finds, numbers }
}

/** At most so many of 1,000 columns of chance are taken for one with people, by each way of writing. */
const mistake: Readonly<Record<NumberForm, number>> = { alone: 0.004, grouped: 0.003, scientific: 0.003, joined: 0.003, shortened: 0.002, mixed: 0.0015, glued: 0.0015 }
/** So unlikely must the count of right check digits be when the numbers begin with dates anyway, as many numbers of orders do. */
const dated = 1e-4

/**
 * Whether more of the numbers are right than chance makes. Two explanations by chance must fail: any digits at all, of which
 * `shaped × valid` are right, where at least half of the shaped are right (numbers of orders that begin with a date are shaped, and
 * a tenth of them are right); or, whatever share is shaped, `valid` of the shaped being right.
 */
function isBeyondChance({ form, all, shaped, valid }: Tally, chance: { readonly shaped: number; readonly valid: number }): boolean {
  if (valid === 0) return false
  return upperTail(shaped, valid, chance.valid) < dated
    || (valid * 2 >= shaped && upperTail(all, valid, chance.shaped * chance.valid) < mistake[form])
}

/** The chance of at least `count` hits in `trials`, each with chance `p` (binomial distribution). */
export function upperTail(trials: number, count: number, p: number): number {
  if (count <= trials * p) return 1
  let logTerm = count * Math.log(p) + (trials - count) * Math.log1p(-p)
  for (let index = 1; index <= count; index += 1) logTerm += Math.log((trials - count + index) / index)
  let term = Math.exp(logTerm)
  let sum = 0
  for (let hits = count; hits <= trials && term > sum * 1e-12; hits += 1) {
    sum += term
    term *= (trials - hits) / (hits + 1) * p / (1 - p)
  }
  return Math.min(1, sum)
}
