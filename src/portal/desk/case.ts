/** The page of a case for officers, in two panes, and what is done there. */
import { caseMessages, type CaseView, commissionOf, type Completing, type Doing, officeActing, placeOf, rolesOf, stepOf } from '../../kernel/cases/index.ts'
import type { Decision } from '../../kernel/decisions/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { readAnswers, type Submitted } from '../../law/answers.ts'
import type { FormField } from '../../law/form.ts'
import { returnsTo } from '../../law/mark.ts'
import { deadlines } from '../../law/deadline.ts'
import { organisationName } from '../../law/official-names.ts'
import { fieldsOf, findingsIn, partsOf, type Step } from '../../law/procedure.ts'
import type { Locale, Text } from '../../law/text.ts'
import { dayOf } from '../../law/time.ts'
import { notFound, statuses } from '../answers.ts'
import { actorHere, idFrom } from '../asked.ts'
import { errorSummary, notice, tag } from '../components/index.ts'
import type { FormState } from '../components/index.ts'
import { choosingIn, entriesFor, entriesShown } from '../entry-choice.ts'
import { asksMoreFindings, type FindingGround, findingsOn, shownFindings, type ShownFindings, typedOf } from '../findings-asked.ts'
import { html } from '../html.ts'
import type { Content, Html } from '../html.ts'
import { seeOther } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import { clockTone, namedClockWords } from '../services/clock-words.ts'
import { noteOffice } from '../services/decision.ts'
import { concernedBy, institutionOf, keyFrom } from '../services/parts.ts'
import { keptFiles, receive } from '../services/uploads.ts'
import type { Visit } from '../visit.ts'
import { identifier } from '../words.ts'
import { actWords, doneWords } from './act-messages.ts'
import { afterActing, besideNav } from './beside.ts'
import { firstDue } from './due.ts'
import { doingOf, findingsToDo, isDoing, placed, texts } from './doing.ts'
import { languageWords, namedLanguage } from './language.ts'
import { words } from './messages.ts'
import { anyOfficer, deskCrumb, deskPage, nothingDone, typedTexts } from './parts.ts'
import { begunReturns } from './marks.ts'
import { recordPane } from './record.ts'
import { filterIn, listPath, pathIn, viewIn } from './view.ts'
import { wouldChange } from './would-change.ts'
import { sidePane } from './side.ts'

export const caseRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/desk/cases/:id', kind: 'page', permission: anyOfficer(kernel), title: words.desk,
    handle: async (visit, { id }) => casePage(kernel, visit, await viewHere(kernel, visit, id)),
  }),
  route({
    method: 'POST', path: '/desk/cases/:id', kind: 'page', permission: anyOfficer(kernel), title: words.desk, files: findingFiles(kernel),
    handle: (visit, { id }) => act(kernel, visit, id),
  }),
]

/** A case for an officer; whoever stands to it only as its applicant has their own page. */
export async function viewHere({ cases }: Kernel, visit: Visit, id: string): Promise<CaseView> {
  return cases.view(actorHere(visit), idFrom(id))
}

/** What files the findings of any procedure may bring. */
function findingFiles({ cases }: Kernel): { readonly limitMegabytes: number; readonly count: number } {
  const fields = cases.procedures.flatMap(({ steps }) => Object.values(steps).flatMap(findingsIn))
  const files = fields.filter((field) => field.kind === 'file')
  return { limitMegabytes: Math.max(1, ...files.map(({ limitMegabytes }) => limitMegabytes)), count: Math.max(1, files.length) }
}

async function act(kernel: Kernel, visit: Visit, id: string): Promise<Response> {
  const actor = actorHere(visit)
  const view = await viewHere(kernel, visit, id)
  const step = stepOf(view.procedure, view.state)
  const { values, problems } = await receive(kernel, actor, step ? findingsIn(step) : [], (sink) => visit.form(sink))
  const kind = isDoing(values['act']) ? values['act'] : undefined
  try {
    if (problems[0]) throw new Failure('invalid', problems[0].text, problems)
    const ground = findingGround(kernel, visit, view)
    const doing = await asAsked(ground, view, doingOf(view, values), values)
    if (doing === undefined) return casePage(kernel, visit, view, { kind, values, problems: [] })
    const key = keyFrom({ key: values['act-key'] ?? '' })
    const seen = values['act-seen'] ?? ''
    if (doing.type === 'complete' && returnsTo(view.procedure, step, doing.outcome)) {
      if (seen !== placeOf(view.state, view.log, 'complete')) throw new Failure('conflict', caseMessages.movedOn)
      requireWhole(view, doing, (await findingsOn(ground, findingsToDo(view, doing), values)).fields, { reasons: false })
      await kernel.cases.keepAct(actor, view.id, { doing, seen, key })
      return seeOther(visit, pathIn(viewIn(visit), `${id}/marks`, { act: key }))
    }
    if (doing.type === 'complete' && step?.sign) {
      requireWhole(view, doing, (await findingsOn(ground, findingsToDo(view, doing), values)).fields)
      await kernel.cases.keepAct(actor, view.id, { doing, seen, key })
      return seeOther(visit, pathIn(viewIn(visit), `${id}/sign`, { act: key }))
    }
    await kernel.cases.perform(actor, { case: id, key, doing, seen })
    // Who declares a conflict where they judge apart has the case before them no more.
    const leaves = doing.type === 'recuse' && !commissionOf(step?.by ?? 'rules')
    return seeOther(visit, leaves ? '/desk?done=recuse' : pathIn(viewIn(visit), id, { done: doing.type }))
  } catch (error) {
    if (!(error instanceof Failure) || error.kind === 'not found' || error.kind === 'unauthenticated') throw error
    const found = error.problems.length > 0 ? error.problems : [{ text: error.text }]
    return casePage(kernel, visit, await viewHere(kernel, visit, id), { kind, failure: error, values, problems: placed(kind, found) })
  }
}

