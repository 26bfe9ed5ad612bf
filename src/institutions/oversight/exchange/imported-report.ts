/** The loss report of a file in a case, for the offices that decide on it: whoever signs sees what is taken and what is not. */
import type { Kernel } from '../../../kernel/index.ts'
import { dayOf } from '../../../law/time.ts'
import { actorHere, html, notFound, page, route, type Route } from '../../../portal/index.ts'
import type { OversightOptions } from '../options.ts'
import { institution, place } from '../parts.ts'
import { crosswalkOf } from './crosswalks/index.ts'
import { systemsRegister } from './exported.ts'
import { fitAll } from './fitted.ts'
import { namedReport } from './importing.ts'
import { words } from './messages.ts'
import { path } from './pages.ts'
import { type Report, reportOn } from './report.ts'
import { lossTable, reportBody, reportCsv } from './report-page.ts'

export function importedReports(kernel: Kernel, { register, offices }: Pick<OversightOptions['exchange'], 'register' | 'offices'>): readonly Route[] {
  const permission = { anyRole: offices }

  /** The report on a file of a case that whoever asks may see; any other file is not there. */
  async function find(visit: Parameters<Route['handle']>[0], name: string): Promise<Report> {
    const named = namedReport(name)
    const standard = crosswalkOf(named?.standard)
    if (named === undefined || standard === undefined) throw notFound()
    const { subject } = await kernel.files.find(named.file)
    const of = /^case:(.+)$/.exec(subject ?? '')?.[1]
    if (of === undefined) throw notFound()
    await kernel.cases.view(actorHere(visit), of)
    return reportOn(standard, await kernel.files.bytes(named.file), dayOf(kernel.now(), kernel.country.calendar.zone))
  }

  return [
    route({
      method: 'GET', path: `${path}/reports/:report`, kind: 'page', permission, title: words.report,
      async handle(visit, { report: name }) {
        const report = await find(visit, name)
        const { locale, link } = visit
        const declared = systemsRegister(kernel, register)
        const cuts = declared === undefined ? [] : fitAll(declared, report.taken).tally.lines.filter(({ counts }) => counts.cut + counts.notTaken > 0)
        return page({
          visit, title: words.report, current: institution, width: 'wide', breadcrumbs: [place, { title: words.title, path }],
          body: html`<h1>${words.report[locale]}</h1><p><a href="${link(`${path}/reports/${name}/csv`)}" download>${words.asCsv[locale]}</a></p>${reportBody(visit, report, declared)}${
            cuts.length > 0 && html`<h2>${words.registerCuts[locale]}</h2>${lossTable(locale, cuts, words.ours)}`}`,
        })
      },
    }),
    route({
      method: 'GET', path: `${path}/reports/:report/csv`, kind: 'page', permission, title: words.asCsv,
      handle: async (visit, { report: name }) => reportCsv(await find(visit, name)),
    }),
  ]
}
