/** How the office does: for each procedure the figures that its head answers for, each with how it is counted. */
import type { BodyStatistics, ProcedureStatistics } from '../../kernel/cases/index.ts'
import type { GroundCount, MonthOfDecisions } from '../../kernel/decisions/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { formatNumber, formatWorkdays, inEveryLanguage } from '../../law/format.ts'
import { isOfManyBodies } from '../../law/in-body.ts'
import type { Procedure } from '../../law/procedure.ts'
import { countedOf, isShare, sayShare } from '../../law/share.ts'
import { spoken, type Text } from '../../law/text.ts'
import { addYears, dayOf, startOfDay } from '../../law/time.ts'
import { actorHere } from '../asked.ts'
import { decisionsFigure } from '../bodies/figures.ts'
import { bodyWords } from '../bodies/messages.ts'
import { cite, type Column, table } from '../components/index.ts'
import { html } from '../html.ts'
import type { Content, Html } from '../html.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { words } from './messages.ts'
import { overviewWords, withoutCases } from './overview-messages.ts'
import { anyOfficer, deskCrumb, deskNav, deskPage, sitsOnCommission } from './parts.ts'

export const statisticsRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/desk/statistics', kind: 'page', permission: anyOfficer(kernel), title: words.statistics,
    handle: (visit) => statisticsPage(kernel, visit),
  }),
]

async function statisticsPage(kernel: Kernel, visit: Visit): Promise<Response> {
  const { locale } = visit
  const actor = actorHere(visit)
  const { zone } = kernel.country.calendar
  const since = startOfDay(addYears(dayOf(kernel.now(), zone), -1), zone)
  const figures = await kernel.cases.statistics(actor, since)
  const months = await monthsOf(kernel, figures.map(({ procedure }) => procedure))
  const known = figures.flatMap((one) => {
    const procedure = kernel.cases.versions.latest(one.procedure)
    return procedure === undefined ? [] : [{ one, procedure }]
  })
  const idle = known.filter(({ one }) => isIdle(one))
  return deskPage({
    visit, title: words.statistics, breadcrumbs: [deskCrumb],
    body: html`${deskNav(visit, '/desk/statistics', { commission: sitsOnCommission(kernel, actor) })}<h1>${words.statistics[locale]}</h1><p>${overviewWords.lead[locale]}</p>${
      known.filter(({ one }) => !isIdle(one)).map(({ one, procedure }) => procedureSection(visit, procedure, one, { bodies: kernel.bodies, months: months.get(one.procedure) }))}${
      idle.length > 0 && html`<details><summary>${withoutCases(idle.length)[locale]}</summary><ul class="also">${idle.map(({ procedure }) => html`<li><a href="${visit.link(`/services/${procedure.id}`)}">${procedure.title[locale]}</a></li>`)}</ul></details>`}`,
  })
}

/** Whether nothing was received, decided or is open: such a procedure has no figures to show. */
const isIdle = ({ filed, decided, withoutDecision, open }: ProcedureStatistics): boolean => filed + decided + withoutDecision + open === 0

/** What a table shows, with the procedure that it is of: there are as many tables of one kind as procedures. */
const captionOf = (what: Text, { title }: Procedure): Text => inEveryLanguage((locale) => `${what[locale]}: ${title[locale]}`)

/** The decisions of each procedure month by month; of one that each body opens for itself they are on the pages of the bodies. */
async function monthsOf({ cases, decisions }: Kernel, ids: readonly string[]): Promise<ReadonlyMap<string, readonly MonthOfDecisions[]>> {
  const own = cases.procedures.filter((one) => ids.includes(one.id) && !isOfManyBodies(one))
  return new Map(await Promise.all(own.map(async ({ id, body }) => [id, await decisions.byMonth({ registers: [body.register], procedures: [id] })] as const)))
}

interface Behind { readonly bodies: Pick<Kernel['bodies'], 'latest'>; readonly months: readonly MonthOfDecisions[] | undefined }

