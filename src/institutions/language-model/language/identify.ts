/** Tells the language of a text: first its script, then, in Cyrillic and Latin, which language's runs of letters it has. */
import { readFileSync } from 'node:fs'
import { isKazakhArabic } from './arabic.ts'
import type { GramScript } from './grams.ts'
import type { Script } from './letters.ts'
import { type Counts, readModel, Scorer } from './model.ts'
import { tellingScript } from './script.ts'

/** Languages that are told apart (ISO 639-1); `und` is any other, or none. */
export const languageCodes = ['kk', 'ru', 'ky', 'tt', 'ba', 'uz', 'mn', 'uk', 'en', 'und'] as const
export type LanguageCode = (typeof languageCodes)[number]

export interface Identification {
  readonly language: LanguageCode
  /** That by which the language was told: of a text with many Latin names, still Cyrillic. */
  readonly script: Script
  /** 0 to 1: about how often such an answer is right. 0 when there is nothing to tell by. */
  readonly confidence: number
}

/** The language of a class of the model: `kk/plain` is Kazakh; Tajik and Turkish are known so that they are not taken for another. */
const languageOf = (className: string): LanguageCode => {
  const [code = ''] = className.split('/')
  return languageCodes.find((known) => known === code) ?? 'und'
}

/** Runs of one to four letters tell the same letters several times: a nat of theirs is worth so much. Fitted on held-out text, so that confidence is honest. */
const sharpness = 0.1

/**
 * What a class must overcome, in nats. Kazakh without its letters looks like Kyrgyz in few words; Kazakh, Russian and English are what
 * people in Kazakhstan write, and what is known only so that it is not taken for another is seldom seen.
 */
function priorOf(className: string): number {
  const plain = className.endsWith('/plain') ? 0.5 : 0
  const language = languageOf(className)
  return plain + (language === 'kk' || language === 'ru' || language === 'en' ? 0 : language === 'und' ? 0.6 : 0.25)
}

/**
 * A text is in no language of the model when its likeliest class has never had more than this share of its runs of three and four
 * letters; a short text may have more by chance. Names and terms are about a tenth; most languages that we do not know are in Latin.
 */
const strangest = (script: GramScript, runs: number): number => (script === 'Cyrl' ? 0.22 + 1.2 / Math.sqrt(runs) : 0.18 + 0.9 / Math.sqrt(runs))

export interface Identifier {
  identify(text: string): Identification
  /** Costs of each language for a part of the text, in nats that can be compared; the array is used again by the next call. */
  weigh(text: string, script: GramScript, from: number, to: number): Float64Array
  languages(script: GramScript): readonly LanguageCode[]
}

/** An identifier that knows what the counts say. */
export function openIdentifier(counts: readonly Counts[]): Identifier {
  const sides = Object.fromEntries(counts.map((one) => {
    const scorer = new Scorer(one)
    const languages = [...new Set(one.classes.map(languageOf))]
    return [one.script, {
      scorer, languages, of: one.classes.map((name) => languages.indexOf(languageOf(name))), prior: one.classes.map(priorOf),
      costs: new Float64Array(languages.length),
    }]
  }))

  function weigh(text: string, script: GramScript, from: number, to: number): Float64Array {
    const { scorer, of, prior, costs } = sides[script]!
    const scored = scorer.score(text, from, to)
    costs.fill(Number.POSITIVE_INFINITY)
    for (let c = 0; c < scored.length; c += 1) {
      const cost = scored[c]! * sharpness + prior[c]!
      if (cost < costs[of[c]!]!) costs[of[c]!] = cost
    }
    return costs
  }

  function identify(text: string): Identification {
    const script = tellingScript(text)
    if (script === 'Arab') return { language: isKazakhArabic(text) ? 'kk' : 'und', script, confidence: 0.95 }
    if (script === 'Zyyy' || script === 'Zzzz') return { language: 'und', script, confidence: script === 'Zzzz' ? 1 : 0 }
    const { languages, scorer } = sides[script]!
    const costs = weigh(text, script, 0, text.length)
    let best = 0
    for (let l = 1; l < costs.length; l += 1) if (costs[l]! < costs[best]!) best = l
    let sum = 0
    for (let l = 0; l < costs.length; l += 1) sum += Math.exp(costs[best]! - costs[l]!)
    // To look again is seldom needed: text in a known language has hardly a run that no class has had.
    if (scorer.unknown > scorer.long * 0.05) {
      const ratio = scorer.strangeTo(scorer.likeliest, text) / strangest(script, scorer.long)
      if (ratio > 1) return { language: 'und', script, confidence: Math.min(1, ratio / 2) }
    }
    return { language: languages[best]!, script, confidence: 1 / sum }
  }

  return { identify, weigh, languages: (script) => sides[script]!.languages }
}

let shipped: Identifier | undefined

/** The identifier of the model that ships; read when first asked for. */
export const shippedIdentifier = (): Identifier => shipped ??= openIdentifier(readModel(readFileSync(new URL('languages.bin', import.meta.url))))

/** The language of a text that is in one language. Total on any string; give it what `normalise` gives. */
export const identify = (text: string): Identification => shippedIdentifier().identify(text)
