/** Parts of a long page that open at a touch, and always on paper: what few need is there without standing in the way. */
import type { Locale } from '../../law/text.ts'
import { attributes, html } from '../html.ts'
import type { Content, Html } from '../html.ts'
import { say } from '../words.ts'
import type { Words } from '../words.ts'

export interface Chapter {
  readonly id?: string
  readonly title: Words
  readonly body: Content
  /** It stands open from the start. */
  readonly open?: boolean
}

/** The chapters, one under another, each with its heading. */
export const chapters = (locale: Locale, list: readonly Chapter[]): Html => html`<div class="chapters">${list.map(({ id, title, body, open }) =>
  html`<details${attributes({ id, open })}><summary><h2>${say(locale, title)}</h2></summary>${body}</details>`)}</div>`
