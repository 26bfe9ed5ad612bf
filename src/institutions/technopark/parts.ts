/** What the pages of the technopark share: law cited with how sure we are, links to decisions, the crumb, numbers from addresses. */
import { type Citation, printCitation } from '../../law/citation.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import type { Locale } from '../../law/text.ts'
import { type Crumb, html, type Html, notFound, tag, type Tone, type Visit } from '../../portal/index.ts'
import { confidenceWords, words } from './messages.ts'

export const institution = 'technopark'

export const crumb: Crumb = { title: words.technopark, path: '/technopark' }

const tones = { verified: 'good', secondary: 'plain', assumed: 'wait', unset: 'wait' } as const satisfies Record<Citation['confidence'], Tone>

/** Where the law says so, and how sure we are of it. */
export function cite(locale: Locale, citation: Citation): Html {
  const { act: { url, title }, confidence, note } = citation
  const place = printCitation(citation)[locale]
  return html`${url === undefined ? html`<span title="${title[locale]}">${place}</span>` : html`<a href="${url}" title="${title[locale]}">${place}</a>`} ${
    tag(locale, confidenceWords[confidence], tones[confidence])}${note && html`<br>${note[locale]}`}`
}

/** Where the portal shows a decision to anyone, and gives its papers to its holder and the office. */
export const decisionPaths = {
  page: (number: string): string => `/decisions/${number}`,
  certificate: (number: string, locale: Locale): string => `/decisions/${number}/document.pdf?lang=${locale}`,
  credential: (number: string): string => `/decisions/${number}/credential.jwt`,
} as const

/** The person signed in; the route's permission has let nobody else in. */
export function actorHere({ actor }: Visit): Actor {
  if (actor === null) throw notFound()
  return actor
}

/** A failure that a form can show, as problems; any other goes on. */
export function problemsOf(error: unknown): readonly Problem[] {
  if (!(error instanceof Failure) || !['invalid', 'conflict'].includes(error.kind)) throw error
  return error.problems.length > 0 ? error.problems : [{ text: error.text }]
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** An id from an address; anything else is an address of nothing. */
export function idFrom(text: string): string {
  if (!uuid.test(text)) throw notFound()
  return text
}

/** The page that an address asks for, from 1; what is no number is the first. */
export function pageFrom({ url }: Visit): number {
  const page = Number(url.searchParams.get('page') ?? 1)
  return Number.isSafeInteger(page) && page >= 1 && page <= 1_000_000 ? page : 1
}
