/** Prints rules and quantities as sentences in every language, in wordings that no ending of a word can spoil. */
import type { DayTerm } from './day-term.ts'
import { Decimal } from './decimal.ts'
import { amountOf, type Reading } from './evaluate.ts'
import type { Field } from './field.ts'
import { formatDay, formatDecimal, formatDuration, formatList } from './format.ts'
import { formatMoney, roundMoney } from './money.ts'
import { printRuleMessages as say } from './print-rule.messages.ts'
import { printAnswer } from './print-answer.ts'
import { factsOfTerm, partsOf, type RuleData, type Term, type Where } from './rule.ts'
import type { Locale, Text } from './text.ts'

/** What a sentence is printed with: the fields that facts are called after, and dated values where they are known. */
interface Print {
  readonly field: (name: string) => Field | undefined
  readonly locale: Locale
  readonly reading: Reading | undefined
}

const printOf = (fields: readonly Field[], locale: Locale, reading?: Reading): Print =>
  ({ field: (name) => fields.find((field) => field.name === name), locale, reading })

/**
 * Prints a rule as a sentence without its full stop: `«Ағаш саны» — кемінде 90`. Dated values are printed as they stand on
 * the day of the reading: one that is not set says so; without a reading they are printed by name.
 */
export const printRule = (rule: RuleData, fields: readonly Field[], locale: Locale, reading?: Reading): string =>
  capital(sentence(rule, printOf(fields, locale, reading)))

/** Prints a quantity: `итог столбца «Сумма» таблицы «Доход» × 0,01`. */
export const printTerm = (term: Term, fields: readonly Field[], locale: Locale, reading?: Reading): string =>
  phrase(term, printOf(fields, locale, reading), false)

/** A term that is paid, in words: a bare number in it is tiyn. */
export const printPaid = (term: Term, fields: readonly Field[], locale: Locale, reading?: Reading): string =>
  (term.term === 'number' && /^\d+$/.test(term.value) ? formatMoney(BigInt(term.value), locale) : printTerm(term, fields, locale, reading))

/** Prints the value that a quantity was seen to have: money as money, all else as an exact number. */
export const printAmount = (amount: string, term: Term, fields: readonly Field[], locale: Locale): string =>
  printed(amount, isMoney(term, printOf(fields, locale)), locale)

/** Prints a day that a rule speaks of: «Дата рождения» + 3 месяца. */
export const printDay = (term: DayTerm, fields: readonly Field[], locale: Locale): string => dayPhrase(term, printOf(fields, locale))

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** Words between the quotation marks of the language. */
const quoted = (words: string, locale: Locale): string => (locale === 'en' ? `“${words}”` : `«${words}»`)

const named = (name: string, { field, locale }: Print): string => quoted(field(name)?.label[locale] ?? name, locale)

function sentence(rule: RuleData, print: Print): string {
  const { locale } = print
  const inside = (part: RuleData): string => (partsOf(part).length > 1 ? `(${sentence(part, print)})` : sentence(part, print))
  switch (rule.rule) {
    case 'given': return given(rule.fact, print)
    case 'is': return say.is(named(rule.fact, print), valued(print.field(rule.fact), rule.value, locale))[locale]
    case 'oneOf': {
      const values = rule.values.map((value) => valued(print.field(rule.fact), value, locale))
      return say.is(named(rule.fact, print), formatList(values, locale, 'or'))[locale]
    }
    case 'includes': return say.includes(named(rule.fact, print), valued(print.field(rule.fact), rule.value, locale))[locale]
    case 'all': case 'any': {
      const [only, ...others] = rule.of
      if (only !== undefined && others.length === 0) return sentence(only, print)
      return say[rule.rule](rule.of.map(inside).join('; '))[locale]
    }
    case 'not': return say.not(inside(rule.of))[locale]
    case 'unless': return say.unless(inside(rule.general), inside(rule.exception))[locale]
    case 'inScope': return say.inScope(titleIn(print.reading?.scopes, rule.scope, locale), rule.fact === undefined ? undefined : named(rule.fact, print))[locale]
    case 'onlyIn': return say.onlyIn(titleIn(print.reading?.scopes, rule.scope, locale), rule.fact === undefined ? undefined : named(rule.fact, print), inside(rule.of))[locale]
    case 'shareAtLeast': return say.atLeast(
      `${joined(rule.part, print, false)} ÷ ${joined(rule.whole, print, false)}`, share(rule.share, print))[locale]
    case 'inList': return say.inList(named(rule.fact, print), titleIn(print.reading?.lists, rule.list, locale))[locale]
    case 'inBand': {
      const titles = rule.names.map((name) => quoted(bandTitle(rule.bands, name, print), locale))
      return say.inBand(phrase(rule.of, print, false), formatList(titles, locale, 'or'), titleIn(print.reading?.bands, rule.bands, locale))[locale]
    }
    case 'someRow': case 'everyRow': return say[rule.rule](named(rule.fact, print), sentence(rule.of, inRow(rule.fact, print)))[locale]
    case 'before': case 'onOrBefore': case 'sameDay': case 'onOrAfter': case 'after':
      return say[rule.rule](dayPhrase(rule.left, print), dayPhrase(rule.right, print))[locale]
    case 'below': case 'atMost': case 'atLeast': case 'above': {
      const money = isMoney(rule.left, print) || isMoney(rule.right, print)
      return say[rule.rule](phrase(rule.left, print, money), compared(rule.right, print, money))[locale]
    }
  }
}

