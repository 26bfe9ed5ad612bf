/** The pages of the compute book: its sums for everybody, an organisation's own part, and all of it for the office. */
import type { Kernel } from '../../../kernel/index.ts'
import { Decimal } from '../../../law/decimal.ts'
import { formatDay, formatDuration, formatNumber } from '../../../law/format.ts'
import { dayOf, type Instant } from '../../../law/time.ts'
import { bars, cite, type Crumb, csv, definitionList, emptyState, html, type Html, notice, page, route, type Route, table, type Visit } from '../../../portal/index.ts'
import type { InstitutionDoor } from '../../../portal/record/index.ts'
import type { Locale } from '../../../law/text.ts'
import { institution, place } from '../parts.ts'
import { limitOfError } from './balance.ts'
import { type Book, type ComputeDeclarations, readBook } from './book.ts'
import { words } from './messages.ts'
import { bounded, difference, inPowers } from './said.ts'
import { holdingsShown, ownRunsShown, runsShown } from './tables.ts'
import { conclusionOf, leastOrganisations, type Totals, totalsOf } from './totals.ts'

export const path = '/oversight/compute'
const crumb: Crumb = { title: words.title, path }

/** Where the office finds all of it. */
export const bookDoor = ({ roles }: ComputeDeclarations): InstitutionDoor => ({ path: `${path}/all`, title: words.all, hint: words.allLead, permission: { anyRole: roles } })

const tera = Decimal.from('1000000000000')

