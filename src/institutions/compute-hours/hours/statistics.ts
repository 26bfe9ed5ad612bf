/** Who used what for what, as everybody may know it: sums by group, and none that would tell of a single organisation. Pure. */
import { withoutSmallCells } from '../../../kernel/privacy/index.ts'

/** One grant as the statistics count it, in accelerator-seconds. */
export interface Counted { readonly organisation: string; readonly group: string; readonly granted: bigint; readonly used: bigint }

/** Absent name: groups that are too small to be told, together. */
export interface Group { readonly name?: string; readonly organisations: number; readonly granted: bigint; readonly used: bigint }

/** The groups that may be told by the rules of small cells; empty where nothing may. */
export function groupsOf(counted: readonly Counted[]): readonly Group[] {
  const cells = [...Map.groupBy(counted, ({ group }) => group)].map(([key, all]) => {
    const of = [...Map.groupBy(all, ({ organisation }) => organisation).values()].map((own) => ({ granted: sumOf(own, 'granted'), used: sumOf(own, 'used') }))
    return {
      key, count: of.length, sums: { granted: sumOf(all, 'granted'), used: sumOf(all, 'used') }, contributors: { used: of.filter(({ used }) => used > 0n).length },
      largest: { granted: of.reduce((most, { granted }) => (granted > most ? granted : most), 0n), used: of.reduce((most, { used }) => (used > most ? used : most), 0n) },
    }
  })
  const { cells: told, rest } = withoutSmallCells(cells)
  const group = ({ count, sums }: { readonly count: number; readonly sums: Readonly<Record<string, bigint>> }, name?: string): Group =>
    ({ ...(name !== undefined && { name }), organisations: count, granted: sums['granted'] ?? 0n, used: sums['used'] ?? 0n })
  return [...told.map((cell) => group(cell, cell.key)), ...rest ? [group(rest)] : []]
}

const sumOf = (all: readonly Pick<Counted, 'granted' | 'used'>[], what: 'granted' | 'used'): bigint => all.reduce((sum, one) => sum + one[what], 0n)
