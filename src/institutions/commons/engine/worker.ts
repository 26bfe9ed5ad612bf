/**
 * The child process: keeps a few locked databases, does one task at a time, and answers over the channel that its parent opened.
 * It has no environment, no standard input, and a standard output that nobody reads.
 */
import type { DuckDBConnection } from '@duckdb/node-api'
import type { Reply, Request, SessionPlan, Task } from './protocol.ts'
import { readQuery, readRows, runStatements } from './read-page.ts'
import { openSession, type Session } from './session.ts'
import { readStatistics } from './statistics.ts'
import { readTrouble } from './trouble.ts'
import { writeResult } from './write-result.ts'

/** Databases that stay open; each holds the metadata of its files. */
const mostSessions = 4
const sessions = new Map<string, Session>()
let interrupted: number | undefined
/** A query that waits between two steps does not hear an interruption: it is said again until the query ends. */
const repeatMs = 40

const say = (reply: Reply): void => { process.send?.(reply) }

async function session(plan: SessionPlan): Promise<Session> {
  const known = sessions.get(plan.key)
  if (known !== undefined) {
    sessions.delete(plan.key)
    sessions.set(plan.key, known)
    return known
  }
  const readsCopy = ({ tables }: SessionPlan): boolean => tables.some(({ copy }) => copy)
  for (const [key, old] of sessions) {
    // A copy's blocks stay in memory up to the limit of one database: beside it another would have none.
    if (sessions.size < mostSessions && !readsCopy(plan) && !readsCopy(old.plan)) continue
    old.close()
    sessions.delete(key)
  }
  const opened = await openSession(plan, process.cwd())
  sessions.set(plan.key, opened)
  return opened
}

function perform(open: Session, connection: DuckDBConnection, task: Task): Promise<unknown> {
  const tables = open.plan.tables.map(({ name }) => name)
  switch (task.kind) {
    case 'query': return readQuery(tables, connection, task.sql, task.offset, task.count, task.bounds)
    case 'rows': return readRows(open, connection, task.rows, task.bounds)
    case 'statistics': return readStatistics(open, connection, task.columns)
    case 'export': return writeResult(tables, connection, task.sql, task.format, task.file, task.maxRows)
    case 'statements': return runStatements(connection, task.statements, task.bounds)
  }
}

async function work({ id, plan, task, deadlineMs }: Request & { say: 'do' }): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  let open: Session | undefined
  try {
    open = await session(plan)
    const connection = await open.connect()
    const end = performance.now() + deadlineMs
    timer = setInterval(() => { if (interrupted === id || performance.now() >= end) connection.interrupt() }, repeatMs)
    try {
      say({ say: 'done', id, result: await perform(open, connection, task) })
    } finally {
      connection.closeSync()
      if (plan.output !== undefined) { // its output is of this task alone
        sessions.delete(plan.key)
        open.close()
      }
    }
  } catch (error) {
    const trouble = readTrouble(error, open?.secrets)
    if (trouble.reason === 'unknown table') {
      say({ say: 'failed', id, trouble: { ...trouble, names: plan.tables.map(({ name }) => name) }, spoilt: false })
    } else if (trouble.reason === 'unknown column' && open !== undefined) {
      const names = await Promise.all(plan.tables.map(async ({ name }) => (await open?.columnsOf(name) ?? []).map((column) => column.name)))
      say({ say: 'failed', id, trouble: { ...trouble, names: [...new Set(names.flat())].slice(0, 200) }, spoilt: false })
    } else {
      say({ say: 'failed', id, trouble, spoilt: ['broken', 'memory', 'disk'].includes(trouble.reason) })
    }
  } finally {
    clearInterval(timer)
  }
}

process.on('message', (request: Request) => {
  if (request.say === 'interrupt') {
    interrupted = request.id
  } else {
    work(request).catch(() => process.exit(70))
  }
})
// Without its parent it has nothing to do, and no query may outlive it.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
say({ say: 'ready' })
