/** What follows the decisions of a case that is tried, and what it pays for itself: each sum and each report with its day. Pure. */
import type { Calendar } from '../calendar.ts'
import { withComputed } from '../computed.ts'
import { dayAnswered, nextOccasion, type Occasion, occasionUpon, timeOf, untilDay } from '../duty.ts'
import { amountPaid, paidBy, paidPeriod, termOf as daysOf } from '../entitlement.ts'
import { chargeOf } from '../fee.ts'
import type { Facts } from '../field.ts'
import { afterTerm } from '../hours.ts'
import { termOf } from '../other-terms.ts'
import { feeOf, type Procedure } from '../procedure.ts'
import { readingOf } from '../reading.ts'
import type { Text } from '../text.ts'
import { addDays, type Day, dayOf } from '../time.ts'
import type { Course } from './course.ts'

/** One line of the calendar. */
export interface Planned {
  readonly kind: 'fee' | 'paid' | 'duty'
  readonly title: Text
  /** Which part of what is paid, or the step in which a fee is. */
  readonly stage?: Text
  /** The step to which the case goes on when a fee is paid. */
  readonly leadsTo?: Text
  /** Its last day; absent where an event brings it about of which nobody knows the day. */
  readonly due?: Day
  /** The days that it is paid or reported for. */
  readonly period?: { readonly from: Day; readonly to: Day }
  /** In the smallest unit; whoever reports says it where it is absent of a duty. */
  readonly amount?: bigint | 'not set' | 'free'
  /** What must be shown or come before. */
  readonly upon?: Text
  /** More of the same follow. */
  readonly goesOn?: true
}

/** The most periods of one right or duty that are written down. */
const most = 12

/** The calendar of a case, the earliest first. Where one thing waits for another, that is done on its last day. */
export function plannedOf(declaration: Procedure, calendar: Calendar, { stages, decided }: Course, filed: Day): readonly Planned[] {
  const { zone } = calendar
  const fees = stages.flatMap(({ step, began, facts }): readonly Planned[] => {
    const { by, ...timed } = declaration.steps[step]!
    const next = Object.values(timed.outcomes).find(({ byClock }) => !byClock)?.to
    const leadsTo = next === undefined ? undefined : declaration.steps[next]?.title
    const fee = feeOf(by)
    if (fee === undefined) return []
    const today = dayOf(began, zone)
    const owed = chargeOf(fee, facts, { today: readingOf(declaration, today), filing: readingOf(declaration, filed, today) })
    const due = dayOf(afterTerm(calendar, declaration.workingHours, began, termOf(timed, facts, readingOf(declaration, filed)) ?? declaration.clock.within), zone)
    return [{ kind: 'fee', title: fee.title, stage: timed.title, ...(leadsTo && { leadsTo }), due, amount: owed.status === 'due' ? owed.amount : owed.status }]
  })
  const follows = decided.flatMap(({ decision, on, facts }) => {
    const known = withComputed(declaration.computed, facts, readingOf(declaration, filed, on))
    return declaration.decisions[decision]?.effect === 'grant' ? [...paidAfter(declaration, calendar, decision, on, known), ...dutiesAfter(declaration, calendar, decision, on, known)] : []
  })
  return [...fees, ...follows].toSorted((a, b) => (a.due === b.due ? 0 : a.due === undefined ? 1 : b.due === undefined || a.due < b.due ? -1 : 1))
}

function paidAfter(declaration: Procedure, calendar: Calendar, decision: string, on: Day, facts: Facts): readonly Planned[] {
  return Object.values(declaration.entitlements ?? {}).filter(({ after }) => after === decision).flatMap((right): readonly Planned[] => {
    const { title, stages = [], every, amount } = right
    const sum = (term: typeof amount, day: Day): bigint | 'not set' => (term === undefined ? undefined : amountPaid(term, facts, readingOf(declaration, day))) ?? 'not set'
    const shown = stages.map((stage): Planned => {
      const day = stage.upon === undefined ? on : dueOf(declaration, calendar, stage.upon, on, facts)
      const upon = stage.upon === undefined ? undefined : declaration.obligations[stage.upon]?.title
      return { kind: 'paid', title, stage: stage.title, ...(day && { due: paidBy(calendar, right, day) }), amount: sum(stage.amount, day ?? on), ...(upon && { upon }) }
    })
    if (stages.length > 0) return shown
    const days = daysOf(calendar, right, on, facts)
    const rows: Planned[] = []
    for (let period = paidPeriod(right, days, days.since); period !== undefined && rows.length < most; period = every === undefined ? undefined : paidPeriod(right, days, addDays(period.to, 1))) {
      rows.push({ kind: 'paid', title, due: paidBy(calendar, right, period.to), ...(every !== undefined && { period }), amount: sum(amount, period.to) })
    }
    return rows.map((row, at) => ({ ...row, ...(at === most - 1 && { goesOn: true }) }))
  })
}

function dutiesAfter(declaration: Procedure, calendar: Calendar, decision: string, on: Day, facts: Facts): readonly Planned[] {
  return Object.entries(declaration.obligations).filter(([, { after }]) => after === decision).flatMap(([name, duty]): readonly Planned[] => {
    const { title, upon, within, charged } = duty
    if (upon !== undefined) {
      const due = dueOf(declaration, calendar, name, on, facts)
      const before = 'report' in upon ? declaration.obligations[upon.report]?.title : undefined
      return within === undefined ? [] : [{ kind: 'duty', title, ...(due && { due }), ...(before && { upon: before }) }]
    }
    const since = dayAnswered(facts, charged?.from) ?? on
    const named = dayAnswered(facts, duty.on !== undefined && 'fact' in duty.on ? duty.on.fact : undefined)
    const rows: Occasion[] = []
    for (let next = occasion(undefined); next !== undefined && rows.length < most; next = occasion(next)) rows.push(next)
    return rows.map(({ from, to, due }, at): Planned => ({ kind: 'duty', title, due, ...(timeOf(duty)?.kind === 'every' && { period: { from, to } }), ...(at === most - 1 && { goesOn: true }) }))

    function occasion(last: Occasion | undefined): Occasion | undefined {
      return untilDay(calendar, duty, nextOccasion(calendar, duty, since, last, named), dayAnswered(facts, charged?.until))
    }
  })
}

/** The first last day of a duty; undefined where an act or an entry brings it about, or it waits for itself. */
function dueOf(declaration: Procedure, calendar: Calendar, name: string, on: Day, facts: Facts, above: readonly string[] = []): Day | undefined {
  const duty = declaration.obligations[name]
  if (duty === undefined || above.includes(name)) return undefined
  const { upon, within } = duty
  if (upon === undefined) return nextOccasion(calendar, duty, on, undefined, dayAnswered(facts, duty.on !== undefined && 'fact' in duty.on ? duty.on.fact : undefined))?.due
  const event = 'report' in upon ? dueOf(declaration, calendar, upon.report, on, facts, [...above, name]) : undefined
  return event === undefined || within === undefined ? undefined : occasionUpon(calendar, within, event).due
}
