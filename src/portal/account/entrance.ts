/** The ways in and out: registration, password, passkey, outside provider, sign-out. */
import { transact } from '../../kernel/database/index.ts'
import { returnAddress } from '../../kernel/parties/index.ts'
import { Failure } from '../../law/failure.ts'
import { actions, button, definitionList, errorSummary, fields, form, notice } from '../components/index.ts'
import type { Control } from '../components/index.ts'
import { atSignOut } from '../entrance/index.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { json, page, seeOther, workplaceOf } from '../layout.ts'
import { cookie } from '../negotiate.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import { sessionEnd, sessionPath } from '../session-end.ts'
import { sessionWords } from '../session-messages.ts'
import type { Visit } from '../visit.ts'
import { sentPage } from './by-link.ts'
import { signInThrough, words } from './messages.ts'
import { browserOf, cookieLine, doneNotice, ownAddress, sessionSecret, signedIn, tryForm } from './parts.ts'
import type { AccountParts, Again, Samples } from './parts.ts'
import { passkeyScript, readSignIn } from './passkey-script.ts'

const registration: readonly Control[] = [
  { kind: 'email', name: 'email', label: words.email, hint: words.registerHint },
]

const credentials: readonly Control[] = [
  { kind: 'email', name: 'email', label: words.email },
  { kind: 'password', name: 'password', label: words.password, autocomplete: 'current-password' },
]

const flowCookie = 'outside'

/** How many come in within ten minutes behind one address: a large office in the morning. Guesses are counted by themselves. */
const crowd = 1200

