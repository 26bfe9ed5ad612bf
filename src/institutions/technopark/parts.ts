/** What the pages of the technopark share: its name in addresses, its crumb, links to decisions. */
import type { Locale } from '../../law/text.ts'
import { type Crumb, html, type Html } from '../../portal/index.ts'
import { words } from './messages.ts'

export const institution = 'technopark'

export const crumb: Crumb = { title: words.technopark, path: '/technopark' }

/** The entries of a register as files. */
export const registerAsData = (register: string): Html => html`<a href="/registers/${register}/entries.csv" download>CSV</a>, <a href="/registers/${register}/entries.json" download>JSON</a>`

/** Where the portal shows a decision to anyone, and gives its papers to its holder and the office. */
export const decisionPaths = {
  page: (number: string): string => `/decisions/${number}`,
  certificate: (number: string, locale: Locale): string => `/decisions/${number}/document.pdf?lang=${locale}`,
  credential: (number: string): string => `/decisions/${number}/credential.jwt`,
} as const
