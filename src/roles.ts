/** Opens the kernel, seats the institutions of the country, listens: the whole system on one page, and the commands that need all of it. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Call, databaseCommands, declarationsCommand, type Handler, lintCommand, wordsCommand } from './cli/index.ts'
import { chosenCountry } from './country.ts'
import { doorsOf, openPortal, seat } from './house.ts'
import { inDoubt } from './kernel/clock/index.ts'
import { checkSoon, type Kernel, openKernel, speakOf, startWork, transact } from './kernel/index.ts'
import { migrations } from './kernel/migrations.ts'
import { Failure } from './law/failure.ts'
import { keepActs } from './law/core-act.ts'
import { keepRegions } from './law/places.ts'
import { instantAt } from './law/time.ts'
import { listen, type Log, openLog, requirePort, type SampleSize } from './portal/index.ts'
import { askedToEnd, grace, requireAddress, requireOwnFolder, requireServer, settingsOf } from './process.ts'
import { openReport } from './report.ts'
import { spoken } from './law/text.ts'

const pack = await chosenCountry().pack()
const law = pack('law')
// For the commands too, which read declarations without opening the kernel.
keepRegions(law.regions ?? [])
keepActs(law.acts ?? [])

/** By how much the time of this process is turned back: for the sample data of a new folder, which begins some months earlier. */
function openTurning() {
  let days = 0
  return { behind: () => days * 86_400_000, turnBack(by: number) { days = by } }
}

/** How large a sample is asked for. */
const sizeOf = ({ options }: Pick<Call, 'options'>): SampleSize => ('large' in options ? 'large' : 'small')

/** Opens the kernel with its country seated. */
async function open(call: Call, { behind } = openTurning(), log = openLog({ level: 'warn' })): Promise<Kernel> {
  const settings = settingsOf(call)
  const country = pack(settings.programme)
  const kernel = await openKernel({ settings, country, behind, report: openReport(log) })
  seat(kernel, country)
  tellMove(kernel, log)
  return kernel
}

/** Credentials name the address at which they were issued, so that one portal under two addresses is two issuers. */
function tellMove({ journal, settings: { publicUrl } }: Kernel, log: Log): void {
  const [begunAt = ''] = journal.verifierKey.split(/\/journal(?:\/\d+)?\+/)
  const { host } = new URL(publicUrl)
  if (host !== begunAt && !(isLocal(host) && isLocal(begunAt))) log.warn('PUBLIC_URL is not the address under which this portal began', { PUBLIC_URL: publicUrl, begunAt })
}

const isLocal = (host: string): boolean => /^(?:localhost|127\.0\.0\.1)(?::\d+)?$/.test(host)

/** From now on the clock is judged all the time; whoever starts a portal that was away for long, or is early, is told so. */
async function watchTime(call: Call, { clock, journal, now }: Kernel): Promise<void> {
  await clock.watch(journal)
  if (!clock.sure()) call.say(inDoubt(now(), instantAt(Date.now())))
}

/** Runs the parts that are asked for in this process; what cannot start leaves nothing running. */
const serve = (parts: { readonly web: boolean; readonly worker: boolean; readonly sample: boolean }) => async (call: Call): Promise<void> => {
  if (!(parts.web && parts.worker)) requireServer(call)
  if (!parts.sample) requireAddress(call)
  const asked = askedToEnd() // before anything runs, so that whoever asks meanwhile is heard
  const ending = asked.then(() => true)
  const turning = openTurning()
  const begins = settingsOf(call)
  if (sizeOf(call) === 'large') requireOwnFolder(begins, pack(begins.programme).house)
  const { programme, data, databaseUrl } = begins
  if (parts.web) await requirePort(begins) // before anything is made, for to fill a new folder takes a while
  // The portal's own certificates must be older than what is signed with them, so that a new folder opens in the past.
  if (parts.sample && programme === 'sample' && databaseUrl === undefined && !existsSync(join(data, 'keys'))) turning.turnBack(pack(programme).house?.begins(instantAt(Date.now()), sizeOf(call)) ?? 0)
  const log = openLog({ level: parts.sample ? 'warn' : 'info' })
  const kernel = await open(call, turning, log)
  try {
    const { settings } = kernel
    if (await Promise.race([ending, false])) return // asked already: sample data that were begun would have to be ended
    if (parts.sample && settings.programme === 'sample') await pack(settings.programme).house?.seed(kernel, (text) => (sizeOf(call) === 'large' ? call.progress(text) : call.say(text)), turning, sizeOf(call)) // of the small sample one line, which a log keeps too
    turning.turnBack(0)
    await watchTime(call, kernel)
    if (parts.worker) {
      startWork(kernel)
      await kernel.journal.start()
      await kernel.jobs.start()
      await checkSoon(kernel)
    }
    const country = pack(settings.programme)
    const server = parts.web ? await listen(openPortal(kernel, country, log), { ...settings, doors: () => doorsOf(kernel, country, log) }) : undefined
    if (server) {
      const address = call.env['PUBLIC_URL'] ?? `http://localhost:${server.port}`
      call.say(spoken({ kk: `Шаңырақ ашық: ${address}`, ru: `Шанырак открыт: ${address}`, en: `Shanyraq is open at ${address}` }))
    } else call.say(spoken({ kk: 'Фондық жұмыстар жүріп жатыр.', ru: 'Фоновые работы идут.', en: 'The background work is running.' }))
    await asked
    await Promise.all([server?.stop(grace), kernel.jobs.stop(grace)])
  } finally {
    await kernel.close()
  }
}

/** A command that reads declarations without opening the kernel: they are in the languages of the country. */
const inItsLanguages = (command: Handler): Handler => async (call) => {
  await speakOf(law)
  return command(call)
}

export const roles = {
  start: serve({ web: true, worker: true, sample: true }),
  web: serve({ web: true, worker: false, sample: false }),
  worker: serve({ web: false, worker: true, sample: false }),
  ...databaseCommands({ migrations: [...migrations, ...law.migrations], country: law }),
  declarations: inItsLanguages(declarationsCommand({ pack })),
  lint: inItsLanguages(lintCommand({ pack })),
  words: wordsCommand({ languages: law.languages }),
  async seed(call: Call) {
    if (call.env['DATABASE_URL']) requireAddress(call)
    const turning = openTurning()
    const kernel = await open(call, turning)
    try {
      const { house } = pack(kernel.settings.programme)
      await house?.seed(kernel, (text) => call.progress(text), turning)
      await kernel.jobs.start()
      await house?.done?.(kernel)
    } finally {
      await kernel.close()
    }
  },
  async admin(call: Call) {
    const kernel = await open(call)
    try {
      const person = await kernel.parties.personByEmail(call.operands[0]!)
      if (!person) {
        throw new Failure('not found', spoken({
          kk: 'Мұндай поштасы бар адам жоқ: алдымен порталда тіркелсін.', ru: 'Человека с такой почтой нет: сначала зарегистрируйтесь на портале.', en: 'Nobody has this address: register on the portal first.',
        }))
      }
      await transact(kernel.db, (tx) => kernel.parties.grantRole(tx, { system: 'operator' }, { person: person.id, role: 'administrator' }))
      call.say(spoken({ kk: `${person.name} енді әкімші.`, ru: `${person.name} теперь администратор.`, en: `${person.name} is an administrator now.` }))
    } finally {
      await kernel.close()
    }
  },
} satisfies Record<string, Handler>
