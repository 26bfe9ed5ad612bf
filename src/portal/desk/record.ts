/** The left pane of a case: the check, the answers in the order of the form, the findings, the decisions it is about and led to. */
import { type CaseView, stepOf } from '../../kernel/cases/index.ts'
import type { Decision } from '../../kernel/decisions/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { answeredPages } from '../../law/form.ts'
import { fieldsOf, findingsIn } from '../../law/procedure.ts'
import { readingOf } from '../../law/reading.ts'
import { dayOf } from '../../law/time.ts'
import { actorHere } from '../asked.ts'
import { definitionList, groundList } from '../components/index.ts'
import type { KeptFile } from '../components/index.ts'
import type { ShownEntries } from '../entry-choice.ts'
import { html } from '../html.ts'
import type { Content, Html } from '../html.ts'
import { answerList, paragraphs } from '../services/answer-list.ts'
import { scoreSections } from '../services/score.ts'
import { statusTag } from '../services/decision-words.ts'
import type { Visit } from '../visit.ts'
import { dateTime, moment } from '../words.ts'
import { words } from './messages.ts'
import { checkSection } from './trace.ts'

export interface RecordGround {
  readonly view: CaseView
  readonly files: Readonly<Record<string, KeptFile>>
  readonly entries: ShownEntries
  /** The decision that the case is about. */
  readonly about: Decision | undefined
  /** What its decision would change. */
  readonly changes: Content
}

export async function recordPane(kernel: Kernel, visit: Visit, { view, files, entries, about, changes }: RecordGround): Promise<Html> {
  const { locale } = visit
  const { procedure, state } = view
  const found = Object.values(procedure.steps).flatMap(findingsIn).filter(({ name }) => state.facts[name] !== undefined)
  const opened = view.log[0]?.act.type === 'opened'
  return html`${check(kernel, visit, view)}${about && await aboutSection(kernel, visit, about)}<section><h2>${(opened ? words.grounding : words.application)[locale]}</h2>${
    answeredPages(procedure.form, state.facts).map(({ title, fields }) => html`<h3>${title[locale]}</h3>${answerList(locale, fields, state.facts, { files, entries })}`)}</section>${scoreSections(locale, procedure, state.facts, dayOf(state.filedAt, kernel.country.calendar.zone), 'office')}${
    found.length > 0 && html`<section><h2>${words.findings[locale]}</h2>${answerList(locale, found, state.facts, { files, entries })}</section>`}${changes}${issued(visit, view)}`
}

function check({ country }: Kernel, { locale }: Visit, { procedure, state, check }: CaseView): Content {
  const step = stepOf(procedure, state)
  if (step === undefined) return undefined
  const rule = step.check === undefined ? undefined : procedure.rules[step.check]
  if (check === undefined || rule === undefined) return step.by !== 'applicant' && html`<p class="hint">${words.noCheck[locale]}</p>`
  const reading = readingOf(procedure, dayOf(state.filedAt, country.calendar.zone))
  return checkSection(locale, check, { rule, trace: check.trace, reading, fields: fieldsOf(procedure) })
}

/** An earlier decision in short: what it said, on which grounds, and whether it stands. */
/** The decision that a case is about, with the entry that it made or changed. */
export async function aboutSection({ registers }: Pick<Kernel, 'registers'>, visit: Visit, { record, status }: Decision): Promise<Html> {
  const { locale, link } = visit
  const { id, number, title, words: operative, decidedOn, grounds, reasons } = record
  const entry = await registers.ofAct({ decision: id })
  const called = entry && (await registers.titles([entry.number], actorHere(visit))).get(entry.number)
  const kind = entry && registers.declared.find((one) => one.id === entry.register)?.title
  return html`<section><h2>${words.about[locale]}</h2>${definitionList(locale, [
    { term: words.number, value: html`<a href="${link(`/decisions/${number}`)}">№ ${number}</a>, ${dateTime(locale, decidedOn)} ${statusTag(locale, status)}` },
    ...(called && kind ? [{ term: kind, value: html`<a href="${link(`/registers/${entry.register}/${entry.number}`)}">${called[locale]}</a>, № ${entry.number}` }] : []),
    { term: title, value: operative[locale] },
    ...(grounds.length > 0 ? [{ term: words.grounds, value: groundList(locale, grounds) }] : []),
    ...(reasons ? [{ term: words.reasons, value: html`<span class="prose">${paragraphs(reasons)}</span>` }] : []),
  ])}</section>`
}

function issued(visit: Visit, { procedure, state }: CaseView): Content {
  return state.decisions.length > 0 && html`<section><h2>${words.decisions[visit.locale]}</h2>${definitionList(visit.locale, state.decisions.map(({ kind, number, at }) => ({
    term: procedure.decisions[kind]?.title ?? kind, value: html`<a href="${visit.link(`/decisions/${number}`)}">№ ${number}</a>, ${moment(visit, at)}`,
  })))}</section>`
}
