/** The questions of the calculator, and the taxes and payments of everybody in the year that it asks about. */
import { integer, money } from '../../../law/field.ts'
import { above, minus, parameter, plus, rounded, type Term, times } from '../../../law/rule.ts'
import type { Charge } from '../../../institutions/technopark/index.ts'
import { payments, type rates, taxRates } from './rates.ts'
import { activity } from './residency-form.ts'

const domestic = money('domestic', {
  label: { kk: 'Қазақстандағы жылдық түсім, ҚҚС-сыз', ru: 'Годовая выручка в Казахстане, без НДС', en: 'Yearly revenue in Kazakhstan, without VAT' },
})
export const abroad = money('abroad', {
  label: { kk: 'Экспорттан алынатын жылдық түсім', ru: 'Годовая выручка от экспорта', en: 'Yearly revenue from exports' }, optional: true,
})
const expenses = money('expenses', {
  label: { kk: 'Шегерілетін жылдық шығыстар', ru: 'Расходы за год, относимые на вычеты', en: 'Deductible expenses of the year' },
  hint: { kk: 'Жалақы мен ол бойынша төлемдерді қоса, ҚҚС-сыз.', ru: 'Включая оплату труда и платежи с неё, без НДС.', en: 'With pay and the payments on it, without VAT.' }, optional: true,
})
const vatPaid = money('vatPaid', {
  label: { kk: 'Сатып алу кезінде төленген ҚҚС', ru: 'НДС, уплаченный при закупках', en: 'VAT paid on purchases' },
  hint: { kk: 'Айналым ҚҚС-тан босатылса, бұл сома есепке жатқызылмайды.', ru: 'Если оборот освобождён от НДС, эта сумма к зачёту не относится.', en: 'Where turnover is exempt, this amount cannot be set off.' }, optional: true,
})
const residentStaff = integer('residentStaff', { label: { kk: 'Резидент қызметкерлер саны', ru: 'Число работников-резидентов', en: 'Number of resident staff' }, min: 0, max: 100_000, optional: true })
const residentPay = money('residentPay', {
  label: { kk: 'Резидент қызметкердің орташа айлық жалақысы', ru: 'Средняя месячная заработная плата работника-резидента', en: 'Average monthly pay of a resident employee' },
  hint: { kk: 'Салықтар мен жарналар ұсталғанға дейін.', ru: 'До удержания налогов и взносов.', en: 'Before taxes and contributions.' }, optional: true,
})
const foreignStaff = integer('foreignStaff', { label: { kk: 'Шетелдік қызметкерлер саны', ru: 'Число иностранных работников', en: 'Number of foreign staff' }, min: 0, max: 100_000, optional: true })
const foreignPay = money('foreignPay', {
  label: { kk: 'Шетелдік қызметкердің орташа айлық жалақысы', ru: 'Средняя месячная заработная плата иностранного работника', en: 'Average monthly pay of a foreign employee' }, optional: true,
})

/** Every field of the calculator, in the order in which they are asked. */
export const gainFields = [activity, domestic, abroad, expenses, vatPaid, residentStaff, residentPay, foreignStaff, foreignPay] as const

export const turnover = plus(domestic, abroad)

const rate = (name: keyof typeof rates) => parameter(name)
/** An answer or an earlier step, by its name. */
const amount = (name: string): Term => ({ term: 'fact', fact: name })
const ofAYear = (ofAMonth: Term): Term => times(ofAMonth, '12')

/** A payment of the employer on the pay of residents up to a limit: while the limit is not set, neither is the payment. */
const ofTheEmployer = (id: string, title: Charge['title'], its: keyof typeof rates, cap: keyof typeof rates): Charge => ({
  id, title, basis: payments,
  steps: [
    { name: `${id}Base`, title: { kk: 'Есепке алынатын айлық табыс', ru: 'Месячный доход, принимаемый для исчисления', en: 'Monthly income that counts' }, of: amount(residentPay.name), atMost: rate(cap) },
    { name: id, title, of: rounded(times(times(ofAYear(amount(`${id}Base`)), rate(its)), residentStaff), 'tenge') },
  ],
})

