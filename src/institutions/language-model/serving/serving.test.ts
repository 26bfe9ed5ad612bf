import assert from 'node:assert/strict'
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, beforeEach, describe, test } from 'node:test'
import { Failure } from '../../../law/failure.ts'
import type { Registry, RegistryModel } from './registry.ts'
import { openPool, type Serving, type ServingSettings } from './serving.ts'
import { stubUpstream, type StubUpstream } from './testing.ts'
import { type TinyGguf, tinyGguf } from './testing-worker.ts'

const released: RegistryModel = { id: 'one', name: 'qazaq-tiny', state: 'released', version: 'a'.repeat(64), created: 1_760_000_000, contextLength: 256, chat: false, takenBack: [], gguf: 'tiny.gguf' }

let gguf: TinyGguf
let folder: string
let file: string
let stubs: readonly StubUpstream[]
let pool: Serving & { look(): Promise<void> }
let registered: readonly RegistryModel[]
let changed: () => Promise<void>
let clock = 0
let written = 0

before(async () => { gguf = await tinyGguf() })
after(() => gguf[Symbol.asyncDispose]())
// In a suite: what runs before and after each test is for these alone, though all files share one process.
describe('the pool of upstreams', () => {
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shanyraq-serving-'))
  file = join(folder, 'upstreams.yaml')
  stubs = await Promise.all([stubUpstream({ model: 'big' }), stubUpstream({ model: 'big' })])
  ;[registered, clock] = [[], 0]
})
afterEach(async () => {
  await pool.close()
  await Promise.all(stubs.map((stub) => stub.close()))
  await rm(folder, { recursive: true, force: true })
})

const registry: Registry = {
  list: () => Promise.resolve(registered),
  lend: (_, use) => use(gguf.path),
  async follow(look) {
    changed = look
    await look()
  },
}

async function open(settings: Partial<ServingSettings> = {}): Promise<void> {
  pool = openPool({ registry, file, environment: { BIG_KEY: 'secret' }, now: () => 1_770_000_000, clock: () => clock, lookEveryMs: 0, ...settings })
  await pool.ready
}

/** Writes the operator's file; each time it is newer than before. */
async function configure(upstreams: readonly object[]): Promise<void> {
  await writeFile(file, JSON.stringify({ upstreams }))
  written += 1
  await utimes(file, written, written)
}

const server = (at: number, changes: object = {}, model: object = {}) =>
  ({ id: ['first', 'second'][at], engine: 'vllm', url: stubs[at]!.url, outside: false, models: [{ name: 'qazaq-big', as: 'big', contextLength: 4096, ...model }], ...changes })

const order = (model = 'qazaq-big'): readonly string[] => pool.upstreams(model).map(({ id }) => id)

