/**
 * Bodies that are coming in and are not whole yet: how much memory they may hold, of one sender and together, and how slowly they may come.
 *
 * Promises: what one key, one company or one address sends, however much and however slowly, shuts the door for nobody else. When
 * all are together at the bound, whoever holds most gives way, not whoever comes last.
 */
import type { IncomingMessage } from 'node:http'
import { ApiError, type ApiProblem, invalid, tooMany } from './errors.ts'
import { refusals, tooLarge } from './messages.ts'
import { type Body, understand } from './request.ts'

const megabyte = 1024 * 1024

/** The largest body in bytes: some 8 MB of text, far beyond any context that is served. */
export const largestBody = 8 * megabyte
/** Without a key: a receipt and the longest answer that a model gives. */
const largestWithoutKey = megabyte

/** Bytes that have come and are not whole yet, at most: of all, of a company with all its keys, of a key; of everybody without a key, of one address. */
const most = { all: 64 * megabyte, company: 32 * megabyte, key: 16 * megabyte, withoutKey: 8 * megabyte, address: 2 * megabyte } as const

/** A body may take so long, and a second more for every so many bytes that came: 8 MB have two and a half minutes. */
const slowestMs = 30_000
const slowestBytesPerSecond = 64 * 1024

/** What a piece of a body takes beside its bytes: who sends single bytes holds more than they say. */
const weightOfPart = 256

/** Whom the memory of a body is counted for. The first is who gives way when all together hold too much. */
export interface Sender {
  readonly largest: number
  readonly bounds: readonly { readonly of: string; readonly most: number }[]
}

export const senderWithKey = (key: { readonly id: string; readonly organisation: string }): Sender => ({
  largest: largestBody, bounds: [{ of: `company:${key.organisation}`, most: most.company }, { of: `key:${key.id}`, most: most.key }],
})

export const senderWithoutKey = (address: string): Sender => ({
  largest: largestWithoutKey, bounds: [{ of: `address:${address}`, most: most.address }, { of: 'without key', most: most.withoutKey }],
})

/** One body on its way. */
class Coming {
  readonly request: IncomingMessage
  readonly sender: Sender
  readonly began: number
  readonly failed: (error: unknown) => void
  parts: Buffer[] = []
  size = 0
  /** What it holds of memory. */
  weight = 0
  place = 0
  ended = false

  constructor(request: IncomingMessage, sender: Sender, began: number, failed: (error: unknown) => void) {
    this.request = request
    this.sender = sender
    this.began = began
    this.failed = failed
  }
}

export class Intake {
  /** An array, as the calls under way are kept, and for the same reason. */
  readonly #coming: Coming[] = []
  readonly #held = new Map<string, number>()
  #all = 0
  readonly #clock: () => number

  /** `clock` tells milliseconds that only grow. */
  constructor(clock: () => number) { this.#clock = clock }

  /** Bytes that are held now. */
  get held(): number { return this.#all }

  /**
   * Calls `done` once with the body, or `failed` once with an `ApiError`. Nothing is kept beyond the bounds: what is too large is
   * refused by its announced length, or at the byte that passes the bound.
   */
  read(request: IncomingMessage, sender: Sender, done: (body: Body) => void, failed: (error: unknown) => void): void {
    const announced = Number(request.headers['content-length'] ?? 0)
    if (announced > sender.largest) return failed(tooLargeError(sender))
    const body = new Coming(request, sender, this.#clock(), failed)
    body.place = this.#coming.push(body) - 1
    request.on('data', (part: Buffer) => { if (!body.ended) this.#came(body, part) })
    request.on('end', () => {
      if (body.ended) return
      const { parts, size } = body
      this.#end(body)
      try {
        done(understand(parts.length === 1 ? parts[0]! : Buffer.concat(parts, size)))
      } catch (error) {
        failed(error)
      }
    })
    const cutOff = (): void => this.#fail(body, invalid(refusals.bodyCutOff))
    request.on('error', cutOff).on('close', cutOff)
  }

  /** Refuses what comes too slowly; `at` is by the clock. */
  tick(at: number): void {
    // From the end: whoever goes gives its place to the last, which has been looked at.
    for (let place = this.#coming.length - 1; place >= 0; place -= 1) {
      const body = this.#coming[place]!
      if (at - body.began > slowestMs + body.size / slowestBytesPerSecond * 1000) this.#fail(body, new ApiError(tooSlow))
    }
  }

  #came(body: Coming, part: Buffer): void {
    const weight = part.length + weightOfPart
    body.size += part.length
    body.weight += weight
    body.parts.push(part)
    this.#all += weight
    let beyond = false
    for (const { of, most: bound } of body.sender.bounds) {
      const held = (this.#held.get(of) ?? 0) + weight
      this.#held.set(of, held)
      beyond ||= held > bound
    }
    if (body.size > body.sender.largest) this.#fail(body, tooLargeError(body.sender))
    else if (beyond) this.#fail(body, tooMany(refusals.tooManyOwnBodies, 1))
    else if (this.#all > most.all) this.#fail(this.#heaviest(), new ApiError(tooManyBodies))
  }

  /** The largest body of whoever holds most. */
  #heaviest(): Coming {
    const heldBy = ({ sender }: Coming): number => this.#held.get(sender.bounds[0]!.of) ?? 0
    return this.#coming.reduce((found, one) => (heldBy(one) > heldBy(found) || (heldBy(one) === heldBy(found) && one.weight > found.weight) ? one : found))
  }

  #fail(body: Coming, error: ApiError): void {
    if (body.ended) return
    this.#end(body)
    body.failed(error)
  }

  #end(body: Coming): void {
    body.ended = true
    const last = this.#coming.pop()!
    if (last !== body) {
      this.#coming[body.place] = last
      last.place = body.place
    }
    this.#all -= body.weight
    for (const { of } of body.sender.bounds) {
      const rest = (this.#held.get(of) ?? 0) - body.weight
      if (rest <= 0) this.#held.delete(of)
      else this.#held.set(of, rest)
    }
    body.parts = []
  }
}

const tooManyBodies: ApiProblem = { status: 503, type: 'server_error', code: 'overloaded', text: refusals.tooManyBodies, retryAfterSeconds: 1 }
const tooSlow: ApiProblem = { status: 408, type: 'invalid_request_error', code: 'request_timeout', text: refusals.bodyTooSlow }

const tooLargeError = ({ largest }: Sender): ApiError =>
  new ApiError({ status: 413, type: 'invalid_request_error', code: 'request_too_large', text: tooLarge(largest / megabyte) })
