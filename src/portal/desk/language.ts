/** Tells officers in which language somebody applied: the answer is written in that one first. */
import { languageOf, type Locale, spoken, type Text } from '../../law/text.ts'
import { notice } from '../components/index.ts'
import { html } from '../html.ts'
import type { Content } from '../html.ts'

export const languageWords = {
  language: spoken({ kk: 'Өтініш тілі', ru: 'Язык заявления', en: 'Language of the application' }),
} as const satisfies Record<string, Text>

/** Its own name: no reader takes «Қазақша» for another. */
export const namedLanguage = (language: Locale): Content => html`<span lang="${language}">${languageOf(language).name}</span>`

/** In which language the reasons are written first. */
export const answerIn = (locale: Locale, language: Locale | undefined): Content => language !== undefined && notice(locale, {
  body: html`${languageWords.language[locale]}: <b>${namedLanguage(language)}</b>. ${first[locale]}`,
})

const first: Text = spoken({
  kk: 'Негіздеме мен ескертулерді алдымен осы тілде жазыңыз.', ru: 'Обоснование и замечания сначала пишите на этом языке.', en: 'Write reasons and remarks in this language first.',
})
