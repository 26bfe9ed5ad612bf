/** The pages that a letter leads to: confirming an address, a new password, an invitation. Nothing happens before a button is pressed. */
import { transact } from '../../kernel/database/index.ts'
import type { Invitation, Person } from '../../kernel/parties/index.ts'
import { organisationName } from '../../law/official-names.ts'
import type { Text } from '../../law/text.ts'
import { actorHere } from '../asked.ts'
import { actions, button, definitionList, errorSummary, fields, form, notice, receipt } from '../components/index.ts'
import type { Control } from '../components/index.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { page } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { identifier, moment } from '../words.ts'
import { here } from '../answers.ts'
import { changedPage } from './ended.ts'
import { words } from './messages.ts'
import { browserOf, doneAt, signedIn, tryForm } from './parts.ts'
import type { AccountParts, Again } from './parts.ts'
import { scopeText } from './scope.ts'

const address: readonly Control[] = [{ kind: 'email', name: 'email', label: words.email }]
const account: readonly Control[] = [
  { kind: 'input', name: 'name', label: words.name, autocomplete: 'name', maxLength: 200 },
  { kind: 'password', name: 'password', label: words.password, hint: words.passwordHint, autocomplete: 'new-password' },
]
const newPassword: readonly Control[] = [
  { kind: 'password', name: 'password', label: words.newPassword, hint: words.passwordHint, autocomplete: 'new-password' },
]

