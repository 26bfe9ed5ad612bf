/** An act of the applicant in a case: correcting answers, answering in a hearing, withdrawing. One question a page. */
import { randomUUID } from 'node:crypto'
import type { Kernel } from '../../kernel/index.ts'
import { type CaseView, type Doing, marksNow, stepOf } from '../../kernel/cases/index.ts'
import { capacityOf } from '../../kernel/signatures/index.ts'
import { readAnswers, type Submitted, writeAnswers } from '../../law/answers.ts'
import { readAnew } from '../../law/entry-field.ts'
import type { Problem } from '../../law/failure.ts'
import type { Facts, Field } from '../../law/field.ts'
import { correctedIn, type Mark, readUnderMarks, withUnmarked } from '../../law/mark.ts'
import { askedOf, type FormField, type FormPage } from '../../law/form.ts'
import { findingsFor, type Outcome, type Step } from '../../law/procedure.ts'
import { readingOf } from '../../law/reading.ts'
import { dayOf } from '../../law/time.ts'
import { notFound, problemsOf } from '../answers.ts'
import { actorHere, idFrom } from '../asked.ts'
import { actions, button, errorSummary, field, fields, form, reviseRows } from '../components/index.ts'
import type { Control, FormState } from '../components/index.ts'
import { slotsAsked } from '../bookings/slots.ts'
import { chooseEntry, choosingIn, entriesFor, entriesShown } from '../entry-choice.ts'
import { html } from '../html.ts'
import type { Content, Html } from '../html.ts'
import { page, seeOther } from '../layout.ts'
import { droppedNotice, openedBy, openedNotice, shownNote } from '../opened-questions.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { caseWords } from './case-messages.ts'
import { outcomeLabel, waiverWords, whyHere } from './hearing.ts'
import { casesCrumb, institutionOf, keyFrom } from './parts.ts'
import { markedForm, markWords, openFields, unchangedNotice, untoldMarks } from './marks.ts'
import { certificateHere, pinControls, whatIsMissing } from './signer-here.ts'
import { signWords } from './sign-messages.ts'
import { keptFiles, receive, type Received, uploadLimits } from './uploads.ts'

const longestReasons = 10_000

export const actRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/cases/:id/act/:outcome', kind: 'page', permission: 'signed in', whileSuspended: true, title: caseWords.whatYouCanDo,
    async handle(visit, { id, outcome }) {
      const view = await kernel.cases.view(actorHere(visit), idFrom(id))
      const asked = actOf(view, outcome)
      if (asked === undefined) return seeOther(visit, `/cases/${id}`)
      return actPage(kernel, visit, view, asked, { values: writeAnswers(asked.fields, view.state.facts), problems: [] })
    },
  }),
  route({
    method: 'POST', path: '/cases/:id/act/:outcome', kind: 'page', permission: 'signed in', whileSuspended: true, title: caseWords.whatYouCanDo, files: uploadLimits(kernel),
    async handle(visit, { id, outcome }) {
      const actor = actorHere(visit)
      const view = await kernel.cases.view(actor, idFrom(id))
      const asked = actOf(view, outcome)
      const { values, problems: fileProblems } = await receiveAct(kernel, actor, { view, asked }, visit)
      const key = `form:${keyFrom(values)}`
      if (asked === undefined) return seeOther(visit, `/cases/${id}${view.log.some((action) => action.key === key) ? '?done' : ''}`)
      const chosen = await chooseEntry(kernel, visit, {
        fields: asked.fields, values, choosing: choosingIn(visit, view), action: visit.link(`/cases/${id}/act/${outcome}`), title: asked.outcome.label, breadcrumbs: [casesCrumb],
      })
      if (chosen instanceof Response) return chosen
      const revised = chosen ?? reviseRows(asked.fields, values)
      if (revised || fileProblems.length > 0) return actPage(kernel, visit, view, asked, { values: revised ?? values, problems: fileProblems })
      if (await asksMore(kernel, visit, view, asked, values)) return actPage(kernel, visit, view, asked, { values, problems: [] })
      const untold = untoldMarks(asked.fields, view.state.facts, { marks: asked.marks, values })
      if (untold.length > 0) return actPage(kernel, visit, view, asked, { values, problems: [], untold })
      try {
        const doing: Doing = {
          type: 'complete', outcome, ...(values['reasons'] && { reasons: values['reasons'] }),
          ...(asked.pages.length > 0 && { corrections: correctionsIn(asked.fields, values) }), ...(asked.findings.length > 0 && { findings: correctionsIn(asked.findings, values) }),
        }
        await kernel.cases.perform(actor, { case: id, key, doing, ...(asked.step.sign && await signed(kernel, visit, view, doing, values)) })
        return seeOther(visit, `/cases/${id}?done`)
      } catch (error) {
        return actPage(kernel, visit, view, asked, { values, problems: problemsOf(error) })
      }
    },
  }),
]

