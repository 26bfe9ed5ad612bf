/** What was done with personal data in a version, in words: for Croissant's `rai:personalSensitiveInformation` and the dataset card. */
import { inEveryLanguage } from '../../../law/format.ts'
import type { Locale, Text } from '../../../law/text.ts'
import type { ColumnAction, DatasetVersion } from '../dataset.ts'

const actionWords: Readonly<Record<ColumnAction, Text>> = {
  keep: { kk: 'қалдырылды', ru: 'оставлен', en: 'kept' },
  drop: { kk: 'алып тасталды', ru: 'удалён', en: 'removed' },
  mask: { kk: 'жасырылды', ru: 'замаскирован', en: 'masked' },
  'keyed-hash': { kk: 'кілтпен хэштелді', ru: 'заменён хэшем с ключом', en: 'replaced by a keyed hash' },
  generalise: { kk: 'жалпыланды', ru: 'обобщён', en: 'generalised' },
  block: { kk: 'бұғатталды', ru: 'заблокирован', en: 'blocked' },
}

const opening: Text = {
  kk: 'Дербес деректерді тексеру нәтижесі бойынша бағандар:', ru: 'По итогам проверки на персональные данные столбец:', en: 'After the check for personal data, column:',
}

/** One sentence; undefined where nothing was decided, which is not to say that there is nothing. */
export function personalWords({ gate }: Pick<DatasetVersion, 'gate'>): Text | undefined {
  if (gate === undefined || gate.actions.length === 0) return undefined
  const say = (locale: Locale): string => `${opening[locale]} ${gate.actions.map(({ column, action }) => `${column} – ${actionWords[action][locale]}`).join('; ')}.`
  return inEveryLanguage(say)
}
