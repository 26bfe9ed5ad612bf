/** How an entry is found from elsewhere: as a thing on the thread, and by the search of the site. */
import type { EntryState, Register } from '../../law/register.ts'
import { inEveryLanguage } from '../../law/format.ts'
import type { Facts } from '../../law/field.ts'
import type { Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import type { Tx } from '../database/index.ts'
import type { Thing } from '../lineage/index.ts'
import type { Search, SearchDocument } from '../search/index.ts'
import { printValue, shownFields } from './values.ts'

/** The path of an entry's page, without the language. */
export const entryPath = (register: string, number: string): string => `/registers/${register}/${number}`

export const thingOf = ({ id }: Register, number: string, title: Text): Thing => ({ id: `entry:${number}`, kind: 'entry', title, path: entryPath(id, number) })

export interface FoundEntry {
  readonly number: string
  readonly title: Text
  readonly values: Facts
  readonly state: EntryState
  readonly restricted: boolean
  readonly at: Instant
}

/** Enters what everybody may see of an entry into the search of the site, and takes out what nobody should find there. */
export async function enterIntoSearch(search: Pick<Search, 'put' | 'remove'>, tx: Tx, declaration: Register, entry: FoundEntry): Promise<void> {
  const document = documentOf(declaration, entry)
  await (document === undefined ? search.remove(tx, `entry:${entry.number}`) : search.put(tx, document))
}

/** The same of entries that are new. */
export const enterAllIntoSearch = (search: Pick<Search, 'putAll'>, tx: Tx, declaration: Register, entries: readonly FoundEntry[]): Promise<void> =>
  search.putAll(tx, entries.map((entry) => documentOf(declaration, entry)).filter((one) => one !== undefined))

function documentOf(declaration: Register, { number, title, values, state, restricted, at }: FoundEntry): SearchDocument | undefined {
  if (declaration.shown.to !== 'everyone' || restricted || state === 'struck') return undefined
  const printed = shownFields(declaration).flatMap((field) => {
    const value = values[field.name]
    return value === undefined || value === '' || field.name === declaration.calledBy ? [] : [{ label: field.label, value: printValue(field, value) }]
  })
  return {
    id: `entry:${number}`, kind: 'entry', title, path: entryPath(declaration.id, number), words: [number, ...Object.values(declaration.title)], at,
    about: inEveryLanguage((locale) => [declaration.title[locale], ...printed.map(({ label, value }) => `${label[locale]}: ${value[locale]}`)].join('. ')),
    facets: { register: [declaration.id], state: [state] },
  }
}
