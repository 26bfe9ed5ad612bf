/**
 * The text that the model learns from: the development part of FLORES-200 (CC BY-SA 4.0) in all its languages, Kazakh sentences of Tatoeba
 * (CC BY 2.0 FR) and Common Voice (CC0), and what they look like when they are written otherwise.
 */
import { type Counts, countGrams, type Sample } from './model.ts'
import { adHocLatin, latinOf2018, latinOf2021, latinOfQazaqparat, russianInLatin, uzbekInCyrillic, withoutDiacritics, withoutDiacriticsByEar } from './writings.ts'

/** The same sentence in each language. */
export type Sentence = Readonly<Record<string, string>>

/**
 * Classes of Cyrillic: a language, or a language and the way it is written. Kazakh as people speak is a class of its own, not more text
 * for the first: what is said in few sentences by all languages can be compared, and the likelier way of Kazakh counts.
 */
function* cyrillicSamples(sentences: readonly Sentence[], spoken: readonly string[]): Generator<Sample> {
  for (const sentence of sentences) {
    for (const language of ['ru', 'ky', 'tt', 'ba', 'mn', 'uk', 'tg']) yield { class: language, text: sentence[language]! }
    yield { class: 'uz', text: uzbekInCyrillic(sentence['uz']!) }
    yield* withItsPlainForms('kk', sentence['kk']!)
  }
  for (const text of spoken) yield* withItsPlainForms('kk/spoken', text)
}

function* withItsPlainForms(className: string, text: string): Generator<Sample> {
  yield { class: className, text }
  yield { class: `${className}/plain`, text: withoutDiacritics(text) }
  yield { class: `${className}/plain`, text: withoutDiacriticsByEar(text) }
}

/** Classes of Latin. */
function* latinSamples(sentences: readonly Sentence[], spoken: readonly string[]): Generator<Sample> {
  for (const sentence of sentences) {
    for (const language of ['en', 'uz', 'tr']) yield { class: language, text: sentence[language]! }
    yield { class: 'ru', text: russianInLatin(sentence['ru']!) }
    yield { class: 'kk', text: latinOf2021(sentence['kk']!) }
    yield { class: 'kk', text: latinOf2018(sentence['kk']!) }
    yield { class: 'kk', text: latinOfQazaqparat(sentence['kk']!) }
    for (const typed of adHocLatin) yield { class: 'kk/typed', text: typed(sentence['kk']!) }
  }
  for (const text of spoken) for (const typed of adHocLatin) yield { class: 'kk/spoken', text: typed(text) }
}

/** Runs that were seen once tell little and are most of all. */
const fewest = 2

/** The model that these sentences make. */
export const countAll = (sentences: readonly Sentence[], spoken: readonly string[]): Counts[] =>
  [countGrams('Cyrl', cyrillicSamples(sentences, spoken), fewest), countGrams('Latn', latinSamples(sentences, spoken), fewest)]
