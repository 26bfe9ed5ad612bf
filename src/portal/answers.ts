/** Turns what went wrong into an answer: a page for people, a problem (RFC 9457) for programs. */
import type { FailureKind, Problem } from '../law/failure.ts'
import { Failure } from '../law/failure.ts'
import type { Text } from '../law/text.ts'
import { button, actions } from './components/index.ts'
import { html } from './html.ts'
import type { Content } from './html.ts'
import { json, page } from './layout.ts'
import { failureTitles, fault, refusals, shell } from './messages.ts'
import type { Visit } from './visit.ts'

export const statuses = {
  invalid: 422, unauthenticated: 401, refused: 403, 'not found': 404, conflict: 409, limited: 429, unavailable: 503,
} as const satisfies Record<FailureKind, number>

export const failureKinds = ['invalid', 'unauthenticated', 'refused', 'not found', 'conflict', 'limited', 'unavailable'] as const satisfies readonly FailureKind[]

/** What went wrong, as whoever asked is told. */
export interface Refusal {
  readonly status: number
  readonly kind: FailureKind | 'method not allowed' | 'fault'
  readonly text: Text
  readonly headers?: Readonly<Record<string, string>>
}

/** Who will read the answer: a person, a program, or a program of another's protocol, which has words of its own. */
export type Reader = 'person' | 'program' | ((visit: Visit, refusal: Refusal) => Response)

interface Wrong extends Refusal {
  readonly title: Text
  readonly problems?: Failure['problems']
  readonly more?: Content
}

/** The answer to a failure of the domain, in the reader's language. */
export function failureAnswer(visit: Visit, reader: Reader, failure: Failure, more?: Content): Response {
  const { kind, text, problems } = failure
  const headers: Record<string, string> = {}
  if (failure.retryAfterSeconds !== undefined) headers['retry-after'] = String(failure.retryAfterSeconds)
  if (kind === 'unauthenticated' && reader !== 'person') headers['www-authenticate'] = 'Bearer'
  return wrongAnswer(visit, reader, { status: statuses[kind], kind, title: failureTitles[kind], text, problems, headers, more })
}

/** There is something here, but not for this method. */
export function methodAnswer(visit: Visit, reader: Reader, allowed: string): Response {
  return wrongAnswer(visit, reader, {
    status: 405, kind: 'method not allowed', title: refusals.method, text: refusals.method, headers: { allow: allowed } })
}

/** A bug or an outage: the reader learns only the number under which it stands in the log. */
export function faultAnswer(visit: Visit, reader: Reader): Response {
  return wrongAnswer(visit, reader, {
    status: 500, kind: 'fault', title: fault.title, text: fault.text,
    more: html`<p>${fault.id[visit.locale]}:<br><code>${visit.id}</code></p>`,
  })
}

function wrongAnswer(visit: Visit, reader: Reader, { status, kind, title, text, problems = [], headers = {}, more }: Wrong): Response {
  const { locale } = visit
  if (typeof reader === 'function') return reader(visit, { status, kind, text, headers })
  if (reader === 'program') {
    return json({
      type: `${visit.settings.origin}/en/api#problem-${kind.replaceAll(' ', '-')}`,
      title: title[locale],
      status,
      detail: text[locale],
      instance: `urn:uuid:${visit.id}`,
      ...(problems.length > 0 && { problems: problems.map((problem) => ({ ...(problem.field && { field: problem.field }), text: problem.text[locale] })) }),
    }, { status, headers: { ...headers, 'content-type': 'application/problem+json; charset=utf-8', 'content-language': locale } })
  }
  const others = problems.filter((problem) => problem.text !== text)
  return page({
    visit, title, error: true, status, headers,
    body: html`<p class="code" aria-hidden="true">${status}</p><h1>${title[locale]}</h1>${text !== title && html`<p class="lead">${text[locale]}</p>`}${
      others.length > 0 && html`<ul>${others.map((problem) => html`<li>${problem.text[locale]}</li>`)}</ul>`}${more}${
      actions(status === 401 && !more && button(locale, shell.signIn, { href: `${visit.link('/sign-in')}?to=${encodeURIComponent(here(visit.url))}` }),
        html`<a href="/${locale}">${shell.home[locale]}</a>`, html`<a href="/${locale}/search">${shell.searchSite[locale]}</a>`)}`,
  })
}

/** Where the visitor is, to come back to after signing in: a path of ours, never an address elsewhere. */
export const here = (url: URL): string => url.pathname + url.search

export const notFound = (): Failure => new Failure('not found', refusals.notFound)

/** The problems of a failure that a person can mend on the page; any other goes on, and so does a form that is not ours. */
export function problemsOf(error: unknown): readonly Problem[] {
  if (!(error instanceof Failure) || error.text === refusals.foreignForm || !['invalid', 'conflict', 'refused', 'limited', 'unavailable'].includes(error.kind)) throw error
  return error.problems.length > 0 ? error.problems : [{ text: error.text }]
}
