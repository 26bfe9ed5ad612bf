/** What an upstream is sent: the caller's own bytes, with what is missing added at the end; read and written anew only where a value must change. */
import { type Detector, findSpans, kindInBrackets, type Mask, maskText } from '../../../kernel/personal-data/index.ts'
import { asksForJson, type Upstream } from '../serving/index.ts'
import type { Asked } from './asked.ts'
import type { ApiProblem } from './errors.ts'
import { cannot, refusals } from './messages.ts'
import { Placeholders } from './placeholders.ts'
import { type Fields, isFields } from './request.ts'
import { keyOf } from './whole-body.ts'

export interface Sent {
  readonly body: Buffer
  /** How many places of personal data were masked. */
  readonly masked: number
  /** The values that the answer gets back. */
  readonly placeholders?: Placeholders
}

/** For one upstream, in its words. `mask` is given for one beyond the programme: no personal data goes there. `back`: the caller wants the values back in the answer. */
export function sentTo(asked: Asked, { model: name, dialect }: Pick<Upstream, 'model' | 'dialect'>, mask?: readonly Detector[], back = false): Sent {
  const { body: { bytes, fields }, added, model, upstreamPath } = asked
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
  const placeholders = back ? new Placeholders({ written: JSON.stringify(fields), jsonUnder: asksForJson(fields) ? keyOf(asked) : undefined }) : undefined
  const masking = new Masking(mask, placeholders && ((span, value) => placeholders.of(span.kind, value)))
  const body = Buffer.from(JSON.stringify(masking.request({ ...adapted, ...changes })))
  return { body, masked: masking.places, ...(placeholders && masking.places > 0 && { placeholders }) }
}

/** Why an upstream cannot be sent a call, when it cannot. */
export function unfit({ upstreamPath, holdsTokens, model, body }: Asked, { outside, dialect }: Upstream): ApiProblem | undefined {
  const refusal = { status: 400, type: 'invalid_request_error' } as const
  // Personal data cannot be looked for in numbers.
  if (outside && holdsTokens) return { ...refusal, code: 'unsupported_content', param: 'prompt', text: refusals.textOnly }
  if ((upstreamPath === '/tokenize' || upstreamPath === '/detokenize') && dialect.tokenize === undefined) return { ...refusal, code: 'unsupported_capability', param: 'model', text: cannot(model, upstreamPath) }
  const field = dialect.refuses(body.fields)
  return field === undefined ? undefined : { ...refusal, code: 'unsupported_parameter', param: field, text: cannot(model, field) }
}

/** Adds fields before the last brace of an object that has some already. */
function append(bytes: Buffer, fields: Fields): Buffer {
  const end = bytes.lastIndexOf('}')
  return Buffer.concat([bytes.subarray(0, end), Buffer.from(`,${JSON.stringify(fields).slice(1)}`)])
}

/** Masks every text of a request, in whatever field: messages, names and prompts, arguments and results of tools, keys, and what only the engine knows. */
class Masking {
  /** Places of personal data that were masked. */
  places = 0
  readonly #detectors: readonly Detector[]
  /** Those of numbers with check digits. */
  readonly #numbers: readonly Detector[]
  readonly #mask: Mask

  constructor(detectors: readonly Detector[], mask: Mask = kindInBrackets) {
    this.#detectors = detectors
    this.#numbers = detectors.filter(({ evidence }) => evidence === 'checksum')
    this.#mask = mask
  }

  request(fields: Fields): Fields {
    const clean = Object.entries(fields).map(([key, value]): readonly [string, unknown] => {
      if (key === 'model') return [key, value]
      const masked = this.#value(value)
      // A seed must be a number: all that are somebody's become one, so that the same call still gets the same answer.
      return [key, key === 'seed' && typeof value === 'number' && masked !== value ? 0 : key === 'messages' && Array.isArray(masked) ? this.#messages(masked) : masked]
    })
    return Object.fromEntries(clean)
  }

  #value(value: unknown): unknown {
    if (typeof value === 'string') return this.#text(value)
    if (typeof value === 'number') return this.#number(value)
    if (Array.isArray(value)) return this.#cutUp(value) ?? this.#parts(value).map((one) => this.#value(one))
    return isFields(value) ? this.#fields(value) : value
  }

  #text(text: string): string {
    const { text: clean, spans } = maskText(text, this.#detectors, this.#mask)
    const json = spans.length > 0 ? structureIn(text) : undefined
    if (json !== undefined && structureIn(clean) === undefined) {
      // A number without quotation marks was masked, and what stood in JSON, as arguments of tools do, is none any more: engines refuse that.
      const before = this.places
      const written = JSON.stringify(this.#value(json))
      if (findSpans(written, this.#detectors).length === 0) return written
      this.places = before // what is only told by its neighbours is masked as text
    }
    this.places += spans.length
    return clean
  }

  /** A number of identity or of a telephone is one without quotation marks too. Bounds of schemas and the like are shorter, or nobody's. */
  #number(value: number): unknown {
    const size = Math.abs(value)
    if (!Number.isSafeInteger(size) || size < 10_000_000) return value
    const text = this.#text(String(size))
    return text === String(size) ? value : text
  }

  #fields(fields: Fields): Fields {
    const clean: Record<string, unknown> = {}
    const turns = new Map<string, number>()
    for (const [key, value] of Object.entries(fields)) {
      const name = this.#text(key)
      // Two keys that are masked alike stay two. The count of a name goes on where it stood: from 2 each time, a body of such keys would cost the square of their number.
      let unique = name
      let turn = turns.get(name) ?? 2
      for (; Object.hasOwn(clean, unique); turn += 1) unique = `${name} ${turn}`
      turns.set(name, turn)
      clean[unique] = this.#value(value)
    }
    return clean
  }

  /**
   * Neighbouring parts of a message are one text to a model: a value over two of them is masked in both, before either is looked at by itself, in
   * which half of an address by mail may be a whole one. Texts of a list are texts of their own.
   */
  #parts(parts: readonly unknown[]): readonly unknown[] {
    const texts = parts.map((part) => textOf(part) ?? '')
    const clean = this.#seams(texts, this.#detectors)
    return clean === undefined ? parts : parts.map((part, index) => (isFields(part) && texts[index] !== '' ? { ...part, text: clean[index] } : part))
  }

