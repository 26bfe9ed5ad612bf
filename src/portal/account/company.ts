/** An organisation: adding it by its number, who acts for it, and delegating to a colleague. */
import { transact } from '../../kernel/database/index.ts'
import type { Delegation, Membership, OrganisationName, Right } from '../../kernel/parties/index.ts'
import { readAnswers } from '../../law/answers.ts'
import { Failure } from '../../law/failure.ts'
import type { Problem } from '../../law/failure.ts'
import { type DateField, numberKinds } from '../../law/field.ts'
import { everyName, type OfficialNames, organisationName, organisationText } from '../../law/official-names.ts'
import { languageOf, type Locale, locales, type Text } from '../../law/text.ts'
import { endOfDay, type Instant, parseDay } from '../../law/time.ts'
import { notFound } from '../answers.ts'
import { actorHere } from '../asked.ts'
import { actions, button, definitionList, emptyState, errorSummary, fields, form, notice, table, tag } from '../components/index.ts'
import type { Control, Tone } from '../components/index.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { page } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { identifier, moment } from '../words.ts'
import { erasedNotice } from './erasure.ts'
import { officialName, words } from './messages.ts'
import { actFor, capacity, small } from './overview.ts'
import { doneAt, doneNotice, ownAddress, sessionSecret, tryForm } from './parts.ts'
import type { AccountParts, Again } from './parts.ts'
import { scopeControls, scopeText } from './scope.ts'

const company = (): readonly Control[] => [
  { kind: numberKinds.organisation, name: 'number', label: words.organisationNumber },
  { kind: 'input', name: 'name', label: words.organisationName, hint: words.organisationNameHint, autocomplete: 'organization', maxLength: 300 },
]

/** The name in a language that has one of its own, for the register of no country says it in all. */
const nameControls = (languages: readonly Locale[]): readonly Control[] => languages.map((locale) => ({
  kind: 'input', name: `names.${locale}`, label: officialName(languageOf(locale).name), optional: true, autocomplete: 'off', maxLength: 300,
}))

const namesIn = (values: Readonly<Record<string, string>>): OfficialNames => Object.fromEntries(locales.map((locale) => [locale, values[`names.${locale}`] ?? '']))

const until: DateField = { kind: 'date', name: 'until', label: words.until, hint: words.untilHint }

