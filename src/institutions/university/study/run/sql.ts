/** Runs a learner's query in the sandbox, on the tables of each test; what is expected stays here. */
import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ask } from '../../../../kernel/sandbox/index.ts'
import type { CodeTask } from '../course.ts'
import type { Outcome, Ran } from '../judge.ts'

const entry = fileURLToPath(new URL('./sql-child.ts', import.meta.url))
/** What Node and DuckDB reserve of addresses before they do anything, and what the query may take. */
const addressesMb = 2_300 + 640

export async function runSql(task: Extract<CodeTask, { kind: 'sql' }>, sql: string): Promise<Ran> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'shanyraq-query-')))
  const outcomes: Outcome[] = []
  try {
    const ended = await ask({
      entry, folder, view: { read: [folder], write: [] }, heapMb: 192, niceness: 5,
      limits: { file: 0, ...(process.platform === 'linux' && { addresses: addressesMb * 2 ** 20, processorSeconds: 10 }) },
    }, { sql, tests: task.tests.map(({ tables }) => tables) }, { seconds: 12, talk: 2_000_000, hear: (said) => { if (outcomes.length < task.tests.length) outcomes.push(said as Outcome) } })
    const because = ended.because === 'time' || ended.because === 'talk' ? ended.because : ended.signal === 'SIGXCPU' || ended.signal === 'SIGKILL' ? 'time' : 'crash'
    return { outcomes: task.tests.map((_, at) => outcomes[at] ?? { ended: because }), by: `DuckDB ${(await import('@duckdb/node-api')).version()}` }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
