/**
 * The query engine of the commons: SQL that nobody vouches for, pages, statistics and exports of tables in Parquet files.
 *
 * It promises: DuckDB runs in child processes only, never in the portal; a text of a user reads the tables it was given, as they
 * were cut for it, and nothing else; every task ends at its deadline; a process that falls harms one query; failures are words in
 * three languages. It never decides who may read what: it is handed the tables, cut by columns and rows.
 *
 * @example
 * const engine = openEngine({ scratch: '/var/lib/shanyraq/scratch' })
 * const page = await engine.query([{ name: 'schools', files: ['/…/schools.parquet'] }],
 *   'select region, count(*) from schools group by all', { limit: 100, caller: { person: person.id } })
 */
import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { open as openFile, rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { isolation } from './child.ts'
import { openCopies } from './copies.ts'
import type { EngineHost } from './hosts/remote-child.ts'
import { openKeptFiles } from './kept-files.ts'
import { openPool } from './pool.ts'
import { openScratch } from './scratch.ts'
import type { Caller, Lane, Room } from './shares.ts'
import type { Bounds, Cell, Column, ExportFormat, ResultPage, SessionPlan, Task } from './protocol.ts'
import { asPage, asRows, asStatistics, asWritten } from './reply.ts'
import { openSlices, type TableSource } from './slices.ts'
import type { ColumnStatistics, Spread, TableStatistics } from './statistics.ts'
import { type MakingWork, openTrusted, type TrustedWork } from './trusted.ts'
import { rememberNumbers } from './numbers.ts'

export type { Caller, Cell, Column, ColumnStatistics, ExportFormat, ResultPage, Spread, TableSource, TableStatistics }
export { QueryFailure } from './messages.ts'
export { recordsOf } from './protocol.ts'
export { asParquet } from './sql-text.ts'

/** What every task may say of itself. */
export interface Manner {
  /** Who is charged: people and organisations take turns, and none may hold every process. Tasks without one share a turn. */
  readonly caller?: Caller
  /** Milliseconds of work at most, without the wait for a process. */
  readonly deadlineMs?: number
  readonly signal?: AbortSignal
}

export interface PageRequest extends Manner {
  /** Rows, at most 10,000. */
  readonly limit: number
  readonly offset?: number
  /** Counts the whole result too, which may cost as much as the query. */
  readonly count?: boolean
  /** The statement is of a page of the portal, not of a user: it runs where pages run, and ends when they must. */
  readonly ofPage?: true
}

export interface RowsRequest extends Manner {
  readonly offset: number
  /** Rows, at most 10,000. */
  readonly length: number
  /** Columns in this order; otherwise all, at most the first thousand. */
  readonly columns?: readonly string[]
  /** One SQL condition of a user. */
  readonly where?: string
  /** Columns with directions, of a user: `"year" DESC, region`. At most the first 100,000 rows can be paged in an order. */
  readonly orderBy?: string
  /** Words that text columns contain: each of them in some column. */
  readonly search?: string
}

export interface ExportRequest extends Manner {
  /** Rows at most; a result with more fails with words. An XLSX sheet holds 1,048,575. */
  readonly rows?: number
  /** Puts a byte order mark before CSV, by which Excel knows Cyrillic. */
  readonly mark?: boolean
}

export interface Engine {
  /** Throws, a second later, for a caller who has as many questions waiting as they may: for who asks it before the tables are looked up. */
  requireRoom(manner: Pick<Manner, 'caller' | 'signal'>): Promise<void>
  /** A page of the result of one untrusted statement that reads these tables; `total` where it is known. */
  query(tables: readonly TableSource[], sql: string, page: PageRequest): Promise<ResultPage & { readonly total?: number }>
  /**
   * A page of a table; the total is of the rows that meet the conditions. Without conditions, order and search any offset costs the
   * same, and whatever others ask, it is read at once, where pages are.
   */
  rows(table: TableSource, asked: RowsRequest): Promise<ResultPage & { readonly total: number; readonly totalColumns: number }>
  /** Statistics of columns over all rows; without a list, of the first hundred. */
  statistics(table: TableSource, asked?: Manner & { readonly columns?: readonly string[] }): Promise<TableStatistics>
  /**
   * The result of one untrusted statement as a file, streamed. Texts that a spreadsheet would run as formulas are made harmless in
   * CSV, and are plain texts in XLSX. Resolves when the file is complete, so that a failure is never the end of half a file.
   */
  export(
    tables: readonly TableSource[], sql: string, format: ExportFormat, asked?: ExportRequest,
  ): Promise<ReadableStream<Uint8Array>>
  /** Statements of our own, in a process of their own; a page of the result of each. */
  trusted(work: TrustedWork): Promise<readonly ResultPage[]>
  /** Makes one file by statements of our own, in a process of their own that may write nothing but its own folder. */
  make(work: MakingWork): Promise<void>
  /** Starts a process ahead, so that the first query does not wait for one. */
  warm(): void
  /** What keeps the memory of children in bounds on this system, and the processes there are now. */
  state(): {
    readonly memory: typeof isolation.memory
    readonly processes: readonly { readonly pid: number | undefined; readonly busy: boolean; readonly lane: Lane }[]
    /** Questions that wait for a process. */
    readonly waiting: number
  }
  /** Ends every process and removes what was kept in the scratch folder. */
  close(): Promise<void>
}

export interface EngineSettings {
  /** A folder for what can be lost: working folders, slices, exports on their way. */
  readonly scratch: string
  /** Other hosts that run the questions of users; pages, slices and what we make ourselves stay here. */
  readonly hosts?: readonly EngineHost[]
  /** Questions of users that run at a time; as many as cores, at least two and at most eight. Half as many pages, but two, run beside them. */
  readonly workers?: number
  /** DuckDB's memory in each process. */
  readonly memoryMb?: number
  /** For queries; pages have half of it, statistics and exports six times as long. */
  readonly deadlineMs?: number
  readonly threads?: number
  /** Spilled bytes of a query, and the size of an exported file, at most. */
  readonly fileMb?: number
  /** Kept slices of tables that are cut, and copies of tables that are asked often, together. */
  readonly keptMb?: number
  /** Smaller tables are not copied. */
  readonly copyFromMb?: number
  /** Questions that wait at most, of one person, of one organisation and in all. */
  readonly room?: Room
  readonly waitMs?: number
  readonly idleMs?: number
}

const mostRows = 10_000
/** Bytes of a file of a result that are read at a time. */
const pieceSize = 256 * 1024
/** Four million characters of JSON: the portal reads that in some 20 ms. */
const bounds: Omit<Bounds, 'rows'> = { pageSize: 4 * 2 ** 20, cellSize: 20_000 }

/** What tasks are to the order in which they are begun, and how many times the time of a query they have. */
const times = { page: 0.5, short: 1, long: 6 } as const
type Kind = keyof typeof times

const nobody: Caller = { person: '' }

/** Whether a page of rows is looked for in the whole table. */
const isSought = (asked: RowsRequest): boolean => [asked.where, asked.orderBy, asked.search].some((text) => text !== undefined && text.trim() !== '')

const whole = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, Math.trunc(value) || 0))

