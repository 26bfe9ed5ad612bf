/** The pages of registers: which there are, and the list of one with its search, its facets and the ways to take it along. */
import type { Kernel } from '../../kernel/index.ts'
import { type EntryPage, type EntryView, entryPath, facetFields, maySee, printValue } from '../../kernel/registers/index.ts'
import { printCitation } from '../../law/citation.ts'
import { formatDuration, formatNumber } from '../../law/format.ts'
import type { EntryState, Register, RegisterField } from '../../law/register.ts'
import type { Locale } from '../../law/text.ts'
import { type Column, definitionList, emptyState, filters, pagination, table, tag, type Tone } from '../components/index.ts'
import { html, type Html } from '../html.ts'
import type { Visit } from '../visit.ts'
import { moment } from '../words.ts'
import { entryStates, lookerIn } from './asked.ts'
import { flags, orders, words } from './messages.ts'

export const tones = { entered: 'good', suspended: 'wait', struck: 'late' } as const satisfies Record<EntryState, Tone>

/** Columns of a list: what a reader takes in at one glance beside the name. */
const mostColumns = 4

/** Which registers there are, for this visitor. */
export async function registersPage({ registers }: Kernel, visit: Visit): Promise<Html> {
  const { locale, link } = visit
  const counts = Map.groupBy(await registers.counts(), ({ register }) => register)
  const rows = registers.declared.filter((one) => maySee(one, lookerIn(visit)))
  return html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${table(locale, {
    caption: words.title, captionUnseen: true, rows, empty: emptyState(locale, { title: words.none, body: words.noneHint[locale] }),
    columns: [
      { title: words.title, header: true, cell: ({ id, title, summary }) => html`<a href="${link(`/registers/${id}`)}">${title[locale]}</a><p class="hint">${summary[locale]}</p>` },
      { title: words.body, cell: ({ body }) => body.name[locale] },
      { title: words.entries, numeric: true, cell: ({ id }) => formatNumber((counts.get(id) ?? []).reduce((sum, { count }) => sum + count, 0), locale) },
    ],
  })}`
}

/** The list of a register. `at` is the page, counted from 1; `size` is how many stand on one. */
export function listPage(visit: Visit, register: Register, found: EntryPage, { at, size }: { readonly at: number; readonly size: number }): Html {
  const { locale, url, link } = visit
  const asks = [...url.searchParams.keys()].some((name) => name !== 'page' && name !== 'sort' && url.searchParams.get(name) !== '')
  const files = new URLSearchParams(url.searchParams)
  for (const name of ['page', 'sort']) files.delete(name)
  files.set('lang', locale)
  return html`<h1>${register.title[locale]}</h1><p class="lead">${register.summary[locale]}</p>${filters(locale, {
    url,
    filters: [
      { name: 'q', label: words.search },
      { name: 'state', label: words.state, choices: entryStates.map((value) => counted(locale, value, register.states[value][locale], found.states[value])) },
      ...facetFields(register).map((field) => ({
        name: `f.${field.name}`, label: field.label,
        choices: choicesOf(field).map(({ value, label }) => counted(locale, value, label[locale], found.facets[field.name]?.[value])),
      })),
      { name: 'sort', label: words.sort, otherwise: orders.newest, choices: Object.entries(orders).filter(([value]) => value !== 'newest').map(([value, label]) => ({ value, label })) },
    ],
    downloads: [{ title: 'CSV', href: `/registers/${register.id}/entries.csv?${files.toString()}` }],
  })}${table(locale, {
    caption: register.title, captionUnseen: true, rows: found.entries,
    empty: asks ? emptyState(locale, { title: words.nothingFound, body: words.nothingFoundHint[locale] }) : emptyState(locale, { title: words.empty }),
    columns: [
      { title: words.number, header: true, cell: ({ number, title }) => html`<a href="${link(entryPath(register.id, number))}">${register.calledBy === undefined ? number : title[locale]}</a>${register.calledBy !== undefined && html`<p class="hint">${number}</p>`}` },
      { title: words.state, cell: ({ state }) => tag(locale, register.states[state], tones[state]) },
      ...columnsOf(register, locale),
      { title: words.entered, cell: ({ enteredAt }) => moment(visit, enteredAt) },
    ],
  })}${found.total > 0 && pagination(locale, { url, page: at, size, total: found.total })}${about(visit, register)}`
}

const choicesOf = (field: ReturnType<typeof facetFields>[number]) => (field.kind === 'choice' ? field.choices : flags)

const counted = (locale: Locale, value: string, label: string, count = 0) => ({ value, label: `${label} (${formatNumber(count, locale)})` })

/** The first shown fields that fit into a column. */
const columnsOf = ({ fields, shown, calledBy }: Register, locale: Locale): readonly Column<EntryView>[] => fields
  .filter((field) => shown.fields.includes(field.name) && field.name !== calledBy && field.kind !== 'rows' && !(field.kind === 'text' && field.long)).slice(0, mostColumns)
  .map((field) => ({
    title: field.label, numeric: field.kind === 'integer' || field.kind === 'decimal' || field.kind === 'money', cell: (entry) => cellOf(field, entry, locale),
  }))

function cellOf(field: RegisterField, { values }: EntryView, locale: Locale): string {
  const value = values[field.name]
  return value === undefined || value === '' ? '' : printValue(field, value)[locale]
}

/** Who keeps the register, on what ground, and the register as data. */
function about({ locale, link }: Visit, register: Register): Html {
  return html`<h2>${words.about[locale]}</h2>${definitionList(locale, [
    { term: words.body, value: register.body.name[locale] }, { term: words.office, value: register.office.title[locale] },
    { term: words.basis, value: printCitation(register.basis)[locale] },
    { term: words.keep, value: formatDuration(register.keep.for, locale) },
  ])}<p>${words.asData[locale]}: <a href="/registers/${register.id}/schema.json">${words.schema[locale]}</a>, <a href="/registers/${register.id}/declaration.json">${
    words.declaration[locale]}</a>, <a href="${link('/api')}">${words.api[locale]}</a></p>`
}
