/** What a budget is: an upper limit of requests, tokens or money in a minute, a day or a month, of a key, a company or the programme. */
import type { Limit as KeptLimit, Period } from '../../../kernel/budgets/index.ts'
import type { ApiKey, Endpoint } from '../keys/index.ts'

export const kinds = ['requests', 'tokens', 'money'] as const
/** Money is counted at list prices, before any free allowance: what is owed is never more than the budget. */
export type Kind = (typeof kinds)[number]

export type Level = 'key' | 'test' | 'company' | 'programme'

/** Whose budget it is: `key:<id>`, `test:<id of the organisation>` of all its test keys together, `company:<id of the organisation>` or `programme`. */
export type Scope = `key:${string}` | `test:${string}` | `company:${string}` | 'programme'

/** Whose budgets these are, among all that the kernel leases. */
export const keeper = 'language-model'

/** One limit; `most` is in requests, tokens or tiyn. */
export type Limit = KeptLimit<Kind>

/** Where a limit stands, for headers: by the tightest one of the key's minute. */
export interface Quota { readonly limit: number; readonly remaining: number; readonly resetSeconds: number }
export interface Remaining { readonly requests: Quota; readonly tokens: Quota }

/** A call that is about to be made. Both numbers are upper bounds; what is used beyond them is charged too, as far as every budget of a day and month bears it. */
export interface Call { readonly requestId: string; readonly model: string; readonly promptTokens: number; readonly maxOutputTokens: number }

/** What a call used in the end. */
export interface Used {
  readonly promptTokens: number
  readonly outputTokens: number
  /** The upstream told nothing, and the tokens were counted here. */
  readonly estimated: boolean
  /** The HTTP status that the client got. */
  readonly status: number
  /** The model that answered; it is charged at the price of the one that was asked for. */
  readonly model: string
  readonly endpoint: Endpoint
  readonly milliseconds: number
}

/** Room that is held for one call. It must be settled or cancelled; both are synchronous, and only the first of them counts. */
export interface Reservation {
  readonly remaining: Remaining
  settle(used: Used): void
  /** Gives everything back, the request too: nothing was sent to a model. */
  cancel(): void
}

export interface BudgetRefusal {
  readonly refused: 'requests per minute' | 'tokens per minute' | 'key budget' | 'test budget' | 'company budget' | 'programme budget'
  readonly kind: Kind
  readonly period: Period
  /** In requests, tokens or tiyn. */
  readonly limit: bigint
  /** Absent when waiting does not help: the call is larger than the limit itself, or its price is not set. */
  readonly retryAfterSeconds?: number
  /** The model has no price, and a budget of money cannot be kept with it; or calls under way hold the rest of the budget and may not use it. */
  readonly because?: 'price not set' | 'held by calls'
  readonly remaining: Remaining
}

export interface Budgets {
  /**
   * Holds room for a call, from memory alone. Undefined: this process must first lease some of a budget; await `lease` with the
   * same arguments and ask again, until there is an answer.
   */
  reserve(key: ApiKey, call: Call): Reservation | BudgetRefusal | undefined
  lease(key: ApiKey, call: Call): Promise<void>
  /** Writes what was settled into the database; done twice a second by itself. */
  flush(): Promise<void>
}
