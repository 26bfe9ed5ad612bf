/** What the officers' pages share: who may come in, the page around, and whom a case concerns. */
import { officeRolesIn } from '../../kernel/cases/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import type { Problem } from '../../law/failure.ts'
import { organisationName } from '../../law/official-names.ts'
import type { Procedure } from '../../law/procedure.ts'
import { type Locale, locales, type Text } from '../../law/text.ts'
import { html } from '../html.ts'
import type { Content, Html } from '../html.ts'
import { page } from '../layout.ts'
import type { Crumb, Page } from '../layout.ts'
import { permits } from '../permission.ts'
import { paragraphs } from '../services/answer-list.ts'
import type { Visit } from '../visit.ts'
import { actWords } from './act-messages.ts'
import { words } from './messages.ts'
import { deskHead } from './script.ts'

/** Whoever holds a role in any version of a procedure, as they are known when it is asked, for cases go on under their own; each page then shows what that role may see. */
export function anyOfficer({ cases, parties }: Kernel): { readonly anyRole: readonly string[] } {
  let known: { readonly versions: unknown; readonly bodies: unknown; readonly roles: readonly string[] } | undefined
  return {
    get anyRole() {
      const [versions, bodies] = [cases.versions.withHashes(), parties.bodies]
      if (known?.versions !== versions || known.bodies !== bodies) {
        known = { versions, bodies, roles: [...new Set(versions.flatMap(({ declaration }) => officeRolesIn(declaration, bodies)))].sort() }
      }
      return known.roles
    },
  }
}

export const deskCrumb: Crumb = { title: words.desk, path: '/desk' }

/** A page of the workbench, with the other pages of it one step away. */
export function deskPage({ body, ...rest }: Omit<Page, 'headExtra'> & { readonly headExtra?: Content }): Response {
  return page({
    width: 'wide', ...rest, headExtra: html`${deskHead}${rest.headExtra}`, body: html`<div class="desk">${body}</div>`,
    headers: { 'cache-control': 'private, no-store', ...rest.headers },
  })
}

/** Nothing was done, and nothing on the page can mend it: the case itself is not as it was. */
export const nothingDone = (locale: Locale, problems: readonly Problem[]): Html => html`<div class="summary" role="alert" tabindex="-1" autofocus id="errors"><h2>${
  actWords.nothingDone[locale]}</h2>${problems.map(({ text }) => html`<p>${text[locale]}</p>`)}</div>`

/** What an officer has typed in a form that may be gone. */
export const typedTexts = (locale: Locale, typed: readonly { readonly label: Text; readonly text: string }[]): Content =>
  typed.map(({ label, text }) => html`<h2>${actWords.typed[locale]}: ${label[locale]}</h2><div class="typed">${paragraphs(text)}</div>`)

const places = [
  ['/desk', words.queue], ['/desk/commission', words.commission], ['/desk/reports', words.reports], ['/desk/statistics', words.statistics], ['/studio', words.studio],
] as const satisfies readonly (readonly [string, Text])[]

/** Workplaces that stand in the head of every page, or among these already. */
const placesOfHouse: ReadonlySet<string> = new Set(['/cabinet', '/admin/jobs', '/desk/bookings', ...places.map(([path]) => path)])

/** The pages of the workbench, and those on which institutions have the person here work; what a person does not sit on, or does not write, is left out. */
export function deskNav({ locale, link, settings, actor, scopes }: Visit, here: string, { commission, writes = false }: { readonly commission: boolean; readonly writes?: boolean }): Html {
  const ofInstitutions = (settings.workplaces ?? []).filter(({ path, permission }) => !placesOfHouse.has(path) && permits(permission, { actor, scopes }) === 'yes').map(({ path, title }) => [path, title] as const)
  const shown = [...places.filter(([path]) => (path !== '/desk/commission' || commission) && (path !== '/studio' || writes)), ...ofInstitutions]
  return html`<nav class="places" aria-label="${words.desk[locale]}"><ul>${shown.map(([path, title]) => html`<li><a href="${link(path)}"${
    path === here ? html` aria-current="page"` : ''}>${title[locale]}</a></li>`)}</ul></nav>`
}

/** The procedures that the actor's own office conducts: whoever is only asked in single steps sees those, and nothing of the rest. */
export const proceduresOf = ({ cases }: Kernel, actor: Actor): readonly string[] =>
  cases.desk(actor).flatMap(({ procedure, referred }) => (referred ? [] : [procedure.id]))

/** Whether the actor sits on any commission, as member or chair. */
export const sitsOnCommission = ({ cases }: Kernel, actor: Actor): boolean =>
  cases.desk(actor).some(({ procedure, steps }) => steps.some((step) => isCommission(procedure, step)))

export function isCommission({ steps }: Procedure, step: string): boolean {
  const by = steps[step]?.by
  return typeof by === 'object' && 'commission' in by
}

/** The names of those whom cases concern, for a whole list at once. */
export async function namesOf(
  { parties }: Kernel, cases: readonly { readonly organisation?: string; readonly person?: string; readonly assignee?: string }[], locale: Locale = locales[0],
): Promise<(who: { readonly organisation?: string; readonly person?: string; readonly body?: string }) => string> {
  const [organisations, people] = await Promise.all([
    parties.organisationsById(cases.flatMap(({ organisation }) => organisation ?? [])),
    parties.namesOf(cases.flatMap(({ person, organisation, assignee }) => [...(organisation === undefined && person ? [person] : []), ...(assignee ? [assignee] : [])])),
  ])
  const ofOrganisation = (id: string): string | undefined => {
    const organisation = organisations.get(id)
    return organisation && organisationName(organisation, locale)
  }
  return ({ organisation, person, body }) => (body !== undefined ? parties.bodies.find(({ id }) => id === body)?.name[locale] : organisation === undefined ? people.get(person ?? '') : ofOrganisation(organisation)) ?? '—'
}

/** Goes through all pages of a list, a thousand at a time, to give the whole of it out. */
export async function allOf<T>(read: (page: number, size: number) => Promise<{ readonly rows: readonly T[]; readonly total: number }>): Promise<readonly T[]> {
  const size = 1000
  const all: T[] = []
  for (let page = 1; ; page += 1) {
    const { rows, total } = await read(page, size)
    all.push(...rows)
    if (rows.length < size || all.length >= total) return all
  }
}
