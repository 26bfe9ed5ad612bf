/** The words of the first page of the strategy. */
import type { Text } from '../../law/text.ts'

export const words = {
  name: { kk: 'Стратегия', ru: 'Стратегия', en: 'Strategy' },
  title: { kk: 'Бағдарламаның мақсаттары және олардың орындалуы', ru: 'Цели программы и их выполнение', en: 'The goals of the programme, and how far they are' },
  lead: {
    kk: 'Қандай мақсаттар қойылды, оларға кім жауап береді, не істелді және ол қандай сандардан көрінеді. Әр санның дереккөзі көрсетілген; белгісіз нәрсе белгісіз деп жазылған.',
    ru: 'Какие цели поставлены, кто за них отвечает, что сделано и по каким цифрам это видно. У каждой цифры указан источник; неизвестное так и названо.',
    en: 'Which goals were set, who answers for them, what was done, and by which figures one sees it. Each figure names its source; what is not known is called so.',
  },
  rests: { kk: 'Құжаттар', ru: 'Документы', en: 'The documents it rests on' },
  coordination: { kk: 'Кім үйлестіреді', ru: 'Кто координирует', en: 'Who coordinates' },
} as const satisfies Record<string, Text>
