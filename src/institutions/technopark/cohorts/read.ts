/** Reads the cohorts with their companies: what their register states, whom calls admitted, and what the companies reported as participants of the park. */
import { sql } from 'kysely'
import type { CallView } from '../../../kernel/calls/index.ts'
import { holderNumber } from '../../../kernel/decisions/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { Failure } from '../../../law/failure.ts'
import type { Facts } from '../../../law/field.ts'
import type { Text } from '../../../law/text.ts'
import { type Day, dayOf } from '../../../law/time.ts'
import type { Technopark } from '../terms.ts'
import { afterYears, type Member, type OfYear, outcomesOf, type Reported, type ToldOfYear } from './outcomes.ts'

export interface Cohort {
  readonly number: string
  readonly name: Text
  readonly begins: Day
  readonly ends: Day
  readonly companies: number
  /** The entry names the opening of a call, and no call opened on that day: nobody is of this cohort by a ranking. */
  readonly noCall: boolean
  readonly years: readonly OfYear[]
}

/** What the park was told of the years of a company otherwise than by reports. */
const enteredOf = (values: Facts): Member['entered'] => Object.fromEntries(afterYears.flatMap((year) => {
  const [revenue, jobs] = [values[`revenue${year}`], values[`jobs${year}`]]
  const told: ToldOfYear = { ...(revenue !== undefined && revenue !== '' && { revenue: BigInt(String(revenue)) }), ...(typeof jobs === 'number' && { jobs }) }
  return Object.keys(told).length === 0 ? [] : [[year, told]]
}))

/** Every cohort, the latest first, with what may be told of it today. */
export async function cohortsIn(kernel: Kernel, { cohorts: options, credential }: Pick<Technopark, 'cohorts' | 'credential'>): Promise<readonly Cohort[]> {
  const { registers, country, now, decisions, db } = kernel
  const [entries, listed] = await Promise.all([registers.standing(options.cohorts), registers.standing(options.companies)])
  if (entries.length === 0) return []
  const today = dayOf(now(), country.calendar.zone)
  const admitted = entries.some(({ values }) => values['opened']) ? await admittedByDay(kernel, options.incubation) : new Map<Day, readonly string[]>()
  const entered = Map.groupBy(listed, ({ values }) => String(values['cohort']))
  const numbersOf = (cohort: string, opened: unknown): readonly string[] =>
    [...new Set([...(entered.get(cohort) ?? []).map(({ values }) => String(values['identifier'])), ...(typeof opened === 'string' ? admitted.get(opened as Day) ?? [] : [])])]
  const everybody = [...new Set(entries.flatMap(({ number, values }) => numbersOf(number, values['opened'])))]
  const [reports, held] = await Promise.all([reportsOf(db, everybody), decisions.held({ credentialType: credential, holders: everybody })])
  const holdings = Map.groupBy(held, ({ identifier }) => identifier.value)

  /** When a company left the park: it was a participant, and is none any more. */
  const leftOn = (number: string): Day | undefined => {
    const all = holdings.get(number) ?? []
    const ends = all.flatMap(({ status, statusSince, validUntil }) => (status === 'in force' || status === 'suspended' ? [] : status === 'revoked' && statusSince ? dayOf(statusSince, country.calendar.zone) : validUntil ?? []))
    return all.length > 0 && ends.length === all.length ? ends.toSorted().at(-1) : undefined
  }

  return entries.map(({ number: cohort, title, values }): Cohort => {
    const begins = String(values['begins']) as Day
    const own = new Map((entered.get(cohort) ?? []).map((entry) => [String(entry.values['identifier']), entry.values]))
    const members = numbersOf(cohort, values['opened']).map((number): Member => {
      const said = own.get(number) ?? {}
      const left = [said['ended'], leftOn(number)].filter((day) => typeof day === 'string' && day !== '').toSorted()[0] as Day | undefined
      return { number, ...(left && { left }), reports: reports.get(number) ?? [], entered: enteredOf(said) }
    })
    return { number: cohort, name: title, begins, ends: String(values['ends']) as Day, companies: members.length, noCall: typeof values['opened'] === 'string' && values['opened'] !== '' && !admitted.has(values['opened'] as Day), years: outcomesOf(begins, members, today) }
  }).toSorted((one, other) => (one.begins > other.begins ? -1 : 1))
}

/** The companies that each call admitted, by the day on which it opened; whose place was taken away is not among them. */
async function admittedByDay({ calls, decisions, country }: Kernel, procedure: string): Promise<ReadonlyMap<Day, readonly string[]>> {
  const holders = new Map((await decisions.findAll((await decisions.standing([procedure], ['grant'])).map(({ id }) => id))).map(({ record }) => [record.case, holderNumber(record.holder)]))
  const latest = await viewOf(calls, procedure)
  const all = latest === undefined ? [] : [latest, ...await Promise.all(latest.others.map(({ opens }) => calls.view(procedure, opens)))]
  return new Map(all.map(({ opens, rows }) => [dayOf(opens, country.calendar.zone), rows.flatMap(({ case: id, fate }) => (fate === 'admitted' ? holders.get(id) ?? [] : []))]))
}

async function viewOf(calls: Kernel['calls'], procedure: string): Promise<CallView | undefined> {
  try {
    return await calls.view(procedure)
  } catch (error) {
    if (error instanceof Failure && error.kind === 'not found') return undefined
    throw error
  }
}

/** The reports of companies that were made in time, by their numbers: one for a period, the newest. */
async function reportsOf(db: Kernel['db'], numbers: readonly string[]): Promise<ReadonlyMap<string, readonly Reported[]>> {
  if (numbers.length === 0) return new Map()
  const { rows } = await sql<Reported & { readonly holder: string }>`select distinct on (holder, period_to) holder, period_from as "from", period_to as "to", revenue, jobs
    from technopark_report_figure where in_time and holder = any(${[...numbers]}::text[]) order by holder, period_to, report desc`.execute(db)
  return Map.groupBy(rows, ({ holder }) => holder)
}
