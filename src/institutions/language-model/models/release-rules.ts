/** When a model may be released. Pure. */
import type { Text } from '../../../law/text.ts'
import { registryWords as words } from './messages.ts'
import type { Model, ReceiptSummary } from './model.ts'

/** Why a model should no longer be used: something that it was made from, directly or not, was taken back or opted out of. */
export interface Mark {
  /** On the thread. */
  readonly source: string
  readonly title: Text
  readonly path?: string
  readonly kind: 'withdrawn' | 'opt-out'
  readonly reason: Text
}

/** Everything that stands in the way of a release, each with its mend; empty when nothing does. */
export function releaseObstacles(model: Model, { receipts, marks }: { readonly receipts: readonly ReceiptSummary[]; readonly marks: readonly Mark[] }): readonly Text[] {
  const { state, made } = model
  if (state !== 'draft' || made === undefined) return [words.notDraft]
  return [
    ...(receipts.some((receipt) => receipt.model === made.hash && receipt.results.length > 0) ? [] : [words.noReceipt]),
    ...marks.filter(({ kind }) => kind === 'withdrawn').map(({ title }) => words.withdrawnSource(title)),
  ]
}
