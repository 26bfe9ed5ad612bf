/** Carriers on this machine that speak the contracts of a text-message gateway and of Telegram's Bot API, for tests: nothing leaves the loopback. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Carrier {
  readonly url: string
  /** What was asked: the path, the bearer token and the body. */
  readonly asked: { readonly path: string; readonly token: string | undefined; readonly body: any }[] // oxlint-disable-line no-explicit-any
  close(): Promise<void>
}

interface Answer { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown }

async function serve(answer: (path: string, body: any) => Answer): Promise<Carrier> { // oxlint-disable-line no-explicit-any
  const asked: Carrier['asked'][number][] = []
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = JSON.parse(Buffer.concat(await request.toArray()).toString('utf8') || 'null')
    const path = request.url ?? ''
    asked.push({ path, token: request.headers.authorization?.replace('Bearer ', ''), body })
    const { status = 200, headers = {}, body: said } = answer(path, body)
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(said === undefined ? '' : JSON.stringify(said))
  }
  const server = createServer((request, response) => { handle(request, response).catch(() => response.writeHead(500).end()) })
  await new Promise<void>((ready) => { server.listen(0, '127.0.0.1', ready) })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked,
    close: () => new Promise((closed) => { server.close(() => closed()); server.closeAllConnections() }),
  }
}

/** A gateway of the OneAPI contract. It takes every message, unless `refuses` says what it answers for a number. */
export const testGateway = (refuses: (number: string) => Answer | undefined = () => undefined): Promise<Carrier> => serve((path, body) => {
  const sent = body?.outboundSMSMessageRequest
  const number = String(sent?.address?.[0]).replace('tel:', '')
  return refuses(number) ?? {
    status: 201, headers: { location: `${path}/1` },
    body: { outboundSMSMessageRequest: { ...sent, deliveryInfoList: { deliveryInfo: [{ address: `tel:${number}`, deliveryStatus: 'MessageWaiting' }], resourceURL: `${path}/1/deliveryInfos` }, resourceURL: `${path}/1` } },
  }
})

/** A server of the Bot API with what people wrote to the bot. It forgets what stands before the offset, as the contract says. */
export async function testBot(refuses: (chat: number) => Answer | undefined = () => undefined): Promise<Carrier & { write(chat: number, text: string, type?: string): void }> {
  let updates: { readonly update_id: number; readonly message: unknown }[] = []
  let id = 500
  const carrier = await serve((path, body) => {
    if (path.endsWith('/getUpdates')) {
      updates = updates.filter(({ update_id: one }) => body.offset === undefined || one >= body.offset)
      return { body: { ok: true, result: updates } }
    }
    return refuses(body.chat_id) ?? { body: { ok: true, result: { message_id: 1, chat: { id: body.chat_id } } } }
  })
  return { ...carrier, write: (chat, text, type = 'private') => { updates.push({ update_id: id += 1, message: { message_id: id, chat: { id: chat, type }, text } }) } }
}
