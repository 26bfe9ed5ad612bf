/** A register's title within a sentence: “in the register «Goals»”, but never “in the register «Register of AI systems»”. */
import { spoken, type Text } from './text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

/** `among` is what Kazakh says of that which is in a register. */
const named = {
  of: (title: Text): Text => say(`«${title.kk}» тізілімінің`, `реестра «${title.ru}»`, `the register “${title.en}”`),
  among: (title: Text): Text => say(`«${title.kk}» тізіліміндегі`, `реестре «${title.ru}»`, `the register “${title.en}”`),
  into: (title: Text): Text => say(`«${title.kk}» тізіліміне`, `реестр «${title.ru}»`, `the register “${title.en}”`),
  from: (title: Text): Text => say(`«${title.kk}» тізілімінен`, `реестра «${title.ru}»`, `the register “${title.en}”`),
} as const

const endings = { of: ['нің', 'а'], among: ['ндегі', 'е'], into: ['не', ''], from: ['нен', 'а'] } as const

/**
 * The register that `title` names, in the case that the sentence wants. A title that itself says that it is a register (тізілімі at its end, Реестр or Register at its
 * beginning) is declined, and the word is not said twice.
 */
export function registerWords(title: Text, stands: keyof typeof named): Text {
  // A country may be written in other languages than these.
  const words = named[stands](title)
  const [kk, ru] = endings[stands]
  return {
    ...words, ...(`${title.kk}`.endsWith(' тізілімі') && { kk: `«${title.kk}${kk}»` }), ...(`${title.ru}`.startsWith('Реестр ') && { ru: `«${title.ru.replace(/^Реестр/u, `Реестр${ru}`)}»` }),
    ...(`${title.en}`.startsWith('Register ') && { en: `the “${title.en}”` }),
  }
}
