/** When a model may be released. Pure. */
import { canonical } from '../../../law/canonical.ts'
import type { Text } from '../../../law/text.ts'
import { registryWords as words } from './messages.ts'
import { type Mark, withdrawn } from '../marks/mark.ts'
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

export interface ReleaseFacts {
  readonly receipts: readonly ReceiptSummary[]
  readonly marks: readonly Mark[]
  /** Whether every corpus was looked through for everything on the opt-out list. */
  readonly searched: boolean
}

/** Everything that stands in the way of a release, each with its mend; empty when nothing does. */
export function releaseObstacles(model: Model, { receipts, marks, searched }: ReleaseFacts): readonly Text[] {
  const { state, made } = model
  if (state !== 'draft' || made === undefined) return [words.notDraft]
  const texts = undecided(model, marks)
  return [
    ...(receipts.some((receipt) => receipt.model === made.hash && receipt.results.length > 0) ? [] : [words.noReceipt]),
    ...withdrawn(marks).map(({ title }) => words.withdrawnSource(title)),
    ...(searched ? [] : [words.searching]),
    ...(texts.length > 0 ? [words.optedOutSources(texts)] : []),
  ]
}
