/**
 * The register page of 50 residents out of 10,000, beside a bare handler of the same framework that returns the same bytes, both
 * in one process and under wrk by turns.
 *
 * `node bench/list-page.ts [seconds a round]`
 */
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { decideResidency, openOffice } from '../src/countries/kazakhstan/technopark/journey.ts'
import { openWorld } from '../src/countries/kazakhstan/testing.ts'
import { openPortal, seat } from '../src/house.ts'
import { activitiesOf } from '../src/institutions/technopark/listed.ts'
import { statusWords } from '../src/institutions/technopark/messages.ts'
import { fillRegister } from '../src/kernel/decisions/testing-register.ts'
import { formatDay } from '../src/law/format.ts'
import { listen, openLog } from '../src/portal/index.ts'
import { figure, inTurns, median, perCent, progress, report } from './measure.ts'
import { clear, folder } from './place.ts'
import { needs } from './needs.ts'
import { reactRouterPage } from './list-page-peer.ts'

needs('wrk')

const seconds = Number(process.argv[2] ?? 5)
const path = '/kk/registers/technopark.residents?page=7'

interface Round { readonly rate: number; readonly p50: number; readonly p99: number }

const milliseconds = (text: string): number => {
  const [, number = '', unit = ''] = /([\d.]+)(us|ms|s|m)/.exec(text) ?? []
  return Number(number) * ({ us: 0.001, ms: 1, s: 1000, m: 60_000 }[unit] ?? Number.NaN)
}

/** Asks for the page over twenty connections of one thread for some seconds. */
async function load(url: string, headers: readonly string[] = [], more: readonly string[] = []): Promise<Round> {
  const wrk = spawn('wrk', ['-t1', '-c20', `-d${seconds}s`, '--latency', ...headers.flatMap((header) => ['-H', header]),
    ...more, url])
  let said = ''
  wrk.stdout.on('data', (piece: Buffer) => { said += piece.toString() })
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  wrk.once('error', reject)
  wrk.once('close', () => resolve())
  await promise
  if (/Non-2xx|Socket errors/.test(said)) throw new Error(said)
  return {
    rate: Number(/Requests\/sec:\s+([\d.]+)/.exec(said)?.[1]), p50: milliseconds(/50%\s+(\S+)/.exec(said)?.[1] ?? ''),
      p99: milliseconds(/99%\s+(\S+)/.exec(said)?.[1] ?? ''),
  }
}

/** Opens a server on a free port and answers where the page is. */
async function addressOf(server: ReturnType<typeof createAdaptorServer>): Promise<string> {
  const { promise: opened, resolve } = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', resolve)
  await opened
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return `http://127.0.0.1:${address.port}${path}`
}

const world = await openWorld({ start: '2026-03-10T05:00:00.000Z' })
const country = kazakhstan('sample')
seat(world.kernel, country)
progress('filling the register with 10,000 residents')
const founder = await world.founder()
const { record } = (await world.kernel.decisions.find(await decideResidency(world, founder, await openOffice(world))))!
const activities = ['software', 'data', 'support', 'training']
await fillRegister(world.kernel.db, {
  like: record.id, count: 9_999, claims: (n) => ({ activity: activities[n % 4] ?? 'ai', projectName: `№ ${n + 1} үлгі жоба` }),
})

const portal = await listen(openPortal(world.kernel, country, openLog({ write: () => undefined })), { port: 0 })
const url = `http://127.0.0.1:${portal.port}${path}`
const first = await fetch(url)
const body = await first.text()
if (first.status !== 200 || (body.match(/<tr/g)?.length ?? 0) < 51) {
  throw new Error(`This is no page of 50 residents: ${first.status}`)
}
const headers = Object.fromEntries([...first.headers]
  .filter(([name]) => !['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length', 'set-cookie'].includes(name)))

const bare = createAdaptorServer({ fetch: new Hono().get('*', (c) => c.body(body, 200, headers)).fetch })
const bareUrl = await addressOf(bare)

