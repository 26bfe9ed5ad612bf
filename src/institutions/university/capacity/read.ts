/** Reads what the picture is made of: entries of registers, and counts of enrolments and credentials. */
import { sql } from 'kysely'
import type { Kernel } from '../../../kernel/index.ts'
import type { Facts } from '../../../law/field.ts'
import { dayOf, yearOf } from '../../../law/time.ts'
import type { AwardOptions } from '../badges/index.ts'
import type { Course } from '../study/course.ts'
import type { TalentOptions } from '../talent/index.ts'
import type { CapacityOptions } from './options.ts'
import type { Learner } from './intakes.ts'
import { type Counts, type Group, type Read, type Report, reported } from './picture.ts'

const said = (values: Facts, name: string): string => (typeof values[name] === 'string' ? values[name] : '')
const number = (values: Facts, name: string): number | undefined => (typeof values[name] === 'number' ? values[name] : undefined)

const grouped = (keys: readonly string[]): readonly Group[] => [...Map.groupBy(keys, (key) => key)].map(([key, all]) => ({ key, count: all.length })).toSorted((a, b) => (a.key < b.key ? -1 : 1))

/** So many learners are read at once. */
const atOnce = 1000

const listed = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [])

/** `courses` are the versions that are offered: whoever learns one learns the skills of its modules. */
export function capacityReader({ db, registers, decisions, now, country }: Kernel, options: CapacityOptions, talent: TalentOptions, awards: AwardOptions, courses: () => Promise<readonly Course[]>): () => Promise<Read> {
  const { zone } = country.calendar

  async function reports(): Promise<readonly Report[]> {
    return (await registers.standing(options.reports)).map(({ number: entry, values }) => ({
      number: entry, university: said(values, 'university'), name: said(values, 'name'), region: said(values, 'region'), year: number(values, 'year') ?? 0,
      ...Object.fromEntries(reported.flatMap((what) => { const told = number(values, what); return told === undefined ? [] : [[what, told]] })),
    }))
  }

  /** People who began, or completed, a course: each once in a year, and once for each skill. */
  async function learners(at: 'began_at' | 'completed_at'): Promise<Counts> {
    const taught = (await courses()).flatMap(({ id, modules }) => [...new Set(modules.map(({ skill }) => skill))].map((skill) => ({ id, skill })))
    const when = sql.ref(`course_enrolment.${at}`)
    const { rows } = await sql<{ by: 'all' | 'year' | 'skill'; key: string; n: number }>`
      select 'all' as by, '' as key, count(distinct person)::integer as n from course_enrolment where ${when} is not null
      union all select 'year', extract(year from ${when} at time zone ${zone})::integer::text, count(distinct person)::integer from course_enrolment where ${when} is not null group by 2
      union all select 'skill', taught.skill, count(distinct person)::integer from course_enrolment join unnest(${taught.map(({ id }) => id)}::text[], ${taught.map(({ skill }) => skill)}::text[]) as taught(course, skill) on taught.course = course_enrolment.course
        where ${when} is not null group by 2 order by 1, 2`.execute(db)
    const of = (by: 'year' | 'skill'): readonly Group[] => rows.filter((row) => row.by === by).map(({ key, n }) => ({ key, count: n }))
    return { all: rows.find(({ by }) => by === 'all')?.n ?? 0, year: of('year'), skill: of('skill') }
  }

  async function needs(): Promise<Counts> {
    const today = dayOf(now(), zone)
    const open = (await registers.standing(talent.needs)).filter(({ values }) => talent.kinds.includes(said(values, 'kind')) && said(values, 'until') >= today)
    return {
      all: open.length, year: grouped(open.map(({ enteredAt }) => String(yearOf(dayOf(enteredAt, zone))))), region: grouped(open.map(({ values }) => said(values, 'region')).filter((one) => one !== '')), skill: grouped(open.flatMap(({ values }) => listed(values['must']))),
    }
  }

  /** Everybody of the register of learners, as each stands. */
  async function learnersOf(): Promise<readonly Learner[]> {
    const all: Learner[] = []
    for (let after: string | undefined = ''; after !== undefined;) {
      const some = await registers.stretch(options.learners, { after, limit: atOnce })
      all.push(...some.map(({ values, suspended }): Learner => ({ admitted: said(values, 'admittedOn').slice(0, 4), fate: said(values, 'graduatedOn') !== '' ? 'graduated' : said(values, 'leftOn') !== '' ? 'left' : suspended ? 'onLeave' : 'studying' })))
      after = some.length < atOnce ? undefined : some.at(-1)!.number
    }
    return all
  }

  async function hires(): Promise<Counts> {
    const all = (await registers.standing(options.hires)).map(({ values }) => values)
    return { all: all.length, year: grouped(all.map((one) => said(one, 'since').slice(0, 4))), region: grouped(all.map((one) => said(one, 'region'))), skill: grouped(all.map((one) => said(one, 'skill'))) }
  }

  return async () => {
    const [ofReports, own, courseLearners, courseCompletions, credentials, ofHires, ofNeeds, ofLearners] = await Promise.all([
      reports(), registers.standing(options.programmes), learners('began_at'), learners('completed_at'), decisions.peopleGiven({ procedure: awards.procedure, credential: awards.credential, claim: awards.claims.skill }), hires(), needs(), learnersOf(),
    ])
    return {
      reports: ofReports, ownPlaces: own.length === 0 ? undefined : own.reduce((sum, { values }) => sum + (number(values, 'places') ?? 0), 0),
      learners: ofLearners,
      counts: { courseLearners, courseCompletions, credentials: { all: credentials.all, year: credentials.years, skill: credentials.values }, hires: ofHires, needs: ofNeeds },
    }
  }
}