describe('servers of the operator', () => {
  test('are offered in their order, with their keys from the environment', async () => {
    await configure([server(0, { order: 2, keyFrom: 'BIG_KEY' }), server(1, { outside: true })])
    await open()
    assert.deepEqual(order(), ['second', 'first'])
    const [second, first] = pool.upstreams('qazaq-big')
    assert.deepEqual([first?.apiKey, first?.outside, first?.model, first?.baseUrl], ['secret', false, 'big', stubs[0]!.url])
    assert.deepEqual([second?.apiKey, second?.outside], [undefined, true])
    assert.deepEqual(pool.upstreams('nothing'), [])
  })

  test('share the calls of one order by weight', async () => {
    await configure([server(0, { weight: 3 }), server(1)])
    let state = 1
    await open({ random: () => (state = state * 48_271 % 2_147_483_647) / 2_147_483_647 })
    const firsts = Array.from({ length: 4_000 }, () => order()[0]).filter((id) => id === 'first').length
    assert.ok(Math.abs(firsts / 4_000 - 0.75) < 0.03, String(firsts))
  })

  test('that fail twice in a row are asked last, for longer each time, until a call goes well', async () => {
    await configure([server(0, { order: 1 }), server(1, { order: 2 })])
    await open()
    const [first] = pool.upstreams('qazaq-big')
    pool.report(first!, 'failed')
    assert.deepEqual(order(), ['first', 'second'], 'once may be chance')
    pool.report(first!, 'failed')
    assert.deepEqual(order(), ['second', 'first'])
    clock = 1_000
    assert.deepEqual(order(), ['first', 'second'], 'after a second it is tried again')
    pool.report(first!, 'failed')
    clock = 2_500
    assert.deepEqual(order(), ['second', 'first'], 'now it has two seconds')
    pool.report(first!, 'ok')
    assert.deepEqual(order(), ['first', 'second'])
  })

  test('have the limits that the operator set, and the usual ones for all else', async () => {
    await configure([server(0, { calls: 12, timeouts: { connect: 1, firstByte: 20 }, retries: 0, breaker: { failures: 1 } }), server(1)])
    await open()
    const [first, second] = ['first', 'second'].map((id) => pool.upstreams('qazaq-big').find((one) => one.id === id)!)
    assert.deepEqual([first!.atOnce, first!.retries, first!.limits], [12, 0, { connectMs: 1_000, firstByteMs: 20_000, idleMs: 60_000, wholeMs: 590_000, totalMs: 3_600_000 }])
    assert.deepEqual([second!.atOnce, second!.retries, second!.limits], [256, 1, { connectMs: 3_000, firstByteMs: 120_000, idleMs: 60_000, wholeMs: 590_000, totalMs: 3_600_000 }])
    assert.deepEqual(pool.state().upstreams.map(({ set }) => set!.breaker), [{ failures: 1, longestMs: 60_000 }, { failures: 2, longestMs: 60_000 }])
    pool.report(first!, 'failed')
    assert.deepEqual([first!.rests, first!.atOnce, pool.state().upstreams[0]!.restsMs], [true, 1, 1_000])
    clock = 1_000
    assert.deepEqual([first!.rests, first!.atOnce], [false, 1], 'on trial')
    pool.report(first!, 'ok')
    assert.deepEqual([first!.rests, first!.atOnce], [false, 12])
  })

  test('that do not answer a question are asked last before any call fails', async () => {
    await configure([server(0, { order: 1 }), server(1, { order: 2 })])
    await open()
    stubs[0]!.set({ fault: 'refuses' })
    await pool.look()
    assert.deepEqual(order(), ['second', 'first'])
    assert.match(pool.state().upstreams[0]?.lastError ?? '', /\w/)
    stubs[0]!.set({ fault: 'none' })
    clock = 2_000
    await pool.look()
    assert.deepEqual(order(), ['first', 'second'])
    assert.equal(pool.state().upstreams[0]?.answeredAt, 2_000)
  })

  test('come and go with the file, and a broken file changes nothing', async () => {
    await configure([server(0)])
    await open()
    await configure([server(0), server(1, {}, { name: 'qazaq-other' })])
    await pool.look()
    assert.deepEqual(pool.models().map(({ name }) => name), ['qazaq-big', 'qazaq-other'])
    await configure([server(0, { engine: 'telepathy' })])
    await pool.look()
    assert.deepEqual(pool.models().map(({ name }) => name), ['qazaq-big', 'qazaq-other'])
    assert.match(pool.state().trouble?.en ?? '', /upstreams\.0\.engine/)
    await configure([server(1)])
    await pool.look()
    assert.deepEqual([order(), pool.state().trouble], [['second'], undefined])
  })

  test('whose file is wrong are named with what to mend', async () => {
    for (const [upstreams, expected] of [
      [[server(0, { keyFrom: 'NO_KEY' })], /first: NO_KEY is not set/], [[server(0), server(1, { id: 'first' })], /first is there twice/],
      [[server(0, {}, { name: 'Not A Name' })], /models\.0\.name/], [[server(0, { surprise: true })], /surprise/], [[server(0, { timeouts: { firstByte: 0 } })], /timeouts\.firstByte/], [[server(0, { breaker: { failures: 0 } })], /breaker\.failures/], [[server(0, { url: 'ftp://x' })], /url/],
    ] as const) {
      await configure(upstreams)
      await open()
      assert.match(pool.state().trouble?.en ?? '', expected)
      await pool.close()
    }
  })

  test('make a model as able as the least able of them', async () => {
    await configure([server(0, {}, { contextLength: 8192 }), server(1, {}, { can: { tools: false } })])
    await open()
    const model = pool.modelNamed('qazaq-big')
    assert.deepEqual([model?.contextLength, model?.capabilities.tools, model?.capabilities.jsonSchema, model?.capabilities.embeddings], [4096, false, true, false])
  })
})

