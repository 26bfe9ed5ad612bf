/** The incidents of the country for the AI Incident Database: a page that says what is given and lost, the files, and the same for programs. */
import { z } from 'zod'
import type { Kernel } from '../../../kernel/index.ts'
import { formatNumber } from '../../../law/format.ts'
import { spoken, type Text } from '../../../law/text.ts'
import { type Crumb, download, emptyState, html, json, operation, page, route, type Route, table, tag } from '../../../portal/index.ts'
import type { InstitutionDoor } from '../../../portal/record/index.ts'
import { institution, place } from '../parts.ts'
import { snapshotCsv, snapshotOf } from './incident-database.ts'
import { exportedIncidents, type IncidentLoss, type IncidentRegister } from './incident-export.ts'
import { words as exchangeWords } from './messages.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })
const words = {
  title: say('AI Incident Database үшін инциденттер', 'Инциденты для AI Incident Database', 'Incidents for the AI Incident Database'),
  hint: say('Халықаралық дерекқор форматындағы расталған инциденттер және бұл кезде не жоғалатыны.', 'Подтверждённые инциденты в формате международной базы данных и то, что при этом теряется.', 'Confirmed incidents in the form of the international database, and what is lost.'),
  lead: say(
    'Тізілімдегі расталған инциденттер AI Incident Database апталық көшірмесінің форматында беріледі. Төменде не берілгені, не үшін орын жоғы және не белгісіз екені көрсетілген.',
    'Подтверждённые инциденты реестра выдаются в формате еженедельной копии AI Incident Database. Ниже показано, что передано, для чего там нет места и что неизвестно.',
    'The confirmed incidents of the register are given in the form of the weekly snapshot of the AI Incident Database. Below is what is carried over, what has no place there, and what is not known.'),
  asJson: say('JSON түрінде', 'В виде JSON', 'As JSON'),
  asCsv: say('incidents.csv түрінде', 'В виде incidents.csv', 'As incidents.csv'),
  ours: say('Біздің тізілімде', 'В нашем реестре', 'In our register'),
  theirs: say('Халықаралық дерекқорда', 'В международной базе данных', 'In the database'),
  outcome: say('Нәтижесі', 'Результат', 'What became of it'),
  count: say('Инциденттер', 'Инцидентов', 'Incidents'),
  none: say('Әзірге расталған инцидент жоқ', 'Подтверждённых инцидентов пока нет', 'No incident has been confirmed yet'),
  outcomes: {
    carried: say('Берілді', 'Передано', 'Carried over'), stoodIn: say('Күні белгісіз: тізілімге енгізілген күн көрсетілді', 'Дата неизвестна: указан день внесения в реестр', 'The day is not known: the day of entry stands in'),
    noPlace: say('Дерекқорда орны жоқ: жоғалады', 'В базе данных нет места: теряется', 'There is no place for it: it is lost'), notKnown: say('Бізде жоқ: бос қалады', 'У нас нет: остаётся пустым', 'Not known here: it stays empty'),
  },
  api: say('AI Incident Database көшірмесінің форматындағы расталған инциденттер', 'Подтверждённые инциденты в формате копии AI Incident Database', 'Confirmed incidents in the form of a snapshot of the AI Incident Database'),
  lossesApi: say('Инциденттерді бергенде не жоғалады', 'Что теряется при передаче инцидентов', 'What is lost when incidents are given'),
} as const

const path = '/oversight/incident-database'
const crumb: Crumb = { title: exchangeWords.title, path: '/oversight/exchange' }
export const incidentsDoor: InstitutionDoor = { path, title: words.title, hint: words.hint }
export const incidentsFound = { path, title: words.title, about: words.lead } as const

const open = { headers: { 'access-control-allow-origin': '*' } }
const rateLimit = { requests: 30, seconds: 60 }
const lossSchema = z.object({ ours: z.string().optional(), theirs: z.string().optional(), outcome: z.enum(['carried', 'stoodIn', 'noPlace', 'notKnown']), count: z.int() })

export const incidentRoutes = (kernel: Kernel, declared: IncidentRegister): readonly Route[] => [
  route({
    method: 'GET', path, kind: 'page', permission: 'everyone', title: words.title, rateLimit,
    async handle(visit) {
      const { locale, link } = visit
      const { losses, incidents } = await exportedIncidents(kernel, declared)
      const labels = new Map(kernel.registers.declared.find(({ id }) => id === declared.register)?.fields.map(({ name, label }) => [name, label]))
      return page({
        visit, title: words.title, current: institution, width: 'wide', breadcrumbs: [place, crumb],
        body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p><p>${words.count[locale]}: <b>${formatNumber(incidents.length, locale)}</b></p><div><ul class="deeds"><li><a href="/api/oversight/incident-database">${words.asJson[locale]}</a></li><li><a href="${
          link(`${path}/incidents.csv`)}">${words.asCsv[locale]}</a></li></ul></div>${table<IncidentLoss>(locale, {
          caption: words.outcome, captionUnseen: true, rows: losses, empty: emptyState(locale, { title: words.none }),
          columns: [
            { title: words.ours, header: true, cell: ({ ours }) => (ours === undefined ? '–' : labels.get(ours)?.[locale] ?? ours) }, { title: words.theirs, cell: ({ theirs }) => (theirs === undefined ? '–' : html`<code>${theirs}</code>`) },
            { title: words.outcome, cell: ({ outcome }) => tag(locale, words.outcomes[outcome], outcome === 'carried' ? 'good' : outcome === 'noPlace' ? 'late' : 'wait') }, { title: words.count, numeric: true, cell: ({ count }) => formatNumber(count, locale) },
          ],
        })}`,
      })
    },
  }),
  route({
    method: 'GET', path: `${path}/incidents.csv`, kind: 'page', permission: 'everyone', title: words.asCsv, rateLimit,
    handle: async () => download('incidents.csv', 'text/csv; charset=utf-8', once(snapshotCsv(snapshotOf((await exportedIncidents(kernel, declared)).incidents)))),
  }),
  operation({
    method: 'GET', path: '/api/oversight/incident-database', permission: 'everyone', title: words.api, rateLimit,
    describes: { group: institution, description: words.api, answers: { 200: { text: words.api, schema: z.object({ incidents: z.array(z.record(z.string(), z.unknown())), reports: z.array(z.record(z.string(), z.unknown())) }) } } },
    handle: async () => { const { incidents, reports } = snapshotOf((await exportedIncidents(kernel, declared)).incidents); return json({ incidents: incidents.map((one) => ({ ...one })), reports: reports.map((one) => ({ ...one })) }, open) },
  }),
  operation({
    method: 'GET', path: '/api/oversight/incident-database/losses', permission: 'everyone', title: words.lossesApi, rateLimit,
    describes: { group: institution, description: words.lossesApi, answers: { 200: { text: words.lossesApi, schema: z.object({ losses: z.array(lossSchema) }) } } },
    handle: async () => json({ losses: [...(await exportedIncidents(kernel, declared)).losses] }, open),
  }),
]

async function* once(text: string): AsyncGenerator<string> { yield text }
