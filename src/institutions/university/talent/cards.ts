/** Reads cards with what proves them, and needs: the cards that stand today, and nothing that was taken back. */
import { sql } from 'kysely'
import type { Kernel } from '../../../kernel/index.ts'
import { neededIn, type Needed, type Shown, shownIn, type ShownTask } from '../../../kernel/matching/index.ts'
import type { StandingEntry } from '../../../kernel/registers/index.ts'
import type { Facts } from '../../../law/field.ts'
import type { Text } from '../../../law/text.ts'
import { dayOf } from '../../../law/time.ts'
import type { AwardOptions } from '../badges/index.ts'
import { type Course, hasHidden, isOf, testsOf } from '../study/course.ts'
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
  /** The cards that are shown today, newest first: all, or those that are shown to these alone. One of each person, and none of whoever took theirs back or closed their account. */
  cards(shownTo?: string): Promise<readonly Card[]>
  /** The card of a person that is shown today. */
  cardOf(person: string): Promise<Card | undefined>
  /** The numbers of all cards that a person ever showed. */
  everOf(person: string): Promise<readonly string[]>
  /** The needs that are for people and open today, of one company when it is named. */
  needs(organisation?: string): Promise<readonly Need[]>
}

/** As many cards as are held against a need, the newest: more than a country of twenty million will show for years. */
const most = 5000

export function openTalent({ db, registers, decisions, now, country }: Kernel, options: TalentOptions, { procedure, credential, claims: names }: AwardOptions, courses: () => Promise<readonly Course[]>): Talent {
  const open = ({ values, suspended }: StandingEntry): boolean => !suspended && said(values, 'until') >= dayOf(now(), country.calendar.zone)

  /** What each of these people has done: the badges that stand, and the best attempt at each task by the tests of now. What a badge is of is not counted again. */
  async function done(people: readonly string[], withTasks: readonly string[]): Promise<ReadonlyMap<string, readonly ShownTask[]>> {
    const [badges, { rows }, known] = await Promise.all([
      decisions.heldBy(people, credential),
      sql<{ person: string; course: string; task: string; testsHash: string; score: number }>`
        select person, course, task, tests_sha256 as "testsHash", max(score) as score from course_attempt join course_enrolment on course_enrolment.id = course_attempt.enrolment
        where passed and person = any(${[...withTasks]}::uuid[]) group by person, course, task, tests_sha256`.execute(db),
      courses(),
    ])
    const held = badges.flatMap(({ record: { procedure: by, claims = {}, holder }, status: { status } }) =>
      (by === procedure && status === 'in force' && holder.person ? [{ person: holder.person.id, skill: String(claims[names.skill]), score: Number(claims[names.score]), tests: String(claims[names.tests]) }] : []))
    const works = new Map(known.flatMap(({ id, modules }) => modules.flatMap((module) => module.lessons.flatMap(({ tasks }) => tasks.map((task) => [`${id}:${task.id}`, { task, skill: module.skill, badge: testsOf(module) }] as const)))))
    const attempts = rows.flatMap(({ person, course, score, ...attempt }) => {
      const of = works.get(`${course}:${attempt.task}`)
      if (of === undefined || !isOf(attempt, of.task) || held.some((one) => one.person === person && one.tests === of.badge)) return []
      return [{ person, skill: of.skill, score, ...(hasHidden(of.task) && { tests: attempt.testsHash }) }]
    })
    return new Map([...Map.groupBy([...held, ...attempts], ({ person }) => person)].map(([person, some]) => [person, some.map(({ person: _person, ...task }) => task)]))
  }

  async function read(entries: readonly StandingEntry[]): Promise<readonly Card[]> {
    const standing = entries.flatMap((one) => (one.owner.kind === 'person' && open(one) ? [{ ...one, person: one.owner.id }] : []))
    const shows = await done(standing.map(({ person }) => person), standing.flatMap(({ person, values }) => (values['tasks'] === true ? [person] : [])))
    return standing.map(({ person, number, values }) => ({
      number, person, headline: said(values, 'headline'), shownTo: said(values, 'shownTo'), until: said(values, 'until'), sex: said(values, 'sex'), shown: shownIn(number, values, shows.get(person) ?? []),
    }))
  }

  return {
    cards: async (shownTo) => read(await registers.lastOfOwners(options.cards, { limit: most, ...(shownTo !== undefined && { values: { shownTo } }) })),
    cardOf: async (person) => (await read(await registers.lastOfOwners(options.cards, { owner: { kind: 'person', id: person }, limit: 1 })))[0],
    everOf: (person) => registers.numbersOf(options.cards, { kind: 'person', id: person }),
    async needs(organisation) {
      const entries = await (organisation === undefined ? registers.standing(options.needs) : registers.stretch(options.needs, { owner: { kind: 'organisation', id: organisation }, limit: 1000 }))
      return entries.toReversed().filter((one) => open(one) && options.kinds.includes(said(one.values, 'kind')))
        .map(({ number, title, values, owner }) => ({ number, title, needed: neededIn(values), ...(owner.kind === 'organisation' && { organisation: owner.id }) }))
    },
  }
}
