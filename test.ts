/**
 * Runs the tests: `npm test`, or `npm test -- src/law e2e/residency.test.ts` for some of them.
 *
 * Those of `src` share a few processes; those of the kernel that speak of a database run again on a PostgreSQL of the system; of `e2e` and
 * `conformance` the short ones share some, and each that is long or starts the portal as a process has one of its own. One process more than there are cores runs at a time, for most wait for
 * a browser, a database or a child; the longest first: each has its own folders, ports and databases, the databases of all on one embedded PostgreSQL.
 * A file in which a test failed runs once more by itself, and is named if it passes then: such a test is to be mended. What is tried by
 * killing and chance gets no second run, for there one loss is a loss. What says nothing for twenty minutes hangs: it is ended, and
 * the tests that it was at are named. At the end it names the files that took most of the processors, and says how busy these were. Exits with 1 when a test failed.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, globSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { availableParallelism, type CpuInfo, cpus } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { startTestCluster, testFolder } from './src/kernel/database/testing.ts'
import { type Progress, progressFile } from './test-progress.ts'

const root = import.meta.dirname
const asked = process.argv.slice(2).map((path) => relative(root, resolve(path)))
const all = globSync(['src/**/*.test.ts', 'e2e/*.test.ts', 'conformance/*.test.ts'], { cwd: root }).sort()
const files = asked.length === 0 ? all : all.filter((file) => asked.some((path) => file === path || file.startsWith(`${path}/`)))
if (files.length === 0) {
  console.error(`No test is in ${asked.join(', ') || root}. Tests end in .test.ts and stand in src, e2e or conformance.`)
  process.exit(2)
}

/** What reads and prints money and numbers keeps to a country, as in every process of the portal. */
const country = pathToFileURL(join(root, 'src/country.ts')).href

const together = join(root, 'test-together.ts')
const folder = testFolder()
let passed = 0
let failed = 0
let runs = 0
/** Files that failed, and passed by themselves. */
const unsteady: string[] = []
/** What each file took of the processors, in seconds, with what it started and saw end: whatever the machine is busy with besides does not change it. */
const cost = new Map<string, number>()
/** The same of what no file took alone: the loading of those that share a process. */
let shared = 0
const neverTwice = /crash|simulation/
/** The longest test takes ten minutes on a busy machine, and is ended after fifteen. */
const longestTest = 900_000
const longestSilence = 1_200_000
/** What runs now: whoever ends this run ends it too. */
const groups = new Set<number>()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    for (const group of groups) endGroup(group)
    process.kill(process.pid, signal)
  })
}

/** Ends a process that leads a group, and all that it started there. */
function endGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error // it has ended by itself
  }
}

interface Told { readonly passed: number; readonly failed: number; /** The files in which a test failed. */ readonly where: readonly string[] }

/** Whether the files share one process, each as a suite of its own, or have one each. */
type Isolation = 'none' | 'process'

/** Runs some files, those that failed once more, and adds what passed and failed to the totals. */
async function run(
  title: string, chosen: readonly string[], isolation: Isolation, environment: Readonly<Record<string, string>> = {},
): Promise<void> {
  const first = await runOnce(title, chosen, isolation, environment)
  passed += first.passed
  failed += first.failed
  if (first.where.length === 0 || first.where.some((file) => neverTwice.test(file))) return
  const second = await runOnce(`Once more: ${title}`, first.where, isolation, environment)
  if (second.failed > 0) return
  passed += first.failed
  failed -= first.failed
  unsteady.push(...first.where)
}

