/** What a country tells of each language that it speaks: its names, how it writes days, terms and lists, and who translated the portal. */

/** The forms of a noun after a number. English uses `one` and `other`; Russian also `few` (2 дня) and `many` (5 дней). */
export interface PluralForms { readonly one?: string; readonly few?: string; readonly many?: string; readonly other: string }

/** A count of units; what a term is to a language. */
interface Count { readonly unit: 'minute' | 'hour' | 'workhour' | 'workday' | 'day' | 'month' | 'year'; readonly count: number }

/** Of the font, the sets of letters that the first line of a page needs. */
type Letters = 'cyrillic' | 'kazakh' | 'latin'

export interface Language {
  /** BCP 47, as addresses and `lang` have it: `kk`. */
  readonly tag: string
  /** By its own name: «Қазақша». */
  readonly name: string
  /** The same in three letters, for the top of a page: «Қаз». */
  readonly short: string
  /** Its locale for Intl: numbers, plurals, the order of letters. */
  readonly intl: string
  readonly letters: readonly Letters[]
  /** A day, its month counted from 1: «2026 ж. 24 қараша». Own words, not those of the platform: signed acts carry days. */
  readonly day: (year: number, month: number, date: number) => string
  /** A day without its year: «24 қараша». */
  readonly dayOfYear: (month: number, date: number) => string
  /** What follows a number of units. */
  readonly units: Readonly<Record<Count['unit'], PluralForms>>
  /** A term, of a count that is printed already and its number: «5 жұмыс күні ішінде». */
  readonly within: (counted: string, duration: Count) => string
  /** Between the last two items of a list. */
  readonly and: string
  readonly or: string
  /** Of a language in which the product is not written: how its words come, and how papers write days. */
  readonly further?: Further
}

export interface Further {
  /** The language in which the product's words are shown while nobody has translated them, and from which they are translated. */
  readonly fallback: 'kk' | 'ru' | 'en'
  /** The file of a translator: gettext PO. */
  readonly words: URL
  /** A day, a beginning without an end and a last day, as official papers write them. */
  readonly paper: Readonly<Record<'day' | 'from' | 'until', (year: number, month: number, date: number) => string>>
}
