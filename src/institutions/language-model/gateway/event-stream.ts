/**
 * Reads an answer that an upstream streams (server-sent events, WHATWG HTML 9.2) and passes it on as it came.
 *
 * Only whole events go through, so that an error can follow at any moment; what is passed is the upstream's own bytes. Most
 * events are never parsed: their text is found by its key, which cannot stand inside a JSON string unescaped. Everything else,
 * and every event of a call with several choices, is parsed.
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
}

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
    const unusual = firstOf(text, '"usage":{', '"error":', '"reasoning')
    const out: Buffer[] = []
    let passFrom = 0
    let from = 0
    let content = 0
    for (;;) {
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
      } else {
        if (content !== -1 && content < payload) content = text.indexOf(this.#pattern, payload)
        if (this.#settings.choices === 1 && this.#settings.translate === undefined && to < unusual && content !== -1 && content < to) {
          const next = text.indexOf(this.#pattern, content + this.#pattern.length)
          if (next !== -1 && next < to) passes = this.#parsed(bytes, payload, to, out)
          else this.#piece(text, content + this.#pattern.length)
          content = next
          if (this.#first === '') this.#first = text.slice(payload, to)
        } else passes = this.#parsed(bytes, payload, to, out)
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
  get bytes(): number { return this.texts().reduce((sum, text) => sum + Buffer.byteLength(text), this.otherBytes) }

  /** The text of each choice so far. */
  texts(): readonly string[] {
    if (this.#escaped === '') return this.#texts.length === 0 ? [''] : Array.from(this.#texts, (text) => text ?? '')
    const text = unescape(Buffer.from(this.#escaped, 'latin1').toString())
    return [(this.#texts[0] ?? '') + text]
  }

  /** What the events of this answer have in common: `id`, `object`, `created`, `system_fingerprint`. */
  head(): Fields {
    const { choices: _, usage: __, error: ___, ...head } = parse(Buffer.from(this.#first, 'latin1').toString()) ?? {}
    return head
  }

  /** Takes the piece that begins here and ends at the next quotation mark that is not escaped. */
  #piece(text: string, from: number): void {
    let to = text.indexOf('"', from)
    while (isEscaped(text, to)) to = text.indexOf('"', to + 1)
    if (to <= from) return
    this.#escaped += text.slice(from, to)
    this.pieces += 1
  }

  /** Takes an event by parsing it; answers whether it passes as it is. What it becomes otherwise goes to `out`. */
  #parsed(bytes: Buffer, from: number, to: number, out: Buffer[]): boolean {
    const payload = parse(bytes.toString('utf8', from, to))
    if (payload === undefined) {
      this.broken = { because: 'protocol' }
      return false
    }
    if (isFields(payload['error'])) {
      const { message } = payload['error']
      this.broken = { because: 'upstream', message: typeof message === 'string' ? message : '' }
      return false
    }
    if (this.#first === '') this.#first = bytes.toString('latin1', from, to)
    if (isFields(payload['usage'])) this.usage = payload['usage']
    const choices = Array.isArray(payload['choices']) ? payload['choices'].filter(isFields) : []
    if (choices.length === 0 && this.usage) return false // told again at the end, with what we know
    for (const choice of choices) this.#choice(choice)
    if (this.#settings.translate === undefined) return true
    const translated = this.#settings.translate(payload)
    if (translated !== '') out.push(Buffer.from(translated))
    return false
  }

  #choice(choice: Fields): void {
    const delta = isFields(choice['delta']) ? choice['delta'] : choice
    const text = delta[this.#settings.key]
    const other = [delta['tool_calls'], delta['reasoning_content'], delta['reasoning']].filter((one) => one !== undefined && one !== null)
    for (const one of other) this.otherBytes += Buffer.byteLength(typeof one === 'string' ? one : JSON.stringify(one))
    if (typeof text === 'string' && text !== '') {
      const index = typeof choice['index'] === 'number' && choice['index'] < this.#settings.choices ? choice['index'] : 0
      if (index === 0 && this.#settings.choices === 1) this.#escaped += Buffer.from(JSON.stringify(text).slice(1, -1)).toString('latin1')
      else this.#texts[index] = (this.#texts[index] ?? '') + text
    }
    if ((typeof text === 'string' && text !== '') || other.length > 0) this.pieces += 1
  }
}

const firstOf = (text: string, ...patterns: readonly string[]): number =>
  Math.min(...patterns.map((pattern) => text.indexOf(pattern)).map((at) => (at === -1 ? Number.POSITIVE_INFINITY : at)))

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

/** The text of an escaped JSON string; as it is where the upstream escaped badly. */
function unescape(escaped: string): string {
  try {
    return String(JSON.parse(`"${escaped}"`))
  } catch {
    return escaped
  }
}
