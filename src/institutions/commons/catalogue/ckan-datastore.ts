/** The rows of a table, as CKAN's DataStore answers for them: what is read is what the policy function lends, and it is noted first. */
import { Failure } from '../../../law/failure.ts'
import type { Commons, Opened } from '../commons.ts'
import { type Dataset, fieldOf, type VersionTable } from '../dataset.ts'
import { quoteName, quoteText } from '../../../kernel/duckdb/index.ts'
import { recordsOf } from '../engine/index.ts'
import { callerOf } from '../ownership.ts'
import type { Asker } from '../policy.ts'
import { ckanWords } from './ckan.messages.ts'
import { datasetOfResource, type Node, resourceId } from './ckan-package.ts'
import type { RowsAsked } from './ckan-parameters.ts'

/** The dataset and the table of a resource. */
async function tableOf(
  { datasets, access }: Commons, asker: Asker, resource: string, mode: 'metadata' | 'query',
): Promise<{ readonly opened: Opened; readonly dataset: Dataset; readonly table: VersionTable }> {
  const id = datasetOfResource(resource)
  if (id === undefined) throw new Failure('not found', ckanWords.noResource)
  const dataset = await datasets.byId(id)
  const opened = await access.open(asker, dataset, { mode })
  const table = opened.version.tables.find(({ name }) => resourceId(id, { table: name }) === resource)
  if (table === undefined) throw new Failure('not found', resource.includes('/') ? ckanWords.noTable : ckanWords.noResource)
  return { opened, dataset, table }
}

/** `datastore_search`. */
export async function searchRows({ commons, asker, ip }: { readonly commons: Commons; readonly asker: Asker; readonly ip: string }, query: RowsAsked): Promise<Node> {
  const resource = query.resource_id ?? query.id
  if (resource === undefined) throw new Failure('invalid', ckanWords.badParameters, [{ field: 'resource_id', text: ckanWords.badParameters }])
  const { opened, dataset, table } = await tableOf(commons, asker, resource, 'query')
  const where = conditionOf(query.filters ?? {}, table)
  await commons.reads.note({
    dataset: dataset.id, version: opened.version.number, door: 'viewer', mode: 'query', by: opened.verdict.by, asker,
    what: `datastore_search ${table.name} ${query.offset}+${query.limit}${where ? ` where ${where}` : ''}${query.q ? ` q=${query.q}` : ''}`, rows: query.limit,
  })
  const page = await commons.reader.tables(opened, (sources) => {
    const source = sources.find(({ name }) => name === table.name)
    if (source === undefined) throw new Failure('not found', ckanWords.noResource)
    return commons.engine.rows(source, {
      offset: query.offset, length: query.limit, caller: callerOf(asker, ip), ...(query.fields && { columns: query.fields }),
      ...(where && { where }), ...(query.sort && { orderBy: query.sort }), ...(query.q && { search: query.q }),
    })
  })
  const fields = page.columns.map(({ name, type }) => ({ id: name, type: postgresType(type) }))
  return {
    resource_id: resource, include_total: true, total: page.total, total_was_estimated: false, limit: query.limit, offset: query.offset, records_format: query.records_format, fields,
    records: query.records_format === 'lists' ? page.rows : recordsOf(page),
  }
}

/** `datastore_info`: the columns of a table with their labels, for everybody. */
export async function tableInfo(commons: Commons, asker: Asker, resource: string): Promise<Node> {
  const { dataset, table } = await tableOf(commons, asker, resource, 'metadata')
  const lent = dataset.terms.columns
  return {
    meta: { id: resource, count: table.rows, table_type: 'BASE TABLE' },
    fields: table.columns.filter(({ name }) => lent === undefined || lent.includes(name)).map(({ name, type }) => {
      const said = fieldOf(dataset.description, name)
      return { id: name, type: postgresType(type), info: { label: said?.label.en ?? name, notes: said?.description?.en ?? '' } }
    }),
  }
}

/** The condition that every filter holds; a column with several values may have any of them. */
function conditionOf(filters: NonNullable<RowsAsked['filters']>, table: VersionTable): string {
  return Object.entries(filters).map(([name, wanted]) => {
    const column = table.columns.find((one) => one.name === name)
    if (column === undefined) {
      throw new Failure('invalid', ckanWords.badParameters, [{ field: 'filters', text: ckanWords.badParameters }])
    }
    const values = [wanted].flat()
    const some = values.filter((value) => value !== null).map(String)
    const numeric = /INT|DOUBLE|FLOAT|DECIMAL/.test(column.type) && some.every((value) => value.trim() !== '' && Number.isFinite(Number(value)))
    const listed = some.map((value) => (numeric ? Number(value) : quoteText(value))).join(', ')
    const parts = [
      ...(some.length > 0 ? [`cast(${quoteName(name)} as ${numeric ? 'double' : 'varchar'}) in (${listed})`] : []),
      ...(values.length > some.length ? [`${quoteName(name)} is null`] : []),
    ]
    return `(${parts.length > 0 ? parts.join(' or ') : 'false'})`
  }).join(' and ')
}

const postgres: readonly (readonly [RegExp, string])[] = [
  [/^(?:TINYINT|SMALLINT|INTEGER|UTINYINT|USMALLINT)$/, 'int4'], [/^(?:BIGINT|UINTEGER)$/, 'int8'], [/^(?:DOUBLE|FLOAT)$/, 'float8'],
  [/^(?:DECIMAL|U?HUGEINT|UBIGINT)/, 'numeric'], [/^BOOLEAN$/, 'bool'], [/^DATE$/, 'date'], [/^TIMESTAMP WITH/, 'timestamptz'], [/^TIMESTAMP/, 'timestamp'],
  [/^TIME/, 'time'], [/\[\d*\]$|^(?:STRUCT|MAP|JSON|UNION)/, 'json'],
]

/** The type of a column as PostgreSQL calls it: that is what clients of the DataStore know. */
const postgresType = (type: string): string => postgres.find(([pattern]) => pattern.test(type))?.[1] ?? 'text'
