/** Forms whose answers open further questions: a page notes which questions it showed, and is shown again with those that its answers opened. */
import type { Facts, Field } from '../law/field.ts'
import type { FormField, FormPage } from '../law/form.ts'
import { printAnswer } from '../law/print-answer.ts'
import { type Locale, spoken, type Text } from '../law/text.ts'
import { definitionList, notice } from './components/index.ts'
import { html } from './html.ts'
import type { Content } from './html.ts'

const noteName = 'shown'

type Values = Readonly<Record<string, string>>
type Questions = Pick<FormPage, 'when' | 'fields'>

const words = {
  opened: spoken({
    kk: 'Жауаптарыңызға байланысты қосымша сұрақтар пайда болды. Оларға да жауап беріңіз.',
    ru: 'В зависимости от ваших ответов появились дополнительные вопросы. Ответьте и на них.',
    en: 'Your answers have opened further questions. Answer these as well.',
  }),
  droppedTitle: spoken({ kk: 'Енді сұралмайтын жауаптар', ru: 'Ответы, которые больше не нужны', en: 'Answers that no longer apply' }),
  dropped: spoken({
    kk: 'Басқа жауаптарыңыз өзгергендіктен, бұл жауаптар жіберілмейді.',
    ru: 'Другие ответы изменились, поэтому эти ответы не будут отправлены.',
    en: 'Because other answers have changed, these are not sent.',
  }),
} as const satisfies Record<string, Text>

const hasConditions = (form: readonly Questions[]): boolean => form.some(({ when, fields }) => when !== undefined || fields.some((field) => field.when !== undefined))

/** The hidden note of the questions that stand on a page; nothing in a form where every question always does. */
export const shownNote = (form: readonly Questions[], shown: readonly Field[]): Content =>
  hasConditions(form) && html`<input type="hidden" name="${noteName}" value="${shown.map(({ name }) => name).join(' ')}">`

/** The questions that a page showed, by the note that it brings back; all of them where it brings none. */
export function shownOf<F extends Field>(fields: readonly F[], values: Values): readonly F[] {
  const shown = values[noteName]?.split(' ')
  return shown === undefined ? fields : fields.filter(({ name }) => shown.includes(name))
}

/** The questions that are asked now and did not stand on the page that was sent. */
export const openedBy = (asked: readonly FormField[], values: Values): readonly FormField[] =>
  asked.filter((field) => !shownOf(asked, values).includes(field))

export const openedNotice = (locale: Locale, opened: readonly Field[]): Content => opened.length > 0 && notice(locale, { body: words.opened[locale] })

/** Says which answers are not asked any more and will not be sent. */
export function droppedNotice(locale: Locale, form: readonly Questions[], dropped: Facts): Content {
  const fields = form.flatMap((page) => page.fields).filter(({ name }) => dropped[name] !== undefined)
  return fields.length > 0 && notice(locale, {
    kind: 'warning', title: words.droppedTitle,
    body: html`<p>${words.dropped[locale]}</p>${definitionList(locale, fields.map((field) => ({ term: field.label, value: field.kind === 'file' ? '' : printAnswer(field, dropped[field.name] ?? '')[locale] })))}`,
  })
}
