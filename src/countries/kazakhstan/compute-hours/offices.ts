/** The bodies and offices that share out national compute, and the act on which their declarations would rest. Who operates and who shares it out is fixed by no act that is known. */
import { type Act, assumed } from '../../../law/citation.ts'
import type { Text } from '../../../law/text.ts'
import type { OwedMoney } from '../../../portal/money/index.ts'

export const bodies = {
  hours: {
    name: { kk: 'Есептеу сағаттарын бөлетін орган (белгіленбеген)', ru: 'Орган, выделяющий вычислительные часы (не установлен)', en: 'The body that allots compute hours (not set)' },
    register: 'CMP',
  },
  appeals: {
    name: {
      kk: 'Есептеу сағаттары туралы шағымды қарайтын орган (белгіленбеген)', ru: 'Орган, рассматривающий жалобы по вычислительным часам (не установлен)', en: 'The body that hears appeals about compute hours (not set)',
    },
    register: 'CMA',
  },
} as const satisfies Record<string, { readonly name: Text; readonly register: string }>

/** Runs the machines, and says whether what is asked for can be run on them; it decides nothing. */
export const operator: Text = { kk: 'Ұлттық суперкомпьютердің операторы (белгіленбеген)', ru: 'Оператор национального суперкомпьютера (не установлен)', en: 'Operator of the national supercomputer (not set)' }

export const offices = {
  'compute-hours.officer': { kk: 'Есептеу сағаттары жөніндегі маман', ru: 'Специалист по вычислительным часам', en: 'Officer for compute hours' },
  'compute-hours.head': { kk: 'Есептеу сағаттарын бөлу жөніндегі басшы', ru: 'Руководитель по выделению вычислительных часов', en: 'Head of the allotment of compute hours' },
} as const satisfies Record<string, Text>

export const operatorOffices = {
  'compute-operator.engineer': { kk: 'Суперкомпьютер инженері', ru: 'Инженер суперкомпьютера', en: 'Engineer of the supercomputer' },
} as const satisfies Record<string, Text>

export const appealOffices = {
  'compute-hours.appeals': { kk: 'Есептеу сағаттары туралы шағымды қарайтын лауазымды адам', ru: 'Должностное лицо, рассматривающее жалобы по вычислительным часам', en: 'Appeals officer for compute hours' },
} as const satisfies Record<string, Text>

/** What the body that allots the hours is owed for those that are not free. */
export const fees: OwedMoney = {
  body: { kk: 'Ұлттық есептеу қуаттары', ru: 'Национальные вычислительные мощности', en: 'National compute' }, books: 'compute-hours', bookkeepers: ['compute-hours.head'],
  incomes: { 'compute-hours.hours': { kk: 'Есептеу сағаттарының төлемі', ru: 'Плата за вычислительные часы', en: 'Payment for compute hours' } },
}

/** Alem.cloud opened on 9 July 2025 for start-ups, universities, research centres, the state and firms; its accelerators are not counted in public, nor are its quotas and prices known. */
export const hoursRules: Act = {
  id: 'kz.compute-hours.rules',
  title: { kk: 'Ұлттық есептеу қуаттарын пайдалануға беру қағидалары (белгіленбеген)', ru: 'Правила предоставления национальных вычислительных мощностей (не установлены)', en: 'Rules of lending national compute (not set)' },
  short: { kk: 'Есептеу сағаттарының қағидалары', ru: 'Правила вычислительных часов', en: 'Rules of compute hours' },
  dividedInto: 'items',
}

export const rules = assumed(hoursRules, {
  kk: 'Ұлттық есептеу қуаттарын бөлу тәртібін, квоталары мен бағаларын белгілейтін құқықтық акт табылған жоқ: мұндағының бәрі шартты түрде қабылданған.',
  ru: 'Правовой акт, устанавливающий порядок выделения национальных вычислительных мощностей, квоты и цены, не найден: всё здесь принято условно.',
  en: 'No legal act was found that sets the order, quotas and prices of national compute: all of this is assumed.',
})
