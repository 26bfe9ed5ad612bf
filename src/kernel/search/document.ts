/** A document as the index holds it: which stems stand where, and the words people may mistype. */
import { type Locale, locales, type Text } from '../../law/text.ts'
import { isCyrillic, kazakhLetter, keyOf, wordsOf } from './letters.ts'
import { stem } from './stems.ts'

/** A word as it stood, and the stem under which it is held; the key is what each sounds like. */
export interface HeldWord { readonly surface: string; readonly lexeme: string; readonly key: string; readonly stemKey: string }

export interface Analysed {
  /** The text of a `tsvector`: stems with their places and weights. */
  readonly vector: string
  readonly words: readonly HeldWord[]
}

/** Raised when stems change, so that what was analysed before is analysed again. */
export const analysis = 2

/** PostgreSQL keeps places up to this; what stands further counts as standing there. */
const lastPlace = 16_383
/** No more words of one field than this are held: no title or description of sense is longer. */
const mostWords = 4_000

/** The language that a text is in, whatever field it stands in: many owners write one language into every field. */
function languageOf(text: string, field: Locale): Locale {
  const lower = text.toLowerCase()
  if (kazakhLetter.test(lower)) return 'kk'
  if (!isCyrillic(lower)) return 'en'
  return field === 'kk' && !russian.test(lower) ? 'kk' : 'ru'
}

/** Endings and little words that Kazakh has not. */
const russian = /(?:ого|его|ому|ый|ий|ой|ая|яя|ое|ие|ия|ии|ость|ция|ции|ться)(?!\p{L})|(?<!\p{L})(?:и|в|на|по|для|из|о|об|от|с|к)(?!\p{L})/u

const readings = new Map<string, HeldWord>()

/** How a word of a text in a language is held. Documents say the same words over and over: what each sounds like is worked out once. */
function heldAs(surface: string, language: Locale): HeldWord {
  const name = `${language} ${surface}`
  const known = readings.get(name)
  if (known !== undefined) return known
  const lexeme = stem(surface, language)
  const made = { surface, lexeme, key: keyOf(surface), stemKey: keyOf(lexeme) }
  if (readings.size > 50_000) readings.clear()
  readings.set(name, made)
  return made
}

/** Analyses title (weight A), further words (B) and description (C). Pure. */
export function analyse({ title, about, words = [] }: { readonly title: Text; readonly about: Text; readonly words?: readonly string[] }): Analysed {
  const places = new Map<string, string[]>()
  const held = new Map<string, HeldWord>()
  let place = 0
  const add = (text: string, languages: readonly Locale[], weight: 'A' | 'B' | 'C'): void => {
    for (const { text: surface } of wordsOf(text).slice(0, mostWords)) {
      if (surface.length > 100) continue
      place += 1
      for (const one of new Map(languages.map((language) => heldAs(surface, language)).map((one) => [one.lexeme, one])).values()) {
        const { lexeme } = one
        const at = places.get(lexeme) ?? []
        if (at.length < 60) at.push(`${Math.min(place, lastPlace)}${weight}`)
        places.set(lexeme, at)
        held.set(`${surface} ${lexeme}`, one)
      }
    }
    place += 10 // so that the end of one text is not near the beginning of the next
  }
  const each = (text: Text, weight: 'A' | 'C'): void => {
    const said = new Set<string>()
    for (const locale of locales) {
      if (!text[locale] || said.has(text[locale])) continue
      said.add(text[locale])
      add(text[locale], [languageOf(text[locale], locale)], weight)
    }
  }
  each(title, 'A')
  for (const word of words) add(word, ['kk', 'ru'], 'B') // of any language: held as either
  each(about, 'C')
  return { vector: [...places].map(([lexeme, at]) => `${quoted(lexeme)}:${at.join()}`).join(' '), words: [...held.values()] }
}

/** A stem within quotes, as `tsvector` and `tsquery` read it. */
export const quoted = (lexeme: string): string => `'${lexeme.replaceAll('\\', '\\\\').replaceAll('\'', '\'\'')}'`
