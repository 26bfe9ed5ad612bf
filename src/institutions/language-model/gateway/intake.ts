/**
 * Memory of the bodies of calls: how much they may hold, of one sender and together, from their first byte until the call has ended, and
 * how slowly they may come.
 *
 * Promises: what one key, one company or one network sends, however much and however slowly, and however long its calls last, shuts the
 * door for nobody else: a company never holds more than it leaves to all others, and when what all without a key share is short, whoever
 * holds most of it gives way, not whoever comes next. What was counted is given back once, when the call ends.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Text } from '../../../law/text.ts'
import type { ApiKey } from '../keys/index.ts'
import { ApiError, type ApiProblem, invalid, tooMany } from './errors.ts'
import { refusals, tooLarge, tooLargeForKey, tooManyValues } from './messages.ts'
import { type Body, bytesOfToken, spareBytes, understand, weigh } from './request.ts'

const megabyte = 1024 * 1024

/** The largest body in bytes: some 8 MB of text, far beyond any context that is served. */
export const largestBody = 8 * megabyte
/** Without a key: a receipt and the longest answer that a model gives. */
const largestWithoutKey = megabyte

/** Bytes that calls hold at most: all, those of a company with all its keys, of a key; of everybody without a key, of one network. */
const most = { all: 128 * megabyte, company: 64 * megabyte, key: 32 * megabyte, withoutKey: 8 * megabyte, network: 2 * megabyte } as const

/** A body may take so long, and a second more for every so many bytes that came: 8 MB have two and a half minutes. */
const slowestMs = 30_000
const slowestBytesPerSecond = 64 * 1024

/** What a piece of a body takes beside its bytes: who sends single bytes holds more than they say. */
const weightOfPart = 256

/** Requests that wait behind another of their connection, by connection; and how many may. */
const behind = new WeakMap<Socket, number>()
const mostBehind = 16

/**
 * Goes on once the answer has its connection: a request that was sent behind another of it begins when that is answered, for of an answer
 * that has no connection yet Node does not tell the end. Nothing else counts those that wait so: a connection with too many is cut.
 */
export function inItsTurn({ socket }: IncomingMessage, response: ServerResponse, go: () => void): void {
  if (response.socket !== null) return go()
  const waiting = (behind.get(socket) ?? 0) + 1
  if (waiting > mostBehind) return void socket.destroy()
  behind.set(socket, waiting)
  response.once('socket', () => {
    behind.set(socket, behind.get(socket)! - 1)
    go()
  })
}

/** Whom the memory of a body is counted for. */
export interface Sender {
  readonly largest: number
  /** What is said of a larger one. */
  readonly tooLarge: Text
  /** Who may never hold more than is left to all others. */
  readonly party: string
  readonly bounds: readonly { readonly of: string; readonly most: number }[]
  /** Room that all of the party share, who know nothing of each other. */
  readonly shared?: number
}

/** A body of a key is no longer than any text of as many tokens as the key may use in a minute: what is longer would be refused in any case. */
export function senderWithKey({ id, organisation, limits: { tokensPerMinute } }: Pick<ApiKey, 'id' | 'organisation' | 'limits'>): Sender {
  const needed = spareBytes + bytesOfToken * tokensPerMinute
  const party = `company:${organisation}`
  return {
    largest: Math.min(largestBody, needed), tooLarge: needed < largestBody ? tooLargeForKey(Math.floor(needed / 1024), tokensPerMinute) : tooLarge(largestBody / megabyte),
    party, bounds: [{ of: party, most: most.company }, { of: `key:${id}`, most: most.key }],
  }
}

/** `network`: of whom an address is, as limits count them. */
export const senderWithoutKey = (network: string): Sender => ({
  largest: largestWithoutKey, tooLarge: tooLarge(largestWithoutKey / megabyte),
  party: 'without key', shared: most.withoutKey, bounds: [{ of: `network:${network}`, most: most.network }],
})

/** The body of one call. */
class Held {
  readonly sender: Sender
  readonly began: number
  readonly failed: (error: unknown) => void
  parts: Buffer[] = []
  size = 0
  /** What it holds of memory. */
  weight = 0
  /** Among those that are coming in; undefined once it is whole, or refused. */
  place: number | undefined

  constructor(sender: Sender, began: number, failed: (error: unknown) => void) {
    this.sender = sender
    this.began = began
    this.failed = failed
  }
}

export class Intake {
  /** Those that are not whole yet. An array, as the calls under way are kept, and for the same reason. */
  readonly #coming: Held[] = []
  readonly #held = new Map<string, number>()
  #all = 0
  readonly #clock: () => number

