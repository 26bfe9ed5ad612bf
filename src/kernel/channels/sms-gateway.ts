/**
 * Sends text messages through an operator's gateway that speaks the GSMA's OneAPI for SMS, which is the binding in JSON of the Open Mobile Alliance's
 * “RESTful Network API for Messaging”: one POST a message, with a correlator by which a repeated one is known. `docs/channels.md` has the contract.
 */
import { z } from 'zod'
import { type Channel, Later, Unreachable } from './channel.ts'
import { ask, waitOf } from './http.ts'

export interface SmsGatewaySettings {
  /** Up to what stands before `/outbound`, such as `https://gateway.example.kz/smsmessaging/v1`. */
  readonly url: string
  /** The number or short code from which messages come. */
  readonly sender: string
  /** Sent as a bearer token. */
  readonly token: string
}

const refusal = z.object({ requestError: z.object({
  serviceException: z.object({ messageId: z.string() }).optional(), policyException: z.object({ messageId: z.string() }).optional(),
}) })

const accepted = z.object({ outboundSMSMessageRequest: z.object({ deliveryInfoList: z.object({ deliveryInfo: z.array(z.object({ deliveryStatus: z.string() })) }) }) })

/** “No valid addresses”: Parlay X, OneAPI, annex of exceptions. */
const noValidAddress = 'SVC0004'

export function smsGateway({ url, sender, token }: SmsGatewaySettings): Channel {
  const senderAddress = `tel:${sender}`
  const requests = `${url.replace(/\/+$/, '')}/outbound/${encodeURIComponent(senderAddress)}/requests`
  return {
    id: 'sms', local: false,
    async send({ id, address, text }) {
      const body = { outboundSMSMessageRequest: { address: [`tel:${address}`], senderAddress, outboundSMSTextMessage: { message: text }, clientCorrelator: id } }
      const { status, said, headers } = await ask('the SMS gateway', requests, body, { authorization: `Bearer ${token}` })
      if (status === 200 || status === 201) {
        const deliveries = accepted.safeParse(said).data?.outboundSMSMessageRequest.deliveryInfoList.deliveryInfo ?? []
        if (deliveries.some(({ deliveryStatus }) => deliveryStatus === 'DeliveryImpossible')) throw new Unreachable('DeliveryImpossible')
        return
      }
      if (status === 429 || status === 503) throw new Later(waitOf(headers))
      const exception = refusal.safeParse(said).data?.requestError
      const code = exception?.serviceException?.messageId ?? exception?.policyException?.messageId
      if (code === noValidAddress) throw new Unreachable(code)
      throw new Error(`the SMS gateway answered ${status}${code === undefined ? '' : ` ${code.slice(0, 20)}`}`)
    },
  }
}
