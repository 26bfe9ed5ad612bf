/**
 * The gateway beside the bare upstream and beside the gateway of Portkey, in turns: calls, streams, latency, first tokens, memory.
 *
 * `node bench/gateway.ts [seconds] [rounds] [thousands]`: each measurement takes so many seconds, and `thousands` of calls go
 * through for the memory. It needs `wrk` and `taskset`. Each gateway has core 1 for itself; the upstream, `wrk` and the database
 * have core 0.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { figure, inTurns, median, progress, report, Times } from './measure.ts'
import { clear, folder } from './place.ts'
import { needs } from './needs.ts'

needs('wrk', 'taskset', 'npm')

const seconds = Number(process.argv[2] ?? 5)
const rounds = Number(process.argv[3] ?? 3)
const thousands = Number(process.argv[4] ?? 1_000)
const place = folder('gateway')
const path = '/v1/chat/completions'
const chunks = 64
const pacedStreams = 200
const pace = 20
const ownCore = '1'
const otherCore = '0'

interface Side { readonly url: string; readonly headers: Readonly<Record<string, string>>; readonly pid: number | undefined; /** Before an upstream that sends a piece every 20 ms. */ readonly paced?: Side }

const children: ChildProcess[] = []

/** Starts a program on a core and waits for its first line. */
async function start(core: string, words: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<{ readonly line: string; readonly pid: number }> {
  const child = spawn('taskset', ['-c', core, process.execPath, ...words], { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, ...environment } })
  children.push(child)
  for await (const line of createInterface({ input: child.stdout })) return { line, pid: child.pid! }
  throw new Error(`${words.join(' ')} ended`)
}

const stub = async (paceMs: number): Promise<string> => `http://127.0.0.1:${(await start(otherCore, [join(import.meta.dirname, 'gateway-stub.ts'), String(paceMs)])).line}`

/** Ours: `shanyraq gateway` on a core of its own; who made its key and its database stay on the other. */
async function ours(upstream: string): Promise<Side> {
  const { line } = await start(otherCore, [join(import.meta.dirname, 'gateway-process.ts'), upstream])
  const { url, secret, pid } = JSON.parse(line) as { url: string; secret: string; pid: number }
  spawnSync('taskset', ['-acp', ownCore, String(pid)])
  return { url, headers: { authorization: `Bearer ${secret}` }, pid }
}

/** The versions that make Portkey stream: with newer ones it answers 500 (Portkey-AI/gateway issue 1389). */
function installPortkey(): string | undefined {
  progress('installing @portkey-ai/gateway into a throw-away folder')
  writeFileSync(join(place, 'package.json'), JSON.stringify({ private: true, dependencies: { '@portkey-ai/gateway': '1.15.2' }, overrides: { hono: '4.9.7', '@hono/node-server': '1.13.8' } }))
  const done = spawnSync('npm', ['install', '--prefix', place, '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], { encoding: 'utf8' })
  return done.status === 0 ? join(place, 'node_modules', '@portkey-ai', 'gateway', 'build', 'start-server.js') : void progress(done.stderr)
}

async function portkey(program: string, upstream: string): Promise<Side> {
  const port = await freePort()
  const child = spawn('taskset', ['-c', ownCore, process.execPath, program, '--headless', `--port=${port}`], { stdio: 'ignore', env: { ...process.env, NODE_ENV: 'production' } })
  children.push(child)
  const url = `http://127.0.0.1:${port}`
  for (let tries = 0; tries < 100 && !await fetch(url).then(({ ok }) => ok, () => false); tries += 1) await pause(100)
  return { url, pid: child.pid, headers: { 'x-portkey-provider': 'openai', 'x-portkey-custom-host': `${upstream}/v1`, authorization: 'Bearer stub' } }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening) })
  const address = server.address()
  server.close()
  return typeof address === 'object' && address !== null ? address.port : 0
}

