/** Short texts: written in the transaction of the letter that they repeat, sent afterwards, each until it has gone or is no news any more. */
import { type RawBuilder, sql } from 'kysely'
import type { Text } from '../../law/text.ts'
import { type Day, type Instant, instantAt } from '../../law/time.ts'
import { type Db, transact, type Tx } from '../database/index.ts'
import { type Channel, type ChannelId, Later, type NoticeKind, Unreachable } from './channel.ts'
import { notice } from './messages.ts'
import './tables.ts'

export interface Means {
  readonly db: Db
  readonly now: () => Instant
  readonly channels: readonly Channel[]
}

/** What of a letter is repeated on a phone. */
export interface Brief { readonly kind: NoticeKind; readonly until?: Day | undefined }

/** Minutes for which a notice is news: the letter itself stands in the inbox. */
const newsMinutes = 24 * 60
/** Minutes after which a text that failed is tried again at the latest. */
const longestWait = 60

export const later = (moment: Instant, minutes: number): Instant => instantAt(Date.parse(moment) + minutes * 60_000)

/** Which channels are there, and whether they are local: what was shown on a local one counts for no other. */
const standing = (channels: readonly Channel[]): RawBuilder<boolean> => sql<boolean>`(c.channel, c.local) in (
  select * from unnest(${channels.map(({ id }) => id)}::text[], ${channels.map(({ local }) => local)}::boolean[]))`

/** Repeats a letter to the person whose `id` and `locale` stand in `open`, on the phones where they want to be told of its kind, as a part of another statement. */
export const repeatingByText = ({ now, channels }: Pick<Means, 'now' | 'channels'>, { kind, until }: Brief, publicUrl: string): RawBuilder<unknown> => sql`
    insert into short_text (id, person, channel, address, body, created_at, stale_at, retry_at)
    select gen_random_uuid(), c.person, c.channel, c.address, ${JSON.stringify(notice(kind, until, publicUrl))}::jsonb ->> open.locale, ${now()}::timestamptz, ${later(now(), newsMinutes)}::timestamptz, ${now()}::timestamptz
    from open join channel_address c on c.person = open.id
    where c.address is not null and c.unreachable_at is null and ${kind} = any(c.kinds) and ${standing(channels)}`

/** Writes a text to an address, in the language of the person. */
export async function writeText(means: Means, tx: Tx, to: { readonly person: string; readonly channel: ChannelId; readonly address: string }, text: Text, minutes: number): Promise<void> {
  const now = means.now()
  await sql`insert into short_text (id, person, channel, address, body, created_at, stale_at, retry_at)
    select gen_random_uuid(), id, ${to.channel}, ${to.address}, ${JSON.stringify(text)}::jsonb ->> locale, ${now}::timestamptz, ${later(now, minutes)}::timestamptz, ${now}::timestamptz
    from person where id = ${to.person}::uuid`.execute(tx)
}

/**
 * Hands over the texts that wait, at most `most` of each channel, and answers how many went. One that fails waits longer each time (1 minute to an hour), or as
 * long as the carrier asks; then nothing more is asked of it in this round. What is no news any more, and what reaches nobody, is given up. Any number of
 * processes may do this: each text is held by one of them.
 */
export async function sendTexts(means: Means, most = 50): Promise<number> {
  let sent = 0
  for (const channel of means.channels) {
    for (let tried = 0; tried < most; tried += 1) {
      const outcome = await transact(means.db, async (tx) => sendOne(means, tx, channel))
      if (outcome === 'none' || outcome === 'failed') break
      if (outcome === 'sent') sent += 1
    }
  }
  return sent
}

