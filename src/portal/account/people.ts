/** The administrator's pages: people and their roles, and the letters that were sent. */
import { randomUUID } from 'node:crypto'
import type { LetterStatus, Person, PersonSummary, RoleAssignment } from '../../kernel/parties/index.ts'
import { readAnswers } from '../../law/answers.ts'
import { Failure } from '../../law/failure.ts'
import type { DateField } from '../../law/field.ts'
import type { Locale } from '../../law/text.ts'
import { notFound } from '../answers.ts'
import { actorHere } from '../asked.ts'
import { actions, button, definitionList, emptyState, errorSummary, fields, filters, form, table, tag } from '../components/index.ts'
import type { Control } from '../components/index.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { page, seeOther } from '../layout.ts'
import { route } from '../routes.ts'
import type { Permission } from '../permission.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { moment } from '../words.ts'
import { answerMessages } from '../../law/answers.messages.ts'
import { eraseAccountForm } from './erasure.ts'
import { words } from './messages.ts'
import { small } from './overview.ts'
import { doneAt, doneNotice, tryForm } from './parts.ts'
import type { AccountParts, Again, Named } from './parts.ts'

const permission: Permission = { role: 'administrator' }
const until: DateField = { kind: 'date', name: 'until', label: words.roleUntil, hint: words.untilHint, optional: true }

/** What of an account its administrators see. */
const seenOfAccounts = ['name', 'email', 'roles']

export function peopleRoutes(parts: AccountParts): readonly Route[] {
  const { parties, looks } = parts

  /** Whoever administers accounts is noted before they see any. */
  const note = (visit: Visit, people: readonly string[]): Promise<void> =>
    looks.note({ person: actorHere(visit).person, as: { office: 'administrator' } }, people.map((whose) => ({ whose, kind: 'account', thing: 'account', fields: seenOfAccounts })))

  async function look(visit: Visit, id: string) {
    const person = await parties.person(id)
    if (person === undefined) throw notFound()
    await note(visit, [id])
    return { person, held: await parties.rolesOf(id), history: await parties.roleHistory(actorHere(visit), id) }
  }

  return [
    route({
      method: 'GET', path: '/account/people', kind: 'page', permission, title: words.peopleTitle,
      async handle(visit) {
        const found = await parties.searchPeople(actorHere(visit), visit.url.searchParams.get('q') ?? '')
        await note(visit, found.map(({ id }) => id))
        return peoplePage(visit, found)
      },
    }),
    route({
      method: 'GET', path: '/account/people/:id', kind: 'page', permission, title: words.roles,
      handle: async (visit, { id }) => personPage(parts, visit, await look(visit, id)),
    }),
    route({
      method: 'POST', path: '/account/people/:id/give', kind: 'page', permission, title: words.giveRole,
      handle: async (visit, { id }) => {
        const done = await tryForm(visit, async (values) => {
          const { facts, problems } = readAnswers([until], values)
          if (problems[0]) throw new Failure('invalid', problems[0].text, problems)
          const role = parts.roles.find((one) => one.id === values['role'])
          if (role === undefined) throw new Failure('invalid', answerMessages.notAChoice, [{ field: 'role', text: answerMessages.notAChoice }])
          const day = String(facts['until'] ?? '')
          const goesOn = await parts.filling.appoint(visit, { person: id, role: role.id, until: day, ...(values['act-key'] && { key: values['act-key'] }) })
          return goesOn === undefined ? doneAt(visit, `/account/people/${id}`, 'role-given') : seeOther(visit, goesOn)
        })
        return done instanceof Response ? done : personPage(parts, visit, await look(visit, id), done)
      },
    }),
    route({
      method: 'POST', path: '/account/people/:id/take', kind: 'page', permission, title: words.takeRole,
      handle: async (visit, { id }) => {
        const { id: role = '' } = (await visit.form()).values
        const goesOn = await parts.filling.dismiss(visit, { person: id, role })
        return goesOn === undefined ? doneAt(visit, `/account/people/${id}`, 'role-taken') : seeOther(visit, goesOn)
      },
    }),
    route({
      method: 'GET', path: '/account/letters', kind: 'page', permission, title: words.letters,
      async handle(visit) {
        const letters = await parties.latestLetters(actorHere(visit))
        const to = [...new Set(letters.flatMap(({ person }) => person ?? []))]
        await looks.note({ person: actorHere(visit).person, as: { office: 'administrator' } }, to.map((whose) => ({ whose, kind: 'letters', thing: 'letters', fields: ['email', 'subject'] })))
        return lettersPage(visit, letters)
      },
    }),
  ]
}

