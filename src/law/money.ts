/** Money: whole tiyn in bigint, read from what people type, printed as people read, and shared by exact rates. */
import { Decimal, type DecimalText } from './decimal.ts'
import type { Locale, Text } from './text.ts'

/** An amount in tiyn, the hundredth of a tenge (ISO 4217: KZT, two minor digits). */
export type Tiyn = bigint

/** To what an amount is rounded, half away from zero: whether what is payable is whole tenge is a rule of law. */
export type MoneyRounding = 'tiyn' | 'tenge'

const hundred = Decimal.from('100')
const hundredth = Decimal.from('0.01')

/** Groups of three between spaces or full of none; a comma or a point before one or two digits of tiyn. */
const continental = /^([-−]?)(\d{1,3}(?: \d{3})+|\d{1,18})(?:[.,](\d{1,2}))?$/
/** Groups of three between commas, as English writes them: only where a comma cannot be the decimal sign. */
const english = /^([-−]?)(\d{1,3}(?:,\d{3}){2,}|\d{1,3},\d{3}(?=\.))(?:\.(\d{1,2}))?$/
const currency = /\s*(?:₸|тг\.?|теңге|тенге|tenge|KZT)$/i

/** Reads an amount in tenge such as `1 234 567,89`, `1234567.89 ₸`, `1,234,567.89`; undefined when it cannot be read for sure. */
export function parseMoney(text: string): Tiyn | undefined {
  const plain = text.trim().replace(currency, '').replaceAll(/\s/g, ' ')
  const match = continental.exec(plain) ?? english.exec(plain)
  if (match === null) return undefined
  const [, sign = '', whole = '', fraction = ''] = match
  const amount = BigInt(whole.replaceAll(/[ ,]/g, '')) * 100n + BigInt(fraction.padEnd(2, '0'))
  return sign === '' ? amount : -amount
}

/** Why an amount cannot be read, with the mend; undefined when it can. */
export function explainMoney(text: string): Text | undefined {
  if (parseMoney(text) !== undefined) return undefined
  const plain = text.trim().replace(currency, '')
  if (plain === '') return faults.empty
  if (/[^\d\s.,−-]/.test(plain)) return faults.letters
  if (/[.,]\d{3,}$/.test(plain)) return faults.fraction
  return faults.form
}

const faults = {
  empty: { kk: 'Соманы теңгемен енгізіңіз', ru: 'Введите сумму в тенге', en: 'Enter the amount in tenge' },
  letters: {
    kk: 'Сома тек цифрлардан тұруы тиіс, мысалы, 1 234 567,89',
    ru: 'Сумма должна состоять только из цифр, например 1 234 567,89',
    en: 'An amount has digits only, for example 1 234 567.89',
  },
  fraction: {
    kk: 'Үтірден кейін екі цифрдан асырмаңыз: бір теңге — 100 тиын. Мыңдықтарды бос орынмен бөліңіз',
    ru: 'После запятой может быть не больше двух цифр: в тенге 100 тиын. Тысячи отделяйте пробелом',
    en: 'There are at most two digits after the point: a tenge has 100 tiyn. Separate thousands with a space',
  },
  form: {
    kk: 'Соманы мына түрде енгізіңіз: 1 234 567,89',
    ru: 'Введите сумму в таком виде: 1 234 567,89',
    en: 'Enter the amount in this form: 1 234 567.89',
  },
} as const satisfies Record<string, Text>

/** The amount in tenge as decimal text, such as `1234.5`: exact, for XML, CSV and forms. */
export const tengeOf = (amount: Tiyn): DecimalText => Decimal.from(amount).times(hundredth).toString()

const printer = (tag: string, digits = 2): Intl.NumberFormat => new Intl.NumberFormat(tag, {
  style: 'currency', currency: 'KZT', currencyDisplay: 'narrowSymbol', trailingZeroDisplay: 'stripIfInteger', maximumFractionDigits: digits,
})
const printers: Readonly<Record<Locale, Intl.NumberFormat>> = { kk: printer('kk'), ru: printer('ru'), en: printer('en-GB') }
const exact: Readonly<Record<Locale, Intl.NumberFormat>> = { kk: printer('kk', 100), ru: printer('ru', 100), en: printer('en-GB', 100) }

/** Intl prints numeric text exactly, whatever its length. */
const isNumeral = (text: string): text is `${number}` => /^-?\d+(?:\.\d+)?$/.test(text)

/** Prints an amount: `1 234 567,89 ₸` in Kazakh and Russian, `₸1,234,567.89` in English; whole tenge without tiyn. */
export function formatMoney(amount: Tiyn, locale: Locale): string {
  const tenge = tengeOf(amount)
  return printers[locale].format(isNumeral(tenge) ? tenge : amount / 100n)
}

/** Prints an exact amount in tenge with every digit that it has, for what costs less than a tiyn: `0,7188 ₸`, `₸0.7188`. */
export const formatTenge = (tenge: DecimalText, locale: Locale): string => (isNumeral(tenge) ? exact[locale].format(tenge) : tenge)

/** Rounds an exact amount in tiyn once, half away from zero, to whole tiyn or to whole tenge. */
export function roundMoney(amount: Decimal, to: MoneyRounding): Tiyn {
  return to === 'tiyn' ? amount.rounded(0).toBigInt() : amount.times(hundredth).rounded(0).toBigInt() * 100n
}

/** An exact share of an amount, such as a levy of one per cent. */
export class Rate {
  /** The share of one: `0.01` for one per cent. */
  readonly share: Decimal

  constructor(share: Decimal) {
    this.share = share
  }

  static percent(percent: DecimalText): Rate {
    return new Rate(Decimal.from(percent).times(hundredth))
  }

  /** The share of an amount, rounded once, half away from zero. */
  of(base: Tiyn, to: MoneyRounding = 'tiyn'): Tiyn {
    return roundMoney(this.share.times(Decimal.from(base)), to)
  }

  /** The rate in per cent, such as `1.5`. */
  inPercent(): DecimalText {
    return this.share.times(hundred).toString()
  }

  toJSON(): DecimalText {
    return this.share.toString()
  }
}