/** Writes a code to every address that the person has shown to be theirs, whatever they chose to be told there, and answers to how many. */
export async function writeCode({ now, channels }: Means, tx: Tx, person: string, text: Text, minutes: number): Promise<number> {
  const { numAffectedRows } = await sql`insert into short_text (id, person, channel, address, body, created_at, stale_at, retry_at)
    select gen_random_uuid(), p.id, c.channel, c.address, ${JSON.stringify(text)}::jsonb ->> p.locale, ${now()}::timestamptz, ${later(now(), minutes)}::timestamptz, ${now()}::timestamptz
    from person p join channel_address c on c.person = p.id where p.id = ${person}::uuid and c.address is not null and c.unreachable_at is null and ${standing(channels)}`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

async function sendOne(means: Means, tx: Tx, channel: Channel): Promise<'none' | 'sent' | 'given up' | 'failed'> {
  const now = means.now()
  const row = await tx.selectFrom('short_text').selectAll().where('channel', '=', channel.id).where('sent_at', 'is', null).where('given_up_at', 'is', null)
    // Later than a text can be put off: that was under a clock that was ahead.
    .where(({ or, eb }) => or([eb('retry_at', '<=', now), eb('retry_at', '>', later(now, newsMinutes))]))
    .orderBy('retry_at').orderBy('id').limit(1).forUpdate().skipLocked().executeTakeFirst()
  if (row === undefined) return 'none'
  const change = (values: Partial<Record<'sent_at' | 'given_up_at', Instant>> & { readonly last_failure: string | null }) =>
    tx.updateTable('short_text').set({ ...values, body: '' }).where('id', '=', row.id).execute()
  if (row.stale_at <= now) {
    await change({ given_up_at: now, last_failure: row.last_failure })
    return 'given up'
  }
  try {
    await channel.send({ id: row.id, address: row.address, text: row.body })
  } catch (error) {
    const last_failure = String(error).slice(0, 500)
    if (error instanceof Unreachable) {
      await change({ given_up_at: now, last_failure })
      await tx.updateTable('channel_address').set({ unreachable_at: now }).where('person', '=', row.person).where('channel', '=', row.channel).where('address', '=', row.address).execute()
      return 'given up'
    }
    const failures = row.failures + 1
    const wait = error instanceof Later ? error.seconds / 60 : 2 ** (failures - 1)
    await tx.updateTable('short_text').set({ failures, retry_at: later(now, Math.min(longestWait, wait)), last_failure }).where('id', '=', row.id).execute()
    return 'failed'
  }
  await change({ sent_at: now, last_failure: null })
  return 'sent'
}

/** A text as the operator sees it: neither its words nor the whole address. */
export interface TextStatus {
  readonly id: string
  readonly channel: ChannelId
  readonly to: string
  readonly createdAt: Instant
  readonly sentAt?: Instant
  readonly givenUpAt?: Instant
  readonly failures: number
  readonly lastFailure?: string
}

/** The latest texts, newest first. */
export async function latestTexts({ db }: Pick<Means, 'db'>, most = 100): Promise<readonly TextStatus[]> {
  const rows = await db.selectFrom('short_text').selectAll().orderBy('created_at', 'desc').orderBy('id').limit(most).execute()
  return rows.map(({ id, channel, address, created_at, sent_at, given_up_at, failures, last_failure }) => ({
    id, channel, to: masked(address), createdAt: created_at, failures,
    ...(sent_at !== null && { sentAt: sent_at }), ...(given_up_at !== null && { givenUpAt: given_up_at }), ...(last_failure !== null && { lastFailure: last_failure }),
  }))
}

/** The end of an address, by which its owner knows it again. */
const masked = (address: string): string => `…${address.slice(-3)}`

/** Deletes texts that were sent or given up, and tries to show an address that came to nothing. */
export async function sweepTexts({ db, now }: Means, keptDays: number): Promise<void> {
  await db.deleteFrom('short_text').where((e) => e.or([e('sent_at', 'is not', null), e('given_up_at', 'is not', null)])).where('created_at', '<=', later(now(), -keptDays * 24 * 60)).execute()
  await db.deleteFrom('channel_address').where('address', 'is', null).where('code_until', '<=', now()).execute()
}