export function entranceRoutes({ parties, db, samples = async () => undefined }: AccountParts): readonly Route[] {
  const secure = parties.cookie.attributes.secure ? '; Secure' : ''
  return [
    route({
      method: 'GET', path: '/register', kind: 'page', permission: 'everyone', title: words.register,
      handle: (visit) => (visit.actor ? seeOther(visit, '/account') : registerPage(visit)),
    }),
    route({
      method: 'GET', path: '/account/start', kind: 'page', permission: 'signed in', title: words.account,
      handle: (visit) => seeOther(visit, workplaceOf(visit)?.path ?? '/account'),
    }),
    route({
      method: 'POST', path: '/register', kind: 'page', permission: 'everyone', title: words.register, rateLimit: { requests: crowd, seconds: 600 },
      handle: async (visit) => {
        const done = await tryForm(visit, async ({ email = '' }) => {
          const to = ownAddress(visit, visit.url.searchParams.get('to'))
          await parties.requestAccount({ email, locale: visit.locale, ...(to !== undefined && { query: `&to=${encodeURIComponent(to)}` }) }, browserOf(parties, visit))
          return sentPage(visit, words.registerSentText)
        })
        return done instanceof Response ? done : registerPage(visit, done)
      },
    }),
    route({
      method: 'GET', path: '/sign-in', kind: 'page', permission: 'everyone', title: words.signIn,
      handle: async (visit) => (visit.actor ? seeOther(visit, '/account') : signInPage(visit, parties.provider, await samples())),
    }),
    route({
      method: 'POST', path: '/sign-in', kind: 'page', permission: 'everyone', title: words.signIn, rateLimit: { requests: crowd, seconds: 600 },
      handle: async (visit) => {
        const done = await tryForm(visit, async ({ email = '', password = '', challenge = '', answer = '', sample }) => {
          const browser = browserOf(parties, visit)
          if (sample !== undefined) return signedIn(parties, visit, await parties.signInByPassword({ email: sample, password: (await samples())?.password ?? '' }, browser))
          if (answer === '') return signedIn(parties, visit, await parties.signInByPassword({ email, password }, browser))
          const response = readSignIn(answer)
          return signedIn(parties, visit, await parties.signInByPasskey({ challenge, response }, browser))
        })
        return done instanceof Response ? done : signInPage(visit, parties.provider, await samples(), done)
      },
    }),
    route({
      method: 'POST', path: '/account/passkey/ask', kind: 'api', permission: 'everyone', rateLimit: { requests: crowd, seconds: 600 },
      handle: async () => json(await parties.askForSignIn(), { headers: { 'cache-control': 'no-store' } }),
    }),
    passkeyScript,
    route({
      method: 'GET', path: '/sign-in/outside', kind: 'page', permission: 'everyone', rateLimit: { requests: crowd, seconds: 600 },
      handle: async (visit) => {
        const { redirect, flow } = await parties.beginOutside({ to: ownAddress(visit, visit.url.searchParams.get('to')) })
        return new Response(null, { status: 303, headers: { location: redirect, 'set-cookie': flowLine(flow, secure) } })
      },
    }),
    route({
      method: 'GET', path: '/sign-in/outside/return', kind: 'page', permission: 'everyone', rateLimit: { requests: crowd, seconds: 600 },
      handle: async (visit) => {
        const flow = cookie(visit.request, flowCookie) ?? ''
        const url = returnAddress(visit.settings.origin) + visit.url.search
        const session = await parties.finishOutside({ flow, url, locale: visit.locale }, browserOf(parties, visit))
        const response = signedIn(parties, visit, session, session.to)
        response.headers.append('set-cookie', `${flowCookie}=; Path=/; Max-Age=0`)
        return response
      },
    }),
    route({
      method: 'POST', path: '/account/outside', kind: 'page', permission: 'signed in', rateLimit: { requests: 20, seconds: 600 },
      handle: async (visit) => {
        const { redirect, flow } = await parties.beginOutside({ person: visit.actor?.person })
        // A link and not a redirect: browsers follow a form to our own addresses only.
        return page({
          visit, title: words.connect, breadcrumbs: [{ title: words.account, path: '/account' }], headers: { 'set-cookie': flowLine(flow, secure) },
          body: html`<h1>${words.connect[visit.locale]}</h1><p class="lead">${words.connectLead[visit.locale]}</p>${
            actions(button(visit.locale, words.connectGo, { href: redirect }))}`,
        })
      },
    }),
    route({
      method: 'POST', path: '/sign-out', kind: 'page', permission: 'everyone',
      handle: async (visit) => {
        const secret = sessionSecret(parties, visit.request)
        const presence = secret === undefined ? undefined : await parties.presenceOf(secret)
        if (presence) await transact(db, (tx) => parties.endSession(tx, presence.actor, presence.session.id))
        const response = seeOther(visit, '/')
        response.headers.append('set-cookie', cookieLine(parties, ''))
        const entrance = atSignOut(visit.request)
        response.headers.set('clear-site-data', entrance.clears)
        if (entrance.cookie !== undefined) response.headers.append('set-cookie', entrance.cookie)
        return response
      },
    }),
    route({
      method: 'GET', path: sessionPath, kind: 'page', permission: 'everyone',
      handle: (visit) => json(sessionEnd(visit) ?? { ended: true }, { headers: { 'cache-control': 'private, no-store' } }),
    }),
    route({
      method: 'POST', path: '/account/hat', kind: 'page', permission: 'signed in', whileSuspended: true, atCounter: true,
      handle: async (visit) => {
        const { hat = 'self', to } = (await visit.form()).values
        const secret = sessionSecret(parties, visit.request)
        if (secret === undefined) throw new Failure('unauthenticated', words.signIn)
        if (hat === 'counter') return seeOther(visit, '/counter')
        await parties.switchHat(secret, hat === 'self' || hat === 'office' ? { kind: hat } : { kind: 'organisation', organisation: hat })
        const wanted = ownAddress(visit, to ?? null) ?? refererOf(visit)
        return new Response(null, { status: 303, headers: { location: wanted ?? visit.link('/account') } })
      },
    }),
  ]
}

/** Lax, because the browser comes back from another site; ten minutes, as long as the sign-in may take. */
const flowLine = (flow: string, secure: string) => `${flowCookie}=${flow}; Path=/; HttpOnly; SameSite=Lax; Max-Age=600${secure}`

