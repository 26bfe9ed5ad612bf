/**
 * The local counterpart of a register beyond: a server on this machine that speaks the protocols as a security server and the gateway do, and knows made-up people alone. It is for
 * samples and tests; whoever reads what it says is told that no register of the state said it.
 */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { Unanswered } from './contract.ts'
import { element, readEnvelope, soap } from './soap.ts'
import { channel } from './smart-bridge.ts'
import { type Element, elementsAt, escaped, only } from './xml.ts'
import { identifiers, xRoad, type XRoadSettings } from './x-road.ts'

/** What a register says, by the number of whom it is asked about; about everybody else it says that it knows nothing. */
export type MadeUp = Readonly<Record<string, Readonly<Record<string, string>> | 'no consent'>>

export interface Counterpart {
  readonly url: string
  close(): Promise<void>
}

const namespace = 'urn:shanyraq:counterpart'
const member = { xRoadInstance: 'SAMPLE', memberClass: 'GOV', memberCode: '000000000000' } as const
/** How it says what, in the terms of the settings. */
const answer = (fields: readonly string[]): XRoadSettings['answer'] => ({
  number: 'record/number', fields: Object.fromEntries(fields.map((field) => [field, `record/${field}`])), time: 'at', status: { at: 'status', absent: ['NOT_FOUND'], noConsent: ['NO_CONSENT'] },
})

/** By which settings the counterpart is asked about a register. */
export const counterpartSettings = (url: string, register: string, fields: readonly string[]): XRoadSettings => ({
  protocol: 'x-road', url: `${url}/x-road`, client: { ...member, subsystemCode: 'portal' }, service: { ...member, subsystemCode: 'registers', serviceCode: register },
  namespace, number: 'number', answer: answer(fields), seconds: 5,
})

/** What it answers about somebody. */
function said(known: MadeUp | undefined, number: string, at: string): string {
  const facts = known !== undefined && Object.hasOwn(known, number) ? known[number] : undefined
  const record = typeof facts === 'object' ? `<record>${element('number', number)}${Object.entries(facts).map(([name, value]) => element(name, value)).join('')}</record>` : ''
  return `${element('status', facts === undefined ? 'NOT_FOUND' : facts === 'no consent' ? 'NO_CONSENT' : 'OK')}${element('at', at)}${record}`
}

/** An element with its children again, under prefixes of our own. */
function again({ namespace: of, name, attributes, children, text: words }: Element): string {
  const prefix = of === xRoad ? 'xrd' : 'id'
  const type = attributes[`{${identifiers}}objectType`]
  return `<${prefix}:${name}${type === undefined ? '' : ` id:objectType="${escaped(type)}"`}>${escaped(words)}${children.map(again).join('')}</${prefix}:${name}>`
}

const fault = (words: string): string => `<soapenv:Envelope xmlns:soapenv="${soap}"><soapenv:Body><soapenv:Fault><faultcode>soapenv:Client</faultcode>${element('faultstring', words)}</soapenv:Fault></soapenv:Body></soapenv:Envelope>`

/** As a security server answers: what was asked for in the header, and the hash of the bytes that came. */
function asSecurityServer(request: string, registers: ReadonlyMap<string, MadeUp>, at: string): string {
  const { header, body } = readEnvelope({ status: 200, text: request, hash: '' })
  if (header === undefined) throw new Unanswered('fault', 'Missing header')
  for (const name of ['client', 'service', 'id', 'protocolVersion']) only(header, xRoad, name)
  if (only(header, xRoad, 'protocolVersion').text !== '4.0') throw new Unanswered('fault', 'Unsupported protocol version')
  const code = only(only(header, xRoad, 'service'), identifiers, 'serviceCode').text
  if (body.name !== code || !registers.has(code)) throw new Unanswered('fault', 'Unknown service')
  const hash = createHash('sha512').update(request).digest('base64')
  return `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="${soap}" xmlns:xrd="${xRoad}" xmlns:id="${identifiers}"><soapenv:Header>${header.children.filter((one) => one.namespace === xRoad).map(again).join('')}`
    + `<xrd:requestHash algorithmId="http://www.w3.org/2001/04/xmlenc#sha512">${hash}</xrd:requestHash></soapenv:Header>`
    + `<soapenv:Body><p:${code}Response xmlns:p="${escaped(body.namespace)}">${said(registers.get(code), body.children[0]?.text ?? '', at)}</p:${code}Response></soapenv:Body></soapenv:Envelope>`
}

/** As the gateway answers: to what is signed alone. Whose signature it is it does not ask. */
function asGateway(request: string, registers: ReadonlyMap<string, MadeUp>, at: string): string {
  const { header, body } = readEnvelope({ status: 200, text: request, hash: '' })
  if (!header?.children.some(({ name }) => name === 'Security')) throw new Unanswered('fault', 'Not signed')
  if (body.namespace !== channel || body.name !== 'SendMessage') throw new Unanswered('fault', 'Unknown message')
  const asked = only(body, '', 'request')
  const service = elementsAt(asked, 'requestInfo/serviceId')[0]?.text ?? ''
  const known = registers.get(service)
  const data = elementsAt(asked, 'requestData/data')[0]
  const status = known === undefined ? ['SCSE002', 'Unknown service'] as const : ['SCSS001', 'Message has been processed successfully'] as const
  return `<soapenv:Envelope xmlns:soapenv="${soap}"><soapenv:Body><typ:SendMessageResponse xmlns:typ="${channel}"><response><responseInfo>`
    + `${element('messageId', elementsAt(asked, 'requestInfo/messageId')[0]?.text ?? '')}${element('responseDate', at)}<status>${element('code', status[0])}${element('message', status[1])}</status></responseInfo>`
    + `<responseData><data>${said(known, data?.children[0]?.text ?? '', at)}</data></responseData></response></typ:SendMessageResponse></soapenv:Body></soapenv:Envelope>`
}

/** Starts one on a free port of this machine. It keeps no process alive by itself. */
export async function startCounterpart(registers: ReadonlyMap<string, MadeUp>, now: () => string): Promise<Counterpart> {
  const server: Server = createServer(async (request, response) => {
    const answering = request.url === '/x-road' ? asSecurityServer : request.url === '/smart-bridge' ? asGateway : undefined
    const asked = await text(request)
    const [status, words] = ((): [number, string] => {
      try {
        return answering === undefined ? [404, fault('Unknown address')] : [200, answering(asked, registers, now())]
      } catch (error) {
        if (error instanceof Unanswered) return [500, fault(error.message)]
        throw error
      }
    })()
    response.writeHead(status, { 'content-type': 'text/xml; charset=utf-8' }).end(words)
  })
  server.listen(0, '127.0.0.1').unref()
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
