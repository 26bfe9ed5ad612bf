/** Hides cells of a table in which too few stand, or one makes nearly all: they stand together, and where even that would tell of somebody, nothing is told. Pure. */

/** Fewer than these are never told of. */
export const fewest = 5
/** No one may make more than this of a sum, in per cent. */
export const largestShare = 80

/** A cell: how many stand in it, its sums, what the largest single one makes of each, and how many made it. */
export interface Cell<K> {
  readonly key: K
  readonly count: number
  readonly sums: Readonly<Record<string, bigint>>
  readonly largest: Readonly<Record<string, bigint>>
  /** Of a sum that is not named here, all who stand in the cell. */
  readonly contributors?: Readonly<Record<string, number>>
}

/** What may be told: cells by themselves, and the others as one. */
export interface Told<K> {
  readonly cells: readonly Cell<K>[]
  readonly rest?: Omit<Cell<K>, 'key'>
  /** How many cells stand in `rest`, or are not told at all. */
  readonly hidden: number
}

/** Whether a cell may be told by itself: no sum of it may be of few, but of nobody it may. */
export const isTold = ({ count, sums, largest, contributors = {} }: Omit<Cell<unknown>, 'key'>): boolean =>
  count >= fewest && Object.values(contributors).every((of) => of === 0 || of >= fewest) && Object.entries(sums).every(([name, sum]) => (largest[name] ?? 0n) * 100n <= sum * BigInt(largestShare))

const joined = (some: readonly Omit<Cell<unknown>, 'key'>[]): Omit<Cell<unknown>, 'key'> => ({
  count: some.reduce((all, { count }) => all + count, 0),
  sums: Object.fromEntries(Object.keys(some[0]?.sums ?? {}).map((name) => [name, some.reduce((all, { sums }) => all + (sums[name] ?? 0n), 0n)])),
  largest: Object.fromEntries(Object.keys(some[0]?.largest ?? {}).map((name) => [name, some.reduce((all, { largest }) => ((largest[name] ?? 0n) > all ? largest[name]! : all), 0n)])),
  contributors: Object.fromEntries([...new Set(some.flatMap(({ contributors = {} }) => Object.keys(contributors)))].map((name) => [name, some.reduce((all, { count, contributors }) => all + (contributors?.[name] ?? count), 0)])),
})

/**
 * The cells that may be told, in the order in which they came. What is hidden stands together, with as many of the smallest told ones as it needs to hide anybody: a total is the
 * sum of what is told, so that nothing can be taken from it. A hidden cell that stood alone in the rest would be told by it, so that two at least stand there.
 */
export function withoutSmallCells<K>(cells: readonly Cell<K>[]): Told<K> {
  const small = cells.filter((cell) => !isTold(cell))
  if (small.length === 0) return { cells, hidden: 0 }
  const large = cells.filter(isTold).toSorted((a, b) => a.count - b.count)
  for (let taken = 0; taken <= large.length; taken += 1) {
    const hidden = [...small, ...large.slice(0, taken)]
    const rest = joined(hidden)
    if (hidden.length < 2 || !isTold(rest)) continue
    return { cells: cells.filter((cell) => !hidden.includes(cell)), rest, hidden: hidden.length }
  }
  return { cells: [], hidden: cells.length }
}
