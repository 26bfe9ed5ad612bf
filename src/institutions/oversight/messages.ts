/** The words of the first page of oversight. */
import type { Text } from '../../law/text.ts'

export const words = {
  name: { kk: 'ЖИ-ді қадағалау', ru: 'Надзор за ИИ', en: 'AI oversight' },
  title: { kk: 'Жасанды интеллект жүйелерін қадағалау', ru: 'Надзор за системами искусственного интеллекта', en: 'Oversight of AI systems' },
  lead: {
    kk: 'Қандай ЖИ жүйелері жұмыс істейтінін, олардың тәуекелі қандай екенін және бейбіт мақсатта қолданылатынын қадағалаймыз. Кез келген адам сұрап, хабарлап, тексере алады.',
    ru: 'Следим за тем, какие системы ИИ работают, какой риск они несут и служат ли мирным целям. Спросить, сообщить и проверить может каждый.',
    en: 'We see to it which AI systems run, what risk they carry, and that they serve peaceful purposes. Anyone can ask, report and check.',
  },
  rests: { kk: 'Құқықтық негізі', ru: 'Правовая основа', en: 'The law it rests on' },
  numbers: { kk: 'Қадағалау көрсеткіштері', ru: 'Надзор в цифрах', en: 'Oversight in numbers' },
} as const satisfies Record<string, Text>
