/** What becomes of an upstream's answer: passed on with its label, its receipt and an honest end. */
import type { Locale, Text } from '../../../law/text.ts'
import { markHeader, namesOf } from '../marks/mark.ts'
import type { Asked } from './asked.ts'
import type { ServedModel, Upstream } from '../serving/index.ts'
import { type ApiProblem, errorBody } from './errors.ts'
import { StreamReader } from './event-stream.ts'
import type { RawHeaders } from './headers.ts'
import { refusals } from './messages.ts'
import type { Placeholders, StreamedValues } from './placeholders.ts'
import type { Said, VersionIs } from './receipts.ts'
import { type Fields, isFields } from './request.ts'
import { ResponseEvents, type ResponseFrame, responseOf } from './responses.ts'
import type { Settled } from './settlement.ts'
import { brokenOf, choicesOf, type Coming, EventsBody, keyOf, overrunOf, PlainBody, type WholeBody } from './whole-body.ts'

/** What is known of an answer before it comes. */
export interface AnswerFrame {
  readonly requestId: string
  /** API name and exact version of the model, and the address of its card. */
  readonly model: string
  readonly version: string
  readonly versionIs: VersionIs
  readonly card: string
  readonly contextLength: number
  /** What was withdrawn of all that the model was made from: ids on the thread, as a header names them. */
  readonly takenBack: string | undefined
  /** The upstream calls the model by another name. */
  readonly renamed: boolean
  /** Seconds since 1970. */
  readonly createdAt: number
}

/** `origin`: where the public reaches the portal; the hash of a model is checked where a worker of ours loaded it. */
export const frameOf = (requestId: string, { name, version, card, contextLength, takenBack }: ServedModel, upstream: Pick<Upstream, 'model' | 'dialect'>, { origin, createdAt }: { readonly origin: string; readonly createdAt: number }): AnswerFrame => ({
  requestId, versionIs: upstream.dialect.engine === 'local' ? 'checked' : 'declared', model: name, version, contextLength, card: origin + card, takenBack: namesOf(takenBack), renamed: upstream.model !== name, createdAt,
})

/** An answer as it comes from the upstream and goes to the caller. */
export interface Answer extends Coming {
  /** Something has been given out for the caller: there is no way back. */
  readonly begun: boolean
  /** Takes what came; answers what the caller gets now. */
  push(chunk: Buffer): Buffer | undefined
  /** Why it is not whole, now that the upstream has closed; undefined when it is. */
  incomplete(): Text | undefined
  /** The text of each choice so far. */
  texts(): readonly string[]
  /** Headers that depend on nothing that comes later. */
  headers(): RawHeaders
  /** What a receipt must say of the answer, now that it is whole; undefined where nothing was generated. */
  said(): Said | undefined
  /** The rest of the answer, when it is whole, with the receipt of what was said. */
  finish(settled: Settled, receipt?: string): { readonly body: Buffer | string; readonly headers: RawHeaders }
  /** The end of a stream that cannot go on. */
  failed(problem: ApiProblem, locale: Locale): string
}

/** `events`: the upstream answers in events, whatever the caller asked for. `placeholders`: what was masked, where it comes back. */
export const answerTo = (asked: Asked, frame: AnswerFrame, events: boolean, placeholders?: Placeholders): Answer =>
  (asked.stream ? new StreamedAnswer(asked, frame, placeholders) : new WholeAnswer(asked, frame, asked.streamsInside && events ? new EventsBody(asked) : new PlainBody(asked), placeholders))

/** The machine-readable mark of synthetic content. */
const labelOf = ({ model, version }: AnswerFrame): string => `ai-generated; model="${model}"; sha256="${version}"`

/** Whether anything is generated: text that is only scored is its writer's, and no receipt may say otherwise. */
const generates = ({ choices, outputTokens }: Asked): boolean => choices > 0 && outputTokens > 0

const plainHeaders = ({ card, takenBack }: AnswerFrame): RawHeaders => [
  'x-kz-model-card', card, ...(takenBack === undefined ? [] : [markHeader, takenBack]), 'x-content-type-options', 'nosniff', 'cache-control', 'no-store',
]

const labelHeaders = (frame: AnswerFrame): RawHeaders => ['x-kz-ai-label', labelOf(frame), ...plainHeaders(frame)]

