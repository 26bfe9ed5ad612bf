/** The text that the models learn from: the development part of FLORES-200, and what it looks like when it is written otherwise. */
import type { Sample } from './model.ts'
import { adHocLatin, latinOf2018, latinOf2021, russianInLatin, uzbekInCyrillic, withoutDiacritics, withoutDiacriticsByEar } from './writings.ts'

/** The same sentence in each language. */
export type Sentence = Readonly<Record<string, string>>

/** Classes of Cyrillic: a language, or a language and the way it is written. */
export function* cyrillicSamples(sentences: readonly Sentence[]): Generator<Sample> {
  for (const sentence of sentences) {
    for (const language of ['kk', 'ru', 'ky', 'tt', 'ba', 'mn', 'uk', 'tg']) yield { class: language, text: sentence[language]! }
    yield { class: 'uz', text: uzbekInCyrillic(sentence['uz']!) }
    yield { class: 'kk/plain', text: withoutDiacritics(sentence['kk']!) }
    yield { class: 'kk/plain', text: withoutDiacriticsByEar(sentence['kk']!) }
  }
}

/** Classes of Latin. */
export function* latinSamples(sentences: readonly Sentence[]): Generator<Sample> {
  for (const sentence of sentences) {
    for (const language of ['en', 'uz', 'tr']) yield { class: language, text: sentence[language]! }
    yield { class: 'ru', text: russianInLatin(sentence['ru']!) }
    yield { class: 'kk', text: latinOf2021(sentence['kk']!) }
    yield { class: 'kk', text: latinOf2018(sentence['kk']!) }
    for (const typed of adHocLatin) yield { class: 'kk/typed', text: typed(sentence['kk']!) }
  }
}
