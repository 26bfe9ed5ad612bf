/**
 * Sends short texts by a bot of Telegram, and hears who wrote to it, by the published contract of its Bot API (`sendMessage`, `getUpdates`). A bot may write
 * to nobody first: whoever wants messages opens a link that has their code sent to it. `docs/channels.md` has what is used of the contract.
 */
import { z } from 'zod'
import { type Channel, Later, Unreachable } from './channel.ts'
import { ask } from './http.ts'

export interface TelegramSettings {
  /** The name of the bot, without `@`. */
  readonly bot: string
  readonly token: string
  /** Where the Bot API is: Telegram's own, or a server of the operator's. */
  readonly api: string
}

const answer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), result: z.unknown() }),
  z.object({ ok: z.literal(false), error_code: z.number(), description: z.string().default(''), parameters: z.object({ retry_after: z.number().optional() }).optional() }),
])

const updates = z.array(z.object({
  update_id: z.number(), message: z.object({ chat: z.object({ id: z.number(), type: z.string() }), text: z.string().optional() }).optional(),
}))

/** Whoever stopped the bot, has gone, or never was. */
const isGone = ({ error_code: code, description }: { readonly error_code: number; readonly description: string }): boolean => code === 403 || (code === 400 && /chat not found|user is deactivated/i.test(description))

export function telegram({ bot, token, api }: TelegramSettings): Channel {
  async function call(method: string, body: unknown): Promise<unknown> {
    const { said } = await ask('the messenger', `${api.replace(/\/+$/, '')}/bot${token}/${method}`, body)
    const read = answer.safeParse(said)
    if (!read.success) throw new Error('the messenger answers nothing that can be read')
    if (read.data.ok) return read.data.result
    if (isGone(read.data)) throw new Unreachable(String(read.data.error_code))
    const wait = read.data.parameters?.retry_after
    throw wait === undefined ? new Error(`the messenger answered ${read.data.error_code}`) : new Later(wait)
  }

  return {
    id: 'telegram', local: false,
    link: (code) => `https://t.me/${bot}?start=${code}`,
    async send({ address, text }) {
      await call('sendMessage', { chat_id: Number(address), text, link_preview_options: { is_disabled: true } })
    },
    async hear(take) {
      for (let offset: number | undefined; ;) {
        // What stands before the offset is forgotten by the server: it is named once everything before it was taken.
        const heard = updates.parse(await call('getUpdates', { ...(offset !== undefined && { offset }), timeout: 0, allowed_updates: ['message'] }))
        if (heard.length === 0) return
        for (const { message } of heard) if (message?.chat.type === 'private' && message.text !== undefined) await take({ address: String(message.chat.id), text: message.text })
        offset = Math.max(...heard.map(({ update_id: id }) => id)) + 1
      }
    },
  }
}
