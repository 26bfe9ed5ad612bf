/** What an upstream is sent: the caller's own bytes, with what is missing added at the end; read and written anew only where a value must change. */
import { type Detector, maskText } from '../../../kernel/personal-data/index.ts'
import type { Upstream } from '../serving/index.ts'
import type { Asked } from './asked.ts'
import { type Fields, isFields } from './request.ts'

export interface Sent {
  readonly body: Buffer
  /** How many places of personal data were masked. */
  readonly masked: number
}

/** For one upstream, in its words. `mask` is given for one beyond the programme: no personal data goes there. */
export function sentTo({ body: { bytes, fields }, added, model, upstreamPath }: Asked, { model: name, dialect }: Pick<Upstream, 'model' | 'dialect'>, mask?: readonly Detector[]): Sent {
  // llama-server calls the prompt `content` where it counts tokens; the others pass over it.
  const more = upstreamPath === '/tokenize' && fields['prompt'] !== undefined ? { ...added, content: fields['prompt'] } : added
  const changes: Fields = name === model ? more : { ...more, model: name }
  const adapted = dialect.adapt(fields)
  if (mask === undefined) {
    const keys = Object.keys(changes)
    if (adapted === fields && keys.length === 0) return { body: bytes, masked: 0 }
    if (adapted === fields && keys.every((key) => !Object.hasOwn(fields, key))) return { body: append(bytes, changes), masked: 0 }
    return { body: Buffer.from(JSON.stringify({ ...adapted, ...changes })), masked: 0 }
  }
  let masked = 0
  const masking = (text: string): string => {
    const { text: clean, spans } = maskText(text, mask)
    masked += spans.length
    return clean
  }
  return { body: Buffer.from(JSON.stringify(maskedFields({ ...adapted, ...changes }, masking))), masked }
}

/** Adds fields before the last brace of an object that has some already. */
function append(bytes: Buffer, fields: Fields): Buffer {
  const end = bytes.lastIndexOf('}')
  return Buffer.concat([bytes.subarray(0, end), Buffer.from(`,${JSON.stringify(fields).slice(1)}`)])
}

/** Every text of the request, in whatever field: messages and prompts, arguments and results of tools, and what only the engine knows. */
function maskedFields(fields: Fields, mask: (text: string) => string): Fields {
  const texts = (value: unknown): unknown => (typeof value === 'string' ? mask(value) : Array.isArray(value) ? value.map(texts) : isFields(value) ? inside(value) : value)
  const inside = (value: Fields): Fields => Object.fromEntries(Object.entries(value).map(([key, one]) => [key, named.has(key) ? one : texts(one)]))
  return Object.fromEntries(Object.entries(fields).map(([key, one]) => [key, key === 'model' ? one : texts(one)]))
}

/** Fields that are words of the protocol, not of people. */
const named = new Set(['role', 'type', 'id', 'tool_call_id'])
