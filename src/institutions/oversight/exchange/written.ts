/** Writes records of a foreign standard as a file of it, and a loss report as CSV. Pure. */
import { stringify } from 'csv-stringify/sync'
import type { Crosswalk } from './crosswalk.ts'
import { type LossLine, outcomes } from './loss.ts'
import type { Json } from './read-file.ts'
import { textOf } from './taken.ts'

type ForeignRecord = Readonly<Record<string, Json>>

/** Records as a file: CSV in UTF-8 with a mark and every column of the standard, or a list in JSON. `columns`: those of the file that they came from. */
export function writeFile(standard: Crosswalk, records: readonly ForeignRecord[], columns = columnsOf(standard)): string {
  if (standard.file === 'json') return `[${recordText(standard, records)}\n]\n`
  return `\uFEFF${lines([columns])}${recordText(standard, records, columns)}`
}

/** A stretch of records as it stands within such a file. */
export const recordText = (standard: Crosswalk, records: readonly ForeignRecord[], columns = columnsOf(standard)): string => (standard.file === 'json'
  ? records.map((record) => `\n${JSON.stringify(standard.nested ? deep(record) : record)}`).join(',')
  : lines(records.map((record) => columns.map((name) => textOf(record[name])))))

const columnsOf = ({ fields }: Crosswalk): readonly string[] => fields.filter(({ outside }) => !outside).map(({ name }) => name)

// Values stay as they are: what reads such files are programs, and an apostrophe before a formula would be another value.
const lines = (rows: readonly (readonly string[])[]): string => stringify(rows.map((row) => [...row]), { record_delimiter: 'windows' })

/** Flat names as nested records: `A4.reference` is `reference` within `A4`. */
function deep(record: ForeignRecord): ForeignRecord {
  const whole: Record<string, Json> = {}
  for (const [name, value] of Object.entries(record)) {
    const [outer, inner] = name.split('.')
    if (outer === undefined || inner === undefined) whole[name] = value
    else whole[outer] = { ...(whole[outer] as ForeignRecord | undefined), [inner]: value }
  }
  return whole
}

/** A loss report as rows of a table for spreadsheets, a column of the file in each. */
export const lossRows = (lossLines: readonly LossLine[]): { readonly head: readonly string[]; readonly rows: readonly (readonly (string | number)[])[] } => ({
  head: ['column', 'ours', 'relation', ...outcomes, 'examples'],
  rows: lossLines.map(({ column, ours = '', relation, counts, examples }) => [
    column, ours, relation, ...outcomes.map((outcome) => counts[outcome]),
    outcomes.filter((outcome) => outcome !== 'exact').flatMap((outcome) => (examples[outcome] ?? []).map(({ row, line, value }) => `${outcome} ${line === undefined ? `record ${row}` : `line ${line}`}: ${value}`)).join(' | '),
  ]),
})
