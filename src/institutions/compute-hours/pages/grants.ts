/** What the holder of hours sees: what was granted, used, held and left, run by run, and the form by which a job goes in. */
import { newId } from '../../../kernel/database/index.ts'
import { transact } from '../../../kernel/index.ts'
import { entryPath } from '../../../kernel/registers/index.ts'
import { type Actor, actorString, isId } from '../../../kernel/parties/index.ts'
import { Failure, type Problem } from '../../../law/failure.ts'
import { integer, text } from '../../../law/field.ts'
import { formatNumber } from '../../../law/format.ts'
import { formatMoney } from '../../../law/money.ts'
import { seesInvoices } from '../../../kernel/ledger/index.ts'
import { addDays, dayOf } from '../../../law/time.ts'
import {
  actions, actorHere, bars, button, dateTime, definitionList, emptyState, errorSummary, field, form, html, type Html, idFrom, moment, notFound, notice, page, problemsOf, route, type Route, seeOther, table, threadLink, type Visit,
} from '../../../portal/index.ts'
import { clusterWords, reportCause } from '../cluster/index.ts'
import type { Ground } from '../ground.ts'
import { accountOf, billsOf, costOf, type Grant, type HoursBill, hoursIn, hoursWords, idleRule, idleUntil, type Job, jobsOf, jobStates, leftOf, mostOf, reservationName, reservedNow, sendJob } from '../hours/index.ts'
import { isOffice } from '../office.ts'
import { institution, place } from '../parts.ts'
import { energyMethod, energyOfRuns, energyTerms, kilowattHours } from './energy.ts'
import { billWords, energyWords, pageWords as words, runStates } from './messages.ts'

export const ownPath = '/compute-hours/grants'
const own = { title: words.own, path: ownPath }
const mostRuns = 500

const titleField = text('title', { label: words.title, maxLength: 200 })
const scriptField = text('script', { label: words.script, hint: words.scriptHint, maxLength: 65_536, long: true })
const numbers = [integer('nodes', { label: words.nodes, min: 1, max: 10_000 }), integer('acceleratorsPerNode', { label: words.perNode, min: 1, max: 64 }), integer('minutes', { label: words.minutes, min: 1, max: 100_000 })] as const

const isHolder = (actor: Actor, grant: Grant): boolean => actor.organisation?.id === grant.organisation

/** The grant, for whoever holds it and for the office. Throws a `Failure` (not found) for anybody else. */
async function grantFor(ground: Ground, actor: Actor, number: string): Promise<Grant> {
  const grant = await ground.grants.byNumber(number)
  if (grant === undefined || (!isHolder(actor, grant) && !isOffice(actor, ground.options))) throw notFound()
  return grant
}

async function jobFor(ground: Ground, actor: Actor, id: string): Promise<{ readonly job: Job; readonly grant: Grant }> {
  const job = await ground.kernel.db.selectFrom('compute_job').selectAll().where('id', '=', idFrom(id)).executeTakeFirst()
  const grant = job && (await ground.grants.all()).find(({ decision }) => decision === job.grant)
  if (job === undefined || grant === undefined || (!isHolder(actor, grant) && !isOffice(actor, ground.options))) throw notFound()
  return { job, grant }
}

const hoursText = ({ locale }: Visit, seconds: bigint): string => formatNumber(hoursIn(seconds), locale)

