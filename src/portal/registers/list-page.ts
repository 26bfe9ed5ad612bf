/** The pages of registers: which there are, and the list of one with its search, its facets and the ways to take it along. */
import type { Kernel } from '../../kernel/index.ts'
import {
  columnName, type EntryCounts, type EntryPage, type EntryView, entryPath, type Facet, facetsOf, maySee, printValue, sortNames, writeOrder,
} from '../../kernel/registers/index.ts'
import { keeperOf } from '../../law/body.ts'
import { printCitation } from '../../law/citation.ts'
import { numberKinds } from '../../law/field.ts'
import { formatDuration, formatNumber } from '../../law/format.ts'
import { regionName } from '../../law/places.ts'
import { type EntryState, type Listing, numbersIn, refers, type RegisterField } from '../../law/register.ts'
import type { Region } from '../../law/region.ts'
import type { Locale, Text } from '../../law/text.ts'
import { dayOf, parseDay } from '../../law/time.ts'
import { chosen, type Column, countAtLeast, countWords, definitionList, emptyState, type Facet as FacetShown, narrow, onwards, table, tag, type Tone } from '../components/index.ts'
import { html, type Html } from '../html.ts'
import type { Visit } from '../visit.ts'
import { dateTime, identifier } from '../words.ts'
import { type Asked, entryStates, filterOf, filtersIn, lookerIn } from './asked.ts'
import type { DrawnPieces, DrawnRows } from './drawn.ts'
import { mapSection, regionColumn } from './map.ts'
import { flags, words } from './messages.ts'
import type { NamesIn } from './names.ts'
import { savedSection } from './saved.ts'

export const tones = { entered: 'good', suspended: 'wait', struck: 'late' } as const satisfies Record<EntryState, Tone>

/** Columns of a list: what a reader takes in at one glance beside the name. */
const mostColumns = 4

