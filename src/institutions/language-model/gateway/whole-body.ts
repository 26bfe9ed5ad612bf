/** The body of an answer in one piece, before it goes to the caller: read as it came, or made of the events in which it came. */
import { isUtf8 } from 'node:buffer'
import { same, type Text } from '../../../law/text.ts'
import type { Asked } from './asked.ts'
import { Assembly } from './assembly.ts'
import { StreamReader } from './event-stream.ts'
import { refusals } from './messages.ts'
import { type Fields, isFields } from './request.ts'

/** Largest answer in one piece, in bytes: embeddings of a large batch. */
const largestAnswer = 64 * 1024 * 1024

/** Events that a stream may have beyond its tokens. */
const spareEvents = 64

export const keyOf = ({ upstreamPath }: Asked): 'text' | 'content' => (upstreamPath === '/v1/completions' ? 'text' : 'content')

/** Why a stream cannot go on, in words; undefined when it can. */
export const brokenOf = ({ broken }: StreamReader): Text | undefined => (broken === undefined ? undefined : broken.because === 'upstream' && broken.message !== '' ? same(broken.message) : refusals.streamCut)

export const overrunOf = ({ outputTokens }: Asked, pieces: number): boolean => pieces > outputTokens + spareEvents

/** What is known of an answer while it comes from the upstream. */
export interface Coming {
  /** What the upstream told of usage, once it did. */
  readonly usage: Fields | undefined
  readonly bytes: number
  readonly pieces: number
  /** Why it cannot go on, when it cannot. */
  readonly broken: Text | undefined
  /** It is larger than any answer in one piece may be, as the caller had asked for. */
  readonly oversize: boolean
  /** Far more came than was asked for. */
  readonly overrun: boolean
}

/** The body of an answer in one piece, as it comes from the upstream: in one piece too, or in events. */
export interface WholeBody extends Coming {
  push(chunk: Buffer): void
  /** What it says, and its bytes where they may be passed on as they came; now that the upstream has closed. Undefined when it is not whole. */
  read(): { readonly fields: Fields; readonly bytes?: Buffer } | undefined
}

/** Made of a stream, so that at any moment it is known what was made. */
export class EventsBody implements WholeBody {
  readonly #asked: Asked
  readonly #assembly: Assembly
  readonly #reader: StreamReader
  #size = 0

  constructor(asked: Asked) {
    this.#asked = asked
    this.#assembly = new Assembly({ chat: asked.upstreamPath === '/v1/chat/completions', choices: asked.choices })
    this.#reader = new StreamReader({
      key: keyOf(asked), choices: asked.choices,
      translate: (payload) => {
        this.#assembly.add(payload)
        return ''
      },
      further: (text) => { this.#assembly.continue(text) },
    })
  }

  get broken() { return brokenOf(this.#reader) }
  get oversize() { return this.#size > largestAnswer }
  get overrun() { return overrunOf(this.#asked, this.pieces) }
  get usage() { return this.#reader.usage }
  get pieces() { return this.#reader.pieces }
  get bytes() { return this.#reader.bytes }

  push(chunk: Buffer): void {
    this.#size += chunk.length
    if (!this.#reader.done && this.broken === undefined && !this.oversize) this.#reader.push(chunk)
  }

  read() {
    const fields = this.#reader.done ? this.#assembly.whole(this.usage) : undefined
    return fields && { fields }
  }
}

export class PlainBody implements WholeBody {
  readonly pieces = 0
  readonly overrun = false
  readonly broken = undefined
  readonly #asked: Asked
  readonly #chunks: Buffer[] = []
  #size = 0
  #fields: Fields = {}

  constructor(asked: Asked) { this.#asked = asked }

  get oversize() { return this.#size > largestAnswer }
  get usage() { return isFields(this.#fields['usage']) ? this.#fields['usage'] : undefined }

  /** Of what is too large to be read, all: it was made before any of it came. */
  get bytes() {
    if (this.oversize) return this.#size
    let bytes = 0
    for (const choice of choicesOf(this.#fields)) {
      const message = isFields(choice['message']) ? choice['message'] : choice
      for (const name of ['content', 'text', 'reasoning_content', 'reasoning', 'tool_calls']) {
        const part = message[name]
        if (part !== undefined && part !== null) bytes += Buffer.byteLength(typeof part === 'string' ? part : JSON.stringify(part))
      }
    }
    return bytes
  }

  push(chunk: Buffer): void {
    this.#size += chunk.length
    if (!this.oversize) this.#chunks.push(chunk)
  }

  read() {
    const bytes = this.#chunks.length === 1 ? this.#chunks[0]! : Buffer.concat(this.#chunks, this.#size)
    if (!isUtf8(bytes)) return undefined
    try {
      const fields: unknown = JSON.parse(bytes.toString())
      if (!isFields(fields)) return undefined
      this.#fields = fields
    } catch {
      return undefined
    }
    return this.#asked.choices > 0 && choicesOf(this.#fields).length === 0 ? undefined : { fields: this.#fields, bytes }
  }
}

export const choicesOf = ({ choices }: Fields): readonly Fields[] => (Array.isArray(choices) ? choices.filter(isFields) : [])
