/** The portal that `commons-crash.test.ts` kills: seats everything, takes commits by the Hub's API, and dies at a given statement of its work. */
import { writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import pg from 'pg'
import { commonsOptions } from '../src/countries/kazakhstan/commons/options.ts'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { openPortal, seat } from '../src/house.ts'
import { openCommons } from '../src/institutions/commons/index.ts'
import { openKernel, startWork, transact } from '../src/kernel/index.ts'
import type { Actor } from '../src/kernel/parties/index.ts'
import { nameSources } from '../src/program.ts'
import { readSettings } from '../src/kernel/settings.ts'
import { generateBin } from '../src/law/identifier.ts'
import { instantAt } from '../src/law/time.ts'
import { listen, openLog } from '../src/portal/index.ts'

/** What the process is told by its parent, as one argument of JSON. */
export interface Orders {
  readonly data: string
  readonly port: number
  /** Where it dies: so many statements after the first one of this kind. It lives until it is asked to end when absent. */
  readonly dies?: { readonly after: keyof typeof marks; readonly statements: number }
}

/** A line that the process writes: when it listens, and when the work on the newest version has ended. */
export type Line = { readonly key: string } | { readonly ended: string }

/** Statements by which the way of a version is known: it begins, its reading goes on, it was read, it is published. */
const marks = { begun: '"ingesting"', reading: 'set "done" =', read: '"releasing"', published: '"published"' } as const

nameSources()
const orders: Orders = JSON.parse(process.argv[2]!)

let left = Infinity
const { query } = pg.Client.prototype
/** Every statement of this process passes here; the last one still goes out, and its answer never comes. */
function counted(this: pg.Client, ...given: readonly unknown[]): unknown {
  left -= 1
  if (left === Infinity && orders.dies && says(given, marks[orders.dies.after])) left = orders.dies.statements
  const answer: unknown = Reflect.apply(query, this, given)
  if (left > 0) return answer
  process.kill(process.pid, 'SIGKILL')
  return new Promise(() => {})
}

/** Whether a statement says this in its text or, in quotes, among its values. */
const says = (given: readonly unknown[], mark: string): boolean => given.some((part) => {
  if (typeof part === 'string') return part.includes(mark)
  if (typeof part !== 'object' || part === null) return false
  return Object.values(part).some((one) => (typeof one === 'string' ? one.includes(mark) || `"${one}"` === mark : Array.isArray(one) && one.some((value) => `"${String(value)}"` === mark)))
})
Reflect.set(pg.Client.prototype, 'query', counted)

// The commons alone works here: a checkpoint of a job of others would be taken for one of the reading, and the portal would die before anything was sent.
const whole = kazakhstan('sample')
const country = { ...whole, institutions: whole.institutions.filter(({ id }) => id === 'commons') }
const settings = { ...readSettings({ SHANYRAQ_DATA: orders.data, PUBLIC_URL: `http://127.0.0.1:${orders.port}` }), port: orders.port }
const kernel = await openKernel({ settings, country, now: () => instantAt(Date.now()) })
seat(kernel, country)
const commons = openCommons(kernel, commonsOptions)

/** The owner, who registers in the first life of the portal. */
async function owner(): Promise<Actor> {
  const wanted = { name: 'Үлгі Иесі', email: 'iesi@ulgi.example', password: 'қыран бүркіт биік шыңда', locale: 'kk' } as const
  const known = await kernel.parties.personByEmail(wanted.email)
  const { secret } = known ? await kernel.parties.signInByPassword(wanted, { device: 'test' }) : await kernel.parties.register(wanted, { device: 'test', address: '127.0.0.1' })
  const person = (await kernel.parties.actorOf(secret))!
  const bin = generateBin({ registered: '2024-03', serial: 900 })
  const organisation = await kernel.parties.organisation({ number: bin })
    ?? await transact(kernel.db, (tx) => kernel.parties.addOrganisation(tx, person, { number: bin, name: '«Үлгі Деректер» ЖШС' }))
  const actor: Actor = { ...person, organisation, capacity: 'head' }
  if (await commons.datasets.namespaceOf(actor) === undefined) await transact(kernel.db, (tx) => commons.datasets.claimNamespace(tx, actor, 'ulgi'))
  return actor
}

const actor = await owner()
const dataset = await commons.datasets.at('ulgi', 'mektepter').catch(() => transact(kernel.db, (tx) => commons.datasets.create(tx, actor, {
  namespace: 'ulgi', name: 'mektepter', terms: { tier: 'restricted', purposes: ['research'], duties: [], mode: 'download', months: 12 },
})))
const { secret } = await transact(kernel.db, (tx) => kernel.parties.makeToken(tx, actor, { label: 'Сынақ', scopes: ['datasets:read', 'datasets:write'], days: 30 }))
// A worker that is dead counts as dead after half a minute; the test does not wait for that.
await kernel.db.updateTable('job').set({ lease_until: instantAt(0) }).where('status', '=', 'running').execute()
startWork(kernel)
await kernel.journal.start()
await kernel.jobs.start()
const server = await listen(openPortal(kernel, country, openLog({ level: 'warn' })), { port: orders.port })
const say = (line: Line): void => { writeSync(1, `${JSON.stringify(line)}\n`) }
process.once('SIGTERM', () => void server.stop(0).then(() => kernel.close()))
flushCompileCache() // who is killed leaves nothing compiled to the next, and each would compile all anew
say({ key: secret })
const [newest] = await commons.datasets.versions(dataset.id)
const work = newest && await commons.publication.work(newest)
if (work) await kernel.jobs.watch(work.id, ({ status }) => { if (status !== 'waiting' && status !== 'running') say({ ended: status }) })
else say({ ended: 'done' })
