/** Makes the reports from what the registers say: sections of lines, each with the page that proves it. Pure. */
import { formatDay } from '../../../law/format.ts'
import type { Locale, Text } from '../../../law/text.ts'
import { type Day, type Instant, yearOf } from '../../../law/time.ts'
import { type Instruction, type Meeting, type Met, meetingStandings, standingOf as instructionStanding } from '../meetings/index.ts'
import { factsOf, forecastsOf, indicatorPath, judgedFact, measureStandingOf, type Plan, type PlannedIndicator, progressOf, withUnit } from '../plan/index.ts'
import { printedNumber, statusWords } from '../progress/index.ts'
import { words } from './messages.ts'

/** The last cell names the proof, and `path` leads to it, without the language. */
interface Line { readonly cells: readonly string[]; readonly proof: string; readonly path: string }
export interface Section { readonly title: string; /** With the proof last. */ readonly head: readonly string[]; readonly rows: readonly Line[]; /** Said where there are none. */ readonly nothing: string }
export interface Report { readonly title: string; readonly lead: string; readonly sections: readonly Section[] }

/** The last value in the year of something that the portal computes. */
export interface CountedValue { readonly id: string; readonly title: Text; readonly source: Text; readonly value: string; readonly day: Day }

export function yearReport({ plan, met, counted, country, year, today, dayIn, locale }: {
  readonly plan: Plan; readonly met: Met; readonly counted: readonly CountedValue[]; readonly country: Text; readonly year: number; readonly today: Day; /** The day of a moment in the country. */ readonly dayIn: (at: Instant) => Day; readonly locale: Locale
}): Report {
  const inYear = (day: Day | undefined): boolean => day !== undefined && yearOf(day) === year
  /** What fell due before, and was still open as the year began. */
  const brought = (due: Day | undefined, done: Day | undefined): boolean => due !== undefined && yearOf(due) < year && (done === undefined || yearOf(done) >= year)
  const meetings = [...met.commission, ...met.council].map((one) => ({ one, outcome: words.adopted })).concat(met.rejected.map((one) => ({ one, outcome: words.rejected }))).filter(({ one }) => inYear(one.heldOn))
  return {
    title: words.title(country, year)[locale], lead: `${words.lead[locale]}${year >= yearOf(today) ? ` ${words.going[locale]}` : ''}`,
    sections: [
      indicatorSection(plan, plan.indicators, today, locale, year), forecastSection(plan, plan.indicators, today, locale, (one) => one === year), measureSection(plan.measures.filter(({ deadline, doneOn }) => inYear(deadline) || inYear(doneOn) || brought(deadline, doneOn)), today, locale),
      section(locale, words.meetings, words.noMeetings, [words.name, words.day, words.text, words.outcome], meetings.map(({ one, outcome }) => meetingLine(one, outcome, locale))),
      section(locale, words.instructions, words.noInstructions, [words.name, words.executor, words.due, words.standing], met.instructions.filter(({ until, answeredAt }) => inYear(until) || brought(until, answeredAt && dayIn(answeredAt))).map((one) => instructionLine(one, today, locale))),
      section(locale, words.counted, words.noCounted, [words.name, words.value, words.day, words.source], counted.map(({ id, title, source, value, day }) => ({ cells: [title[locale], value, formatDay(day, locale), source[locale]], proof: id, path: `/indicators/${id}` }))),
    ],
  }
}

/** One goal as it stands; undefined where there is none of this number. */
export function goalBrief(plan: Plan, number: string, today: Day, locale: Locale): Report | undefined {
  const goal = plan.goals.find((one) => one.number === number)
  if (goal === undefined) return undefined
  const own = plan.indicators.filter((one) => one.goal === number)
  const owner = goal.owner === undefined ? words.unset : { kk: goal.owner, ru: goal.owner, en: goal.owner }
  return {
    title: goal.name[locale], lead: words.goalLead(goal.mandate, owner)[locale],
    sections: [indicatorSection(plan, own, today, locale), forecastSection(plan, own, today, locale, (one) => one < yearOf(today)), measureSection(plan.measures.filter((one) => one.goal === number), today, locale)],
  }
}