const labelField = ({ model, version, versionIs, takenBack }: AnswerFrame, receipt: string | undefined): Fields => (receipt === undefined ? {} : {
  kz_ai_label: { ai_generated: true, model, model_sha256: version, model_sha256_is: versionIs, ...(takenBack !== undefined && { taken_back: takenBack }), receipt },
})

function saidOf(asked: Asked, { requestId, model, version, versionIs }: AnswerFrame, texts: readonly string[]): Said | undefined {
  const generated = generates(asked) ? generatedOf(asked.original, texts) : undefined
  return generated && { requestId, model, version, versionIs, texts: generated }
}

/** What was generated of each choice: with `echo` it begins with the prompt, which is its writer's. Undefined where the two cannot be told apart. */
function generatedOf({ echo, prompt }: Fields, texts: readonly string[]): readonly string[] | undefined {
  if (echo !== true) return texts
  const prompts: readonly unknown[] = Array.isArray(prompt) ? prompt : [prompt]
  const generated = texts.flatMap((text, at) => {
    const own = prompts[Math.floor(at * prompts.length / texts.length)]
    return typeof own === 'string' && text.startsWith(own) ? text.slice(own.length) : []
  })
  return generated.length === texts.length ? generated : undefined
}

const usageOf = (told: Fields | undefined, { promptTokens, outputTokens, estimated }: Settled): Fields => ({
  ...(estimated ? { estimated } : told), prompt_tokens: promptTokens, completion_tokens: outputTokens, total_tokens: promptTokens + outputTokens,
})

const responseFrame = ({ requestId, model, createdAt }: AnswerFrame, asked: Asked): ResponseFrame => ({
  id: `resp_${requestId.slice(requestId.indexOf('_') + 1)}`, model, createdAt, asked: asked.original,
})

class StreamedAnswer implements Answer {
  begun = false
  readonly oversize = false
  readonly #asked: Asked
  readonly #frame: AnswerFrame
  readonly #reader: StreamReader
  readonly #events: ResponseEvents | undefined
  readonly #placeholders: Placeholders | undefined
  readonly #values: StreamedValues | undefined

  constructor(asked: Asked, frame: AnswerFrame, placeholders: Placeholders | undefined) {
    this.#asked = asked
    this.#frame = frame
    this.#events = asked.endpoint === 'responses' ? new ResponseEvents(responseFrame(frame, asked)) : undefined
    this.#placeholders = placeholders
    this.#values = placeholders?.stream()
    const translate = this.#events || this.#values || frame.renamed ? (payload: Fields) => this.#written(this.#values?.events(payload) ?? [payload]) : undefined
    this.#reader = new StreamReader({ key: keyOf(asked), choices: asked.choices, ...(translate && { translate }) })
  }

