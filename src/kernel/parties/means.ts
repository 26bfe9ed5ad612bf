/** What every part of this folder stands on: the database, the clock, the journal, the secrets and the settings. */
import type { RawBuilder } from 'kysely'
import type { Body } from '../../law/body.ts'
import type { IdentifierScheme } from '../../law/identifier-scheme.ts'
import type { JsonObject } from '../../law/canonical.ts'
import type { Text } from '../../law/text.ts'
import { type Instant, instantAt } from '../../law/time.ts'
import type { Brief, CounterCode } from '../channels/index.ts'
import type { Db, Tx } from '../database/index.ts'
import type { Looks } from '../looks/index.ts'
import type { Detector } from '../personal-data/index.ts'
import type { Secrets } from './secrets.ts'
import type { Standing } from './suspended.ts'
import type { Actor } from './actor.ts'
import type { VisitFinding } from './tables.ts'
import type { RightsEnd } from './ties.ts'

/** An entry of the journal, as it is written here: `body` never names a person but by id. */
export interface JournalEntry {
  readonly type: string
  readonly subject: string
  readonly body: JsonObject
  readonly personal?: JsonObject
}

/** The part of the journal that is needed here. */
export interface JournalWriter {
  append(tx: Tx, actor: string, entry: JournalEntry): Promise<{ readonly id: bigint }>
  /** Erases the personal data of an entry; the record of the act stays. */
  erase(tx: Tx, actor: string, id: bigint, reason: string): Promise<void>
}

/** An outside OpenID Connect provider. */
export interface ProviderSettings {
  /** The issuer's address, as its discovery document names it. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** The provider's name on the button. */
  readonly title: Text
  /** The claim in which the provider, which has checked it, names the person's number. */
  readonly numberClaim?: string
}

export interface Settings {
  /** The address under which people reach the portal, such as `https://ai.example.kz`. */
  readonly publicUrl: string
  /** At least 32 random characters; changing them ends all sessions, links and tokens. */
  readonly sessionSecret: string
  readonly oidc?: ProviderSettings | undefined
  /** A session unused for so long has ended. Default 120 minutes. */
  readonly idleMinutes?: number | undefined
  /** A session has ended after so long, used or not. Default 12 hours. */
  readonly absoluteHours?: number | undefined
}

export interface Means {
  readonly db: Db
  readonly now: () => Instant
  readonly journal: JournalWriter
  readonly secrets: Secrets
  readonly settings: Settings
  /** The bodies whose offices people hold, as they stand now. */
  readonly bodies: () => readonly Body[]
  /** By which numbers people and organisations are known here. */
  readonly schemes: readonly IdentifierScheme[]
  /** Find what may not stand in a name. */
  readonly detectors: readonly Detector[]
  /** Has the letters that wait sent at once, when the transaction commits: somebody sits before a page that waits for one. */
  readonly hurry?: ((tx: Tx) => Promise<unknown>) | undefined
  /** Part of a statement that repeats a letter on the phones of the person whose `id` and `locale` stand in `open`, as they chose. */
  readonly texting?: ((brief: Brief) => RawBuilder<unknown>) | undefined
  /** Sends a code to every phone that the person has shown to be theirs, and answers to how many. */
  readonly codeToPhones?: ((tx: Tx, person: string, code: CounterCode) => Promise<number>) | undefined
  /** Keeps who is shown whom, in the transaction of what shows it. */
  readonly looks?: Pick<Looks, 'noteIn'> | undefined
  /** Notes what was found of a visit by document in the cases that were filed in it. */
  readonly visitReviewed?: ((tx: Tx, by: Actor, visit: string, what: { readonly found: VisitFinding; readonly reasons: string }) => Promise<void>) | undefined
  readonly standing: Standing
  readonly rightsEnd: RightsEnd
}

/** The moment `minutes` after another. */
export const after = (moment: Instant, minutes: number): Instant => instantAt(Date.parse(moment) + minutes * 60_000)

/** Tells whether a string can be an id of ours: what comes from a browser may be anything. */
export const isId = (value: string): boolean => /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(value)