export const charges: readonly Charge[] = [
  {
    id: 'cit', title: { kk: 'Корпоративтік табыс салығы', ru: 'Корпоративный подоходный налог', en: 'Corporate income tax' }, basis: taxRates,
    steps: [
      { name: 'profit', title: { kk: 'Салық салынатын табыс', ru: 'Налогооблагаемый доход', en: 'Taxable income' }, of: minus(turnover, expenses), notNegative: true },
      { name: 'cit', title: { kk: 'Корпоративтік табыс салығы', ru: 'Корпоративный подоходный налог', en: 'Corporate income tax' }, of: rounded(times(amount('profit'), rate('citRate')), 'tenge') },
    ],
  },
  {
    id: 'vat', title: { kk: 'Қосылған құн салығы', ru: 'Налог на добавленную стоимость', en: 'Value added tax' }, basis: taxRates,
    when: above(turnover, times(rate('vatRegistration'), rate('mci'))).by(taxRates).else({
      kk: 'Жылдық айналым ҚҚС бойынша тіркеу есебіне қою шегінен аспайды: 10 000 АЕК.', ru: 'Годовой оборот не превышает порога постановки на регистрационный учёт по НДС: 10 000 МРП.', en: 'The turnover of a year is not above the threshold of registration for VAT: 10,000 indices.',
    }),
    steps: [
      { name: 'vatOnSales', title: { kk: 'Өткізу бойынша есептелген ҚҚС', ru: 'НДС с реализации', en: 'VAT on sales' }, of: times(domestic, rate('vatRate')) },
      { name: 'vat', title: { kk: 'Төленетін ҚҚС', ru: 'НДС к уплате', en: 'VAT to pay' }, of: rounded(minus(amount('vatOnSales'), vatPaid), 'tenge') },
    ],
    note: { kk: 'Экспортқа нөлдік мөлшерлеме қолданылады деп есептелді.', ru: 'Принято, что к экспорту применяется нулевая ставка.', en: 'Exports are taken to be zero-rated.' },
  },
  {
    id: 'iit', title: { kk: 'Резидент қызметкерлердің жеке табыс салығы', ru: 'Индивидуальный подоходный налог работников-резидентов', en: 'Individual income tax of resident staff' }, basis: taxRates,
    steps: [
      { name: 'pensionBase', title: { kk: 'Зейнетақы жарналары есептелетін айлық табыс', ru: 'Месячный доход для пенсионных взносов', en: 'Monthly income for pension contributions' }, of: amount(residentPay.name), atMost: times(rate('pensionCap'), rate('minimumWage')) },
      { name: 'pension', title: { kk: 'Айлық зейнетақы жарнасы', ru: 'Пенсионный взнос за месяц', en: 'Pension contribution of a month' }, of: times(amount('pensionBase'), rate('pensionRate')) },
      { name: 'taxable', title: { kk: 'Айлық салық салынатын табыс', ru: 'Налогооблагаемый доход за месяц', en: 'Taxable income of a month' }, of: minus(minus(residentPay, amount('pension')), times(rate('baseDeduction'), rate('mci'))), notNegative: true },
      { name: 'yearly', title: { kk: 'Жылдық салық салынатын табыс', ru: 'Налогооблагаемый доход за год', en: 'Taxable income of a year' }, of: ofAYear(amount('taxable')) },
      { name: 'within', title: { kk: 'Шекке дейінгі бөлігі', ru: 'Часть до порога', en: 'Part up to the threshold' }, of: amount('yearly'), atMost: times(rate('iitBand'), rate('mci')) },
      { name: 'over', title: { kk: 'Шектен асқан бөлігі', ru: 'Часть сверх порога', en: 'Part above the threshold' }, of: minus(amount('yearly'), amount('within')), notNegative: true },
      { name: 'iit', title: { kk: 'Жеке табыс салығы', ru: 'Индивидуальный подоходный налог', en: 'Individual income tax' }, of: rounded(times(plus(times(amount('within'), rate('iitRate')), times(amount('over'), rate('iitUpperRate'))), residentStaff), 'tenge') },
    ],
    note: {
      kk: 'МӘМС жарналары шегерілмеді: олар есептелетін табыстың шегі белгіленбеген.', ru: 'Взносы на ОСМС не вычтены: предел дохода для них не установлен.',
      en: 'Contributions to health insurance are not deducted: the limit of income for them is not set.',
    },
  },
  {
    id: 'socialTax', title: { kk: 'Резидент қызметкерлер бойынша әлеуметтік салық', ru: 'Социальный налог за работников-резидентов', en: 'Social tax on resident staff' }, basis: taxRates,
    steps: [
      { name: 'socialTaxBase', title: { kk: 'Айлық база', ru: 'База за месяц', en: 'Base of a month' }, of: minus(residentPay, amount('pension')), notNegative: true },
      { name: 'socialTax', title: { kk: 'Әлеуметтік салық', ru: 'Социальный налог', en: 'Social tax' }, of: rounded(times(times(ofAYear(amount('socialTaxBase')), rate('socialTaxRate')), residentStaff), 'tenge') },
    ],
    note: { kk: 'МӘМС жарналары шегерілмеді, сондықтан бұл — ең көп сома.', ru: 'Взносы на ОСМС не вычтены, поэтому это наибольшая сумма.', en: 'Contributions to health insurance are not deducted, so that this is the most.' },
  },
  {
    id: 'foreignSocialTax', title: { kk: 'Шетелдік қызметкерлер бойынша әлеуметтік салық', ru: 'Социальный налог за иностранных работников', en: 'Social tax on foreign staff' }, basis: taxRates,
    steps: [
      { name: 'foreignSocialTax', title: { kk: 'Әлеуметтік салық', ru: 'Социальный налог', en: 'Social tax' }, of: rounded(times(times(ofAYear(amount(foreignPay.name)), rate('socialTaxRate')), foreignStaff), 'tenge') },
    ],
    note: { kk: 'Қызметкердің жарналары шегерілмеді, сондықтан бұл — ең көп сома.', ru: 'Взносы работника не вычтены, поэтому это наибольшая сумма.', en: 'The contributions of the employee are not deducted, so that this is the most.' },
  },
  ofTheEmployer('employerPension', { kk: 'Жұмыс берушінің міндетті зейнетақы жарналары', ru: 'Обязательные пенсионные взносы работодателя', en: 'Employer’s pension contributions' }, 'employerPensionRate', 'employerPensionCap'),
  ofTheEmployer('social', { kk: 'Әлеуметтік аударымдар', ru: 'Социальные отчисления', en: 'Social contributions' }, 'socialRate', 'socialCap'),
  ofTheEmployer('health', { kk: 'Міндетті әлеуметтік медициналық сақтандыруға (МӘМС) аударымдар', ru: 'Отчисления на обязательное социальное медицинское страхование (ОСМС)', en: 'Health insurance contributions' }, 'healthRate', 'healthCap'),
]
