/** Addresses on somebody's phone: asked for, shown to be theirs by a code, and what they want to be told there. */
import { createHmac, randomBytes, randomInt } from 'node:crypto'
import type { Selectable } from 'kysely'
import { readAnswers } from '../../law/answers.ts'
import { Failure } from '../../law/failure.ts'
import { phone } from '../../law/field.ts'
import { same } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import { transact, type Tx } from '../database/index.ts'
import type { Journal } from '../journal/index.ts'
import { type Channel, type ChannelId, type NoticeKind, noticeKinds } from './channel.ts'
import { codeText, connected, words } from './messages.ts'
import type { ChannelAddressTable } from './tables.ts'
import { later, type Means, writeText } from './texts.ts'

/** What addresses need beside the texts. */
export interface Ground extends Means {
  readonly journal: Pick<Journal, 'append'>
  /** From which the hashes of codes are made: the table alone gives no code away. */
  readonly secret: string
  /** Has the texts that wait sent at once, when the transaction commits. */
  readonly hurry: (tx: Tx) => Promise<unknown>
  /** Counts one try by the account and the network address. @throws Failure 'limited' */
  readonly countTry: (trier: { readonly account: string; readonly address?: string | undefined }) => Promise<void>
}

/** A way of being told, as the person has set it. */
export interface Way {
  readonly channel: ChannelId
  /** Texts become files of the operator's: nobody is reached. */
  readonly local: boolean
  /** Whether the code is sent to the portal from the messenger, not the other way round. */
  readonly byLink: boolean
  readonly address?: string
  /** The carrier said that nobody is reached at the address. */
  readonly unreachable: boolean
  /** A code is awaited until then. */
  readonly asked?: { readonly address?: string; readonly until: Instant }
  readonly kinds: readonly NoticeKind[]
}

/** Minutes for which a code holds, and how often another may be typed. */
const codeMinutes = 10
const mostWrong = 5
/** What is being heard of an address is written there once it is confirmed; a minute later is soon enough. */
const helloMinutes = 60

/** The channel of this installation by its id. @throws Failure 'not found' */
function channelOf({ channels }: Pick<Means, 'channels'>, id: string): Channel {
  const found = channels.find((one) => one.id === id)
  if (found === undefined) throw new Failure('not found', words.unknownChannel)
  return found
}

export async function waysOf({ db, channels, now }: Ground, person: string): Promise<readonly Way[]> {
  const rows = await db.selectFrom('channel_address').selectAll().where('person', '=', person).execute()
  return channels.map(({ id, local, link }) => {
    const row = rows.find((one) => one.channel === id && one.local === local)
    const waits = row?.code_until !== null && row?.code_until !== undefined && row.code_until > now()
    return {
      channel: id, local, byLink: link !== undefined, unreachable: (row?.unreachable_at ?? null) !== null, kinds: row?.kinds ?? noticeKinds,
      ...(row?.address && { address: row.address }),
      ...(waits && { asked: { until: row.code_until!, ...(row.asked_address !== null && { address: row.asked_address }) } }),
    }
  })
}

/**
 * Begins to show an address: sends a code to it, or answers the link that has the code sent to the portal. What was shown before stands until then.
 * @throws Failure 'invalid' for what is no number or name, 'limited', 'not found'
 */
export async function askAddress(ground: Ground, person: string, id: string, { typed, from }: { readonly typed: string; readonly from?: string | undefined }): Promise<string | undefined> {
  const channel = channelOf(ground, id)
  const address = channel.link ? undefined : readAddress(channel.id, typed)
  // By person and network, and by whom it would reach: nobody has the portal write to a stranger again and again.
  await ground.countTry({ account: `person ${person}`, address: from })
  if (address !== undefined) await ground.countTry({ account: `${channel.id} ${address}` })
  const code = channel.link ? randomBytes(32).toString('base64url') : String(randomInt(1_000_000)).padStart(6, '0')
  const asked = {
    asked_address: address ?? null, code_hash: hashOf(ground, channel, person, code), code_until: later(ground.now(), codeMinutes), wrong: 0,
  }
  await transact(ground.db, async (tx) => {
    const { local } = channel
    // What was shown on a local counterpart is nothing to a carrier.
    await tx.deleteFrom('channel_address').where('person', '=', person).where('channel', '=', channel.id).where('local', '<>', local).execute()
    await tx.insertInto('channel_address').values({ person, channel: channel.id, local, address: null, confirmed_at: null, unreachable_at: null, kinds: [...noticeKinds], ...asked })
      .onConflict((conflict) => conflict.columns(['person', 'channel']).doUpdateSet(asked)).execute()
    if (address === undefined) return
    await writeText(ground, tx, { person, channel: channel.id, address }, codeText(code), codeMinutes)
    await ground.hurry(tx)
  })
  return channel.link?.(code)
}

/** A code that a messenger brings is long and says whose it is; one that is typed is the person's own. */
const hashOf = ({ secret }: Ground, { id, link }: Channel, person: string, code: string): string =>
  createHmac('sha256', secret).update(`channel code\0${link ? `${id} ${code}` : `${id} ${person} ${code}`}`).digest('base64url')

