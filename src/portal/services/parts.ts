/** What the pages of services share: the key of a form, the procedure in force, and the pages above. */
import { randomUUID } from 'node:crypto'
import type { Draft } from '../../kernel/cases/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { Failure } from '../../law/failure.ts'
import type { Facts } from '../../law/field.ts'
import type { Procedure } from '../../law/procedure.ts'
import { type Locale, same, type Text } from '../../law/text.ts'
import { type Day, dayOf } from '../../law/time.ts'
import { isId } from '../asked.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { refusals } from '../messages.ts'
import type { Crumb } from '../layout.ts'
import { words } from './messages.ts'

/** A key for one form: sent twice, the form is done once. */
export const keyField = (): Html => html`<input type="hidden" name="key" value="${randomUUID()}">`

/** The key that a form brought. */
export function keyFrom(values: Readonly<Record<string, string>>): string {
  const key = values['key'] ?? ''
  if (!isId(key)) throw new Failure('invalid', refusals.unreadable)
  return key
}

/** The procedures in force today, each in its present version. */
export async function inForceToday(kernel: Kernel): Promise<readonly { readonly hash: string; readonly declaration: Procedure }[]> {
  const day = today(kernel)
  const versions = await kernel.cases.versions.list()
  return versions.filter(({ from, until }) => from <= day && (until === undefined || day < until))
}

/** The procedure as it is in force today. Throws a `Failure` (not found). */
export const inForce = (kernel: Kernel, id: string): Promise<{ readonly hash: string; readonly declaration: Procedure }> =>
  kernel.cases.versions.inForce(id, today(kernel))

export const today = ({ now, country }: Kernel): Day => dayOf(now(), country.calendar.zone)

/** The title of a procedure by its id, for lists. */
export const titleOf = ({ cases }: Kernel, id: string): Text =>
  cases.procedures.find((procedure) => procedure.id === id)?.title ?? same(id)

/** Where one applies: with an account, or without one. */
export const applyPath = ({ id, opens }: Pick<Procedure, 'id' | 'opens'>): string => `/services/${id}/${opens.by === 'anyone' ? 'open' : 'apply'}`

/** The institution of a procedure: the part of its id before the point. */
export const institutionOf = (procedure: string): string => procedure.split('.')[0] ?? procedure

/** How the register calls the entry that a case concerns; undefined when it concerns none, or its register names none. */
export function concernedBy({ subject, form }: Pick<Procedure, 'subject' | 'form'>, facts: Facts): string | undefined {
  const name = subject && form.flatMap(({ fields }) => fields).find(({ from }) => from === 'subject.name')?.name
  const answer = name === undefined ? undefined : facts[name]
  return typeof answer === 'string' && answer !== '' ? answer : undefined
}

/** The facts of a draft as its pages show them: the register's entry under its title in the language of the page alone. */
export const shownFacts = ({ procedure, subject, facts }: Pick<Draft, 'procedure' | 'subject' | 'facts'>, locale: Locale): Facts => ({
  ...facts, ...(subject && Object.fromEntries(procedure.form.flatMap(({ fields }) => fields).filter(({ from }) => from === 'subject.name').map(({ name }) => [name, subject.title[locale]]))),
})

/** The pages above those of one's own cases. */
export const casesCrumb: Crumb = { title: words.myCases, path: '/cases' }
export const servicesCrumb: Crumb = { title: words.services, path: '/services' }
