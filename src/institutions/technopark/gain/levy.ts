/** Assesses the contribution of a participant by the rates of a regime. Pure; amounts in the smaller unit of the currency. */
import type { Citation } from '../../../law/citation.ts'
import { entryOn, unset } from '../../../law/dated.ts'
import { Decimal } from '../../../law/decimal.ts'
import { roundMoney, type Tiyn } from '../../../law/money.ts'
import type { Text } from '../../../law/text.ts'
import type { Day } from '../../../law/time.ts'
import type { Levy, LevyRate } from './regime.ts'

export type Assessed =
  | { readonly amount: Tiyn; readonly rate: LevyRate; readonly basis: Citation; readonly note?: Text }
  /** No rate is set for the day. */
  | { readonly amount?: undefined; readonly basis?: Citation; readonly note?: Text }

/** What is owed for a turnover of which so much went abroad, at the rate in force on the day; rounded once, to the whole unit. */
export function assessContribution({ rates }: Levy, turnover: Tiyn, exports: Tiyn, on: Day): Assessed {
  const entry = entryOn(rates, on)
  if (entry === undefined) return {}
  const known = { basis: entry.basis, ...(entry.note && { note: entry.note }) }
  const rate = entry.value === unset ? undefined : entry.value.find((one) => applies(one, turnover, exports))
  if (rate === undefined) return known
  return { ...known, rate, amount: roundMoney(Decimal.from(turnover).times(Decimal.from(rate.share)), 'tenge') }
}

/** A share is compared as a product, so that nothing is rounded: a turnover of nothing has no share that is below another. */
const applies = ({ turnoverAbove, exportShareBelow }: LevyRate, turnover: Tiyn, exports: Tiyn): boolean =>
  (turnoverAbove === undefined || turnover > BigInt(turnoverAbove))
  && (exportShareBelow === undefined || Decimal.from(exports).compare(Decimal.from(turnover).times(Decimal.from(exportShareBelow))) < 0)
