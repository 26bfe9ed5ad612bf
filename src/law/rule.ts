/** Rules as data: what must hold, on which law, and the words for the person for whom it does not. */
import type { Citation } from './citation.ts'
import { factsOfDay } from './day-term.ts'
import type { AddressField, ChoiceField, ChoicesField, DateField, DecimalField, Field, FlagField, IdentifierField, IntegerField, MoneyField, RegionField, RowsField, TextField } from './field.ts'
import { questionsOf, type Questionnaires } from './questionnaire.ts'
import type { CivilDuration, Comparison, DayComparison, DayTerm, NamedRule, RuleData, Term, Where } from './rule-data.ts'
import type { Text } from './text.ts'
import type { Day } from './time.ts'

export type { Comparison, Condition, DayComparison, NamedRule, RuleData, Term, Where } from './rule-data.ts'

/** A rule under construction; `by` and `else` return a new one. They are not part of its data. */
export type Rule = RuleData & {
  /** States the law that the rule rests on. */
  by(basis: Citation): Rule
  /** Gives the words for the person for whom the rule does not hold. */
  else(words: Text): Rule
}

/** A rule as it stands under its name: `complete: titled({ kk: …, ru: …, en: … }, given(request))`. */
export const titled = (title: Text, data: RuleData): NamedRule => ({ title, ...data })

const drafting = {
  by(this: RuleData, basis: Citation): Rule { return rule({ ...this, basis }) },
  else(this: RuleData, otherwise: Text): Rule { return rule({ ...this, otherwise }) },
}

/** Methods live on the prototype, so that the data alone is canonical. */
const rule = (data: RuleData): Rule => Object.freeze(Object.assign(Object.create(drafting), data))

type NumberField = IntegerField | DecimalField | MoneyField
type Quantity = NumberField | Term | number | string

/** Turns a field, a number or a decimal text into a term. */
const quantity = (value: Quantity): Term => {
  if (typeof value === 'number' || typeof value === 'string') return { term: 'number', value: String(value) }
  return 'term' in value ? value : { term: 'fact', fact: value.name }
}

/** A dated value of the declaration. */
export const parameter = (name: string): Term => ({ term: 'parameter', parameter: name })

const overRows = (term: 'sum' | 'min' | 'max') => (table: RowsField, column: string, where?: Where): Term =>
  ({ term, fact: table.name, column, ...(where && { where }) })

/** The sum of a column, over all rows or over those where `where` holds. */
export const sum = overRows('sum')
/** The smallest and the largest value of a column; without a value there is none, and the verdict stays unknown. */
export const smallest = overRows('min')
export const largest = overRows('max')
/** How many rows there are, or for how many of them `where` holds. */
export const count = (table: RowsField, where?: Where): Term => ({ term: 'count', fact: table.name, ...(where && { where }) })

type Key = ChoiceField | FlagField | TextField | IntegerField
/** The value of a table under one or two keys. */
export const lookup = (table: string, ...by: readonly [Key, Key?]): Term =>
  ({ term: 'lookup', table, by: by.flatMap((field) => (field === undefined ? [] : [field.name])) })
/** The points of the band into which a quantity falls. */
export const points = (of: Quantity, bands: string): Term => ({ term: 'points', of: quantity(of), bands })
/** The points of a questionnaire, or of one section of it. */
export const score = (questionnaire: string, section?: string): Term => ({ term: 'score', questionnaire, ...(section !== undefined && { section }) })

export const plus = (left: Quantity, right: Quantity): Term => ({ term: 'plus', left: quantity(left), right: quantity(right) })
export const minus = (left: Quantity, right: Quantity): Term => ({ term: 'minus', left: quantity(left), right: quantity(right) })
export const times = (left: Quantity, right: Quantity): Term => ({ term: 'times', left: quantity(left), right: quantity(right) })
export const rounded = (of: Quantity, to: (Term & { term: 'rounded' })['to']): Term => ({ term: 'rounded', of: quantity(of), to })

