/** Rules as sentences that are put together by choosing: each ground is one phrase about one question, with its value. Pure. */
import type { Citation } from '../citation.ts'
import type { Field } from '../field.ts'
import { fieldsOf, type Procedure } from '../procedure.ts'
import type { RuleData, Term } from '../rule.ts'
import type { Text } from '../text.ts'
import { isDay } from '../time.ts'

const isNumeral = (text: string): boolean => /^-?\d{1,15}(?:\.\d{1,8})?$/.test(text)

/** What can be said of a question. Those that end in a value ask for it. */
const relations = ['given', 'yes', 'no', 'is', 'isNot', 'includes', 'atLeast', 'atMost', 'above', 'below', 'onOrAfter', 'onOrBefore', 'ageAtLeast', 'ageBelow'] as const
export type Relation = (typeof relations)[number]

/** A phrase that can be chosen: a question, what is said of it, and for a choice which one. */
export interface Phrase { readonly fact: string; readonly relation: Relation; readonly choice?: string }

/** Whether a value follows the phrase: a number, the name of a dated value, a day, or `filing`. */
export const asksValue = ({ relation }: Pick<Phrase, 'relation'>): boolean => /^(at|above|below|on|age)/.test(relation)

export interface Ground { readonly phrase: Phrase; readonly value: string; readonly basis?: Citation; readonly otherwise?: Text }

/** A rule as a form has it. */
export interface Sentences { readonly joined: 'all' | 'any'; readonly grounds: readonly RuleData[] }

/** Every phrase that a declaration lets one say. */
export const phrasesOf = (declaration: Procedure): readonly Phrase[] => fieldsOf(declaration).flatMap((field) => phrasesAbout(field))

function phrasesAbout(field: Field): readonly Phrase[] {
  const say = (...all: readonly Relation[]): readonly Phrase[] => all.map((relation) => ({ fact: field.name, relation }))
  switch (field.kind) {
    case 'flag': return say('yes', 'no')
    case 'choice': return field.choices.flatMap(({ value }) => [{ fact: field.name, relation: 'is', choice: value }, { fact: field.name, relation: 'isNot', choice: value }] as const)
    case 'choices': return field.choices.map(({ value }) => ({ fact: field.name, relation: 'includes', choice: value }))
    case 'integer': case 'decimal': case 'money': return say('atLeast', 'atMost', 'above', 'below')
    case 'date': return say('onOrAfter', 'onOrBefore', 'ageAtLeast', 'ageBelow', 'given')
    default: return say('given')
  }
}

export const phraseKey = ({ fact, relation, choice }: Phrase): string => [fact, relation, ...(choice === undefined ? [] : [choice])].join(' ')

/** The phrase of a key, if the declaration lets one say it. */
export const phraseOf = (declaration: Procedure, key: string): Phrase | undefined => phrasesOf(declaration).find((one) => phraseKey(one) === key)

const number = (value: string): Term => (isNumeral(value) ? { term: 'number', value } : { term: 'parameter', parameter: value })

/** The rule of a ground. The value is what `isValue` let through. */
export function ruleOf({ phrase: { fact, relation, choice = '' }, value, basis, otherwise }: Ground): RuleData {
  const law = { ...(basis && { basis }), ...(otherwise && { otherwise }) }
  const filing = { day: 'filing' } as const
  const [left, at] = [{ term: 'fact', fact } as const, { day: 'fact', fact } as const]
  const day = isDay(value) ? { day: 'fixed', on: value } as const : filing
  switch (relation) {
    case 'given': return { rule: 'given', fact, ...law }
    case 'yes': case 'no': return { rule: 'is', fact, value: relation === 'yes', ...law }
    case 'is': return { rule: 'is', fact, value: choice, ...law }
    case 'isNot': return { rule: 'not', of: { rule: 'is', fact, value: choice }, ...law }
    case 'includes': return { rule: 'includes', fact, value: choice, ...law }
    case 'onOrAfter': case 'onOrBefore': return { rule: relation, left: at, right: day, ...law }
    case 'ageAtLeast': return { rule: 'atLeast', left: { term: 'age', born: at, on: filing }, right: number(value), ...law }
    case 'ageBelow': return { rule: 'below', left: { term: 'age', born: at, on: filing }, right: number(value), ...law }
    default: return { rule: relation, left, right: number(value), ...law }
  }
}

/** Whether a value can follow a phrase. */
export function isValue({ relation }: Phrase, value: string, declaration: Procedure): boolean {
  if (!asksValue({ relation })) return true
  return relation === 'onOrAfter' || relation === 'onOrBefore' ? value === 'filing' || isDay(value) : isNumeral(value) || Object.hasOwn(declaration.parameters, value)
}

/** The ground that a rule is; undefined where no phrase of the declaration says it. */
export function groundOf(rule: RuleData, declaration: Procedure): Ground | undefined {
  const said = saidBy(rule)
  return said && phraseOf(declaration, phraseKey(said.phrase)) && isValue(said.phrase, said.value, declaration) ? said : undefined
}

function saidBy(rule: RuleData): Ground | undefined {
  const { basis, otherwise } = rule
  const said = (fact: string, relation: Relation, value = '', choice?: string): Ground => ({ phrase: { fact, relation, ...(choice !== undefined && { choice }) }, value, ...(basis && { basis }), ...(otherwise && { otherwise }) })
  const amount = (term: Term): string | undefined => (term.term === 'number' ? term.value : term.term === 'parameter' ? term.parameter : undefined)
  switch (rule.rule) {
    case 'given': return said(rule.fact, 'given')
    case 'is': return typeof rule.value === 'boolean' ? said(rule.fact, rule.value ? 'yes' : 'no') : said(rule.fact, 'is', '', rule.value)
    case 'includes': return said(rule.fact, 'includes', '', rule.value)
    case 'not': return rule.of.rule === 'is' && typeof rule.of.value === 'string' && rule.of.basis === undefined && rule.of.otherwise === undefined ? said(rule.of.fact, 'isNot', '', rule.of.value) : undefined
    case 'atLeast': case 'atMost': case 'above': case 'below': {
      const { left, right } = rule
      const value = amount(right)
      if (value === undefined) return undefined
      if (left.term === 'fact') return said(left.fact, rule.rule, value)
      if (left.term !== 'age' || left.born.day !== 'fact' || left.on.day !== 'filing') return undefined
      return rule.rule === 'atLeast' ? said(left.born.fact, 'ageAtLeast', value) : rule.rule === 'below' ? said(left.born.fact, 'ageBelow', value) : undefined
    }
    case 'onOrAfter': case 'onOrBefore': {
      const { left, right } = rule
      return left.day === 'fact' && (right.day === 'filing' || right.day === 'fixed') ? said(left.fact, rule.rule, right.day === 'fixed' ? right.on : 'filing') : undefined
    }
    default: return undefined
  }
}

/** A rule as a form shows it: its grounds, and whether all must hold or any. A list of one is no list. */
export function sentencesOf(rule: RuleData): Sentences {
  if ((rule.rule === 'all' || rule.rule === 'any') && rule.basis === undefined && rule.otherwise === undefined && rule.of.length > 1) return { joined: rule.rule, grounds: rule.of }
  return { joined: 'all', grounds: [rule] }
}

/** The rule that a form says; undefined where it says nothing. */
export const ruleFrom = ({ joined, grounds }: Sentences): RuleData | undefined => (grounds.length < 2 ? grounds[0] : { rule: joined, of: grounds })
