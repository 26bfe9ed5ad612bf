/** An engine on a folder of its own, whose path has spaces, and Parquet files in it, for tests and benches. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Engine, type EngineSettings, openEngine, type TableSource } from './index.ts'
import { quoteText } from '../../../kernel/duckdb/index.ts'

export interface TestEngine extends AsyncDisposable {
  readonly engine: Engine
  /** Outside of what the engine keeps. */
  readonly folder: string
  /** Writes the result of a SELECT of the test as a Parquet file; answers it as a table. */
  table(name: string, select: string, options?: string): Promise<TableSource & { readonly files: readonly [string] }>
}

export async function openTestEngine(settings: Partial<EngineSettings> = {}): Promise<TestEngine> {
  const folder = await mkdtemp(join(tmpdir(), 'query engine '))
  const data = join(folder, 'data')
  await mkdir(data)
  const engine = openEngine({ scratch: join(folder, 'scratch folder'), workers: 2, deadlineMs: 20_000, ...settings })
  return {
    engine, folder: data,
    async table(name, select, options = '') {
      const file = join(data, `${name}.parquet`)
      await engine.make({ file, statements: (made) => [`copy (${select}) to ${quoteText(made)} (format parquet${options})`] })
      return { name, files: [file] }
    },
    async [Symbol.asyncDispose]() {
      await engine.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
