/** What an office has marked in an application: on the case and in its history, and in the form that corrects nothing else. */
import { labelAt, type Mark, unchangedMarks } from '../../law/mark.ts'
import { readAnswers, type Submitted } from '../../law/answers.ts'
import { type Facts, type Field, fieldAt } from '../../law/field.ts'
import type { FormPage } from '../../law/form.ts'
import { type Locale, type Text } from '../../law/text.ts'
import { definitionList, field, notice } from '../components/index.ts'
import type { FormState } from '../components/index.ts'
import type { ShownEntries } from '../entry-choice.ts'
import { html } from '../html.ts'
import type { Content, Html } from '../html.ts'
import { answerList, paragraphs } from './answer-list.ts'

export const markWords = {
  marked: { kk: 'Нені түзету керек', ru: 'Что нужно исправить', en: 'What has to be corrected' },
  only: {
    kk: 'Орган белгілеген жауаптар ғана ашық, әрқайсысының жанында себебі жазылған. Қалған жауаптар өзгермейді.',
    ru: 'Открыты только ответы, отмеченные органом, и рядом с каждым указана причина. Остальные ответы не меняются.',
    en: 'Only the answers that the office has marked are open, each with its reason beside it. The others stay as they are.',
  },
  stays: { kk: 'Өзгермейтін жауаптар', ru: 'Ответы, которые не меняются', en: 'Answers that stay as they are' },
  unchanged: { kk: 'Белгіленген, бірақ өзгертілмеген жауаптар', ru: 'Отмечено, но не исправлено', en: 'Marked, and not changed' },
  sendAnyway: {
    kk: 'Оларды түзетіңіз. Өзгерту қажет емес деп санасаңыз, қайта жіберіңіз: өтініш осы күйінде қабылданады.',
    ru: 'Исправьте эти ответы. Если считаете, что менять их не нужно, отправьте ещё раз: заявление будет принято в таком виде.',
    en: 'Correct them. If you hold that they need no change, send once more: the application is then taken as it is.',
  },
} as const satisfies Record<string, Text>

/** Each marked answer with what is wrong with it. */
export const markList = (locale: Locale, fields: readonly Field[], marks: readonly Mark[]): Html =>
  definitionList(locale, marks.map(({ field: control, reason }) => ({ term: labelAt(fields, control), value: html`<span class="prose">${paragraphs(reason)}</span>` })))

/** The same as a message to whoever corrects. */
export const markNotice = (locale: Locale, fields: readonly Field[], marks: readonly Mark[]): Content =>
  marks.length > 0 && notice(locale, { kind: 'warning', title: markWords.marked, body: markList(locale, fields, marks) })

/** The questions that a form of these marks can bring answers to: those marked, or in part, and those that were not asked before. */
export const openFields = (fields: readonly Field[], facts: Facts, marks: readonly Mark[]): readonly Field[] => (marks.length === 0 ? fields
  : fields.filter(({ name }) => facts[name] === undefined || marks.some(({ field: control }) => control.split('.')[0] === name)))

interface MarkedForm {
  /** The pages with the questions that are asked now. */
  readonly pages: readonly FormPage[]
  readonly facts: Facts
  readonly marks: readonly Mark[]
  readonly entries: ShownEntries
  readonly state: FormState
}

/** The form of a returned application, page by page: what is marked as questions, each after its reason, and the rest to read, folded below. */
export function markedForm(locale: Locale, { pages, facts, marks, entries, state }: MarkedForm): Html {
  const asked = pages.flatMap(({ fields }) => fields)
  const outermost = marks.filter(({ field: control }) => !marks.some((other) => control.startsWith(`${other.field}.`)))
  /** What stands in a form for a question: itself, its marked answers in rows, or nothing where it only is read. */
  const questions = (one: Field): readonly Html[] => {
    const here = outermost.filter(({ field: control }) => control.split('.')[0] === one.name)
    if (here.length === 0) return facts[one.name] === undefined ? [field(locale, one, state)] : []
    return here.map(({ field: control }) => {
      const marked = { ...fieldAt(asked, control)!, name: control, label: labelAt(asked, control) }
      return html`${markNotice(locale, asked, marks.filter((mark) => mark.field === control || mark.field.startsWith(`${control}.`)))}${field(locale, marked, state)}`
    })
  }
  return html`${pages.map(({ title, fields }) => {
    const open = fields.flatMap(questions)
    return open.length > 0 && html`<h2>${title[locale]}</h2>${open}`
  })}<details><summary>${markWords.stays[locale]}</summary>${pages.map(({ title, fields }) => {
    const rest = fields.filter((one) => facts[one.name] !== undefined && !outermost.some(({ field: control }) => control === one.name))
    return rest.length > 0 && html`<h3>${title[locale]}</h3>${answerList(locale, rest, facts, { files: state.files ?? {}, entries })}`
  })}</details>`
}

const toldName = 'unchanged'

/** The marks under which nothing is changed and of which the sender was not told yet. */
export function untoldMarks(fields: readonly Field[], facts: Facts, { marks, values }: { readonly marks: readonly Mark[]; readonly values: Submitted }): readonly Mark[] {
  const told = values[toldName]?.split(' ') ?? []
  return unchangedMarks(fields, { before: facts, after: readAnswers(fields, values).facts, marks }).filter(({ field: control }) => !told.includes(control))
}

/** Says before an application goes what was marked in it and not changed, and notes in the form that it was said. */
export const unchangedNotice = (locale: Locale, fields: readonly Field[], marks: readonly Mark[]): Content => marks.length > 0 && html`${notice(locale, {
  kind: 'warning', title: markWords.unchanged, body: html`<ul>${marks.map(({ field: control }) => html`<li>${labelAt(fields, control)[locale]}</li>`)}</ul><p>${markWords.sendAnyway[locale]}</p>`,
})}<input type="hidden" name="${toldName}" value="${marks.map(({ field: control }) => control).join(' ')}">`