export const grantPages = (ground: Ground): readonly Route[] => [
  route({ method: 'GET', path: ownPath, kind: 'page', permission: 'signed in', title: words.own, handle: (visit) => listPage(ground, visit) }),
  route({
    method: 'GET', path: `${ownPath}/:number`, kind: 'page', permission: 'signed in', title: words.use,
    handle: async (visit, { number }) => grantPage(ground, visit, await grantFor(ground, actorHere(visit), number)),
  }),
  route({
    method: 'POST', path: `${ownPath}/:number/jobs`, kind: 'page', permission: 'signed in', title: words.send,
    async handle(visit, { number }) {
      const actor = actorHere(visit)
      const grant = await grantFor(ground, actor, number)
      if (!isHolder(actor, grant)) throw notFound()
      const { values } = await visit.form()
      const whole = (name: string): number => Number(values[name]?.replaceAll(/\s/g, '') || Number.NaN)
      try {
        const reserved = (await reservedNow(ground.kernel, ground.options)).find((one) => one.grant === grant.number && one.cluster === grant.place?.cluster && one.queue === grant.place.queue)
        const id = await sendJob(ground.kernel, ground.clusters, actor, grant, {
          title: values['title'] ?? '', script: (values['script'] ?? '').replaceAll('\r\n', '\n'), nodes: whole('nodes'), acceleratorsPerNode: whole('acceleratorsPerNode'), minutes: whole('minutes'),
        }, { key: isId(values['key'] ?? '') ? values['key']! : newId(), ...(reserved !== undefined && { reservation: reservationName(reserved) }) })
        return seeOther(visit, `/compute-hours/jobs/${id}`)
      } catch (error) {
        // A job of which the cluster has not said anything keeps its key: whoever sends the form again is led to it.
        const again = error instanceof Failure && error.kind === 'unavailable' ? values : { ...values, key: newId() }
        if (error instanceof Failure && error.problems.length === 0) return grantPage(ground, visit, grant, again, [{ text: error.text }])
        return grantPage(ground, visit, grant, again, problemsOf(error))
      }
    },
  }),
  route({
    method: 'GET', path: '/compute-hours/jobs/:id', kind: 'page', permission: 'signed in', title: words.job,
    async handle(visit, { id }) {
      const { job, grant } = await jobFor(ground, actorHere(visit), id)
      return jobPage(ground, visit, job, grant)
    },
  }),
  ...(['cancel', 'requeue'] as const).map((does) => route({
    method: 'POST', path: `/compute-hours/jobs/:id/${does}`, kind: 'page', permission: 'signed in', title: words[does],
    async handle(visit, { id }) {
      const actor = actorHere(visit)
      const { job, grant } = await jobFor(ground, actor, id)
      const cluster = ground.clusters.get(job.cluster)
      if (!isHolder(actor, grant) || cluster === undefined || job.remote === null) throw notFound()
      if (job.state !== 'waiting' && job.state !== 'running') throw new Failure('refused', hoursWords.notGoing)
      await cluster[does]({ id: job.id, account: accountOf(grant), remote: job.remote }).catch((error: unknown) => {
        if (error instanceof Failure) reportCause(ground.kernel, error)
        throw error
      })
      await transact(ground.kernel.db, (tx) => ground.kernel.journal.append(tx, actorString(actor), { type: `compute-hours.job-${does}`, subject: `decision:${job.grant}`, body: { job: job.id } }))
      return seeOther(visit, `/compute-hours/jobs/${id}`)
    },
  })),
]

async function listPage(ground: Ground, visit: Visit): Promise<Response> {
  const { locale, link } = visit
  const actor = actorHere(visit)
  const office = isOffice(actor, ground.options)
  const grants = office ? await ground.grants.all() : actor.organisation === undefined ? [] : await ground.grants.all(actor.organisation.id)
  return page({
    visit, title: words.own, current: institution, width: 'wide', breadcrumbs: [place], headers: { 'cache-control': 'private, no-store' },
    body: html`<h1>${words.own[locale]}</h1><p class="lead">${(office ? words.officeLead : words.ownLead)[locale]}</p>${!office && actor.organisation === undefined ? notice(locale, { kind: 'warning', body: html`<p>${words.wearCompany[locale]}</p>` }) : table<Grant>(locale, {
      caption: words.own, captionUnseen: true, rows: grants,
      empty: emptyState(locale, { title: words.none, body: words.noneHint[locale], action: actions(button(locale, words.toProgrammes, { kind: 'quiet', href: link(`/registers/${ground.options.registers.programmes}`) })) }),
      columns: [
        { title: words.grant, header: true, cell: ({ number }) => html`<a href="${link(`${ownPath}/${number}`)}">${number}</a>` }, ...office ? [{ title: words.organisation, cell: ({ holding }: Grant) => holding.name }] : [],
        { title: words.programme, cell: ({ programme }) => programme }, { title: words.granted, cell: ({ granted }) => hoursText(visit, granted) }, { title: words.spent, cell: ({ sums }) => hoursText(visit, sums.spent) },
        { title: words.left, cell: ({ sums }) => hoursText(visit, leftOf(sums)) }, { title: words.until, cell: ({ holding }) => holding.validUntil !== undefined && dateTime(locale, holding.validUntil) },
      ],
    })}${!office && actor.organisation !== undefined && await seesInvoices(ground.kernel.parties, actor) && billsPart(visit, await billsOf(ground.kernel, actor.organisation.id))}`,
  })
}

