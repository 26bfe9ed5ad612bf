/**
 * A dataset's page with rows, for a visitor, alone and while eight accounts ask the console and the API questions without end, three at a
 * time each: by turns, over HTTP.
 *
 * `node bench/fair-shares.ts [pages a round] [rounds]`, 100 and 5 unless given.
 */
import { setImmediate as turn } from 'node:timers/promises'
import { openCommonsWorld } from '../src/countries/kazakhstan/commons/testing.ts'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { cookieOf } from '../src/countries/kazakhstan/technopark/testing.ts'
import { openPortal, seat } from '../src/house.ts'
import { listen, openLog } from '../src/portal/index.ts'
import { figure, inTurns, report, Times } from './measure.ts'
import { clear } from './place.ts'

const [pages = 100, rounds = 5] = process.argv.slice(2).map(Number)
const [accounts, windows, rows, onPage, goal] = [8, 3, 50_000, 20, 2]
const endless = 'with recursive x as (select 1 n union all select n + 1 from x) select max(n) from x'

const world = await openCommonsWorld({ passwords: true })
const country = kazakhstan('sample')
seat(world.kernel, country)
await world.publish('schools', { 'data.csv': `өңір,оқушылар\n${Array.from({ length: rows }, (_, at) => `Аудан ${at % 200},${at}`).join('\n')}` })
/** A page a minute by the clock of the limits of rate: nobody is to be refused here. */
let minutes = 0
const portal = await listen(openPortal(world.kernel, country, openLog({ write: () => undefined }), () => minutes * 60_000), { port: 0 })
const url = `http://127.0.0.1:${portal.port}`
const cookies: string[] = []
while (cookies.length < accounts) cookies.push(await cookieOf(world, await world.founder()))
const engine = () => world.commons.engine.state()

/** Asks for pages one after another, each another one, and waits for all of their text. */
async function read(): Promise<Times> {
  const times = new Times()
  for (let at = -5; at < pages; at += 1) {
    minutes += 1
    const began = performance.now()
    const answer = await fetch(`${url}/kk/commons/datasets/ulgi/schools?page=${1 + Math.floor(Math.random() * rows / onPage)}`)
    const text = await answer.text()
    if (answer.status !== 200 || !text.includes('Аудан ')) throw new Error(`The page has no rows: ${answer.status}`)
    if (at >= 0) times.add(performance.now() - began) // the first ones warm up
  }
  return times
}

async function amidst(): Promise<Times> {
  const stopped = new AbortController()
  const going = cookies.flatMap((cookie) => Array.from({ length: windows }, async (_, window) => {
    while (!stopped.signal.aborted) {
      await (window === 0
        ? fetch(`${url}/kk/commons/sql?dataset=ulgi/schools&sql=${encodeURIComponent(endless)}`, { headers: { cookie }, signal: stopped.signal })
        : fetch(`${url}/api/commons/query`, {
          method: 'POST', signal: stopped.signal, headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
          body: JSON.stringify({ datasets: ['ulgi/schools'], sql: endless }),
        })).then((answer) => answer.text(), () => undefined)
    }
  }))
  while (engine().waiting < accounts) await turn()
  const times = await read()
  stopped.abort()
  await Promise.all(going)
  while (engine().processes.some(({ busy }) => busy)) await turn()
  return times
}

const results = await inTurns<Times>(rounds, { alone: read, amidst })
const of = (side: string): Times => results[side]!.reduce((all, one) => all.take(one), new Times())
const [alone, among] = [of('alone'), of('amidst')]
const ratio = among.at(0.95) / alone.at(0.95)
report({
  title: 'Pages amidst endless questions',
  about: `A dataset's page with ${onPage} of ${rows} rows in Kazakh for a visitor, each time others, one after another; alone, and while ${accounts} accounts keep ${windows} endless questions each under way in the console and the API. ${
    pages} pages a round, ${rounds} rounds in turns; times of all rounds together, in ms.`,
  columns: ['side', 'p50', 'p95', 'p99'],
  rows: [['alone', alone], ['amidst eight hostile accounts', among]].map(([name, times]) => [String(name), ...[0.5, 0.95, 0.99].map((share) => figure((times as Times).at(share)))]),
  findings: [`p95 amidst is ${ratio.toFixed(2)} times that alone (goal: at most ${goal}): ${ratio <= goal ? 'met' : 'not met'}.`],
})
await portal.stop(0)
await world.close()
await clear()
