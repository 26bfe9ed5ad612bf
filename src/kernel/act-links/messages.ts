/** What is said of a link to the text of an act at which there is none. */
import { formatDay } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'

/** Which act, by which address, on which day it was asked, and by which status it was answered. */
export const deadLinkText = (act: Text, url: string, on: Day, status: number): Text => spoken({
  kk: `«${act.kk}» актісінің мәтініне сілтеме ашылмайды: ${url} мекенжайы ${formatDay(on, 'kk')} күні мұндай бет жоқ деп жауап берді (${status}).`,
  ru: `Ссылка на текст акта «${act.ru}» не открывается: ${formatDay(on, 'ru')} адрес ${url} ответил, что такой страницы нет (${status}).`,
  en: `The link to the text of “${act.en}” does not open: on ${formatDay(on, 'en')} ${url} answered that there is no such page (${status}).`,
})

export const deadLinkMend: Text = {
  kk: 'Актіні ресми дерекқордан тауып, осы тармақтағы сілтемені түзетіңіз.', ru: 'Найдите акт в официальной базе и исправьте ссылку в этом пункте.', en: 'Find the act where it is published, and mend the link in this clause.',
}

/** The heading above several of them. */
export const deadLinks = (count: number): Text => spoken({ kk: `Актілерге ашылмайтын сілтемелер: ${count}`, ru: `Ссылки на акты, которые не открываются: ${count}`, en: `Links to acts that do not open: ${count}` })
