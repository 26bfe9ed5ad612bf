/** Reads every value of a table as text, column after column, for the gate. Runs in its child process. */
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { type ColumnScan, type Detector, openScan } from '../../../kernel/personal-data/index.ts'
import { quoteName, quoteText } from '../../../kernel/duckdb/index.ts'

/** Types whose values are too short, or of another form, for a number of a person (a UUID ends in twelve digits); what else they tell, the sample shows. */
const told = /^(?:BOOLEAN|U?TINYINT|U?SMALLINT|DATE|TIME|TIMESTAMP|INTERVAL)\b/
/** Of lists, structures and maps the keys are read as well as the values. */
const nested = /[[(]/
/** Columns that are read at once: each holds a few thousand values in memory. */
const together = 16

/** Everything in the columns of a Parquet file, by their names. */
export async function readTable(parquet: string, scratch: string, detectors: readonly Detector[]): Promise<ReadonlyMap<string, ColumnScan>> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '1', memory_limit: '512MiB', temp_directory: scratch, autoinstall_known_extensions: 'false', autoload_known_extensions: 'false',
  })
  const connection = await instance.connect()
  try {
    const source = `read_parquet(${quoteText(parquet)})`
    const described = await connection.runAndReadAll(`describe select * from ${source}`)
    const columns = described.getRowObjectsJson().map((row) => ({ name: String(row['column_name']), type: String(row['column_type']) }))
    const scans = new Map<string, ColumnScan>()
    const read = columns.filter(({ type }) => !told.test(type) || nested.test(type))
    for (let from = 0; from < read.length; from += together) {
      const group = read.slice(from, from + together).map((column) => ({ ...column, scan: openScan(detectors) }))
      await readColumns(connection, source, group)
      for (const { name, scan } of group) scans.set(name, scan)
    }
    for (const [name, halves] of await readHalves(connection, source, columns, detectors)) scans.set(name, withHalves(scans.get(name), halves))
    return scans
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

/** So many rows tell whether columns are halves of one number: they are in every row. */
const halvedRows = 20_000
const half = /^\d{2,11}$/

/** Columns side by side whose digits together are numbers of people in most rows, which neither of them is alone: what was found, by the name of either. */
async function readHalves(connection: DuckDBConnection, source: string, columns: readonly Omit<Column, 'scan'>[], detectors: readonly Detector[]): Promise<ReadonlyMap<string, ColumnScan>> {
  const numbered = columns.map((column, place) => ({ ...column, place })).filter(({ type }) => type === 'VARCHAR' || /^U?(?:BIG|HUGE)?INT(?:EGER)?$/.test(type))
  const pairs = numbered.flatMap((column, index) => (numbered[index + 1]?.place === column.place + 1 ? [{ left: index, names: [column.name, numbered[index + 1]!.name], scan: openScan(detectors) }] : []))
  if (pairs.length === 0) return new Map()
  const result = await connection.stream(`select ${numbered.map(({ name }) => `cast(${quoteName(name)} as varchar)`).join(', ')} from ${source} limit ${halvedRows}`)
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    const values = numbered.map((_, index) => chunk.getColumnValues(index))
    for (const { left, scan } of pairs) {
      for (let row = 0; row < chunk.rowCount; row += 1) {
        const [one, other] = [values[left]![row], values[left + 1]![row]]
        if (typeof one === 'string' && typeof other === 'string' && half.test(one) && half.test(other)) scan.add(one + other)
      }
    }
  }
  return new Map(pairs.flatMap(({ names, scan }) => (ofPeople(scan).length > 0 ? names.map((name): [string, ColumnScan] => [name, scan]) : [])))
}

const ofPeople = (halves: ColumnScan): ColumnScan['found'] => halves.found.filter(({ numbers, beyondChance, hits }) => numbers !== undefined && beyondChance && hits * 2 >= halves.values)

const withHalves = (own: ColumnScan | undefined, halves: ColumnScan): ColumnScan => ({
  add: () => undefined, values: own?.values ?? halves.values,
  found: [...(own?.found ?? []).filter(({ kind }) => !ofPeople(halves).some((one) => one.kind === kind)), ...ofPeople(halves)],
})

interface Column { readonly name: string; readonly type: string; readonly scan: ColumnScan }

async function readColumns(connection: DuckDBConnection, source: string, columns: readonly Column[]): Promise<void> {
  const texts = columns.map(({ name, type }) => (nested.test(type) && !type.startsWith('DECIMAL') ? `cast(to_json(${quoteName(name)}) as varchar)` : `cast(${quoteName(name)} as varchar)`))
  const result = await connection.stream(`select ${texts.join(', ')} from ${source}`)
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    for (const [index, { scan }] of columns.entries()) {
      for (const value of chunk.getColumnValues(index)) if (typeof value === 'string' && value !== '') scan.add(value)
    }
  }
}