  /** `clock` tells milliseconds that only grow. */
  constructor(clock: () => number) { this.#clock = clock }

  /** Bytes that are held now. */
  get held(): number { return this.#all }

  /**
   * Calls `done` once with the body, or `failed` once with an `ApiError`. Nothing is kept beyond the bounds: what is too large is
   * refused by its announced length, or at the byte that passes the bound. What a body holds is given back when its answer has closed.
   */
  read(request: IncomingMessage, response: ServerResponse, sender: Sender, done: (body: Body) => void, failed: (error: unknown) => void): void {
    inItsTurn(request, response, () => this.#read(request, response, sender, done, failed))
  }

  #read(request: IncomingMessage, response: ServerResponse, sender: Sender, done: (body: Body) => void, failed: (error: unknown) => void): void {
    const announced = Number(request.headers['content-length'] ?? 0)
    if (announced > sender.largest) return failed(tooLargeError(sender))
    const body = new Held(sender, this.#clock(), failed)
    body.place = this.#coming.push(body) - 1
    request.on('data', (part: Buffer) => { if (body.place !== undefined) this.#came(body, part) })
    request.on('end', () => { if (body.place !== undefined) this.#whole(body, done) })
    const cutOff = (): void => { if (body.place !== undefined) this.#fail(body, invalid(refusals.bodyCutOff)) }
    request.on('error', cutOff).on('close', cutOff)
    response.once('close', () => {
      cutOff()
      this.#weigh(body, 0)
    })
  }

  /** Refuses what comes too slowly; `at` is by the clock. */
  tick(at: number): void {
    // From the end: whoever goes gives its place to the last, which has been looked at.
    for (let place = this.#coming.length - 1; place >= 0; place -= 1) {
      const body = this.#coming[place]!
      if (at - body.began > slowestMs + body.size / slowestBytesPerSecond * 1000) this.#fail(body, new ApiError(tooSlow))
    }
  }

  #came(body: Held, part: Buffer): void {
    body.size += part.length
    body.parts.push(part)
    this.#weigh(body, body.weight + part.length + weightOfPart)
    if (body.size > body.sender.largest) return this.#fail(body, tooLargeError(body.sender))
    const refused = this.#refusal(body)
    if (refused) this.#fail(body, refused)
  }

  /** Weighs what it takes to understand the body before it is understood. */
  #whole(body: Held, done: (body: Body) => void): void {
    const { parts, size, sender } = body
    const bytes = parts.length === 1 ? parts[0]! : Buffer.concat(parts, size)
    this.#leave(body)
    try {
      const weight = size + weigh(bytes)
      const alone = Math.min(...sender.bounds.map((bound) => bound.most))
      if (weight > alone) throw new ApiError({ ...tooLargeError(sender).problem, text: tooManyValues(Math.ceil(weight / megabyte), alone / megabyte) })
      this.#weigh(body, weight)
      const refused = this.#refusal(body)
      if (refused) throw refused
      done(understand(bytes))
    } catch (error) {
      body.failed(error)
    }
  }

  /** Why a body cannot be held, when it cannot: its sender holds too much, or more than is left to others. */
  #refusal(body: Held): ApiError | undefined {
    const { party, bounds, shared = most.all } = body.sender
    if (bounds.some(({ of, most: bound }) => this.#heldBy(of) > bound)) return tooMany(refusals.tooManyOwnBodies, 1)
    const isShort = (): boolean => this.#heldBy(party) > shared
    while (isShort()) {
      const heaviest = this.#heaviest(body)
      if (heaviest === body) return new ApiError(tooManyBodies)
      this.#fail(heaviest, new ApiError(tooManyBodies))
    }
    return this.#heldBy(party) > most.all - this.#all ? new ApiError(tooManyBodies) : undefined
  }

  /** Of those of the same party that are coming in, and of this one: the largest of whoever holds most. */
  #heaviest(body: Held): Held {
    const heldBy = ({ sender }: Held): number => this.#heldBy(sender.bounds[0]!.of)
    const isHeavier = (one: Held, than: Held): boolean => heldBy(one) > heldBy(than) || (heldBy(one) === heldBy(than) && one.weight > than.weight)
    return this.#coming.reduce((found, one) => (one.sender.party === body.sender.party && isHeavier(one, found) ? one : found), body)
  }

  #heldBy(of: string): number { return this.#held.get(of) ?? 0 }

  /** Ends a body that is coming in. */
  #fail(body: Held, error: ApiError): void {
    if (body.place === undefined) return
    this.#leave(body)
    this.#weigh(body, 0)
    body.failed(error)
  }

  /** It is among those that are coming in no more. */
  #leave(body: Held): void {
    const last = this.#coming.pop()!
    if (last !== body) {
      this.#coming[body.place!] = last
      last.place = body.place
    }
    body.place = undefined
    body.parts = []
  }

  /** From now on it holds so much. */
  #weigh(body: Held, weight: number): void {
    const more = weight - body.weight
    body.weight = weight
    this.#all += more
    const { party, bounds } = body.sender
    for (const of of new Set([party, ...bounds.map((bound) => bound.of)])) {
      const now = this.#heldBy(of) + more
      if (now <= 0) this.#held.delete(of)
      else this.#held.set(of, now)
    }
  }
}

const tooManyBodies: ApiProblem = { status: 503, type: 'server_error', code: 'overloaded', text: refusals.tooManyBodies, retryAfterSeconds: 1 }
const tooSlow: ApiProblem = { status: 408, type: 'invalid_request_error', code: 'request_timeout', text: refusals.bodyTooSlow }

const tooLargeError = ({ tooLarge: text }: Sender): ApiError =>
  new ApiError({ status: 413, type: 'invalid_request_error', code: 'request_too_large', text })
