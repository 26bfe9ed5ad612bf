/** The counters of this machine. */
import { uptime } from 'node:os'
import type { Reading } from './reckoning.ts'

/** Where a clock reads. `up` is asked for only when the others disagree: it costs a read of the system's files. */
export interface Counters {
  readonly machine: () => number
  readonly running: () => number
  readonly up: () => number
}

export const machine: Counters = { machine: () => Date.now(), running: () => performance.now(), up: () => uptime() * 1000 }

export const read = ({ machine, running, up }: Counters): Reading => ({ machine: machine(), running: running(), up: up() })
