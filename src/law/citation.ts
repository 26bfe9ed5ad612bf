/** Citations: which act says so, and how sure we are. What is not known is unset and printed as "not set". */
import { inEveryLanguage, type Locale, spoken, type Text } from './text.ts'

/**
 * How sure a statement of law is: `verified` (the official text was read), `secondary` (a publication about it),
 * `assumed` (set by the sample programme so that it can run), `unset` (nobody has said yet).
 */
export type Confidence = 'verified' | 'secondary' | 'assumed' | 'unset'

/** A legal act, as data of the country. */
export interface Act {
  readonly id: string
  readonly title: Text
  /** Short name to print beside an article, such as "Tax Code". */
  readonly short: Text
  readonly number?: string
  readonly date?: string
  readonly url?: string
  /** Its text stands at no address. */
  readonly notPublished?: true
  /** Laws and codes are divided into articles, rules and orders into items. */
  readonly dividedInto: 'articles' | 'items'
}

/** A place in an act. `article` is absent when the article or item is not known: it is then printed as "not set". */
export interface Citation {
  readonly act: Act
  readonly article?: string
  readonly confidence: Confidence
  readonly note?: Text
}

/** Cites a place in an act whose text was read. */
export const verified = (act: Act, article: string): Citation => ({ act, article, confidence: 'verified' })

/** Cites an act for something that the sample programme assumes, because its article or its value is not known. */
export const assumed = (act: Act, note?: Text): Citation =>
  note === undefined ? { act, confidence: 'assumed' } : { act, confidence: 'assumed', note }

const notSet = {
  articles: spoken({ kk: 'бабы белгіленбеген', ru: 'статья не установлена', en: 'article not set' }),
  items: spoken({ kk: 'тармағы белгіленбеген', ru: 'пункт не установлен', en: 'item not set' }),
} as const satisfies Record<Act['dividedInto'], Text>

const places = {
  articles: (place) => spoken({ kk: `${place}-бап`, ru: `ст. ${place}`, en: `art. ${place}` }),
  items: (place) => spoken({ kk: `${place}-тармақ`, ru: `п. ${place}`, en: `item ${place}` }),
} as const satisfies Record<Act['dividedInto'], (place: string) => Text>

/** The number of an article or item, where its word was written with it: every language prints its own. `25-бап`, `ст. 25` and `article 25` are `25`. */
export const placeNumber = (article: string): string => article.trim()
  .replace(/^(?:статья|ст\.?|пункт|п\.|article|art\.?|item|§)\s*(?=\d)/iu, '').replace(/(?<=\d)\s*-?\s*(?:бап|бабы|тармақ|тармағы)$/iu, '')

/** Prints a citation in every language: "Tax Code, art. 17" or "Rules of the Fund, item not set". */
export function printCitation({ act, article }: Citation): Text {
  const place = (locale: Locale): string => {
    const where = article === undefined ? notSet[act.dividedInto][locale] : places[act.dividedInto](placeNumber(article))[locale]
    return `${act.short[locale]}, ${where}`
  }
  return inEveryLanguage(place)
}
