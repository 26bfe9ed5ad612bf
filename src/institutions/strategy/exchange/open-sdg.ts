/**
 * Reads the data repository of an Open SDG site as a plan. Pure.
 *
 * Its goals and targets are ours, one under the other; what has no number of that kind belongs to a goal with the name of the site. Of data the headline alone is read, whose cells are empty
 * between the year and the value: what is told by sex or region is no figure of the whole. Defaults are those of its documentation, and only where it says that progress is computed.
 * A field is read where its value is taken: each other one that says something is told.
 */
import { z } from 'zod'
import type { Answer, Facts } from '../../../law/field.ts'
import type { Text } from '../../../law/text.ts'
import { words } from './messages.ts'
import { type Fields, openTally, type Repository } from './open-sdg-files.ts'
import { headlineOf } from './open-sdg-headline.ts'
import type { Unsaid } from './plan-document.ts'
import type { ReadPlan, Row } from './proposed.ts'

const said = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' ? value.trim() : typeof value === 'number' ? String(value) : undefined)
/** Says something, though it may be no text. */
const isSaid = (value: unknown): boolean => said(value) !== undefined || typeof value === 'boolean' || (typeof value === 'object' && value !== null && Object.keys(value).length > 0)

/** Fields of which each is read once its value is taken. */
interface Reading {
  /** The first of these that says something; the others stay unread. */
  take(...names: readonly string[]): string | undefined
  /** Reads these where they say no more than what is known already. */
  agree(known: string, ...names: readonly string[]): void
  read(name: string): void
  /** What says something and was not read. */
  unread(): readonly string[]
}

function reading(fields: Fields): Reading {
  const done = new Set<string>()
  return {
    take(...names) {
      const found = names.find((name) => said(fields.get(name)) !== undefined)
      if (found !== undefined) done.add(found)
      return found === undefined ? undefined : said(fields.get(found))
    },
    agree: (known, ...names) => names.filter((name) => said(fields.get(name)) === known).forEach((name) => done.add(name)),
    read: (name) => void done.add(name),
    unread: () => [...fields].filter(([name, value]) => !done.has(name) && isSaid(value)).map(([name]) => name),
  }
}

const number = z.union([z.number(), z.string().trim().regex(/^-?\d+(\.\d+)?$/).transform(Number)]).nullish()
const year = z.union([z.int(), z.string().trim().regex(/^\d{4}$/).transform(Number)]).nullish()
const option = z.object({ direction: z.enum(['negative', 'positive']).nullish(), base_year: year, target_year: year, target: number, limit: number, series: z.string().nullish(), unit: z.string().nullish() })
/** By the documentation of its calculation of progress. */
const defaults = { direction: 'negative', base_year: 2015, target_year: 2030 } as const

