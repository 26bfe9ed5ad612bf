/** When a model may be released. Pure. */
import { hash } from 'node:crypto'
import { canonical, hashOf } from '../../../law/canonical.ts'
import type { Text } from '../../../law/text.ts'
import { registryWords as words } from './messages.ts'
import { type Mark, withdrawn } from '../../../kernel/taken-back/index.ts'
import type { Need } from '../evaluation/needed.ts'
import type { Model, OptedOut, ReceiptSummary } from './model.ts'

/** What the owners of texts asked not to be used, after the corpus was built. */
export const optedOut = (marks: readonly Mark[]): readonly OptedOut[] => marks.filter(({ kind }) => kind === 'opt-out')
  .map(({ source, title, reason }) => ({ source, title, reason })).toSorted((a, b) => (canonical(a) < canonical(b) ? -1 : 1))

/** Whether the head has decided on exactly these, and not on fewer or others. */
const isDecided = ({ optOuts }: Pick<Model, 'optOuts'>, texts: readonly OptedOut[]): boolean =>
  texts.length === 0 || (optOuts !== undefined && canonical(optOuts.of) === canonical(texts))

/** What the head may decide on: the texts opted out, when that was not done. */
export const undecided = (model: Model, marks: readonly Mark[]): readonly OptedOut[] => {
  const texts = optedOut(marks)
  return model.state === 'draft' && !isDecided(model, texts) ? texts : []
}

/** What a release rests on, read at once. */
export interface ReleaseFacts {
  /** Kinds of evaluation that must be there, each by one of its tasks. */
  readonly needs: readonly Need[]
  readonly receipts: readonly ReceiptSummary[]
  readonly marks: readonly Mark[]
  /** Whether every corpus was looked through for everything on the opt-out list. */
  readonly searched: boolean
}

/** Everything that stands in the way of a release, each with its mend; empty when nothing does. */
export function releaseObstacles(model: Model, { needs, receipts, marks, searched }: ReleaseFacts): readonly Text[] {
  const { state, made } = model
  if (state !== 'draft' || made === undefined) return [words.notDraft]
  const texts = undecided(model, marks)
  return [
    ...missingEvaluations(needs, receipts.filter((receipt) => receipt.model === made.hash)),
    ...withdrawn(marks).map(({ title }) => words.withdrawnSource(title)),
    ...(searched ? [] : [words.searching]),
    ...(texts.length > 0 ? [words.optedOutSources(texts)] : []),
  ]
}

/** What is not measured enough; that nothing is measured is said once. */
function missingEvaluations(needs: readonly Need[], receipts: readonly ReceiptSummary[]): readonly Text[] {
  const results = receipts.flatMap((receipt) => receipt.results)
  if (results.length === 0) return [words.noReceipt]
  const measured = (task: string): number => Math.max(0, ...results.filter((result) => result.task === task).map(({ answered }) => answered))
  return needs.filter((need) => !need.some(({ task, items }) => measured(task) >= items)).map((need) => words.notEvaluated(need, Math.max(...need.map(({ task }) => measured(task)))))
}

/** What the head signs: the files by their hash, and all that the release rests on. Pure. */
export function releaseDocument({ id, name, made, description, provenance, optOuts }: Model & { readonly made: NonNullable<Model['made']> }, { needs, receipts, marks }: ReleaseFacts): Uint8Array {
  const decided = optedOut(marks).length > 0 ? optOuts : undefined
  return new TextEncoder().encode(canonical({
    act: 'model.release', model: id, name, version: made.hash, licence: description.licence, description: hashOf(description), provenance: hashOf(provenance),
    needed: needs.map((need) => need.map(({ task, items }) => ({ task, items }))),
    receipts: receipts.map(({ id: receipt, jws }) => ({ receipt, sha256: hash('sha256', jws) })).toSorted((a, b) => (a.receipt < b.receipt ? -1 : 1)), ...(decided && { optOuts: decided }),
  }))
}