/** The field was answered. */
export const given = (field: Field): Rule => rule({ rule: 'given', fact: field.name })

/** A choice has one of its own values, or a flag is set or not. */
export function is(field: FlagField, value: boolean): Rule
export function is<V extends string>(field: ChoiceField<V>, value: NoInfer<V>): Rule
export function is(field: FlagField | ChoiceField, value: string | boolean): Rule {
  return rule({ rule: 'is', fact: field.name, value })
}

export const oneOf = <V extends string>(field: ChoiceField<V>, values: readonly NoInfer<V>[]): Rule =>
  rule({ rule: 'oneOf', fact: field.name, values })

/** The answer is in a list of the declaration. */
export const inList = (field: TextField | ChoiceField | IdentifierField, list: string): Rule => rule({ rule: 'inList', fact: field.name, list })
/** A quantity falls into one of these bands. */
export const inBand = (of: Quantity, bands: string, names: readonly string[]): Rule => rule({ rule: 'inBand', of: quantity(of), bands, names })
/** A value is among those that were chosen. */
export const includes = <V extends string>(field: ChoicesField<V>, value: NoInfer<V>): Rule =>
  rule({ rule: 'includes', fact: field.name, value })

const comparison = (name: Comparison) => (left: NumberField | Term, right: Quantity): Rule =>
  rule({ rule: name, left: quantity(left), right: quantity(right) })

export const below = comparison('below')
export const atMost = comparison('atMost')
export const atLeast = comparison('atLeast')
export const above = comparison('above')

type SomeDay = DateField | DayTerm | Day

/** Turns a field or a day as text into a day that rules speak of. */
const dayTerm = (day: SomeDay): DayTerm =>
  (typeof day === 'string' ? { day: 'fixed', on: day } : 'day' in day ? day : { day: 'fact', fact: day.name })

/** The day on which the application came in, or the office opened the case. */
export const filing: DayTerm = { day: 'filing' }
/** The day on which the case is decided. */
export const decisionDay: DayTerm = { day: 'decision' }
/** The last day of the period that a report is about. */
export const periodEnd: DayTerm = { day: 'periodEnd' }
export const later = (than: SomeDay, duration: CivilDuration): DayTerm => ({ day: 'later', of: dayTerm(than), duration })
export const earlier = (than: SomeDay, duration: CivilDuration): DayTerm => ({ day: 'earlier', of: dayTerm(than), duration })

/** Full years of life: `atLeast(age(born, filing), 18)`. Who was born on 29 February is a year older on 1 March of a common year. */
export const age = (born: SomeDay, on: SomeDay): Term => ({ term: 'age', born: dayTerm(born), on: dayTerm(on) })
/** Whole days, months or years from one day to another. */
export const elapsed = (unit: CivilDuration['unit'], from: SomeDay, to: SomeDay): Term =>
  ({ term: 'elapsed', unit, from: dayTerm(from), to: dayTerm(to) })

const dayComparison = (name: DayComparison) => (left: DateField | DayTerm, right: SomeDay): Rule =>
  rule({ rule: name, left: dayTerm(left), right: dayTerm(right) })

export const before = dayComparison('before')
export const onOrBefore = dayComparison('onOrBefore')
export const sameDay = dayComparison('sameDay')
export const onOrAfter = dayComparison('onOrAfter')
export const after = dayComparison('after')

/** A rule on the columns holds for at least one row. */
export const someRow = (table: RowsField, of: RuleData): Rule => rule({ rule: 'someRow', fact: table.name, of })
/** A rule on the columns holds for every row; where there must be rows, `given` says so. */
export const everyRow = (table: RowsField, of: RuleData): Rule => rule({ rule: 'everyRow', fact: table.name, of })

/** The part is at least this share of the whole: `shareAtLeast(priority, total, '0.9')`. */
export const shareAtLeast = (part: Quantity, whole: Quantity, share: Quantity): Rule =>
  rule({ rule: 'shareAtLeast', part: quantity(part), whole: quantity(whole), share: quantity(share) })

