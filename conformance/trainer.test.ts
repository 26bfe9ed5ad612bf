/** The trainer (Python) from outside: its programs are run as the portal runs them, on a model so small that a step takes milliseconds. */
import { after, before, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { gzipSync } from 'node:zlib'
import { freePort } from '../e2e/processes.ts'

const trainer = join(import.meta.dirname, '..', 'trainer')
const python = join(trainer, '.venv', 'bin', 'python')

interface Event { readonly ev: string; readonly step?: number; readonly loss?: number; readonly message?: string; readonly code?: string; readonly values?: object }

let folder: string
let unbroken: { readonly events: readonly Event[]; readonly model: Buffer }

/** A small language: the words follow each other by a rule with exceptions, so there is something to learn. */
function texts(count: number, from: number): readonly string[] {
  const words = ['Қазақ', 'тілі', 'бай', 'тіл', 'әдебиет', 'ғылым', 'мен', 'өнер', 'дамып', 'келеді', 'жаңа', 'мектеп', 'ашылды', 'бүгін', 'қалада']
  return Array.from({ length: count }, (_, i) => Array.from({ length: 20 }, (_, j) => words[((i + from) * 7 + j * (1 + i % 3)) % words.length]).join(' '))
}

const lines = (all: readonly string[]): Buffer => gzipSync(all.map((text, id) => `${JSON.stringify({ id: String(id), text })}\n`).join(''))

const recipe = (change: object = {}): object => ({
  model: { hidden_size: 32, layers: 2, heads: 4, kv_heads: 2, intermediate_size: 64, context: 32, rope_theta: 10_000 },
  data: { train: [join(folder, 'train.jsonl.gz')], validation: join(folder, 'validation.jsonl.gz'), tokenizer: join(folder, 'tokenizer.json') },
  optimiser: { name: 'muon', lr: 0.01, betas: [0.9, 0.95], weight_decay: 0.1, warmup: 5, schedule: 'wsd', decay_fraction: 0.3, clip: 1, dropout: 0.1 },
  batch: { sequences: 4, accumulation: 2 }, budget: { steps: 40 }, precision: 'bf16', seed: 7, evaluate_every: 100, checkpoint_every: 8, ...change,
})

/** Runs a program; `onEvent` may end it. */
async function run(program: string, words: readonly string[], { environment = {}, input = '', onEvent }: {
  readonly environment?: Readonly<Record<string, string>>
  readonly input?: string
  readonly onEvent?: (event: Event, end: (signal: NodeJS.Signals) => void) => void
} = {}): Promise<{ readonly code: number | null; readonly signal: string | null; readonly events: readonly Event[]; readonly words: string }> {
  const child = spawn(python, [join(trainer, program), ...words], { stdio: 'pipe', env: { PATH: process.env['PATH'], ...environment } })
  const events: Event[] = []
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => { said += text })
  child.stdin.end(input)
  createInterface({ input: child.stdout }).on('line', (line) => {
    const event = JSON.parse(line) as Event
    events.push(event)
    onEvent?.(event, (signal) => child.kill(signal))
  })
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve, reject) => {
    child.once('error', () => reject(new Error('There is no trainer/.venv: run npm run trainer:setup.')))
    child.once('close', (...how) => resolve(how))
  })
  return { code, signal, events, words: said }
}

async function train(name: string, what: object, options: Parameters<typeof run>[2] = {}): ReturnType<typeof run> {
  const file = join(folder, `${name}.json`)
  await writeFile(file, JSON.stringify(what))
  return run('train.py', [file, join(folder, name)], options)
}

const curve = (events: readonly Event[]): readonly (readonly [number, number])[] => events.filter(({ ev }) => ev === 'step').map(({ step, loss }) => [step!, loss!])
const modelOf = (name: string): Promise<Buffer> => readFile(join(folder, name, 'model', 'model.safetensors'))

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shanyraq-trainer-'))
  await writeFile(join(folder, 'train.jsonl.gz'), lines(texts(400, 0)))
  await writeFile(join(folder, 'validation.jsonl.gz'), lines(texts(20, 1000)))
  await writeFile(join(folder, 'tokenizer-recipe.json'), JSON.stringify({ train: [join(folder, 'train.jsonl.gz')], vocabulary: 300, kind: 'bpe' }))
  const made = await run('tokenizer.py', [join(folder, 'tokenizer-recipe.json'), join(folder, 'tokenizer.json')])
  assert.equal(made.code, 0, made.words)
  const { code, events, words } = await train('unbroken', recipe())
  assert.equal(code, 0, words)
  unbroken = { events, model: await modelOf('unbroken') }
})
after(() => rm(folder, { recursive: true, force: true }))

