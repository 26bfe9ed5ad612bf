/** Reads the body of a call: whole, within its limit, UTF-8, a JSON object. */
import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import { ApiError, type ApiProblem, invalid } from './errors.ts'
import { refusals, tooDeep, tooLarge } from './messages.ts'

export type Fields = Readonly<Record<string, unknown>>

/** A body as it came and as it was understood. */
export interface Body {
  readonly bytes: Buffer
  readonly fields: Fields
}

/** The largest body in bytes: some 8 MB of text, far beyond any context that is served. */
export const largestBody = 8 * 1024 * 1024

/** Bytes of all bodies together that have come and are not whole yet: who sends many slowly must not fill the memory. */
const mostHeld = 64 * 1024 * 1024
let held = 0

/**
 * Calls `done` once with the body, or `failed` once with an `ApiError`. Nothing is kept beyond the limit: what is too large is
 * refused by its announced length, or at the byte that passes the limit.
 */
export function readBody(request: IncomingMessage, done: (body: Body) => void, failed: (error: unknown) => void): void {
  const announced = Number(request.headers['content-length'] ?? 0)
  if (announced > largestBody) return failed(tooLargeError())
  let parts: Buffer[] | undefined
  let first: Buffer | undefined
  let size = 0
  let ended = false
  const end = (): void => {
    ended = true
    held -= size
  }
  request.on('data', (part: Buffer) => {
    if (ended) return
    size += part.length
    held += part.length
    if (size > largestBody || held > mostHeld) {
      const error = size > largestBody ? tooLargeError() : new ApiError(tooManyBodies)
      end()
      parts = first = undefined
      return failed(error)
    }
    if (first === undefined) first = part
    else (parts ??= [first]).push(part)
  })
  request.on('end', () => {
    if (ended) return
    end()
    try {
      done(understand(parts === undefined ? first ?? Buffer.alloc(0) : Buffer.concat(parts, size)))
    } catch (error) {
      failed(error)
    }
  })
  const cutOff = (): void => {
    if (ended) return
    end()
    failed(invalid(refusals.bodyCutOff))
  }
  request.on('error', cutOff).on('close', cutOff)
}

const tooManyBodies: ApiProblem = { status: 503, type: 'server_error', code: 'overloaded', text: refusals.tooManyBodies, retryAfterSeconds: 1 }

const tooLargeError = (): ApiError =>
  new ApiError({ status: 413, type: 'invalid_request_error', code: 'request_too_large', text: tooLarge(largestBody / 1024 / 1024) })

/** The deepest nesting that is taken: whatever reads or writes a value later goes down by calling itself. */
const deepest = 100

/** Whether brackets are nested deeper than that, outside of texts; of what is no JSON it may say anything. */
function isTooDeep(bytes: Buffer): boolean {
  let depth = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]
    if (byte === 0x22) at = endOfText(bytes, at)
    else if (byte === 0x5b || byte === 0x7b) depth += 1
    else if (byte === 0x5d || byte === 0x7d) depth -= 1
    if (depth > deepest) return true
  }
  return false
}

/** Where the text that begins here ends: at the next quotation mark before which stand no backslashes, or two, or four … */
function endOfText(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0x22, from + 1); at !== -1; at = bytes.indexOf(0x22, at + 1)) {
    let before = at
    while (bytes[before - 1] === 0x5c) before -= 1
    if ((at - before) % 2 === 0) return at
  }
  return bytes.length
}

function understand(bytes: Buffer): Body {
  if (!isUtf8(bytes)) throw invalid(refusals.notUtf8)
  if (isTooDeep(bytes)) throw invalid(tooDeep(deepest))
  let fields: unknown
  try {
    fields = JSON.parse(bytes.toString())
  } catch {
    throw invalid(refusals.notJson)
  }
  if (!isFields(fields)) throw invalid(refusals.notJson)
  return { bytes, fields }
}

export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)
