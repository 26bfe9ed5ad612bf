/**
 * The clock: the one time by which the portal acts, whatever the machine's clock is set to.
 *
 * Promises: time goes on at its own pace and leaps neither ahead nor back; a machine's clock that steps, that contradicts the
 * database's or the record of an earlier process, is doubted and said to be; it is trusted again when it comes back, or when a
 * person confirms what it says. Doubt and its end are in the journal.
 * Never: lets an effect that the law ties to time be taken while the clock is doubted; keeps people from acting meanwhile: their
 * acts carry the time that was last sure, counted on.
 */
import { hostname } from 'node:os'
import { type Instant, instantAt } from '../../law/time.ts'
import { newId, transact, type Database, type Db } from '../database/index.ts'
import type { Journal } from '../journal/index.ts'
import { type Counters, machine, read } from './machine.ts'
import { inDoubt, shownLongAgo, twoTimes } from './messages.ts'
import { anchorAtStart, type Anchor, type Doubt, type Judgement, judge, judgeAlone, type Reading, tolerance } from './reckoning.ts'
import { ask, channel, enter, type Held, known, leave, running, subject, write } from './record.ts'

export { inDoubt } from './messages.ts'
export type { Doubt } from './reckoning.ts'
export type { Counters } from './machine.ts'
export type { Held } from './record.ts'

/** Milliseconds between two looks at the database's clock. */
const lookEvery = 10_000
/** Milliseconds for which a time that was shown can be confirmed. */
const shownFor = 15 * 60_000

/** What the clock is worth: `doubts` is empty when all processes are sure. */
export interface Standing {
  readonly doubts: readonly Doubt[]
  readonly since?: Instant
  readonly processes: readonly Held[]
}

export interface Clock {
  /** The time of the portal. */
  now(): Instant
  /** Whether this process may take what follows from time alone. */
  sure(): boolean
  /** How this and the other processes hold the time. */
  standing(): Promise<Standing>
  /** Looks at the database's clock, and takes what was confirmed; done by itself once `watch` was called. */
  look(): Promise<void>
  /**
   * A person says that what this machine's clock shows is right, having seen it at `shown`. Throws a `Failure` (conflict) when the
   * database's clock says another time, or this one does not go on from what was shown.
   */
  confirm(by: string, journal: Pick<Journal, 'append'>, shown: Instant): Promise<void>
  /** Goes on looking until it is closed; what changes is written into the journal. */
  watch(journal: Pick<Journal, 'append'>): Promise<void>
  close(): Promise<void>
}

/** A clock that somebody turns by hand and answers for: that of a test, or of a copy that is looked at. */
export const turnedByHand = (now: () => Instant): Clock => ({
  now, sure: () => true, standing: async () => ({ doubts: [], processes: [] }), look: async () => {}, confirm: async () => {}, watch: async () => {}, close: async () => {},
})

const instant = (time: number): Instant => instantAt(Math.floor(time))

