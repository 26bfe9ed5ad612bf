/**
 * Tells a platform how far its learner is: a job for every attempt, which sends what stands when it runs and nothing where the platform knows it, so that told twice is told
 * once and a platform that was away is told when it is back.
 */
import type { Tx } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import type { JobContext } from '../../../kernel/jobs/index.ts'
import { actorString } from '../../../kernel/parties/index.ts'
import type { Course } from '../study/index.ts'
import { progressIn, type Study, tasksOf } from '../study/index.ts'
import { openAccounts } from './accounts.ts'
import { scopes, types } from './claims.ts'
import { openOwnKeys } from './own-keys.ts'
import { type LtiOptions, openRegistrations } from './registrations.ts'
import { openRemote } from './remote.ts'
import type { PlacementTable } from './tables.ts'

const gradeJob = 'university.lti-grade'

/** Where one learner stands at one place: of a hundred, and whether there is nothing left to do. */
export interface Standing { readonly score: number; readonly done: boolean }

/** The part of the tasks that are passed, or of one task its best score; undefined for whoever has not begun, or in a version without the task. */
export async function standingOf(study: Study, person: string, { course, task }: Pick<PlacementTable, 'course' | 'task'>): Promise<Standing | undefined> {
  const enrolment = await study.enrolment(person, course)
  if (enrolment === undefined) return undefined
  // A version without the task says nothing of it.
  if (task !== null && !tasksOf(enrolment.course).some(({ id }) => id === task)) return undefined
  const attempts = await study.attempts(enrolment.id)
  if (task === null) return ofCourse(enrolment.course, attempts)
  const its = attempts.filter((one) => one.task === task)
  return { score: Math.max(0, ...its.map(({ verdict }) => verdict.score)), done: its.some(({ verdict }) => verdict.passed) }
}

function ofCourse(course: Course, attempts: Parameters<typeof progressIn>[1]): Standing {
  const { done, total } = progressIn(course, attempts)
  return { score: total === 0 ? 0 : Math.floor(done / total * 100), done: done === total }
}

/** Puts into the queue what a learner's place is to be told; `because` names the act, so that each act has a job of its own. */
export const tellLater = ({ jobs }: Pick<Kernel, 'jobs'>, tx: Tx, placement: string, subject: string, because: string): Promise<string> =>
  jobs.enqueue(tx, gradeJob, { placement, subject }, { key: `${placement} ${because} ${subject}`.slice(0, 400) })

