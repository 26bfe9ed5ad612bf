/** Listens for PostgreSQL's notifications on one connection, opened by the first who listens and mended when it breaks. */
import { Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { Client, escapeIdentifier } from 'pg'
import type { ClientConfig } from 'pg'

/** Takes the payload of a notification; an empty one after a lost connection means: something may have been missed, look. */
export type Notified = (payload: string) => void

interface Listener {
  listen(channel: string, handler: Notified): Promise<() => Promise<void>>
  hears(): boolean
  close(): Promise<void>
}

/**
 * A network that falls silent ends no connection: TCP tells after minutes or hours. So the server is asked over the same connection, one
 * question each `beatMs`; after `deafAfter` beats without an answer notifications may be missing, after `lostAfter` it is opened anew.
 * Beats are counted, not time: a process that was busy finds the answers waiting.
 */
const beatMs = 300
const deafAfter = 3
const lostAfter = 10

/**
 * Promises that a handler is called for every notification, and with `''` after any time in which none could come. `silenced` is told once the server is
 * heard again after a silence, before the handlers are: other connections of that time may be dead as well, and nobody says so.
 */
export function openListener(config: ClientConfig, silenced: () => void): Listener {
  const handlers = new Map<string, Set<Notified>>()
  /** Settled once the server has been asked to notify on a channel: later listeners wait for the same. */
  const listening = new Map<string, Promise<unknown>>()
  let connection: Promise<Client> | undefined
  /** Beats without an answer; `lostAfter` while there is no connection. */
  let silent = 0
  /** The connection was given up because nothing came on it. */
  let givenUp = false
  let closed = false

  /** One statement after another: a connection takes no second one while the first runs. */
  let turn: Promise<unknown> = Promise.resolve()
  const say = (client: Client, statement: string): Promise<unknown> => {
    const said = turn.then(() => client.query(statement))
    turn = said.catch(() => undefined)
    return said
  }

  /** One beat: as long as it is not answered the others are counted. */
  async function ask(client: Client): Promise<void> {
    silent = 1
    try {
      await say(client, 'select')
      silent = 0
    } catch { /* the connection is lost, and opened anew */ }
  }

  async function connect(): Promise<Client> {
    const socket = new Socket()
    const client = new Client({ ...config, application_name: 'shanyraq listener', stream: () => socket })
    client.on('error', () => {})
    client.on('notification', ({ channel, payload }) => handlers.get(channel)?.forEach((handler) => handler(payload ?? '')))
    await client.connect()
    for (const channel of handlers.keys()) await say(client, `listen ${escapeIdentifier(channel)}`)
    silent = 0
    const heart = setInterval(() => {
      if (silent > 0) silent += 1
      else void ask(client)
      if (silent <= lostAfter) return
      givenUp = true
      socket.destroy()
    }, beatMs).unref()
    client.on('end', () => {
      clearInterval(heart)
      silent = lostAfter
      void mend()
    })
    return client
  }

  const open = (): Promise<Client> => {
    connection ??= connect().catch((error: unknown) => {
      connection = undefined
      throw error
    })
    return connection
  }

  /** The connection was lost: listens anew, more and more seldom while the server is away. */
  async function mend(): Promise<void> {
    connection = undefined
    for (let wait = 50; handlers.size > 0; wait = Math.min(wait * 2, 5000)) {
      if (closed) return
      try {
        await open()
        if (givenUp) silenced()
        givenUp = false
        for (const set of handlers.values()) set.forEach((handler) => handler(''))
        return
      } catch {
        await pause(wait)
      }
    }
  }

  return {
    hears: () => handlers.size === 0 || silent <= deafAfter,
    async listen(channel, handler) {
      const set = handlers.get(channel) ?? new Set()
      handlers.set(channel, set)
      set.add(handler)
      const ready = listening.get(channel) ?? open().then((client) => say(client, `listen ${escapeIdentifier(channel)}`))
      listening.set(channel, ready)
      const stop = (): void => {
        set.delete(handler)
        if (set.size > 0 || handlers.get(channel) !== set) return
        handlers.delete(channel)
        listening.delete(channel)
      }
      try {
        await ready
      } catch (error) {
        stop()
        listening.delete(channel)
        throw error
      }
      return async () => {
        stop()
        if (!closed && !handlers.has(channel)) await say(await open(), `unlisten ${escapeIdentifier(channel)}`)
      }
    },
    async close() {
      closed = true
      const client = await connection?.catch(() => undefined)
      await client?.end()
    },
  }
}
