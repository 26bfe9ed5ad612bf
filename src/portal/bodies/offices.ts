/** The page on which a body's administrator sees who is in office, appoints and dismisses. */
import { randomUUID } from 'node:crypto'
import type { Kernel } from '../../kernel/index.ts'
import type { Appointment } from '../../kernel/parties/index.ts'
import { answerMessages } from '../../law/answers.messages.ts'
import { administratorOf, type Body } from '../../law/body.ts'
import { appointing, type CoreAct, dismissing } from '../../law/core-act.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { officesOf } from '../../law/in-body.ts'
import type { Procedure } from '../../law/procedure.ts'
import type { Text } from '../../law/text.ts'
import { problemsOf } from '../answers.ts'
import { actorHere } from '../asked.ts'
import { actions, button, emptyState, errorSummary, fields, form, notice, table } from '../components/index.ts'
import type { Control } from '../components/index.ts'
import { askedIn, carryOut, fieldFor, noProcedure, procedureFor } from '../core-act.ts'
import { attributes, type Content, html } from '../html.ts'
import { page, seeOther } from '../layout.ts'
import { route } from '../routes.ts'
import type { Permission } from '../permission.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { lookWords } from '../looks/messages.ts'
import { moment } from '../words.ts'
import { bodyWords as words } from './messages.ts'
import { bodyHere } from './pages.ts'

const done: Readonly<Record<string, Text>> = { appointed: words.appointed, dismissed: words.dismissed }

/** The body that runs the portal, with what the portal's own administrator is called: it answers for these. */
export interface RunsPortal { readonly body: string; readonly office: Text }

export function officeRoutes(kernel: Kernel, runs: RunsPortal | undefined): readonly Route[] {
  const { parties, country } = kernel
  /** The kernel tells apart whose body it is; here come all who administer any. */
  const permission: Permission = { get anyRole() { return ['administrator', ...country.bodies.map(administratorOf)] } }

  /** Does what a form of the page asks, and shows the page again when that fails. */
  async function act(visit: Visit, id: string, { core, said }: { readonly core: CoreAct; readonly said: string }, read: (values: Readonly<Record<string, string>>) => string): Promise<Response> {
    const body = bodyHere(kernel, id)
    const appointments = await parties.appointmentsOf(actorHere(visit), body)
    const { values } = await visit.form()
    try {
      const office = read(values)
      if (!Object.hasOwn(officesOf(body), office)) throw new Failure('invalid', answerMessages.notAChoice, [{ field: 'office', text: answerMessages.notAChoice }])
      return seeOther(visit, await carryOut(kernel, visit, core, values, (await fillerOf(kernel, body))(office)) ?? `/bodies/${id}/offices?done=${said}`)
    } catch (error) {
      if (error instanceof Failure && error.kind === 'refused') throw error // whoever may not appoint there can mend nothing on the page
      return officesPage(kernel, runs, visit, body, appointments, problemsOf(error), values)
    }
  }
  const namedIn = (core: CoreAct, visit: Visit) => (values: Readonly<Record<string, string>>): string => {
    const procedure = procedureFor(kernel, visit, core)
    return values[(procedure && fieldFor(procedure, core, 'office')) ?? ''] ?? ''
  }

  return [
    route({
      method: 'GET', path: '/bodies/:body/offices', kind: 'page', permission, title: words.offices,
      async handle(visit, { body: id }) {
        const body = bodyHere(kernel, id)
        return officesPage(kernel, runs, visit, body, await parties.appointmentsOf(actorHere(visit), body))
      },
    }),
    route({
      method: 'POST', path: '/bodies/:body/offices/appoint', kind: 'page', permission, title: words.appoint,
      handle: (visit, { body }) => act(visit, body, { core: appointing, said: 'appointed' }, namedIn(appointing, visit)),
    }),
    route({
      method: 'POST', path: '/bodies/:body/offices/dismiss', kind: 'page', permission, title: words.dismiss,
      handle: (visit, { body }) => act(visit, body, { core: dismissing, said: 'dismissed' }, namedIn(dismissing, visit)),
    }),
  ]
}

/** Who fills each office of a body: the body, or (empty) the programme, whose the administrator of a body is, and every office where there is none. */
async function fillerOf({ parties }: Kernel, body: Body): Promise<(role: string) => string> {
  const own = administratorOf(body)
  const administered = (await parties.holdersOf([own])).length > 0
  return (role) => (role === own || !administered ? '' : body.id)
}

