/** The page of federation: peers and how far they were verified, what is wrong with its proof, what came, and requests for inspection with their answers. */
import { transact } from '../../kernel/database/index.ts'
import type { Fork, InspectionRequest, PeerStanding, Received } from '../../kernel/federation/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { date, type Field, text } from '../../law/field.ts'
import { formatNumber } from '../../law/format.ts'
import { same, type Text } from '../../law/text.ts'
import { dayOf } from '../../law/time.ts'
import { problemsOf, statuses } from '../answers.ts'
import { actorHere } from '../asked.ts'
import { actions, button, type Control, copyable, emptyState, errorSummary, field, fields, form, notice, table, tag, type Tone } from '../components/index.ts'
import { type Content, html, type Html } from '../html.ts'
import { page, seeOther } from '../layout.ts'
import { type Permission, permits } from '../permission.ts'
import { route, type Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { dateTime, moment } from '../words.ts'
import { cosignedSaid } from './cosigned.ts'
import { federationWords as words, kindWords, refusalWords, requestStates, stateWords } from './messages.ts'

const asked: readonly Field[] = [
  text('subject', { label: words.subject, hint: words.subjectHint, maxLength: 200 }),
  text('text', { label: words.text, maxLength: 4000, long: true }),
  date('until', { label: words.until, hint: words.untilHint }),
]
const reply: Field = text('text', { label: words.answer, maxLength: 4000, long: true })

/** How many items that came are listed; the API has all. */
const listed = 50

const done = { asked: words.askedDone, answered: words.answeredDone } as const

const peerTones = { follows: 'good', behind: 'late', unreachable: 'wait', unsigned: 'late', unreadable: 'late', split: 'late' } as const satisfies Record<NonNullable<PeerStanding['followed']>['state'], Tone>
const requestTones = { answered: 'good', waits: 'wait', unanswered: 'late', withdrawn: 'plain' } as const satisfies Record<InspectionRequest['state'], Tone>

type Ground = Pick<Kernel, 'db' | 'federation' | 'now' | 'country'>

/** `inspectors` are the offices that ask and answer in the name of the programme, beside its administrator. */
export function pageRoutes(kernel: Ground, inspectors: readonly string[]): readonly Route[] {
  const permission: Permission = { anyRole: ['administrator', ...inspectors] }
  const { db, federation } = kernel
  const act = (path: '/federation/requests' | '/federation/answers', title: Text, said: keyof typeof done, does: (visit: Visit, given: (name: string) => string) => Promise<unknown>): Route => route({
    method: 'POST', path, kind: 'page', permission, title,
    async handle(visit) {
      const { values } = await visit.form()
      try {
        await does(visit, (name) => values[name] ?? '')
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        return shownPage(kernel, permission, visit, { values, problems: problemsOf(error), status: statuses[error.kind] })
      }
      return seeOther(visit, `/federation?done=${said}`)
    },
  })
  return [
    route({ method: 'GET', path: '/federation', kind: 'page', permission: 'everyone', title: words.title, handle: (visit) => shownPage(kernel, permission, visit) }),
    act('/federation/requests', words.ask, 'asked', (visit, given) => transact(db, (tx) => federation.request(tx, actorHere(visit), { to: given('to'), subject: given('subject'), text: given('text'), until: given('until') }))),
    act('/federation/answers', words.answer, 'answered', (visit, given) => transact(db, (tx) => federation.answer(tx, actorHere(visit), { from: given('from'), id: given('id'), text: given('text') }))),
  ]
}

interface Sent { readonly values?: Readonly<Record<string, string>>; readonly problems?: readonly Problem[]; readonly status?: number }

async function shownPage(kernel: Ground, permission: Permission, visit: Visit, sent: Sent = {}): Promise<Response> {
  const { federation } = kernel
  const { locale, url } = visit
  const [standing, forks, missing, came, requests] = await Promise.all([
    federation.standing(), federation.forks(), federation.received({ which: 'missing', limit: listed }), federation.received({ limit: listed }), federation.requests(),
  ])
  const names = new Map(standing.flatMap(({ peer }) => (peer.origin === undefined ? [] : [[peer.origin, peer.name] as const])))
  const named = (log: string): string => (log === federation.origin ? words.us[locale] : names.get(log) ?? log)
  const mayAct = visit.actor !== null && permits(permission, { actor: visit.actor, scopes: visit.scopes }) === 'yes'
  const { problems = [], status } = sent
  const said = Object.entries(done).find(([name]) => name === url.searchParams.get('done'))?.[1]
  return page({
    visit, title: words.title, width: 'wide', error: problems.length > 0, ...(status !== undefined && { status }),
    body: html`${errorSummary(locale, problems)}${said && notice(locale, { kind: 'good', body: said[locale] })}<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${
      faults(visit, forks, { missing, inAll: standing.reduce((sum, { peer, counts }) => sum + (peer.withdrawnAt === undefined ? counts.missing : 0), 0) }, named)}<h2>${words.peers[locale]}</h2><div class="list">${peersTable(visit, standing)}</div><h2>${words.requests[locale]}</h2>${
      requestTable(visit, requests, named)}${mayAct && acts(visit, standing, requests.filter(({ to, state }) => to === federation.origin && (state === 'waits' || state === 'unanswered')), sent, dayOf(kernel.now(), kernel.country.calendar.zone))}<h2>${
      words.came[locale]}</h2><div class="list">${cameTable(visit, came, named)}</div>${await cosignedSaid(visit, { federation })}<h2>${words.ourLog[locale]}</h2><p>${words.howTo[locale]} <a href="${visit.link('/docs/federation.md')}">${
      words.protocol[locale]}</a></p>${copyable(locale, { label: words.logName, value: federation.origin })}${copyable(locale, { label: words.witnessKey, value: federation.witnessKey })}`,
  })
}

/** What is wrong, before all else: split views with their proof, and what is not served any more, those missed last of so many in all. */
function faults(visit: Visit, forks: readonly Fork[], { missing, inAll }: { readonly missing: readonly Received[]; readonly inAll: number }, named: (log: string) => string): Content {
  const { locale } = visit
  return [
    ...forks.map(({ id, origin, at, from }) => notice(locale, { kind: 'warning', title: words.split, body: html`<p>${words.splitLead[locale]}</p><ul><li>${named(origin)} (<code>${origin}</code>)</li><li>${words.found[locale]}: ${moment(visit, at)}, ${
      from === 'log' ? words.fromLog[locale] : from === 'witness' ? words.fromWitness[locale] : html`${words.fromPeer[locale]} ${named(from)}`}</li></ul><p><a href="/federation/forks/${id}">${words.proof[locale]}</a></p>` })),
    ...(missing.length === 0 ? [] : [notice(locale, { kind: 'warning', title: words.deletion, body: html`<p>${words.deletionLead[locale]}${inAll > missing.length && html` ${words.inAll[locale]}: ${formatNumber(inAll, locale)}.`}</p><ul>${missing.map(({ from, kind, id, index, hash, missingSince }) =>
      html`<li>${named(from)}: ${kindWords[kind][locale]} <code>${id}</code>, ${words.place[locale]} ${formatNumber(index, locale)}, <code class="hash">${hash}</code>, ${words.since[locale]} ${missingSince && moment(visit, missingSince)}</li>`)}</ul>` })]),
  ]
}

const peersTable = (visit: Visit, standing: readonly PeerStanding[]): Html => table<PeerStanding>(visit.locale, {
  caption: words.peers, captionUnseen: true, rows: standing, empty: emptyState(visit.locale, { title: words.noPeers, body: words.noPeersHint[visit.locale] }),
  columns: [
    { title: words.name, header: true, cell: ({ peer }) => html`<a href="${peer.url}" rel="noreferrer">${peer.name}</a>${peer.origin !== undefined && html`<br><code>${peer.origin}</code>`}` },
    { title: words.state, cell: ({ peer, followed, counts, unanswered }) => (peer.withdrawnAt !== undefined ? html`${tag(visit.locale, words.stateWithdrawn)} ${moment(visit, peer.withdrawnAt)}`
      : peer.origin === undefined ? tag(visit.locale, words.onlyWitness) : followed === undefined ? tag(visit.locale, words.notYet) : html`${tag(visit.locale, stateWords[followed.state], peerTones[followed.state])} ${words.since[visit.locale]} ${moment(visit, followed.since)}${
        counts.missing > 0 && html`<br>${tag(visit.locale, words.deletion, 'late')} ${formatNumber(counts.missing, visit.locale)}`}${
        unanswered && html`<br>${tag(visit.locale, words.unanswered, 'wait')} ${formatNumber(unanswered.count, visit.locale)}, ${words.since[visit.locale]} ${moment(visit, unanswered.since)}`}`) },
    { title: words.verifiedSize, numeric: true, cell: ({ followed }) => followed && formatNumber(followed.size, visit.locale) },
    { title: words.verifiedAt, cell: ({ followed }) => followed?.at && moment(visit, followed.at) },
    ...(['entry', 'incident', 'request', 'answer', 'refused'] as const).map((what) => ({ title: what === 'refused' ? words.refused : kindWords[what], numeric: true, cell: ({ counts }: PeerStanding) => formatNumber(counts[what], visit.locale) })),
  ],
})

const said = (content: Received['content'], name: string): string => {
  const value = content?.[name]
  return typeof value === 'string' ? value : ''
}

function requestTable(visit: Visit, requests: readonly InspectionRequest[], named: (log: string) => string): Html {
  const { locale } = visit
  return html`<div class="list">${table<InspectionRequest>(locale, {
    caption: words.requests, captionUnseen: true, rows: requests, empty: emptyState(locale, { title: words.noRequests }),
    columns: [
      { title: words.subject, header: true, cell: ({ content, id }) => html`${said(content, 'subject') || html`<code>${id}</code>`}${said(content, 'text') !== '' && html`<details><summary>${words.text[locale]}</summary><p>${said(content, 'text')}</p></details>`}` },
      { title: words.from, cell: ({ from }) => named(from) }, { title: words.to, cell: ({ to }) => named(to) }, { title: words.until, cell: ({ until }) => dateTime(locale, until) },
      { title: words.state, cell: ({ state, answer }) => html`${tag(locale, requestStates[state], requestTones[state])}${answer && html` ${moment(visit, answer.at)}${said(answer.content, 'text') !== '' && html`<details><summary>${
        words.answer[locale]}</summary><p>${said(answer.content, 'text')}</p></details>`}`}` },
    ],
  })}</div>`
}

/** The forms of those who act for the programme: to ask, and to answer. */
function acts(visit: Visit, standing: readonly PeerStanding[], waiting: readonly InspectionRequest[], { values = {}, problems = [] }: Sent, today: string): Content {
  const { locale, link } = visit
  const choices = standing.flatMap(({ peer: { origin, name, withdrawnAt } }) => (origin === undefined || withdrawnAt !== undefined ? [] : [{ value: origin, label: same(name) }]))
  const to: Control = { kind: 'select', name: 'to', label: words.to, choices }
  const answering = values['id'] !== undefined
  return [
    ...waiting.map(({ from, id, content }) => html`<h3>${words.answer[locale]}: ${said(content, 'subject') || id}</h3>${form(visit, {
      action: link('/federation/answers'), body: html`<input type="hidden" name="from" value="${from}"><input type="hidden" name="id" value="${id}">${field(locale, reply, values['id'] === id ? { values, problems } : {})}${actions(button(locale, words.answer))}`,
    })}`),
    choices.length > 0 && html`<details${problems.length > 0 && !answering && html` open`}><summary>${words.ask[locale]}</summary>${form(visit, {
      action: link('/federation/requests'), body: html`${fields(locale, [to, ...asked], answering ? {} : { values: { until: today, ...values }, problems })}${actions(button(locale, words.ask))}`,
    })}</details>`,
  ]
}

const cameTable = (visit: Visit, came: readonly Received[], named: (log: string) => string): Html => table<Received>(visit.locale, {
  caption: words.came, captionUnseen: true, rows: came, empty: emptyState(visit.locale, { title: words.nothingCame }),
  columns: [
    { title: words.what, header: true, cell: ({ kind, id, content }) => html`${kind in kindWords && kindWords[kind][visit.locale]} ${titleOf(visit, content) || html`<code>${id}</code>`}` },
    { title: words.from, cell: ({ from }) => named(from) }, { title: words.version, numeric: true, cell: ({ version }) => version }, { title: words.when, cell: ({ saidAt, refused }) => (refused === 'malformed' ? '' : moment(visit, saidAt)) },
    { title: words.state, cell: ({ refused, missingSince, unansweredSince, withdrawn, content }) => (refused ? tag(visit.locale, refusalWords[refused], 'late') : missingSince ? html`${tag(visit.locale, words.missing, 'late')} ${words.since[visit.locale]} ${moment(visit, missingSince)}`
      : unansweredSince ? html`${tag(visit.locale, stateWords.unreachable, 'wait')} ${words.since[visit.locale]} ${moment(visit, unansweredSince)}` : withdrawn ? tag(visit.locale, words.withdrawnItem) : content ? tag(visit.locale, words.here, 'good') : tag(visit.locale, words.notYet)) },
  ],
})

/** The title of an item, in the language of the page where it has one. */
function titleOf({ locale }: Visit, content: Received['content']): string {
  const title = content?.['title']
  if (typeof title === 'string') return title
  const spoken = typeof title === 'object' && title !== null && !Array.isArray(title) ? (title as Readonly<Record<string, unknown>>)[locale] : undefined
  return typeof spoken === 'string' ? spoken : said(content, 'subject')
}
