/** Acts that a declaration brings along, such as rules of the body itself: what is printed of them, and what keeps their citations alike. Pure. */
import type { Act } from './citation.ts'
import type { Clause } from './clause.ts'
import { formatDay, inEveryLanguage } from './format.ts'
import type { Procedure } from './procedure.ts'
import { spoken, type Text } from './text.ts'
import { isDay } from './time.ts'

export const ownActsTitle: Text = spoken({ kk: 'Органның өз актілері', ru: 'Собственные акты органа', en: 'Acts of the body itself' })
export const notPublished: Text = spoken({ kk: 'мәтіні жарияланбаған', ru: 'текст не опубликован', en: 'its text is not published' })

/** What is known of an act beside its title: number, day, and that its text stands nowhere. Empty where nothing is. */
export const actDetails = ({ number, date, notPublished: unpublished }: Act): Text => inEveryLanguage((locale) => [
  ...(number === undefined ? [] : [`№ ${number}`]), ...(date !== undefined && isDay(date) ? [formatDay(date, locale)] : []), ...(unpublished ? [notPublished[locale]] : []),
].join(', '))

export const ownActClauses = ({ acts = [] }: Pick<Procedure, 'acts'>): readonly Clause[] => acts.map((act) => {
  const details = actDetails(act)
  return { words: inEveryLanguage((locale) => `${[act.title[locale], details[locale], act.url ?? ''].filter((one) => one !== '').join(', ')}.`) }
})
