/**
 * Courses: lessons that anybody reads, tasks that are judged by keys and hidden tests, and the way from a completed course to a badge.
 *
 * Promises: a learner finishes the version that they began; an attempt is taken once and its verdict never changes, and is known by its hashes; what a learner sends
 * reaches nothing but its own task; which content was served the journal knows. Never: decides on a badge, or sends a hidden test to anybody.
 */
import { availableParallelism } from 'node:os'
import type { Kernel } from '../../../kernel/index.ts'
import type { Offer, OwnPlace, PageToFind, Route } from '../../../portal/index.ts'
import type { InstitutionDoor } from '../../../portal/record/index.ts'
import type { AwardOptions } from '../badges/index.ts'
import type { RecordsOptions } from '../records/index.ts'
import type { Framework } from '../skills/index.ts'
import { authoringPages, authoringPath, authoringWords, sweepDiscarded } from './authoring/index.ts'
import { applying, badgePages } from './badge-pages.ts'
import type { Course } from './course.ts'
import { followGrading, type GradingOptions, openAsking } from './grading.ts'
import { gradingPages } from './grading-pages.ts'
import { lessonFileRoutes } from './lesson-files.ts'
import { words } from './messages.ts'
import { offlineRoutes } from './offline.ts'
import { type Besides, studyPages } from './pages.ts'
import { coursesPath, minePath, resultsPath } from './places.ts'
import { keepPublishing, openPublished, type Publishing } from './published.ts'
import { practiceRoutes } from './practice/index.ts'
import { againJob, judgingJob } from './queue.ts'
import { openRunner } from './run/index.ts'
import { type Enrolment, openStudy, type Study } from './study.ts'
import { taskPages } from './task-pages.ts'
import { teller } from './told.ts'

export { type Course, readCourse, type Task, tasksOf } from './course.ts'
export { coursePath, taskPath } from './places.ts'
export { progressIn } from './progress.ts'
export { publishAct } from './published.ts'
export type { Study } from './study.ts'
export { studyKeeps } from './messages.ts'
import './tables.ts'

/** What a country says of its courses. */
export interface StudyOptions {
  /** Every version of every course; the newest is offered, the others are finished. */
  readonly courses: () => readonly Course[]
  /** The office that assesses applications for badges. */
  readonly assessor: string
  /** How courses are published that are written in the browser. */
  readonly publishing: Publishing
  /** How a person judges attempts. */
  readonly grading: GradingOptions
}

/** A study that tells the learning records. What they could not be told now they are told when the learner comes next: the attempt stands all the same. */
function tellingStudy(kernel: Kernel, { courses, publishing }: StudyOptions, records: RecordsOptions, runner = openRunner()): { readonly study: Study; readonly told: (enrolment: Enrolment) => Promise<void> } {
  const tell = teller(kernel, records)
  const told = (enrolment: Enrolment): Promise<void> => tell(enrolment).catch(() => undefined)
  return { study: openStudy(kernel, courses, openPublished(kernel, publishing), runner, told), told }
}

/** What stands of courses and learners, for parts that run no program. What begins by it the learning records are told when the learner comes next. */
export const studyOf = (kernel: Kernel, { courses, publishing }: StudyOptions): Study => openStudy(kernel, courses, openPublished(kernel, publishing), openRunner(), async () => undefined)

export function studyRoutes(kernel: Kernel, { courses, assessor, publishing, grading }: StudyOptions, { records, skills, awards }: { readonly records: RecordsOptions; readonly skills: Framework; readonly awards: AwardOptions }, besides: Besides = async () => undefined, alongside: Besides = async () => undefined): readonly Route[] {
  workOnCourses(kernel, { courses })
  const runner = openRunner()
  const { study, told } = tellingStudy(kernel, { courses, assessor, publishing, grading }, records, runner)
  const asking = openAsking(kernel, study, grading)
  return [...studyPages(study, skills, kernel.now, told, applying(skills), alongside), ...taskPages(study, runner, asking), ...practiceRoutes(study, runner, kernel.settings.publicUrl), ...gradingPages(kernel, study, asking, assessor), ...offlineRoutes(study, kernel.settings.publicUrl), ...lessonFileRoutes(kernel, study), ...authoringPages(kernel, study, skills, publishing), ...badgePages(kernel, study, skills, awards, assessor, besides)]
}

/** Says who carries out what decisions on courses do. */
export const workOnCourses = (kernel: Kernel, { courses }: Pick<StudyOptions, 'courses'>): void => keepPublishing(kernel, courses)

/** Judges programs and queries that wait: as many at a time as there are processors, and never behind a long job. What was given up is taken up again within an hour after it can be run. */
export function workOnAttempts(kernel: Kernel, options: StudyOptions, records: RecordsOptions): void {
  const { study } = tellingStudy(kernel, options, records)
  kernel.jobs.define(judgingJob, { attempts: 12, hands: availableParallelism(), run: ({ transact }, { attempt }: { attempt: string }) => study.judgeWaiting(attempt, transact) })
  kernel.jobs.define(againJob, { run: () => study.judgeAgain() })
  kernel.jobs.every(againJob, 3600)
}

/** Keeps what assessors decide of attempts. */
export const workOnGrading = (kernel: Kernel, options: StudyOptions): void => followGrading(kernel, studyOf(kernel, options), options.grading)

/** Forgets what somebody learned here once their account is closed: their answers are their own words. The journal keeps the marks, and a badge is a decision of its own. */
export function forgetLearners({ journal }: Pick<Kernel, 'journal'>): void {
  journal.subscribe('university.forget-learners', {
    types: ['person.account-closed'], holdsUp: 'itself',
    async handle(tx, { subject }) {
      const its = tx.selectFrom('course_enrolment').select('id').where('person', '=', subject.slice('person:'.length))
      await tx.deleteFrom('course_attempt').where('enrolment', 'in', its).execute()
      await tx.deleteFrom('course_enrolment').where('person', '=', subject.slice('person:'.length)).execute()
    },
  })
}

const draftsJob = 'university.discarded-course-drafts'

/** Removes for good the drafts that were thrown away and that nobody has asked back for. */
export function forgetDrafts({ jobs, db, now }: Kernel): void {
  jobs.define(draftsJob, { async run() { await sweepDiscarded(db, now()) } })
  jobs.every(draftsJob, 3600)
}

export const studyDoors = ({ assessor, publishing }: StudyOptions): readonly InstitutionDoor[] => [
  { path: coursesPath, title: words.courses, hint: words.coursesHint }, { path: minePath, title: words.mine, hint: words.mineHint, permission: 'signed in' },
  { path: resultsPath, title: words.results, hint: words.resultsLead, permission: { role: assessor } },
  { path: authoringPath, title: authoringWords.title, hint: authoringWords.hint, permission: { role: publishing.author } },
]
/** Where authors write courses. */
export const studyWorkplace = { path: authoringPath, title: authoringWords.title } as const
/** The courses that a person began: for themself, whoever they act for besides. */
export const ownCourses = ({ db }: Kernel): OwnPlace => ({
  title: words.mine, path: minePath,
  count: async ({ person, organisation }) => (organisation ? 0 : Number((await db.selectFrom('course_enrolment').select(({ fn }) => fn.countAll().as('begun')).where('person', '=', person).executeTakeFirstOrThrow()).begun)),
})
export const studyOffer: Offer = { needs: ['learning'], path: coursesPath, title: words.courses, hint: words.coursesHint }
export const studyFound: readonly PageToFind[] = [{ path: coursesPath, title: words.courses, about: words.coursesLead }, { path: minePath, title: words.mine, about: words.mineHint }]