describe('models of the registry', () => {
  test('are served by a worker that the first call starts', async () => {
    registered = [released]
    await open({ file: undefined })
    const [upstream] = pool.upstreams('qazaq-tiny')
    assert.equal(pool.state().upstreams[0]?.worker?.state, 'stopped')
    await upstream!.ready!()
    const response = await fetch(`${upstream!.baseUrl}/v1/completions`, {
      method: 'POST', headers: { authorization: `Bearer ${upstream!.apiKey}` }, body: JSON.stringify({ model: upstream!.model, prompt: 'Қазақ', max_tokens: 2 }),
    })
    assert.equal(response.status, 200)
    const [warm] = pool.upstreams('qazaq-tiny')
    assert.equal(warm?.ready, undefined, 'nothing is to be waited for')
    assert.deepEqual(pool.modelNamed('qazaq-tiny'), {
      id: 'one', name: 'qazaq-tiny', created: 1_760_000_000, contextLength: 256, card: '/models/qazaq-tiny', version: 'a'.repeat(64), takenBack: [],
      capabilities: { chat: false, completions: true, embeddings: true, tools: false, jsonSchema: true, logprobs: true },
    })
  })

  test('come after the servers that the operator has for them, and keep their version', async () => {
    registered = [released]
    await configure([server(0, {}, { name: 'qazaq-tiny' })])
    await open()
    assert.deepEqual(order('qazaq-tiny'), ['first', 'local-one'])
    assert.equal(pool.modelNamed('qazaq-tiny')?.version, released.version)
    assert.equal(pool.modelNamed('qazaq-tiny')?.capabilities.chat, false, 'the worker cannot')
  })

  test('that are withdrawn are served by nobody, at once', async () => {
    registered = [released]
    await configure([server(0, {}, { name: 'qazaq-tiny' })])
    await open()
    await pool.upstreams('qazaq-tiny').at(-1)!.ready!()
    const [{ pid } = { pid: undefined }] = pool.state().upstreams.flatMap(({ worker }) => worker ?? [])
    registered = [{ ...released, state: 'withdrawn' }]
    await changed()
    assert.deepEqual([pool.upstreams('qazaq-tiny'), pool.models()], [[], []])
    assert.deepEqual([pool.withdrawnNamed('qazaq-tiny')?.id, pool.withdrawnNamed('qazaq-never')], [released.id, undefined])
    assert.throws(() => process.kill(pid!, 0), { code: 'ESRCH' })
  })

  test('give way to one another when there is room for one worker, but not in the middle of a call', async () => {
    registered = [released, { ...released, id: 'two', name: 'qazaq-two' }]
    await open({ file: undefined, mostWorkers: 1 })
    const [one] = pool.upstreams('qazaq-tiny')
    await one!.ready!()
    const states = (): readonly (string | undefined)[] => pool.state().upstreams.map(({ worker }) => worker?.state)
    const caller = new AbortController()
    const call = await fetch(`${one!.baseUrl}/v1/completions`, {
      method: 'POST', headers: { authorization: `Bearer ${one!.apiKey}` }, signal: caller.signal, body: JSON.stringify({ model: 'qazaq-tiny', prompt: 'x', max_tokens: 250, n: 16, logit_bias: { 0: -100 }, stream: true }),
    })
    await assert.rejects(pool.upstreams('qazaq-two')[0]!.ready!(), (error) => error instanceof Failure && error.kind === 'unavailable')
    caller.abort()
    await call.text().catch(() => undefined)
    while (pool.state().upstreams[0]?.worker?.calls !== 0) await new Promise((resolve) => setImmediate(resolve))
    await pool.upstreams('qazaq-two')[0]!.ready!()
    assert.deepEqual(states(), ['stopped', 'ready'])
  })
})
})