export function companyRoutes(parts: AccountParts): readonly Route[] {
  const { parties, db } = parts

  /** What the page of an organisation shows; 404 for whoever has no right to it, so that nobody learns who is here. */
  async function look(visit: Visit, id: string) {
    const right = (await parties.organisationsOf(actorHere(visit).person)).find(({ organisation }) => organisation.id === id)
    if (right === undefined) throw notFound()
    const [members, delegations, organisation] = await Promise.all([parties.membersOf(id), parties.delegationsOf(id), parties.organisation({ id })])
    return { right, members, delegations, nameErasedAt: organisation?.nameErasedAt }
  }

  return [
    route({
      method: 'GET', path: '/account/companies/new', kind: 'page', permission: 'signed in', title: words.addCompany,
      handle: (visit) => addPage(visit),
    }),
    route({
      method: 'POST', path: '/account/companies/new', kind: 'page', permission: 'signed in', title: words.addCompany, rateLimit: { requests: 30, seconds: 600 },
      handle: async (visit) => {
        const done = await tryForm(visit, async (values) => {
          const { number = '', name = '' } = values
          const read = parties.readIdentifier('organisation', number)
          const problems: Problem[] = [
            ...('fault' in read ? [{ field: 'number', text: read.fault }] : []),
            ...(name.trim() === '' ? [{ field: 'name', text: words.organisationMissing }] : []),
          ]
          if (problems[0]) throw new Failure('invalid', problems[0].text, problems)
          const { id } = await transact(db, (tx) => parties.addOrganisation(tx, actorHere(visit), { number, name, names: namesIn(values) }))
          const wanted = ownAddress(visit, visit.url.searchParams.get('to'))
          const secret = sessionSecret(parties, visit.request)
          if (wanted === undefined || secret === undefined) return doneAt(visit, `/account/companies/${id}`, 'added')
          // Whoever was sent here for want of a company goes on where they were, in its name.
          await parties.switchHat(secret, { kind: 'organisation', organisation: id })
          return new Response(null, { status: 303, headers: { location: wanted } })
        })
        return done instanceof Response ? done : addPage(visit, done)
      },
    }),
    route({
      method: 'GET', path: '/account/companies/:id', kind: 'page', permission: 'signed in', whileSuspended: true, title: words.organisation,
      handle: async (visit, { id }) => companyPage(parts, visit, await look(visit, id)),
    }),
    route({
      method: 'POST', path: '/account/companies/:id/names', kind: 'page', permission: 'signed in', title: words.officialNames, rateLimit: { requests: 30, seconds: 600 },
      handle: async (visit, { id }) => {
        const seen = await look(visit, id)
        const done = await tryForm(visit, async (values) => {
          await transact(db, (tx) => parties.nameOrganisation(tx, actorIn(visit, id), namesIn(values)))
          return doneAt(visit, `/account/companies/${id}`, 'named')
        })
        return done instanceof Response ? done : companyPage(parts, visit, seen, done)
      },
    }),
    route({
      method: 'POST', path: '/account/companies/:id/invite', kind: 'page', permission: 'signed in', title: words.inviteTitle, rateLimit: { requests: 30, seconds: 600 },
      handle: async (visit, { id }) => {
        const seen = await look(visit, id)
        const done = await tryForm(visit, async (values, all) => {
          const { facts, problems } = readAnswers([until], values)
          if (problems[0]) throw new Failure('invalid', problems[0].text, problems)
          const scope = values['extent'] === 'all' ? 'all' as const : all('scope').filter((one) => parts.delegable.some(({ id: known }) => known === one))
          await parties.invite(actorIn(visit, id), values['email'] ?? '', { scope, until: endOfDay(parseDay(String(facts['until'])), visit.settings.zone) }, visit.locale)
          return doneAt(visit, `/account/companies/${id}`, 'invited')
        })
        return done instanceof Response ? done : companyPage(parts, visit, seen, done)
      },
    }),
    route({
      method: 'POST', path: '/account/companies/:id/revoke', kind: 'page', permission: 'signed in', whileSuspended: true,
      handle: async (visit, { id }) => {
        const { values } = await visit.form()
        await transact(db, (tx) => parties.revokeDelegation(tx, actorHere(visit), values['id'] ?? ''))
        return doneAt(visit, (await parties.organisationsOf(actorHere(visit).person)).some(({ organisation }) => organisation.id === id) ? `/account/companies/${id}` : '/account', 'revoked')
      },
    }),
  ]
}

/** The actor in the hat of this organisation; acting in another's by mistake is refused. */
function actorIn(visit: Visit, organisation: string) {
  const actor = actorHere(visit)
  if (actor.organisation?.id !== organisation) throw new Failure('refused', words.headWearsHat)
  return actor
}

function addPage(visit: Visit, again?: Again): Response {
  const { locale } = visit
  return page({
    visit, title: words.addCompany, breadcrumbs: [{ title: words.account, path: '/account' }],
    ...(again && { error: true, status: again.status, headers: again.headers }),
    body: html`${errorSummary(locale, again?.state.problems ?? [])}<h1>${words.addCompany[locale]}</h1><p class="lead">${words.addCompanyLead[locale]}</p><p><a href="${visit.link('/account/identity')}${visit.url.search}">${words.proveIdentity[locale]}</a></p>${form(visit, {
      body: html`${fields(locale, [...company(), ...nameControls(locales.filter((other) => other !== locale))], again?.state)}${actions(button(locale, words.add))}` })}`,
  })
}

interface Seen {
  readonly right: Right
  readonly members: readonly Membership[]
  readonly delegations: readonly Delegation[]
  readonly nameErasedAt: Instant | undefined
}

