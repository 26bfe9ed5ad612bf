/** Judges a column by a sample of its values: which personal data it holds, how surely, and on what evidence. */
import { maskValue } from './actions.ts'
import type { Detector, HeadingSays } from './detector.ts'
import type { PersonalDataKind } from './kinds.ts'
import type { ColumnScan, Scanned } from './scan.ts'
import { findSpans } from './spans.ts'

/** Values of a column, as a profile took them. */
export interface ColumnSample {
  readonly name: string
  readonly label?: string
  /** Some values, nulls left out; 200 are plenty. */
  readonly values: readonly string[]
  /** The share of distinct values in the whole column, 0…1. */
  readonly distinctRatio?: number
  /** Every value of the column, read. */
  readonly scan?: Pick<ColumnScan, 'values' | 'found'>
}

export type ColumnCertainty = 'certain' | 'likely' | 'possible'

export interface ColumnFinding {
  readonly kind: PersonalDataKind
  /** The share of values that are of the kind, or hold it within a longer text. */
  readonly share: number
  readonly hits: number
  readonly of: number
  /** Whether the heading speaks for the kind. */
  readonly hint: boolean
  /** Whole values are of the kind, or texts mention it: then only masking within the text keeps the column. */
  readonly where: 'value' | 'text'
  readonly certainty: ColumnCertainty
  /** Up to three values as evidence, masked. */
  readonly examples: readonly string[]
}

const order: Readonly<Record<ColumnCertainty, number>> = { certain: 0, likely: 1, possible: 2 }

/**
 * What a column holds, the surest first; empty when nothing speaks for personal data. A column is judged as a whole: two valid
 * numbers among a thousand order numbers are chance, and a heading alone proves nothing. What a column is for the most part the
 * sample tells, what a few of its values hold only the scan of all. Keeps no value.
 */
export function judgeColumn(sample: ColumnSample, detectors: readonly Detector[]): readonly ColumnFinding[] {
  const values = sample.values.map((value) => value.trim()).filter((value) => value !== '')
  if (values.length === 0) return []
  const heading = headingWords(`${sample.name} ${sample.label ?? ''}`)
  const findings = detectors.flatMap((detector) => judgeValues(detector, values, detector.heading(heading), sample.distinctRatio) ?? [])
  if (!findings.some(({ certainty }) => certainty === 'certain')) findings.push(...judgeTexts(values, detectors, findings))
  const byChance = new Set(sample.scan?.found.filter(({ beyondChance }) => !beyondChance).map(({ kind }) => kind))
  const told = findings.filter(({ kind, hint }) => hint || !byChance.has(kind))
  if (sample.scan !== undefined) told.push(...judgeScan(sample.scan, told))
  return told.sort((a, b) => order[a.certainty] - order[b.certainty] || Number(b.hint) - Number(a.hint) || b.share - a.share)
}

/** A heading as detectors read it: `BirthDate`, `birth_date` and `Birth date` are all ` birth date `. */
export const headingWords = (heading: string): string =>
  ` ${heading.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2').toLowerCase().replaceAll(/[^\p{L}\p{N}№]+/gu, ' ').trim()} `

function judgeValues(detector: Detector, values: readonly string[], says: HeadingSays, distinct: number | undefined): ColumnFinding | undefined {
  if (says === 'against') return undefined
  const hint = says === 'for'
  const matching = values.filter((value) => detector.holds(value, hint))
  const share = matching.length / values.length
  const certainty = weigh(detector, { share, hits: matching.length, hint, repeated: distinct !== undefined && distinct < 0.02 && values.length >= 50 })
  return certainty && finding(detector.kind, { hits: matching.length, of: values.length, hint, where: 'value', certainty,
    examples: [...new Set(matching)].slice(0, 3).map((value) => maskValue(detector.kind, value)) })
}

interface Weights { readonly share: number; readonly hits: number; readonly hint: boolean; readonly repeated: boolean }

/** Among random twelve digits one in 400 is a valid number, so a tenth of the values is no chance. */
function weigh({ evidence }: Detector, { share, hits, hint, repeated }: Weights): ColumnCertainty | undefined {
  if (hits === 0) return undefined
  if (evidence === 'context') return hint ? share >= 0.5 ? 'certain' : share >= 0.1 ? 'likely' : undefined : undefined
  if (evidence === 'checksum') {
    if (share >= 0.8 || (hint && share >= 0.5)) return 'certain'
    if (share >= 0.1 || (hint && share >= 0.02)) return 'likely'
    return hits >= 2 && share >= 0.02 ? 'possible' : undefined
  }
  if (hint) return share >= 0.6 ? 'certain' : share >= 0.1 ? 'likely' : 'possible'
  if (repeated) return share >= 0.6 ? 'possible' : undefined // a handful of values over and over: places, shops, categories
  return share >= 0.8 ? 'certain' : share >= 0.5 ? 'likely' : share >= 0.1 ? 'possible' : undefined
}

/** Longer texts that mention personal data: comments, addresses of a complaint, minutes. */
function judgeTexts(values: readonly string[], detectors: readonly Detector[], known: readonly ColumnFinding[]): ColumnFinding[] {
  const texts = values.filter((value) => value.length >= 25)
  if (texts.length * 2 < values.length) return []
  // Addresses and paths have words only where signs join them.
  const ofJoined = detectors.filter(({ kind }) => kind === 'name')
  const held = new Map<PersonalDataKind, string[]>()
  for (const text of texts) {
    const inText = new Map<PersonalDataKind, string>()
    for (const { kind, start, end, certainty } of findSpans(text, text.includes(' ') ? detectors : ofJoined)) {
      if (certainty >= 0.6 && !inText.has(kind)) inText.set(kind, maskValue(kind, text.slice(start, end)))
    }
    for (const [kind, example] of inText) held.set(kind, [...held.get(kind) ?? [], example])
  }
  return [...held].flatMap(([kind, examples]) => {
    const share = examples.length / values.length
    if (share < 0.01 || known.some((one) => one.kind === kind && one.certainty !== 'possible')) return []
    return finding(kind, { hits: examples.length, of: values.length, hint: false, where: 'text', certainty: share >= 0.3 ? 'likely' : 'possible',
      examples: [...new Set(examples)].slice(0, 3) })
  })
}

/** Numbers that name one person or their money: one of them in a column is enough to be asked about. */
const oneIsEnough = new Set<PersonalDataKind>(['national-id', 'sole-trader-id', 'bank-account', 'card'])

/** What the sample did not show: kinds of which any is too many, and addresses of e-mail from one value in a hundred on. What else tells of people only the share of the sample, or the heading, makes sure. */
function judgeScan({ values, found }: Pick<ColumnScan, 'values' | 'found'>, known: readonly ColumnFinding[]): ColumnFinding[] {
  return found.flatMap(({ kind, hits, whole, examples, beyondChance }: Scanned) => {
    if (known.some((one) => one.kind === kind) || !beyondChance) return []
    if (!oneIsEnough.has(kind) && (kind !== 'email' || hits < values / 100)) return []
    const share = hits / values
    return finding(kind, {
      hits, of: values, hint: false, where: whole * 2 > hits ? 'value' : 'text', certainty: share >= 0.3 ? 'likely' : 'possible', examples,
    })
  })
}

const finding = (kind: PersonalDataKind, found: Omit<ColumnFinding, 'kind' | 'share'>): ColumnFinding => ({ kind, ...found, share: found.hits / found.of })
