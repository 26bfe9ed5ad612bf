/** What the site's search finds of a dataset: entered whenever the dataset changes, gone while it is not published. */
import { type Db, transact, type Tx } from '../../kernel/database/index.ts'
import type { Search, SearchDocument } from '../../kernel/search/index.ts'
import type { Text } from '../../law/text.ts'
import { inEveryLanguage } from '../../law/format.ts'
import { everyName } from '../../law/official-names.ts'
import { covers, type Dataset, datasetPath, datasetSubject, type DatasetVersion, fullName } from './dataset.ts'
import type { Commons } from './commons.ts'
import { versionOf } from './datasets.ts'

/** The kind under which datasets are found. */
const searchKind = 'dataset'

/** Raised when documents are made otherwise, so that datasets which were entered before are entered again. */
const made = 2

const mostValues = 50
const longestValue = 60

/** The values that an open table is about, such as the cities of a register of cities; nothing of what is not open, or looked like personal data. */
function valuesOf({ terms }: Dataset, { tables, suspects }: DatasetVersion): readonly string[] {
  if (terms.tier !== 'open' || !covers(terms.mode, 'query') || terms.rows !== undefined) return []
  const frequent = tables.flatMap(({ name: table, profile: { columns } }) => columns
    .filter(({ kind, name }) => kind === 'category' && (terms.columns?.includes(name) ?? true) && !suspects.some((one) => one.table === table && one.column === name))
    .flatMap(({ top }) => top ?? []))
  const values = frequent.toSorted((a, b) => b.count - a.count).map(({ value }) => value).filter((value) => value.length <= longestValue && /\p{L}{2}/u.test(value))
  return [...new Set(values)].slice(0, mostValues)
}

/** What a description says, without the paragraph that says of the dataset only what it is not. */
const without = (summary: Text, disclaimer: Text | undefined): Text => (disclaimer === undefined ? summary
  : inEveryLanguage((locale) => summary[locale].split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== disclaimer[locale]).join('\n\n')))

/** The document of a dataset; `version` is its newest published one. */
export function documentOf(dataset: Dataset, version: DatasetVersion, disclaimer?: Text): SearchDocument {
  const { description, terms, owner } = dataset
  const { title, summary, keywords, languages, licence, theme, fields, creator, spatial } = description!
  const formats = [...new Set(version.files.map(({ path }) => /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase()).filter((one) => one !== undefined && one !== 'md'))]
  return {
    id: datasetSubject(dataset.id), kind: searchKind, title, about: without(summary, disclaimer), path: datasetPath(dataset), at: version.publishedAt ?? dataset.changedAt,
    words: [
      fullName(dataset), ...everyName(owner), ...keywords, ...(creator ? [creator] : []), ...(spatial ? [spatial] : []),
      ...Object.entries(fields).flatMap(([name, { label }]) => [name, label.kk, label.ru, label.en]), ...valuesOf(dataset, version),
    ],
    facets: { tier: [terms.tier], licence: [licence], theme: [theme], language: languages, owner: [owner.name], namespace: [dataset.namespace.toLowerCase()], format: formats as string[], keyword: keywords },
    rank: (version.readiness?.score ?? 0) / 100,
  }
}

/** Enters what a dataset is now, or takes it out. */
export async function renewFound(tx: Tx, search: Search, dataset: Dataset, disclaimer?: Text): Promise<void> {
  const version = dataset.state === 'published' && dataset.description !== undefined && dataset.latest !== undefined ? await latestOf(tx, dataset) : undefined
  if (version === undefined) await search.remove(tx, datasetSubject(dataset.id))
  else await search.put(tx, documentOf(dataset, version, disclaimer))
  await tx.updateTable('dataset').set({ found: made }).where('id', '=', dataset.id).where('found', '<>', made).execute()
}

/** Enters again what an earlier release had entered, some at a time. */
export async function renewAllFound({ kernel: { db, search }, options: { disclaimer }, datasets }: Pick<Commons, 'kernel' | 'options' | 'datasets'>): Promise<void> {
  for (;;) {
    const rows = await db.selectFrom('dataset').select('id').where('found', '<>', made).limit(100).execute()
    if (rows.length === 0) return
    for (const { id } of rows) await transact(db, async (tx) => renewFound(tx, search, await datasets.byId(id, tx), disclaimer))
  }
}

async function latestOf(db: Db, { id, latest }: Dataset): Promise<DatasetVersion | undefined> {
  const row = await db.selectFrom('dataset_version').selectAll().where('dataset', '=', id).where('number', '=', latest!).executeTakeFirst()
  return row && versionOf(row)
}
