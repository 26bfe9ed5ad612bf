/** The dataset card: written from what the publisher said where they sent none, and told where the tables lie. */
import { type Dataset, type DatasetVersion, fullName } from '../dataset.ts'

export interface CardTable { readonly name: string; readonly path: string }

/** Values in the front matter are JSON, which YAML takes as it is. */
const line = (key: string, value: unknown): string => `${key}: ${JSON.stringify(value)}`

/** Where `load_dataset` finds each table: one configuration for each, the first by default. */
const configsOf = (tables: readonly CardTable[]): readonly string[] => tables.length === 0 ? [] : [
  'configs:',
  ...tables.flatMap(({ name, path }, at) => [
    `- config_name: ${JSON.stringify(name)}`, ...(at === 0 ? ['  default: true'] : []), '  data_files:', '  - split: train', `    path: ${JSON.stringify(path)}`,
  ]),
]

/** Categories of size of Hugging Face, by the number of rows below which each lies. */
const sizes: readonly (readonly [number, string])[] = [
  [1e3, 'n<1K'], [1e4, '1K<n<10K'], [1e5, '10K<n<100K'], [1e6, '100K<n<1M'], [1e7, '1M<n<10M'], [1e8, '10M<n<100M'], [1e9, '100M<n<1B'], [1e10, '1B<n<10B'], [1e11, '10B<n<100B'], [1e12, '100B<n<1T'],
]

/** What the front matter says of a dataset; Hugging Face calls licences by their SPDX ids in lower case. */
export function cardData({ description }: Pick<Dataset, 'description'>, { tables }: Pick<DatasetVersion, 'tables'>): Readonly<Record<string, unknown>> {
  if (description === undefined) return {}
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  const size = sizes.find(([below]) => rows < below)?.[1]
  return {
    pretty_name: description.title.en,
    ...(description.languages.length > 0 && { language: description.languages }),
    ...(description.licence.startsWith('LicenseRef-') ? { license: 'other' } : { license: description.licence.toLowerCase() }),
    ...(description.keywords.length > 0 && { tags: description.keywords }),
    ...(size !== undefined && { size_categories: [size] }),
  }
}

/** The card of a version whose files have none. */
export function readmeOf(dataset: Dataset, version: Pick<DatasetVersion, 'tables' | 'number'>, tables: readonly CardTable[]): string {
  const { description } = dataset
  const front = ['---', ...Object.entries(cardData(dataset, version)).map(([key, value]) => line(key, value)), ...configsOf(tables), '---', '']
  if (description === undefined) return [...front, `# ${fullName(dataset)}`, ''].join('\n')
  const { title, summary, creator, source, responsible } = description
  return [
    ...front, `# ${title.en}`, '', summary.en, '', `## ${title.kk}`, '', summary.kk, '', `## ${title.ru}`, '', summary.ru, '',
    `Publisher: ${dataset.owner.name}. Responsible: ${responsible.name}.`,
    ...(creator === undefined ? [] : [`Creator: ${creator}.`]), ...(source === undefined ? [] : [`Source: <${source}>.`]), '',
  ].join('\n')
}

/** A card as it was sent, with the places of the tables in its front matter when it names none itself. Pure. */
export function withConfigs(text: string, tables: readonly CardTable[]): string {
  if (tables.length === 0) return text
  const front = /^\uFEFF?---[ \t]*\r?\n((?:[\s\S]*?\n)?)---[ \t]*(?:\r?\n|$)/.exec(text)
  if (front === null) return ['---', ...configsOf(tables), '---', '', text].join('\n')
  if (/^configs[ \t]*:/m.test(front[1]!)) return text
  const said = front[1]!.replace(/\s+$/, '')
  return ['---', ...(said === '' ? [] : [said]), ...configsOf(tables), '---', text.slice(front[0].length)].join('\n')
}