/** What was invoiced by month; whoever may see the invoices of the company alone. */
const billsPart = ({ locale, link }: Visit, bills: readonly HoursBill[]): Html | false => bills.length > 0 && html`<h2>${billWords.bills[locale]}</h2><p class="hint">${billWords.hint[locale]}</p>${table<HoursBill>(locale, {
  caption: billWords.bills, captionUnseen: true, rows: bills,
  columns: [
    { title: billWords.month, header: true, cell: ({ month }) => month }, { title: words.hours, numeric: true, cell: ({ seconds }) => formatNumber(hoursIn(seconds), locale) }, { title: billWords.amount, numeric: true, cell: ({ amount }) => formatMoney(amount, locale) },
    { title: billWords.invoice, cell: ({ invoice }) => (invoice === null ? '—' : html`<a href="${link(`/invoices/${invoice}`)}">${billWords.open[locale]}</a>`) },
  ],
})}`

/** What the hours cost so far, by every run. */
async function costTerms({ kernel: { db } }: Ground, { locale }: Visit, { decision, price }: Grant): Promise<readonly { readonly term: string; readonly value: string }[]> {
  if (price === undefined) return [{ term: billWords.price[locale], value: billWords.free[locale] }]
  const sums = await db.selectFrom('compute_run').select(({ fn }) => ['price', fn.sum<string>('charged').as('charged')]).select(({ eb }) => eb('bill', 'is', null).as('unbilled')).where('grant', '=', decision).where('price', 'is not', null).groupBy(['price', 'unbilled']).execute()
  const runs = sums.map(({ price: of, charged, unbilled }) => ({ price: of, charged: BigInt(charged), unbilled }))
  return [
    { term: billWords.price[locale], value: formatMoney(price, locale) }, { term: billWords.cost[locale], value: formatMoney(costOf(runs), locale) },
    { term: billWords.unbilled[locale], value: formatMoney(costOf(runs.filter(({ unbilled }) => unbilled)), locale) },
  ]
}

