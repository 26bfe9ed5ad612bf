/** The processor time of processes, as Linux counts it. */
import { readFile } from 'node:fs/promises'
import { processesOf } from '../../../kernel/sandbox/index.ts'

/** Clock ticks a second in `/proc`. */
const ticks = 100

/** Processor seconds of a process and of all that it has started, user and system; undefined where the system does not tell. */
export async function processorSecondsOf(pid: number): Promise<number | undefined> {
  const each = (await Promise.all(processesOf(pid).map(secondsOf))).filter((seconds) => seconds !== undefined)
  return each.length === 0 ? undefined : each.reduce((sum, seconds) => sum + seconds, 0)
}

/** Of one process, with those of its children that have ended. */
async function secondsOf(pid: number): Promise<number | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  if (stat === undefined) return undefined
  // The name of the program stands in brackets and may hold anything; utime, stime, cutime and cstime follow as the 12th field and on.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ').slice(11, 15).map(Number)
  return fields.length === 4 && fields.every(Number.isFinite) ? fields.reduce((sum, one) => sum + one, 0) / ticks : undefined
}
