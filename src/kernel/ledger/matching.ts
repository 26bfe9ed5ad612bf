/** Decides which invoice a line of the bank pays, or that an officer must. Pure. */
import type { Tiyn } from '../../law/money.ts'
import type { MatchedBy } from './tables.ts'
import { numbersIn, referencesIn } from './reference.ts'

/** What a line says about its purpose. Money received is positive, money returned negative. */
export interface MatchableLine {
  readonly amount: Tiyn
  /** The number by which the bank knows the payer. */
  readonly payer?: string | undefined
  readonly purpose: string
}

/** An invoice that a line could be about. */
export interface Candidate {
  readonly id: string
  readonly number: string
  readonly reference: string
  /** The debtor's number; null where none is known. */
  readonly identifier: string | null
  /** What is still owed; negative when too much was paid. */
  readonly outstanding: Tiyn
  /** What was paid, less what went back; what was written off is neither owed nor paid. */
  readonly paid: Tiyn
  readonly cancelled: boolean
}

export interface Match {
  readonly invoice: string
  readonly by: Exclude<MatchedBy, 'officer'>
}

/**
 * The invoice that a line is for; undefined when it is not sure.
 *
 * By the reference in the purpose, whoever pays; else by the invoice number in the purpose, when the payer is the debtor;
 * else, for money received with neither, by the payer's number and the exact amount of exactly one open invoice. Several
 * named invoices, a cancelled one, and a refund of more than was paid are left to an officer.
 */
export function match(line: MatchableLine, candidates: readonly Candidate[]): Match | undefined {
  const references = referencesIn(line.purpose)
  const named = candidates.filter(({ reference }) => references.includes(reference))
  if (named.length > 0) return sure(line, named, 'reference')
  const numbers = numbersIn(line.purpose)
  const numbered = candidates.filter(({ number, identifier }) => identifier !== null && identifier === line.payer && numbers.includes(number))
  if (numbered.length > 0) return sure(line, numbered, 'number')
  if (line.amount < 0n || numbers.length > 0) return undefined
  const exact = candidates.filter(
    ({ identifier, outstanding, cancelled }) => identifier !== null && identifier === line.payer && !cancelled && outstanding === line.amount,
  )
  return sure(line, exact, 'identifier and amount')
}

function sure(line: MatchableLine, invoices: readonly Candidate[], by: Match['by']): Match | undefined {
  const [only, another] = invoices
  if (only === undefined || another !== undefined || only.cancelled) return undefined
  return isRefundable(line.amount, only) ? { invoice: only.id, by } : undefined
}

/** A receipt always is; money given back must have been paid before. */
export const isRefundable = (amount: Tiyn, { paid }: Pick<Candidate, 'paid'>): boolean => amount > 0n || paid >= -amount
