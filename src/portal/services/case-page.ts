/** A case: where it stands and until when, what can be done now, and everything that was said and done. */
import { organisationName } from '../../law/official-names.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { AllocationView } from '../../kernel/allocations/index.ts'
import { type CaseView, marksNow, stepOf } from '../../kernel/cases/index.ts'
import type { Decision } from '../../kernel/decisions/index.ts'
import { formatSlot } from '../../law/allocation.ts'
import { deadlineOf, deadlines } from '../../law/deadline.ts'
import type { Problem } from '../../law/failure.ts'
import { answeredPages } from '../../law/form.ts'
import { correctedIn } from '../../law/mark.ts'
import { fieldsOf, partsOf, type Procedure, type Step } from '../../law/procedure.ts'
import type { Text } from '../../law/text.ts'
import { inEveryLanguage } from '../../law/format.ts'
import { type Day, dayOf } from '../../law/time.ts'
import { problemsOf } from '../answers.ts'
import { actorHere, idFrom } from '../asked.ts'
import { isTimed } from '../bookings/calendar.ts'
import { words as bookingWords } from '../bookings/messages.ts'
import { stateTag } from '../bookings/pages.ts'
import { placeLine } from '../calls/pages.ts'
import { actions, button, chapters, cite, definitionList, errorSummary, field, form, groundList, notice, stepIndicator, timeline } from '../components/index.ts'
import type { KeptFile } from '../components/index.ts'
import { entriesShown } from '../entry-choice.ts'
import { attributes, html } from '../html.ts'
import type { Content, Html } from '../html.ts'
import { page, seeOther } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { moment } from '../words.ts'
import { answerList } from './answer-list.ts'
import { caseWords } from './case-messages.ts'
import { nextSteps, pathOf, performerOf } from './case-path.ts'
import { clockLine, clockWords } from './clock-words.ts'
import { appealLine, statusTag } from './decision-words.ts'
import { feeWords } from './fee-words.ts'
import { feeSection } from './fees.ts'
import { outcomeLabel, whyHere } from './hearing.ts'
import { historyOf } from './history.ts'
import { markNotice } from './marks.ts'
import { casesCrumb, concernedBy, institutionOf, keyField, keyFrom, today } from './parts.ts'
import { opinionTable } from './opinion-table.ts'
import { scoreSections } from './score.ts'
import { keptFiles } from './uploads.ts'

const longestNote = 10_000

export const casePageRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/cases/:id', kind: 'page', permission: 'signed in', whileSuspended: true, title: caseWords.case,
    handle: (visit, { id }) => casePage(kernel, visit, idFrom(id)),
  }),
  route({
    method: 'POST', path: '/cases/:id/note', kind: 'page', permission: 'signed in', whileSuspended: true, title: caseWords.note, rateLimit: { requests: 30, seconds: 600 },
    async handle(visit, { id }) {
      const { values } = await visit.form()
      try {
        const words = values['words'] ?? ''
        await kernel.cases.perform(actorHere(visit), { case: idFrom(id), key: `form:${keyFrom(values)}`, doing: { type: 'note', words } })
        return seeOther(visit, `/cases/${id}?done=note`)
      } catch (error) {
        const problems = problemsOf(error).map(({ field: name, text }) => ({ text, ...(name === 'words' || name === 'reasons' ? { field: 'words' } : {}) }))
        return casePage(kernel, visit, idFrom(id), problems, values)
      }
    },
  }),
]

