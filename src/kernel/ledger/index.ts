/**
 * The ledger: double-entry money, in the same transaction as the act that moves it.
 *
 * Promises: every posting balances at the commit; entries are never changed or removed; the same key gives the same posting;
 * what is owed, paid and overpaid is read from the books, and the books can be compared with the bank day by day. Each creditor
 * has books of its own, and no posting, statement or allocation reaches from one set of books into another.
 * Never: rounds, moves money at a bank, guesses what a payment is for, or decides who may do what — the caller checks that.
 *
 * Amounts are tiyn in `bigint`; a debit is positive and a credit negative, so all balances together are zero. Actors are as
 * the journal writes them (`actorString`).
 */
import type { PayTo } from '../../law/body.ts'
import type { Tiyn } from '../../law/money.ts'
import type { Text } from '../../law/text.ts'
import type { Day, Instant } from '../../law/time.ts'
import type { Db, Tx } from '../database/index.ts'
import type { Journal } from '../journal/index.ts'
import type { Party } from '../parties/index.ts'
import { account, type Account, type AccountEntry, type AccountName, accounts, balance, mainBooks, statementOf } from './accounts.ts'
import { allocate, assign, offset, payOrder, takeBack } from './allocations.ts'
import { type Allocation, type BankLine, bankLine, linesOf, isStated, isUnallocated, reconciliation, type ReconciledDay, type Stated, unallocated } from './bank.ts'
import { type Aged, ageing } from './ageing.ts'
import { type BookEntry, entriesOf } from './export.ts'
import type { LedgerGround, Paging } from './ground.ts'
import { importStatement, type StatementImport } from './import-statement.ts'
import { remindOfInvoices } from './letters.ts'
import { incomeOfInvoice, invoice, type Invoice, invoicesOf, openInvoicesOf, overdueOf, overpaid, type OwedOn, owedOn } from './invoice.ts'
import { cancelInvoice, type InvoiceDraft, issueInvoice } from './issue-invoice.ts'
import {
  accountById, type AccountGroup, type AccountPage, accountsOfGroup, allocationsOf, type ImportedStatement, incomeOf, invoiceNamed, statementById, statements,
  trialBalance,
} from './overview.ts'
import {
  approvePayment, draftPayment, exportPayments, paidFor, payableBy, type PayingAccount, payment, type PaymentDraft, type PaymentFile, paymentFile, type PaymentOrder, paymentsOf, provenPayments, withdrawPayment,
} from './payments.ts'
import { type Draft, post, type Posting, posting, reverse } from './posting.ts'
import { lapsedInvoiceOf } from './receipts.ts'
import { decideRelief, type Eased, easedOf, proposeRelief, relief, type Relief, type ReliefDraft, reliefsOf } from './reliefs.ts'
import type { ParsedStatement } from './statements/index.ts'

export { formats as statementFormats, parseStatement } from './statements/index.ts'
export { bankAccountIsOfOther } from './messages.ts'
export { booksAwait, debtorsOf, debtorsSeenBy, invoicesAwait, seesInvoices } from './awaits.ts'
export { ledgerAgrees } from './reconcile.ts'
export { printReference } from './reference.ts'
export { mainBooks } from './accounts.ts'
export type { Account, AccountEntry, AccountName } from './accounts.ts'
export type { Allocation, BankLine, ReconciledDay } from './bank.ts'
export type { StatementImport } from './import-statement.ts'
export type { Invoice, InvoiceStatus, OwedOn, Payment } from './invoice.ts'
export type { InvoiceDraft } from './issue-invoice.ts'
export type { AccountGroup, AccountPage, ImportedStatement } from './overview.ts'
export { explainPayment } from './payments.ts'
export type { PayingAccount, PaymentDraft, PaymentFile, PaymentOrder, PaymentStatus, ProvenOrder } from './payments.ts'
export type { Draft, Entry, Posting } from './posting.ts'
export { type Age, type Aged, agedParts, ages } from './ageing.ts'
export type { BookEntry } from './export.ts'
export type { Eased, Relief, ReliefDraft } from './reliefs.ts'
export type { ParsedStatement, Payer, StatementFormat, StatementLine } from './statements/index.ts'
export type { AccountKind, MatchedBy } from './tables.ts'

/** The ledger's use cases. Those that read see the database, or, when it is handed in, the transaction. */
export interface Ledger {
  /** Answers the account of that name, opening it when it is new. Throws a `Failure` (conflict) when it is of another kind. */
  account(tx: Tx, name: AccountName): Promise<Account>
  /** All accounts, or those of one owner: the balances of all come to zero. */
  accounts(owner?: string, within?: Db): Promise<readonly Account[]>
  /** The balance now, or at the end of a day. Throws a `Failure` (not found). */
  balance(account: string, at?: Day, within?: Db): Promise<Tiyn>
  /** The entries of an account, newest first. */
  statementOf(account: string, paging?: Paging, within?: Db): Promise<readonly AccountEntry[]>

