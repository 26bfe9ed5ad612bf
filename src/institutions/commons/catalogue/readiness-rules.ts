/**
 * The rules of readiness for use in AI: published, and computed from nothing but what the description, the terms and the version say,
 * so that anyone gets the same score. `docs/commons-formats.md` lists them; a test keeps the two together.
 */
import { type Day, dayOf, daysBetween } from '../../../law/time.ts'
import { type Dataset, type DatasetVersion, type Description, fieldOf, type VersionTable } from '../dataset.ts'
import type { Readiness } from '../readiness.ts'
import { croissant } from './croissant.ts'
import { entryOf } from './entry.ts'
import { isLicence, isOpenLicence, termsOnly } from './licences.ts'
import { ruleWords } from './readiness.messages.ts'
import { validateCroissant } from './validate-croissant.ts'

interface Known {
  readonly dataset: Dataset
  readonly description: Description | undefined
  readonly version: DatasetVersion
  readonly tables: readonly VersionTable[]
}

interface Rule {
  readonly rule: keyof typeof ruleWords
  readonly of: number
  /** The share of the points that is got, from 0 to 1. */
  share(known: Known): number
}

/** The rules, the weightiest first. Their points add up to 100. */
export const readinessRules: readonly Rule[] = [
  { rule: 'licence', of: 15, share: licence },
  { rule: 'personal', of: 15, share: personal },
  { rule: 'types', of: 10, share: types },
  { rule: 'nulls', of: 10, share: nulls },
  { rule: 'duplicates', of: 10, share: ({ tables }) => few(tables, ({ profile }) => [profile.duplicates, profile.rows], 0.1) },
  { rule: 'freshness', of: 10, share: freshness },
  { rule: 'labels', of: 10, share: labels },
  { rule: 'rejects', of: 5, share: ({ tables }) => few(tables, ({ rows, rejects }) => [rejects.count, rows + rejects.count], 0.05) },
  { rule: 'croissant', of: 5, share: isCroissant },
  { rule: 'languages', of: 5, share: languages },
  { rule: 'amount', of: 5, share: amount },
]

/** The readiness of a version under the description and terms of its dataset. Pure; points are rounded down to whole ones. */
export function readinessOf(dataset: Dataset, version: DatasetVersion): Readiness {
  const known: Known = { dataset, description: dataset.description, version, tables: version.tables }
  const points = readinessRules.map(({ rule, of, share }) => {
    const got = Math.floor(Math.min(1, Math.max(0, share(known))) * of + 1e-9)
    return { rule, title: ruleWords[rule].title, got, of, ...(got < of && { mend: ruleWords[rule].mend }) }
  })
  return { score: points.reduce((sum, { got }) => sum + got, 0), points }
}

function licence({ description }: Known): number {
  const id = description?.licence ?? ''
  if (isOpenLicence(id)) return 1
  return id === termsOnly ? 1 / 3 : isLicence(id) ? 2 / 3 : 0
}

function personal({ version: { suspects, gate } }: Known): number {
  if (suspects.length > 0 && gate === undefined) return 0
  return gate?.actions.some(({ action }) => action === 'keep') ? 0.5 : 1
}

const columnsOf = (tables: readonly VersionTable[]): readonly VersionTable['profile']['columns'][number][] => tables.flatMap(({ profile }) => profile.columns)

/** A decimal number, or a day as it is written in Kazakhstan or by ISO 8601. Whole numbers may be codes, whose zeros must stay. */
const untyped = /^\s*(?:[+-]?\d[\d\s\u00a0]*[.,]\d+|\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{2}-\d{2}(?:[T ].*)?)\s*$/

function types({ tables }: Known): number {
  const columns = columnsOf(tables)
  if (columns.length === 0) return 0
  const without = columns.filter(({ type, min, max, top = [] }) =>
    type === 'VARCHAR' && min !== undefined && [min, max, ...top.map(({ value }) => value)].every((value) => untyped.test(String(value))))
  return 1 - without.length / columns.length
}

function nulls({ tables }: Known): number {
  const cells = tables.reduce((sum, { profile }) => sum + profile.rows * profile.columns.length, 0)
  if (cells === 0) return 0
  const empty = columnsOf(tables).reduce((sum, column) => sum + column.nulls, 0)
  return (1 - empty / cells - 0.5) / 0.45
}

/** Full where there are none, nothing from `most` on. */
function few(tables: readonly VersionTable[], counted: (table: VersionTable) => readonly [number, number], most: number): number {
  const counts = tables.map(counted)
  const all = counts.reduce((sum, [, of]) => sum + of, 0)
  return all === 0 ? 0 : 1 - counts.reduce((sum, [some]) => sum + some, 0) / all / most
}

/** Days of one period of each frequency. */
const periods = { daily: 1, weekly: 7, monthly: 31, quarterly: 92, yearly: 366 } as const

function freshness({ description, version, tables }: Known): number {
  if (description === undefined) return 0
  const newest: Day | undefined = tables.flatMap(({ profile }) => profile.newest ?? []).toSorted().at(-1) ?? description.temporal?.to
  if (newest === undefined) return 0
  const { updates } = description
  if (updates === 'never' || updates === 'irregular') return 1
  const age = daysBetween(newest, dayOf(version.publishedAt ?? version.createdAt, 'UTC'))
  return age <= 2 * periods[updates] ? 1 : age <= 4 * periods[updates] ? 0.5 : 0
}

function labels({ description, tables }: Known): number {
  const columns = columnsOf(tables)
  return columns.length === 0 ? 0 : columns.filter(({ name }) => fieldOf(description, name) !== undefined).length / columns.length
}

function isCroissant({ dataset, version }: Known): number {
  // Which portal it is does not matter for what the document must have.
  const entry = entryOf(dataset, version, { url: 'https://example.org' })
  if (entry === undefined) return 0
  const document = croissant(entry)
  return 'recordSet' in document && validateCroissant(document).length === 0 ? 1 : 0
}

function languages({ description, tables }: Known): number {
  const spoken = (['kk', 'ru', 'en'] as const).filter((one) => tables.some(({ profile }) => (profile.language?.[one] ?? 0) >= 0.1))
  const stated = description?.languages.map((one) => one.split('-')[0]) ?? []
  if (tables.every(({ profile }) => profile.language === undefined)) return 1
  if (stated.length === 0) return 0
  return spoken.every((one) => stated.includes(one)) ? 1 : spoken.some((one) => stated.includes(one)) ? 0.5 : 0
}

function amount({ tables }: Known): number {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  const words = tables.reduce((sum, { profile }) => sum + (profile.tokens ?? 0), 0)
  return rows >= 1000 || words >= 100_000 ? 1 : rows >= 100 || words >= 10_000 ? 0.5 : 0
}
