/** The catalogue: search, choose, sort, take the list along, and follow what is new. */
import type { Kernel } from '../../../../kernel/index.ts'
import type { Piece } from '../../../../kernel/search/index.ts'
import { printSize } from '../../../../kernel/files/index.ts'
import { formatNumber } from '../../../../law/format.ts'
import { isLocale, type Locale, same, type Text } from '../../../../law/text.ts'
import {
  actions, attributes, button, csv, dateTime, download, emptyState, html, type Html, type Offer, pageFrom, pagination, route, type Route, tag, type Tone, type Visit, withQuery,
} from '../../../../portal/index.ts'
import { dayOf } from '../../../../law/time.ts'
import { termsOnly, tierWords } from '../index.ts'
import type { Commons } from '../../commons.ts'
import { datasetPath, fullName, themes, type Tier, tiers } from '../../dataset.ts'
import { type Asked, askedIn, type Facet, facets, firstLine, languageName, list, listAll, type Listed, type Listing, ownersCalled, plain, sorts } from './listing.ts'
import { filterCount, words } from '../../pages/messages.ts'
import { readyQuestions } from '../../console/ready-questions.ts'
import { rowCount } from '../../dataset-page/messages.ts'
import { commonsCrumb, commonsPage } from '../../pages/parts.ts'
import { minePath } from '../../publishing/parts.ts'

const size = 20

export const tierTones = { open: 'good', registered: 'now', restricted: 'wait' } as const satisfies Record<Tier, Tone>

const catalogueDoor = { path: '/commons/datasets', title: words.catalogue, hint: words.catalogueHint }
const queryDoor = { path: '/commons/sql', title: words.query, hint: words.queryHint }
const publishDoor = { path: minePath, title: words.publish, hint: words.publishHint }

/** What people find here, by what they come for. */
export const offersOf = (open: (kernel: Kernel) => Commons): readonly Offer[] => [
  { needs: ['data', 'learning'], ...catalogueDoor }, { needs: ['data', 'learning'], now: (visit, kernel) => readyQuestions(open(kernel), visit), ...queryDoor, title: words.askData }, { needs: ['data'], ...publishDoor },
  { needs: ['data'], path: '/commons/grants', title: words.ownGrants, hint: words.ownGrantsHint },
  { needs: ['data'], path: '/commons/reads', title: words.mine, hint: words.mineHint },
]

export const catalogueRoutes = (commons: Commons): readonly Route[] => [
  route({
    method: 'GET', path: '/commons', kind: 'page', permission: 'everyone', title: words.commons,
    handle: async (visit) => {
      const newest = await list(commons, { text: '', chosen: {}, sort: 'newest' }, visit.locale, { limit: 5, offset: 0 })
      return commonsPage({ visit, title: words.commons, width: 'wide', body: landing(visit, newest) })
    },
  }),
  route({
    method: 'GET', path: '/commons/datasets', kind: 'page', permission: 'everyone', title: words.datasets,
    handle: async (visit) => {
      const asked = askedIn(visit.url)
      const at = pageFrom(visit)
      const [listing, owners] = await Promise.all([list(commons, asked, visit.locale, { limit: size, offset: (at - 1) * size }), ownersCalled(commons)])
      return commonsPage({
        visit, title: asked.text === '' ? words.datasets : `${asked.text} – ${words.datasets[visit.locale]}`, width: 'wide', breadcrumbs: [commonsCrumb],
        headExtra: html`<link rel="alternate" type="application/atom+xml" title="${words.newDatasets[visit.locale]}" href="/commons/datasets.atom?lang=${visit.locale}">`,
        body: html`<h1>${words.title[visit.locale]}</h1>${searchForm(visit, asked)}${resultsOf(visit, asked, { ...listing, owners }, at)}`,
      })
    },
  }),
  ...fileRoutes(commons),
]

const localeOf = ({ url, locale }: Visit): Locale => {
  const asked = url.searchParams.get('lang') ?? undefined
  return isLocale(asked) ? asked : locale
}

