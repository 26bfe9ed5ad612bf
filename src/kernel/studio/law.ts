/** The law beside a draft: the text of the act, and which sentence belongs to which clause. */
import type { Sentence } from '../../law/studio/index.ts'
import type { Instant } from '../../law/time.ts'
import type { Db, Tx } from '../database/index.ts'

interface SentenceTable { draft: string; number: number; words: string }
interface MarkTable { draft: string; number: number; place: string; marked_at: Instant; marked_by: string }

declare module '../database/index.ts' {
  interface Tables { studio_sentence: SentenceTable; studio_mark: MarkTable }
}

/** A sentence and a clause. */
export interface Mark { readonly number: number; readonly place: string }

export async function lawOf(within: Db | Tx, draft: string): Promise<readonly Sentence[]> {
  const [sentences, marks] = await Promise.all([
    within.selectFrom('studio_sentence').select(['number', 'words']).where('draft', '=', draft).orderBy('number').execute(),
    within.selectFrom('studio_mark').select(['number', 'place']).where('draft', '=', draft).orderBy('place').execute(),
  ])
  const places = Map.groupBy(marks, ({ number }) => number)
  return sentences.map(({ number, words }) => ({ number, words, places: (places.get(number) ?? []).map(({ place }) => place) }))
}

/** Writes another text. A sentence that stood in the former one keeps its clauses. */
export async function writeLaw(tx: Tx, draft: string, words: readonly string[], by: Pick<MarkTable, 'marked_at' | 'marked_by'>): Promise<void> {
  const before = new Map((await lawOf(tx, draft)).map((one) => [one.words, one.places]))
  await tx.deleteFrom('studio_sentence').where('draft', '=', draft).execute()
  if (words.length === 0) return
  await tx.insertInto('studio_sentence').values(words.map((one, at) => ({ draft, number: at + 1, words: one }))).execute()
  await mark(tx, draft, { add: words.flatMap((one, at) => (before.get(one) ?? []).map((place) => ({ number: at + 1, place }))), remove: [] }, by)
}

/** Adds and takes away marks, and leaves those of others alone. A sentence that is no longer there is passed over. */
export async function mark(tx: Tx, draft: string, { add, remove }: { readonly add: readonly Mark[]; readonly remove: readonly Mark[] }, by: Pick<MarkTable, 'marked_at' | 'marked_by'>): Promise<void> {
  for (const { number, place } of remove) await tx.deleteFrom('studio_mark').where('draft', '=', draft).where('number', '=', number).where('place', '=', place).execute()
  const known = new Set((await tx.selectFrom('studio_sentence').select('number').where('draft', '=', draft).execute()).map(({ number }) => number))
  const rows = add.filter(({ number }) => known.has(number)).map((one) => ({ draft, ...one, ...by }))
  if (rows.length > 0) await tx.insertInto('studio_mark').values(rows).onConflict((on) => on.doNothing()).execute()
}
