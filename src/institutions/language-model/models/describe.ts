/** What is wrong with a description, field by field. */
import type { Problem } from '../../../law/failure.ts'
import { registryWords as words } from './messages.ts'
import { description, type Description } from './model.ts'

/** Reads what somebody says of a model; every field that is missing or does not fit is named. */
export function readDescription(given: Description): { readonly said: Description } | { readonly problems: readonly Problem[] } {
  const read = description.safeParse(given)
  if (read.success) return { said: read.data }
  return { problems: [...new Set(read.error.issues.map(({ path }) => path.join('.')))].map((field) => ({ field, text: words.fill })) }
}