/** On what findings are asked in a case, for whoever looks at it. */
const findingGround = (kernel: Kernel, visit: Visit, view: CaseView): FindingGround => ({
  procedure: view.procedure, facts: view.state.facts, filed: dayOf(view.state.filedAt, kernel.country.calendar.zone),
  read: (fields, facts) => kernel.registers.read(fields, facts, choosingIn(visit, view)),
})

/** What is asked to be done, with what is found as far as it is asked; undefined while the page must first ask more, or say what is not asked any more. */
async function asAsked(ground: FindingGround, view: CaseView, doing: Doing, values: Submitted): Promise<Doing | undefined> {
  const findings = findingsToDo(view, doing)
  if (findings.length === 0 || (doing.type !== 'complete' && doing.type !== 'answer')) return doing
  if (await asksMoreFindings(ground, findings, values)) return undefined
  return { ...doing, findings: typedOf((await findingsOn(ground, findings, values)).fields, values) }
}

/** Before an act goes to its signature: everything that the kernel will ask for is there. */
function requireWhole({ procedure, state }: CaseView, doing: Completing, asked: readonly FormField[], { reasons } = { reasons: true }): void {
  const step = stepOf(procedure, state)
  if (step === undefined || !Object.hasOwn(step.outcomes, doing.outcome)) throw notFound()
  const problems: Problem[] = [...readAnswers(asked, doing.findings ?? {}).problems]
  if (reasons && step?.outcomes[doing.outcome]?.reasons && !doing.reasons?.trim()) problems.push({ field: 'reasons', text: actWords.needsReasonsNow })
  if (problems[0]) throw new Failure('invalid', problems[0].text, problems)
}

/** A form that could not be done; without a failure it is asked again for what its answers opened. */
interface Sent {
  readonly kind: Doing['type'] | undefined
  readonly failure?: Failure
  readonly values: Readonly<Record<string, string>>
  readonly problems: readonly Problem[]
}

async function casePage(kernel: Kernel, visit: Visit, view: CaseView, sent?: Sent): Promise<Response> {
  const { locale, link } = visit
  const { procedure, state, number } = view
  const actor = actorHere(visit)
  const step = stepOf(procedure, state)
  const place = viewIn(visit)
  const done = sent === undefined ? doneIn(visit) : undefined
  const [begun, colleagues, names, files, entries, offered, about, changes, beside] = await Promise.all([
    begunReturns(kernel, visit, view),
    step === undefined ? [] : kernel.parties.holdersOf(commissionOf(step.by) ? [commissionOf(step.by)!.members] : rolesOf(step.by)),
    kernel.parties.namesOf([...view.log.flatMap(({ person }) => person ?? []), ...(state.assignee ? [state.assignee] : []), ...(view.person ? [view.person] : [])]),
    keptFiles(kernel, fieldsOf(procedure), state.facts),
    entriesShown(kernel, visit, fieldsOf(procedure), state.facts), entriesFor(kernel, visit, step ? findingsIn(step) : [], choosingIn(visit, view)),
    view.about === undefined ? undefined : aboutSeen(kernel, visit, view, view.about),
    wouldChange(kernel, visit, view), place.given || (done !== undefined && done !== doneWords.sent) ? kernel.cases.besideInQueue(actor, filterIn(place), { id: view.id, at: place.at }) : undefined,
  ])
  const state_: FormState | undefined = sent && { values: sent.values, problems: sent.problems, files: await keptFiles(kernel, step ? findingsIn(step) : [], sent.values) }
  const failed = sent?.failure && { ...sent, failure: sent.failure }
  const ground = {
    actor, view, colleagues, names, offered, findings: await findingsShown(kernel, visit, view, sent), ...(sent && state_ && { sent: { kind: sent.kind, state: state_ } }),
  }
  return deskPage({
    visit, title: `${number} · ${procedure.title[locale]}`, current: institutionOf(procedure.id),
    breadcrumbs: [deskCrumb], error: failed !== undefined, ...(failed && { status: statuses[failed.failure.kind] }),
    body: html`${failed ? failure(visit, failed) : done && notice(locale, { kind: 'good', body: html`${done[locale]}${beside && afterActing(kernel, visit, { place, beside })}` })}${place.given && done === undefined && beside && besideNav(visit, { place, beside, id: view.id })}${begun}${caseHead(visit, view, names)}<div class="panes"><div class="record">${
      await recordPane(kernel, visit, { view, files, entries, about, changes })}</div><div class="side">${await sidePane(kernel, visit, ground, files)}</div></div><p class="hint keys" data-keys-hint hidden>${
      words.keys[locale]}</p><p class="unseen"><a data-up tabindex="-1" href="${link(place.given ? listPath(place) : '/desk')}">${words.queue[locale]}</a></p>`,
  })
}

