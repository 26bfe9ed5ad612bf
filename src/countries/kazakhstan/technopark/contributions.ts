/** What residents owe the technopark: who sends the invoices, and who keeps the books. */
import type { OwedMoney } from '../../../portal/money/index.ts'
import { bodies } from './offices.ts'

export const contributions: OwedMoney = {
  body: bodies.technopark.name,
  books: 'main', // the technopark kept the books of the house before others had their own
  bookkeepers: ['technopark.officer', 'technopark.head'],
  incomes: { 'technopark.contributions': { kk: 'Қатысушылардың жарналары', ru: 'Взносы участников', en: 'Contributions of participants' } },
}
