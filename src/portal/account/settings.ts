/** What a person changes about their account: the password, API tokens, and closing it. */
import { transact } from '../../kernel/database/index.ts'
import type { ApiToken, Changed } from '../../kernel/parties/index.ts'
import { organisationName } from '../../law/official-names.ts'
import { Failure } from '../../law/failure.ts'
import { actorHere } from '../asked.ts'
import { actions, button, copyable, emptyState, errorSummary, fields, form, notice, receipt, table, tag } from '../components/index.ts'
import type { Control } from '../components/index.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { otherKeysLead, portalKeys } from '../key-kinds.ts'
import { page } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { isText, moment } from '../words.ts'
import { changedPage, endedList, otherKeys } from './ended.ts'
import { words } from './messages.ts'
import { small } from './overview.ts'
import { browserOf, cookieLine, doneAt, doneNotice, sessionSecret, tryForm } from './parts.ts'
import type { AccountParts, Again } from './parts.ts'

const account = [{ title: words.account, path: '/account' }]

const present: Control = { kind: 'password', name: 'present', label: words.presentPassword, autocomplete: 'current-password' }
const wanted: Control = { kind: 'password', name: 'password', label: words.newPassword, hint: words.passwordHint, autocomplete: 'new-password' }
const sure: Control = { kind: 'checkbox', name: 'sure', label: words.closeSure }

export function settingsRoutes(parts: AccountParts): readonly Route[] {
  const { parties, db } = parts

  /** Whether there is a password, where its letter would go, and what ends when it changes. */
  async function passwordState(visit: Visit): Promise<PasswordState> {
    const { person } = actorHere(visit)
    const [own, ending] = await Promise.all([parties.person(person), parties.endsWithPassword(person, sessionSecret(parties, visit.request))])
    return { has: own?.hasPassword ?? false, email: own?.email, ending }
  }
  return [
    route({
      method: 'GET', path: '/account/password', kind: 'page', permission: 'signed in', whileSuspended: true, title: words.passwordTitle,
      handle: async (visit) => passwordPage(parts, visit, await passwordState(visit)),
    }),
    route({
      method: 'POST', path: '/account/password', kind: 'page', permission: 'signed in', whileSuspended: true, title: words.passwordTitle,
      handle: async (visit) => {
        const done = await tryForm(visit, async ({ present: now = '', password = '' }) => {
          const secret = sessionSecret(parties, visit.request)
          const presence = secret === undefined ? undefined : await parties.presenceOf(secret)
          const method = presence?.session.method ?? 'password'
          return changedPage(parts, visit, await parties.changePassword(actorHere(visit), { present: now, password, method }, browserOf(parties, visit)))
        })
        return done instanceof Response ? done : passwordPage(parts, visit, await passwordState(visit), done)
      },
    }),
    route({
      method: 'GET', path: portalKeys.path, kind: 'page', permission: 'signed in', whileSuspended: true, title: portalKeys.title,
      handle: async (visit) => tokensPage(parts, visit, await parties.tokensOf(actorHere(visit).person)),
    }),
    route({
      method: 'POST', path: portalKeys.path, kind: 'page', permission: 'signed in', title: portalKeys.title, rateLimit: { requests: 30, seconds: 600 },
      handle: async (visit) => {
        const done = await tryForm(visit, async ({ label = '', days = '' }, all) => {
          const scopes = all('scopes').filter((scope) => parts.scopes.some(({ id }) => id === scope))
          const { secret, accessKey } = await transact(db, (tx) => parties.makeToken(tx, actorHere(visit), { label, scopes, days: Number(days) }))
          return madePage(visit, secret, (parts.newKey ?? []).map((of) => of(visit, { scopes, accessKey })))
        })
        return done instanceof Response ? done : tokensPage(parts, visit, await parties.tokensOf(actorHere(visit).person), done)
      },
    }),
    route({
      method: 'POST', path: '/account/tokens/revoke', kind: 'page', permission: 'signed in', whileSuspended: true,
      handle: async (visit) => {
        const { id = '' } = (await visit.form()).values
        await transact(db, (tx) => parties.revokeToken(tx, actorHere(visit), id))
        return doneAt(visit, portalKeys.path, 'token-revoked')
      },
    }),
    route({
      method: 'GET', path: '/account/close', kind: 'page', permission: 'signed in', whileSuspended: true, title: words.close,
      handle: (visit) => closePage(visit),
    }),
    route({
      method: 'POST', path: '/account/close', kind: 'page', permission: 'signed in', whileSuspended: true, title: words.close,
      handle: async (visit) => {
        const done = await tryForm(visit, async (values) => {
          if (values['sure'] !== 'true') throw new Failure('invalid', words.closeTick, [{ field: 'sure', text: words.closeTick }])
          await transact(db, (tx) => parties.closeAccount(tx, actorHere(visit)))
          const gone: Visit = { ...visit, locale: visit.locale, actor: null, signedIn: null, suspended: undefined, hats: [], unread: undefined, scopes: [], csrf: '' }
          return page({
            visit: gone, title: words.closed, headers: { 'set-cookie': cookieLine(parties, '') },
            body: receipt(visit.locale, { title: words.closed, body: html`<p>${words.closedText[visit.locale]}</p>` }),
          })
        })
        return done instanceof Response ? done : closePage(visit, done)
      },
    }),
  ]
}

interface PasswordState {
  readonly has: boolean
  readonly email: string | undefined
  readonly ending: Changed['ended']
}