  /**
   * Messages stand apart in a template, and two numbers of two messages are two as a rule. Only one with check digits is told over their seams: where one text
   * ends with its first digits and the next begins with the others, be it the next message or the next of the same role.
   */
  #messages(messages: readonly unknown[]): readonly unknown[] {
    const clean = messages.map((message) => (isFields(message) ? { ...message, ...(Array.isArray(message['content']) && { content: [...message['content']] }) } : message))
    const places = clean.flatMap((message): readonly Place[] => {
      if (!isFields(message)) return []
      const { content, role } = message
      if (typeof content === 'string') return [{ role, of: message, name: 'content' }]
      if (!Array.isArray(content)) return []
      return content.flatMap((part: unknown, index): readonly Place[] => {
        if (textOf(part) === undefined) return []
        const of = content[index] = { ...part as Fields }
        return [{ role, of, name: 'text' }]
      })
    })
    this.#row(places)
    for (const ofRole of Map.groupBy(places, ({ role }) => role).values()) this.#row(ofRole)
    return clean
  }

  /** Masks numbers over the seams of these texts. */
  #row(places: readonly Place[]): void {
    const texts = places.map(({ of, name }) => String(of[name]))
    for (let from = 0; from < texts.length; from += 1) {
      let to = from
      while (to + 1 < texts.length && endsInDigit.test(texts[to]!.trimEnd()) && beginsWithDigit.test(texts[to + 1]!)) to += 1
      if (to > from) this.#seams(texts.slice(from, to + 1), this.#numbers, true)?.forEach((text, index) => { places[from + index]!.of[places[from + index]!.name] = text })
      from = to
    }
  }

  /** A list of texts that are one number of a person together, and nothing else; undefined where it is no such list. Of lists of chance one of ten would be a card. */
  #cutUp(list: readonly unknown[]): readonly string[] | undefined {
    if (list.length < 2 || list.length > mostPieces || !list.every((one) => typeof one === 'string' && /^\s*\p{Nd}+\s*$/u.test(one))) return undefined
    const whole = list.join('')
    const [span] = findSpans(whole, this.#numbers)
    if (span === undefined || span.kind === 'card' || span.start > 0 || span.end < whole.length) return undefined
    this.places += 1
    return list.map(() => this.#mask(span, whole))
  }

  /** Values over the seams of texts that are read as one, masked in each; undefined where there are none. `alone`: only where no other digit touches them. */
  #seams(texts: readonly string[], detectors: readonly Detector[], alone = false): readonly string[] | undefined {
    if (texts.filter((text) => text !== '').length < 2) return undefined
    const whole = texts.join('')
    let length = 0
    const ends = texts.map((text) => length += text.length)
    // Spans and parts come in the same order, so both are gone through once: each part held against each span would cost seconds of a body of small parts.
    let seam = 0
    const across = findSpans(whole, detectors).filter(({ start, end }) => {
      while (ends[seam]! <= start) seam += 1
      if (alone && (endsInDigit.test(whole.slice(Math.max(0, start - 2), start)) || beginsWithDigit.test(whole.slice(end, end + 2)))) return false
      return ends[seam]! < end && this.#needsItsSeam(texts, seam, start - ends[seam]! + texts[seam]!.length, end - ends[seam]!)
    })
    if (across.length === 0) return undefined
    this.places += across.length
    let first = 0
    return texts.map((_, index) => {
      const from = ends[index]! - texts[index]!.length
      let text = ''
      let at = from
      while (first < across.length && across[first]!.end <= from) first += 1
      for (let next = first; next < across.length && across[next]!.start < ends[index]!; next += 1) {
        const span = across[next]!
        text += whole.slice(at, Math.max(at, span.start)) + (span.start >= from ? this.#mask(span, whole.slice(span.start, span.end)) : '')
        at = Math.min(span.end, ends[index]!)
      }
      return text + whole.slice(at, ends[index])
    })
  }

  /** Whether a find from a place in a part to one beyond its end, `more` characters of the parts behind, is more than what each part tells by itself: two values side by side stay two. */
  #needsItsSeam(texts: readonly string[], part: number, from: number, more: number): boolean {
    const holds = (text: string, start: number, end: number): boolean => findSpans(text, this.#detectors).some((span) => span.start <= start && span.end >= end)
    if (!holds(texts[part]!, from, texts[part]!.length)) return true
    let left = more
    for (let next = part + 1; left > 0; next += 1) {
      const text = texts[next]!
      if (text !== '' && !holds(text, 0, Math.min(left, text.length))) return true
      left -= text.length
    }
    return false
  }
}

/** A text of a message, and whose it is. */
interface Place { readonly role: unknown; readonly of: Record<string, unknown>; readonly name: 'content' | 'text' }

const endsInDigit = /\p{Nd}$/u
const beginsWithDigit = /^\s*\p{Nd}/u
/** A longer list is no number that was cut up: none has more digits. */
const mostPieces = 20

const textOf = (part: unknown): string | undefined => (isFields(part) && typeof part['text'] === 'string' ? part['text'] : undefined)

/** The object or list that a text writes in JSON. */
function structureIn(text: string): object | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    return JSON.parse(text) as object
  } catch {
    return undefined
  }
}
