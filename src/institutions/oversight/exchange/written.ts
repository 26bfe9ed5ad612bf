/** Writes records of a foreign standard as a file of it. Pure. */
import { stringify } from 'csv-stringify/sync'
import type { Crosswalk } from './crosswalk.ts'
import type { Json } from './read-file.ts'
import { textOf } from './taken.ts'

type ForeignRecord = Readonly<Record<string, Json>>

/** Records as a file: CSV in UTF-8 with a mark and every column of the standard, or JSON. `columns`: those of the file that they came from. */
export function writeFile({ file, fields, nested }: Crosswalk, records: readonly ForeignRecord[], columns?: readonly string[]): string {
  if (file === 'json') return `${JSON.stringify(nested ? records.map(deep) : records, null, 1)}\n`
  const names = columns ?? fields.filter(({ outside }) => !outside).map(({ name }) => name)
  // Values stay as they are: what reads such files are programs, and an apostrophe before a formula would be another value.
  return `\uFEFF${stringify([names, ...records.map((record) => names.map((name) => textOf(record[name])))], { record_delimiter: 'windows', cast: { string: (value) => value } })}`
}

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
