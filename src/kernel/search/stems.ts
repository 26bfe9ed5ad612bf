/** The stem of a word in whichever of the three languages, and the words too common to ask for. */
import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as russian } from '@orama/stemmers/russian'
import type { Locale } from '../../law/text.ts'
import { stemKazakh } from './kazakh.ts'
import { cyrillicOf, fold, isCyrillic, isLatin, kazakhLetter } from './letters.ts'

const seen = new Map<string, string>()

function remembered(prefix: string, word: string, stem: (word: string) => string): string {
  const ready = seen.get(prefix + word)
  if (ready !== undefined) return ready
  const made = stem(word)
  if (seen.size > 50_000) seen.clear()
  seen.set(prefix + word, made)
  return made
}

const stemRussian = (word: string): string => remembered('ru ', word, () => fold(russian(word.replaceAll('ё', 'е'))))
const stemEnglish = (word: string): string => remembered('en ', word, () => {
  const bare = word.replace(/'s$/, '').replaceAll('\'', '')
  return english(bare) || bare
})

/** The stem of a word of a text in a language; a Latin word is English there, a Cyrillic one in an English text Kazakh or Russian. */
export function stem(word: string, language: Locale): string {
  if (isLatin(word)) return stemEnglish(word)
  if (!isCyrillic(word)) return word
  return language === 'kk' || kazakhLetter.test(word) ? stemKazakh(word) : stemRussian(word)
}

/**
 * Every stem under which a document may hold the word that somebody typed, in whichever language they meant; the likeliest first.
 * A Russian stem of the Kazakh stem finds loans: `экономикасы` and `экономики`.
 */
export function stemsOf(word: string): readonly string[] {
  if (isCyrillic(word)) {
    const kazakh = stemKazakh(word)
    return [...new Set([kazakh, stemRussian(word), stemRussian(kazakh)])]
  }
  return isLatin(word) ? [...new Set([stemEnglish(word), stemKazakh(cyrillicOf(word))])] : [word]
}
