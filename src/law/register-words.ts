/** A register's title within a sentence: “in the register «Goals»”, but never “in the register «Register of AI systems»”. */
import { spoken, type Text } from './text.ts'

const endings = {
  of: { kk: 'нің', ru: 'а' }, in: { kk: 'нде', ru: 'е' }, among: { kk: 'ндегі', ru: 'е' }, into: { kk: 'не', ru: '' }, from: { kk: 'нен', ru: 'а' },
} as const

/**
 * The register that `title` names, in the case that the sentence wants: `among` is Kazakh's “which is in”. A title that itself says
 * that it is a register (тізілімі at its end, Реестр or Register at its beginning) is declined, and the word is not said twice.
 */
export function registerWords(title: Text, stands: keyof typeof endings): Text {
  const { kk, ru } = endings[stands]
  return spoken({
    kk: title.kk.endsWith(' тізілімі') ? `«${title.kk}${kk}»` : `«${title.kk}» тізілімі${kk}`,
    ru: title.ru.startsWith('Реестр ') ? `«${title.ru.replace(/^Реестр/u, `Реестр${ru}`)}»` : `реестр${ru} «${title.ru}»`,
    en: title.en.startsWith('Register ') ? `the “${title.en}”` : `the register “${title.en}”`,
  })
}