/** The page from which a form was sent, when it was one of ours. */
function refererOf(visit: Visit): string | undefined {
  const referer = visit.request.headers.get('referer')
  if (referer === null || !referer.startsWith(`${visit.settings.origin}/`)) return undefined
  return ownAddress(visit, referer.slice(visit.settings.origin.length))
}

function registerPage(visit: Visit, again?: Again): Response {
  const { locale } = visit
  return page({
    visit, title: words.register, ...errorOf(again),
    body: html`${errorSummary(locale, again?.state.problems ?? [])}<h1>${words.register[locale]}</h1><p class="lead">${words.registerLead[locale]}</p>${form(visit, {
      body: html`${fields(locale, registration, again?.state)}${actions(button(locale, words.registerDo))}`,
    })}<p>${words.haveAccount[locale]} <a href="${visit.link('/sign-in')}${visit.url.search}">${words.signInDo[locale]}</a></p>`,
  })
}

function signInPage(visit: Visit, provider: AccountParts['parties']['provider'], samples: Samples | undefined, again?: Again): Response {
  const { locale } = visit
  return page({
    visit, title: words.signIn, ...errorOf(again),
    headExtra: passkeyHead(),
    body: html`${doneNotice(visit)}${errorSummary(locale, again?.state.problems ?? [])}<h1>${words.signIn[locale]}</h1>${whyHere(visit)}${visit.url.searchParams.has('kept') && notice(locale, { kind: 'warning', title: sessionWords.endedTitle, body: sessionWords.ended[locale] })}${form(visit, {
      body: html`${fields(locale, credentials, again?.state)}${
        actions(button(locale, words.signInDo), html`<a href="${visit.link('/account/reset')}">${words.forgot[locale]}</a>`)}`,
    })}${passkeyForm(visit)}${provider && html`<h2>${words.or[locale]}</h2>${
      actions(button(locale, signInThrough(provider.title), { kind: 'quiet', href: visit.link('/sign-in/outside') + visit.url.search }))}`}<p>${
      words.noAccount[locale]} <a href="${visit.link('/register')}${visit.url.search}">${words.registerDo[locale]}</a></p>${samples && samplePeople(visit, samples)}`,
  })
}

/** Why somebody who asked for a page stands before the door. */
const whyHere = ({ locale, url }: Visit): Html | false => url.searchParams.has('to') && !url.searchParams.has('kept') && notice(locale, { body: sessionWords.onlySignedIn[locale] })

/** Who there is to be in the sample programme. */
const samplePeople = (visit: Visit, { people, password, pin }: Samples): Html => html`<h2>${words.samples[visit.locale]}</h2><p>${words.samplesLead[visit.locale]}</p>${
  definitionList(visit.locale, [{ term: words.password, value: html`<code>${password}</code>` }, { term: words.samplesPin, value: html`<code>${pin}</code>` }])}${
  form(visit, {
    body: html`<ul class="tasks">${people.map(({ email, office }) =>
      html`<li><div>${office[visit.locale]}<p class="hint">${email}</p></div><button class="button quiet" name="sample" value="${email}">${words.signInDo[visit.locale]}<span class="unseen">: ${email}</span></button></li>`)}</ul>`,
  })}`

/** Hidden until the script has found that this browser has passkeys. */
const passkeyForm = (visit: Visit): Html => html`<section hidden data-passkey="sign-in" data-ask="/account/passkey/ask"><h2>${words.or[visit.locale]}</h2>${form(visit, {
  body: html`<input type="hidden" name="challenge"><input type="hidden" name="answer"><p class="hint">${words.passkeyAbout[visit.locale]}</p>${
    actions(button(visit.locale, words.signInPasskey, { kind: 'quiet' }))}`,
})}<div hidden data-failed>${notice(visit.locale, { kind: 'warning', body: words.passkeyStopped[visit.locale] })}</div></section>`

/** The script of passkeys, for the head of a page that has such a form. */
export const passkeyHead = (): Html => html`<script type="module" src="${passkeyScript.path}"></script>`

const errorOf = (again: Again | undefined) => (again ? { error: true, status: again.status, headers: again.headers } : {})
