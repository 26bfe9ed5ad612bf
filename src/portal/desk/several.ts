/** Acts in many cases at once: what was ticked in the queue, what will happen to each, and afterwards what was done and what could not be. */
import { randomUUID } from 'node:crypto'
import { type ChosenCase, type DoneInCase, mostAtOnce, placeOf, stepOf } from '../../kernel/cases/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { readAnswers } from '../../law/answers.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { plural } from '../../law/format.ts'
import { same, spoken, type Text } from '../../law/text.ts'
import { actorHere, idFrom, isId } from '../asked.ts'
import { actions, button, emptyState, errorSummary, fields, form, notice, table, tag } from '../components/index.ts'
import { html, type Html } from '../html.ts'
import { type Route, route } from '../routes.ts'
import { keyFrom } from '../services/parts.ts'
import { paragraphs } from '../services/answer-list.ts'
import type { SubmittedForm, Visit } from '../visit.ts'
import { actWords, leadsTo } from './act-messages.ts'
import { texts } from './doing.ts'
import { words as deskWords } from './messages.ts'
import { anyOfficer, deskCrumb, deskPage, namesOf } from './parts.ts'
import { severalWords as words } from './queue-messages.ts'

const doIn = (count: number): Text => spoken({ kk: `${count} іс бойынша орындау`, ru: `Выполнить по ${count} ${plural('ru', count, { one: 'делу', other: 'делам' })}`, en: `Do it in ${count} ${count === 1 ? 'case' : 'cases'}` })
const doneIn = (done: number, of: number): Text => spoken({ kk: `Орындалған іс саны: ${done} (барлығы ${of}).`, ru: `Выполнено дел: ${done} из ${of}.`, en: `Done in ${done} of ${of} cases.` })

/** In a row of the queue: the box by which the case is chosen, for the form of `severalButton`. */
export const tickBox = ({ locale }: Visit, { id, number }: { readonly id: string; readonly number: string }): Html =>
  html`<label class="tick"><input type="checkbox" form="several" name="case" value="${id}"><span class="unseen">${words.tick[locale]}: № ${number}</span></label>`

/** Below the queue: leads to the page of what is ticked. */
export const severalButton = ({ locale, link }: Visit): Html =>
  html`<form id="several" method="get" action="${link('/desk/several')}"><div class="actions"><button class="button quiet">${words.act[locale]}</button></div></form>`

export const tickTitle: Text = words.tick

export const severalRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/desk/several', kind: 'page', permission: anyOfficer(kernel), title: words.title, rateLimit: { requests: 60, seconds: 60 },
    handle: async (visit) => choosePage(kernel, visit, await chosenBy(kernel, visit, visit.url.searchParams.getAll('case')), {}),
  }),
  route({
    method: 'POST', path: '/desk/several', kind: 'page', permission: anyOfficer(kernel), title: words.title, rateLimit: { requests: 60, seconds: 60 },
    async handle(visit) {
      const sent = await visit.form()
      switch (sent.values['does']) {
        case 'confirm': return confirm(kernel, visit, sent)
        case 'change': return choosePage(kernel, visit, await chosenBy(kernel, visit, [...sent.all('case'), ...sent.all('other')]), { values: sent.values })
        default: return foresee(kernel, visit, sent)
      }
    },
  }),
]

const chosenBy = (kernel: Kernel, visit: Visit, ids: readonly string[]): Promise<readonly ChosenCase[]> => kernel.cases.chooseSeveral(actorHere(visit), ids.filter(isId).slice(0, mostAtOnce))

/** Those that stand where the first that may be acted on stands, and the others with the reason why not. */
function together(all: readonly ChosenCase[]): { readonly able: readonly ChosenCase[]; readonly unable: readonly ChosenCase[] } {
  const first = all.find(({ outcomes }) => outcomes.length > 0)
  const isWith = ({ view, outcomes }: ChosenCase): boolean => outcomes.length > 0 && view.procedure.id === first?.view.procedure.id && view.state.step === first.view.state.step
  return { able: all.filter(isWith), unable: all.filter((one) => !isWith(one)).map((one) => (one.because ? one : { ...one, because: words.other })) }
}

