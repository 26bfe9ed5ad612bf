/** Offices of the language model. */
import type { Text } from '../../../law/text.ts'

export const offices: Readonly<Record<string, Text>> = {
  'language-model.engineer': { kk: 'Тіл моделінің инженері', ru: 'Инженер языковой модели', en: 'Engineer of the language model' },
  'language-model.head': { kk: 'Тіл моделінің басшысы', ru: 'Руководитель языковой модели', en: 'Head of the language model' },
}