const bodyOf = (stream: boolean): string => JSON.stringify({ model: 'stub', messages: [{ role: 'user', content: 'Сәлем! Дала туралы өлең жазып бер.' }], max_tokens: chunks, ...(stream && { stream }) })

/** Seconds of processor that a process has used. */
const cpuOf = (pid: number | undefined): number => {
  if (pid === undefined) return Number.NaN
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}
const memoryOf = (pid: number | undefined): number => (pid === undefined ? Number.NaN : Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024)

interface Load { readonly rate: number; readonly p50: number; readonly p99: number; readonly cpu: number }

/** Calls for so many seconds; latencies in milliseconds, processor time in microseconds a call. */
function load({ url, headers, pid }: Side, connections: number, stream: boolean, forSeconds = seconds): Load {
  const script = join(place, 'wrk.lua')
  writeFileSync(script, `wrk.method = 'POST'\nwrk.headers['content-type'] = 'application/json'\n${Object.entries(headers).map(([name, value]) => `wrk.headers['${name}'] = '${value}'\n`).join('')}wrk.body = ${JSON.stringify(bodyOf(stream))}
done = function(summary, latency) io.write(string.format('RESULT %d %d %f %f %d\\n', summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), summary.errors.status + summary.errors.read + summary.errors.timeout)) end\n`)
  const from = cpuOf(pid)
  const { stdout } = spawnSync('taskset', ['-c', otherCore, 'wrk', '-t1', `-c${connections}`, `-d${forSeconds}s`, '--timeout', '30s', '-s', script, `${url}${path}`], { encoding: 'utf8' })
  const [, requests, duration, p50, p99, errors] = (/RESULT (.*)/.exec(stdout)?.[1] ?? '').split(' ').reduce<number[]>((all, one) => [...all, Number(one)], [0])
  if (!requests || errors) throw new Error(`${url}: ${errors} errors: ${stdout}`)
  return { rate: requests / (duration! / 1e6), p50: p50! / 1000, p99: p99! / 1000, cpu: (cpuOf(pid) - from) * 1e6 / requests }
}

/** The time to the first event of streams that begin together, in milliseconds. */
async function firstTokens({ url, headers }: Side): Promise<Times> {
  const times = new Times()
  const agent = new Agent({ keepAlive: false })
  await Promise.all(Array.from({ length: pacedStreams }, (_, index) => new Promise<void>((ended, failed) => {
    setTimeout(() => {
      const from = performance.now()
      const asked = request(`${url}${path}`, { method: 'POST', agent, headers: { ...headers, 'content-type': 'application/json' } }, (response) => {
        response.once('data', () => times.add(performance.now() - from))
        response.once('end', ended).once('error', failed)
      })
      asked.once('error', failed).end(bodyOf(true))
    }, index * 5) // a second for all to begin
  })))
  return times
}

interface Round { readonly calls: Load; readonly single: Load; readonly streams: Load; readonly firstP50: number; readonly firstP99: number }

async function measure(side: Side): Promise<Round> {
  const times = await firstTokens(side.paced!)
  return { calls: load(side, 32, false), single: load(side, 1, false), streams: load(side, 32, true), firstP50: times.at(0.5), firstP99: times.at(0.99) }
}

