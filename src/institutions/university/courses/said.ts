/** What the portal itself says of a learner in a package: launched, abandoned and satisfied (cmi5, 9.3). Pure but for new ids. */
import { newId } from '../../../kernel/database/index.ts'
import type { Instant } from '../../../law/time.ts'
import type { Agent } from '../records/statement.ts'
import type { Ready } from '../records/statements.ts'
import type { Course, LangStrings, Unit } from './course-structure.ts'
import { blocksOf, unitsOf } from './package.ts'
import { categories, extension, met, type Mode, type Reached, verbs } from './session.ts'

interface Saying { readonly actor: Agent; readonly authority: Agent; readonly registration: string; readonly session: string; readonly at: Instant }

interface Thing { readonly activity: string; readonly publisher: string; readonly type?: 'block' | 'course'; readonly title: LangStrings }

const display = { launched: { en: 'launched' }, abandoned: { en: 'abandoned' }, satisfied: { en: 'satisfied' } } as const

/** A statement of the portal: with the id of its session and the id that the publisher gave the thing (9.6). */
const said = ({ actor, authority, registration, session, at }: Saying, verb: keyof typeof display, { activity, publisher, type, title }: Thing, more: { readonly result?: Ready['result'] & object; readonly extensions?: Readonly<Record<string, unknown>> } = {}): Ready => ({
  id: newId(), actor, authority, version: '1.0.0', timestamp: at, verb: { id: verbs[verb], display: display[verb] },
  object: { objectType: 'Activity', id: activity, definition: { name: title, ...(type && { type: `https://w3id.org/xapi/cmi5/activitytype/${type}` }) } },
  ...(more.result && { result: more.result }),
  context: { ...contextOf(publisher, session, more.extensions), registration, contextActivities: { grouping: [{ objectType: 'Activity', id: publisher }], category: [{ objectType: 'Activity', id: categories.cmi5 }] } },
})

/** What every statement of a session has in its context: the template of `LMS.LaunchData` (10.0). */
export const contextOf = (publisher: string, session: string, extensions: Readonly<Record<string, unknown>> = {}) =>
  ({ contextActivities: { grouping: [{ objectType: 'Activity' as const, id: publisher }] }, extensions: { [extension('sessionid')]: session, ...extensions } })

/** `address` is that of the unit without what a launch adds. */
export const launchedStatement = (saying: Saying, unit: Unit, { activity, address, mode }: { readonly activity: string; readonly address: string; readonly mode: Mode }): Ready =>
  said(saying, 'launched', { activity, publisher: unit.id, title: unit.title }, {
    extensions: {
      [extension('launchmode')]: mode, [extension('launchurl')]: address, [extension('moveon')]: unit.moveOn, ...(unit.masteryScore !== undefined && { [extension('masteryscore')]: unit.masteryScore }),
      ...(unit.launchParameters !== undefined && { [extension('launchparameters')]: unit.launchParameters }),
    },
  })

/** A session that was left without a word: from its launch to the last thing that it said (9.5.4.2). */
export const abandonedStatement = (saying: Saying, unit: Unit, activity: string, { from, to }: { readonly from: Instant; readonly to: Instant }): Ready =>
  said(saying, 'abandoned', { activity, publisher: unit.id, title: unit.title }, { result: { duration: `PT${Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000))}S` } })

/** What of a course is satisfied now and was not before: blocks by their number, and `course` (9.3.9). `reached` is by the number of the unit. */
export function newlySatisfied(course: Course, reached: ReadonlyMap<number, Pick<Reached, 'completed' | 'passed'>>, before: readonly string[]): readonly string[] {
  const units = unitsOf(course)
  const isMet = (unit: Unit): boolean => met(unit, reached.get(units.indexOf(unit) + 1) ?? { completed: false, passed: false })
  const blocks = blocksOf(course)
  // Blocks within blocks first.
  return [...blocks.map((block, at) => ({ name: String(at + 1), whole: unitsOf(block) })).toReversed(), { name: 'course', whole: units }]
    .filter(({ name, whole }) => !before.includes(name) && whole.every(isMet)).map(({ name }) => name)
}

/** `address` is that of the package: what the portal calls a block or the course stands below it. */
export function satisfiedStatement(saying: Saying, course: Course, name: string, address: string): Ready {
  const block = name === 'course' ? undefined : blocksOf(course)[Number(name) - 1]
  return said(saying, 'satisfied', block ? { activity: `${address}/blocks/${name}`, publisher: block.id, type: 'block', title: block.title } : { activity: `${address}/course`, publisher: course.id, type: 'course', title: course.title })
}
