/**
 * Tells the learning records what became of a learner: statements by the portal itself, made from the attempts alone. The attempts are the one truth; a statement has the
 * id of its attempt, so that told twice is told once, and what could not be told is told when the learner comes next.
 */
import type { Kernel } from '../../../kernel/index.ts'
import { instantOf } from '../../../law/time.ts'
import { uuidOf } from '../skills/index.ts'
import { openRecords, type RecordsOptions } from '../records/open.ts'
import type { Ready } from '../records/statements.ts'
import { tasksOf } from './course.ts'
import { verbWords } from './messages.ts'
import type { Enrolment } from './study.ts'

const verbs = {
  registered: { id: 'http://adlnet.gov/expapi/verbs/registered', display: verbWords.registered },
  passed: { id: 'http://adlnet.gov/expapi/verbs/passed', display: verbWords.passed },
  failed: { id: 'http://adlnet.gov/expapi/verbs/failed', display: verbWords.failed },
  completed: { id: 'http://adlnet.gov/expapi/verbs/completed', display: verbWords.completed },
} as const

/** Answers what tells the records of an enrolment whatever they have not been told. */
export function teller(kernel: Kernel, options: RecordsOptions): (enrolment: Enrolment) => Promise<void> {
  const { db, now, settings: { publicUrl } } = kernel
  const { statements } = openRecords(kernel, options)
  // The portal's own place among the keys: no key of anybody has it.
  const own = uuidOf('courses', publicUrl)

  return async ({ id, person, course, beganAt, completedAt }) => {
    const waiting = await db.selectFrom('course_attempt').select(['id', 'task', 'score', 'passed', 'at']).where('enrolment', '=', id).where('recorded_at', 'is', null).orderBy('at').limit(200).execute()
    const about = `${publicUrl}/university/courses/${course.id}`
    const activity = (iri: string, type: string, name: Readonly<Record<string, string>>) => ({ objectType: 'Activity' as const, id: iri, definition: { type: `http://adlnet.gov/expapi/activities/${type}`, name } })
    const whole = activity(about, 'course', course.title)
    const said = (statement: Pick<Ready, 'id' | 'verb' | 'object'> & Partial<Ready>): Ready => ({
      actor: { objectType: 'Agent', account: { homePage: publicUrl, name: person } }, authority: { objectType: 'Agent', name: 'Shanyraq', account: { homePage: publicUrl, name: own } }, version: '1.0.0', ...statement,
      context: { registration: id, contextActivities: { grouping: [whole] } },
    })
    const titles = new Map(tasksOf(course).map((task) => [task.id, task.title]))
    const all: readonly Ready[] = [
      said({ id: uuidOf('registered', id), verb: verbs.registered, object: whole, timestamp: beganAt }),
      ...waiting.map(({ id: attempt, task, score, passed, at }) => said({
        id: attempt, verb: passed ? verbs.passed : verbs.failed, object: activity(`${about}/tasks/${task}`, 'assessment', titles.get(task) ?? {}), timestamp: instantOf(at), result: { success: passed, score: { scaled: score / 100, raw: score, min: 0, max: 100 } },
      })),
      ...completedAt === undefined ? [] : [said({ id: uuidOf('completed', id), verb: verbs.completed, object: whole, timestamp: completedAt, result: { completion: true } })],
    ]
    // What is told already stays as it was told, whatever a title is called today: the same id with other words would be refused.
    const known = await Promise.all(all.map(async ({ id: one }) => await statements.find(one, { voided: false }) ?? await statements.find(one, { voided: true })))
    const fresh = all.filter((_, at) => known[at] === undefined)
    if (fresh.length > 0) await statements.write({ key: own, voidsOthers: false, statements: fresh, chosen: new Set(fresh.map((one) => one.id)), attached: [] })
    if (waiting.length > 0) await db.updateTable('course_attempt').set({ recorded_at: now() }).where('id', 'in', waiting.map((one) => one.id)).execute()
  }
}
