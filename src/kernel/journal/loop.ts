/** The loop of the worker: places entries a moment after their commit, and wakes whoever subscribes. */
import type { Instant } from '../../law/time.ts'
import type { Database } from '../database/index.ts'
import { channel } from './sequence.ts'

/** Milliseconds between two looks for entries to place: one query on an index that is empty when there are none. */
const beat = 200

/** Milliseconds of patience after the database failed us. */
const outage = 2_000

interface Work {
  readonly listen: Database['listen']
  readonly now: () => Instant
  readonly report: (error: unknown) => void
  place(): Promise<unknown>
  /** Hands over what waits; answers when to try again after a failure. */
  deliver(name: string, stopped: () => boolean): Promise<{ retryAt?: Instant }>
}

/** One subscriber's deliveries: never two at once, never a wake lost. */
class Pump {
  readonly #run: () => Promise<number | undefined>
  #running: Promise<void> | undefined
  #again = false
  #retry: NodeJS.Timeout | undefined

  constructor(run: () => Promise<number | undefined>) {
    this.#run = run
  }

  wake(): void {
    this.#again = true
    this.#running ??= this.#turn().finally(() => (this.#running = undefined))
  }

  async #turn(): Promise<void> {
    while (this.#again) {
      this.#again = false
      clearTimeout(this.#retry)
      const wait = await this.#run()
      if (wait !== undefined) this.#retry = setTimeout(() => this.wake(), Math.max(wait, 0))
    }
  }

  async stop(): Promise<void> {
    this.#again = false
    await this.#running
    clearTimeout(this.#retry)
  }
}

/** A running loop. */
export interface Loop {
  /** Begins to deliver to one more subscriber. */
  add(name: string): void
  /** Ends after what is under way. */
  stop(): Promise<void>
}

/** Starts the loop for these subscribers. */
export async function startLoop({ listen, now, report, place, deliver }: Work, names: Iterable<string>): Promise<Loop> {
  const pumps = new Map<string, Pump>()
  let stopped = false
  const wakeAll = (): void => {
    if (!stopped) for (const pump of pumps.values()) pump.wake()
  }

  const add = (name: string): void => {
    const pump = new Pump(async () => {
      try {
        const { retryAt } = await deliver(name, () => stopped)
        return retryAt === undefined ? undefined : Date.parse(retryAt) - Date.parse(now())
      } catch (error) {
        report(error)
        return outage
      }
    })
    pumps.set(name, pump)
    pump.wake()
  }

  const placing = new Pump(async () => {
    try {
      await place()
      return beat
    } catch (error) {
      report(error)
      return outage
    }
  })

  const unlisten = await listen(channel, wakeAll)
  for (const name of names) add(name)
  placing.wake()

  return {
    add,
    async stop() {
      stopped = true
      await unlisten()
      await Promise.all([placing, ...pumps.values()].map((pump) => pump.stop()))
    },
  }
}
