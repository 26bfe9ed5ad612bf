/** Oversight in figures for everybody, as charts with their tables, and as CSV. */
import type { Kernel } from '../../../kernel/index.ts'
import { formatNumber } from '../../../law/format.ts'
import { sayShare } from '../../../law/share.ts'
import type { Locale } from '../../../law/text.ts'
import { bars, csv, html, type Html, lineChart, page, route, type Route, table, type Visit } from '../../../portal/index.ts'
import type { InstitutionDoor } from '../../../portal/record/index.ts'
import { indicatorNumbers } from '../../../portal/record/index.ts'
import { institution, place } from '../parts.ts'
import { words } from './messages.ts'
import { type Answers, type Counted, type Figures, type FiguresOptions, readFigures, requestsIn } from './read.ts'

const path = '/oversight/figures'

export const figuresDoor: InstitutionDoor = { path, title: words.title, hint: words.hint }
export const figuresFound = { path, title: words.title, about: words.lead } as const

export const figuresRoutes = (kernel: Kernel, options: FiguresOptions): readonly Route[] => [
  route({
    method: 'GET', path, kind: 'page', permission: 'everyone', title: words.title, rateLimit: { requests: 60, seconds: 60 },
    async handle(visit) {
      const { locale, link } = visit
      const [figures, indicators] = await Promise.all([readFigures(kernel, options), indicatorNumbers(kernel, visit, institution)])
      return page({
        visit, title: words.title, current: institution, width: 'wide', breadcrumbs: [place],
        body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${systems(locale, figures.systems)}${incidents(locale, figures.incidents)}${answers(locale, figures.requests)}<h2>${
          words.completeness[locale]}</h2>${indicators ?? html`<p>${words.noIndicators[locale]}</p>`}<p><a href="${link(`${path}.csv`)}">${words.csv[locale]}</a></p>`,
      })
    },
  }),
  route({
    method: 'GET', path: `${path}.csv`, kind: 'page', permission: 'everyone', title: words.csv, rateLimit: { requests: 60, seconds: 60 },
    handle: async ({ locale }: Visit) => csv('oversight-figures.csv', ['figure', 'of', 'id', words.title[locale], 'count'], rowsOf(await readFigures(kernel, options), locale)),
  }),
]

const drawn = (locale: Locale, title: string, counted: readonly Counted[]): Html =>
  html`<h3>${title}</h3>${bars(title, counted.map(({ title: name, count }) => ({ name: name[locale], value: count, said: formatNumber(count, locale) })))}`

function systems(locale: Locale, { total, classes, sectors }: Figures['systems']): Html {
  return html`<h2>${words.systems[locale]}</h2>${total === 0 ? html`<p>${words.noSystems[locale]}</p>` : html`<p>${words.total[locale]}: <b>${formatNumber(total, locale)}</b></p><p class="hint">${words.restricted[locale]}</p>${
    drawn(locale, words.byClass[locale], classes)}${drawn(locale, words.bySector[locale], sectors)}${table(locale, {
    caption: words.bySectorAndClass, rows: sectors,
    columns: [{ title: words.sector, header: true, cell: ({ title }) => title[locale] }, ...classes.map(({ title }, at) => ({ title, numeric: true, cell: (one: Figures['systems']['sectors'][number]) => formatNumber(one.classes[at]!.count, locale) }))],
  })}`}`
}

function incidents(locale: Locale, { total, kinds, harms, months }: Figures['incidents']): Html {
  const monthOf = (month: string): string => `${month.slice(5, 7)}.${month.slice(0, 4)}`
  return html`<h2>${words.incidents[locale]}</h2>${total === 0 ? html`<p>${words.noIncidents[locale]}</p>` : html`<p>${words.incidentTotal[locale]}: <b>${formatNumber(total, locale)}</b></p>${
    drawn(locale, words.byKind[locale], kinds)}${drawn(locale, words.byHarm[locale], harms)}`}${months.some(({ granted }) => granted > 0) && html`<h3>${words.byMonth[locale]}</h3>${lineChart({
    title: words.byMonth[locale], points: months.map(({ granted }, at) => ({ at, value: granted })), label: (value) => formatNumber(value, locale), ends: [monthOf(months[0]!.month), monthOf(months.at(-1)!.month)],
  })}${table(locale, {
    caption: words.byMonth, captionUnseen: true, rows: months,
    columns: [{ title: words.month, header: true, cell: ({ month }) => monthOf(month) }, { title: words.incidentTotal, numeric: true, cell: ({ granted }) => formatNumber(granted, locale) }],
  })}`}`
}

function answers(locale: Locale, { all, asked, owners }: Figures['requests']): Html {
  if (requestsIn(all) === 0) return html`<h2>${words.answers[locale]}</h2><p>${words.answersLead[locale]}</p><p>${words.noRequests[locale]}</p>`
  const share = (one: Answers, part: number): string => {
    const whole = requestsIn(one) - one.open
    return whole === 0 ? '–' : sayShare({ part, whole })[locale]
  }
  const columns = [
    { title: words.requests, numeric: true, cell: (one: Answers) => formatNumber(requestsIn(one), locale) }, { title: words.inTime, numeric: true, cell: (one: Answers) => share(one, one.answered) },
    { title: words.refused, numeric: true, cell: (one: Answers) => share(one, one.refused) }, { title: words.silent, numeric: true, cell: (one: Answers) => share(one, one.silent) },
    { title: words.open, numeric: true, cell: (one: Answers) => formatNumber(one.open, locale) },
  ]
  return html`<h2>${words.answers[locale]}</h2><p>${words.answersLead[locale]}</p>${bars(words.answers[locale], ([['inTime', all.answered], ['refused', all.refused], ['silent', all.silent], ['open', all.open]] as const)
    .map(([name, value]) => ({ name: words[name][locale], value, said: formatNumber(value, locale) })))}${
    table(locale, { caption: words.asked, rows: asked, columns: [{ title: words.asked, header: true, cell: ({ title }) => title[locale] }, ...columns] })}${
    table(locale, { caption: words.owner, rows: owners, columns: [{ title: words.owner, header: true, cell: ({ name }) => (name ?? words.others)[locale] }, ...columns] })}<p class="hint">${words.few[locale]}</p>`
}

function* rowsOf({ systems: all, incidents: told, requests }: Figures, locale: Locale): Generator<readonly (string | number)[]> {
  yield ['systems', '', '', words.total[locale], all.total]
  for (const { id, title, count } of all.classes) yield ['systems', 'class', id, title[locale], count]
  for (const { id, title, count, classes } of all.sectors) {
    yield ['systems', 'sector', id, title[locale], count]
    for (const one of classes) yield ['systems', `sector ${id}`, one.id, one.title[locale], one.count]
  }
  yield ['incidents', '', '', words.incidentTotal[locale], told.total]
  for (const { id, title, count } of told.kinds) yield ['incidents', 'kind', id, title[locale], count]
  for (const { id, title, count } of told.harms) yield ['incidents', 'harm', id, title[locale], count]
  for (const { month, granted } of told.months) yield ['incidents', 'month', month.slice(0, 7), words.byMonth[locale], granted]
  const parts = function* (of: string, title: string, one: Answers): Generator<readonly (string | number)[]> {
    for (const part of ['answered', 'refused', 'silent', 'open'] as const) yield ['requests', of, part, title, one[part]]
  }
  yield* parts('', words.requests[locale], requests.all)
  for (const { id, title, ...one } of requests.asked) yield* parts(`asked ${id}`, title[locale], one)
  for (const { name, ...one } of requests.owners) yield* parts('owner', (name ?? words.others)[locale], one)
}
