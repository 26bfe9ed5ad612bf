/** The use cases of training: begin, look, stop, go on, and lend the model that came of it. */
import { join } from 'node:path'
import { type Selectable, sql } from 'kysely'
import { newId, type Tables, transact, type Tx } from '../../../kernel/database/index.ts'
import { type Actor, actorString } from '../../../kernel/parties/index.ts'
import { Failure } from '../../../law/failure.ts'
import type { Instant } from '../../../law/time.ts'
import type { TrainingGround } from '../ground.ts'
import { isEngineer } from '../office.ts'
import { lendFolder } from '../lend-folder.ts'
import { requireUsable } from '../marks/index.ts'
import type { Marks } from '../../../kernel/taken-back/index.ts'
import { type KnownCorpora, tokenizerSubject, type Tokenizers } from '../tokenizers/index.ts'
import { type Check, recipeCheck, type RightRecipe } from './check.ts'
import type { EventKind } from './event.ts'
import { canGoOn, goOnProblems } from './go-on.ts'
import { type Interruption, interruptionsOf, noteInterruption } from './interruptions.ts'
import * as say from './messages.ts'
import type { RecipeProblem } from './read-recipe.ts'
import { contentHash, type Recipe, runsHere } from './recipe.ts'
import { runOf, runSubject, trainingJob, type TrainingRun } from './run.ts'

/** What the trainer said at a moment. */
export interface RunEvent { readonly seq: number; readonly kind: EventKind; readonly step?: number; readonly at: Instant; readonly body: Readonly<Record<string, unknown>> }

/** Means over some neighbouring steps, the last of which is named. Loss in nats a token. */
export interface LossPoint { readonly step: number; readonly loss: number; readonly tokensPerSecond: number }

export interface TrainingRuns {
  /** Whether a recipe in YAML could begin now: it is right, and what it names is there, may be used and fits together. */
  check(source: string): Promise<Check>
  /**
   * Begins a run from a recipe in YAML; its job does the rest. One that is to run on other machines is only made ready. Throws a
   * `Failure` for an actor who is no engineer, and for a recipe that is broken or names what is not there, with the line and the mend.
   */
  begin(tx: Tx, actor: Actor, source: string): Promise<string>
  find(id: string): Promise<TrainingRun | undefined>
  /** Newest first. */
  list(page?: { readonly limit: number; readonly offset: number }): Promise<{ readonly runs: readonly TrainingRun[]; readonly total: number }>
  /** What it said of these kinds, in order; what a crash undid is not among it. */
  events(id: string, kinds: readonly EventKind[]): Promise<readonly RunEvent[]>
  /** What interrupted it, in order; nothing of it is ever undone. */
  interruptions(id: string): Promise<readonly Interruption[]>
  /** All that it said, in order, however much that is. */
  said(id: string): AsyncIterable<RunEvent>
  /** The loss of the training text along the steps, in at most `points` means of neighbouring steps. */
  losses(id: string, points?: number): Promise<readonly LossPoint[]>
  /** Asks a run to write a checkpoint and stop. Throws a `Failure` when it does not run. */
  stop(actor: Actor, id: string): Promise<void>
  /** What is wrong, line by line, with a recipe that a run shall go on with. */
  changeProblems(id: string, source: string): Promise<readonly RecipeProblem[]>
  /**
   * Lets a run that stopped or failed go on from its newest checkpoint; with a changed recipe one that is done too. Throws a `Failure`,
   * with its line, for a change that the checkpoint does not allow.
   */
  resume(actor: Actor, id: string, source?: string): Promise<void>
  /** Lends the model folder of a run that is done, in the layout of Hugging Face, to be read while `use` runs. */
  folder<T>(id: string, use: (path: string) => Promise<T>): Promise<T>
}

