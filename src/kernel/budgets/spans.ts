/** The minute, the day and the month in which a moment falls, worked out again only when one of them has ended. */
import { addDays, addMonths, type Day, dayOf, firstOfMonth, type Instant, instantAt, startOfDay } from '../../law/time.ts'

export const periods = ['minute', 'day', 'month'] as const
/** Days and months begin at midnight of the country's offices; minutes are those of the clock. */
export type Period = (typeof periods)[number]

/** A stretch of time; `id` names it within its period: `2026-11`, `2026-11-26`, `2026-11-26T08:15Z`. */
export interface Span<Id extends string = string> { readonly id: Id; readonly startsAt: Instant; readonly endsAt: Instant; /** In milliseconds since 1970. */ readonly ends: number }

export type Spans = Readonly<Record<Exclude<Period, 'day'>, Span>> & { readonly day: Span<Day> }

const between = <Id extends string>(id: Id, startsAt: Instant, endsAt: Instant): Span<Id> => ({ id, startsAt, endsAt, ends: Date.parse(endsAt) })

const minute = 60_000

/** The spans around a moment. Pure. */
export function spansAt(at: Instant, zone: string): Spans {
  const begins = Math.floor(Date.parse(at) / minute) * minute
  const from = instantAt(begins)
  const day: Day = dayOf(at, zone)
  const first: Day = firstOfMonth(day)
  return {
    minute: between(`${from.slice(0, 16)}Z`, from, instantAt(begins + minute)),
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
