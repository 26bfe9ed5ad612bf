/** Writes down what the trainer says, a few times a second, each time in one transaction. */
import { sql } from 'kysely'
import type { Tx } from '../../../kernel/database/index.ts'
import type { Instant } from '../../../law/time.ts'
import { correctGoingOn } from './interruptions.ts'
import type { EventKind, TrainerEvent } from './event.ts'

interface Noted { readonly event: TrainerEvent; readonly at: Instant }

/** Kinds that a step carries with it: when the step is undone, so are they. */
const ofSteps: readonly EventKind[] = ['step', 'eval', 'checkpoint']

/** Milliseconds between two writes. */
const beat = 300

export interface RunNotes {
  add(event: TrainerEvent): void
  /** Writes what is left, and ends. */
  end(): Promise<void>
}

/** `write` runs a transaction of whoever holds the run; `failed` is told once when one could not be written. */
export function noteEvents(run: string, { write, now, cpuSeconds, failed }: {
  readonly write: (act: (tx: Tx) => Promise<void>) => Promise<void>
  readonly now: () => Instant
  /** Of the processes of this attempt, so far. */
  readonly cpuSeconds: () => Promise<number>
  readonly failed: (error: unknown) => void
}): RunNotes {
  let waiting: Noted[] = []
  let counted = 0
  let writing: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  let broken = false

  async function flush(): Promise<void> {
    timer = undefined
    const noted = waiting
    waiting = []
    if (noted.length === 0 || broken) return
    const used = Math.max(counted, await cpuSeconds())
    await write((tx) => keep(tx, run, noted, used - counted))
    counted = used
  }
  const next = (): Promise<void> => (writing = writing.then(flush).catch((error: unknown) => {
    broken = true
    failed(error)
  }))

  return {
    add(event) {
      waiting.push({ event, at: now() })
      timer ??= setTimeout(() => void next(), beat)
    },
    async end() {
      clearTimeout(timer)
      await next()
    },
  }
}

/** Forgets what came after a step: the trainer goes on from there and says it again. */
export async function undoAfter(tx: Tx, run: string, step: number): Promise<void> {
  await tx.deleteFrom('training_event').where('run', '=', run).where('kind', 'in', ofSteps).where('step', '>', BigInt(step)).execute()
}

async function keep(tx: Tx, run: string, noted: readonly Noted[], cpuSeconds: number): Promise<void> {
  for (const { event } of noted) {
    if (event.ev !== 'resume') continue
    await undoAfter(tx, run, event.step)
    await correctGoingOn(tx, run, event.step)
  }
  const { last } = await tx.selectFrom('training_event').select(({ fn }) => fn.coalesce(fn.max('seq'), sql<bigint>`0`).as('last')).where('run', '=', run).executeTakeFirstOrThrow()
  const first = BigInt(last) + 1n
  await tx.insertInto('training_event').values(noted.map(({ event: { ev, ...body }, at }, i) => ({
    run, seq: first + BigInt(i), kind: ev, step: 'step' in body ? BigInt(body.step) : null, at, body: JSON.stringify(body),
  }))).execute()
  const step = noted.findLast(({ event }) => event.ev === 'step' || event.ev === 'done')?.event
  const start = noted.findLast(({ event }) => event.ev === 'start')?.event
  const { ev: _ev, ...figures } = start ?? {}
  await tx.updateTable('training_run').set((eb) => ({
    cpu_seconds: eb('cpu_seconds', '+', cpuSeconds),
    ...(start && { figures: JSON.stringify(figures) }),
    ...(step && 'elapsed' in step && { step: BigInt(step.step), tokens: BigInt(step.tokens), seconds: step.elapsed }),
  })).where('id', '=', run).execute()
}
