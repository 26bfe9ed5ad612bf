/** The account at a glance: who one is, for whom one acts, and by which ways one comes in. */
import { transact } from '../../kernel/database/index.ts'
import type { Passkey, Person, Right, Session } from '../../kernel/parties/index.ts'
import { organisationName } from '../../law/official-names.ts'
import { administratorOf } from '../../law/body.ts'
import type { Locale } from '../../law/text.ts'
import { actorHere } from '../asked.ts'
import { cabinetCrumb, cabinetNav } from '../cabinet/nav.ts'
import { actions, button, definitionList, emptyState, field, form, notice, tag } from '../components/index.ts'
import { attributes, html } from '../html.ts'
import type { Html } from '../html.ts'
import { portalKeys } from '../key-kinds.ts'
import { json, page } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { identifier, moment } from '../words.ts'
import { counterWords } from '../counter/messages.ts'
import { looksPath, lookWords } from '../looks/index.ts'
import { passkeyHead } from './entrance.ts'
import { inboxWords } from './inbox-messages.ts'
import { methods, signInThrough, words } from './messages.ts'
import { noticesPath } from './notices.ts'
import { noticeWords } from './notices-messages.ts'
import { doneAt, doneNotice, sessionSecret } from './parts.ts'
import type { AccountParts } from './parts.ts'
import { readRegistration } from './passkey-script.ts'

export function overviewRoutes(parts: AccountParts): readonly Route[] {
  const { parties, db, alsoHere = [], sections = [] } = parts
  return [
    route({
      method: 'GET', path: '/account', kind: 'page', permission: 'signed in', whileSuspended: true, title: words.account,
      handle: async (visit) => {
        const actor = actorHere(visit)
        const [person, companies, sessions, passkeys, roles] = await Promise.all([
          parties.person(actor.person), parties.organisationsOf(actor.person), parties.sessionsOf(actor.person), parties.passkeysOf(actor.person), parties.rolesOf(actor.person),
        ])
        const more = await Promise.all(sections.map((section) => section(visit)))
        const secret = sessionSecret(parties, visit.request)
        const here = secret === undefined ? undefined : (await parties.presenceOf(secret))?.session.id
        const { locale } = visit
        return page({
          visit, title: words.account, width: 'wide', breadcrumbs: [cabinetCrumb], headExtra: passkeyHead(),
          body: html`${doneNotice(visit)}<h1>${words.account[locale]}</h1>${cabinetNav(visit, '/account')}<p><a href="${visit.link('/account/inbox')}">${inboxWords.title[locale]}</a>${(visit.unread ?? 0) > 0 && html` <b>${visit.unread}</b>`}${alsoHere.map(({ id, title }) => html` · <a href="${visit.link(id)}">${title[locale]}</a>`)}</p>${person && details(visit, person)}<h2>${words.companies[locale]}</h2>${
            companyList(visit, companies)}${
            roles.length > 0 && html`<h2>${words.roles[locale]}</h2><ul>${roles.map((role) => html`<li>${parts.roles.find(({ id }) => id === role)?.title[locale] ?? role}</li>`)}</ul>${
              roles.includes('administrator') && html`<p><a href="${visit.link('/account/people')}">${words.peopleTitle[locale]}</a> · <a href="${visit.link('/account/heads')}">${words.headsTitle[locale]}</a> · <a href="${visit.link('/account/letters')}">${words.letters[locale]}</a></p>`}${parties.bodies.filter((body) => roles.includes(administratorOf(body))).map(({ id, name }) =>
                html`<p><a href="${visit.link(`/bodies/${id}/offices`)}">${name[locale]}</a></p>`)}`}${more}<h2>${
            words.security[locale]}</h2>${ways(visit, person, parties.provider)}<h3>${words.passkeys[locale]}</h3>${passkeyList(visit, passkeys)}${passkeyForm(visit)}<h3>${
            words.sessions[locale]}</h3>${sessionList(visit, sessions, here)}`,
        })
      },
    }),
    route({
      method: 'POST', path: '/account/confirm-again', kind: 'page', permission: 'signed in', whileSuspended: true,
      handle: async (visit) => {
        await transact(db, (tx) => parties.sendConfirmation(tx, actorHere(visit)))
        return doneAt(visit, '/account', 'confirm-sent')
      },
    }),
    route({
      method: 'POST', path: '/account/sessions/end', kind: 'page', permission: 'signed in', whileSuspended: true,
      handle: async (visit) => {
        const { id = '' } = (await visit.form()).values
        await transact(db, (tx) => parties.endSession(tx, actorHere(visit), id))
        return doneAt(visit, '/account', 'session')
      },
    }),
    route({
      method: 'POST', path: '/account/passkeys/ask', kind: 'api', permission: 'signed in', rateLimit: { requests: 30, seconds: 600 },
      handle: async (visit) => json(await parties.askForPasskey(actorHere(visit)), { headers: { 'cache-control': 'no-store' } }),
    }),
    route({
      method: 'POST', path: '/account/passkeys/add', kind: 'page', permission: 'signed in',
      handle: async (visit) => {
        const { challenge = '', answer = '', label = '' } = (await visit.form()).values
        await parties.addPasskey(actorHere(visit), { challenge, label, response: readRegistration(answer) })
        return doneAt(visit, '/account', 'passkey-added')
      },
    }),
    route({
      method: 'POST', path: '/account/passkeys/remove', kind: 'page', permission: 'signed in', whileSuspended: true,
      handle: async (visit) => {
        const { id = '' } = (await visit.form()).values
        await transact(db, (tx) => parties.removePasskey(tx, actorHere(visit), id))
        return doneAt(visit, '/account', 'passkey-removed')
      },
    }),
  ]
}

