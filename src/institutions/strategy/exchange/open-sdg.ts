/**
 * Reads the data repository of an Open SDG site as a plan. Pure.
 *
 * Its goals and targets are ours, one under the other; what has no number of that kind belongs to a goal with the name of the site. Of data the headline alone is read, whose cells are empty
 * between the year and the value: what is told by sex or region is no figure of the whole. Defaults are those of its documentation, and only where it says that progress is computed.
 */
import { parse as parseCsv } from 'csv-parse/sync'
import { parse as parseYaml } from 'yaml'
import { z } from 'zod'
import type { Answer, Facts } from '../../../law/field.ts'
import type { Text } from '../../../law/text.ts'
import { words } from './messages.ts'
import type { Unsaid } from './plan-document.ts'
import type { ReadPlan, Row } from './proposed.ts'

type Meta = Readonly<Record<string, unknown>>

const mapping = z.record(z.string(), z.unknown())

/** A mapping from YAML, or from what stands between the dashes before a page of Markdown; undefined where it is none. */
function yamlIn(name: string, text: string): Meta | undefined {
  const [, front] = /^---\r?\n([\s\S]*?)\r?\n---/.exec(text) ?? []
  try {
    return mapping.safeParse(parseYaml(name.endsWith('.md') ? front ?? '' : text, { maxAliasCount: 20 })).data
  } catch {
    return undefined
  }
}

const isDecimal = (text: string): boolean => /^-?\d{1,15}(\.\d{1,12})?$/.test(text)
const said = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' ? value.trim() : typeof value === 'number' ? String(value) : undefined)
/** Says something, though it may be no text. */
const isSaid = (value: unknown): boolean => said(value) !== undefined || value === true || (typeof value === 'object' && value !== null && Object.keys(value).length > 0)

/** Columns that are no disaggregation. */
const plainColumns = new Set(['Year', 'Value', 'Units', 'Series', 'GeoCode', 'Progress'])
const option = z.object({ direction: z.enum(['negative', 'positive']).exactOptional(), base_year: z.coerce.number().int().exactOptional(), target_year: z.coerce.number().int().exactOptional(), target: z.coerce.number().exactOptional(), limit: z.coerce.number().exactOptional(), series: z.string().exactOptional(), unit: z.string().exactOptional() })
/** By the documentation of its calculation of progress. */
const defaults = { direction: 'negative', base_year: 2015, target_year: 2030 } as const

/** Whether files by these names are such a repository. */
export const isOpenSdg = (names: Iterable<string>): boolean => [...names].some((name) => /(^|\/)(meta|indicator-config)\/[^/]+\.(yml|yaml|md)$/.test(name))