/** What some files told; what they say is shown when they have ended. */
async function runOnce(title: string, chosen: readonly string[], isolation: Isolation, environment: Readonly<Record<string, string>>): Promise<Told> {
  const began = performance.now()
  const written = join(folder, `progress-${runs += 1}`)
  const child = spawn(process.execPath, [
    '--test', '--import', country, `--test-isolation=${isolation}`, `--test-timeout=${longestTest}`,
    `--test-reporter=${chosen.length > 3 ? 'dot' : 'spec'}`, '--test-reporter-destination=stdout',
    `--test-reporter=${join(root, 'test-progress.ts')}`, '--test-reporter-destination=stdout',
    ...isolation === 'none' ? [together] : chosen,
  ], {
    cwd: root, stdio: ['ignore', 'pipe', 'pipe'], detached: true, // the leader of a group, which can be ended whole
    // What is compiled once is there for the next process, and most of a short one is its compilation.
    env: { NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node'), ...process.env, ...environment, TEST_PROGRESS: written, TEST_FILES: chosen.join('\n') },
  })
  const said: Buffer[] = []
  let hung = false
  const end = () => {
    hung = true
    endGroup(child.pid!)
  }
  let silence = setTimeout(end, longestSilence)
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part: Buffer) => {
      said.push(part)
      clearTimeout(silence)
      silence = setTimeout(end, longestSilence)
    })
  }
  groups.add(child.pid!)
  const [status] = await once(child, 'close') as [number | null]
  groups.delete(child.pid!)
  clearTimeout(silence)
  const file = progressFile(written, child.pid!)
  const told = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').filter((line) => line.endsWith('}')).map((line) => JSON.parse(line) as Progress) : []
  addCost(told, isolation === 'process' ? chosen[0] : undefined)
  const total = told.flatMap((one) => ('total' in one ? [one.total] : []))[0] ?? { tests: 0, passed: 0, skipped: 0, todo: 0 }
  const broken = total.tests - total.passed - total.skipped - total.todo
  const failures = status === 0 ? broken : Math.max(broken, 1) // a process that died before its summary failed too
  const named = told.flatMap((one) => ('ended' in one && one.failed && chosen.includes(one.ended) ? [one.ended] : []))
  const seconds = Math.round((performance.now() - began) / 1000)
  console.log(`\n${title}${chosen.length === 1 ? '' : `: ${chosen.length} files`} (${seconds} s)\n${Buffer.concat(said)}`)
  if (chosen.length > 20) console.log(`The slowest files: ${slowest(told, chosen)}`)
  if (hung) {
    const open = new Set<string>()
    for (const one of told) {
      if ('began' in one) open.add(one.began)
      else if ('ended' in one) open.delete(one.ended)
    }
    console.log(`${title} said nothing for ${longestSilence / 60_000} minutes and was ended. It was at: ${[...open].join('; ')}; the last that ended: ${told.findLast((one) => 'ended' in one)?.ended}`)
  }
  return { passed: total.passed, failed: failures, where: failures === 0 || hung ? [] : named.length === 0 ? chosen : [...new Set(named)] }
}

/** Where the time of a process goes that runs many files: what to look at when the whole run becomes too long. */
function slowest(told: readonly Progress[], chosen: readonly string[]): string {
  const spent = told.flatMap((one) => ('ended' in one && chosen.includes(one.ended) ? [one] : []))
  return spent.sort((a, b) => b.milliseconds - a.milliseconds).slice(0, 20).map(({ ended, milliseconds }) => `${ended} ${Math.round(milliseconds / 1000)} s`).join(', ')
}

/** Adds what files took of the processors: `alone` is one that had the process to itself. */
function addCost(told: readonly Progress[], alone: string | undefined): void {
  const whole = told.flatMap((one) => ('total' in one ? [one.seconds] : []))[0] ?? 0
  const each = alone === undefined ? told.flatMap((one) => ('file' in one ? [one] : [])) : [{ file: alone, seconds: whole }]
  for (const { file, seconds } of each) cost.set(file, (cost.get(file) ?? 0) + seconds)
  shared += Math.max(0, whole - each.reduce((sum, { seconds }) => sum + seconds, 0))
}

/** Where the time of the processors went. The servers of PostgreSQL that files share are not counted. */
function dearest(): string {
  const files = [...cost].sort(([, a], [, b]) => b - a)
  const sum = files.reduce((seconds, [, more]) => seconds + more, 0)
  return `${files.slice(0, 20).map(([file, seconds]) => `${file} ${seconds.toFixed(1)} s`).join(', ')}; all ${files.length} together ${Math.round(sum)} s, and ${Math.round(shared)} s to load those that share a process`
}

/** Seconds of all processors of the machine since it runs: those in which they did something, and all. Browsers and servers are in them, and whatever else runs there. */
function machineSeconds(): { readonly busy: number; readonly all: number } {
  const sum = (of: (times: CpuInfo['times']) => number): number => cpus().reduce((milliseconds, { times }) => milliseconds + of(times), 0) / 1000
  const busy = sum(({ user, nice, sys, irq }) => user + nice + sys + irq)
  return { busy, all: busy + sum(({ idle }) => idle) }
}

const inSource = files.filter((file) => file.startsWith('src/'))
const inKernel = inSource.filter((file) => file.startsWith('src/kernel/') && !/database\/(?:cluster|lock)\.test\.ts$/.test(file)
  && /database|world|testParties|testJournal/i.test(readFileSync(join(root, file), 'utf8')))
