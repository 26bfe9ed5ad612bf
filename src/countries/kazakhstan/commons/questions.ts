/** Questions to the open data of the sample programme, each of which anybody can ask as it stands. */
import type { ReadyQuestion } from '../../../institutions/commons/index.ts'

export const questions: readonly ReadyQuestion[] = [
  {
    dataset: 'statistika/mektepter',
    title: { kk: 'Қай өңірде бір мұғалімге ең көп оқушы келеді?', ru: 'В каком регионе на одного учителя приходится больше всего учеников?', en: 'In which region does one teacher have most pupils?' },
    sql: 'SELECT өңір, "бір мұғалімге оқушы"\nFROM mektepter\nWHERE жыл = 2025\nORDER BY 2 DESC',
  },
  {
    dataset: 'statistika/mektepter',
    title: { kk: 'Оқушы саны жыл сайын қалай өсті?', ru: 'Как росло число учеников по годам?', en: 'How has the number of pupils grown by year?' },
    sql: 'SELECT жыл, sum(оқушылар) AS оқушылар\nFROM mektepter\nGROUP BY жыл\nORDER BY жыл',
  },
  {
    dataset: 'statistika/aua-sapasy',
    title: { kk: 'Қай қалада ауа ең лас?', ru: 'В каком городе воздух грязнее всего?', en: 'Which city has the dirtiest air?' },
    sql: 'SELECT город, round(avg("PM2.5"), 1) AS "PM2.5"\nFROM "aua-sapasy"\nGROUP BY город\nORDER BY 2 DESC',
  },
  {
    dataset: 'til/tatoeba-kazakh',
    title: { kk: 'Ашық жиындағы қазақша сөйлемдердің ең ұзындары қайсы?', ru: 'Какие из казахских предложений открытого набора самые длинные?', en: 'Which sentences of the open set in Kazakh are the longest?' },
    sql: 'SELECT text, length(text) AS таңба\nFROM sentences\nORDER BY 2 DESC\nLIMIT 20',
  },
]