/** The rows of a repository, by its files as text. What no register has a place for is told by its field, with how often. */
export function openSdgPlan(files: ReadonlyMap<string, string>, unsaid: Unsaid): ReadPlan {
  const left = new Map<string | Text, number>()
  const faults: { key: string; text: Text }[] = []
  const [goals, indicators, figures]: [Row[], Row[], Row[]] = [[], [], []]
  const leave = (what: string | Text, count = 1): void => { if (count > 0) left.set(what, (left.get(what) ?? 0) + count) }
  const named = [...files].map(([path, text]) => ({ path, text, parts: path.split('/'), base: path.split('/').at(-1)!.replace(/\.\w+$/, '') }))
  const inFolder = (folder: string) => named.filter(({ parts }) => parts.at(-2) === folder)

  /** Of each language, what its keys stand for: `file.key`. */
  const translations = new Map<string, Map<string, string>>()
  for (const { path, text, parts, base } of named) {
    const at = parts.lastIndexOf('translations')
    if (at === -1 || !/\.ya?ml$/.test(path)) continue
    const language = parts[at + 1] ?? ''
    const keys = translations.get(language) ?? new Map<string, string>()
    for (const [key, value] of Object.entries(yamlIn(path, text) ?? {})) if (said(value) !== undefined) keys.set(`${base}.${key}`, said(value)!)
    translations.set(language, keys)
  }
  const first = ['kk', 'ru', 'en'].find((language) => translations.has(language)) ?? [...translations.keys()][0] ?? ''
  const inLanguage = (text: string, language: string): string => translations.get(language)?.get(text) ?? translations.get(first)?.get(text) ?? text
  const cut = (text: string, most: number, what: string): string => {
    if (text.length > most) leave(`${what} > ${most}`)
    return text.slice(0, most)
  }
  const keyed = (keys: readonly string[]): string | undefined => keys.find((key) => [...translations.values()].some((all) => all.has(key)))
  /** In three languages only where the file has them. */
  const inEach = (column: string, text: string, most: number): Facts => ({
    [column]: cut(inLanguage(text, 'kk'), most, column), ...(keyed([text]) !== undefined && { [`${column}Ru`]: cut(inLanguage(text, 'ru'), most, column), [`${column}En`]: cut(inLanguage(text, 'en'), most, column) }),
  })
  const names = (text: string, what: string): Facts => ({ name: cut(inLanguage(text, 'kk'), 300, what), nameRu: cut(inLanguage(text, 'ru'), 300, what), nameEn: cut(inLanguage(text, 'en'), 300, what) })

  const site = named.map(({ path, text, base }) => (['_config', 'site_config', 'config'].includes(base) ? said(yamlIn(path, text)?.['title']) : undefined)).find((title) => title !== undefined)
  const siteName = inLanguage(site ?? 'Open SDG', first)

  const metas = new Map<string, Meta>()
  for (const folder of ['meta', 'indicator-config']) for (const { path, text, base } of inFolder(folder)) {
    const meta = /\.(ya?ml|md)$/.test(path) ? yamlIn(path, text) : undefined
    if (meta === undefined) faults.push({ key: path, text: words.openSdg.noYaml })
    else metas.set(base, { ...metas.get(base), ...meta })
  }

  const goalKeys = new Set<string>()
  function goal(key: string, text: string, of?: string): string {
    if (!goalKeys.has(key)) goals.push({ key, ...(of !== undefined && { of }), values: { ...names(text, 'target_name'), mandate: cut(siteName, 300, 'title'), certainty: unsaid.certainty } })
    goalKeys.add(key)
    return key
  }
  /** The goal of an indicator: its target under its goal, by the number that it has. */
  function goalOf(number: string, meta: Meta): string {
    const [top, below] = number.split(/[.-]/)
    if (top === undefined || below === undefined || !/^\d{1,2}$/.test(top)) return goal('goal', siteName)
    const above = goal(`goal ${top}`, keyed([`global_goals.${top}-title`, `global_goals.${top}-short`]) ?? said(meta['SDG_GOAL']) ?? `${siteName}: ${top}`)
    const target = `${top}.${below}`
    const title = keyed([`global_targets.${top}-${below}-title`]) ?? said(meta['target_name']) ?? said(meta['target']) ?? said(meta['SDG_TARGET'])
    return title === undefined ? above : goal(`target ${target}`, title, above)
  }
  for (const [id, meta] of [...metas].toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))) {
    const used = new Set<string>()
    const take = (...fields: readonly string[]): string | undefined => {
      const found = fields.find((field) => said(meta[field]) !== undefined)
      if (found !== undefined) used.add(found)
      return found === undefined ? undefined : said(meta[found])
    }
    const number = take('indicator_number', 'indicator') ?? id.replaceAll('-', '.')
    const name = take('indicator_available', 'indicator_name', 'SDG_INDICATOR') ?? number
    const [definition, unit] = [take('STAT_CONC_DEF', 'indicator_definition', 'national_indicator_description') ?? name, take('computation_units', 'UNIT_MEASURE')]
    const [organisation, address, owner] = [take('source_organisation_1', 'DATA_SOURCE', 'COMPILING_ORG') ?? siteName, take('source_url_1'), take('CONTACT_ORGANISATION')]
    ;['target_name', 'target', 'target_id', 'sdg_goal', 'SDG_GOAL', 'SDG_TARGET', 'auto_progress_calculation', 'progress_calculation_options', 'data_non_statistical', 'source_active_1'].forEach((field) => used.add(field))
    const automatic = meta['auto_progress_calculation'] === true
    const all = Array.isArray(meta['progress_calculation_options']) ? meta['progress_calculation_options'] : []
    const options = option.safeParse(all[0] ?? {})
    if (!options.success || all.length > 1) leave('progress_calculation_options', options.success ? all.length - 1 : 1)
    const progress = automatic && options.success ? { ...defaults, ...options.data } : undefined
    const values: Record<string, Answer> = {
      ...names(name, 'indicator_name'), ...inEach('definition', definition, 3000), ...inEach('unit', unit ?? '–', 300), dataSource: cut(inLanguage(organisation, first), 300, 'source_organisation_1'), certainty: unsaid.certainty,
      method: progress ? 'growth-ratio@1' : unsaid.method, direction: progress ? (progress.direction === 'negative' ? 'down' : 'up') : unsaid.direction,
      ...(address !== undefined && /^https?:\/\//.test(address) && { sourceUrl: cut(address, 300, 'source_url_1') }), ...(owner !== undefined && { owner: cut(inLanguage(owner, first), 300, 'CONTACT_ORGANISATION') }),
    }
    const data = named.find(({ path, base }) => path.endsWith('.csv') && (base === `indicator_${id}` || base === id))
    const headline = data === undefined ? [] : headlineOf(data.text, { ...(progress?.unit ?? unit) !== undefined && { unit: (progress?.unit ?? unit)! }, ...(progress?.series !== undefined && { series: progress.series }) }, leave, () => faults.push({ key: data.path, text: words.openSdg.noTable }))
    if (progress) {
      const base = headline.find(({ year }) => year === progress.base_year)
      if (progress.target !== undefined) Object.assign(values, { target: String(progress.target), targetYear: progress.target_year })
      else if (progress.limit !== undefined) values['limit'] = String(progress.limit)
      const leads = base !== undefined && (progress.target === undefined || (base.year < progress.target_year && (progress.direction === 'negative' ? progress.target < Number(base.value) : progress.target > Number(base.value))))
      // A base that met the target already would count as achieved at once: no register takes it.
      if (leads) Object.assign(values, { baseValue: base.value, baseYear: base.year })
      else if (base !== undefined) leave('progress_calculation_options: base_year')
    }
    const key = `indicator ${number}`
    indicators.push({ key, of: goalOf(number, meta), values })
    for (const { year, value } of headline) {
      const end = `${year}-12-31`
      figures.push({ key: `${key}-${year}`, of: key, values: { year, kind: 'fact', value, figureSource: cut(inLanguage(organisation, first), 300, 'source_organisation_1'), responsible: cut(inLanguage(owner ?? organisation, first), 300, 'CONTACT_ORGANISATION'), toldOn: end > unsaid.today ? unsaid.today : end } })
    }
    for (const field of Object.keys(meta)) if (!used.has(field) && isSaid(meta[field])) leave(field)
  }
  const read = (path: string): boolean => /(^|\/)(meta|indicator-config|translations|data)\/|(^|\/)(_config|site_config|config)\.ya?ml$/.test(path)
  leave(words.openSdg.otherFiles, named.filter(({ path }) => !read(path)).length)
  return { proposed: { goals, indicators, measures: [], figures }, left, faults, departs: 0 }
}

