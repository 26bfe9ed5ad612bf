/** The administrator's pages about who heads an organisation: a proof that was seen, and a headship that is wrong. */
import type { Kernel } from '../../kernel/index.ts'
import type { Membership, OrganisationName } from '../../kernel/parties/index.ts'
import { organisationName, organisationText } from '../../law/official-names.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { notFound, problemsOf } from '../answers.ts'
import { actorHere } from '../asked.ts'
import { actions, button, definitionList, emptyState, errorSummary, field, fields, filters, form, notice, table, tag } from '../components/index.ts'
import type { Control } from '../components/index.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { page, seeOther } from '../layout.ts'
import { route } from '../routes.ts'
import type { Permission } from '../permission.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { identifier, moment } from '../words.ts'
import { words } from './messages.ts'

const permission: Permission = { role: 'administrator' }
const most = 50

export function headRoutes({ identity, parties, looks }: Kernel): readonly Route[] {
  /** Whoever is shown who heads a company is noted before. */
  async function look(visit: Visit, id: string) {
    const organisation = await parties.organisation({ id })
    if (organisation === undefined) throw notFound()
    const heads = (await parties.membersOf(id)).filter(({ capacity }) => capacity === 'head')
    await looks.note({ person: actorHere(visit).person, as: { office: 'administrator' } }, heads.map(({ person }) => ({ whose: person, kind: 'account', thing: 'account', fields: ['name'] })))
    return { organisation, heads }
  }
  /** Does what a form of the page asks, and shows it again when that fails. */
  async function act(visit: Visit, id: string, doing: (values: Readonly<Record<string, string>>) => Promise<void>): Promise<Response> {
    const { values } = await visit.form()
    try {
      await doing(values)
      return seeOther(visit, `/account/heads/${id}?done=head`)
    } catch (error) {
      return headPage(visit, await look(visit, id), problemsOf(error), values)
    }
  }
  return [
    route({
      method: 'GET', path: '/account/heads', kind: 'page', permission, title: words.heads,
      handle: async (visit) => listPage(visit, await parties.findOrganisations(visit.url.searchParams.get('q') ?? '', most)),
    }),
    route({
      method: 'GET', path: '/account/heads/:id', kind: 'page', permission, title: words.heads,
      handle: async (visit, { id }) => headPage(visit, await look(visit, id)),
    }),
    route({
      method: 'POST', path: '/account/heads/:id/head', kind: 'page', permission, title: words.confirmHead,
      handle: (visit, { id }) => act(visit, id, async ({ email = '' }) => {
        const person = await parties.personByEmail(email)
        if (person === undefined) throw new Failure('invalid', words.nobody, [{ field: 'email', text: words.nobody }])
        await identity.confirmHead(actorHere(visit), { organisation: id, person: person.id })
      }),
    }),
    route({
      method: 'POST', path: '/account/heads/:id/remove', kind: 'page', permission, title: words.removeHead,
      handle: (visit, { id }) => act(visit, id, ({ person = '', reason = '' }) => identity.removeHead(actorHere(visit), { organisation: id, person, reason })),
    }),
  ]
}

function listPage(visit: Visit, organisations: readonly OrganisationName[]): Response {
  const { locale, url, link } = visit
  return page({
    visit, title: words.heads, width: 'wide', breadcrumbs: [{ title: words.account, path: '/account' }],
    body: html`<h1>${words.heads[locale]}</h1><p class="lead">${words.headsLead[locale]}</p>${filters(locale, { url, filters: [{ name: 'q', label: words.nameOrNumber }] })}${table(locale, {
      caption: words.heads, captionUnseen: true, rows: organisations, empty: emptyState(locale, { title: words.noOrganisations }),
      columns: [
        { title: words.organisation, header: true, cell: (one) => html`<a href="${link(`/account/heads/${one.id}`)}">${organisationName(one, locale)}</a>` },
        { title: words.organisationNumber, cell: (one) => identifier(one.identifier.value) },
      ],
    })}`,
  })
}

const byEmail: readonly Control[] = [{ kind: 'email', name: 'email', label: words.headEmail, hint: words.headEmailHint }]

function headPage(
  visit: Visit, { organisation, heads }: { readonly organisation: OrganisationName; readonly heads: readonly Membership[] },
  problems: readonly Problem[] = [], values: Readonly<Record<string, string>> = {},
): Response {
  const { locale, link } = visit
  const [head] = heads
  return page({
    visit, title: organisationText(organisation), breadcrumbs: [{ title: words.heads, path: '/account/heads' }], error: problems.length > 0,
    body: html`${errorSummary(locale, problems)}${visit.url.searchParams.get('done') === 'head' && notice(locale, { kind: 'good', body: words.headDone[locale] })}<h1>${
      organisationName(organisation, locale)}</h1>${definitionList(locale, [
      { term: words.organisationNumber, value: identifier(organisation.identifier.value) },
      {
        term: words.head,
        value: head === undefined ? words.nobodyHeads[locale]
          : html`<a href="${link(`/account/people/${head.person}`)}">${head.name}</a> ${tag(locale, head.proved ? words.proved : words.headNotProved, head.proved ? 'good' : 'wait')} ${moment(visit, head.beganAt)}`,
      },
    ])}<h2>${words.confirmHead[locale]}</h2><p>${words.confirmHeadLead[locale]}</p>${form(visit, {
      action: link(`/account/heads/${organisation.id}/head`), body: html`${fields(locale, byEmail, { problems, values })}${actions(button(locale, words.confirmHead))}`,
    })}${head !== undefined && removal(visit, organisation, head, problems, values)}`,
  })
}

const removal = (visit: Visit, { id }: OrganisationName, head: Membership, problems: readonly Problem[], values: Readonly<Record<string, string>>): Html =>
  html`<h2>${words.removeHead[visit.locale]}</h2><p>${words.removeHeadLead[visit.locale]}</p>${form(visit, {
    action: visit.link(`/account/heads/${id}/remove`),
    body: html`<input type="hidden" name="person" value="${head.person}">${
      field(visit.locale, { kind: 'text', name: 'reason', label: words.reason, hint: words.reasonHint, maxLength: 2000, long: true }, { problems, values })}${
      actions(button(visit.locale, words.removeHead, { kind: 'danger' }))}`,
  })}`
