/** The data on a dataset's page: rows where the reader may see them, made-up ones where not, a map or a line, and the columns. */
import { Failure } from '../../../law/failure.ts'
import { formatNumber } from '../../../law/format.ts'
import type { Region } from '../../../law/region.ts'
import { same, type Text } from '../../../law/text.ts'
import { attributes, emptyState, html, type Html, notice, pagination, regionMap, table as listTable, type Visit, withQuery } from '../../../portal/index.ts'
import type { Commons, Opened } from '../commons.ts'
import { type Dataset, type DatasetVersion, fieldOf, isVeiled, type VersionTable } from '../dataset.ts'
import type { Profile } from '../ingest/index.ts'
import { type Caller, type Engine, QueryFailure, type ResultPage } from '../engine/index.ts'
import { textMark, textMarks } from '../../../kernel/privacy/index.ts'
import { noisyProfile } from '../privacy/index.ts'
import { askerOf, callerOf } from '../ownership.ts'
import type { Verdict } from '../policy.ts'
import { lineOf } from '../console/chart.ts'
import { dataTable } from './data-table.ts'
import { regionFinder } from './regions.ts'
import { mapPlan, seriesPlan, type Sight, sightOf } from './sights.ts'
import { words } from '../pages/messages.ts'
import { byRegion, columnCount, dataWords, moreColumns, overTime, rowCount } from './messages.ts'
import { isCode } from './numerals.ts'
import { columnCards, scaled, structureOf, veiled } from './profile-pictures.ts'

const rowsPerPage = 20
/** Columns of a page of rows; the console shows any. */
const widest = 30
/** Columns that are drawn. */
const mostCards = 24
const syntheticRows = 10

/** What a reader is shown of a version: its rows when they were opened, else why they are not. */
export interface Looking {
  readonly commons: Commons
  readonly visit: Visit
  readonly dataset: Dataset
  readonly version: DatasetVersion
  readonly table: VersionTable
  /** Page of the rows, from 1. */
  readonly at: number
  readonly opened?: Opened
}

/** What a task of the engine says of itself: who is charged for it, and that it ends when they go away. */
export const mannerOf = ({ actor, ip, request }: Pick<Visit, 'actor' | 'ip' | 'request'>): { readonly caller: Caller; readonly signal: AbortSignal } =>
  ({ caller: callerOf(askerOf(actor), ip), signal: request.signal })

/** What publisher says of a column, in the language of the page. */
export const labelIn = ({ description }: Dataset, { locale }: Pick<Visit, 'locale'>) => (name: string): { readonly label?: string; readonly description?: string; readonly unit?: string } => {
  const said = fieldOf(description, name)
  return said === undefined ? {} : {
    label: said.label[locale], ...(said.description && { description: said.description[locale] }), ...(said.unit !== undefined && { unit: said.unit }),
  }
}

type RowsPage = Awaited<ReturnType<Engine['rows']>>

/** A page of rows, noted as read; or the words of why there is none now. */
export async function readRows({ commons, visit, version, table, at, opened }: Looking & { readonly opened: Opened }): Promise<RowsPage | Text> {
  const { engine, reader, reads } = commons
  try {
    const page = await reader.tables(opened, async (sources) => {
      const source = sources.find(({ name }) => name === table.name)
      if (source === undefined) return undefined
      const columns = (source.columns ?? table.columns.map(({ name }) => name)).slice(0, widest)
      return engine.rows(source, { offset: (at - 1) * rowsPerPage, length: rowsPerPage, columns, ...mannerOf(visit) })
    })
    if (page === undefined) return words.tableNotLent
    const from = (at - 1) * rowsPerPage
    await reads.note({
      dataset: opened.dataset.id, version: version.number, door: 'page', mode: 'query', by: opened.verdict.by, asker: opened.asker,
      what: `${table.name} ${from}–${from + page.rows.length}`, rows: page.rows.length,
    })
    return page
  } catch (error) {
    // The rest of the page stands also while the engine is busy.
    if (error instanceof Failure) return error.text
    throw error
  }
}

/** Sees what of a table can be seen at once: on the map of the regions, or along time. Undefined when neither says anything. */
export type See = (looking: Looking & { readonly opened: Opened }) => Promise<Sight | undefined>