export interface Asked {
  readonly name: string
  readonly step: Step
  readonly outcome: Outcome
  /** The pages whose answers can be corrected with this act. */
  readonly pages: readonly FormPage[]
  readonly fields: readonly Field[]
  /** What the applicant is asked with this act itself, such as what they object. */
  readonly findings: readonly FormField[]
  /** What of them the office has marked; without marks all are open. */
  readonly marks: readonly Mark[]
}

/** What a form of an act brought, with the answers that are not marked as they were given. */
export async function receiveAct(kernel: Kernel, by: Parameters<typeof receive>[1], { view: { state: { facts } }, asked }: { readonly view: CaseView; readonly asked: Asked | undefined }, visit: Visit): Promise<Received> {
  const { fields = [], findings = [], marks = [] } = asked ?? {}
  const { values, problems } = await receive(kernel, by, [...openFields(fields, facts, marks), ...findings], (sink) => visit.form(sink))
  return { values: marks.length === 0 ? values : withUnmarked(writeAnswers(fields, facts), values, marks), problems }
}

/** What an outcome asks of the applicant; undefined when it is not theirs to take now. */
export function actOf({ procedure, state, permit, standing }: CaseView, name: string): Asked | undefined {
  const step = stepOf(procedure, state)
  const declared = Object.values(procedure.steps).some(({ by, outcomes }) => by === 'applicant' && outcomes[name] !== undefined)
  if (!declared) throw notFound()
  const outcome = step?.outcomes[name]
  if (standing !== 'applicant' || step === undefined || outcome === undefined || !permit.outcomes.includes(name)) return undefined
  const fields = outcome.to === 'closed' ? [] : correctedIn(procedure, step)
  const pages = procedure.form.map((one) => ({ ...one, fields: one.fields.filter((field) => fields.includes(field)) })).filter((one) => one.fields.length > 0)
  return { name, step, outcome, pages, fields, findings: findingsFor(step, name), marks: fields.length > 0 ? marksNow(procedure, state) : [] }
}

/**
 * What follows from the answers that were typed: questions that they open, and answers of the case that they close. While an entry is named that may not be
 * chosen nothing follows from it: the form says so once it is sent.
 */
async function follows(kernel: Kernel, visit: Pick<Visit, 'actor'>, view: CaseView, { fields: open, marks }: Asked, values: Submitted): Promise<Following> {
  const { procedure, state } = view
  const typed = readAnswers(open, values).facts
  const on = dayOf(state.filedAt, kernel.country.calendar.zone)
  const all = { ...state.facts, ...typed }
  const form = procedure.form.flatMap((one) => one.fields)
  const read = readUnderMarks(form, await kernel.registers.read(readAnew(form, typed), all, choosingIn(visit, view)), { before: state.facts, marks })
  const { pages, dropped } = askedOf(procedure.form, read.problems.length > 0 ? all : read.facts, readingOf(procedure, on))
  const asked = pages.flatMap((one) => one.fields).filter(({ name }) => open.some((field) => field.name === name))
  const gone = Object.fromEntries(Object.entries(dropped).filter(([name]) => state.facts[name] !== undefined))
  return { asked, opened: openedBy(asked, values), dropped: open.length === 0 ? {} : gone }
}

interface Following { readonly asked: readonly FormField[]; readonly opened: readonly FormField[]; readonly dropped: Facts }

/** Whether the page must be shown again: for questions that the answers open, or to say which answers they close. */
export async function asksMore(kernel: Kernel, visit: Pick<Visit, 'actor'>, view: CaseView, act: Asked, values: Submitted): Promise<boolean> {
  const { opened, dropped } = await follows(kernel, visit, view, act, values)
  const told = values['dropped']?.split(' ') ?? []
  return opened.length > 0 || Object.keys(dropped).some((name) => !told.includes(name))
}

