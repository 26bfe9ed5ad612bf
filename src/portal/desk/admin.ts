/** The administrator's pages of what runs and what is suspended: jobs with cancel and retry, orders with their reasons. */
import { randomUUID } from 'node:crypto'
import { transact } from '../../kernel/database/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { Job, JobStatus } from '../../kernel/jobs/index.ts'
import { type Issuer, mayLift } from '../../kernel/orders/index.ts'
import { lifting, ordering } from '../../law/core-act.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { formatNumber } from '../../law/format.ts'
import { same, type Text } from '../../law/text.ts'
import { problemsOf, statuses } from '../answers.ts'
import { actorHere, idFrom, isId } from '../asked.ts'
import { actions, button, emptyState, errorSummary, fields, filters, form, notice, table, tag, withQuery } from '../components/index.ts'
import type { Tone } from '../components/index.ts'
import { askedIn, carryOut, noProcedure, procedureFor } from '../core-act.ts'
import { federationWords } from '../federation/messages.ts'
import { triageWords } from '../feedback/messages.ts'
import { html } from '../html.ts'
import type { Content, Html } from '../html.ts'
import { seeOther } from '../layout.ts'
import { route } from '../routes.ts'
import type { Permission } from '../permission.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { moment } from '../words.ts'
import { adminWords, jobStatusWords } from './admin-messages.ts'
import { clockWords } from './clock-messages.ts'
import { deskPage } from './parts.ts'
import { shelfWords } from './shelf-messages.ts'
import { translationWords } from './words-messages.ts'

const permission = { role: 'administrator' } as const satisfies Permission
const size = 100

/** `roles` are the titles under which people know the offices that give orders. */
export const adminRoutes = (kernel: Kernel, roles: Readonly<Record<string, Text>>): readonly Route[] => [
  route({ method: 'GET', path: '/admin/jobs', kind: 'page', permission, title: adminWords.jobs, handle: (visit) => jobsPage(kernel, visit) }),
  route({
    method: 'POST', path: '/admin/jobs/:id', kind: 'page', permission, title: adminWords.jobs,
    async handle(visit, { id }) {
      const { values } = await visit.form()
      const done = values['act'] === 'again' ? 'restarted' : 'cancelled'
      try {
        await transact(kernel.db, (tx) => (done === 'restarted' ? kernel.jobs.again(tx, idFrom(id)) : kernel.jobs.cancel(tx, idFrom(id))))
      } catch (error) {
        return jobsPage(kernel, visit, problemsOf(error))
      }
      return seeOther(visit, `/admin/jobs?done=${done}`)
    },
  }),
  route({ method: 'GET', path: '/admin/orders', kind: 'page', permission, title: adminWords.orders, handle: (visit) => ordersPage(kernel, roles, visit) }),
  route({
    method: 'POST', path: '/admin/orders', kind: 'page', permission, title: adminWords.orders,
    async handle(visit) {
      const { values } = await visit.form()
      try {
        return seeOther(visit, await carryOut(kernel, visit, ordering, values) ?? '/admin/orders?done=suspended')
      } catch (error) {
        return ordersPage(kernel, roles, visit, { problems: problemsOf(error), values, status: error instanceof Failure ? statuses[error.kind] : 422 })
      }
    },
  }),
  route({
    method: 'POST', path: '/admin/orders/lift', kind: 'page', permission, title: adminWords.lift,
    async handle(visit) {
      const { values } = await visit.form()
      return seeOther(visit, await carryOut(kernel, visit, lifting, values) ?? '/admin/orders?done=lifted')
    },
  }),
]

const places = [['/admin/jobs', adminWords.jobs], ['/admin/shelf', shelfWords.title], ['/admin/orders', adminWords.orders], ['/admin/clock', clockWords.title], ['/admin/words', translationWords.title], ['/account/people', adminWords.people], ['/account/organisations', adminWords.organisations], ['/account/letters', adminWords.letters], ['/account/texts', adminWords.texts], ['/admin/feedback', triageWords.title], ['/admin/federation', federationWords.admin]] as const

export const adminNav = ({ locale, link }: Visit, here: string): Html => html`<nav class="places" aria-label="${adminWords.admin[locale]}"><ul>${places.map(([path, title]) =>
  html`<li><a href="${link(path)}"${path === here ? html` aria-current="page"` : ''}>${title[locale]}</a></li>`)}</ul></nav>`

const notices = { cancelled: adminWords.cancelled, restarted: adminWords.restarted, suspended: adminWords.suspended, lifted: adminWords.lifted } as const

function doneNotice({ locale, url }: Visit): Content {
  const said = Object.entries(notices).find(([name]) => name === url.searchParams.get('done'))?.[1]
  return said && notice(locale, { kind: 'good', body: said[locale] })
}

const tones = { waiting: 'plain', running: 'now', done: 'good', failed: 'late', cancelled: 'plain' } as const satisfies Record<JobStatus, Tone>
const jobStates = Object.keys(jobStatusWords)
const isStatus = (asked: string | null): asked is JobStatus => asked !== null && jobStates.includes(asked)

