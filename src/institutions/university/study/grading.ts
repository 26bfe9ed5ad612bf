/**
 * Attempts that a person judges: free answers, which no key can judge, and those of which a learner asks it. Each is a case of the declared procedure, so that it waits in the
 * queue of the assessors with its day, and the next one follows. What the person finds is another attempt of the same words: the verdict of before stays, and never decides alone.
 */
import { z } from 'zod'
import type { Kernel } from '../../../kernel/index.ts'
import { type Actor, isId } from '../../../kernel/parties/index.ts'
import { Failure } from '../../../law/failure.ts'
import { tasksOf } from './course.ts'
import { words } from './messages.ts'
import { attemptPath } from './places.ts'
import { type Attempt, judgedByPerson } from './attempt.ts'
import type { Study } from './study.ts'

/** By which names the kernel knows the procedure: its fields, and the kinds of its decisions. */
export interface GradingOptions { readonly procedure: string; readonly attempt: string; readonly why: string; readonly score: string; readonly passed: string; readonly notPassed: string }

/** The register of what may be laid before a person: attempts of one's own that are not passed and that no person has judged. */
const attemptRegister = 'university.attempts'

export interface Asking {
  /** Lays an attempt before the assessors at once, as its learner; twice is once. */
  file(actor: Actor, attempt: Attempt): Promise<void>
  /** Begins the application in which the learner says why; answers the draft. */
  begin(actor: Actor, attempt: Attempt): Promise<string>
  /** Whether it waits for an assessor: filed, and not only begun. */
  waits(attempt: Attempt): Promise<boolean>
  /** Whether it is or was the assessors' to judge. */
  wasLaid(attempt: Attempt): Promise<boolean>
}

const kept = new WeakSet<object>()

/** Makes attempts what applications can concern: once for a kernel. So the attempt is named by the portal, and nobody types another's, or one that a person has judged. */
function keepAttempts(cases: Kernel['cases'], study: Study): void {
  if (kept.has(cases)) return
  kept.add(cases)
  cases.keepRegister(attemptRegister, async (id, { person }) => {
    const attempt = isId(id) ? await study.attempt(id) : undefined
    const enrolment = attempt && await study.enrolmentById(attempt.enrolment)
    const task = enrolment && tasksOf(enrolment.course).find((one) => one.id === attempt.task)
    if (attempt === undefined || task === undefined || enrolment?.person !== person) return undefined
    if (attempt.verdict.passed || judgedByPerson(await study.attempts(enrolment.id), attempt)) throw new Failure('conflict', words.judged)
    return { title: task.title, path: attemptPath(id), facts: { attempt: id } }
  }, { oneAtATime: { of: 'each', told: words.waitsBody } })
}

export function openAsking({ cases }: Kernel, study: Study, { procedure, why }: GradingOptions): Asking {
  keepAttempts(cases, study)
  const waits = async ({ id }: Attempt): Promise<boolean> => (await cases.openOn(procedure, id)).length > 0
  return {
    waits,
    wasLaid: async (attempt) => await waits(attempt) || judgedByPerson(await study.attempts(attempt.enrolment), attempt) !== undefined,
    begin: (actor, { id }) => cases.begin(actor, { procedure, subject: id }),
    async file(actor, attempt) {
      // Sent again it waits already; where a start broke off before it was filed, it is filed now.
      if (await waits(attempt)) return
      let draft: string | undefined
      try {
        draft = await cases.begin(actor, { procedure, subject: attempt.id })
        for (const form of (await cases.draft(actor, draft)).procedure.form) await cases.savePage(actor, draft, form, { [why]: words.freeAnswer.kk })
        await cases.file(actor, { draft })
      } catch (error) {
        // Sent twice at once, the other one has filed it: of this one nothing is left.
        if (!await waits(attempt)) throw error
        if (draft !== undefined) await cases.deleteDraft(actor, draft, 'for good')
      }
    },
  }
}

const issued = z.object({ decision: z.string() })

/** Follows the decisions of assessors: each is another attempt. Said once in every process. */
export function followGrading({ journal, decisions, cases }: Kernel, study: Study, { procedure, attempt, score, passed, notPassed }: GradingOptions): void {
  keepAttempts(cases, study)
  journal.subscribe('university.grading', {
    // An appeal reopens the case, and the last decision of it is the one that stands.
    types: ['case.issued'], holdsUp: 'its subject',
    async handle(tx, { body }) {
      const entry = issued.safeParse(body)
      const decision = entry.success ? await decisions.findIn(tx, entry.data.decision) : undefined
      const record = decision?.record
      // One that waited for a mend while an appeal annulled it judges nothing any more.
      if (decision?.status.status === 'revoked') return
      if (record?.procedure !== procedure || record.holder.person === undefined || (record.kind !== passed && record.kind !== notPassed)) return
      const judged = String(record.facts[attempt])
      await cases.dropDrafts(tx, { system: 'courses' }, { register: attemptRegister, entry: judged })
      await study.judge(tx, { attempt: judged, person: record.holder.person.id, score: Number(record.facts[score] ?? 0), passed: record.kind === passed, decision: record.number })
    },
  })
}

/** Where a learner asks for a person; its address stands on the page of the attempt. */
export const askPath = ({ id }: Attempt): string => `${attemptPath(id)}/ask`
