/** The questions of the pages on which courses are written: words in three languages each, and what was typed as a part of a draft. */
import { Failure } from '../../../../law/failure.ts'
import { inEveryLanguage } from '../../../../law/format.ts'
import type { Text } from '../../../../law/text.ts'
import { type Control, fields, type FormState, html, type Html, type Visit } from '../../../../portal/index.ts'
import type { Said } from '../content.ts'
import { words } from './messages.ts'

const languages = ['kk', 'ru', 'en'] as const

const inLanguage = (label: Text, language: (typeof languages)[number]): Text => inEveryLanguage((locale) => `${label[locale]} (${words[language][locale]})`)

/** Words that are asked for in each language; none of them has to be written yet. */
export const saidControls = (name: string, label: Text, { long = false, maxLength = 200, hint }: { readonly long?: boolean; readonly maxLength?: number; readonly hint?: Text } = {}): readonly Control[] =>
  languages.map((language): Control => ({ kind: 'text', name: `${name}-${language}`, label: inLanguage(label, language), maxLength, optional: true, ...(long && { long: true }), ...(hint && { hint }) }))

/** The answers that such questions have before anything is typed. */
export const saidValues = (name: string, said: Said): Readonly<Record<string, string>> => Object.fromEntries(languages.map((language) => [`${name}-${language}`, said[language] ?? '']))

/** What was typed, without languages that were left empty. */
export const saidIn = (name: string, values: Readonly<Record<string, string>>): Said =>
  Object.fromEntries(languages.flatMap((language) => {
    const typed = (values[`${name}-${language}`] ?? '').replaceAll('\r\n', '\n').trim()
    return typed === '' ? [] : [[language, typed]]
  }))

/** A whole number above zero; throws a `Failure` that names the field. */
export function wholeIn(name: string, values: Readonly<Record<string, string>>, most: number): number {
  const typed = (values[name] ?? '').trim()
  const number = /^\d{1,5}$/.test(typed) ? Number(typed) : 0
  if (number < 1 || number > most) throw new Failure('invalid', words.number, [{ field: name, text: words.number }])
  return number
}

export const wholeControl = (name: string, label: Text): Control => ({ kind: 'input', name, label, inputmode: 'numeric', maxLength: 5, width: 'short' })

/** Questions with the revision on which they rest. */
export const written = ({ locale }: Visit, revision: number, controls: readonly Control[], state: FormState): Html => html`<input type="hidden" name="revision" value="${revision}">${fields(locale, controls, state)}`

/** The revision that a form rests on. */
export const revisionIn = (values: Readonly<Record<string, string>>): number => (/^\d{1,9}$/.test(values['revision'] ?? '') ? Number(values['revision']) : 0)

/** What was typed into a form whose part is gone, to be copied. */
export const typedText = ({ locale }: Visit, values: Readonly<Record<string, string>>): Html => html`<h2>${words.typed[locale]}</h2>${
  Object.entries(values).filter(([name, typed]) => typed !== '' && !['csrf', 'act', 'part', 'revision', 'kind', 'skill'].includes(name)).map(([, typed]) => html`<pre tabindex="0">${typed}</pre>`)}`
