/** Reads figures from SDMX-JSON 2.0 or SDMX-CSV 2.0. A file of another structure is refused with the dimensions that it has too many or too few. Pure. */
import { type ReadFigures, refused } from './expected.ts'
import { words } from './messages.ts'
import { fromJson } from './read-message.ts'
import { fromCsv } from './read-table.ts'

/** Throws a `Failure` that says what is wrong with the file. */
export function readFigures(bytes: Uint8Array): ReadFigures {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw refused(words.noSdmx)
  }
  const { observations, left } = text.trimStart().startsWith('{') ? fromJson(text) : fromCsv(text)
  if (observations.length === 0) throw refused(words.nothing)
  return { observations, left }
}
