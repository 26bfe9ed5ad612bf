/**
 * Reads an answer that an upstream streams (server-sent events, WHATWG HTML 9.2) and passes it on as it came.
 *
 * Only whole events go through, so that an error can follow at any moment; what is passed is the upstream's own bytes. Most
 * events are never parsed: their text is found by its key, which cannot stand inside a JSON string unescaped. Everything else,
 * and every event of a call with several choices, is parsed. Where an answer in one piece is made of the events, one that differs
 * from an event which was parsed by its text alone is not parsed again.
 */
import { isUtf8 } from 'node:buffer'
import { type Fields, isFields } from './request.ts'

/** The longest single event that is believed, in bytes. */
const longestEvent = 1024 * 1024

/** Why a stream cannot go on, when it is not what it should be. */
export type Broken = { readonly because: 'protocol' } | { readonly because: 'upstream'; readonly message: string }

export interface StreamSettings {
  /** Under which key a piece of text stands: `content` in chats, `text` in completions. */
  readonly key: 'content' | 'text'
  /** How many answers come at once. */
  readonly choices: number
  /** Turns the payload of an event into what the client gets; unset, events pass as they are. */
  readonly translate?: (payload: Fields) => string
  /** Takes text of the only choice that came in events which say nothing else that is new; `translate` is not asked about these. Before the next event that it is asked about, and at the end. */
  readonly further?: (text: string) => void
}

/** What stands before and after the text in an event, from its first to its last byte, one character a byte: what an engine sends a thousand times. */
interface Frame { readonly before: string; readonly after: string; /** What stands between the texts of two such events. */ readonly between: string }

export class StreamReader {
  /** The upstream said that the answer is whole. */
  done = false
  broken: Broken | undefined
  /** As the upstream told it. */
  usage: Fields | undefined
  /** Events that carried output: each is at least one token. */
  pieces = 0
  /** Bytes of output that are not the text itself: calls of tools, reasoning. */
  otherBytes = 0
  readonly #settings: StreamSettings
  readonly #pattern: string
  #rest: Buffer | undefined
  /** The text of the only choice, still escaped as in JSON, one character a byte. */
  #escaped = ''
  readonly #texts: string[] = []
  #first = ''
  #frame: Frame | undefined
  /** Text in such frames that `further` has not got yet, escaped. */
  #further = ''

  constructor(settings: StreamSettings) {
    this.#settings = settings
    this.#pattern = `"${settings.key}":"`
  }

