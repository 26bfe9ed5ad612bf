/**
 * Runs benches one after another and writes their reports to `RESULTS.md`, each in the place of its last one.
 *
 * `node bench/all.ts [name…]`: all of them unless some are named. A name may carry words: `ledger:pgledger.sql` compares the ledger
 * with pgledger as well, `rows:1000000` asks a smaller table.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { progress } from './measure.ts'

const everything = [
  'cases', 'admission', 'queue', 'first-page', 'form-page', 'list-page', 'registers', 'register-search', 'incident-reports', 'exchange', 'federation', 'crowd', 'rules', 'start', 'journal', 'ledger', 'thread', 'conflicts', 'search', 'privacy', 'personal-data', 'ingest', 'rows', 'sandbox', 'attempts', 'fair-shares', 'transfer', 'clients', 'catalogue', 'near-duplicates', 'gateway', 'languages', 'tokenizers', 'training', 'model', 'bits-by-kind', 'decode', 'statements', 'studio', 'replay', 'talent',
]
const file = join(import.meta.dirname, 'RESULTS.md')

/** The reports of the file by their titles, in their order; what stands before the first one has the title ''. */
const sections = new Map(readFileSync(file, 'utf8').split(/^(?=## )/m).map((text) => [/^## (.*)/.exec(text)?.[1] ?? '', text.trim()]))

for (const asked of process.argv.length > 2 ? process.argv.slice(2) : everything) {
  progress(`\n=== ${asked}`)
  const [name, ...words] = asked.split(':')
  const done = spawnSync(process.execPath, [join(import.meta.dirname, `${name}.ts`), ...words], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
  if (done.status !== 0) {
    progress(`${name} did not end well; nothing is reported`)
    process.exitCode = 1
    continue
  }
  // What stands before the first title was said by others.
  for (const report of done.stdout.split(/^(?=## )/m).filter((text) => text.startsWith('## '))) sections.set(/^## (.*)/.exec(report)![1]!, report.trim())
  writeFileSync(file, `${[...sections.values()].join('\n\n')}\n`)
}
