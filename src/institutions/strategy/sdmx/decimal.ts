/** Numbers as decimal text: a decimal of the standard has no exponent. Pure. */

/** Far beyond what a number of JavaScript can be; a longer text would fill the memory. */
const mostZeros = 400

/** The same number with each of its digits, and without an exponent; what is no number, or has more zeros than any double, stays as it is. */
export function withoutExponent(text: string): string {
  const [, sign, whole, part = '', power] = /^(-?)(\d+)(?:\.(\d+))?[eE]([+-]?\d+)$/.exec(text) ?? []
  if (sign === undefined || whole === undefined || Math.abs(Number(power)) > mostZeros) return text
  const digits = `${'0'.repeat(Math.max(0, 1 - whole.length - Number(power)))}${whole}${part}`
  const point = Math.max(1, whole.length + Number(power))
  const [before, after] = [digits.slice(0, point).padEnd(point, '0').replace(/^0+(?=\d)/, ''), digits.slice(point).replace(/0+$/, '')]
  return `${sign}${before}${after === '' ? '' : `.${after}`}`
}
