/** Of which service another began as a copy, and what its examples show, as clauses of the declaration. */
import type { Clause } from './clause.ts'
import { formatDay, inEveryLanguage } from './format.ts'
import type { Procedure } from './procedure.ts'
import { spoken, type Text } from './text.ts'

/** Whose the service was of which this one began as a copy; none where it is nobody's copy. */
export const basedOnClauses = ({ basedOn }: Pick<Procedure, 'basedOn'>): readonly Clause[] => (basedOn === undefined ? [] : [{
  words: spoken({ kk: `«${basedOn.title.kk}» қызметінен көшірілген (${basedOn.body.kk}).`, ru: `Скопирована с услуги «${basedOn.title.ru}» (${basedOn.body.ru}).`, en: `It began as a copy of “${basedOn.title.en}” (${basedOn.body.en}).` }),
}])

/** What each example shows, from its day of filing to its last day, with what must come of it. */
export const exampleClauses = ({ examples = [], decisions }: Pick<Procedure, 'examples' | 'decisions'>): readonly Clause[] => examples.map(({ shows, filed, until, comesTo }) => {
  const made = inEveryLanguage((locale): string => (comesTo.decisions.length === 0 ? none[locale] : comesTo.decisions.map((one) => decisions[one]?.title[locale] ?? one).join('; ')))
  return { words: inEveryLanguage((locale) => `${shows[locale]} (${formatDay(filed, locale)} – ${formatDay(until, locale)}): ${made[locale]}.`) }
})

const none: Text = spoken({ kk: 'шешім жоқ', ru: 'решения нет', en: 'no decision' })