/** What a list, a table, a scale or a questionnaire is called, where it is known. */
const titleIn = (declared: Readonly<Record<string, { readonly title: Text }>> | undefined, name: string, locale: Locale): string =>
  quoted(declared?.[name]?.title[locale] ?? name, locale)

const bandTitle = (bands: string, name: string, { reading, locale }: Print): string =>
  reading?.bands?.[bands]?.versions.flatMap(({ value }) => value ?? []).findLast((band) => band.name === name)?.title[locale] ?? name

/** Within a row, names are those of its columns first. */
function inRow(table: string, print: Print): Print {
  const rows = print.field(table)
  const columns: readonly Field[] = rows?.kind === 'rows' ? rows.columns : []
  return { ...print, field: (name) => columns.find((column) => column.name === name) ?? print.field(name) }
}

function dayPhrase(term: DayTerm, print: Print): string {
  switch (term.day) {
    case 'fact': return named(term.fact, print)
    case 'fixed': return formatDay(term.on, print.locale)
    case 'filing': case 'decision': case 'periodEnd': return say.days[term.day][print.locale]
    case 'later': return `${dayPhrase(term.of, print)} + ${formatDuration(term.duration, print.locale)}`
    case 'earlier': return `${dayPhrase(term.of, print)} − ${formatDuration(term.duration, print.locale)}`
  }
}

function given(fact: string, print: Print): string {
  const kind = print.field(fact)?.kind
  const words = kind === 'file' ? say.attached : kind === 'rows' ? say.filled : say.given
  return words(named(fact, print))[print.locale]
}

/** The value of a flag as a word, of a choice as its label. */
function valued(field: Field | undefined, value: string | boolean, locale: Locale): string {
  if (typeof value === 'boolean') return (value ? say.yes : say.no)[locale]
  return quoted(field === undefined ? value : printAnswer(field, field.kind === 'choices' ? [value] : value)[locale], locale)
}

/** Whether a quantity is an amount of money: then the numbers beside it are tiyn. */
function isMoney(term: Term, print: Print): boolean {
  switch (term.term) {
    case 'fact': return print.field(term.fact)?.kind === 'money'
    case 'sum': case 'min': case 'max': {
      const table = print.field(term.fact)
      return table?.kind === 'rows' && table.columns.some(({ name, kind }) => name === term.column && kind === 'money')
    }
    case 'plus': case 'minus': case 'times': return isMoney(term.left, print) || isMoney(term.right, print)
    case 'rounded': return isMoney(term.of, print)
    default: return false
  }
}

const printed = (amount: string, money: boolean, locale: Locale): string =>
  (money ? formatMoney(roundMoney(Decimal.from(amount), 'tiyn'), locale) : formatDecimal(amount, locale))

/** Whether a quantity is the same in every case: it depends on no fact and on no day of the case. */
export const isConstant = (term: Term): boolean => factsOfTerm(term).length === 0 && !ofTheCase(term)

/** A quantity that no fact enters is printed as its value, where that is known. */
function constant(term: Term, { reading }: Print): Decimal | undefined {
  if (!isConstant(term)) return undefined
  const amount = amountOf(term, {}, reading ?? { parameters: {}, on: '0001-01-01' })
  return amount instanceof Decimal ? amount : undefined
}

/** Whether a quantity depends on the days of the case, though on no fact. */
function ofTheCase(term: Term): boolean {
  switch (term.term) {
    case 'age': case 'elapsed': case 'score': return true
    case 'points': return ofTheCase(term.of)
    case 'plus': case 'minus': case 'times': return ofTheCase(term.left) || ofTheCase(term.right)
    case 'rounded': return ofTheCase(term.of)
    default: return false
  }
}