const fileRoutes = (commons: Commons): readonly Route[] => [
  route({
    method: 'GET', path: '/commons/datasets.csv', kind: 'file', permission: 'everyone', rateLimit: { requests: 30, seconds: 60 },
    handle: (visit) => {
      const locale = localeOf(visit)
      const head = [words.address, words.dataset, words.about, words.owner, words.tier, words.licence, words.version, words.rowsTitle, words.bytes, words.updated, words.readiness]
      return csv('datasets.csv', head.map((one) => one[locale]), csvRows(listAll(commons, askedIn(visit.url), locale), locale, visit))
    },
  }),
  route({
    method: 'GET', path: '/commons/datasets.json', kind: 'file', permission: 'everyone', rateLimit: { requests: 30, seconds: 60 },
    handle: (visit) => download('datasets.json', 'application/json; charset=utf-8', jsonLines(listAll(commons, askedIn(visit.url), localeOf(visit)))),
  }),
  route({
    method: 'GET', path: '/commons/datasets.atom', kind: 'file', permission: 'everyone', rateLimit: { requests: 60, seconds: 60 },
    handle: async (visit) => {
      const locale = localeOf(visit)
      const { rows } = await list(commons, { ...askedIn(visit.url), sort: 'newest' }, locale, { limit: 50, offset: 0 })
      return new Response(feed(rows, locale, visit.settings.origin), { headers: { 'content-type': 'application/atom+xml; charset=utf-8', 'cache-control': 'public, max-age=300' } })
    },
  }),
]

async function* csvRows(found: AsyncIterable<Listed>, locale: Locale, { settings: { zone } }: Visit): AsyncGenerator<readonly (string | number)[]> {
  for await (const one of found) {
    yield [fullName(one), one.title[locale], firstLine(one.summary[locale]), one.ownerName[locale], tierWords[one.tier][locale], one.licence, one.version, one.rows, one.bytes,
      dayOf(one.updatedAt, zone), one.readiness ?? '']
  }
}

/** A dataset of the list as programs read it. */
export function listedOf(listed: Listed) {
  const { highlight: _, ...one } = listed
  return { ...one, path: datasetPath(one) }
}

async function* jsonLines(found: AsyncIterable<Listed>): AsyncGenerator<string> {
  let before = '[\n'
  for await (const one of found) {
    yield before + JSON.stringify(listedOf(one))
    before = ',\n'
  }
  yield before === '[\n' ? '[]\n' : '\n]\n'
}

/** New and changed datasets as an Atom feed (RFC 4287). */
const feed = (rows: readonly Listed[], locale: Locale, origin: string): string => `<?xml version="1.0" encoding="utf-8"?>\n${html`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${
  locale}"><id>${origin}/commons/datasets.atom</id><title>${words.newDatasets[locale]}</title><updated>${rows[0]?.updatedAt ?? '1970-01-01T00:00:00Z'}</updated><link rel="self" href="${
  origin}/commons/datasets.atom?lang=${locale}"/><link href="${origin}/${locale}/commons/datasets"/>${rows.map((one) => html`<entry><id>urn:uuid:${one.id}</id><title>${
  one.title[locale]}</title><updated>${one.updatedAt}</updated><author><name>${one.ownerName[locale]}</name></author><link href="${origin}/${locale}${datasetPath(one)}"/><summary>${
  firstLine(one.summary[locale])}</summary></entry>`)}</feed>`.source}`

function landing(visit: Visit, { rows, total, facets: counts }: Listing): Html {
  const { locale, link, actor } = visit
  const doors: readonly { readonly path: string; readonly title: Text; readonly hint: Text }[] = [
    catalogueDoor, queryDoor, publishDoor,
    ...(actor?.organisation ? [{ path: '/commons/grants', title: words.ownGrants, hint: words.ownGrantsHint }] : []),
    ...(actor === null ? [] : [
      { path: '/commons/queries', title: words.myQueries, hint: words.myQueriesHint }, { path: '/commons/reads', title: words.mine, hint: words.mineHint },
    ]),
  ]
  return html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${searchForm(visit, { text: '', chosen: {}, sort: 'relevance' })}${
    total > 0 && html`<h2>${words.theme[locale]}</h2><ul class="chips">${(counts['theme'] ?? []).map(({ value, count }) =>
      html`<li><a href="${link('/commons/datasets')}?theme=${value}">${themeName(value, locale)}</a> <span class="hint">${formatNumber(count, locale)}</span></li>`)}</ul>`}<div><ul class="deeds">${
    doors.map(({ path, title, hint }) => html`<li><a href="${link(path)}">${title[locale]}</a><p>${hint[locale]}</p></li>`)}</ul></div><h2>${words.newest[locale]}</h2>${
    rows.length === 0 ? nothingYet(visit) : html`${rowsOf(visit, rows)}<p><a href="${link('/commons/datasets')}">${words.allDatasets[locale]}: ${formatNumber(total, locale)}</a></p>`}`
}