export function openEngine(settings: EngineSettings): Engine {
  const { memoryMb = 512, deadlineMs = 10_000, fileMb = 1_024 } = settings
  const { folder, remove } = openScratch(settings.scratch)
  const [output, made] = [join(folder, 'out'), join(folder, 'kept')]
  for (const one of [output, made]) mkdirSync(one, { mode: 0o700 })
  const questions = settings.workers ?? Math.min(8, Math.max(2, availableParallelism()))
  const pool = openPool({
    folder, memoryMb, fileMb, ...(settings.hosts && { hosts: settings.hosts }), slots: { question: questions, page: Math.max(2, Math.ceil(questions / 2)) },
    room: settings.room ?? { person: 8, organisation: 24, all: 1_000 }, waitMs: settings.waitMs ?? 15_000, idleMs: settings.idleMs ?? 60_000,
  })
  const trusted = openTrusted({ folder, atOnce: 2, memoryMb: Math.max(memoryMb, 1_024), spillMb: Math.max(fileMb, 8_192) })
  const keptBytes = (settings.keptMb ?? 4_096) * 2 ** 20
  const kept = openKeptFiles(made, keptBytes)
  const slice = openSlices(kept, trusted.make)
  const copyOf = openCopies(kept, {
    folder: made, mostBytes: keptBytes / 8, leastBytes: settings.copyFromMb === undefined ? undefined : settings.copyFromMb * 2 ** 20,
  }, trusted.make)
  const totals = rememberNumbers(1_000)

  /** Holds the tables, hands them to the pool, and lets them go. */
  async function onTables<T>(
    tables: readonly TableSource[], manner: Manner, kind: Kind,
    work: (scope: string, run: (task: Task, untrusted: boolean, out?: string) => Promise<unknown>) => Promise<T>,
  ): Promise<T> {
    const names = new Set(tables.map(({ name }) => name.toLowerCase()))
    if (tables.length === 0 || names.size < tables.length) throw new Error('Tables of a query need names that differ')
    for (const file of tables.flatMap(({ files }) => files)) {
      if (/[*?[\]{}\0]/.test(file)) throw new Error(`The path ${file} could be read as a pattern`)
    }
    const held = await Promise.allSettled(tables.map(async (table) => copyOf(await slice(table))))
    try {
      const found = held.map((one) => {
        if (one.status === 'rejected') throw one.reason
        return one.value
      })
      const opened = tables.map(({ name }, at) => ({ name, files: found[at]?.files ?? [], ...(found[at]?.copy && { copy: found[at].copy }) }))
      const scope = JSON.stringify(tables.map(({ name }, at) => [name, found[at]?.content]))
      return await work(scope, (task, untrusted, out) => {
        const plan: SessionPlan = {
          key: JSON.stringify([scope, opened, out]), tables: opened, memoryMb, threads: settings.threads ?? 1, spillMb: fileMb,
          ...(out !== undefined && { output: out }),
        }
        return pool.run({
          scope, plan, task, untrusted, lane: kind === 'page' ? 'page' : 'question', caller: manner.caller ?? nobody,
          long: kind === 'long' || (manner.deadlineMs ?? 0) > deadlineMs, deadlineMs: manner.deadlineMs ?? deadlineMs * times[kind], signal: manner.signal,
        })
      })
    } finally {
      for (const one of held) if (one.status === 'fulfilled') one.value.release()
    }
  }

  return {
    query: (tables, sql, page) => onTables(tables, page, page.ofPage ? 'page' : 'short', async (_, run) => asPage(await run({
      kind: 'query', sql, offset: whole(page.offset ?? 0, 0, Number.MAX_SAFE_INTEGER), count: page.count ?? false,
      bounds: { ...bounds, rows: whole(page.limit, 0, mostRows) },
    }, page.ofPage !== true))),

    rows: (table, asked) => onTables([table], asked, isSought(asked) ? 'short' : 'page', async (scope, run) => {
      const { where, orderBy, search, columns } = asked
      const conditions = JSON.stringify([scope, where ?? '', search ?? ''])
      const known = totals.get(conditions)
      const page = asRows(await run({
        kind: 'rows', bounds: { ...bounds, rows: mostRows },
        rows: {
          offset: whole(asked.offset, 0, Number.MAX_SAFE_INTEGER), length: whole(asked.length, 0, mostRows),
          ...(columns !== undefined && { columns }), ...(where !== undefined && { where }),
          ...(orderBy !== undefined && { orderBy }), ...(search !== undefined && { search }), ...(known !== undefined && { total: known }),
        },
      }, where !== undefined && where.trim() !== ''))
      totals.set(conditions, page.total)
      return page
    }),

    statistics: (table, asked = {}) => onTables([table], asked, 'long', async (_, run) => asStatistics(await run(
      { kind: 'statistics', ...(asked.columns !== undefined && { columns: asked.columns }) }, false))),

    export: (tables, sql, format, asked = {}) => onTables(tables, asked, 'long', async (_, run) => {
      const place = join(output, randomUUID())
      mkdirSync(place)
      try {
        const file = join(place, `result.${format}`)
        asWritten(await run({ kind: 'export', sql, format, file, maxRows: whole(asked.rows ?? 20_000_000, 1, 1e12) }, true, place))
        return await streamOf(file, place, format === 'csv' && asked.mark === true)
      } catch (error) {
        await rm(place, { recursive: true, force: true })
        throw error
      }
    }),

    requireRoom: ({ caller = nobody, signal }) => pool.requireRoom(caller, signal),
    trusted: trusted.run,
    make: trusted.make,
    warm: () => pool.warm(),
    state: () => ({ memory: isolation.memory, processes: pool.processes, waiting: pool.waiting }),
    async close() {
      await Promise.all([pool.close(), trusted.close()])
      remove()
    },
  }
}

/** Streams a file, and removes its folder when it was read to the end or given up. */
async function streamOf(file: string, place: string, mark: boolean): Promise<ReadableStream<Uint8Array>> {
  const handle = await openFile(file)
  const end = async (): Promise<void> => {
    await handle.close()
    await rm(place, { recursive: true, force: true })
  }
  return new ReadableStream<Uint8Array>({
    start(controller) { if (mark) controller.enqueue(Uint8Array.of(0xef, 0xbb, 0xbf)) },
    async pull(controller) {
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafeSlow(pieceSize))
      if (bytesRead > 0) return controller.enqueue(buffer.subarray(0, bytesRead))
      await end()
      controller.close()
    },
    cancel: end,
  })
}
