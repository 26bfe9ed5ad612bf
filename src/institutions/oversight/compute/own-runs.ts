/** The programme's own trainings enter the book by themselves: from what the journal says when one ends, by whichever institution it was run. */
import { z } from 'zod'
import type { Kernel } from '../../../kernel/index.ts'
import type { Text } from '../../../law/text.ts'
import type { Instant } from '../../../law/time.ts'
import type { Interval } from './interval.ts'
import { countedHere, operationsOf } from './operations.ts'

interface OwnRunTable { subject: string; state: OwnRun['state']; parameters: bigint | null; tokens: bigint; seconds: bigint; processes: number | null; device: string | null; ended_at: Instant }

declare module '../../../kernel/database/index.ts' {
  interface Tables { oversight_own_run: OwnRunTable }
}

/** A training of the programme's own. */
export interface OwnRun {
  readonly subject: string
  readonly state: 'done' | 'stopped' | 'failed'
  readonly title: Text
  readonly path?: string
  readonly tokens: bigint
  readonly seconds: bigint
  readonly endedAt: Instant
  /** Absent where nobody counted the parameters, as of a run that failed before it began. */
  readonly operations?: Interval
}

const whole = z.int().nonnegative()
const used = z.object({ tokens: whole, seconds: whole, parameters: whole.positive().optional(), processes: whole.positive().optional(), device: z.string().max(200).optional() })

/** Listens to trainings that end. One that goes on and ends again is the same run with more behind it; what ended before the journal said what was used stays out. */
export function ownRunsWork({ journal }: Kernel): void {
  journal.subscribe('oversight.own-runs', {
    types: ['training-run.done', 'training-run.stopped', 'training-run.failed'], holdsUp: 'its subject',
    async handle(tx, { type, subject, at, body }) {
      const { data } = used.safeParse(body['used'])
      if (data === undefined) return
      const row = {
        state: type.slice(type.indexOf('.') + 1) as OwnRun['state'], parameters: data.parameters === undefined ? null : BigInt(data.parameters), tokens: BigInt(data.tokens), seconds: BigInt(data.seconds),
        processes: data.processes ?? null, device: data.device ?? null, ended_at: at,
      }
      await tx.insertInto('oversight_own_run').values({ subject, ...row }).onConflict((conflict) => conflict.column('subject').doUpdateSet(row)).execute()
    },
  })
}

/** The programme's own trainings, the newest first. */
export async function ownRuns({ db, lineage }: Pick<Kernel, 'db' | 'lineage'>): Promise<readonly OwnRun[]> {
  const rows = await db.selectFrom('oversight_own_run').selectAll().orderBy('ended_at', 'desc').orderBy('subject').execute()
  const things = await lineage.things(rows.map(({ subject }) => subject))
  return rows.map(({ subject, state, parameters, tokens, seconds, ended_at: endedAt }) => {
    const thing = things.get(subject)
    return {
      subject, state, title: thing?.title ?? { kk: subject, ru: subject, en: subject }, ...(thing?.path !== undefined && { path: thing.path }), tokens, seconds, endedAt,
      ...(parameters !== null && { operations: operationsOf(countedHere(parameters, tokens)) }),
    }
  })
}
