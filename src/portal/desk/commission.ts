/** The agenda of a commission, and the minutes of its meetings as a page to print. */
import { type CaseView, commissionOf, type LoggedAction, stepOf } from '../../kernel/cases/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { organisationName } from '../../law/official-names.ts'
import { runsByHour } from '../../law/clock.ts'
import { same, type Text } from '../../law/text.ts'
import { dayOf } from '../../law/time.ts'
import { actorHere } from '../asked.ts'
import { definitionList, emptyState, table, tag } from '../components/index.ts'
import { html } from '../html.ts'
import type { Content, Html } from '../html.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import { paragraphs } from '../services/answer-list.ts'
import { caseWords, votesFor } from '../services/case-messages.ts'
import { performerOf } from '../services/case-path.ts'
import { proofLink } from '../services/history.ts'
import { institutionOf } from '../services/parts.ts'
import type { Visit } from '../visit.ts'
import { dateTime, identifier, moment } from '../words.ts'
import { viewHere } from './case.ts'
import { dueOf } from './due.ts'
import { castOf, words } from './messages.ts'
import { anyOfficer, deskCrumb, deskNav, deskPage, isCommission, sitsOnCommission } from './parts.ts'

/** An agenda is read in one sitting: no more cases than this are on it, the most urgent first. */
const longest = 100

export const commissionRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/desk/commission', kind: 'page', permission: anyOfficer(kernel), title: words.commission,
    handle: (visit) => agendaPage(kernel, visit),
  }),
  route({
    method: 'GET', path: '/desk/cases/:id/minutes', kind: 'page', permission: anyOfficer(kernel), title: words.minutes,
    handle: async (visit, { id }) => minutesPage(kernel, visit, await viewHere(kernel, visit, id)),
  }),
]

async function agendaPage(kernel: Kernel, visit: Visit): Promise<Response> {
  const { locale, link } = visit
  const actor = actorHere(visit)
  const sits = sitsOnCommission(kernel, actor)
  const { views, total } = await agendaOf(kernel, actor)
  const { calendar } = kernel.country
  return deskPage({
    visit, title: words.commission, breadcrumbs: [deskCrumb],
    body: html`${deskNav(visit, '/desk/commission', { commission: sits })}<h1>${words.commission[locale]}</h1>${total > views.length && html`<p>${views.length} / ${total}</p>`}<div class="list" data-list>${table<CaseView>(locale, {
      caption: words.commission, captionUnseen: true, rows: views,
      empty: emptyState(locale, sits ? { title: words.emptyAgenda, body: words.emptyAgendaText[locale] } : { title: words.notOnCommission }),
      columns: [
        { title: words.number, header: true, cell: ({ id, number }) => html`<a href="${link(`/desk/cases/${id}`)}#act">${number}</a>` },
        { title: words.applicant, cell: ({ organisation }) => (organisation ? organisationName(organisation, locale) : '—') },
        { title: words.step, cell: ({ procedure, state }) => html`${procedure.title[locale]}: ${stepOf(procedure, state)?.title[locale]}` },
        { title: words.myVote, cell: (view) => myVote(visit, view, actor) },
        { title: words.votesCast, cell: ({ state, procedure, vote }) => html`${castOf(state.votes.length, commissionOf(stepOf(procedure, state)?.by ?? 'applicant')?.quorum ?? 0)[locale]}${
          vote?.result === 'decided' && html` ${tag(locale, stepOf(procedure, state)?.outcomes[vote.outcome]?.label ?? vote.outcome, 'good')}`}` },
        { title: words.due, cell: ({ procedure, state, clocks }) => {
          const said = dueOf(calendar, procedure, {
            ...(state.step && { step: state.step }), ...(clocks.whole.dueDay && { dueDay: clocks.whole.dueDay }), ...(clocks.step?.dueDay && { stepDueDay: clocks.step.dueDay }),
            ...(runsByHour(clocks.whole) && { dueAt: clocks.whole.dueAt }), ...(runsByHour(clocks.step) && { stepDueAt: clocks.step.dueAt }),
          }, kernel.now())
          return said && html`${tag(locale, said.text, said.tone)}${said.day && html` <span class="day">${said.at ? moment(visit, said.at) : dateTime(locale, said.day)}</span>`}`
        } },
      ],
    })}</div><p class="hint keys" data-keys-hint hidden>${words.keys[locale]}</p>`,
  })
}

/** The cases before the commissions on which the actor sits, the most urgent first. */
async function agendaOf({ cases }: Kernel, actor: Actor): Promise<{ readonly views: readonly CaseView[]; readonly total: number }> {
  const places = cases.desk(actor).flatMap(({ procedure, steps }) => steps.filter((step) => isCommission(procedure, step)).map((step) => ({ procedure: procedure.id, step })))
  const found = await Promise.all(places.map((place) => cases.queue(actor, { ...place, page: 1, size: longest })))
  const rows = found.flatMap((page) => page.rows).slice(0, longest)
  const views: CaseView[] = []
  for (const { id } of rows) views.push(await cases.view(actor, id))
  return { views, total: found.reduce((sum, page) => sum + page.total, 0) }
}

