/** What is around every input: the words of its label, its error, and the way a known day is written. */
import { conventions } from '../../law/conventions.ts'
import type { Locale } from '../../law/text.ts'
import { html } from '../html.ts'
import type { Content, Html } from '../html.ts'
import { say } from '../words.ts'
import type { Words } from '../words.ts'
import { fieldId } from './control.ts'
import type { Control, FormState } from './control.ts'
import { words } from './messages.ts'

/** The error of a field, if there is one; `describedBy` in the input points to it. */
export function errorOf(locale: Locale, name: string, state: FormState): Html | undefined {
  const found = (state.problems ?? []).filter((problem) => problem.field === name)
  if (found.length === 0) return undefined
  return html`<p class="error" id="${fieldId(name, state)}-error"><span class="unseen">${say(locale, words.error)} </span>${
    found.map((problem, i) => [i > 0 && ' ', problem.text[locale]])}</p>`
}

/** A label that names the currency itself, without that: its sign follows. */
function withoutCurrency(label: Content, { kind }: Control): Content {
  const [, words, unit = ''] = typeof label === 'string' && kind === 'money' ? /^(.+), ([^,]+)$/.exec(label) ?? [] : []
  return words !== undefined && conventions().currency.written.includes(unit.toLowerCase()) ? words : label
}

/** The label with its unit, and a word when the answer may be left out. */
export function labelWords(locale: Locale, control: Control): Content {
  const unit: Words | undefined = control.kind === 'money' ? conventions().currency.short : control.kind === 'decimal' ? control.unit : undefined
  return [withoutCurrency(say(locale, control.label), control), unit && [', ', say(locale, unit)], control.optional && html` <span class="optional">(${say(locale, words.optional)})</span>`]
}

/** A day, or a day and a time of it, as people here write it; anything else as it was typed. */
export const shownDate = (value: string): string => value.replace(/^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}))?$/, (_, year, month, day, time?: string) =>
  `${day}.${month}.${year}${time === undefined ? '' : ` ${time}`}`)
