/** Whom a matcher proposes, group by group: so that anybody sees whether it treats them alike. Pure; groups of few are told together, or not at all. */
import { type Cell, withoutSmallCells } from '../privacy/index.ts'

/** Somebody who could have been proposed, in which group they say to be, and whether they were. */
export interface Judged { readonly group: string; readonly proposed: boolean }

/** A group, or several small ones together where it has no name. */
export interface GroupRate { readonly group?: string; readonly people: number; readonly proposed: number; readonly perCent: number }

export interface SelectionRates {
  readonly rates: readonly GroupRate[]
  /** Groups that are too small to be told by themselves. */
  readonly hidden: number
  /** The least rate of a group that is told by itself, in per cent of the highest: below 80, by the rule of four fifths, somebody must look why. Unknown with fewer than two groups, or where nobody was proposed. */
  readonly leastOfHighest?: number
}

const rateOf = ({ count, sums }: Omit<Cell<string>, 'key'>): GroupRate => {
  const proposed = Number(sums['proposed'])
  return { people: count, proposed, perCent: Math.round((100 * proposed) / count) }
}

/** The rates of each group. Neither those who were proposed nor those who were not are told where they are few. */
export function selectionRates(judged: readonly Judged[]): SelectionRates {
  const cells = [...Map.groupBy(judged, ({ group }) => group)].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([key, all]): Cell<string> => {
    const [yes, no] = [all.filter(({ proposed }) => proposed).length, all.filter(({ proposed }) => !proposed).length]
    const one = (of: number): bigint => (of === 0 ? 0n : 1n)
    return { key, count: all.length, sums: { proposed: BigInt(yes), others: BigInt(no) }, largest: { proposed: one(yes), others: one(no) }, contributors: { proposed: yes, others: no } }
  })
  const { cells: told, rest, hidden } = withoutSmallCells(cells)
  const rates = told.map((cell) => ({ group: cell.key, ...rateOf(cell) }))
  const shares = rates.map(({ people, proposed }) => proposed / people)
  const highest = Math.max(...shares)
  return { rates: [...rates, ...rest ? [rateOf(rest)] : []], hidden, ...(shares.length > 1 && highest > 0 && { leastOfHighest: Math.round((100 * Math.min(...shares)) / highest) }) }
}
