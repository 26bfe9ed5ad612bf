/** An institution that is owed money: what it declares, and what the pages of its money need of it. */
import { type AccountName, mainBooks } from '../../kernel/ledger/index.ts'
import { type Body, payeeOf, type PayTo } from '../../law/body.ts'
import type { Citation } from '../../law/citation.ts'
import type { Dated } from '../../law/dated.ts'
import type { Text } from '../../law/text.ts'
import type { Crumb } from '../layout.ts'
import type { Institution, Visit } from '../visit.ts'
import { doorWords, groups, otherAccounts, words } from './messages.ts'
import { paymentWords } from './payment-messages.ts'
import { reliefWords } from './relief-messages.ts'

/** What an institution declares when it is owed money. */
export interface OwedMoney {
  /** Who sends the invoices. */
  readonly body: Text
  /** The name of its books in the ledger; no two creditors share any. */
  readonly books: string
  /** The roles whose holders keep them. */
  readonly bookkeepers: readonly string[]
  /** The accounts of income that its invoices credit, by code, with what they are called. */
  readonly incomes: Readonly<Record<string, Text>>
  /** The charge for paying late, of each income: a fraction of what is overdue a day, by its days; unset where no act sets it, which is then shown. */
  readonly lateCharges?: Readonly<Record<string, Dated<string>>>
  /** The income that charges for paying late credit. */
  readonly lateIncome?: string
  /** The number of each group of accounts in the chart that accountants of the country use, with where it is from; a group without one goes by its own code. */
  readonly chart?: { readonly numbers: Readonly<Record<string, string>>; readonly basis: Citation }
  /** The accounts of expense that its declared payments charge. */
  readonly expenses?: Readonly<Record<string, Text>>
}

/** Whoever declares it, under the id by which the navigation and the codes of its accounts know it. */
export interface Declaring {
  readonly id: string
  readonly money?: OwedMoney
}

export interface Creditor extends OwedMoney {
  readonly id: string
  /** Where its pages stand, without the language. */
  readonly path: string
  readonly crumb: Crumb
  /** Where money goes that is for no invoice: out as a charge of the bank or a payment that was ordered, in as another receipt. */
  readonly other: { readonly charges: AccountName; readonly payments: AccountName; readonly income: AccountName; readonly writtenOff: AccountName }
  /** What a group of its accounts is called; undefined for one that goes by its code. */
  groupTitle(group: string): Text | undefined
}

/** The institutions that are owed money, in the order of the country. Two of them with the same books are a bug and throw. */
export function creditorsOf(declaring: readonly Declaring[], places: readonly Institution[]): readonly Creditor[] {
  const creditors = declaring.flatMap(({ id, money }) => (money === undefined ? [] : [creditor(id, money, places)]))
  if (new Set(creditors.map(({ books }) => books)).size < creditors.length) throw new TypeError('two institutions keep the same books')
  return creditors
}

function creditor(id: string, money: OwedMoney, places: readonly Institution[]): Creditor {
  const { path, title } = places.find((one) => one.id === id) ?? { path: `/${id}`, title: money.body }
  const other = {
    charges: { code: `${id}.bank-charges`, kind: 'expense' }, payments: { code: `${id}.payments`, kind: 'expense' }, income: { code: `${id}.other-income`, kind: 'income' },
    writtenOff: { code: `${id}.written-off`, kind: 'expense' },
  } as const
  const titles: Readonly<Record<string, Text>> = {
    ...groups, [other.charges.code]: otherAccounts.charges, [other.payments.code]: otherAccounts.payments, [other.income.code]: otherAccounts.income, [other.writtenOff.code]: otherAccounts.writtenOff, ...money.incomes, ...money.expenses,
  }
  return { ...money, id, path, crumb: { title, path }, other, groupTitle: (group) => titles[group] }
}

/** Where a creditor is paid, as far as the bodies say it. */
export const paidAt = ({ incomes }: Pick<OwedMoney, 'incomes'>, bodies: readonly Body[]): readonly PayTo[] =>
  Object.keys(incomes).flatMap((income) => payeeOf(bodies, income) ?? [])

/** In whose books an account of income or expense stands; the main ones of the house when nobody declares it. */
export const booksOf = (declaring: readonly Declaring[], income: string): string =>
  declaring.find(({ money }) => money !== undefined && (Object.hasOwn(money.incomes, income) || Object.hasOwn(money.expenses ?? {}, income)))?.money?.books ?? mainBooks

/** Whether somebody here keeps the books of a creditor. */
export const keepsBooks = ({ actor }: Pick<Visit, 'actor'>, { bookkeepers }: Pick<OwedMoney, 'bookkeepers'>): boolean =>
  actor?.roles.some((role) => bookkeepers.includes(role)) ?? false

interface MoneyDoor {
  readonly path: string
  readonly title: Text
  readonly hint: Text
}

/** What the first page of a creditor offers of money: a company finds its invoices, whoever keeps the books the bank and the books. */
export const moneyDoors = (visit: Visit, path: string, money: OwedMoney): readonly MoneyDoor[] => [
  ...(visit.actor?.organisation ? [{ path: '/invoices', title: words.invoices, hint: doorWords.invoices }] : []),
  ...(keepsBooks(visit, money) ? [
    { path: `${path}/bank`, title: words.bankTitle, hint: doorWords.bank }, { path: `${path}/payments`, title: paymentWords.title, hint: paymentWords.door },
    { path: `${path}/accounts`, title: words.accounts, hint: doorWords.accounts }, { path: `${path}/ageing`, title: reliefWords.ageing, hint: reliefWords.ageingHint },
  ] : []),
]
