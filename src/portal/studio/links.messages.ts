/** What is known of the link to the text of an act. */
import type { ActLink } from '../../kernel/act-links/index.ts'
import { formatDay } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'
import { dayOf } from '../../law/time.ts'

const notAsked = spoken({ kk: 'тексерілмеген: бұл сайт заң актілерін ресми жариялайтындардың тізімінде жоқ', ru: 'не проверена: этого сайта нет среди тех, где официально публикуются законы', en: 'not checked: this site is not among those that publish the law' })
const awaited = spoken({ kk: 'әлі тексерілмеген', ru: 'ещё не проверена', en: 'not checked yet' })

export function linkState(link: ActLink | undefined, isAsked: boolean, zone: string): Text {
  if (link === undefined) return isAsked ? awaited : notAsked
  const { asked, answered } = link
  const day = dayOf(answered?.at ?? asked, zone)
  const [kk, ru, en] = [formatDay(day, 'kk'), formatDay(day, 'ru'), formatDay(day, 'en')]
  if (answered === undefined) return spoken({ kk: `${kk} тексерілді, сайт жауап бермеді`, ru: `проверена ${ru}, сайт не ответил`, en: `checked on ${en}, the site did not answer` })
  return answered.status < 300 ? spoken({ kk: `${kk} тексерілді, ашылады`, ru: `проверена ${ru}, открывается`, en: `checked on ${en}, it opens` })
    : spoken({ kk: `${kk} тексерілді: мұндай бет жоқ (${answered.status})`, ru: `проверена ${ru}: такой страницы нет (${answered.status})`, en: `checked on ${en}: there is no such page (${answered.status})` })
}
