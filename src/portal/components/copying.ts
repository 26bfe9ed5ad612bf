/** What one copies whole: a value, or lines to paste and run. One touch selects a value; where a script runs, a button copies it. */
import type { Locale } from '../../law/text.ts'
import { html, type Html } from '../html.ts'
import { say, type Words } from '../words.ts'
import { words } from './messages.ts'

interface Copied {
  /** What it is, also in the name of its button. */
  readonly label: Words
  /** The label stands on the page already, above it. */
  readonly labelUnseen?: true
}

/** A value to copy whole, such as a key or a hash. */
export const copyable = (locale: Locale, { value, ...copied }: Copied & { readonly value: string }): Html =>
  box(locale, copied, html`<code tabindex="0">${value}</code>`)

/** Lines of a program or of a shell, which run as they stand. */
export const snippet = (locale: Locale, { lines, ...copied }: Copied & { readonly lines: string }): Html =>
  box(locale, copied, html`<pre tabindex="0" role="region" aria-label="${say(locale, copied.label)}"><code>${lines}</code></pre>`)

const box = (locale: Locale, { label, labelUnseen }: Copied, content: Html): Html => html`<div class="copyable">${!labelUnseen && html`<p class="label">${
  say(locale, label)}</p>`}${content}<button type="button" class="button quiet" hidden data-copied="${words.copied[locale]}">${words.copy[locale]}<span class="unseen">: ${say(locale, label)}</span></button></div>`

/** Whether a page has something to copy, so that it loads the script of the buttons. */
export const hasCopies = ({ source }: Html): boolean => source.includes(' data-copied="')
