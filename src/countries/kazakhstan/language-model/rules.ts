/** The rules of the language model, of its API and of its releases: no act is known that sets them, so what rests on them is assumed or not set. */
import type { Act } from '../../../law/citation.ts'

export const apiRules: Act = {
  id: 'kz.language-model.api-rules',
  title: {
    kk: 'Тіл моделінің API қызметін пайдалану қағидалары (белгіленбеген)',
    ru: 'Правила пользования API языковой модели (не установлены)',
    en: 'Rules of using the API of the language model (not set)',
  },
  short: { kk: 'API қағидалары', ru: 'Правила API', en: 'API rules' },
  dividedInto: 'items',
}

export const releaseRules: Act = {
  id: 'kz.language-model.release-rules',
  title: {
    kk: 'Тілдік модельдерді шығару қағидалары (белгіленбеген)', ru: 'Правила выпуска языковых моделей (не установлены)', en: 'Rules of releasing language models (not set)',
  },
  short: { kk: 'Модель шығару қағидалары', ru: 'Правила выпуска моделей', en: 'Release rules' },
  dividedInto: 'items',
}
