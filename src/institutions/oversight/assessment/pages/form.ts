/** The questions as a form without a script, and what was answered in it. */
import type { Locale } from '../../../../law/text.ts'
import { attributes, type Content, html, type Html, tag } from '../../../../portal/index.ts'
import { type Answers, isEmpty } from '../expression.ts'
import type { Known } from '../known.ts'
import { isAsked, type Part, type Question, type Questionnaire, type Section } from '../questionnaire.ts'
import { words } from './messages.ts'
import { inParagraphs, inWords, wordsOf } from './said.ts'

/** What a form says of the questions that stood on it: their names, so that an empty answer is told from one that was not asked. */
const offeredField = 'offered'
const fieldOf = (name: string): string => `q.${name}`

export interface Filled {
  readonly known: Known
  readonly answers: Answers
  /** Names of the questions that stood on the page before: others are marked as new. */
  readonly before?: ReadonlySet<string>
}

/** Questions of a part that are asked now and that this form can ask. */
const questionsIn = (parts: readonly Part[], answers: Answers): readonly Question[] => parts.flatMap((part) => {
  if (!isAsked(part, answers) || part.is === 'words') return []
  return part.is === 'group' ? questionsIn(part.parts, answers) : part.kind === 'other' ? [] : [part]
})

/** Sections that ask something now, in order. */
export const askingNow = ({ sections }: Questionnaire, answers: Answers): readonly Section[] =>
  sections.filter((section) => isAsked(section, answers) && questionsIn(section.parts, answers).length > 0)

export const namesAsked = (sections: readonly Section[], answers: Answers): readonly string[] => sections.flatMap(({ parts }) => questionsIn(parts, answers).map(({ name }) => name))

/** The questions of these sections, each section under its heading, with what was answered. */
export function sectionFields(locale: Locale, filled: Filled, sections: readonly Section[]): Html {
  const { known, answers } = filled
  return html`<input type="hidden" name="${offeredField}" value="${JSON.stringify(namesAsked(sections, answers))}">${sections.map(({ said, parts }) =>
    html`<section>${said && html`<h2>${inWords(said, known, locale)}</h2>`}${parts.map((part) => partField(locale, filled, part))}</section>`)}`
}

function partField(locale: Locale, filled: Filled, part: Part): Content {
  const { known, answers } = filled
  if (!isAsked(part, answers)) return undefined
  if (part.is === 'words') return inParagraphs(part.said, known, locale)
  if (part.is === 'question') return part.kind === 'other' ? undefined : questionField(locale, filled, part)
  return html`${part.said && html`<h3>${inWords(part.said, known, locale)}</h3>`}${part.about && inParagraphs(part.about, known, locale)}${part.parts.map((inside) => partField(locale, filled, inside))}`
}

/** More options than this are a list to open. */
const mostRadios = 12

