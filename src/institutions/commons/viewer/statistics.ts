/** Statistics of columns in the words of the dataset viewer. Pure. */
import type { ColumnStatistics, TableStatistics } from '../engine/index.ts'

const kinds = {
  integer: 'int', decimal: 'float', moment: 'datetime', 'text lengths': 'string_text', 'list lengths': 'list', classes: 'string_label', truth: 'bool',
} as const

const share = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round(part / whole * 100_000) / 100_000)

function valuesOf(column: Exclude<ColumnStatistics, { kind: 'other' }>): Readonly<Record<string, unknown>> {
  if (column.kind === 'classes') {
    return { no_label_count: 0, no_label_proportion: 0, n_unique: column.distinct, frequencies: Object.fromEntries(column.frequencies) }
  }
  if (column.kind === 'truth') return { frequencies: Object.fromEntries(column.frequencies.map(([value, count]) => [value === 'true' ? 'True' : 'False', count])) }
  const { spread } = column
  return {
    min: spread?.min ?? null, max: spread?.max ?? null, mean: spread?.mean ?? null, median: spread?.median ?? null, std: spread?.deviation ?? null,
    histogram: spread && { hist: spread.histogram.counts, bin_edges: spread.histogram.edges },
  }
}

/** What nothing is measured of is left out, as the viewer does. */
export const statisticsOf = ({ rows, columns }: TableStatistics) => ({
  num_examples: rows,
  statistics: columns.flatMap((column) => column.kind === 'other' ? [] : [{
    column_name: column.name, column_type: kinds[column.kind],
    column_statistics: { nan_count: column.missing, nan_proportion: share(column.missing, rows), ...valuesOf(column) },
  }]),
  partial: false,
})