async function casePage(kernel: Kernel, visit: Visit, id: string, problems: readonly Problem[] = [], values: Readonly<Record<string, string>> = {}): Promise<Response> {
  const { locale, link } = visit
  const view = await kernel.cases.view(actorHere(visit), id)
  const { procedure, number, state, standing } = view
  const allFields = procedure.form.flatMap(({ fields }) => fields)
  // What officers found stands in its history, and its documents too.
  const files = await keptFiles(kernel, fieldsOf(procedure), state.facts)
  const entries = await entriesShown(kernel, visit, allFields, state.facts)
  const concerns = concernedBy(procedure, state.facts)
  const path = pathOf(procedure, state)
  const about = view.about === undefined ? undefined : await kernel.decisions.find(view.about)
  const decided = (await Promise.all(state.decisions.map((one) => kernel.decisions.find(one.id)))).filter((one) => one !== undefined)
  const done = visit.url.searchParams.get('done')
  return page({
    visit, title: `№ ${number}`, current: institutionOf(procedure.id), breadcrumbs: [casesCrumb], error: problems.length > 0,
    body: html`${errorSummary(locale, problems)}${done !== null && notice(locale, { kind: 'good', body: (done === 'note' ? caseWords.noteSent : caseWords.done)[locale] })}<p class="hint">${
      procedure.title[locale]}</p><h1>№ ${number}</h1>${view.organisation && html`<p>${organisationName(view.organisation, locale)}</p>`}${view.body && html`<p>${view.body.name[locale]}</p>`}${concerns !== undefined && html`<p>${procedure.subject?.title[locale]}: ${concerns}</p>`}${about && html`<p>${caseWords.about[locale]}: <a href="${
      link(`/decisions/${about.record.number}`)}">${about.record.title[locale]}, № ${about.record.number}</a></p>`}${stepIndicator(locale, path.steps, path.current, path.skipped)}${
      outcomes(visit, decided, today(kernel))}${booked(visit, view, view.procedure.allocates ? await kernel.allocations.of(id) : [])}${await ranked(kernel, visit, view)}${standsAt(visit, view)}${feeSection(visit, view.fees, { own: standing === 'applicant' })}${whatToDo(visit, view)}${documents(visit, files)}<h2>${caseWords.history[locale]}</h2><p class="hint">${
      caseWords.historyLead[locale]}</p>${timeline(visit, await historyOf(kernel, visit, view, files))}${view.permit.note && noteForm(visit, id, problems, values)}${chapters(locale, [{
      title: caseWords.answers, body: answeredPages(procedure.form, state.facts).map((one) => html`<h3>${one.title[locale]}</h3>${answerList(locale, one.fields, state.facts, { files, entries })}`),
    }])}${scoreSections(locale, procedure, state.facts, dayOf(state.filedAt, kernel.country.calendar.zone), standing === 'applicant' ? 'applicant' : 'office')}${
      standing !== 'applicant' && html`<p class="hint">${caseWords.officeView[locale]}</p>`}`,
  })
}

/** The decisions that the case has brought. */
function outcomes(visit: Visit, decided: readonly Decision[], day: Day): Content {
  const { locale, link } = visit
  return decided.map((decision) => {
    const { record: { effect, title, words, number, decidedAt, grounds }, status } = decision
    return notice(locale, {
      kind: status.status !== 'in force' ? 'info' : effect === 'grant' ? 'good' : effect === 'refuse' || effect === 'revoke' ? 'warning' : 'info', title,
      body: html`<p>${words[locale]}</p>${grounds.length > 0 && groundList(locale, grounds)}${appealLine(visit, decision, day)}<p><a href="${link(`/decisions/${number}`)}">№ ${number}</a>, ${moment(visit, decidedAt)}${
        status.status !== 'in force' && html` ${statusTag(locale, status)}`}</p>`,
    })
  })
}

/** Where the case stands in the ranking of its call, once that is published. */
async function ranked({ calls }: Kernel, visit: Visit, { procedure, number }: CaseView): Promise<Content> {
  const row = procedure.call && await calls.placeOf(procedure.id, number)
  return row && placeLine(visit, procedure.id, row)
}

/** The times or the place that the case was given, each with the way to move it or give it back. */
function booked({ locale, link }: Visit, { standing }: CaseView, bookings: readonly AllocationView[]): Content {
  return bookings.map((booking) => {
    const { id, at, resource, state } = booking
    const words = html`${resource.title[locale]}${at !== undefined && `, ${formatSlot(at)[locale]}`}`
    return html`<p>${standing === 'applicant' ? html`<a href="${link(`/bookings/${id}`)}">${words}</a>` : words} ${stateTag(locale, state)}${standing === 'applicant' && isTimed(booking) && html` <a href="${link(`/bookings/${id}/booking.ics`)}" download>${bookingWords.toCalendar[locale]}</a>`}</p>`
  })
}

/** Where a case stands: the step, who acts, the clocks, and what comes after. */
export function standsAt(visit: Visit, view: CaseView): Html {
  const { locale } = visit
  const { procedure, state, clocks, standing } = view
  const step = stepOf(procedure, state)
  if (step === undefined || state.step === undefined) {
    return html`<h2>${caseWords.where[locale]}</h2><p>${caseWords.closed[locale]}${state.closedAt && html`, ${moment(visit, state.closedAt)}`}. ${clockWords(clocks.whole)[locale]}.</p>`
  }
  const mine = standing === 'applicant' ? caseWords.you : caseWords.theApplicant
  const clock = (one: CaseView['clocks']['whole']): Content =>
    html`${clockLine(locale, one)}${one.state !== 'not started' && one.provisional && html` <span class="hint">${caseWords.provisional[locale]}</span>`}`
  return html`<h2>${caseWords.where[locale]}</h2>${definitionList(locale, [
    { term: caseWords.now, value: html`${step.title[locale]}<br>${cite(locale, step.basis)}` },
    { term: caseWords.who, value: performerOf(procedure, step.by, mine)[locale] },
    ...(clocks.step ? [{ term: deadlines[deadlineOf(step)], value: clock(clocks.step) }] : []),
    { term: deadlines.decision, value: clock(clocks.whole) },
    { term: caseWords.afterThat, value: html`<ul>${nextSteps(procedure, state.step).map(({ label, to }) => html`<li>${label[locale]} → ${to[locale]}</li>`)}</ul>` },
    ...(clocks.step ? [{ term: caseWords.ifLate, value: lateness(procedure, step)[locale] }] : []),
  ])}${Object.keys(partsOf(step.by)).length > 0 && opinionTable(locale, view)}`
}

/** What lateness does: the clock's outcome and where it leads, or a notice to the head of the office. */
function lateness({ steps }: Procedure, { late, outcomes: ways }: Step): Text {
  const outcome = late === 'escalate' ? undefined : ways[late.outcome]
  if (outcome === undefined) return caseWords.toHead
  const to = outcome.to === 'closed' ? caseWords.closed : steps[outcome.to]?.title ?? caseWords.closed
  return inEveryLanguage((locale) => `${outcome.label[locale]} → ${to[locale]}`)
}

/** What the applicant may do in the present step, with the office's reasons when it was sent back. */
function whatToDo(visit: Visit, view: CaseView): Content {
  const { id, procedure, state, permit, standing } = view
  const { locale, link } = visit
  const step = stepOf(procedure, state)
  if (standing !== 'applicant' || step === undefined) return undefined
  if (state.charged) return html`<h2>${caseWords.whatYouCanDo[locale]}</h2><p><a href="#fees">${feeWords.pay[locale]}</a></p>`
  if (permit.outcomes.length === 0) return html`<h2>${caseWords.whatYouCanDo[locale]}</h2><p>${caseWords.nothingToDo[locale]}</p>`
  return html`<h2>${caseWords.whatYouCanDo[locale]}</h2>${markNotice(locale, correctedIn(procedure, step), marksNow(procedure, state))}${whyHere(locale, view)}${actions(...permit.outcomes.map((name, place) => {
    const outcome = step.outcomes[name]
    const ends = outcome?.to === 'closed'
    return outcome && button(locale, outcomeLabel(view, name, outcome.label), { kind: ends ? 'danger' : place === 0 ? 'main' : 'quiet', href: link(`/cases/${id}/act/${name}`) })
  }))}`
}

function documents({ locale }: Visit, files: Readonly<Record<string, KeptFile>>): Content {
  const list = Object.values(files)
  return list.length > 0 && html`<h2>${caseWords.files[locale]}</h2><ul>${list.map(({ name, href }) => html`<li><a href="${href ?? ''}" download>${name}</a></li>`)}</ul>`
}

function noteForm(visit: Visit, id: string, problems: readonly Problem[], values: Readonly<Record<string, string>>): Html {
  const { locale, link } = visit
  return html`<details${attributes({ open: problems.length > 0 })}><summary>${caseWords.note[locale]}</summary>${form(visit, {
    action: link(`/cases/${id}/note`),
    body: html`${keyField()}${field(locale, { kind: 'text', name: 'words', label: caseWords.noteLabel, hint: caseWords.noteHint, maxLength: longestNote, long: true }, { problems, values })}${
      actions(button(locale, caseWords.noteSend, { kind: 'quiet' }))}`,
  })}</details>`
}
