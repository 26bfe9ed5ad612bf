/** The portal as its users start it: a process with its children, that can be weighed. */
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const root = resolve(import.meta.dirname, '..')

async function freePort(): Promise<number> {
  const server = createServer()
  const { promise, resolve } = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', resolve)
  await promise
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('No port')
  return address.port
}

export interface PortalProcess {
  readonly url: string
  /** Until the home page answered. */
  readonly seconds: number
  /** Memory in MB (proportional share) of the whole tree of processes, and how many they are. */
  weigh(): { readonly memory: number; readonly processes: number }
  stop(): Promise<void>
}

/** Starts `shanyraq start` on a data folder, and waits for its home page. */
export async function startPortal(data: string): Promise<PortalProcess> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const from = performance.now()
  const portal = spawn(process.execPath, ['src/main.ts', 'start'], {
    cwd: root, env: { ...process.env, SHANYRAQ_DATA: data, PORT: String(port), PUBLIC_URL: url }, stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  portal.stderr.on('data', (piece: Buffer) => { said += piece.toString() })
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/kk`).catch(() => undefined)
    if (answer?.status === 200) break
    if (portal.exitCode !== null) throw new Error(`The portal did not start: ${said}`)
    await pause(20)
  }
  return {
    url, seconds: (performance.now() - from) / 1000,
    weigh() {
      const tree = treeOf(portal.pid!)
      return { memory: tree.reduce((sum, pid) => sum + memoryOf(pid), 0), processes: tree.length }
    },
    async stop() {
      const { promise, resolve } = Promise.withResolvers<void>()
      portal.once('exit', () => resolve())
      portal.kill('SIGTERM')
      await promise
    },
  }
}

/** A process and all its descendants, the server of the database among them. */
function treeOf(pid: number): readonly number[] {
  const parents = new Map(readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    try {
      return [[Number(name), Number(readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ')[1])] as const]
    } catch {
      return [] // it has ended meanwhile
    }
  }))
  const tree = [pid]
  for (const one of tree) tree.push(...[...parents].filter(([, parent]) => parent === one).map(([child]) => child))
  return tree
}

/** Memory of a process in MB: its proportional share (PSS), so that what several share counts once; else the resident set. */
function memoryOf(pid: number): number {
  const kilobytes = (path: string, name: string): number | undefined => {
    try {
      return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync(path, 'utf8'))?.[1])
    } catch {
      return undefined
    }
  }
  return (kilobytes(`/proc/${pid}/smaps_rollup`, 'Pss') ?? kilobytes(`/proc/${pid}/status`, 'VmRSS') ?? 0) / 1024
}