// Most of the time of a run is the start of Python: two tests share it.
describe('the trainer', { concurrency: 2 }, () => {
  test('a run learns, says how far it is, and writes a model that programs of others read', async () => {
    const losses = curve(unbroken.events)
    assert.equal(losses.length, 40)
    assert.ok(losses.at(-1)![1] < losses[0]![1] / 2, JSON.stringify(losses))
    assert.deepEqual([...new Set(unbroken.events.map(({ ev }) => ev))], ['start', 'step', 'checkpoint', 'eval', 'done'])
    assert.deepEqual((await readdir(join(folder, 'unbroken', 'model'))).sort(), ['config.json', 'generation_config.json', 'model.safetensors', 'tokenizer.json', 'tokenizer_config.json'])
    const config = JSON.parse(await readFile(join(folder, 'unbroken', 'model', 'config.json'), 'utf8')) as Record<string, unknown>
    assert.equal(config['model_type'], 'llama')
    assert.equal(config['num_key_value_heads'], 2)
    assert.equal((await readdir(join(folder, 'unbroken'))).filter((name) => name.endsWith('.pt')).length, 2)
  })

  test('a run that is killed in the middle of a step goes on exactly where its last checkpoint was', async () => {
    const killed = await train('killed', recipe(), { onEvent: ({ ev, step }, end) => { if (ev === 'step' && step === 21) end('SIGKILL') } })
    assert.equal(killed.signal, 'SIGKILL')
    const resumed = await train('killed', recipe())
    assert.equal(resumed.code, 0, resumed.words)
    const from = resumed.events.find(({ ev }) => ev === 'resume')!.step!
    assert.ok(from >= 16 && from < 40)
    assert.deepEqual(curve(resumed.events), curve(unbroken.events).slice(from))
    assert.ok((await modelOf('killed')).equals(unbroken.model))
  })

  test('a run that is asked to stop writes a checkpoint, ends well, and loses nothing', async () => {
    const stopped = await train('stopped', recipe(), { onEvent: ({ ev, step }, end) => { if (ev === 'step' && step === 11) end('SIGTERM') } })
    assert.equal(stopped.code, 0, stopped.words)
    assert.equal(stopped.events.at(-1)!.ev, 'checkpoint')
    const resumed = await train('stopped', recipe())
    assert.deepEqual([...curve(stopped.events), ...curve(resumed.events)], curve(unbroken.events))
    assert.ok((await modelOf('stopped')).equals(unbroken.model))
  })

  test('a checkpoint of another shape is refused with the difference', async () => {
    const { model } = recipe() as { model: object }
    const shape = await train('unbroken', recipe({ model: { ...model, hidden_size: 64 } }))
    assert.equal(shape.code, 1)
    assert.match(shape.events.at(-1)!.message!, /another shape of the model \(\{'hidden_size': 32\}\).*\{'hidden_size': 64\}/)
  })

  test('two processes that share a batch have the loss of one', async () => {
    const what = recipe({ precision: 'f32', budget: { steps: 12 }, optimiser: { ...(recipe() as { optimiser: object }).optimiser, dropout: 0 } })
    const port = await freePort()
    const rank = (number: number): Parameters<typeof run>[2] => ({ environment: { RANK: String(number), LOCAL_RANK: String(number), WORLD_SIZE: '2', MASTER_ADDR: '127.0.0.1', MASTER_PORT: String(port) } })
    const one = await train('one', what)
    const [first, second] = await Promise.all([train('two', what, rank(0)), train('two', what, rank(1))])
    assert.equal(first.code, 0, first.words)
    assert.equal(second.code, 0, second.words)
    assert.deepEqual(second.events, [])
    const alone = curve(one.events)
    assert.equal(curve(first.events).length, 12)
    for (const [i, [, loss]] of curve(first.events).entries()) assert.ok(Math.abs(loss / alone[i]![1] - 1) < 1e-4, `step ${i + 1}: ${loss} beside ${alone[i]![1]}`)
  })

  test('training goes on from the model of another run, and its bits per byte are those of whoever adds up the log-probabilities of the text', async () => {
    const text = `${texts(6, 1000).join('\n')}\n`
    await writeFile(join(folder, 'running.txt'), text)
    const { model: _model, data, ...rest } = recipe({ base: join(folder, 'unbroken', 'model'), precision: 'f32', budget: { steps: 2 } }) as { model: object; data: object }
    const { code, events, words } = await train('continued', { ...rest, data: { ...data, validation: undefined, texts: { running: join(folder, 'running.txt') } } })
    assert.equal(code, 0, words)
    assert.ok(curve(events)[0]![1] < 1.5 * curve(unbroken.events).at(-1)![1])

    const scored = await run('score.py', [join(folder, 'continued', 'model')], { input: JSON.stringify({ text }) })
    const { sum } = scored.events[0] as unknown as { readonly sum: number }
    const { name, bits_per_byte } = events.find(({ ev }) => ev === 'eval') as unknown as { readonly name: string; readonly bits_per_byte: number }
    assert.equal(name, 'running')
    assert.ok(Math.abs(bits_per_byte / (-sum / Math.LN2 / Buffer.byteLength(text)) - 1) < 1e-5)
  })

  test('the probabilities of all tokens after a text add up to one', async () => {
    const input = Array.from({ length: 300 }, (_, token) => `${JSON.stringify({ id: token, tokens: [40, 41, token] })}\n`).join('')
    const { events } = await run('score.py', [join(folder, 'unbroken', 'model')], { input })
    const sum = (events as unknown as readonly { readonly logprobs: readonly number[] }[]).reduce((total, { logprobs }) => total + Math.exp(logprobs[2]!), 0)
    assert.ok(Math.abs(sum - 1) < 1e-5, String(sum))
  })

  test('bad text ends in words that name the place', async () => {
    await mkdir(join(folder, 'bad'))
    await writeFile(join(folder, 'no-text.jsonl'), '{"text":"жақсы"}\n{"words":"жаман"}\n')
    await writeFile(join(folder, 'cut.jsonl.gz'), lines(texts(400, 0)).subarray(0, 500))
    const { data } = recipe() as { data: object }
    for (const [file, words] of [['no-text.jsonl', /no-text\.jsonl, line 2: a line must be a JSON object/], ['cut.jsonl.gz', /cut\.jsonl\.gz is damaged/]] as const) {
      const { code, events } = await train('bad', recipe({ data: { ...data, train: [join(folder, file)] } }))
      assert.equal(code, 1)
      assert.equal(events.at(-1)!.ev, 'error')
      assert.match(events.at(-1)!.message!, words)
      assert.partialDeepStrictEqual(events.at(-1)!, { code: file === 'no-text.jsonl' ? 'no-text-line' : 'damaged-file', values: { file } })
    }
  })

  test('a shape without heads is refused in words and by its code', async () => {
    const { model } = recipe() as { model: object }
    const { code, events } = await train('no-heads', recipe({ model: { ...model, heads: 0 } }))
    assert.equal(code, 1)
    assert.deepEqual([events.at(-1)!.code, events.at(-1)!.values], ['heads', {}])
    assert.match(events.at(-1)!.message!, /both at least 1/)
  })

  test('a tokenizer of the same texts is the same file, gives back every text, and none of its tokens crosses white space', async () => {
    const again = join(folder, 'again.json')
    assert.equal((await run('tokenizer.py', [join(folder, 'tokenizer-recipe.json'), again])).code, 0)
    const written = await readFile(again, 'utf8')
    assert.equal(written, await readFile(join(folder, 'tokenizer.json'), 'utf8'))
    const { model: { vocab } } = JSON.parse(written) as { model: { vocab: Record<string, number> } }
    assert.equal(Object.keys(vocab).length, 300)
    assert.deepEqual(Object.entries(vocab).filter(([, id]) => id < 5).map(([token]) => token), ['<|endoftext|>', '<|user|>', '<|assistant|>', '<|system|>', '<|pad|>'])
    assert.deepEqual(Object.keys(vocab).filter((token) => token.indexOf('Ġ', 1) > 0), []) // Ġ spells the space

    await writeFile(join(folder, 'unigram.json'), JSON.stringify({ train: [join(folder, 'train.jsonl.gz')], vocabulary: 280, kind: 'unigram' }))
    const unigram = await run('tokenizer.py', [join(folder, 'unigram.json'), join(folder, 'unigram-tokenizer.json')]) // ends well only where every text comes back
    assert.equal(unigram.code, 0, unigram.words)
  })
})
