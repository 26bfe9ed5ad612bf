/** The port for short texts outside of mail: what a way to somebody's phone promises, whoever carries it. */

const channelIds = ['sms', 'telegram'] as const
export type ChannelId = (typeof channelIds)[number]

/** What a notice is about, in the groups by which people choose what they are told on their phone. */
export const noticeKinds = ['case', 'duty', 'money', 'booking', 'thing', 'security', 'work'] as const
export type NoticeKind = (typeof noticeKinds)[number]

export interface ShortText {
  /** The same at each try: a carrier that knows it already delivers it once. */
  readonly id: string
  readonly address: string
  readonly text: string
}

/** What somebody wrote to the portal by a messenger. */
export interface Heard { readonly address: string; readonly text: string }

export interface Channel {
  readonly id: ChannelId
  /** Whether it only writes files on this machine: nobody is reached by it, and pages say so. */
  readonly local: boolean
  /**
   * The address that somebody opens to show that they are theirs, where a messenger lets nobody write to people first: it has the code sent to the portal.
   * Absent where the code is sent to the address and typed in.
   */
  readonly link?: (code: string) => string
  /** Hands a text over. Throws `Unreachable` when there is no use in trying again, `Later` when the carrier says when, any other error when it failed. */
  send(text: ShortText): Promise<void>
  /** Gives each thing that was written to the portal to `take`, and lets the carrier forget it; of what failed it is asked again. */
  hear?(take: (heard: Heard) => Promise<void>): Promise<void>
}

/** The carrier says that this address is nobody's, or that whoever has it wants nothing from us. */
export class Unreachable extends Error {}

/** The carrier asks to come again. */
export class Later extends Error {
  readonly seconds: number

  constructor(seconds: number) {
    super(`the carrier asks to wait ${seconds} s`)
    this.seconds = seconds
  }
}