interface Typed { readonly values?: Readonly<Record<string, string>>; readonly problems?: readonly Problem[] }

async function choosePage(kernel: Kernel, visit: Visit, all: readonly ChosenCase[], { values = {}, problems = [] }: Typed): Promise<Response> {
  const { locale, link } = visit
  const { able, unable } = together(all)
  const step = able[0] && stepOf(able[0].view.procedure, able[0].view.state)
  const offered = [...new Set(able.flatMap(({ outcomes }) => outcomes))]
  const list = await listOf(kernel, visit, [...able, ...unable], ({ outcomes, because }) => because ? html`${tag(locale, words.cannot, 'wait')} ${because[locale]}` : outcomes.map((name) => step?.outcomes[name]?.label[locale] ?? name).join(', '))
  return severalPage(visit, problems.length > 0, html`${errorSummary(locale, problems)}<h1>${words.title[locale]}</h1>${all.length === 0 ? nothingTicked(visit) : html`${step && html`<p class="lead">${able[0]!.view.procedure.title[locale]}: ${step.title[locale]}</p>`}<p>${words.each[locale]}</p>${list}${
    step && html`<section class="act">${form(visit, {
      action: link('/desk/several'),
      body: html`${[...able, ...unable].map(({ view: { id } }) => html`<input type="hidden" name="case" value="${id}">`)}${fields(locale, [
        { kind: 'choice', name: 'act-outcome', label: actWords.outcome, choices: offered.map((name) => ({ value: name, label: step.outcomes[name]!.label, ...(step.outcomes[name]!.to === 'closed' ? { hint: actWords.closes } : { hint: leadsTo(able[0]!.view.procedure.steps[step.outcomes[name]!.to]?.title ?? same(step.outcomes[name]!.to)) }) })) }, texts.reasons,
      ], { values, problems })}${actions(button(locale, words.see, { name: 'does', value: 'foresee' }))}`,
    })}</section>`}`}`)
}

const nothingTicked = ({ locale, link }: Visit): Html => emptyState(locale, { title: words.none, body: words.noneHint[locale], action: actions(button(locale, words.toQueue, { href: link('/desk'), kind: 'quiet' })) })

/** What will happen to each, before anything does. */
async function foresee(kernel: Kernel, visit: Visit, sent: SubmittedForm): Promise<Response> {
  const { locale, link } = visit
  const { values } = sent
  const all = await chosenBy(kernel, visit, sent.all('case'))
  const outcome = values['act-outcome'] ?? ''
  const written = readAnswers([texts.reasons], values)
  const reasons = String(written.facts[texts.reasons.name] ?? '')
  const { able, unable } = together(all)
  const step = able[0] && stepOf(able[0].view.procedure, able[0].view.state)
  const way = step?.outcomes[outcome]
  const problems: Problem[] = []
  if (way === undefined && able.length > 0) problems.push({ field: 'act-outcome', text: actWords.choose })
  problems.push(...written.problems)
  if (way?.reasons && reasons === '' && written.problems.length === 0) problems.push({ field: 'act-reasons', text: actWords.needsReasonsNow })
  if (way === undefined || problems.length > 0) return choosePage(kernel, visit, all, { values, problems })
  const will = able.filter(({ outcomes }) => outcomes.includes(outcome))
  const goes = new Set(will)
  const list = await listOf(kernel, visit, [...able, ...unable], (one) => goes.has(one) ? html`${tag(locale, way.label, 'now')} ${(way.to === 'closed' ? actWords.closes : leadsTo(one.view.procedure.steps[way.to]?.title ?? same(way.to)))[locale]}`
    : html`${tag(locale, words.cannot, 'wait')} ${(one.because ?? words.notThis)[locale]}`)
  return severalPage(visit, false, html`<h1>${words.will[locale]}</h1><p class="lead">${able[0]!.view.procedure.title[locale]}: ${step!.title[locale]}</p><p>${words.each[locale]}</p>${list}${
    reasons !== '' && html`<h2>${deskWords.reasons[locale]}</h2><div class="prose">${paragraphs(reasons)}</div>`}${will.length > 0 && form(visit, {
    action: link('/desk/several'),
    body: html`<input type="hidden" name="key" value="${randomUUID()}"><input type="hidden" name="act-outcome" value="${outcome}"><input type="hidden" name="act-reasons" value="${reasons}">${will.map(({ view }) =>
      html`<input type="hidden" name="case" value="${view.id}"><input type="hidden" name="seen-${view.id}" value="${placeOf(view.state, view.log, 'complete')}">`)}${
      all.filter((one) => !goes.has(one)).map(({ view: { id } }) => html`<input type="hidden" name="other" value="${id}">`)}${
      actions(button(locale, doIn(will.length), { name: 'does', value: 'confirm' }), button(locale, words.mend, { kind: 'quiet', name: 'does', value: 'change' }))}`,
  })}`)
}

