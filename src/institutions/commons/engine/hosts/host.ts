/**
 * A host of the query engine: runs the questions of a portal that knows its secret in confined processes, one for each connection, as the portal itself would.
 * It has no database and no keys of the portal, sees the tables of the questions that it is asked, and keeps their files until others need the room.
 */
import { createWriteStream, createReadStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createServer, type TLSSocket } from 'node:tls'
import type { AddressInfo } from 'node:net'
import { startChild } from '../child.ts'
import { openKeptFiles } from '../kept-files.ts'
import { failureOf, QueryFailure } from '../messages.ts'
import type { SessionPlan, Task } from '../protocol.ts'
import { openFrames } from './frames.ts'
import { type Answer, type Order, order } from './messages.ts'
import { presharedKey, tlsOf } from './remote-child.ts'

export interface HostSettings {
  /** For what can be lost. */
  readonly scratch: string
  readonly host: string
  readonly port: number
  readonly key: string
  /** Processes at a time at most; a connection more is closed, and the portal asks elsewhere or later. */
  readonly workers: number
  /** What the files of tables may take together. */
  readonly keptMb: number
}

export interface RunningHost { readonly port: number; close(): Promise<void> }

export async function openHost(settings: HostSettings): Promise<RunningHost> {
  mkdirSync(settings.scratch, { recursive: true })
  const folder = mkdtempSync(join(settings.scratch, `engine-${process.pid}-`))
  const files = join(folder, 'files')
  mkdirSync(files, { mode: 0o700 })
  const kept = openKeptFiles(files, settings.keptMb * 2 ** 20)
  const connections = new Set<TLSSocket>()
  let begun = 0

  function serve(socket: TLSSocket): void {
    begun += 1
    const [mine, place] = [join(folder, `worker-${begun}`), join(folder, `results-${begun}`)]
    let child: ReturnType<typeof startChild> | undefined
    let receiving: { readonly content: string; readonly take: (piece: Buffer) => void } | undefined
    const wanted = new Map<string, (size: number) => { readonly take: (piece: Buffer) => void }>()
    const stopping = new Map<number, AbortController>()
    const say = (said: Answer): void => frames.say(said)

    /** Fetches a file from the portal. */
    const fetched = (id: number, content: string) => (file: string): Promise<void> => new Promise((resolve, reject) => {
      const to = createWriteStream(file, { mode: 0o600 })
      to.once('error', reject)
      to.once('close', () => (to.errored || !to.writableFinished ? reject(new Error('The connection closed')) : resolve()))
      socket.once('close', () => to.destroy())
      wanted.set(content, (size) => {
        let left = size
        if (left === 0) to.end()
        return { take: (piece) => {
          left -= piece.length
          if (left < 0) socket.destroy()
          else if (left === 0) to.end(piece)
          else to.write(piece)
        } }
      })
      say({ say: 'need', id, content })
    })

    async function work({ id, plan, task, deadlineMs }: Order & { readonly say: 'do' }): Promise<void> {
      const stop = new AbortController()
      stopping.set(id, stop)
      const held: { release(): void }[] = []
      try {
        const tables: SessionPlan['tables'][number][] = []
        for (const { name, files, copy } of plan.tables) {
          const here: string[] = []
          for (const content of files) {
            const fetch = (): ReturnType<typeof kept.hold> => kept.hold(content, copy ? 'duckdb' : 'parquet', fetched(id, content))
            const one = await fetch().catch(fetch) // another connection may have fetched it, and have closed meanwhile
            held.push(one)
            here.push(one.file)
          }
          tables.push({ name, files: here, ...(copy && { copy }) })
        }
        const output = plan.output === undefined ? undefined : place
        if (output !== undefined) mkdirSync(output, { recursive: true, mode: 0o700 })
        const file = output && join(output, 'result')
        const { output: _named, ...rest } = plan
        // The task is passed on as it came: the confined process is what reads it, here as with the portal.
        const result = await child!.run({ ...rest, tables, ...(output !== undefined && { output }) }, (file === undefined ? task : { ...task, file }) as Task, { deadlineMs, signal: stop.signal })
        if (file !== undefined) {
          say({ say: 'made', id, size: (await stat(file)).size })
          for await (const piece of createReadStream(file, { highWaterMark: 2 ** 20 })) await frames.send(piece)
        }
        say({ say: 'done', id, result })
      } catch (error) {
        const failure = error instanceof QueryFailure ? error : failureOf({ reason: stop.signal.aborted ? 'interrupted' : 'broken', message: String(error) })
        const kind = failure.kind === 'refused' || failure.kind === 'unavailable' ? failure.kind : 'invalid'
        say({ say: 'failed', id, reason: failure.reason, kind, text: failure.text, ...(failure.place && { place: failure.place }), spoilt: child?.alive !== true })
      } finally {
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
            const begin = wanted.get(said.content)
            wanted.delete(said.content)
            if (begin === undefined) return void socket.destroy()
            receiving = { content: said.content, ...begin(said.size) }
          }
        }
      },
      sent(piece) {
        if (receiving === undefined) socket.destroy()
        else receiving.take(piece)
      },
    })
    socket.on('error', () => undefined)
    socket.once('close', () => {
      connections.delete(socket)
      child?.kill()
    })
  }

  const server = createServer({ ...tlsOf, pskCallback: () => presharedKey(settings.key) }, (socket) => {
    if (connections.size >= settings.workers) return void socket.destroy()
    connections.add(socket)
    serve(socket)
  })
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
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
