/** What LTI shows in the frame of a platform besides its launches: a form that leads on, and what went wrong. */
import { Failure } from '../../../law/failure.ts'
import { isLocale, type Locale, type Text } from '../../../law/text.ts'
import { attributes, barePage, html, keptFile } from '../../../portal/index.ts'
import { words } from './messages.ts'

/** Submits the form of a page that leads on. */
export const postScript = keptFile(new URL('post.js', import.meta.url), '/lti/')

/** The language of a page in a frame: the one that the platform asks for, where it is spoken here. */
export const localeOf = (asked: unknown, otherwise: Locale): Locale => {
  const short = typeof asked === 'string' ? asked.slice(0, 2).toLowerCase() : undefined
  return isLocale(short) ? short : otherwise
}

/** A form that is sent on to another site at once, from wherever it stands. */
export const leadingOn = (locale: Locale, { title, to, fields, framedBy }: { readonly title: Text; readonly to: string; readonly fields: Readonly<Record<string, string>>; readonly framedBy: readonly string[] }): Response => barePage({
  locale, title, framedBy, formsTo: [new URL(to).origin], script: postScript.path,
  body: html`<h1>${title[locale]}</h1><form method="post" target="_self" data-leads-on${attributes({ action: to })}>${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}<button class="button">${words.goOn[locale]}</button></form>`,
})

const statuses = { invalid: 422, refused: 403, 'not found': 404, conflict: 409, limited: 429, unavailable: 503, unauthenticated: 401 } as const

/** What went wrong with a launch, in words: the page has nothing to click, so that any site may show it. Throws what is no `Failure`. */
export function failedPage(locale: Locale, error: unknown): Response {
  if (!(error instanceof Failure)) throw error
  return barePage({ locale, title: words.failed, framedBy: 'anyone', status: statuses[error.kind], body: html`<h1>${words.failed[locale]}</h1><p>${error.text[locale]}</p>` })
}
