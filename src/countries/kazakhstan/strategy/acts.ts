/** The documents of planning that the strategy of Kazakhstan rests on. None was read whole: what is known of them comes from publications. */
import { type Act, assumed } from '../../../law/citation.ts'

/** Presented in July 2024. Its number, and its values by year, were not found. */
export const concept: Act = {
  id: 'kz.ai-concept-2024',
  title: {
    kk: 'Жасанды интеллектіні дамытудың 2024–2029 жылдарға арналған тұжырымдамасы', ru: 'Концепция развития искусственного интеллекта на 2024–2029 годы',
    en: 'Concept of the development of artificial intelligence for 2024–2029',
  },
  short: { kk: 'ЖИ-ді дамыту тұжырымдамасы', ru: 'Концепция развития ИИ', en: 'AI Concept' },
  dividedInto: 'items',
}

export const digitalQazaqstan: Act = {
  id: 'kz.digital-qazaqstan-2026',
  title: {
    kk: '2029 жылға дейінгі «Digital Qazaqstan» стратегиясы', ru: 'Стратегия «Digital Qazaqstan» до 2029 года', en: 'Strategy “Digital Qazaqstan” to 2029',
  },
  short: { kk: '«Digital Qazaqstan» стратегиясы', ru: 'Стратегия «Digital Qazaqstan»', en: 'Digital Qazaqstan' },
  number: '1311', date: '2026-06-09', dividedInto: 'items',
}

/** Of November 2025, by a publication: who leads the strategy and who carries it out. Its number was not found. */
export const implementationModel: Act = {
  id: 'kz.digital-qazaqstan-model-2025',
  title: {
    kk: '«Digital Qazaqstan» стратегиясын іске асыру моделі', ru: 'Модель реализации стратегии «Digital Qazaqstan»', en: 'Model of implementing the strategy “Digital Qazaqstan”',
  },
  short: { kk: '«Digital Qazaqstan» іске асыру моделі', ru: 'Модель реализации «Digital Qazaqstan»', en: 'Digital Qazaqstan implementation model' },
  url: 'https://theeuropetoday.com/2025/11/27/kazakhstan-approves-implementation-model-for-national-digitalisation-and-ai-strategy-digital-qazaqstan', dividedInto: 'items',
}

/** Decree on the Council: chair, secretary, members; its decisions are recommendations. */
export const councilDecree: Act = {
  id: 'kz.ai-council-2025',
  title: {
    kk: '«Жасанды интеллектіні дамыту жөніндегі кеңес құру туралы» Қазақстан Республикасы Президентінің Жарлығы', ru: 'Указ Президента Республики Казахстан «О создании Совета по развитию искусственного интеллекта»',
    en: 'Decree of the President of the Republic of Kazakhstan on the Creation of the Council for the Development of Artificial Intelligence',
  },
  short: { kk: 'ЖИ кеңесі туралы жарлық', ru: 'Указ о Совете по ИИ', en: 'Decree on the AI Council' },
  number: '881', date: '2025-05-19', url: 'http://insecure.zan.kz/rus/docs/U2500000881/compare', dividedInto: 'items',
}

/** No act is known that says how goals are kept, figures are reported and measures are closed. */
const strategyRules: Act = {
  id: 'kz.strategy.rules',
  title: {
    kk: 'Стратегияның орындалуын есепке алу қағидалары (белгіленбеген)', ru: 'Правила учёта исполнения стратегии (не установлены)', en: 'Rules of keeping account of the strategy (not set)',
  },
  short: { kk: 'Стратегияны есепке алу қағидалары', ru: 'Правила учёта стратегии', en: 'Strategy rules' },
  dividedInto: 'items',
}

export const rules = assumed(strategyRules, {
  kk: 'Бұл тәртіпті белгілейтін құқықтық акт табылған жоқ: мерзімдер мен тәртіп шартты түрде қабылданған.', ru: 'Правовой акт, устанавливающий этот порядок, не найден: сроки и порядок приняты условно.',
  en: 'No legal act was found that sets this: terms and order are assumed.',
})
