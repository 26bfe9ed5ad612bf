/** The page of the search: what is found in groups, how many of each, what was probably meant, and what to do when nothing is found. */
import { formatNumber } from '../../law/format.ts'
import type { Locale } from '../../law/text.ts'
import { pageFrom } from '../asked.ts'
import { emptyState, notice, pagination, tag, withQuery } from '../components/index.ts'
import { attributes, html, type Html } from '../html.ts'
import { page } from '../layout.ts'
import { type Route, route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import type { Offer } from '../ways/offers.ts'
import { say, type Words } from '../words.ts'
import type { AnswerBox } from './answer-box.ts'
import { searchWords as words } from './messages.ts'
import type { SiteAnswer, SiteSearch } from './site-search.ts'

const size = 20

/** Where to go on when nothing is found. */
const ways = [{ path: '/services', title: words.allServices }, { path: '/docs', title: words.help }, { path: '/bodies', title: words.whomToAsk }] as const

/** `ask` is where a question in words is answered at length, where somebody does. */
export const searchPage = (search: SiteSearch, ask?: Pick<Offer, 'path' | 'title' | 'hint'>): Route => route({
  method: 'GET', path: '/search', kind: 'page', permission: 'everyone', title: words.title, rateLimit: { requests: 60, seconds: 60 },
  handle: async (visit) => {
    const { locale, url } = visit
    const text = (url.searchParams.get('q') ?? '').normalize('NFC').trim().slice(0, 200)
    const kind = url.searchParams.get('kind') || undefined
    const at = pageFrom(visit)
    const answer = text === '' ? undefined : await search({ text, locale, actor: visit.actor, limit: size, offset: (at - 1) * size, ...(kind !== undefined && { kind }) })
    return page({
      visit, title: text === '' ? words.title : `${text} – ${words.title[locale]}`,
      body: html`<h1>${words.title[locale]}</h1><form method="get" role="search" class="seek" aria-label="${words.title[locale]}"><div class="field"><label for="q">${words.label[locale]}</label><input type="search" id="q" name="q" value="${
        text}"></div><button class="button">${words.find[locale]}</button></form>${ask && html`<p><a href="${visit.link(ask.path)}${text !== '' && `?${new URLSearchParams({ q: text }).toString()}`}">${ask.title[locale]}</a><br><span class="hint">${ask.hint[locale]}</span></p>`}${answer && results(visit, answer, { kind, at })}`,
    })
  },
})

function results({ locale, url, link }: Visit, { own, named, answer, total, found, kinds, suggestion }: SiteAnswer, { kind, at }: { readonly kind: string | undefined; readonly at: number }): Html {
  const meant = suggestion !== undefined && html`<p class="meant">${words.meant[locale]} <a href="${withQuery(url, { q: suggestion, page: undefined, kind: undefined })}">${suggestion}</a></p>`
  const count = own.length + total + named.length
  if (count === 0 && kinds.length === 0) return emptyState(locale, { title: words.nothing, body: words.nothingHint[locale], action: html`<ul>${ways.map(({ path, title }) => html`<li><a href="${link(path)}">${title[locale]}</a></li>`)}</ul>` })
  const choice = (id: string | undefined, title: Words, of?: number): Html => html`<li><a${attributes({
    href: withQuery(url, { kind: id, page: undefined }), 'aria-current': id === kind && 'true' })}>${say(locale, title)}</a>${of !== undefined && html` <span class="hint">${formatNumber(of, locale)}</span>`}</li>`
  // What is one's own comes first; then what was named, for it is the very thing: a company by its name or number.
  const shown = at === 1 ? [...own, ...named, ...found] : found
  return html`<h2>${words.results[locale]}: ${formatNumber(count, locale)}</h2>${meant}${answer && answerPart(locale, link, answer)}${kinds.length > 1 && html`<nav aria-label="${words.kinds[locale]}"><ul class="chips">${choice(undefined, words.all)}${
    kinds.map(({ id, title, count: of }) => choice(id, title, of))}</ul></nav>`}<ul class="results">${shown.map(({ title, path, about, kind: what }) =>
    html`<li><a href="${link(path)}">${say(locale, title)}</a> ${what && tag(locale, what)}${about && html`<p>${say(locale, about)}</p>`}</li>`)}</ul>${
    total > size && pagination(locale, { url, page: at, size, total })}`
}

const answerPart = (locale: Locale, link: Visit['link'], { title, lines, source, path }: AnswerBox): Html => html`<section aria-labelledby="answer">${
  notice(locale, { title: html`<span id="answer">${title[locale]}</span>`, body: html`<ul>${lines.map((line) => html`<li>${say(locale, line)}</li>`)}</ul><p>${words.source[locale]}: <a href="${link(path)}">${source[locale]}</a></p>` })}</section>`
