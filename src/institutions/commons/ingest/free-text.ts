/** Tells text that people wrote from codes and lists. Pure. */
import type { ColumnProfile } from './contract.ts'

/** Whether a column holds what people wrote, which has a language: no code of one length, and no value of a list, which is written again and again. */
export function isFreeText({ type, kind, lengths, distinct, nulls }: Pick<ColumnProfile, 'type' | 'kind' | 'lengths' | 'distinct' | 'nulls'>, rows: number): boolean {
  if (type !== 'VARCHAR' || lengths === undefined || lengths.min === lengths.max) return false
  return kind === 'text' || (kind === 'category' && distinct * 2 > rows - nulls)
}
