/** The search of the whole site: what the index holds, what institutions find by themselves, and its page. */
import type { Piece, Search as Index, SearchDocument } from '../../kernel/search/index.ts'
import type { Procedure } from '../../law/procedure.ts'
import { formatNumber } from '../../law/format.ts'
import { type Locale, locales, type Text } from '../../law/text.ts'
import { pageFrom } from '../asked.ts'
import { emptyState, pagination, tag, withQuery } from '../components/index.ts'
import { attributes, html, type Html } from '../html.ts'
import { page } from '../layout.ts'
import { type Route, route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { say, type Words } from '../words.ts'
import { searchWords as words } from './messages.ts'

/** Something that the search found. */
export interface Found {
  readonly title: Words
  /** Path without the language. */
  readonly path: string
  readonly about?: Words
  /** What it is, such as "dataset". */
  readonly kind?: Words
}

/** Finds what no index holds, such as entries of a register; the few that fit best. */
export type Search = (query: string, locale: Locale) => Promise<readonly Found[]>

/** A page of an institution that people look for by its words. */
export type PageToFind = Pick<SearchDocument, 'path' | 'title' | 'about'>

export interface SiteQuery {
  readonly text: string
  readonly locale: Locale
  readonly kind?: string
  readonly limit: number
  readonly offset: number
}

export interface SiteAnswer {
  /** What institutions found by themselves, whichever page is asked for; not in the total. */
  readonly named: readonly Found[]
  readonly total: number
  readonly found: readonly Found[]
  /** How many of each kind there are, whichever is chosen. */
  readonly kinds: readonly { readonly id: string; readonly title: Words; readonly count: number }[]
  /** What was probably meant, when it was not what was typed. */
  readonly suggestion?: string
}

export type SiteSearch = (query: SiteQuery) => Promise<SiteAnswer>

export interface SiteSearchParts {
  readonly index: Index
  /** Enters the documents that are written in the program; done when first somebody asks. */
  readonly enter: (documents: Readonly<Record<'service' | 'page', readonly SearchDocument[]>>) => Promise<void>
  readonly procedures: readonly Procedure[]
  readonly pages: readonly PageToFind[]
  /** Titles of the kinds of documents that institutions enter. */
  readonly kinds: Readonly<Record<string, Text>>
  readonly searches: readonly Search[]
}

/** The search of the site. */
export function siteSearch({ index, enter, procedures, pages, kinds, searches }: SiteSearchParts): SiteSearch {
  const titles: Readonly<Record<string, Text>> = { ...kinds, service: words.service, page: words.page }
  const documents = {
    service: procedures.map(({ id, title, summary, audience }): SearchDocument => ({
      id: `service:${id}`, kind: 'service', title, about: summary, words: locales.map((locale) => audience[locale]), path: `/services/${id}`, rank: 1 })),
    page: pages.map(({ path, title, about }): SearchDocument => ({ id: `page:${path}`, kind: 'page', title, about, path })),
  }
  let entered: Promise<void> | undefined
  return async ({ text, locale, kind, limit, offset }) => {
    entered ??= enter(documents).catch((error: unknown) => {
      entered = undefined
      throw error
    })
    await entered
    const [all, live] = await Promise.all([index.find({ text, locale, limit, offset }), Promise.all(searches.map((search) => search(text, locale)))])
    const chosen = kind === undefined ? all : await index.find({ text, locale, kind, limit, offset })
    return {
      named: kind === undefined ? live.flat() : [],
      total: chosen.total,
      found: chosen.found.map(({ path, highlight, kind: one }): Found => ({
        path, title: marked(highlight.title), about: marked(highlight.about), ...(titles[one] && { kind: titles[one] }) })),
      kinds: Object.entries(all.kinds).map(([id, count]) => ({ id, title: titles[id] ?? id, count })).toSorted((a, b) => b.count - a.count),
      ...(all.suggestion !== undefined && { suggestion: all.suggestion }),
    }
  }
}

const marked = (pieces: readonly Piece[]): Html => html`${pieces.map(({ text, marked: isMarked }) => (isMarked ? html`<mark>${text}</mark>` : text))}`

const size = 20

export const searchPage = (search: SiteSearch): Route => route({
  method: 'GET', path: '/search', kind: 'page', permission: 'everyone', title: words.title, rateLimit: { requests: 60, seconds: 60 },
  handle: async (visit) => {
    const { locale, url } = visit
    const text = (url.searchParams.get('q') ?? '').normalize('NFC').trim().slice(0, 200)
    const kind = url.searchParams.get('kind') || undefined
    const at = pageFrom(visit)
    const answer = text === '' ? undefined : await search({ text, locale, limit: size, offset: (at - 1) * size, ...(kind !== undefined && { kind }) })
    return page({
      visit, title: text === '' ? words.title : `${text} – ${words.title[locale]}`,
      body: html`<h1>${words.title[locale]}</h1><form method="get" role="search" class="seek" aria-label="${words.title[locale]}"><div class="field"><label for="q">${words.label[locale]}</label><input type="search" id="q" name="q" value="${
        text}"></div><button class="button">${words.find[locale]}</button></form>${answer && results(visit, answer, { kind, at })}`,
    })
  },
})

function results({ locale, url, link }: Visit, { named, total, found, kinds, suggestion }: SiteAnswer, { kind, at }: { readonly kind: string | undefined; readonly at: number }): Html {
  const meant = suggestion !== undefined && html`<p class="meant">${words.meant[locale]} <a href="${withQuery(url, { q: suggestion, page: undefined, kind: undefined })}">${suggestion}</a></p>`
  const count = total + named.length
  if (count === 0 && kinds.length === 0) return emptyState(locale, { title: words.nothing, body: words.nothingHint[locale] })
  const choice = (id: string | undefined, title: Words, of?: number): Html => html`<li><a${attributes({
    href: withQuery(url, { kind: id, page: undefined }), 'aria-current': id === kind && 'true' })}>${say(locale, title)}</a>${of !== undefined && html` <span class="hint">${formatNumber(of, locale)}</span>`}</li>`
  // What was named comes first, for it is the very thing: a company by its name or number.
  const shown = at === 1 ? [...named, ...found] : found
  return html`<h2>${words.results[locale]}: ${formatNumber(count, locale)}</h2>${meant}${kinds.length > 1 && html`<nav aria-label="${words.kinds[locale]}"><ul class="chips">${choice(undefined, words.all)}${
    kinds.map(({ id, title, count: of }) => choice(id, title, of))}</ul></nav>`}<ul class="results">${shown.map(({ title, path, about, kind: what }) =>
    html`<li><a href="${link(path)}">${say(locale, title)}</a> ${what && tag(locale, what)}${about && html`<p>${say(locale, about)}</p>`}</li>`)}</ul>${
    total > size && pagination(locale, { url, page: at, size, total })}`
}
