/** Reads cards with what proves them, and needs: the cards that stand today, and nothing that was taken back. */
import { sql } from 'kysely'
import type { Kernel } from '../../../kernel/index.ts'
import { neededIn, type Needed, type Shown, shownIn, type ShownTask } from '../../../kernel/matching/index.ts'
import type { StandingEntry } from '../../../kernel/registers/index.ts'
import type { Facts } from '../../../law/field.ts'
import type { Text } from '../../../law/text.ts'
import { dayOf } from '../../../law/time.ts'
import type { AwardOptions } from '../badges/index.ts'
import { type Course, isCode } from '../study/course.ts'
import type { TalentOptions } from './options.ts'

export interface Card {
  readonly number: string
  readonly person: string
  readonly headline: string
  readonly shownTo: string
  readonly until: string
  readonly shown: Shown
  /** As the person states it; read by the measure of fairness alone. */
  readonly sex: string
}

export interface Need { readonly number: string; readonly title: Text; readonly needed: Needed; /** The company whose it is; absent where it is a body's. */ readonly organisation?: string }

const said = (values: Facts, name: string): string => (typeof values[name] === 'string' ? values[name] : '')

export interface Talent {
  /** All cards that are shown today. */
  cards(): Promise<readonly Card[]>
  /** The newest card of a person that is shown today. */
  cardOf(person: string): Promise<Card | undefined>
  /** The needs that are for people and open today, of one company when it is named. */
  needs(organisation?: string): Promise<readonly Need[]>
}

export function openTalent({ db, registers, decisions, now, country }: Kernel, options: TalentOptions, { procedure, credential, claims: names }: AwardOptions, courses: readonly Course[]): Talent {
  const tasks = new Map(courses.flatMap(({ id, modules }) => modules.flatMap(({ skill, lessons }) => lessons.flatMap((lesson) => lesson.tasks.map((task) => [`${id}:${task.id}`, { skill, hidden: isCode(task) }] as const)))))
  const open = ({ values, suspended }: StandingEntry): boolean => !suspended && said(values, 'until') >= dayOf(now(), country.calendar.zone)

  /** What each of these people has done: the badges that stand, and the best attempt at each task. */
  async function done(people: readonly string[], withTasks: readonly string[]): Promise<ReadonlyMap<string, readonly ShownTask[]>> {
    const [badges, { rows }] = await Promise.all([
      decisions.heldBy(people, credential),
      sql<{ person: string; course: string; task: string; tests: string; score: number }>`
        select distinct on (person, course, task) person, course, task, tests_sha256 as tests, score from course_attempt join course_enrolment on course_enrolment.id = course_attempt.enrolment
        where passed and person = any(${[...withTasks]}::uuid[]) order by person, course, task, score desc`.execute(db),
    ])
    const all: (readonly [string, ShownTask])[] = badges.flatMap(({ record: { procedure: by, claims = {}, holder }, status: { status } }) =>
      (by === procedure && status === 'in force' && holder.person ? [[holder.person.id, { skill: String(claims[names.skill]), score: Number(claims[names.score]), tests: String(claims[names.tests]) }] as const] : []))
    const attempts = rows.flatMap(({ person, course, task, tests, score }) => {
      const of = tasks.get(`${course}:${task}`)
      return of === undefined ? [] : [[person, { skill: of.skill, score, ...(of.hidden && { tests }) }] as const]
    })
    return new Map([...Map.groupBy([...all, ...attempts], ([person]) => person)].map(([person, some]) => [person, some.map(([, task]) => task)]))
  }

  async function read(entries: readonly StandingEntry[]): Promise<readonly Card[]> {
    const standing = entries.filter((one) => one.owner.kind === 'person' && open(one)).toSorted((a, b) => (a.enteredAt < b.enteredAt ? -1 : 1))
    const newest = [...new Map(standing.flatMap((one) => (one.owner.kind === 'person' ? [[one.owner.id, one] as const] : []))).entries()]
    const shows = await done(newest.map(([person]) => person), newest.filter(([, { values }]) => values['tasks'] === true).map(([person]) => person))
    return newest.map(([person, { number, values }]) => ({
      number, person, headline: said(values, 'headline'), shownTo: said(values, 'shownTo'), until: said(values, 'until'), sex: said(values, 'sex'), shown: shownIn(number, values, shows.get(person) ?? []),
    }))
  }

  return {
    cards: async () => read(await registers.standing(options.cards)),
    cardOf: async (person) => (await read(await registers.stretch(options.cards, { owner: { kind: 'person', id: person }, limit: 20 })))[0],
    async needs(organisation) {
      const entries = await (organisation === undefined ? registers.standing(options.needs) : registers.stretch(options.needs, { owner: { kind: 'organisation', id: organisation }, limit: 100 }))
      return entries.filter((one) => open(one) && options.kinds.includes(said(one.values, 'kind')))
        .map(({ number, title, values, owner }) => ({ number, title, needed: neededIn(values), ...(owner.kind === 'organisation' && { organisation: owner.id }) }))
    },
  }
}
