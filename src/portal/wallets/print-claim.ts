/** Prints what a certificate claims as its question prints an answer. */
import type { ClaimOfKind } from '../../kernel/wallets/index.ts'
import type { Json } from '../../law/canonical.ts'
import { printAnswer } from '../../law/print-answer.ts'
import type { Locale } from '../../law/text.ts'

export function printClaim(locale: Locale, { field }: ClaimOfKind, value: Json): string {
  if (typeof value === 'object') return value === null ? '' : Object.values(value).filter((part) => typeof part !== 'object').join(', ')
  return field ? printAnswer(field, value)[locale] : String(value)
}
