/** The test of a participant's income as anyone can try it: at least 90 % of total annual income from priority activities. */
import { verified } from '../../../law/citation.ts'
import { money } from '../../../law/field.ts'
import { parameter, plus, shareAtLeast } from '../../../law/rule.ts'
import type { IncomeTest } from '../../../institutions/technopark/index.ts'
import { taxCode } from '../acts.ts'
import type { Regime } from './regime.ts'

const priority = money('priority', {
  label: { kk: 'Басым қызмет түрлерінен түсетін жылдық кіріс', ru: 'Годовой доход от приоритетной деятельности', en: 'Yearly income from priority activities' },
})
const related = money('related', {
  label: { kk: 'Соған байланысты кіріс', ru: 'Связанный с ней доход', en: 'Income related to it' },
  hint: {
    kk: 'Өтеусіз алынған мүлік, депозит бойынша сыйақы, оң бағамдық айырма, күмәнді міндеттемелер бойынша кіріс — басым қызметке байланысты болса.',
    ru: 'Безвозмездно полученное имущество, вознаграждение по депозиту, положительная курсовая разница, доход по сомнительным обязательствам — если они связаны с приоритетной деятельностью.',
    en: 'Property received free of charge, deposit interest, net positive exchange difference, income from doubtful obligations: if related to the priority activity.',
  }, optional: true,
})
const other = money('other', {
  label: { kk: 'Өзге кіріс', ru: 'Прочий доход', en: 'Other income' }, optional: true,
})
const sale = money('sale', {
  label: { kk: 'Жоспарлап отырған өзге кіріс', ru: 'Прочий доход, который вы планируете', en: 'Other income that you consider' },
  hint: { kk: 'Мысалы, көлік сату.', ru: 'Например, продажа автомобиля.', en: 'For example, the sale of a vehicle.' }, optional: true,
})

/** What counts with priority income is as art. 17 lists it; the other kinds are ours, for people to find theirs. */
const kinds: IncomeTest['kinds'] = [
  { value: 'priority', counts: 'priority', label: { kk: 'Басым қызмет түрінен', ru: 'От приоритетной деятельности', en: 'From a priority activity' } },
  { value: 'gift', counts: 'related', label: { kk: 'Басым қызметке байланысты өтеусіз алынған мүлік', ru: 'Безвозмездно полученное имущество, связанное с приоритетной деятельностью', en: 'Property received free of charge, related to the priority activity' } },
  { value: 'interest', counts: 'related', label: { kk: 'Басым қызметке байланысты депозит сыйақысы', ru: 'Вознаграждение по депозиту, связанное с приоритетной деятельностью', en: 'Deposit interest, related to the priority activity' } },
  { value: 'exchange', counts: 'related', label: { kk: 'Басым қызметке байланысты оң бағамдық айырма', ru: 'Положительная курсовая разница, связанная с приоритетной деятельностью', en: 'Net positive exchange difference, related to the priority activity' } },
  { value: 'doubtful', counts: 'related', label: { kk: 'Басым қызметке байланысты күмәнді міндеттемелер, өсімпұл мен айыппұл бойынша кіріс', ru: 'Доход по сомнительным обязательствам, пени и штрафы, связанные с приоритетной деятельностью', en: 'Income from doubtful obligations, penalties and fines, related to the priority activity' } },
  { value: 'asset', counts: 'other', label: { kk: 'Мүлік сатудан (мысалы, көлік)', ru: 'От продажи имущества (например, автомобиля)', en: 'From the sale of property, such as a vehicle' } },
  { value: 'other', counts: 'other', label: { kk: 'Өзге кіріс', ru: 'Прочий доход', en: 'Other income' } },
]

/** Ours: which names the export of electronic invoices gives its columns is not known. */
const columns: IncomeTest['columns'] = {
  day: ['айналым жасалған күн', 'дата совершения оборота', 'күні', 'дата', 'day', 'date'],
  kind: ['кіріс түрі', 'вид дохода', 'kind'],
  amount: ['ҚҚС-сыз сомасы', 'сумма без НДС', 'сомасы', 'сумма', 'amount'],
  number: ['шот-фактура нөмірі', 'номер счёта-фактуры', 'номер счета-фактуры', 'нөмірі', 'номер', 'number'],
  description: ['кіріс көзі', 'источник дохода', 'наименование', 'description'],
}

const total = plus(plus(priority, related), plus(other, sale))

export const incomeTest = ({ priorityShare }: Regime): IncomeTest => ({
  fields: { priority, related, other, sale },
  rule: shareAtLeast(plus(priority, related), total, parameter('priorityShare')).by(verified(taxCode, '17')).else({
    kk: 'Басым қызмет түрлерінен түсетін кіріс жылдық жиынтық кірістің кемінде 90 %-ы болуы тиіс.',
    ru: 'Доходы от приоритетных видов деятельности должны составлять не менее 90 % совокупного годового дохода.',
    en: 'Income from priority activities must be at least 90 % of total annual income.',
  }),
  parameter: 'priorityShare',
  parameters: { priorityShare },
  basis: verified(taxCode, '17'),
  kinds, columns, warnsBelow: '0.92',
})
