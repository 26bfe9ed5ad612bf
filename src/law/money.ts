/** Money: whole smaller units of the country's currency in bigint, read from what people type, printed as people read, and shared by exact rates. */
import { conventions, type Currency } from './conventions.ts'
import { Decimal, type DecimalText } from './decimal.ts'
import { languageOf, type Locale, said, spoken, type Text } from './text.ts'

/** An amount in the smaller unit of the currency: tiyn, the hundredth of a tenge. */
export type Tiyn = bigint

/** To what an amount is rounded, half away from zero, the smaller unit or the unit: whether what is payable is whole tenge is a rule of law. */
export type MoneyRounding = 'tiyn' | 'tenge'

const hundred = Decimal.from('100')
const hundredth = Decimal.from('0.01')

interface Reading { readonly continental: RegExp; readonly english: RegExp; readonly currency: RegExp }
const readings = new WeakMap<Currency, Reading>()
const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** How amounts in a currency are read. */
function readingOf(currency: Currency): Reading {
  const known = readings.get(currency)
  if (known) return known
  const { code, digits, written } = currency
  const made: Reading = {
    // Groups of three between spaces or full of none; a comma or a point before the digits of the smaller unit.
    continental: new RegExp(`^([-−]?)(\\d{1,3}(?: \\d{3})+|\\d{1,18})${digits === 0 ? '()' : `(?:[.,](\\d{1,${digits}}))?`}$`),
    // Groups of three between commas, as English writes them: only where a comma cannot be the decimal sign.
    english: new RegExp(`^([-−]?)(\\d{1,3}(?:,\\d{3}){2,}|\\d{1,3},\\d{3}(?=\\.))${digits === 0 ? '()' : `(?:\\.(\\d{1,${digits}}))?`}$`),
    currency: new RegExp(`\\s*(?:${[...written, code].map(escaped).join('|')})$`, 'i'),
  }
  readings.set(currency, made)
  return made
}

/** How many smaller units one unit has. */
const smallerUnits = ({ digits }: Currency): bigint => 10n ** BigInt(digits)

/** One smaller unit in units: `0.01`. */
const oneSmaller = ({ digits }: Currency): Decimal => Decimal.from(digits === 0 ? '1' : `0.${'1'.padStart(digits, '0')}`)

/** Reads an amount in the currency of the country such as `1 234 567,89`, `1234567.89 ₸`, `1,234,567.89`; undefined when it cannot be read for sure. */
export function parseMoney(text: string): Tiyn | undefined {
  const { currency } = conventions()
  const { continental, english, currency: named } = readingOf(currency)
  const plain = text.trim().replace(named, '').replaceAll(/\s/g, ' ')
  const match = continental.exec(plain) ?? english.exec(plain)
  if (match === null) return undefined
  const [, sign = '', whole = '', fraction = ''] = match
  const amount = BigInt(whole.replaceAll(/[ ,]/g, '')) * smallerUnits(currency) + BigInt(fraction.padEnd(currency.digits, '0'))
  return sign === '' ? amount : -amount
}

/** Why an amount cannot be read, with the mend; undefined when it can. */
export function explainMoney(text: string): Text | undefined {
  if (parseMoney(text) !== undefined) return undefined
  const plain = text.trim().replace(readingOf(conventions().currency).currency, '')
  if (plain === '') return faults.empty()
  if (/[^\d\s.,−-]/.test(plain)) return faults.letters
  if (new RegExp(`[.,]\\d{${conventions().currency.digits + 1},}$`).test(plain)) return faults.fraction()
  return faults.form
}

