/**
 * Starting and resting: the first start in an empty folder (cluster, migrations, sample), the second, the start on 10,000
 * residents with five years of quarters, and the memory of the whole tree of processes at rest.
 *
 * `node bench/start.ts [residents]`
 */
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { openKernel } from '../src/kernel/index.ts'
import { readSettings } from '../src/kernel/settings.ts'
import { figure, progress, report } from './measure.ts'
import { clear, folder } from './place.ts'
import { seedResidents } from './residents.ts'

const residents = Number(process.argv[2] ?? 10_000)
const root = resolve(import.meta.dirname, '..')
const data = join(folder('start'), 'data')

async function freePort(): Promise<number> {
  const server = createServer()
  const { promise, resolve } = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', resolve)
  await promise
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('No port')
  return address.port
}

interface Started { readonly seconds: number; readonly memory: number; readonly processes: number }

/** Starts the portal as its users do, waits for its home page, lets it rest, weighs it and stops it. */
async function start(restSeconds: number): Promise<Started> {
  const port = await freePort()
  const from = performance.now()
  const portal = spawn(process.execPath, ['src/main.ts', 'start'], {
    cwd: root, env: { ...process.env, SHANYRAQ_DATA: data, PORT: String(port), PUBLIC_URL: `http://localhost:${port}` },
      stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  portal.stderr.on('data', (piece: Buffer) => { said += piece.toString() })
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/kk`).catch(() => undefined)
    if (answer?.status === 200) break
    if (portal.exitCode !== null) throw new Error(`The portal did not start: ${said}`)
    await pause(20)
  }
  const seconds = (performance.now() - from) / 1000
  await pause(restSeconds * 1000)
  const tree = treeOf(portal.pid!)
  const memory = tree.reduce((sum, pid) => sum + memoryOf(pid), 0)
  const { promise, resolve } = Promise.withResolvers<void>()
  portal.once('exit', () => resolve())
  portal.kill('SIGTERM')
  await promise
  return { seconds, memory, processes: tree.length }
}

/** A process and all its descendants, the server of the database among them. */
function treeOf(pid: number): readonly number[] {
  const parents = new Map(readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    try {
      return [[Number(name), Number(readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ')[1])] as const]
    } catch {
      return [] // it has ended meanwhile
    }
  }))
  const tree = [pid]
  for (const one of tree) tree.push(...[...parents].filter(([, parent]) => parent === one).map(([child]) => child))
  return tree
}

/** Memory of a process in MB: its proportional share (PSS), so that what several share counts once; else the resident set. */
function memoryOf(pid: number): number {
  const kilobytes = (path: string, name: string): number | undefined => {
    try {
      return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync(path, 'utf8'))?.[1])
    } catch {
      return undefined
    }
  }
  return (kilobytes(`/proc/${pid}/smaps_rollup`, 'Pss') ?? kilobytes(`/proc/${pid}/status`, 'VmRSS') ?? 0) / 1024
}

progress('first start')
const first = await start(15)
progress('second start')
const second = await start(15)
progress(`seeding ${residents} residents with five years of quarters`)
const kernel = await openKernel({ settings: readSettings({ SHANYRAQ_DATA: data }), country: kazakhstan('sample') })
const seeded = await seedResidents(kernel, residents)
await kernel.close()
progress('start on them')
const third = await start(30)
const fourth = await start(15)

const row = (title: string, { seconds, memory, processes }: Started): readonly string[] =>
  [title, figure(seconds), figure(memory), String(processes)]
report({
  title: 'Start and memory at rest',
  about: `\`shanyraq start\` with web, worker and embedded PostgreSQL, until the home page answers; memory is the sum over `
    + `the tree of processes (PSS) after 15 s of rest `
    + `(30 s after the start on ${residents} residents, which also does the round of the clock). Seeded by SQL: ${seeded}.`,
  columns: ['start', 'seconds until the home page', 'memory at rest, MB', 'processes'],
  rows: [
    row('first: makes the cluster, migrates, writes the sample', first), row('second', second),
    row(`on ${residents} residents with five years of quarters`, third), row('the same again', fourth),
  ],
  findings: [`Goal: under 600 MB at rest: `
    + `${[first, second, third, fourth].every(({ memory }) => memory < 600) ? 'met' : 'not met'}.`],
})
await clear()
