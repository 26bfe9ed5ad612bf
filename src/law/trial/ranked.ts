/** Cases that are tried compete in the call of their service: ranked, given places and decided by what ranks and decides for those that are filed. Pure. */
import type { Calendar } from '../calendar.ts'
import { type Call, type Fate, fateIn, rank, type Ranked, type Window, windowOf, windowState } from '../call.ts'
import type { Procedure } from '../procedure.ts'
import { nextIn, type PlacesOf, placesOf } from '../quotas.ts'
import { readingOf } from '../reading.ts'
import { addDays, atTime, type Day, dayOf, laterOf } from '../time.ts'
import { type Course, courseOf, hour } from './course.ts'
import type { TrialCase } from './example-data.ts'

/** Somebody who competes, by the number under which the lot is drawn. */
export interface Competing { readonly number: string; readonly case: TrialCase }

export interface TriedRow extends Ranked {
  /** Whether they have a place after the signature, or wait for one. */
  readonly fate: Fate
  /** The quota one of whose places they have. */
  readonly through?: string
  /** Their course, with what the signature does. */
  readonly course: Course
}

export interface RankedTogether {
  /** Absent where each entry has a competition of its own. */
  readonly window?: Window
  /** The day on which it can be signed first: all are checked, and the call is closed. */
  readonly signed: Day
  readonly rows: readonly TriedRow[]
  /** Who is not in it: filed before or after the window, out by a decision before the ranking, or still being checked on that day, which keeps it from being signed. */
  readonly left: readonly { readonly number: string; readonly why: 'outside' | 'out' | 'being checked'; readonly course: Course }[]
  /** The places as they are taken by the signature. */
  readonly places: readonly PlacesOf[]
}

/** Ranks them. What was done in a case from the ranking on is not asked: the signature does that. */
export function rankedTogether(declaration: Procedure & { readonly call: Call }, calendar: Calendar, all: readonly Competing[], seed: string): RankedTogether {
  const { call } = declaration
  const { zone } = calendar
  const window = call.window && windowOf(call.window, zone)
  const before = ({ acts, ...rest }: TrialCase): TrialCase => {
    const ranked = acts.findIndex(({ step }) => step === call.at)
    return { ...rest, acts: ranked < 0 ? acts : acts.slice(0, ranked) }
  }
  const isIn = ({ filed }: TrialCase): boolean => window === undefined || windowState(window, atTime(filed, hour, zone)) === 'open'
  const arrived = (course: Course): Day | undefined => {
    const stage = course.stages.findLast(({ step }) => step === call.at)
    return stage && dayOf(stage.began, zone)
  }
  const closed = window && addDays(dayOf(window.until, zone), 1)
  const competing = all.map((one) => ({ number: one.number, case: before(one.case), isIn: isIn(one.case) }))
  const signed = competing.filter((one) => one.isIn).reduce<Day>((day, one) => {
    const { filed, until } = one.case
    return laterOf(day, arrived(courseOf(declaration, calendar, { ...one.case, until: laterOf(until, closed ?? filed) })) ?? filed)
  }, closed ?? all.reduce<Day>((day, one) => laterOf(day, one.case.filed), '0001-01-01'))
  const walked = competing.map((one) => {
    const tried = { ...one.case, until: signed }
    const course = one.isIn ? courseOf(declaration, calendar, tried) : courseOf(declaration, calendar, one.case)
    return { ...one, tried, course, fate: fateIn(call, { ...(course.at !== 'closed' && { step: course.at }), passages: course.stages }) }
  })
  const byNumber = new Map(walked.map((one) => [one.number, one]))
  const waiting = walked.filter(({ isIn: own, fate }) => own && fate === 'waiting')
  const ranking = rank(call, waiting.map(({ number, tried, course }) => ({ number, facts: course.facts, reading: readingOf(declaration, tried.filed) })), seed)
  const placed = new Map(nextIn(call, ranking.map((one) => ({ ...one, fate: 'waiting' }))).map((one) => [one.number, one]))
  const rows = ranking.map((one): TriedRow => {
    const { tried, course } = byNumber.get(one.number)!
    const place = placed.get(one.number)
    if (place === undefined) return { ...one, fate: 'waiting', course }
    const after = Temporal.PlainDate.from(arrived(course)!).until(Temporal.PlainDate.from(signed)).days
    return { ...one, fate: 'admitted', ...(place.through !== undefined && { through: place.through }), course: courseOf(declaration, calendar, { ...tried, acts: [...tried.acts, { step: call.at, outcome: call.admits, after }] }) }
  })
  return {
    ...(window && { window }), signed, rows, places: placesOf(call, rows),
    left: walked.flatMap(({ number, isIn: own, fate, course }) => (own && fate === 'waiting' ? [] : [{ number, why: !own ? 'outside' as const : fate === 'being checked' ? fate : 'out' as const, course }])),
  }
}
