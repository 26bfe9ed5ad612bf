/** Rules as data: what must hold, on which law, and the words for the person for whom it does not. */
import type { Citation } from './citation.ts'
import type { ChoiceField, DecimalField, Field, FlagField, IntegerField, MoneyField, RowsField } from './field.ts'
import type { Text } from './text.ts'

/** A quantity that rules compare and payments are computed from. Exact decimals throughout. */
export type Term =
  | { readonly term: 'fact'; readonly fact: string }
  | { readonly term: 'number'; readonly value: string }
  /** A dated value of the declaration, read on the day that the case says. */
  | { readonly term: 'parameter'; readonly parameter: string }
  /** The sum of a column over the rows of a table, or over those whose flag or choice column has a value. */
  | { readonly term: 'sum'; readonly fact: string; readonly column: string; readonly where?: { readonly column: string; readonly is: string | boolean } }
  | { readonly term: 'plus' | 'minus' | 'times'; readonly left: Term; readonly right: Term }
  /** Rounded once, half away from zero: to whole tiyn, or to whole tenge (a hundred tiyn). */
  | { readonly term: 'rounded'; readonly of: Term; readonly to: 'tiyn' | 'tenge' }

export type Comparison = 'below' | 'atMost' | 'atLeast' | 'above'

/** A rule without its law and words. */
export type Condition =
  | { readonly rule: 'given'; readonly fact: string }
  | { readonly rule: 'is'; readonly fact: string; readonly value: string | boolean }
  | { readonly rule: 'oneOf'; readonly fact: string; readonly values: readonly string[] }
  | { readonly rule: Comparison; readonly left: Term; readonly right: Term }
  /** `part / whole >= share`, by cross multiplication; unknown while the whole is zero, for then there is no share. */
  | { readonly rule: 'shareAtLeast'; readonly part: Term; readonly whole: Term; readonly share: Term }
  | { readonly rule: 'all' | 'any'; readonly of: readonly RuleData[] }
  | { readonly rule: 'not'; readonly of: RuleData }
  /** The general rule, unless the exception holds. */
  | { readonly rule: 'unless'; readonly general: RuleData; readonly exception: RuleData }

/** A rule as it stands in a declaration: plain data, the same after a round trip through JSON. */
export type RuleData = Condition & { readonly basis?: Citation; readonly otherwise?: Text }

/** A rule under construction; `by` and `else` return a new one. They are not part of its data. */
export type Rule = RuleData & {
  /** States the law that the rule rests on. */
  by(basis: Citation): Rule
  /** Gives the words for the person for whom the rule does not hold. */
  else(words: Text): Rule
}

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

/** The sum of a column, over all rows or over those where `where` holds. */
export const sum = (table: RowsField, column: string, where?: { readonly column: string; readonly is: string | boolean }): Term =>
  ({ term: 'sum', fact: table.name, column, ...(where && { where }) })

export const plus = (left: Quantity, right: Quantity): Term => ({ term: 'plus', left: quantity(left), right: quantity(right) })
export const minus = (left: Quantity, right: Quantity): Term => ({ term: 'minus', left: quantity(left), right: quantity(right) })
export const times = (left: Quantity, right: Quantity): Term => ({ term: 'times', left: quantity(left), right: quantity(right) })
export const rounded = (of: Quantity, to: 'tiyn' | 'tenge'): Term => ({ term: 'rounded', of: quantity(of), to })

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

const comparison = (name: Comparison) => (left: NumberField | Term, right: Quantity): Rule =>
  rule({ rule: name, left: quantity(left), right: quantity(right) })

export const below = comparison('below')
export const atMost = comparison('atMost')
export const atLeast = comparison('atLeast')
export const above = comparison('above')

/** The part is at least this share of the whole: `shareAtLeast(priority, total, '0.9')`. */
export const shareAtLeast = (part: Quantity, whole: Quantity, share: Quantity): Rule =>
  rule({ rule: 'shareAtLeast', part: quantity(part), whole: quantity(whole), share: quantity(share) })

/** Every rule holds. All are evaluated, because a refusal must name every failed ground. */
export const all = (...of: readonly RuleData[]): Rule => rule({ rule: 'all', of })
export const any = (...of: readonly RuleData[]): Rule => rule({ rule: 'any', of })
export const not = (of: RuleData): Rule => rule({ rule: 'not', of })
export const unless = (general: RuleData, exception: RuleData): Rule => rule({ rule: 'unless', general, exception })

/** The rules directly inside a rule. */
export function partsOf(data: RuleData): readonly RuleData[] {
  switch (data.rule) {
    case 'all': case 'any': return data.of
    case 'not': return [data.of]
    case 'unless': return [data.general, data.exception]
    default: return []
  }
}

/** The names of all facts that a term reads. */
export function factsOfTerm(term: Term): readonly string[] {
  switch (term.term) {
    case 'fact': case 'sum': return [term.fact]
    case 'plus': case 'minus': case 'times': return [...factsOfTerm(term.left), ...factsOfTerm(term.right)]
    case 'rounded': return factsOfTerm(term.of)
    default: return []
  }
}

/** The terms that a rule compares, its parts not included. */
function termsOf(data: RuleData): readonly Term[] {
  switch (data.rule) {
    case 'below': case 'atMost': case 'atLeast': case 'above': return [data.left, data.right]
    case 'shareAtLeast': return [data.part, data.whole, data.share]
    default: return []
  }
}

/** The names of all facts that a rule reads, in the order in which it reads them, each once. */
export function factsOf(data: RuleData): readonly string[] {
  const own = 'fact' in data ? [data.fact] : termsOf(data).flatMap(factsOfTerm)
  return [...new Set([...own, ...partsOf(data).flatMap(factsOf)])]
}
