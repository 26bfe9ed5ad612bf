/** The measures of the tasks, each a pure function of what a model answered; with the interval within which the true value lies. */

/** A value with its interval of 95 %, over some items. */
export interface Estimate {
  readonly value: number
  readonly low: number
  readonly high: number
  readonly items: number
}

/** The 97.5 % point of the normal distribution. */
const z = 1.959964

/**
 * A ratio of sums that are never negative, such as bits to bytes, with the interval of the ratio estimator.
 * Source: Cochran, Sampling Techniques, 3rd edition 1977, section 6.4 (linearised variance).
 */
export function ratio(pairs: readonly { readonly over: number; readonly under: number }[]): Estimate {
  const under = pairs.reduce((sum, pair) => sum + pair.under, 0)
  const value = under === 0 ? 0 : pairs.reduce((sum, pair) => sum + pair.over, 0) / under
  const n = pairs.length
  if (n < 2 || under === 0) return { value, low: value, high: value, items: n }
  const squares = pairs.reduce((sum, pair) => sum + (pair.over - value * pair.under) ** 2, 0)
  const error = z * Math.sqrt((n * squares) / (n - 1)) / under
  return { value, low: Math.max(0, value - error), high: value + error, items: n }
}

/**
 * A mean of values from 0 to 1. Its interval is that of Agresti and Coull, which for values of 0 and 1 it is exactly: z² made-up values,
 * half of them 0 and half 1, are counted with the others, so that few values that happen to agree are not taken for certainty.
 * Source: Agresti and Coull, Approximate is better than “exact” for interval estimation of binomial proportions, The American
 * Statistician 52 (1998).
 */
export function mean(values: readonly number[]): Estimate {
  const items = values.length
  const all = items + z ** 2
  const sum = values.reduce((total, one) => total + one, 0)
  const middle = (sum + z ** 2 / 2) / all
  const square = (values.reduce((total, one) => total + one ** 2, 0) + z ** 2 / 2) / all
  const half = z * Math.sqrt((square - middle ** 2) / all)
  const value = items === 0 ? 0 : Math.min(1, sum / items)
  return { value, low: Math.max(0, Math.min(value, middle - half)), high: Math.min(1, Math.max(value, middle + half)), items }
}

/**
 * A share of right answers with Wilson's interval, which stays between 0 and 1.
 * Source: Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927).
 */
export function share(right: number, items: number): Estimate {
  if (items === 0) return { value: 0, low: 0, high: 1, items }
  const p = right / items
  const middle = (p + z ** 2 / (2 * items)) / (1 + z ** 2 / items)
  const half = (z / (1 + z ** 2 / items)) * Math.sqrt((p * (1 - p)) / items + z ** 2 / (4 * items ** 2))
  return { value: p, low: Math.max(0, Math.min(p, middle - half)), high: Math.min(1, Math.max(p, middle + half)), items }
}

function ngrams(text: string, n: number): Map<string, number> {
  const letters = [...text]
  const counts = new Map<string, number>()
  for (let i = 0; i + n <= letters.length; i++) {
    const gram = letters.slice(i, i + n).join('')
    counts.set(gram, (counts.get(gram) ?? 0) + 1)
  }
  return counts
}

/**
 * chrF2 of a translation, from 0 to 1: F-score (β = 2) of character n-grams up to 6 without white space, as sacreBLEU has it
 * for one sentence. Source: Popović, chrF: character n-gram F-score for automatic MT evaluation, WMT 2015.
 */
export function chrF(translation: string, reference: string): number {
  const [said, meant] = [translation.replaceAll(/\s/g, ''), reference.replaceAll(/\s/g, '')]
  let [precision, recall, orders] = [0, 0, 0]
  for (let n = 1; n <= 6; n++) {
    const [ours, theirs] = [ngrams(said, n), ngrams(meant, n)]
    const total = (counts: Map<string, number>): number => [...counts.values()].reduce((sum, count) => sum + count, 0)
    if (total(ours) === 0 || total(theirs) === 0) continue
    let same = 0
    for (const [gram, count] of ours) same += Math.min(count, theirs.get(gram) ?? 0)
    precision += same / total(ours)
    recall += same / total(theirs)
    orders++
  }
  if (orders === 0 || precision + recall === 0) return 0
  const [p, r] = [precision / orders, recall / orders]
  return p + r === 0 ? 0 : (5 * p * r) / (4 * p + r)
}

/** The words of an answer, without case and punctuation, as SQuAD compares them, but of every script. */
const wordsOf = (answer: string): readonly string[] =>
  answer.normalize('NFC').toLocaleLowerCase('kk').replaceAll(/[^\p{L}\p{N}\s]/gu, ' ').split(/\s+/).filter((word) => word !== '')

/** F1 over the words of an answer, the best over the accepted answers. Source: Rajpurkar et al., SQuAD, EMNLP 2016, section 6.1. */
export function answerF1(answer: string, accepted: readonly string[]): number {
  const said = wordsOf(answer)
  return Math.max(0, ...accepted.map((one) => {
    const left = [...wordsOf(one)]
    const meant = left.length
    let same = 0
    for (const word of said) {
      const at = left.indexOf(word)
      if (at >= 0) { left.splice(at, 1); same++ }
    }
    return same === 0 ? 0 : (2 * same) / (said.length + meant)
  }))
}
