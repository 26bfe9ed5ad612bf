/** Rows and statistics: pages of a table through the engine, each read noted before it goes out. */
import { Failure } from '../../../law/failure.ts'
import { json, type Visit } from '../../../portal/index.ts'
import type { Commons, Opened } from '../commons.ts'
import type { VersionTable } from '../dataset.ts'
import type { Caller, ResultPage, TableSource } from '../engine/index.ts'
import { featuresOf } from './features.ts'
import { callerOf } from '../ownership.ts'
import { words } from './messages.ts'
import { statisticsOf } from './statistics.ts'

const rowsOnPage = 100

/** A table as the asker may read it, with what a task says of itself. */
interface Lent { readonly opened: Opened; readonly source: TableSource; readonly table: VersionTable; readonly manner: { readonly caller: Caller; readonly signal: AbortSignal } }

/** Each table is a configuration of one split, `train`. Throws a `Failure` when there is none of this name. */
export async function onTable(commons: Commons, visit: Visit, opened: Opened, use: (lent: Lent) => Promise<Response>): Promise<Response> {
  const { searchParams } = visit.url
  return commons.reader.tables(opened, async (sources, tables) => {
    const name = searchParams.get('config') ?? tables[0]?.name
    const [source, table] = [sources.find((one) => one.name === name), tables.find((one) => one.name === name)]
    if (source === undefined || table === undefined || (searchParams.get('split') ?? 'train') !== 'train') throw new Failure('not found', words.noSplit)
    return use({ opened, source, table, manner: { caller: callerOf(opened.asker, visit.ip), signal: visit.request.signal } })
  })
}

function numberIn({ url }: Visit, name: string, otherwise: number, most: number): number {
  const given = url.searchParams.get(name)
  const value = given === null ? otherwise : Number(given)
  if (given === '' || !Number.isInteger(value) || value < 0 || value > most) throw new Failure('invalid', words.badPage)
  return value
}

const note = ({ reads }: Commons, { dataset, version, verdict, asker }: Opened, what: string, rows?: number): Promise<void> => reads.note({
  dataset: dataset.id, version: version.number, door: 'viewer', mode: 'query', by: verdict.by, asker, what, ...(rows !== undefined && { rows }),
})

/** Rows as objects, with the number of each in the table or in what was found. */
function rowsOf({ columns, rows, cut }: ResultPage, offset: number) {
  const truncated = Map.groupBy(cut, ({ row }) => row)
  return rows.map((row, at) => ({
    row_idx: offset + at, row: Object.fromEntries(columns.map(({ name }, index) => [name, row[index]])),
    truncated_cells: (truncated.get(at) ?? []).map(({ column }) => columns[column]?.name),
  }))
}

/** `/rows`, `/search` and `/filter`: at most a hundred rows at a time, at any offset. */
export const page = (commons: Commons, visit: Visit, kind: 'rows' | 'search' | 'filter') => async ({ opened, source, table, manner }: Lent): Promise<Response> => {
  const { searchParams } = visit.url
  const [offset, length] = [numberIn(visit, 'offset', 0, Number.MAX_SAFE_INTEGER), numberIn(visit, 'length', rowsOnPage, rowsOnPage)]
  const [search, where, orderBy] = [searchParams.get('query') ?? '', searchParams.get('where') ?? '', searchParams.get('orderby') ?? '']
  if (kind === 'search' && search.trim() === '') throw new Failure('invalid', words.noQuery)
  const found = await commons.engine.rows(source, {
    ...manner, offset, length, ...(kind === 'search' && { search }), ...(kind === 'filter' && where !== '' && { where }), ...(kind === 'filter' && orderBy !== '' && { orderBy }),
  })
  await note(commons, opened, [table.name, kind, search, where, orderBy, `offset ${offset}`].filter((one) => one !== '').join(' '), found.rows.length)
  return json({ features: featuresOf(found.columns), rows: rowsOf(found, offset), num_rows_total: found.total, num_rows_per_page: rowsOnPage, partial: false })
}

/** `/first-rows`: the beginning of a table. */
export const firstRows = (commons: Commons) => async ({ opened, source, table, manner }: Lent): Promise<Response> => {
  const found = await commons.engine.rows(source, { ...manner, offset: 0, length: rowsOnPage })
  await note(commons, opened, `${table.name} first rows`, found.rows.length)
  const { namespace, name } = opened.dataset
  return json({
    dataset: `${namespace}/${name}`, config: table.name, split: 'train', features: featuresOf(found.columns), rows: rowsOf(found, 0), truncated: found.total > found.rows.length,
  })
}

export const statistics = (commons: Commons) => async ({ opened, source, table, manner }: Lent): Promise<Response> => {
  const found = await commons.engine.statistics(source, manner)
  await note(commons, opened, `${table.name} statistics`)
  return json(statisticsOf(found))
}
