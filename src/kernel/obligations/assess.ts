/** Assesses a report: its tests with their traces, and what is owed for the period. Pure; amounts in tiyn. */
import type { Calendar } from '../../law/calendar.ts'
import { Decimal } from '../../law/decimal.ts'
import { dueDay } from '../../law/duration.ts'
import { countsFrom, type Period, periodOf } from '../../law/duty.ts'
import { amountOf, evaluate } from '../../law/evaluate.ts'
import type { Facts } from '../../law/field.ts'
import type { Obligation } from '../../law/procedure.ts'
import { readingOf, type Sources } from '../../law/reading.ts'
import { addDays, type Day, daysBetween, laterOf } from '../../law/time.ts'
import type { Assessment, TestResult } from './tables.ts'

const lengthOf = ({ from, to }: Period): Decimal => Decimal.from(BigInt(daysBetween(from, to) + 1))

/** What else an assessment goes by: the day from which periods of so many months are counted, and the day on which what is charged by itself is invoiced. */
export interface Charging { readonly since?: Day; readonly invoiced?: Day }

/**
 * The law is read on the last day of the period, or on its first where it is charged ahead. A payment is counted from there too, and where a period is charged by itself from the day of its invoice: nobody is late by
 * an invoice that came late. What is charged by itself is charged by its days for a part of a period.
 */
export function assess(
  calendar: Calendar, declaration: Sources, obligation: Obligation, period: Period, report: Facts, { since = period.from, invoiced = countsFrom(obligation, period) }: Charging = {},
): { readonly tests: readonly TestResult[]; readonly assessment: Assessment } {
  const counts = countsFrom(obligation, period)
  const reading = readingOf(declaration, counts)
  const tests = Object.entries(obligation.tests).map(([name, rule]) => {
    const { verdict, trace } = evaluate(rule, report, reading)
    return { name, verdict, trace }
  })
  if (obligation.pays === undefined) return { tests, assessment: { status: 'nothing due' } }
  const amount = amountOf(obligation.pays.amount, report, reading)
  if (!(amount instanceof Decimal)) return { tests, assessment: { status: 'not set', missing: amount.missing } }
  if (amount.sign() <= 0) return { tests, assessment: { status: 'nothing due' } }
  const whole = obligation.charged === undefined || obligation.every === undefined ? period : periodOf(obligation.every, period.to, since)
  const owed = partOf(amount, whole, period).rounded(0)
  if (owed.sign() <= 0) return { tests, assessment: { status: 'nothing due' } }
  return { tests, assessment: { status: 'assessed', amount: owed.toBigInt().toString(), dueDay: dueDay(calendar, laterOf(counts, invoiced), obligation.pays.within) } }
}

/** What of the amount of a whole period falls on a part of it, to the tiyn: what is owed until its last day less what was until the day before it, so that all parts come to the whole. */
function partOf(amount: Decimal, whole: Period, { from, to }: Period): Decimal {
  if (from === whole.from && to === whole.to) return amount
  const until = (day: Day): Decimal => (day < whole.from ? Decimal.from(0n) : amount.times(lengthOf({ from: whole.from, to: day })).dividedBy(lengthOf(whole), 0))
  return until(to).minus(until(addDays(from, -1)))
}
