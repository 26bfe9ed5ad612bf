/** The queue: the cases of an officer's procedures, the most urgent first, with filters in the address; also as CSV. */
import { type CaseSummary, type QueueCounts, type QueueView, rolesOf } from '../../kernel/cases/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { asksRegion } from '../../law/field.ts'
import { opensFor } from '../../law/in-body.ts'
import type { Procedure } from '../../law/procedure.ts'
import { regions } from '../../law/places.ts'
import { same, type Text } from '../../law/text.ts'
import { dayOf } from '../../law/time.ts'
import { formatNumber, inEveryLanguage } from '../../law/format.ts'
import { statuses } from '../answers.ts'
import { actorHere, pageFrom } from '../asked.ts'
import { words as callWords } from '../calls/messages.ts'
import { words as bookingWords } from '../bookings/messages.ts'
import { emptyState, errorSummary, filters, notice, pagination, table, tag, withQuery } from '../components/index.ts'
import type { Filter } from '../components/index.ts'
import { csv } from '../download.ts'
import { attributes, html } from '../html.ts'
import type { Content, Html } from '../html.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { dateTime, moment } from '../words.ts'
import { today } from '../services/parts.ts'
import { dueOf } from './due.ts'
import { actWords, doneWords } from './act-messages.ts'
import { languageWords, namedLanguage } from './language.ts'
import { words } from './messages.ts'
import { alikeTo, manyAlike, officeLate, queueWords, withinDays } from './queue-messages.ts'
import { allOf, anyOfficer, deskNav, deskPage, namesOf, sitsOnCommission } from './parts.ts'
import { severalButton, tickBox, tickTitle } from './several.ts'
import { filterNames, filterOf, pathIn, queryOf } from './view.ts'
import { nameFieldOf, type UnsavedView, viewLinks, viewsSection } from './views.ts'

const size = 50
/** Working days within which one may ask for what is due. */
const terms = [1, 2, 5, 10] as const

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

/** Whether the reader narrowed the queue: what nobody set, nobody can change. */
const isNarrowed = ({ searchParams }: URL): boolean => filterNames.some((name) => searchParams.get(name))

/** The queue as its address asks for it; with a view that could not be saved, where there is one. */
export async function queuePage(kernel: Kernel, visit: Visit, roles: Readonly<Record<string, Text>>, unsaved?: UnsavedView): Promise<Response> {
  const { locale, url } = visit
  const actor = actorHere(visit)
  const page = pageFrom(visit)
  const filter = filterOf(url)
  const desk = kernel.cases.desk(actor)
  const [{ rows, total, counts }, views, colleagues] = await Promise.all([
    kernel.cases.queueWithCounts(actor, { ...filter, page, size }), kernel.cases.views.of(actor), kernel.parties.holdersOf(rolesAt(desk, actor.roles)),
  ])
  const [name, alike] = await Promise.all([namesOf(kernel, rows, locale), kernel.cases.alike(rows.map(({ id }) => id))])
  const csvAddress = `${visit.link('/desk/queue.csv')}${withQuery(url, { page: undefined }).slice(url.pathname.length)}`
  return deskPage({
    visit, title: words.queue, error: unsaved !== undefined, ...(unsaved && { status: statuses.invalid }),
    body: html`${url.searchParams.get('done') === 'recuse' && notice(locale, { kind: 'good', body: doneWords.recuse[locale] })}${unsaved && errorSummary(locale, [{ field: nameFieldOf(unsaved), text: unsaved.text }])}${deskNav(visit, '/desk', { commission: sitsOnCommission(kernel, actor), writes: kernel.studio.bodiesFor(actor).length > 0 })}<div class="head"><h1>${words.queue[locale]}</h1><p class="hint">${actor.roles.flatMap((role) => roles[role]?.[locale] ?? []).join(', ')}</p>${
      counts.officeLate > 0 && html`<p><a href="${visit.link('/desk')}?state=late">${tag(locale, officeLate(counts.officeLate), 'late')}</a></p>`}${openLinks(kernel, visit, desk)}${await callLinks(kernel, visit)}${kernel.allocations.receives(actor).length > 0 && html`<p><a href="${visit.link('/desk/bookings')}">${bookingWords.desk[locale]}</a></p>`}</div>${
      parts(visit, counts, views)}${filters(locale, { url, filters: filtersOf(kernel, desk, colleagues.filter(({ id }) => id !== actor.person), rows.find(({ id }) => id === filter.alike) ?? filter.alike), downloads: [{ title: words.csv, href: csvAddress }] })}${viewsSection(visit, views, unsaved)}<div class="list" data-list>${queueTable(kernel, visit, { rows, from: (page - 1) * size, alike }, name)}</div>${
      pagination(locale, { url, page, size, total })}<p class="hint keys" data-keys-hint hidden>${words.keys[locale]}</p>`,
  })
}

