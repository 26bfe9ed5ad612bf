/** The quarterly report of a participant: revenue by activity, the 90 % test and the contribution. */
import { assumed, verified } from '../../../law/citation.ts'
import { workdays } from '../../../law/duration.ts'
import { choice, file, integer, money, type RegionField, rows, text } from '../../../law/field.ts'
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

const ofKind = (is: 'priority' | 'related' | 'other') => sum(revenue, amount.name, { column: kind.name, is })

/** The amounts that a report tells, by kind. */
export const revenueOfKind = { priority: ofKind('priority'), related: ofKind('related'), other: ofKind('other') } as const

const qualifying = plus(revenueOfKind.priority, revenueOfKind.related)
/** All of it. */
export const totalRevenue = sum(revenue, amount.name)

/** Which act asks for jobs, relief and their evidence is not known, so that a report may leave them open. */
export const region: RegionField = {
  kind: 'region', name: 'region', optional: true,
  label: { kk: 'Қызметкерлердің көбі жұмыс істейтін өңір', ru: 'Регион, в котором занято большинство работников', en: 'Region in which most of the staff work' },
}
export const jobs = integer('jobs', {
  label: { kk: 'Тоқсан соңындағы қызметкерлер саны', ru: 'Число работников на конец квартала', en: 'Number of staff at the end of the quarter' }, min: 0, max: 100_000, optional: true,
})
export const relief = money('relief', {
  label: { kk: 'Тоқсанда қолданылған салық жеңілдіктерінің сомасы', ru: 'Сумма применённых за квартал налоговых льгот', en: 'Tax relief used in the quarter' },
  hint: { kk: 'Салық декларациясы бойынша.', ru: 'По налоговой декларации.', en: 'By the tax return.' }, optional: true,
})
export const evidence = file('evidence', {
  label: { kk: 'Растайтын құжат', ru: 'Подтверждающий документ', en: 'Supporting document' },
  hint: { kk: 'Мысалы, салық декларациясының көшірмесі.', ru: 'Например, копия налоговой декларации.', en: 'For example, a copy of the tax return.' }, accept: ['application/pdf'], limitMegabytes: 20, optional: true,
})

export const quarterlyReport = (): Obligation<'grant'> => ({
  title: { kk: 'Тоқсандық есеп', ru: 'Квартальный отчёт', en: 'Quarterly report' },
  after: 'grant',
  every: 'quarter',
  within: workdays(15),
  form: [{ id: 'revenue', title: { kk: 'Кірісті қызмет түрлері бойынша көрсетіңіз', ru: 'Укажите доход по видам деятельности', en: 'Enter revenue by activity' }, fields: [revenue] }, {
    id: 'people', title: { kk: 'Жұмыс орындары мен салық жеңілдіктерін көрсетіңіз', ru: 'Укажите рабочие места и налоговые льготы', en: 'Enter jobs and tax relief' }, fields: [region, jobs, relief, evidence],
  }],
  tests: {
    priorityShare: shareAtLeast(qualifying, totalRevenue, parameter('priorityShare')).by(verified(taxCode, '17')).else({
      kk: 'Осы тоқсанда басым қызмет түрлерінен түскен кірістің үлесі 90 %-дан аз. Талап жылдық жиынтық кіріске қойылады: жыл соңына дейін үлесті қалпына келтіруге болады.',
      ru: 'В этом квартале доля доходов от приоритетных видов деятельности ниже 90 %. Требование относится к совокупному годовому доходу: до конца года долю можно восстановить.',
      en: 'In this quarter the share of income from priority activities is below 90 %. The requirement concerns total annual income: the share can recover by the end of the year.',
    }),
  },
  pays: {
    title: { kk: 'Технопарк қатысушысының жарнасы', ru: 'Взнос участника технопарка', en: 'Contribution of a technopark participant' },
    amount: rounded(times(totalRevenue, parameter('contributionRate')), 'tenge'),
    within: workdays(20),
    income: 'technopark.contributions',
    basis: assumed(participationAgreement),
  },
  sign: true,
  late: {
    remind: [workdays(1), workdays(5)],
    opens: {
      procedure: 'technopark.withdrawal', after: workdays(10),
      states: { reportOverdue: true, contributionUnpaid: false, conditionsBroken: false, explanation: '' }, dueDayAs: 'overdueSince',
    },
  },
  basis: secondary(fundRules, undefined, formerPages),
})
