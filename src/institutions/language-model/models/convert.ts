/** Writes a GGUF file in a child process, so that a large model never holds up the portal and its time can be told apart. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { endWithUs } from '../../../kernel/children.ts'
import { Failure } from '../../../law/failure.ts'
import type { Watch } from '../costs/index.ts'
import type { TensorType } from './number-formats.ts'
import type { GgufAbout } from './to-gguf.ts'

/** What the child is asked. */
export interface Conversion { readonly folder: string; readonly target: string; readonly type: TensorType; readonly about: GgufAbout }

const entry = fileURLToPath(new URL('./convert-child.ts', import.meta.url))

const texts = z.object({ kk: z.string(), ru: z.string(), en: z.string() })
/** What the child says when it ends; processor seconds are its own, user and system. */
const said = z.union([
  z.object({ done: z.literal(true), processorSeconds: z.number().nonnegative() }), z.object({ failure: z.object({ kind: z.enum(['invalid', 'not found', 'limited', 'unavailable']), text: texts }) }),
])
export type Said = z.infer<typeof said>

/** Throws a `Failure` (invalid) that names what does not fit in the model folder, or the reason of the signal, which ends the child at once. */
export async function convertInChild(conversion: Conversion, { signal, watch }: { readonly signal: AbortSignal; readonly watch: Watch }): Promise<void> {
  signal.throwIfAborted()
  const child = endWithUs(spawn(process.execPath, ['--no-warnings', entry], { stdio: ['pipe', 'pipe', 'pipe'], env: {} }))
  const stop = (): void => { child.kill('SIGKILL') }
  signal.addEventListener('abort', stop, { once: true })
  try {
    if (child.pid !== undefined) watch.processes([child.pid])
    child.stdin.on('error', () => undefined).write(`${JSON.stringify(conversion)}\n`)
    const [answer, words, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
    signal.throwIfAborted()
    const end = said.safeParse(answer === '' ? undefined : JSON.parse(answer)).data
    if (end === undefined) throw new Error(`The process that writes GGUF ended with ${String(code)}: ${words.slice(-4000)}`)
    if ('failure' in end) throw new Failure(end.failure.kind, end.failure.text)
    if (child.pid !== undefined) watch.told(child.pid, end.processorSeconds)
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
