/** What those who pay for their studies owe the university: who sends the invoices, and who keeps the books. */
import type { OwedMoney } from '../../../../portal/money/index.ts'
import { always, unset } from '../../../../law/dated.ts'
import type { Text } from '../../../../law/text.ts'
import { bodies, rules } from '../offices.ts'

export const tuitionIncome = 'university.tuition'

const notFound: Text = { kk: 'Оқу ақысын кешіктіргені үшін өсімпұл мөлшерлемесі табылған жоқ.', ru: 'Ставка пени за просрочку платы за обучение не найдена.', en: 'The rate of the charge for late tuition was not found.' }

export const fees: OwedMoney = {
  body: bodies.university.name, books: 'university', bookkeepers: ['university.bursar', 'university.rector'],
  incomes: {
    [tuitionIncome]: { kk: 'Оқу ақысы', ru: 'Плата за обучение', en: 'Tuition' },
    'university.late-charges': { kk: 'Оқу ақысын кешіктіргені үшін өсімпұл', ru: 'Пени за просрочку платы за обучение', en: 'Charges for late tuition' },
  },
  lateCharges: { [tuitionIncome]: always<string>(unset, rules, notFound) }, lateIncome: 'university.late-charges',
}
