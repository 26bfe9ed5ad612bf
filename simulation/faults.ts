/** The faults: each begins, is there while people act, and ends; the last says in a word what was survived. */
import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseProxy } from './database-proxy.ts'
import type { PortalProcess } from './process-handle.ts'
import type { Random } from './random.ts'

export const faultNames = ['clock ahead', 'clock back', 'connections cut', 'connections refused', 'connections delayed', 'killed', 'both killed', 'bytes flipped', 'file torn'] as const
export type FaultName = typeof faultNames[number]

export interface Ground {
  readonly random: Random
  readonly proxy: DatabaseProxy
  readonly processes: readonly [PortalProcess, PortalProcess]
  /** Where the file store keeps its contents. */
  readonly store: string
  /** Hashes of contents that nobody needs any more, so that only readers meet what is done to them. */
  readonly spare: readonly string[]
}

/** A fault under way. */
export interface Fault {
  readonly name: FaultName
  /** The content that is not what it was, when it is one. */
  readonly damaged?: string
  end(): Promise<void>
}

const [hour, day] = [3_600_000, 86_400_000]

/** Begins one; undefined when there is nothing to do it to. */
export async function begin(name: FaultName, { random, proxy, processes, store, spare }: Ground): Promise<Fault | undefined> {
  const victims = random.chance(0.5) ? processes : [random.pick(processes)]
  const steps = [hour, 5 * hour, 2 * day, 40 * day, 200 * day] as const
  switch (name) {
    case 'clock ahead': case 'clock back': {
      const off = random.pick(steps) * (name === 'clock ahead' ? 1 : -1)
      for (const one of victims) one.setClock(off)
      return { name, async end() { for (const one of victims) one.setClock(0) } }
    }
    case 'connections cut': {
      const cuts = setInterval(proxy.cut, 20 + random.whole(200))
      return { name, async end() { clearInterval(cuts) } }
    }
    case 'connections refused':
      proxy.refuse(true)
      proxy.cut()
      return { name, async end() { proxy.refuse(false) } }
    case 'connections delayed':
      proxy.delay(10 + random.whole(60))
      return { name, async end() { proxy.delay(0) } }
    case 'killed': case 'both killed': {
      const dying = name === 'killed' ? [random.pick(processes)] : processes
      const after = random.whole(400)
      const dead = new Promise((resume) => { setTimeout(resume, after) }).then(() => Promise.all(dying.map((one) => one.kill())))
      return { name, async end() { await dead; await Promise.all(processes.map((one) => one.start())) } }
    }
    case 'bytes flipped': case 'file torn': {
      if (spare.length === 0) return undefined
      const hash = spare[random.whole(spare.length)]!
      const path = join(store, ...placeOf(store, hash))
      const whole = readFileSync(path)
      if (name === 'file torn') truncateSync(path, random.whole(statSync(path).size))
      else {
        const bytes = Buffer.from(whole)
        const at = random.whole(bytes.length)
        bytes[at] = bytes[at]! ^ (1 << random.whole(8))
        writeFileSync(path, bytes)
      }
      return { name, damaged: hash, async end() { writeFileSync(path, whole) } }
    }
  }
}

/** Where a content lies, whatever the store's own order of folders. */
function placeOf(store: string, hash: string): readonly string[] {
  const found = readdirSync(store, { recursive: true, encoding: 'utf8' }).find((path) => path.endsWith(hash))
  if (found === undefined) throw new Error(`no content ${hash} in ${store}`)
  return [found]
}
