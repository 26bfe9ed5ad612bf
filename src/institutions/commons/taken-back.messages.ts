/** Why a version of a dataset may no longer be used, where its owner gave no words. */
import type { Text } from '../../law/text.ts'

export const takenBackWords = {
  withdrawn: { kk: 'Деректер жиынын иесі қайтарып алды.', ru: 'Владелец отозвал набор данных.', en: 'The owner took the dataset back.' },
  retired: { kk: 'Деректер жиынының осы нұсқасын иесі қайтарып алды.', ru: 'Владелец отозвал эту версию набора данных.', en: 'The owner took this version of the dataset back.' },
  dataset: { kk: 'Деректер жиыны', ru: 'Набор данных', en: 'Dataset' },
  version: { kk: 'Деректер жиынының нұсқасы', ru: 'Версия набора данных', en: 'Version of a dataset' },
} as const satisfies Record<string, Text>
