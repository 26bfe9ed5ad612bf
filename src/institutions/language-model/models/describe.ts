/** What is wrong with a description, field by field. */
import type { Problem } from '../../../law/failure.ts'
import type { Text } from '../../../law/text.ts'
import { registryWords as words } from './messages.ts'
import { description, type Description } from './model.ts'

/** Reads what somebody says of a model; every field that is missing or does not fit is named. */
export function readDescription(given: Description): { readonly said: Description } | { readonly problems: readonly Problem[] } {
  const read = description.safeParse(given)
  if (read.success) return { said: read.data }
  return { problems: [...new Set(read.error.issues.map(({ path }) => path.join('.')))].map((field) => ({ field, text: wrongIn(field, given) })) }
}

/** What is wrong with a field: one that was filled in is not said to be empty. */
function wrongIn(field: string, { licence, contact }: Description): Text {
  if (field === 'licence' && licence.trim() !== '') return words.unknownLicence
  return field === 'contact.email' && contact.email.trim() !== '' ? words.badEmail : words.fill
}
