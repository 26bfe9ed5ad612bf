/** The bodies and offices that take part in the procedures of the technopark. */
import type { Text } from '../../../law/text.ts'

export const bodies = {
  technopark: {
    name: {
      kk: '«Astana Hub» дербес кластерлік қоры',
      ru: 'Автономный кластерный фонд «Astana Hub»',
      en: 'Autonomous cluster fund “Astana Hub”',
    },
    register: 'TP',
  },
  appeals: {
    name: {
      kk: 'Шағымды қарайтын орган (белгіленбеген)',
      ru: 'Орган, рассматривающий жалобу (не установлен)',
      en: 'The body that hears appeals (not set)',
    },
    register: 'AP',
  },
} as const satisfies Record<string, { readonly name: Text; readonly register: string }>

export const offices = {
  'technopark.officer': { kk: 'Технопарк маманы', ru: 'Специалист технопарка', en: 'Technopark officer' },
  'technopark.entrance': { kk: 'Кіреберістегі көмекші', ru: 'Помощник на входе', en: 'Entrance helper' },
  'technopark.commission': { kk: 'Комиссия мүшесі', ru: 'Член комиссии', en: 'Member of the commission' },
  'technopark.chair': { kk: 'Комиссия төрағасы', ru: 'Председатель комиссии', en: 'Chair of the commission' },
  'technopark.head': { kk: 'Технопарк басшысы', ru: 'Руководитель технопарка', en: 'Head of the technopark' },
} as const satisfies Record<string, Text>

export const appealOffices = {
  'technopark.appeals': { kk: 'Шағымды қарайтын лауазымды адам', ru: 'Должностное лицо, рассматривающее жалобу', en: 'Appeals officer' },
} as const satisfies Record<string, Text>
