/**
 * The product's own words in a further language of the country: a file that a translator edits.
 *
 * Promises: a language in which the product is not written has words in every message, those of the translator or else those of the language
 * to which it falls back; a file with a fault is refused whole, each fault with its line; what is missing is counted.
 * Never: reads anything for a country that speaks the languages of the source alone; puts half of a file into use.
 */
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Failure } from '../../law/failure.ts'
import type { Further, Language } from '../../law/language.ts'
import type { Locale, Translate } from '../../law/text.ts'
import { say } from './messages.ts'
import { isTranslatable, readPo, type Reading, sourceOf, writePo } from './po.ts'
import { type Message, messagesOfSource, sourceFolder } from './source.ts'
import { translator } from './translator.ts'

export type FurtherLanguage = Language & { readonly further: Further }

/** Those of the languages in which the product is not written. */
export const furtherOf = (languages: readonly Language[] = []): readonly FurtherLanguage[] => languages.filter((one): one is FurtherLanguage => one.further !== undefined)

let read: readonly Message[] | undefined
/** The messages of the product, read from its source when they are first asked for. */
const messages = (): readonly Message[] => read ??= messagesOfSource()

type Texts = Readonly<Record<Locale, unknown>>

/**
 * What `speak` needs for the languages of a country. Throws a `Failure` (invalid) with the faults of a translator's file by line, or
 * (not found) when there is none.
 */
export async function wordsFor(languages: readonly Language[] | undefined): Promise<{ readonly translations: ReadonlyMap<string, Translate>; readonly constants: Iterable<Texts> }> {
  const further = furtherOf(languages)
  if (further.length === 0) return { translations: new Map(), constants: [] }
  return {
    translations: new Map(further.map((language) => [language.tag, translator(messages(), readFile(language).translations, language, language.further.fallback)])),
    constants: await constantsOf(messages()),
  }
}

/** The texts that modules of messages export, wherever in them they stand. */
export async function constantsOf(all: readonly Message[]): Promise<ReadonlySet<Texts>> {
  const texts = new Set<Texts>()
  const seen = new Set<object>()
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return
    seen.add(value)
    if (value instanceof Map || value instanceof Set) return [...value.values()].forEach(walk)
    // What each language has one of: words, or a list of them. A table of names by language is gone through instead.
    const inEach = ['kk', 'ru', 'en'].map((one) => (value as Readonly<Record<string, unknown>>)[one])
    if (inEach.every((one) => typeof one === 'string' || Array.isArray(one) || typeof one === 'function')) return void texts.add(value as Texts)
    if (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype) Object.values(value).forEach(walk)
  }
  for (const path of new Set(all.filter(({ made }) => made === 'as constant').map(({ key }) => `${key.split('#')[0]}.ts`))) {
    Object.values(await import(pathToFileURL(join(sourceFolder, path)).href) as object).forEach(walk)
  }
  return texts
}

function readFile(language: FurtherLanguage, { absent = false } = {}): Reading {
  const path = fileURLToPath(language.further.words)
  if (!existsSync(path)) {
    if (absent) return { translations: new Map(), doubted: new Map(), faults: [] }
    throw new Failure('not found', say.absent(basename(path), language.tag))
  }
  const reading = readPo(basename(path), readFileSync(path, 'utf8'), messages(), language, language.further.fallback)
  if (reading.faults.length > 0) throw new Failure('invalid', say.wrong(basename(path)), reading.faults)
  return reading
}

/** The file with every message of the product and what is translated of it; the same again after it was read. Throws as `wordsFor`. */
export const exportWords = (language: FurtherLanguage): string => writePo(messages(), language, language.further.fallback, readFile(language, { absent: true }))

export interface WordsStanding {
  readonly translated: number
  /** What nobody has translated, and what was translated from other words than those of today: key, and the words that are shown instead. */
  readonly missing: readonly { readonly key: string; readonly words: string; readonly doubted: boolean }[]
  /** Keys of messages that no template says: they are shown in the language to which the country falls back. */
  readonly fixed: readonly string[]
}

/** How far a translation has come. Throws as `wordsFor`. */
export function standingOf(language: FurtherLanguage): WordsStanding {
  const { fallback } = language.further
  const { translations, doubted } = readFile(language, { absent: true })
  const asked = messages().filter((message) => isTranslatable(message, fallback))
  return {
    translated: translations.size,
    missing: asked.filter(({ key }) => !translations.has(key)).map((message) => ({ key: message.key, words: sourceOf(message, fallback).msgid, doubted: doubted.has(message.key) })),
    fixed: messages().filter(({ fixed }) => fixed.some((one) => one === fallback)).map(({ key }) => key),
  }
}
