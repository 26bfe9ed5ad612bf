/** The bill of a month: what the used tokens cost, what of it is free, what is owed. Pure, in whole numbers. */
import type { Tiyn } from '../../../law/money.ts'

/** Tokens used at one pair of prices: tiyn for a million; null where no price is set. */
export interface Priced {
  readonly promptTokens: bigint
  readonly outputTokens: bigint
  readonly inputPrice: bigint | null
  readonly outputPrice: bigint | null
}

export interface Bill {
  /** At list prices, in millionths of a tiyn. */
  readonly list: bigint
  /** Tokens that the allowance covered, and what they would have cost, in millionths of a tiyn. */
  readonly freeTokens: bigint
  readonly free: bigint
  /** Tokens of models without a price: nothing is owed for them. */
  readonly unpricedTokens: bigint
  /** What is owed: whole tiyn, rounded down once. */
  readonly due: Tiyn
}

const micro = 1_000_000n

/**
 * Works out a bill. The free tokens cover the dearest tokens first, so that the order of calls does not matter and the company
 * pays the least it could.
 */
export function billOf(used: readonly Priced[], freeTokens: bigint): Bill {
  const priced = used.flatMap(({ promptTokens, outputTokens, inputPrice, outputPrice }) => (inputPrice === null || outputPrice === null ? []
    : [{ tokens: promptTokens, price: inputPrice }, { tokens: outputTokens, price: outputPrice }]))
  const list = priced.reduce((sum, { tokens, price }) => sum + tokens * price, 0n)
  let [left, free] = [freeTokens, 0n]
  for (const { tokens, price } of priced.toSorted((a, b) => (a.price > b.price ? -1 : a.price < b.price ? 1 : 0))) {
    const covered = tokens < left ? tokens : left
    left -= covered
    free += covered * price
  }
  const unpricedTokens = used.reduce((sum, one) => sum + (one.inputPrice === null ? one.promptTokens + one.outputTokens : 0n), 0n)
  return { list, free, freeTokens: freeTokens - left, unpricedTokens, due: (list - free) / micro }
}
