/** What interrupted a run: kept for good, in its history and in the manifest of its model, whatever became of the run. */
import type { Db, Tx } from '../../../kernel/database/index.ts'
import type { Instant } from '../../../law/time.ts'

/**
 * Why a run broke off: an engineer stopped it; its trainer, or one of its processes, crashed or was killed; the portal or its machine
 * ended under it; the trainer refused to go on. Of runs before this was kept it is not recorded.
 */
export type InterruptionCause = 'stopped' | 'crashed' | 'portal' | 'refused' | 'not recorded'

export interface Interruption {
  readonly at: Instant
  readonly cause: InterruptionCause
  /** The last step that was said before it. */
  readonly step: number
  /** The trainer's own words, which may name folders of its machine. */
  readonly words?: string
  /** When it went on and from which step; the steps between were done again. */
  readonly resumed?: { readonly at: Instant; readonly from: number }
}

/** Notes that a run broke off. */
export async function noteInterruption(tx: Tx, run: string, { cause, at, words }: { readonly cause: InterruptionCause; readonly at: Instant; readonly words?: string | undefined }): Promise<void> {
  const { step } = await tx.selectFrom('training_run').select('step').where('id', '=', run).executeTakeFirstOrThrow()
  await tx.insertInto('training_interruption').values({ run, at, cause, step, words: words ?? null, resumed_at: null, resumed_from: null }).execute()
}

/** Notes that the portal or its machine ended under a run without a word: when it was last heard of is what is known. */
export async function noteSilentEnd(tx: Tx, run: string, startedAt: Instant): Promise<void> {
  const heard = await tx.selectFrom('training_event').select('at').where('run', '=', run).orderBy('seq', 'desc').limit(1).executeTakeFirst()
  await noteInterruption(tx, run, { cause: 'portal', at: heard?.at ?? startedAt })
}

/** Notes that a run went on from a step, after whatever interrupted it. */
export async function noteGoingOn(tx: Tx, run: string, { at, from }: { readonly at: Instant; readonly from: number }): Promise<void> {
  await tx.updateTable('training_interruption').set({ resumed_at: at, resumed_from: BigInt(from) }).where('run', '=', run).where('resumed_at', 'is', null).execute()
}

/** The trainer tells from which step it really went on: the newest checkpoint may not have been readable. */
export async function correctGoingOn(tx: Tx, run: string, from: number): Promise<void> {
  await tx.updateTable('training_interruption').set({ resumed_from: BigInt(from) }).where('run', '=', run)
    .where('resumed_at', '=', (eb) => eb.selectFrom('training_interruption').select(({ fn }) => fn.max('resumed_at').as('last')).where('run', '=', run)).execute()
}

/** In order. */
export async function interruptionsOf(db: Db, run: string): Promise<readonly Interruption[]> {
  const rows = await db.selectFrom('training_interruption').selectAll().where('run', '=', run).orderBy('seq').execute()
  return rows.map(({ at, cause, step, words, resumed_at, resumed_from }) => ({
    at, cause, step: Number(step), ...(words !== null && { words }), ...(resumed_at !== null && resumed_from !== null && { resumed: { at: resumed_at, from: Number(resumed_from) } }),
  }))
}
