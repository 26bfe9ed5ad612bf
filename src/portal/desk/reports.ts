/** The overview of reports that holders of decisions owe: expected, late, reported, with what the tests said; also as CSV. */
import type { Kernel } from '../../kernel/index.ts'
import type { ObligationView } from '../../kernel/obligations/index.ts'
import { verdictText } from '../../law/print.ts'
import { formatMoney } from '../../law/money.ts'
import type { Locale } from '../../law/text.ts'
import { actorHere, pageFrom } from '../asked.ts'
import { emptyState, pagination, table, tag, withQuery } from '../components/index.ts'
import type { Column } from '../components/index.ts'
import { csv } from '../download.ts'
import { html } from '../html.ts'
import type { Content } from '../html.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import { dutyWords, periodWords } from '../services/duty-messages.ts'
import { payoutWords } from '../services/payout-messages.ts'
import { today } from '../services/parts.ts'
import type { Visit } from '../visit.ts'
import { dateTime } from '../words.ts'
import { dueOn } from './due.ts'
import { words } from './messages.ts'
import { overviewWords } from './overview-messages.ts'
import { allOf, anyOfficer, deskCrumb, deskNav, deskPage, namesOf, proceduresOf, sitsOnCommission } from './parts.ts'
import { verdictTone } from './trace.ts'

const size = 50
const states = ['open', 'late', 'reported'] as const
type State = (typeof states)[number]

export const reportsRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/desk/reports', kind: 'page', permission: anyOfficer(kernel), title: words.reports,
    handle: (visit) => reportsPage(kernel, visit),
  }),
  route({
    method: 'GET', path: '/desk/reports.csv', kind: 'page', permission: anyOfficer(kernel), title: words.csv, rateLimit: { requests: 30, seconds: 600 },
    handle: (visit) => reportsCsv(kernel, visit),
  }),
]

/** Late reports first: they are what an officer comes for. */
const stateOf = ({ searchParams }: URL): State => states.find((one) => one === searchParams.get('state')) ?? 'late'

async function reportsPage(kernel: Kernel, visit: Visit): Promise<Response> {
  const { locale, url, link } = visit
  const [page, state] = [pageFrom(visit), stateOf(url)]
  const { rows, total } = await kernel.obligations.overview({ state, page, size, procedures: proceduresOf(kernel, actorHere(visit)), by: actorHere(visit) })
  const name = await bearersOf(kernel, rows, locale)
  return deskPage({
    visit, title: words.reports, breadcrumbs: [deskCrumb],
    body: html`${deskNav(visit, '/desk/reports', { commission: sitsOnCommission(kernel, actorHere(visit)) })}<h1>${words.reports[locale]}</h1><nav class="places" aria-label="${
      overviewWords.state[locale]}"><ul>${states.map((one) => html`<li><a href="${withQuery(url, { state: one, page: undefined })}"${one === state ? html` aria-current="true"` : ''}>${
      overviewWords[one][locale]}</a></li>`)}</ul></nav><div class="list" data-list>${table(locale, {
      caption: overviewWords.reportsOrder, captionUnseen: true, rows, columns: columnsOf(kernel, visit, state, name),
      empty: emptyState(locale, { title: overviewWords.noReports }),
    })}</div>${pagination(locale, { url, page, size, total })}<p class="downloads">${overviewWords.download[locale]}: <a href="${link('/desk/reports.csv')}?state=${state}" download>CSV</a> · <a href="${link('/desk/payouts')}">${payoutWords.desk[locale]}</a></p><p class="hint keys" data-keys-hint hidden>${words.keys[locale]}</p>`,
  })
}

function columnsOf(kernel: Kernel, { locale, link }: Visit, state: State, name: (view: ObligationView) => string): readonly Column<ObligationView>[] {
  const { calendar } = kernel.country
  return [
    { title: overviewWords.company, header: true, cell: (view) => html`<a href="${link(`/duties/${view.id}`)}">${name(view)}</a>` },
    { title: overviewWords.report, cell: ({ declared }) => declared.title[locale] },
    { title: overviewWords.period, cell: ({ period }) => periodWords(period)[locale] },
    { title: overviewWords.due, cell: ({ dueDay }) => {
      const said = dueOn(calendar, dueDay, today(kernel))
      return html`${state !== 'reported' && tag(locale, said.text, said.tone)} <span class="day">${dateTime(locale, dueDay)}</span>`
    } },
    ...(state === 'reported' ? [
      { title: overviewWords.tests, cell: ({ tests = [] }: ObligationView) => tests.map(({ verdict }) => tag(locale, verdictText(verdict), verdictTone(verdict))) },
      { title: overviewWords.owed, numeric: true, cell: (view: ObligationView): Content => owedIn(view, locale) },
    ] : []),
    ...(state === 'late' ? [
      { title: overviewWords.reminders, numeric: true, cell: ({ reminders }: ObligationView) => reminders },
      { title: overviewWords.ledTo, cell: ({ ledTo }: ObligationView): Content => ledTo && html`<a href="${link(`/desk/cases/${ledTo}`)}">${overviewWords.ledToCase[locale]}</a>` },
    ] : []),
  ]
}

/** What those who owe are called. */
async function bearersOf(kernel: Kernel, rows: readonly ObligationView[], locale: Locale): Promise<(view: ObligationView) => string> {
  const known = rows.map(({ party }) => ({ [party.kind]: party.id }))
  const name = await namesOf(kernel, known)
  return ({ party }) => (party.kind === 'body' ? kernel.country.bodies.find(({ id }) => id === party.id)?.name[locale] ?? party.id : name({ [party.kind]: party.id }))
}

/** What is owed for the period, or that the law has not set it. */
function owedIn({ assessment }: ObligationView, locale: Locale): string {
  if (assessment === undefined) return ''
  if (assessment.status === 'assessed') return formatMoney(BigInt(assessment.amount), locale)
  return (assessment.status === 'not set' ? dutyWords.notSet : dutyWords.nothingDue)[locale]
}

async function reportsCsv(kernel: Kernel, visit: Visit): Promise<Response> {
  const { locale, url } = visit
  const state = stateOf(url)
  const procedures = proceduresOf(kernel, actorHere(visit))
  const rows = await allOf((page, all) => kernel.obligations.overview({ state, page, size: all, procedures, by: actorHere(visit) }))
  const name = await bearersOf(kernel, rows, locale)
  const head = [
    overviewWords.company, overviewWords.report, overviewWords.period, overviewWords.due, overviewWords.state, overviewWords.reportedAt, overviewWords.tests, overviewWords.owed, overviewWords.reminders,
  ]
  return csv(`reports-${state}-${today(kernel)}.csv`, head.map((title) => title[locale]), rows.map((view) => [
    name(view), view.declared.title[locale], `${view.period.from}/${view.period.to}`, view.dueDay, overviewWords[state][locale], view.reportedAt ?? '',
    (view.tests ?? []).map(({ verdict }) => verdictText(verdict)[locale]).join(', '), owedIn(view, locale), view.reminders,
  ]))
}
