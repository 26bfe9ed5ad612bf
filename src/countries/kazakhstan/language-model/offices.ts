/** Offices of the language model, and what it is owed for its API. */
import type { Text } from '../../../law/text.ts'
import type { OwedMoney } from '../../../portal/money/index.ts'

export const offices: Readonly<Record<string, Text>> = {
  'language-model.engineer': { kk: 'Тіл моделінің инженері', ru: 'Инженер языковой модели', en: 'Engineer of the language model' },
  'language-model.head': { kk: 'Тіл моделінің басшысы', ru: 'Руководитель языковой модели', en: 'Head of the language model' },
}

export const programmeName: Text = { kk: 'Ұлттық тіл моделі бағдарламасы', ru: 'Программа национальной языковой модели', en: 'National language model programme' }

export const fees: OwedMoney = {
  body: programmeName, books: 'language-model', bookkeepers: ['language-model.head'],
  incomes: { 'language-model.api': { kk: 'API төлемдері', ru: 'Плата за API', en: 'Fees for the API' } },
}
