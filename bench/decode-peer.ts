/** The peer of `decode.ts`, in a process of its own: node-llama-cpp as its guide uses it, and `llama_decode` alone. Told over its channel. */
import { getLlama, type Token } from 'node-llama-cpp'

export interface Round {
  readonly how: 'evaluate' | 'decode alone'
  readonly sequences: number
  /** Tokens to generate in each. */
  readonly tokens: number
  readonly prompt: readonly number[]
}

export interface Rounded {
  readonly milliseconds: number
  /** Until the first token of each sequence. */
  readonly firsts: readonly number[]
  readonly cpuMilliseconds: number
}

/** What lies under node-llama-cpp's context. */
interface Addon {
  initBatch(size: number): void
  addToBatch(sequence: number, from: number, tokens: Uint32Array, wanted: Uint32Array): Uint32Array
  decodeBatch(): Promise<void>
  disposeSequence(sequence: number): void
}

const llama = await getLlama({ gpu: false, build: 'never', maxThreads: 1, progressLogs: false })
const model = await llama.loadModel({ modelPath: process.argv[2]! })
const context = await model.createContext({ sequences: 8, contextSize: Number(process.argv[3]), threads: 1 })

async function evaluate({ sequences, tokens, prompt }: Round): Promise<readonly number[]> {
  const from = performance.now()
  return Promise.all(Array.from({ length: sequences }, async (_, seed) => {
    const sequence = context.getSequence()
    let [count, first] = [0, 0]
    for await (const _token of sequence.evaluate(prompt as Token[], { temperature: 1, topK: 0, topP: 1, seed: seed + 1, yieldEogToken: true })) {
      if (count === 0) first = performance.now() - from
      count += 1
      if (count === tokens) break
    }
    await sequence.dispose()
    return first
  }))
}

/** The same tokens through the model, without drawing any. */
async function decodeAlone({ sequences, tokens, prompt }: Round): Promise<readonly number[]> {
  const addon = Reflect.get(context, '_ctx') as Addon
  const all = Array.from({ length: sequences }, (_, sequence) => sequence)
  addon.initBatch(prompt.length * sequences)
  for (const sequence of all) addon.addToBatch(sequence, 0, Uint32Array.from(prompt), Uint32Array.of(prompt.length - 1))
  await addon.decodeBatch()
  for (let at = 0; at < tokens - 1; at++) {
    addon.initBatch(sequences)
    for (const sequence of all) addon.addToBatch(sequence, prompt.length + at, Uint32Array.of(prompt[at % prompt.length]!), Uint32Array.of(0))
    await addon.decodeBatch()
  }
  for (const sequence of all) addon.disposeSequence(sequence)
  return []
}

process.on('message', async (round: Round) => {
  const [from, cpu] = [performance.now(), process.cpuUsage()]
  const firsts = await (round.how === 'evaluate' ? evaluate(round) : decodeAlone(round))
  const used = process.cpuUsage(cpu)
  process.send?.({ milliseconds: performance.now() - from, firsts, cpuMilliseconds: (used.user + used.system) / 1000 } satisfies Rounded)
})
process.on('disconnect', () => process.exit())
process.send?.('ready')