function companyPage(parts: AccountParts, visit: Visit, { right, members, delegations, nameErasedAt }: Seen, again?: Again): Response {
  const { locale } = visit
  const { organisation } = right
  const heads = right.capacity === 'head'
  const wearing = visit.actor?.organisation?.id === organisation.id
  const shown = heads ? delegations : delegations.filter(({ toPerson }) => toPerson === visit.actor?.person)
  return page({
    visit, title: organisationText(organisation), width: 'wide', breadcrumbs: [{ title: words.account, path: '/account' }],
    ...(again && { error: true, status: again.status, headers: again.headers }),
    body: html`${errorSummary(locale, again?.state.problems ?? [])}${doneNotice(visit)}<h1>${organisationName(organisation, locale)}</h1>${definitionList(locale, [
      ...(everyName(organisation).length > 1 ? [{ term: words.officialNames, value: everyName(organisation).map((name) => html`${name}<br>`) }] : []),
      { term: words.organisationNumber, value: identifier(organisation.identifier.value) },
      { term: words.capacity, value: capacity(locale, right) },
    ])}${nameErasedAt && erasedNotice(visit, nameErasedAt)}${heads && !right.proved && notice(locale, { body: html`<p>${words.unprovedText[locale]} <a href="${visit.link('/account/identity')}">${words.proveIdentity[locale]}</a></p>` })}${actFor(visit, organisation.id)}${
      heads && html`<h2>${words.people[locale]}</h2>${peopleTable(visit, members)}`}<h2>${words.delegations[locale]}</h2>${
      delegationList(parts, visit, organisation, shown, heads && wearing)}${heads && inviteForm(parts, visit, organisation, wearing, again)}${heads && wearing && nameErasedAt === undefined && namesForm(visit, organisation, again)}`,
  })
}

/** What the organisation is called in each language; whoever heads it says so. */
const namesForm = (visit: Visit, { id, name, names = {} }: OrganisationName, again?: Again): Html => html`<h2>${words.officialNames[visit.locale]}</h2><p>${words.officialNamesLead[visit.locale]}: <b>${name}</b></p>${form(visit, {
  action: visit.link(`/account/companies/${id}/names`),
  body: html`${fields(visit.locale, nameControls(locales), again?.state ?? { values: Object.fromEntries(locales.map((locale) => [`names.${locale}`, names[locale] ?? ''])) })}${actions(button(visit.locale, words.saveNames, { kind: 'quiet' }))}`,
})}`

const peopleTable = ({ locale }: Visit, members: readonly Membership[]): Html => table(locale, {
  caption: words.people, captionUnseen: true, rows: members,
  columns: [
    { title: words.person, header: true, cell: ({ name }) => name },
    { title: words.capacity, cell: (member) => capacity(locale, member) },
  ],
})

const states = {
  'in force': { label: words.inForce, tone: 'good' },
  'not begun': { label: words.notBegun, tone: 'wait' },
  ended: { label: words.ended, tone: 'plain' },
  revoked: { label: words.revoked, tone: 'plain' },
} as const satisfies Record<Delegation['state'], { readonly label: Text; readonly tone: Tone }>

/** A list and not a table, so that the button to revoke stands in reach on a phone. */
function delegationList({ delegable }: AccountParts, visit: Visit, organisation: OrganisationName, delegations: readonly Delegation[], mayRevoke: boolean): Html {
  const { locale } = visit
  if (delegations.length === 0) return emptyState(locale, { title: words.noDelegations })
  return definitionList(locale, delegations.map(({ id, state, scope, until: end, toName, toPerson }) => {
    const live = state === 'in force' || state === 'not begun'
    return {
      term: html`${toName} ${tag(locale, states[state].label, states[state].tone)}`,
      value: html`<p>${scopeText(locale, delegable, scope)}<br>${words.until[locale]}: ${moment(visit, end)}</p>${
        live && (mayRevoke || toPerson === visit.actor?.person) && small(visit, `/account/companies/${organisation.id}/revoke`, id, words.revoke, toName)}`,
    }
  }))
}

function inviteForm({ delegable }: AccountParts, visit: Visit, { id }: OrganisationName, wearing: boolean, again?: Again): Html {
  const { locale } = visit
  if (!wearing) return html`<h2>${words.inviteTitle[locale]}</h2><p>${words.headWearsHat[locale]}</p>`
  const controls: readonly Control[] = [{ kind: 'email', name: 'email', label: words.colleagueEmail }, ...scopeControls(delegable), until]
  return html`<h2>${words.inviteTitle[locale]}</h2><p>${words.inviteLead[locale]}</p>${form(visit, {
    action: visit.link(`/account/companies/${id}/invite`),
    body: html`${fields(locale, controls, again?.state)}${actions(button(locale, words.inviteDo))}`,
  })}`
}
