/** SOAP 1.1: the envelope of both protocols, and what an answer's body says by the paths that the operator mapped. Pure. */
import { z } from 'zod'
import type { Identifier } from '../../law/identifier-scheme.ts'
import { type Answered, type Evidence, type Question, Unanswered } from './contract.ts'
import type { Came } from './exchange.ts'
import { type Element, elementsAt, escaped, only, readXml } from './xml.ts'

export const soap = 'http://schemas.xmlsoap.org/soap/envelope/'
export const soapHeaders = { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' } as const

/** Local names with a slash between, or a dot for the element itself. */
const path = z.string().regex(/^(?:\.|[\p{L}_][\p{L}\p{N}._-]*(?:\/[\p{L}_][\p{L}\p{N}._-]*)*)$/u)

/** Where an answer says what, from the element that holds it: the party's number, each field, the time of the source, and by which codes it says that it knows nobody or may not tell. */
export const mapping = z.strictObject({
  number: path, fields: z.record(z.string().regex(/^[a-z]\w*$/i), path), time: path.exactOptional(),
  status: z.strictObject({ at: path, absent: z.array(z.string()).default([]), noConsent: z.array(z.string()).default([]) }).exactOptional(),
})
export type Mapping = z.infer<typeof mapping>

/** The header and the body of an envelope. A fault of SOAP ends the asking. @throws Unanswered */
export function readEnvelope({ status, text }: Came): { readonly header: Element | undefined; readonly body: Element } {
  let envelope: Element
  try {
    envelope = readXml(text)
  } catch (error) {
    // A server that fails writes a page for people.
    if (error instanceof Unanswered && status >= 400) throw new Unanswered('fault', `HTTP ${status}`)
    throw error
  }
  if (envelope.namespace !== soap || envelope.name !== 'Envelope') throw status >= 400 ? new Unanswered('fault', `HTTP ${status}`) : new Unanswered('nonsense', 'no envelope of SOAP 1.1')
  const body = only(envelope, soap, 'Body')
  const headers = envelope.children.filter(({ name, namespace }) => name === 'Header' && namespace === soap)
  const [within, ...others] = body.children
  if (within === undefined || others.length > 0 || headers.length > 1) throw new Unanswered('nonsense', 'not one element in the body')
  if (within.namespace === soap && within.name === 'Fault') throw new Unanswered('fault', `fault ${elementsAt(within, 'faultcode')[0]?.text.slice(0, 80) ?? ''}`)
  if (status !== 200) throw new Unanswered('fault', `HTTP ${status}`)
  return { header: headers[0], body: within }
}

/** The text at a path, where it stands once; undefined where it stands nowhere or is empty. */
function textAt(from: Element, at: string): string | undefined {
  const found = elementsAt(from, at)
  if (found.length > 1) throw new Unanswered('nonsense', `${at} stands ${found.length} times`)
  if (found.some(({ children }) => children.length > 0)) throw new Unanswered('nonsense', `${at} holds elements`)
  return found[0]?.text || undefined
}

/** Which of the outcomes an answer is. Of another party, or of none, nothing is taken. @throws Unanswered (nonsense) */
export function outcomeOf(holding: Element, { about, fields }: Pick<Question, 'about' | 'fields'>, { number, fields: places, time, status }: Mapping, hash: string): Answered {
  const sourceTime = time === undefined ? undefined : textAt(holding, time)
  if (sourceTime !== undefined && Number.isNaN(Date.parse(sourceTime))) throw new Unanswered('nonsense', 'its time is none')
  const evidence: Evidence = { hash, ...(sourceTime !== undefined && { sourceTime }) }
  const named = textAt(holding, number)
  if (named !== undefined && !isNumberOf(about, named)) throw new Unanswered('nonsense', 'it speaks of another party')
  const code = status === undefined ? undefined : textAt(holding, status.at)
  if (code !== undefined && status!.absent.includes(code)) return { outcome: 'absent', evidence }
  if (code !== undefined && status!.noConsent.includes(code)) return { outcome: 'no consent', evidence }
  if (named === undefined) throw new Unanswered('nonsense', 'it does not say of whom it speaks')
  const values = Object.fromEntries(fields.flatMap((field): readonly [string, string][] => {
    const at = places[field]
    if (at === undefined) throw new Unanswered('fault', `${field} is not mapped`)
    const value = textAt(holding, at)
    return value === undefined ? [] : [[field, value]]
  }))
  return { outcome: 'found', values, evidence }
}

const isNumberOf = ({ value }: Identifier, text: string): boolean => text.replaceAll(/[\s-]/g, '') === value

/** An element without a namespace, or with a prefix and what declares it. */
export const element = (name: string, text: string): string => `<${name}>${escaped(text)}</${name}>`
