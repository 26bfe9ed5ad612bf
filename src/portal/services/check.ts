/** The eligibility check without an account: asks only what is still unknown, and stops at the first decisive ground. */
import type { Kernel } from '../../kernel/index.ts'
import { readAnswers, type Submitted } from '../../law/answers.ts'
import { untaken } from '../../law/entry-field.ts'
import { type Evaluation, evaluate, type Reading } from '../../law/evaluate.ts'
import type { Problem } from '../../law/failure.ts'
import type { Facts, Field } from '../../law/field.ts'
import { inEveryLanguage } from '../../law/format.ts'
import { askedOf, conditionsOf } from '../../law/form.ts'
import { printAnswer } from '../../law/print-answer.ts'
import { isByAccount, isByHouse } from '../../law/opening.ts'
import type { Procedure } from '../../law/procedure.ts'
import { questionnairesOf, readingOf } from '../../law/reading.ts'
import { factsOf, type RuleData } from '../../law/rule.ts'
import type { Day } from '../../law/time.ts'
import { actions, button, cite, definitionList, errorSummary, field, notice, reviseRows } from '../components/index.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { page } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { words } from './messages.ts'
import { applyPath, inForce, inForceToday, institutionOf, servicesCrumb, today } from './parts.ts'

/** How far a visitor has come: what was answered, in order, and what follows from it. */
export interface Progress {
  /** Names of the fields answered, in the order in which they were asked. */
  readonly answered: readonly string[]
  readonly submitted: Submitted
  readonly facts: Facts
  readonly problems: readonly Problem[]
  readonly evaluation: Evaluation
  /** The field to ask next; absent when there is nothing more to ask, or no need. */
  readonly next?: Field
}

const formFields = (declaration: Procedure): readonly Field[] => declaration.form.flatMap((page) => page.fields.map(untaken))

/** Reads the answers so far and judges the rule on them. Pure. `asked` names the field whose answer has just come. */
export function progressOf(declaration: Procedure, rule: string, sent: Submitted, asked: string | undefined, on: Day): Progress {
  const conditions = conditionsOf(declaration.form)
  const names = readBy(factsOf(declaration.rules[rule]!, questionnairesOf(declaration)), conditions, declaration.questionnaires)
  const questions = formFields(declaration).filter(({ name, kind }) => names.has(name) && kind !== 'file')
  const isSent = ({ name }: Field): boolean => Object.keys(sent).some((key) => key === name || key.startsWith(`${name}.`))
  // Boxes that nobody ticked send nothing: that they were answered so goes along under the name of the question.
  const empty = questions.find((one) => one.name === asked && !isSent(one))
  const submitted = empty === undefined ? sent : { ...sent, [empty.name]: '' }
  const isHere = (field: Field): boolean => field === empty || isSent(field)
  const order = Object.keys(submitted)
  const present = questions.filter(isHere).sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
  const { facts: typed, problems } = readAnswers(present, submitted)
  const reading = readingOf(declaration, on)
  const { facts } = askedOf(declaration.form, typed, reading)
  const evaluation = evaluate(declaration.rules[rule]!, facts, reading)
  const missing = toKnow(evaluation.missing, conditions, facts, reading).find((name) => questions.some((question) => question.name === name))
  const wrong = present.find(({ name }) => problems.some((problem) => problem.field === name || problem.field?.startsWith(`${name}.`)))
  const next = wrong ?? questions.find(({ name }) => name === missing)
  const done = wrong === undefined && (evaluation.verdict !== 'unknown' || next === undefined)
  return {
    answered: present.filter((one) => one !== wrong).map(({ name }) => name), submitted, facts, problems, evaluation, ...(!done && next && { next }),
  }
}

/** What must be asked to know these facts, in this order: each itself, or first what decides whether it is asked. */
export const toKnow = (missing: readonly string[], conditions: ReadonlyMap<string, RuleData>, facts: Facts, reading: Reading): readonly string[] => [...new Set(missing.flatMap((fact) => {
  const condition = conditions.get(fact)
  const { verdict, missing: before } = condition === undefined ? { verdict: true, missing: [] } : evaluate(condition, facts, reading)
  return verdict === true ? [fact] : verdict === 'unknown' ? toKnow(before, conditions, facts, reading) : []
}))]

/** The facts that a rule reads, with those that decide whether they are asked. */
export function readBy(facts: readonly string[], conditions: ReadonlyMap<string, RuleData>, questionnaires: Procedure['questionnaires']): ReadonlySet<string> {
  const read = new Set<string>()
  const add = (fact: string): void => {
    if (read.has(fact)) return
    read.add(fact)
    const condition = conditions.get(fact)
    if (condition) for (const other of factsOf(condition, questionnaires)) add(other)
  }
  for (const fact of facts) add(fact)
  return read
}

const queryOf = (url: URL): Submitted => Object.fromEntries([...url.searchParams].filter(([name]) => name !== 'asked').slice(0, 500))

export const checkRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/services/:id/check', kind: 'page', permission: 'everyone', title: words.checkShort,
    async handle(visit, { id }) {
      const { declaration } = await inForce(kernel, id)
      const frame = { visit, title: inEveryLanguage((locale) => `${words.checkShort[locale]}: ${declaration.title[locale]}`), current: institutionOf(id), breadcrumbs: [servicesCrumb, { title: declaration.title, path: `/services/${id}` }] }
      const rule = declaration.eligibility
      if (rule === undefined) return page({ ...frame, body: html`<h1>${words.checkShort[visit.locale]}</h1><p>${words.noCheck[visit.locale]}</p>${applyActions(visit, declaration, {})}` })
      const asked = visit.url.searchParams.get('asked') ?? undefined
      const query = queryOf(visit.url)
      const revised = reviseRows(formFields(declaration), query)
      const progress = progressOf(declaration, rule, revised ?? query, revised ? undefined : asked, today(kernel))
      if (progress.next) {
        const problems = revised ? [] : progress.problems
        return page({ ...frame, body: question(visit, declaration, progress, progress.next, problems), error: problems.length > 0 })
      }
      return page({ ...frame, body: result(visit, declaration, progress) })
    },
  }),
]

