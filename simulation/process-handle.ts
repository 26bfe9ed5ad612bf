/** A process of the portal as the simulation holds it: asked for acts, killed, started again, its clock set. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Answered, Outcome, Wish } from './orders.ts'

export interface PortalProcess {
  ask(wish: Wish): Promise<Outcome>
  /** Ends it as a power cut does; whoever waits for an answer hears that it is lost. */
  kill(): Promise<void>
  /** Starts it when it does not run. */
  start(): Promise<void>
  /** Sets the clock of its machine so many milliseconds from the true time. */
  setClock(off: number): void
}

const root = join(import.meta.dirname, '..')

export function portalProcess({ name, folder, data, databaseUrl }: { readonly name: string; readonly folder: string; readonly data: string; readonly databaseUrl: string }): PortalProcess {
  const turnedBy = join(folder, `${name}.clock`)
  const waiting = new Map<number, (outcome: Outcome) => void>()
  let child: ChildProcess | undefined
  let asked = 0
  writeFileSync(turnedBy, '0')

  async function start(): Promise<void> {
    if (child !== undefined) return
    const started = fork(join(root, 'simulation/portal-process.ts'), {
      cwd: root, execArgv: ['--import', join(root, 'e2e/turned-machine.ts')], stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: {
        PATH: process.env['PATH'], NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'], TURNED_BY: turnedBy, SHANYRAQ_DATA: data, DATABASE_URL: databaseUrl, SHANYRAQ_POOL: '6',
        PUBLIC_URL: 'http://localhost:3999',
      },
    })
    let said = ''
    started.stderr?.setEncoding('utf8').on('data', (text: string) => { said += text })
    child = started
    const opened = Promise.withResolvers<void>()
    started.on('message', (message: Answered | 'open') => {
      if (message === 'open') return opened.resolve()
      waiting.get(message.number)?.(message.outcome)
      waiting.delete(message.number)
    })
    started.once('exit', () => {
      if (child === started) child = undefined
      for (const answer of waiting.values()) answer({ failed: 'lost', why: said })
      waiting.clear()
      opened.resolve() // what could not start is started again by whoever needs it
    })
    await opened.promise
  }

  return {
    start,
    setClock: (off) => writeFileSync(turnedBy, String(off)),
    async ask(wish) {
      if (child === undefined) return { failed: 'lost', why: 'it does not run' }
      const number = asked += 1
      const { promise, resolve } = Promise.withResolvers<Outcome>()
      waiting.set(number, resolve)
      child.send({ number, wish }, (error) => { if (error) resolve({ failed: 'lost', why: error.message }) })
      return promise
    },
    async kill() {
      const dying = child
      if (dying === undefined || dying.exitCode !== null || dying.signalCode !== null) return
      const gone = once(dying, 'exit')
      dying.kill('SIGKILL')
      await gone
    },
  }
}
