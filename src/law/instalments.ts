/** When each part of something is due, once it may be paid in parts. Pure. */
import type { Tiyn } from './money.ts'
import type { Day } from './time.ts'

/** Something that is owed until the end of a day: an invoice, or an instalment of one. */
export interface Owed { readonly due: Day; readonly amount: Tiyn }

/** Parts that were granted on a day for all that was owed by then. */
export interface Plan { readonly from: Day; readonly parts: readonly Owed[] }

/** How something is due from a day on; without one, from the first. */
export interface Terms { readonly from?: Day; readonly owed: readonly Owed[] }

const byDay = (one: { readonly due: Day }, other: { readonly due: Day }): number => (one.due < other.due ? -1 : one.due > other.due ? 1 : 0)

/** The terms that stood one after another: its own day, then those of each plan, from the day on which it was granted; what a plan leaves out was owed no more by then, and stays due on the own day. */
export const termsOf = ({ amount, due }: Owed, plans: readonly Plan[]): readonly Terms[] => [{ owed: [{ due, amount }] }, ...plans.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)).map(({ from, parts }): Terms => {
  const rest = amount - parts.reduce((sum, part) => sum + part.amount, 0n)
  return { from, owed: [...rest > 0n ? [{ due, amount: rest }] : [], ...parts] }
})]

/** The parts that stood at the end of a day. */
export const owedBy = (terms: readonly Terms[], day: Day): readonly Owed[] => terms.findLast(({ from }) => from === undefined || from <= day)?.owed ?? []

/** What of each part is not paid yet, the first due first: payments go to what was due first. More than the parts come to is of the first. */
export function unpaidOf(owed: readonly Owed[], outstanding: Tiyn): readonly Owed[] {
  const unpaid: Owed[] = []
  let left = outstanding
  for (const [at, { due, amount }] of owed.toSorted(byDay).entries().toArray().toReversed()) {
    const here = at === 0 || left < amount ? left : amount
    if (here > 0n) unpaid.unshift({ due, amount: here })
    left -= here
  }
  return unpaid
}
