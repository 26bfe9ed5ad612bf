/** What an attempt is: sent, and waiting for its verdict or judged. */
import type { Selectable } from 'kysely'
import type { Instant } from '../../../law/time.ts'
import type { Verdict } from './judge.ts'
import type { Waiting } from './queue.ts'
import type { AttemptTable } from './tables.ts'

export interface Attempt {
  readonly id: string
  readonly enrolment: string
  readonly task: string
  readonly number: number
  readonly submission: string
  /** The portal’s mark of what was sent in this enrolment: whoever reads the journal cannot find an answer by trying. */
  readonly submissionHash: string
  readonly testsHash: string
  readonly verdict: Verdict
  readonly verdictHash: string
  readonly at: Instant
}

/** What a learner sends: which attempt it is by their page, so that another device is noticed. */
export interface Sending { readonly course: string; readonly task: string; readonly number: number; readonly submission: string }

/** Whether an answer still waits for its verdict. */
export const isWaiting = (one: Attempt | Waiting): one is Waiting => !('verdict' in one)

/** What an assessor decided of an attempt: whose it is, and the number of the decision. */
export interface JudgedByPerson { readonly attempt: string; readonly person: string; readonly score: number; readonly passed: boolean; readonly decision: string }

/** Whether a person has judged it. */
export const byPerson = ({ verdict: { by } }: Attempt): boolean => by.startsWith('person')

/** What a person found of the same words, among the attempts of their enrolment; undefined while nobody has judged them. */
export const judgedByPerson = (attempts: readonly Attempt[], { task, submissionHash }: Attempt): Attempt | undefined => attempts.findLast((one) => byPerson(one) && one.task === task && one.submissionHash === submissionHash)

/** Reads a row. */
export const attemptOf = ({ id, enrolment, task, number, submission, submission_sha256: submissionHash, tests_sha256: testsHash, verdict, verdict_sha256, at }: Selectable<AttemptTable>): Attempt =>
  ({ id, enrolment, task, number, submission, submissionHash, testsHash, verdict, verdictHash: verdict_sha256, at })
