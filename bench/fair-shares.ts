/**
 * A dataset's page with rows, for a visitor, alone and while others ask endless questions of the console and the API and ask again at once when they are refused: eight
 * accounts, three questions at a time each; 24 visitors at one address; all of them. By turns, over HTTP.
 *
 * `node bench/fair-shares.ts [pages a round] [rounds]`, 100 and 5 unless given.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { loadavg } from 'node:os'
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openCommonsWorld } from '../src/countries/kazakhstan/commons/testing.ts'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { cookieOf } from '../src/countries/kazakhstan/technopark/testing.ts'
import { openPortal, seat } from '../src/house.ts'
import { listen, openLog } from '../src/portal/index.ts'
import type { Hostile } from './hostile-askers.ts'
import { figure, inTurns, progress, report, Times } from './measure.ts'
import { clear } from './place.ts'

const [pages = 100, rounds = 5] = process.argv.slice(2).map(Number)
const [accounts, windows, visitors, rows, onPage, goal] = [8, 3, 24, 50_000, 20, 2]

// Whoever asks tells their address as a proxy of ours would.
const world = await openCommonsWorld({ passwords: true, environment: { SHANYRAQ_PROXIES: '1' } })
const country = kazakhstan('sample')
seat(world.kernel, country)
await world.publish('schools', { 'data.csv': `өңір,оқушылар\n${Array.from({ length: rows }, (_, at) => `Аудан ${at % 200},${at}`).join('\n')}` })
const portal = await listen(openPortal(world.kernel, country, openLog({ write: () => undefined })), { port: 0, proxies: 1 })
const url = `http://127.0.0.1:${portal.port}`
const cookies: string[] = []
while (cookies.length < accounts) cookies.push(await cookieOf(world, await world.founder()))
const engine = () => world.commons.engine.state()

let readers = 0
/** Asks for pages one after another, each another one from another address, and waits for all of their text. */
async function read(): Promise<Times> {
  const times = new Times()
  for (let at = -5; at < pages; at += 1) {
    readers += 1
    const began = performance.now()
    const answer = await fetch(`${url}/kk/commons/datasets/ulgi/schools?page=${1 + Math.floor(Math.random() * rows / onPage)}`, { headers: { 'x-forwarded-for': `10.1.${readers >> 8}.${readers & 255}` } })
    const text = await answer.text()
    if (answer.status !== 200 || !text.includes('Аудан ')) throw new Error(`The page has no rows: ${answer.status}`)
    if (at >= 0) times.add(performance.now() - began) // the first ones warm up
  }
  return times
}

const windowOf = (window: number): 'console' | 'api' => (window % windows === 0 ? 'console' : 'api')
const ofAccounts: Hostile['askers'] = cookies.flatMap((cookie, at) => Array.from({ length: windows }, (_, window) => ({ address: `10.2.0.${at}`, cookie, over: windowOf(window) })))
const ofVisitors: Hostile['askers'] = Array.from({ length: visitors }, (_, window) => ({ address: '10.3.0.1', over: windowOf(window) }))
const answers: Record<string, Map<string, number>> = {}

/** Reads while these ask, two seconds after they have begun. */
const amidst = (name: string, askers: Hostile['askers']) => async (): Promise<Times> => {
  const hostile = fork(resolve(import.meta.dirname, 'hostile-askers.ts'))
  hostile.send({ port: portal.port, askers } satisfies Hostile)
  await pause(2_000)
  const [before, from] = [process.cpuUsage(), performance.now()]
  const times = await read()
  const [{ user, system }, took] = [process.cpuUsage(before), performance.now() - from]
  const told = once(hostile, 'message')
  hostile.send('stop')
  const counts = answers[name] ??= new Map()
  for (const [status, count] of Object.entries((await told)[0] as Record<string, number>)) counts.set(status, (counts.get(status) ?? 0) + count)
  progress(`p95 ${figure(times.at(0.95))} ms; the portal's process used ${((user + system) / took / 10).toFixed(0)} % of a core; load ${loadavg()[0]!.toFixed(2)}; ${JSON.stringify(Object.fromEntries(counts))}`)
  while (engine().processes.some(({ busy }) => busy)) await pause(50)
  return times
}

const sides = {
  alone: read,
  [`amidst ${accounts} accounts`]: amidst('accounts', ofAccounts),
  [`amidst ${visitors} visitors of one address`]: amidst('visitors', ofVisitors),
  'amidst all of them': amidst('all', [...ofAccounts, ...ofVisitors]),
}
const results = await inTurns<Times>(rounds, sides)
const of = (side: string): Times => results[side]!.reduce((all, one) => all.take(one), new Times())
const times = Object.keys(sides).map((side) => [side, of(side)] as const)
const alone = times[0]![1].at(0.95)
report({
  title: 'Pages amidst endless questions',
  about: `A dataset's page with ${onPage} of ${rows} rows in Kazakh for a visitor, each time others, one after another; alone, while ${accounts} accounts keep ${windows} endless questions each under way in the console and the API, while ${
    visitors} visitors of one address do, and amidst all of them; whoever is refused asks again at once. They ask from another process of the same machine. ${pages} pages a round, ${rounds} rounds in turns; times of all rounds together, in ms.`,
  columns: ['side', 'p50', 'p95', 'p99'],
  rows: times.map(([side, of]) => [side, ...[0.5, 0.95, 0.99].map((share) => figure(of.at(share)))]),
  findings: [
    ...times.slice(1).map(([side, of]) => `p95 ${side} is ${(of.at(0.95) / alone).toFixed(2)} times that alone (goal: at most ${goal}): ${of.at(0.95) / alone <= goal ? 'met' : 'not met'}.`),
    `What those who ask were answered, by status: ${Object.entries(answers).map(([who, counts]) => `${who} ${[...counts].map(([status, count]) => `${status} ${count} times`).join(', ')}`).join('; ')}.`,
  ],
})
await portal.stop(0)
await world.close()
await clear()
