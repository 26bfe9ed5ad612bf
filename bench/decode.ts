/**
 * Decoding: tokens a second of a served model through the worker's HTTP, streamed, beside node-llama-cpp in a process and beside
 * `llama_decode` alone, with one sequence and with eight, one thread each.
 *
 * `node bench/decode.ts [file.gguf]`: without a file, models of random weights in the shape of those that this programme trains.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { tinyModel } from '../src/institutions/language-model/models/testing.ts'
import { folderToGguf } from '../src/institutions/language-model/models/to-gguf.ts'
import { openLocal } from '../src/institutions/language-model/serving/local.ts'
import type { Round, Rounded } from './decode-peer.ts'
import { figure, inTurns, median, perCent, progress, report, Times } from './measure.ts'
import { folder } from './place.ts'

const rounds = 7
const tokens = 128
const contextLength = 512
/** Places in the vocabulary that every model here has; what they say does not matter. */
const prompt = Array.from({ length: 64 }, (_, at) => 5 + (at * 7) % 250)

const shapes = [
  { name: '10 M, Q8_0', hidden_size: 320, intermediate_size: 896, num_hidden_layers: 6, num_attention_heads: 5, num_key_value_heads: 5 },
  { name: '30 M, Q8_0', hidden_size: 512, intermediate_size: 1_408, num_hidden_layers: 8, num_attention_heads: 8, num_key_value_heads: 8 },
]

async function randomModel({ name, ...shape }: typeof shapes[number]): Promise<readonly [string, string]> {
  progress(`making a model of random weights: ${name}`)
  const made = await tinyModel({ changes: { ...shape, max_position_embeddings: contextLength, vocab_size: 8_192 } })
  const path = join(folder('decode'), 'model.gguf')
  await folderToGguf(made.folder, path, { type: 'Q8_0', about: { name, licence: 'Apache-2.0', languages: ['kk'], organisation: 'bench', source: 'http://localhost', description: name } })
  await rm(made.folder, { recursive: true, force: true })
  return [name, path]
}

const given = process.argv[2]
const models = given === undefined ? await Promise.all(shapes.map(randomModel)) : [[basename(given), given] as const]

/** Processor time of a process in milliseconds, where the system tells it. */
function cpuOf(pid: number): number {
  try {
    const [user = 0, system = 0] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ').slice(11, 13).map(Number)
    return (user + system) * 10 // in hundredths of a second
  } catch {
    return Number.NaN
  }
}

async function askPeer(peer: ChildProcess, round: Round): Promise<Rounded> {
  peer.send(round)
  const [done] = await once(peer, 'message') as [Rounded]
  return done
}

/** Streams as a client does: reads the events, notes when the first came. */
async function askWorker(worker: ReturnType<typeof openLocal>, sequences: number): Promise<Rounded> {
  const [from, cpu] = [performance.now(), cpuOf(worker.pid!)]
  const firsts = await Promise.all(Array.from({ length: sequences }, async (_, seed) => {
    const response = await fetch(`${worker.baseUrl}/v1/completions`, {
      method: 'POST', headers: { authorization: `Bearer ${worker.secret}` },
      body: JSON.stringify({ model: 'bench', prompt, max_tokens: tokens, temperature: 1, seed: seed + 1, stream: true, stream_options: { include_usage: true }, logit_bias: { 0: -100 } }),
    })
    let [first, said] = [0, '']
    for await (const part of response.body!.pipeThrough(new TextDecoderStream())) {
      if (first === 0) first = performance.now() - from
      said = (said + part).slice(-1_000)
    }
    if (!said.includes(`"completion_tokens":${tokens}`)) throw new Error(`The answer is not whole: ${said.slice(-300)}`)
    return first
  }))
  return { milliseconds: performance.now() - from, firsts, cpuMilliseconds: cpuOf(worker.pid!) - cpu }
}

const rows: string[][] = []
const findings: string[] = []
for (const [name, path] of models) {
  const peer = fork(join(import.meta.dirname, 'decode-peer.ts'), [path, String(contextLength)], { env: { ...process.env, UV_THREADPOOL_SIZE: '1' } })
  await once(peer, 'message')
  const worker = openLocal({ name: 'bench', created: 1, threads: 1, sequences: 8, contextLength, mostWaiting: 64, lend: (use) => use(path) })
  await worker.ready()
  for (const sequences of [1, 8]) {
    const sides = {
      'served, over HTTP': () => askWorker(worker, sequences),
      'node-llama-cpp': () => askPeer(peer, { how: 'evaluate', sequences, tokens, prompt }),
      'llama_decode alone': () => askPeer(peer, { how: 'decode alone', sequences, tokens, prompt }),
    }
    for (const warm of Object.values(sides)) await warm()
    const done = await inTurns(rounds, sides)
    const rate = (side: keyof typeof sides): number => median(done[side]!.map(({ milliseconds }) => sequences * tokens / milliseconds * 1000))
    const perCpu = (side: keyof typeof sides): number => median(done[side]!.map(({ cpuMilliseconds }) => sequences * tokens / cpuMilliseconds * 1000))
    for (const side of Object.keys(sides) as (keyof typeof sides)[]) {
      const firsts = new Times()
      for (const { firsts: all } of done[side]!) for (const first of all) firsts.add(first)
      rows.push([name, String(sequences), side, figure(rate(side)), figure(perCpu(side)), figure(firsts.at(0.5)), figure(firsts.at(0.95))])
    }
    const share = median(done['served, over HTTP']!.map(({ milliseconds }, round) => done['node-llama-cpp']![round]!.milliseconds / milliseconds))
    const cpuShare = perCpu('served, over HTTP') / perCpu('node-llama-cpp')
    findings.push(`${name}, ${sequences === 1 ? 'one sequence' : `${sequences} sequences`}: served at ${perCent(share)} of node-llama-cpp in the same rounds (${perCent(cpuShare)} by processor time), `
      + `${perCent(rate('served, over HTTP') / rate('llama_decode alone'))} of decoding alone; goal at least 95 %: ${share >= 0.95 ? 'met' : 'not met'}.`)
  }
  await worker.stop()
  peer.disconnect()
}

report({
  title: 'Decoding',
  about: `A prompt of ${prompt.length} tokens, then ${tokens} drawn at temperature 1, by one sequence and by eight at a time. Served: the worker process, streamed over HTTP with one event a token, `
    + 'clients in the process of the bench. node-llama-cpp: its `evaluate` in a process, tokens not even made into text. `llama_decode` alone: the same tokens without drawing any, which is '
    + `llama.cpp's own part. One thread each; ${rounds} rounds in turns after one to warm up, medians.`,
  columns: ['model', 'sequences', 'side', 'tokens/s', 'tokens per processor second', 'first token p50, ms', 'p95, ms'],
  rows, findings,
})
