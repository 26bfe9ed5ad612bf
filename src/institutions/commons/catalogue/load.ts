/** Loads what the catalogue describes: one dataset for somebody, or those that everybody finds, many at a time. */
import type { Locale } from '../../../law/text.ts'
import { Failure } from '../../../law/failure.ts'
import type { Commons } from '../commons.ts'
import { datasetsOf, versionOf } from '../datasets.ts'
import { messages } from '../messages.ts'
import type { Asker } from '../policy.ts'
import { type CatalogueEntry, entryOf } from './entry.ts'

/** How an entry is to be written. */
export interface Manner { readonly url: string; readonly locale: Locale }

/** The entry of a version, the newest unless said otherwise. Throws a `Failure` when the asker may not see it, or nothing is said of it. */
export async function entryAt(
  { datasets, access }: Pick<Commons, 'datasets' | 'access'>, asker: Asker,
  address: { readonly namespace: string; readonly name: string; readonly version?: number }, manner: Manner,
): Promise<CatalogueEntry> {
  const { dataset, version } = await access.open(asker, await datasets.at(address.namespace, address.name), {
    mode: 'metadata', ...(address.version !== undefined && { version: address.version }),
  })
  const entry = entryOf(dataset, version, manner)
  if (entry === undefined) throw new Failure('not found', messages.noDescription)
  return entry
}

/** The entries of published datasets by their ids, in that order; what is not there is left out. Three questions, however many. */
export async function entriesOf({ kernel: { db, parties } }: Pick<Commons, 'kernel'>, ids: readonly string[], manner: Manner): Promise<readonly CatalogueEntry[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('dataset').selectAll().where('id', 'in', ids).where('state', '=', 'published').execute()
  const versions = await db.selectFrom('dataset_version').selectAll('dataset_version')
    .innerJoin('dataset', (join) => join.onRef('dataset.id', '=', 'dataset_version.dataset').onRef('dataset.latest', '=', 'dataset_version.number'))
    .where('dataset.id', 'in', ids).execute()
  const newest = new Map(versions.map((version) => [version.dataset, versionOf(version)]))
  const found = new Map((await datasetsOf(parties, rows)).flatMap((dataset) => {
    const version = newest.get(dataset.id)
    const entry = version && entryOf(dataset, version, manner)
    return entry === undefined ? [] : [[dataset.id, entry] as const]
  }))
  return ids.flatMap((id) => found.get(id) ?? [])
}

/** The id of the dataset that a document of the search stands for. */
export const idOfFound = ({ id }: { readonly id: string }): string => id.replace(/^dataset:/, '')
