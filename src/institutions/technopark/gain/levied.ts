/** The contribution of a regime as what a duty assesses: the same rates that the calculator reads, as dated values and a term of a declaration. Pure. */
import { always, type Dated, type DatedValue, unset } from '../../../law/dated.ts'
import type { Bands } from '../../../law/lists-and-tables.ts'
import { minus, parameter, plus, points, rounded, type Term, times } from '../../../law/rule.ts'
import { spoken } from '../../../law/text.ts'
import type { Levy, LevyRate } from './regime.ts'

const words = {
  title: spoken({ kk: 'Жарна мөлшерлемесінің шарты', ru: 'Условие ставки взноса', en: 'Condition of a rate of the contribution' }),
  applies: spoken({ kk: 'Қолданылады', ru: 'Применяется', en: 'Applies' }),
  not: spoken({ kk: 'Қолданылмайды', ru: 'Не применяется', en: 'Does not apply' }),
} as const

/** What a declaration takes over: its dated values, the bands that tell whether a rate applies, and the amount. */
export interface Levied {
  readonly parameters: Readonly<Record<string, Dated<string>>>
  readonly bands: Readonly<Record<'levyApplies', Bands>>
  readonly amount: Term
}

/** What the report says, in the smaller unit: on what the contribution is paid, and the turnover and the exports by which its rate is found. */
export interface LevyTerms { readonly base: Term; readonly turnover: Term; readonly exports: Term }

/** As many rates in each version of the law as in the longest: one that is repeated changes nothing, whatever its conditions. */
function evenly(rates: readonly LevyRate[], length: number): readonly LevyRate[] {
  const last = rates.at(-1)
  if (last === undefined || last.turnoverAbove !== undefined || last.exportShareBelow !== undefined) throw new TypeError('The last rate of a levy applies to whoever no other does.')
  return [...rates, ...Array.from({ length: length - rates.length }, () => last)]
}

/** A condition that a rate does not make holds always: turnover is above less than nothing, and exports are below twice the turnover that they are part of. */
const unconditional = { turnoverAbove: '-1', exportShareBelow: '2' } as const

/**
 * The contribution of `levy` for a report, rounded once to the whole unit. Where no rate is set for the last day of its period nothing is assessed.
 * Throws a TypeError where a version of the law ends with a rate that has conditions: a declaration cannot say that nothing is known.
 */
export function levied({ rates }: Levy, { base, turnover, exports }: LevyTerms): Levied {
  const [first] = rates
  const most = Math.max(0, ...rates.map(({ value }) => value?.length ?? 0))
  if (first === undefined || most === 0) throw new TypeError('A levy of which no rate is ever set assesses nothing.')
  const each = (nth: number, of: (rate: LevyRate) => string): Dated<string> =>
    rates.map(({ value, ...entry }): DatedValue<string> => ({ ...entry, value: value === unset ? unset : of(evenly(value, most)[nth]!) }))
  const places = Array.from({ length: most }, (_, nth) => nth)
  const parameters = Object.fromEntries(places.flatMap((nth) => [
    [`levyShare${nth}`, each(nth, ({ share }) => share)],
    ...(nth === most - 1 ? [] : [
      [`levyTurnover${nth}`, each(nth, ({ turnoverAbove = unconditional.turnoverAbove }) => turnoverAbove)] as const,
      [`levyExports${nth}`, each(nth, ({ exportShareBelow = unconditional.exportShareBelow }) => exportShareBelow)] as const,
    ]),
  ]))
  /** One where it holds that a quantity is less than nothing, and nothing otherwise. */
  const negative = (of: Term): Term => points(of, 'levyApplies')
  const applies = (nth: number): Term =>
    times(negative(minus(parameter(`levyTurnover${nth}`), turnover)), negative(minus(exports, times(turnover, parameter(`levyExports${nth}`)))))
  const rate = places.slice(0, -1).reduceRight<Term>(
    (otherwise, nth) => plus(times(applies(nth), parameter(`levyShare${nth}`)), times(minus('1', applies(nth)), otherwise)), parameter(`levyShare${most - 1}`),
  )
  const versions = always([{ name: 'applies', title: words.applies, below: '0', points: '1' }, { name: 'not', title: words.not, from: '0', points: '0' }], first.basis)
  return { parameters, bands: { levyApplies: { title: words.title, versions } }, amount: rounded(times(base, rate), 'wholeUnit') }
}