  /** Writes a posting. The same key with the same content is the same posting; with another, a `Failure` (conflict). */
  post(tx: Tx, actor: string, draft: Draft): Promise<Posting>
  /** Undoes a posting by its mirror image, once; a second time under another key is a `Failure` (conflict). */
  reverse(
    tx: Tx,
    actor: string,
    posting: string,
    how: { readonly key: string; readonly reason: Text; readonly day?: Day },
  ): Promise<Posting>
  /** One posting. Throws a `Failure` (not found). */
  posting(id: string, within?: Db): Promise<Posting>

  /** Issues an invoice with the next number of its year; numbers have no gaps. */
  issueInvoice(tx: Tx, actor: string, draft: InvoiceDraft): Promise<Invoice>
  /** Cancels an invoice; what was paid on it is unallocated again. Doing it twice does nothing more. */
  cancelInvoice(tx: Tx, actor: string, id: string, why: { readonly reason: Text }): Promise<Invoice>
  /** One invoice with its payments. Throws a `Failure` (not found). */
  invoice(id: string, within?: Db): Promise<Invoice>
  /** The invoices of a debtor, newest first. */
  invoicesOf(debtor: Party, within?: Db): Promise<readonly Invoice[]>
  /** What is still owed to one creditor by whoever has this number, newest first. */
  openInvoicesOf(books: string, identifier: string): Promise<readonly Invoice[]>
  /** What is owed on each of many invoices, by id: nothing on one that was cancelled. */
  owedOn(ids: readonly string[], within?: Db): Promise<ReadonlyMap<string, OwedOn>>
  /** Reminds of what is due within five days, and tells of what is late: of each invoice once. Answers how many letters there were. */
  remind(): Promise<number>
  /** Proposes that a part of an invoice is written off, or that it is paid in parts; another person decides. Throws a `Failure` (invalid, conflict): none for the fee that a case waits for. */
  proposeRelief(tx: Tx, actor: string, draft: ReliefDraft): Promise<Relief>
  /** Decides on it. Throws a `Failure`: refused for whoever proposed it and would grant it, conflict where it was decided on. */
  decideRelief(tx: Tx, actor: string, relief: string, granted: boolean): Promise<Relief>
  /** Everything that was proposed for an invoice, the oldest first. */
  reliefsOf(invoice: string, within?: Db): Promise<readonly Relief[]>
  /** One proposal; undefined where there is none. */
  relief(id: string, within?: Db): Promise<Relief | undefined>
  /** The account of income that an invoice credited; undefined where it credited none. */
  incomeOfInvoice(id: string, within?: Db): Promise<string | undefined>
  /** What a party owes of an income that was due before a day. */
  overdueOf(debtor: Party, income: string, on: Day, within?: Db): Promise<Tiyn>
  /** What was written off of an invoice, and the plans by which it was due in parts. */
  easedOf(invoice: string, within?: Db): Promise<Eased>
  /** What is owed to some books at the end of a day, by debtor and by how long it is late, the most first. */
  ageing(books: string, on: Day, within?: Db): Promise<readonly Aged[]>
  /** Every entry of some books between two days, with its account and whom it concerns: for the accounts of the creditor. */
  entriesOf(books: string, from: Day, to: Day): AsyncIterable<BookEntry>
  /** The invoices on which too much was paid. */
  overpaid(within?: Db): Promise<readonly Invoice[]>

