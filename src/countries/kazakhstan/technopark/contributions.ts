/** What residents owe the technopark: who sends the invoices, and who keeps the books. */
import type { OwedMoney } from '../../../portal/money/index.ts'
import { assumed } from '../../../law/citation.ts'
import { accountsChart } from '../acts.ts'
import { bodies } from './offices.ts'
import { knownRegime } from './regime.ts'

/** The chart is known by its common numbers; which of them the fund uses was not found. */
const chartOfAccounts = assumed(accountsChart, {
  kk: 'Шоттардың нөмірлері шартты түрде қабылданған: қордың есеп саясаты табылған жоқ.', ru: 'Номера счетов приняты условно: учётная политика фонда не найдена.', en: 'The numbers of the accounts are assumed: the accounting policy of the fund was not found.',
})

export const contributions: OwedMoney = {
  body: bodies.technopark.name,
  books: 'main', // the technopark kept the books of the house before others had their own
  bookkeepers: ['technopark.officer', 'technopark.head'],
  incomes: {
    'technopark.contributions': { kk: 'Қатысушылардың жарналары', ru: 'Взносы участников', en: 'Contributions of participants' },
    'technopark.rent': { kk: 'Үй-жайларды жалға беруден түсетін кіріс', ru: 'Доход от аренды помещений', en: 'Rent of premises' },
    'technopark.late-charges': { kk: 'Жарнаны кешіктіргені үшін өсімпұл', ru: 'Пени за просрочку взносов', en: 'Charges for late contributions' },
  },
  expenses: { 'technopark.grants': { kk: 'Инкубация гранттары', ru: 'Гранты на инкубацию', en: 'Grants of the incubation' } },
  lateCharges: { 'technopark.contributions': knownRegime.lateCharge }, lateIncome: 'technopark.late-charges',
  chart: { numbers: { bank: '1030', receivable: '1210', unallocated: '3510', payable: '3390', 'technopark.contributions': '6010', 'technopark.rent': '6260', 'technopark.late-charges': '6280', 'technopark.other-income': '6280', 'technopark.bank-charges': '7210', 'technopark.payments': '7210', 'technopark.written-off': '7440', 'technopark.grants': '7470' }, basis: chartOfAccounts },
}
