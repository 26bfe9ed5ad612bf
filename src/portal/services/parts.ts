/** What the pages of services share: who is here, ids in addresses, the key of a form, and how law is cited. */
import { randomUUID } from 'node:crypto'
import type { Kernel } from '../../kernel/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { type Citation, printCitation } from '../../law/citation.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { confidenceText } from '../../law/print.ts'
import type { Procedure } from '../../law/procedure.ts'
import type { Locale, Text } from '../../law/text.ts'
import { dayOf } from '../../law/time.ts'
import { notFound } from '../answers.ts'
import { tag } from '../components/index.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { refusals } from '../messages.ts'
import type { Crumb } from '../layout.ts'
import type { Visit } from '../visit.ts'
import { words } from './messages.ts'

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** An id from an address; anything else is an address of nothing. */
export function idFrom(text: string): string {
  if (!uuid.test(text)) throw notFound()
  return text
}

/** The person signed in; the route's permission has let nobody else in. */
export function actorHere({ actor }: Visit): Actor {
  if (actor === null) throw new Failure('unauthenticated', refusals.signIn)
  return actor
}

/** A key for one form: sent twice, the form is done once. */
export const keyField = (): Html => html`<input type="hidden" name="key" value="${randomUUID()}">`

/** The key that a form brought. */
export function keyFrom(values: Readonly<Record<string, string>>): string {
  const key = values['key'] ?? ''
  if (!uuid.test(key)) throw new Failure('invalid', refusals.unreadable)
  return key
}

/** The procedure as it is in force today. Throws a `Failure` (not found). */
export const inForce = (kernel: Kernel, id: string): Promise<{ readonly hash: string; readonly declaration: Procedure }> =>
  kernel.cases.versions.inForce(id, today(kernel))

export const today = ({ now, country }: Kernel): string => dayOf(now(), country.calendar.zone)

/** The title of a procedure by its id, for lists. */
export const titleOf = ({ cases }: Kernel, id: string): Text =>
  cases.procedures.find((procedure) => procedure.id === id)?.title ?? { kk: id, ru: id, en: id }

/** The institution of a procedure: the part of its id before the point. */
export const institutionOf = (procedure: string): string => procedure.split('.')[0] ?? procedure

/** Where the law says so, and how sure we are: what is assumed or not set is marked. With `note`, also what to know about it. */
export function cite(locale: Locale, citation: Citation, { noted = false } = {}): Html {
  const { act: { url, title }, confidence, note } = citation
  const place = printCitation(citation)[locale]
  const named = url === undefined ? html`<span title="${title[locale]}">${place}</span>` : html`<a href="${url}" title="${title[locale]}">${place}</a>`
  return html`<span class="cite">${named}${confidence !== 'verified' && [' ', tag(locale, confidenceText(confidence), confidence === 'secondary' ? 'plain' : 'wait')]}${
    noted && note && html`<br><span class="hint">${note[locale]}</span>`}</span>`
}

/** The pages above those of one's own cases. */
export const casesCrumb: Crumb = { title: words.myCases, path: '/cases' }
export const servicesCrumb: Crumb = { title: words.services, path: '/services' }

/** The problems of a failure that a person can mend on the page; any other failure goes on. */
export function problemsOf(error: unknown): readonly Problem[] {
  if (!(error instanceof Failure) || !['invalid', 'conflict', 'refused', 'limited', 'unavailable'].includes(error.kind)) throw error
  return error.problems.length > 0 ? error.problems : [{ text: error.text }]
}