/** Every rule holds. All are evaluated, because a refusal must name every failed ground. */
export const all = (...of: readonly RuleData[]): Rule => rule({ rule: 'all', of })
export const any = (...of: readonly RuleData[]): Rule => rule({ rule: 'any', of })
export const not = (of: RuleData): Rule => rule({ rule: 'not', of })
export const unless = (general: RuleData, exception: RuleData): Rule => rule({ rule: 'unless', general, exception })

/** A scope of the declaration holds, where it names regions for the one in this answer. */
export const inScope = (scope: string, field?: RegionField | AddressField): Rule => rule({ rule: 'inScope', scope, ...(field && { fact: field.name }) })
/** The rule is required only where the scope holds. */
export const onlyIn = (scope: string, field: RegionField | AddressField | undefined, of: RuleData): Rule => rule({ rule: 'onlyIn', scope, ...(field && { fact: field.name }), of })

/** The rules directly inside a rule. */
export function partsOf(data: RuleData): readonly RuleData[] {
  switch (data.rule) {
    case 'all': case 'any': return data.of
    case 'not': case 'someRow': case 'everyRow': return [data.of]
    case 'unless': return [data.general, data.exception]
    case 'onlyIn': return [{ rule: 'inScope', scope: data.scope, ...(data.fact !== undefined && { fact: data.fact }) }, data.of]
    default: return []
  }
}

/** The names of all facts that a term reads, columns of the rows that it counts among them; a score reads the questions of its questionnaire. */
export function factsOfTerm(term: Term, questionnaires: Questionnaires<RuleData> = {}): readonly string[] {
  const inside = (part: Term): readonly string[] => factsOfTerm(part, questionnaires)
  switch (term.term) {
    case 'lookup': return term.by
    case 'points': return inside(term.of)
    case 'score': return questionsOf(questionnaires[term.questionnaire], term.section)
      .flatMap(({ fact, asked }) => [...(asked === undefined ? [] : factsOf(asked, questionnaires)), fact])
    case 'fact': return [term.fact]
    case 'sum': case 'min': case 'max': case 'count':
      return [term.fact, ...(term.where !== undefined && 'rule' in term.where ? factsOf(term.where, questionnaires) : [])]
    case 'age': return [...factsOfDay(term.born), ...factsOfDay(term.on)]
    case 'elapsed': return [...factsOfDay(term.from), ...factsOfDay(term.to)]
    case 'plus': case 'minus': case 'times': return [...inside(term.left), ...inside(term.right)]
    case 'rounded': return inside(term.of)
    default: return []
  }
}

/** The facts that a rule reads itself, those of its parts not included. */
function ownFacts(data: RuleData, questionnaires: Questionnaires<RuleData>): readonly string[] {
  const inTerms = (...terms: readonly Term[]) => terms.flatMap((term) => factsOfTerm(term, questionnaires))
  switch (data.rule) {
    case 'inBand': return inTerms(data.of)
    case 'given': case 'is': case 'oneOf': case 'includes': case 'inList': case 'someRow': case 'everyRow': return [data.fact]
    case 'below': case 'atMost': case 'atLeast': case 'above': return inTerms(data.left, data.right)
    case 'shareAtLeast': return inTerms(data.part, data.whole, data.share)
    case 'before': case 'onOrBefore': case 'sameDay': case 'onOrAfter': case 'after': return [data.left, data.right].flatMap(factsOfDay)
    case 'inScope': return data.fact === undefined ? [] : [data.fact]
    case 'all': case 'any': case 'not': case 'unless': case 'onlyIn': return []
  }
}

/**
 * The names of all facts that a rule reads, in the order in which it reads them, each once. Columns that a rule on rows reads are among them:
 * the linter sees to it that no column that is read so is called as a fact of the form is.
 */
export function factsOf(data: RuleData, questionnaires: Questionnaires<RuleData> = {}): readonly string[] {
  const own = ownFacts(data, questionnaires)
  return [...new Set([...own, ...partsOf(data).flatMap((part) => factsOf(part, questionnaires))])]
}
