/** Tells which words of a text are in which language: people in Kazakhstan write Kazakh and Russian in one sentence. */
import { type Identifier, type LanguageCode, shippedIdentifier } from './identify.ts'
import { kind, kinds, type Script } from './letters.ts'

/** Words in a row in one language. */
export interface LanguagePart {
  readonly language: LanguageCode
  /** Where it begins and ends in the text, in UTF-16 units. */
  readonly from: number
  readonly to: number
  readonly words: number
}

export interface MixedIdentification {
  /** The language of at least 80 % of the words, else `mixed`. */
  readonly language: LanguageCode | 'mixed'
  readonly script: Script
  /** 0 to 1: of the least sure of the parts that decided. */
  readonly confidence: number
  readonly parts: readonly LanguagePart[]
}

/** To change the language from one word to the next costs so many nats: a word alone is not enough. */
const change = 1.2
/** A word in another script than the rest (Kaspi, iPhone) is of any language, at so many nats. */
const borrowed = 0.3
const oneLanguage = 0.8

interface Word { readonly from: number; readonly to: number; readonly script: 'Cyrl' | 'Latn' }

/** Words of letters of Cyrillic or Latin. */
function wordsOf(text: string): Word[] {
  const found: Word[] = []
  for (let i = 0; i < text.length; i += 1) {
    const letter = kinds[text.charCodeAt(i)]!
    if (letter !== kind.cyrillic && letter !== kind.latin) continue
    const from = i
    while (i + 1 < text.length && (kinds[text.charCodeAt(i + 1)] === letter || kinds[text.charCodeAt(i + 1)] === kind.mark)) i += 1
    found.push({ from, to: i + 1, script: letter === kind.cyrillic ? 'Cyrl' : 'Latn' })
  }
  return found
}

/** The languages of a text by the vote of its words; words that both languages have go with their neighbours. Total on any string. */
export function identifyMixed(text: string): MixedIdentification {
  const identifier = shippedIdentifier()
  const whole = identifier.identify(text)
  const words = wordsOf(text)
  // A text in a language that we do not know has no words that we could vote by.
  if (words.length === 0 || whole.language === 'und' || whole.script !== 'Cyrl' && whole.script !== 'Latn') {
    return { ...whole, parts: whole.script === 'Zyyy' ? [] : [{ language: whole.language, from: 0, to: text.length, words: text.split(/\s+/).filter(Boolean).length }] }
  }
  const candidates: LanguageCode[] = whole.language === 'kk' || whole.language === 'ru' || whole.language === 'en' ? ['kk', 'ru', 'en'] : [whole.language, 'kk', 'ru', 'en']
  const parts = partsOf(words, mostLikely(identifier, text, words, candidates, whole.script))
  const share = new Map<LanguageCode, number>()
  for (const part of parts) share.set(part.language, (share.get(part.language) ?? 0) + part.words)
  const [[first, most], second] = [...share].toSorted(([, a], [, b]) => b - a) as [[LanguageCode, number], [LanguageCode, number]?]
  const sureOf = (language: LanguageCode): number => {
    const of = parts.filter((part) => part.language === language).map((part) => text.slice(part.from, part.to)).join(' ')
    const told = identifier.identify(of)
    return told.language === language ? told.confidence : 1 - told.confidence
  }
  if (most >= words.length * oneLanguage) return { language: first, script: whole.script, confidence: sureOf(first), parts }
  return { language: 'mixed', script: whole.script, confidence: Math.min(sureOf(first), second ? sureOf(second[0]) : 1), parts }
}

/** The likeliest language of each word (Viterbi 1967). */
function mostLikely(identifier: Identifier, text: string, words: readonly Word[], candidates: readonly LanguageCode[], main: Script): LanguageCode[] {
  const back: number[][] = []
  let costs = candidates.map(() => 0)
  for (const word of words) {
    const weighed = identifier.weigh(text, word.script, word.from, word.to)
    const known = identifier.languages(word.script)
    const least = Math.min(...costs)
    const cheapest = costs.indexOf(least)
    const from: number[] = []
    const best = Math.min(...weighed)
    costs = costs.map((cost, at) => {
      const index = known.indexOf(candidates[at]!)
      const own = index < 0 ? Number.POSITIVE_INFINITY : weighed[index]! - best
      const emission = word.script === main ? Math.min(own, 20) : Math.min(own, borrowed)
      const stays = cost <= least + change
      from.push(stays ? at : cheapest)
      return (stays ? cost : least + change) + emission
    })
    back.push(from)
  }
  let at = costs.indexOf(Math.min(...costs))
  const languages: LanguageCode[] = []
  for (let i = words.length - 1; i >= 0; i -= 1) {
    languages[i] = candidates[at]!
    at = back[i]![at]!
  }
  return languages
}

function partsOf(words: readonly Word[], languages: readonly LanguageCode[]): LanguagePart[] {
  const parts: { language: LanguageCode; from: number; to: number; words: number }[] = []
  for (const [index, word] of words.entries()) {
    const last = parts.at(-1)
    if (last && last.language === languages[index]) {
      last.to = word.to
      last.words += 1
    } else parts.push({ language: languages[index]!, from: word.from, to: word.to, words: 1 })
  }
  return parts
}
