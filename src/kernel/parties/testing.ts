/** What the tests of people and rights stand on: a database of their own, the real journal, and a clock turned by hand. */
import { conventions as kazakhstan } from '../../countries/kazakhstan/conventions.ts'
import { generateKeyPairSync } from 'node:crypto'
import { newId, transact } from '../database/index.ts'
import type { Tx } from '../database/index.ts'
import { testDatabase } from '../database/testing.ts'
import type { TestDatabase } from '../database/testing.ts'
import { anchorInMemory, openJournal } from '../journal/index.ts'
import type { Journal } from '../journal/index.ts'
import { detectorsEverywhere } from '../personal-data/index.ts'
import type { Actor } from './actor.ts'
import type { LetterParts } from './compose.ts'
import type { Letter } from './mail.ts'
import type { Settings } from './means.ts'
import { openParties } from './parties.ts'
import type { Parties } from './parties.ts'
import type { OpenedSession } from './sessions.ts'
import type { Suspension } from './suspended.ts'
import type { Body } from '../../law/body.ts'
import type { IdentifierScheme } from '../../law/identifier-scheme.ts'
import { same, type Text } from '../../law/text.ts'
import { type Instant, instantAt } from '../../law/time.ts'

/** A letter of no kind in particular. */
export const sampleLetter = (subject: Text, says: Text, more: Partial<LetterParts> = {}): LetterParts =>
  ({ kind: 'thing/sample', subject, says, ground: same('ground'), todo: same('todo'), path: '/somewhere', ...more })

export const testSecret = 'a secret for tests, forty signs or more'

const schemes: readonly IdentifierScheme[] = [{ ...kazakhstan.schemes[0]!, id: 'xx.person' }, { ...kazakhstan.schemes[1]!, id: 'xx.organisation' }]

/** A good password: nobody guesses it first. */
export const password = 'тұман жол кенеттен 41'

/** People and rights of a test's own. */
export interface TestParties extends AsyncDisposable {
  readonly database: TestDatabase
  readonly journal: Journal
  readonly parties: Parties
  now(): Instant
  /** Moves the clock. */
  later(minutes: number): void
  /** Lets an order stand on a person or an organisation. */
  suspend(subject: string, reason: Text): void
  act<T>(act: (tx: Tx) => Promise<T>): Promise<T>
  /** Registers a person, signed in; the address is confirmed unless told otherwise. */
  someone(name: string, options?: { confirmed?: boolean }): Promise<OpenedSession & { readonly email: string }>
  /** The actor behind a session, after it has put on the organisation's hat when one is given. */
  acting(session: OpenedSession, organisation?: string): Promise<Actor>
  /** The letters that wait, as they would be sent. */
  letters(): Promise<readonly Letter[]>
  /** The secret of the link in the newest letter to an address. */
  link(email: string): Promise<string>
}

export async function testParties(settings: Partial<Settings> = {}, bodies: readonly Body[] = []): Promise<TestParties> {
  const database = await testDatabase()
  const { db } = database
  let time = Date.parse('2026-03-02T09:00:00.000Z')
  const now = (): Instant => instantAt(time)
  const signer = { name: 'journal.example', privateKey: generateKeyPairSync('ed25519').privateKey }
  const journal = openJournal({ ...database, now, signer, anchor: anchorInMemory() })
  const standing = new Map<string, Suspension>()
  const parties = openParties({
    db, now, journal, bodies: () => bodies, schemes, standing: (subject) => standing.get(subject), detectors: detectorsEverywhere, settings: { publicUrl: 'http://localhost:8080', sessionSecret: testSecret, ...settings },
  })
  const act = <T>(work: (tx: Tx) => Promise<T>) => transact(db, work)
  const sent: Letter[] = []
  const letters = async () => {
    await parties.sendLetters({ send: async (letter) => void sent.push(letter) })
    return sent
  }
  const link = async (email: string) => {
    const letter = (await letters()).findLast(({ recipient, body }) => recipient === email && body.includes('?link='))
    return /\?link=([\w-]+)/.exec(letter?.body ?? '')?.[1] ?? ''
  }
  return {
    database, journal, parties, now, act, letters, link,
    suspend: (subject, reason) => { standing.set(subject, { subject, reason, orderedAt: now() }) },
    later: (minutes) => void (time += minutes * 60_000),
    async someone(name, { confirmed = true } = {}) {
      const email = `${newId()}@example.kz`
      const session = await parties.register({ name, email, password, locale: 'ru' }, {})
      if (confirmed) await parties.confirmEmail(await link(email))
      return { ...session, email }
    },
    async acting(session, organisation) {
      if (organisation !== undefined) await parties.switchHat(session.secret, { kind: 'organisation', organisation })
      const actor = await parties.actorOf(session.secret)
      if (actor === undefined) throw new Error('the session has ended')
      return actor
    },
    [Symbol.asyncDispose]: () => database.close(),
  }
}