/** @throws Failure 'invalid' with the mend */
function readAddress(channel: ChannelId, typed: string): string {
  if (channel === 'sms') {
    const { facts, problems } = readAnswers([phone('address', { label: same('') })], { address: typed })
    if (problems[0]) throw new Failure('invalid', problems[0].text, problems)
    return String(facts['address'])
  }
  const handle = typed.trim().replace(/^@?/, '@')
  if (!/^@[A-Za-z]\w{3,31}$/.test(handle)) throw new Failure('invalid', words.wrongHandle, [{ field: 'address', text: words.wrongHandle }])
  return handle
}

/** Shows an address by the code that was sent to it. @throws Failure 'invalid' when it does not fit: after five of them a new one is needed */
export async function confirmAddress(ground: Ground, person: string, id: string, code: string): Promise<void> {
  const channel = channelOf(ground, id)
  const fits = await transact(ground.db, async (tx) => {
    const row = await tx.selectFrom('channel_address').selectAll().where('person', '=', person).where('channel', '=', channel.id).where('local', '=', channel.local).forUpdate().executeTakeFirst()
    if (row?.asked_address == null || row.code_until === null || row.code_until <= ground.now()) return false
    if (row.code_hash === hashOf(ground, channel, person, code.replaceAll(/\D/g, ''))) {
      await keep(ground, tx, row, row.asked_address)
      return true
    }
    const spent = row.wrong + 1 >= mostWrong
    await tx.updateTable('channel_address').set({ wrong: row.wrong + 1, ...(spent && { asked_address: null, code_hash: null, code_until: null }) }).where('person', '=', person).where('channel', '=', channel.id).execute()
    return false
  })
  if (!fits) throw new Failure('invalid', words.wrongCode, [{ field: 'code', text: words.wrongCode }])
}

/** Reads what was written to the messengers while somebody's code is awaited: whoever sends it shows that the address is theirs. */
export async function hearCodes(ground: Ground): Promise<void> {
  for (const channel of ground.channels) {
    if (channel.hear === undefined) continue
    const awaited = await ground.db.selectFrom('channel_address').select('person').where('channel', '=', channel.id).where('local', '=', channel.local).where('code_until', '>', ground.now()).executeTakeFirst()
    if (awaited === undefined) continue
    await channel.hear(async ({ address, text }) => {
      const code = /^(?:\/start\s+)?([\w-]{20,64})$/.exec(text.trim())?.[1]
      if (code === undefined) return
      await transact(ground.db, async (tx) => {
        const row = await tx.selectFrom('channel_address').selectAll().where('code_hash', '=', hashOf(ground, channel, '', code)).where('channel', '=', channel.id).where('local', '=', channel.local)
          .where('code_until', '>', ground.now()).forUpdate().executeTakeFirst()
        if (row === undefined) return
        await keep(ground, tx, row, address)
        await writeText(ground, tx, { person: row.person, channel: channel.id, address }, connected, helloMinutes)
      })
    })
  }
}

async function keep({ now, journal }: Ground, tx: Tx, { person, channel }: Selectable<ChannelAddressTable>, address: string): Promise<void> {
  await tx.updateTable('channel_address').set({ address, confirmed_at: now(), unreachable_at: null, asked_address: null, code_hash: null, code_until: null, wrong: 0 })
    .where('person', '=', person).where('channel', '=', channel).execute()
  // What waits for a former address may be another's by now. What is being handed over at this moment has gone.
  await tx.deleteFrom('short_text').where('id', 'in', tx.selectFrom('short_text').select('id').where('person', '=', person).where('channel', '=', channel).where('address', '<>', address)
    .where('sent_at', 'is', null).where('given_up_at', 'is', null).forUpdate().skipLocked()).execute()
  await journal.append(tx, `person:${person}`, { type: 'channel.confirmed', subject: `person:${person}`, body: { channel } })
}

/** Keeps of what somebody wants to be told there. @throws Failure 'invalid' for a kind that is none, 'not found' before an address was shown */
export async function chooseKinds(ground: Ground, person: string, id: string, wanted: readonly string[]): Promise<void> {
  const channel = channelOf(ground, id)
  if (!wanted.every((kind) => noticeKinds.some((one) => one === kind))) throw new Failure('invalid', words.unknownKind, [{ field: 'kinds', text: words.unknownKind }])
  const { numUpdatedRows } = await ground.db.updateTable('channel_address').set({ kinds: noticeKinds.filter((kind) => wanted.includes(kind)) })
    .where('person', '=', person).where('channel', '=', channel.id).where('local', '=', channel.local).where('address', 'is not', null).executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Failure('not found', words.unknownChannel)
}

/** Forgets an address, with what waits to be sent to it. */
export async function removeAddress(ground: Ground, person: string, id: string): Promise<void> {
  const channel = channelOf(ground, id)
  await transact(ground.db, async (tx) => {
    const gone = await tx.deleteFrom('channel_address').where('person', '=', person).where('channel', '=', channel.id).returning('address').executeTakeFirst()
    await tx.deleteFrom('short_text').where('person', '=', person).where('channel', '=', channel.id).execute()
    if (gone?.address) await ground.journal.append(tx, `person:${person}`, { type: 'channel.removed', subject: `person:${person}`, body: { channel: channel.id } })
  })
}
