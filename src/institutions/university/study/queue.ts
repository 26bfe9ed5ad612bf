/**
 * What was sent and waits to be run. It is in the database when it is acknowledged, a job judges it, and it leaves in the transaction that keeps its verdict: so a process that
 * is killed loses none, and none is counted twice. The job has the leases by which the next worker takes up what a dead one left.
 */
import type { Selectable } from 'kysely'
import { newId, type Tx } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { Failure } from '../../../law/failure.ts'
import type { Instant } from '../../../law/time.ts'
import { words } from './messages.ts'
import type { WaitingTable } from './tables.ts'

/** The job that judges one. */
export const judgingJob = 'university.attempt'

/** How often a run is begun: a program that takes its worker with it each time is judged as broken off, and holds up nobody. */
export const mostBegun = 3

/** The job that puts those into the queue again whose judging was given up. */
export const againJob = 'university.attempts-again'

/** One learner's at a time, in all of their courses, and those of everybody: a query counts as few, and a page of text each is little of a disk. Whose judging was given up counts for neither. */
const mostOfOne = 3
const mostOfAll = 2000

/** An answer that waits for its verdict. */
export interface Waiting {
  /** That of the attempt that it becomes. */
  readonly id: string
  readonly enrolment: string
  readonly task: string
  readonly number: number
  readonly submission: string
  readonly submissionHash: string
  readonly at: Instant
  readonly job: string
}

/** How long it is until one is judged: how many came before it, and whether its judging was given up until somebody has it tried again. */
export interface Standing { readonly before: number; readonly stopped: boolean }

export interface Queue {
  /** What waits at a task of an enrolment. */
  at(within: Pick<Tx, 'selectFrom'>, enrolment: string, task: string): Promise<Waiting | undefined>
  find(id: string): Promise<Waiting | undefined>
  standing(waiting: Waiting): Promise<Standing>
  /** Puts one in. Throws a `Failure` where this learner has too many, or everybody has. The learner's enrolments are to be locked before. */
  add(tx: Tx, person: string, sent: Omit<Waiting, 'id' | 'job'>): Promise<Waiting>
  /** Puts one whose judging was given up into the queue again, once whoever else does it too. Throws a `Failure` as `add` does. */
  again(tx: Tx, person: string, waiting: Waiting): Promise<Waiting>
  /** Takes out what stands in the place of a task, for other words that come there. */
  drop(tx: Tx, enrolment: string, task: string): Promise<void>
  /** The ids of those whose judging was given up, oldest first; not those whose job an operator has cancelled. */
  givenUp(): Promise<readonly string[]>
  /** Notes that a run of it begins; answers which one it is, from 1, or undefined where it waits no more. */
  begin(id: string): Promise<number | undefined>
  /** Takes one out, to keep its verdict in the same transaction; false where another has. */
  take(tx: Tx, id: string): Promise<boolean>
  /** Waits until its job has ended, at most so many milliseconds. */
  ended(waiting: Waiting, milliseconds: number): Promise<void>
}

const waitingOf = ({ id, enrolment, task, number, submission, submission_sha256: submissionHash, at, job }: Selectable<WaitingTable>): Waiting => ({ id, enrolment, task, number, submission, submissionHash, at, job })

export function openQueue({ db, jobs }: Pick<Kernel, 'db' | 'jobs'>): Queue {
  const enqueue = (tx: Tx, id: string): Promise<string> => jobs.enqueue(tx, judgingJob, { attempt: id })
  /** Those that a job is going to judge. */
  const judged = (within: Pick<Tx, 'selectFrom'>) => within.selectFrom('course_attempt_waiting').innerJoin('job', 'job.id', 'course_attempt_waiting.job').where('job.status', 'in', ['waiting', 'running'])
  async function requireRoom(tx: Tx, person: string): Promise<void> {
    const { all, own } = await judged(tx).innerJoin('course_enrolment', 'course_enrolment.id', 'enrolment')
      .select(({ fn }) => [fn.countAll<string>().as('all'), fn.countAll<string>().filterWhere('person', '=', person).as('own')]).executeTakeFirstOrThrow()
    if (Number(own) >= mostOfOne) throw new Failure('unavailable', words.ownRuns(mostOfOne), [], 15)
    if (Number(all) >= mostOfAll) throw new Failure('unavailable', words.busy, [], 60)
  }
  return {
    async at(within, enrolment, task) {
      const row = await within.selectFrom('course_attempt_waiting').selectAll().where('enrolment', '=', enrolment).where('task', '=', task).executeTakeFirst()
      return row && waitingOf(row)
    },
    async find(id) {
      const row = await db.selectFrom('course_attempt_waiting').selectAll().where('id', '=', id).executeTakeFirst()
      return row && waitingOf(row)
    },
    async standing({ job }) {
      const [{ before }, { status } = { status: 'failed' }] = await Promise.all([
        judged(db).select(({ fn }) => fn.countAll<string>().as('before')).where('job.id', '<', job).executeTakeFirstOrThrow(), jobs.get(job),
      ])
      return { before: Number(before), stopped: status === 'failed' || status === 'cancelled' }
    },
    async add(tx, person, { submissionHash: submission_sha256, ...sent }) {
      await requireRoom(tx, person)
      const id = newId()
      const row = { ...sent, id, submission_sha256, job: await enqueue(tx, id) }
      await tx.insertInto('course_attempt_waiting').values(row).execute()
      return waitingOf({ ...row, begun: 0 })
    },
    async again(tx, person, waiting) {
      const there = await tx.selectFrom('course_attempt_waiting').selectAll().where('id', '=', waiting.id).forUpdate().executeTakeFirst()
      if (there?.job !== waiting.job) return there ? waitingOf(there) : waiting
      await requireRoom(tx, person)
      const job = await enqueue(tx, waiting.id)
      await tx.updateTable('course_attempt_waiting').set({ job, begun: 0 }).where('id', '=', waiting.id).execute()
      return { ...waiting, job }
    },
    async drop(tx, enrolment, task) {
      await tx.deleteFrom('course_attempt_waiting').where('enrolment', '=', enrolment).where('task', '=', task).execute()
    },
    async givenUp() {
      // A job that failed long ago is forgotten.
      const rows = await db.selectFrom('course_attempt_waiting').leftJoin('job', 'job.id', 'course_attempt_waiting.job').select('course_attempt_waiting.id')
        .where(({ or, eb }) => or([eb('job.status', '=', 'failed'), eb('job.id', 'is', null)])).orderBy('course_attempt_waiting.id').execute()
      return rows.map(({ id }) => id)
    },
    async begin(id) {
      const row = await db.updateTable('course_attempt_waiting').set(({ eb }) => ({ begun: eb('begun', '+', 1) })).where('id', '=', id).returning('begun').executeTakeFirst()
      return row?.begun
    },
    async take(tx, id) {
      const { numDeletedRows } = await tx.deleteFrom('course_attempt_waiting').where('id', '=', id).executeTakeFirst()
      return numDeletedRows === 1n
    },
    async ended({ job }, milliseconds) {
      const { promise, resolve } = Promise.withResolvers<void>()
      const patience = setTimeout(resolve, milliseconds)
      const unwatch = await jobs.watch(job, ({ status }) => { if (status !== 'waiting' && status !== 'running') resolve() })
      try {
        await promise
      } finally {
        clearTimeout(patience)
        unwatch()
      }
    },
  }
}
