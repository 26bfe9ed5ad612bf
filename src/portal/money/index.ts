/**
 * Money: the pages of every institution that is owed money. Its invoices, the statements of its bank, what the lines were taken for,
 * and its books; and for whoever owes, their invoices of all institutions.
 *
 * Promises: each creditor has the same pages below its own address, and sees its own books only; whoever an invoice does not
 * concern is told that there is none.
 * Never: knows an institution by name, works out what is owed, or moves money at a bank.
 */
import type { AwaitedSource } from '../../kernel/awaiting/index.ts'
import { booksAwait } from '../../kernel/ledger/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { Route } from '../routes.ts'
import type { Institution } from '../visit.ts'
import { accountRoutes } from './accounts.ts'
import { ageingRoutes, type OverdueBooks, overdueBooks } from './ageing.ts'
import { bankRoutes } from './bank.ts'
import { bankLineRoutes } from './bank-line.ts'
import { creditorsOf, type Declaring } from './creditor.ts'
import { invoiceRoutes } from './invoices.ts'
import { paymentRoutes } from './payments.ts'
import { reliefRoutes } from './reliefs.ts'

export type { OverdueBooks } from './ageing.ts'
export { booksOf, moneyDoors } from './creditor.ts'
export type { OwedMoney } from './creditor.ts'

/** Every page and file of money, for the institutions that declare that they are owed some; `places` say what the navigation calls them. */
export function moneyRoutes(kernel: Kernel, declaring: readonly Declaring[], places: readonly Institution[]): readonly Route[] {
  const creditors = creditorsOf(declaring, places)
  return [
    ...invoiceRoutes(kernel, creditors),
    ...creditors.flatMap((creditor) => [...bankRoutes(kernel, creditor, creditors), ...bankLineRoutes(kernel, creditor), ...accountRoutes(kernel, creditor), ...paymentRoutes(kernel, creditor), ...ageingRoutes(kernel, creditor), ...reliefRoutes(kernel, creditor)]),
  ]
}

/** What waits for whoever keeps the books of these institutions. */
export const moneyAwaits = (declaring: readonly Declaring[], places: readonly Institution[]): AwaitedSource => booksAwait(creditorsOf(declaring, places))

/** What is owed to these institutions and late, for the cabinets of whoever keeps their books. */
export const moneyOverdue = (kernel: Kernel, declaring: readonly Declaring[], places: readonly Institution[]): readonly OverdueBooks[] =>
  creditorsOf(declaring, places).map((creditor) => overdueBooks(kernel, creditor))
