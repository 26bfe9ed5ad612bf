/** Three years of a history that never was: visibly made up, with forecasts that were wrong, a measure that is claimed without evidence and one that is late. */
import type { Proposed, Row } from '../../../institutions/strategy/index.ts'
import { bodies as oversight } from '../oversight/offices.ts'

const named = (kk: string, ru: string, en: string) => ({ name: `Үлгі: ${kk}`, nameRu: `Образец: ${ru}`, nameEn: `Sample: ${en}` })
const madeUp = { certainty: 'assumed' } as const
const owner = { owner: '«Үлгі министрлігі»', ownerOffice: 'Үлгі министр' } as const

const goals: readonly Row[] = [
  { key: 'S-PEOPLE', values: { ...named('ауылдағы ЖИ сауаттылығы', 'грамотность в области ИИ на селе', 'AI literacy in the villages'), ...madeUp, ...owner, mandate: 'Үлгі бағдарлама', about: 'Бұл мақсат ойдан шығарылған: порталдың қалай жұмыс істейтінін көрсетеді.' } },
  { key: 'S-TEACHERS', of: 'S-PEOPLE', values: { ...named('мұғалімдерді оқыту', 'обучение учителей', 'training of teachers'), ...madeUp, ...owner, mandate: 'Үлгі бағдарлама' } },
  { key: 'S-WAIT', of: 'S-PEOPLE', values: { ...named('өтінішті қарау мерзімін қысқарту', 'сокращение срока рассмотрения заявления', 'less waiting for a decision'), ...madeUp, ...owner, mandate: 'Үлгі бағдарлама' } },
]

/** A text of a column in each language. */
const inThree = (name: string, kk: string, ru: string, en: string) => ({ [name]: kk, [`${name}Ru`]: ru, [`${name}En`]: en })
const source = { dataSource: 'Үлгі есеп', ...madeUp, ...owner } as const

const indicators: readonly Row[] = [
  {
    key: 'S-TRAINED', of: 'S-TEACHERS', values: {
      ...named('оқытылған мұғалімдер', 'обученные учителя', 'teachers trained'), ...source, ...inThree('definition', 'Жыл басынан бергі емес, барлық жылдарғы жиынтық саны.', 'Накопленное число, а не с начала года.', 'All so far, not since the beginning of the year.'), ...inThree('unit', 'адам', 'человек|человека|человек', 'person|people'), method: 'linear@1', direction: 'up', baseValue: '2000', baseYear: 2023, target: '26000', targetYear: 2029,
      target2024: '5000', target2025: '9000', target2026: '13500', target2027: '18000', target2028: '22000',
    },
  },
  {
    key: 'S-SCHOOLS', of: 'S-TEACHERS', values: {
      ...named('ЖИ сабағы бар мектептердің үлесі', 'доля школ, где есть урок ИИ', 'share of schools with a lesson on AI'), ...source, ...inThree('definition', 'Ауыл мектептерінің ішінде.', 'Среди сельских школ.', 'Of the schools in villages.'), ...inThree('unit', '%', '%', '%'), method: 'growth-ratio@1', direction: 'up', baseValue: '8', baseYear: 2023, target: '60', targetYear: 2029, limit: '100',
      target2024: '14', target2025: '22', target2026: '32',
    },
  },
  {
    key: 'S-DAYS', of: 'S-WAIT', values: {
      ...named('өтінішті қарау мерзімі', 'срок рассмотрения заявления', 'days until a decision'), ...source, ...inThree('definition', 'Медиана.', 'Медиана.', 'The median.'), ...inThree('unit', 'жұмыс күні', 'рабочий день|рабочих дня|рабочих дней', 'working day|working days'), method: 'linear@1', direction: 'down', baseValue: '15', baseYear: 2023, target: '3', targetYear: 2029, target2024: '13', target2025: '11', target2026: '9',
    },
  },
]

const measures: readonly Row[] = [
  { key: 'S-COURSE', of: 'S-TEACHERS', values: { ...named('онлайн курс әзірлеу', 'разработка онлайн-курса', 'an online course'), ...madeUp, planLine: '1', formOfCompletion: 'Курс жарияланды', deadline: '2025-06-30', executor: '«Үлгі университет»', budget: '18500000000' } },
  {
    key: 'S-TUTORS', of: 'S-TEACHERS', values: {
      ...named('тәлімгерлерді даярлау', 'подготовка наставников', 'training of tutors'), ...madeUp, planLine: '2', formOfCompletion: 'Есеп', deadline: '2025-12-31', executor: oversight.oversight.name.kk, budget: '4200000000', doneOn: '2025-12-20', evidence: 'Құжат ұсынылмаған: хатта ғана айтылған.',
    },
  },
  { key: 'S-LINKS', of: 'S-TEACHERS', values: { ...named('мектептерді желіге қосу', 'подключение школ к сети', 'connecting schools'), ...madeUp, planLine: '3', formOfCompletion: 'Қабылдау актісі', deadline: '2026-06-30', executor: '«Үлгі байланыс»', budget: '96000000000' } },
  { key: 'S-RULES', of: 'S-WAIT', values: { ...named('қызметтер бойынша ережеге сай шешім қабылдау', 'решения по услугам на основе правил', 'deciding services by rules'), ...madeUp, planLine: '4', formOfCompletion: 'Бұйрық', deadline: '2027-12-31', executor: '«Үлгі министрлігі»' } },
]

interface Year { readonly year: number; readonly fact?: string; /** What had been foretold of it, with its range, and when. */ readonly forecast?: readonly [value: string, low: string, high: string, toldOn: string] }

const history: Readonly<Record<string, readonly Year[]>> = {
  'S-TRAINED': [
    { year: 2023, fact: '2000' }, { year: 2024, fact: '4600', forecast: ['6500', '5500', '7500', '2023-12-15'] }, { year: 2025, fact: '8100', forecast: ['8400', '7600', '9200', '2024-12-16'] }, { year: 2026, forecast: ['12000', '10800', '13200', '2025-12-15'] },
  ],
  'S-SCHOOLS': [{ year: 2023, fact: '8' }, { year: 2024, fact: '11' }, { year: 2025, fact: '13.5', forecast: ['21', '18', '24', '2024-12-16'] }, { year: 2026, forecast: ['19', '15', '23', '2025-12-15'] }],
  'S-DAYS': [{ year: 2023, fact: '15' }, { year: 2024, fact: '16', forecast: ['13', '12', '14', '2023-12-15'] }, { year: 2025, fact: '12', forecast: ['12.5', '11', '14', '2024-12-16'] }, { year: 2026, forecast: ['10', '8', '12', '2025-12-15'] }],
}

const figures: readonly Row[] = Object.entries(history).flatMap(([of, years]) => years.flatMap(({ year, fact, forecast }): readonly Row[] => [
  ...fact === undefined ? [] : [{ key: `${of}-${year}`, of, values: { year, kind: 'fact', value: fact, figureSource: `${year} жылғы үлгі есеп`, responsible: 'Үлгі талдаушы', toldOn: `${year + 1}-02-02` } }],
  ...forecast === undefined ? [] : [{ key: `${of}-${year}-F`, of, values: { year, kind: 'forecast', value: forecast[0], low: forecast[1], high: forecast[2], figureSource: 'Үлгі болжам', responsible: 'Үлгі талдаушы', toldOn: forecast[3] } }],
]))

export const samplePlan: Proposed = { goals, indicators, measures, figures, projects: [], milestones: [] }
