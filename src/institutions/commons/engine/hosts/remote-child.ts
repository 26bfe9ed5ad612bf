/** A process of the query engine on another host, spoken with over TLS as a child here is over its channel. Files go there once, and are kept by content. */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { connect, type TLSSocket } from 'node:tls'
import type { Child } from '../child.ts'
import { failureOf, QueryFailure } from '../messages.ts'
import type { SessionPlan, Task } from '../protocol.ts'
import { contentOf } from './content.ts'
import { longestPiece, openFrames } from './frames.ts'
import { type Answer, answer, carriedTooLong, HostLost, type Order } from './messages.ts'

/** A host that runs workers, and the secret that both sides know. */
export interface EngineHost {
  readonly host: string
  readonly port: number
  readonly key: string
  /** How long the tables of a question may be on their way, if its own deadline is shorter; half a minute unless it is said. */
  readonly carryMs?: number
}

/** How both sides know each other: by the secret alone, with keys of the moment, so that what was overheard stays closed should the secret leak. */
export const tlsOf = { ciphers: 'ECDHE-PSK-CHACHA20-POLY1305', minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' } as const
export const presharedKey = (key: string): Buffer => createHash('sha256').update(key).digest()

/** A host that has begun has so long beyond the deadline, in which it starts a process, and interrupts or ends it. */
const graceMs = 35_000
const connectMs = 5_000
/** A host on which a machine died says nothing, and is noticed by this. */
const aliveMs = 5_000
/** One that works says every second that it is there. */
const silentMs = 15_000
const usualCarryMs = 30_000

export function startRemoteChild({ host, port, key, carryMs = usualCarryMs }: EngineHost, limits: { readonly memoryMb: number; readonly fileMb: number }): Child {
  const socket: TLSSocket = connect({ host, port, ...tlsOf, pskCallback: () => ({ identity: 'shanyraq', psk: presharedKey(key) }), checkServerIdentity: () => undefined })
  let [alive, doomed, full, id] = [true, false, false, 0]
  let waiting: { readonly id: number; readonly files: ReadonlyMap<string, string>; readonly output: string | undefined; begun(): void; made(): void; settle(error: Error | undefined, result?: unknown): void } | undefined
  let incoming: { readonly to: WriteStream; left: number; readonly written: Promise<void> } | undefined
  const [ready, gone] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  ready.promise.catch(() => undefined)
  const kill = (): void => {
    doomed = true
    socket.destroy()
  }
  socket.setKeepAlive(true, aliveMs)
  const slow = setTimeout(kill, connectMs)
  let silent: NodeJS.Timeout | undefined
  /** While a task waits the host is to be heard of; not while we do not listen. */
  const listen = (now = waiting !== undefined): void => {
    clearTimeout(silent)
    if (now) silent = setTimeout(kill, silentMs)
  }
  socket.once('secureConnect', () => {
    clearTimeout(slow)
    say({ say: 'open', ...limits })
    ready.resolve()
  })
  socket.on('error', () => undefined) // what it was, 'close' tells
  socket.once('close', () => {
    for (const timer of [slow, silent]) clearTimeout(timer)
    alive = false
    incoming?.to.destroy()
    const lost = new HostLost(full ? 'full' : 'gone')
    ready.reject(lost)
    waiting?.settle(lost)
    gone.resolve()
  })
  const frames = openFrames(socket, {
    said(message) {
      const read = answer.safeParse(message)
      if (!read.success) return kill()
      listen()
      void hear(read.data).catch(kill)
    },
    sent(piece) {
      if (incoming === undefined || piece.length > incoming.left) return kill()
      listen()
      incoming.left -= piece.length
      if (!incoming.to.write(piece)) {
        listen(false)
        socket.pause()
        incoming.to.once('drain', () => {
          listen()
          socket.resume()
        })
      }
      if (incoming.left === 0) incoming.to.end()
    },
  })
  const say = (order: Order): void => frames.say(order)

  async function hear(said: Answer): Promise<void> {
    if (said.say === 'full') {
      full = true
      return kill()
    }
    if (waiting === undefined || said.id !== waiting.id) return
    switch (said.say) {
      case 'here': return
      case 'begun': return waiting.begun()
      case 'need': {
        const path = waiting.files.get(said.content)
        if (path === undefined) return kill() // it asks for what is not of this task
        const { size } = await stat(path)
        if (said.from > size) return kill()
        say({ say: 'file', content: said.content, size })
        for await (const piece of createReadStream(path, { start: said.from, highWaterMark: longestPiece })) await frames.send(piece)
        return
      }
      case 'made': {
        if (waiting.output === undefined || incoming !== undefined || said.size > limits.fileMb * 2 ** 20) return kill()
        waiting.made()
        const to = createWriteStream(waiting.output)
        const written = Promise.withResolvers<void>()
        to.once('error', (error) => {
          waiting?.settle(failureOf({ reason: 'disk', message: error.message }))
          kill()
        })
        to.once('close', () => written.resolve())
        incoming = { to, left: said.size, written: written.promise }
        if (said.size === 0) to.end()
        return
      }
      case 'done': {
        const done = waiting
        if (incoming !== undefined && incoming.left > 0) return kill()
        if (incoming !== undefined) await incoming.written
        incoming = undefined
        return done.settle(undefined, said.result)
      }
      case 'failed': {
        incoming?.to.destroy()
        incoming = undefined
        waiting.settle(new QueryFailure(reasonOf(said.reason), said.kind, said.text, said.place && { line: said.place.line, ...(said.place.column !== undefined && { column: said.place.column }) }))
        if (said.spoilt) kill()
      }
    }
  }

  return {
    pid: undefined,
    get alive() { return alive && !doomed },
    written: '',
    kill,
    gone: gone.promise,
    async run(plan, task, { deadlineMs, signal }) {
      const files = new Map<string, string>()
      const named = async (path: string): Promise<string> => {
        const content = await contentOf(path)
        files.set(content, path)
        return content
      }
      const there = await planThere(plan, named)
      await ready.promise
      signal?.throwIfAborted()
      if (!alive || doomed) throw new HostLost(full ? 'full' : 'gone')
      const { promise, resolve, reject } = Promise.withResolvers<unknown>()
      id += 1
      const mine = id
      let begun = false
      /** What is still on its way is not waited for; the connection is in the midst of it, and of no more use. */
      const leave = (error: Error): void => {
        waiting?.settle(error)
        kill()
      }
      let late = setTimeout(() => leave(carriedTooLong()), Math.max(carryMs, deadlineMs))
      const stop = (): void => {
        if (begun) say({ say: 'interrupt', id: mine })
        else leave(signal?.reason)
      }
      waiting = {
        id: mine, files, output: task.kind === 'export' ? task.file : undefined,
        begun() {
          begun = true
          clearTimeout(late)
          late = setTimeout(kill, deadlineMs + graceMs)
        },
        made: () => clearTimeout(late),
        settle(error, result) {
          waiting = undefined
          for (const timer of [late, silent]) clearTimeout(timer)
          signal?.removeEventListener('abort', stop)
          if (signal?.aborted === true) reject(signal.reason)
          else if (error !== undefined) reject(error)
          else resolve(result)
        },
      }
      signal?.addEventListener('abort', stop, { once: true })
      listen()
      say({ say: 'do', id: mine, plan: there, task: taskThere(task), deadlineMs })
      return promise
    },
  }
}

type PlanThere = (Order & { readonly say: 'do' })['plan']

/** A plan with its files named by what they contain. */
async function planThere({ tables, output, inputs: _none, ...plan }: SessionPlan, named: (path: string) => Promise<string>): Promise<PlanThere> {
  const there = await Promise.all(tables.map(async ({ name, files, copy }) => ({ name, files: await Promise.all(files.map(named)), ...(copy && { copy }) })))
  return { ...plan, tables: there, ...(output !== undefined && { output: basename(output) }) }
}

function taskThere(task: Task): (Order & { readonly say: 'do' })['task'] {
  if (task.kind === 'statements') throw new Error('Statements of our own run here')
  return task.kind === 'export' ? { ...task, file: basename(task.file) } : { ...task }
}

const reasons = new Set<string>(['syntax', 'unknown table', 'unknown column', 'unknown function', 'several', 'empty', 'not a query', 'parameters', 'expression', 'order', 'deep order', 'forbidden', 'value', 'file', 'memory',
  'disk', 'long', 'wide', 'too many rows', 'unsupported', 'broken', 'too slow', 'stopped'] satisfies QueryFailure['reason'][])
const isReason = (text: string): text is QueryFailure['reason'] => reasons.has(text)
const reasonOf = (text: string): QueryFailure['reason'] => (isReason(text) ? text : 'broken')
