/** The rules of the API of the language model: no act is known that sets them, so what rests on them is assumed or not set. */
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
