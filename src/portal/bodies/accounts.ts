/** Where a body is paid, as its declaration says it: each account with what is paid there. */
import type { Kernel } from '../../kernel/index.ts'
import type { Body } from '../../law/body.ts'
import { feeOf, type Obligation, type Procedure, type Step } from '../../law/procedure.ts'
import type { Text } from '../../law/text.ts'
import { definitionList } from '../components/index.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { payee } from '../money/invoices.ts'
import type { Visit } from '../visit.ts'
import { bodyWords as words } from './messages.ts'

/** What accounts of income are called by whoever sends their invoices, by code. */
export type IncomeTitles = Readonly<Record<string, Text>>

/** The accounts of a body; undefined while it declares none. */
export function accountsPart({ cases }: Pick<Kernel, 'cases'>, { locale, link }: Visit, { accounts = [] }: Body, titles: IncomeTitles): Html | undefined {
  if (accounts.length === 0) return undefined
  return html`<p class="hint">${words.accountsHint[locale]}</p>${accounts.map(({ incomes, ...payTo }) => definitionList(locale, [
    { term: words.paidHere, value: html`<ul>${incomes.map((income) => {
      const paid = cases.procedures.flatMap((procedure) => chargesOf(procedure, income).map((title) => ({ title, id: procedure.id })))
      const service = ({ id, title }: (typeof paid)[number]): Html => html`<li><a href="${link(`/services/${id}`)}">${title[locale]}</a></li>`
      if (titles[income] === undefined && paid.length > 0) return paid.map(service)
      return html`<li>${titles[income]?.[locale] ?? html`<code>${income}</code>`}${paid.length > 0 && html`<ul>${paid.map(service)}</ul>`}</li>`
    })}</ul>` },
    ...payee(locale, payTo),
  ]))}`
}

/** What a procedure asks to be paid to an account of income: its fees, and what its duties pay. */
const chargesOf = ({ steps, obligations }: Procedure, income: string): readonly Text[] => [
  ...Object.values<Step>(steps).flatMap(({ by }) => feeOf(by) ?? []), ...Object.values<Obligation>(obligations).flatMap(({ pays }) => pays ?? []),
].filter((one) => one.income === income).map(({ title }) => title)
