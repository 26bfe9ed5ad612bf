/** Sends calls to upstreams over connections that stay open. */
import { Pool, type Dispatcher } from 'undici'

/** What an exchange with an upstream tells, in this order; `failed` at any moment, and nothing after `ended` or `failed`. */
export interface Listener {
  began(status: number, headers: Readonly<Record<string, string | string[] | undefined>>): void
  came(chunk: Buffer): void
  ended(): void
  failed(error: Error): void
  /** The listener itself threw: a fault of ours, which must end the call and not be taken for the upstream's. */
  faulted(error: unknown): void
}

/** One exchange under way. */
export interface Exchange {
  /** Breaks the connection at once: the upstream sees that nobody waits. */
  abort(): void
  pause(): void
  resume(): void
}

export interface Upstreams {
  send(to: { readonly baseUrl: string; readonly apiKey?: string; readonly limits?: { readonly connectMs: number } }, path: string, body: Buffer, listener: Listener): Exchange
  close(): Promise<void>
}

/** Upstreams to which connections are kept. */
const mostPools = 256

/** Time limits are the caller's, but for that to connect: `usualConnectMs`, unless an upstream has another. */
export function openUpstreams(usualConnectMs: number): Upstreams {
  const pools = new Map<string, { readonly pool: Pool; readonly below: string }>()

  const poolOf = (baseUrl: string, connectMs: number) => {
    const name = `${connectMs} ${baseUrl}`
    const known = pools.get(name)
    if (known) return known
    const { origin, pathname } = new URL(baseUrl)
    const made = {
      // One call at a time on a connection: an answer that takes minutes must hold up no other.
      pool: new Pool(origin, { pipelining: 1, connect: { timeout: connectMs }, headersTimeout: 0, bodyTimeout: 0, keepAliveTimeout: 30_000 }), below: pathname === '/' ? '' : pathname,
    }
    pools.set(name, made)
    const [oldest] = pools
    if (pools.size > mostPools && oldest) { // workers that start anew have new addresses
      pools.delete(oldest[0])
      void oldest[1].pool.close()
    }
    return made
  }

  return {
    send({ baseUrl, apiKey, limits }, path, body, listener) {
      const { pool, below } = poolOf(baseUrl, limits?.connectMs ?? usualConnectMs)
      const exchange = new Sending(listener)
      const headers = ['content-type', 'application/json', 'accept-encoding', 'identity']
      if (apiKey !== undefined) headers.push('authorization', `Bearer ${apiKey}`)
      pool.dispatch({ path: below + path, method: 'POST', headers, body }, exchange)
      return exchange
    },
    async close() {
      await Promise.all(Array.from(pools.values(), ({ pool }) => pool.destroy()))
    },
  }
}

const left = new Error('The caller left')

class Sending implements Dispatcher.DispatchHandler, Exchange {
  #listener: Listener | undefined
  #controller: Dispatcher.DispatchController | undefined

  constructor(listener: Listener) { this.#listener = listener }

  abort(): void {
    this.#listener = undefined
    this.#controller?.abort(left)
  }

  pause(): void { this.#controller?.pause() }
  resume(): void { this.#controller?.resume() }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    if (this.#listener === undefined) controller.abort(left)
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: Record<string, string | string[] | undefined>): void {
    if (status >= 200) this.#tell((listener) => listener.began(status, headers))
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void { this.#tell((listener) => listener.came(chunk)) }

  onResponseEnd(): void { this.#last((listener) => listener.ended()) }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void { this.#last((listener) => listener.failed(error)) }

  #last(tell: (listener: Listener) => void): void {
    const listener = this.#listener
    this.#controller = undefined
    this.#tell(tell)
    if (this.#listener === listener) this.#listener = undefined
  }

  #tell(tell: (listener: Listener) => void): void {
    const listener = this.#listener
    if (listener === undefined) return
    try {
      tell(listener)
    } catch (error) {
      listener.faulted(error)
    }
  }
}
