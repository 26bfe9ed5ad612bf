/** How the parts of the system do now, found out by using each a little. */
import { sql } from 'kysely'
import { lastCheck, type Kernel } from '../../kernel/index.ts'
import { confinement } from '../../kernel/sandbox/index.ts'
import { outageOf } from '../../kernel/outage.ts'
import { formatNumber, inEveryLanguage } from '../../law/format.ts'
import type { Text } from '../../law/text.ts'
import type { PartStatus, SystemStatus } from '../pages/shell-pages.ts'
import { confinementWords, damagedFiles, journalDiffers, jobState, journalState, partNames, partWords, setAside } from './messages.ts'

type PartId = keyof typeof partNames
type Finding = Pick<PartStatus, 'state' | 'about' | 'waiting'>

/** Milliseconds after which something is slow, and after which it counts as standing still. */
const patience = { journal: { slow: 5_000, down: 60_000 }, jobs: { slow: 120_000, down: 300_000 } }

/** The recurring job that comes most often: while it runs, somebody works. */
const pulse = 'kernel.letters'

const works = (about?: Text): Finding => ({ state: 'works', ...(about && { about }) })
const down = (about: Text): Finding => ({ state: 'down', about })

/** The state of the system at this moment. Never throws: a part that fails is down. */
export async function systemStatus(kernel: Kernel): Promise<SystemStatus> {
  const answers = await sql`select 1`.execute(kernel.db).then(() => true, () => false)
  const look = async (id: PartId, find: () => Promise<Finding>, otherwise: Text = partWords.unknown): Promise<PartStatus> => ({
    id, name: partNames[id], ...(answers || id === 'files' ? await find().catch(() => down(otherwise)) : down(id === 'database' ? partWords.noDatabase : partWords.unknown)),
  })
  return {
    at: kernel.now(),
    parts: await Promise.all([
      look('database', async () => works()),
      look('clock', () => clock(kernel)),
      look('journal', () => journal(kernel)),
      look('jobs', () => jobs(kernel)),
      look('consequences', () => consequences(kernel)),
      look('files', () => files(kernel, answers)),
      look('confinement', async () => works(confinementWords[confinement()])),
      look('orders', async () => (kernel.orders.current() ? works(partWords.ordersIn) : down(partWords.ordersUnknown))),
    ]),
  }
}

async function files(kernel: Kernel, answers: boolean): Promise<Finding> {
  try {
    await kernel.files.ready()
  } catch (error) {
    return down(outageOf(error) === 'disk' ? partWords.diskFull : partWords.noFiles)
  }
  const damaged = answers ? await kernel.files.damaged() : 0
  return damaged > 0 ? { state: 'damaged', about: damagedFiles(damaged) } : works()
}

const age = ({ now }: Kernel, since: string | undefined): number => since === undefined ? 0 : Date.parse(now()) - Date.parse(since)

async function clock(kernel: Kernel): Promise<Finding> {
  const { doubts } = await kernel.clock.standing()
  return doubts.length === 0 ? works() : { state: 'doubted', about: partWords.clockDoubted }
}

async function journal(kernel: Kernel): Promise<Finding> {
  const [size, { count, since }] = await Promise.all([kernel.journal.size(), kernel.journal.waiting()])
  const refused = await kernel.journal.refusal()
  if (refused) return { state: 'damaged', about: refused }
  const checked = await lastCheck(kernel.db)
  if (checked && checked.faults > 0) return { state: 'damaged', about: journalDiffers(checked.faults) }
  const late = age(kernel, since)
  const about = inEveryLanguage((locale) => journalState(formatNumber(size, locale), count)[locale])
  return { state: late > patience.journal.down ? 'down' : late > patience.journal.slow ? 'slow' : 'works', about }
}

async function consequences({ journal }: Kernel): Promise<Finding> {
  const waiting = await journal.shelf.waiting()
  return waiting === 0 ? { ...works(), waiting } : { state: 'doubted', about: setAside(waiting), waiting }
}

async function jobs(kernel: Kernel): Promise<Finding> {
  const [[beat], waiting, failed] = await Promise.all([
    kernel.jobs.list({ name: pulse, limit: 1 }), kernel.jobs.list({ status: 'waiting' }), kernel.jobs.list({ status: 'failed' }),
  ])
  if (beat === undefined || age(kernel, beat.enqueuedAt) > patience.jobs.down) return down(partWords.noWorker)
  const overdue = waiting.filter(({ runAt }) => age(kernel, runAt) > patience.jobs.slow).length
  const lately = failed.filter(({ finishedAt }) => age(kernel, finishedAt) < 86_400_000).length
  return { state: overdue + lately > 0 ? 'slow' : 'works', about: jobState(overdue, lately) }
}
