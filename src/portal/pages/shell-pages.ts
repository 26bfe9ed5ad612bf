/** The shell's own pages for everybody: search, system status, accessibility. */
import type { Locale, Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import { emptyState, notice, table, tag } from '../components/index.ts'
import { html } from '../html.ts'
import { json, page } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import { moment, say } from '../words.ts'
import type { Words } from '../words.ts'
import { accessibilityWords, searchWords, statusWords } from './messages.ts'

/** Something that the search found. */
export interface Found {
  readonly title: Words
  /** Path without the language. */
  readonly path: string
  readonly about?: Words
  /** What it is, such as "dataset". */
  readonly kind?: Words
}

export type Search = (query: string, locale: Locale) => Promise<readonly Found[]>

export const searchPage = (search: Search): Route => route({
  method: 'GET', path: '/search', kind: 'page', permission: 'everyone', title: searchWords.title, rateLimit: { requests: 60, seconds: 60 },
  handle: async (visit) => {
    const { locale, url } = visit
    const query = (url.searchParams.get('q') ?? '').normalize('NFC').trim().slice(0, 200)
    const found = query === '' ? undefined : await search(query, locale)
    return page({
      visit, title: query === '' ? searchWords.title : `${query} – ${searchWords.title[locale]}`,
      body: html`<h1>${searchWords.title[locale]}</h1><form method="get" role="search" aria-label="${searchWords.title[locale]}"><div class="field"><label for="q">${searchWords.label[locale]}</label><input type="search" id="q" name="q" value="${
        query}"></div><button class="button">${searchWords.find[locale]}</button></form>${found && (found.length === 0
        ? html`<br>${emptyState(locale, { title: searchWords.nothing, body: searchWords.nothingHint[locale] })}`
        : html`<h2>${searchWords.results[locale]}: ${found.length}</h2><ul class="results">${found.map(({ title, path, about, kind }) =>
          html`<li><a href="${visit.link(path)}">${say(locale, title)}</a> ${kind && tag(locale, kind)}${about && html`<p>${say(locale, about)}</p>`}</li>`)}</ul>`)}`,
    })
  },
})

/** One part of the system and how it does now. */
export interface PartStatus {
  readonly id: string
  readonly name: Text
  readonly state: 'works' | 'slow' | 'down'
  readonly about?: Text
}

export interface SystemStatus {
  readonly at: Instant
  readonly parts: readonly PartStatus[]
}

const tones = { works: 'good', slow: 'wait', down: 'late' } as const

/** The status as a page and, for machines that watch, as JSON: 503 when a part is down. */
export const statusPages = (status: () => Promise<SystemStatus>): readonly Route[] => [
  route({
    method: 'GET', path: '/status', kind: 'page', permission: 'everyone', title: statusWords.title,
    handle: async (visit) => {
      const { locale } = visit
      const { at, parts } = await status()
      const well = parts.every(({ state }) => state === 'works')
      return page({
        visit, title: statusWords.title,
        body: html`<h1>${statusWords.title[locale]}</h1>${notice(locale, {
          kind: well ? 'good' : 'warning', title: well ? statusWords.allWorks : statusWords.someFail, body: html`<p>${statusWords.checked[locale]}: ${moment(visit, at)}</p>` })}${
          table(locale, { caption: statusWords.parts, rows: parts, columns: [
            { title: statusWords.part, header: true, cell: ({ name }) => name[locale] },
            { title: statusWords.state, cell: ({ state }) => tag(locale, statusWords[state], tones[state]) },
            { title: statusWords.about, cell: ({ about }) => about?.[locale] },
          ] })}`,
      })
    },
  }),
  route({
    method: 'GET', path: '/api/status', kind: 'api', permission: 'everyone', title: statusWords.title,
    handle: async () => {
      const { at, parts } = await status()
      return json({ at, parts: parts.map(({ id, state }) => ({ id, state })) }, { status: parts.some(({ state }) => state === 'down') ? 503 : 200 })
    },
  }),
]

export const accessibilityPage: Route = route({
  method: 'GET', path: '/accessibility', kind: 'page', permission: 'everyone', title: accessibilityWords.title,
  handle: (visit) => {
    const { locale } = visit
    const words = accessibilityWords
    return page({
      visit, title: words.title,
      body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p><h2>${words.aim[locale]}</h2><p>${words.aimText[locale]}</p><h2>${words.works[locale]}</h2><ul>${
        words.list[locale].map((line) => html`<li>${line}</li>`)}</ul><h2>${words.known[locale]}</h2><p>${words.knownText[locale]}</p>`,
    })
  },
})
