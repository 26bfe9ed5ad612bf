/** The queue: the cases of an officer's procedures, the most urgent first, with filters in the address; also as CSV. */
import type { CaseSummary, QueueFilter } from '../../kernel/cases/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { opensFor } from '../../law/in-body.ts'
import type { Procedure } from '../../law/procedure.ts'
import { same, type Text } from '../../law/text.ts'
import { dayOf } from '../../law/time.ts'
import { inEveryLanguage } from '../../law/format.ts'
import { actorHere, pageFrom } from '../asked.ts'
import { words as callWords } from '../calls/messages.ts'
import { words as bookingWords } from '../bookings/messages.ts'
import { emptyState, filters, pagination, table, tag, withQuery } from '../components/index.ts'
import type { Filter } from '../components/index.ts'
import { csv } from '../download.ts'
import { html } from '../html.ts'
import type { Content, Html } from '../html.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { dateTime, moment } from '../words.ts'
import { today } from '../services/parts.ts'
import { dueOf } from './due.ts'
import { actWords } from './act-messages.ts'
import { languageWords, namedLanguage } from './language.ts'
import { words } from './messages.ts'
import { allOf, anyOfficer, deskNav, deskPage, namesOf, sitsOnCommission } from './parts.ts'

const size = 50
const states = ['open', 'late', 'applicant', 'closed', 'all'] as const

export const queueRoutes = (kernel: Kernel, roles: Readonly<Record<string, Text>>): readonly Route[] => [
  route({
    method: 'GET', path: '/desk', kind: 'page', permission: anyOfficer(kernel), title: words.desk,
    handle: (visit) => queuePage(kernel, visit, roles),
  }),
  route({
    method: 'GET', path: '/desk/queue.csv', kind: 'page', permission: anyOfficer(kernel), title: words.csv, rateLimit: { requests: 30, seconds: 600 },
    handle: (visit) => queueCsv(kernel, visit),
  }),
]

/** What the address asks for. An absent state means open cases; an empty one means all. */
export function filterOf({ searchParams }: URL): Omit<QueueFilter, 'page' | 'size'> {
  const [procedure, where] = (searchParams.get('step') ?? '').split('/')
  const assigned = (['mine', 'free'] as const).find((one) => one === searchParams.get('assigned'))
  const asked = searchParams.get('state')
  const state = asked === '' ? 'all' : states.find((one) => one === asked) ?? 'open'
  const only = searchParams.get('procedure') || procedure
  const search = searchParams.get('q')?.trim()
  return { state, ...(only && { procedure: only }), ...(where && { step: where }), ...(assigned && { assigned }), ...(search && { search }) }
}

/** Whether the reader narrowed the queue: what nobody set, nobody can change. */
const isNarrowed = ({ searchParams }: URL): boolean => ['q', 'procedure', 'step', 'assigned', 'state'].some((name) => searchParams.get(name))

async function queuePage(kernel: Kernel, visit: Visit, roles: Readonly<Record<string, Text>>): Promise<Response> {
  const { locale, url } = visit
  const actor = actorHere(visit)
  const page = pageFrom(visit)
  const filter = filterOf(url)
  const desk = kernel.cases.desk(actor)
  const [{ rows, total }, late] = await Promise.all([
    kernel.cases.queue(actor, { ...filter, page, size }),
    kernel.cases.queue(actor, { state: 'late', page: 1, size: 1 }),
  ])
  const name = await namesOf(kernel, rows, locale)
  const shownUrl = new URL(url)
  if (!shownUrl.searchParams.has('state')) shownUrl.searchParams.set('state', 'open')
  const csvAddress = `${visit.link('/desk/queue.csv')}${withQuery(url, { page: undefined }).slice(url.pathname.length)}`
  return deskPage({
    visit, title: words.queue,
    body: html`${deskNav(visit, '/desk', { commission: sitsOnCommission(kernel, actor) })}<div class="head"><h1>${words.queue[locale]}</h1><p class="hint">${actor.roles.flatMap((role) => roles[role]?.[locale] ?? []).join(', ')}</p>${
      late.total > 0 && html`<p><a href="${visit.link('/desk')}?state=late">${tag(locale, html`${words.stateLate[locale]}: ${late.total}`, 'late')}</a></p>`}${openLinks(kernel, visit, desk)}${callLinks(kernel, visit, actor.roles)}${kernel.allocations.receives(actor).length > 0 && html`<p><a href="${visit.link('/desk/bookings')}">${bookingWords.desk[locale]}</a></p>`}</div>${
      filters(locale, { url: shownUrl, filters: filtersOf(desk), downloads: [{ title: words.csv, href: csvAddress }] })}<div class="list" data-list>${queueTable(kernel, visit, rows, name)}</div>${
      pagination(locale, { url, page, size, total })}<p class="hint keys" data-keys-hint hidden>${words.keys[locale]}</p>`,
  })
}

/** Cases that the reader's office opens by itself. */
function openLinks({ parties }: Kernel, visit: Visit, desk: ReturnType<Kernel['cases']['desk']>): Content {
  const { locale, link } = visit
  const own = desk.filter(({ procedure }) => opensFor(procedure, parties.bodies, actorHere(visit).roles).length > 0)
  return own.length > 0 && html`<details class="opens"><summary class="button quiet">${actWords.open[locale]}</summary><ul>${own.map(({ procedure }) =>
    html`<li><a href="${link(`/desk/open/${procedure.id}`)}">${procedure.title[locale]}</a></li>`)}</ul></details>`
}

