/** The charge for paying late, day by day, by a dated rate that may be unset. Pure; amounts in smaller units, rounded once at the end. */
import type { Citation } from './citation.ts'
import { type Dated, entryOn } from './dated.ts'
import { Decimal, type DecimalText } from './decimal.ts'
import { type Owed, owedBy, type Terms } from './instalments.ts'
import { roundMoney, type Tiyn } from './money.ts'
import { addDays, type Day, daysBetween } from './time.ts'

/** What was paid, or given back when negative, on the bank's day; what was written off counts as paid on its day. */
export interface PaidOn { readonly day: Day; readonly amount: Tiyn }

/** Days in which the same was overdue at the same rate. */
export interface LateStretch {
  readonly from: Day
  /** The last one. */
  readonly until: Day
  readonly days: number
  readonly overdue: Tiyn
  /** A fraction of it a day. */
  readonly rate: DecimalText
  readonly basis: Citation
}

export type LateCharge =
  | { readonly status: 'none' }
  /** Something was overdue on a day for which no rate is set. */
  | { readonly status: 'not set'; readonly since: Day; readonly basis?: Citation }
  | { readonly status: 'reckoned'; readonly amount: Tiyn; readonly stretches: readonly LateStretch[] }

/** What of all that was due before a day was not paid by its end. */
const overdueOn = (owed: readonly Owed[], paid: readonly PaidOn[], day: Day): Tiyn => {
  const due = owed.reduce((sum, one) => (one.due < day ? sum + one.amount : sum), 0n)
  const came = paid.reduce((sum, one) => (one.day <= day ? sum + one.amount : sum), 0n)
  return due > came ? due - came : 0n
}

/**
 * The charge until the end of a day. Late is each day after the one on which something was due that ends with some of it unpaid: the day on which the rest is
 * paid is not counted. Each day is reckoned by the terms that stood at its end, so that terms that come later neither forgive nor charge what went before.
 * No act says so for any payment of this portal: where one does, this is what it changes.
 */
export function lateCharge({ terms, paid, rate, on }: { readonly terms: readonly Terms[]; readonly paid: readonly PaidOn[]; readonly rate: Dated<DecimalText>; readonly on: Day }): LateCharge {
  const dues = terms.flatMap(({ owed }) => owed.map(({ due }) => addDays(due, 1)))
  const turns = [...dues, ...terms.flatMap(({ from }) => from ?? []), ...paid.map(({ day }) => day), ...rate.flatMap(({ from, until }) => [from, ...until === undefined ? [] : [addDays(until, 1)]])]
  const begins = dues.toSorted()[0]
  if (begins === undefined || begins > on) return { status: 'none' }
  const days = [...new Set([begins, ...turns.filter((day) => day > begins && day <= on)])].toSorted()
  const stretches: LateStretch[] = []
  for (const [at, from] of days.entries()) {
    const overdue = overdueOn(owedBy(terms, from), paid, from)
    if (overdue === 0n) continue
    const entry = entryOn(rate, from)
    if (entry === undefined || entry.value === null) return { status: 'not set', since: from, ...(entry && { basis: entry.basis }) }
    const until = days[at + 1] === undefined ? on : addDays(days[at + 1]!, -1)
    stretches.push({ from, until, days: daysBetween(from, until) + 1, overdue, rate: entry.value, basis: entry.basis })
  }
  if (stretches.length === 0) return { status: 'none' }
  const exact = stretches.reduce((sum, one) => sum.plus(Decimal.from(one.overdue).times(Decimal.from(one.rate)).times(Decimal.from(BigInt(one.days)))), Decimal.zero)
  return { status: 'reckoned', amount: roundMoney(exact, 'tiyn'), stretches }
}
