/** A small world for tests of tokenizers and trainings: a corpus of sample sentences, an engineer, and jobs that run when told. */
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { openWorld } from '../../../countries/kazakhstan/testing.ts'
import { newId, transact } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { same } from '../../../law/text.ts'
import { instantOf } from '../../../law/time.ts'
import { keepFile } from '../artefacts.ts'
import { cardOf } from '../tokenizers/card.ts'
import { openTokenizer, openTokenizers, tokenizerWork, type KnownCorpora, type Tokenizers } from '../tokenizers/index.ts'
import { openTraining, trainingWork, type TrainingRuns } from './index.ts'

const engineerRole = 'language-model.engineer'

export interface TrainingWorld extends AsyncDisposable {
  readonly kernel: Kernel
  readonly folder: string
  readonly engineer: Actor
  readonly corpora: KnownCorpora
  /** A corpus that is ready, and one that was withdrawn. */
  readonly corpus: string
  readonly withdrawn: string
  readonly tokenizers: Tokenizers
  readonly training: TrainingRuns
  /** Lets a day pass and runs what is due, until it has ended. */
  settle(): Promise<void>
  begin(source: string): Promise<string>
  /** A tokenizer that its job has trained, or why it could not. */
  trained(): Promise<string>
  /** One that is done, without the seconds that it takes. */
  tokenizer(): Promise<string>
}

/** The recipe of a tiny model, a second of work; `changes` are laid over its lines. */
export const tinyRecipe = (names: { readonly corpus: string; readonly tokenizer: string }, changes: Readonly<Record<string, string>> = {}): string => Object.entries({
  name: 'tiny', engine: 'shanyraq', ...names, precision: 'f32',
  model: '{ hidden_size: 32, intermediate_size: 64, layers: 2, heads: 2, kv_heads: 1, context: 32 }',
  optimiser: '{ name: adamw, lr: 0.003, warmup: 5, schedule: wsd }',
  batch: '{ sequences: 4 }', budget: '{ steps: 40 }', evaluate_every: '20', checkpoint_every: '10', ...changes,
}).map(([name, value]) => `${name}: ${value}\n`).join('')

export async function openTrainingWorld(): Promise<TrainingWorld> {
  const world = await openWorld()
  const { kernel } = world
  const folder = mkdtempSync(join(kernel.settings.data, 'training-'))
  const engineer = await world.officer(engineerRole)
  const [corpus, withdrawn] = [newId(), newId()]
  const sentences = readFileSync(new URL('../../../../samples/tatoeba-kazakh/sentences.txt', import.meta.url), 'utf8').split('\n').filter((line) => line !== '').slice(0, 900)
  const packed = (from: readonly string[]): Buffer => gzipSync(from.map((text, i) => `${JSON.stringify({ id: `${i}`, text, source: 'tatoeba', licence: 'CC-BY-2.0-FR', language: 'kk' })}\n`).join(''))
  const corpora: KnownCorpora = {
    find: async (id) => (id === corpus || id === withdrawn ? { id, title: 'Үлгі корпус', hash: createHash('sha256').update(id).digest('hex'), withdrawn: id === withdrawn } : undefined),
    ready: async () => [{ id: corpus, title: 'Үлгі корпус' }],
  }
  for (const [name, content] of [['train-00000.jsonl.gz', packed(sentences.slice(0, 800))], ['validation.jsonl.gz', packed(sentences.slice(800))]] as const) {
    writeFileSync(join(folder, name), content)
    const artefact = await keepFile(kernel.files, join(folder, name), { name, by: 'system:test' })
    await transact(kernel.db, (tx) => kernel.files.attach(tx, artefact.file, `corpus:${corpus}`))
  }
  await transact(kernel.db, (tx) => kernel.lineage.put(tx, { id: `corpus:${corpus}`, kind: 'corpus', title: same('Үлгі корпус'), path: `/corpora/${corpus}` }))
  const ground = { kernel, folder, options: { engineer: engineerRole } }
  const tokenizers = openTokenizers(ground, corpora)
  const training = openTraining(ground, { corpora, tokenizers, marks: kernel.takenBack })
  tokenizerWork(ground)
  trainingWork(ground)
  let day = 3

  async function settle(): Promise<void> {
    await kernel.jobs.settle()
    world.at(instantOf(`2026-02-${String(day).padStart(2, '0')}T05:00:00.000Z`))
    day += 1
    await kernel.jobs.settle()
  }
  return {
    kernel, folder, engineer, corpora, corpus, withdrawn, tokenizers, training, settle,
    begin: (source) => transact(kernel.db, (tx) => training.begin(tx, engineer, source)),
    async trained() {
      const id = await transact(kernel.db, (tx) => tokenizers.begin(tx, engineer, { name: 'tiny', kind: 'bpe', vocabulary: 1024, corpus }))
      await kernel.jobs.settle()
      return id
    },
    async tokenizer() {
      const id = newId()
      const path = fileURLToPath(new URL('../tokenizers/testing-bpe.json', import.meta.url))
      const artefact = await keepFile(kernel.files, path, { name: 'tokenizer.json', by: 'system:test' })
      await transact(kernel.db, async (tx) => {
        await kernel.files.attach(tx, artefact.file, `tokenizer:${id}`)
        await tx.insertInto('tokenizer').values({
          id, name: 'ready', kind: 'bpe', vocabulary: 800, corpus, corpus_hash: 'a'.repeat(64), state: 'done', job: newId(), created_by: 'system:test', created_at: kernel.now(), ended_at: kernel.now(),
          seconds: 1, failure: null, hash: artefact.hash, artefact: JSON.stringify(artefact), card: JSON.stringify(cardOf(openTokenizer(readFileSync(path, 'utf8')))),
        }).execute()
        await kernel.lineage.put(tx, { id: `tokenizer:${id}`, kind: 'tokenizer', title: same('ready') })
      })
      return id
    },
    [Symbol.asyncDispose]: () => world.close(),
  }
}