export function openTraining({ kernel, options, folder }: TrainingGround, { corpora, tokenizers, marks }: { readonly corpora: KnownCorpora; readonly tokenizers: Tokenizers; readonly marks: Pick<Marks, 'ofAll'> }): TrainingRuns {
  const { db, now, journal, jobs, lineage, files } = kernel

  const find = async (id: string): Promise<TrainingRun | undefined> => {
    const row = await db.selectFrom('training_run').selectAll().where('id', '=', id).executeTakeFirst()
    return row && runOf(row)
  }

  function requireEngineer({ roles }: Actor): void {
    if (!isEngineer({ roles }, options)) throw new Failure('refused', say.engineersOnly)
  }

  async function known(id: string): Promise<TrainingRun> {
    const run = await find(id)
    if (run === undefined) throw new Failure('not found', say.noRun)
    return run
  }

  /** The run, for whoever changes it; others wait. */
  async function held(tx: Tx, id: string): Promise<TrainingRun> {
    const row = await tx.selectFrom('training_run').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    if (row === undefined) throw new Failure('not found', say.noRun)
    return runOf(row)
  }

  const check = recipeCheck({ corpora, tokenizers, marks, find })

  /** A recipe that can begin. Throws a `Failure` with the lines of one that cannot. */
  async function right(source: string): Promise<RightRecipe> {
    const checked = await check(source)
    if (checked.problems) throw broken(checked.problems)
    return checked
  }

  /** Lays a changed recipe over a run; its hash says what it was until now. */
  async function changeRecipe(tx: Tx, by: string, run: TrainingRun, source: string, { recipe, parts, lineOf }: RightRecipe): Promise<void> {
    const subject = runSubject(run.id)
    const can = canGoOn(run, await lineage.made(subject))
    if (can !== 'yes') throw new Failure('conflict', say.cannotGoOn[can])
    const problems = goOnProblems(run, recipe, lineOf)
    if (problems.length > 0) throw broken(problems)
    const step = run.checkpoint?.step ?? 0
    const now = { ...parts, ...(step > 0 && { after: { content: run.contentHash, step } }) }
    const hash = contentHash({ recipe, ...now })
    await tx.updateTable('training_run').set({ name: recipe.name, source, recipe: JSON.stringify(recipe), parts: JSON.stringify(now), content_hash: hash }).where('id', '=', run.id).execute()
    await enterThread(tx, run.id, recipe)
    await journal.append(tx, by, { type: 'training-run.recipe-changed', subject, body: { before: run.contentHash, after: hash, step } })
  }

  async function enterThread(tx: Tx, id: string, recipe: Recipe): Promise<void> {
    const thing = runSubject(id)
    await lineage.put(tx, { id: thing, kind: 'training-run', title: say.titleOf(recipe.name), path: `/training/${id}` })
    if (recipe.engine === 'trl') return
    await lineage.link(tx, thing, `corpus:${recipe.corpus}`, 'derives', 'trained on')
    if (recipe.engine !== 'shanyraq') return
    await lineage.link(tx, thing, tokenizerSubject(recipe.tokenizer), 'derives', 'tokenised with')
    if (recipe.base !== undefined) await lineage.link(tx, thing, runSubject(recipe.base), 'derives', 'continued from')
  }

  const enqueue = (tx: Tx, id: string, by: string): Promise<string> => jobs.enqueue(tx, trainingJob, { run: id }, { by })

  return {
    check,

    async begin(tx, actor, source) {
      requireEngineer(actor)
      const { recipe, parts } = await right(source)
      const id = newId()
      const by = actorString(actor)
      const here = runsHere(recipe)
      const hash = contentHash({ recipe, ...parts })
      const job = here ? await enqueue(tx, id, by) : null
      await tx.insertInto('training_run').values({
        id, name: recipe.name, source, recipe: JSON.stringify(recipe), content_hash: hash, parts: JSON.stringify(parts), corpus: recipe.engine === 'trl' ? null : recipe.corpus,
        tokenizer: recipe.engine === 'shanyraq' ? recipe.tokenizer : null, base: recipe.engine === 'shanyraq' ? recipe.base ?? null : null, state: here ? 'waiting' : 'prepared', job,
        created_by: by, created_at: now(), started_at: null, ended_at: null, step: 0n, tokens: 0n, seconds: 0, cpu_seconds: 0, figures: null, failure: null, checkpoint: null, artefacts: '[]',
      }).execute()
      await enterThread(tx, id, recipe)
      await journal.append(tx, by, { type: 'training-run.begun', subject: runSubject(id), body: { name: recipe.name, engine: recipe.engine, launcher: recipe.launcher, content: hash } })
      return id
    },

    find,

    async list({ limit, offset } = { limit: 1000, offset: 0 }) {
      const [rows, { total }] = await Promise.all([
        db.selectFrom('training_run').selectAll().orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).offset(offset).execute(),
        db.selectFrom('training_run').select(({ fn }) => fn.countAll().as('total')).executeTakeFirstOrThrow(),
      ])
      return { runs: rows.map(runOf), total: Number(total) }
    },

    events: async (id, kinds) => (await db.selectFrom('training_event').selectAll().where('run', '=', id).where('kind', 'in', kinds).orderBy('seq').execute()).map(eventOf),

    interruptions: (id) => interruptionsOf(db, id),

    async *said(id) {
      let after = 0n
      for (;;) {
        const rows = await db.selectFrom('training_event').selectAll().where('run', '=', id).where('seq', '>', after).orderBy('seq').limit(atOnce).execute()
        yield* rows.map(eventOf)
        const last = rows.at(-1)
        if (last === undefined || rows.length < atOnce) return
        after = last.seq
      }
    },

    async losses(id, points = 240) {
      const { rows } = await sql<{ step: string; loss: number; rate: number }>`
        select max(step) as step, avg((body->>'loss')::float8) as loss, avg((body->>'tokens_per_second')::float8) as rate
        from (select step, body, ntile(${points}) over (order by step) as part from training_event where run = ${id} and kind = 'step') as steps
        group by part order by part`.execute(db)
      return rows.map(({ step, loss, rate }) => ({ step: Number(step), loss, tokensPerSecond: rate }))
    },

    async stop(actor, id) {
      requireEngineer(actor)
      const { job } = await transact(db, async (tx) => {
        const run = await held(tx, id)
        if (run.state !== 'waiting' && run.state !== 'running' && run.state !== 'stopping') throw new Failure('conflict', say.notRunning)
        if (run.state !== 'stopping') {
          await tx.updateTable('training_run').set({ state: 'stopping' }).where('id', '=', id).execute()
          await jobs.cancel(tx, run.job!)
          await journal.append(tx, actorString(actor), { type: 'training-run.stop-asked', subject: runSubject(id), body: {} })
        }
        return run
      })
      // A job that no worker is at ends without a word to the run.
      const status = (await jobs.get(job!))?.status
      if (status !== 'waiting' && status !== 'running') {
        await transact(db, async (tx) => {
          const { numUpdatedRows } = await tx.updateTable('training_run').set({ state: 'stopped', ended_at: now() }).where('id', '=', id).where('state', '=', 'stopping').executeTakeFirstOrThrow()
          if (numUpdatedRows > 0n) await noteInterruption(tx, id, { cause: 'stopped', at: now() })
        })
      }
    },

    async changeProblems(id, source) {
      const run = await known(id)
      const checked = await check(source)
      return checked.problems ?? goOnProblems(run, checked.recipe, checked.lineOf)
    },

    async resume(actor, id, source) {
      requireEngineer(actor)
      const changed = source === undefined ? undefined : await right(source)
      await requireUsable(kernel, runSubject(id), say.takenBack)
      await transact(db, async (tx) => {
        const run = await held(tx, id)
        const by = actorString(actor)
        if (changed !== undefined) await changeRecipe(tx, by, run, source!, changed)
        else if (run.state !== 'stopped' && run.state !== 'failed') throw new Failure('conflict', say.notStopped)
        const job = await enqueue(tx, id, by)
        await tx.updateTable('training_run').set({ state: 'waiting', job, failure: null, ended_at: null }).where('id', '=', id).execute()
        await journal.append(tx, by, { type: 'training-run.resumed', subject: runSubject(id), body: {} })
      })
    },

    async folder(id, use) {
      const run = await known(id)
      if (run.state !== 'done') throw new Failure('conflict', say.noModelYet)
      return lendFolder(files, run.artefacts, join(folder, 'lent', newId()), use)
    },
  }
}

/** Events that are read at once when all are given out. */
const atOnce = 2000

const eventOf = ({ seq, kind, step, at, body }: Selectable<Tables['training_event']>): RunEvent => ({ seq: Number(seq), kind, at, body, ...(step !== null && { step: Number(step) }) })

const broken = (problems: readonly RecipeProblem[]): Failure =>
  new Failure('invalid', say.brokenRecipe, problems.map(({ line, text }) => ({ field: 'recipe', text: say.inLine(line, text) })))
