/** The translator's file: gettext PO, written from the messages of the product and read back with its faults by line. */
import { type GetTextTranslation, po } from 'gettext-parser'
import type { Problem } from '../../law/failure.ts'
import type { Language } from '../../law/language.ts'
import type { Locale, Text } from '../../law/text.ts'
import { say } from './messages.ts'
import { categoriesOf, pluralHeader } from './plural-forms.ts'
import type { Message } from './source.ts'
import { bracesIn, countOf, placesOf, printed } from './template.ts'
import type { Translations } from './translator.ts'

/** What a file says: what can be used, and what was translated from words that are no longer the product's or that its translator doubts. */
export interface Reading { readonly translations: Translations; readonly doubted: Translations; readonly faults: readonly Problem[] }

const languages = ['kk', 'ru', 'en'] as const

/** What stands in the file for a message: its words in the language from which it is translated, and for nouns after numbers the last form too. */
export const sourceOf = (message: Message, fallback: Locale): { readonly msgid: string; readonly plural: string | undefined } => {
  const template = message.in[fallback]
  return { msgid: printed(template), plural: countOf(template) === undefined ? undefined : printed(template, (forms) => forms.at(-1) ?? '') }
}

/** Whether anything is there to translate: not where no template says the message, nor where it holds nothing but others. */
export const isTranslatable = (message: Message, fallback: Locale): boolean =>
  !message.fixed.some((language) => language === fallback) && message.in[fallback].some((part) => (typeof part === 'string' ? /\p{L}/u.test(part) : part.forms !== undefined))

/** Writes the file. What is doubted keeps its words, marked `fuzzy`. */
export function writePo(messages: readonly Message[], language: Language, fallback: Locale, { translations, doubted }: Omit<Reading, 'faults'>): string {
  const header = pluralHeader(language.intl)
  const entries = messages.filter((message) => isTranslatable(message, fallback)).map((message): GetTextTranslation => {
    const { msgid, plural } = sourceOf(message, fallback)
    const old = doubted.get(message.key)
    const count = plural === undefined ? 1 : categoriesOf(language.intl).length
    const forms = translations.get(message.key) ?? old ?? []
    return {
      msgctxt: message.key, msgid, ...(plural !== undefined && { msgid_plural: plural }),
      msgstr: Array.from({ length: count }, (_, index) => forms[index] ?? ''),
      comments: { extracted: remarks(message, fallback), reference: message.at, ...(old && { flag: 'fuzzy' }) },
    }
  })
  return `${po.compile({
    charset: 'utf-8',
    headers: {
      'Project-Id-Version': 'Shanyraq', Language: language.tag, 'MIME-Version': '1.0', 'Content-Type': 'text/plain; charset=utf-8', 'Content-Transfer-Encoding': '8bit',
      ...(header !== undefined && { 'Plural-Forms': header }),
    },
    translations: Object.fromEntries(entries.map((entry) => [entry.msgctxt!, { [entry.msgid]: entry }])),
  }, { foldLength: 0 }).toString('utf8').trimEnd()}\n`
}

/** What a translator reads beside a message: the same in the other languages, and what the places hold. */
function remarks(message: Message, fallback: Locale): string {
  const said = placesOf(message.in[fallback]).filter(({ forms }) => !forms)
  return [
    ...languages.filter((one) => one !== fallback).map((one) => `${one}: ${printed(message.in[one]).replaceAll('\n', ' ')}`),
    ...(said.length === 0 ? [] : [`{…}: ${[...new Set(said.map(({ name }) => name))].join(', ')}`]),
  ].join('\n')
}

