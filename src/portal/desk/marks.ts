/** The page on which an officer marks what an applicant is to correct, each answer with its reason; it is kept until the application is returned. */
import { caseMessages, type CaseView, type Completing, longestMark, placeOf, stepOf, type WaitingAct } from '../../kernel/cases/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { Submitted } from '../../law/answers.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import type { Field } from '../../law/field.ts'
import { correctedIn, labelAt, type Mark, markable, returnsTo } from '../../law/mark.ts'
import { fieldsOf } from '../../law/procedure.ts'
import type { Locale } from '../../law/text.ts'
import { notFound, statuses } from '../answers.ts'
import { actorHere, idFrom } from '../asked.ts'
import { actions, button, errorSummary, field, form, notice } from '../components/index.ts'
import { entriesShown, type ShownEntries } from '../entry-choice.ts'
import type { KeptFile } from '../components/index.ts'
import { html } from '../html.ts'
import type { Content, Html } from '../html.ts'
import { seeOther } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import { answerList } from '../services/answer-list.ts'
import { institutionOf } from '../services/parts.ts'
import { keptFiles } from '../services/uploads.ts'
import type { Visit } from '../visit.ts'
import { actWords } from './act-messages.ts'
import { texts } from './doing.ts'
import { answerIn } from './language.ts'
import { marksWords, whatIsWrong } from './marks-messages.ts'
import { anyOfficer, deskCrumb, deskPage, nothingDone, typedTexts } from './parts.ts'
import { pathIn, viewIn } from './view.ts'

const prefix = 'mark-'

export const marksRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/desk/cases/:id/marks', kind: 'page', permission: anyOfficer(kernel), title: marksWords.title,
    async handle(visit, { id }) {
      const { begun } = await returnIn(kernel, visit, id)
      return begun === undefined ? seeOther(visit, pathIn(viewIn(visit), id)) : marksPage(kernel, visit, begun)
    },
  }),
  route({
    method: 'POST', path: '/desk/cases/:id/marks', kind: 'page', permission: anyOfficer(kernel), title: marksWords.title,
    async handle(visit, { id }) {
      const { values } = await visit.form()
      const { view, begun } = await returnIn(kernel, visit, id)
      const actor = actorHere(visit)
      if (begun === undefined) {
        const done = view.log.some((action) => action.key === keyIn(visit) && action.person === actor.person)
        return done ? seeOther(visit, pathIn(viewIn(visit), id, { done: 'complete' })) : movedPage(visit, view, values)
      }
      const { act: { key, seen, doing: before } } = begun
      const doing: Completing = { ...before, reasons: values[texts.reasons.name] ?? '', marks: marksFrom(values) }
      try {
        await kernel.cases.keepAct(actor, id, { doing, seen, key })
        if (values['later'] !== undefined) return seeOther(visit, pathIn(viewIn(visit), id))
        if (stepOf(view.procedure, view.state)?.sign) return seeOther(visit, pathIn(viewIn(visit), `${id}/sign`, { act: key }))
        await kernel.cases.perform(actor, { case: id, key, doing, seen })
        return seeOther(visit, pathIn(viewIn(visit), id, { done: 'complete' }))
      } catch (error) {
        if (!(error instanceof Failure) || error.kind === 'not found' || error.kind === 'unauthenticated') throw error
        return marksPage(kernel, visit, { ...begun, act: { key, seen, doing } }, error)
      }
    },
  }),
]

/** A return that an officer has begun. */
interface Begun {
  readonly view: CaseView
  readonly act: WaitingAct
  /** The questions that the applicant may answer anew. */
  readonly open: readonly Field[]
}

const keyIn = ({ url }: Visit): string => url.searchParams.get('act') ?? ''

/** The questions that a return opens; undefined where the case has moved since it was begun, for it can be sent no more. */
const questionsFor = ({ procedure, state, log }: CaseView, { doing, seen }: WaitingAct): readonly Field[] | undefined => {
  const back = seen === placeOf(state, log, 'complete') ? returnsTo(procedure, stepOf(procedure, state), doing.outcome) : undefined
  return back && correctedIn(procedure, back)
}

/** The case, and the return that whoever looks has begun in it; absent where that is done, can be done no more, or is another's. */
async function returnIn({ cases }: Kernel, visit: Visit, id: string): Promise<{ readonly view: CaseView; readonly begun?: Begun }> {
  const actor = actorHere(visit)
  const view = await cases.view(actor, idFrom(id))
  if (view.standing === 'applicant') throw notFound()
  const act = await cases.keptAct(actor, id, keyIn(visit))
  const open = act && questionsFor(view, act)
  return { view, ...(act && open && { begun: { view, act, open } }) }
}

/** Says that a return was begun, and where it goes on. */
export async function begunReturns({ cases }: Kernel, visit: Visit, view: CaseView): Promise<Content> {
  const { locale, link } = visit
  if (view.standing !== 'performer') return undefined
  const [latest] = (await cases.keptActs(actorHere(visit), view.id)).filter((act) => act.doing.marks !== undefined && questionsFor(view, act))
  return latest && notice(locale, { body: html`<p>${marksWords.begun[locale]} <a href="${link(pathIn(viewIn(visit), `${view.id}/marks`, { act: latest.key }))}">${marksWords.goOn[locale]}</a></p>` })
}

