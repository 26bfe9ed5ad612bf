/** Titles of the relations on the thread of models, from a thing to what it was made from. */
import type { Text } from '../../law/text.ts'

export const relations: Readonly<Record<string, Text>> = {
  'version of': { kk: 'нұсқасы', ru: 'версия', en: 'version of' },
  'text of': { kk: 'мәтіні алынған', ru: 'тексты из', en: 'text of' },
  'trained by': { kk: 'оқытқан', ru: 'обучена в ходе', en: 'trained by' },
  evaluates: { kk: 'бағалаған', ru: 'оценивает', en: 'evaluates' },
  'trained on': { kk: 'оқытылған мәтін', ru: 'обучено на', en: 'trained on' },
  'tokenised with': { kk: 'токендерге бөлген', ru: 'разбито на токены с помощью', en: 'tokenised with' },
  'continued from': { kk: 'жалғастырылған', ru: 'продолжено от', en: 'continued from' },
}
