/** Prints what was measured, the same on the leaderboard, on the page of an evaluation and in the passport of a model. */
import { formatDecimal, inEveryLanguage } from '../../../law/format.ts'
import type { Text } from '../../../law/text.ts'

/** Measures that are numbers of their own, with their digits; every other is a share. */
const digitsOf: Readonly<Record<string, number>> = { 'bits per byte': 3, exposure: 2 }

/** A measured value: `1,175`, `28,3 %`. */
export const measured = (metric: string, value: number): Text => inEveryLanguage((locale) => {
  const digits = digitsOf[metric]
  return digits === undefined ? `${formatDecimal((100 * value).toFixed(1), locale)}\u00A0%` : formatDecimal(value.toFixed(digits), locale)
})

/** The interval of a measured value: `18,5 % – 40,8 %`. */
export const measuredBetween = (metric: string, { low, high }: { readonly low: number; readonly high: number }): Text =>
  inEveryLanguage((locale) => `${measured(metric, low)[locale]} – ${measured(metric, high)[locale]}`)