/** The rows of a repository. What no register has a place for is told by its field, with how often; so is what the registers ask and the repository does not say. */
export function openSdgPlan({ pages, tables, left: { counts, leave }, faults: unread }: Repository, unsaid: Unsaid): ReadPlan {
  const faults: { key: string; text: Text }[] = [...unread]
  const assumed = openTally()
  const [goals, indicators, figures]: [Row[], Row[], Row[]] = [[], [], []]

  /** Of each language, what its keys stand for: `file.key`. */
  const translations = new Map<string, Map<string, { readonly text: string; readonly file: string; taken: boolean }>>()
  for (const { base, language, fields } of pages.filter(({ folder }) => folder === 'translations')) {
    const keys = translations.get(language) ?? new Map()
    for (const [key, value] of fields) {
      if (said(value) !== undefined && !keys.has(`${base}.${key}`)) keys.set(`${base}.${key}`, { text: said(value)!, file: `translations/${language}/${base}`, taken: false })
      else if (isSaid(value)) leave(`translations/${language}/${base}`)
    }
    translations.set(language, keys)
  }
  const first = ['kk', 'ru', 'en'].find((language) => translations.has(language)) ?? [...translations.keys()][0] ?? ''
  const translated = (text: string, language: string): string | undefined => {
    const found = translations.get(language)?.get(text)
    if (found) found.taken = true
    return found?.text
  }
  const inLanguage = (text: string, language: string): string => translated(text, [language, first, ...translations.keys()].find((one) => translations.get(one)?.has(text)) ?? '') ?? text
  const cut = (text: string, most: number, what: string): string => {
    if (text.length > most) leave(`${what} > ${most}`)
    return text.slice(0, most)
  }
  const keyed = (keys: readonly string[]): string | undefined => keys.find((key) => [...translations.values()].some((all) => all.has(key)))
  /** In Russian and English only where the repository has them; the register asks the first one of each. */
  const inEach = (column: string, text: string, most: number): Facts => {
    if (translated(text, 'kk') === undefined) assumed.leave(words.openSdg.asItStands)
    return Object.fromEntries([[column, cut(inLanguage(text, 'kk'), most, column)], ...(['ru', 'en'] as const).flatMap((language) => {
      const other = translated(text, language)
      return other === undefined ? [] : [[`${column}${language === 'ru' ? 'Ru' : 'En'}`, cut(other, most, column)]]
    })])
  }
  const names = (text: string, what: string): Facts => {
    if (['kk', 'ru', 'en'].some((language) => translated(text, language) === undefined)) assumed.leave(words.openSdg.asItStands)
    return { name: cut(inLanguage(text, 'kk'), 300, what), nameRu: cut(inLanguage(text, 'ru'), 300, what), nameEn: cut(inLanguage(text, 'en'), 300, what) }
  }

  let site: string | undefined
  for (const { base, fields } of pages.filter(({ folder }) => folder === '')) {
    const config = reading(fields)
    if (site === undefined) site = config.take('title')
    else config.agree(site, 'title')
    for (const field of config.unread()) leave(`${base}: ${field}`)
  }
  const siteName = inLanguage(site ?? 'Open SDG', first)

  const metas = new Map<string, Map<string, unknown>>()
  // What stands in the configuration goes before what stands in the metadata.
  for (const { base, fields } of [...pages.filter(({ folder }) => folder === 'meta'), ...pages.filter(({ folder }) => folder === 'indicator-config')]) {
    const meta = metas.get(base) ?? new Map<string, unknown>()
    for (const [field, value] of fields) {
      if (!isSaid(value)) continue
      if (meta.has(field) && JSON.stringify(meta.get(field)) !== JSON.stringify(value)) leave(field)
      meta.set(field, value)
    }
    metas.set(base, meta)
  }

  const goalTexts = new Map<string, string>()
  function goal(key: string, text: string, of?: string): string {
    if (!goalTexts.has(key)) goals.push({ key, ...(of !== undefined && { of }), values: { ...names(text, 'target_name'), mandate: cut(siteName, 300, 'title'), certainty: unsaid.certainty } })
    goalTexts.set(key, goalTexts.get(key) ?? text)
    return key
  }
  /** The goal of an indicator: its target under its goal, by the number that it has. */
  function goalOf(number: string, meta: Fields, { agree }: Reading): string {
    const [top, below] = number.split(/[.-]/)
    if (top === undefined || below === undefined || !/^\d{1,2}$/.test(top)) return goal('goal', siteName)
    const target = `${top}.${below}`
    const firstSaid = (...fields: readonly string[]): string | undefined => fields.map((field) => said(meta.get(field))).find((text) => text !== undefined)
    const above = goal(`goal ${top}`, keyed([`global_goals.${top}-title`, `global_goals.${top}-short`]) ?? firstSaid('SDG_GOAL') ?? `${siteName}: ${top}`)
    agree(goalTexts.get(above)!, 'SDG_GOAL')
    ;[top, target].forEach((one) => agree(one, 'sdg_goal', 'target_id'))
    const title = keyed([`global_targets.${top}-${below}-title`]) ?? firstSaid('target_name', 'target', 'SDG_TARGET')
    if (title === undefined) return above
    const key = goal(`target ${target}`, title, above)
    agree(goalTexts.get(key)!, 'target_name', 'target', 'SDG_TARGET')
    return key
  }

  /** How progress is computed, where the repository says that it is; each option that is not taken is told. */
  function progressOf(meta: Fields, { read }: Reading) {
    const all: readonly unknown[] = [meta.get('progress_calculation_options') ?? []].flat()
    const told = all.map((one) => (typeof one === 'object' && one !== null ? reading(new Map(Object.entries(one))) : undefined))
    const options = option.safeParse(all[0] ?? {})
    const progress = meta.get('auto_progress_calculation') === true && options.success ? { ...defaults, ...Object.fromEntries(Object.entries(options.data).filter(([, value]) => value !== null && value !== undefined)) as Partial<Said<typeof options.data>> } : undefined
    read('progress_calculation_options')
    if (progress || meta.get('auto_progress_calculation') === false) read('auto_progress_calculation')
    if (progress) for (const name of ['direction', 'base_year', ...(progress.target === undefined ? ['limit'] : ['target', 'target_year'])]) told[0]?.read(name)
    return {
      progress, read: (name: string) => void told[0]?.read(name),
      tell: () => told.forEach((one) => (one === undefined ? leave('progress_calculation_options') : one.unread().forEach((name) => leave(`progress_calculation_options: ${name}`)))),
    }
  }

  for (const [id, meta] of [...metas].toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))) {
    const fields = reading(meta)
    const { take } = fields
    const number = take('indicator_number', 'indicator') ?? id.replaceAll('-', '.')
    const name = take('indicator_available', 'indicator_name', 'SDG_INDICATOR') ?? number
    const [definition, unit] = [take('STAT_CONC_DEF', 'indicator_definition', 'national_indicator_description'), take('computation_units', 'UNIT_MEASURE')]
    const [organisation, owner] = [take('source_organisation_1', 'DATA_SOURCE', 'COMPILING_ORG'), take('CONTACT_ORGANISATION')]
    const address = said(meta.get('source_url_1'))
    const isAddress = address !== undefined && /^https?:\/\//.test(address) && address.length <= 300
    if (isAddress) fields.read('source_url_1')
    for (const [what, told] of [[words.openSdg.noDefinition, definition], [words.openSdg.noUnit, unit], [words.openSdg.noSource, organisation]] as const) if (told === undefined) assumed.leave(what)
    const { progress, read, tell } = progressOf(meta, fields)
    const values: Record<string, Answer> = {
      ...names(name, 'indicator_name'), ...inEach('definition', definition ?? name, 3000), ...(unit === undefined ? { unit: '–' } : inEach('unit', unit, 300)), certainty: unsaid.certainty,
      dataSource: cut(inLanguage(organisation ?? siteName, first), 300, 'source_organisation_1'),
      method: progress ? 'growth-ratio@1' : unsaid.method, direction: progress ? (progress.direction === 'negative' ? 'down' : 'up') : unsaid.direction,
      ...(isAddress && { sourceUrl: address }), ...(owner !== undefined && { owner: cut(inLanguage(owner, first), 300, 'CONTACT_ORGANISATION') }),
    }
    const table = tables.find(({ of }) => of === id)
    const wanted = { ...(progress?.unit ?? unit) !== undefined && { unit: (progress?.unit ?? unit)! }, ...(progress?.series !== undefined && { series: progress.series }) }
    const headline = table === undefined ? { values: [] } : headlineOf(table, wanted, leave)
    if (headline === undefined) faults.push({ key: table!.path, text: words.openSdg.noTable })
    if (headline?.unit !== undefined && progress?.unit !== undefined) read('unit')
    if (headline?.series !== undefined) read('series')
    if (progress) {
      const base = headline?.values.find((one) => one.year === progress.base_year)
      if (progress.target !== undefined) Object.assign(values, { target: String(progress.target), targetYear: progress.target_year })
      else if (progress.limit !== undefined) values['limit'] = String(progress.limit)
      const leads = base !== undefined && (progress.target === undefined || (base.year < progress.target_year && (progress.direction === 'negative' ? progress.target < Number(base.value) : progress.target > Number(base.value))))
      // A base that met the target already would count as achieved at once: no register takes it.
      if (leads) Object.assign(values, { baseValue: base.value, baseYear: base.year })
      else if (base !== undefined) leave('progress_calculation_options: base_year')
    }
    const key = `indicator ${number}`
    indicators.push({ key, of: goalOf(number, meta, fields), values })
    for (const { year, value } of headline?.values ?? []) {
      // A register asks who answers and of which day it is: a table says neither.
      if (owner === undefined) assumed.leave(words.openSdg.noOneAnswers)
      assumed.leave(words.openSdg.noDay)
      figures.push({ key: `${key}-${year}`, of: key, values: { year, kind: 'fact', value, figureSource: values['dataSource']!, responsible: values['owner'] ?? '–', toldOn: unsaid.today } })
    }
    tell()
    fields.unread().forEach((field) => leave(field))
  }
  for (const keys of translations.values()) for (const { file, taken } of keys.values()) if (!taken) leave(file)
  return { proposed: { goals, indicators, measures: [], figures, projects: [], milestones: [] }, left: counts, assumed: assumed.counts, faults, departs: 0 }
}

/** What is said of each name that is there. */
type Said<T> = { [Name in keyof T]: NonNullable<T[Name]> }
