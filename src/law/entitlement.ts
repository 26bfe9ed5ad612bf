/** What the state pays by a decision: how much, when, into which account, from when and until when. Pure. */
import type { Citation } from './citation.ts'
import type { Calendar } from './calendar.ts'
import { Decimal } from './decimal.ts'
import { addDuration, dueDay, type Duration } from './duration.ts'
import { type Every, type Period, periodOf } from './duty.ts'
import { amountOf, type Reading } from './evaluate.ts'
import { type Facts, type Field, holdsPersonal } from './field.ts'
import type { Questionnaires } from './questionnaire.ts'
import { factsOfTerm, type RuleData, type Term } from './rule.ts'
import type { Text } from './text.ts'
import { addDays, type Day, isDay, laterOf } from './time.ts'

/** A part of what is paid: when the report of a duty shows what it is paid for (each of its tests holds), or at the decision, where no duty is named. */
export interface Stage { readonly title: Text; readonly amount: Term; readonly upon?: string }

/**
 * What follows a decision that grants it. Of `once`, `every` and `stages` exactly one. A period is paid when it is over, whole also where the right
 * began or ended within it; the amount is computed with the law of its last day, in the smallest unit.
 */
export interface Entitlement<D extends string = string> {
  readonly title: Text
  /** The decision that it follows: whoever holds that is paid. */
  readonly after: D
  readonly once?: true
  readonly every?: Every
  readonly stages?: readonly Stage[]
  /** For `once` and `every`. */
  readonly amount?: Term
  /** The date field that says the first day; the day of the decision without it. */
  readonly from?: string
  /** The last day, for `every`: so long after the first, the day that a field says, or the last before so long after that. */
  readonly until?: Duration | { readonly fact: string; readonly plus?: Duration }
  /** The field that says the account. */
  readonly account: string
  /** The account of expense that is charged, in the books of whoever pays. */
  readonly expense: string
  /** How soon it is paid after the period is over, after the stage was shown, or after the decision that pays it. */
  readonly within: Duration
  /** What a decision that was suspended when a period was over pays for it once the suspension is lifted. */
  readonly arrears: 'paid' | 'lost'
  /** What it pays for the periods between a withdrawal and its annulment; absent while the law does not say: then whoever annuls does. */
  readonly revived?: 'paid' | 'lost'
  readonly basis: Citation
}

/** The first and the last day of the right; `until` is absent where nothing ends it by the clock. */
export function termOf(calendar: Calendar, { from, until, every }: Entitlement, decided: Day, facts: Facts): { readonly since: Day; readonly until?: Day } {
  const said = (fact: string): Day | undefined => (typeof facts[fact] === 'string' && isDay(facts[fact]) ? facts[fact] : undefined)
  const since = (from !== undefined && said(from)) || decided
  if (every === undefined || until === undefined) return { since }
  if ('unit' in until) return { since, until: addDays(addDuration(calendar, since, until), -1) }
  const day = said(until.fact)
  if (day === undefined) throw new RangeError(`${until.fact} says no day`)
  return { since, until: until.plus ? addDays(addDuration(calendar, day, until.plus), -1) : day }
}

/** The period that begins on a day or holds it, cut to the right; undefined once the right is over. */
export function paidPeriod({ every }: Entitlement, term: { readonly since: Day; readonly until?: Day | undefined }, day: Day): Period | undefined {
  if (every === undefined) return { from: term.since, to: term.since }
  if (term.until !== undefined && day > term.until) return undefined
  const { from, to } = periodOf(every, day, term.since)
  return { from: laterOf(from, term.since), to: term.until !== undefined && term.until < to ? term.until : to }
}

/** The amount in whole smallest units, never below nothing; undefined where the law sets no value that it needs. */
export function amountPaid(term: Term, facts: Facts, reading: Reading): bigint | undefined {
  const amount = amountOf(term, facts, reading)
  if (!(amount instanceof Decimal)) return undefined
  return amount.sign() <= 0 ? 0n : amount.rounded(0).toBigInt()
}

/** By when a period is paid. */
export const paidBy = (calendar: Calendar, { within }: Entitlement, day: Day): Day => dueDay(calendar, day, within)

/** Whether the days of the right tell an answer that is personal, such as a date of birth: they are then kept where they can be erased. */
export const daysArePersonal = ({ from, until }: Entitlement, fields: readonly Field[]): boolean =>
  fields.some((field) => holdsPersonal(field) && (field.name === from || (until !== undefined && 'fact' in until && field.name === until.fact)))

/** The facts that an entitlement reads of the case, those behind a score among them. */
export const factsPaidBy = ({ amount, from, until, account, stages }: Entitlement, questionnaires?: Questionnaires<RuleData>): ReadonlySet<string> => new Set([
  ...[amount, ...(stages ?? []).map((stage) => stage.amount)].flatMap((term) => (term ? factsOfTerm(term, questionnaires) : [])),
  account, ...(from === undefined ? [] : [from]), ...(until && 'fact' in until ? [until.fact] : []),
])
