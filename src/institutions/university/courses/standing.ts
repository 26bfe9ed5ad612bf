/** What of packages stands in the database: who learns in which, how far they are, and each session. Shared by whoever launches and whoever lends keys. */
import { uuidOf } from '../skills/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import type { Db } from '../../../kernel/database/index.ts'
import type { Agent } from '../records/statement.ts'
import type { Course, Unit } from './course-structure.ts'
import { unitsOf } from './package.ts'
import type { Reached } from './session.ts'
import './tables.ts'

/** Where packages stand; the id of one follows. */
export const packagesPath = '/university/packages'

export const nothingReached: Reached = { completed: false, passed: false, failed: false }

/** How a learner stands in each unit, by its number. */
export async function reachedIn(db: Db, registration: string): Promise<ReadonlyMap<number, Reached>> {
  const rows = await db.selectFrom('cmi5_standing').selectAll().where('registration', '=', registration).execute()
  return new Map(rows.map(({ unit, completed_at: completed, passed_at: passed, failed_at: failed, score, progress }) =>
    [unit, { completed: completed !== null, passed: passed !== null, failed: failed !== null, ...(score !== null && { score }), ...(progress !== null && { progress }) }]))
}

/** What the portal calls itself, its people and what is in a package. */
export const naming = ({ settings: { publicUrl } }: Pick<Kernel, 'settings'>) => {
  // The portal's own place among the keys: no key of anybody has it.
  const own = uuidOf('courses', publicUrl)
  return {
    own, authority: { objectType: 'Agent', name: 'Shanyraq', account: { homePage: publicUrl, name: own } } satisfies Agent,
    /** A unit is told nothing of a person but their account here, by which they find what was recorded of them. */
    actorOf: (person: string): Agent => ({ objectType: 'Agent', account: { homePage: publicUrl, name: person } }),
    addressOf: (id: string): string => `${publicUrl}${packagesPath}/${id}`,
    activityOf: (id: string, unit: number): string => `${publicUrl}${packagesPath}/${id}/units/${unit}`,
  }
}

export const unitAt = (course: Course, number: number): Unit | undefined => unitsOf(course)[number - 1]
