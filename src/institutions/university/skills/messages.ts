/** The words of the page of skills. */
import type { Text } from '../../../law/text.ts'

export const words = {
  title: { kk: 'Дағдылар шеңбері', ru: 'Рамка навыков', en: 'Framework of skills' },
  lead: { kk: 'Бір дағдының коды курста, бейджде және бос жұмыс орнында бірдей', ru: 'В курсе, бейдже и вакансии у навыка один и тот же код', en: 'A skill has the same code in a course, a badge and a job' },
  count: { kk: 'Дағдылар саны', ru: 'Навыков', en: 'Skills' },
  ours: {
    kk: 'Қазақша және орысша атаулары біздікі: сыртқы дереккөзден алынбаған. Машина оқитын түрі:', ru: 'Названия на казахском и русском — наши, из внешнего источника не взяты. Машиночитаемо:',
    en: 'The labels in Kazakh and Russian are ours, taken from no outside source. For machines:',
  },
  code: { kk: 'Коды', ru: 'Код', en: 'Code' },
  skill: { kk: 'Дағды', ru: 'Навык', en: 'Skill' },
  statement: { kk: 'Мұны меңгерген адам не істейді', ru: 'Что делает тот, кто им владеет', en: 'What somebody with it does' },
} as const satisfies Record<string, Text>
