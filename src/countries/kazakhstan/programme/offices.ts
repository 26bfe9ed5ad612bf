/** The body that answers for the programme itself: it brings declarations into force, and its administrator gives orders. Which body that is has not been set. */
import { assumed } from '../../../law/citation.ts'
import type { Procedure } from '../../../law/procedure.ts'
import type { Text } from '../../../law/text.ts'
import { administrativeCode } from '../acts.ts'

export const programmeBody = {
  register: 'PRG',
  name: {
    kk: 'Бағдарламаға жауапты орган (белгіленбеген)', ru: 'Орган, ответственный за программу (не установлен)', en: 'The body responsible for the programme (not set)',
  },
} as const satisfies Procedure['body']

export const offices: Readonly<Record<string, Text>> = {
  'programme.drafter': { kk: 'Декларация жобасын дайындаушы', ru: 'Составитель проектов деклараций', en: 'Drafter of declarations' },
  'programme.lawyer': { kk: 'Бағдарлама заңгері', ru: 'Юрист программы', en: 'Lawyer of the programme' },
  'programme.head': { kk: 'Бағдарламаға жауапты органның басшысы', ru: 'Руководитель органа, ответственного за программу', en: 'Head of the body responsible for the programme' },
}

/** What its acts have in common. No act that is known sets them; the sample programme does. */
export const basis = assumed(administrativeCode, {
  kk: 'Бабы белгіленбеген; тәртіпті үлгі бағдарлама белгілеген.', ru: 'Статья не установлена; порядок задан образцовой программой.',
  en: 'The article is not set; the order of things is set by the sample programme.',
})

export const kept = { keep: { for: { unit: 'year', count: 10 }, basis } } as const satisfies Pick<Procedure, 'keep'>

export const complaint: Procedure['complaint'] = {
  words: {
    kk: 'Органның әрекетіне оның басшысына немесе сотқа шағымдануға болады.', ru: 'На действия органа можно пожаловаться его руководителю или обратиться в суд.',
    en: 'You can complain to the head of the body, or go to court.',
  },
  basis,
}
