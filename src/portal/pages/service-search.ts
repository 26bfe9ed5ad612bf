/** Finds declared services by words of their titles and descriptions, in any of the languages. */
import type { Procedure } from '../../law/procedure.ts'
import { locales, type Text } from '../../law/text.ts'
import type { Found, Search } from './shell-pages.ts'

const service: Text = { kk: 'Қызмет', ru: 'Услуга', en: 'Service' }

const wordsOf = (text: string): readonly string[] => text.normalize('NFKC').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** Inflected forms differ at the end: a word of five letters or more is found by all but its last two. */
const stem = (word: string): string => (word.length >= 5 ? word.slice(0, -2) : word)

/** Every word of the query begins some word of the service's texts; the language of the page is shown. */
export const serviceSearch = (procedures: readonly Procedure[]): Search => {
  const index = procedures.map((procedure) => ({
    procedure, words: [procedure.title, procedure.summary, procedure.audience].flatMap((text) => locales.flatMap((locale) => wordsOf(text[locale]))),
  }))
  return async (query: string): Promise<readonly Found[]> => {
    const asked = wordsOf(query).map(stem)
    if (asked.length === 0) return []
    return index.filter(({ words }) => asked.every((word) => words.some((one) => one.startsWith(word))))
      .map(({ procedure }) => ({ title: procedure.title, path: `/services/${procedure.id}`, about: procedure.summary, kind: service }))
  }
}
