/** What is said of every made-up table. */
import type { Text } from '../../../law/text.ts'

export const madeUp: Text = {
  kk: 'Үлгі кесте: сандары ойдан шығарылған, нақты өңірге, компанияға немесе адамға қатысы жоқ.',
  ru: 'Образец таблицы: числа вымышлены и не относятся ни к одному региону, компании или человеку.',
  en: 'A sample table: its numbers are made up and say nothing about any region, company or person.',
}