/** The decision that a case is about, as its office is shown it beside the case: noted where it is about a person. */
async function aboutSeen(kernel: Kernel, visit: Visit, { procedure, state }: CaseView, id: string): Promise<Decision | undefined> {
  const decision = await kernel.decisions.find(id)
  const office = officeActing(procedure, state, actorHere(visit))
  if (decision && office !== undefined) await noteOffice(kernel, actorHere(visit), office, decision, ['grounds', 'reasons'])
  return decision
}

/** The findings of the form that is open to the officer: of the step, or of the first part that is theirs. */
function findingsShown(kernel: Kernel, visit: Visit, view: CaseView, sent: Sent | undefined): Promise<ShownFindings> {
  const step = stepOf(view.procedure, view.state)
  const part = partsOf(step?.by)[Object.keys(view.permit.answers)[0] ?? '']
  const isSent = sent?.kind === (part ? 'answer' : 'complete')
  return shownFindings(
    findingGround(kernel, visit, view), visit.locale, { common: (part ?? step)?.findings ?? [], ways: part?.answers ?? step?.outcomes ?? {} },
    isSent ? { values: sent.values, chosen: sent.values['act-outcome'] ?? '', again: sent.failure === undefined } : undefined,
  )
}

/** What is wrong; and when the case has moved meanwhile, what was typed, for its form may be gone. */
function failure({ locale }: Visit, { failure: { kind }, problems, values }: Required<Sent>): Content {
  const typed = kind === 'invalid' ? [] : Object.values(texts).flatMap(({ name, label }) => (values[name]?.trim() ? [{ label, text: values[name] }] : []))
  const moved = kind === 'conflict' || kind === 'refused'
  return html`${moved ? nothingDone(locale, problems) : errorSummary(locale, problems)}${typedTexts(locale, typed)}`
}

/** What was just done, as the address says it. */
const doneIn = ({ url }: Visit): Text | undefined => Object.entries(doneWords).find(([name]) => name === url.searchParams.get('done'))?.[1]

/** The deadline that comes first, by its name: the same day that the lists of cases have for whoever acts. */
function deadlineTag(locale: Locale, step: Step, clocks: CaseView['clocks']): Html {
  const { which, clock } = firstDue(step, clocks)
  return tag(locale, namedClockWords(deadlines[which], clock), clockTone(clock))
}

function caseHead({ locale, link }: Visit, { id, number, procedure, state, organisation, person, body, unnamed, clocks, log, language }: CaseView, names: ReadonlyMap<string, string>): Html {
  const step = stepOf(procedure, state)
  const met = log.some(({ act }) => act.type === 'voted' || (act.type === 'completed' && act.tally !== undefined))
  const concerns = concernedBy(procedure, state.facts)
  const who = organisation ? html`<b>${organisationName(organisation, locale)}</b> · ${identifier(organisation.identifier.value, 6)}` : html`<b>${body ? body.name[locale] : unnamed ? words.unnamed[locale] : names.get(person ?? '') ?? '—'}</b>`
  return html`<header class="case-head"><h1>№ ${number}</h1><p class="line">${who}<span>${procedure.title[locale]}</span>${concerns !== undefined && html`<span>${procedure.subject?.title[locale]}: ${concerns}</span>`}</p><p class="line">${
    tag(locale, step?.title ?? words.closedCase, step ? 'now' : 'plain')}${step && deadlineTag(locale, step, clocks)}<span>${words.assignee[locale]}: ${
    state.assignee ? names.get(state.assignee) ?? '—' : words.free[locale]}</span>${language && html`<span>${languageWords.language[locale]}: ${namedLanguage(language)}</span>`}${met && html`<a href="${link(`/desk/cases/${id}/minutes`)}">${words.minutes[locale]}</a>`}${
    step && html`<a class="to-act" href="#act">${words.toAct[locale]}</a>`}</p></header>`
}