const nothingYet = ({ locale, link }: Visit): Html => emptyState(locale, {
  title: words.noneYet, body: words.noneYetHint[locale], action: actions(button(locale, words.publish, { kind: 'quiet', href: link(minePath) })),
})

/** The search; what was chosen stays chosen. */
const searchForm = ({ locale, link }: Visit, { text, chosen, sort }: Asked): Html => html`<form class="seek" method="get" action="${link('/commons/datasets')}" role="search" aria-label="${
  words.datasets[locale]}"><div class="field"><label for="q">${words.searchData[locale]}</label><p class="hint" id="q-hint">${words.searchHint[locale]}</p><input type="search" id="q" name="q" value="${
  text}" maxlength="300" aria-describedby="q-hint"></div><button class="button">${words.find[locale]}</button>${sort !== 'relevance' && html`<input type="hidden" name="sort" value="${sort}">`}${
  Object.entries(chosen).map(([name, values]) => values.map((value) => html`<input type="hidden" name="${name}" value="${value}">`))}</form>`

const resultsOf = (visit: Visit, asked: Asked, listing: Listing & { readonly owners: Owners }, at: number): Html => {
  const { locale, url, link } = visit
  const { rows, total, suggestion } = listing
  const asking = asked.text !== '' || Object.keys(asked.chosen).length > 0
  if (total === 0 && !asking) return nothingYet(visit)
  const query = new URLSearchParams(url.searchParams)
  for (const name of ['page', 'lang']) query.delete(name)
  query.set('lang', locale)
  return html`<div class="catalogue">${narrowing(visit, asked, listing, listing.owners)}<section aria-labelledby="found"><h2 class="unseen" id="found">${words.datasets[locale]}</h2>${suggestion !== undefined && html`<p>${
    words.foundFor[locale]} <b>${suggestion}</b></p>`}${total === 0
    ? emptyState(locale, { title: words.none, body: words.noneHint[locale], action: actions(button(locale, words.clearAll, { kind: 'quiet', href: link('/commons/datasets') })) })
    : html`${orders(visit, asked)}${rowsOf(visit, rows)}${pagination(locale, { url, page: at, size, total })}<p class="hint">${words.asFile[locale]}: ${
      ['csv', 'json'].map((format, i) => [i > 0 && ', ', html`<a href="/commons/datasets.${format}?${query.toString()}" download>${format.toUpperCase()}</a>`])}, <a href="/commons/datasets.atom?${
      query.toString()}">Atom</a></p>`}</section></div>`
}

const sortWords = { relevance: words.sortRelevance, newest: words.sortNewest, title: words.sortTitle } as const

const orders = ({ locale, url }: Visit, { sort }: Asked): Html => html`<nav class="orders" aria-label="${words.sort[locale]}"><ul>${sorts.map((one) => html`<li><a href="${
  withQuery(url, { sort: one === 'relevance' ? undefined : one, page: undefined })}"${attributes({ 'aria-current': one === sort && 'true' })}>${sortWords[one][locale]}</a></li>`)}</ul></nav>`

/** Values of one facet that are offered; the rest are found by searching. */
const mostValues = 12

