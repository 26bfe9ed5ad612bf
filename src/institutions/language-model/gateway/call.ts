/**
 * One call from its first byte to its bill: reserved, sent to one upstream after another until one answers, passed on, settled
 * once. Whatever ends it (the answer, a fault, an order, the caller who leaves) ends it here, and only once.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Locale } from '../../../law/text.ts'
import type { BudgetRefusal, Reservation } from '../budgets/index.ts'
import type { ApiKey } from '../keys/index.ts'
import { type Answer, type AnswerFrame, answerTo, frameOf } from './answer.ts'
import type { Asked } from './asked.ts'
import { answerTooLarge, ApiError, type ApiProblem, callTooLarge, localeOf, nothingServes, restarting, sendError, tooMany, troubleOf, upstreamFailed, upstreamSlow } from './errors.ts'
import { promptCounter } from './count-tokens.ts'
import { callsAtOnce, refusals } from './messages.ts'
import type { Parts } from './parts.ts'
import type { PromptSize } from './prompt-size.ts'
import { type Placeholders, wantsValuesBack } from './placeholders.ts'
import { noRoom, reserveRoom, slowedBy } from './room.ts'
import type { ServedModel, TimeLimits, Upstream } from '../serving/index.ts'
import { limitHeaders, pairs, type RawHeaders } from './headers.ts'
import { heard } from './heard.ts'
import { settle, type Settled, workOf } from './settlement.ts'
import { Turn } from './turns.ts'
import { sentTo, unfit } from './upstream-body.ts'
import type { Exchange, Listener } from './upstreams.ts'

export class Call {
  readonly id: string
  readonly key: ApiKey
  readonly locale: Locale
  /** Kept by the calls under way. */
  place: number | undefined
  readonly #secret: string
  readonly #parts: Parts
  readonly #response: ServerResponse
  readonly #started: number
  #model: ServedModel | undefined
  /** The order that lets its key call less often than it might. */
  #slowed: ApiProblem | undefined
  #asked: Asked | undefined
  #reservation: Reservation | undefined
  #upstreams: readonly Upstream[] = []
  /** Those that were not tried yet. */
  #untried: readonly Upstream[] = []
  /** What is awaited for one try comes to nothing in the next: raised when a try begins, and when it fails. */
  #tries = 0
  #turn: Turn | undefined
  #upstream: Upstream | undefined
  /** How long it may take. */
  #limits: TimeLimits
  /** How often it may still be asked again when the connection fails. */
  #again = 0
  #exchange: Exchange | undefined
  #answer: Answer | undefined
  #ended = false
  /** What the last upstream that failed would have us say. */
  #problem: ApiProblem = nothingServes
  /** When something must have happened, by the monotonic clock. */
  #deadline = Number.POSITIVE_INFINITY
  #written = 0
  #paused = false
  #masked = 0
  /** The caller wants the values back that were masked. */
  readonly #valuesBack: boolean
  /** The values of the upstream that was asked last. */
  #placeholders: Placeholders | undefined
  /** A model may have begun to work, since then. */
  #sent = false
  #sentAt = 0

  /** Throws an `ApiError` when the key has as many calls under way as it may, or a header says what it cannot. */
  constructor(parts: Parts, request: IncomingMessage, response: ServerResponse, of: { readonly id: string; readonly key: ApiKey; readonly secret: string; readonly started: number }) {
    this.#parts = parts
    this.#limits = parts.limits
    this.#response = response
    this.id = of.id
    this.key = of.key
    this.#secret = of.secret
    this.#started = of.started
    this.locale = localeOf(request.headers['accept-language'])
    this.#valuesBack = wantsValuesBack(request.headers)
    if (!parts.active.enter(this)) throw tooMany(callsAtOnce(parts.active.most), 1)
    response.on('close', () => this.#left())
  }

  /** The call is understood: reserves, and goes on. Throws an `ApiError` when the model may not be called. */
  begin(asked: Asked, model: ServedModel): void {
    this.#asked = asked
    this.#model = model
    // Key and company were asked when it came in, and every change since has asked anew.
    const stopped = this.#parts.orders.standing(this.key, model)
    if (stopped) throw new ApiError(stopped)
    this.#upstreams = this.#parts.serving.upstreams(model.name).filter((upstream) => {
      const cannot = unfit(asked, upstream)
      if (cannot !== undefined) this.#problem = cannot
      return cannot === undefined
    })
    this.#untried = this.#upstreams
    const held = this.#parts.orders.held(this.key, model)
    this.#slowed = held.by
    reserveRoom(this.#parts, { id: this.id, key: held.key, asked, model, upstreams: this.#upstreams }, {
      held: (reservation) => {
        this.#reservation = reservation
        this.#try()
      },
      refused: (refusal) => this.#refuse(refusal),
      after: (promise, go, failed = (error) => this.fail(error)) => void this.#after(promise, go, failed),
    })
  }

  /** Ends the call with an error: as an answer of its own, or inside the stream that has begun. */
  fail(error: unknown): void {
    if (error instanceof ApiError) return this.#fail(error.problem)
    this.#fail(troubleOf(error, this.#parts.log, this.id))
  }

  /** Ends the call if its key, company or model has been stopped meanwhile. Asked at every change of orders and keys. */
  check(): void {
    const problem = this.#stopped()
    if (problem) this.#fail(problem)
  }

  /** Ends what has waited too long; `at` is by the monotonic clock. */
  tick(at: number): void {
    if (this.#ended) return
    if (this.#expired) return this.check()
    const longest = ({ wholeMs, totalMs }: TimeLimits): number => (this.#asked?.streamsInside ? wholeMs : totalMs)
    const tooLong = at - this.#started > Math.max(longest(this.#parts.limits), longest(this.#limits))
    const upstreamTooLong = this.#exchange !== undefined && at - this.#sentAt > longest(this.#limits)
    if (tooLong || upstreamTooLong || at > this.#deadline) {
      if (this.#paused) return void this.#response.destroy() // who does not read has left
      if (this.#turn !== undefined && this.#turn.upstream === undefined) return this.#fail(this.#parts.turns.busy(this.#turn.wish))
      if (this.#answer?.begun) return this.#fail({ ...upstreamSlow, text: tooLong || upstreamTooLong ? refusals.callTooLong : refusals.streamStalled }, true)
      if (this.#exchange !== undefined && this.#answer === undefined && !this.#streams && at - this.#sentAt < workOf(this.#asked!, this.#rate)) return this.#fail(callTooLarge, false, true)
      return tooLong ? this.#fail(upstreamSlow) : this.#failedUpstream(upstreamSlow)
    }
    if (this.#answer?.begun && this.#asked?.stream && at - this.#written > this.#parts.limits.keepAliveMs) this.#write(': keep-alive\n\n')
  }

  /** Pieces of the answer that have come from the upstream. */
  get pieces(): number { return this.#answer?.pieces ?? 0 }

  /** The process ends. */
  close(): void { this.#fail(restarting) }

  get #expired(): boolean { return this.#parts.now() >= this.key.expiresAt }
  get #rate() { return this.#parts.rates.of(this.key.organisation, this.#model!.name) }

  #stopped(): ApiProblem | undefined {
    const { orders, keys } = this.#parts
    if (this.#expired || keys.bySecret(this.#secret)?.id !== this.key.id) return { status: 401, type: 'authentication_error', code: 'invalid_api_key', text: refusals.keyGone }
    return orders.standing(this.key, this.#model)
  }

  #refuse(refusal: BudgetRefusal): void {
    this.#end()
    sendError(this.#response, slowedBy(noRoom(refusal), refusal, this.#slowed), this.locale, Object.fromEntries(pairs(['x-request-id', this.id, ...limitHeaders(refusal.remaining)])))
  }

  /** Waits for a turn at the upstreams that are left; the last problem is told when there is none. */
  #try(): void {
    if (this.#untried.length === 0) return this.#fail(this.#problem)
    const { upstreamPath, choices } = this.#asked!
    const turn = this.#parts.turns.enter({
      company: this.key.organisation, upstreams: this.#untried, again: this.#untried.length < this.#upstreams.length,
      places: upstreamPath === '/tokenize' || upstreamPath === '/detokenize' ? 0 : Math.max(1, choices), // what is only cut waits for no model
      go: (upstream) => this.#guarded(() => {
        this.check() // the turn may have come because an order ended the calls before it
        if (!this.#ended) this.#go(upstream)
      }),
      refused: (problem) => this.#fail(problem),
    })
    if (!(turn instanceof Turn)) return this.#fail(turn)
    this.#turn = turn
    if (turn.upstream) this.#go(turn.upstream)
    else this.#deadline = this.#parts.clock() + this.#parts.limits.turnMs
  }

  /** Sends the call to an upstream that has room for it. */
  #go(upstream: Upstream): void {
    this.#tries += 1
    this.#upstream = upstream
    this.#untried = this.#untried.filter((one) => one !== upstream)
    this.#limits = upstream.limits ?? this.#parts.limits
    this.#again = upstream.retries
    const ready = upstream.ready
    if (ready === undefined) return this.#send(upstream)
    this.#deadline = this.#parts.clock() + this.#limits.firstByteMs
    void this.#after(ready(), () => this.#send(upstream), (error) => {
      this.#parts.log.warn('upstream', { upstream: upstream.id, error })
      this.#failedUpstream(upstreamFailed)
    })
  }

  /** Goes on after a promise, unless the call has ended or gone on to another upstream meanwhile. */
  async #after<T>(promise: Promise<T>, go: (result: T) => void, failed: (error: unknown) => void): Promise<void> {
    const tries = this.#tries
    const still = (): boolean => !this.#ended && tries === this.#tries
    let result: T
    try {
      result = await promise
    } catch (error) {
      if (still()) failed(error)
      return
    }
    if (still()) go(result)
  }

  #send(upstream: Upstream): void {
    const asked = this.#asked!
    const mask = upstream.outside ? this.#parts.detectors() : undefined
    if (mask instanceof Promise) return void this.#after(mask, () => this.#send(upstream), (error) => this.fail(error))
    this.#sent = true
    this.#sentAt = this.#parts.clock()
    const { body, masked, placeholders } = sentTo(asked, upstream, mask, this.#valuesBack)
    this.#masked = masked
    this.#placeholders = placeholders
    this.#deadline = this.#sentAt + this.#silence
    this.#exchange = this.#parts.upstreams.send(upstream, asked.upstreamPath, body, this.#listener(upstream))
  }

  /** The upstream tells what it makes as it makes it. */
  get #streams(): boolean { return this.#asked!.stream || this.#asked!.streamsInside }

  /** How long the upstream may be silent before its first byte: an answer in one piece is silent while it is generated. */
  get #silence(): number {
    const { outputTokens } = this.#asked!
    const { wholeMs, firstByteMs } = this.#limits
    return this.#streams || outputTokens === 0 ? firstByteMs : wholeMs
  }

  #listener(upstream: Upstream): Listener {
    const { serving } = this.#parts
    return heard(this.#asked!, {
      answers: (events) => { this.#answer = answerTo(this.#asked!, this.#frame(upstream), events, this.#placeholders) },
      came: (chunk) => this.#came(chunk),
      whole: () => this.#whole(upstream),
      refused: (problem) => {
        if (problem.status !== 400 && problem.status !== 413) return this.#failedUpstream(problem)
        serving.report(upstream, 'ok') // the caller's mistake, not the upstream's
        this.#fail(problem)
      },
      lost: (untouched) => {
        if (this.#answer?.begun) {
          serving.report(upstream, 'failed')
          this.#fail({ ...upstreamFailed, text: refusals.streamCut }, true)
        } else if (untouched && this.#again > 0) {
          this.#again -= 1
          this.#send(upstream)
        } else this.#failedUpstream(upstreamFailed)
      },
      faulted: (thrown) => this.fail(thrown),
    })
  }

  /** Nothing has been sent to the caller yet: the next upstream may still answer. */
  #failedUpstream(problem: ApiProblem): void {
    const upstream = this.#upstream
    this.#tries += 1
    if (upstream && problem.status !== 429) this.#parts.serving.report(upstream, 'failed') // who is busy is not ill
    this.#exchange?.abort()
    this.#exchange = undefined
    this.#answer = undefined
    this.#problem = problem
    this.#turn?.leave()
    this.#try()
  }

  #came(chunk: Buffer): void {
    const answer = this.#answer!
    const silent = answer.pieces === 0
    const out = answer.push(chunk)
    if (silent && answer.pieces > 0) this.#parts.serving.report(this.#upstream!, 'began')
    if (answer.oversize) return this.#fail(answerTooLarge, false, true)
    if (answer.broken) {
      const problem = { ...upstreamFailed, text: answer.broken }
      return answer.begun ? this.#fail(problem, true) : this.#failedUpstream(problem)
    }
    this.#deadline = this.#parts.clock() + (answer.begun || answer.pieces > 0 || !this.#streams ? this.#limits.idleMs : this.#silence)
    if (out !== undefined) this.#write(out)
    if (answer.overrun) this.#fail({ ...upstreamFailed, text: refusals.streamTooLong }, true)
  }

  #write(out: Buffer | string): void {
    const response = this.#response
    if (!response.headersSent) response.writeHead(200, [...this.#answer!.headers(), ...this.#headers()])
    this.#written = this.#parts.clock()
    if (response.write(out) || this.#paused) return
    this.#paused = true
    this.#exchange?.pause()
    this.#deadline = this.#written + this.#parts.limits.unreadMs
    response.once('drain', () => {
      this.#paused = false
      this.#deadline = this.#parts.clock() + this.#limits.idleMs
      this.#exchange?.resume()
    })
  }

  /** The upstream's answer is over. */
  #whole(upstream: Upstream): void {
    const answer = this.#answer!
    const problem = answer.incomplete()
    if (problem !== undefined) {
      if (answer.begun) {
        this.#parts.serving.report(upstream, 'failed')
        return this.#fail({ ...upstreamFailed, text: problem }, true)
      }
      return this.#failedUpstream({ ...upstreamFailed, text: problem })
    }
    this.#parts.serving.report(upstream, 'ok')
    this.#exchange = undefined
    const said = answer.said()
    if (said === undefined) return this.#finish(answer)
    this.#parts.receipts.sign(said, (receipt) => {
      if (!this.#ended) this.#guarded(() => this.#finish(answer, receipt)) // else stopped or left meanwhile, and settled there
    })
  }

  /** What somebody else has us do must not fall on them. */
  #guarded(act: () => void): void {
    try {
      act()
    } catch (error) {
      this.fail(error)
    }
  }

  #finish(answer: Answer, receipt?: string): void {
    const { body, headers } = answer.finish(this.#settle(200), receipt)
    const response = this.#response
    this.#end()
    if (!response.headersSent) response.writeHead(200, [...headers, ...this.#headers()])
    // One text is sent in one piece together with its head, bytes are not.
    if (typeof body !== 'string' && body.length < 16_384) response.end(body.toString('latin1'), 'latin1')
    else response.end(body)
  }

  #frame(upstream: Upstream): AnswerFrame {
    const { origin, now } = this.#parts
    return frameOf(this.id, this.#model!, upstream, { origin, createdAt: Math.floor(Date.parse(now()) / 1000) })
  }

  #headers(): RawHeaders {
    return [
      'x-request-id', this.id, 'openai-processing-ms', String(Math.round(this.#parts.clock() - this.#started)), ...limitHeaders(this.#reservation!.remaining),
      ...(this.#masked > 0 ? ['x-kz-masked', String(this.#masked)] : []),
    ]
  }

  /** Settles once: for what was made, or for nothing when it was our side that failed before the caller was sent anything. */
  #settle(status: number, { free = false, asked = this.#asked!, at = this.#parts.clock() }: { readonly free?: boolean; readonly asked?: Asked; readonly at?: number } = {}): Settled {
    const answer = this.#answer
    const { rates, clock } = this.#parts
    const { name } = this.#model!
    const rate = this.#rate
    const milliseconds = at - this.#sentAt
    const passed = { bytes: answer?.bytes ?? 0, pieces: answer?.pieces ?? 0, unseen: (status === 499 || status === 413) && !this.#streams ? rate.pace * milliseconds / 1000 * asked.choices : 0, own: this.#upstream?.dialect.engine === 'local' }
    const settled = free ? { promptTokens: 0, outputTokens: 0, estimated: false } : settle(answer?.usage, asked, passed, rate)
    this.#reservation?.settle({ ...settled, status, model: name, endpoint: asked.endpoint, milliseconds: clock() - this.#started })
    if (status === 200 && !settled.estimated && this.#masked === 0) {
      const { promptTokens, outputTokens } = settled
      const seen = asked.outputShown ? passed.bytes : 0
      rates.told(this.key.organisation, name, { promptBytes: asked.prompt.tokens === 0 ? asked.prompt.bytes : 0, promptTokens, outputBytes: seen, outputTokens, milliseconds: asked.choices === 1 ? milliseconds : 0 })
    }
    if (this.key.keepsLogs) this.#parts.logs.keep({ id: this.id, key: this.key, asked, status, texts: answer?.texts() ?? [] })
    return settled
  }

  /** Ends with a problem. `cut`: the caller was told 200 before, and the bill says what really happened. `made`: it is the caller's, who pays for what was made. */
  #fail(problem: ApiProblem, cut = false, made = false): void {
    if (this.#ended) return
    this.#exchange?.abort()
    const answer = this.#answer
    const begun = answer?.begun === true && this.#response.headersSent
    if (this.#sent) this.#settle(cut ? 502 : problem.status, { free: !begun && !made })
    else this.#reservation?.cancel()
    this.#end()
    if (begun) this.#response.end(answer.failed(problem, this.locale))
    else sendError(this.#response, problem, this.locale, { 'x-request-id': this.id })
  }

  /**
   * The caller has gone. What was generated is billed; a model that had begun has read the prompt, and its own tokenizer tells what that
   * holds: else whoever leaves before usage is told would pay for what prompts usually hold, whatever theirs holds.
   */
  #left(): void {
    if (this.#ended) return
    this.#exchange?.abort()
    if (!this.#sent) {
      this.#reservation?.cancel()
      return this.#end()
    }
    // Between two servers nothing is made, and of what the first has made nothing came of use.
    const free = this.#exchange === undefined && this.#answer === undefined
    this.#turn?.leave()
    const at = this.#parts.clock()
    const count = free || this.#answer?.usage !== undefined ? undefined : promptCounter(this.#parts.upstreams, this.#asked!, this.#model!, this.#upstreams)
    const gone = (prompt?: PromptSize): void => {
      this.#settle(499, { at, free, ...(prompt && { asked: { ...this.#asked!, prompt } }) })
      this.#end()
    }
    if (count === undefined) return gone()
    this.#ended = true // nothing else ends it, and its place stays taken
    void count().catch(() => undefined).then(gone)
  }

  #end(): void {
    this.#ended = true
    this.#parts.active.leave(this)
    this.#turn?.leave()
  }
}