function procedureSection(visit: Visit, procedure: Procedure, one: ProcedureStatistics, { bodies, months }: Behind): Html {
  const { locale } = visit
  const { decided, inTime, medianWorkdays, withoutDecision, filed, open, late, decisions, grounds } = one
  const kinds = Object.entries(decisions)
  const punctual = { part: inTime, whole: decided }
  return html`<section class="figures-of"><h2>${procedure.title[locale]}</h2><dl class="measures">${[
    measure(visit, overviewWords.inTime, decided === 0 ? undefined : sayShare(punctual)[locale], overviewWords.inTimeHow, isShare(punctual) && countedOf(punctual)[locale]),
    measure(visit, overviewWords.median, medianWorkdays === undefined ? undefined : formatMedian(visit, medianWorkdays), overviewWords.medianHow),
    measure(visit, overviewWords.decided, formatNumber(decided, locale), overviewWords.decidedHow, withoutDecision > 0 && html`${overviewWords.withoutDecision[locale]}: ${withoutDecision}`),
    measure(visit, overviewWords.filed, formatNumber(filed, locale), overviewWords.filedHow),
    measure(visit, overviewWords.openNow, formatNumber(open, locale), overviewWords.openHow, late > 0 && html`${overviewWords.ofThemLate[locale]}: ${late}`),
  ]}</dl>${one.bodies.length > 1 && bodiesTable(visit, procedure, one.bodies, bodies)}${months && html`<div class="charts">${decisionsFigure(visit, months, captionOf(bodyWords.decisions, procedure))}</div>`}${kinds.length > 0 && table(locale, {
    caption: captionOf(overviewWords.kinds, procedure), rows: kinds, columns: [
      { title: overviewWords.kind, header: true, cell: ([kind]) => procedure.decisions[kind]?.title[locale] ?? kind },
      { title: overviewWords.count, numeric: true, cell: ([, count]) => formatNumber(count, locale) },
    ],
  })}${Object.values(procedure.decisions).some(({ effect }) => effect === 'refuse' || effect === 'revoke') && groundsTable(visit, procedure, grounds)}</section>`
}

/** The counts by the bodies that opened the cases for themselves, one that is over by its last name; what the programme opened stands under the name of the body of the procedure. */
function bodiesTable({ locale }: Visit, procedure: Procedure, rows: readonly BodyStatistics[], bodies: Behind['bodies']): Html {
  const count = (title: Text, of: (row: BodyStatistics) => number): Column<BodyStatistics> => ({ title, numeric: true, cell: (row) => formatNumber(of(row), locale) })
  return table(locale, {
    caption: captionOf(overviewWords.byBodies, procedure), rows, columns: [
      { title: overviewWords.body, header: true, cell: ({ body }) => (body === undefined ? procedure.body.name : bodies.latest(body)?.name)?.[locale] ?? body },
      count(overviewWords.filed, ({ filed }) => filed), count(overviewWords.decided, ({ decided }) => decided), count(overviewWords.inTime, ({ inTime }) => inTime),
      count(overviewWords.withoutDecision, ({ withoutDecision }) => withoutDecision), count(overviewWords.openNow, ({ open }) => open), count(overviewWords.late, ({ late }) => late),
    ],
  })
}

/** A median may fall between two days. */
const formatMedian = ({ locale }: Visit, median: number): string =>
  Number.isInteger(median) ? formatWorkdays(median, locale) : `${formatNumber(median, locale)} ${spoken({ kk: 'жұмыс күні', ru: 'рабочего дня', en: 'working days' })[locale]}`

const measure = ({ locale }: Visit, title: Text, figure: string | undefined, how: Text, beside: Content = undefined): Html => html`<div><dt>${title[locale]}</dt><dd>${
  figure === undefined ? html`<span class="faint">${overviewWords.none[locale]}</span>` : html`<span class="figure">${figure}</span>`}${beside && html`<br>${beside}`}<br><span class="hint">${how[locale]}</span></dd></div>`

function groundsTable({ locale }: Visit, procedure: Procedure, grounds: readonly GroundCount[]): Html {
  return html`<h3>${overviewWords.groundsTitle[locale]}</h3><p class="hint">${overviewWords.groundsHow[locale]}</p>${grounds.length === 0
    ? html`<p>${overviewWords.noGrounds[locale]}</p>`
    : table(locale, {
      caption: captionOf(overviewWords.groundsTitle, procedure), captionUnseen: true, rows: grounds, columns: [
        { title: overviewWords.ground, header: true, cell: ({ ground: { text, basis } }) => html`${text[locale]}${basis && html`<br>${cite(locale, basis)}`}` },
        { title: overviewWords.count, numeric: true, cell: ({ count }) => formatNumber(count, locale) },
      ],
    })}`
}
