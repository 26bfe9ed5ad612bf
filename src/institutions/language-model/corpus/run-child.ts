/** Builds a corpus in a child process, so that a large one never holds up the portal; what it finished outlives it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { endWithUs } from '../../../kernel/children.ts'
import { Failure } from '../../../law/failure.ts'
import type { Watch } from '../costs/index.ts'
import { NothingLeft } from './build-messages.ts'
import { type Progress, said, type Task } from './contract.ts'

const entry = fileURLToPath(new URL('./child.ts', import.meta.url))

/** Memory of the JavaScript heap, in MiB; tables of keys lie outside it. */
const heap = 1024

/** Throws a `Failure` of the build, or the reason of the signal, which ends the child at once. */
export async function buildInChild(task: Task, { signal, progress, watch }: {
  readonly signal: AbortSignal; readonly progress: (progress: Progress) => void; readonly watch?: Watch
}): Promise<void> {
  signal.throwIfAborted()
  const child = endWithUs(spawn(process.execPath, ['--no-warnings', `--max-old-space-size=${heap}`, entry], { stdio: ['pipe', 'pipe', 'pipe'], env: {} }))
  if (child.pid !== undefined) watch?.processes([child.pid])
  const stop = (): void => { child.kill('SIGKILL') }
  signal.addEventListener('abort', stop, { once: true })
  let words = ''
  let outcome: 'done' | Failure | undefined
  child.stderr.setEncoding('utf8').on('data', (text: string) => { words = (words + text).slice(-4000) })
  const lines = createInterface({ input: child.stdout })
  lines.on('line', (line) => {
    const heard = said.safeParse(JSON.parse(line))
    if (!heard.success) return
    if ('progress' in heard.data) progress(heard.data.progress)
    else if ('done' in heard.data) {
      outcome = 'done'
      if (child.pid !== undefined) watch?.told(child.pid, heard.data.processorSeconds)
    } else {
      const { kind, text, removed } = heard.data.failure
      outcome = removed === undefined ? new Failure(kind, text) : new NothingLeft(removed)
    }
  })
  child.stdin.on('error', () => undefined).write(`${JSON.stringify(task)}\n`)
  try {
    const [[code]] = await Promise.all([once(child, 'close'), once(lines, 'close')])
    signal.throwIfAborted()
    if (outcome instanceof Failure) throw outcome
    if (outcome !== 'done') throw new Error(`The process that builds the corpus ended with ${String(code)}: ${words}`)
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
