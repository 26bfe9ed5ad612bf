/** A kernel with the sample programme and its people, for tests: the clock is turned by hand, the database is fresh. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kernel } from '../../kernel/index.ts'
import { openKernel } from '../../kernel/index.ts'
import { transact } from '../../kernel/database/index.ts'
import { testDatabase } from '../../kernel/database/testing.ts'
import { migrations } from '../../kernel/migrations.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { readSettings } from '../../kernel/settings.ts'
import { generateBin, generateIin } from '../../law/identifier.ts'
import type { Submitted } from '../../law/answers.ts'
import { kazakhstan } from './index.ts'

export const password = 'қыран бүркіт биік шыңда'
export const pin = '482915'

export interface World {
  readonly kernel: Kernel
  /** Turns the clock to this moment. */
  at(instant: string): void
  /** A person in office with these roles. */
  officer(...roles: string[]): Promise<Actor>
  /** A person who heads a company of their own. */
  founder(company?: string): Promise<Actor>
  /** A detached signature by the actor: as head of their company, or for themself. */
  sign(actor: Actor, document: Uint8Array): Promise<{ readonly provider: string; readonly cms: Uint8Array }>
  close(): Promise<void>
}

/** Opens a world that begins on a working Monday. */
export async function openWorld(
  { programme = 'sample', start = '2026-02-02T05:00:00.000Z', connections = 8, environment = {} }: {
    programme?: 'sample' | 'law'; start?: string; connections?: number; environment?: Readonly<Record<string, string>>
  } = {},
): Promise<World> {
  const country = kazakhstan(programme)
  const database = await testDatabase({ max: connections, migrations: [...migrations, ...country.migrations] })
  let now = start
  const settings = { ...readSettings({ PUBLIC_URL: 'http://localhost:3000', ...environment }), data: mkdtempSync(join(tmpdir(), 'shanyraq-world-')) }
  const kernel = await openKernel({ settings, country, now: () => now, database })
  let people = 0

  async function person(): Promise<Actor> {
    people += 1
    const email = `ulgi${people}@example.kz`
    const opened = await kernel.parties.register({ name: `Үлгі Тұлға ${people}`, email, password, locale: 'kk' }, { device: 'test', address: `127.0.0.${people}` })
    return (await kernel.parties.actorOf(opened.secret))!
  }

  return {
    kernel,
    at: (instant) => { now = instant },
    async officer(...roles) {
      const actor = await person()
      for (const role of roles) await transact(kernel.db, (tx) => kernel.parties.grantRole(tx, { system: 'seed' }, { person: actor.person, role }))
      return { ...actor, roles }
    },
    async founder(company = `«Үлгі ${people + 1}» ЖШС`) {
      const actor = await person()
      const bin = generateBin({ registered: '2024-03', serial: 100 + people })
      const organisation = await transact(kernel.db, (tx) => kernel.parties.addOrganisation(tx, actor, { bin, name: company }))
      return { ...actor, organisation, capacity: 'head' }
    },
    async sign(actor, document) {
      const known = (await kernel.signatures.local.certificates(actor.person)).find((one) => one.revokedAt === undefined)
      const certificate = known ?? await transact(kernel.db, (tx) => kernel.signatures.local.enrol(tx, {
        person: actor.person, name: actor.name, iin: generateIin({ birthday: '1990-05-17', sex: 'female', serial: people + Number.parseInt(actor.person.slice(-3), 16) }), pin,
        ...(actor.organisation ? { role: 'head' as const, organisation: { bin: actor.organisation.bin, name: actor.organisation.name } } : { role: 'person' as const }),
      }))
      return { provider: 'local', cms: await kernel.signatures.local.sign(actor.person, certificate.id, pin, document) }
    },
    async close() {
      await kernel.close()
      await database.close()
      rmSync(settings.data, { recursive: true })
    },
  }
}

/** Answers of a company that meets every condition; `changes` spoils some of them. */
export const goodAnswers = (changes: Submitted = {}): Submitted => ({
  registeredOn: '2024-03-11', branches: '0', stateShare: '0', subsoilUser: 'false', economicZone: 'false', excisePayer: 'false',
  projectName: 'Үлгі жоба', activity: 'ai', projectSummary: 'Қазақ тіліндегі құжаттарды оқитын жүйе.', teamSize: '7',
  priorityShare: '95', sellsGoods: 'false', contactPhone: '+7 700 000 00 00', ...changes,
})
