/** The bodies and offices of the AI university, and the act that its declarations would rest on. */
import { type Act, assumed } from '../../../law/citation.ts'
import type { Text } from '../../../law/text.ts'

/** The President ordered it on 1 October 2025; its legal status, seat, structure and place were not fixed when the sources were read. */
export const bodies = {
  university: {
    name: {
      kk: 'Жасанды интеллект университеті (мәртебесі белгіленбеген)', ru: 'Университет искусственного интеллекта (статус не установлен)',
      en: 'University of artificial intelligence (status not set)',
    },
    register: 'UNI',
  },
  appeals: {
    name: {
      kk: 'Университет шешімдеріне шағымды қарайтын орган (белгіленбеген)', ru: 'Орган, рассматривающий жалобы на решения университета (не установлен)',
      en: 'The body that hears appeals about decisions of the university (not set)',
    },
    register: 'UNA',
  },
} as const satisfies Record<string, { readonly name: Text; readonly register: string }>

export const offices = {
  'university.admissions': { kk: 'Қабылдау комиссиясының маманы', ru: 'Специалист приёмной комиссии', en: 'Admissions officer' },
  'university.assessor': { kk: 'Дағдыларды бағалаушы', ru: 'Оценщик навыков', en: 'Assessor of skills' },
  'university.author': { kk: 'Курс авторы', ru: 'Автор курсов', en: 'Author of courses' },
  'university.registrar': { kk: 'Университет тіркеушісі', ru: 'Регистратор университета', en: 'Registrar of the university' },
  'university.bursar': { kk: 'Университет бухгалтері', ru: 'Бухгалтер университета', en: 'Bursar of the university' },
  'university.research': { kk: 'Ғылым бөлімінің маманы', ru: 'Специалист научного отдела', en: 'Research officer' },
  'university.ethics-member': { kk: 'Этика комиссиясының мүшесі', ru: 'Член комиссии по этике', en: 'Member of the ethics committee' },
  'university.ethics-chair': { kk: 'Этика комиссиясының төрағасы', ru: 'Председатель комиссии по этике', en: 'Chair of the ethics committee' },
  'university.rector': { kk: 'Университет ректоры', ru: 'Ректор университета', en: 'Rector of the university' },
} as const satisfies Record<string, Text>

export const appealOffices = {
  'university.appeals': {
    kk: 'Университет шешіміне шағымды қарайтын лауазымды адам', ru: 'Должностное лицо, рассматривающее жалобы на решения университета', en: 'Appeals officer for the university',
  },
} as const satisfies Record<string, Text>

const universityRules: Act = {
  id: 'kz.university.rules',
  title: {
    kk: 'Жасанды интеллект университетінің қағидалары (белгіленбеген)', ru: 'Правила университета искусственного интеллекта (не установлены)',
    en: 'Rules of the university of artificial intelligence (not set)',
  },
  short: { kk: 'Университет қағидалары', ru: 'Правила университета', en: 'University rules' },
  dividedInto: 'items',
}

/** What an act on the university would say, and none does yet. */
export const rules = assumed(universityRules, {
  kk: 'Президент 2025 жылғы 1 қазанда ЖИ зерттеу университетін құруды тапсырды; оның мәртебесін, орнын және тәртібін белгілейтін акт табылған жоқ: мұндағының бәрі шартты түрде қабылданған.',
  ru: 'Президент 1 октября 2025 года поручил создать исследовательский университет ИИ; акт, устанавливающий его статус, место и порядок, не найден: всё здесь принято условно.',
  en: 'On 1 October 2025 the President ordered a research university for AI; no act was found that sets its status, seat and order: all of this is assumed.',
})
