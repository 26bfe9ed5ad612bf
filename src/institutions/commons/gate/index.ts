/**
 * The personal-data gate: judges the columns of a version, and rewrites its tables as its publisher decided.
 *
 * Promises: every value of every column is read, not a sample; both happen in a child process, so that a large table never holds up the portal; what is written holds nothing of a
 * column that was dropped, and of a rewritten one only what the action leaves. Never: decides, or lets anything out by itself.
 */
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { endWithUs } from '../../../kernel/children.ts'
import { confined, endByForce, spawning, type View } from '../../../kernel/confinement.ts'
import type { SuspectColumn } from '../dataset.ts'
import { judgement, type ReadText, type SampledTable, type Treatment, type Work } from './contract.ts'

export type { SampledTable, Treatment } from './contract.ts'

const entry = fileURLToPath(new URL('./child.ts', import.meta.url))
const root = fileURLToPath(new URL('../../../../', import.meta.url))
/** The longest that judging a version or rewriting a table may take: as long as reading it in. */
const deadlineMs = 1_800_000

/** The values are anybody's: whatever they do to the process, its own code is all that its JavaScript reads, and it ends in time. */
const code = ['src', 'node_modules', 'package.json'].map((name) => join(root, name))
const flags = ['--no-warnings', '--max-old-space-size=512', '--permission', '--allow-addons', ...code.map((path) => `--allow-fs-read=${path}`)]

/** Of all files it sees those that it judges or writes. */
const view = (work: Work): View => ({
  read: [...code, ...(work.task === 'judge' ? work.tables.map(({ parquet }) => parquet) : [work.input])],
  write: [work.scratch, ...(work.task === 'treat' ? [dirname(work.output)] : [])],
})

async function ask(work: Work, signal: AbortSignal | undefined): Promise<string> {
  const [program, words] = confined(process.execPath, [...flags, entry], view(work), work.scratch)
  signal?.throwIfAborted()
  const child = endWithUs(spawn(program, words, { stdio: ['pipe', 'pipe', 'pipe'], env: {}, ...spawning() }), endByForce)
  const { promise: ended, resolve, reject } = Promise.withResolvers<number | null>()
  child.once('error', reject).once('close', resolve)
  const stop = (): void => endByForce(child)
  const late = setTimeout(stop, deadlineMs)
  signal?.addEventListener('abort', stop, { once: true })
  child.stdin.on('error', () => undefined).end(JSON.stringify(work))
  const [answer, said, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]).finally(() => {
    clearTimeout(late)
    signal?.removeEventListener('abort', stop)
  })
  signal?.throwIfAborted()
  if (code !== 0) throw new Error(`The gate's process ended with ${code}: ${said.slice(-2000)}`)
  return answer
}

/** Tables with samples of their columns, texts for people to read, and the names of columns, tables and files. `scratch`: a folder to write in. */
interface Judged { readonly scratch: string; readonly tables: readonly SampledTable[]; readonly texts?: readonly ReadText[]; readonly names?: readonly string[] }

/** What holds personal data: columns, texts by their paths, and names, masked. `detectors` is the address of a module that exports them. */
export async function judge(detectors: string, { scratch, tables, texts = [], names = [] }: Judged, signal?: AbortSignal): Promise<{
  readonly suspects: readonly SuspectColumn[]; readonly texts: readonly string[]; readonly names: readonly string[]
}> {
  return judgement.parse(JSON.parse(await ask({ task: 'judge', detectors, scratch, tables: [...tables], texts: [...texts], names: [...names] }, signal)))
}

/** Writes a Parquet file anew. `secret` is that of the dataset: equal values get equal hashes in it, and in no other. */
export async function treat(
  detectors: string, { input, output, scratch, treatments, secret }: {
    readonly input: string; readonly output: string; readonly scratch: string; readonly treatments: readonly Treatment[]; readonly secret: Uint8Array
  }, signal?: AbortSignal,
): Promise<void> {
  await ask({ task: 'treat', detectors, input, output, scratch, treatments: [...treatments], secret: Buffer.from(secret).toString('hex') }, signal)
}