/** Reads a file. With any fault nothing of it is to be used. */
export function readPo(file: string, text: string, messages: readonly Message[], language: Language, fallback: Locale): Reading {
  const faults: Problem[] = []
  const fault = (line: number | undefined, words: Text): void => void faults.push({ field: line === undefined ? file : `${file}:${line}`, text: words })
  const translations = new Map<string, readonly string[]>()
  const doubted = new Map<string, readonly string[]>()
  const { lines, twice } = linesOf(text)
  for (const [key, line] of twice) fault(line, say.twice(key))
  const entries = parsed(text, fault)
  const known = new Map(messages.map((message) => [message.key, message]))
  for (const entry of entries) {
    const key = entry.msgctxt ?? entry.msgid ?? ''
    const forms = entry.msgstr ?? []
    const message = known.get(key)
    const line = lines.get(key)
    if (message === undefined) {
      fault(line, say.unknown(key))
      continue
    }
    if (forms.every((form) => form === '')) continue
    if (!isTranslatable(message, fallback)) {
      fault(line, say.fixed(key))
      continue
    }
    const { msgid, plural } = sourceOf(message, fallback)
    if (entry.msgid !== msgid || (entry.msgid_plural ?? undefined) !== plural || /\bfuzzy\b/.test(entry.comments?.flag ?? '')) {
      doubted.set(key, forms)
      continue
    }
    const count = plural === undefined ? 1 : categoriesOf(language.intl).length
    if (forms.length !== count || forms.includes('')) {
      fault(line, say.forms(key, count))
      continue
    }
    const wrong = wrongPlaces(message, fallback, forms)
    if (wrong) fault(line, say.places(key, wrong.missing, wrong.unknown))
    else translations.set(key, forms)
  }
  return faults.length > 0 ? { translations: new Map(), doubted: new Map(), faults } : { translations, doubted, faults }
}

function parsed(text: string, fault: (line: number | undefined, words: Text) => void): readonly Partial<GetTextTranslation>[] {
  const open = brokenLines(text)
  for (const line of open) fault(line, say.broken)
  if (open.length > 0) return []
  try {
    const { translations } = po.parse(text, { validation: false })
    return Object.values(translations).flatMap((entries) => Object.values(entries)).filter(({ msgctxt, msgid }) => msgctxt !== undefined || msgid !== '')
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const line = /at line (\d+)/.exec(message)?.[1]
    fault(line === undefined ? undefined : Number(line), say.broken)
    return []
  }
}

/** The parser reads on over a quotation that is not closed; no line of a file of gettext may have one. */
const brokenLines = (text: string): readonly number[] => text.split(/\r?\n/).flatMap((line, index) => (whole.test(line) ? [] : [index + 1]))
const whole = /^\s*(?:#.*|(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)?\s*"(?:[^"\\]|\\.)*"\s*)?$/

/** On which line each key stands, and the keys that stand there twice. */
function linesOf(text: string): { readonly lines: ReadonlyMap<string, number>; readonly twice: readonly (readonly [string, number])[] } {
  const lines = new Map<string, number>()
  const twice: (readonly [string, number])[] = []
  const all = text.split(/\r?\n/)
  let within = false
  for (const [index, line] of all.entries()) {
    const [, keyword, first] = /^(msgctxt|msgid|msgstr)\b[^"]*"(.*)"\s*$/.exec(line) ?? []
    if (keyword === undefined || first === undefined) continue
    const named = keyword === 'msgctxt' || (keyword === 'msgid' && !within) // an entry without a context is known by its words
    within = keyword === 'msgctxt'
    if (!named) continue
    let key = first
    for (let next = index + 1; ; next += 1) {
      const more = /^\s*"(.*)"\s*$/.exec(all[next] ?? '')?.[1]
      if (more === undefined) break
      key += more
    }
    if (key !== '' && lines.has(key)) twice.push([key, index + 1])
    else lines.set(key, index + 1)
  }
  return { lines, twice }
}

/** Places that a translation has lost or made up. Where a noun has its own form for one number, that form need not say the number. */
function wrongPlaces(message: Message, fallback: Locale, forms: readonly string[]): { readonly missing: readonly string[]; readonly unknown: readonly string[] } | undefined {
  const { msgid } = sourceOf(message, fallback)
  const needed = bracesIn(msgid)
  const count = countOf(message.in[fallback])
  const missing = new Set<string>()
  const unknown = new Set<string>()
  for (const form of forms) {
    const there = bracesIn(form)
    for (const place of needed) if (!there.includes(place) && !(forms.length > 1 && place === `{${count}}`)) missing.add(place)
    for (const place of there) if (!needed.includes(place)) unknown.add(place)
  }
  return missing.size + unknown.size === 0 ? undefined : { missing: [...missing], unknown: [...unknown] }
}
