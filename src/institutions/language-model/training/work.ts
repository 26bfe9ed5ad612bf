/** Runs trainings: starts the trainer, writes down what it says, keeps its checkpoints, and keeps the model when it is done. */
import { readdir, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { z } from 'zod'
import type { Tx } from '../../../kernel/database/index.ts'
import type { JobContext } from '../../../kernel/jobs/index.ts'
import { Failure } from '../../../law/failure.ts'
import { instantAt } from '../../../law/time.ts'
import { type Artefact, keepFile } from '../artefacts.ts'
import { measured, type Watch } from '../costs/index.ts'
import { requireUsable } from '../marks/index.ts'
import type { TrainingGround } from '../ground.ts'
import { type Ended, runProgram } from '../python.ts'
import { tokenizerSubject } from '../tokenizers/index.ts'
import { lostProcess, readEvent, type TrainerEvent } from './event.ts'
import { type InterruptionCause, noteGoingOn, noteInterruption, noteSilentEnd } from './interruptions.ts'
import { noteEvents, undoAfter } from './journal-of-run.ts'
import * as say from './messages.ts'
import { progressOf, runsHere, type OwnRecipe } from './recipe.ts'
import { runOf, runSubject, trainingJob, type TrainingRun } from './run.ts'
import type { RunState } from './tables.ts'
import { atWork, type Ingredients, type Workplace } from './workplace.ts'

const payload = z.object({ run: z.uuid() })

/** Crashes of a run, of its machine too, before it counts as failed. It can be told to go on even then. */
const attempts = 10
/** Milliseconds between two checkpoints that are kept beyond this machine. */
const keepEvery = 60_000
/** Seconds until a run asks again whether the one before it has ended. */
const askAgain = 15
/** Parts of the progress of a job. */
const parts = 1000

const system = 'system:language-model'

/** Defines the job. Said once in every process. */
export function trainingWork(ground: TrainingGround): void {
  const { kernel, folder } = ground
  const { db, files, journal, now } = kernel

  async function ingredientsOf({ recipe }: { readonly recipe: OwnRecipe }): Promise<Ingredients> {
    const attached = async (subject: string) => (await files.attachedTo(subject)).map(({ id, name }) => ({ file: id, name }))
    const corpus = (await attached(`corpus:${recipe.corpus}`)).filter(({ name }) => /^(?:train-.*|validation)\.jsonl\.gz$/.test(name))
    const [tokenizer] = await attached(tokenizerSubject(recipe.tokenizer))
    const base = recipe.base === undefined ? undefined : await db.selectFrom('training_run').select('artefacts').where('id', '=', recipe.base).executeTakeFirst()
    if (corpus.length === 0) throw new Failure('not found', say.noCorpus)
    if (tokenizer === undefined) throw new Failure('not found', say.noTokenizer)
    return { corpus, tokenizer, base: base?.artefacts ?? [] }
  }

  /** Notes that a run broke off and why, and how it stands since: waiting for another attempt, or ended. */
  const breakOff = (context: JobContext, id: string, { state, cause, words }: {
    readonly state: 'waiting' | 'stopped' | 'failed'; readonly cause: InterruptionCause; readonly words?: string
  }): Promise<void> => context.transact(async (tx) => {
    const ended = state !== 'waiting'
    await noteInterruption(tx, id, { cause, at: now(), words })
    await tx.updateTable('training_run').set({ state, ...(ended && { ended_at: now() }), ...(state === 'failed' && { failure: words ?? null }) }).where('id', '=', id)
      .$if(!ended, (query) => query.where('state', '=', 'running')).execute()
    await journal.append(tx, system, { type: `training-run.${ended ? state : 'interrupted'}`, subject: runSubject(id), body: ended ? { used: await usedBy(tx, id) } : { cause } })
  })

  /** One run at a time in a process: others leave the worker's hands to the jobs of people who wait. */
  let busy = false

  /** Puts a run into the queue again, behind whatever is due meanwhile. */
  async function wait(context: JobContext, id: string): Promise<void> {
    const runAt = instantAt(Date.parse(now()) + askAgain * 1000)
    await context.transact(async (tx) => {
      const row = await tx.selectFrom('training_run').select(['job', 'state', 'created_by']).where('id', '=', id).forUpdate().executeTakeFirst()
      if (row === undefined || row.job !== context.id || row.state === 'stopping') return
      await tx.updateTable('training_run').set({ job: await kernel.jobs.enqueue(tx, trainingJob, { run: id }, { by: row.created_by, runAt }) }).where('id', '=', id).execute()
    })
  }

  async function run(context: JobContext, id: string): Promise<void> {
    if (busy) return wait(context, id)
    busy = true
    try {
      await work(context, id)
    } finally {
      busy = false
    }
  }

  async function work(context: JobContext, id: string): Promise<void> {
    const begun = await context.transact(async (tx) => {
      const row = await tx.selectFrom('training_run').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
      // Another job has it since, or nobody wants it any more.
      if (row === undefined || row.job !== context.id || (row.state !== 'waiting' && row.state !== 'running')) return undefined
      if (row.state === 'running') await noteSilentEnd(tx, id, row.started_at ?? now())
      await tx.updateTable('training_run').set({ state: 'running', started_at: row.started_at ?? now() }).where('id', '=', id).execute()
      return runOf(row)
    })
    if (begun === undefined || !runsHere(begun.recipe)) return
    const { recipe } = begun
    const place = join(folder, 'training', id)
    await requireUsable(kernel, runSubject(id), say.takenBack)
    const ingredients = await ingredientsOf({ recipe })
    const state = await atWork(files, place, { recipe, ingredients, checkpoint: begun.checkpoint }, (workplace) =>
      measured(kernel, { stage: 'training', subject: runSubject(id) }, (watch) => train(context, begun, recipe, workplace, watch)))
    if (state === 'done') await rm(place, { recursive: true, force: true })
  }

  /** One attempt, from its newest checkpoint to its end. */
  async function train(context: JobContext, begun: TrainingRun, recipe: OwnRecipe, place: Workplace, watch: Watch): Promise<RunState> {
    const { id } = begun
    await context.transact(async (tx) => {
      await undoAfter(tx, id, place.reached)
      await noteGoingOn(tx, id, { at: now(), from: place.reached })
    })
    const broken = new AbortController()
    const notes = noteEvents(id, { write: context.transact, now, cpuSeconds: () => watch.processorSeconds(), failed: (error) => broken.abort(error) })
    const keeper = keepCheckpoints(context, begun, place, (error) => broken.abort(error))
    let last: TrainerEvent | undefined
    let error: Extract<TrainerEvent, { readonly ev: 'error' }> | undefined
    const onLine = (line: string): void => {
      const event = readEvent(line)
      if (event === undefined) return
      last = event
      notes.add(event)
      if (event.ev === 'start' && event.device !== 'cpu') watch.accelerators(event.processes)
      if (event.ev === 'error') error = event
      if (event.ev === 'tokenise') context.progress(0, parts, say.tokenising(event.tokens))
      if (event.ev === 'checkpoint') keeper.made(event.step, event.file)
      if (event.ev === 'step') {
        context.progress(progressOf(recipe.budget, { step: event.step, tokens: event.tokens, seconds: event.elapsed }) * parts, parts, say.atStep(event.step, event.loss))
      }
    }
    let ended: Ended
    try {
      ended = await runProgram('train.py', [place.recipe, place.out], {
        ranks: await ranksOf(recipe.processes), signal: AbortSignal.any([context.signal, broken.signal]), onLine,
        onStart: async (started) => { watch.processes(started); await place.note(started) },
      })
    } finally {
      await notes.end()
    }
    broken.signal.throwIfAborted()
    await keeper.end()
    broken.signal.throwIfAborted()
    if (error !== undefined && error.code !== lostProcess) return settle(context, id, { state: 'failed', cause: 'refused', words: error.message })
    if (ended.code === 0 && last?.ev === 'done') return finish(context, begun, place)
    if (context.cancelled()) return settle(context, id, { state: 'stopped', cause: 'stopped' })
    context.signal.throwIfAborted()
    throw new Error(ended.signal === null ? error?.message ?? `the trainer ended with ${ended.code}: ${ended.words}` : `the trainer was killed by ${ended.signal}`)
  }

  async function settle(context: JobContext, id: string, how: Parameters<typeof breakOff>[2] & { readonly state: 'stopped' | 'failed' }): Promise<RunState> {
    await breakOff(context, id, how)
    return how.state
  }

  /** Keeps the newest checkpoint beyond this machine: the last for sure, others at intervals. The one before it is let go. */
  function keepCheckpoints(context: JobContext, begun: TrainingRun, place: Workplace, failed: (error: unknown) => void): { made(step: number, file: string): void; end(): Promise<void> } {
    let kept = begun.checkpoint
    let newest: { readonly step: number; readonly file: string } | undefined
    let keptAt = -Infinity
    let keeping: Promise<void> = Promise.resolve()

    async function keep(): Promise<void> {
      const { step, file } = newest ?? {}
      if (step === undefined || file === undefined || step === kept?.step) return
      const artefact = await keepFile(files, join(place.out, file), { name: file, by: system }).catch((error: unknown) => {
        // The trainer made two newer ones meanwhile and let this one go.
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
        throw error
      })
      if (artefact === undefined) return
      const before = kept
      await context.transact(async (tx) => {
        await files.attach(tx, artefact.file, runSubject(begun.id))
        if (before) await files.remove(tx, before.artefact.file)
        await tx.updateTable('training_run').set({ checkpoint: JSON.stringify({ step, artefact }) }).where('id', '=', begun.id).execute()
      })
      kept = { step, artefact }
      keptAt = performance.now()
    }
    const next = (): Promise<void> => (keeping = keeping.then(keep).catch(failed))
    return {
      made(step, file) {
        newest = { step, file }
        if (performance.now() - keptAt > keepEvery) void next()
      },
      end: next,
    }
  }

  /** The model as files that last. */
  async function finish(context: JobContext, { id, contentHash, artefacts: before }: TrainingRun, { out }: Workplace): Promise<RunState> {
    const model = join(out, 'model')
    const artefacts: Artefact[] = []
    for (const name of (await readdir(model)).toSorted()) artefacts.push(await keepFile(files, join(model, name), { name, by: system }))
    await context.transact(async (tx) => {
      for (const { file } of artefacts) await files.attach(tx, file, runSubject(id))
      // Of a run that was done and went on.
      for (const { file } of before) await files.remove(tx, file)
      await tx.updateTable('training_run').set({ state: 'done', ended_at: now(), artefacts: JSON.stringify(artefacts), failure: null }).where('id', '=', id).execute()
      await journal.append(tx, system, {
        type: 'training-run.done', subject: runSubject(id), body: { content: contentHash, files: artefacts.map(({ name, hash }) => ({ name, sha256: hash })), used: await usedBy(tx, id) },
      })
    })
    return 'done'
  }

  kernel.jobs.define(trainingJob, {
    attempts,
    async run(context, given) {
      const { run: id } = payload.parse(given)
      try {
        await run(context, id)
      } catch (error) {
        if (context.signal.aborted && !context.cancelled()) throw context.signal.reason
        const words = error instanceof Error ? error.message : String(error)
        if (context.cancelled()) await breakOff(context, id, { state: 'stopped', cause: 'stopped' })
        else if (error instanceof Failure) await breakOff(context, id, { state: 'failed', cause: 'refused', words })
        else await breakOff(context, id, { state: context.attempt >= attempts ? 'failed' : 'waiting', cause: 'crashed', words })
        if (!(error instanceof Failure)) throw error
      }
    },
  })
}

/**
 * What a run has used by now, as the journal states it when it ends, for whoever keeps account of computation: whole numbers, seconds of the clock. Parameters
 * are absent where the trainer never said them.
 */
async function usedBy(tx: Tx, id: string): Promise<{ readonly tokens: number; readonly seconds: number; readonly parameters?: number; readonly processes?: number; readonly device?: string }> {
  const { tokens, seconds, figures } = await tx.selectFrom('training_run').select(['tokens', 'seconds', 'figures']).where('id', '=', id).executeTakeFirstOrThrow()
  return { tokens: Number(tokens), seconds: Math.round(seconds), ...(figures && { parameters: figures.parameters, processes: figures.processes, device: figures.device }) }
}

/** What each process of a run on this machine is told of its place among the others. */
async function ranksOf(processes: number): Promise<readonly Readonly<Record<string, string>>[]> {
  if (processes === 1) return [{}]
  const port = await freePort()
  return Array.from({ length: processes }, (_, rank) => ({
    RANK: String(rank), LOCAL_RANK: String(rank), WORLD_SIZE: String(processes), MASTER_ADDR: '127.0.0.1', MASTER_PORT: String(port),
  }))
}

const freePort = (): Promise<number> => new Promise((resolve, reject) => {
  const server = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
    const address = server.address()
    server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
  })
})