/** The questions of the answers that an act corrects, with those that they open, and the answers that they close. */
export async function correctionFields(kernel: Kernel, visit: Pick<Visit, 'locale' | 'actor' | 'link' | 'url'>, view: CaseView, act: Asked, state: FormState): Promise<Html> {
  const { locale, actor } = visit
  const { procedure, state: { facts } } = view
  const { asked, opened, dropped } = await follows(kernel, { actor }, view, act, state.values ?? {})
  const isAsked = ({ name }: Field): boolean => asked.some((one) => one.name === name)
  const pages = act.pages.map((one) => ({ ...one, fields: one.fields.filter(isAsked) })).filter((one) => one.fields.length > 0)
  const slots = await slotsAsked(kernel, visit.url, { procedure, facts }, asked)
  const shown = { ...state, ...(slots && { slots }), values: { ...writeAnswers(opened, facts), ...state.values } }
  return html`${state.problems?.length === 0 && openedNotice(locale, opened)}${droppedNotice(locale, procedure.form, dropped)}${shownNote(procedure.form, asked)}${
    Object.keys(dropped).length > 0 && html`<input type="hidden" name="dropped" value="${Object.keys(dropped).join(' ')}">`}${act.marks.length > 0
    ? markedForm(locale, { pages, facts, marks: act.marks, state: shown, entries: await entriesShown(kernel, visit, act.fields, facts) })
    : pages.map((one) => html`<h2>${one.title[locale]}</h2>${fields(locale, one.fields, shown)}`)}`
}

/** The part of a form that corrects answers. */
export const correctionsIn = (asked: readonly Field[], values: Submitted): Submitted =>
  Object.fromEntries(Object.entries(values).filter(([name]) => asked.some((one) => name === one.name || name.startsWith(`${one.name}.`))))

/** Signs the act with the PIN, for oneself or as head of the company. */
async function signed(kernel: Kernel, visit: Visit, view: CaseView, doing: Doing, values: Submitted) {
  const actor = actorHere(visit)
  const { certificate, pin } = await certificateHere(kernel, actor, capacityOf(actor, 'head'), values)
  const document = await kernel.cases.documentIn(view, doing)
  return { document, signature: { provider: 'local', cms: await kernel.signatures.local.sign(actor.person, certificate.id, pin, document) } }
}

async function actPage(
  kernel: Kernel, visit: Visit, view: CaseView, act: Asked,
  { values, problems, untold = [] }: { readonly values: Submitted; readonly problems: readonly Problem[]; readonly untold?: readonly Mark[] },
): Promise<Response> {
  const { locale, link } = visit
  const { id, number, procedure } = view
  const { name, step, outcome, pages, fields: asked, findings, marks } = act
  const files = await keptFiles(kernel, [...asked, ...findings], values)
  const entries = await entriesFor(kernel, visit, asked, choosingIn(visit, view))
  const label = outcomeLabel(view, name, outcome.label)
  const waiver = waiverWords(view, name)
  const to = outcome.to === 'closed' ? undefined : procedure.steps[outcome.to]
  const reasons: Control = {
    kind: 'text', name: 'reasons', label: outcome.reasons ? caseWords.yourWords : caseWords.reasons, maxLength: longestReasons, long: true, ...(!outcome.reasons && { optional: true as const }),
  }
  return page({
    visit, title: label, current: institutionOf(procedure.id), breadcrumbs: [casesCrumb, { title: `№ ${number}`, path: `/cases/${id}` }], error: problems.length > 0,
    body: html`${errorSummary(locale, problems)}<p class="hint">${procedure.title[locale]}, № ${number}</p><h1>${label[locale]}</h1>${whyHere(locale, view)}${waiver && html`<p><b>${waiver[locale]}</b></p>`}<p>${
      to === undefined ? caseWords.closes[locale] : html`${caseWords.leadsTo[locale]} <b>${to.title[locale]}</b>.`}${pages.length > 0 && html` ${(marks.length > 0 ? markWords.only : caseWords.correctLead)[locale]}`}</p>${form(visit, {
      action: link(`/cases/${id}/act/${name}`), files: true,
      body: html`<input type="hidden" name="key" value="${values['key'] ?? randomUUID()}">${unchangedNotice(locale, asked, untold)}${await correctionFields(kernel, visit, view, act, { values, problems, files, ...entries })}${findings.length > 0 && fields(locale, findings, { values, problems, files })}${(outcome.reasons || (pages.length === 0 && findings.length === 0)) && field(locale, reasons, { values, problems })}${
        step.sign && await pinFields(kernel, visit, problems)}${actions(
        button(locale, label, { kind: to === undefined ? 'danger' : 'main' }), html`<a href="${link(`/cases/${id}`)}">${caseWords.cancel[locale]}</a>`)}`,
    })}`,
  })
}

async function pinFields(kernel: Kernel, visit: Visit, problems: readonly Problem[]): Promise<Content> {
  const { locale } = visit
  const actor = actorHere(visit)
  const standing = await kernel.identity.standing(actor, capacityOf(actor, 'head'))
  const controls = pinControls(standing)
  return controls ? html`<h2>${signWords.title[locale]}</h2>${fields(locale, controls, { problems })}` : whatIsMissing(kernel, visit, standing)
}
