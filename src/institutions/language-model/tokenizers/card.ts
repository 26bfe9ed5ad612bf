/** The card of a tokenizer: what it costs to write each language with it, on text that no corpus holds. Pure. */
import { benchmarkHash, benchmarks, items } from '../benchmarks.ts'
import type { OpenTokenizer } from './encode.ts'
import { spoken } from '../../../law/text.ts'

export const measuredLanguages = ['kk', 'ru', 'en'] as const
export type MeasuredLanguage = (typeof measuredLanguages)[number]

/** Counts of one text; fertility is tokens ÷ words, where words are parted by white space; bytes are those of UTF-8. */
export interface Fertility { readonly words: number; readonly bytes: number; readonly tokens: number }

/** A sentence cut into its tokens. Where a letter is cut too, its parts stand as U+FFFD. */
export interface Sample { readonly language: MeasuredLanguage; readonly pieces: readonly string[] }

export interface Card {
  /** Tokens that there are, special ones counted. */
  readonly vocabulary: number
  /** The text on which it was measured, by its hash: that of the registered benchmarks FLORES-200 dev. */
  readonly text: Readonly<Record<MeasuredLanguage, string>>
  readonly fertility: Readonly<Record<MeasuredLanguage, Fertility>>
  /** Texts that were encoded and came back letter for letter, of so many that were tried. */
  readonly roundTrip: { readonly tried: number; readonly exact: number }
  readonly samples: readonly Sample[]
}

/** Text in which tokenizers have gone wrong: other scripts, marks that combine, spaces of all kinds, pictures, controls. */
const hardTexts = [
  '', ' ', '\n\n  \r\n x', "it's I'LL don't", 'e\u0301 и\u0306', 'a\u00a0b\u2003c\u200bd\u0085e\u2028f', '\ufeffтаңба', 'tab\t\tx', '№ 15-ҚР, 1 234,56 ₸', 'بەي، جۇم، قاڭتار',
  'Sūraq belgılerınıñ ornyna', '👩‍👩‍👧 🇰🇿', '٣٤५ ½ Ⅷ', '中文字', 'қ'.repeat(300), ' '.repeat(50), '\u0000\u0001\u001f', '<|endoftext|>сәлем<|user|>',
]

/** Sentences that are shown cut, of each language. */
const shown = 2

export const flores = (language: MeasuredLanguage): readonly string[] => items(`flores-${language}`).map(({ text }) => text)

export const wordsIn = (text: string): number => text.match(/\S+/g)?.length ?? 0

function fertilityOf({ count }: OpenTokenizer, texts: readonly string[]): Fertility {
  let [words, bytes, tokens] = [0, 0, 0]
  for (const text of texts) {
    words += wordsIn(text)
    bytes += Buffer.byteLength(text)
    tokens += count(text)
  }
  return { words, bytes, tokens }
}

const forEach = <V>(value: (language: MeasuredLanguage) => V): Record<MeasuredLanguage, V> => spoken({ kk: value('kk'), ru: value('ru'), en: value('en') })

/** Measures a tokenizer. */
export function cardOf(tokenizer: OpenTokenizer): Card {
  const tried = [...hardTexts, ...benchmarks.flatMap(({ id }) => items(id).slice(0, 100).map(({ text }) => text))]
  return {
    vocabulary: tokenizer.vocabulary,
    text: forEach((language) => benchmarkHash(`flores-${language}`)),
    fertility: forEach((language) => fertilityOf(tokenizer, flores(language))),
    roundTrip: { tried: tried.length, exact: tried.filter((text) => tokenizer.decode(tokenizer.encode(text)) === text).length },
    samples: measuredLanguages.flatMap((language) => flores(language).slice(0, shown).map((text) => ({ language, pieces: tokenizer.encode(text).map((id) => tokenizer.decode([id])) }))),
  }
}
