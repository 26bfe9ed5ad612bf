/**
 * From an order to its effect: at the gateway, a process of its own under steady load, and at the doors of another process that asks its memory of orders.
 *
 * `node --import ./src/country.ts bench/orders.ts [orders] [requests a second] [suspend|restrict]`. The gateway runs as an operator runs it. An order is given on the system to which a key is bound and lifted again; measured
 * is from its commit to the first refusal of a key that asks without pause, and the last call that began after the commit and was answered all the same.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { sql } from 'kysely'
import { languageModelOptions } from '../src/countries/kazakhstan/language-model/options.ts'
import { openWorld } from '../src/countries/kazakhstan/testing.ts'
import { openLanguageModel } from '../src/institutions/language-model/index.ts'
import { signUndertaking } from '../src/institutions/language-model/keys/testing.ts'
import { openDatabase, transact } from '../src/kernel/database/index.ts'
import { openOrders } from '../src/kernel/orders/index.ts'
import { same } from '../src/law/text.ts'
import { instantAt } from '../src/law/time.ts'
import { clear, folder, server } from './place.ts'

const orders = Number(process.argv[2] ?? 100)
const rate = Number(process.argv[3] ?? 200)
/** A restriction to a purpose that the key does not have refuses what a suspension refuses. */
const restricts = process.argv[4] === 'restrict' ? { purposes: ['another'] } : undefined
const most = 1_000_000_000
const system = 'AIS-2026-000001'
const children: ChildProcess[] = []

async function start([program, ...words]: readonly [string, ...string[]], environment: NodeJS.ProcessEnv = {}, line = /(.*)/): Promise<string> {
  const child = spawn(program, words, { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, ...environment } })
  children.push(child)
  for await (const said of createInterface({ input: child.stdout })) if (line.test(said)) return line.exec(said)![1]!
  throw new Error(`${program} ${words.join(' ')} ended`)
}

const upstream = `http://127.0.0.1:${await start([process.execPath, join(import.meta.dirname, 'gateway-stub.ts')])}`
const file = join(folder('upstreams'), 'upstreams.json')
writeFileSync(file, JSON.stringify({ upstreams: [{ id: 'stub', engine: 'vllm', url: upstream, outside: false, models: [{ name: 'stub', contextLength: 4096, version: 'ab'.repeat(32) }] }] }))
const { url: databases } = await server()
process.env['TEST_DATABASE_URL'] = databases
const world = await openWorld({ start: instantAt(Date.now()) })
const { kernel } = world
const options = languageModelOptions('sample')
const lm = openLanguageModel(kernel, { ...options, keys: { ...options.keys, limits: { requestsPerMinute: most, tokensPerMinute: most } } })
const founder = await world.founder()
await signUndertaking(lm.keys.undertakings, founder, world.sign)
const { id, secret } = await transact(kernel.db, (tx) => lm.keys.make(tx, founder, {
  name: 'Өлшем', purpose: Object.keys(options.keys.purposes)[0]!, days: 30, models: 'all', endpoints: 'all', limits: { requestsPerMinute: most, tokensPerMinute: most }, keepsLogs: false,
}))
await kernel.db.updateTable('model_key').set({ system }).where('id', '=', id).execute()
const wide = options.budgets.company.map((limit) => ({ ...limit, most: BigInt(most) * 1_000n }))
for (const scope of [`company:${founder.organisation!.id}`, 'programme'] as const) {
  await transact(kernel.db, (tx) => lm.budgets.limits.set(tx, founder, scope, scope === 'programme' ? [{ unit: 'tokens', period: 'day', most: BigInt(most) * 1_000n }] : wide, { byOffice: true }))
}
const gateway = new URL(`${(await start([join(import.meta.dirname, '../bin/shanyraq'), 'gateway', '--port', '0', '--data', kernel.settings.data], {
  DATABASE_URL: world.databaseUrl, PUBLIC_URL: kernel.settings.publicUrl, LANGUAGE_MODEL_UPSTREAMS: file, SHANYRAQ_LANGUAGE: 'en',
}, /open at (http:\S+)\/v1/)).replace('localhost', '127.0.0.1')}/v1/chat/completions`)

