/** Stands on loopback between the portal and its PostgreSQL, and does to connections what networks do. */
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { join } from 'node:path'

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

  const server = createServer((client) => {
    if (refused) return void client.destroy()
    const behind = connect(socket)
    const pair = [client, behind] as const
    pairs.add(pair)
    for (const [from, to] of [pair, [behind, client] as const]) {
      // In order, whatever each waits: a stream of bytes that overtake each other is none.
      let last = Promise.resolve()
      from.on('data', (piece) => {
        const milliseconds = wait
        last = last.then(async () => {
          if (milliseconds > 0) await new Promise((resume) => { setTimeout(resume, milliseconds) })
          if (!to.destroyed) to.write(piece)
        })
      })
      from.on('error', () => {}) // a connection that is cut is what this is for
      from.on('close', () => { pairs.delete(pair); to.destroy() })
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
