/** What the decisions say to people. */
import type { Text } from '../../law/text.ts'

export const messages = {
  notFound: {
    kk: 'Мұндай шешім табылмады. Нөмірін тексеріңіз.',
    ru: 'Такое решение не найдено. Проверьте номер.',
    en: 'There is no such decision. Check the number.',
  },
  alreadyRevoked: {
    kk: 'Бұл шешімнің күші бұрын жойылған.',
    ru: 'Это решение уже отменено.',
    en: 'This decision has already been revoked.',
  },
  alreadySuspended: {
    kk: 'Бұл шешімнің қолданысы тоқтатыла тұрған.',
    ru: 'Действие этого решения уже приостановлено.',
    en: 'This decision is already suspended.',
  },
  notSuspended: {
    kk: 'Бұл шешімнің қолданысы тоқтатылмаған.',
    ru: 'Действие этого решения не приостановлено.',
    en: 'This decision is not suspended.',
  },
  sealReason: {
    kk: 'Ұйымның электрондық мөрі',
    ru: 'Электронная печать организации',
    en: 'Electronic seal of the institution',
  },
} as const satisfies Record<string, Text>
