/** Reads what `sacct -D` prints: every run of every job, and none of an account of which a line cannot be. Pure. */
import type { Failure } from '../../../../law/failure.ts'
import type { Run, RunState } from '../contract.ts'
import { nonsense } from '../messages.ts'

/**
 * The columns, as they are asked for; times are seconds since 1970 (`SLURM_TIME_FORMAT=%s`). None is of a user's making: a name with a line break in it would
 * keep everybody from being settled.
 */
export const columns = 'JobIDRaw,DBIndex,Account,User,State,Submit,Start,End,ElapsedRaw,AllocTRES,ConsumedEnergyRaw'

const states: Readonly<Record<string, RunState>> = {
  PENDING: 'waiting', RUNNING: 'running', SUSPENDED: 'running', COMPLETING: 'running', COMPLETED: 'done', FAILED: 'failed', OUT_OF_MEMORY: 'failed', BOOT_FAIL: 'failed', DEADLINE: 'over-time', TIMEOUT: 'over-time',
  CANCELLED: 'cancelled', PREEMPTED: 'again', REQUEUED: 'again', NODE_FAIL: 'node-lost', RESIZING: 'again',
}

/** Whether a run is over: what it used no longer grows. */
export const isOver = (state: RunState): boolean => state !== 'waiting' && state !== 'running'

const whole = /^\d{1,15}$/
/** A record of the accounting is known by a number of 64 bits. */
const record = /^\d{1,20}$/
/** A run cannot have lasted longer than a second more than from its start to its end. */
const slack = 1

/** `ours` are the accounts that were asked for. A figure of energy that cannot be is none, and stands among the odd ones. Throws a `Failure` where a line cannot be and is of none of them. */
export function readRuns(cluster: string, printed: string, ours: readonly string[]): { readonly runs: readonly Run[]; readonly refused: ReadonlyMap<string, Failure>; readonly odd: readonly Failure[] } {
  const seen = new Set<string>()
  const asked = new Set(ours)
  const refused = new Map<string, Failure>()
  const odd: Failure[] = []
  const read = printed.split('\n').filter((line) => line.trim() !== '').map((line) => {
    const account = line.split('|')[2] ?? ''
    const run = runIn(cluster, line, seen, odd)
    if (!(run instanceof Error)) return run
    if (!asked.has(account)) throw run
    refused.set(account, run)
    return undefined
  })
  return { runs: read.flatMap((run) => (run === undefined || refused.has(run.account) ? [] : run)), refused, odd }
}

/** One line, or what is wrong with it. */
function runIn(cluster: string, line: string, seen: Set<string>, odd: Failure[]): Run | Failure {
  const bad = (why: string) => nonsense(cluster, `${why}: ${line.slice(0, 200)}`)
  const parts = line.split('|')
  if (parts.length !== 11) return bad('sacct')
  const [job = '', index = '', account = '', login = '', said = '', submit = '', start = '', end = '', elapsed = '', tres = '', energy = ''] = parts
  const state = states[said.split(' ')[0]!]
  if (state === undefined) return bad('State')
  if (!whole.test(job) || !record.test(index)) return bad('JobIDRaw, DBIndex')
  if (!whole.test(submit) || !whole.test(elapsed)) return bad('Submit, ElapsedRaw')
  if (seen.has(index)) return bad('DBIndex')
  seen.add(index)
  const began = whole.test(start) && Number(start) > 0 ? Number(start) : undefined
  const ended = isOver(state) && whole.test(end) && Number(end) > 0 ? Number(end) : undefined
  const accelerators = acceleratorsIn(tres)
  const seconds = BigInt(elapsed)
  if (accelerators === undefined) return bad('AllocTRES')
  const metered = whole.test(energy) ? BigInt(energy) : 0n
  if (energy !== '' && !whole.test(energy)) odd.push(bad('ConsumedEnergyRaw'))
  if (isOver(state) && ended === undefined) return bad('End')
  if (began !== undefined && ended !== undefined && (ended < began || Number(seconds) > ended - began + slack)) return bad('Start, End, ElapsedRaw')
  if (seconds > 0n && began === undefined && accelerators > 0) return bad('Start')
  return {
    id: index, job, account, login, state, accelerators, seconds, submitted: Number(submit),
    ...(began !== undefined && { began }), ...(ended !== undefined && { ended }),
    // Slurm says nought where no meter is set (`AcctGatherEnergyType`), and no run takes none.
    ...(metered > 0n && { joules: metered }),
  }
}

/** `billing=4,cpu=4,gres/gpu:h200=2,gres/gpu=2,mem=1G`: the sum over all types, which stands by itself; none where nothing was allocated. */
function acceleratorsIn(tres: string): number | undefined {
  const named = tres.split(',').filter((one) => one.startsWith('gres/gpu'))
  if (named.length === 0) return 0
  const whole_ = named.find((one) => one.startsWith('gres/gpu='))
  const counts = (whole_ === undefined ? named : [whole_]).map((one) => one.split('=')[1] ?? '')
  return counts.every((count) => /^\d{1,9}$/.test(count)) ? counts.reduce((sum, count) => sum + Number(count), 0) : undefined
}
