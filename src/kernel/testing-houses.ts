/**
 * Houses that worlds of tests are copied from, as they are when nobody has done anything in them: to enter a whole country's declarations takes ten times as long as
 * to copy what they became. One of a name is made once in a whole run of the tests (TEST_HOUSES, which `npm test` sets), of any other country once in a process.
 */
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Instant, instantAt } from '../law/time.ts'
import { type CopiedFrom, sharedDatabase, type TestDatabase, testDatabase } from './database/testing.ts'
import { type Country, type Kernel, openKernel } from './index.ts'
import { migrations } from './migrations.ts'
import { readSettings, type Settings } from './settings.ts'

export interface Order<Told> {
  readonly country: Country
  readonly start: Instant
  readonly environment: Readonly<Record<string, string>>
  /** What every process of a run calls the same country with the same `fill`: then one house does for all. */
  readonly name?: string
  /** What is done in the house before it is copied; what it answers, plain data, is told to whoever gets a copy. */
  readonly fill?: (kernel: Kernel) => Promise<Told>
}

/** A database and a data folder for a world: copies of a house, or empty ones. */
export interface Place<Told> {
  readonly database: TestDatabase
  readonly data: string
  /** Present when it is a copy: what `fill` answered. */
  readonly filled?: { readonly told: Told }
  /** Removes both, once no kernel is open on them. */
  remove(): Promise<void>
}

interface House {
  readonly database: CopiedFrom
  readonly data: string
  /** What `fill` answered, as JSON. */
  readonly told: string
  /** Whether a world that was copied from it is open in this process: a second beside it must not have its keys. */
  lent: boolean
}

/** Data folders of this process's own houses, removed when it ends. */
const madeHouses: string[] = []
process.once('exit', () => { for (const data of madeHouses) rmSync(data, { recursive: true, force: true }) })

/** By country, and what they were opened with: undefined once one world was opened so. */
const ofProcess = new WeakMap<Country, Map<string, Promise<House> | undefined>>()
/** By their names. */
const ofRun = new Map<string, Promise<House>>()

const folderOfWorld = (): string => mkdtempSync(join(tmpdir(), 'shanyraq-world-'))

export const settingsOf = (environment: Readonly<Record<string, string>>, data: string): Settings => ({ ...readSettings({ PUBLIC_URL: 'http://localhost:3000', ...environment }), data })

/** A place for a world to open its kernel on. */
export async function placeFor<Told>(order: Order<Told>, { connections }: { readonly connections: number }): Promise<Place<Told>> {
  const house = await houseFor(order)
  const data = folderOfWorld()
  if (house) cpSync(house.data, data, { recursive: true })
  const database = await testDatabase({ max: connections, migrations: migrationsOf(order.country), ...(house && { copyOf: house.database }) })
  return {
    database, data, ...(house && { filled: { told: JSON.parse(house.told) } }),
    async remove() {
      await database.close() // it listens, and the process of the test would never end
      rmSync(data, { recursive: true, force: true })
      if (house) house.lent = false
    },
  }
}

const migrationsOf = (country: Country) => [...migrations, ...country.migrations ?? []]

/** The house to copy a world from, if there is one: none while another world of it is open in this process. */
async function houseFor(order: Order<unknown>): Promise<House | undefined> {
  const house = await (houseOfRun(order) ?? houseOfProcess(order))
  if (house === undefined || house.lent) return undefined
  house.lent = true
  return house
}

/** The house of this process: none the first time, for most processes open one world only. */
function houseOfProcess({ name, country, start, environment, fill }: Order<unknown>): Promise<House> | undefined {
  const its = ofProcess.get(country) ?? new Map<string, Promise<House> | undefined>()
  ofProcess.set(country, its)
  const key = JSON.stringify([name, start, environment])
  const before = its.has(key)
  const make = async (): Promise<House> => {
    const database = await testDatabase({ migrations: migrationsOf(country) })
    const data = folderOfWorld()
    madeHouses.push(data)
    const told = await fillHouse({ country, start, environment, ...(fill && { fill }) }, database, data).catch(async (error: unknown) => {
      await database.close()
      throw error
    })
    await database.keep()
    return { database, data, told, lent: false }
  }
  const made = its.get(key) ?? (before ? make() : undefined)
  its.set(key, made)
  return made
}

/** The hour, by the world's clock, at which a house of the whole run begins on its day: a world of the same day opens on it as a portal that starts again. */
const opens = (start: Instant): Instant => instantAt(Date.parse(`${start.slice(0, 10)}T05:00:00.000Z`))

/** The house of the whole run and of these sources, for some run in a copy that they change; undefined where there are none. Of the settings it has the programme, which never changes: a world that has others is a house whose operator has set them since. */
function houseOfRun({ name, country, start, environment: { SHANYRAQ_PROGRAMME: programme }, fill }: Order<unknown>): Promise<House> | undefined {
  const { TEST_HOUSES: folder, TEST_DATABASE_URL: server } = process.env
  if (folder === undefined || name === undefined || start < opens(start)) return undefined
  const environment = programme === undefined ? {} : { SHANYRAQ_PROGRAMME: programme }
  const key = createHash('sha256').update(JSON.stringify([import.meta.dirname, folder, server, name, opens(start), environment])).digest('hex').slice(0, 16)
  const make = async (): Promise<House> => {
    const place = join(folder, key)
    const [data, told] = [join(place, 'data'), join(place, 'told.json')]
    const database = await sharedDatabase(`test_house_${key}`, migrationsOf(country), async (empty) => {
      rmSync(place, { recursive: true, force: true }) // of who was killed while making it
      mkdirSync(data, { recursive: true })
      writeFileSync(told, await fillHouse({ country, start: opens(start), environment, ...(fill && { fill }) }, empty, data))
    })
    return { database, data, told: readFileSync(told, 'utf8'), lent: false }
  }
  const made = ofRun.get(key) ?? make()
  ofRun.set(key, made)
  return made
}

async function fillHouse({ country, start, environment, fill }: Order<unknown>, database: TestDatabase, data: string): Promise<string> {
  const kernel = await openKernel({ settings: settingsOf(environment, data), country, now: () => start, database })
  try {
    return JSON.stringify((await fill?.(kernel)) ?? null)
  } finally {
    await kernel.close()
  }
}
