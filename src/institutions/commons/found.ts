/** What the site's search finds of a dataset: entered whenever the dataset changes, gone while it is not published. */
import type { Db, Tx } from '../../kernel/database/index.ts'
import type { Search, SearchDocument } from '../../kernel/search/index.ts'
import { type Dataset, datasetPath, datasetSubject, type DatasetVersion, fullName } from './dataset.ts'
import { versionOf } from './datasets.ts'

/** The kind under which datasets are found. */
const searchKind = 'dataset'

/** The document of a dataset; `version` is its newest published one. */
export function documentOf(dataset: Dataset, version: DatasetVersion): SearchDocument {
  const { description, terms, owner } = dataset
  const { title, summary, keywords, languages, licence, theme, fields, creator, spatial } = description!
  const formats = [...new Set(version.files.map(({ path }) => /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase()).filter((one) => one !== undefined && one !== 'md'))]
  return {
    id: datasetSubject(dataset.id), kind: searchKind, title, about: summary, path: datasetPath(dataset), at: version.publishedAt ?? dataset.changedAt,
    words: [
      fullName(dataset), owner.name, ...keywords, ...(creator ? [creator] : []), ...(spatial ? [spatial] : []),
      ...Object.entries(fields).flatMap(([name, { label }]) => [name, label.kk, label.ru, label.en]),
    ],
    facets: { tier: [terms.tier], licence: [licence], theme: [theme], language: languages, owner: [owner.name], namespace: [dataset.namespace.toLowerCase()], format: formats as string[], keyword: keywords },
    rank: (version.readiness?.score ?? 0) / 100,
  }
}

/** Enters what a dataset is now, or takes it out. */
export async function renewFound(tx: Tx, search: Search, dataset: Dataset): Promise<void> {
  const version = dataset.state === 'published' && dataset.description !== undefined && dataset.latest !== undefined ? await latestOf(tx, dataset) : undefined
  if (version === undefined) await search.remove(tx, datasetSubject(dataset.id))
  else await search.put(tx, documentOf(dataset, version))
}

async function latestOf(db: Db, { id, latest }: Dataset): Promise<DatasetVersion | undefined> {
  const row = await db.selectFrom('dataset_version').selectAll().where('dataset', '=', id).where('number', '=', latest!).executeTakeFirst()
  return row && versionOf(row)
}
