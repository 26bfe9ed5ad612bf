/** What is said of the operations of progress. */
import { spoken, type Text } from '../../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const apiWords = {
  measure: say('Көрсеткіштің ілгерілеуін жарияланған әдіспен есептеу', 'Вычислить прогресс показателя опубликованным методом', 'Compute the progress of an indicator by a published method'),
  many: say('Бірнеше қатардың және олардан құралған көрсеткіштің ілгерілеуін есептеу', 'Вычислить прогресс нескольких рядов и показателя из них', 'Compute the progress of several series, and of the indicator that they make'),
  methods: say('Ілгерілеуді есептеу әдістері, нұсқаларымен', 'Методы вычисления прогресса с их версиями', 'The methods of computing progress, with their versions'),
} as const