const mostKept = 500
const restMs = 600_000

/** Answers are kept by what was asked of which content: a version never changes. */
export function openSights({ engine, reader }: Commons, regions: readonly Region[]): See {
  const find = regionFinder(regions)
  const kept = new Map<string, Promise<Sight | undefined>>()

  const look: See = ({ visit, table, opened }) => reader.tables(opened, async (sources) => {
    const source = sources.find(({ name }) => name === table.name)
    if (source === undefined) return undefined
    const columns = table.profile.columns.filter(({ name }) => source.columns === undefined || source.columns.includes(name))
    const seen = { name: table.name, profile: { ...table.profile, columns } }
    for (const plan of [...mapPlan(seen, find), ...seriesPlan(seen)]) {
      const { rows } = await engine.query([source], plan.sql, { limit: 500, ofPage: true, caller: mannerOf(visit).caller })
      const sight = sightOf(plan, rows, find)
      if (sight) return sight
    }
    return undefined
  })

  return (looking) => {
    const { version, table, opened: { verdict } } = looking
    const key = JSON.stringify([version.id, table.name, verdict.columns ?? null, verdict.rows ?? null])
    const known = kept.get(key)
    if (known) return known
    const looked = look(looking).catch((error: unknown) => {
      // What takes longer than a page may is not tried again at each visit.
      const tooSlow = error instanceof QueryFailure && error.reason === 'too slow'
      setTimeout(() => { kept.delete(key) }, tooSlow ? restMs : 0).unref()
      // Without a picture the page is whole too.
      if (error instanceof Failure) return undefined
      throw error
    })
    kept.set(key, looked)
    const oldest = kept.size > mostKept ? kept.keys().next().value : undefined
    if (oldest !== undefined) kept.delete(oldest)
    return looked
  }
}

/** The tables of a version, one after another, when there are several. */
function tableChoice({ visit: { locale, url }, version, table }: Looking): Html | undefined {
  if (version.tables.length < 2) return undefined
  return html`<nav class="orders" aria-label="${words.loadTable[locale]}"><ul>${version.tables.slice(0, 100).map(({ name, rows }) => html`<li><a href="${
    withQuery(url, { table: name, page: undefined })}"${attributes({ 'aria-current': name === table.name && 'true' })}>${name}</a> <span class="hint">${formatNumber(rows, locale)}</span></li>`)}</ul></nav>`
}

/** The rows of the page. */
export function rowsSection(looking: Looking, found: RowsPage | Text): Html {
  const { visit: { locale, url }, dataset, table, at } = looking
  const label = labelIn(dataset, looking.visit)
  if ('kk' in found) return html`${tableChoice(looking)}${notice(locale, { kind: 'warning', title: words.rowsNotNow, body: html`<p>${found[locale]}</p>` })}`
  return html`${tableChoice(looking)}${found.total === 0 ? emptyState(locale, { title: dataWords.empty })
    : dataTable(locale, {
      caption: same(`${dataWords.firstRows[locale]}: ${table.name}`), columns: found.columns, rows: found.rows, first: (at - 1) * rowsPerPage + 1, label: (name) => label(name).label,
    })}${pagination(locale, { url, page: at, size: rowsPerPage, total: found.total })}${
    found.totalColumns > found.columns.length && html`<p class="hint">${moreColumns(found.columns.length, found.totalColumns)[locale]}</p>`}`
}

/** Made-up rows, for whoever may not see the real ones; undefined when there are none. */
export async function syntheticSection(looking: Looking): Promise<Html | undefined> {
  const { commons, visit: { locale }, dataset, version, table } = looking
  const made = await commons.reader.synthetic(version, table.name, syntheticRows)
  const [first] = made?.rows ?? []
  if (made === undefined || first === undefined) return undefined
  const columns: ResultPage['columns'] = Object.keys(first).filter((name) => dataset.terms.columns?.includes(name) ?? true).slice(0, widest).map((name) => ({ name, type: table.columns.find((one) => one.name === name)?.type ?? 'VARCHAR' }))
  const label = labelIn(dataset, looking.visit)
  return html`${tableChoice(looking)}${notice(locale, {
    kind: 'sample', title: words.synthetic, body: html`<p>${words.synthHint[locale]}</p><details><summary>${words.howMade[locale]}</summary>${made.words.map((line) => html`<p>${line[locale]}</p>`)}</details>`,
  })}${dataTable(locale, { caption: words.synthetic, columns, rows: made.rows.map((row) => columns.map(({ name }) => (row[name] === textMark ? textMarks[locale] : row[name] ?? null))), label: (name) => label(name).label })}`
}