function phrase(term: Term, print: Print, money: boolean): string {
  const { locale, reading } = print
  const value = constant(term, print)
  if (value !== undefined) return printed(value.toString(), money, locale)
  switch (term.term) {
    case 'number': return printed(term.value, money, locale)
    case 'fact': return named(term.fact, print)
    case 'parameter': return reading === undefined ? quoted(term.parameter, locale) : `(${say.notSet[locale]})`
    case 'sum': case 'min': case 'max':
      return total(term, term.where !== undefined && !('rule' in term.where) ? [term.where.is] : undefined, print)
    case 'lookup': return say.lookup(titleIn(reading?.tables, term.table, locale), term.by.map((name) => named(name, print)).join('; '))[locale]
    case 'points': return say.points(titleIn(reading?.bands, term.bands, locale), phrase(term.of, print, false))[locale]
    case 'score': {
      const questionnaire = titleIn(reading?.questionnaires, term.questionnaire, locale)
      if (term.section === undefined) return say.score(questionnaire)[locale]
      const section = reading?.questionnaires?.[term.questionnaire]?.sections.find(({ name }) => name === term.section)
      return say.scoreOfSection(questionnaire, quoted(section?.title[locale] ?? term.section, locale))[locale]
    }
    case 'count': return `${say.rowCount(named(term.fact, print))[locale]}${whereWords(term, print)}`
    case 'age': return say.age(dayPhrase(term.born, print), dayPhrase(term.on, print))[locale]
    case 'elapsed': return say.elapsed[term.unit](dayPhrase(term.from, print), dayPhrase(term.to, print))[locale]
    case 'plus': return together(term, print) ?? `${phrase(term.left, print, money)} + ${phrase(term.right, print, money)}`
    case 'minus': return `${phrase(term.left, print, money)} − ${joined(term.right, print, money)}`
    case 'times': return `${joined(term.left, print, false)} × ${joined(term.right, print, false)}`
    case 'rounded': return `${phrase(term.of, print, money)} ${{ tenge: say.wholeUnit(), wholeUnit: say.wholeUnit(), tiyn: say.wholeSmaller(), smallestUnit: say.smallestUnit }[term.to][locale]}`
  }
}

/** What a quantity is compared with. In Russian a noun that is compared needs its conjunction: «не менее чем значение по таблице». */
function compared(term: Term, print: Print, money: boolean): string {
  const words = phrase(term, print, money)
  return print.locale === 'ru' && ['lookup', 'points', 'score', 'count', 'age', 'elapsed', 'min', 'max'].includes(term.term) ? `чем ${words}` : words
}

/** A sum or a difference stands in brackets where it is multiplied, divided or taken away. */
const joined = (term: Term, print: Print, money: boolean): string => {
  const words = phrase(term, print, money)
  const single = constant(term, print) !== undefined || (term.term === 'plus' && together(term, print) !== undefined)
  return !single && ['plus', 'minus', 'rounded'].includes(term.term) ? `(${words})` : words
}

/** Two sums of one column that differ in the value of their rows alone are printed as one. */
function together({ left, right }: { readonly left: Term; readonly right: Term }, print: Print): string | undefined {
  if (left.term !== 'sum' || right.term !== 'sum' || left.where === undefined || right.where === undefined) return undefined
  if ('rule' in left.where || 'rule' in right.where) return undefined
  const alike = left.fact === right.fact && left.column === right.column && left.where.column === right.where.column
  return alike && left.where.is !== right.where.is ? total(left, [left.where.is, right.where.is], print) : undefined
}

function total(term: Term & { term: 'sum' | 'min' | 'max' }, values: readonly (string | boolean)[] | undefined, print: Print): string {
  const { locale } = print
  const words = { sum: say.total, min: say.smallest, max: say.largest }[term.term]
  const columns = inRow(term.fact, print)
  const whole = words(named(term.column, columns), named(term.fact, print))[locale]
  const { where } = term
  if (where === undefined || 'rule' in where || values === undefined) return whole + whereWords(term, print)
  const listed = formatList(values.map((value) => valued(columns.field(where.column), value, locale)), locale, 'or')
  return `${whole} ${say.onlyRows(named(where.column, columns), listed)[locale]}`
}

/** Which rows count, in brackets. */
function whereWords({ fact, where }: { readonly fact: string; readonly where?: Where }, print: Print): string {
  if (where === undefined) return ''
  const columns = inRow(fact, print)
  const { locale } = print
  if ('rule' in where) return ` ${say.rowsFor(sentence(where, columns))[locale]}`
  return ` ${say.onlyRows(named(where.column, columns), valued(columns.field(where.column), where.is, locale))[locale]}`
}

/** A share in per cent, as people speak of it. */
function share(term: Term, print: Print): string {
  const value = constant(term, print)
  if (value === undefined) return phrase(term, print, false)
  return `${formatDecimal(value.times(Decimal.from('100')).toString(), print.locale)}\u00A0%`
}