/** Defines the job, and follows attempts. */
export function tellGrades(kernel: Kernel, options: LtiOptions, study: Study): void {
  const { db, now, jobs, journal } = kernel
  const registrations = openRegistrations(kernel, options)
  const remote = openRemote(kernel, openOwnKeys(kernel))
  const accounts = openAccounts(kernel)

  jobs.define<{ readonly placement: string; readonly subject: string }>(gradeJob, {
    // A platform may be away for days: half a minute, a minute, two … and then every hour.
    attempts: 60, backoff: (attempt) => Math.min(15_000 * 2 ** attempt, 3_600_000),
    async run(context, { placement: id, subject }) {
      // What another attempt changed while this was sent is sent as well: another worker may have sent it in between, and this would stand over it.
      for (let turns = 0; turns < 3; turns += 1) if (!await tellOnce(context.transact, id, subject)) return
    },
  })

  /** Tells a place what stands of a learner; false where there was nothing to tell. */
  async function tellOnce(within: JobContext['transact'], id: string, subject: string): Promise<boolean> {
    const placement = await db.selectFrom('lti_placement').selectAll().where('id', '=', id).executeTakeFirst()
    const learner = placement && await db.selectFrom('lti_learner').selectAll().where('placement', '=', id).where('subject', '=', subject).executeTakeFirst()
    const platform = placement && await registrations.platform(placement.platform)
    // Nothing is told to a platform that is suspended or struck, nor of whoever has ended their link.
    const person = platform && await accounts.personOf(platform.number, subject)
    if (placement === undefined || learner === undefined || platform === undefined || person === undefined || placement.line_item === null) return false
    const standing = await standingOf(study, person, placement)
    // The best counts: whoever begins a course anew keeps what they had reached.
    if (standing === undefined || standing.score <= (learner.told ?? -1)) return false
    const { score, done } = standing
    await remote.ask(platform, [scopes.score], scoresOf(placement.line_item), {
      type: types.score, body: JSON.stringify({ userId: subject, scoreGiven: score, scoreMaximum: 100, timestamp: now(), activityProgress: done ? 'Completed' : 'InProgress', gradingProgress: 'FullyGraded' }),
    })
    await within(async (tx) => {
      await tx.updateTable('lti_learner').set({ told: score, told_at: now() }).where('placement', '=', id).where('subject', '=', subject).execute()
      await journal.append(tx, actorString({ system: 'lti' }), { type: 'university.grade-told', subject: `lti-placement:${id}`, body: { platform: platform.number, score } })
    })
    return true
  }

  journal.subscribe('university.lti-grades', {
    types: ['university.attempt'], holdsUp: 'itself', from: 'now',
    async handle(tx, { subject, id: entry }) {
      const enrolment = await study.enrolmentById(subject.slice('enrolment:'.length))
      if (enrolment === undefined) return
      const places = await linkedPlaces(tx, enrolment.person).where('lti_placement.course', '=', enrolment.course.id).where('lti_placement.line_item', 'is not', null).select(['lti_placement.id as placement', 'lti_account.subject as subject']).execute()
      for (const one of places) await tellLater(kernel, tx, one.placement, one.subject, String(entry))
    },
  })
}

/** Puts into the queue what a place is to be told of those who learn there, are linked and were not told of: of one of them, or of all. */
export async function tellUntold(kernel: Pick<Kernel, 'jobs'>, tx: Tx, placement: string, of: { readonly subject?: string }): Promise<void> {
  const untold = await tx.selectFrom('lti_learner').innerJoin('lti_placement', 'lti_placement.id', 'lti_learner.placement')
    .innerJoin('lti_account', (join) => join.onRef('lti_account.platform', '=', 'lti_placement.platform').onRef('lti_account.subject', '=', 'lti_learner.subject'))
    .select('lti_learner.subject').where('lti_placement.id', '=', placement).where('lti_learner.told', 'is', null).$if(of.subject !== undefined, (some) => some.where('lti_learner.subject', '=', of.subject!)).execute()
  for (const { subject } of untold) await tellLater(kernel, tx, placement, subject, 'untold')
}

/** The places at which somebody learns, with their accounts there. */
export const linkedPlaces = (within: Pick<Tx, 'selectFrom'>, person: string) => within.selectFrom('lti_account').innerJoin('lti_placement', 'lti_placement.platform', 'lti_account.platform')
  .innerJoin('lti_learner', (join) => join.onRef('lti_learner.placement', '=', 'lti_placement.id').onRef('lti_learner.subject', '=', 'lti_account.subject')).where('lti_account.person', '=', person)

/** Forgets what was linked to a person whose account is closed. */
export function forgetLinks({ journal }: Pick<Kernel, 'journal'>): void {
  journal.subscribe('university.forget-lti', {
    types: ['person.account-closed'], holdsUp: 'itself',
    async handle(tx, { subject }) {
      const person = subject.slice('person:'.length)
      for (const { placement, account } of await linkedPlaces(tx, person).select(['lti_placement.id as placement', 'lti_account.subject as account']).execute()) {
        await tx.deleteFrom('lti_learner').where('placement', '=', placement).where('subject', '=', account).execute()
      }
      await tx.deleteFrom('lti_account').where('person', '=', person).execute()
    },
  })
}

/** The address of scores stands before the query of the column's own (AGS 2.0, 3.4.1). */
function scoresOf(lineItem: string): string {
  const url = new URL(lineItem)
  url.pathname = `${url.pathname.replace(/\/$/, '')}/scores`
  return url.href
}
