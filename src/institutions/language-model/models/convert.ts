/** Writes a GGUF file in a child process, so that a large model never holds up the portal and its time can be told apart. */
import { readdir, realpath } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { ask } from '../../../kernel/sandbox/index.ts'
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
  const end: { pid?: number; said?: Said } = {}
  const folder = await realpath(conversion.folder)
  // What a cache of Hugging Face keeps are links to files elsewhere.
  const read = [folder, ...await Promise.all((await readdir(folder)).map((name) => realpath(join(folder, name))))]
  const write = [await realpath(dirname(conversion.target))]
  const { code, words } = await ask({
    entry, folder: write[0]!, view: { read, write }, script: { read: [...read, ...write], write }, heapMb: 4096, niceness: 10, limits: {},
  }, { ...conversion, folder, target: join(write[0]!, basename(conversion.target)) }, {
    signal,
    started(pid) {
      end.pid = pid
      watch.processes([pid])
    },
    hear(line) { end.said = said.parse(line) },
  })
  signal.throwIfAborted()
  if (end.said === undefined) throw new Error(`The process that writes GGUF ended with ${String(code)}: ${words}`)
  if ('failure' in end.said) throw new Failure(end.said.failure.kind, end.said.failure.text)
  if (end.pid !== undefined) watch.told(end.pid, end.said.processorSeconds)
}