async function grantPage(ground: Ground, visit: Visit, grant: Grant, values: Readonly<Record<string, string>> = {}, problems: readonly Problem[] = []): Promise<Response> {
  const { kernel, clusters, options } = ground
  const { locale, link } = visit
  const { zone } = kernel.country.calendar
  const [jobs, runs] = await Promise.all([jobsOf(kernel, grant.decision), kernel.db.selectFrom('compute_run').selectAll().where('grant', '=', grant.decision).orderBy('ended_at', 'desc').limit(mostRuns).execute()])
  const uncovered = BigInt((await kernel.db.selectFrom('compute_run').select(({ fn }) => fn.sum<string | null>('uncovered').as('seconds')).where('grant', '=', grant.decision).executeTakeFirst())?.seconds ?? 0)
  const ran = await kernel.db.selectFrom('compute_run').select(['joules', 'ended_at']).where('grant', '=', grant.decision).execute()
  const titles = new Map(jobs.map((job) => [job.id, job]))
  const byDay = [...Map.groupBy(runs.filter(({ charged }) => charged > 0n), ({ ended_at: ended }) => dayOf(ended, zone))].map(([day, all]) => ({ day, seconds: all.reduce((sum, run) => sum + run.charged, 0n) })).slice(0, 31)
  const connected = grant.place !== undefined && clusters.has(grant.place.cluster)
  const isOpen = grant.holding.status === 'in force'
  const end = addDays(dayOf(grant.ends_at, zone), -1)
  const last = idleUntil(dayOf(kernel.now(), zone), { idle: grant.idle_days, idleDays: grant.idleDays })
  return page({
    visit, title: words.use, current: institution, width: 'wide', breadcrumbs: [place, own], headers: { 'cache-control': 'private, no-store' },
    body: html`${errorSummary(locale, problems)}<p class="kicker"><a href="${link(`/decisions/${grant.number}`)}">${grant.number}</a> · ${grant.holding.name}</p><h1>${words.use[locale]}: ${grant.programme}</h1>${
      !connected && notice(locale, { kind: 'warning', body: html`<p>${clusterWords.none[locale]}</p>` })}${connected && isOpen && grant.logins.length === 0 && notice(locale, { kind: 'warning', body: html`<p>${hoursWords.noLogin[locale]}</p>${isHolder(actorHere(visit), grant) && html`<p><a href="${link(`/services/${options.login}`)}">${words.confirmLogin[locale]}</a></p>`}` })}${grant.fault !== null && notice(locale, { kind: 'warning', body: html`<p>${grant.fault[locale]}</p>` })}${definitionList(locale, [
      { term: words.granted, value: hoursText(visit, grant.granted) }, { term: words.spent, value: hoursText(visit, grant.sums.spent) }, { term: words.held, value: hoursText(visit, grant.sums.held) },
      ...grant.reclaimed > 0n ? [{ term: words.reclaimed, value: hoursText(visit, grant.reclaimed) }] : [], { term: words.left, value: html`<b>${hoursText(visit, leftOf(grant.sums))}</b>` },
      ...uncovered > 0n ? [{ term: words.uncovered, value: hoursText(visit, uncovered) }] : [], { term: words.until, value: dateTime(locale, end) },
      { term: words.inStep, value: grant.in_step_at === null ? words.never_[locale] : moment(visit, grant.in_step_at) }, ...await costTerms(ground, visit, grant), ...ran.length > 0 ? energyTerms(visit, energyOfRuns(ground, ran)) : [],
    ])}${isOpen && grant.idleDays > 0 && html`<p class="hint">${idleRule(grant.idleDays, last < end ? last : end)[locale]}</p>`}<h2>${words.useChart[locale]}</h2>${byDay.length === 0 ? html`<p>${words.unused[locale]}</p>`
      : bars(words.useChart[locale], byDay.map(({ day, seconds }) => ({ name: dateTime(locale, day), value: hoursIn(seconds), said: hoursText(visit, seconds) })))}<h2>${words.jobs[locale]}</h2>${table<Job>(locale, {
      caption: words.jobs, captionUnseen: true, rows: jobs, empty: html`<p>${words.noJobs[locale]}</p>`,
      columns: [
        { title: words.job, header: true, cell: ({ id, title }) => html`<a href="${link(`/compute-hours/jobs/${id}`)}">${title}</a>` }, { title: words.state, cell: ({ state }) => jobStates[state][locale] },
        { title: words.most, cell: (job) => hoursText(visit, mostOf({ nodes: job.nodes, acceleratorsPerNode: job.accelerators_per_node, minutes: job.minutes })) }, { title: words.asked, cell: ({ asked_at: at }) => moment(visit, at) },
      ],
    })}${runs.length > 0 && html`<h2>${words.runs[locale]}</h2><p class="hint">${words.runsHint[locale]}</p>${table<(typeof runs)[number]>(locale, {
      caption: words.runs, captionUnseen: true, rows: runs,
      columns: [
        { title: words.job, header: true, cell: ({ job, remote }) => html`${(job === null ? undefined : titles.get(job)?.title) ?? '—'} <span class="hint">№ ${remote}</span>` }, { title: words.outcome, cell: ({ state }) => runStates[state]?.[locale] ?? state },
        { title: words.accelerators, cell: ({ accelerators }) => formatNumber(accelerators, locale) }, { title: words.seconds, cell: ({ seconds }) => formatNumber(seconds, locale) }, { title: words.hours, cell: ({ charged }) => hoursText(visit, charged) },
        { title: energyWords.energy, cell: ({ joules }) => kilowattHours(visit, joules) },
        { title: words.ended, cell: ({ ended_at: at }) => moment(visit, at) },
      ],
    })}${energyMethod(ground, visit)}`}${connected && isOpen && grant.logins.length > 0 && isHolder(actorHere(visit), grant) && html`<h2>${words.send[locale]}</h2>${form(visit, {
      action: link(`${ownPath}/${grant.number}/jobs`),
      body: html`<input type="hidden" name="key" value="${values['key'] ?? newId()}">${field(locale, titleField, { values, problems })}${numbers.map((one) => field(locale, one, { values, problems }))}${field(locale, scriptField, { values, problems })}${actions(button(locale, words.send))}`,
    })}`}`,
  })
}

