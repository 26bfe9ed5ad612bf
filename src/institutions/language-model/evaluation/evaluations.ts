/** Evaluations as work: begun by an engineer, done task by task by a job that goes on after a crash, ended with a receipt. */
import type { Selectable } from 'kysely'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type Db, type JsonColumn, newId, type Tx } from '../../../kernel/database/index.ts'
import type { JobContext } from '../../../kernel/jobs/index.ts'
import { type Actor, actorString } from '../../../kernel/parties/index.ts'
import { Failure } from '../../../law/failure.ts'
import type { Text } from '../../../law/text.ts'
import type { Instant } from '../../../law/time.ts'
import { benchmarkHash } from '../benchmarks.ts'
import { measured } from '../costs/index.ts'
import type { Ground } from '../ground.ts'
import { type Endpoint, modelAt } from './endpoint.ts'
import { howFar } from './how-far.ts'
import { type Memorisation, probeContext, probeMemorisation } from './memorisation.ts'
import { words } from './messages.ts'
import { readReceipt, type Receipt, type Result, signReceipt } from './receipt.ts'
import { promptsHash, type Task, taskNamed, tasks, tooLongFor } from './tasks.ts'

type State = 'running' | 'done' | 'failed' | 'stopped'

interface EvaluationTable {
  id: string; model: string; model_hash: string | null; tasks: JsonColumn<readonly string[]>; seeds: JsonColumn<readonly number[]>; item_limit: number
  state: State; results: JsonColumn<readonly Result[]>; memorisation: JsonColumn<Memorisation> | null; receipt: string | null; failure: JsonColumn<Text> | null
  begun_by: string; begun_at: Instant; ended_at: Instant | null
}

declare module '../../../kernel/database/index.ts' {
  interface Tables { evaluation: EvaluationTable }
}

export interface Evaluation {
  readonly id: string
  readonly model: string
  readonly modelHash?: string
  readonly tasks: readonly string[]
  readonly seeds: readonly number[]
  readonly limit: number
  readonly state: State
  readonly results: readonly Result[]
  readonly memorisation?: Memorisation
  /** The signed receipt, once it is done. */
  readonly receipt?: string
  readonly failure?: Text
  readonly begunAt: Instant
  readonly endedAt?: Instant
}

/** A model that can be judged, and how. */
export interface Judged {
  readonly name: string
  /** The hash of the registry's model; absent for a model of an upstream, which nobody here has seen. */
  readonly hash?: string
  /** Its id on the thread. */
  readonly thing?: string
  /** In tokens; absent where nobody here knows it. */
  readonly context?: number
  /** Something that it was made from was withdrawn: it is not offered for a new evaluation. */
  readonly takenBack?: boolean
}

/** What was taken back of a model: it itself, or something that it was made from. */
export type TakenBack = 'itself' | 'source'

/** A model of the registry, for whoever reads of its evaluation. */
export interface Registered {
  /** Its page. */
  readonly path: string
  /** Why nobody should use it: it was taken back itself, or something that it was made from was. */
  readonly takenBack?: TakenBack
  /** Of a draft that was never released: whoever drafted it, as the journal names actors. */
  readonly draftedBy?: string
}

/** What the evaluation needs of others. */
export interface Subjects {
  /** Every model that can be judged: drafted and released ones, and those of configured upstreams. */
  list(): Promise<readonly Judged[]>
  /** The models of the registry by their hash, those that were taken back among them. */
  registered(): Promise<ReadonlyMap<string, Registered>>
  /** Lets a model answer for as long as `use` runs. */
  serve<T>(model: Judged, use: (endpoint: Endpoint) => Promise<T>): Promise<T>
  /** Some texts that the model was trained on, when they are known here. */
  trainingTexts(model: Judged, count: number): Promise<readonly string[]>
}

export interface Evaluations {
  /** Begins an evaluation. Throws a `Failure` (invalid) that names what is wrong, such as the tasks for which the model's context is too short. */
  begin(tx: Tx, actor: Actor, what: { readonly model: Judged; readonly tasks: readonly string[]; readonly seeds: readonly number[]; readonly limit: number }): Promise<string>
  /** Takes in what was evaluated elsewhere, by its receipt. Throws a `Failure` (refused) when nobody known signed it. */
  receive(tx: Tx, actor: Actor, jws: string, thing?: string): Promise<string>
  find(id: string): Promise<Evaluation>
  /** Newest first. */
  list(how: { readonly limit: number; readonly model?: string }): Promise<readonly Evaluation[]>
  stop(tx: Tx, actor: Actor, id: string): Promise<void>
  /** The receipts of exactly this model. */
  receiptsOf(modelHash: string, within?: Db): Promise<readonly { readonly id: string; readonly jws: string; readonly receipt: Receipt }[]>
  readonly subjects: Subjects
}

