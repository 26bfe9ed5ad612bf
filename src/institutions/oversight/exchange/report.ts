/** Reads a whole file by a crosswalk, and reports on it: what the try-out, the API and an import by decision all do. Pure. */
import type { Day } from '../../../law/time.ts'
import type { Crosswalk } from './crosswalk.ts'
import type { Tally } from './loss.ts'
import { type Fault, type ReadFile, readFile, Unreadable } from './read-file.ts'
import { takeAll, type Taken } from './taken.ts'

export interface Report {
  readonly crosswalk: Crosswalk
  /** Absent where the file cannot be read at all. */
  readonly file?: Pick<ReadFile, 'kind' | 'encoding' | 'columns' | 'emptyRows'>
  readonly taken: readonly Taken[]
  readonly tally?: Tally
  readonly faults: readonly Fault[]
  /** Nothing of it may be imported. */
  readonly stops: boolean
}

export function reportOn(crosswalk: Crosswalk, bytes: Uint8Array, today: Day): Report {
  try {
    const file = readFile(bytes)
    const { taken, tally, faults } = takeAll(crosswalk, file, today)
    return { crosswalk, file, taken, tally, faults, stops: faults.some(({ stops }) => stops) }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return { crosswalk, taken: [], faults: [error.fault], stops: true }
  }
}
