/** The administrator vouches for a person: whose number it is, and a code for whoever has lost their PIN. */
import { numberKinds } from '../../law/field.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { Person } from '../../kernel/parties/index.ts'
import type { Problem } from '../../law/failure.ts'
import { notFound, problemsOf } from '../answers.ts'
import { actorHere } from '../asked.ts'
import { actions, button, copyable, definitionList, errorSummary, fields, form, notice } from '../components/index.ts'
import type { Control } from '../components/index.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { page, seeOther } from '../layout.ts'
import { route } from '../routes.ts'
import type { Permission } from '../permission.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { identifier } from '../words.ts'
import { words } from './messages.ts'

const permission: Permission = { role: 'administrator' }
type Values = Readonly<Record<string, string>>

export function vouchRoutes({ identity, parties, looks }: Kernel): readonly Route[] {
  /** Whoever vouches sees the whole number: they are noted before. */
  async function look(visit: Visit, id: string): Promise<Person> {
    const person = await parties.person(id)
    if (person === undefined || person.closedAt !== undefined) throw notFound()
    await looks.note({ person: actorHere(visit).person, as: { office: 'administrator' } }, [{ whose: id, kind: 'account', thing: 'account', fields: ['name', 'email', ...(person.identifier ? ['number'] : [])] }])
    return person
  }
  return [
    route({
      method: 'GET', path: '/account/people/:id/identity', kind: 'page', permission, title: words.vouch,
      handle: async (visit, { id }) => vouchPage(visit, await look(visit, id)),
    }),
    route({
      method: 'POST', path: '/account/people/:id/identity', kind: 'page', permission, title: words.vouch,
      async handle(visit, { id }) {
        const { values } = await visit.form()
        try {
          await identity.confirmNumber(actorHere(visit), { person: id, number: values['number'] ?? '', name: values['name'] ?? '' })
          return seeOther(visit, `/account/people/${id}/identity?done=proved`)
        } catch (error) {
          return vouchPage(visit, await look(visit, id), { problems: problemsOf(error), values })
        }
      },
    }),
    route({
      method: 'POST', path: '/account/people/:id/code', kind: 'page', permission, title: words.vouch,
      async handle(visit, { id }) {
        await visit.form()
        try {
          const code = await identity.giveCode(actorHere(visit), id)
          return vouchPage(visit, await look(visit, id), { code })
        } catch (error) {
          return vouchPage(visit, await look(visit, id), { problems: problemsOf(error) })
        }
      },
    }),
  ]
}

function vouchPage(visit: Visit, person: Person, { problems = [], values = {}, code }: { readonly problems?: readonly Problem[]; readonly values?: Values; readonly code?: string } = {}): Response {
  const { locale, link } = visit
  const own = person.id === visit.actor?.person
  return page({
    visit, title: words.vouch, breadcrumbs: [{ title: words.people, path: '/account/people' }, { title: person.name, path: `/account/people/${person.id}` }],
    error: problems.length > 0, headers: { 'cache-control': 'no-store' },
    body: html`${errorSummary(locale, problems)}${visit.url.searchParams.get('done') === 'proved' && notice(locale, { kind: 'good', body: words.vouched[locale] })}<h1>${
      words.vouch[locale]}</h1>${definitionList(locale, [
      { term: words.name, value: person.name }, { term: words.email, value: person.email },
      { term: words.personNumber, value: person.identifier === undefined ? words.notProved[locale] : identifier(person.identifier.value) },
    ])}${own ? notice(locale, { kind: 'warning', body: words.notOneself[locale] })
      : person.identifier === undefined ? numberForm(visit, { problems, values }) : html`<h2>${words.codeTitle[locale]}</h2>${code === undefined
        ? html`<p>${words.codeLead[locale]}</p>${form(visit, { action: link(`/account/people/${person.id}/code`), body: actions(button(locale, words.giveCode, { kind: 'quiet' })) })}`
        : html`${notice(locale, { kind: 'warning', body: words.codeOnce[locale] })}${copyable(locale, { label: words.code, value: code })}`}`}`,
  })
}

const asked = (): readonly Control[] => [
  { kind: numberKinds.person, name: 'number', label: words.personNumber },
  { kind: 'input', name: 'name', label: words.nameInPaper, maxLength: 200 },
]

const numberForm = (visit: Visit, { problems, values }: { readonly problems: readonly Problem[]; readonly values: Values }): Html =>
  html`<h2>${words.numberTitle[visit.locale]}</h2><p>${words.numberLead[visit.locale]}</p>${form(visit, {
    body: html`${fields(visit.locale, asked(), { problems, values })}${actions(button(visit.locale, words.confirmNumber))}`,
  })}`
