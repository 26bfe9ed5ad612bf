/** Runs the leases of a process: they beat twice a second, hear the others, and give everything back when the kernel closes. */
import type { Leases } from './leases.ts'
import { budgetChannel } from './store.ts'

/** Milliseconds between two beats: with the time to write, what was used is in the database within a second. */
const beat = 500

export function runLeases({ listen, whenClosing, report }: {
  readonly listen: (channel: string, heard: (payload: string) => void) => Promise<() => Promise<void>>
  readonly whenClosing: (close: () => Promise<void>) => void
  readonly report: (error: unknown) => void
}, leases: Pick<Leases, 'beat' | 'heard' | 'close'>): void {
  let beating = false
  const timer = setInterval(() => {
    if (beating) return
    beating = true
    leases.beat().catch(report).finally(() => { beating = false })
  }, beat).unref()
  const stop = listen(budgetChannel, leases.heard)
  stop.catch(report)
  whenClosing(async () => {
    clearInterval(timer)
    await stop.then((end) => end(), () => undefined)
    await leases.close()
  })
}
