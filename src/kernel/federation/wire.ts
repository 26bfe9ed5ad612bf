/** How peers are asked: at the address that was resolved, within a time, up to a size, and never elsewhere. */
import { Agent, errors, request } from 'undici'
import { reach } from '../reach/index.ts'

/** What a peer answered. */
export interface Answered {
  readonly status: number
  readonly type: string
  readonly bytes: Uint8Array
  /** Where it says that more is (RFC 8288). */
  readonly link?: string
  /** Where it says that the page has gone. */
  readonly location?: string
}

/** It answered with more bytes than it was asked for. */
export class TooLong extends Error {
  readonly status: number
  constructor(status: number) {
    super('the answer is too long')
    this.status = status
  }
}

/** What goes with a question, and how long and how much is waited for. With a body it is posted, as plain text unless a header says otherwise. */
interface Sent { readonly body?: string; readonly headers?: Readonly<Record<string, string>>; readonly mostBytes?: number; readonly milliseconds?: number }

/** One question to a peer. Rejects when it is not to be reached or answers too late (after `milliseconds`, 30 seconds at most), and with a `TooLong` when it answers too much. A redirect is an answer like any other: nothing is followed. */
export type Ask = (url: string, sent?: Sent) => Promise<Answered>

const patience = 15_000
const aMegabyte = 1_048_576

/** `mayReach` names hosts that may be asked though they are not public. */
export const wire = (mayReach: readonly string[]): Ask => async (address, { body, headers: asked = {}, mostBytes = aMegabyte, milliseconds = 2 * patience } = {}) => {
  const url = new URL(address)
  const found = await reach(url.hostname, Number(url.port || (url.protocol === 'https:' ? 443 : 80)), mayReach)
  // The name is not resolved again: it could lead elsewhere by then.
  const agent = new Agent({
    connect: { timeout: patience, lookup: (_host, { all }, done) => (all ? done(null, [found]) : done(null, found.address, found.family)) },
    headersTimeout: patience, bodyTimeout: patience, maxResponseSize: mostBytes,
  })
  try {
    const { statusCode, headers, body: answer } = await request(url, {
      dispatcher: agent, signal: AbortSignal.timeout(Math.ceil(Math.min(milliseconds, 2 * patience))), method: body === undefined ? 'GET' : 'POST',
      headers: { ...(body !== undefined && { 'content-type': 'text/plain; charset=utf-8' }), ...asked }, ...(body !== undefined && { body }),
    })
    const bytes = await answer.arrayBuffer().catch((error: unknown) => {
      throw error instanceof errors.ResponseExceededMaxSizeError ? new TooLong(statusCode) : error
    })
    const { link, location } = headers
    return { status: statusCode, type: String(headers['content-type'] ?? ''), bytes: new Uint8Array(bytes), ...(link !== undefined && { link: String(link) }), ...(location !== undefined && { location: String(location) }) }
  } finally {
    await agent.destroy()
  }
}

/** The same, for so many milliseconds in all: what is under way then is broken off, and what is asked later is rejected. */
export function within(ask: Ask, milliseconds: number, clock: () => number): Ask {
  const end = clock() + milliseconds
  return async (url, sent) => {
    const left = end - clock()
    if (left <= 0) throw new Error('it took too long in all')
    return ask(url, { ...sent, milliseconds: left })
  }
}
