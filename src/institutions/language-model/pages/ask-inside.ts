/** Asks the API from within this process as a program would from outside: through the same door, on a connection that stays in memory. */
import { createServer, request as ask } from 'node:http'
import { duplexPair } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { Locale } from '../../../law/text.ts'
import { gatewayDoor } from '../gateway/door.ts'
import type { LanguageModel } from '../language-model.ts'

export interface Asked {
  readonly path: '/v1/chat/completions' | '/v1/completions'
  readonly secret: string
  /** The language of errors. */
  readonly locale: Locale
  readonly body: object
  /** Ends the call, as when the caller leaves. */
  readonly signal: AbortSignal
}

export interface Told { readonly status: number; readonly body: unknown }

/** Answers what the API said, an error too; throws only when the call was ended. */
export function openAskInside({ gateway, usage }: Pick<LanguageModel, 'gateway' | 'usage'>): (asked: Asked) => Promise<Told> {
  const { answers } = gatewayDoor(gateway, usage.ofKey)
  const server = createServer((incoming, response) => {
    const answer = answers.find(({ method, path }) => method === incoming.method && path === incoming.url)
    if (answer) answer.handle(incoming, response, '')
    else response.writeHead(404).end()
  })
  return async ({ path, secret, locale, body, signal }) => {
    const [ours, theirs] = duplexPair()
    server.emit('connection', theirs)
    const sent = ask({
      method: 'POST', path, signal, createConnection: () => ours,
      headers: { host: 'inside', connection: 'close', authorization: `Bearer ${secret}`, 'accept-language': locale, 'content-type': 'application/json' },
    })
    const { promise, resolve, reject } = Promise.withResolvers<Told>()
    sent.on('response', (response) => text(response).then((said) => resolve({ status: response.statusCode ?? 0, body: JSON.parse(said) as unknown })).catch(reject)).on('error', reject)
    sent.end(JSON.stringify(body))
    return promise
  }
}
