/** Prints what was measured, the same on the leaderboard, on the page of an evaluation and in the passport of a model. */
import { formatDecimal, inEveryLanguage } from '../../../law/format.ts'
import { countedOf, enoughForShare } from '../../../law/share.ts'
import { spoken, type Text } from '../../../law/text.ts'

/** Measures that are numbers of their own, with their digits; every other is a share. */
const digitsOf: Readonly<Record<string, number>> = { 'bits per byte': 3, exposure: 2 }

/** Measures that are shares of things counted one by one: of few items they are said as they were counted. */
const counted: readonly string[] = ['accuracy']

/** A measured value: `1,175`, `28,3 %`; right answers to fewer than five items as `1 of 4`, over several runs the mean of them. */
export const measured = (metric: string, value: number, items?: number): Text => inEveryLanguage((locale) => {
  const digits = digitsOf[metric]
  if (items !== undefined && items < enoughForShare && counted.includes(metric)) return countedOf({ part: Math.round(value * items * 10) / 10, whole: items })[locale]
  return digits === undefined ? `${formatDecimal((100 * value).toFixed(1), locale)}\u00A0%` : formatDecimal(value.toFixed(digits), locale)
})

const noInterval: Text = spoken({ kk: 'аралығы есептелмеген', ru: 'интервал не рассчитан', en: 'no interval' })

/**
 * The interval of a measured value: `18,5 % – 40,8 %`, within what the measure can be. One without width says nothing of how sure the
 * value is, and is not shown as an interval: receipts have it where there is none, such as for a rank. Nor is one of fewer than five items.
 */
export function measuredBetween(metric: string, { low, high, items }: { readonly low: number; readonly high: number; readonly items?: number }): Text {
  if (low === high || (items !== undefined && items < enoughForShare && counted.includes(metric))) return noInterval
  const [from, to] = [Math.max(0, low), metric in digitsOf ? high : Math.min(1, high)]
  return inEveryLanguage((locale) => `${measured(metric, from)[locale]} – ${measured(metric, to)[locale]}`)
}

/** With fewer items a share of one half is known no better than to ten per cent points either way (Wilson's interval of 95 %). */
export const enoughItems = 100

/** Whether a figure rests on too few items to be compared with others. */
export const restsOnFew = (items: number): boolean => items < enoughItems
