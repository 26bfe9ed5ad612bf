/**
 * A host of the query engine: runs the questions of a portal that knows its secret in confined processes, one for each connection, as the portal itself would.
 * It has no database and no keys of the portal, sees the tables of the questions that it is asked, and keeps their files until others need the room or nobody has used them for an hour.
 */
import { createReadStream, mkdirSync } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createServer, type TLSSocket } from 'node:tls'
import type { AddressInfo } from 'node:net'
import { startChild } from '../child.ts'
import { openKeptFiles } from '../kept-files.ts'
import { failureOf, QueryFailure } from '../messages.ts'
import type { SessionPlan, Task } from '../protocol.ts'
import { openScratch } from '../scratch.ts'
import { type Arrival, openArrivals } from './arrivals.ts'
import { longestPiece, openFrames } from './frames.ts'
import { type Answer, type Order, order } from './messages.ts'
import { presharedKey, tlsOf } from './remote-child.ts'

export interface HostSettings {
  /** For what can be lost. */
  readonly scratch: string
  readonly host: string
  readonly port: number
  readonly key: string
  /** Processes at a time at most; a connection more is told so and closed, and the portal asks elsewhere or later. */
  readonly workers: number
  /** What the files of tables may take together. */
  readonly keptMb: number
}

/** Tables that nobody asked about for so long go, as those that were taken back meanwhile; and how often it is looked for them. */
const [unusedMs, tidyMs] = [3_600_000, 60_000]
/** So often the portal is told that we are there while it waits. */
const signMs = 1_000
/** For whoever says nothing, before they are known and after they were told to go. */
const handshakeMs = 5_000

export interface RunningHost { readonly port: number; close(): Promise<void> }

export async function openHost(settings: HostSettings): Promise<RunningHost> {
  const { folder, remove } = openScratch(settings.scratch)
  const [files, parts] = [join(folder, 'files'), join(folder, 'parts')]
  for (const one of [files, parts]) mkdirSync(one, { mode: 0o700 })
  const kept = openKeptFiles(files, settings.keptMb * 2 ** 20)
  const arrivals = openArrivals(parts)
  const tidy = setInterval(() => {
    for (const one of [kept, arrivals]) one.forget(unusedMs)
  }, tidyMs)
  const connections = new Set<TLSSocket>()
  let begun = 0

  function serve(socket: TLSSocket): void {
    begun += 1
    const [mine, place] = [join(folder, `worker-${begun}`), join(folder, `results-${begun}`)]
    let child: ReturnType<typeof startChild> | undefined
    let receiving: Arrival | undefined
    const wanted = new Map<string, Arrival>()
    const stopping = new Map<number, AbortController>()
    const say = (said: Answer): void => frames.say(said)

    /** Fetches a file from the portal, or what has not arrived of it yet. */
    const fetched = (id: number, content: string) => async (file: string): Promise<void> => {
      const arrival = arrivals.expect(content, file, socket)
      wanted.set(content, arrival)
      say({ say: 'need', id, content, from: arrival.from })
      await arrival.arrived
    }

    /** Holds a file. Another connection may be fetching it; when that one closes, somebody else goes on. */
    async function hold(id: number, content: string, ending: string): ReturnType<typeof kept.hold> {
      for (;;) {
        if (socket.destroyed) throw new Error('The connection closed')
        try {
          return await kept.hold(content, ending, fetched(id, content))
        } catch (error) {
          if (socket.destroyed) throw error
        }
      }
    }

    async function work({ id, plan, task, deadlineMs }: Order & { readonly say: 'do' }): Promise<void> {
      const stop = new AbortController()
      stopping.set(id, stop)
      const held: { release(): void }[] = []
      const sign = setInterval(() => say({ say: 'here', id }), signMs)
      try {
        const tables: SessionPlan['tables'][number][] = []
        for (const { name, files, copy } of plan.tables) {
          const here: string[] = []
          for (const content of files) {
            const one = await hold(id, content, copy ? 'duckdb' : 'parquet')
            held.push(one)
            here.push(one.file)
          }
          tables.push({ name, files: here, ...(copy && { copy }) })
        }
        say({ say: 'begun', id })
        const output = plan.output === undefined ? undefined : place
        if (output !== undefined) mkdirSync(output, { recursive: true, mode: 0o700 })
        const file = output && join(output, 'result')
        const { output: _named, ...rest } = plan
        // The task is passed on as it came: the confined process is what reads it, here as with the portal.
        const result = await child!.run({ ...rest, tables, ...(output !== undefined && { output }) }, (file === undefined ? task : { ...task, file }) as Task, { deadlineMs, signal: stop.signal })
        if (file !== undefined) {
          say({ say: 'made', id, size: (await stat(file)).size })
          for await (const piece of createReadStream(file, { highWaterMark: longestPiece })) await frames.send(piece)
        }
        say({ say: 'done', id, result })
      } catch (error) {
        const failure = error instanceof QueryFailure ? error : failureOf({ reason: stop.signal.aborted ? 'interrupted' : 'broken', message: String(error) })
        const kind = failure.kind === 'refused' || failure.kind === 'unavailable' ? failure.kind : 'invalid'
        say({ say: 'failed', id, reason: failure.reason, kind, text: failure.text, ...(failure.place && { place: failure.place }), spoilt: child?.alive !== true })
      } finally {
        clearInterval(sign)
        stopping.delete(id)
        for (const { release } of held) release()
        await rm(place, { recursive: true, force: true })
      }
    }

    const frames = openFrames(socket, {
      said(message) {
        const read = order.safeParse(message)
        if (!read.success || (child === undefined) !== (read.data.say === 'open')) return void socket.destroy()
        const said = read.data
        switch (said.say) {
          case 'open': child = startChild({ memoryMb: said.memoryMb, fileMb: said.fileMb, folder: mine }); return
          case 'do': return void work(said)
          case 'interrupt': return stopping.get(said.id)?.abort(new Error('Interrupted'))
          case 'file': {
            receiving = wanted.get(said.content)
            if (receiving === undefined) return void socket.destroy()
            wanted.delete(said.content)
            receiving.begin(said.size)
          }
        }
      },
      sent(piece) {
        if (receiving === undefined) socket.destroy()
        else receiving.take(piece)
      },
    })
    socket.on('error', () => undefined)
    socket.once('close', () => child?.kill())
  }

  /** Tells a portal that it is to ask elsewhere or later. */
  function refuse(socket: TLSSocket): void {
    socket.on('error', () => undefined)
    socket.setTimeout(handshakeMs, () => socket.destroy())
    const full: Answer = { say: 'full' }
    openFrames(socket, { said: () => undefined, sent: () => undefined }).say(full)
    socket.end()
  }

  const server = createServer({ ...tlsOf, handshakeTimeout: handshakeMs, pskCallback: () => presharedKey(settings.key) }, (socket) => {
    socket.once('close', () => connections.delete(socket))
    connections.add(socket)
    if (connections.size > settings.workers) refuse(socket)
    else serve(socket)
  })
  server.maxConnections = settings.workers * 2
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(settings.port, settings.host, () => resolve())
  })
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = new Promise<void>((resolve) => { server.close(() => resolve()) })
      for (const socket of connections) socket.destroy()
      await closed
      clearInterval(tidy)
      remove()
    },
  }
}
