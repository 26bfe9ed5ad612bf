/** A manifest as everybody gets it: whole, or without its samples once any of them may be among what was taken back; it says so itself then, and how the rest is checked. */
import { hashOf } from '../../../law/canonical.ts'
import type { Journal, Recorded } from '../../../kernel/journal/index.ts'
import type { Mark } from '../../../kernel/taken-back/index.ts'
import { type Corpus, corpusSubject } from './corpus.ts'
import type { Manifest } from './contract.ts'

/** What is left of a manifest without its samples, as anybody can check it. */
export interface Withheld {
  readonly members: readonly ['samples']
  /** What was taken back, by its ids on the thread. */
  readonly because: readonly string[]
  /** SHA-256 of the whole manifest, the name of the corpus: these bytes do not have it. */
  readonly whole: string
  /** SHA-256 of the canonical form (RFC 8785) of these bytes without the member `withheld`. */
  readonly rest: string
  /** The entry of the journal that named both when the corpus was built; absent while it has no place there, and of a corpus of before, whose entry names the whole alone. */
  readonly journal?: string
}

/** Its type in the journal. */
export const builtType = 'corpus.built'

export const restOf = (manifest: Manifest): Manifest => ({ ...manifest, samples: [] })

/** The manifest that may be shown, and what is withheld of it. */
export async function shownManifest(
  { journal }: { readonly journal: Pick<Journal, 'entriesOf'> }, { id, hash = '', manifest }: Pick<Corpus, 'id' | 'hash'> & { readonly manifest: Manifest }, marks: readonly Mark[],
): Promise<{ readonly manifest: Manifest; readonly withheld?: Withheld }> {
  if (marks.length === 0) return { manifest }
  const shown = restOf(manifest)
  const rest = hashOf(shown)
  const built = await builtEntry(journal, id)
  return {
    manifest: shown,
    withheld: {
      members: ['samples'], because: [...new Set(marks.map(({ source }) => source))], whole: hash, rest,
      ...(built?.index !== undefined && isAbout(built, rest) && { journal: `/journal/entries/${built.index}` }),
    },
  }
}

const isAbout = ({ body }: Recorded, rest: string): boolean => typeof body === 'object' && body !== null && 'withoutSamples' in body && body.withoutSamples === rest

/** Entries of a corpus come newest first; that of its building is among the oldest. */
async function builtEntry(journal: Pick<Journal, 'entriesOf'>, id: string): Promise<Recorded | undefined> {
  let before: bigint | undefined
  for (;;) {
    const entries = await journal.entriesOf(corpusSubject(id), { ...(before !== undefined && { before }) })
    const built = entries.find(({ type }) => type === builtType)
    const last = entries.at(-1)
    if (built !== undefined || last === undefined) return built
    before = last.id
  }
}
