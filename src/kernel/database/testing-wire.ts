/** A wire to a test's database that can fall silent, as a network does behind a dead switch: nothing passes, and nobody is told. */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { Client } from 'pg'

export interface Wire {
  /** The database's address by the wire. */
  readonly url: string
  /** From now on nothing passes, also on connections that are opened. */
  silence(): void
  /** New connections pass again; those that were open stay silent, as they do when a firewall has forgotten them. */
  mend(): void
  close(): Promise<void>
}

/** Lays a wire to the database at a URL, whether its server listens on a port or on a Unix socket. */
export async function layWire(url: string): Promise<Wire> {
  const { host, port, database, user, password } = new Client({ connectionString: url })
  const open = new Set<Socket>()
  let silent = false
  const server = createServer((near) => {
    const far = host.startsWith('/') ? connect(join(host, `.s.PGSQL.${port}`)) : connect(port, host)
    for (const socket of [near, far]) {
      open.add(socket)
      socket.on('error', () => undefined).on('close', () => { open.delete(socket) })
    }
    if (silent) return
    near.pipe(far).pipe(near)
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const here = new URL(`postgres://127.0.0.1:${(server.address() as AddressInfo).port}/${database ?? ''}`)
  here.username = user ?? ''
  here.password = typeof password === 'string' ? password : ''
  return {
    url: here.href,
    silence() {
      silent = true
      for (const socket of open) socket.unpipe().pause()
    },
    mend() { silent = false },
    async close() {
      for (const socket of open) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
