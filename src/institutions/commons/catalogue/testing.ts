/** A dataset and a version of it for tests: open, described in three languages, one table with Kazakh text. */
import type { Dataset, DatasetVersion, Description, Terms, VersionTable } from '../dataset.ts'
import { type CatalogueEntry, entryOf } from './entry.ts'

export const description: Description = {
  title: { kk: 'Қазақстан мектептері', ru: 'Школы Казахстана', en: 'Schools of Kazakhstan' },
  summary: {
    kk: 'Өңірлер бойынша мектептер мен оқушылар саны.', ru: 'Число школ и учеников по регионам.', en: 'How many schools and pupils each region has.',
  },
  licence: 'CC-BY-4.0', responsible: { name: 'Деректер бөлімі', email: 'data@example.kz' }, creator: 'Статистика бюросы', source: 'https://example.kz/schools',
  keywords: ['мектеп', 'школа', 'school'], languages: ['kk', 'ru'], theme: 'EDUC', spatial: 'Қазақстан', temporal: { from: '2020-01-01', to: '2025-12-31' },
  updates: 'yearly',
  fields: {
    region: { label: { kk: 'Өңір', ru: 'Регион', en: 'Region' } },
    pupils: {
      label: { kk: 'Оқушылар', ru: 'Ученики', en: 'Pupils' }, unit: 'адам',
      description: { kk: 'Жыл басындағы саны.', ru: 'Число на начало года.', en: 'How many at the start of the year.' },
    },
    opened: { label: { kk: 'Ашылған күні', ru: 'Дата открытия', en: 'Opened on' } },
    'аты жөні': { label: { kk: 'Атауы', ru: 'Название', en: 'Name' } },
  },
}

export const terms: Terms = { tier: 'open', purposes: ['research', 'product', 'model-training', 'evaluation', 'public-service'], duties: ['attribution'], mode: 'download', months: 12 }

export const table: VersionTable = {
  name: 'train',
  file: { path: 'data/train.parquet', hash: 'a'.repeat(64), size: 4096, file: '01890000-0000-7000-8000-00000000000f' },
  columns: [{ name: 'region', type: 'VARCHAR' }, { name: 'pupils', type: 'BIGINT' }, { name: 'opened', type: 'DATE' }, { name: 'аты жөні', type: 'VARCHAR', original: 'Аты-жөні' }],
  rows: 2000, rejects: { count: 0, first: [] },
  profile: {
    rows: 2000, duplicates: 0, bytes: 4096, newest: '2025-12-01', tokens: 150_000, language: { kk: 0.6, ru: 0.38, en: 0.02, other: 0 },
    columns: [
      { name: 'region', type: 'VARCHAR', kind: 'category', nulls: 0, distinct: 20, min: 'Абай', max: 'Ұлытау', top: [{ value: 'Абай', count: 100 }], lengths: { min: 4, mean: 9, max: 20 } },
      { name: 'pupils', type: 'BIGINT', kind: 'integer', nulls: 0, distinct: 900, min: 1, max: 4000 },
      { name: 'opened', type: 'DATE', kind: 'date', nulls: 0, distinct: 1500, min: '1950-09-01', max: '2025-12-01' },
      { name: 'аты жөні', type: 'VARCHAR', kind: 'text', nulls: 0, distinct: 2000, min: 'Абай мектебі', max: 'Ясауи гимназиясы', lengths: { min: 5, mean: 40, max: 90 } },
    ],
  },
}

export const dataset: Dataset = {
  id: '01890000-0000-7000-8000-000000000001', namespace: 'stat', name: 'Schools', state: 'published', latest: 2,
  owner: { organisation: '01890000-0000-7000-8000-000000000002', name: 'Статистика бюросы' }, description, terms,
  createdAt: '2026-01-10T06:00:00.000Z', changedAt: '2026-02-10T06:00:00.000Z',
}

export const version: DatasetVersion = {
  id: '01890000-0000-7000-8000-000000000003', dataset: dataset.id, number: 2, commit: 'c'.repeat(40), state: 'published', tables: [table],
  files: [
    { path: 'README.md', hash: 'b'.repeat(64), size: 120, file: '01890000-0000-7000-8000-00000000000e' },
    { path: 'мектептер 1.csv', hash: 'd'.repeat(64), size: 9000, file: '01890000-0000-7000-8000-00000000000d' },
    table.file,
  ],
  notes: [], suspects: [], createdAt: '2026-02-09T06:00:00.000Z', publishedAt: '2026-02-10T06:00:00.000Z',
}

export const portalUrl = 'https://portal.example.kz'

/** The entry of the sample, changed where a test needs it. */
export function sampleEntry(change: { readonly dataset?: Partial<Dataset>; readonly version?: Partial<DatasetVersion>; readonly url?: string } = {}): CatalogueEntry {
  const entry = entryOf({ ...dataset, ...change.dataset }, { ...version, ...change.version }, { url: change.url ?? portalUrl })
  if (!entry) throw new Error('The sample needs a description')
  return entry
}
