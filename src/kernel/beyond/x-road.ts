/**
 * X-Road message protocol 4.0 (PR-MESS 4.0.20 of the Nordic Institute for Interoperability Solutions) to the operator's own security server: one request without attachments,
 * one response that repeats its headers and names the hash of the request.
 */
import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Connection, type Question, Unanswered, answered } from './contract.ts'
import { send } from './exchange.ts'
import { element, mapping, outcomeOf, readEnvelope, soap, soapHeaders } from './soap.ts'
import { type Element, escaped } from './xml.ts'

/** PR-MESS 2.2 and 2.1. */
export const xRoad = 'http://x-road.eu/xsd/xroad.xsd'
export const identifiers = 'http://x-road.eu/xsd/identifiers'

const code = z.string().min(1).max(255)
const member = { xRoadInstance: code, memberClass: code, memberCode: code }
const prefixless = z.string().regex(/^[\p{L}_][\p{L}\p{N}._-]*$/u)

export const xRoadSettings = z.strictObject({
  protocol: z.literal('x-road'), url: z.url({ protocol: /^https?$/ }),
  client: z.strictObject({ ...member, subsystemCode: code.exactOptional() }),
  service: z.strictObject({ ...member, subsystemCode: code.exactOptional(), serviceCode: prefixless, serviceVersion: code.exactOptional() }),
  /** That of the service's WSDL. */
  namespace: z.string().min(1),
  /** Whether the elements within the request belong to it too (`elementFormDefault="qualified"`). */
  qualified: z.literal(true).exactOptional(),
  /** The element by which whom is asked about is named. */
  number: prefixless,
  answer: mapping, seconds: z.number().min(0.01).max(60).default(5),
})
export type XRoadSettings = z.infer<typeof xRoadSettings>

/** The hashes that are strong enough, by their names in XML Signature (PR-MESS 2.2: `requestHash/@algorithmId`). */
const hashes: Readonly<Record<string, string>> = {
  'http://www.w3.org/2001/04/xmlenc#sha256': 'sha256', 'http://www.w3.org/2001/04/xmldsig-more#sha384': 'sha384', 'http://www.w3.org/2001/04/xmlenc#sha512': 'sha512',
}

/** The order of the elements is that of the schema of identifiers. */
const order = ['xRoadInstance', 'memberClass', 'memberCode', 'subsystemCode', 'serviceCode', 'serviceVersion'] as const
const codes = (of: Readonly<Partial<Record<(typeof order)[number], string>>>): string => order.flatMap((name) => (of[name] === undefined ? [] : [`<id:${name}>${escaped(of[name])}</id:${name}>`])).join('')

/** The request as it leaves: its bytes are what the hash of the response is of. */
function xRoadRequest({ client, service, namespace, qualified, number }: XRoadSettings, { about, user, issue }: Question, id: string): string {
  const asking = `p:${service.serviceCode}`
  return '<?xml version="1.0" encoding="UTF-8"?>'
    + `<soapenv:Envelope xmlns:soapenv="${soap}" xmlns:xrd="${xRoad}" xmlns:id="${identifiers}"><soapenv:Header>`
    + `<xrd:client id:objectType="${client.subsystemCode === undefined ? 'MEMBER' : 'SUBSYSTEM'}">${codes(client)}</xrd:client>`
    + `<xrd:service id:objectType="SERVICE">${codes(service)}</xrd:service>`
    + `${user === undefined ? '' : element('xrd:userId', user)}${element('xrd:id', id)}${element('xrd:issue', issue)}${element('xrd:protocolVersion', '4.0')}`
    + `</soapenv:Header><soapenv:Body><${asking} xmlns:p="${escaped(namespace)}">${element(qualified ? `p:${number}` : number, about.value)}</${asking}></soapenv:Body></soapenv:Envelope>`
}

/** Everything that a header says, however its prefixes are called. */
const whole = ({ namespace, name, attributes, children, text }: Element): unknown => [namespace, name, Object.entries(attributes).toSorted(([one], [other]) => (one < other ? -1 : 1)), text, children.map(whole)]
const ofXRoad = (header: Element | undefined): readonly Element[] => (header?.children ?? []).filter(({ namespace }) => namespace === xRoad)

/** That the response is the one to this request: the headers in the same order with the same values, and the hash of the bytes that were sent. @throws Unanswered (nonsense) */
function requireResponseTo(request: string, asked: Element | undefined, came: Element | undefined): void {
  const [named, ...others] = ofXRoad(came).filter(({ name }) => name === 'requestHash')
  const repeated = ofXRoad(came).filter(({ name }) => name !== 'requestHash')
  if (JSON.stringify(repeated.map(whole)) !== JSON.stringify(ofXRoad(asked).map(whole))) throw new Unanswered('nonsense', 'its headers are not those of the request')
  const algorithm = hashes[named?.attributes['algorithmId'] ?? '']
  if (named === undefined || others.length > 0 || algorithm === undefined) throw new Unanswered('nonsense', 'it does not name the hash of the request')
  if (createHash(algorithm).update(request).digest('base64') !== named.text.replaceAll(/\s/g, '')) throw new Unanswered('nonsense', 'it answers another request')
}

/** A register behind a security server. */
export const xRoadConnection = (settings: XRoadSettings): Connection => ({
  ask: (question) => answered(async () => {
    const request = xRoadRequest(settings, question, randomUUID())
    const came = await send(settings.url, request, soapHeaders, AbortSignal.timeout(Math.ceil(settings.seconds * 1000)))
    const { header, body } = readEnvelope(came)
    requireResponseTo(request, readEnvelope({ ...came, status: 200, text: request }).header, header)
    if (body.namespace !== settings.namespace || body.name !== `${settings.service.serviceCode}Response`) throw new Unanswered('nonsense', 'it is no response of this service')
    return outcomeOf(body, question, settings.answer, came.hash)
  }),
})