  /** Takes a bank statement into the books; what was imported before changes nothing. */
  importStatement(tx: Tx, actor: string, parsed: ParsedStatement, into: { readonly account: string; readonly books?: string }): Promise<StatementImport>
  /** The lines with something left to allocate, the oldest first: an officer's tasks. */
  unallocated(how?: { readonly books?: string; readonly limit?: number }, within?: Db): Promise<readonly BankLine[]>
  /** One line of the bank with what it was taken for. Throws a `Failure` (not found). */
  bankLine(id: string, within?: Db): Promise<BankLine & { readonly allocations: readonly Allocation[] }>
  /** The cancelled invoice for which a receipt came; undefined where it came for none, or nobody can tell. */
  lapsedInvoiceOf(line: string): Promise<Invoice | undefined>
  /** The lines that a statement brought. */
  linesOf(statement: string, within?: Db): Promise<readonly BankLine[]>
  /** Takes a line, or a part of it, as payment or refund of an invoice. Answers the id of the allocation. */
  allocate(tx: Tx, actor: string, line: string, invoice: string, how?: { readonly amount?: Tiyn }): Promise<string>
  /** Books a line, or a part of it, to another account, such as bank charges. Answers the id of the allocation. */
  assign(
    tx: Tx,
    actor: string,
    line: string,
    how: { readonly to: AccountName; readonly text: Text; readonly amount?: Tiyn },
  ): Promise<string>
  /** Takes a line of money paid out as the payment of the order with this reference, of exactly what is left of it. */
  payOrder(tx: Tx, actor: string, line: string, reference: string): Promise<void>
  /** Sets a receipt against the line with which it went back. Answers the ids of the two allocations. */
  offset(tx: Tx, actor: string, receipt: string, returned: string): Promise<readonly [string, string]>
  /** Takes an allocation back, so that its money is unallocated again. Throws a `Failure` (conflict) the second time, and while an order gives it back. */
  takeBack(tx: Tx, actor: string, allocation: string, reason: Text): Promise<void>
  /** Whether statements of an account tell of all these days; one that was taken in on a day does not tell of that day. */
  isStated(of: Stated, within?: Db): Promise<boolean>
  /** Whether a receipt booked until a day, or several of one payer, has as much left for an officer to allocate. */
  isUnallocated(what: { readonly books: string; readonly until: Day; readonly amount: Tiyn }, within?: Db): Promise<boolean>
  /** The days on which the bank states a balance, newest first, each with the difference from the books. */
  reconciliation(iban: string, how?: { readonly limit?: number }, within?: Db): Promise<readonly ReconciledDay[]>

  /** Orders a payment; another person approves it. Throws a `Failure` (invalid, conflict). */
  draftPayment(tx: Tx, actor: string, draft: PaymentDraft): Promise<PaymentOrder>
  /** Approves an order, so that it is owed. Throws a `Failure` (refused) for whoever drafted it. */
  approvePayment(tx: Tx, actor: string, id: string): Promise<PaymentOrder>
  /** Withdraws an order that is not paid, also one that the bank did not carry out. */
  withdrawPayment(tx: Tx, actor: string, id: string, why: Text): Promise<PaymentOrder>
  /** Puts all approved orders of some books into a file for the bank, ISO 20022 pain.001. */
  exportPayments(tx: Tx, actor: string, books: string, payer: PayingAccount): Promise<PaymentFile>
  paymentFile(books: string, message: string): Promise<PaymentFile | undefined>
  /** One order. Throws a `Failure` (not found). */
  payment(id: string, within?: Db): Promise<PaymentOrder>
  /** Orders by their ids, each with the line of the bank that proves it was paid. */
  provenPayments(ids: readonly string[]): ReturnType<typeof provenPayments>
  /** What the bank proves to have been paid for each of these expenses, by the codes of their accounts; without those that no books have. One question, however many they are. */
  paidFor(expenses: readonly string[]): Promise<ReadonlyMap<string, Tiyn>>
  /** The orders that wait for a line of exactly this amount. */
  payableBy(books: string, amount: Tiyn): Promise<readonly PaymentOrder[]>
  paymentsOf(books: string, page: { readonly page: number; readonly size: number }): ReturnType<typeof paymentsOf>

  /** The trial balance at the end of a day, accounts of one purpose together; of all books or of one set. */
  trialBalance(at: Day, books?: string): Promise<readonly AccountGroup[]>
  /** The accounts of a group in one set of books that have a balance, the greatest first. */
  accountsOfGroup(books: string, group: string, page: { readonly page: number; readonly size: number }): Promise<AccountPage>
  accountById(id: string): Promise<Account | undefined>
  /** What an account of income was credited with from one day to another, and what was paid at the bank in those days. */
  incomeOf(which: { readonly income: string; readonly from: Day; readonly to: Day }): Promise<{ readonly assessed: Tiyn; readonly paid: Tiyn }>
  /** The statements taken in, the newest first: all, or those of one set of books. */
  statements(limit: number, books?: string): Promise<readonly ImportedStatement[]>
  statementById(id: string): Promise<ImportedStatement | undefined>
  /** The allocations that stand of some lines, each with the number of its invoice or the code of its account. */
  allocationsOf(lines: readonly string[]): ReturnType<typeof allocationsOf>
  /** The invoice with this number or this payment reference; undefined when there is none. */
  invoiceNamed(name: string): Promise<Invoice | undefined>
}

/**
 * Opens the ledger. `zone` tells its days; `payTo` says where an account of income is paid, as far as a body has said it; `booksOf` in whose
 * books it stands, the main ones when nobody says so; `standing` which of the decisions that payments rest on stand; `paid` hears of an invoice on which nothing more is owed; `isAwaited` says that something waits for one; `tell` writes
 * the letters about one.
 */
