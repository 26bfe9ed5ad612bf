/**
 * Channels: short texts to somebody's phone, by text message or messenger, that a letter is in their inbox.
 *
 * Promises: nothing is sent to an address before its owner has shown by a code that it is theirs, and of no kind that they did not choose; a text says what
 * kind of letter came, until when and where, within two parts of a text message, and nothing of a person or a case; each is tried until it went or is no
 * news any more. Never: the only way of being told: the letter is in the inbox whatever becomes of the text.
 */
import type { RawBuilder } from 'kysely'
import type { Tx } from '../database/index.ts'
import { askAddress, chooseKinds, confirmAddress, type Ground, hearCodes, removeAddress, type Way, waysOf } from './addresses.ts'
import { type CounterCode, counterCode } from './messages.ts'
import { type Brief, latestTexts, repeatingByText, sendTexts, sweepTexts, type TextStatus, writeCode } from './texts.ts'

export type { Way } from './addresses.ts'
export { type Channel, type ChannelId, type NoticeKind, noticeKinds } from './channel.ts'
export { folderChannel } from './folder.ts'
export { smsGateway, type SmsGatewaySettings } from './sms-gateway.ts'
export { telegram, type TelegramSettings } from './telegram.ts'
export type { CounterCode } from './messages.ts'
export type { Brief, TextStatus } from './texts.ts'

/** Minutes for which the code for a counter is news. */
const counterCodeMinutes = 15

/** Days for which a text that was sent is listed, without its words. */
export const textKeptDays = 30

export interface Channels {
  /** Every way that this installation has, as somebody has set it. */
  of(person: string): Promise<readonly Way[]>
  /** Sends a code to an address, or answers the link by which a messenger brings it. Throws a `Failure`: invalid, limited, not found. */
  ask(person: string, channel: string, given: { readonly typed: string; readonly from?: string | undefined }): Promise<string | undefined>
  /** Throws a `Failure`: invalid when the code does not fit. */
  confirm(person: string, channel: string, code: string): Promise<void>
  /** Throws a `Failure`: invalid, not found. */
  choose(person: string, channel: string, kinds: readonly string[]): Promise<void>
  remove(person: string, channel: string): Promise<void>
  /** Part of a statement: repeats a letter to the person in `open`. */
  repeating(brief: Brief): RawBuilder<unknown>
  /** Sends a code to every phone that the person has shown to be theirs, and answers to how many. */
  code(tx: Tx, person: string, code: CounterCode): Promise<number>
  /** Hears what messengers bring, and hands over what waits; answers how much went. */
  round(): Promise<number>
  latest(): Promise<readonly TextStatus[]>
  /** Forgets everything of somebody whose account closes. */
  forget(tx: Tx, person: string): Promise<void>
  sweep(): Promise<void>
}

export const openChannels = (ground: Ground, publicUrl: string): Channels => ({
  of: (person) => waysOf(ground, person),
  ask: (person, channel, given) => askAddress(ground, person, channel, given),
  confirm: (person, channel, code) => confirmAddress(ground, person, channel, code),
  choose: (person, channel, kinds) => chooseKinds(ground, person, channel, kinds),
  remove: (person, channel) => removeAddress(ground, person, channel),
  repeating: (brief) => repeatingByText(ground, brief, publicUrl),
  async code(tx, person, code) {
    const sent = await writeCode(ground, tx, person, counterCode(code), counterCodeMinutes)
    if (sent > 0) await ground.hurry(tx)
    return sent
  },
  async round() {
    // A messenger that cannot be heard keeps nobody from being written to.
    const heard = await hearCodes(ground).then(() => undefined, (error: unknown) => ({ error }))
    const sent = await sendTexts(ground)
    if (heard) throw heard.error
    return sent
  },
  latest: () => latestTexts(ground),
  async forget(tx, person) {
    await tx.deleteFrom('short_text').where('person', '=', person).execute()
    await tx.deleteFrom('channel_address').where('person', '=', person).execute()
  },
  sweep: () => sweepTexts(ground, textKeptDays),
})
