/** The bodies and offices of oversight of AI, and the acts that its declarations rest on beside the law itself. */
import { type Act, assumed, type Citation } from '../../../law/citation.ts'
import type { Text } from '../../../law/text.ts'
import { artificialIntelligenceLaw, secondary } from '../acts.ts'

export const bodies = {
  /** The authority in the field of AI; which of its units does this has not been set. */
  oversight: {
    name: {
      kk: 'Жасанды интеллект және цифрлық даму министрлігі', ru: 'Министерство искусственного интеллекта и цифрового развития',
      en: 'Ministry of Artificial Intelligence and Digital Development',
    },
    register: 'OVS',
  },
  appeals: {
    name: {
      kk: 'Жасанды интеллектіні қадағалау жөніндегі шағымды қарайтын орган (белгіленбеген)', ru: 'Орган, рассматривающий жалобы на решения о надзоре за искусственным интеллектом (не установлен)',
      en: 'The body that hears appeals about oversight of AI (not set)',
    },
    register: 'OVA',
  },
} as const satisfies Record<string, { readonly name: Text; readonly register: string }>

export const offices = {
  'oversight.officer': { kk: 'Қадағалау маманы', ru: 'Специалист по надзору', en: 'Oversight officer' },
  'oversight.inspector': { kk: 'Қадағалау инспекторы', ru: 'Инспектор по надзору', en: 'Oversight inspector' },
  'oversight.head': { kk: 'Қадағалау басшысы', ru: 'Руководитель надзора', en: 'Head of oversight' },
} as const satisfies Record<string, Text>

export const appealOffices = {
  'oversight.appeals': {
    kk: 'Қадағалау шешіміне шағымды қарайтын лауазымды адам', ru: 'Должностное лицо, рассматривающее жалобы на решения о надзоре', en: 'Appeals officer for oversight',
  },
} as const satisfies Record<string, Text>

/** No act is known that sets up one public register, its procedures and their terms: what rests on them is assumed. */
const oversightRules: Act = {
  id: 'kz.oversight.rules',
  title: {
    kk: 'Жасанды интеллект жүйелерін тіркеу және қадағалау қағидалары (белгіленбеген)', ru: 'Правила регистрации систем искусственного интеллекта и надзора за ними (не установлены)',
    en: 'Rules of registration and oversight of AI systems (not set)',
  },
  short: { kk: 'Жүйелерді қадағалау қағидалары', ru: 'Правила надзора за системами', en: 'Oversight rules' },
  dividedInto: 'items',
}

/** What the country's own rules would say, and do not yet. */
export const rules = assumed(oversightRules, {
  kk: 'Бұл тәртіпті белгілейтін құқықтық акт табылған жоқ: мерзімдер мен тәртіп шартты түрде қабылданған.', ru: 'Правовой акт, устанавливающий этот порядок, не найден: сроки и порядок приняты условно.',
  en: 'No legal act was found that sets this: terms and order are assumed.',
})

/** An article of the law on AI, known from publications about it. */
export const law = (article: string): Citation => secondary(artificialIntelligenceLaw, article)
