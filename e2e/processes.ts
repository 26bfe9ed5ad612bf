/** Starts processes for the tests and waits for what they say, never for time. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { basename, join, relative } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { kept } from '../src/program.ts'
import { putTogether } from '../src/put-together.ts'

export const root = join(import.meta.dirname, '..')

/** A process of a test. */
export interface Running {
  readonly child: ChildProcess
  /** All that it has written to standard output so far, and to standard error. */
  readonly out: () => string
  readonly err: () => string
  /** The first line of standard output, written or to come, that fits. Rejects when the process ends without it. */
  line(pattern: RegExp): Promise<RegExpExecArray>
  /** Waits for the end, when all output has been read: the exit code, or the signal. */
  ended(): Promise<number | NodeJS.Signals>
  /** Asks it to end, and waits. */
  stop(signal?: NodeJS.Signals): Promise<number | NodeJS.Signals>
}

const running = new Set<ChildProcess>()
process.once('exit', () => { for (const child of running) child.kill('SIGKILL') })

/** Runs a program of Node in a process of its own; what is left of it at the end of the test process is killed. */
export const run = (file: string, args: readonly string[] = [], where: Where = {}): Running =>
  start(process.execPath, [join(root, file), ...args], where)

/**
 * Puts a file of the tests together with all that it imports, for those that start it again and again: a start from the sources costs half as
 * much again. What `run` takes in its place. The modules keep the places of their sources, and call `nameSources` for errors that name these.
 */
export async function program(file: string): Promise<string> {
  const name = basename(file, '.ts')
  await putTogether(join(root, file), join(kept, name))
  return relative(root, join(kept, name, `${name}.mjs`))
}

/** The variables that a process has besides those of the machine, and the folder in which it runs. */
export interface Where { readonly env?: Readonly<Record<string, string>>; readonly cwd?: string }

/** What of our own surroundings would change how a portal runs. */
const telling = /^(?:NODE_(?!COMPILE_CACHE$)|SHANYRAQ_|DATABASE_URL$|PORT$|HOST$|PUBLIC_URL$|LANG|LC_)/

/** Runs any program. */
export function start(command: string, args: readonly string[], { env = {}, cwd = root }: Where = {}): Running {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !telling.test(name)))
  const child = spawn(command, args, {
    cwd, env: { ...inherited, LANG: 'en_US.UTF-8', ...env }, stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  const lines: string[] = []
  const wishes = new Set<() => void>()
  let err = ''
  let result: number | NodeJS.Signals | undefined
  const look = (): void => { for (const wish of wishes) wish() }
  createInterface(child.stdout).on('line', (line) => { lines.push(line); look() })
  child.stderr.setEncoding('utf8').on('data', (text: string) => { err += text })
  const closed = once(child, 'close').then(([code, signal]: (number | NodeJS.Signals | null)[]) => {
    running.delete(child)
    result = code ?? signal ?? 'SIGKILL'
    look()
    return result
  })
  return {
    child,
    out: () => lines.join('\n'),
    err: () => err,
    line(pattern) {
      const { promise, resolve, reject } = Promise.withResolvers<RegExpExecArray>()
      const wish = (): void => {
        const found = lines.map((line) => pattern.exec(line)).find((match) => match !== null)
        if (!found && result === undefined) return
        wishes.delete(wish)
        if (found) resolve(found)
        else reject(new Error(`The process ended (${result}) without saying ${pattern}.\n${lines.join('\n')}\n${err}`))
      }
      wishes.add(wish)
      wish()
      return promise
    },
    ended: () => closed,
    stop(signal = 'SIGTERM') {
      child.kill(signal)
      return closed
    },
  }
}

/**
 * A port that nobody listens on, to give to a process that is about to start.
 *
 * It is below the ports that systems hand out by themselves (32768 on Linux), or a connection or server of another test could
 * get it before that process does; and it is drawn, so that tests that run beside each other draw different ones.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(10_000, 32_000)
    const server = createServer()
    const free = await new Promise<boolean>((settle) => {
      server.once('error', () => settle(false)).listen(port, '127.0.0.1', () => settle(true))
    })
    if (!free) continue
    await new Promise((closed) => { server.close(closed) })
    return port
  }
}

/** Asks again and again until the answer is there: other processes get their time. After three minutes of it, an error names what never came. */
export async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (const began = performance.now(); performance.now() - began < 180_000;) {
    const found = await look()
    if (found !== undefined) return found
    await pause(10) // the portal under test has the same two cores
  }
  throw new Error(`never: ${look}`)
}

/** The path of the newest link of a kind in a letter to an address, once the worker has written it into the folder of letters. */
export const linkInLetter = (data: string, email: string, path: string): Promise<string> => until(async () => {
  const folder = join(data, 'mail')
  const names = (await readdir(folder).catch(() => [])).sort().toReversed()
  for (const name of names) {
    const letter = await readFile(join(folder, name), 'utf8')
    const text = letter.includes(`To: ${email}\r\n`) ? Buffer.from(letter.split('\r\n\r\n')[1] ?? '', 'base64').toString() : ''
    const link = /https?:\/\/[^/\s]+(\/\S+)/.exec(text)?.[1]
    if (link?.includes(path)) return link
  }
  return undefined
})