export function openLedger({ db, now, journal, zone, payTo = () => undefined, booksOf = () => mainBooks, paid = async () => undefined, isAwaited = async () => false, tell = async () => undefined, standing = async (_, decisions) => new Set(decisions) }: {
  readonly db: Db
  readonly now: () => Instant
  readonly journal: Pick<Journal, 'append'>
  readonly zone: string
  readonly payTo?: (income: string) => PayTo | undefined
  readonly booksOf?: (income: string) => string
  readonly standing?: LedgerGround['standing']
  readonly paid?: LedgerGround['paid']
  readonly isAwaited?: LedgerGround['isAwaited']
  readonly tell?: LedgerGround['tell']
}): Ledger {
  const ground: LedgerGround = { db, now, journal, zone, payTo, booksOf, standing, paid, isAwaited, tell }
  return {
    account: (tx, name) => account(ground, tx, name),
    accounts: (owner, within = db) => accounts(within, owner),
    balance: (id, at, within = db) => balance(within, id, at),
    statementOf: (id, paging, within = db) => statementOf(within, id, paging),
    post: (tx, actor, draft) => post(ground, tx, actor, draft),
    reverse: (tx, actor, id, how) => reverse(ground, tx, actor, id, how),
    posting: (id, within = db) => posting(within, id),
    issueInvoice: (tx, actor, draft) => issueInvoice(ground, tx, actor, draft),
    cancelInvoice: (tx, actor, id, why) => cancelInvoice(ground, tx, actor, id, why),
    invoice: (id, within = db) => invoice(within, id),
    invoicesOf: (debtor, within = db) => invoicesOf(within, debtor),
    owedOn: (ids, within = db) => owedOn(within, ids),
    openInvoicesOf: (books, identifier) => openInvoicesOf(db, books, identifier),
    remind: () => remindOfInvoices(ground),
    proposeRelief: (tx, actor, draft) => proposeRelief(ground, tx, actor, draft),
    decideRelief: (tx, actor, relief, granted) => decideRelief(ground, tx, actor, relief, granted),
    reliefsOf: (about, within = db) => reliefsOf(within, about),
    relief: (id, within = db) => relief(within, id),
    incomeOfInvoice: (id, within = db) => incomeOfInvoice(within, id),
    overdueOf: (debtor, income, on, within = db) => overdueOf(within, debtor, income, on),
    easedOf: (about, within = db) => easedOf(within, zone, about),
    ageing: (books, on, within = db) => ageing(within, zone, books, on),
    entriesOf: (books, from, to) => entriesOf(db, books, from, to),
    overpaid: (within = db) => overpaid(within),
    importStatement: (tx, actor, parsed, into) => importStatement(ground, tx, actor, parsed, into),
    unallocated: (how, within = db) => unallocated(within, how),
    lapsedInvoiceOf: (line) => lapsedInvoiceOf(db, line),
    bankLine: (id, within = db) => bankLine(within, id),
    linesOf: (statement, within = db) => linesOf(within, statement),
    allocate: (tx, actor, line, invoice, how) => allocate(ground, tx, actor, line, invoice, how),
    assign: (tx, actor, line, how) => assign(ground, tx, actor, line, how),
    payOrder: (tx, actor, line, reference) => payOrder(ground, tx, actor, line, reference),
    offset: (tx, actor, receipt, returned) => offset(ground, tx, actor, receipt, returned),
    takeBack: (tx, actor, allocation, reason) => takeBack(ground, tx, actor, allocation, reason),
    isStated: (of, within = db) => isStated(within, zone, of),
    isUnallocated: (what, within = db) => isUnallocated(within, what),
    reconciliation: (iban, how, within = db) => reconciliation(within, iban, how),
    draftPayment: (tx, actor, draft) => draftPayment(ground, tx, actor, draft),
    approvePayment: (tx, actor, id) => approvePayment(ground, tx, actor, id),
    withdrawPayment: (tx, actor, id, why) => withdrawPayment(ground, tx, actor, id, why),
    exportPayments: (tx, actor, books, payer) => exportPayments(ground, tx, actor, books, payer),
    paymentFile: (books, message) => paymentFile(db, books, message),
    payment: (id, within = db) => payment(within, id),
    provenPayments: (ids) => provenPayments(db, ids),
    paidFor: (expenses) => paidFor(db, expenses),
    payableBy: (books, amount) => payableBy(db, books, amount),
    paymentsOf: (books, page) => paymentsOf(db, books, page),
    trialBalance: (at, books) => trialBalance(db, at, books),
    accountsOfGroup: (books, group, page) => accountsOfGroup(db, books, group, page),
    accountById: (id) => accountById(db, id),
    incomeOf: (which) => incomeOf(db, which),
    statements: (limit, books) => statements(db, limit, books),
    statementById: (id) => statementById(db, id),
    allocationsOf: (lines) => allocationsOf(db, lines),
    invoiceNamed: (name) => invoiceNamed(db, name),
  }
}
