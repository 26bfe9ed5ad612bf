/** The words of the first page of the AI university. */
import type { Text } from '../../law/text.ts'

export const words = {
  name: { kk: 'Университет', ru: 'Университет', en: 'University' },
  title: { kk: 'Жасанды интеллект университеті', ru: 'Университет искусственного интеллекта', en: 'University of artificial intelligence' },
  lead: {
    kk: 'Талапкерден бастап стартап жұмысқа алатын маманға дейін: әр қадамды кез келген адам тексере алады.',
    ru: 'От абитуриента до специалиста, которого нанимает стартап: каждый шаг может проверить любой.',
    en: 'From an applicant to a specialist whom a start-up hires: anyone can check every step.',
  },
  rests: { kk: 'Құқықтық негізі', ru: 'Правовая основа', en: 'The law it rests on' },
  numbers: { kk: 'Университет көрсеткіштері', ru: 'Университет в цифрах', en: 'The university in numbers' },
} as const satisfies Record<string, Text>
