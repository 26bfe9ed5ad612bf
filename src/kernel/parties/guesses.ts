/**
 * Guesses of passwords: each wrong one makes the next wait longer, for the guesser and for nobody else. What counts is who guesses: a known
 * device by itself, anybody else by the account and the network that they come from. A right password is no guess.
 */
import { sql } from 'kysely'
import type { Instant } from '../../law/time.ts'
import { transact } from '../database/index.ts'
import type { Tx } from '../database/index.ts'
import { keyOf, Limited } from './limits.ts'
import { after } from './means.ts'
import type { Means } from './means.ts'
import { guessesSpent } from './messages.ts'

/** Wrong passwords that cost no waiting: people mistype. */
const free = 5
/** The longest wait, in minutes. */
const longestWait = 60
/** After so many minutes a wrong password is forgotten. */
const remembered = 24 * 60
/** From all unknown devices together, in a day: NIST SP 800-63B, 3.2.2, allows 100 failures in a row for one account. */
const mostForAccount = 100
/** From one network address, against any accounts, in 15 minutes. */
const mostFromAddress = { guesses: 100, minutes: 15 } as const

type Ground = Pick<Means, 'db' | 'now' | 'secrets'>

/** Who guesses at which account. `device` is known only when it has proved itself for this account. */
export interface Guesser {
  readonly email: string
  readonly address?: string | undefined
  readonly device?: string | undefined
}

/** A password that is being tried. It counts as wrong until it is told to be right, so that many at once gain nothing. */
export interface Guess {
  /** It was right: what this guesser did wrong before is forgotten. */
  right(): Promise<void>
  wrong(): Promise<void>
}

/** @throws Limited while this guesser, or everybody unknown for this account or from this address, has to wait */
export async function guess(means: Ground, { email, address, device }: Guesser): Promise<Guess> {
  const now = means.now()
  const own = device === undefined ? key(means, 'guesser', `${email} ${networkOf(address)}`) : key(means, 'device', device)
  const account = device === undefined ? key(means, 'account', email) : undefined
  const from = device === undefined && address !== undefined ? key(means, 'address', address) : undefined
  await transact(means.db, async (tx) => {
    if (from !== undefined) allow(now, windowWait(await tried(tx, from, now), mostFromAddress.guesses, mostFromAddress.minutes))
    for (const counted of [account, own]) {
      if (counted === undefined) continue
      // One at a time for one key: two processes must not both take the last free guess.
      await sql`select pg_advisory_xact_lock(hashtextextended(${counted}, 0))`.execute(tx)
      const before = await tried(tx, counted, now)
      allow(now, counted === own ? growingWait(before) : windowWait(before, mostForAccount, remembered))
      await tx.insertInto('attempt').values({ key: counted, at: now }).execute()
    }
  })
  return {
    async right() {
      await means.db.deleteFrom('attempt').where('key', '=', own).execute()
      // What strangers did wrong stays counted for strangers.
      if (account !== undefined) await sql`delete from attempt where ctid in (select ctid from attempt where key = ${account} and at = ${now} limit 1)`.execute(means.db)
    },
    async wrong() {
      if (from !== undefined) await means.db.insertInto('attempt').values({ key: from, at: now }).execute()
    },
  }
}

const key = (means: Ground, who: string, value: string): string => keyOf(means, 'sign-in', who, value)

/** The guesses that count, oldest first. Those of a clock that stood ahead and was put back count no more. */
async function tried(tx: Tx, counted: string, now: Instant): Promise<readonly Instant[]> {
  const rows = await tx.selectFrom('attempt').select('at').where('key', '=', counted).where('at', '>', after(now, -remembered)).where('at', '<=', now).orderBy('at').execute()
  return rows.map(({ at }) => at)
}

/** When the next guess is allowed: at once for the first few, then one minute after the last, then two, four, up to an hour. Pure. */
export function growingWait(before: readonly Instant[]): Instant | undefined {
  const last = before.at(-1)
  if (last === undefined || before.length < free) return undefined
  return after(last, Math.min(longestWait, 2 ** (before.length - free)))
}

/** When the next is allowed where no more than `most` may be in any window of so many minutes. Pure. */
function windowWait(before: readonly Instant[], most: number, minutes: number): Instant | undefined {
  const first = before[before.length - most]
  return first && after(first, minutes)
}

function allow(now: Instant, from: Instant | undefined): void {
  if (from !== undefined && Date.parse(from) > Date.parse(now)) throw new Limited(now, from, guessesSpent)
}

/** The network of an address: the first three parts of IPv4, the first 56 bits of IPv6, of which one customer has them all (RFC 6177). */
export function networkOf(address = ''): string {
  const mapped = /^(?:::ffff:)?(\d+\.\d+\.\d+)\.\d+$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  const [head = '', tail] = address.split('::')
  const [before, behind] = [head, tail ?? ''].map((part) => part.split(':').filter((group) => group !== ''))
  const groups = tail === undefined ? before! : [...before!, ...Array.from({ length: Math.max(0, 8 - before!.length - behind!.length) }, () => '0'), ...behind!]
  const [a = '0', b = '0', c = '0', d = '0'] = groups
  return [a, b, c, d.padStart(4, '0').slice(0, 2)].map((group) => group.toLowerCase().replace(/^0+(?=.)/, '')).join(':')
}