async function jobsPage(kernel: Kernel, visit: Visit, problems: readonly Problem[] = []): Promise<Response> {
  const { locale, url } = visit
  const [asked, before, name] = [url.searchParams.get('status'), url.searchParams.get('before'), url.searchParams.get('name')?.trim()]
  const jobs = await kernel.jobs.list({ limit: size, ...(isStatus(asked) && { status: asked }), ...(name && { name }), ...(before && { before: idFrom(before) }) })
  const oldest = jobs.at(-1)
  return deskPage({
    visit, title: adminWords.jobs, error: problems.length > 0,
    body: html`${adminNav(visit, '/admin/jobs')}${errorSummary(locale, problems)}${doneNotice(visit)}<h1>${adminWords.jobs[locale]}</h1><p>${adminWords.jobsLead[locale]}</p>${
      filters(locale, { url, filters: [
        { name: 'status', label: adminWords.status, choices: Object.entries(jobStatusWords).map(([value, label]) => ({ value, label })) }, { name: 'name', label: adminWords.name },
      ] })}<div class="list">${table<Job>(locale, {
      caption: adminWords.jobs, captionUnseen: true, rows: jobs, empty: emptyState(locale, { title: adminWords.noJobs }),
      columns: [
        { title: adminWords.name, header: true, cell: (job) => html`<code>${job.name}</code>${job.lastFailure && html`<details><summary>${adminWords.lastFailure[locale]}</summary><pre>${job.lastFailure}</pre></details>`}` },
        { title: adminWords.status, cell: ({ status, cancelRequested }) => html`${tag(locale, jobStatusWords[status], tones[status])}${status === 'running' && cancelRequested && ` ${adminWords.stopping[locale]}`}` },
        { title: adminWords.progress, cell: ({ progress }) => progress && html`${formatNumber(progress.done, locale)}${progress.total !== undefined && ` / ${formatNumber(progress.total, locale)}`}${
          progress.note && html`<br>${progress.note[locale]}`}` },
        { title: adminWords.attempts, numeric: true, cell: ({ attempts }) => attempts },
        { title: adminWords.queued, cell: ({ enqueuedAt }) => moment(visit, enqueuedAt) },
        { title: adminWords.finished, cell: ({ finishedAt }) => finishedAt && moment(visit, finishedAt) },
        { title: adminWords.act, cell: (job) => jobAct(visit, job) },
      ],
    })}</div>${jobs.length === size && oldest && html`<p><a href="${withQuery(url, { before: oldest.id })}">${adminWords.older[locale]}</a></p>`}`,
  })
}

function jobAct(visit: Visit, { id, status, name }: Job): Content {
  const act = status === 'waiting' || status === 'running' ? 'cancel' : status === 'failed' || status === 'cancelled' ? 'again' : undefined
  return act && form(visit, {
    action: visit.link(`/admin/jobs/${id}`),
    body: html`<input type="hidden" name="act" value="${act}">${button(visit.locale, html`${adminWords[act][visit.locale]}<span class="unseen">: ${name}</span>`, { kind: 'plain' })}`,
  })
}

async function ordersPage(
  kernel: Kernel, roles: Readonly<Record<string, Text>>, visit: Visit, { problems = [], values = {}, status }: { problems?: readonly Problem[]; values?: Readonly<Record<string, string>>; status?: number } = {},
): Promise<Response> {
  const { locale } = visit
  const standing = await kernel.orders.list()
  const asked = askedIn(procedureFor(kernel, visit, ordering))
  const mentioned = (kind: string): readonly string[] =>
    standing.flatMap(({ subject, issuer }) => [subject, issuer]).filter((one) => one.startsWith(`${kind}:`)).map((one) => one.slice(kind.length + 1)).filter(isId)
  const [companies, people] = await Promise.all([kernel.parties.organisationsById(mentioned('organisation')), kernel.parties.namesOf(mentioned('person'))])
  const named = (subject: string): string => companies.get(subject.replace('organisation:', ''))?.name ?? people.get(subject.replace('person:', '')) ?? subject
  const issuedBy = (issuer: Issuer): Text => roles[issuer.replace('role:', '')] ?? same(named(issuer))
  return deskPage({
    visit, title: adminWords.orders, error: problems.length > 0, ...(status !== undefined && { status }),
    body: html`${adminNav(visit, '/admin/orders')}${errorSummary(locale, problems)}${doneNotice(visit)}<h1>${adminWords.orders[locale]}</h1><p>${adminWords.ordersLead[locale]}</p><h2>${
      adminWords.standing[locale]}</h2><div class="list">${table(locale, {
      caption: adminWords.standing, captionUnseen: true, rows: standing, empty: emptyState(locale, { title: adminWords.noOrders }),
      columns: [
        { title: adminWords.subject, header: true, cell: ({ subject }) => html`${named(subject)}${named(subject) !== subject && html`<br><code>${subject}</code>`}` },
        { title: adminWords.reason, cell: ({ reason }) => reason[locale] },
        { title: adminWords.issuer, cell: ({ issuer }) => issuedBy(issuer)[locale] },
        { title: adminWords.since, cell: ({ orderedAt }) => moment(visit, orderedAt) },
        { title: adminWords.act, cell: (order) => mayLift(actorHere(visit), order) && form(visit, {
          action: visit.link('/admin/orders/lift'),
          body: html`<input type="hidden" name="order" value="${order.id}">${button(locale, html`${adminWords.lift[locale]}<span class="unseen">: ${named(order.subject)}</span>`, { kind: 'plain' })}`,
        }) },
      ],
    })}</div><h2>${adminWords.newOrder[locale]}</h2>${asked.length === 0 ? html`<p>${noProcedure[locale]}</p>` : form(visit, {
      action: visit.link('/admin/orders'), body: html`<input type="hidden" name="act-key" value="${randomUUID()}">${fields(locale, asked, { problems, values })}${actions(button(locale, adminWords.suspend, { kind: 'danger' }))}`,
    })}`,
  })
}
