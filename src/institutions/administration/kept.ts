/** What services kept of what they promise: this year's decisions and how long they took, counted from the cases once an hour. */
import type { Kernel } from '../../kernel/index.ts'
import { addYears, dayOf, parseDay, startOfDay, yearOf } from '../../law/time.ts'

/** Of one service, this year so far. */
export interface Kept {
  readonly granted: number
  readonly refused: number
  /** The median of the working days for which the clocks of decided cases ran; absent without any. */
  readonly workdays?: number
}

const hour = 3_600_000

/** Answers by the id of the procedure. Whoever asks within an hour in a process sees what was counted first, so that nobody loads the database by reading. */
export function keptBy(kernel: Kernel, services: readonly string[]): () => Promise<ReadonlyMap<string, Kept>> {
  const ids = [...new Set(services)]
  let counted: { readonly at: number; readonly kept: Promise<ReadonlyMap<string, Kept>> } | undefined
  async function count(): Promise<ReadonlyMap<string, Kept>> {
    const { zone } = kernel.country.calendar
    const first = parseDay(`${yearOf(dayOf(kernel.now(), zone))}-01-01`)
    const [from, before] = [startOfDay(first, zone), startOfDay(addYears(first, 1), zone)]
    return new Map(await Promise.all(ids.map(async (procedure) => {
      const [{ grant = 0, refuse = 0 }, workdays] = await Promise.all([kernel.decisions.effects({ procedure, from, before }), kernel.cases.medianWorkdays({ procedure, from, before })])
      return [procedure, { granted: grant, refused: refuse, ...(workdays !== undefined && { workdays }) }] as const
    })))
  }
  return () => {
    const at = Date.parse(kernel.now())
    if (counted === undefined || at < counted.at || at >= counted.at + hour) {
      const kept = count()
      counted = { at, kept }
      kept.catch(() => { counted = undefined })
    }
    return counted.kept
  }
}
