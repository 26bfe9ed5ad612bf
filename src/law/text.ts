/**
 * Text in the languages of the country. A process serves one country and speaks its languages; until it is told of others,
 * those in which the product is written.
 */
import type { Language } from './language.ts'
import { english, kazakh, russian } from './source-languages.ts'

/** The languages in which the product's own words are written: a message that lacks one does not compile. */
const sourceLanguages = ['kk', 'ru', 'en'] as const

/**
 * A language that this process speaks. The compiler knows those of the source; a further one of the country comes from
 * `isLocale` or `locales` alone, and every text has words in it, since `spoken` and the catalogue of words complete them.
 */
export type Locale = (typeof sourceLanguages)[number]

/** The same statement in every language. None is a shadow of another. */
export type Text = { readonly [L in Locale]: string }

/** Says in a further language what is written in those of the source; undefined while nobody has translated it. */
export type Translate = (written: Readonly<Record<Locale, unknown>>) => string | undefined

const written: readonly [Language, ...Language[]] = [kazakh, russian, english]
let languages: readonly Language[] = written
let known: ReadonlyMap<string, Language> = new Map(written.map((one) => [one.tag, one]))
let further: readonly { readonly tag: Locale; readonly fallback: Locale; readonly translate: Translate }[] = []

/** The languages of the country of this process, its first language first. Read anew at each use: importers see what `speak` has set. */
export let locales: readonly [Locale, ...Locale[]] = sourceLanguages

/** The country's languages with all that it tells of them. */
export const languagesSpoken = (): readonly Language[] => languages

/** What is known of a language, whether of the country or of the source. */
export const languageOf = (locale: Locale): Language => known.get(locale) ?? languages[0]!

/** Tells whether a string names a language of the country. */
export const isLocale = (value: string | undefined): value is Locale => locales.some((locale) => locale === value)

/** What stands written before anybody says which languages to speak: what modules write while they are loaded, and the messages of the catalogue. */
const standing = new Set<Readonly<Record<Locale, unknown>>>()
const mostStanding = 20_000
let begun = false
/** What country packs have declared while they were loaded. */
const ofPacks = new Set<Text>()

/**
 * Speaks these languages from now on, with what translates the product's words into each further one; answers those before.
 * Whoever opens a country's kernel does it, and nobody else.
 */
export function speak(chosen: readonly Language[] = written, translations: ReadonlyMap<string, Translate> = new Map(), messages: Iterable<Readonly<Record<Locale, unknown>>> = []): readonly Language[] {
  const before = languages
  const former = further
  begun = true
  languages = chosen
  known = new Map([...written, ...chosen].map((one) => [one.tag, one]))
  const tags = chosen.map(({ tag }) => tag)
  locales = tags.join() === sourceLanguages.join() ? sourceLanguages : tags as unknown as typeof locales
  lately.clear()
  further = chosen.flatMap(({ tag, further: how }) => (how ? [{ tag: tag as Locale, fallback: how.fallback, translate: translations.get(tag) ?? (() => undefined) }] : []))
  for (const one of messages) standing.add(one)
  ofCountry.clear()
  for (const text of ofPacks) for (const { tag, fallback } of further) ofCountry.set(`${tag} ${text[fallback]}`, text[tag])
  if (former.length + further.length > 0) {
    for (const one of standing) {
      for (const { tag } of former) Reflect.deleteProperty(one, tag)
      fallen.delete(one)
      complete(one)
    }
  }
  return before
}

/** Gives words in each further language to what is written in those of the source. */
function complete(words: Readonly<Record<Locale, unknown>>): void {
  for (const { tag, fallback, translate } of further) {
    if (Object.hasOwn(words, tag)) continue
    const translation = translate(words)
    Object.assign(words, { [tag]: translation ?? words[fallback] })
    if (translation !== undefined) remember(tag, words[fallback], translation)
    else fallen.set(words, [...fallen.get(words) ?? [], tag])
  }
}

/** What has the words of another language in a further one. */
const fallen = new WeakMap<Readonly<Record<Locale, unknown>>, readonly Locale[]>()