function passwordPage(parts: AccountParts, visit: Visit, { has, email, ending }: PasswordState, again?: Again): Response {
  const { locale } = visit
  const title = has ? words.passwordTitle : words.passwordSet
  return page({
    visit, title, breadcrumbs: account, ...(again && { error: true, status: again.status, headers: again.headers }),
    body: html`${errorSummary(locale, again?.state.problems ?? [])}<h1>${title[locale]}</h1>${has
      ? html`<p class="lead">${words.passwordEnds[locale]}</p>${form(visit, { body: html`${fields(locale, [present, wanted], again?.state)}${actions(button(locale, words.save))}` })}`
      : byLetter(visit, email)}<h2>${words.passwordEndsTitle[locale]}</h2>${endedList(visit, ending)}${otherKeys(visit, parts)}`,
  })
}

/** The first password comes by a letter to the account's own address. */
function byLetter(visit: Visit, email: string | undefined): Html {
  const { locale } = visit
  if (email === undefined) return html`<p class="lead">${words.passwordNoAddress[locale]}</p>`
  return html`<p class="lead">${words.passwordSetLead[locale]}</p><p>${words.passwordEnds[locale]}</p>${form(visit, {
    action: visit.link('/account/reset'), body: html`<input type="hidden" name="email" value="${email}">${actions(button(locale, words.resetDo))}`,
  })}`
}

function tokensPage({ scopes, otherKeys = [] }: AccountParts, visit: Visit, tokens: readonly ApiToken[], again?: Again): Response {
  const { locale } = visit
  const controls: readonly Control[] = [
    { kind: 'input', name: 'label', label: words.tokenLabel, maxLength: 100, autocomplete: 'off' },
    { kind: 'checks', name: 'scopes', label: words.tokenScopes, choices: scopes.map(({ id, title }) => ({ value: id, label: title })) },
    { kind: 'input', name: 'days', label: words.tokenDays, hint: words.tokenDaysHint, inputmode: 'numeric', width: 'short' },
  ]
  const owner = visit.actor?.organisation ? organisationName(visit.actor.organisation, locale) : words.myself[locale]
  return page({
    visit, title: portalKeys.title, width: 'wide', breadcrumbs: account, ...(again && { error: true, status: again.status, headers: again.headers }),
    body: html`${errorSummary(locale, again?.state.problems ?? [])}${doneNotice(visit)}<h1>${portalKeys.title[locale]}</h1><p class="lead">${words.tokensLead[locale]}</p>${
      otherKeys.map((other) => html`<p>${otherKeysLead(other)[locale]} <a href="${visit.link(other.path)}">${other.title[locale]}</a></p>`)}${tokenTable(visit, tokens)}${scopes.length > 0 && html`<h2>${words.tokenMake[locale]}</h2>${form(visit, {
      body: html`<p>${words.tokenActsFor[locale]}: <b>${owner}</b></p>${
        fields(locale, controls, again?.state ?? { values: { days: '90' } })}${actions(button(locale, words.tokenMake))}` })}`}`,
  })
}

const tokenTable = (visit: Visit, tokens: readonly ApiToken[]) => {
  const { locale, hats } = visit
  return table(locale, {
    caption: portalKeys.title, captionUnseen: true, rows: tokens, empty: emptyState(locale, { title: words.noTokens }),
    columns: [
      { title: words.tokenLabel, header: true, cell: ({ label, hint }) => html`${label} <code>…${hint}</code>` },
      { title: words.tokenScopes, cell: (token) => token.scopes.join(', ') },
      {
        title: words.tokenActsFor,
        cell: ({ organisation }) => {
          const hat = hats.find(({ id }) => id === organisation)
          return hat && isText(hat.name) ? hat.name[locale] : organisation ?? words.myself[locale]
        },
      },
      { title: words.lastUsed, cell: ({ usedAt }) => (usedAt ? moment(visit, usedAt) : words.never[locale]) },
      { title: words.expires, cell: ({ expiresAt }) => moment(visit, expiresAt) },
      {
        title: words.actions,
        cell: ({ id, label, revokedAt }) => (revokedAt ? tag(locale, words.revoked) : small(visit, '/account/tokens/revoke', id, words.revoke, label)),
      },
    ],
  })
}

const madePage = (visit: Visit, secret: string, uses: readonly (Html | undefined)[]): Response => page({
  visit, title: words.tokenMade, breadcrumbs: [{ title: portalKeys.title, path: portalKeys.path }], headers: { 'cache-control': 'no-store' }, accepted: true,
  body: html`<h1>${words.tokenMade[visit.locale]}</h1>${copyable(visit.locale, { label: words.tokenItself, value: secret })}${
    notice(visit.locale, { kind: 'warning', body: words.tokenOnce[visit.locale] })}${uses}${actions(button(visit.locale, portalKeys.title, { kind: 'quiet', href: visit.link(portalKeys.path) }))}`,
})

function closePage(visit: Visit, again?: Again): Response {
  const { locale } = visit
  return page({
    visit, title: words.close, breadcrumbs: account, ...(again && { error: true, status: again.status, headers: again.headers }),
    body: html`${errorSummary(locale, again?.state.problems ?? [])}<h1>${words.close[locale]}</h1><p class="lead">${words.closeLead[locale]}</p>${form(visit, {
      body: html`${fields(locale, [sure], again?.state)}${actions(button(locale, words.close, { kind: 'danger' }))}` })}`,
  })
}
