/** The resolutions that the park of Uzbekistan rests on: known from publications about them. */
import type { Act, Citation } from '../../law/citation.ts'
import { spoken, type Text } from '../../law/text.ts'

const resolution = (id: string, number: string, date: string, title: Text, short: Text): Act => ({ id, title, short, number, date, dividedInto: 'items' })

export const founding = resolution('uz.cm-589', '589', '2019-07-15', spoken({
  kk: 'Өзбекстан Министрлер Кабинетінің IT Park туралы қаулысы', ru: 'Постановление Кабинета Министров Узбекистана об IT Park', en: 'Resolution of the Cabinet of Ministers of Uzbekistan on IT Park',
}), spoken({ kk: '589-қаулы', ru: 'Постановление № 589', en: 'Resolution 589' }))

export const amending = resolution('uz.cm-303', '303', '2024-05-29', spoken({
  kk: 'Өзбекстан Министрлер Кабинетінің IT Park қатысушыларының экспорты туралы қаулысы', ru: 'Постановление Кабинета Министров Узбекистана об экспортной деятельности участников IT Park',
  en: 'Resolution of the Cabinet of Ministers of Uzbekistan on the exports of members of IT Park',
}), spoken({ kk: '303-қаулы', ru: 'Постановление № 303', en: 'Resolution 303' }))

const told: Text = spoken({ kk: 'Жарияланымдар бойынша; қаулы мәтінінен тексеру қажет.', ru: 'По публикациям; требует проверки по тексту постановления.', en: 'From publications; to be checked against the text of the resolution.' })
export const by = (act: Act): Citation => ({ act, confidence: 'secondary', note: told })
