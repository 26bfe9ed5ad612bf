/** How the compute book writes its figures: exact decimals, large ones by powers of ten. */
import { Decimal } from '../../../law/decimal.ts'
import { formatDecimal, formatNumber } from '../../../law/format.ts'
import { html, type Html } from '../../../portal/index.ts'
import type { Locale } from '../../../law/text.ts'
import { limitOfError, type Unaccounted } from './balance.ts'
import type { Interval } from './interval.ts'

const raised: Readonly<Record<string, string>> = { 0: '⁰', 1: '¹', 2: '²', 3: '³', 4: '⁴', 5: '⁵', 6: '⁶', 7: '⁷', 8: '⁸', 9: '⁹' }

/** Three digits and a power of ten: `3.79 × 10²⁵`; small numbers whole. */
export function inPowers(value: Decimal, locale: Locale): string {
  const digits = String(value.rounded(0)).replace('-', '')
  if (digits.length <= 6) return formatDecimal(String(value.rounded(0)), locale)
  let exponent = digits.length - 1
  let leading = value.dividedBy(Decimal.from(10n ** BigInt(exponent)), 2)
  if (leading.compare(Decimal.from('10')) >= 0) {
    exponent += 1
    leading = value.dividedBy(Decimal.from(10n ** BigInt(exponent)), 2)
  }
  return `${formatDecimal(String(leading), locale)} × 10${[...String(exponent)].map((one) => raised[one]).join('')}`
}

/** A figure with its bounds below it. */
export const bounded = ({ low, best, high }: Interval, locale: Locale): Html =>
  html`${inPowers(best, locale)}${!low.equals(high) && html`<br><small>${inPowers(low, locale)} – ${inPowers(high, locale)}</small>`}`

/** What is unaccounted for, with its limit of error. */
export const difference = (one: Unaccounted, locale: Locale): string => `${formatNumber(one.count, locale)} ± ${formatNumber(limitOfError(one), locale)}`

