/** What laws set in lists, in tables and in bands, each version with its days and its act; what nobody has set decides nothing. */
import { type Dated, unset, valueOn } from './dated.ts'
import { Decimal } from './decimal.ts'
import type { Text } from './text.ts'
import type { Day } from './time.ts'

/** Codes or words among which an answer may be: kinds of activity, countries, materials. */
export interface List { readonly title: Text; readonly versions: Dated<readonly string[]> }

/** A value for each key, or for each pair of keys: a rate by region and category. */
export interface Table { readonly title: Text; readonly versions: Dated<readonly TableRow[]> }
export interface TableRow { readonly keys: readonly string[]; readonly value: string }

/** Into which band a number falls: from a number on, and below another. The first band has no `from`, the last has no `below`. */
export interface Bands { readonly title: Text; readonly versions: Dated<readonly Band[]> }
export interface Band {
  readonly name: string
  readonly title: Text
  readonly from?: string
  readonly below?: string
  /** What a number in this band is worth, where bands give points. */
  readonly points?: string
}

/** What rules read by name. */
export interface Named {
  readonly lists?: Readonly<Record<string, List>>
  readonly tables?: Readonly<Record<string, Table>>
  readonly bands?: Readonly<Record<string, Bands>>
}

interface Lacking { readonly missing: readonly string[] }

/** The version in force, or what is missing: `list:name`, `table:name`, `bands:name`. */
function versionOn<T>(kind: string, name: string, declared: { readonly versions: Dated<T> } | undefined, on: Day): T | Lacking {
  const value = valueOn(declared?.versions ?? [], on)
  return value === unset ? { missing: [`${kind}:${name}`] } : value
}

const isLacking = (value: object): value is Lacking => 'missing' in value

/** The values of a list on a day. */
export const listOn = ({ lists }: Named, name: string, on: Day): readonly string[] | Lacking => versionOn('list', name, lists?.[name], on)

/** The value of a table under these keys on a day; missing where no row has them. */
export function lookUp({ tables }: Named, name: string, keys: readonly string[], on: Day): Decimal | Lacking {
  const rows = versionOn('table', name, tables?.[name], on)
  if (isLacking(rows)) return rows
  const row = rows.find((one) => one.keys.length === keys.length && one.keys.every((key, index) => key === keys[index]))
  return row === undefined ? { missing: [`table:${name}`] } : Decimal.from(row.value)
}

/** The band into which a number falls on a day. */
export function bandOf({ bands }: Named, name: string, amount: Decimal, on: Day): Band | Lacking {
  const version = versionOn('bands', name, bands?.[name], on)
  if (isLacking(version)) return version
  const holds = ({ from, below }: Band): boolean =>
    (from === undefined || amount.compare(Decimal.from(from)) >= 0) && (below === undefined || amount.compare(Decimal.from(below)) < 0)
  return version.find(holds) ?? { missing: [`bands:${name}`] }
}