/** The roles of the actor's that perform anything, for whoever has one of them may take a case over. */
const rolesAt = (desk: ReturnType<Kernel['cases']['desk']>, own: readonly string[]): readonly string[] =>
  own.filter((role) => desk.some(({ procedure: { steps }, steps: performed }) => performed.some((step) => rolesOf(steps[step]?.by ?? 'rules').includes(role)) || Object.values(steps).some(({ by }) => rolesOf(by).includes(role))))

/** The parts of the queue with their counts: what waits for the reader, and what stands with applicants. One that is empty is left out, unless it is what everybody asks first. */
function parts(visit: Visit, counts: QueueCounts, views: readonly QueueView[]): Html {
  const { locale, url, link } = visit
  const here = queryOf(url.searchParams)
  const part = (query: string, title: Text, count: number, always = false): Content => (always || count > 0 || here === query) && html`<li><a href="${link('/desk')}${query && `?${query}`}"${
    attributes({ 'aria-current': here === query && 'page' })}>${title[locale]}</a> <b class="count">${formatNumber(count, locale)}</b></li>`
  return html`<nav class="parts" aria-label="${queueWords.parts[locale]}"><ul>${part('waits=late', queueWords.late, counts.late)}${part('waits=act', queueWords.act, counts.act, true)}${
    part('waits=vote', queueWords.vote, counts.vote)}${part('waits=sign', queueWords.sign, counts.sign)}${part('state=applicant', queueWords.applicant, counts.applicant, true)}${part('', queueWords.all, counts.open, true)}${viewLinks(visit, views)}</ul></nav>`
}

/** Cases that the reader's office opens by itself. */
function openLinks({ cases, parties }: Kernel, visit: Visit, desk: ReturnType<Kernel['cases']['desk']>): Content {
  const { locale, link } = visit
  const own = desk.filter(({ procedure }) => cases.procedures.includes(procedure) && opensFor(procedure, parties.bodies, actorHere(visit).roles).length > 0)
  return own.length > 0 && html`<details class="opens"><summary class="button quiet">${actWords.open[locale]}</summary><ul>${own.map(({ procedure }) =>
    html`<li><a href="${link(`/desk/open/${procedure.id}`)}">${procedure.title[locale]}</a></li>`)}</ul></details>`
}

/** The calls whose rankings the reader's office signs. */
async function callLinks({ calls }: Kernel, visit: Visit): Promise<Content> {
  const { locale, link } = visit
  const own = await calls.ofOffice(actorHere(visit))
  return own.length > 0 && html`<ul>${own.map(({ id, title }) => html`<li><a href="${link(`/desk/calls/${id}`)}">${callWords.desk[locale]}: ${title[locale]}</a></li>`)}</ul>`
}

function filtersOf(kernel: Kernel, desk: ReturnType<Kernel['cases']['desk']>, colleagues: readonly { readonly id: string; readonly name: string }[], like: CaseSummary | string | undefined): readonly Filter[] {
  const several = desk.length > 1
  const stepLabel = (procedure: Procedure, step: Text): Text => several
    ? inEveryLanguage((locale) => `${procedure.title[locale]}: ${step[locale]}`) : step
  const named = regions().length > 0 && desk.some(({ procedure: { form } }) => form.some(({ fields }) => fields.some(asksRegion)))
  return [
    { name: 'q', label: words.search },
    { name: 'waits', label: queueWords.waits, otherwise: queueWords.whoever, choices: [
      { value: 'me', label: queueWords.me }, { value: 'act', label: queueWords.act }, { value: 'vote', label: queueWords.vote }, { value: 'sign', label: queueWords.sign }, { value: 'late', label: queueWords.late },
    ] },
    ...(several ? [{ name: 'procedure', label: words.procedure, choices: desk.map(({ procedure: { id, title } }) => ({ value: id, label: title })) }] : []),
    { name: 'step', label: words.step, choices: desk.flatMap(({ procedure }) => stepsOf(kernel, procedure).map(([step, { title }]) =>
      ({ value: `${procedure.id}/${step}`, label: stepLabel(procedure, title) }))) },
    { name: 'days', label: queueWords.days, choices: [{ value: '0', label: queueWords.today }, ...terms.map((days) => ({ value: String(days), label: withinDays(days) }))] },
    { name: 'assigned', label: words.assigned, choices: [{ value: 'mine', label: words.mine }, { value: 'free', label: words.ofNobody }, ...colleagues.map(({ id, name }) => ({ value: id, label: name }))] },
    // Whoever has no account can send one thing a thousand times.
    ...(desk.some(({ procedure: { opens } }) => opens.by === 'anyone') ? [{ name: 'alike', label: queueWords.alike, otherwise: queueWords.each, choices: [
      { value: 'once', label: queueWords.once }, ...(like === undefined || like === 'once' ? [] : [typeof like === 'string' ? { value: like, label: queueWords.alikeOne } : { value: like.id, label: alikeTo(like.number) }]),
    ] }] : []),
    ...(named ? [{ name: 'region', label: queueWords.region, choices: regions().map(({ code, name }) => ({ value: code, label: name })) }] : []),
    { name: 'state', label: words.state, usual: 'open', choices: [
      { value: 'open', label: words.stateOpen }, { value: 'late', label: words.stateLate }, { value: 'applicant', label: words.stateApplicant }, { value: 'closed', label: words.stateClosed },
    ] },
  ]
}

