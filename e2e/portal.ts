/** A whole portal for tests in a browser: every route, a fresh database, a clock turned by hand, and made-up people. */
import { identifierOf } from '../src/law/conventions.ts'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { doorsOf, openPortal, seat } from '../src/house.ts'
import { type Kernel, openKernel, transact } from '../src/kernel/index.ts'
import { type Actor, type OrganisationName, sharePassword } from '../src/kernel/parties/index.ts'
import { readSettings } from '../src/kernel/settings.ts'
import { placeFor } from '../src/kernel/testing-houses.ts'
import { sharePin } from '../src/kernel/signatures/index.ts'
import { generateBin, generateIin } from '../src/law/identifier.ts'
import { type Instant, instantAt } from '../src/law/time.ts'
import { type Door, listen, openLog } from '../src/portal/index.ts'

export { openBrowser } from '../src/portal/testing-browser.ts'

export const password = 'қыран бүркіт биік шыңда'
export const pin = '482915'
/** The same for everybody, so that they are stretched once and not for each person and signature. */
const everybodysPassword = sharePassword(password)
export const everybodysPin = sharePin(pin)

/** Somebody with an account. */
export interface Somebody {
  readonly email: string
  readonly name: string
  readonly person: string
}

/** Everybody that the journey needs. The applicant heads the company; the colleague may act for it. */
export interface People {
  readonly applicant: Somebody
  readonly colleague: Somebody
  readonly stranger: Somebody
  readonly officer: Somebody
  readonly members: readonly [Somebody, Somebody, Somebody]
  readonly chair: Somebody
  readonly head: Somebody
  readonly administrator: Somebody
  readonly appeals: readonly [Somebody, Somebody]
}

export interface WholePortal {
  readonly kernel: Kernel
  /** Where it listens, without a slash at the end. */
  readonly url: string
  readonly people: People
  readonly company: OrganisationName & { readonly bin: string }
  /** Lines of the log that tell of a fault: a test ends with none. */
  readonly faults: readonly string[]
  /** Every line of the log. */
  readonly logged: readonly string[]
  /** Turns the clock. */
  at(instant: Instant): void
  now(): Instant
  /** The actor behind somebody, in a hat. */
  actor(who: Somebody, hat: Hat): Promise<Actor>
  close(): Promise<void>
}

export type Hat = 'self' | 'company' | 'office'

const countries = new Map<'sample' | 'law', ReturnType<typeof kazakhstan>>()
/** One of each for all portals of a process. */
function countryOf(programme: 'sample' | 'law'): ReturnType<typeof kazakhstan> {
  const country = countries.get(programme) ?? kazakhstan(programme)
  countries.set(programme, country)
  return country
}

/** Opens a portal that begins on a working Monday. */
export async function openWholePortal({ start = '2026-02-02T05:00:00.000Z', host = '127.0.0.1', programme = 'sample', environment = {}, clock }: {
  readonly start?: Instant
  /** What it is called: passkeys belong to a name and never to an address of digits. */
  readonly host?: '127.0.0.1' | 'localhost'
  readonly programme?: 'sample' | 'law'
  /** Further settings, as the operator would set them. */
  readonly environment?: Readonly<Record<string, string>>
  /** For limits of rate; the machine's own unless given. */
  readonly clock?: () => number
} = {}): Promise<WholePortal> {
  let now: Instant = start
  let answer: (request: Request, env: object) => Response | Promise<Response> = () => new Response(null, { status: 503 })
  let doors: readonly Door[] = []
  const server = await listen({ fetch: (request, env) => answer(request, env) }, { port: 0, doors: () => doors })
  const url = `http://${host}:${server.port}`
  const country = countryOf(programme)
  const { data, database, filled, remove } = await placeFor({ country, start, environment: { SHANYRAQ_PROGRAMME: programme }, name: `kazakhstan ${programme} with people`, fill: async (kernel) => {
    seat(kernel, country)
    return seed(kernel)
  } }, { connections: 10 })
  const settings = { ...readSettings({ ...environment, PUBLIC_URL: url }), data, programme }
  const kernel = await openKernel({ settings, country, now: () => now, database }).catch(async (error: unknown) => {
    // What is left open would keep the process, and the test would hang instead of telling.
    await server.stop(0)
    await remove()
    throw error
  })
  seat(kernel, country)

  const faults: string[] = []
  const logged: string[] = []
  const log = openLog({ write: (line) => { logged.push(line); if (line.includes('"fault"')) faults.push(line) } })
  const app = openPortal(kernel, country, log, clock)
  doors = doorsOf(kernel, country, log)
  answer = (request, env) => app.fetch(request, env)
  const { people, company } = filled?.told ?? await seed(kernel)

  return {
    kernel, url, people, company, faults, logged,
    at: (instant) => { now = instant },
    now: () => now,
    async actor(who, hat) {
      const actor = await kernel.parties.actorOf(await openSession(kernel, who, hat, company.id))
      if (actor === undefined) throw new Error(`${who.name} could not sign in`)
      return actor
    },
    async close() {
      await server.stop(100)
      await kernel.close()
      await remove()
    },
  }
}

/** Signs somebody in anew, so that windows and hats do not get in each other's way; answers the session's secret. */
async function openSession({ parties }: Kernel, { email }: Somebody, hat: Hat, company: string): Promise<string> {
  const { secret } = await parties.signInByPassword({ email, password }, { device: 'test' })
  await parties.switchHat(secret, hat === 'company' ? { kind: 'organisation', organisation: company } : { kind: hat })
  return secret
}

