/** Room that is held for one call, until the call is settled. */
import type { ApiKey } from '../keys/index.ts'
import type { Meter } from '../usage/index.ts'
import type { Account } from './account.ts'
import type { Call, Kind, Remaining, Reservation, Used } from './budget.ts'
import type { Price } from './prices.ts'
import type { Spans } from './spans.ts'

/** Everything that binds the calls of a key now. */
export interface Plan {
  readonly key: ApiKey
  readonly spans: Spans
  readonly version: number
  readonly accounts: readonly Account[]
  readonly bindsMoney: boolean
}

/** An amount of each kind. */
export type Amounts = Readonly<Record<Kind, bigint>>

const nothing: Amounts = { requests: 0n, tokens: 0n, money: 0n }

const costOf = (price: Price | undefined, prompt: number, output: number): bigint =>
  (price === undefined ? 0n : BigInt(prompt) * price.input + BigInt(output) * price.output)

/** What a call needs at most. */
export const needOf = ({ promptTokens, maxOutputTokens }: Call, price: Price | undefined): Amounts => ({
  requests: 1n, tokens: BigInt(promptTokens) + BigInt(maxOutputTokens), money: costOf(price, promptTokens, maxOutputTokens),
})

/** A count that an upstream told; what is none counts as nothing. */
const count = (told: number): number => (Number.isSafeInteger(told) && told > 0 ? told : 0)

export class Hold implements Reservation {
  readonly #plan: Plan
  readonly #call: Call
  readonly #price: Price | undefined
  readonly #need: Amounts
  readonly #meter: Meter
  readonly #remaining: () => Remaining
  #open = true

  constructor(plan: Plan, call: Call, { price, need, meter, remaining }: {
    readonly price: Price | undefined; readonly need: Amounts; readonly meter: Meter; readonly remaining: () => Remaining
  }) {
    this.#plan = plan
    this.#call = call
    this.#price = price
    this.#need = need
    this.#meter = meter
    this.#remaining = remaining
    for (const account of plan.accounts) account.take(need[account.kind])
  }

  get remaining(): Remaining {
    return this.#remaining()
  }

  cancel(): void {
    if (!this.#open) return
    this.#open = false
    for (const account of this.#plan.accounts) account.end(this.#need[account.kind], 0n)
  }

  settle({ promptTokens, outputTokens, estimated, status, model, endpoint, milliseconds }: Used): void {
    if (!this.#open) return
    this.#open = false
    const { accounts, key, spans } = this.#plan
    const told = { prompt: count(promptTokens), output: count(outputTokens) }
    const actual: Amounts = { requests: 1n, tokens: BigInt(told.prompt + told.output), money: costOf(this.#price, told.prompt, told.output) }
    const more: Amounts = { requests: 0n, tokens: above(actual.tokens, this.#need.tokens), money: above(actual.money, this.#need.money) }
    // What goes beyond the hold is charged where every budget has room for it, and to nobody otherwise.
    const room = (more.tokens === 0n && more.money === 0n) || accounts.every((account) => account.free >= more[account.kind])
    const charged = room ? told : { prompt: Math.min(told.prompt, this.#call.promptTokens), output: Math.min(told.output, this.#call.maxOutputTokens) }
    const used: Amounts = room ? actual : { requests: 1n, tokens: BigInt(charged.prompt + charged.output), money: costOf(this.#price, charged.prompt, charged.output) }
    const beyond = room ? more : nothing
    for (const account of accounts) {
      const { kind } = account
      account.end(this.#need[kind], used[kind] - beyond[kind])
      if (beyond[kind] > 0n) account.useMore(beyond[kind])
    }
    this.#meter.add({
      key: key.id, organisation: key.organisation, model, endpoint, status, estimated, milliseconds, minute: spans.minute.startsAt, day: spans.day.id,
      promptTokens: charged.prompt, outputTokens: charged.output, unchargedTokens: told.prompt + told.output - charged.prompt - charged.output, price: this.#price,
    })
  }
}

const above = (a: bigint, b: bigint): bigint => (a > b ? a - b : 0n)
