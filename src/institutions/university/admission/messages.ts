/** What the first page of the university says of admission. */
import { spoken, type Text } from '../../../law/text.ts'

export const words = {
  programmes: spoken({ kk: 'Білім беру бағдарламалары', ru: 'Образовательные программы', en: 'Programmes' }),
  programmesHint: spoken({ kk: 'Деңгейі, оқыту тілі, мерзімі және орын саны.', ru: 'Уровень, язык обучения, срок и число мест.', en: 'Level, language, length and places.' }),
  call: spoken({ kk: 'Қабылдау', ru: 'Приём', en: 'Admission' }),
  callHint: spoken({ kk: 'Мерзімдер, орындар, квоталар, ережелер және кез келген адам қайта есептей алатын рейтинг.', ru: 'Сроки, места, квоты, правила и рейтинг, который может пересчитать каждый.', en: 'Terms, places, quotas, rules, and a ranking that anybody can compute again.' }),
} as const satisfies Record<string, Text>