/** Which officer of the body made a look that somebody asks about, by its number. */
async function whoLooked({ looks, parties }: Kernel, runs: RunsPortal | undefined, visit: Visit, body: Body, offices: Readonly<Record<string, Text>>): Promise<Content> {
  const { locale, url } = visit
  // Whoever served at a counter and holds no office of it any more has looked for the body itself.
  const titles: Readonly<Record<string, Text>> = { ...offices, [body.id]: body.name, ...(runs?.body === body.id && { administrator: runs.office }) }
  const number = (url.searchParams.get('look') ?? '').trim()
  const found = number === '' ? undefined : await looks.who(number, Object.keys(titles))
  // Whose name is found out is told of that, as of any other look.
  const by = actorHere(visit)
  if (found?.person) await looks.note({ person: by.person, as: { office: by.roles.includes(administratorOf(body)) ? administratorOf(body) : 'administrator' } }, [{ whose: found.person, kind: 'look', thing: number, fields: ['name', 'roles'] }])
  const name = found?.person && (await parties.namesOf([found.person])).get(found.person)
  return html`<h2 id="looks">${lookWords.whoLooked[locale]}</h2><p>${lookWords.whoLookedHint[locale]}</p>${number !== '' && notice(locale, {
    body: found === undefined ? lookWords.notOurs[locale] : html`${name ?? lookWords.gone[locale]}, ${titles[found.office]?.[locale]}, ${moment(visit, found.at)}`,
  })}<form method="get" action="#looks">${fields(locale, [{ kind: 'input', name: 'look', label: lookWords.number, width: 'short', inputmode: 'numeric' }], { values: { look: number } })}${actions(button(locale, lookWords.find, { kind: 'quiet' }))}</form>`
}

async function officesPage(
  kernel: Kernel, runs: RunsPortal | undefined, visit: Visit, body: Body, appointments: readonly Appointment[], problems: readonly Problem[] = [], values: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const { locale, link, url } = visit
  const titles = officesOf(body)
  const vacant = (await kernel.cases.vacancies()).filter(({ role }) => Object.hasOwn(titles, role))
  const said = done[url.searchParams.get('done') ?? '']
  const fills = await fillerOf(kernel, body)
  const administered = Object.keys(titles).some((role) => fills(role) !== '')
  /** The procedure by which whoever looks fills or ends an office: the page offers nothing that the kernel would refuse. */
  const by = (core: CoreAct, role: string): Procedure | undefined => procedureFor(kernel, visit, core, fills(role))
  const filling = Object.keys(titles).map((role) => by(appointing, role)).find((procedure) => procedure !== undefined)
  const mine = Object.entries(titles).filter(([role]) => filling !== undefined && by(appointing, role) === filling)
  const controls: readonly Control[] = askedIn(filling).map((field): Control => (field.name === fieldFor(filling!, appointing, 'office')
    ? { kind: 'select', name: field.name, label: words.office, choices: mine.map(([value, label]) => ({ value, label })) } : field))
  const dismissal = (person: string, name: string, role: string): Content => {
    const procedure = by(dismissing, role)
    if (procedure === undefined || person === actorHere(visit).person) return undefined
    const named = { [fieldFor(procedure, dismissing, 'person') ?? '']: person, [fieldFor(procedure, dismissing, 'office') ?? '']: role }
    const label = attributes({ 'aria-label': `${words.dismiss[locale]}: ${name}` })
    // What asks for more than the row says is opened with the form that it declares.
    if (askedIn(procedure).some((field) => !field.optional && named[field.name] === undefined)) return html`<a href="${link(`/desk/open/${procedure.id}`)}"${label}>${words.dismiss[locale]}</a>`
    return form(visit, {
      action: link(`/bodies/${body.id}/offices/dismiss`),
      body: html`${Object.entries(named).map(([field, value]) => html`<input type="hidden" name="${field}" value="${value}">`)}<button class="button plain"${label}>${words.dismiss[locale]}</button>`,
    })
  }
  return page({
    visit, title: words.offices, width: 'wide', breadcrumbs: [{ title: words.bodies, path: '/bodies' }, { title: body.name, path: `/bodies/${body.id}` }],
    error: problems.length > 0, headers: { 'cache-control': 'no-store' },
    body: html`${errorSummary(locale, problems)}${said && notice(locale, { kind: 'good', body: said[locale] })}<h1>${words.offices[locale]}</h1><p class="lead">${words.officesLead[locale]}</p>${
      vacant.map(({ title, cases: waiting }) => notice(locale, { body: words.waiting(title[locale], waiting)[locale] }))}${
      !administered && html`<p>${words.noAdministrator[locale]}</p>`}${table(locale, {
      caption: words.offices, captionUnseen: true, rows: appointments, empty: emptyState(locale, { title: words.nobody }),
      columns: [
        { title: words.person, header: true, cell: ({ name }) => name },
        { title: words.office, cell: ({ role }) => html`${titles[role]?.[locale] ?? role}<br><code>${role}</code>` },
        { title: words.from, cell: ({ beganAt }) => moment(visit, beganAt) },
        { title: words.until, cell: ({ endsAt }) => (endsAt === undefined ? '—' : moment(visit, endsAt)) },
        { title: words.actions, cell: ({ person, name, role }) => dismissal(person, name, role) },
      ],
    })}<h2>${words.appoint[locale]}</h2>${filling === undefined ? html`<p>${noProcedure[locale]}</p>` : form(visit, {
      action: link(`/bodies/${body.id}/offices/appoint`),
      body: html`<input type="hidden" name="act-key" value="${randomUUID()}">${fields(locale, controls, { problems, values })}${actions(button(locale, words.appoint))}`,
    })}${await whoLooked(kernel, runs, visit, body, titles)}`,
  })
}
