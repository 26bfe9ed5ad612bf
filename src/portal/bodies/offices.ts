/** The page on which a body's administrator sees who is in office, appoints and dismisses. */
import { transact } from '../../kernel/database/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { Appointment } from '../../kernel/parties/index.ts'
import { readAnswers } from '../../law/answers.ts'
import { answerMessages } from '../../law/answers.messages.ts'
import { administratorOf, type Body, representativeOf } from '../../law/body.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import type { DateField } from '../../law/field.ts'
import type { Text } from '../../law/text.ts'
import { endOfDay, parseDay, startOfDay } from '../../law/time.ts'
import { problemsOf } from '../answers.ts'
import { actorHere } from '../asked.ts'
import { actions, button, emptyState, errorSummary, fields, form, notice, table } from '../components/index.ts'
import type { Control } from '../components/index.ts'
import { attributes, html } from '../html.ts'
import { page, seeOther } from '../layout.ts'
import { route } from '../routes.ts'
import type { Permission, Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { moment } from '../words.ts'
import { bodyWords as words } from './messages.ts'
import { bodyHere } from './pages.ts'

const from: DateField = { kind: 'date', name: 'from', label: words.from, hint: words.fromHint, optional: true }
const until: DateField = { kind: 'date', name: 'until', label: words.until, hint: words.untilHint, optional: true }
const done: Readonly<Record<string, Text>> = { appointed: words.appointed, dismissed: words.dismissed }

/** Every office of a body with its title: first that of its administrator, last that of whoever acts for it before other bodies. */
const titlesOf = (body: Body): Readonly<Record<string, Text>> => ({
  [administratorOf(body)]: words.administrator(body.name), ...body.roles, [representativeOf(body)]: words.representative(body.name),
})

export function officeRoutes(kernel: Kernel): readonly Route[] {
  const { parties, db, country } = kernel
  /** The kernel tells apart whose body it is; here come all who administer any. */
  const permission: Permission = { anyRole: ['administrator', ...country.bodies.map(administratorOf)] }

  /** Does what a form of the page asks, and shows the page again when that fails. */
  async function act(visit: Visit, id: string, said: string, doing: (values: Readonly<Record<string, string>>, body: Body) => Promise<void>): Promise<Response> {
    const body = bodyHere(kernel, id)
    const appointments = await parties.appointmentsOf(actorHere(visit), body)
    const { values } = await visit.form()
    try {
      await doing(values, body)
      return seeOther(visit, `/bodies/${id}/offices?done=${said}`)
    } catch (error) {
      if (error instanceof Failure && error.kind === 'refused') throw error // whoever may not appoint there can mend nothing on the page
      return officesPage(kernel, visit, body, appointments, problemsOf(error), values)
    }
  }

  return [
    route({
      method: 'GET', path: '/bodies/:body/offices', kind: 'page', permission, title: words.offices,
      async handle(visit, { body: id }) {
        const body = bodyHere(kernel, id)
        return officesPage(kernel, visit, body, await parties.appointmentsOf(actorHere(visit), body))
      },
    }),
    route({
      method: 'POST', path: '/bodies/:body/offices/appoint', kind: 'page', permission, title: words.appoint,
      handle: (visit, { body: id }) => act(visit, id, 'appointed', async (values, body) => {
        const { facts, problems } = readAnswers([from, until], values)
        if (problems[0]) throw new Failure('invalid', problems[0].text, problems)
        const { role = '', email = '' } = values
        if (!Object.hasOwn(titlesOf(body), role)) throw new Failure('invalid', answerMessages.notAChoice, [{ field: 'role', text: answerMessages.notAChoice }])
        const person = await parties.personByEmail(email)
        if (person === undefined) throw new Failure('invalid', words.unknown, [{ field: 'email', text: words.unknown }])
        const [first, last] = [String(facts['from'] ?? ''), String(facts['until'] ?? '')]
        const terms = { ...(first !== '' && { from: startOfDay(parseDay(first), visit.settings.zone) }), ...(last !== '' && { until: endOfDay(parseDay(last), visit.settings.zone) }) }
        await transact(db, (tx) => parties.grantRole(tx, actorHere(visit), { person: person.id, role, ...terms }))
      }),
    }),
    route({
      method: 'POST', path: '/bodies/:body/offices/dismiss', kind: 'page', permission, title: words.dismiss,
      handle: (visit, { body: id }) => act(visit, id, 'dismissed', async ({ person = '', role = '' }, body) => {
        if (!Object.hasOwn(titlesOf(body), role)) throw new Failure('invalid', answerMessages.notAChoice, [{ field: 'role', text: answerMessages.notAChoice }])
        await transact(db, (tx) => parties.revokeRole(tx, actorHere(visit), { person, role }))
      }),
    }),
  ]
}

async function officesPage(
  { cases, parties }: Kernel, visit: Visit, body: Body, appointments: readonly Appointment[], problems: readonly Problem[] = [], values: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const { locale, link, url } = visit
  const titles = titlesOf(body)
  const vacant = (await cases.vacancies()).filter(({ role }) => Object.hasOwn(titles, role))
  const said = done[url.searchParams.get('done') ?? '']
  const [own, programmes] = [administratorOf(body), actorHere(visit).roles.includes('administrator')]
  const administered = (await parties.holdersOf([own])).length > 0
  // Who appoints to which office: the kernel decides, the page offers nothing that it would refuse.
  const mine = (role: string): boolean => (role === own || !administered ? programmes : actorHere(visit).roles.includes(own))
  const controls: readonly Control[] = [
    { kind: 'email', name: 'email', label: words.email },
    { kind: 'select', name: 'role', label: words.office, choices: Object.entries(titles).filter(([role]) => mine(role)).map(([value, label]) => ({ value, label })) }, from, until,
  ]
  return page({
    visit, title: words.offices, width: 'wide', breadcrumbs: [{ title: words.bodies, path: '/bodies' }, { title: body.name, path: `/bodies/${body.id}` }],
    error: problems.length > 0, headers: { 'cache-control': 'no-store' },
    body: html`${errorSummary(locale, problems)}${said && notice(locale, { kind: 'good', body: said[locale] })}<h1>${words.offices[locale]}</h1><p class="lead">${words.officesLead[locale]}</p>${
      vacant.map(({ title, cases: waiting }) => notice(locale, { body: words.waiting(title[locale], waiting)[locale] }))}${
      !administered && html`<p>${words.noAdministrator[locale]}</p>`}${table(locale, {
      caption: words.offices, captionUnseen: true, rows: appointments, empty: emptyState(locale, { title: words.nobody }),
      columns: [
        { title: words.person, header: true, cell: ({ name }) => name },
        { title: words.office, cell: ({ role }) => titles[role]?.[locale] ?? role },
        { title: words.from, cell: ({ beganAt }) => moment(visit, beganAt) },
        { title: words.until, cell: ({ endsAt }) => (endsAt === undefined ? '—' : moment(visit, endsAt)) },
        {
          title: words.actions,
          cell: ({ person, name, role }) => mine(role) && person !== actorHere(visit).person && form(visit, {
            action: link(`/bodies/${body.id}/offices/dismiss`),
            body: html`<input type="hidden" name="person" value="${person}"><input type="hidden" name="role" value="${role}"><button class="button plain"${
              attributes({ 'aria-label': `${words.dismiss[locale]}: ${name}` })}>${words.dismiss[locale]}</button>`,
          }),
        },
      ],
    })}<h2>${words.appoint[locale]}</h2>${form(visit, {
      action: link(`/bodies/${body.id}/offices/appoint`), body: html`${fields(locale, controls, { problems, values })}${actions(button(locale, words.appoint))}`,
    })}`,
  })
}