try {
  const [fast, paced] = [await stub(0), await stub(pace)]
  const bare = { headers: {}, pid: undefined }
  const program = installPortkey()
  const sides: Record<string, Side> = {
    upstream: { ...bare, url: fast, paced: { ...bare, url: paced } },
    gateway: { ...await ours(fast), paced: await ours(paced) },
    ...(program && { portkey: { ...await portkey(program, fast), paced: await portkey(program, paced) } }),
  }
  for (const [name, side] of Object.entries(sides)) {
    progress(`warming ${name}`)
    for (const stream of [false, true]) load(side, 32, stream, 2)
    await firstTokens(side.paced!)
  }
  const results = await inTurns<Round>(rounds, Object.fromEntries(Object.entries(sides).map(([name, side]) => [name, () => measure(side)])))
  const of = (side: string, what: (round: Round) => number): number => median((results[side] ?? []).map(what))
  const added = (side: string, what: (round: Round) => number): number => of(side, what) - of('upstream', what)

  progress(`memory over ${thousands} thousand calls`)
  const { gateway } = sides
  const memory = [memoryOf(gateway!.pid)]
  for (let done = 0; done < thousands * 1000;) {
    done += load(gateway!, 32, false, 10).rate * 10
    memory.push(memoryOf(gateway!.pid))
  }
  const later = memory.slice(Math.floor(memory.length / 2))

  report({
    title: 'Gateway',
    about: `Against a stub upstream on loopback whose answer is ${chunks} tokens. Each gateway is pinned to one core; the upstream, wrk and PostgreSQL share another. Ours is the role gateway as users start it; it checks the key, the orders and the quotas (leased from PostgreSQL), meters every call into PostgreSQL and signs a receipt for every answer; @portkey-ai/gateway 1.15.2 (with hono 4.9.7 and @hono/node-server 1.13.8, without which it does not stream) does none of that. Medians of ${rounds} rounds in turns, ${seconds} s each; paced streams are ${pacedStreams} at a time with a token every ${pace} ms.`,
    columns: ['', 'calls/s, c=32', 'p50 / p99, ms', 'CPU µs a call', 'p50 / p99 at c=1, ms', `streams/s of ${chunks}, c=32`, 'CPU µs a stream', 'first token p50 / p99 of paced streams, ms'],
    rows: Object.keys(sides).map((side) => [
      side, figure(of(side, ({ calls }) => calls.rate)), `${figure(of(side, ({ calls }) => calls.p50))} / ${figure(of(side, ({ calls }) => calls.p99))}`, figure(of(side, ({ calls }) => calls.cpu)),
      `${figure(of(side, ({ single }) => single.p50))} / ${figure(of(side, ({ single }) => single.p99))}`, figure(of(side, ({ streams }) => streams.rate)), figure(of(side, ({ streams }) => streams.cpu)),
      `${figure(of(side, ({ firstP50 }) => firstP50))} / ${figure(of(side, ({ firstP99 }) => firstP99))}`,
    ]),
    findings: [
      `Calls: ${figure(of('gateway', ({ calls }) => calls.rate))}/s (goal: at least 8 000)${program ? `, ${figure(of('gateway', ({ calls }) => calls.rate) / of('portkey', ({ calls }) => calls.rate))} times Portkey (goal: at least 7), with ${figure(of('portkey', ({ calls }) => calls.cpu) / of('gateway', ({ calls }) => calls.cpu))} times less processor time a call` : ''}.`,
      `Added at one connection: p50 ${figure(added('gateway', ({ single }) => single.p50))} ms (goal: at most 0.3), p99 ${figure(added('gateway', ({ single }) => single.p99))} ms (goal: at most 3)${program ? `; Portkey adds ${figure(added('portkey', ({ single }) => single.p50))} and ${figure(added('portkey', ({ single }) => single.p99))}` : ''}.`,
      `Streams: ${figure(of('gateway', ({ streams }) => streams.rate))}/s (goal: at least 3 500)${program ? `, ${figure(of('gateway', ({ streams }) => streams.rate) / of('portkey', ({ streams }) => streams.rate))} times Portkey` : ''}.`,
      `First token of ${pacedStreams} paced streams: p99 ${figure(added('gateway', ({ firstP99 }) => firstP99))} ms added (goal: at most 40)${program ? `; Portkey adds ${figure(added('portkey', ({ firstP99 }) => firstP99))}` : ''}.`,
      `Memory of the gateway over ${figure(thousands)} thousand calls: ${figure(memory[0]!)} MB before, ${figure(Math.min(...later))}–${figure(Math.max(...later))} MB in the second half (goal: at most 150, flat).`,
    ],
  })
} finally {
  for (const child of children) {
    child.stdin?.end()
    child.kill()
  }
  await clear()
}
