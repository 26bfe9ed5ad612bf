/** Narrows a list by several values of several columns at once: boxes to tick with honest counts, chips to take away, all in the address. */
import { formatNumber } from '../../law/format.ts'
import type { Locale } from '../../law/text.ts'
import { attributes, html, type Html } from '../html.ts'
import { say, type Words } from '../words.ts'
import { words } from './messages.ts'

export interface Facet {
  /** What is chosen from, such as “Kind”. */
  readonly title: Words
  /** The name in the address; it stands there once for each value that is chosen. */
  readonly name: string
  readonly options: readonly FacetOption[]
}

/** A value to choose, and how many records it would leave beside what is chosen elsewhere. */
export interface FacetOption { readonly value: string; readonly label: Words; readonly count: number }

/** Options beyond which a column is scrolled. */
const many = 9

/** The same address without one of the values under a name, from its first page. */
function without(url: URL, name: string, value: string): string {
  const query = new URLSearchParams([...url.searchParams].filter(([key, said]) => key !== 'cursor' && !(key === name && said === value)))
  return `${url.pathname}${query.size > 0 ? `?${query.toString()}` : ''}`
}

/** The form that narrows a list. It works without a script: a box is ticked, and the list is shown. `atLeast`: there may be more than each count says. */
export function narrow(locale: Locale, { url, search, facets, downloads, atLeast = false }: {
  readonly atLeast?: boolean | undefined
  readonly url: URL
  readonly search: { readonly name: string; readonly label: Words }
  readonly facets: readonly Facet[]
  readonly downloads: readonly { readonly title: Words; readonly href: string }[]
}): Html {
  const sort = url.searchParams.get('sort')
  const group = ({ title, name, options }: Facet): Html => {
    const chosen = url.searchParams.getAll(name)
    const isChosen = options.some(({ value }) => chosen.includes(value))
    const box = ({ value, label, count }: FacetOption): Html => html`<label><input type="checkbox" name="${name}" value="${value}"${
      attributes({ checked: chosen.includes(value) })}> <span>${say(locale, label)}</span> <span class="count">${formatNumber(count, locale)}${atLeast && '+'}</span></label>`
    return html`<details class="facet"${attributes({ open: isChosen })}><summary>${say(locale, title)}</summary><fieldset${
      attributes({ class: options.length > many && 'long' })}><legend class="unseen">${say(locale, title)}</legend>${options.map(box)}</fieldset></details>`
  }
  return html`<form class="filters narrow" method="get" action="${url.pathname}" role="search" aria-label="${words.filters[locale]}">${
    sort && html`<input type="hidden" name="sort" value="${sort}">`}<div class="field"><label for="q-${search.name}">${say(locale, search.label)}</label><input type="search" id="q-${
    search.name}" name="${search.name}" value="${url.searchParams.get(search.name) ?? ''}"></div><div class="facets">${
    facets.filter(({ options }) => options.length > 0).map(group)}</div><div class="actions"><button class="button">${words.apply[locale]}</button></div>${
    downloads.length > 0 && html`<p class="downloads">${words.download[locale]}: ${downloads.map(({ title, href }, i) => [i > 0 && ', ', html`<a href="${href}" download>${say(locale, title)}</a>`])}</p>`}</form>`
}

/** What a list is narrowed by, each to be taken away, and all of it at once. Nothing where nothing is chosen. */
export function chosen(locale: Locale, { url, chips, clear }: {
  readonly url: URL
  readonly chips: readonly { readonly name: string; readonly value: string; readonly label: string }[]
  /** The address of the whole list. */
  readonly clear: string
}): Html | undefined {
  if (chips.length === 0) return undefined
  return html`<ul class="chips chosen" aria-label="${words.filters[locale]}">${chips.map(({ name, value, label }) =>
    html`<li><a href="${without(url, name, value)}"><span class="unseen">${words.removeFilter[locale]}: </span>${label} <span aria-hidden="true">×</span></a></li>`)}<li><a href="${
    clear}">${words.clear[locale]}</a></li></ul>`
}

/** How many records there are, and the ways on and back in a list that is read from place to place. */
export function onwards(locale: Locale, { url, total, next, previous }: {
  readonly url: URL
  readonly total: string
  readonly next: string | undefined
  readonly previous: string | undefined
}): Html {
  const to = (cursor: string | undefined): string => {
    const query = new URLSearchParams(url.searchParams)
    query.delete('cursor')
    if (cursor !== undefined) query.set('cursor', cursor)
    return `${url.pathname}${query.size > 0 ? `?${query.toString()}` : ''}`
  }
  const count = html`<p class="count">${total}</p>`
  if (next === undefined && previous === undefined) return html`<div class="pages">${count}</div>`
  return html`<div class="pages">${count}<nav aria-label="${words.pages[locale]}"><ul>${previous !== undefined && html`<li><a href="${to(undefined)}">${words.first[locale]}</a></li><li><a rel="prev" href="${
    to(previous)}">${words.previous[locale]}</a></li>`}${next !== undefined && html`<li><a rel="next" href="${to(next)}">${words.next[locale]}</a></li>`}</ul></nav></div>`
}
