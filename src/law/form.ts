/** Forms: pages of questions, of which some are asked only while a rule about the answers before them holds. Pure. */
import { takenFrom } from './entry-field.ts'
import { evaluate, type Reading } from './evaluate.ts'
import { type Answer, type Facts, type Field, isEmpty } from './field.ts'
import type { RuleData } from './rule.ts'
import type { Text } from './text.ts'

/** A question of a form, or what must be found. With `when` it is asked only while that rule holds; while it does not, or cannot be told yet, there is no such fact. */
export type FormField = Field & { readonly when?: RuleData }

/** One page of a form: one topic, its question as the heading. */
export interface FormPage {
  readonly id: string
  readonly title: Text
  readonly hint?: Text
  /** The page is asked only while this rule about the pages before it holds. */
  readonly when?: RuleData
  readonly fields: readonly FormField[]
}

/** What is asked together, on one condition. */
type Questions = Pick<FormPage, 'when' | 'fields'>

/** What of a form is asked on the answers so far. */
export interface Asked<P extends Questions = FormPage> {
  /** The pages, each with the questions that are asked. */
  readonly pages: readonly P[]
  /** The answers to them. */
  readonly facts: Facts
  /** What was answered although it is not asked any more: it is not part of what is sent. */
  readonly dropped: Facts
}

/**
 * Goes through a form question by question. A condition sees the answers before it, and of those only the ones that are asked themselves: what
 * no longer applies takes what depends on it along. What an entry says is there only once the entry was chosen. `known` is what conditions see besides.
 */
export function askedOf<P extends Questions>(form: readonly P[], answers: Facts, reading: Reading, known: Facts = {}): Asked<P> {
  const facts: Record<string, Answer> = {}
  const dropped: Record<string, Answer> = {}
  const holds = (when: RuleData | undefined): boolean => when === undefined || evaluate(when, { ...known, ...facts }, reading).verdict === true
  const pages = form.flatMap((page): readonly P[] => {
    const open = holds(page.when)
    const fields = page.fields.filter((field) => {
      const answer = answers[field.name]
      const isAsked = open && holds(field.when) && !(takenFrom(field) && answer === undefined)
      if (answer !== undefined && (isAsked || !isEmpty(answer))) (isAsked ? facts : dropped)[field.name] = answer
      return isAsked
    })
    return open && (fields.length > 0 || page.fields.length === 0) ? [{ ...page, fields }] : []
  })
  return { pages, facts, dropped }
}

/** The pages of a form as they were answered: without the questions that were not asked. */
export const answeredPages = (form: readonly FormPage[], facts: Facts): readonly FormPage[] => form.flatMap((page) => {
  const fields = page.fields.filter((field) => facts[field.name] !== undefined || (field.when === undefined && page.when === undefined))
  return fields.length > 0 || page.fields.length === 0 ? [{ ...page, fields }] : []
})

/** The condition of each field that may not be asked, that of its page included. */
export const conditionsOf = (form: readonly Questions[]): ReadonlyMap<string, RuleData> => new Map(form.flatMap((page) => page.fields.flatMap((field) => {
  const both = [page.when, field.when].filter((when) => when !== undefined)
  const [only] = both
  return only === undefined ? [] : [[field.name, both.length === 1 ? only : { rule: 'all', of: both }] as const]
})))
