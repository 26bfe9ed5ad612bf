/** The bodies and offices that take part in the procedures of the commons. */
import type { Act } from '../../../law/citation.ts'
import type { Text } from '../../../law/text.ts'

export const bodies = {
  commons: {
    name: { kk: 'Деректер қорының операторы (белгіленбеген)', ru: 'Оператор фонда данных (не установлен)', en: 'Operator of the data commons (not set)' },
    register: 'DA',
  },
  appeals: {
    name: {
      kk: 'Деректерге қатысты шағымды қарайтын орган (белгіленбеген)', ru: 'Орган, рассматривающий жалобы о доступе к данным (не установлен)',
      en: 'The body that hears appeals about data (not set)',
    },
    register: 'DAP',
  },
} as const satisfies Record<string, { readonly name: Text; readonly register: string }>

export const offices = {
  'commons.steward': { kk: 'Деректер кураторы', ru: 'Куратор данных', en: 'Data steward' },
  'commons.head': { kk: 'Деректер қорының басшысы', ru: 'Руководитель фонда данных', en: 'Head of the commons' },
} as const satisfies Record<string, Text>

export const appealOffices = {
  'commons.appeals': {
    kk: 'Деректерге қатысты шағымды қарайтын лауазымды адам', ru: 'Должностное лицо, рассматривающее жалобы о доступе к данным', en: 'Appeals officer for data',
  },
} as const satisfies Record<string, Text>

/** The rules of lending data: no act is known that sets them, so what rests on them is assumed. */
export const lendingRules: Act = {
  id: 'kz.commons.lending-rules',
  title: {
    kk: 'Деректер қорынан деректерді пайдалануға беру қағидалары (белгіленбеген)',
    ru: 'Правила предоставления данных из фонда данных (не установлены)',
    en: 'Rules of lending data from the commons (not set)',
  },
  short: { kk: 'Деректерді беру қағидалары', ru: 'Правила предоставления данных', en: 'Lending rules' },
  dividedInto: 'items',
}