const faults = {
  empty(): Text {
    const { words } = conventions().currency
    return spoken({ kk: `Соманы ${words.in.kk} енгізіңіз`, ru: `Введите сумму ${words.in.ru}`, en: `Enter the amount ${words.in.en}` })
  },
  letters: spoken({
    kk: 'Сома тек цифрлардан тұруы тиіс, мысалы, 1 234 567,89',
    ru: 'Сумма должна состоять только из цифр, например 1 234 567,89',
    en: 'An amount has digits only, for example 1 234 567.89',
  }),
  fraction(): Text {
    const { digits, words } = conventions().currency
    const [kk, ru, en] = digits === 2 ? ['екі цифрдан', 'двух цифр', 'two digits'] : [`${digits} цифрдан`, `${digits} цифр`, `${digits} digits`]
    return spoken({
      kk: `Үтірден кейін ${kk} асырмаңыз: ${words.holds.kk}. Мыңдықтарды бос орынмен бөліңіз`,
      ru: `После запятой может быть не больше ${ru}: ${words.holds.ru}. Тысячи отделяйте пробелом`,
      en: `There are at most ${en} after the point: ${words.holds.en}. Separate thousands with a space`,
    })
  },
  form: spoken({
    kk: 'Соманы мына түрде енгізіңіз: 1 234 567,89',
    ru: 'Введите сумму в таком виде: 1 234 567,89',
    en: 'Enter the amount in this form: 1 234 567.89',
  }),
} as const satisfies Record<string, Text | (() => Text)>

/** The amount in the unit of the currency as decimal text, such as `1234.5`: exact, for CSV and forms. */
export const tengeOf = (amount: Tiyn): DecimalText => Decimal.from(amount).times(oneSmaller(conventions().currency)).toString()

/** The same with all digits of the smaller unit: `1234.50`. ISO 20022 allows a currency as many as ISO 4217 gives it. */
export function withSmallerUnits(amount: Tiyn): DecimalText {
  const { currency } = conventions()
  const [sign, size] = amount < 0n ? ['-', -amount] : ['', amount]
  const whole = `${sign}${size / smallerUnits(currency)}`
  return currency.digits === 0 ? whole : `${whole}.${String(size % smallerUnits(currency)).padStart(currency.digits, '0')}`
}

interface Printer { readonly usual: (amount: `${number}`) => string; readonly exact: (amount: `${number}`) => string }
const printers = new WeakMap<Currency, Map<Locale, Printer>>()

function printerOf(currency: Currency, tag: string, short: string, digits: number): (amount: `${number}`) => string {
  const { code, printed } = currency
  const fractions = { trailingZeroDisplay: 'stripIfInteger', minimumFractionDigits: currency.digits, maximumFractionDigits: Math.max(digits, currency.digits) } as const
  if (printed === 'symbol') {
    const format = new Intl.NumberFormat(tag, { style: 'currency', currency: code, currencyDisplay: 'narrowSymbol', ...fractions })
    return (amount) => format.format(amount)
  }
  const format = new Intl.NumberFormat(tag, fractions)
  return (amount) => `${format.format(amount)}\u00a0${short}`
}

/** How a language prints amounts in a currency, made once for both. */
function printerIn(currency: Currency, locale: Locale): Printer {
  const known = printers.get(currency) ?? new Map<Locale, Printer>()
  printers.set(currency, known)
  const ready = known.get(locale)
  if (ready) return ready
  const { intl } = languageOf(locale)
  const short = currency.short[locale]
  const made = { usual: printerOf(currency, intl, short, currency.digits), exact: printerOf(currency, intl, short, 100) }
  known.set(locale, made)
  return made
}

/** Intl prints numeric text exactly, whatever its length. */
const isNumeral = (text: string): text is `${number}` => /^-?\d+(?:\.\d+)?$/.test(text)

/** Prints an amount: `1 234 567,89 ₸` in Kazakh and Russian, `₸1,234,567.89` in English; whole units without the smaller ones. */
export function formatMoney(amount: Tiyn, locale: Locale): string {
  const { currency } = conventions()
  const units = tengeOf(amount)
  return said(locale, (language) => (isNumeral(units) ? printerIn(currency, language).usual(units) : units))
}

/** Prints an exact amount in units with every digit that it has, for what costs less than a smaller unit: `0,7188 ₸`, `₸0.7188`. */
export const formatTenge = (units: DecimalText, locale: Locale): string => said(locale, (language) => (isNumeral(units) ? printerIn(conventions().currency, language).exact(units) : units))

/** Rounds an exact amount in smaller units once, half away from zero, to whole smaller units or to whole units. */
export function roundMoney(amount: Decimal, to: MoneyRounding): Tiyn {
  const { currency } = conventions()
  return to === 'tiyn' ? amount.rounded(0).toBigInt() : amount.times(oneSmaller(currency)).rounded(0).toBigInt() * smallerUnits(currency)
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
