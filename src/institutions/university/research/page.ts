/** The public page of what became of the grants for research, with the same as CSV and JSON. */
import type { Kernel } from '../../../kernel/index.ts'
import { type Content, csv, dateTime, definitionList, emptyState, html, type Html, json, money, page, pageFrom, pagination, type Route, route, table, type Visit } from '../../../portal/index.ts'
import { conventions } from '../../../law/conventions.ts'
import { formatDay, inEveryLanguage } from '../../../law/format.ts'
import { tengeOf } from '../../../law/money.ts'
import { institution, place } from '../parts.ts'
import { stateWords, words } from './messages.ts'
import type { ResearchOptions } from './options.ts'
import { type Project, projectsOf, type StageOf } from './read.ts'

export const path = '/university/research'

const perPage = 20

export const researchRoutes = (kernel: Kernel, options: ResearchOptions): readonly Route[] => [
  route({
    method: 'GET', path, kind: 'page', permission: 'everyone', title: words.title, rateLimit: { requests: 120, seconds: 60 },
    async handle(visit) {
      const { locale, link } = visit
      const projects = await projectsOf(kernel, options)
      const at = pageFrom(visit)
      return page({
        visit, title: words.title, current: institution, width: 'wide', breadcrumbs: [place],
        body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${projects.length === 0 ? emptyState(locale, { title: words.none, body: words.noneHint[locale] })
          : html`${projects.slice((at - 1) * perPage, at * perPage).map((one) => projectShown(visit, options, one))}${projects.length > perPage && pagination(locale, { url: visit.url, page: at, size: perPage, total: projects.length })}<h2>${words.asData[locale]}</h2><p><a href="${path}.csv" download>CSV</a> · <a href="${path}.json" download>JSON</a></p>`}<p><a href="${link(`/registers/${options.projects}`)}">${words.register[locale]}</a></p>`,
      })
    },
  }),
  route({
    method: 'GET', path: `${path}.csv`, kind: 'file', permission: 'everyone', rateLimit: { requests: 60, seconds: 60 },
    handle: async () => csv('research-grants.csv', ['project', 'organisation', 'stage', 'sum', 'currency', 'state', 'paid_on', 'outputs'], (await projectsOf(kernel, options)).flatMap(({ number, organisation, stages }) =>
      stages.map(({ name, sum, state, paidOn, outputs }) => [number, organisation, name, tengeOf(sum), conventions().currency.code, state, paidOn ?? '', outputs.join(' ')]))),
  }),
  route({
    method: 'GET', path: `${path}.json`, kind: 'file', permission: 'everyone', rateLimit: { requests: 60, seconds: 60 },
    handle: async () => json({ currency: conventions().currency.code, projects: (await projectsOf(kernel, options)).map(({ title: _title, granted, paid, left, stages, ...rest }) => ({ ...rest, granted: tengeOf(granted), paid: tengeOf(paid), left: tengeOf(left), stages: stages.map(({ sum, ...stage }) => ({ ...stage, sum: tengeOf(sum) })) })) }, { headers: { 'access-control-allow-origin': '*' } }),
  }),
]

function projectShown({ locale, link }: Visit, { projects, stages: accepted }: ResearchOptions, { number, title, organisation, withdrawn, granted, paid, left, ethics, stages }: Project): Html {
  // Nothing is said to be unpaid where nothing is due yet.
  const payment: Content = paid > 0n ? money(locale, paid) : stages.some(({ state }) => state === 'accepted') ? words.awaitsBank[locale] : stages.some(({ state }) => state === 'elsewhere') ? words.elsewhere[locale] : words.nothingDue[locale]
  const outputs = ({ outputs: all, entry }: StageOf): Content => (all.length === 0 || entry === undefined ? '—' : html`<a href="${link(`/registers/${accepted}/${entry}`)}">${all.join(', ')}</a>`)
  return html`<section><h2><a href="${link(`/registers/${projects}/${number}`)}">${title[locale]}</a></h2><p>${organisation}</p>${withdrawn && html`<p>${words.withdrawn[locale]}</p>`}${
    ethics && html`<p>${ethics.until ? words.ethicsHeld(inEveryLanguage((language) => formatDay(ethics.until!, language)))[locale] : words.ethicsAwaited[locale]}</p>`}${definitionList(locale, [
    { term: words.granted, value: money(locale, granted) }, { term: words.paid, value: payment }, ...(withdrawn ? [] : [{ term: words.left, value: money(locale, left) }]),
  ])}${table(locale, {
    caption: words.stage, captionUnseen: true, rows: stages, columns: [
      { title: words.stage, header: true, cell: ({ name }) => words[name][locale] }, { title: words.sum, numeric: true, cell: ({ sum }) => money(locale, sum) },
      { title: words.state, cell: ({ state, paidOn }) => html`${stateWords[state][locale]}${paidOn && html`, ${dateTime(locale, paidOn)}`}` }, { title: words.brought, cell: outputs },
    ],
  })}</section>`
}