  get usage() { return this.#reader.usage }
  get pieces() { return this.#reader.pieces }
  get bytes() { return this.#reader.bytes }
  get overrun() { return overrunOf(this.#asked, this.pieces) }
  get broken() { return brokenOf(this.#reader) }

  push(chunk: Buffer): Buffer | undefined {
    if (this.#reader.done) return undefined
    const out = this.#reader.push(chunk)
    if (out !== undefined) this.begun = true
    return out
  }

  incomplete(): Text | undefined { return this.#reader.done ? undefined : refusals.streamCut }

  texts(): readonly string[] {
    const texts = this.#reader.texts()
    return this.#placeholders === undefined ? texts : texts.map((text) => this.#placeholders!.text(text))
  }

  headers(): RawHeaders {
    return ['content-type', 'text/event-stream; charset=utf-8', 'x-accel-buffering', 'no', ...(generates(this.#asked) ? labelHeaders : plainHeaders)(this.#frame)]
  }

  said() { return saidOf(this.#asked, this.#frame, this.texts()) }

  finish(settled: Settled, receipt?: string) {
    const usage = usageOf(this.usage, settled)
    const label = labelField(this.#frame, receipt)
    const headers = this.headers()
    const rest = this.#written(this.#values?.end(this.#reader.head()) ?? [])
    if (this.#events) return { body: rest + this.#events.end(this.texts()[0] ?? '', usage, label), headers }
    const { wantsUsage, upstreamPath } = this.#asked
    // A caller that asked for usage expects an event without choices; others read the first choice of every event.
    const still = upstreamPath === '/v1/completions' ? { index: 0, text: '', logprobs: null, finish_reason: null } : { index: 0, delta: {}, logprobs: null, finish_reason: null }
    const last = { ...this.#reader.head(), model: this.#frame.model, choices: wantsUsage ? [] : [still], ...(wantsUsage && { usage }), ...label }
    return { body: `${rest}data: ${JSON.stringify(last)}\n\ndata: [DONE]\n\n`, headers }
  }

  /** Events as the caller gets them. */
  #written(payloads: readonly Fields[]): string {
    return payloads.map((payload) => (this.#events ? this.#events.of(payload) : `data: ${JSON.stringify({ ...payload, model: this.#frame.model })}\n\n`)).join('')
  }

  failed(problem: ApiProblem, locale: Locale): string {
    return this.#events ? this.#events.failed(problem.text[locale], problem.code) : `data: ${errorBody(problem, locale)}\n\n`
  }
}

class WholeAnswer implements Answer {
  readonly begun = false
  readonly #asked: Asked
  readonly #frame: AnswerFrame
  readonly #source: WholeBody
  readonly #placeholders: Placeholders | undefined
  #body: Buffer | undefined
  #fields: Fields = {}
  #choices: readonly Fields[] = []

  constructor(asked: Asked, frame: AnswerFrame, source: WholeBody, placeholders: Placeholders | undefined) {
    this.#asked = asked
    this.#frame = frame
    this.#source = source
    this.#placeholders = placeholders
  }

  get broken() { return this.#source.broken }
  get oversize() { return this.#source.oversize }
  get overrun() { return this.#source.overrun }
  get usage() { return this.#source.usage }
  get pieces() { return this.#source.pieces }
  get bytes() { return this.#source.bytes }

  push(chunk: Buffer): undefined { this.#source.push(chunk) }

  incomplete(): Text | undefined {
    const read = this.#source.read()
    if (read === undefined) return refusals.upstreamFailed
    this.#fields = read.fields
    this.#body = read.bytes
    this.#choices = choicesOf(read.fields)
    if (this.#placeholders && this.#choices.length > 0) {
      this.#choices = this.#choices.map((choice) => this.#placeholders!.whole(choice))
      this.#fields = { ...read.fields, choices: this.#choices }
      this.#body = undefined
    }
    return undefined
  }

  texts(): readonly string[] {
    return this.#choices.map((choice) => {
      const text = isFields(choice['message']) ? choice['message']['content'] : choice['text']
      return typeof text === 'string' ? text : ''
    })
  }

  headers(): RawHeaders { return ['content-type', 'application/json; charset=utf-8', ...(generates(this.#asked) ? labelHeaders : plainHeaders)(this.#frame)] }

  said() { return saidOf(this.#asked, this.#frame, this.texts()) }

  finish(settled: Settled, receipt?: string) {
    const body = this.#rendered(usageOf(this.usage, settled), labelField(this.#frame, receipt), this.#frame.renamed || settled.estimated)
    const headers = this.headers()
    if (receipt !== undefined) headers.push('x-kz-ai-receipt', receipt)
    headers.push('content-length', String(body.length))
    return { body, headers }
  }

  /** The upstream's own bytes, unless something in them must be another. */
  #rendered(usage: Fields, label: Fields, changes: boolean): Buffer {
    const { endpoint, upstreamPath } = this.#asked
    const { model, contextLength } = this.#frame
    if (endpoint === 'responses') {
      return written(responseOf(responseFrame(this.#frame, this.#asked), this.texts()[0] ?? '', this.#choices[0]?.['finish_reason'], usage, label))
    }
    if (upstreamPath === '/detokenize') return written({ prompt: this.#fields['prompt'] ?? this.#fields['content'] ?? '' })
    if (upstreamPath === '/tokenize') {
      const tokens = Array.isArray(this.#fields['tokens']) ? this.#fields['tokens'] : []
      return written({ count: tokens.length, max_model_len: contextLength, tokens })
    }
    return changes || this.#body === undefined ? written({ ...this.#fields, model, usage }) : this.#body
  }

  /** An answer in one piece has not begun before it is whole. */
  failed(): string { return '' }
}

/** As bytes: a text beyond Latin-1 is sent more slowly than they are. */
const written = (body: object): Buffer => Buffer.from(JSON.stringify(body))
