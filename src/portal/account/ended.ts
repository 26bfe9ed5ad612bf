/** What a change of password ends: said before it, and listed after it. */
import type { ApiToken, Changed, Session } from '../../kernel/parties/index.ts'
import { actions, button, definitionList, receipt } from '../components/index.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { portalKeys } from '../key-kinds.ts'
import { page } from '../layout.ts'
import type { Visit } from '../visit.ts'
import { moment } from '../words.ts'
import { otherKeysStay, words } from './messages.ts'
import { cookiesOf } from './parts.ts'
import type { AccountParts } from './parts.ts'

/** The sessions and portal keys that end, or have ended, by name. */
export function endedList(visit: Visit, { sessions, tokens }: { readonly sessions: readonly Session[]; readonly tokens: readonly ApiToken[] }): Html {
  const { locale } = visit
  if (sessions.length + tokens.length === 0) return html`<p>${words.nothingEnds[locale]}</p>`
  return definitionList(locale, [
    ...sessions.map(({ device, usedAt }) => ({ term: words.oneSession, value: html`${device || words.unknownDevice[locale]}, ${words.lastUsed[locale].toLocaleLowerCase(locale)}: ${moment(visit, usedAt)}` })),
    ...tokens.map(({ label, hint }) => ({ term: portalKeys.title, value: html`${label} <code>…${hint}</code>` })),
  ])
}

/** Keys to other doors are an organisation's and go on. */
export const otherKeys = ({ locale, link }: Visit, { otherKeys: kinds = [] }: Pick<AccountParts, 'otherKeys'>): readonly Html[] =>
  kinds.map((kind) => html`<p>${otherKeysStay(kind)[locale]} <a href="${link(kind.path)}">${kind.title[locale]}</a></p>`)

/** The page after a change of password: the browser goes on with a new session, and what ended is listed. */
export function changedPage(parts: AccountParts, visit: Visit, { session, ended }: Changed): Response {
  const { locale } = visit
  const response = page({
    visit, title: words.passwordDone, headers: { 'cache-control': 'no-store' },
    body: receipt(locale, { title: words.passwordDone, body: html`<h2>${words.whatEnded[locale]}</h2>${endedList(visit, ended)}${otherKeys(visit, parts)}${
      actions(button(locale, words.account, { href: visit.link('/account') }))}` }),
  })
  for (const line of cookiesOf(parts.parties, session)) response.headers.append('set-cookie', line)
  return response
}
