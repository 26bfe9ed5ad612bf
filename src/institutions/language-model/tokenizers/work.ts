/** Trains tokenizers: a child process of the trainer learns one, this process measures it and keeps it. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { JobContext } from '../../../kernel/jobs/index.ts'
import { Failure } from '../../../law/failure.ts'
import { keepFile } from '../artefacts.ts'
import { measured, type Watch } from '../costs/index.ts'
import type { TrainingGround } from '../ground.ts'
import { lendFolder } from '../lend-folder.ts'
import { requireUsable } from '../marks/index.ts'
import { runProgram } from '../python.ts'
import { cardOf } from './card.ts'
import { openTokenizer } from './encode.ts'
import * as say from './messages.ts'
import { tokenizerJob, tokenizerOf, tokenizerSubject, type TrainedTokenizer } from './tokenizers.ts'

const payload = z.object({ tokenizer: z.uuid() })
const event = z.looseObject({ ev: z.string(), message: z.string().optional() })

const attempts = 3

/** Defines the job. Said once in every process. */
export function tokenizerWork({ kernel, folder }: TrainingGround): void {
  const { db, files, journal, now } = kernel

  /** Learns into `target`; answers what the program said when it could not. */
  async function learn({ kind, vocabulary, corpus }: TrainedTokenizer, work: string, target: string, signal: AbortSignal, watch: Watch): Promise<string | undefined> {
    const train = (await files.attachedTo(`corpus:${corpus}`)).filter(({ name }) => /^train-.*\.jsonl\.gz$/.test(name)).map(({ id, name }) => ({ file: id, name }))
    if (train.length === 0) return say.sayNoCorpus.en
    return lendFolder(files, train, join(work, 'corpus'), async (lent) => {
      const recipe = join(work, 'recipe.json')
      await writeFile(recipe, JSON.stringify({ train: train.map(({ name }) => join(lent, name)), vocabulary, kind }))
      let failure: string | undefined
      const { code, words } = await runProgram('tokenizer.py', [recipe, target], {
        signal, onStart: async (pids) => watch.processes(pids),
        onLine: (line) => {
          const said = readEvent(line)
          if (said?.ev === 'error') failure = said.message
        },
      })
      signal.throwIfAborted()
      if (code !== 0 && failure === undefined) throw new Error(`the trainer of tokenizers ended with ${code}: ${words}`)
      return failure
    })
  }

  async function run(context: JobContext, id: string): Promise<void> {
    const row = await db.selectFrom('tokenizer').selectAll().where('id', '=', id).executeTakeFirst()
    // Done, or another job has it since.
    if (row === undefined || row.state === 'done' || row.job !== context.id) return
    const work = join(folder, 'tokenizers', id)
    const target = join(work, 'tokenizer.json')
    const tokenizer = tokenizerOf(row)
    await requireUsable(kernel, tokenizerSubject(id), say.sayTakenBack)
    await context.transact((tx) => tx.updateTable('tokenizer').set({ state: 'running' }).where('id', '=', id).execute())
    try {
      await mkdir(work, { recursive: true })
      const began = performance.now()
      const failure = await measured(kernel, { stage: 'tokenizer', subject: tokenizerSubject(id) }, (watch) => learn(tokenizer, work, target, context.signal, watch))
      if (failure !== undefined) {
        await fail(context, id, failure)
        return
      }
      const seconds = (performance.now() - began) / 1000
      const card = cardOf(openTokenizer(await readFile(target, 'utf8')))
      const artefact = await keepFile(files, target, { name: 'tokenizer.json', by: row.created_by })
      await context.transact(async (tx) => {
        await files.attach(tx, artefact.file, tokenizerSubject(id))
        await tx.updateTable('tokenizer').set({
          state: 'done', ended_at: now(), seconds, hash: artefact.hash, artefact: JSON.stringify(artefact), card: JSON.stringify(card), failure: null,
        }).where('id', '=', id).execute()
        await journal.append(tx, 'system:language-model', { type: 'tokenizer.made', subject: tokenizerSubject(id), body: { sha256: artefact.hash, vocabulary: card.vocabulary, corpus: tokenizer.corpusHash } })
      })
    } finally {
      await rm(work, { recursive: true, force: true })
    }
  }

  async function fail(context: JobContext, id: string, failure: string): Promise<void> {
    await context.transact(async (tx) => {
      await tx.updateTable('tokenizer').set({ state: 'failed', ended_at: now(), failure }).where('id', '=', id).execute()
      await journal.append(tx, 'system:language-model', { type: 'tokenizer.failed', subject: tokenizerSubject(id), body: {} })
    })
  }

  kernel.jobs.define(tokenizerJob, {
    attempts,
    async run(context, given) {
      const { tokenizer } = payload.parse(given)
      try {
        await run(context, tokenizer)
      } catch (error) {
        if (context.cancelled()) await fail(context, tokenizer, say.sayStopped.en)
        if (context.signal.aborted) throw context.signal.reason
        if (!(error instanceof Failure) && context.attempt < attempts) throw error
        await fail(context, tokenizer, error instanceof Error ? error.message : String(error))
      }
    },
  })
}

function readEvent(line: string): z.infer<typeof event> | undefined {
  try {
    return event.parse(JSON.parse(line))
  } catch {
    return undefined
  }
}