/** Does it in each, and tells what was done and what was not. */
async function confirm(kernel: Kernel, visit: Visit, sent: SubmittedForm): Promise<Response> {
  const { locale, link } = visit
  const { values } = sent
  const ids = [...new Set(sent.all('case'))].map(idFrom).slice(0, mostAtOnce)
  if (ids.length === 0) throw new Failure('invalid', words.none)
  const reasons = values['act-reasons']
  const done = await kernel.cases.performSeveral(actorHere(visit), {
    key: keyFrom(values), outcome: values['act-outcome'] ?? '', ...(reasons && { reasons }), cases: ids.map((id) => ({ id, seen: values[`seen-${id}`] ?? '' })),
  })
  const because = new Map<string, DoneInCase>(done.map((one) => [one.id, one]))
  const all = await chosenBy(kernel, visit, ids)
  const count = done.filter((one) => one.because === undefined).length
  const list = await listOf(kernel, visit, all, ({ view: { id } }) => {
    const why = because.get(id)?.because
    return why ? html`${tag(locale, actWords.nothingDone, 'late')} ${why[locale]}` : tag(locale, words.done, 'good')
  })
  return severalPage(visit, false, html`<h1>${words.result[locale]}</h1>${notice(locale, { kind: count === ids.length ? 'good' : 'warning', body: doneIn(count, ids.length)[locale] })}${list}${
    actions(button(locale, words.toQueue, { href: link('/desk?waits=me') }))}`)
}

async function listOf(kernel: Kernel, visit: Visit, all: readonly ChosenCase[], said: (one: ChosenCase) => Html | string): Promise<Html> {
  const { locale, link } = visit
  const name = await namesOf(kernel, all.map(({ view: { organisation, person } }) => ({ ...(organisation && { organisation: organisation.id }), ...(person && { person }) })), locale)
  return table(locale, {
    caption: words.title, captionUnseen: true, rows: all, columns: [
      { title: deskWords.number, header: true, cell: ({ view: { id, number } }) => html`<a href="${link(`/desk/cases/${id}`)}">${number}</a>` },
      { title: deskWords.applicant, cell: ({ view: { organisation, person, body } }) => name({ ...(organisation && { organisation: organisation.id }), ...(person && { person }), ...(body && { body: body.id }) }) },
      { title: deskWords.step, cell: ({ view }) => stepOf(view.procedure, view.state)?.title[locale] ?? deskWords.closedCase[locale] },
      { title: words.will, cell: said },
    ],
  })
}

const severalPage = (visit: Visit, error: boolean, body: Html): Response => deskPage({ visit, title: words.title, breadcrumbs: [deskCrumb], error, body })