function myVote({ locale }: Visit, { procedure, state }: CaseView, { person }: Actor): Html {
  const vote = state.votes.find((one) => one.person === person)
  if (vote) return tag(locale, stepOf(procedure, state)?.outcomes[vote.vote]?.label ?? vote.vote, 'good')
  return state.recused.includes(person) ? tag(locale, words.recused, 'plain') : tag(locale, words.notVoted, 'wait')
}

/** One passage of a case through a commission: what was done there, in order. */
interface Meeting {
  readonly step: string
  readonly acts: readonly LoggedAction[]
}

/** The meetings in which a case was dealt with, from its log: each ends with its conclusion, or is still going on. */
function meetingsOf({ procedure, log }: CaseView): readonly Meeting[] {
  const meetings: { step: string; acts: LoggedAction[] }[] = []
  let open = false
  for (const action of log) {
    const { act } = action
    const step = 'step' in act ? act.step : undefined
    if (step === undefined || !isCommission(procedure, step) || (act.type !== 'voted' && act.type !== 'recused' && act.type !== 'completed' && act.type !== 'lapsed')) continue
    if (!open) meetings.push({ step, acts: [] })
    meetings.at(-1)?.acts.push(action)
    open = act.type === 'voted' || act.type === 'recused'
  }
  return meetings
}

async function minutesPage(kernel: Kernel, visit: Visit, view: CaseView): Promise<Response> {
  const { locale } = visit
  const { id, number, procedure, organisation } = view
  const meetings = meetingsOf(view)
  const names = await kernel.parties.namesOf(meetings.flatMap(({ acts }) => acts.flatMap(({ person }) => person ?? [])))
  const sections: Html[] = []
  for (const meeting of meetings) sections.push(await meetingSection(kernel, visit, view, meeting, names))
  return deskPage({
    visit, title: words.minutes, width: 'text', current: institutionOf(procedure.id), breadcrumbs: [deskCrumb, { title: `№ ${number}`, path: `/desk/cases/${id}` }],
    body: html`<h1>${words.minutes[locale]}</h1><p><b>${procedure.body.name[locale]}</b></p>${definitionList(locale, [
      { term: words.number, value: `№ ${number}` }, { term: words.procedure, value: procedure.title[locale] },
      ...(organisation ? [{ term: words.applicant, value: html`${organisationName(organisation, locale)} · ${identifier(organisation.identifier.value, 6)}` }] : []),
    ])}${sections.length > 0 ? sections : html`<p>${words.noMeeting[locale]}</p>`}<p class="hint on-screen">${caseWords.print[locale]}</p>`,
  })
}

async function meetingSection(kernel: Kernel, visit: Visit, { procedure }: CaseView, { step: id, acts }: Meeting, names: ReadonlyMap<string, string>): Promise<Html> {
  const { locale } = visit
  const step = procedure.steps[id]
  const last = acts.at(-1)
  const tally = last?.act.type === 'completed' ? last.act.tally : undefined
  const name = ({ person }: LoggedAction): string => names.get(person ?? '') ?? '—'
  const label = (outcome: string): Text => step?.outcomes[outcome]?.label ?? same(outcome)
  // Whoever voted again is counted by the last vote.
  const votes = acts.filter(({ act, person, seq }) => (act.type === 'voted' || act.type === 'recused') && !acts.some((later) =>
    later.seq > seq && later.person === person && (later.act.type === 'voted' || later.act.type === 'recused')))
  const quorum = step && commissionOf(step.by)?.quorum
  const cell = ({ act }: LoggedAction): Content => act.type === 'voted' ? label(act.vote)[locale] : words.recused[locale]
  return html`<section><h2>${step?.title[locale]}</h2>${definitionList(locale, [
    { term: words.meeting, value: acts[0] && last && html`${dateTime(locale, dayOf(acts[0].at, kernel.country.calendar.zone))}${
      dayOf(acts[0].at, kernel.country.calendar.zone) !== dayOf(last.at, kernel.country.calendar.zone) && html` – ${dateTime(locale, dayOf(last.at, kernel.country.calendar.zone))}`}` },
    ...(quorum === undefined ? [] : [{ term: words.quorum, value: castOf(votes.filter(({ act }) => act.type === 'voted').length, quorum)[locale] }]),
    { term: words.result, value: tally && last?.act.type === 'completed' ? html`<b>${label(last.act.outcome)[locale]}</b> (${Object.entries(tally.votes).map(([outcome, count], place) =>
      [place > 0 && ', ', votesFor(label(outcome), count)[locale]])})` : words.going[locale] },
    ...(last && tally ? [{ term: words.chair, value: html`${name(last)}, ${step && performerOf(procedure, step.by, procedure.body.name, { chair: true })[locale]}` },
      { term: words.proof, value: await proofLink(kernel, visit, last) }] : []),
  ])}${table(locale, {
    caption: words.present, rows: votes, columns: [
      { title: words.member, header: true, cell: name },
      { title: words.vote, cell },
      { title: words.reasons, cell: ({ act }) => (act.type === 'voted' || act.type === 'recused') && act.reasons && paragraphs(act.reasons) },
    ],
  })}${tally && html`<h3>${words.course[locale]}</h3><p class="prose">${paragraphs(tally.minutes)}</p><p class="signature-line">${words.signaturesHere[locale]}</p>`}</section>`
}