/** The link is a secret: it must not reach another site by the address of the page before. */
const secret = { 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' }

const linkOf = (visit: Visit): string => visit.url.searchParams.get('link') ?? ''

export function byLinkRoutes(parts: AccountParts): readonly Route[] {
  const { parties, db } = parts
  return [
    route({
      method: 'GET', path: '/account/confirm', kind: 'page', permission: 'everyone', title: words.confirmTitle,
      handle: (visit) => page({
        visit, title: words.confirmTitle, headers: secret,
        body: html`<h1>${words.confirmTitle[visit.locale]}</h1><p class="lead">${words.confirmLead[visit.locale]}</p>${
          form(visit, { body: actions(button(visit.locale, words.confirmDo)) })}`,
      }),
    }),
    route({
      method: 'POST', path: '/account/confirm', kind: 'page', permission: 'everyone', title: words.confirmTitle, rateLimit: { requests: 30, seconds: 600 },
      handle: async (visit) => {
        await parties.confirmEmail(linkOf(visit))
        return doneAt(visit, visit.actor ? '/account' : '/sign-in', 'confirmed')
      },
    }),
    route({
      method: 'GET', path: '/register/finish', kind: 'page', permission: 'everyone', title: words.finishTitle,
      handle: async (visit) => finishPage(visit, await parties.askedAccount(linkOf(visit))),
    }),
    route({
      method: 'POST', path: '/register/finish', kind: 'page', permission: 'everyone', title: words.finishTitle, rateLimit: { requests: 200, seconds: 600 },
      handle: async (visit) => {
        const link = linkOf(visit)
        const asked = await parties.askedAccount(link)
        const done = await tryForm(visit, async ({ name = '', password = '' }) =>
          signedIn(parties, visit, await parties.finishRegistration({ link, name, password, locale: visit.locale }, browserOf(parties, visit))))
        return done instanceof Response ? done : finishPage(visit, asked, done)
      },
    }),
    route({
      method: 'GET', path: '/account/reset', kind: 'page', permission: 'everyone', title: words.resetTitle,
      handle: (visit) => resetPage(visit),
    }),
    route({
      method: 'POST', path: '/account/reset', kind: 'page', permission: 'everyone', title: words.resetTitle, rateLimit: { requests: 30, seconds: 600 },
      handle: async (visit) => {
        const done = await tryForm(visit, async ({ email = '' }) => {
          await parties.requestReset({ email, locale: visit.locale }, browserOf(parties, visit))
          return sentPage(visit, words.resetSentText)
        })
        return done instanceof Response ? done : resetPage(visit, done)
      },
    }),
    route({
      method: 'GET', path: '/account/new-password', kind: 'page', permission: 'everyone', title: words.newPasswordTitle,
      handle: (visit) => newPasswordPage(visit),
    }),
    route({
      method: 'POST', path: '/account/new-password', kind: 'page', permission: 'everyone', title: words.newPasswordTitle, rateLimit: { requests: 30, seconds: 600 },
      handle: async (visit) => {
        const done = await tryForm(visit, async ({ password = '' }) => {
          return changedPage(parts, visit, await parties.resetPassword({ link: linkOf(visit), password }, browserOf(parties, visit)))
        })
        return done instanceof Response ? done : newPasswordPage(visit, done)
      },
    }),
    route({
      method: 'GET', path: '/account/invitation', kind: 'page', permission: 'everyone', title: words.invitationTitle,
      handle: async (visit) => invitationPage(parts, visit, await parties.invitation(linkOf(visit)), visit.actor ? await parties.person(visit.actor.person) : undefined),
    }),
    route({
      method: 'POST', path: '/account/invitation', kind: 'page', permission: 'signed in', title: words.invitationTitle, rateLimit: { requests: 30, seconds: 600 },
      handle: async (visit) => {
        await transact(db, (tx) => parties.acceptInvitation(tx, actorHere(visit), linkOf(visit)))
        return doneAt(visit, '/account', 'accepted')
      },
    }),
  ]
}

/** Says that a letter is under way, in the same words whether or not the address has an account. */
export const sentPage = (visit: Visit, text: Text): Response => page({
  visit, title: words.resetSent,
  body: receipt(visit.locale, { title: words.resetSent, body: html`<p>${text[visit.locale]}</p>${visit.settings.sample && html`<p>${words.sampleLetters[visit.locale]}</p>`}` }),
})

function finishPage(visit: Visit, { email }: { readonly email: string }, again?: Again): Response {
  const { locale } = visit
  return page({
    visit, title: words.finishTitle, headers: { ...secret, ...again?.headers }, ...(again && { error: true, status: again.status }),
    body: html`${errorSummary(locale, again?.state.problems ?? [])}<h1>${words.finishTitle[locale]}</h1>${definitionList(locale, [{ term: words.email, value: email }])}${form(visit, {
      body: html`${fields(locale, account, again?.state)}${actions(button(locale, words.registerDo))}` })}`,
  })
}

function resetPage(visit: Visit, again?: Again): Response {
  const { locale } = visit
  return page({
    visit, title: words.resetTitle, breadcrumbs: [{ title: words.signIn, path: '/sign-in' }],
    ...(again && { error: true, status: again.status, headers: again.headers }),
    body: html`${errorSummary(locale, again?.state.problems ?? [])}<h1>${words.resetTitle[locale]}</h1><p class="lead">${words.resetLead[locale]}</p>${form(visit, {
      body: html`${fields(locale, address, again?.state)}${actions(button(locale, words.resetDo))}` })}`,
  })
}

function newPasswordPage(visit: Visit, again?: Again): Response {
  const { locale } = visit
  return page({
    visit, title: words.newPasswordTitle, headers: { ...secret, ...again?.headers }, ...(again && { error: true, status: again.status }),
    body: html`${errorSummary(locale, again?.state.problems ?? [])}<h1>${words.newPasswordTitle[locale]}</h1>${form(visit, {
      body: html`${fields(locale, newPassword, again?.state)}${actions(button(locale, words.save))}` })}`,
  })
}

function invitationPage({ delegable }: AccountParts, visit: Visit, { organisation, fromName, scope, until, email }: Invitation, reader: Person | undefined): Response {
  const { locale } = visit
  return page({
    visit, title: words.invitationTitle, headers: secret,
    body: html`<h1>${words.invitationTitle[locale]}</h1>${definitionList(locale, [
      { term: words.organisation, value: organisationName(organisation, locale) },
      { term: words.organisationNumber, value: identifier(organisation.identifier.value) },
      { term: words.invitedBy, value: fromName },
      { term: words.email, value: email },
      { term: words.scope, value: scopeText(locale, delegable, scope) },
      { term: words.until, value: moment(visit, until) },
    ])}${answerTo(visit, email, reader)}`,
  })
}

/** The button that accepts; or what comes before it: signing in, with that address, and its confirmation. */
function answerTo(visit: Visit, email: string, reader: Person | undefined): Html {
  const { locale, link } = visit
  if (reader === undefined) {
    const to = `?to=${encodeURIComponent(here(visit.url))}`
    return html`${notice(locale, { body: words.invitationSignIn[locale] })}${actions(
      button(locale, words.signInDo, { href: link('/sign-in') + to }), button(locale, words.registerDo, { kind: 'quiet', href: link('/register') + to }))}`
  }
  if (reader.email !== email) return notice(locale, { kind: 'warning', body: words.invitationOther[locale] })
  return reader.emailConfirmed ? form(visit, { body: actions(button(locale, words.accept)) }) : notice(locale, { kind: 'warning', body: words.invitationConfirm[locale] })
}