/** The language of the words that a text has in a language: another one, where nobody has translated it. */
export function languageOfWords(text: Text, locale: Locale): Locale {
  const how = further.find(({ tag }) => tag === locale)
  return how && fallen.get(text)?.includes(locale) ? how.fallback : locale
}

/**
 * What was said lately, by the words in which a further language falls back: a message holds the words of others, days and amounts in the
 * language in which it is written, and is translated with the same in its own.
 */
const lately = new Map<string, string>()
/** The same of what country packs declare, which is never pushed out. */
const ofCountry = new Map<string, string>()
const mostSaidLately = 50_000

/** Keeps what is the same in a further language, of texts that no message is: those of declarations. */
export function keepSaid(text: Readonly<Record<Locale, string>>): void {
  for (const { tag, fallback } of further) remember(tag, text[fallback], text[tag])
}

function remember(tag: Locale, words: unknown, same: string | undefined): void {
  if (typeof words !== 'string' || same === undefined) return
  const key = `${tag} ${words}`
  lately.delete(key)
  lately.set(key, same)
  if (lately.size > mostSaidLately) lately.delete(lately.keys().next().value!)
}

/** The same in a further language as these words in the one to which it falls back; undefined when they were not said lately. */
export function saidLately(tag: Locale, words: string): string | undefined {
  const key = `${tag} ${words}`
  const same = lately.get(key)
  if (same === undefined) return ofCountry.get(key)
  remember(tag, words, same)
  return same
}

/**
 * Prints something in a language, so that a message which is written in it can be translated with what is printed. `same` answers what
 * was printed before in the language that is asked for.
 */
export function said(locale: Locale, print: (locale: Locale, same: (words: string) => string) => string): string {
  const printed = print(locale, itself)
  for (const { tag, fallback } of further) {
    if (fallback === locale) remember(tag, printed, print(tag, (words) => saidLately(tag, words) ?? words))
  }
  return printed
}

const itself = (words: string): string => words

/**
 * What is said in the languages of the source and made while the portal runs, or stands in no module of messages: whatever is read
 * by a locale passes through here, so that a further language of the country finds words in it as well.
 */
export function spoken<W extends Readonly<Record<Locale, unknown>>>(words: W): W {
  if (!begun && standing.size < mostStanding) standing.add(words)
  if (further.length > 0) complete(words)
  return words
}

/** A text of a country in languages of which the compiler does not know all; its pack says with which it is whole. */
export function textOf(words: Readonly<Record<string, string>>): Text {
  const text = words as unknown as Text
  if (begun) keepSaid(text)
  else if (ofPacks.size < mostStanding) ofPacks.add(text)
  return text
}

/** Says the same in every language: `inEveryLanguage((locale) => formatDay(day, locale))`. */
export function inEveryLanguage(say: (locale: Locale) => string): Text {
  if (further.length === 0 && locales === sourceLanguages) return spoken({ kk: say('kk'), ru: say('ru'), en: say('en') })
  const text = Object.fromEntries(locales.map((locale) => [locale, say(locale)])) as unknown as Text
  keepSaid(text)
  return text
}

/** The same string in every language: names, numbers and other things that are not translated. */
export function same(value: string): Text {
  const text: Text = { kk: value, ru: value, en: value }
  if (!begun && standing.size < mostStanding) standing.add(text)
  if (further.length > 0) Object.assign(text, Object.fromEntries(further.map(({ tag }) => [tag, value])))
  return text
}

/** What differs with the languages that are spoken, and is made once for them. */
export function onceSpoken<T>(make: () => T): () => T {
  let made: { readonly of: readonly Locale[]; readonly value: T } | undefined
  return () => {
    if (made?.of !== locales) made = { of: locales, value: make() }
    return made.value
  }
}

/** What programs read that name no language of the country: English where it is one. */
export const languageOfPrograms = (): Locale => (isLocale('en') ? 'en' : locales[0])

/** The words in the first language of the country, in which it keeps what stands in one language only. */
export const inFirstLanguage = (text: Text): string => text[locales[0]]