/** A signature with the local certificate of the actor, who gets one when they have none: as the head of their organisation, or for themself. */
export async function signAs({ kernel }: Pick<WholePortal, 'kernel'>, actor: Actor, document: Uint8Array): Promise<{ readonly provider: string; readonly cms: Uint8Array }> {
  const { db, signatures } = kernel
  const known = (await signatures.local.certificates(actor.person)).find(({ subject }) => subject.organisation?.identifier.value === actor.organisation?.identifier.value)
  const iin = await numberOf(kernel, actor.person)
  const certificate = known ?? await transact(db, (tx) => signatures.local.enrol(tx, {
    person: actor.person, name: actor.name, identifier: identifierOf('person', iin), pin: everybodysPin,
    ...(actor.organisation
      ? { role: 'head' as const, organisation: actor.organisation }
      : { role: 'person' as const }),
  }))
  return { provider: 'local', cms: await signatures.local.sign(actor.person, certificate.id, everybodysPin, document) }
}

async function seed(kernel: Kernel): Promise<Pick<WholePortal, 'people' | 'company'>> {
  let count = 0
  async function somebody(name: string, ...roles: readonly string[]): Promise<Somebody> {
    count += 1
    const email = `ulgi${count}@example.kz`
    const { person } = await kernel.parties.register({ name, email, password: everybodysPassword, locale: 'kk' }, { device: 'test', address: `127.0.1.${count}` })
    for (const role of roles) await transact(kernel.db, (tx) => kernel.parties.grantRole(tx, { system: 'seed' }, { person, role }))
    await proveNumber(kernel, { email, name, person }, count)
    return { email, name, person }
  }
  const applicant = await somebody('Үлгі Құрылтайшы')
  const colleague = await somebody('Үлгі Әріптес')
  const bin = generateBin({ registered: '2024-03', serial: 101 })
  const founder: Actor = { person: applicant.person, name: applicant.name, roles: [] }
  const company = await transact(kernel.db, (tx) => kernel.parties.addOrganisation(tx, founder, { number: bin, name: '«Үлгі Жоба» ЖШС' }))
  await transact(kernel.db, (tx) => kernel.parties.proveHead(tx, { organisation: company.id, person: applicant.person, proof: 'test' }))
  const head: Actor = { ...founder, organisation: company, capacity: 'head' }
  const until = instantAt(Date.parse(kernel.now()) + 300 * 86_400_000)
  await transact(kernel.db, (tx) => kernel.parties.delegate(tx, head, colleague.person, { scope: 'all', until }))
  const member = (name: string) => somebody(name, 'technopark.commission')
  return {
    company: { ...company, bin },
    people: {
      applicant, colleague,
      stranger: await somebody('Үлгі Бөтен'),
      officer: await somebody('Үлгі Маман', 'technopark.officer'),
      members: [await member('Үлгі Мүше Бір'), await member('Үлгі Мүше Екі'), await member('Үлгі Мүше Үш')],
      chair: await somebody('Үлгі Төраға', 'technopark.chair', 'technopark.commission'),
      head: await somebody('Үлгі Басшы', 'technopark.head'),
      administrator: await somebody('Үлгі Әкімші', 'administrator'),
      appeals: [await somebody('Үлгі Шағым Бір', 'technopark.appeals'), await somebody('Үлгі Шағым Екі', 'technopark.appeals')],
    },
  }
}

/** Confirms the address of somebody, as they would by the letter, and proves their number, as an administrator would. */
export async function proveNumber(kernel: Kernel, { email, name, person }: Somebody, serial: number): Promise<void> {
  let link: string | undefined
  await kernel.parties.sendLetters({
    send: async ({ recipient, body }) => { if (recipient === email) link = /\/account\/confirm\?link=(\S+)/.exec(body)?.[1] ?? link },
  })
  if (link !== undefined) await kernel.parties.confirmEmail(link)
  const iin = generateIin({ birthday: '1985-03-09', sex: 'female', serial })
  await transact(kernel.db, (tx) => kernel.parties.proveNumber(tx, { person, name, identifier: identifierOf('person', iin), proof: 'administrator', by: { system: 'seed' } }))
}

/** The proved number of somebody, or a made-up one that nobody has. */
export const numberOf = async ({ parties }: Kernel, person: string): Promise<string> => (await parties.person(person))?.identifier?.value ?? sampleIin

export const sampleIin = generateIin({ birthday: '1990-05-17', sex: 'female', serial: 4821 })

/** A browser window of somebody who is signed in and wears a hat; of a visitor when nobody is named. */
export async function windowOf(browser: Browser, portal: WholePortal, { who, hat = 'self', script = true, width = 1280, locale = 'kk' }: {
  readonly who?: Somebody
  readonly hat?: Hat
  readonly script?: boolean
  readonly width?: number
  readonly locale?: 'kk' | 'ru' | 'en'
} = {}): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
  const context = await browser.newContext({
    javaScriptEnabled: script, viewport: { width, height: width < 500 ? 844 : 900 }, baseURL: portal.url, locale: { kk: 'kk-KZ', ru: 'ru-KZ', en: 'en-GB' }[locale],
  })
  if (who) {
    const session = await openSession(portal.kernel, who, hat, portal.company.id)
    await context.addCookies([{ name: portal.kernel.parties.cookie.name, value: session, url: portal.url }])
  }
  return { context, page: await context.newPage() }
}

/** Signs in by the form, as a person does. */
export async function signIn(page: Page, who: Somebody, locale: 'kk' | 'ru' | 'en' = 'kk'): Promise<void> {
  await page.goto(`/${locale}/sign-in`)
  await page.locator('[name=email]').fill(who.email)
  await page.locator('[name=password]').fill(password)
  await page.locator('main form:has([name=password]) button.button').first().click()
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'))
}
