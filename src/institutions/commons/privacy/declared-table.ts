/**
 * What a table offers to aggregates. Where the rows may be seen that is read from its profile, which is handed in as one of those rows
 * alone; where they may not, from what its owner has said beforehand and from the noisy model that was paid for when it was published. Pure.
 */
import type { AggregateColumn, AggregateTable, SyntheticColumn, SyntheticModel } from '../../../kernel/privacy/index.ts'
import type { DatasetVersion, VersionTable } from '../dataset.ts'
import type { ColumnProfile } from '../ingest/index.ts'
import type { KnownColumns } from './owner-decision.ts'
import { columnsBefore } from './synthetic-columns.ts'

/** How the asker stands to the data: they may know the rows themselves, or only noisy numbers, from what is public of the table. */
export type Knowledge =
  | { readonly of: 'rows' }
  | { readonly of: 'noise'; readonly known: KnownColumns; readonly model?: SyntheticModel | undefined }

/** How many rows of one subject count where a subject has several. */
const rowsOfOne = 4
/** Beyond so many different values a profile estimates their number, and an estimate cannot tell that nobody stands in two rows. */
const surelyCounted = 10_000
/** Whole numbers that are years are grouped by, not added up. */
const years = { from: 1900, to: 2100, most: 60 }

type Told = Pick<VersionTable, 'name' | 'columns' | 'profile'>
type Subjects = Pick<AggregateTable, 'unit' | 'maxRows'>

/**
 * Whom answers protect: those whom a column with a keyed hash names – that is what the gate made of numbers of people – unless surely
 * nobody stands in two rows; otherwise each row is one. Of several such columns the one with the fewest different values protects most:
 * each of its subjects has the most rows, fewest rows count in all, and where subjects lie in each other (a household and its members)
 * the outer ones hold the inner ones. That a column is such a key is told to everybody, as its name and type are.
 */
export function subjectsOf({ name, profile }: Pick<VersionTable, 'name' | 'profile'>, { gate }: Pick<DatasetVersion, 'gate'>): Subjects {
  const [hashed] = profile.columns.filter((column) => (column.distinct > surelyCounted || column.distinct < profile.rows - column.nulls)
    && gate?.actions.some((one) => one.action === 'keyed-hash' && one.table === name && one.column === column.name))
    .toSorted((a, b) => a.distinct - b.distinct)
  return hashed === undefined ? { unit: 'row', maxRows: 1 } : { unit: { column: hashed.name }, maxRows: rowsOfOne }
}

/** Declares a table. `lent` are the columns that the asker may learn of, absent for all. */
export function declareTable(table: Told, version: Pick<DatasetVersion, 'gate'>, knowledge: Knowledge, lent?: readonly string[]): AggregateTable {
  const { name, columns, profile } = table
  const subjects: Subjects = knowledge.of === 'rows' ? { unit: 'row', maxRows: 1 } : subjectsOf(table, version)
  const subject = subjects.unit === 'row' ? undefined : subjects.unit.column
  const seen = knowledge.of === 'rows' ? undefined : publicColumns(table, knowledge)
  const offered = columns.flatMap((column): [string, AggregateColumn][] => {
    const told = profile.columns.find((one) => one.name === column.name)
    if (told === undefined || column.name === subject || (lent !== undefined && !lent.includes(column.name))) return []
    const made = seen === undefined ? exactColumn(told) : privateColumn(told, seen.get(column.name))
    return made === undefined ? [] : [[column.name, made]]
  })
  return { name, source: { table: name }, columns: Object.fromEntries(offered), ...subjects }
}

/** What is public of the columns: of the model the ends and categories that noise has let through; what the owner says goes before. */
function publicColumns({ profile }: Told, { known, model }: Knowledge & { readonly of: 'noise' }): ReadonlyMap<string, SyntheticColumn> {
  const said = columnsBefore(profile, known).filter((column) => column.kind !== 'unbounded')
  const found = (model?.columns ?? []).flatMap((column): readonly SyntheticColumn[] => {
    if (column.kind !== 'category') return [column]
    const bins = model?.marginals.find((marginal) => marginal.column === column.name)?.bins
    return bins?.kind === 'category' ? [{ ...column, categories: bins.categories }] : []
  })
  const whole = (column: SyntheticColumn): boolean => column.kind === 'number' || (column.kind === 'category' && column.categories !== undefined)
  return new Map([...found, ...said.filter(whole)].map((column) => [column.name, column]))
}

function privateColumn({ kind, type }: ColumnProfile, made: SyntheticColumn | undefined): AggregateColumn | undefined {
  if (made?.kind === 'category') return made.categories === undefined || made.categories.length === 0 ? undefined : { kind: 'category', categories: made.categories, public: true }
  if (kind === 'date' && type === 'DATE') return { kind: 'day', public: true }
  // Without ends there is nothing to scale noise by.
  return made?.kind === 'number' ? numberOf({ kind, type }, made) : undefined
}

/** Of whoever may see the rows: numbers are exact, so that no ends are needed. */
function exactColumn({ kind, type, min, max, top = [] }: ColumnProfile): AggregateColumn | undefined {
  if (kind === 'category' || kind === 'boolean') return top.length > 0 ? { kind: 'category', categories: top.map(({ value }) => value), public: true } : undefined
  if (kind === 'date' && type === 'DATE') return { kind: 'day', public: true }
  if (kind !== 'number' && kind !== 'integer') return undefined
  if (typeof min !== 'number' || typeof max !== 'number') return { kind: 'number', places: placesOf(type, 0), public: true }
  const width = max > min ? Math.max(0, 1 - Math.floor(Math.log10(max - min))) : 0
  return yearsOf(kind, min, max) ?? { kind: 'number', places: placesOf(type, kind === 'integer' ? 0 : Math.min(6, width)), public: true }
}

function numberOf({ kind, type }: Pick<ColumnProfile, 'kind' | 'type'>, { bounds: [low, high], places }: SyntheticColumn & { readonly kind: 'number' }): AggregateColumn {
  return yearsOf(kind, Number(low), Number(high))
    ?? { kind: 'number', places: Math.max(placesOf(type, places), decimalsOf(low), decimalsOf(high)), bounds: [low, high], public: true }
}

/** Every year from a round one before the first to a round one after the last. */
function yearsOf(kind: ColumnProfile['kind'], min: number, max: number): AggregateColumn | undefined {
  if (kind !== 'integer' || min < years.from || max > years.to || max - min >= years.most) return undefined
  const [from, to] = [Math.floor(min / 5) * 5, Math.ceil(max / 5) * 5]
  return { kind: 'category', categories: Array.from({ length: to - from + 1 }, (_, i) => String(from + i)), public: true }
}

const decimalsOf = (number: string): number => Math.min(6, number.split('.')[1]?.length ?? 0)

/** Places after the point that count: those of the type, of floating numbers two more than the width of the values needs. */
function placesOf(type: string, places: number): number {
  if (/INT(?:EGER)?$/.test(type)) return 0
  const scale = /^DECIMAL\(\d+,\s*(\d+)\)$/.exec(type)?.[1]
  return scale !== undefined ? Math.min(6, Number(scale)) : Math.min(6, places + 2)
}