export function computePages(kernel: Kernel, declared: ComputeDeclarations): readonly Route[] {
  const { country: { calendar: { zone } } } = kernel
  const day = (at: Instant, locale: Locale): string => formatDay(dayOf(at, zone), locale)
  const details = (visit: Visit, book: Pick<Book, 'holdings' | 'runs' | 'today'>): Html => html`<h2>${words.holdings[visit.locale]}</h2>${book.holdings.length === 0 ? emptyState(visit.locale, { title: words.nobody })
    : holdingsShown(visit, book.holdings, declared.holdings, declared.thresholds)}<h2>${words.trainings[visit.locale]}</h2>${runsShown(visit, book, declared.runs)}<p class="hint">${words.rule[visit.locale]}</p>`
  return [
    route({
      method: 'GET', path, kind: 'page', permission: 'everyone', title: words.title, rateLimit: { requests: 60, seconds: 60 },
      async handle(visit) {
        const { locale, link } = visit
        const book = await readBook(kernel, declared)
        return page({
          visit, title: words.title, current: institution, width: 'wide', breadcrumbs: [place],
          body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${notice(locale, { body: words.noAct[locale] })}${totalsShown(visit, totalsOf(book))}
<div><ul class="deeds"><li><a href="${link(`/services/${declared.declaring.holdings}`)}">${words.declare[locale]}</a></li><li><a href="${link(`/services/${declared.declaring.runs}`)}">${words.declareRun[locale]}</a></li>${
  visit.actor && html`<li><a href="${link(`${path}/own`)}">${words.own[locale]}</a></li>`}</ul></div>
<h2>${words.ownRuns[locale]}</h2><p>${words.ownRunsLead[locale]} ${words.elsewhere[locale]}</p>${ownRunsShown(visit, book, (at) => day(at, locale))}
<h2>${words.thresholds[locale]}</h2>${table(locale, {
  caption: words.thresholds, captionUnseen: true, rows: declared.thresholds,
  columns: [
    { title: words.threshold, header: true, cell: ({ title }) => title[locale] }, { title: words.since, cell: ({ from }) => formatDay(from, locale) },
    { title: words.within, cell: ({ within, elsewhere }) => html`${within === undefined ? words.termUnset[locale] : formatDuration({ unit: 'day', count: within }, locale)}${elsewhere && html`<br><small>${elsewhere[locale]}</small>`}` }, { title: words.law, cell: ({ basis }) => cite(locale, basis, { full: true }) },
  ],
})}<h2>${words.how[locale]}</h2><p>${words.howText[locale]}</p><p>${words.rule[locale]}</p><p><a href="${link(`${path}/totals.csv`)}">${words.csv[locale]}</a></p>`,
        })
      },
    }),
    route({
      method: 'GET', path: `${path}/totals.csv`, kind: 'page', permission: 'everyone', title: words.csv, rateLimit: { requests: 60, seconds: 60 },
      handle: async ({ locale }) => csv('compute-totals.csv', ['figure', words.totals[locale], 'value', 'low', 'high'], totalRows(totalsOf(await readBook(kernel, declared)), locale)),
    }),
    route({
      method: 'GET', path: `${path}/own`, kind: 'page', permission: 'signed in', title: words.own,
      async handle(visit) {
        const { locale, actor, link } = visit
        const of = actor?.organisation?.id
        const book = await readBook(kernel, declared)
        const own = ({ organisation }: { readonly organisation: string }): boolean => organisation === of
        return page({
          visit, title: words.own, current: institution, width: 'wide', breadcrumbs: [place, crumb],
          body: html`<h1>${words.own[locale]}</h1><p class="lead">${words.ownLead[locale]}</p>${of === undefined ? notice(locale, { body: words.noOrganisation[locale] })
            : html`${details(visit, { today: book.today, holdings: book.holdings.filter(own), runs: book.runs.filter(own) })}<p><a href="${link('/cabinet')}">${words.duties[locale]}</a></p>`}`,
        })
      },
    }),
    route({
      method: 'GET', path: `${path}/all`, kind: 'page', permission: { anyRole: declared.roles }, title: words.all,
      async handle(visit) {
        const { locale, link } = visit
        const book = await readBook(kernel, declared)
        return page({
          visit, title: words.all, current: institution, width: 'wide', breadcrumbs: [place, crumb],
          body: html`<h1>${words.all[locale]}</h1><p class="lead">${words.allLead[locale]}</p><p>${words.statement[conclusionOf(book.holdings)][locale]}</p>${details(visit, book)}<p><a href="${link(`${path}/all.csv`)}">${words.csv[locale]}</a></p>`,
        })
      },
    }),
    route({
      method: 'GET', path: `${path}/all.csv`, kind: 'page', permission: { anyRole: declared.roles }, title: words.csv,
      async handle() {
        const { holdings } = await readBook(kernel, declared)
        return csv('compute-book.csv', ['number', 'owner', 'accelerator', 'site', 'peak_tflops', 'after', 'until', 'opening', 'increased', 'decreased', 'book', 'counted', 'count_error', 'unaccounted', 'limit_of_error'],
          holdings.flatMap(({ number, owner, accelerator, site, peak, balances }) => balances.map(({ after, until, opening, increased, decreased, book, counted, unaccounted }) => [
            number, owner, accelerator, site, String(peak), after, until, ...[opening.count, increased, decreased, book].map(String), ...counted ? [String(counted.counted), String(counted.error)] : ['', ''],
            ...unaccounted ? [String(unaccounted.count), String(limitOfError(unaccounted))] : ['', ''],
          ])))
      },
    }),
  ]
}

function totalsShown({ locale }: Visit, { organisations, sums, runs, reaching, conclusion }: Totals): Html {
  const hidden = words.withheld[locale]
  return html`<h2>${words.totals[locale]}</h2>${organisations === 0 && html`<p>${words.nobody[locale]}</p>`}${definitionList(locale, [
    { term: words.organisations, value: formatNumber(organisations, locale) }, ...organisations === 0 ? [] : [
      { term: words.accelerators, value: sums ? formatNumber(sums.accelerators, locale) : hidden }, { term: words.peak, value: sums?.peak ? inPowers(sums.peak.times(tera), locale) : hidden },
      { term: words.unaccounted, value: sums?.unaccounted ? difference(sums.unaccounted, locale) : hidden }, { term: words.unaccountedHours, value: sums?.hours ? bounded(sums.hours, locale) : hidden },
    ],
    { term: words.thresholds, value: reaching === undefined ? hidden : reaching === 0 ? words.noneReaches[locale] : words.reachers(reaching)[locale] },
  ])}${organisations > 0 && !(sums?.peak && sums.unaccounted && sums.hours && reaching !== undefined) && html`<p class="hint">${words.whyWithheld(leastOrganisations)[locale]}</p>`}<p>${words.statement[conclusion][locale]}</p>${sums && html`<h3>${words.byModel[locale]}</h3>${
    bars(words.byModel[locale], sums.models.map(({ accelerator, count }) => ({ name: accelerator ?? words.otherModels[locale], value: Number(count), said: formatNumber(count, locale) })))}`}${
    runs.some(({ count }) => count > 0) && html`<h3>${words.byMethod[locale]}</h3>${bars(words.byMethod[locale], runs.map(({ method, count }) => ({ name: words.method[method][locale], value: count, said: formatNumber(count, locale) })))}`}`
}

function* totalRows({ organisations, sums, runs, reaching }: Totals, locale: Locale): Generator<readonly string[]> {
  const bare = (id: string, title: string, value: string): readonly string[] => [id, title, value, '', '']
  yield bare('organisations', words.organisations[locale], String(organisations))
  if (sums) {
    yield bare('accelerators', words.accelerators[locale], String(sums.accelerators))
    if (sums.peak) yield bare('peak_flops', words.peak[locale], String(sums.peak.times(tera)))
    if (sums.unaccounted) {
      const limit = limitOfError(sums.unaccounted)
      yield ['unaccounted', words.unaccounted[locale], String(sums.unaccounted.count), String(sums.unaccounted.count - limit), String(sums.unaccounted.count + limit)]
    }
    if (sums.hours) yield ['unaccounted_hours', words.unaccountedHours[locale], String(sums.hours.best), String(sums.hours.low), String(sums.hours.high)]
    for (const { accelerator, count } of sums.models) yield bare('model', accelerator ?? words.otherModels[locale], String(count))
  }
  for (const { method, count } of runs) yield bare('runs', words.method[method][locale], String(count))
  if (reaching !== undefined) yield bare('reaching', words.thresholds[locale], String(reaching))
}