/** The map or the line, with the same numbers as a table. */
export function sightSection({ visit: { locale }, dataset }: Looking, { kind, measure, period, points }: Sight, regions: readonly Region[]): Html {
  const said = measure === undefined ? dataWords.rows : fieldOf(dataset.description, measure)?.label ?? same(measure)
  const shownPeriod = period && scaled(locale, period)
  const title = kind === 'map' ? byRegion(said, shownPeriod) : overTime(said)
  const nameOf = new Map(regions.map(({ code, name }) => [code, name[locale]]))
  return html`<h2>${title[locale]}</h2>${kind === 'map'
    ? regionMap(locale, { title: title[locale], regions, values: new Map(points.map(({ place, value }) => [place, value])) })
    : lineOf(locale, title[locale], points.map(({ place, value }) => ({ name: place, value })))}<details><summary>${dataWords.asTable[locale]}</summary>${listTable(locale, {
    caption: title, captionUnseen: true, rows: points, columns: [
      { title: kind === 'map' ? dataWords.region : dataWords.period, header: true, cell: ({ place }) => (kind === 'map' ? nameOf.get(place) ?? place : scaled(locale, place)) },
      { title: said, numeric: true, cell: ({ value }) => scaled(locale, value, measure !== undefined && isCode(measure)) },
    ],
  })}</details>`
}

/**
 * The profile of a table for those who may not see its rows: of veiled data noisy counts, else exact ones without small groups and ends. Where
 * some rows are lent to nobody an exact count would tell of them, as the profile is of all rows: then there is none.
 */
export async function publicProfile({ reader }: Pick<Commons, 'reader'>, { terms }: Pick<Dataset, 'terms'>, version: DatasetVersion, { name, profile }: VersionTable): Promise<Profile> {
  if (!isVeiled(terms) && terms.rows === undefined) return veiled(profile, terms.columns)
  const noisy = (await reader.synthetic(version, name, 0))?.profile ?? noisyProfile(undefined, profile)
  return { ...noisy, columns: noisy.columns.map((column) => (terms.columns === undefined || terms.columns.includes(column.name) ? column : structureOf(column))) }
}

/** The columns at a glance. Whoever may not see every row sees no small groups, no ends, and of restricted data no exact counts. */
export async function columnsSection({ commons, visit, dataset, version, table }: Looking, verdict: Verdict): Promise<Html> {
  const { locale } = visit
  const { profile } = table
  const whole = verdict.allowed && verdict.rows === undefined
  const lent = verdict.allowed ? verdict.columns : undefined
  const hidden = await publicProfile(commons, dataset, version, table)
  const shown = { ...profile, columns: profile.columns.map((column, i) => (whole && (lent === undefined || lent.includes(column.name)) ? column : hidden.columns[i] ?? column)) }
  return html`<h2>${dataWords.columns[locale]}</h2><p class="hint">${columnCount(profile.columns.length)[locale]}, ${rowCount(profile.rows)[locale]}. ${dataWords.columnsHint[locale]}${
    !whole && html` ${dataWords.smallHidden[locale]}`}</p>${columnCards(locale, shown, { most: mostCards, label: labelIn(dataset, visit) })}${
    profile.columns.length > mostCards && html`<details><summary>${moreColumns(mostCards, profile.columns.length)[locale]}</summary>${names(visit, dataset, profile.columns.slice(mostCards))}</details>`}`
}

const names = (visit: Visit, dataset: Dataset, columns: VersionTable['columns']): Html => html`<ul class="names">${columns.map(({ name, type }) =>
  html`<li>${labelIn(dataset, visit)(name).label ?? name} <code>${name}: ${type}</code></li>`)}</ul>`

/** Names and types of the columns, and nothing of what is in them. */
export const structureSection = ({ visit, dataset, table }: Looking): Html =>
  html`<h2>${dataWords.columns[visit.locale]}</h2>${names(visit, dataset, table.columns.slice(0, 500))}`
