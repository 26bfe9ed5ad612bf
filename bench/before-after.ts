/**
 * Whether this tree is slower than an earlier commit: the same benches of both, in turns, and the ratio of every figure that both print.
 *
 * `node bench/before-after.ts [--commit=…] [--rounds=3] [bench…]`: the last commit before the second cast of the ring unless another is named. A bench may
 * carry its words: `cases:50:1` is fifty cases in one round. Each tree runs its own bench with its own packages, in a copy of the commit that is removed at the
 * end; the two take turns and change places in every round, so that what else the machine does falls on both. The first run installs packages (about a minute).
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Figures, figuresIn, ratios } from './before-after-figures.ts'
import { figure, progress, report } from './measure.ts'
import { clear, folder } from './place.ts'

/** The last commit before the ring was cast again; the next one begins with tests of what stood. */
const beforeTheSecondCast = 'f9fe1222'

/** The benches that the second cast must not slow, short enough for several rounds. */
const usual = ['cases:200:1', 'list-page:3', 'catalogue:3000:300', 'gateway:4:1:20', 'start:2000']

const { values, positionals } = parseArgs({ allowPositionals: true, options: { commit: { type: 'string', default: beforeTheSecondCast }, rounds: { type: 'string', default: '3' } } })
const benches = positionals.length > 0 ? positionals : usual
const rounds = Number(values.rounds)
const here = resolve(import.meta.dirname, '..')

let running: ChildProcess | undefined
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    running?.kill(signal)
    void clear().then(() => process.exit(1))
  })
}

/** Runs a program to its end; answers what it printed. */
async function run(cwd: string, words: readonly string[]): Promise<string> {
  const child = running = spawn(process.execPath, words, { cwd, stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (piece: Buffer) => { said += piece.toString() })
  const { promise, resolve: ended, reject } = Promise.withResolvers<void>()
  child.once('error', reject).once('close', (status) => (status === 0 ? ended() : reject(new Error(`${words.join(' ')} in ${cwd} ended with ${status ?? 'a signal'}`))))
  await promise
  return said
}

/** A copy of a commit, with the packages that its own lock names. */
async function copyOf(commit: string): Promise<string> {
  const place = join(folder('before'), 'tree')
  const done = spawnSync('sh', ['-c', 'mkdir "$1" && git archive --format=tar "$2" | tar -x -C "$1"', 'sh', place, commit], { cwd: here, encoding: 'utf8' })
  if (done.status !== 0 || !existsSync(join(place, 'package.json'))) throw new Error(`There is no commit ${commit} here: ${done.stderr}`)
  progress('installing the packages of the earlier tree')
  await run(place, ['bin/install.mjs'])
  return place
}

const load = (): number => loadavg()[0]!

/** The figures of one run of a bench, with the load before it. */
async function measured(tree: string, bench: string): Promise<{ readonly figures: Figures; readonly load: number }> {
  const [name, ...words] = bench.split(':')
  const at = load()
  return { figures: figuresIn(await run(tree, [join('bench', `${name}.ts`), ...words])), load: at }
}

try {
  const trees = { before: await copyOf(values.commit), after: here }
  const rows: string[][] = []
  for (const bench of benches) {
    const found: Record<keyof typeof trees, Figures[]> = { before: [], after: [] }
    const loads: number[] = []
    for (let round = 1; round <= rounds; round += 1) {
      for (const side of round % 2 === 1 ? ['before', 'after'] as const : ['after', 'before'] as const) {
        progress(`${bench}, round ${round} of ${rounds}: ${side}`)
        const { figures, load: at } = await measured(trees[side], bench)
        found[side].push(figures)
        loads.push(at)
      }
    }
    const span = `${figure(Math.min(...loads))}–${figure(Math.max(...loads))}`
    for (const { title, before, after, ratio } of ratios(found.before, found.after)) rows.push([bench, title, figure(before), figure(after), figure(ratio), span])
  }
  report({
    title: 'Before and after the second cast',
    about: `The same benches of two trees in turns, ${rounds} ${rounds === 1 ? 'round' : 'rounds'}, medians: before is commit ${values.commit} with its own packages, after is this one. Peers and floors `
      + 'that a bench measures beside ours are the same on both sides: how far their ratios are from 1 says how far the others can be believed.',
    columns: ['bench', 'figure', 'before', 'after', 'after / before', 'load'], rows,
    findings: ['Rates should not fall and times should not grow; a figure that only one of the trees prints is left out.'],
  })
} finally {
  await clear()
}
