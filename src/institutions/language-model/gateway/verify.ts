/** `/v1/verify`: anybody asks whether a text is what a model of this programme said, and says so with a receipt. */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type DoorAnswer, Limited, networkOf, rateLimiter, senderAddress } from '../../../portal/doors/index.ts'
import { invalid, plainHeaders, tooMany } from './errors.ts'
import { senderWithoutKey } from './intake.ts'
import { expected, notAsked, refusals, wrongValue } from './messages.ts'
import type { Parts } from './parts.ts'
import type { Receipts, Verdict } from './receipts.ts'

type Refuse = (request: IncomingMessage, response: ServerResponse, error: unknown, id: string, headers: Readonly<Record<string, string>>) => void

/** Pages of others may ask, and read why they are refused. */
const anywhere = { 'access-control-allow-origin': '*' }

/** From one network, by `GET` and `POST` together: as often as the page of the same, for each check costs a signature. */
const often = { requests: 120, seconds: 60 }

/** What is answered, in the words of the API; `text_checked` is false where only the receipt was asked about. */
const told = (verdict: Verdict, checked: boolean) => ({
  genuine: verdict.verdict === 'genuine', verdict: verdict.verdict.replace(' ', '_'), text_checked: checked, ...('claims' in verdict && { receipt: verdict.claims }), ...('choice' in verdict && { choice: verdict.choice }),
})

export function verifyAnswers({ clock, proxies, intake }: Pick<Parts, 'clock' | 'proxies' | 'intake'>, receipts: Receipts, refuse: Refuse): readonly DoorAnswer[] {
  const limit = rateLimiter(clock)

  /** Lets `go` answer, unless the sender has asked too often; then nothing more is read of the request. */
  const unlessTooOften = (go: (request: IncomingMessage, response: ServerResponse, network: string) => void) => (request: IncomingMessage, response: ServerResponse): void => {
    const network = networkOf(senderAddress(request.headers['x-forwarded-for']?.toString(), request.socket.remoteAddress ?? '', proxies))
    try {
      limit(network, often)
    } catch (error) {
      request.resume()
      return refuse(request, response, error instanceof Limited ? tooMany(error.text, error.seconds) : error, `req_${randomUUID()}`, anywhere)
    }
    go(request, response, network)
  }

  async function answer(request: IncomingMessage, response: ServerResponse, { receipt, text, ...others }: Readonly<Record<string, unknown>>): Promise<void> {
    try {
      const [other] = Object.keys(others)
      if (other !== undefined) throw invalid(notAsked(other), other) // a field of another name would leave the text unchecked
      if (typeof receipt !== 'string' || receipt === '') throw invalid(refusals.noReceipt, 'receipt')
      if (text !== undefined && text !== null && typeof text !== 'string') throw invalid(wrongValue('text', expected.text), 'text')
      const body = JSON.stringify(told(await receipts.judge(receipt, text ?? undefined), typeof text === 'string'))
      response.writeHead(200, { ...plainHeaders(body), ...anywhere }).end(body)
    } catch (error) {
      refuse(request, response, error, `req_${randomUUID()}`, anywhere)
    }
  }
  return [
    {
      method: 'GET', path: '/v1/verify', permission: 'everyone',
      handle: unlessTooOften((request, response) => {
        request.resume()
        const query = new URLSearchParams((request.url ?? '').split('?')[1] ?? '')
        void answer(request, response, Object.fromEntries(query))
      }),
    },
    {
      method: 'POST', path: '/v1/verify', permission: 'everyone',
      handle: unlessTooOften((request, response, network) => intake.read(request, response, senderWithoutKey(network), ({ fields }) => void answer(request, response, fields), (error) => refuse(request, response, error, `req_${randomUUID()}`, anywhere))),
    },
  ]
}
