/** The quarterly report of a participant: revenue by activity, the 90 % test and the contribution. */
import { assumed, verified } from '../../../law/citation.ts'
import { workdays } from '../../../law/duration.ts'
import { choice, money, rows, text } from '../../../law/field.ts'
import type { Obligation } from '../../../law/procedure.ts'
import { parameter, plus, rounded, shareAtLeast, sum, times } from '../../../law/rule.ts'
import { formerPages, fundRules, participationAgreement, secondary, taxCode } from '../acts.ts'

const description = text('description', {
  label: { kk: 'Кіріс көзі', ru: 'Источник дохода', en: 'Source of income' }, maxLength: 200,
})
const kind = choice('kind', {
  label: { kk: 'Кіріс түрі', ru: 'Вид дохода', en: 'Kind of income' },
  choices: [
    { value: 'priority', label: { kk: 'Басым қызмет түрінен', ru: 'От приоритетной деятельности', en: 'From a priority activity' } },
    {
      value: 'related',
      label: { kk: 'Басым қызметке байланысты кіріс', ru: 'Доход, связанный с приоритетной деятельностью', en: 'Related to a priority activity' },
      hint: {
        kk: 'Өтеусіз алынған мүлік, депозит бойынша сыйақы, оң бағамдық айырма, күмәнді міндеттемелер бойынша кіріс.',
        ru: 'Безвозмездно полученное имущество, вознаграждение по депозиту, положительная курсовая разница, доход по сомнительным обязательствам.',
        en: 'Property received free of charge, deposit interest, net positive exchange difference, income from doubtful obligations.',
      },
    },
    { value: 'other', label: { kk: 'Өзге кіріс', ru: 'Прочий доход', en: 'Other income' } },
  ],
})
const amount = money('amount', { label: { kk: 'Сомасы', ru: 'Сумма', en: 'Amount' } })

const revenue = rows('revenue', {
  label: { kk: 'Тоқсандағы кіріс', ru: 'Доход за квартал', en: 'Revenue of the quarter' },
  hint: {
    kk: 'Әр кіріс көзін бөлек жолға, ҚҚС-сыз жазыңыз. Кіріс болмаса, сомасына 0 деп жазыңыз.',
    ru: 'Каждый источник дохода — отдельной строкой, без НДС. Если дохода не было, укажите сумму 0.',
    en: 'One source of income a row, without VAT. If there was no income, write the amount 0.',
  },
  columns: [description, kind, amount], minRows: 1, maxRows: 200,
})

const qualifying = plus(
  sum(revenue, amount.name, { column: kind.name, is: 'priority' }),
  sum(revenue, amount.name, { column: kind.name, is: 'related' }),
)
const total = sum(revenue, amount.name)

export const quarterlyReport = (): Obligation<'grant'> => ({
  title: { kk: 'Тоқсандық есеп', ru: 'Квартальный отчёт', en: 'Quarterly report' },
  after: 'grant',
  every: 'quarter',
  within: workdays(15),
  form: [{ id: 'revenue', title: { kk: 'Кірісті қызмет түрлері бойынша көрсетіңіз', ru: 'Укажите доход по видам деятельности', en: 'Enter revenue by activity' }, fields: [revenue] }],
  tests: {
    priorityShare: shareAtLeast(qualifying, total, parameter('priorityShare')).by(verified(taxCode, '17')).else({
      kk: 'Осы тоқсанда басым қызмет түрлерінен түскен кірістің үлесі 90 %-дан аз. Талап жылдық жиынтық кіріске қойылады: жыл соңына дейін үлесті қалпына келтіруге болады.',
      ru: 'В этом квартале доля доходов от приоритетных видов деятельности ниже 90 %. Требование относится к совокупному годовому доходу: до конца года долю можно восстановить.',
      en: 'In this quarter the share of income from priority activities is below 90 %. The requirement concerns total annual income: the share can recover by the end of the year.',
    }),
  },
  pays: {
    title: { kk: 'Технопарк қатысушысының жарнасы', ru: 'Взнос участника технопарка', en: 'Contribution of a technopark participant' },
    amount: rounded(times(total, parameter('contributionRate')), 'tenge'),
    within: workdays(20),
    income: 'technopark.contributions',
    basis: assumed(participationAgreement),
  },
  sign: true,
  late: {
    remind: [workdays(1), workdays(5)],
    opens: {
      procedure: 'technopark.withdrawal', after: workdays(10),
      states: { reportOverdue: true, conditionsBroken: false, explanation: '' }, dueDayAs: 'overdueSince',
    },
  },
  basis: secondary(fundRules, undefined, formerPages),
})
