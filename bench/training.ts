/**
 * Our trainer beside bare PyTorch loops of the same shape, one process each on one thread, and two of its processes that share a batch.
 *
 * `node bench/training.ts [steps]`: learns from the sentences of `samples/`. Needs the environment of `npm run trainer:setup`.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { figure, inTurns, median, perCent, report } from './measure.ts'
import { needsTrainer } from './needs.ts'

needsTrainer()

const root = join(import.meta.dirname, '..')
const python = join(root, 'trainer', '.venv', 'bin', 'python')
const steps = Number(process.argv[2] ?? 12)
/** The first steps fill caches. */
const warmUp = 2
const rounds = 3
const vocabulary = 8192
const goals = { ofBareLoop: 0.95, twoProcesses: 1.8 }

const folder = mkdtempSync(join(tmpdir(), 'training-'))
const model = { hidden_size: 320, layers: 6, heads: 5, kv_heads: 5, intermediate_size: 864, context: 256, rope_theta: 10_000 }
const at = (name: string): string => join(folder, name)
/** All sides are given what the trainer gives itself: one thread that never spins, and memory that is kept. */
const given = { OMP_NUM_THREADS: '1', OMP_WAIT_POLICY: 'passive', MALLOC_MMAP_THRESHOLD_: '4294967296', MALLOC_TRIM_THRESHOLD_: '4294967296', MALLOC_TOP_PAD_: '268435456' }

async function run(program: string, words: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const child = spawn(python, [program, ...words], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...given, ...environment } })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => { said += text })
  const code = await new Promise((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error(`${program} ended with ${String(code)}: ${said.slice(-500)}`)
  return said.trim().split('\n')
}

const sentences = ['common-voice-kazakh', 'tatoeba-kazakh'].flatMap((name) => readFileSync(join(root, 'samples', name, 'sentences.txt'), 'utf8').split('\n')).filter((line) => line !== '')
writeFileSync(at('text.jsonl'), sentences.map((text) => `${JSON.stringify({ text })}\n`).join(''))
writeFileSync(at('tokenizer-recipe.json'), JSON.stringify({ train: [at('text.jsonl')], vocabulary, kind: 'bpe' }))
await run(join(root, 'trainer', 'tokenizer.py'), [at('tokenizer-recipe.json'), at('tokenizer.json')])
writeFileSync(at('recipe.json'), JSON.stringify({
  model, data: { train: [at('text.jsonl')], tokenizer: at('tokenizer.json') },
  optimiser: { name: 'muon', lr: 0.004, betas: [0.9, 0.95], weight_decay: 0.1, warmup: 10, schedule: 'wsd', decay_fraction: 0.3, clip: 1 },
  batch: { sequences: 16, accumulation: 1 }, budget: { steps }, precision: 'bf16', seed: 1, evaluate_every: 1_000_000, checkpoint_every: 1_000_000, cache: folder,
}))

const speed = (perSecond: readonly number[]): number => median(perSecond.slice(warmUp))
let runs = 0
let parameters = 0

/** Trains with so many processes; answers tokens a second. */
async function trained(processes: number): Promise<number> {
  const out = at(`out-${runs += 1}`)
  const port = await freePort()
  const [first] = await Promise.all(Array.from({ length: processes }, (_, rank) => run(join(root, 'trainer', 'train.py'), [at('recipe.json'), out], {
    RANK: String(rank), LOCAL_RANK: String(rank), WORLD_SIZE: String(processes), MASTER_ADDR: '127.0.0.1', MASTER_PORT: String(port),
  })))
  rmSync(out, { recursive: true })
  const events = first!.map((line) => JSON.parse(line) as { readonly ev: string; readonly tokens_per_second: number; readonly parameters: number })
  parameters = events[0]!.parameters
  return speed(events.filter(({ ev }) => ev === 'step').map(({ tokens_per_second }) => tokens_per_second))
}

const bare = async (kind: 'plain' | 'ours'): Promise<number> => speed((await run(join(import.meta.dirname, 'training-loop.py'), [kind, at('recipe.json')])).map(Number))

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

const speeds = await inTurns(rounds, { one: () => trained(1), same: () => bare('ours'), plain: () => bare('plain'), two: () => trained(2) })
const of = (side: string): number => median(speeds[side]!)
const verdict = (reached: boolean): string => (reached ? 'reached' : 'missed')
report({
  title: 'Training',
  about: `Tokens a second of a Llama of ${figure(parameters / 1e6)} M parameters (vocabulary ${vocabulary}, context ${model.context}, 16 sequences a step, bf16, Muon), one thread a process that keeps its memory, ${steps} steps without the first ${warmUp}, in turns, the median of ${rounds}: our trainer; a bare loop around the same model; a bare loop around the model as one writes it with what PyTorch has (nn.RMSNorm, scaled_dot_product_attention, cross_entropy, autocast) and the same optimisers; and two processes of our trainer that share each batch (gloo).`,
  columns: ['', 'tokens a second', 'beside ours'],
  rows: ([['our trainer', 'one'], ['bare loop, our model', 'same'], ['bare loop, plain PyTorch', 'plain'], ['our trainer, two processes', 'two']] as const)
    .map(([name, side]) => [name, figure(of(side)), (of(side) / of('one')).toFixed(2)]),
  findings: [
    `Our trainer has ${perCent(of('one') / of('same'))} of the speed of a bare loop of the same model (goal: at least ${perCent(goals.ofBareLoop)}: ${verdict(of('one') / of('same') >= goals.ofBareLoop)}) and ${perCent(of('one') / of('plain'))} of that of a plain one.`,
    `Two processes are ${(of('two') / of('one')).toFixed(2)} times as fast as one (goal on two quiet cores: ${goals.twoProcesses}: ${verdict(of('two') / of('one') >= goals.twoProcesses)}).`,
  ],
})
rmSync(folder, { recursive: true })