async function jobPage(ground: Ground, visit: Visit, job: Job, grant: Grant): Promise<Response> {
  const { locale, link } = visit
  const cluster = ground.clusters.get(job.cluster)
  const runs = await ground.kernel.db.selectFrom('compute_run').select(['joules', 'ended_at', 'seconds', 'accelerators', 'displaced']).where('job', '=', job.id).execute()
  const displaced = await ground.kernel.db.selectFrom('compute_displaced').select(['reservation', 'at']).where('job', '=', job.id).orderBy('at').execute()
  const spared = runs.filter((run) => run.displaced !== null).reduce((sum, { seconds, accelerators }) => sum + seconds * BigInt(accelerators), 0n)
  const log = job.login === null ? undefined : await cluster?.log({ id: job.id, login: job.login })
  const goesOn = job.state === 'waiting' || job.state === 'running'
  const acts = (does: 'cancel' | 'requeue'): Html => form(visit, { action: link(`/compute-hours/jobs/${job.id}/${does}`), body: button(locale, words[does], { kind: does === 'cancel' ? 'danger' : 'quiet' }) })
  return page({
    visit, title: words.job, current: institution, width: 'wide', breadcrumbs: [place, own, { title: grant.holding.number, path: `${ownPath}/${grant.number}` }], headers: { 'cache-control': 'private, no-store' },
    body: html`<h1>${job.title}</h1>${job.said !== null && notice(locale, { kind: 'warning', body: html`<p>${job.said[locale]}</p>` })}${displaced.map(({ reservation, at }) => notice(locale, { kind: 'warning', body: html`<p>${words.displaced[locale]}: <a href="${link(entryPath(ground.options.registers.reservations, reservation))}">${reservation}</a>, ${moment(visit, at)}. ${words.notCharged[locale]}</p>` }))}${definitionList(locale, [
      { term: words.state, value: jobStates[job.state][locale] }, { term: words.remote, value: job.remote ?? '—' }, { term: words.nodes, value: formatNumber(job.nodes, locale) }, { term: words.perNode, value: formatNumber(job.accelerators_per_node, locale) },
      { term: words.minutes, value: formatNumber(job.minutes, locale) }, { term: words.asked, value: moment(visit, job.asked_at) }, ...spared > 0n ? [{ term: words.spared, value: formatNumber(spared, locale) }] : [], ...runs.length > 0 ? energyTerms(visit, energyOfRuns(ground, runs)) : [],
    ])}${goesOn && cluster !== undefined && job.remote !== null && isHolder(actorHere(visit), grant) && html`<div class="actions">${acts('cancel')}${job.state === 'running' && acts('requeue')}</div>`}<h2>${words.log[locale]}</h2>${
      log === undefined || log === '' ? html`<p>${words.noLog[locale]}</p>` : html`<pre class="wide" tabindex="0">${log}</pre>`}${threadLink(visit, `compute-job:${job.id}`)}`,
  })
}