const evaluationOf = (row: Selectable<EvaluationTable>): Evaluation => ({
  id: row.id, model: row.model, tasks: row.tasks, seeds: row.seeds, limit: row.item_limit, state: row.state, results: row.results, begunAt: row.begun_at,
  ...(row.model_hash !== null && { modelHash: row.model_hash }), ...(row.memorisation !== null && { memorisation: row.memorisation }),
  ...(row.receipt !== null && { receipt: row.receipt }), ...(row.failure !== null && { failure: row.failure }), ...(row.ended_at !== null && { endedAt: row.ended_at }),
})

/** Of the engine on which models of the registry are judged. */
function llamaVersion(): string {
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(new URL('../package.json', import.meta.resolve('node-llama-cpp')), 'utf8')))
  return version
}

const job = 'language-model.evaluation'

/** How many training texts the probe for memorised text tries. */
const probes = 100

export const evaluationThing = (id: string): string => `evaluation:${id}`

export function openEvaluations({ kernel, options }: Ground, subjects: Subjects): Evaluations {
  const { db, now, journal, jobs, lineage, statements } = kernel

  async function row(id: string, within: typeof db | Tx = db): Promise<Selectable<EvaluationTable>> {
    const found = /^[0-9a-f-]{36}$/.test(id) ? await within.selectFrom('evaluation').selectAll().where('id', '=', id).executeTakeFirst() : undefined
    if (!found) throw new Failure('not found', words.none)
    return found
  }

  const end = (tx: Tx, id: string, set: { readonly state: State; readonly receipt?: string; readonly failure?: Text }) =>
    tx.updateTable('evaluation').set({ state: set.state, ended_at: now(), ...(set.receipt && { receipt: set.receipt }), ...(set.failure && { failure: JSON.stringify(set.failure) }) })
      .where('id', '=', id).where('state', '=', 'running').execute()

  /** What a crash lost of a task is asked again; what was answered before it is not. */
  async function run(ctx: JobContext, id: string): Promise<void> {
    const { model, tasks: asked, seeds, limit } = evaluationOf(await row(id))
    const judged = (await subjects.list()).find(({ name }) => name === model)
    if (!judged) throw new Failure('not found', words.noModel)
    await measured(kernel, { stage: 'evaluation', subject: evaluationThing(id) }, (watch) => subjects.serve(judged, async (endpoint) => {
      if (endpoint.pid !== undefined) watch.processes([endpoint.pid])
      const answers = modelAt(endpoint, ctx.signal)
      const texts = (judged.context ?? Infinity) < probeContext ? [] : await subjects.trainingTexts(judged, probes)
      const parts = asked.length + (texts.length > 0 ? 1 : 0)
      const telling = (part: number, title: Text, rounds = 1, round = 0) => (items: number, of: number): void => {
        const { done, total, note } = howFar({ title, part, parts, round, rounds }, items, of)
        ctx.progress(done, total, note)
      }
      for (const [part, task] of asked.map((name) => taskNamed(name)!).entries()) {
        const { results } = await row(id)
        if (results.some((known) => known.task === task.id)) continue
        const result = await judge(task, seeds, async (seed, round, rounds) => task.run(answers, { seed, limit, progress: telling(part, task.title, rounds, round) }))
        ctx.signal.throwIfAborted()
        await ctx.transact((tx) => tx.updateTable('evaluation').set({ results: JSON.stringify([...results, result]) }).where('id', '=', id).execute())
      }
      if (texts.length > 0 && (await row(id)).memorisation === null) {
        const found = await probeMemorisation(answers, texts, telling(asked.length, words.memorisation))
        await ctx.transact((tx) => tx.updateTable('evaluation').set({ memorisation: JSON.stringify(found) }).where('id', '=', id).execute())
      }
    }))
    await ctx.transact(async (tx) => {
      const { results, memorisation } = await row(id, tx)
      const receipt = signReceipt(statements, {
        kind: 'evaluation', evaluation: id, model: { name: judged.name, ...(judged.hash && { hash: judged.hash }) }, seeds: [...seeds], limit, results: [...results],
        ...(memorisation && { memorisation }), software: { node: process.versions.node, platform: `${process.platform}-${process.arch}`, 'node-llama-cpp': llamaVersion() }, at: now(),
      })
      await end(tx, id, { state: 'done', receipt })
      await journal.append(tx, 'system:worker', { type: 'evaluation.done', subject: evaluationThing(id), body: { model: publicName(judged) } })
    })
  }

  jobs.define<string>(job, {
    attempts: 3,
    async run(ctx, id) {
      try {
        await run(ctx, id)
      } catch (error) {
        if (ctx.signal.aborted && !ctx.cancelled()) throw error
        if (ctx.cancelled()) return
        if (!(error instanceof Failure) && ctx.attempt < 3) throw error
        await ctx.transact((tx) => end(tx, id, { state: 'failed', failure: error instanceof Failure ? error.text : words.broke }))
      }
    },
  })

  return {
    subjects,
    async begin(tx, actor, { model, tasks: asked, seeds, limit }) {
      if (asked.length === 0) throw new Failure('invalid', words.noTasks, [{ field: 'tasks', text: words.noTasks }])
      if (asked.some((name) => !taskNamed(name))) throw new Failure('invalid', words.unknownTask, [{ field: 'tasks', text: words.unknownTask }])
      const long = tooLongFor(model, asked)
      if (long.length > 0) throw new Failure('invalid', words.contextTooShort(model.context!, long), [{ field: 'tasks', text: words.contextTooShort(model.context!, long) }])
      const id = newId()
      const ordered = tasks.filter((task) => asked.includes(task.id)).map((task) => task.id)
      await tx.insertInto('evaluation').values({
        id, model: model.name, model_hash: model.hash ?? null, tasks: JSON.stringify(ordered), seeds: JSON.stringify(seeds), item_limit: limit, state: 'running', results: '[]',
        memorisation: null, receipt: null, failure: null, begun_by: actorString(actor), begun_at: now(), ended_at: null,
      }).execute()
      await journal.append(tx, actorString(actor), { type: 'evaluation.begun', subject: evaluationThing(id), body: { model: publicName(model), tasks: ordered } })
      await lineage.put(tx, { id: evaluationThing(id), kind: 'evaluation', title: titleOf(model), path: `/evaluations/${id}` })
      if (model.thing) await lineage.link(tx, evaluationThing(id), model.thing, 'uses', 'evaluates')
      await jobs.enqueue(tx, job, id, { key: id, by: actorString(actor) })
      return id
    },
    async receive(tx, actor, jws, thing) {
      const said = await readReceipt(statements, jws, options.receiptKeys)
      if (said === undefined) throw new Failure('refused', words.unknownSigner)
      const { evaluation: id, model, seeds, limit, results, memorisation } = said
      await tx.insertInto('evaluation').values({
        id, model: model.name, model_hash: model.hash ?? null, tasks: JSON.stringify(results.map(({ task }) => task)), seeds: JSON.stringify(seeds), item_limit: limit, state: 'done',
        results: JSON.stringify(results), memorisation: memorisation ? JSON.stringify(memorisation) : null, receipt: jws, failure: null, begun_by: actorString(actor), begun_at: said.at, ended_at: said.at,
      }).onConflict((known) => known.column('id').doNothing()).execute()
      await journal.append(tx, actorString(actor), { type: 'evaluation.received', subject: evaluationThing(id), body: { model: publicName(model) } })
      await lineage.put(tx, { id: evaluationThing(id), kind: 'evaluation', title: titleOf(model), path: `/evaluations/${id}` })
      if (thing) await lineage.link(tx, evaluationThing(id), thing, 'uses', 'evaluates')
      return id
    },
    find: async (id) => evaluationOf(await row(id)),
    async list({ limit, model }) {
      let query = db.selectFrom('evaluation').selectAll().orderBy('begun_at', 'desc').limit(limit)
      if (model !== undefined) query = query.where('model', '=', model)
      return (await query.execute()).map(evaluationOf)
    },
    async stop(tx, actor, id) {
      const { state } = await row(id, tx)
      if (state !== 'running') throw new Failure('conflict', words.finished)
      await end(tx, id, { state: 'stopped' })
      await journal.append(tx, actorString(actor), { type: 'evaluation.stopped', subject: evaluationThing(id), body: {} })
      for (const { id: work } of await jobs.list({ name: job, key: id })) await jobs.cancel(tx, work).catch((error: unknown) => { if (!(error instanceof Failure)) throw error })
    },
    async receiptsOf(modelHash, within = db) {
      const rows = await within.selectFrom('evaluation').select(['id', 'receipt']).where('model_hash', '=', modelHash).where('state', '=', 'done').orderBy('begun_at', 'desc').execute()
      const read = await Promise.all(rows.map(async ({ id, receipt: jws }) => ({ id, jws: jws!, receipt: await readReceipt(statements, jws!, options.receiptKeys) })))
      return read.flatMap(({ receipt, ...one }) => (receipt ? [{ ...one, receipt }] : []))
    },
  }
}

/** Journal and thread are for everybody: a model of the registry, which may never be released, is known there by its hash alone. */
const publicName = ({ name, hash }: Receipt['model']): string => hash ?? name
const titleOf = ({ name, hash }: Receipt['model']): Text => (hash === undefined ? words.evaluationOf(name) : words.evaluation)

async function judge(task: Task, seeds: readonly number[], ask: (seed: number, round: number, rounds: number) => ReturnType<Task['run']>): Promise<Result> {
  const runs: Result['runs'] = []
  const asked = task.seeded ? seeds : seeds.slice(0, 1)
  for (const [round, seed] of asked.entries()) runs.push({ seed, ...await ask(seed, round, asked.length) })
  return { task: task.id, metric: task.metric, prompts: promptsHash(task), runs, ...(task.benchmark !== undefined && { data: benchmarkHash(task.benchmark) }), ...(task.chance !== undefined && { chance: task.chance }) }
}
