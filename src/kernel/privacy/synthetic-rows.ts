/** Draws synthetic rows from a published model: what nobody's row was, and always the same rows for the same stream of chance. */
import { addDays, type Day, daysBetween, parseDay } from '../../law/time.ts'
import type { Bins } from './aggregate-request.ts'
import { textOf, unitsOf } from './aggregate-sql.ts'
import { type RandomSource, uniformBelow } from './random.ts'
import type { Marginal, SyntheticColumn, SyntheticModel } from './synthetic.ts'
import { textMark } from './synthetic.messages.ts'

/** A row as text in the order of the columns; null where a value is missing or is none of the categories. */
export type SyntheticRow = Readonly<Record<string, string | null>>

/**
 * Rows without end. With `keyedRandom(secret, version)` a version has always the same ones; the secret stays secret, though
 * nothing in the model would be given away by it.
 */
export function* syntheticRows(model: SyntheticModel, random: RandomSource): Generator<SyntheticRow, never> {
  const marginals = new Map(model.marginals.map((marginal) => [marginal.column, marginal]))
  for (let number = 1; ; number += 1) {
    const places = new Map<string, number>()
    const row: Record<string, string | null> = {}
    for (const column of model.columns) {
      const marginal = marginals.get(column.name)
      if (marginal === undefined) {
        row[column.name] = column.kind === 'identifier' ? String(number) : textMark
        continue
      }
      const place = drawPlace(countsFor(marginal, places), random)
      if (place !== undefined) places.set(column.name, place)
      row[column.name] = place === undefined ? null : valueIn(column, marginal.bins, place, random)
    }
    yield row
  }
}

/** The counts that hold under what was drawn before; where nobody was counted, those of all together. */
function countsFor({ given, counts }: Marginal, places: ReadonlyMap<string, number>): readonly number[] {
  const line = counts[given === undefined ? 0 : places.get(given) ?? -1]
  if (line?.some((count) => count > 0) === true) return line
  return (counts[0] ?? []).map((_, place) => counts.reduce((sum, other) => sum + (other[place] ?? 0), 0))
}

/** A bin, as likely as its count; undefined when nothing was counted. */
function drawPlace(counts: readonly number[], random: RandomSource): number | undefined {
  const whole = counts.reduce((sum, count) => sum + BigInt(count), 0n)
  if (whole === 0n) return undefined
  let left = uniformBelow(whole, random)
  return counts.findIndex((count) => {
    left -= BigInt(count)
    return left < 0n
  })
}

function valueIn(column: SyntheticColumn, bins: Bins, place: number, random: RandomSource): string | null {
  if (bins.kind === 'category') return bins.categories[place] ?? null
  if (place > bins.edges.length) return null
  if (column.kind !== 'number' && column.kind !== 'day') return null
  // Beyond the bounds the bound itself stands, as nothing is known of what lies there.
  if (place === 0) return bound(column, 0)
  if (place === bins.edges.length) return bound(column, 1)
  const [from, below] = [bins.edges[place - 1]!, bins.edges[place]!]
  if (column.kind === 'number') {
    const low = unitsOf(from, column.places)
    return textOf(low + uniformBelow(unitsOf(below, column.places) - low, random), column.places)
  }
  return dayBetween(parseDay(from), parseDay(below), random)
}

const bound = (column: Extract<SyntheticColumn, { kind: 'number' | 'day' }>, side: 0 | 1): string =>
  (column.kind === 'number' ? textOf(unitsOf(column.bounds[side], column.places), column.places) : column.bounds[side])

function dayBetween(from: Day, below: Day, random: RandomSource): Day {
  return addDays(from, Number(uniformBelow(BigInt(daysBetween(from, below)), random)))
}
