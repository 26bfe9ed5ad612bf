/** What a country sets about usage: how it is billed, and what is free. */
import type { Identifier } from '../../../law/identifier-scheme.ts'
import type { Kernel } from '../../../kernel/index.ts'
import type { Citation } from '../../../law/citation.ts'

/** Tokens that a company has free in a month. */
export interface Allowance { readonly tokensPerMonth: bigint; readonly basis: Citation }

export interface UsageTerms {
  readonly invoice: {
    /** Code of the account of income. */
    readonly income: string
    /** Days from the issue of an invoice to the day by which it is due. */
    readonly dueDays: number
  }
  /** The kinds of those who are served, in the order in which they are told. */
  readonly kinds: readonly string[]
  /** Which of the kinds a company is now. */
  kindOf(kernel: Pick<Kernel, 'decisions' | 'registers'>, organisation: { readonly id: string; readonly identifier: Identifier }): Promise<string>
  /** What a company has free as of now; undefined when nothing. */
  allowance(kernel: Pick<Kernel, 'decisions'>, organisation: { readonly id: string; readonly identifier: Identifier }): Promise<Allowance | undefined>
}
