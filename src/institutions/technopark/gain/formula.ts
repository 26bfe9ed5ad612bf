/** Writes the way to a figure in words and numbers: “Taxable income” 50 000 000 ₸ × 20 %. Pure. */
import { Decimal } from '../../../law/decimal.ts'
import { valueOn } from '../../../law/dated.ts'
import { formatDecimal } from '../../../law/format.ts'
import { formatMoney, roundMoney } from '../../../law/money.ts'
import type { Term } from '../../../law/rule.ts'
import type { Locale, Text } from '../../../law/text.ts'
import type { Day } from '../../../law/time.ts'
import { gainWords } from './messages.ts'
import type { GainParameter, ParkRegime } from './regime.ts'
import type { Gain } from './reckon.ts'

/** What a formula is written with. */
export interface Written { readonly regime: ParkRegime; readonly gain: Gain; readonly locale: Locale }

/** A quantity in words; what is more than one thing stands in brackets where it is multiplied or taken away. */
export function formula(term: Term, written: Written): string {
  switch (term.term) {
    case 'number': return formatDecimal(term.value, written.locale)
    case 'fact': return named(term.fact, written)
    case 'parameter': return parameterWords(term.parameter, written)
    case 'plus': return `${formula(term.left, written)} + ${formula(term.right, written)}`
    case 'minus': return `${formula(term.left, written)} − ${joined(term.right, written)}`
    case 'times': return `${joined(term.left, written)} × ${joined(term.right, written)}`
    case 'rounded': return formula(term.of, written)
    default: return '…'
  }
}

const joined = (term: Term, written: Written): string => {
  const words = formula(term, written)
  return term.term === 'plus' || term.term === 'minus' ? `(${words})` : words
}

const quoted = (words: string, locale: Locale): string => (locale === 'en' ? `“${words}”` : `«${words}»`)

/** An answer or a step before, with its amount. */
function named(name: string, { regime, gain, locale }: Written): string {
  const field = regime.fields.find((one) => one.name === name)
  const title: Text | undefined = field?.label ?? regime.charges.flatMap(({ steps }) => steps).find((step) => step.name === name)?.title
  const value = gain.facts[name]
  const said = value === undefined ? gainWords.notSet[locale]
    : field !== undefined && field.kind !== 'money' ? formatDecimal(String(value), locale) : formatMoney(roundMoney(Decimal.from(String(value)), 'tiyn'), locale)
  return `${quoted(title?.[locale] ?? name, locale)} ${said}`
}

function parameterWords(name: string, { regime, gain, locale }: Written): string {
  const parameter = regime.parameters[name]
  if (parameter === undefined) return quoted(name, locale)
  return parameter.unit === 'share' && valueOn(parameter.values, gain.on) !== null ? printParameter(parameter, gain.on, locale)
    : `${quoted(parameter.title[locale], locale)} ${printParameter(parameter, gain.on, locale)}`
}

/** The value of a day: `20 %`, `4 325 ₸`, `30`; “not set” where none is. */
export function printParameter({ unit, values }: GainParameter, on: Day, locale: Locale): string {
  const value = valueOn(values, on)
  if (value === null) return gainWords.notSet[locale].toLocaleLowerCase(locale)
  if (unit === 'money') return formatMoney(BigInt(value), locale)
  return unit === 'share' ? `${inPercent(value, locale)}\u00A0%` : formatDecimal(value, locale)
}

/** A fraction of one in per cent, without the sign. */
export const inPercent = (value: string, locale: Locale): string => formatDecimal(Decimal.from(value).times(Decimal.from('100')).toString(), locale)