function details(visit: Visit, person: Person): Html {
  const { locale } = visit
  return html`${definitionList(locale, [
    { term: words.name, value: person.name },
    { term: words.email, value: person.email },
    { term: words.personNumber, value: html`${person.identifier ? identifier(person.identifier.value) : words.numberNotProved[locale]}<br><a href="${visit.link('/account/identity')}">${words.proveIdentity[locale]}</a> · <a href="${visit.link('/account/certificate')}">${words.signingCertificate[locale]}</a>` },
    { term: words.registeredOn, value: moment(visit, person.createdAt) },
  ])}${person.email !== undefined && !person.emailConfirmed && notice(locale, {
    kind: 'warning',
    body: html`<p>${words.notConfirmed[locale]}</p>${form(visit, { action: visit.link('/account/confirm-again'), body: button(locale, words.confirmAgain, { kind: 'plain' }) })}`,
  })}`
}

/** A list and not a table: on a phone the button stands under the name instead of beyond the edge. */
function companyList(visit: Visit, companies: readonly Right[]): Html {
  const { locale } = visit
  const add = actions(button(locale, words.addCompany, { kind: companies.length === 0 ? 'main' : 'quiet', href: visit.link('/account/companies/new') }))
  if (companies.length === 0) return emptyState(locale, { title: words.noCompanies, body: words.noCompaniesText[locale], action: add })
  return html`${definitionList(locale, companies.map((right) => ({
    term: html`<a href="${visit.link(`/account/companies/${right.organisation.id}`)}">${organisationName(right.organisation, visit.locale)}</a>`,
    value: html`<p>${words.organisationNumber[locale]} ${identifier(right.organisation.identifier.value)}<br>${capacity(locale, right)}</p>${actFor(visit, right.organisation.id)}`,
  })))}${add}`
}

/** By what right, and whether it is proved. */
export const capacity = (locale: Locale, { capacity: right, proved }: Pick<Right, 'capacity' | 'proved'>): Html =>
  html`${words[right][locale]}${right === 'head' && [' ', tag(locale, proved ? words.proved : words.unproved, proved ? 'good' : 'wait')]}`

