/**
 * Runs every bench, one after another, and writes their reports to `RESULTS.md`.
 *
 * `node bench/all.ts [pgledger.sql]`: without the SQL of pgledger the ledger is compared with bare inserts alone.
 */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { progress } from './measure.ts'

const benches: readonly (readonly [name: string, ...words: readonly string[]])[] = [
  ['cases'], ['form-page'], ['list-page'], ['rules'], ['start'], ['journal'], ['ledger', process.argv[2] ?? '-'],
  ['search'], ['privacy'], ['personal-data'],
]

const reports: string[] = []
for (const [name, ...words] of benches) {
  progress(`\n=== ${name}`)
  const done = spawnSync(process.execPath, [join(import.meta.dirname, `${name}.ts`), ...words],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
  reports.push(done.status === 0 ? done.stdout.trim() : `## ${name}\n\nThe bench did not end well; nothing is reported.`)
  process.exitCode ||= done.status ?? 1
}

writeFileSync(join(import.meta.dirname, 'RESULTS.md'), `# Measured

Each table is what one command printed, in one run in which the sides took turns; \`node bench/all.ts\` makes the file anew. Only
ratios within a table can be compared: another machine, or the same under another load, gives other numbers. Loads are the
averages of 1, 5 and 15 minutes.

${reports.join('\n\n')}
`)
