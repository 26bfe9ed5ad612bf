/** Whole numbers between two bounds as an expression of GBNF: the decimal digits, cut into runs that are free below a common start. Pure. */

/** @example integersBetween(-3, 120) // '"-" ([1-3]) | ([0-9] | [1-9] [0-9] | "1" [0-1] [0-9] | "120")' */
export function integersBetween(least: number, most: number): string {
  const parts: string[] = []
  if (least < 0) parts.push(`"-" (${natural(Math.max(1, -most), -least)})`)
  if (most >= 0) parts.push(`(${natural(Math.max(0, least), most)})`)
  return parts.join(' | ')
}

/** Numbers from `least` to `most`, neither negative, by their number of digits. */
function natural(least: number, most: number): string {
  const parts: string[] = []
  for (let low = least; low <= most;) {
    const digits = String(low).length
    const high = Math.min(most, 10 ** digits - 1)
    parts.push(same(String(low), String(high)))
    low = high + 1
  }
  return parts.join(' | ')
}

/** Numbers of as many digits as both bounds have. */
function same(low: string, high: string): string {
  if (low === high) return `"${low}"`
  const [first, last, rest] = [Number(low[0]), Number(high[0]), low.length - 1]
  if (rest === 0) return digit(first, last)
  if (first === last) return `"${low[0]}" (${same(low.slice(1), high.slice(1))})`
  const [zeros, nines] = ['0'.repeat(rest), '9'.repeat(rest)]
  const parts: string[] = []
  let [from, to] = [first, last]
  if (low.slice(1) !== zeros) {
    parts.push(`"${first}" (${same(low.slice(1), nines)})`)
    from += 1
  }
  if (high.slice(1) !== nines) to -= 1
  if (from <= to) parts.push(`${digit(from, to)} ${rest === 1 ? '[0-9]' : `[0-9]{${rest}}`}`)
  if (high.slice(1) !== nines) parts.push(`"${last}" (${same(zeros, high.slice(1))})`)
  return parts.join(' | ')
}

const digit = (from: number, to: number): string => from === to ? `"${from}"` : `[${from}-${to}]`
