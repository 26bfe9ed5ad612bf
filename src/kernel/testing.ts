/** A kernel with a country's declarations and people, for tests: the clock is turned by hand, the database is fresh. */
import { identifierOf } from '../law/conventions.ts'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateBin, generateIin } from '../law/identifier.ts'
import { type Instant, instantAt } from '../law/time.ts'
import { transact } from './database/index.ts'
import { type TestDatabase, testDatabase } from './database/testing.ts'
import { type Country, type Kernel, openKernel } from './index.ts'
import { migrations } from './migrations.ts'
import { type Actor, type Letter, sharePassword } from './parties/index.ts'
import { readSettings, type Settings } from './settings.ts'
import { type KeptKey, newKeptKey } from './signatures/kept-key.ts'
import { sharePin } from './signatures/pin.ts'

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
}

let kept: Promise<KeptKey> | undefined
const [everybodysPassword, everybodysPin] = [sharePassword(password), sharePin(pin)]

/** A house as it is when nobody has done anything in it: its database and data folder, which worlds are copied from. */
interface House {
  readonly database: TestDatabase
  readonly data: string
  /** Whether a world that was copied from it is open: a second beside it must not have its keys. */
  lent: boolean
}

/** By country, and what it was opened with: undefined once one world was opened so. */
const houses = new WeakMap<Country, Map<string, Promise<House> | undefined>>()

const folderOfWorld = (): string => mkdtempSync(join(tmpdir(), 'shanyraq-world-'))

/** Makes a house: to enter a whole country's declarations takes ten times as long as to copy what they became. */
async function makeHouse(country: Country, start: Instant, environment: Readonly<Record<string, string>>): Promise<House> {
  const database = await testDatabase({ migrations: [...migrations, ...country.migrations ?? []] })
  const data = folderOfWorld()
  process.once('exit', () => rmSync(data, { recursive: true, force: true }))
  const kernel = await openKernel({ settings: settingsOf(environment, data), country, now: () => start, database }).catch(async (error: unknown) => {
    await database.close()
    throw error
  })
  await kernel.close()
  await database.keep()
  return { database, data, lent: false }
}

const settingsOf = (environment: Readonly<Record<string, string>>, data: string): Settings => ({ ...readSettings({ PUBLIC_URL: 'http://localhost:3000', ...environment }), data })

/** The house to copy a world from: none the first time, for most processes open one only, and none while another world of it is open. */
async function houseFor(country: Country, start: Instant, environment: Readonly<Record<string, string>>): Promise<House | undefined> {
  const its = houses.get(country) ?? new Map<string, Promise<House> | undefined>()
  houses.set(country, its)
  const key = JSON.stringify([start, environment])
  const before = its.has(key)
  const made = its.get(key) ?? (before ? makeHouse(country, start, environment) : undefined)
  its.set(key, made)
  const house = await made
  if (house === undefined || house.lent) return undefined
  house.lent = true
  return house
}

/** Opens a world that begins on a working Monday. Give it the same country again, not an equal one, and all but the first are copies. */
export async function openWorldOf(
  country: Country, { start = '2026-02-02T05:00:00.000Z', connections = 8, environment = {}, passwords = false }: WorldOptions = {},
): Promise<World> {
  const house = await houseFor(country, start, environment)
  const database = await testDatabase({ max: connections, migrations: [...migrations, ...country.migrations ?? []], ...(house && { copyOf: house.database }) })
  let now: Instant = start
  const settings = settingsOf(environment, folderOfWorld())
  if (house) cpSync(house.data, settings.data, { recursive: true })
  const kernel = await openKernel({ settings, country, now: () => now, database }).catch(async (error: unknown) => {
    await database.close() // it listens, and the process of the test would never end
    rmSync(settings.data, { recursive: true })
    if (house) house.lent = false
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
      await database.close()
      rmSync(settings.data, { recursive: true })
      if (house) house.lent = false
    },
  }
}
