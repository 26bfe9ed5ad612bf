/** Stands on loopback between the portal and its PostgreSQL, and does to connections what networks do. */
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'

export interface DatabaseProxy {
  /** The database as the portal reaches it. */
  readonly url: string
  /** Each piece waits so many milliseconds; 0 again. */
  delay(milliseconds: number): void
  /** Cuts every connection, whatever is under way on it. */
  cut(): void
  /** Takes no connections until told otherwise. */
  refuse(refused: boolean): void
  close(): Promise<void>
}

/** Opens it before the server whose URL names the folder of its socket. */
export async function openDatabaseProxy(serverUrl: string): Promise<DatabaseProxy> {
  const socket = join(new URL(serverUrl.replace('@/', '@socket/')).searchParams.get('host')!, '.s.PGSQL.5432')
  const pairs = new Set<readonly [Socket, Socket]>()
  let wait = 0
  let refused = false

  async function* slowly(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      if (wait > 0) await pause(wait)
      yield piece
    }
  }

  const server = createServer((client) => {
    if (refused) return void client.destroy()
    const behind = connect(socket)
    const pair = [client, behind] as const
    pairs.add(pair)
    for (const [from, to] of [pair, [behind, client] as const]) {
      // A connection that is cut is what this is for.
      pipeline(from, slowly, to).catch(() => {}).finally(() => { pairs.delete(pair); client.destroy(); behind.destroy() })
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  const cut = (): void => { for (const [client, behind] of pairs) { client.destroy(); behind.destroy() } }
  return {
    url: `postgres://portal@127.0.0.1:${port}/postgres`,
    delay: (milliseconds) => { wait = milliseconds },
    cut,
    refuse: (now) => { refused = now },
    async close() {
      cut()
      await new Promise((closed) => { server.close(closed) })
    },
  }
}