  /** Takes what came; answers what may go to the client now. After `done` or `broken` nothing is taken. */
  push(chunk: Buffer): Buffer | undefined {
    let bytes = this.#rest === undefined ? chunk : Buffer.concat([this.#rest, chunk])
    let text = bytes.toString('latin1')
    if (text.includes('\r\n')) {
      text = text.replaceAll('\r\n', '\n')
      bytes = Buffer.from(text, 'latin1')
    }
    const unusual = this.#settings.translate ? 0 : firstOf(text, '"usage":{', '"error":', '"reasoning')
    const out: Buffer[] = []
    let passFrom = 0
    let from = 0
    let content = 0
    for (;;) {
      if (this.#frame !== undefined) passFrom = from = this.#framed(this.#frame, text, from) // none of these goes to the client as it is
      const to = text.indexOf('\n\n', from)
      if (to === -1) break
      let payload = from
      if (!text.startsWith('data:', from)) {
        const line = text.indexOf('\ndata:', from)
        payload = line === -1 || line > to ? to : line + 1
      }
      payload += payload === to ? 0 : text.charCodeAt(payload + 5) === 32 ? 6 : 5
      let passes = true
      if (payload === to) passes = this.#settings.translate === undefined // a comment
      else if (text.startsWith('[DONE]', payload)) {
        this.done = true
        passes = false
        this.#tellFurther()
      } else {
        if (content !== -1 && content < payload) content = text.indexOf(this.#pattern, payload)
        if (this.#settings.choices === 1 && this.#settings.translate === undefined && to < unusual && content !== -1 && content < to) {
          const next = text.indexOf(this.#pattern, content + this.#pattern.length)
          if (next !== -1 && next < to) passes = this.#parsed(text, bytes, { from, payload, to }, out)
          else this.#piece(text, content + this.#pattern.length)
          content = next
          if (this.#first === '') this.#first = text.slice(payload, to)
        } else passes = this.#parsed(text, bytes, { from, payload, to }, out)
      }
      if (!passes) {
        if (from > passFrom) out.push(bytes.subarray(passFrom, from))
        passFrom = to + 2
      }
      from = to + 2
      if (this.done || this.broken) break
    }
    if (from > passFrom) out.push(bytes.subarray(passFrom, from))
    this.#rest = from === bytes.length ? undefined : from === 0 ? bytes : bytes.subarray(from)
    if (this.#rest !== undefined && this.#rest.length > longestEvent) this.broken = { because: 'protocol' }
    const whole = out.length === 1 ? out[0] : out.length === 0 ? undefined : Buffer.concat(out)
    if (whole === undefined || isUtf8(whole)) return whole
    this.broken = { because: 'protocol' }
    return undefined
  }

  /** Bytes of all output so far. */
  get bytes(): number {
    if (this.#texts.length === 0 && !this.#escaped.includes('\\')) return this.#escaped.length + this.otherBytes // nothing is escaped: it is as long as it came
    return this.texts().reduce((sum, text) => sum + Buffer.byteLength(text), this.otherBytes)
  }

  /** The text of each choice so far; as it came where the upstream escaped badly. */
  texts(): readonly string[] {
    if (this.#escaped === '') return this.#texts.length === 0 ? [''] : Array.from(this.#texts, (text) => text ?? '')
    const escaped = Buffer.from(this.#escaped, 'latin1').toString()
    return [(this.#texts[0] ?? '') + (unescape(escaped) ?? escaped)]
  }

  /** What the events of this answer have in common: `id`, `object`, `created`, `system_fingerprint`. */
  head(): Fields {
    const { choices: _, usage: __, error: ___, ...head } = parse(Buffer.from(this.#first, 'latin1').toString()) ?? {}
    return head
  }

  /** Takes the piece that begins here and ends at the next quotation mark that is not escaped. */
  #piece(text: string, from: number): void {
    const to = closingQuote(text, from)
    if (to <= from) return
    this.#escaped += text.slice(from, to)
    this.pieces += 1
  }

  /** Takes the events that begin here and are in this frame, one after another; answers where the next one begins that is not. */
  #framed(frame: Frame, text: string, from: number): number {
    const { before, between } = frame
    if (!text.startsWith(before, from)) return from
    let start = from + before.length
    let said = ''
    let pieces = 0
    // Between two pieces stand the end of one event and the beginning of the next. A slice is compared by words, what `startsWith` or `split` look for a character at a time.
    for (let end = text.indexOf('"', start); text.slice(end, end + between.length) === between; end = text.indexOf('"', start)) {
      if (end > start) pieces += 1
      said += text.slice(start, end)
      start = end + between.length
    }
    if (mayNotBeJson.test(said)) return this.#oneByOne(frame, text, from)
    this.#take(said, pieces)
    return this.#oneByOne(frame, text, start - before.length)
  }

  /** The same for pieces that may hold anything. */
  #oneByOne({ before, after }: Frame, text: string, from: number): number {
    let at = from
    while (text.startsWith(before, at)) {
      const start = at + before.length
      const end = closingQuote(text, start)
      if (end === -1 || !text.startsWith(after, end)) break
      const piece = text.slice(start, end)
      if (mayNotBeJson.test(piece) && unescape(piece) === undefined) break
      this.#take(piece, piece === '' ? 0 : 1)
      at = end + after.length
    }
    return at
  }

  #take(said: string, pieces: number): void {
    this.#escaped += said
    this.#further += said
    this.pieces += pieces
  }

  #tellFurther(): void {
    if (this.#further === '') return
    const text = unescape(Buffer.from(this.#further, 'latin1').toString())
    this.#further = ''
    if (text === undefined) this.broken = { because: 'protocol' }
    else this.#settings.further!(text)
  }

  /** The frame of an event that was parsed, where another in it could say nothing but its text. `lead`: what stands before its payload. */
  #frameOf(lead: string, event: string, { usage, choices }: Fields): Frame | undefined {
    const { choices: asked, key, further } = this.#settings
    const [choice, second] = Array.isArray(choices) ? choices : []
    if (further === undefined || asked !== 1 || lead.includes('\n') || event.includes('\n') || isFields(usage) || !isFields(choice) || second !== undefined) return undefined
    const { delta, index = 0 } = choice
    const said = key === 'content' ? delta : choice
    const at = event.indexOf(this.#pattern)
    if (index !== 0 || !isFields(said) || growsBeside(key, said, said === choice ? 'delta' : undefined) || (said !== choice && growsBeside(key, choice, 'delta')) || at === -1 || event.includes(this.#pattern, at + 1)) return undefined
    const from = at + this.#pattern.length
    const end = closingQuote(event, from)
    // The key may stand in another object, or twice in this one.
    if (unescape(Buffer.from(event.slice(from, end), 'latin1').toString()) !== said[key]) return undefined
    const [before, after] = [lead + event.slice(0, from), `${event.slice(end)}\n\n`]
    return { before, after, between: after + before }
  }

  /** Takes an event by parsing it; answers whether it passes as it is. What it becomes otherwise goes to `out`. */
  #parsed(text: string, bytes: Buffer, { from, payload: begins, to }: { readonly from: number; readonly payload: number; readonly to: number }, out: Buffer[]): boolean {
    const payload = parse(bytes.toString('utf8', begins, to))
    if (payload === undefined) {
      this.broken = { because: 'protocol' }
      return false
    }
    if (isFields(payload['error'])) {
      const { message } = payload['error']
      this.broken = { because: 'upstream', message: typeof message === 'string' ? message : '' }
      return false
    }
    if (this.#first === '') this.#first = text.slice(begins, to)
    if (isFields(payload['usage'])) this.usage = payload['usage']
    const choices = Array.isArray(payload['choices']) ? payload['choices'].filter(isFields) : []
    if (choices.length === 0 && this.usage) return false // told again at the end, with what we know
    for (const choice of choices) this.#choice(choice)
    if (this.#settings.translate === undefined) return true
    this.#tellFurther()
    this.#frame = this.#frameOf(text.slice(from, begins), text.slice(begins, to), payload)
    const translated = this.#settings.translate(payload)
    if (translated !== '') out.push(Buffer.from(translated))
    return false
  }

  #choice(choice: Fields): void {
    const delta = isFields(choice['delta']) ? choice['delta'] : choice
    const text = delta[this.#settings.key]
    let hasOther = false
    for (const name of otherOutput) {
      const one = delta[name]
      if (one === undefined || one === null) continue
      hasOther = true
      this.otherBytes += Buffer.byteLength(typeof one === 'string' ? one : JSON.stringify(one))
    }
    if (typeof text === 'string' && text !== '') {
      const told = choice['index']
      const index = typeof told === 'number' && Number.isInteger(told) && told >= 0 && told < this.#settings.choices ? told : 0
      if (index === 0 && this.#settings.choices === 1) this.#escaped += Buffer.from(JSON.stringify(text).slice(1, -1)).toString('latin1')
      else this.#texts[index] = (this.#texts[index] ?? '') + text
    }
    if ((typeof text === 'string' && text !== '') || hasOther) this.pieces += 1
  }
}

const firstOf = (text: string, ...patterns: readonly string[]): number =>
  Math.min(...patterns.map((pattern) => text.indexOf(pattern)).map((at) => (at === -1 ? Number.POSITIVE_INFINITY : at)))

/** A backslash or a control character: what a JSON string holds only in some forms, or never. */
// oxlint-disable-next-line no-control-regex
const mayNotBeJson = /[\\\u0000-\u001f]/

/** Output that is not the text itself, as engines name it. */
const otherOutput = new Set(['tool_calls', 'reasoning_content', 'reasoning'])

/** Whether anything but the text of this key would be joined to what came before or counted, were the event to come again. */
const growsBeside = (key: string, fields: Fields, apart?: string): boolean => Object.keys(fields).some((name) => {
  const value = fields[name]
  return name !== key && name !== 'role' && name !== apart && value !== null && (typeof value === 'string' || typeof value === 'object' || otherOutput.has(name))
})

/** Where the string ends in which this place is; -1 when it does not. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from)
  while (isEscaped(text, at)) at = text.indexOf('"', at + 1)
  return at
}

/** Whether the sign at this place has an odd number of backslashes before it. */
function isEscaped(text: string, at: number): boolean {
  let before = at
  while (text.charCodeAt(before - 1) === 92) before -= 1
  return (at - before) % 2 === 1
}

function parse(json: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(json)
    return isFields(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** The text of an escaped JSON string; undefined where the upstream escaped badly. */
function unescape(escaped: string): string | undefined {
  try {
    return String(JSON.parse(`"${escaped}"`))
  } catch {
    return undefined
  }
}