/** The steps of a procedure as it is today, and behind them those that earlier versions alone have: cases may still stand in them. */
function stepsOf(kernel: Kernel, { id, steps }: Procedure): readonly (readonly [string, Procedure['steps'][string]])[] {
  const day = today(kernel)
  const former: Procedure['steps'] = Object.assign({}, ...kernel.cases.versions.ever(id).filter(({ inForce }) => inForce.from <= day).map((version) => version.steps))
  return [...Object.entries(steps), ...Object.entries(former).filter(([name]) => steps[name] === undefined)]
}

/** A case's own version, in whose words it is told: it goes on under it, whatever was enacted since. */
const declaredFor = ({ cases }: Kernel, { version }: CaseSummary): Procedure | undefined => cases.versions.withHashes().find(({ hash }) => hash === version)?.declaration

const stepTitle = (procedure: Procedure | undefined, step: string): Text => procedure?.steps[step]?.title ?? same(step)

function queueTable(kernel: Kernel, visit: Visit, { rows, from, alike }: { readonly rows: readonly CaseSummary[]; readonly from: number; readonly alike: ReadonlyMap<string, number> }, name: Awaited<ReturnType<typeof namesOf>>): Html {
  const { locale, link } = visit
  const { calendar } = kernel.country
  const now = kernel.now()
  const query = queryOf(visit.url.searchParams)
  const places = new Map(rows.map((row, place) => [row.id, from + place]))
  const due = (row: CaseSummary): Content => {
    if (row.closedAt !== undefined) return html`${words.closed[locale]} ${dateTime(locale, dayOf(row.closedAt, calendar.zone))}`
    const said = dueOf(calendar, declaredFor(kernel, row), row, now)
    return said && html`${tag(locale, said.text, said.tone)}${said.day && html` <span class="day">${said.at ? moment(visit, said.at) : dateTime(locale, said.day)}</span>`}`
  }
  const atOnce = (row: CaseSummary): boolean => (declaredFor(kernel, row)?.steps[row.step ?? '']?.manyAtOnce) !== undefined
  const several = rows.some(atOnce)
  const manyOf = ({ id }: CaseSummary): Content => alike.has(id) && html`<br><a href="${link('/desk')}${withQuery(visit.url, { alike: id, page: undefined }).slice(visit.url.pathname.length)}">${manyAlike(alike.get(id)!)[locale]}</a>`
  return html`${table<CaseSummary>(locale, {
    caption: words.queueOrder, captionUnseen: true, rows, url: visit.url,
    empty: emptyState(locale, isNarrowed(visit.url) ? { title: words.emptyQueue, body: words.emptyQueueText[locale] } : { title: words.nothingWaits, body: words.nothingWaitsText[locale] }),
    columns: [
      { title: words.number, header: true, sort: 'number', cell: ({ id, number }) => html`<a href="${link(pathIn({ query, at: places.get(id) ?? 0, given: true }, id))}">${number}</a>` },
      { title: words.applicant, cell: (row) => html`${name(row)}${manyOf(row)}${row.language && html`<br><span class="hint"><span class="unseen">${languageWords.language[locale]}: </span>${namedLanguage(row.language)}</span>`}` },
      { title: words.procedure, cell: (row) => (declaredFor(kernel, row)?.title ?? same(row.procedure))[locale] },
      { title: words.step, cell: (row) => (row.step === undefined ? words.closed : stepTitle(declaredFor(kernel, row), row.step))[locale] },
      { title: words.due, sort: 'due', cell: due },
      { title: words.filed, sort: 'filed', cell: ({ filedAt }) => dateTime(locale, dayOf(filedAt, calendar.zone)) },
      { title: words.assignee, cell: ({ assignee, closedAt }) => assignee === undefined ? closedAt === undefined && html`<span class="faint">${words.free[locale]}</span>` : name({ person: assignee }) },
      ...(several ? [{ title: tickTitle, cell: (row: CaseSummary) => atOnce(row) && tickBox(visit, row) }] : []),
    ],
  })}${several && severalButton(visit)}`
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
    const procedure = declaredFor(kernel, row)
    const due = row.closedAt === undefined ? dueOf(calendar, procedure, row, kernel.now()) : undefined
    return [
      row.number, name(row), procedure?.title[locale] ?? row.procedure, row.step === undefined ? '' : stepTitle(procedure, row.step)[locale],
      row.filedAt, due?.at ?? due?.day ?? '', due?.text[locale] ?? '', row.assignee === undefined ? '' : name({ person: row.assignee }), row.closedAt ?? '', row.language ?? '',
    ]
  }))
}
