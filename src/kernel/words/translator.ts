/** Translates what the product says into a further language of the country, from what a translator has written. Pure. */
import type { Language } from '../../law/language.ts'
import { type Locale, saidLately, type Translate } from '../../law/text.ts'
import { formOf } from './plural-forms.ts'
import type { Message } from './source.ts'
import { countOf, filled, fits, numberIn, type Pattern, pattern, placesOf, type Template, valuesIn, weight } from './template.ts'

/** By the key of a message its translations: one, or one for each form of a noun after a number. */
export type Translations = ReadonlyMap<string, readonly string[]>

interface Found { readonly template: Template; readonly found: Pattern; readonly others: readonly Pattern[]; readonly forms: readonly string[] | undefined }

const languages = ['kk', 'ru', 'en'] as const

/**
 * What translates into `language`: a message without places by its words in all three languages, one with places by what it was made of.
 * What is held by a message is said in the language too, where it was said there lately.
 */
export function translator(messages: readonly Message[], translations: Translations, language: Language, fallback: Locale): Translate {
  const exact = new Map<string, string>()
  const words = new Map<string, string>()
  const made = new Map<string, Found[]>()
  const rest = languages.filter((one) => one !== fallback)
  for (const message of messages) {
    const template = message.in[fallback]
    const forms = translations.get(message.key)
    if (message.fixed.some((one) => one === fallback) || (forms === undefined && hasWords(template))) continue
    if (languages.every((one) => placesOf(message.in[one]).length === 0)) {
      if (!forms) continue
      exact.set(languages.map((one) => plain(message.in[one])).join('\0'), forms[0]!)
      words.set(plain(template), forms[0]!)
      continue
    }
    const others = rest.map((one) => pattern(message.in[one]))
    const begins = beginning(template)
    made.set(begins, [...made.get(begins) ?? [], { template, found: pattern(template), others, forms }])
  }
  for (const group of made.values()) group.sort((one, other) => weight(other.template) - weight(one.template))

  const same = (value: string): string | undefined => saidLately(language.tag as Locale, value) ?? words.get(value)

  return (written) => {
    const texts = languages.map((one) => written[one])
    const here = written[fallback]
    if (typeof here !== 'string' || here === '') return undefined
    const whole = exact.get(texts.join('\0'))
    if (whole !== undefined) return whole
    for (const { template, found, others, forms } of [...made.get(here.slice(0, beginningLength)) ?? [], ...made.get('') ?? []]) {
      const values = valuesIn(template, found, here)
      if (!values || !others.every((other, index) => matches(other, written[rest[index]!]))) continue
      if (forms === undefined) { // nothing of its own but signs: it is made of what it holds
        const parts = template.map((part) => (typeof part === 'string' ? part : part.said ? same(values.get(part.name)!) : values.get(part.name)))
        if (parts.some((part) => part === undefined)) continue
        return parts.join('')
      }
      const places = new Map(placesOf(template).map((place) => [place.name, place]))
      return filled(chosen(forms, countOf(template), values, language), (name) => {
        const value = values.get(name)
        return value !== undefined && places.get(name)?.said ? same(value) ?? value : value
      })
    }
    return undefined
  }
}

/** A language that the country does not speak may be missing in what is held, so that its words say less than they should. */
const matches = (other: Pattern, words: unknown): boolean => typeof words !== 'string' || fits(other, words)

const beginningLength = 3
/** Messages with places are looked for by their first letters; those that begin with a place, among all such. */
function beginning([first]: Template): string {
  return typeof first === 'string' && first.length >= beginningLength ? first.slice(0, beginningLength) : ''
}

const plain = (template: Template): string => template.filter((part) => typeof part === 'string').join('')
const hasWords = (template: Template): boolean => template.some((part) => (typeof part === 'string' ? /\p{L}/u.test(part) : part.forms !== undefined))

function chosen(forms: readonly string[], count: string | undefined, values: ReadonlyMap<string, string>, language: Language): string {
  const number = count === undefined ? undefined : numberIn(values.get(count) ?? '')
  return forms[number === undefined ? forms.length - 1 : formOf(language.intl, number)] ?? forms[0]!
}