const [, before = '', after = ''] = /^(.*<h1>.*?<\/h1>).*(<\/main>.*)$/s.exec(body) ?? []
const choices = activitiesOf(world.kernel, { residency: 'technopark.residency', claims: { activity: 'activity', project: 'projectName' } })
const drawnByPeer = await reactRouterPage(({ searchParams }) => {
  const sort = searchParams.get('sort') ?? ''
  const by = (['name', 'since', 'until'] as const).find((one) => one === sort.replace(/^-/, '')) ?? 'name'
  return world.kernel.decisions.register({
    credentialType: record.credentialType!, status: 'in force', filters: { activity: activities.find((one) => searchParams.getAll('filter').includes(`activity:${one}`)) ?? '' },
    sort: { by, descending: sort.startsWith('-') }, page: Number(searchParams.get('page')), size: 50,
  })
}, { before, after }, { day: (day) => formatDay(day, 'kk'), status: (status) => statusWords[status].kk, activity: ({ activity }) => choices.find(({ value }) => value === activity)?.label.kk ?? '' })
const peerServer = drawnByPeer && createAdaptorServer({ fetch: drawnByPeer })
const peerUrl = peerServer && await addressOf(peerServer)

const visitor = ['cookie: lang=kk']
/** Pages by chance in every order and activity: far more than are remembered, so that nearly every one is read and drawn anew. */
const script = join(folder('wrk'), 'pages.lua')
writeFileSync(script, `
local orders = { 'name', '-name', 'since', '-since', 'until', '-until' }
local activities = { 'software', 'data', 'support', 'training' }
request = function()
  return wrk.format('GET', '/kk/registers/technopark.residents?page=' .. math.random(1, 45)
    .. '&sort=' .. orders[math.random(6)] .. '&filter=status:in+force&filter=activity:' .. activities[math.random(4)])
end`)
await load(url, visitor)
await load(bareUrl)
const results = await inTurns<Round>(3, {
  bare: () => load(bareUrl), same: () => load(url, visitor), packed: () => load(url, [...visitor, 'accept-encoding: br']),
    chance: () => load(url, visitor, ['-s', script]),
    ...(peerUrl !== undefined && { peer: () => load(peerUrl, [], ['-s', script]) }),
})
const of = (name: string, key: keyof Round): number => median(results[name]!.map((one) => one[key]))
const names: Readonly<Record<string, string>> = {
  bare: 'bare Hono handler, the same bytes', same: 'Shanyraq, register page',
    packed: 'Shanyraq, with brotli as browsers ask for', chance: 'Shanyraq, pages by chance',
    peer: 'React Router 7 with React 19, the same pages by chance',
}
report({
  title: 'Register page: 50 residents of 10,000',
  about: `Server-rendered page of ${body.length} characters (${Buffer.byteLength(body)} bytes) with search, filters and `
    + `pagination; every request finds its session, asks the database and hashes the `
    + `answer. wrk, one thread, 20 connections, ${seconds} s a round, 3 rounds in turns, medians; both servers in one Node `
      + `process, PostgreSQL embedded.`,
  columns: ['side', 'requests/s', 'p50, ms', 'p99, ms'],
  rows: Object.keys(results)
    .map((name) => [names[name]!, figure(of(name, 'rate')), figure(of(name, 'p50')), figure(of(name, 'p99'))]),
  findings: [
    `The page reaches ${perCent(of('same', 'rate') / of('bare', 'rate'))} of the bare handler (goal: at least 25 %); `
      + `compressed ${perCent(of('packed', 'rate') / of('bare', 'rate'))}; drawn anew `
        + `${perCent(of('chance', 'rate') / of('bare', 'rate'))}.`,
    `Drawn anew: ${figure(of('chance', 'rate'))} pages/s (goal: at least 1,000: ${of('chance', 'rate') >= 1000 ? 'met' : 'not met in this run'})${peerUrl === undefined ? '; the peer could not be had'
      : `, ${figure(of('chance', 'rate') / of('peer', 'rate'))} times what React Router draws of the same rows from the same register, its frame given as text (goal: twice)`}.`,
  ],
})
await portal.stop(0)
for (const server of [bare, peerServer]) {
  server?.close()
  if (server && 'closeAllConnections' in server) server.closeAllConnections()
}
await world.close()
await clear()