function questionField(locale: Locale, { known, answers, before }: Filled, question: Question): Html {
  const { name, kind, said, about, help, options } = question
  const value = answers.get(name)
  const id = `q-${name.replaceAll(/[^\w-]/g, '_')}`
  const isNew = before !== undefined && !before.has(name)
  const label = html`${inWords(said, known, locale)}${isNew && [' ', tag(locale, words.newQuestion, 'now')]}`
  const hint = (about ?? help) && html`<p class="hint" id="${id}-hint">${inWords(about, known, locale)}${about && help && ' '}${inWords(help, known, locale)}</p>`
  const described = hint && `${id}-hint`
  if (kind === 'line' || kind === 'text') {
    const shared = attributes({ id, name: fieldOf(name), 'aria-describedby': described, autocomplete: 'off' })
    const typed = typeof value === 'string' || typeof value === 'number' ? String(value) : isEmpty(value) ? '' : JSON.stringify(value)
    return html`<div class="field"><label for="${id}">${label}</label>${hint}${kind === 'text' ? html`<textarea rows="4"${shared}>\n${typed}</textarea>` : html`<input type="text"${shared} value="${typed}">`}</div>`
  }
  const chosen = Array.isArray(value) ? value as readonly unknown[] : isEmpty(value) ? [] : [value]
  const strange = chosen.filter((one) => !options.some((option) => option.value === one))
  const offered = [
    ...options.map((option) => ({ value: String(option.value), label: inWords(option.said, known, locale), checked: chosen.includes(option.value) })),
    ...strange.map((one) => ({ value: written(one), label: html`${written(one)} <span class="hint">(${words.fromFile[locale]})</span>`, checked: true })),
  ]
  if (kind === 'one' && options.length > mostRadios) {
    const listed = options.map((option) => ({ option, ...wordsOf(option.said, known, locale) }))
    return html`<div class="field"><label for="${id}">${label}</label>${hint}<select${attributes({ id, name: fieldOf(name), 'aria-describedby': described })}><option value="">${words.choosePrompt[locale]}</option>${
      listed.map(({ option, text, lang }) => html`<option value="${String(option.value)}"${attributes({ lang, selected: chosen.includes(option.value) })}>${text}</option>`)}${
      strange.map((one) => html`<option value="${written(one)}" selected>${written(one)} (${words.fromFile[locale]})</option>`)}</select></div>`
  }
  const choices = kind === 'several' ? offered : [...offered, { value: '', label: words.noAnswer[locale], checked: chosen.length === 0 }]
  return html`<fieldset class="field"${attributes({ 'aria-describedby': described })}><legend>${label}</legend>${hint}<div class="choices">${choices.map((one, place) =>
    html`<div class="choice"><input type="${kind === 'several' ? 'checkbox' : 'radio'}"${attributes({ id: place === 0 ? id : `${id}-${place}`, name: fieldOf(name), value: one.value, checked: one.checked })}><label for="${
      place === 0 ? id : `${id}-${place}`}">${one.label}</label></div>`)}</div></fieldset>`
}

const written = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value) ?? '')

export interface SentForm { readonly values: Readonly<Record<string, string>>; all(field: string): readonly string[] }

/** The questions that stood on the form that was sent. */
export function offeredIn({ values }: Pick<SentForm, 'values'>): readonly string[] {
  try {
    const list: unknown = JSON.parse(values[offeredField] ?? '[]')
    return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : []
  } catch {
    return []
  }
}

/** The answers after a form: those of the questions that stood on it as it has them, all others as before. */
export function answersAfter(sent: SentForm, { questions }: Questionnaire, before: Answers): Answers {
  const after = new Map(before)
  for (const name of offeredIn(sent)) {
    const question = questions.get(name)
    if (question === undefined || question.kind === 'other') continue
    const answer = answerIn(sent.all(fieldOf(name)), question, before.get(name))
    if (isEmpty(answer)) after.delete(name)
    else after.set(name, answer)
  }
  return after
}

/** What a field holds as the file has it: an option by its value, and what a file had before as it was. */
function answerIn(sent: readonly string[], { kind, options }: Question, before: unknown): unknown {
  if (kind === 'line' || kind === 'text') {
    const typed = (sent.at(-1) ?? '').replaceAll('\r\n', '\n').trim()
    return !isEmpty(before) && typed === (typeof before === 'string' ? before.trim() : written(before)) ? before : typed
  }
  const former = Array.isArray(before) ? before as readonly unknown[] : [before]
  const valueOf = (one: string): unknown => options.find((option) => String(option.value) === one)?.value ?? former.find((other) => !isEmpty(other) && written(other) === one)
  const values = [...new Set(sent)].filter((one) => one !== '').map(valueOf).filter((one) => !isEmpty(one))
  // One value where several could be, as an odd file has it, stays one.
  return kind === 'several' ? values : values.at(-1)
}

/** An answer as a reader reads it. */
export function shownAnswer(locale: Locale, known: Known, question: Question | undefined, value: unknown): Content {
  if (isEmpty(value)) return undefined
  const values = Array.isArray(value) ? value as readonly unknown[] : [value]
  return values.map((one, place) => {
    const option = question?.options.find((other) => other.value === one)
    return [place > 0 && html`<br>`, option ? inWords(option.said, known, locale) : written(one).slice(0, 20_000)]
  })
}