const body = JSON.stringify({ model: 'stub', messages: [{ role: 'user', content: 'Сәлем!' }], max_tokens: 8 })
const agent = new Agent({ keepAlive: true, maxSockets: 256 })
const call = (): Promise<number> => new Promise((answered, failed) => {
  const asked = request(gateway, { method: 'POST', agent, headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' } }, (response) => {
    response.resume().once('end', () => answered(response.statusCode!))
  })
  asked.once('error', failed).end(body)
})

// Another process of the portal has a connection and a memory of its own.
const far = await openDatabase(world.databaseUrl)
const memory = await openOrders({ db: far.db, listen: far.listen, hears: far.hears, now: kernel.now, journal: kernel.journal })
const heard = { at: 0 }
memory.onChange(() => { if (heard.at === 0 && (memory.standing(`entry:${system}`) ?? memory.restricting(`entry:${system}`)[0])) heard.at = performance.now() })

let [answered, sent, lastAccepted] = [0, 0, 0]
const flying = new Set<Promise<void>>()
async function beside(since: number): Promise<void> {
  const status = await call().catch(() => 0)
  answered += 1
  if (status === 200) lastAccepted = Math.max(lastAccepted, since)
}
const load = setInterval(() => {
  const began = performance.now()
  sent += 1
  const one = beside(began).finally(() => { flying.delete(one) })
  flying.add(one)
}, 1000 / rate)

/** Longer than this nothing takes: the measurement fails, rather than count what never came as nothing. */
const longest = 30_000
async function untilStatus(wanted: number): Promise<number> {
  for (const from = performance.now(); performance.now() - from < longest;) if (await call() === wanted) return performance.now()
  throw new Error(`no answer ${wanted} within ${longest} ms`)
}
async function untilHeard(): Promise<number> {
  for (const from = performance.now(); heard.at === 0;) {
    if (performance.now() - from > longest) throw new Error(`the other process knew nothing within ${longest} ms`)
    await new Promise((wait) => { setTimeout(wait, 1) })
  }
  return heard.at
}

const [refusedAfter, acceptedAfter, heardAfter]: [number[], number[], number[]] = [[], [], []]
const began = performance.now()
for (let round = 0; round < orders; round += 1) {
  await untilStatus(200)
  lastAccepted = 0
  heard.at = 0
  const order = await transact(kernel.db, (tx) => kernel.orders.suspend(tx, { system: 'bench' }, { subject: `entry:${system}`, reason: same('a bench'), ...(restricts && { restricts }) }))
  const committed = performance.now()
  refusedAfter.push(await untilStatus(403) - committed)
  // Whatever began before the refusal has come back, however long it took: none counts for the next order, and none is lost.
  await Promise.all(flying)
  acceptedAfter.push(Math.max(0, lastAccepted - committed))
  heardAfter.push(Math.max(0, await untilHeard() - committed))
  await transact(kernel.db, (tx) => kernel.orders.lift(tx, { system: 'bench' }, { order }))
}
const seconds = (performance.now() - began) / 1000
clearInterval(load)

const at = (values: readonly number[], share: number): string => `${(values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.ceil(values.length * share) - 1)] ?? 0).toFixed(1)} ms`
console.log(`${orders} ${restricts ? 'restrictions' : 'orders'}, ${(sent / seconds).toFixed(0)} requests a second beside (${answered} answered), from the commit of the order:`)
for (const [what, values] of [['first refusal at the gateway', refusedAfter], ['last call that began and was let through', acceptedAfter], ['another process of the portal knows (grants, pages)', heardAfter]] as const) {
  console.log(`  ${what.padEnd(52)} p50 ${at(values, 0.5)}, p99 ${at(values, 0.99)}, most ${at(values, 1)}`)
}
const { rows: [row] } = await sql<{ n: string }>`select count(*)::text as n from journal_entry where type in ('order.suspended', 'order.restricted', 'order.lifted')`.execute(kernel.db)
console.log(`  in the journal: ${row!.n} entries of ${2 * orders}`)
agent.destroy()
// The gateway ends before the database that it stands on.
await Promise.all(children.map((child) => new Promise((ended) => { child.once('exit', ended).kill() })))
await memory.close()
await far.close()
await world.close()
await clear()
process.exit()
