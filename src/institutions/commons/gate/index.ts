/**
 * The personal-data gate: judges the columns of a version, and rewrites its tables as its publisher decided.
 *
 * Promises: every value of every column is read, not a sample; both happen in a child process, so that a large table never holds up the portal; what is written holds nothing of a
 * column that was dropped, and of a rewritten one only what the action leaves. Never: decides, or lets anything out by itself.
 */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ask as askChild, type View } from '../../../kernel/sandbox/index.ts'
import type { SuspectColumn } from '../dataset.ts'
import { type ByChance, judgement, type ReadText, type SampledTable, type Treatment, type Work } from './contract.ts'

export type { ByChance, SampledTable, Treatment } from './contract.ts'

const entry = fileURLToPath(new URL('./child.ts', import.meta.url))
/** The longest that judging a version or rewriting a table may take: as long as reading it in. */
const longest = 1800

/** Of all files it sees those that it judges or writes; the values are anybody's, and its JavaScript reads none. */
const view = (work: Work): View => ({
  read: work.task === 'judge' ? work.tables.map(({ parquet }) => parquet) : [work.input],
  write: [work.scratch, ...(work.task === 'treat' ? [dirname(work.output)] : [])],
})

async function ask(work: Work, signal: AbortSignal | undefined): Promise<unknown> {
  let answer: unknown
  const { code, words } = await askChild(
    { entry, imports: [work.detectors], folder: work.scratch, view: view(work), heapMb: 512, niceness: 0, limits: {} },
    work, { seconds: longest, signal, hear: (said) => { answer = said } },
  )
  signal?.throwIfAborted()
  if (code !== 0) throw new Error(`The gate's process ended with ${code}: ${words}`)
  return answer
}

/** Tables with samples of their columns, texts for people to read, and the names of columns, tables and files. `scratch`: a folder to write in. */
interface Judged { readonly scratch: string; readonly tables: readonly SampledTable[]; readonly texts?: readonly ReadText[]; readonly names?: readonly string[] }

/** What holds personal data: columns, those that may by chance, texts by their paths, and names, masked. `detectors` is the address of a module that exports them. */
export async function judge(detectors: string, { scratch, tables, texts = [], names = [] }: Judged, signal?: AbortSignal): Promise<{
  readonly suspects: readonly SuspectColumn[]; readonly byChance: readonly ByChance[]; readonly texts: readonly string[]; readonly names: readonly string[]
}> {
  return judgement.parse(await ask({ task: 'judge', detectors, scratch, tables: [...tables], texts: [...texts], names: [...names] }, signal))
}

/** Writes a Parquet file anew. `secret` is that of the dataset: equal values get equal hashes in it, and in no other. */
export async function treat(
  detectors: string, { input, output, scratch, treatments, secret }: {
    readonly input: string; readonly output: string; readonly scratch: string; readonly treatments: readonly Treatment[]; readonly secret: Uint8Array
  }, signal?: AbortSignal,
): Promise<void> {
  await ask({ task: 'treat', detectors, input, output, scratch, treatments: [...treatments], secret: Buffer.from(secret).toString('hex') }, signal)
}
