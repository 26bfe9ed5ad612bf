/** Room that is held for one call, until the call is settled. */
import type { Account, Debt, Spans } from '../../../kernel/budgets/index.ts'
import type { ApiKey } from '../keys/index.ts'
import type { Meter } from '../usage/index.ts'
import type { Call, Kind, Level, Remaining, Reservation, Used } from './budget.ts'
import type { Price } from './prices.ts'

/** Everything that binds the calls of a key now. */
export interface Plan {
  readonly key: ApiKey
  readonly spans: Spans
  readonly version: number
  readonly bound: readonly { readonly kind: Kind; readonly level: Level; readonly account: Account }[]
  readonly bindsMoney: boolean
}

/** An amount of each kind. */
export type Amounts = Readonly<Record<Kind, bigint>>

/** Tokens of a call. */
interface Tokens { readonly prompt: bigint; readonly output: bigint }

const amountsOf = ({ prompt, output }: Tokens, price: Price | undefined): Amounts => ({
  requests: 1n, tokens: prompt + output, money: price === undefined ? 0n : prompt * price.input + output * price.output,
})

const min = (a: bigint, b: bigint): bigint => (a < b ? a : b)
const max = (a: bigint, b: bigint): bigint => (a > b ? a : b)

/** What a call needs at most. */
export const needOf = ({ promptTokens, maxOutputTokens }: Call, price: Price | undefined): Amounts =>
  amountsOf({ prompt: BigInt(promptTokens), output: BigInt(maxOutputTokens) }, price)

/** As many of the tokens as a budget bears at so much for one of each; those of the prompt are left out first, for what it may hold was a guess. Pure. */
function borneOf({ prompt, output }: Tokens, most: bigint, of: { readonly input: bigint; readonly output: bigint }): Tokens {
  const fewer = (tokens: bigint, each: bigint, beyond: bigint): bigint => (beyond <= 0n || each === 0n ? tokens : max(0n, tokens - (beyond + each - 1n) / each))
  const kept = fewer(prompt, of.input, prompt * of.input + output * of.output - most)
  return { prompt: kept, output: fewer(output, of.output, kept * of.input + output * of.output - most) }
}

/** A count that an upstream told; what is none counts as nothing. */
const count = (told: number): bigint => (Number.isSafeInteger(told) && told > 0 ? BigInt(told) : 0n)

export class Hold implements Reservation {
  readonly #plan: Plan
  readonly #price: Price | undefined
  readonly #need: Amounts
  readonly #meter: Pick<Meter, 'add'>
  readonly #remaining: () => Remaining
  readonly #owe: (debt: Debt) => void
  #open = true

  constructor(plan: Plan, { price, need, meter, remaining, owe }: {
    readonly price: Price | undefined; readonly need: Amounts; readonly meter: Pick<Meter, 'add'>; readonly remaining: () => Remaining; readonly owe: (debt: Debt) => void
  }) {
    this.#plan = plan
    this.#price = price
    this.#need = need
    this.#meter = meter
    this.#remaining = remaining
    this.#owe = owe
    for (const { account, kind } of plan.bound) account.take(need[kind])
  }

  get remaining(): Remaining {
    return this.#remaining()
  }

  cancel(): void {
    if (!this.#open) return
    this.#open = false
    for (const { account, kind } of this.#plan.bound) account.end(this.#need[kind], 0n)
  }

  settle(used: Used): void {
    if (!this.#open) return
    this.#open = false
    const told: Tokens = { prompt: count(used.promptTokens), output: count(used.outputTokens) }
    const actual = amountsOf(told, this.#price)
    const claims = this.#plan.bound.flatMap(({ account, kind }) => {
      const beyond = actual[kind] - this.#need[kind]
      return beyond > 0n ? [{ account, claim: account.claim(beyond) }] : []
    })
    const debt: Debt = { claims, charge: () => this.#charge(used, told, claims) }
    if (claims.every(({ claim }) => claim.lacking === 0n)) debt.charge()
    else this.#owe(debt)
  }

  /**
   * Charges the call: in full where its budgets of days and months bear it, otherwise as far as each of them does, and then the
   * same to all, so that what is billed is what they say. A minute decides nothing: it is charged down to nothing, and the next call waits.
   */
  #charge({ estimated, status, model, endpoint, milliseconds }: Used, told: Tokens, claims: Debt['claims']): void {
    const { bound, key, spans } = this.#plan
    const held = bound.map(({ account, kind }) => {
      const claim = claims.find((one) => one.account === account)?.claim
      if (claim !== undefined) account.drop(claim)
      return { account, kind, amount: this.#need[kind] + (claim?.got ?? 0n) }
    })
    let borne = told
    for (const { account: { period }, kind, amount } of held) {
      if (period === 'minute') continue
      if (kind === 'tokens') borne = borneOf(borne, amount, { input: 1n, output: 1n })
      else if (kind === 'money' && this.#price !== undefined) borne = borneOf(borne, amount, this.#price)
    }
    const [actual, charged] = [amountsOf(told, this.#price), amountsOf(borne, this.#price)]
    for (const { account, kind, amount } of held) account.end(amount, account.period === 'minute' ? min(actual[kind], amount) : charged[kind])
    this.#meter.add({
      key: key.id, organisation: key.organisation, model, endpoint, status, estimated, milliseconds, minute: spans.minute.startsAt, day: spans.day.id,
      promptTokens: Number(borne.prompt), outputTokens: Number(borne.output), unchargedTokens: Number(actual.tokens - charged.tokens), price: this.#price,
    })
  }
}
