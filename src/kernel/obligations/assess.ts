/** Assesses a report: its tests with their traces, and what is owed for the period. Pure; amounts in tiyn. */
import type { Calendar } from '../../law/calendar.ts'
import { Decimal } from '../../law/decimal.ts'
import { dueDay } from '../../law/duration.ts'
import type { Period } from '../../law/duty.ts'
import { amountOf, evaluate } from '../../law/evaluate.ts'
import type { Facts } from '../../law/field.ts'
import type { Obligation } from '../../law/procedure.ts'
import { readingOf, type Sources } from '../../law/reading.ts'
import type { Assessment, TestResult } from './tables.ts'

/** The law is read on the last day of the period; the payment is counted from there too. */
export function assess(
  calendar: Calendar, declaration: Sources, obligation: Obligation, period: Period, report: Facts,
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
  return { tests, assessment: { status: 'assessed', amount: amount.toBigInt().toString(), dueDay: dueDay(calendar, period.to, obligation.pays.within) } }
}