const section = (locale: Locale, title: Text, nothing: Text, head: readonly Text[], rows: readonly Line[]): Section => ({ title: title[locale], head: [...head, words.proof].map((one) => one[locale]), rows, nothing: nothing[locale] })

/** Of one year; without one the last fact of each, with its year. */
function indicatorSection(plan: Plan, indicators: readonly PlannedIndicator[], today: Day, locale: Locale, of?: number): Section {
  return section(locale, words.indicators, words.noIndicators, [words.name, words.planned, words.fact, words.progress, words.source], indicators.map((one) => {
    const facts = factsOf(plan, one)
    const year = of ?? Math.max(...facts.keys())
    const fact = facts.get(year)
    const planned = one.yearly.get(year) ?? (of === undefined || year === one.targetYear ? one.target : undefined)
    // What a method finds is of the fact that it judges: beside the fact of another year it would tell of a year that is not shown.
    const status = judgedFact(plan, one, yearOf(today))?.year === year ? progressOf(plan, one, yearOf(today))?.status : undefined
    const dated = (value: string, at: number | undefined): string => (of === undefined && at !== undefined ? `${value} (${at})` : value)
    return {
      cells: [one.name[locale], planned === undefined ? words.unset[locale] : dated(withUnit(planned, one, locale), one.yearly.has(year) ? year : one.targetYear), fact === undefined ? words.unknown[locale] : dated(withUnit(fact.value, one, locale), year), status === undefined ? '–' : statusWords[status][locale], fact?.source[locale] ?? one.dataSource],
      proof: fact?.number ?? one.number, path: fact?.path ?? indicatorPath(one.number),
    }
  }))
}

function forecastSection(plan: Plan, indicators: readonly PlannedIndicator[], today: Day, locale: Locale, of: (year: number) => boolean): Section {
  const told = indicators.flatMap((one) => forecastsOf(plan, one, yearOf(today)).filter(({ forecast }) => of(forecast.year)).map((scored) => ({ one, scored })))
  return section(locale, words.forecasts, words.noForecasts, [words.name, words.forecast, words.fact, words.error], told.map(({ one, scored: { forecast, fact, error } }) => ({
    cells: [one.name[locale], `${forecast.year}: ${withUnit(forecast.value, one, locale)} (${formatDay(forecast.toldOn, locale)})`, fact === undefined ? words[forecast.year < yearOf(today) ? 'unknown' : 'open'][locale] : withUnit(fact.value, one, locale), error === undefined ? '–' : printedNumber(error, locale)],
    proof: forecast.number ?? one.number, path: forecast.path ?? indicatorPath(one.number),
  })))
}

const measureSection = (measures: Plan['measures'], today: Day, locale: Locale): Section => section(locale, words.measures, words.noMeasures, [words.name, words.executor, words.due, words.standing, words.evidence], measures.map((one) => ({
  cells: [one.name[locale], one.executor, one.deadline === undefined ? words.unset[locale] : formatDay(one.deadline, locale), measureStandingOf(one, today)[locale], one.evidence ?? words.none[locale]], proof: one.number, path: one.path,
})))

const meetingLine = ({ name, heldOn, resolution, number, path }: Meeting, outcome: Text, locale: Locale): Line => ({ cells: [name, formatDay(heldOn, locale), resolution, outcome[locale]], proof: number, path })

const instructionLine = (one: Instruction, today: Day, locale: Locale): Line => ({ cells: [one.what, one.whom[locale], formatDay(one.until, locale), meetingStandings[instructionStanding(one, today)][locale]], proof: one.number, path: one.path })

/** The years of which the plan says anything and which have begun, the newest first. */
export const yearsWith = ({ figures }: Pick<Plan, 'figures'>, today: Day): readonly number[] => [...new Set([yearOf(today), ...figures.filter(({ kind }) => kind === 'fact').map(({ year }) => year)])].filter((year) => year <= yearOf(today)).toSorted((a, b) => b - a)