/** Opens the clock of this machine. `behind` are the milliseconds by which its time is turned back: a sample is written as of earlier days. */
export async function openClock({ db, listen, counters = machine, behind = () => 0, report = console.error }: {
  readonly db: Db
  readonly listen: Database['listen']
  readonly counters?: Counters
  readonly behind?: () => number
  readonly report?: (error: unknown) => void
}): Promise<Clock> {
  const process = newId()
  const first = await ask(db)
  let anchor: Anchor = anchorAtStart(read(counters), await known(db))
  let confirmed = first.confirmation?.id ?? 0n
  let since: Instant | undefined
  let journal: Pick<Journal, 'append'> | undefined
  let [cached, text] = [Number.NaN, instant(0)]
  let judged = judgeWith(first.database)

  /** Judges anew, and counts on from where that is known better than before. */
  function judgeWith(database: number): Judgement {
    const found = judge(anchor, read(counters), database)
    anchor = found.anchor
    return found
  }

  /** Quick: the second counter, which the system must be asked for, is needed only when the first does not explain what the clock says. */
  function alone(): Judgement {
    const [machine, running] = [counters.machine(), counters.running()]
    const passed = running - anchor.reading.running
    const now: Reading = { machine, running, up: anchor.reading.up + passed }
    if (anchor.slack === 0 && Math.abs(machine - anchor.time - passed) <= tolerance) return { time: machine, doubts: [] }
    return judgeAlone(anchor, { ...now, up: counters.up() })
  }

  async function look(): Promise<void> {
    const { database, confirmation } = await ask(db)
    const wasConfirmed = confirmation !== undefined && confirmation.id > confirmed
    if (wasConfirmed) {
      confirmed = confirmation.id
      anchor = { reading: read(counters), time: confirmation.time, slack: 0 }
    }
    judged = judgeWith(database)
    const { time, doubts } = judged
    const doubted = doubts.length > 0
    if (doubted && since === undefined) report(new Error(inDoubt(instant(time), instant(counters.machine())).en))
    since = doubted ? since ?? instant(time) : undefined
    if (journal === undefined) return
    const appended = journal
    const held: Held = {
      process, host: hostname(), at: instant(time), machineAt: instant(counters.machine()), databaseAt: instant(database), doubts, ...(since !== undefined && { doubtedSince: since }),
    }
    await transact(db, async (tx) => {
      const { othersDoubt, saidDoubt } = await write(tx, held)
      if (doubted && !saidDoubt) {
        await appended.append(tx, 'system:clock', { type: 'clock.doubted', subject, body: { doubts: [...doubts], machine: held.machineAt, database: held.databaseAt } })
      } else if (!doubted && !othersDoubt && saidDoubt) await appended.append(tx, 'system:clock', { type: 'clock.returned', subject, body: {} })
    })
  }

  let looking: Promise<void> = Promise.resolve()
  const lookAgain = (): Promise<void> => { looking = looking.then(look, look); return looking }
  let stop = async (): Promise<void> => {}

  return {
    now() {
      const time = Math.floor(alone().time - behind())
      if (time !== cached) [cached, text] = [time, instantAt(time)]
      return text
    },
    sure: () => judged.doubts.length === 0 && alone().doubts.length === 0,
    look: lookAgain,
    async standing() {
      const others = (await running(db)).filter((one) => one.process !== process)
      const own: Held = {
        process, host: hostname(), at: instant(alone().time), machineAt: instant(counters.machine()), databaseAt: instant((await ask(db)).database),
        doubts: [...new Set([...judged.doubts, ...alone().doubts])], ...(since !== undefined && { doubtedSince: since }),
      }
      const processes = [own, ...others]
      const doubtful = processes.filter(({ doubts }) => doubts.length > 0)
      const earliest = doubtful.map(({ doubtedSince, at }) => doubtedSince ?? at).toSorted()[0]
      return { doubts: [...new Set(doubtful.flatMap(({ doubts }) => doubts))], processes, ...(earliest !== undefined && { since: earliest }) }
    },
    async confirm(by, given, shown) {
      const { database } = await ask(db)
      const now = read(counters)
      if (Math.abs(database - now.machine) > tolerance) throw twoTimes(instant(now.machine), instant(database))
      const since = now.machine - Date.parse(shown)
      if (!(since > -tolerance && since < shownFor)) throw shownLongAgo()
      const before = anchor
      const held = instant(alone().time)
      anchor = { reading: now, time: now.machine, slack: 0 } // so that the entry of the confirmation carries the time that it confirms
      try {
        await transact(db, async (tx) => {
          const at = instant(now.machine)
          const { id } = await given.append(tx, by, { type: 'clock.confirmed', subject, body: { held, confirmed: at } })
          await enter(tx, { at, by, journal: id })
        })
      } catch (error) {
        anchor = before
        throw error
      }
      await lookAgain()
    },
    async watch(given) {
      journal = given
      const unlisten = await listen(channel, () => void lookAgain().catch(report))
      await lookAgain()
      const timer = setInterval(() => void lookAgain().catch(report), lookEvery)
      timer.unref()
      stop = async () => {
        clearInterval(timer)
        await unlisten()
        await looking.catch(() => {})
        await leave(db, process).catch(report) // without a database there is nothing to leave
      }
    },
    close: () => stop(),
  }
}
