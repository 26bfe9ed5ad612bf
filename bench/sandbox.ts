/**
 * The sandbox of the query engine: every hostile statement with a deadline of one second, how long the worst took to stop, what
 * escaped, and what isolation costs a query that means well.
 *
 * `node bench/sandbox.ts [rounds of well-meant queries]`
 */
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { DuckDBInstance } from '@duckdb/node-api'
import { QueryFailure } from '../src/institutions/commons/engine/index.ts'
import { quoteText } from '../src/kernel/duckdb/index.ts'
import { hostileStatements } from '../src/institutions/commons/engine/testing-hostile.ts'
import { openTestEngine } from '../src/institutions/commons/engine/testing.ts'
import { figure, progress, report, Times } from './measure.ts'

const rounds = Number(process.argv[2] ?? 300)
const deadlineMs = 1_000
const worstMs = 1_500

await using it = await openTestEngine({ deadlineMs })
const own = await it.table('t', `select range id, 'r' || range % 20 region from range(1000000)`)
const other = await it.table('other', `select 'canary' canary`)
const outside = { csv: join(it.folder, 'secret.csv'), parquet: other.files[0], folder: it.folder, own: own.files[0] }
await writeFile(outside.csv, 'a\ncanary\n')
const before = (await readdir(it.folder)).join()

const calm = 'select count(*) from t'
const [ends, lag] = [new Map<string, number>(), monitorEventLoopDelay({ resolution: 5 })]
let [worst, escaped, unexpected] = [{ name: '', ms: 0 }, 0, 0]
const statements = hostileStatements(outside)
lag.enable()
for (const { name, sql, ends: allowed } of statements) {
  await it.engine.query([own], calm, { limit: 1, deadlineMs: 60_000 }) // a process is ready, as in a portal at work
  const from = performance.now()
  const end = await it.engine.query([own], sql, { limit: 10 }).then(({ rows }) => {
    if (JSON.stringify(rows).includes('canary')) escaped += 1
    return 'answer' as const
  }, (error: unknown) => (error instanceof QueryFailure ? error.reason : 'an error without words'))
  const ms = performance.now() - from
  if (ms > worst.ms) worst = { name, ms }
  if (!(allowed as readonly string[]).includes(end)) {
    unexpected += 1
    progress(`${name}: ${end}`)
  }
  ends.set(end, (ends.get(end) ?? 0) + 1)
}
lag.disable()
if ((await readdir(it.folder)).join() !== before) escaped += 1

const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
const connection = await instance.connect()
await connection.run(`create view t as from read_parquet(${quoteText(own.files[0])})`)
const wellMeant: Readonly<Record<string, string>> = { 'select 1': 'select 1', count: calm, group: 'select region, count(*), avg(id) from t group by all order by 1' }
const rows: string[][] = []
for (const [name, sql] of Object.entries(wellMeant)) {
  const [isolated, bare] = [new Times(), new Times()]
  for (let round = -5; round < rounds; round += 1) {
    const [first, second] = [new Times(), new Times()]
    await first.of(() => it.engine.query([own], sql, { limit: 100 }))
    await second.of(() => connection.runAndReadAll(sql))
    if (round < 0) continue // the first ones warm up
    isolated.take(first)
    bare.take(second)
  }
  rows.push([name, figure(isolated.at(0.5)), figure(isolated.at(0.95)), figure(bare.at(0.5)), figure(bare.at(0.95)), (isolated.at(0.5) / bare.at(0.5)).toFixed(1)])
}
connection.closeSync()
instance.closeSync()

report({
  title: 'Sandbox of the query engine',
  about: `${statements.length} hostile statements, one after another, each in a process that is ready, with a deadline of ${deadlineMs} ms; then ${rounds} well-meant queries of `
    + 'each kind on a million rows, in turns with DuckDB in the process of the bench on one thread. Times in ms.',
  columns: ['well-meant query', 'isolated: p50', 'p95', 'in the process: p50', 'p95', 'ratio'],
  rows,
  findings: [
    `Escaped: ${escaped}. The parent lived; its event loop was late by ${figure(lag.max / 1e6)} ms at most.`,
    `Ends: ${[...ends].sort((a, b) => b[1] - a[1]).map(([end, times]) => `${times} ${end}`).join(', ')}; ${unexpected} of them not as expected.`,
    `Worst stop: ${figure(worst.ms)} ms (“${worst.name}”; goal: at most ${worstMs} ms): ${worst.ms <= worstMs ? 'met' : 'not met'}.`,
    `Memory of the children: ${it.engine.state().memory}.`,
  ],
})
