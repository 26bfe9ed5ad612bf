/**
 * Attempts that a person judges: free answers, which no key can judge, and those of which a learner asks it. Each is a case of the declared procedure, so that it waits in the
 * queue of the assessors with its day, and the next one follows. What the person finds is another attempt of the same words: the verdict of before stays, and never decides alone.
 */
import { z } from 'zod'
import type { Kernel } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { words } from './messages.ts'
import { attemptPath } from './places.ts'
import type { Attempt, Study } from './study.ts'

/** By which names the kernel knows the procedure: its fields, and the kinds of its decisions. */
export interface GradingOptions { readonly procedure: string; readonly attempt: string; readonly why: string; readonly score: string; readonly passed: string; readonly notPassed: string }

export interface Asking {
  /** Lays an attempt before the assessors at once, as its learner; twice is once. */
  file(actor: Actor, attempt: Attempt): Promise<void>
  /** Begins the application in which the learner says why; answers the draft. */
  begin(actor: Actor, attempt: Attempt): Promise<string>
}

/** Whether a person has judged it. */
export const byPerson = ({ verdict: { by } }: Attempt): boolean => by.startsWith('person')

export function openAsking({ cases, db, now }: Kernel, { procedure, attempt: field, why }: GradingOptions): Asking {
  async function begun(actor: Actor, attempt: Attempt, answers: Readonly<Record<string, string>>): Promise<string> {
    const draft = await cases.begin(actor, { procedure })
    for (const form of (await cases.draft(actor, draft)).procedure.form) await cases.savePage(actor, draft, form, { [field]: attempt.id, ...answers })
    return draft
  }
  const note = (attempt: string): Promise<unknown> => db.insertInto('course_attempt_asked').values({ attempt, at: now() }).onConflict((on) => on.doNothing()).execute()
  return {
    async begin(actor, attempt) {
      await note(attempt.id)
      return begun(actor, attempt, {})
    },
    async file(actor, attempt) {
      // Sent again it waits already; where a start broke off before it was filed, it is filed now.
      if (await db.selectFrom('course_attempt_asked').select('attempt').where('attempt', '=', attempt.id).executeTakeFirst()) return
      await cases.file(actor, { draft: await begun(actor, attempt, { [why]: words.freeAnswer.kk }) })
      await note(attempt.id)
    },
  }
}

const issued = z.object({ decision: z.string() })

/** Follows the decisions of assessors: each is another attempt. Said once in every process. */
export function followGrading({ journal, decisions }: Kernel, study: Study, { procedure, attempt, score, passed, notPassed }: GradingOptions): void {
  journal.subscribe('university.grading', {
    types: ['case.issued'],
    async handle(tx, { body }) {
      const entry = issued.safeParse(body)
      const record = entry.success ? (await decisions.findIn(tx, entry.data.decision))?.record : undefined
      if (record?.procedure !== procedure || record.holder.person === undefined || (record.kind !== passed && record.kind !== notPassed)) return
      await study.judge(tx, { attempt: String(record.facts[attempt]), person: record.holder.person.id, score: Number(record.facts[score] ?? 0), passed: record.kind === passed, decision: record.number })
    },
  })
}

/** Where a learner asks for a person; its address stands on the page of the attempt. */
export const askPath = ({ id }: Attempt): string => `${attemptPath(id)}/ask`
