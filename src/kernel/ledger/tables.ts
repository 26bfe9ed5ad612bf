/** The rows of the tables that the ledger owns. */
import type { ColumnType, Generated } from 'kysely'
import type { PayTo } from '../../law/body.ts'
import type { Text } from '../../law/text.ts'
import type { Day, Instant } from '../../law/time.ts'
import type { PartyKind } from '../parties/index.ts'
import type { StatementFormat } from './statements/index.ts'

/** `jsonb` that is written as text and read as a value. */
type Written<T, W = string> = ColumnType<T, W, never>

/** What an account is for. */
export type AccountKind = 'asset' | 'liability' | 'income' | 'expense'

/** Why a line of the bank went where it did. */
export type MatchedBy = 'reference' | 'number' | 'identifier and amount' | 'officer'

export interface AccountTable {
  id: string
  books: Generated<string>
  code: string
  kind: AccountKind
  owner: string | null
  currency: Generated<string>
  opened_at: Instant
  balance: Generated<bigint>
  entries: Generated<bigint>
}

interface PostingTable {
  id: string
  key: string
  hash: string
  at: Instant
  day: Day
  subject: string
  text: Written<Text>
  entries: number
  reverses: string | null
}

interface EntryTable {
  account: string
  number: Generated<bigint>
  posting: string
  day: Generated<Day>
  amount: bigint
  balance_after: Generated<bigint>
}

interface InvoiceCounterTable {
  year: number
  last: number
}

/** At issue, five days before the due day, when late. */
export type InvoiceLetterKind = 'issued' | 'before' | 'late'

interface InvoiceLetterTable { invoice: string; kind: InvoiceLetterKind; at: Instant }

interface ReceiptLetterTable { line: string; at: Instant }

/** Where to pay, as it was kept, and said in the hash of an invoice, before schemes of numbers were told. */
export type FormerPayTo = Omit<PayTo, 'identifier'> & { readonly bin: string }

export interface InvoiceTable {
  id: string
  number: string
  reference: string
  debtor_kind: PartyKind
  debtor: string
  identifier: string | null
  identifier_scheme: string | null
  amount: bigint
  issued: Day
  due: Day
  subject: string
  text: Written<Text>
  pay_to: Written<PayTo | FormerPayTo | null, string | null>
  receivable: string
  posting: string
  hash: string
  at: Instant
}

interface BankStatementTable {
  id: string
  account: string
  iban: string
  statement_id: string
  format: StatementFormat
  from_day: Day
  to_day: Day
  opening: bigint | null
  closing: bigint | null
  hash: string
  imported_by: string
  at: Instant
}

interface BankLineTable {
  id: string
  statement: string
  account: string
  position: number
  hash: string
  occurrence: number
  day: Day
  amount: bigint
  payer_name: string | null
  payer_identifier: string | null
  payer_iban: string | null
  purpose: string
  bank_reference: string | null
  knp: string | null
  kbe: string | null
  posting: string
}

export interface PaymentOrderTable {
  id: string
  key: string
  hash: string
  number: string
  reference: string
  books: string
  payee_name: string
  payee_number: string
  payee_iban: string
  amount: bigint
  purpose: string
  invoice: string | null
  expense: string | null
  receipt: ColumnType<string | null, string | null | undefined>
  drafted_by: string
  drafted_at: Instant
  rests_on: ColumnType<string | null, string | null | undefined>
  decided_by: ColumnType<string | null, string | null | undefined>
  approved_by: ColumnType<string | null, string | null | undefined>
  approved_at: ColumnType<Instant | null, Instant | null | undefined>
  payable: ColumnType<string | null, string | null | undefined>
  posting: ColumnType<string | null, string | null | undefined>
  message: ColumnType<string | null, string | null | undefined>
  ended_by: ColumnType<string | null, string | null | undefined>
  ended_at: ColumnType<Instant | null, Instant | null | undefined>
  ended_why: ColumnType<Text | null, string | null | undefined, string | null>
}

interface PaymentFileTable {
  message: string
  books: string
  account: string
  xml: string
  by: string
  at: Instant
}

interface BankAllocationTable {
  id: string
  line: string
  amount: bigint
  invoice: string | null
  account: string | null
  counter_line: string | null
  posting: string | null
  reverses: string | null
  payment: ColumnType<string | null, string | null | undefined>
  matched_by: MatchedBy
  by: string
  at: Instant
}

export interface InvoiceReliefTable {
  id: string
  invoice: string
  kind: 'write-off' | 'instalments'
  amount: bigint | null
  expense: string | null
  parts: Written<readonly { readonly due: Day; readonly amount: string }[] | null, string | null>
  reason: Written<Text>
  proposed_by: string
  proposed_at: Instant
  decided_by: ColumnType<string | null, string | null | undefined>
  decided_at: ColumnType<Instant | null, Instant | null | undefined>
  granted: ColumnType<boolean | null, boolean | null | undefined>
  posting: ColumnType<string | null, string | null | undefined>
}

declare module '../database/index.ts' {
  interface Tables {
    ledger_account: AccountTable
    ledger_posting: PostingTable
    ledger_entry: EntryTable
    invoice_counter: InvoiceCounterTable
    invoice: InvoiceTable
    invoice_letter: InvoiceLetterTable
    invoice_relief: InvoiceReliefTable
    receipt_letter: ReceiptLetterTable
    bank_statement: BankStatementTable
    bank_line: BankLineTable
    bank_allocation: BankAllocationTable
    payment_counter: InvoiceCounterTable
    payment_order: PaymentOrderTable
    payment_file: PaymentFileTable
  }
}
