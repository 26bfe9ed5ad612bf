/** Cites law beside what rests on it, with how sure we are. */
import { type Citation, type Confidence, printCitation } from '../../law/citation.ts'
import { conventions } from '../../law/conventions.ts'
import { confidenceText } from '../../law/print.ts'
import type { Locale, Text } from '../../law/text.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { tag } from './record.ts'
import type { Tone } from './record.ts'

const tones = { verified: 'good', secondary: 'plain', assumed: 'wait', unset: 'wait' } as const satisfies Record<Confidence, Tone>

/** Where the law says so, with a link to its text in the language of the reader where there is one. What is not verified is marked; in `full`, also what is, and what to know about it. */
export function cite(locale: Locale, citation: Citation, { full = false } = {}): Html {
  const { act: { url, title }, confidence, note } = citation
  const place = printCitation(citation)[locale]
  const named = url === undefined ? html`<span title="${title[locale]}">${place}</span>` : html`<a href="${conventions().actIn?.(url, locale) ?? url}" title="${title[locale]}">${place}</a>`
  return html`<span class="cite">${named}${(full || confidence !== 'verified') && [' ', tag(locale, confidenceText(confidence), tones[confidence])]}${
    full && note && html`<br><span class="hint">${note[locale]}</span>`}</span>`
}

/** Why something was refused: each ground in words, what was found beside what is needed, and its law. */
export const groundList = (locale: Locale, grounds: readonly { readonly text: Text; readonly basis?: Citation; readonly measured?: Text }[]): Html =>
  html`<ol class="grounds">${grounds.map(({ text, basis, measured }) =>
    html`<li>${text[locale]}${measured && html`<br><b>${measured[locale]}</b>`}${basis && html`<br>${cite(locale, basis)}`}</li>`)}</ol>`
