/** How an answer leaves: one body of JSON, or server-sent events with `[DONE]` at the end of those that ended well. */
import type { ServerResponse } from 'node:http'
import { ApiError } from './trouble.ts'

export interface EventStream {
  send(event: object): void
  end(): void
}

export interface Reply {
  /** Aborted when the caller leaves. */
  readonly signal: AbortSignal
  json(body: object): void
  /** Heads are sent with the first event, so that what fails before it still has its status. */
  stream(): EventStream
  /** Ends with a trouble: as a status, or as an event where a stream has begun. */
  fail(trouble: ApiError): void
}

export function openReply(response: ServerResponse): Reply {
  const gone = new AbortController()
  response.once('close', () => gone.abort(new Error('The caller left')))
  const open = (): void => {
    if (!response.headersSent) response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache', 'x-accel-buffering': 'no' })
  }
  const event = (value: object): void => {
    open()
    response.write(`data: ${JSON.stringify(value)}\n\n`)
  }
  const json = (status: number, body: object, headers: Readonly<Record<string, string>> = {}): void => {
    const bytes = Buffer.from(JSON.stringify(body))
    response.writeHead(status, { 'content-type': 'application/json', 'content-length': bytes.length, ...headers }).end(bytes)
  }
  return {
    signal: gone.signal,
    json: (body) => json(200, body),
    stream: () => ({
      send: event,
      end() {
        open()
        response.end('data: [DONE]\n\n')
      },
    }),
    fail(trouble) {
      if (response.destroyed || response.writableEnded) return
      if (!response.headersSent) return json(trouble.status, trouble.body, trouble.status === 503 ? { 'retry-after': '1' } : {})
      event(trouble.body)
      response.end()
    },
  }
}