/** Which registers there are, for this visitor: by the bodies that keep them. */
export async function registersPage({ registers, country: { bodies } }: Kernel, visit: Visit): Promise<Html> {
  const { locale, link } = visit
  const counts = Map.groupBy(await registers.counts(), ({ register }) => register)
  const rows = registers.listed.filter((one) => maySee(one, lookerIn(visit)))
  const kept = Map.groupBy(rows, (one) => keeperOf(bodies, one)?.id ?? one.body.name[locale])
  const sections = [...kept].map(([id, own]) => {
    const body = bodies.find((one) => one.id === id)
    const name = (body ?? own[0]!.body).name
    return html`<h2>${body === undefined ? name[locale] : html`<a href="${link(`/bodies/${id}`)}">${name[locale]}</a>`}</h2>${table(locale, {
      caption: name, captionUnseen: true, rows: own,
      columns: [
        { title: words.title, header: true, cell: (one) => html`<a href="${link(`/registers/${one.id}`)}">${one.title[locale]}</a><p class="hint">${one.summary[locale]}</p>` },
        { title: words.entries, numeric: true, cell: (one) => formatNumber((counts.get(one.id) ?? []).reduce((sum, { count }) => sum + count, 0), locale) },
      ],
    })}`
  })
  return html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${sections.length === 0 ? emptyState(locale, { title: words.none, body: words.noneHint[locale] }) : sections}`
}

/** A list with what its address asks of it. */
export interface List {
  readonly register: Listing
  readonly asked: Asked
  readonly page: EntryPage
  readonly counts: EntryCounts
  /** What the entries are called to which the list refers, as far as they may be seen. */
  readonly titles: ReadonlyMap<string, Text>
  /** What organisations are called in it. */
  readonly names: NamesIn
  /** The country's regions. */
  readonly regions: readonly Region[]
  /** What the reader has saved of it; undefined for whoever saves nothing here. */
  readonly saved?: Parameters<typeof savedSection>[2]
  /** What was drawn of it before in the language of the visit: its rows, and its form by the address. Only where every reader is shown the same. */
  readonly drawn?: { readonly rows: DrawnRows; readonly forms: DrawnPieces }
}

/** The list of a register. */
export function listPage(visit: Visit, list: List): Html {
  const { register, asked, page, counts } = list
  const { locale, url, link } = visit
  const chips = chipsOf(visit, list)
  const byRegion = regionColumn(register, list.regions)
  const shown = new URL(url)
  shown.searchParams.set('sort', writeOrder(asked.order))
  return html`<h1>${register.title[locale]}</h1><p class="lead">${register.summary[locale]}</p>${formOf(visit, list)}${list.saved && savedSection(visit, register, list.saved)}${chosen(locale, { url, chips, clear: url.pathname })}${table(locale, {
    caption: register.title, captionUnseen: true, rows: page.entries, url: shown, ...(list.drawn && { drawn: list.drawn.rows }),
    empty: chips.length > 0 ? emptyState(locale, { title: words.nothingFound, body: words.nothingFoundHint[locale] })
      : asked.page === 1 ? emptyState(locale, { title: words.empty }) : emptyState(locale, { title: words.noMore }),
    columns: [
      {
        ...head(register), header: true,
        cell(entry) {
          const { number, path } = entry
          const title = list.names(entry, entry.title[locale])?.[locale] ?? entry.title[locale]
          return html`<a href="${link(path)}">${title.endsWith(number) ? number : title}</a>${!title.endsWith(number) && html`<p class="hint">${number}</p>`}`
        },
      },
      stateColumn(register, locale), ...columnsOf(visit, list),
      ...(register.list ? [] : [
        { title: words.entered, sort: 'entered', cell: ({ enteredAt }: EntryView) => dateTime(locale, dayOf(enteredAt, visit.settings.zone)) },
        { title: words.changed, sort: 'changedAt', cell: ({ changedAt }: EntryView) => dateTime(locale, dayOf(changedAt, visit.settings.zone)) },
      ]),
    ],
  })}${(counts.total > 0 || page.entries.length > 0) && onwards(locale, { url, total: counts.atLeast ? countAtLeast(locale, Math.max(counts.total, page.entries.length)) : countWords(locale, counts.total, 1, counts.total), next: page.next, previous: page.previous })}${byRegion && mapSection(visit, byRegion, counts.facets[byRegion.column] ?? {}, counts.atLeast)}${about(visit, register)}`
}

/** The form that narrows the list, with the ways to take it along: the same on each of its pages. */
function formOf({ locale, url }: Visit, list: List): Html {
  const { register } = list
  const files = new URLSearchParams(url.searchParams)
  files.delete('cursor')
  files.set('lang', locale)
  const asked = files.toString()
  const before = list.drawn?.forms.get(asked)
  if (before) return before
  const form = narrow(locale, {
    url, search: { name: 'q', label: words.search }, facets: facetsShown(list, locale), atLeast: list.counts.atLeast,
    downloads: [{ title: 'CSV', href: `/registers/${register.id}/entries.csv?${asked}` }, { title: 'JSON', href: `/registers/${register.id}/entries.json?${asked}` }],
  })
  list.drawn?.forms.set(asked, form)
  return form
}

/** What the first column is called, and by what it is sorted: by the names of the entries where they have one. */
function head(register: Listing): { readonly title: Text; readonly sort: string } {
  const named = register.fields.find(({ name }) => name === register.calledBy && register.shown.fields.includes(name))
  return named ? { title: named.label, sort: columnName(named.name) } : { title: words.number, sort: 'number' }
}

/** The state, in the finer words of the field that tells it where there is one. */
function stateColumn(register: Listing, locale: Locale): Column<EntryView> {
  const told = register.fields.find(({ name }) => name === register.list?.state)
  if (told === undefined) return { title: words.state, sort: 'state', cell: ({ state }) => tag(locale, register.states[state], tones[state]) }
  return { title: told.label, sort: columnName(told.name), cell: ({ state, values }) => tag(locale, printValue(told, values[told.name] ?? ''), tones[state]) }
}

/** How a value of a column is called where it is chosen. */
function labelOf({ field, by }: Facet, value: string, locale: Locale, titles: List['titles']): string {
  if (by === 'years') return value
  if (refers(field)) return titles.get(value)?.[locale] ?? value
  if (field.kind === 'region' || by === 'region') return regionName(value)?.[locale] ?? value
  const options = field.kind === 'choice' || field.kind === 'choices' ? field.choices : flags
  return options.find((one) => one.value === value)?.label[locale] ?? value
}

/** Most values of a column that are offered; of choices all that the declaration has. */
const mostOffered = 30

function facetsShown({ register, asked: { query }, counts, titles }: List, locale: Locale): readonly FacetShown[] {
  const years = (numbers: Readonly<Record<string, number>>) => Object.entries(numbers).toSorted(([one], [other]) => other.localeCompare(one)).map(([value, count]) => ({ value, label: value, count }))
  return [
    ...(register.list ? [] : [{ title: words.state, name: 'state', options: entryStates.map((value) => ({ value, label: register.states[value], count: counts.states[value] ?? 0 })) }]),
    ...facetsOf(register).map((facet) => {
      const { field, by } = facet
      const column = columnName(field.name)
      const numbers = counts.facets[column] ?? {}
      const wanted = query.facets?.[column] ?? []
      const declared = field.kind === 'choice' || field.kind === 'choices' ? field.choices.map(({ value }) => value) : field.kind === 'flag' ? flags.map(({ value }) => value) : []
      const frequent = Object.keys(numbers).toSorted((one, other) => (by === 'years' ? other.localeCompare(one) : numbers[other]! - numbers[one]!)).slice(0, mostOffered)
      const values = [...new Set([...(declared.length > 0 ? declared : frequent), ...wanted])]
      return { title: field.label, name: 'filter', options: values.map((value) => ({ value: filterOf(column, value), label: labelOf(facet, value, locale, titles), count: numbers[value] ?? 0 })) }
    }),
    { title: words.enteredIn, name: 'year', options: years(counts.years) },
  ]
}

function chipsOf({ locale, url }: Visit, { register, asked: { query }, titles }: List) {
  const facets = facetsOf(register)
  return [
    ...(query.text === undefined || query.text === '' ? [] : [{ name: 'q', value: url.searchParams.get('q') ?? '', label: `«${query.text}»` }]),
    ...(query.state ?? []).map((value) => ({ name: 'state', value, label: register.states[value][locale] })),
    ...(query.years ?? []).map((value) => ({ name: 'year', value, label: `${words.enteredIn[locale]}: ${value}` })),
    ...filtersIn(url.searchParams).flatMap(({ column, value }) => {
      const facet = facets.find(({ field }) => columnName(field.name) === column)
      return facet ? [{ name: 'filter', value: filterOf(column, value), label: `${facet.field.label[locale]}: ${labelOf(facet, value, locale, titles)}` }] : []
    }),
  ]
}

/** The fields that the register names, or the first shown ones that fit into a column. */
const fieldsInColumns = ({ fields, shown, calledBy, list }: Listing): readonly RegisterField[] => (list ? fields.filter(({ name }) => list.columns.includes(name)) : fields
  .filter((field) => shown.fields.includes(field.name) && field.name !== calledBy && field.kind !== 'rows' && !(field.kind === 'text' && field.long)).slice(0, mostColumns))

function columnsOf({ link, locale }: Visit, { register, titles, names }: List): readonly Column<EntryView>[] {
  const sortable = sortNames(register)
  return fieldsInColumns(register).map((field) => ({
    title: field.label, numeric: field.kind === 'integer' || field.kind === 'decimal' || field.kind === 'money',
    ...(sortable.includes(columnName(field.name)) && { sort: columnName(field.name) }),
    cell(entry) {
      const value = entry.values[field.name]
      if (value === undefined || value === '') return ''
      if (field.kind === numberKinds.organisation || field.kind === numberKinds.person) return identifier(String(value))
      if (field.kind === 'date') return dateTime(locale, parseDay(String(value)))
      if (!refers(field)) return ((typeof value === 'string' && names(entry, value)) || printValue(field, value))[locale]
      return html`${numbersIn(value).map((number, i) => [i > 0 && html`<br>`, html`<a href="${link(entryPath(field.register, number))}">${titles.get(number)?.[locale] ?? number}</a>`])}`
    },
  }))
}

/** The entries that a list names by their numbers: in its columns, and to choose from. */
export function referredIn(register: Listing, { entries }: EntryPage, { facets }: EntryCounts, { query }: Asked): readonly string[] {
  const fields = register.fields.filter(refers)
  return [...new Set(fields.flatMap(({ name }) => [
    ...entries.flatMap(({ values }) => numbersIn(values[name])), ...Object.keys(facets[columnName(name)] ?? {}), ...(query.facets?.[columnName(name)] ?? []),
  ]))]
}

/** Who keeps the register, on what ground, and the register as data. */
function about({ locale, link }: Visit, register: Listing): Html {
  return html`<h2>${words.about[locale]}</h2>${definitionList(locale, [
    { term: words.body, value: register.body.name[locale] }, ...(register.office ? [{ term: words.office, value: register.office.title[locale] }] : []),
    ...(register.basis ? [{ term: words.basis, value: printCitation(register.basis)[locale] }] : []),
    ...(register.keep ? [{ term: words.keep, value: formatDuration(register.keep.for, locale) }] : []),
  ])}<p>${words.asData[locale]}: <a href="/registers/${register.id}/schema.json">${words.schema[locale]}</a>, <a href="/registers/${register.id}/declaration.json">${
    words.declaration[locale]}</a>, <a href="${link('/api')}">${words.api[locale]}</a></p>`
}
