/** The body of the language model with its offices, and what it is owed for its API. */
import type { Procedure } from '../../../law/procedure.ts'
import type { Text } from '../../../law/text.ts'
import type { OwedMoney } from '../../../portal/money/index.ts'

/** Which body that is has not been set. */
export const body = {
  name: {
    kk: 'Тілдік модельге жауапты орган (белгіленбеген)', ru: 'Орган, ответственный за языковую модель (не установлен)',
    en: 'The body responsible for the language model (not set)',
  },
  register: 'LLM',
} as const satisfies Procedure['body']

export const offices: Readonly<Record<string, Text>> = {
  'language-model.engineer': { kk: 'Тілдік модель инженері', ru: 'Инженер языковой модели', en: 'Engineer of the language model' },
  'language-model.head': { kk: 'Тілдік модель басшысы', ru: 'Руководитель языковой модели', en: 'Head of the language model' },
}

export const programmeName: Text = { kk: 'Ұлттық тілдік модель бағдарламасы', ru: 'Программа национальной языковой модели', en: 'National language model programme' }

export const fees: OwedMoney = {
  body: programmeName, books: 'language-model', bookkeepers: ['language-model.head'],
  incomes: { 'language-model.api': { kk: 'API төлемдері', ru: 'Плата за API', en: 'Fees for the API' } },
}
