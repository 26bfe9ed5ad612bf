/** Measures what a stage takes while it works: the time of its processes, of its accelerators and of the clock, and the energy of the machine. */
import { sql } from 'kysely'
import type { Kernel } from '../../../kernel/index.ts'
import { type Day, dayOf } from '../../../law/time.ts'
import { type EnergyMeter, openEnergyMeter } from './energy.ts'
import { processorSecondsOf } from './processes.ts'
import type { Stage } from './tables.ts'

/** What the work tells of itself. */
export interface Watch {
  /** These processes work for the stage. Without any, processor time is not measured. */
  processes(pids: readonly number[]): void
  /** A process that has ended said itself how long it used a processor: more than was seen of it last. */
  told(pid: number, seconds: number): void
  /** From now on so many accelerators are taken. */
  accelerators(count: number): void
  /** Of all processes so far. */
  processorSeconds(): Promise<number>
}

/** Milliseconds between two looks at processes: so much of the end of one that tells nothing itself is not seen. */
const lookEvery = 250
/** Milliseconds between two writes: so much is lost when this process is killed. */
const writeEvery = 60_000

type Ground = Pick<Kernel, 'db' | 'now'> & { readonly country: { readonly calendar: { readonly zone: string } } }

/** Runs the work and adds what it took to the subject, whether it ends well or not; `energy` is the machine's own meter unless given. */
export async function measured<T>({ db, now, country }: Ground, { stage, subject, energy: given }: {
  readonly stage: Stage; readonly subject: string; readonly energy?: EnergyMeter
}, work: (watch: Watch) => Promise<T>): Promise<T> {
  const energy = given ?? await openEnergyMeter()
  const seen = new Map<number, number>()
  let taken = 0
  let accelerated = false
  let [clockAt, clock, accelerator, written] = [performance.now(), 0, 0, 0]
  let joules: number | undefined = 0
  let writing: Promise<void> = Promise.resolve()

  const atLeast = (pid: number, seconds: number): void => { seen.set(pid, Math.max(seconds, seen.get(pid) ?? 0)) }
  async function look(): Promise<void> {
    await Promise.all([...seen.keys()].map(async (pid) => atLeast(pid, await processorSecondsOf(pid) ?? 0)))
  }
  const sum = (): number => [...seen.values()].reduce((total, one) => total + one, 0)
  function tick(): void {
    const at = performance.now()
    const passed = (at - clockAt) / 1000
    clockAt = at
    clock += passed
    accelerator += passed * taken
  }

  async function write(last: boolean): Promise<void> {
    await look()
    tick()
    const more = await energy.read()
    joules = joules === undefined || more === undefined ? undefined : joules + more
    // Before any process is known nothing is written: what is not measured yet is not lost for good.
    if (seen.size === 0 && !last) return
    const processor = sum()
    const row = {
      subject, stage, day: dayOf(now(), country.calendar.zone) as Day, clock_seconds: clock, accelerator_seconds: accelerator,
      processor_seconds: seen.size > 0 ? processor - written : null,
      // The counters of processors see nothing of accelerators, nor of other machines.
      joules: joules === undefined || accelerated || seen.size === 0 ? null : joules,
    }
    ;[clock, accelerator, written, joules] = [0, 0, processor, 0]
    await db.insertInto('stage_use').values(row).onConflict((conflict) => conflict.columns(['subject', 'day']).doUpdateSet((excluded) => ({
      clock_seconds: sql<number>`stage_use.clock_seconds + ${excluded.ref('excluded.clock_seconds')}`,
      processor_seconds: sql<number | null>`stage_use.processor_seconds + ${excluded.ref('excluded.processor_seconds')}`,
      accelerator_seconds: sql<number>`stage_use.accelerator_seconds + ${excluded.ref('excluded.accelerator_seconds')}`,
      joules: sql<number | null>`stage_use.joules + ${excluded.ref('excluded.joules')}`,
    }))).execute()
  }
  const next = (last = false): Promise<void> => (writing = writing.then(() => write(last)).catch((error: unknown) => console.error(error)))

  const looking = setInterval(() => void look(), lookEvery).unref()
  const keeping = setInterval(() => void next(), writeEvery).unref()
  try {
    return await work({
      processes(pids) {
        for (const pid of pids) atLeast(pid, 0)
        void look()
      },
      told: atLeast,
      accelerators(count) {
        tick()
        taken = count
        accelerated ||= count > 0
      },
      async processorSeconds() {
        await look()
        return sum()
      },
    })
  } finally {
    clearInterval(looking)
    clearInterval(keeping)
    await next(true)
  }
}