/** The button that puts on an organisation's hat, or a word that it is on. */
export const actFor = (visit: Visit, organisation: string): Html => visit.actor?.organisation?.id === organisation
  ? tag(visit.locale, words.actingNow, 'now')
  : form(visit, {
    action: visit.link('/account/hat'),
    body: html`<input type="hidden" name="to" value="${visit.url.pathname}">${button(visit.locale, words.actFor, { kind: 'quiet', name: 'hat', value: organisation })}`,
  })

function ways(visit: Visit, person: Person | undefined, provider: AccountParts['parties']['provider']): Html {
  const { locale, link } = visit
  return html`<ul><li><a href="${link(noticesPath)}">${noticeWords.title[locale]}</a></li><li><a href="${link(looksPath)}">${lookWords.title[locale]}</a></li><li><a href="${link('/account/visits')}">${counterWords.myVisits[locale]}</a></li><li><a href="${link('/account/password')}">${(person?.hasPassword ? words.passwordTitle : words.passwordSet)[locale]}</a></li><li><a href="${
    link(portalKeys.path)}">${portalKeys.title[locale]}</a></li><li><a href="${link('/account/close')}">${words.close[locale]}</a></li></ul>${provider && form(visit, {
    action: link('/account/outside'), body: html`<p>${signInThrough(provider.title)[locale]}: ${button(locale, words.connect, { kind: 'plain' })}</p>` })}`
}

const passkeyList = (visit: Visit, passkeys: readonly Passkey[]): Html => passkeys.length === 0
  ? html`<p class="faint">${words.noPasskeys[visit.locale]}. ${words.passkeyAbout[visit.locale]}</p>`
  : definitionList(visit.locale, passkeys.map(({ id, label, usedAt }) => ({
    term: label,
    value: html`<p>${words.lastUsed[visit.locale]}: ${usedAt ? moment(visit, usedAt) : words.never[visit.locale]}</p>${
      small(visit, '/account/passkeys/remove', id, words.remove, label)}`,
  })))

const passkeyForm = (visit: Visit): Html => html`<noscript><p class="hint">${words.passkeyNoScript[visit.locale]}</p></noscript><section hidden data-passkey="add" data-ask="/account/passkeys/ask">${form(visit, {
  action: visit.link('/account/passkeys/add'),
  body: html`<input type="hidden" name="challenge"><input type="hidden" name="answer">${field(visit.locale, { kind: 'input', name: 'label', label: words.passkeyLabel, hint: words.passkeyLabelHint, maxLength: 100, width: 'medium' })}${
    button(visit.locale, words.passkeyAdd, { kind: 'quiet' })}`,
})}<div hidden data-failed>${notice(visit.locale, { kind: 'warning', body: words.passkeyStopped[visit.locale] })}</div></section>`

function sessionList(visit: Visit, sessions: readonly Session[], here: string | undefined): Html {
  const { locale } = visit
  return definitionList(locale, sessions.map(({ id, device, method, usedAt }) => {
    const name = device || words.unknownDevice[locale]
    return {
      term: html`${name}${id === here && [' ', tag(locale, words.thisSession, 'now')]}`,
      value: html`<p>${words.signedInBy[locale]}: ${methods[method][locale]}<br>${words.lastUsed[locale]}: ${moment(visit, usedAt)}</p>${
        small(visit, '/account/sessions/end', id, words.end, name)}`,
    }
  }))
}

/** A form of one button, for one row of a table; `what` says to a screen reader which row. */
export const small = (visit: Visit, path: string, id: string, label: { readonly [L in Locale]: string }, what: string): Html => form(visit, {
  action: visit.link(path),
  body: html`<input type="hidden" name="id" value="${id}"><button class="button plain"${attributes({ 'aria-label': `${label[visit.locale]}: ${what}` })}>${label[visit.locale]}</button>`,
})
