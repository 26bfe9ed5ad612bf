/** A kernel with a country's declarations and people, for tests: the clock is turned by hand, the database is fresh. */
import { identifierOf } from '../law/conventions.ts'
import { generateBin, generateIin } from '../law/identifier.ts'
import { type Instant, instantAt } from '../law/time.ts'
import { transact } from './database/index.ts'
import { type Country, type Kernel, openKernel } from './index.ts'
import { type Actor, type Letter, sharePassword } from './parties/index.ts'
import { type KeptKey, newKeptKey } from './signatures/kept-key.ts'
import { sharePin } from './signatures/pin.ts'
import { placeFor, settingsOf } from './testing-houses.ts'

export const password = 'қыран бүркіт биік шыңда'
export const pin = '482915'

export interface World {
  readonly kernel: Kernel
  /** Where other processes reach its database. */
  readonly databaseUrl: string
  /** Turns the clock to this moment. */
  at(instant: Instant): void
  /** A person in office with these roles. */
  officer(...roles: string[]): Promise<Actor>
  /** A person who heads a company of their own. */
  founder(company?: string): Promise<Actor>
  /** A person who acts for the founder's company under a delegation for everything. */
  representative(founder: Actor): Promise<Actor>
  /** A detached signature by the actor: as head of their company, with the right to sign for it, or for themself; with a key that they keep unless they enrolled with a PIN. */
  sign(actor: Actor, document: Uint8Array): Promise<{ readonly provider: string; readonly cms: Uint8Array }>
  /** The letters that wait, oldest first, once everything that was done has been heard of; they count as sent. */
  letters(): Promise<readonly Letter[]>
  close(): Promise<void>
}

export interface WorldOptions {
  readonly start?: Instant
  readonly connections?: number
  readonly environment?: Readonly<Record<string, string>>
  /** Whether its people can sign in with `password`: to hash one takes as long as several acts, so only where somebody does. */
  readonly passwords?: boolean
  /** What every process of a run of the tests calls this country: then all copy one house of it. */
  readonly name?: string
}

let kept: Promise<KeptKey> | undefined
const [everybodysPassword, everybodysPin] = [sharePassword(password), sharePin(pin)]

/** Opens a world that begins on a working Monday. Give it the same country again, not an equal one, and it is a copy, as of a house that starts again. */
export async function openWorldOf(
  country: Country, { start = '2026-02-02T05:00:00.000Z', connections = 8, environment = {}, passwords = false, name }: WorldOptions = {},
): Promise<World> {
  let now: Instant = start
  const { data, database, remove } = await placeFor({ country, start, environment, ...(name !== undefined && { name }) }, { connections })
  const kernel = await openKernel({ settings: settingsOf(environment, data), country, now: () => now, database }).catch(async (error: unknown) => {
    await remove()
    throw error
  })
  let people = 0

  async function person(): Promise<Actor> {
    people += 1
    const email = `ulgi${people}@example.kz`
    const opened = await kernel.parties.register({ name: `Үлгі Тұлға ${people}`, email, locale: 'kk', ...(passwords && { password: everybodysPassword }) }, { device: 'test', address: `127.0.0.${people}` })
    return (await kernel.parties.actorOf(opened.secret))!
  }

  return {
    kernel, databaseUrl: database.url,
    at: (instant) => { now = instant },
    async officer(...roles) {
      const actor = await person()
      for (const role of roles) await transact(kernel.db, (tx) => kernel.parties.grantRole(tx, { system: 'seed' }, { person: actor.person, role }))
      return { ...actor, roles }
    },
    async founder(company = `«Үлгі ${people + 1}» ЖШС`) {
      const actor = await person()
      const number = generateBin({ registered: '2024-03', serial: 100 + people })
      const organisation = await transact(kernel.db, (tx) => kernel.parties.addOrganisation(tx, actor, { number, name: company }))
      return { ...actor, organisation, capacity: 'head' }
    },
    async representative(founder) {
      const actor = await person()
      const until = instantAt(Date.parse(now) + 300 * 86_400_000)
      await transact(kernel.db, (tx) => kernel.parties.delegate(tx, founder, actor.person, { scope: 'all', until }))
      return { ...actor, organisation: founder.organisation!, capacity: 'delegate' }
    },
    async sign(actor, document) {
      const known = (await kernel.signatures.local.certificates(actor.person))
        .find((one) => one.revokedAt === undefined && one.subject.organisation?.identifier.value === actor.organisation?.identifier.value)
      const { request, sign } = await (kept ??= newKeptKey())
      const certificate = known ?? await transact(kernel.db, (tx) => kernel.signatures.local.certify(tx, {
        person: actor.person, name: actor.name, identifier: identifierOf('person', generateIin({ birthday: '1990-05-17', sex: 'female', serial: people + Number.parseInt(actor.person.slice(-3), 16) })), request,
        ...(actor.organisation ? { role: actor.capacity === 'delegate' ? 'sign' as const : 'head' as const, organisation: actor.organisation } : { role: 'person' as const }),
      }))
      return {
        provider: 'local',
        cms: certificate.keyHere ? await kernel.signatures.local.sign(actor.person, certificate.id, everybodysPin, document) : sign(certificate.pem, document, kernel.now()),
      }
    },
    async letters() {
      await kernel.journal.settle()
      const sent: Letter[] = []
      await kernel.parties.sendLetters({ send: async (letter) => { sent.push(letter) } })
      return sent
    },
    async close() {
      await kernel.close()
      await remove()
    },
  }
}