/** The first question of a service's check, as a form that leads into it; undefined where the service has no check, or is not in force. */
export async function firstQuestion(kernel: Kernel, visit: Visit, id: string): Promise<Html | undefined> {
  const declaration = (await inForceToday(kernel)).find((one) => one.declaration.id === id)?.declaration
  if (declaration?.eligibility === undefined) return undefined
  const progress = progressOf(declaration, declaration.eligibility, {}, undefined, today(kernel))
  return progress.next && questionForm(visit, declaration, progress, progress.next)
}

const first = 'asked'

function question(visit: Visit, declaration: Procedure, progress: Progress, next: Field, problems: readonly Problem[]): Html {
  const { locale } = visit
  return html`${errorSummary(locale, problems)}<p class="kicker">${words.checkShort[locale]}</p>${questionForm(visit, declaration, progress, next, { heading: true, problems })}${
    progress.answered.length === 0 && html`<p class="hint">${words.checkLead[locale]}</p>`}`
}

/** One question, with the answers before it; as the `heading` of its page, or below one. */
function questionForm(visit: Visit, { id }: Procedure, { submitted, answered }: Progress, next: Field, { problems = [], ...whole }: { readonly heading?: true; readonly problems?: readonly Problem[] } = {}): Html {
  const { locale } = visit
  const carried = Object.entries(submitted).filter(([name]) => answered.some((known) => name === known || name.startsWith(`${known}.`)))
  const back = answered.length > 0 && html`<a href="${visit.url.pathname}?${backQuery(submitted, answered)}">${words.back[locale]}</a>`
  return html`<form method="get" action="${visit.link(`/services/${id}/check`)}" novalidate>${carried.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}<input type="hidden" name="${first}" value="${
    next.name}">${field(locale, next, { values: submitted, problems, ...whole })}${actions(button(locale, words.goOn), back)}</form>`
}

/** The answers without the last one, which is asked again. */
function backQuery(submitted: Submitted, answered: readonly string[]): string {
  const last = answered.at(-1)
  return new URLSearchParams(Object.entries(submitted).filter(([name]) => name !== last && !name.startsWith(`${last}.`))).toString()
}

function result(visit: Visit, declaration: Procedure, { facts, submitted, answered, evaluation }: Progress): Html {
  const { locale } = visit
  const { verdict, failed, missing } = evaluation
  const [ground] = failed
  const fields = formFields(declaration)
  const answers = answered.flatMap((name) => {
    const found = fields.find((one) => one.name === name)
    const answer = facts[name]
    return found === undefined || answer === undefined ? [] : [{
      term: found.label, value: printAnswer(found, answer)[locale], change: `${visit.link(`/services/${declaration.id}/check`)}?${changeQuery(submitted, answered, name)}`,
    }]
  })
  const words_ = verdict === true ? { title: words.fits, text: words.fitsText } : verdict === false ? { title: words.failed, text: words.failedText } : { title: words.open, text: words.openText }
  return html`<h1>${words_.title[locale]}</h1>${ground && notice(locale, {
    kind: 'warning', title: ground.words[locale], body: ground.basis && html`<p>${words.basis[locale]}: ${cite(locale, ground.basis, { full: true })}</p>` })}<p>${words_.text[locale]}</p>${
    verdict === 'unknown' && openList(visit, declaration, missing)}<h2>${words.yourAnswers[locale]}</h2>${definitionList(locale, answers)}${
    verdict !== false && html`<p>${words.answersGoAlong[locale]}</p>`}${applyActions(visit, declaration, submitted, verdict === false)}`
}

/** The answers up to a question that is to be asked again: that one and all after it are dropped. */
function changeQuery(submitted: Submitted, answered: readonly string[], name: string): string {
  const kept = answered.slice(0, answered.indexOf(name))
  return new URLSearchParams(Object.entries(submitted).filter(([key]) => kept.some((one) => key === one || key.startsWith(`${one}.`)))).toString()
}

function openList({ locale }: Visit, declaration: Procedure, missing: readonly string[]): Html {
  const fields = formFields(declaration)
  const parts = missing.map((name) => name.startsWith('parameter:')
    ? html`${words.openParameters[locale]}: <code>${name.slice('parameter:'.length)}</code>`
    : html`${words.openDocuments[locale]}: ${fields.find((one) => one.name === name)?.label[locale] ?? name}`)
  return html`<ul>${parts.map((part) => html`<li>${part}</li>`)}</ul>`
}

function applyActions(visit: Visit, declaration: Procedure, submitted: Submitted, unlikely = false): Html {
  const { locale, link } = visit
  const { id, opens } = declaration
  const query = new URLSearchParams(Object.entries(submitted)).toString()
  const label = visit.actor === null && isByAccount(opens) ? words.signInToApply : words.apply
  return actions(
    !isByHouse(opens) && button(locale, label, { kind: unlikely ? 'quiet' : 'main', href: link(applyPath(declaration)) + (query && `?${query}`) }),
    html`<a href="${link(`/services/${id}/check`)}">${words.startAgain[locale]}</a>`,
  )
}
