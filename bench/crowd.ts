/**
 * A crowd at the first page: pages a second, and the slowest of a hundred, beside a bare server of Node that answers the same bytes,
 * both in one process and under wrk by turns; and what three hundred readers who stand still cost.
 *
 * `node bench/crowd.ts [seconds a round] [rounds]`, 5 and 3 unless given. It needs `wrk`.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { openWorld } from '../src/countries/kazakhstan/testing.ts'
import { openPortal, seat } from '../src/house.ts'
import { listen, openLog } from '../src/portal/index.ts'
import { figure, inTurns, median, perCent, progress, report } from './measure.ts'
import { needs } from './needs.ts'
import { clear } from './place.ts'

needs('wrk')

const [seconds = 5, rounds = 3] = process.argv.slice(2).map(Number)
const crowds = [20, 500]
const readers = 300

interface Round { readonly rate: number; readonly p99: number }

const milliseconds = (said: string): number => {
  const [, number = '', unit = ''] = /([\d.]+)(us|ms|s|m)/.exec(said) ?? []
  return Number(number) * ({ us: 0.001, ms: 1, s: 1000, m: 60_000 }[unit] ?? Number.NaN)
}

async function load(url: string, connections: number): Promise<Round> {
  const wrk = spawn('wrk', ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', '--timeout', '30s', '-H', 'Accept-Encoding: br', url], { stdio: ['ignore', 'pipe', 'inherit'] })
  const said = await text(wrk.stdout)
  if (/Non-2xx|Socket errors/.test(said)) throw new Error(said)
  return { rate: Number(/Requests\/sec:\s+([\d.]+)/.exec(said)?.[1]), p99: milliseconds(/99%\s+(\S+)/.exec(said)?.[1] ?? '') }
}

/** Memory in MB that the process grows by while so many ask again and again and read nothing. */
async function slowReaders(port: number): Promise<number> {
  const before = process.memoryUsage.rss()
  const sockets = Array.from({ length: readers }, () => {
    const socket = connect(port, '127.0.0.1').pause()
    socket.on('error', () => undefined)
    socket.write('GET /kk HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(100))
    return socket
  })
  await Promise.all(sockets.map((socket) => socket.connecting ? once(socket, 'connect') : undefined))
  await pause(10_000)
  const grown = (process.memoryUsage.rss() - before) / 2 ** 20
  for (const socket of sockets) socket.destroy()
  return grown
}

const world = await openWorld()
const country = kazakhstan('sample')
seat(world.kernel, country)
await world.kernel.indicators.record()
const portal = await listen(openPortal(world.kernel, country, openLog({ write: () => undefined })), { port: 0 })
const own = `http://127.0.0.1:${portal.port}/kk`
const answer = await fetch(own, { headers: { 'accept-encoding': 'identity' } })
const page = Buffer.from(await answer.arrayBuffer())
const headers = Object.fromEntries([...answer.headers].filter(([name]) => name !== 'date' && name !== 'content-length' && name !== 'connection' && name !== 'transfer-encoding'))
const bare = createServer((_, response) => void response.writeHead(200, headers).end(page))
await once(bare.listen(0, '127.0.0.1'), 'listening')
const address = bare.address()
if (address === null || typeof address === 'string') throw new Error('No port')

const rows: string[][] = []
const findings: string[] = []
for (const connections of crowds) {
  progress(`${connections} connections`)
  const results = await inTurns<Round>(rounds, { own: () => load(own, connections), bare: () => load(`http://127.0.0.1:${address.port}/`, connections) })
  const of = (side: string, key: keyof Round): number => median(results[side]!.map((round) => round[key]))
  for (const [side, name] of [['own', 'Shanyraq'], ['bare', 'bare server of Node']] as const) rows.push([name, String(connections), figure(of(side, 'rate')), figure(of(side, 'p99'))])
  findings.push(`With ${connections} connections ours answers ${perCent(of('own', 'rate') / of('bare', 'rate'))} of what the bare server does.`)
}
const grown = await slowReaders(portal.port)
report({
  title: 'Crowd at the first page',
  about: `The first page in Kazakh (${figure(page.length / 1000)} kB) for visitors without a session, beside a server of Node that answers the same bytes from memory without compressing. wrk, one thread, ${seconds} s a round, ${
    rounds} rounds in turns, medians; both servers in one Node process.`,
  columns: ['side', 'connections', 'pages a second', '99 % within, ms'], rows,
  findings: [...findings, `${readers} connections that ask for a hundred pages each and read none add ${figure(grown)} MB.`],
})
bare.close()
bare.closeAllConnections()
await portal.stop(0)
await world.close()
await clear()