/** The controls beside which something was written, with what. */
const marksFrom = (values: Submitted): readonly Mark[] => Object.entries(values).flatMap(([name, reason]) =>
  (name.startsWith(prefix) && reason.trim() !== '' ? [{ field: name.slice(prefix.length), reason }] : []))

/** The case has moved since the return was begun: nothing was done, and what was typed is shown, for its form is gone. */
function movedPage(visit: Visit, { id, number, procedure }: CaseView, values: Submitted): Response {
  const { locale, link } = visit
  const inGeneral = values[texts.reasons.name]?.trim()
  return deskPage({
    visit, title: marksWords.title, current: institutionOf(procedure.id), breadcrumbs: [deskCrumb, { title: `№ ${number}`, path: `/desk/cases/${id}` }],
    error: true, status: statuses.conflict,
    body: html`${nothingDone(locale, [{ text: caseMessages.movedOn }])}<h1>${marksWords.title[locale]}</h1>${typedTexts(locale, [
      ...marksFrom(values).map(({ field: control, reason: text }) => ({ label: labelAt(fieldsOf(procedure), control), text })),
      ...(inGeneral ? [{ label: marksWords.general, text: inGeneral }] : []),
    ])}<p><a href="${link(pathIn(viewIn(visit), id))}">${actWords.back[locale]}</a></p>`,
  })
}

async function marksPage(kernel: Kernel, visit: Visit, { view, act: { doing, key }, open }: Begun, failure?: Failure): Promise<Response> {
  const { locale, link } = visit
  const { id, number, procedure, state } = view
  const step = stepOf(procedure, state)
  const [files, entries] = await Promise.all([keptFiles(kernel, open, state.facts), entriesShown(kernel, visit, open, state.facts)])
  const found = failure === undefined ? [] : failure.problems.length > 0 ? failure.problems : [{ text: failure.text }]
  const problems = found.map((problem): Problem => (problem.field === undefined ? problem
    : { ...problem, field: problem.field === 'reasons' ? texts.reasons.name : `${prefix}${problem.field}` }))
  const values = {
    [texts.reasons.name]: doing.reasons ?? '', ...Object.fromEntries((doing.marks ?? []).map(({ field: control, reason }) => [`${prefix}${control}`, reason])),
  }
  const again = { values, problems }
  return deskPage({
    visit, title: marksWords.title, current: institutionOf(procedure.id), breadcrumbs: [deskCrumb, { title: `№ ${number}`, path: `/desk/cases/${id}` }],
    error: failure !== undefined, ...(failure && { status: statuses[failure.kind] }),
    body: html`${errorSummary(locale, problems)}<h1>${marksWords.title[locale]}</h1><p class="hint">${procedure.title[locale]}, № ${number}: ${step?.outcomes[doing.outcome]?.label[locale]}</p><p class="lead">${
      marksWords.lead[locale]}</p><p>${marksWords.noneMarked[locale]}</p>${answerIn(locale, view.language)}${form(visit, {
      action: link(pathIn(viewIn(visit), `${id}/marks`, { act: key })), keeps: 'itself',
      body: html`${procedure.form.map((page) => questions(locale, page.fields.filter((one) => open.includes(one)), { view, files, entries, again, title: page.title[locale] }))}${
        field(locale, { ...texts.reasons, label: marksWords.general }, again)}${actions(
        button(locale, step?.sign ? marksWords.toSign : marksWords.giveBack), button(locale, marksWords.later, { kind: 'quiet', name: 'later', value: 'true' }))}<p class="hint">${marksWords.kept[locale]}</p>`,
    })}`,
  })
}

interface Asking {
  readonly view: CaseView
  readonly files: Readonly<Record<string, KeptFile>>
  readonly entries: ShownEntries
  readonly again: { readonly values: Submitted; readonly problems: readonly Problem[] }
  readonly title: string
}

/** The answers of a page of the form, each in a row with what opens the place for what is wrong with it. */
function questions(locale: Locale, fields: readonly Field[], { view: { state: { facts } }, files, entries, again, title }: Asking): Content {
  const asked = fields.filter(({ name }) => facts[name] !== undefined)
  return asked.length > 0 && html`<h2>${title}</h2>${asked.map((one) => {
    const [whole, ...inRows] = markable([one], facts)
    const written = inRows.some((control) => again.values[`${prefix}${control}`] !== undefined)
    return whole && html`<section class="markable">${answerList(locale, [one], facts, { files, entries })}<details class="mark"${again.values[`${prefix}${whole}`] !== undefined && ' open'}><summary>${
      marksWords.mark[locale]}<span class="unseen">: ${one.label[locale]}</span></summary>${reason(locale, fields, whole, again)}</details>${
      inRows.length > 0 && html`<details${written && ' open'}><summary>${marksWords.inTable[locale]}</summary>${inRows.map((cell) => reason(locale, fields, cell, again))}</details>`}</section>`
  })}`
}

const reason = (locale: Locale, fields: readonly Field[], control: string, again: Asking['again']): Html =>
  field(locale, { kind: 'input', name: `${prefix}${control}`, label: whatIsWrong(labelAt(fields, control)), maxLength: longestMark, width: 'full' }, again)
