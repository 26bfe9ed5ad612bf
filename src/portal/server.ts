/** Listens for requests, says clearly why it cannot, and stops without cutting anybody off. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createListener, type Server } from 'node:net'
import type { Http2Bindings, HttpBindings } from '@hono/node-server'
import { Failure } from '../law/failure.ts'
import { boundConnections, type ConnectionBounds, serverOptions } from './connections.ts'
import { type Door, doorkeeper } from './door.ts'
import { busyPort, forbiddenPort, foreignHost } from './messages.ts'
import { explainRefusals } from './unreadable-requests.ts'

export interface RunningServer {
  /** The port that was opened; with port 0 the one that the system gave. */
  readonly port: number
  /** Takes no new requests, lets those under way end for at most `graceMs` milliseconds, has doors end the rest with a word, then closes. */
  stop(graceMs?: number): Promise<void>
}

/** Milliseconds in which the last word of a door reaches its caller. */
const lastWordMs = 500

/** An application of `fetch`, such as Hono's. */
export interface Application { fetch(request: Request, env: Http2Bindings | HttpBindings): Response | Promise<Response> }

/**
 * Opens the port; doors, which are fetched at the first request, are asked before the application, and without one they alone
 * answer. Throws a `Failure` 'unavailable' when the port is taken or may not be opened, or the host is not this machine's.
 */
export async function listen(app: Application | undefined, { port, host = '127.0.0.1', proxies = 0, doors = () => [], bounds = {} }: {
  readonly port: number
  readonly host?: string
  /** How many proxies of the operator stand in front: behind one, all connections come from its address. */
  readonly proxies?: number
  readonly doors?: () => readonly Door[]
  readonly bounds?: ConnectionBounds
}): Promise<RunningServer> {
  const answer = app ? await listenerOf(app) : nothingHere
  let open: readonly Door[] = []
  let atDoor: ReturnType<typeof doorkeeper> | undefined
  const server = createServer(serverOptions(bounds), (request, response) => {
    if (namesTwoHosts(request)) return void response.writeHead(400, { connection: 'close' }).end()
    atDoor ??= doorkeeper(open = doors())
    if (!atDoor(request, response)) void answer(request, response)
  })
  explainRefusals(server)
  boundConnections(server, proxies > 0 ? { ...bounds, mostOfOne: Infinity } : bounds)
  await openOn(server, port, host)
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    async stop(graceMs = 10_000) {
      const closed = new Promise<void>((done) => { server.close(() => done()) })
      server.closeIdleConnections()
      let last = setTimeout(() => {
        for (const door of open) door.end?.()
        last = setTimeout(() => server.closeAllConnections(), lastWordMs)
      }, graceMs)
      await closed
      clearTimeout(last)
    },
  }
}

/** Throws as `listen` does when the port cannot be opened now: for whoever has long work before it opens the port. Answers nobody. */
export async function requirePort({ port, host = '127.0.0.1' }: { readonly port: number; readonly host?: string }): Promise<void> {
  const probe = createListener((socket) => socket.destroy())
  await openOn(probe, port, host)
  await new Promise((closed) => { probe.close(closed) })
}

async function openOn(server: Server, port: number, host: string): Promise<void> {
  const { promise: opened, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', reject)
  server.listen(port, host, resolve)
  try {
    await opened
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EADDRINUSE') throw new Failure('unavailable', busyPort(port))
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') throw new Failure('unavailable', foreignHost(host))
    if (code === 'EACCES') throw new Failure('unavailable', forbiddenPort(port))
    throw error
  }
}

/** What `fetch` stands on in Node takes some megabytes, which a process of doors alone has no use for. */
async function listenerOf(app: Application) {
  const { getRequestListener } = await import('@hono/node-server')
  return getRequestListener((request, env) => app.fetch(request, env))
}

/** RFC 9112, 3.2: refused, because a proxy before us may have gone by the other line. Node keeps the first of them and says nothing. */
const namesTwoHosts = ({ rawHeaders }: IncomingMessage): boolean =>
  rawHeaders.filter((name, at) => at % 2 === 0 && name.length === 4 && name.toLowerCase() === 'host').length > 1

const nothingHere = (_: IncomingMessage, response: ServerResponse): void => void response.writeHead(404).end()
