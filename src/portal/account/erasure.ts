/** The administrator's pages of lawful erasure: organisations and their names, and the form that erases a name with its legal basis. */
import { transact } from '../../kernel/database/index.ts'
import type { Organisation, OrganisationName, Person } from '../../kernel/parties/index.ts'
import { Failure } from '../../law/failure.ts'
import { organisationName } from '../../law/official-names.ts'
import type { Instant } from '../../law/time.ts'
import { notFound } from '../answers.ts'
import { actorHere } from '../asked.ts'
import { actions, button, definitionList, emptyState, errorSummary, fields, filters, form, notice, table } from '../components/index.ts'
import type { Control } from '../components/index.ts'
import { html } from '../html.ts'
import type { Content, Html } from '../html.ts'
import { page } from '../layout.ts'
import { route } from '../routes.ts'
import type { Permission } from '../permission.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { identifier, moment } from '../words.ts'
import { erasureWords as words } from './erasure-messages.ts'
import { words as account } from './messages.ts'
import { doneAt, doneNotice, tryForm } from './parts.ts'
import type { AccountParts, Again } from './parts.ts'

const permission: Permission = { role: 'administrator' }
const most = 50

const basis: Control = { kind: 'text', name: 'basis', label: words.basis, hint: words.basisHint, maxLength: 1000, long: true }
const sure: Control = { kind: 'checkbox', name: 'sure', label: words.sure }

export function erasureRoutes({ parties, db }: AccountParts): readonly Route[] {
  async function look(id: string): Promise<Organisation> {
    const organisation = await parties.organisation({ id })
    if (organisation === undefined) throw notFound()
    return organisation
  }

  return [
    route({
      method: 'GET', path: '/account/organisations', kind: 'page', permission, title: words.organisations,
      handle: async (visit) => listPage(visit, await parties.findOrganisations(visit.url.searchParams.get('q') ?? '', most)),
    }),
    route({
      method: 'GET', path: '/account/organisations/:id', kind: 'page', permission, title: words.organisations,
      handle: async (visit, { id }) => organisationPage(visit, await look(id)),
    }),
    route({
      method: 'POST', path: '/account/organisations/:id/erase', kind: 'page', permission, title: words.eraseName,
      handle: async (visit, { id }) => {
        const organisation = await look(id)
        const done = await tryForm(visit, async (values) => {
          await transact(db, (tx) => parties.eraseOrganisationName(tx, actorHere(visit), { organisation: id, basis: confirmedBasis(values) }))
          return doneAt(visit, `/account/organisations/${id}`, 'name-erased')
        })
        return done instanceof Response ? done : organisationPage(visit, organisation, done)
      },
    }),
    route({
      method: 'POST', path: '/account/people/:id/erase', kind: 'page', permission, title: words.eraseAccount,
      handle: async (visit, { id }) => {
        const person = await parties.person(id)
        if (person === undefined) throw notFound()
        const done = await tryForm(visit, async (values) => {
          await transact(db, (tx) => parties.eraseAccount(tx, actorHere(visit), { person: id, basis: confirmedBasis(values) }))
          return doneAt(visit, `/account/people/${id}`, 'account-erased')
        })
        return done instanceof Response ? done : page({
          visit, title: words.eraseAccount, breadcrumbs: [{ title: account.peopleTitle, path: '/account/people' }], error: true, status: done.status, headers: done.headers,
          body: html`${errorSummary(visit.locale, done.state.problems ?? [])}<h1>${person.name}</h1>${eraseAccountForm(visit, person, done)}`,
        })
      },
    }),
  ]
}

/** What cannot be taken back is confirmed. */
function confirmedBasis({ basis: given = '', sure: ticked }: Readonly<Record<string, string>>): string {
  if (ticked !== 'true') throw new Failure('invalid', words.tick, [{ field: 'sure', text: words.tick }])
  return given
}

function listPage(visit: Visit, organisations: readonly OrganisationName[]): Response {
  const { locale, url, link } = visit
  return page({
    visit, title: words.organisations, width: 'wide', breadcrumbs: [{ title: account.account, path: '/account' }],
    body: html`<h1>${words.organisations[locale]}</h1>${filters(locale, { url, filters: [{ name: 'q', label: words.nameOrNumber }] })}${table(locale, {
      caption: words.organisations, captionUnseen: true, rows: organisations, empty: emptyState(locale, { title: words.none }),
      columns: [
        { title: account.organisation, header: true, cell: (one) => html`<a href="${link(`/account/organisations/${one.id}`)}">${organisationName(one, locale)}</a>` },
        { title: account.organisationNumber, cell: (one) => identifier(one.identifier.value) },
      ],
    })}`,
  })
}

function organisationPage(visit: Visit, organisation: Organisation, again?: Again): Response {
  const { locale } = visit
  const { id, identifier: { value: number }, nameErasedAt } = organisation
  const name = organisationName(organisation, locale)
  return page({
    visit, title: name, breadcrumbs: [{ title: words.organisations, path: '/account/organisations' }],
    ...(again && { error: true, status: again.status, headers: again.headers }),
    body: html`${errorSummary(locale, again?.state.problems ?? [])}${doneNotice(visit)}<h1>${name}</h1>${definitionList(locale, [{ term: account.organisationNumber, value: identifier(number) }])}${
      nameErasedAt === undefined ? eraseForm(visit, `/account/organisations/${id}/erase`, words.eraseName[locale], words.eraseNameLead[locale], again) : erasedNotice(visit, nameErasedAt)}`,
  })
}

/** Says that the name of an organisation was erased, and when. */
export const erasedNotice = (visit: Visit, at: Instant): Html =>
  notice(visit.locale, { body: html`<p>${words.nameErased[visit.locale]} ${moment(visit, at)}.</p>` })

/** The form that closes another's account, for the page of a person. */
export const eraseAccountForm = (visit: Visit, { id }: Person, again?: Again): Html =>
  eraseForm(visit, `/account/people/${id}/erase`, words.eraseAccount[visit.locale], words.eraseAccountLead[visit.locale], again)

const eraseForm = (visit: Visit, path: string, title: string, lead: Content, again?: Again): Html => html`<h2>${title}</h2><p>${lead}</p>${form(visit, {
  action: visit.link(path), body: html`${fields(visit.locale, [basis, sure], again?.state)}${actions(button(visit.locale, title, { kind: 'danger' }))}`,
})}`
