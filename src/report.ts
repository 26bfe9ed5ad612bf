/** Tells the log what goes wrong in the background: work that tries again by itself must not fill a disk with one trouble. */
import { outageOf } from './kernel/outage.ts'
import type { Log } from './portal/doors/index.ts'

/** Milliseconds in which one kind of trouble is told once. */
const pause = 30_000

/**
 * Takes errors of background work. Each kind is one line of the log and then none for half a minute; the next line of the kind
 * says how many came in between. An outage is told without its place in the program, which has nothing to do with it.
 */
export function openReport(log: Pick<Log, 'warn' | 'error'>, clock: () => number = () => performance.now()): (error: unknown) => void {
  const told = new Map<string, { readonly at: number; more: number }>()
  return (error) => {
    const outage = outageOf(error)
    const kind = outage ?? kindOf(error)
    const last = told.get(kind)
    const at = clock()
    if (last && at - last.at < pause) {
      last.more += 1
      return
    }
    told.set(kind, { at, more: 0 })
    const more = last && last.more > 0 ? { more: last.more } : {}
    if (outage) log.warn(`${outage} unavailable`, { message: messageOf(error), ...more })
    else log.error('background work failed', { error, ...more })
  }
}

const messageOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  return error.message || ('code' in error ? String(error.code) : error.name) // several addresses that all failed have no message
}

/** The same line of the program, whatever the error says of this one case. */
const kindOf = (error: unknown): string =>
  error instanceof Error ? `${error.name} ${error.stack?.split('\n').find((line) => /^\s+at /.test(line)) ?? error.message}` : String(error)