const facetWords = { tier: words.tier, theme: words.theme, language: words.language, licence: words.licence, format: words.format, owner: words.owner } as const

type Owners = Awaited<ReturnType<typeof ownersCalled>>

const themeName = (value: string, locale: Locale): string => themes[value]?.[locale] ?? value

function facetName(facet: Facet, value: string, locale: Locale, owners: Owners): string {
  switch (facet) {
    case 'tier': return tierWords[tiers.find((one) => one === value) ?? 'restricted'][locale]
    case 'theme': return themeName(value, locale)
    case 'language': return languageName(value, locale)
    case 'licence': return value === termsOnly ? words.ownTerms[locale] : value
    case 'format': return value.toUpperCase()
    case 'owner': return owners.get(value)?.[locale] ?? value
  }
}

/** The same address with a value of a facet chosen, or no longer. */
function toggled(url: URL, facet: Facet, value: string, chosen: boolean): string {
  const query = new URLSearchParams(url.search)
  if (chosen) query.delete(facet, value)
  else query.append(facet, value)
  query.delete('page')
  return `${url.pathname}?${query.toString()}`
}

function narrowing({ locale, url }: Visit, { chosen }: Asked, { facets: counts }: Listing, owners: Owners): Html {
  const count = Object.values(chosen).flat().length
  const groups = facets.flatMap((facet) => {
    const [picked, offered] = [chosen[facet] ?? [], (counts[facet] ?? []).slice(0, mostValues)]
    const gone = picked.filter((value) => !offered.some((one) => one.value === value)).map((value) => ({ value, count: 0 }))
    const named = (value: string): string => facetName(facet, value, locale, owners)
    const values = [...gone, ...offered].toSorted((a, b) => b.count - a.count || named(a.value).localeCompare(named(b.value), locale))
    return values.length < 2 && picked.length === 0 ? [] : [{ facet, picked, values }]
  })
  return html`<details class="narrow"${attributes({ open: count > 0 })}><summary>${words.narrow[locale]}${count > 0 && html` <span class="hint">${filterCount(count)[locale]}</span>`}</summary>${
    count > 0 && html`<p><a href="${withQuery(url, { ...Object.fromEntries(facets.map((facet) => [facet, undefined])), page: undefined })}">${words.clearAll[locale]}</a></p>`}${
    groups.map(({ facet, picked, values }) => html`<h2>${facetWords[facet][locale]}</h2><ul>${values.map(({ value, count: n }) => html`<li><a href="${
      toggled(url, facet, value, picked.includes(value))}"${attributes({ 'aria-current': picked.includes(value) && 'true' })}>${facetName(facet, value, locale, owners)}${
      picked.includes(value) && html`<span class="unseen"> (${words.remove[locale]})</span>`}</a> <span class="hint">${formatNumber(n, locale)}</span></li>`)}</ul>`)}</details>`
}

const marked = (pieces: readonly Piece[]): readonly (Html | string)[] => pieces.map(({ text, marked: is }) => (is ? html`<mark>${text}</mark>` : text))

/** Datasets one under another, each with what it is compared by. */
const rowsOf = ({ locale, link, settings: { zone } }: Visit, rows: readonly Listed[]): Html => html`<ol class="sets">${rows.map((one) => html`<li><h3><a href="${link(datasetPath(one))}">${
  marked(one.highlight.title)}</a></h3><p>${one.highlight.about.some(({ marked: is }) => is) ? marked(one.highlight.about) : firstLine(plain(one.highlight.about))}</p><p class="hint">${
  tag(locale, tierWords[one.tier], tierTones[one.tier])} <span>${one.ownerName[locale]}</span><span>${rowCount(one.rows)[locale]}</span><span>${printSize(one.bytes)[locale]}</span><span>${
  words.updated[locale]} ${dateTime(locale, dayOf(one.updatedAt, zone))}</span><span>${(one.licence === termsOnly ? words.ownTerms : same(one.licence))[locale]}</span>${
  one.readiness !== undefined && html`<span>${words.readiness[locale]} ${one.readiness}/100</span>`}</p></li>`)}</ol>`