/** What takes more than a minute begins first, by its length: or it would end alone. */
const long = [
  'e2e/crash.test.ts', 'e2e/pages.test.ts', 'e2e/permissions.test.ts', 'e2e/start.test.ts', 'e2e/phone.test.ts', 'e2e/newcomer.test.ts', 'e2e/journey.test.ts',
  'conformance/openapi.test.ts', 'e2e/restore-history.test.ts', 'e2e/commons-lending.test.ts', 'conformance/trainer-processes.test.ts', 'e2e/technopark.test.ts',
  'e2e/commons-publish.test.ts', 'e2e/commons-crash.test.ts', 'e2e/commons-read.test.ts', 'e2e/desk.test.ts', 'e2e/stop.test.ts', 'conformance/trainer.test.ts',
  'e2e/declarations.test.ts', 'e2e/services.test.ts', 'conformance/slurm.test.ts', 'e2e/record.test.ts', 'e2e/identity.test.ts', 'e2e/language-model.test.ts',
  'e2e/language-model-models.test.ts', 'e2e/clock.test.ts', 'e2e/processes.test.ts', 'e2e/forged-journal.test.ts',
]
const turnOf = (file: string): number => (long.includes(file) ? long.indexOf(file) : long.length)
const outside = files.filter((file) => !file.startsWith('src/')).sort((a, b) => turnOf(a) - turnOf(b))
/** Short files that open the portal in their own process: to load it takes longer than many of them. */
const short = outside.filter((file) => !long.includes(file) && !neverTwice.test(file) && !/\/processes\.ts'/.test(readFileSync(join(root, file), 'utf8')))
/** So many share a process: more would save little more, and be at it when all others have ended. */
const sharing = 8

const work: (() => Promise<void>)[] = []
/** By folders, for whoever reads what failed; the countries in two, which one process would be at until all others have ended. */
const parts = [
  ['Kazakhstan', /^src\/countries\/kazakhstan\/(?!(?:commons|technopark)\/)/], ['institutions', /^src\/institutions\//],
  ['commons, technopark and other countries', /^src\/countries\/(?:kazakhstan\/(?:commons|technopark)\/|(?!kazakhstan\/))/],
  ['kernel', /^src\/kernel\//], ['the rest', /^src\/(?!(?:countries|institutions|kernel)\/)/],
] as const
for (const [title, part] of parts) {
  const chosen = inSource.filter((file) => part.test(file))
  if (chosen.length > 0) work.push(() => run(`Source, ${title}, on the embedded PostgreSQL`, chosen, 'none'))
}
if (inKernel.length > 0 && asked.length === 0) work.push(onTheSystemsServer)
for (const file of outside) if (!short.includes(file)) work.push(() => run(file, [file], 'process'))
for (let from = 0; from < short.length; from += sharing) {
  const chosen = short.slice(from, from + sharing)
  work.push(() => run(chosen.length === 1 ? chosen[0]! : `${chosen[0]} to ${chosen.at(-1)}`, chosen, chosen.length === 1 ? 'process' : 'none'))
}

/** Takes one piece of work after another, until none is left. */
async function hand(): Promise<void> {
  for (let next = work.shift(); next; next = work.shift()) await next()
}
/** One server for all processes: to make one takes longer than many a test. */
const embedded = work.length > 1 && !process.env['TEST_DATABASE_URL'] ? await startTestCluster(join(folder, 'embedded')) : undefined
if (embedded) {
  process.env['TEST_DATABASE_URL'] = embedded.url
  process.env['TEST_HOUSES'] = join(folder, 'houses') // on that server
}
const before = machineSeconds()
await Promise.all(Array.from({ length: Math.min(3, availableParallelism() + 1) }, hand))
await embedded?.stop()

rmSync(folder, { recursive: true, force: true })
if (cost.size > 1) console.log(`\nThe dearest files, in seconds of a processor: ${dearest()}`)
const spent = { busy: machineSeconds().busy - before.busy, all: machineSeconds().all - before.all }
if (cost.size > 1) console.log(`\nThe processors of this machine were busy for ${Math.round(spent.busy)} of ${Math.round(spent.all)} s, with browsers, servers of PostgreSQL and whatever else ran on it`)
if (unsteady.length > 0) console.log(`\nPassed only when run once more by itself, and to be mended: ${unsteady.join(', ')}`)
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0

/** Runs the kernel's tests on the oldest PostgreSQL of the system that we support, in a cluster of this run's own. */
async function onTheSystemsServer(): Promise<void> {
  const versions = '/usr/lib/postgresql'
  const [oldest] = (existsSync(versions) ? readdirSync(versions) : [])
    .filter((version) => Number(version) >= 15 && existsSync(join(versions, version, 'bin', 'postgres')))
    .sort((a, b) => Number(a) - Number(b))
  if (oldest === undefined) {
    console.log('\nThe kernel was not tested on a PostgreSQL of the system: there is none (Debian: apt-get install postgresql).')
    return
  }
  const cluster = await startTestCluster(join(folder, 'system'), { folder: join(versions, oldest, 'bin'), version: oldest })
  try {
    await run(`Kernel, on PostgreSQL ${oldest} of the system`, inKernel, 'none', { TEST_DATABASE_URL: cluster.url })
  } finally {
    await cluster.stop()
  }
}
