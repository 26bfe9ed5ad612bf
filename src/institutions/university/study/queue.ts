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

/** One learner's at a time, in all of their courses, and those of everybody: a query counts as few, and a page of text each is little of a disk. */
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
  /** Puts one whose judging was given up into the queue again. */
  again(tx: Tx, waiting: Waiting): Promise<Waiting>
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
  return {
    async at(within, enrolment, task) {
      const row = await within.selectFrom('course_attempt_waiting').selectAll().where('enrolment', '=', enrolment).where('task', '=', task).executeTakeFirst()
      return row && waitingOf(row)
    },
    async find(id) {
      const row = await db.selectFrom('course_attempt_waiting').selectAll().where('id', '=', id).executeTakeFirst()
      return row && waitingOf(row)
    },
    async standing({ id, job }) {
      const [{ before }, { status } = { status: 'failed' }] = await Promise.all([
        db.selectFrom('course_attempt_waiting').select(({ fn }) => fn.countAll<string>().as('before')).where('id', '<', id).executeTakeFirstOrThrow(), jobs.get(job),
      ])
      return { before: Number(before), stopped: status === 'failed' || status === 'cancelled' }
    },
    async add(tx, person, { submissionHash: submission_sha256, ...sent }) {
      const { all, own } = await tx.selectFrom('course_attempt_waiting').innerJoin('course_enrolment', 'course_enrolment.id', 'enrolment')
        .select(({ fn }) => [fn.countAll<string>().as('all'), fn.countAll<string>().filterWhere('person', '=', person).as('own')]).executeTakeFirstOrThrow()
      if (Number(own) >= mostOfOne) throw new Failure('unavailable', words.ownRuns(mostOfOne), [], 15)
      if (Number(all) >= mostOfAll) throw new Failure('unavailable', words.busy, [], 60)
      const id = newId()
      const row = { ...sent, id, submission_sha256, job: await enqueue(tx, id) }
      await tx.insertInto('course_attempt_waiting').values(row).execute()
      return waitingOf({ ...row, begun: 0 })
    },
    async again(tx, waiting) {
      const job = await enqueue(tx, waiting.id)
      await tx.updateTable('course_attempt_waiting').set({ job, begun: 0 }).where('id', '=', waiting.id).execute()
      return { ...waiting, job }
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
