/** The minute, the day and the month in which a moment falls, worked out again only when one of them has ended. */
import { addDays, addMonths, dayOf, type Day, type Instant, instantOf, startOfDay } from '../../../law/time.ts'
import type { Period } from './budget.ts'

/** A stretch of time; `id` names it within its period: `2026-11`, `2026-11-26`, `2026-11-26T08:15Z`. */
export interface Span { readonly id: string; readonly startsAt: Instant; readonly endsAt: Instant; /** In milliseconds since 1970. */ readonly ends: number }

export type Spans = Readonly<Record<Period, Span>>

const between = (id: string, startsAt: Instant, endsAt: Instant): Span => ({ id, startsAt, endsAt, ends: Date.parse(endsAt) })

const minute = 60_000

/** The spans around a moment. Pure. */
export function spansAt(at: Instant, zone: string): Spans {
  const begins = Math.floor(Date.parse(at) / minute) * minute
  const from = new Date(begins).toISOString()
  const day: Day = dayOf(at, zone)
  const first: Day = `${day.slice(0, 7)}-01`
  return {
    minute: between(`${from.slice(0, 16)}Z`, instantOf(from), new Date(begins + minute).toISOString()),
    day: between(day, startOfDay(day, zone), startOfDay(addDays(day, 1), zone)),
    month: between(day.slice(0, 7), startOfDay(first, zone), startOfDay(addMonths(first, 1), zone)),
  }
}

/** The spans of now. The answer is the same object until its minute ends, so that whoever keeps something for it can compare. */
export function openSpans(now: () => Instant, zone: string): () => Spans {
  let spans: Spans | undefined
  return () => {
    const at = now()
    if (spans === undefined || at >= spans.minute.endsAt || at < spans.minute.startsAt) spans = spansAt(at, zone)
    return spans
  }
}
