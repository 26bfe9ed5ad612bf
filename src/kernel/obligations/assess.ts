/** Assesses a report: its tests with their traces, and what is owed for the period. Pure; amounts in tiyn. */
import type { Calendar } from '../../law/calendar.ts'
import { Decimal } from '../../law/decimal.ts'
import { dueDay } from '../../law/duration.ts'
import { type Period, periodOf } from '../../law/duty.ts'
import { amountOf, evaluate } from '../../law/evaluate.ts'
import type { Facts } from '../../law/field.ts'
import type { Obligation } from '../../law/procedure.ts'
import { readingOf, type Sources } from '../../law/reading.ts'
import { type Day, daysBetween } from '../../law/time.ts'
import type { Assessment, TestResult } from './tables.ts'

const lengthOf = ({ from, to }: Period): Decimal => Decimal.from(BigInt(daysBetween(from, to) + 1))

/** The law is read on the last day of the period; the payment is counted from there too. What is charged by itself is charged by its days for a part of a period. */
export function assess(
  calendar: Calendar, declaration: Sources, obligation: Obligation, period: Period, report: Facts, since: Day = period.from,
): { readonly tests: readonly TestResult[]; readonly assessment: Assessment } {
  const reading = readingOf(declaration, period.to)
  const tests = Object.entries(obligation.tests).map(([name, rule]) => {
    const { verdict, trace } = evaluate(rule, report, reading)
    return { name, verdict, trace }
  })
  if (obligation.pays === undefined) return { tests, assessment: { status: 'nothing due' } }
  const amount = amountOf(obligation.pays.amount, report, reading)
  if (!(amount instanceof Decimal)) return { tests, assessment: { status: 'not set', missing: amount.missing } }
  if (amount.sign() <= 0) return { tests, assessment: { status: 'nothing due' } }
  const whole = obligation.charged === undefined || obligation.every === undefined ? period : periodOf(obligation.every, period.to, since)
  const [days, all] = [lengthOf(period), lengthOf(whole)]
  const owed = days === all ? amount : amount.times(days).dividedBy(all, 0)
  return { tests, assessment: { status: 'assessed', amount: owed.rounded(0).toBigInt().toString(), dueDay: dueDay(calendar, period.to, obligation.pays.within) } }
}