/** The values of the whole by year, of one unit and one series: those that are asked, else the first. */
function headlineOf(text: string, wanted: { readonly unit?: string; readonly series?: string }, leave: (what: string, count?: number) => void, unread: () => void): readonly { readonly year: number; readonly value: string }[] {
  let rows: Record<string, string>[]
  try {
    rows = parseCsv(text, { bom: true, columns: true, skip_empty_lines: true, trim: true, relax_column_count: true })
  } catch {
    unread()
    return []
  }
  if (rows.length === 0) return []
  if (!('Year' in rows[0]!) || !('Value' in rows[0]!)) {
    unread()
    return []
  }
  const whole = rows.filter((row) => Object.entries(row).every(([column, cell]) => plainColumns.has(column) || cell === '') && (row['GeoCode'] ?? '') === '')
  leave('data: disaggregation', rows.length - whole.length)
  const one = (column: 'Units' | 'Series', asked: string | undefined, of: readonly Record<string, string>[]): readonly Record<string, string>[] => {
    const kinds = [...new Set(of.map((row) => row[column] ?? ''))]
    const chosen = asked !== undefined && kinds.includes(asked) ? asked : kinds[0]
    const kept = of.filter((row) => (row[column] ?? '') === chosen)
    leave(`data: ${column}`, of.length - kept.length)
    return kept
  }
  const ours = one('Series', wanted.series, one('Units', wanted.unit, whole))
  leave('data: Progress', ours.filter((row) => (row['Progress'] ?? '') !== '').length)
  const read = new Map<number, string>()
  for (const { Year = '', Value = '' } of ours) {
    if (Value === '') continue // by its documentation: missing
    if (/^\d{4}$/.test(Year) && isDecimal(Value) && !read.has(Number(Year))) read.set(Number(Year), Value)
    else leave(/^\d{4}$/.test(Year) ? 'data: Value' : 'data: Year')
  }
  return [...read].map(([year, value]) => ({ year, value })).toSorted((a, b) => a.year - b.year)
}
