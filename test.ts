/**
 * Runs the tests: `npm test`, or `npm test -- src/law e2e/residency.test.ts` for some of them.
 *
 * Those of `src` share one process and an embedded PostgreSQL; those of the kernel run again on a PostgreSQL of the
 * system; each file of `e2e` and `conformance` has a process of its own. Exits with 1 when a test failed.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { startCluster } from './src/kernel/database/index.ts'

const root = import.meta.dirname
const asked = process.argv.slice(2).map((path) => relative(root, resolve(path)))
const all = globSync(['src/**/*.test.ts', 'e2e/*.test.ts', 'conformance/*.test.ts'], { cwd: root }).sort()
const files = asked.length === 0 ? all : all.filter((file) => asked.some((path) => file === path || file.startsWith(`${path}/`)))
if (files.length === 0) {
  console.error(`No test is in ${asked.join(', ') || root}. Tests end in .test.ts and stand in src, e2e or conformance.`)
  process.exit(2)
}

const folder = mkdtempSync(join(tmpdir(), 'shanyraq-run-'))
let passed = 0
let failed = 0

/** Runs some files and adds what passed and failed to the totals. */
function run(
  title: string, chosen: readonly string[], flags: readonly string[], environment: Readonly<Record<string, string>> = {},
): void {
  if (chosen.length === 0) return
  console.log(`\n${title}: ${chosen.length === 1 ? chosen[0] : `${chosen.length} files`}`)
  const summary = join(folder, 'summary.tap')
  rmSync(summary, { force: true })
  const { status } = spawnSync(process.execPath, [
    '--test', ...flags, '--test-timeout=300000',
    `--test-reporter=${chosen.length > 3 ? 'dot' : 'spec'}`, '--test-reporter-destination=stdout',
    '--test-reporter=tap', `--test-reporter-destination=${summary}`,
    ...chosen,
  ], { cwd: root, stdio: 'inherit', env: { ...process.env, ...environment } })
  const count = (name: string): number => {
    const text = existsSync(summary) ? readFileSync(summary, 'utf8') : ''
    return Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(text)?.[1] ?? 0)
  }
  const broken = count('fail') + count('cancelled')
  passed += count('pass')
  failed += status === 0 ? broken : Math.max(broken, 1) // a process that died before its summary failed too
}

const inSource = files.filter((file) => file.startsWith('src/'))
const inKernel = inSource.filter((file) => file.startsWith('src/kernel/') && !/database\/(?:cluster|lock)\.test\.ts$/.test(file))
const outside = files.filter((file) => !file.startsWith('src/'))

run('Source, on the embedded PostgreSQL', inSource, ['--test-isolation=none'])
if (inKernel.length > 0 && asked.length === 0) await onTheSystemsServer()
run('Whole portal, in a browser and by outside clients', outside, ['--test-isolation=process', '--test-concurrency=1'])

rmSync(folder, { recursive: true, force: true })
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
  const cluster = await startCluster(join(folder, 'postgres'), {
    programs: { folder: join(versions, oldest, 'bin'), version: oldest },
    settings: { fsync: 'off', synchronous_commit: 'off', max_connections: '200' },
    dieWithParent: true,
  })
  try {
    run(`Kernel, on PostgreSQL ${oldest} of the system`, inKernel, ['--test-isolation=none'], { TEST_DATABASE_URL: cluster.url })
  } finally {
    await cluster.stop()
  }
}