/** The calls whose rankings the reader's office signs. */
function callLinks({ calls }: Kernel, { locale, link }: Visit, roles: readonly string[]): Content {
  const own = calls.declared.filter(({ steps, call }) => {
    const by = steps[call.at]?.by
    return typeof by === 'object' && 'role' in by && roles.includes(by.role)
  })
  return own.length > 0 && html`<ul>${own.map(({ id, title }) => html`<li><a href="${link(`/desk/calls/${id}`)}">${callWords.desk[locale]}: ${title[locale]}</a></li>`)}</ul>`
}

function filtersOf(desk: ReturnType<Kernel['cases']['desk']>): readonly Filter[] {
  const several = desk.length > 1
  const stepLabel = (procedure: Procedure, step: Text): Text => several
    ? inEveryLanguage((locale) => `${procedure.title[locale]}: ${step[locale]}`) : step
  return [
    { name: 'q', label: words.search },
    ...(several ? [{ name: 'procedure', label: words.procedure, choices: desk.map(({ procedure: { id, title } }) => ({ value: id, label: title })) }] : []),
    { name: 'step', label: words.step, choices: desk.flatMap(({ procedure }) => Object.entries(procedure.steps).map(([step, { title }]) =>
      ({ value: `${procedure.id}/${step}`, label: stepLabel(procedure, title) }))) },
    { name: 'assigned', label: words.assigned, choices: [{ value: 'mine', label: words.mine }, { value: 'free', label: words.ofNobody }] },
    { name: 'state', label: words.state, choices: [
      { value: 'open', label: words.stateOpen }, { value: 'late', label: words.stateLate }, { value: 'applicant', label: words.stateApplicant }, { value: 'closed', label: words.stateClosed },
    ] },
  ]
}

const declaredIn = ({ cases }: Kernel, id: string): Procedure | undefined => cases.procedures.find((one) => one.id === id)

/** The step that a case is in, as its procedure calls it today. */
const stepTitle = (procedure: Procedure | undefined, step: string): Text => procedure?.steps[step]?.title ?? same(step)

function queueTable(kernel: Kernel, visit: Visit, rows: readonly CaseSummary[], name: Awaited<ReturnType<typeof namesOf>>): Html {
  const { locale, link } = visit
  const { calendar } = kernel.country
  const now = kernel.now()
  const due = (row: CaseSummary): Content => {
    if (row.closedAt !== undefined) return html`${words.closed[locale]} ${dateTime(locale, dayOf(row.closedAt, calendar.zone))}`
    const said = dueOf(calendar, declaredIn(kernel, row.procedure), row, now)
    return said && html`${tag(locale, said.text, said.tone)}${said.day && html` <span class="day">${said.at ? moment(visit, said.at) : dateTime(locale, said.day)}</span>`}`
  }
  return table<CaseSummary>(locale, {
    caption: words.queueOrder, captionUnseen: true, rows,
    empty: emptyState(locale, isNarrowed(visit.url) ? { title: words.emptyQueue, body: words.emptyQueueText[locale] } : { title: words.nothingWaits, body: words.nothingWaitsText[locale] }),
    columns: [
      { title: words.number, header: true, cell: ({ id, number }) => html`<a href="${link(`/desk/cases/${id}`)}">${number}</a>` },
      { title: words.applicant, cell: (row) => html`${name(row)}${row.language && html`<br><span class="hint"><span class="unseen">${languageWords.language[locale]}: </span>${namedLanguage(row.language)}</span>`}` },
      { title: words.procedure, cell: ({ procedure }) => (declaredIn(kernel, procedure)?.title ?? same(procedure))[locale] },
      { title: words.step, cell: ({ procedure, step }) => (step === undefined ? words.closed : stepTitle(declaredIn(kernel, procedure), step))[locale] },
      { title: words.due, cell: due },
      { title: words.assignee, cell: ({ assignee, closedAt }) => assignee === undefined ? closedAt === undefined && html`<span class="faint">${words.free[locale]}</span>` : name({ person: assignee }) },
    ],
  })
}

async function queueCsv(kernel: Kernel, visit: Visit): Promise<Response> {
  const { locale, url } = visit
  const actor = actorHere(visit)
  const filter = filterOf(url)
  const rows = await allOf((page, size) => kernel.cases.queue(actor, { ...filter, page, size }))
  const name = await namesOf(kernel, rows, locale)
  const { calendar } = kernel.country
  const head = [words.number, words.applicant, words.procedure, words.step, words.filed, words.due, words.state, words.assignee, words.closed, languageWords.language]
  return csv(`queue-${today(kernel)}.csv`, head.map((title) => title[locale]), rows.map((row) => {
    const procedure = declaredIn(kernel, row.procedure)
    const due = row.closedAt === undefined ? dueOf(calendar, procedure, row, kernel.now()) : undefined
    return [
      row.number, name(row), procedure?.title[locale] ?? row.procedure, row.step === undefined ? '' : stepTitle(procedure, row.step)[locale],
      row.filedAt, due?.at ?? due?.day ?? '', due?.text[locale] ?? '', row.assignee === undefined ? '' : name({ person: row.assignee }), row.closedAt ?? '', row.language ?? '',
    ]
  }))
}
