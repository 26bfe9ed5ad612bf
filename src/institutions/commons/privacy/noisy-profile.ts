/** The profile of a restricted table as everybody sees it: the noisy counts that its synthetic rows are drawn from, and no exact ones. */
import type { Marginal, SyntheticModel } from '../../../kernel/privacy/index.ts'
import type { DatasetVersion } from '../dataset.ts'
import type { ColumnProfile, Profile } from '../ingest/index.ts'

/** Counts below this are noise more than data, and are not shown. */
const smallest = 10
const mostShown = 20

/** Pure. Of the exact profile only names, types, kinds and the number of rows are told, which the catalogue tells as well; without a model nothing else. */
export function noisyProfile(model: SyntheticModel | undefined, { columns, bytes, rows }: Profile): Profile {
  const known = new Map((model?.marginals ?? []).map((marginal) => [marginal.column, marginal]))
  return { rows, duplicates: 0, bytes, columns: columns.map((column) => noisyColumn(column, known.get(column.name), rows)) }
}

/** A version as whoever may not see its rows knows it without a model: no figure of its texts, its repetitions or its rejected rows, and nothing that was noted while they were read. */
export const veiledVersion = (version: DatasetVersion): DatasetVersion =>
  ({ ...version, notes: [], tables: version.tables.map((table) => ({ ...table, rejects: { count: 0, first: [] }, profile: noisyProfile(undefined, table.profile) })) })

const valueOf = (kind: 'number' | 'day', edge: string): number | string => (kind === 'number' ? Number(edge) : edge)

/** The last value below an edge, with as many places: profiles say of a bin which value is its last, and these bins end before their edge. */
function valueBefore(kind: 'number' | 'day', edge: string): number | string {
  if (kind === 'day') return Temporal.PlainDate.from(edge).subtract({ days: 1 }).toString()
  const places = edge.split('.')[1]?.length ?? 0
  return Number((Number(edge) - 10 ** -places).toFixed(places))
}

function noisyColumn({ name, type, kind }: ColumnProfile, marginal: Marginal | undefined, rows: number): ColumnProfile {
  if (marginal === undefined) return { name, type, kind, nulls: 0, distinct: 0 }
  const { bins } = marginal
  // One line for each bin of the column that this one depends on: together they are the counts of this one.
  const counts = marginal.counts[0]!.map((_, place) => marginal.counts.reduce((sum, line) => sum + (line[place] ?? 0), 0)).map((count) => (count >= smallest ? count : 0))
  if (bins.kind === 'category') {
    const top = bins.categories.map((value, place) => ({ value, count: counts[place] ?? 0 })).filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count)
    return { name, type, kind, nulls: 0, distinct: top.length, ...(top.length > 0 && { top: top.slice(0, mostShown) }) }
  }
  // The first bin lies before the first edge, the last two behind the last edge and without a value.
  const inner = counts.slice(1, bins.edges.length)
  const edges = bins.edges.map((edge, place) => (place === 0 ? valueOf(bins.kind, edge) : valueBefore(bins.kind, edge)))
  return { name, type, kind, nulls: Math.max(0, Math.min(rows, counts.at(-1) ?? 0)), distinct: 0, ...(inner.some((count) => count > 0) && { histogram: { edges, counts: inner } }) }
}
