/** The tables in which figures go out: those of the plan in one, and each indicator that the portal computes in its own. */
import type { Kernel } from '../../../kernel/index.ts'
import type { Text } from '../../../law/text.ts'
import { csvPath, planWords } from '../plan/index.ts'

/** What a column holds, as others call it. */
export const kindOfColumn = {
  text: { table: 'string', csvw: 'string' }, number: { table: 'number', csvw: 'decimal' }, whole: { table: 'integer', csvw: 'integer' }, day: { table: 'date', csvw: 'date' }, moment: { table: 'datetime', csvw: 'dateTime' },
} as const

interface Column { readonly name: string; readonly kind: keyof typeof kindOfColumn; readonly needed?: true }

export interface SeriesTable { readonly name: string; readonly path: string; readonly title: Text; readonly description?: Text; readonly columns: readonly Column[] }

/** As `figures.csv` has them. */
const figures: readonly Column[] = [
  { name: 'entry', kind: 'text' }, { name: 'indicator', kind: 'text', needed: true }, { name: 'name', kind: 'text' }, { name: 'year', kind: 'whole', needed: true }, { name: 'kind', kind: 'text', needed: true }, { name: 'value', kind: 'number', needed: true },
  { name: 'low', kind: 'number' }, { name: 'high', kind: 'number' }, { name: 'source', kind: 'text' }, { name: 'responsible', kind: 'text' }, { name: 'told on', kind: 'day' },
]
/** As the file of an indicator has them. */
const values: readonly Column[] = [
  { name: 'indicator', kind: 'text', needed: true }, { name: 'day', kind: 'day', needed: true }, { name: 'value', kind: 'number', needed: true }, { name: 'unit', kind: 'text', needed: true }, { name: 'computed_at', kind: 'moment', needed: true },
  { name: 'part', kind: 'whole' }, { name: 'whole', kind: 'whole' },
]

export const seriesTables = ({ indicators }: Pick<Kernel, 'indicators'>): readonly SeriesTable[] => [
  { name: 'figures', path: `/en${csvPath}`, title: planWords.csv, columns: figures },
  ...indicators.list.map(({ id, title, definition }) => ({ name: id.toLowerCase(), path: `/indicators/${id}/values.csv`, title, description: definition, columns: values })),
]