function peoplePage(visit: Visit, people: readonly PersonSummary[]): Response {
  const { locale, url } = visit
  return page({
    visit, title: words.peopleTitle, width: 'wide', breadcrumbs: [{ title: words.account, path: '/account' }],
    body: html`<h1>${words.peopleTitle[locale]}</h1>${filters(locale, { url, filters: [{ name: 'q', label: words.nameOrEmail }] })}${table(locale, {
      caption: words.people, captionUnseen: true, rows: people, empty: emptyState(locale, { title: words.nobody }),
      columns: [
        {
          title: words.person, header: true,
          cell: ({ id, name, closedAt }) => html`<a href="${visit.link(`/account/people/${id}`)}">${name}</a>${closedAt && [' ', tag(locale, words.accountClosed)]}`,
        },
        { title: words.email, cell: ({ email }) => email },
        { title: words.roles, cell: ({ roles }) => roles.map((role) => html`<code>${role}</code> `) },
        { title: words.registeredOn, cell: ({ createdAt }) => moment(visit, createdAt) },
      ],
    })}`,
  })
}

interface Seen {
  readonly person: Person
  readonly held: readonly string[]
  readonly history: readonly RoleAssignment[]
}

function personPage({ roles }: AccountParts, visit: Visit, { person, held, history }: Seen, again?: Again): Response {
  const { locale } = visit
  const own = person.id === visit.actor?.person
  return page({
    visit, title: person.name, width: 'wide', breadcrumbs: [{ title: words.peopleTitle, path: '/account/people' }],
    ...(again && { error: true, status: again.status, headers: again.headers }),
    body: html`${errorSummary(locale, again?.state.problems ?? [])}${doneNotice(visit)}<h1>${person.name}</h1>${definitionList(locale, [
      { term: words.email, value: person.email }, { term: words.registeredOn, value: moment(visit, person.createdAt) },
    ])}${person.closedAt === undefined && html`<p><a href="${visit.link(`/account/people/${person.id}/identity`)}">${words.vouchFor[locale]}</a></p>`}<h2>${words.roles[locale]}</h2>${roleTable(visit, person, roles, held, history, own)}${!own && person.closedAt === undefined && html`${giveForm(visit, person, roles, again)}${eraseAccountForm(visit, person)}`}`,
  })
}

const titleOf = (locale: Locale, roles: readonly Named[], role: string): Html =>
  html`${roles.find(({ id }) => id === role)?.title[locale] ?? role}`

const roleTable = (visit: Visit, person: Person, roles: readonly Named[], held: readonly string[], history: readonly RoleAssignment[], own: boolean): Html => {
  const { locale } = visit
  const latest = (row: RoleAssignment) => history.find(({ role }) => role === row.role) === row && held.includes(row.role)
  return table(locale, {
    caption: words.roles, captionUnseen: true, rows: history, empty: emptyState(locale, { title: words.noRoles }),
    columns: [
      { title: words.role, header: true, cell: ({ role }) => html`${titleOf(locale, roles, role)} <code>${role}</code>` },
      { title: words.given, cell: ({ beganAt }) => moment(visit, beganAt) },
      { title: words.until, cell: ({ endsAt }) => (endsAt ? moment(visit, endsAt) : '—') },
      { title: words.state, cell: (row) => (latest(row) ? tag(locale, words.inForce, 'good') : tag(locale, words.ended)) },
      { title: words.actions, cell: (row) => latest(row) && !own && small(visit, `/account/people/${person.id}/take`, row.role, words.takeRole, row.role) },
    ],
  })
}

function giveForm(visit: Visit, person: Person, roles: readonly Named[], again?: Again): Html {
  const { locale } = visit
  const controls: readonly Control[] = [
    { kind: 'select', name: 'role', label: words.role, choices: roles.map(({ id, title }) => ({ value: id, label: title })) }, until,
  ]
  return html`<h2>${words.giveRole[locale]}</h2>${form(visit, {
    action: visit.link(`/account/people/${person.id}/give`), body: html`<input type="hidden" name="act-key" value="${randomUUID()}">${fields(locale, controls, again?.state)}${actions(button(locale, words.giveRole))}`,
  })}`
}

function lettersPage(visit: Visit, letters: readonly LetterStatus[]): Response {
  const { locale } = visit
  return page({
    visit, title: words.letters, width: 'wide', breadcrumbs: [{ title: words.account, path: '/account' }], headers: { 'cache-control': 'no-store' },
    body: html`<h1>${words.letters[locale]}</h1>${table(locale, {
      caption: words.letters, captionUnseen: true, rows: letters, empty: emptyState(locale, { title: words.noLetters }),
      columns: [
        { title: words.subject, header: true, cell: ({ subject }) => subject },
        { title: words.recipient, cell: ({ recipient }) => recipient },
        {
          title: words.state,
          cell: ({ sentAt, failures, lastFailure, createdAt }) => [
            sentAt ? tag(locale, words.sent, 'good') : failures > 0 ? tag(locale, words.failed, 'late') : tag(locale, words.waiting, 'wait'),
            ' ', moment(visit, sentAt ?? createdAt), lastFailure && html`<br><span class="hint">${lastFailure}</span>`,
          ],
        },
      ],
    })}`,
  })
}
