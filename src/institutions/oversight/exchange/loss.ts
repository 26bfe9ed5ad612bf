/** What became of every value of a file, counted for each of its columns with examples: the report that lets nothing be lost silently. Pure. */
import type { ForeignField, Relation } from './crosswalk.ts'
import type { FieldName } from './record.ts'

/**
 * Taken as it stood; taken after a repair that changes no meaning (spaces, capitals, markup, an old spelling); taken with another meaning; taken in part;
 * not taken, for there is no place for it; not readable. Whatever is not `exact` is kept as it stood with the original row.
 */
export const outcomes = ['exact', 'repaired', 'meaning', 'cut', 'notTaken', 'unreadable'] as const
export type Outcome = (typeof outcomes)[number]

export interface Example { readonly row: number; readonly line?: number; readonly value: string }

export interface LossLine {
  /** As the file, or our record, calls it. */
  readonly column: string
  readonly ours?: FieldName
  readonly relation: Relation
  readonly counts: Readonly<Record<Outcome, number>>
  readonly examples: Readonly<Partial<Record<Outcome, readonly Example[]>>>
  readonly field?: ForeignField
}

export interface Tally {
  count(column: string, outcome: Outcome, where: Pick<Example, 'row' | 'line'>, value: string): void
  readonly lines: readonly LossLine[]
}

const mostExamples = 3
const longestExample = 120

/** Counts for columns that are known beforehand. */
export function openTally(columns: readonly { readonly column: string; readonly field: ForeignField | undefined }[]): Tally {
  const lines = new Map(columns.map(({ column, field }) => [column, {
    column, relation: field?.relation ?? 'none' as const, ...(field && { field }), ...(field?.ours && { ours: field.ours }),
    counts: Object.fromEntries(outcomes.map((one) => [one, 0])) as Record<Outcome, number>, examples: {} as Partial<Record<Outcome, Example[]>>,
  }]))
  return {
    count(column, outcome, { row, line: at }, value) {
      const line = lines.get(column)!
      line.counts[outcome] += 1
      const examples = line.examples[outcome] ??= []
      if (examples.length < mostExamples) examples.push({ row, ...(at !== undefined && { line: at }), value: value.length > longestExample ? `${value.slice(0, longestExample)}…` : value })
    },
    get lines() { return [...lines.values()] },
  }
}

/** The sums of all columns. */
export const totals = (lines: readonly LossLine[]): Readonly<Record<Outcome, number>> =>
  Object.fromEntries(outcomes.map((outcome) => [outcome, lines.reduce((sum, { counts }) => sum + counts[outcome], 0)])) as Record<Outcome, number>
