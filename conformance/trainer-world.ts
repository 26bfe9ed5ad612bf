/** A folder with a small language, its tokenizer and the programs of the trainer, which run as the portal runs them, in one process or in two. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { gzipSync } from 'node:zlib'
import { freePort } from '../e2e/processes.ts'

export const trainerFolder = join(import.meta.dirname, '..', 'trainer')
const python = join(trainerFolder, '.venv', 'bin', 'python')

export interface Event { readonly ev: string; readonly step?: number; readonly tokens?: number; readonly loss?: number; readonly message?: string; readonly code?: string; readonly values?: object }

export interface Ran { readonly code: number | null; readonly signal: string | null; readonly events: readonly Event[]; readonly words: string }

export interface How {
  readonly environment?: Readonly<Record<string, string>>
  readonly input?: string
  /** May end the process. */
  readonly onEvent?: (event: Event, end: (signal: NodeJS.Signals) => void) => void
  readonly onStart?: (end: (signal: NodeJS.Signals) => void) => void
}

export interface TrainerWorld {
  readonly folder: string
  /** The recipe of a model so small that a step takes milliseconds. */
  recipe(change?: object): { readonly model: object; readonly data: object; readonly optimiser: object }
  /** Runs a program of the trainer, or Python with other words. */
  run(program: string, words: readonly string[], how?: How): Promise<Ran>
  /** Trains in the folder of this name. */
  train(name: string, what: object, how?: How): Promise<Ran>
  /** Trains in two processes, each in its folder. */
  trainTogether(names: readonly [string, string], what: object, how?: (rank: number) => How): Promise<readonly [Ran, Ran]>
  modelOf(name: string): Promise<Buffer>
  close(): Promise<void>
}

/** The words follow each other by a rule with exceptions, so there is something to learn. */
export function texts(count: number, from: number): readonly string[] {
  const words = ['Қазақ', 'тілі', 'бай', 'тіл', 'әдебиет', 'ғылым', 'мен', 'өнер', 'дамып', 'келеді', 'жаңа', 'мектеп', 'ашылды', 'бүгін', 'қалада']
  return Array.from({ length: count }, (_, i) => Array.from({ length: 20 }, (_, j) => words[((i + from) * 7 + j * (1 + i % 3)) % words.length]).join(' '))
}

export const lines = (all: readonly string[]): Buffer => gzipSync(all.map((text, id) => `${JSON.stringify({ id: String(id), text })}\n`).join(''))

/** The losses of a run, step by step. */
export const curve = (events: readonly Event[]): readonly (readonly [number, number])[] => events.filter(({ ev }) => ev === 'step').map(({ step, loss }) => [step!, loss!])

async function runPython(words: readonly string[], { environment = {}, input = '', onEvent, onStart }: How): Promise<Ran> {
  const child = spawn(python, words, { stdio: 'pipe', env: { PATH: process.env['PATH'], ...environment } })
  const end = (signal: NodeJS.Signals): void => { child.kill(signal) }
  const events: Event[] = []
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => { said += text })
  child.stdin.end(input)
  createInterface({ input: child.stdout }).on('line', (line) => {
    const event = JSON.parse(line) as Event
    events.push(event)
    onEvent?.(event, end)
  })
  onStart?.(end)
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve, reject) => {
    child.once('error', () => reject(new Error('There is no trainer/.venv: run npm run trainer:setup.')))
    child.once('close', (...how) => resolve(how))
  })
  return { code, signal, events, words: said }
}

export async function openTrainer(): Promise<TrainerWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'shanyraq-trainer-'))
  await writeFile(join(folder, 'train.jsonl.gz'), lines(texts(400, 0)))
  await writeFile(join(folder, 'validation.jsonl.gz'), lines(texts(20, 1000)))
  await writeFile(join(folder, 'tokenizer-recipe.json'), JSON.stringify({ train: [join(folder, 'train.jsonl.gz')], vocabulary: 300, kind: 'bpe' }))

  const run: TrainerWorld['run'] = (program, words, how = {}) => runPython(program === '-c' ? ['-c', ...words] : [join(trainerFolder, program), ...words], how)
  const made = await run('tokenizer.py', [join(folder, 'tokenizer-recipe.json'), join(folder, 'tokenizer.json')])
  assert.equal(made.code, 0, made.words)

  async function write(name: string, what: object): Promise<string> {
    const file = join(folder, `${name}.json`)
    await writeFile(file, JSON.stringify(what))
    return file
  }
  return {
    folder, run,
    recipe: (change = {}) => ({
      model: { hidden_size: 32, layers: 2, heads: 4, kv_heads: 2, intermediate_size: 64, context: 32, rope_theta: 10_000 },
      data: { train: [join(folder, 'train.jsonl.gz')], validation: join(folder, 'validation.jsonl.gz'), tokenizer: join(folder, 'tokenizer.json') },
      optimiser: { name: 'muon', lr: 0.01, betas: [0.9, 0.95], weight_decay: 0.1, warmup: 5, schedule: 'wsd', decay_fraction: 0.3, clip: 1, dropout: 0.1 },
      batch: { sequences: 4, accumulation: 2 }, budget: { steps: 40 }, precision: 'bf16', seed: 7, evaluate_every: 100, checkpoint_every: 8, ...change,
    }),
    train: async (name, what, how) => run('train.py', [await write(name, what), join(folder, name)], how),
    async trainTogether(names, what, how = () => ({})) {
      const port = String(await freePort())
      const files = await Promise.all(names.map((name) => write(name, what)))
      const rank = (number: 0 | 1): Promise<Ran> => {
        const { environment, ...rest } = how(number)
        return run('train.py', [files[number]!, join(folder, names[number])], {
          ...rest, environment: { RANK: String(number), LOCAL_RANK: String(number), WORLD_SIZE: '2', MASTER_ADDR: '127.0.0.1', MASTER_PORT: port, ...environment },
        })
      }
      return Promise.all([rank(0), rank(1)])
    },
    modelOf: (name) => readFile(join(folder, name, 'model', 'model.safetensors')),
    close: () => rm(folder, { recursive: true, force: true }),
  }
}
