/** Limits on tries, counted in a sliding window that all processes share. */
import { sql } from 'kysely'
import { Failure } from '../../law/failure.ts'
import { type Instant, instantAt } from '../../law/time.ts'
import { transact, type Tx } from '../database/index.ts'
import { triesSpent } from './messages.ts'
import type { Means } from './means.ts'

/** Too many tries: when the next one is allowed. */
export class Limited extends Failure {
  readonly retryAt: Instant
  /** Whole seconds until `retryAt`, for the header Retry-After. */
  readonly retryAfter: number

  constructor(now: Instant, retryAt: Instant, words = triesSpent) {
    const seconds = Math.max(1, Math.ceil((Date.parse(retryAt) - Date.parse(now)) / 1000))
    super('limited', words(Math.ceil(seconds / 60)), [], seconds)
    this.retryAt = retryAt
    this.retryAfter = seconds
  }
}

/**
 * How often something may be tried: `tries` in any `minutes`, by account, by network address and, where nobody has an account, by what is around the address: whoever has
 * a block of addresses has thousands of them.
 */
const limits: Readonly<Record<'letter' | 'pin' | 'sending' | 'opening' | 'feedback' | 'texting' | 'invitation' | 'counter', Readonly<Record<'account' | 'address', Limit>> & { readonly around?: Limit }>> = {
  // A class or an office registers behind one address; a mailbox gets no more than a few letters.
  letter: { account: { tries: 5, minutes: 60 }, address: { tries: 100, minutes: 60 } },
  pin: { account: { tries: 5, minutes: 15 }, address: { tries: 30, minutes: 15 } },
  // Forms sent without an account, counted before a byte of them is read: their files are stored while they come. Whoever corrects or adds rows sends a form several times.
  sending: { account: { tries: 100, minutes: 60 }, address: { tries: 100, minutes: 60 }, around: { tries: 3000, minutes: 60 } },
  // Cases opened without an account: a mailbox is named in no more than a few, a household or an office reports many things. What is around an address bounds a flood alone: a mobile
  // network puts thousands of people behind one block, whom a few hundred tries of one of them must not silence.
  opening: { account: { tries: 5, minutes: 60 }, address: { tries: 30, minutes: 60 }, around: { tries: 1000, minutes: 60 } },
  // What people write about pages: an office behind one address writes now and then, and nobody floods the administrator from a thousand.
  feedback: { account: { tries: 300, minutes: 60 }, address: { tries: 20, minutes: 60 }, around: { tries: 200, minutes: 60 } },
  // Codes to telephones: each costs, and comes to whoever's number was typed.
  texting: { account: { tries: 3, minutes: 60 }, address: { tries: 30, minutes: 60 } },
  // Visits to a counter: by the officer who begins them. A code of six digits is typed a few times.
  counter: { account: { tries: 60, minutes: 60 }, address: { tries: 600, minutes: 60 } },
  invitation: { account: { tries: 30, minutes: 60 }, address: { tries: 60, minutes: 60 } },
}

interface Limit { readonly tries: number; readonly minutes: number }

export type Tried = keyof typeof limits

/** Who tries: the account named, and the network address it comes from when known. */
export interface Trier {
  readonly account?: string | undefined
  readonly address?: string | undefined
}

/**
 * Counts one try, in a transaction of its own so that it stays counted when the act fails.
 *
 * @throws Limited when the account or the address has spent its tries; a refused try is not counted
 */
export async function countTry(means: Means, tried: Tried, trier: Trier): Promise<void> {
  const now = means.now()
  await transact(means.db, async (tx) => {
    for (const who of ['account', 'address', 'around'] as const) {
      const value = who === 'around' ? aroundOf(trier.address) : trier[who]
      const limit = limits[tried][who]
      if (value === undefined || limit === undefined) continue
      const { tries, minutes } = limit
      const key = keyOf(means, tried, who, value)
      const since = instantAt(Date.parse(now) - minutes * 60_000)
      // One try at a time for one key: two processes must not both take the last one.
      await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx)
      await tx.deleteFrom('attempt').where('key', '=', key).where((e) => e.or([e('at', '<=', since), e('at', '>', now)])).execute() // those of a clock that stood ahead count no more
      // One row, however many were counted: whoever floods pays for it, and not the database.
      const first = await tx.selectFrom('attempt').select('at').where('key', '=', key).orderBy('at', 'desc').offset(tries - 1).limit(1).executeTakeFirst()
      if (first) throw new Limited(now, instantAt(Date.parse(first.at) + minutes * 60_000))
      await tx.insertInto('attempt').values({ key, at: now }).execute()
    }
  })
}

/** Takes the latest try of an account back, in the transaction of what it came to: what was asked for and used is no abuse. */
export const giveTryBack = (means: Means, tx: Tx, tried: Tried, account: string): Promise<unknown> =>
  sql`delete from attempt where ctid = (select ctid from attempt where key = ${keyOf(means, tried, 'account', account)} order by at desc limit 1)`.execute(tx)

/** What is around a network address: of IPv4 its first three bytes, of IPv6 its first 48 bits, which one subscriber may have whole, or thousands of a mobile network together. */
const aroundOf = (address: string | undefined): string | undefined => (address === undefined ? undefined : address.split(address.includes(':') ? ':' : '.').slice(0, 3).join('.'))

/** The keyed hash under which tries are counted: the table names nobody. */
export const keyOf = (means: Pick<Means, 'secrets'>, tried: string, who: string, value: string): string => means.secrets.hash(`try ${tried} ${who}`, value)
