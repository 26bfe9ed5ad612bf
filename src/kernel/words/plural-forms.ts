/** The forms of a noun after a whole number, as files of gettext count them. */

const order = ['zero', 'one', 'two', 'few', 'many', 'other'] as const
const samples = [...Array.from({ length: 1001 }, (_, number) => number), 1_000_000]

interface Counting {
  readonly rules: Intl.PluralRules
  readonly categories: readonly string[]
}

/** By language: to find its categories takes a thousand numbers, and a page asks for many a noun. */
const found = new Map<string, Counting>()

function countingOf(intl: string): Counting {
  const known = found.get(intl)
  if (known) return known
  const rules = new Intl.PluralRules(intl)
  const used = new Set<string>(samples.map((number) => rules.select(number)))
  const counting = { rules, categories: order.filter((category) => used.has(category)) }
  found.set(intl, counting)
  return counting
}

/** The categories of whole numbers in a language, in the order in which gettext numbers them. */
export const categoriesOf = (intl: string): readonly string[] => countingOf(intl).categories

/** Which form follows a number, counted from 0. */
export function formOf(intl: string, number: number): number {
  const { rules, categories } = countingOf(intl)
  return categories.indexOf(rules.select(number))
}

/** What gettext calls the rule, of those that its manual names (12.6.2). */
const rules: readonly (readonly [expression: string, rule: (n: number) => number])[] = [
  ['0', () => 0],
  ['n != 1', (n) => Number(n !== 1)],
  ['n > 1', (n) => Number(n > 1)],
  ['n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2',
    (n) => (n % 10 === 1 && n % 100 !== 11 ? 0 : n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 10 || n % 100 >= 20) ? 1 : 2)],
  ['n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2', (n) => (n === 1 ? 0 : n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 10 || n % 100 >= 20) ? 1 : 2)],
  ['(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2', (n) => (n === 1 ? 0 : n >= 2 && n <= 4 ? 1 : 2)],
]

/** The header `Plural-Forms` of a language; undefined where its rule is none of the manual's. */
export function pluralHeader(intl: string): string | undefined {
  const said = rules.find(([, rule]) => samples.every((number) => rule(number) === formOf(intl, number)))
  return said && `nplurals=${categoriesOf(intl).length}; plural=(${said[0]});`
}
