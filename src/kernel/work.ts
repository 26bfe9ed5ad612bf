/** What the kernel itself has for the worker, and how often. */
import { join } from 'node:path'
import { type Calendar, calendarAsDeclared } from '../law/calendar.ts'
import { askingLinks } from './act-links/index.ts'
import { checkJournal } from './check-journal.ts'
import { damageLetter, type Files } from './files/index.ts'
import { type Db, eachApart, transact } from './database/index.ts'
import { folderPost, type Parties } from './parties/index.ts'
import { sendDigests } from './awaiting/index.ts'
import { tellSetAside } from './set-aside.ts'
import { versionOf } from './declarations/index.ts'
import type { Cases } from './cases/index.ts'
import type { Channels } from './channels/index.ts'
import type { Clock } from './clock/index.ts'
import type { Federation } from './federation/index.ts'
import type { Feedbacks } from './feedback/index.ts'
import type { Jobs } from './jobs/index.ts'
import type { Looks } from './looks/index.ts'
import type { Orders } from './orders/index.ts'
import type { Registers } from './registers/index.ts'
import type { Settings } from './settings.ts'
import type { Studio } from './studio/index.ts'
import type { Uploads } from './uploads/index.ts'

/** What of the kernel has work of its own. */
type Working = Parameters<typeof checkJournal>[0] & Omit<Parameters<typeof sendDigests>[0], 'calendar'> & {
  readonly settings: Settings
  readonly country: { readonly calendar: Calendar }
  readonly clock: Clock
  readonly db: Db
  readonly jobs: Jobs
  readonly cases: Cases
  readonly parties: Parties
  readonly channels: Channels
  readonly federation: Federation
  readonly feedback: Feedbacks
  readonly files: Files
  readonly uploads: Uploads
  readonly looks: Looks
  readonly orders: Orders
  readonly registers: Pick<Registers, 'sweepWords'>
  readonly studio: Pick<Studio, 'notify' | 'askLinks'>
  round(): Promise<void>
}

/** The work that the kernel itself has for the worker. */
export function defineWork(kernel: Working): void {
  kernel.cases.notify()
  kernel.studio.notify()
  const post = folderPost(join(kernel.settings.data, 'mail'), `Шаңырақ <no-reply@${new URL(kernel.settings.publicUrl).hostname}>`)
  kernel.jobs.define('kernel.round', { run: () => kernel.round() })
  kernel.jobs.define('kernel.hours', { run: async () => {
    await kernel.cases.lapseByHour()
    if (kernel.clock.sure()) await kernel.orders.lapse()
  } })
  kernel.jobs.define(reckoning, { run: async ({ signal }) => { await kernel.cases.reckonOpen(versionOf(calendarAsDeclared(kernel.country.calendar)), signal) } })
  // What is told before a day: apart from the round, which does what the law sets.
  kernel.jobs.define('kernel.notices', { run: async () => {
    if (!kernel.clock.sure()) return
    await eachApart<() => Promise<unknown>>([() => kernel.cases.forewarn(), () => sendDigests({ ...kernel, calendar: kernel.country.calendar })], (part) => part())
  } })
  kernel.jobs.define('kernel.words', { run: async () => { await kernel.registers.sweepWords() } })
  kernel.jobs.define(askingLinks, { run: ({ signal }) => kernel.studio.askLinks(signal) })
  kernel.jobs.define('kernel.set-aside', { run: () => tellSetAside(kernel) })
  kernel.jobs.define('kernel.letters', { run: async () => { await kernel.parties.sendLetters(post) } })
  kernel.jobs.define('kernel.texts', { run: async () => { await kernel.channels.round() } })
  kernel.jobs.define('kernel.witnesses', { run: async () => { await kernel.federation.askWitnesses() } })
  kernel.jobs.define('kernel.federation', { run: async () => { await kernel.federation.follow() } })
  kernel.jobs.define('kernel.publication', { run: async () => { await kernel.federation.publishSources() } })
  kernel.jobs.define('kernel.scrub', { run: async (context) => {
    await kernel.files.scrub({ signal: context.signal, progress: (done, total) => context.progress(done, total) })
    await tellDamage(kernel)
  } })
  kernel.jobs.define(journalCheck, { run: ({ signal }) => checkJournal(kernel, signal) })
  kernel.jobs.define('kernel.sweep', { run: async () => { await kernel.files.sweep(); await kernel.uploads.sweep(); await kernel.parties.sweep(); await kernel.feedback.sweep(); await kernel.channels.sweep(); await kernel.cases.sweep(); await kernel.looks.sweep() } })
}

/** Writes to the administrators about damage that is left, once. */
async function tellDamage({ db, files, parties }: Pick<Working, 'db' | 'files' | 'parties'>): Promise<void> {
  await transact(db, async (tx) => {
    const hashes = await files.tellDamage(tx)
    if (hashes.length === 0) return
    for (const { id } of await parties.holdersOf(['administrator'], tx)) await parties.writeLetter(tx, id, damageLetter(hashes))
  })
}

const journalCheck = 'kernel.journal-check'
/** A calendar counts from its day on: then, within a minute, what open cases are known by is reckoned by it. */
const reckoning = 'kernel.reckoning'

/** Has the journal and the tables checked soon, whatever was checked before: whoever starts begins with it. */
export const checkSoon = ({ db, jobs }: Pick<Working, 'db' | 'jobs'>): Promise<unknown> =>
  transact(db, (tx) => jobs.enqueue(tx, journalCheck, null, { key: 'recurring' }))

/** How often the worker does what the kernel has to do by itself, in seconds. */
export function startWork({ jobs, settings }: Pick<Working, 'jobs' | 'settings'>): void {
  jobs.every('kernel.round', 900)
  jobs.every('kernel.hours', 60)
  jobs.every(reckoning, 60)
  jobs.every('kernel.set-aside', 60)
  jobs.every('kernel.notices', 900)
  jobs.every('kernel.letters', 30, 'runs')
  jobs.every('kernel.texts', 15, 'runs')
  jobs.every('kernel.witnesses', 30, 'runs')
  jobs.every('kernel.federation', 60)
  jobs.every('kernel.publication', 300)
  jobs.every('kernel.sweep', 3600)
  jobs.every('kernel.scrub', 3600)
  jobs.every(journalCheck, 86_400, 'runs')
  jobs.every('kernel.words', 86_400)
  if (settings.actLinks) jobs.every(askingLinks, 3600)
}
