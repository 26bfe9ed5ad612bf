/** Bounds what connections cost: how many there are, in all and from one address, and how long one may stand still. */
import type { IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'

export interface ConnectionBounds {
  /** Connections at a time: 10,000 unless given. What is beyond is cut at once. */
  readonly most?: number
  /** Connections at a time from one address: 1,000 unless given; one that proxies share has no bound of its own. */
  readonly mostOfOne?: number
  /** Milliseconds for the head of a request: 15,000 unless given. */
  readonly headMs?: number
  /** Milliseconds in which whoever reads or sends must get on by 64 KiB, or to the end: 120,000 unless given. */
  readonly stallMs?: number
  /** Milliseconds between two looks: 5,000 unless given. */
  readonly lookMs?: number
}

/** Less than this in `stallMs` is standing still: half a kilobyte a second, a tenth of what the slowest phone gets. */
const step = 64 * 1024

/** What is known of a connection: the requests whose bodies have not come whole, and where it stood when it last got on. */
interface Watched { readonly requests: Set<IncomingMessage>; at: number; bytes: number }

/** What `createServer` needs for the bounds that Node keeps itself. */
export const serverOptions = ({ headMs = 15_000, lookMs = 5_000 }: ConnectionBounds) =>
  // No time for the whole of a request: an upload may take hours, as long as it gets on.
  ({ headersTimeout: headMs, requestTimeout: 0, connectionsCheckingInterval: lookMs })

/** Keeps the bounds of a server until it closes. */
export function boundConnections(server: Server, { most = 10_000, mostOfOne = 1_000, stallMs = 120_000, lookMs = 5_000 }: ConnectionBounds): void {
  const watched = new Map<Socket, Watched>()
  const ofOne = new Map<string, number>()
  server.maxConnections = most

  server.on('connection', (socket: Socket) => {
    const from = socket.remoteAddress ?? ''
    const count = (ofOne.get(from) ?? 0) + 1
    if (count > mostOfOne) {
      socket.destroy()
      return
    }
    ofOne.set(from, count)
    watched.set(socket, { requests: new Set(), at: performance.now(), bytes: 0 })
    socket.once('close', () => {
      watched.delete(socket)
      const rest = (ofOne.get(from) ?? 1) - 1
      if (rest === 0) ofOne.delete(from)
      else ofOne.set(from, rest)
    })
  })
  server.on('request', (request: IncomingMessage) => {
    const { requests } = watched.get(request.socket) ?? {}
    if (requests === undefined || request.complete) return
    requests.add(request)
    request.once('close', () => requests.delete(request))
  })

  const look = (): void => {
    const now = performance.now()
    for (const [socket, one] of watched) {
      const bytes = socket.bytesRead + socket.bytesWritten - socket.writableLength
      // While it is we who are awaited, nobody stands still.
      const waits = socket.writableLength > 0 || one.requests.values().some(({ complete }) => !complete)
      if (!waits || bytes - one.bytes >= step) {
        one.at = now
        one.bytes = bytes
      } else if (now - one.at >= stallMs) socket.destroy()
    }
  }
  const looking = setInterval(look, lookMs).unref()
  server.once('close', () => clearInterval(looking))
}
