/** A text that a file tells in several languages, as one that a column of a register holds. Pure. */
import { locales } from '../../../law/text.ts'

/** In the first language of the country that it has, else in the first of the file; `en-GB` is English. */
export function inOneLanguage(told: Readonly<Record<string, string>>): string {
  const said = Object.entries(told).filter(([, text]) => text.trim() !== '')
  return locales.map((locale) => said.find(([tag]) => tag.toLowerCase().split('-')[0] === locale)?.[1]).find((text) => text !== undefined) ?? said[0]?.[1] ?? ''
}
