/** The administrator's page of the clock: what each process holds of the time, and the confirmation that the machine's is right. */
import type { Held } from '../../kernel/clock/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { actorString } from '../../kernel/parties/index.ts'
import type { Problem } from '../../law/failure.ts'
import { instantAt, isInstant } from '../../law/time.ts'
import { problemsOf } from '../answers.ts'
import { actorHere } from '../asked.ts'
import { actions, button, errorSummary, form, notice, table } from '../components/index.ts'
import { html } from '../html.ts'
import { seeOther } from '../layout.ts'
import { route } from '../routes.ts'
import type { Permission } from '../permission.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { moment } from '../words.ts'
import { adminNav } from './admin.ts'
import { clockWords, doubtWords } from './clock-messages.ts'
import { deskPage } from './parts.ts'

const permission: Permission = { role: 'administrator' }

export const clockRoutes = (kernel: Kernel): readonly Route[] => [
  route({ method: 'GET', path: '/admin/clock', kind: 'page', permission, title: clockWords.title, handle: (visit) => clockPage(kernel, visit) }),
  route({
    method: 'POST', path: '/admin/clock', kind: 'page', permission, title: clockWords.title,
    async handle(visit) {
      const { shown = '' } = (await visit.form()).values
      try {
        await kernel.clock.confirm(actorString(actorHere(visit)), kernel.journal, isInstant(shown) ? shown : instantAt(0))
      } catch (error) {
        return clockPage(kernel, visit, problemsOf(error))
      }
      return seeOther(visit, '/admin/clock?done=confirmed')
    },
  }),
]

async function clockPage(kernel: Kernel, visit: Visit, problems: readonly Problem[] = []): Promise<Response> {
  const { locale, url } = visit
  const { doubts, processes } = await kernel.clock.standing()
  const [own] = processes
  return deskPage({
    visit, title: clockWords.title, error: problems.length > 0,
    body: html`${adminNav(visit, '/admin/clock')}${errorSummary(locale, problems)}${
      url.searchParams.get('done') === 'confirmed' && notice(locale, { kind: 'good', body: clockWords.confirmed[locale] })}<h1>${clockWords.title[locale]}</h1><p>${clockWords.lead[locale]}</p>${
      doubts.length === 0 ? notice(locale, { kind: 'good', body: clockWords.sure[locale] })
        : notice(locale, { kind: 'warning', title: clockWords.doubted, body: html`<ul>${doubts.map((doubt) => html`<li>${doubtWords[doubt][locale]}</li>`)}</ul>` })}<div class="list">${
      table<Held>(locale, { caption: clockWords.processes, rows: processes, columns: [
        { title: clockWords.host, header: true, cell: ({ host }) => host },
        { title: clockWords.held, cell: ({ at }) => moment(visit, at) },
        { title: clockWords.machine, cell: ({ machineAt }) => moment(visit, machineAt) },
        { title: clockWords.database, cell: ({ databaseAt }) => moment(visit, databaseAt) },
        { title: clockWords.doubts, cell: (held) => held.doubts.map((doubt) => html`${doubtWords[doubt][locale]} `) },
      ] })}</div>${doubts.length > 0 && own && html`<h2>${clockWords.question[locale]}</h2><p><strong>${moment(visit, own.machineAt)}</strong></p><p>${clockWords.consequence[locale]}</p>${
      form(visit, { action: visit.link('/admin/clock'), body: html`<input type="hidden" name="shown" value="${own.machineAt}">${actions(button(locale, clockWords.confirm, { kind: 'danger' }))}` })}`}`,
  })
}
