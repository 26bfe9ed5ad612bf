/**
 * SmartBridge, the gateway of Kazakhstan: SOAP 1.1 `SendMessage` of its synchronous channel, version 10, whose body the operator's own NCANode signs (`POST /wsse/sign`), for the
 * national algorithms need a provider that may not be distributed with a free program. The form of the messages is that of its public clients; the catalogue of its services and its test stand are not public.
 */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Connection, type Question, Unanswered, answered } from './contract.ts'
import { send } from './exchange.ts'
import { element, mapping, outcomeOf, readEnvelope, soap, soapHeaders } from './soap.ts'
import { elementsAt, escaped, only } from './xml.ts'

export const channel = 'http://bip.bee.kz/SyncChannel/v10/Types'
const instance = 'http://www.w3.org/2001/XMLSchema-instance'
/** What the gateway says when a message went through. */
const done = 'SCSS001'

const prefixless = z.string().regex(/^[\p{L}_][\p{L}\p{N}._-]*$/u)

export const smartBridgeSettings = z.strictObject({
  protocol: z.literal('smart-bridge'), url: z.url({ protocol: /^https?$/ }),
  serviceId: z.string().min(1), routeId: z.string().min(1).exactOptional(), sender: z.strictObject({ senderId: z.string().min(1), passwordFrom: z.string().min(1) }),
  /** The type of the data, `xsi:type`. */
  type: z.strictObject({ namespace: z.string().min(1), name: prefixless }).exactOptional(),
  number: prefixless,
  /** The key that signs: a file of PKCS #12, and the variable of the environment with its password. */
  key: z.string().regex(/^\/[^\0\n]*$/), keyPasswordFrom: z.string().min(1),
  answer: mapping, seconds: z.number().min(0.01).max(60).default(5),
})
export type SmartBridgeSettings = z.infer<typeof smartBridgeSettings>

/** What the settings name and do not hold. */
export interface BridgeSecrets { readonly password: string; readonly key: Uint8Array; readonly keyPassword: string; /** Where NCANode listens. */ readonly ncanode: string }

/** @param at the moment of the message, in ISO 8601 */
function smartBridgeRequest({ serviceId, routeId, sender, type, number }: SmartBridgeSettings, { about, issue }: Question, { id, at, password }: { readonly id: string; readonly at: string; readonly password: string }): string {
  const typed = type === undefined ? '' : ` xmlns:xsi="${instance}" xmlns:d="${escaped(type.namespace)}" xsi:type="d:${type.name}"`
  return `<soapenv:Envelope xmlns:soapenv="${soap}"><soapenv:Header/><soapenv:Body><typ:SendMessage xmlns:typ="${channel}"><request><requestInfo>`
    + `${element('messageId', id)}${element('correlationId', issue)}${element('serviceId', serviceId)}${element('messageDate', at)}${routeId === undefined ? '' : element('routeId', routeId)}`
    + `<sender>${element('senderId', sender.senderId)}${element('password', password)}</sender>`
    + `</requestInfo><requestData><data${typed}>${element(number, about.value)}</data></requestData></request></typ:SendMessage></soapenv:Body></soapenv:Envelope>`
}

const signed = z.object({ xml: z.string().min(1) })

/** The request with a signature of its body, by NCANode. @throws Unanswered `unreachable` where it does not sign, `silent` where it does not answer in time */
async function sign(xml: string, { key, keyPassword, ncanode }: BridgeSecrets, signal: AbortSignal): Promise<string> {
  const { status, text } = await send(`${ncanode.replace(/\/+$/, '')}/wsse/sign`, JSON.stringify({ xml, key: Buffer.from(key).toString('base64'), password: keyPassword }), { 'content-type': 'application/json', accept: 'application/json' }, signal)
  if (status !== 200) throw new Unanswered('unreachable', `NCANode does not sign: HTTP ${status}`)
  try {
    return signed.parse(JSON.parse(text)).xml
  } catch {
    throw new Unanswered('unreachable', 'NCANode does not sign')
  }
}

/** A register behind the gateway. */
export const smartBridgeConnection = (settings: SmartBridgeSettings, secrets: BridgeSecrets, now: () => string): Connection => ({
  ask: (question) => answered(async () => {
    const signal = AbortSignal.timeout(Math.ceil(settings.seconds * 1000))
    const request = await sign(smartBridgeRequest(settings, question, { id: randomUUID(), at: now(), password: secrets.password }), secrets, signal)
    const came = await send(settings.url, request, soapHeaders, signal)
    const { body } = readEnvelope(came)
    if (body.namespace !== channel || body.name !== 'SendMessageResponse') throw new Unanswered('nonsense', 'it is no response of the channel')
    const response = only(body, '', 'response')
    const code = elementsAt(only(response, '', 'responseInfo'), 'status/code').map(({ text }) => text)
    if (code.length !== 1) throw new Unanswered('nonsense', 'its status is none')
    if (code[0] !== done) throw new Unanswered('fault', `status ${code[0]!.slice(0, 80)}`)
    return outcomeOf(only(only(response, '', 'responseData'), '', 'data'), question, settings.answer, came.hash)
  }),
})
