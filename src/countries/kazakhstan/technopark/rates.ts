/**
 * The taxes of everybody in 2026, as far as publications tell them: what the calculator of the technopark sets reliefs against. Nothing here was read in
 * the text of an act, so that all is `secondary`; limits of base that nobody tells are unset, and what rests on them is shown as not set. docs/sources.md has the publications.
 */
import type { Act, Citation } from '../../../law/citation.ts'
import { always, type Dated, dated, unset } from '../../../law/dated.ts'
import type { Text } from '../../../law/text.ts'
import type { GainParameter } from '../../../institutions/technopark/index.ts'
import { secondary, taxCode } from '../acts.ts'

/** Sets the monthly calculation index and the minimum wage of a year. */
const budgetLaw: Act = {
  id: 'kz.republican-budget',
  title: { kk: 'Республикалық бюджет туралы Қазақстан Республикасының Заңы', ru: 'Закон Республики Казахстан о республиканском бюджете', en: 'Law of the Republic of Kazakhstan on the republican budget' },
  short: { kk: 'Республикалық бюджет туралы заң', ru: 'Закон о республиканском бюджете', en: 'Law on the Republican Budget' },
  dividedInto: 'articles',
}

/** On contributions to social insurance and pensions. */
const socialCode: Act = {
  id: 'kz.social-code',
  title: { kk: 'Қазақстан Республикасының Әлеуметтік кодексі', ru: 'Социальный кодекс Республики Казахстан', en: 'Social Code of the Republic of Kazakhstan' },
  short: { kk: 'Әлеуметтік кодекс', ru: 'Социальный кодекс', en: 'Social Code' },
  dividedInto: 'articles',
}

const published: Text = {
  kk: '2026 жылғы жарияланымдар бойынша; акт мәтінінен тексеру қажет.', ru: 'По публикациям 2026 года; требует проверки по тексту акта.', en: 'From publications of 2026; to be checked against the text of the act.',
}
const unknownLimit: Text = {
  kk: '2026 жылы есепке алынатын табыстың шегі табылмады.', ru: 'Предел дохода, принимаемого для исчисления в 2026 году, не найден.', en: 'The limit of the income that counts in 2026 was not found.',
}

export const taxRates: Citation = secondary(taxCode, undefined, published)
export const payments: Citation = secondary(socialCode, undefined, published)

const from2026 = (value: string, basis: Citation): Dated<string> => dated([{ from: '2026-01-01', value, basis }])
const in2026 = (value: string): Dated<string> => dated([{ from: '2026-01-01', until: '2026-12-31', value, basis: secondary(budgetLaw, undefined, published) }])
const notFound = (basis: Citation): Dated<string> => always<string>(unset, basis, unknownLimit)

/** Amounts in tiyn. */
export const rates = {
  mci: { title: { kk: 'Айлық есептік көрсеткіш', ru: 'Месячный расчётный показатель', en: 'Monthly calculation index' }, unit: 'money', values: in2026('432500') },
  minimumWage: { title: { kk: 'Жалақының ең төмен мөлшері', ru: 'Минимальный размер заработной платы', en: 'Minimum wage' }, unit: 'money', values: in2026('8500000') },
  citRate: { title: { kk: 'Корпоративтік табыс салығының мөлшерлемесі', ru: 'Ставка корпоративного подоходного налога', en: 'Rate of corporate income tax' }, unit: 'share', values: from2026('0.2', taxRates) },
  vatRate: { title: { kk: 'ҚҚС мөлшерлемесі', ru: 'Ставка НДС', en: 'Rate of VAT' }, unit: 'share', values: from2026('0.16', taxRates) },
  vatRegistration: { title: { kk: 'ҚҚС бойынша тіркеу есебіне қою шегі, АЕК', ru: 'Порог постановки на регистрационный учёт по НДС, МРП', en: 'Threshold of registration for VAT, in indices' }, unit: 'count', values: from2026('10000', taxRates) },
  iitRate: { title: { kk: 'Жеке табыс салығының мөлшерлемесі', ru: 'Ставка индивидуального подоходного налога', en: 'Rate of individual income tax' }, unit: 'share', values: from2026('0.1', taxRates) },
  iitUpperRate: { title: { kk: 'Шектен асқан табыстан алынатын мөлшерлеме', ru: 'Ставка с дохода сверх порога', en: 'Rate above the threshold' }, unit: 'share', values: from2026('0.15', taxRates) },
  iitBand: { title: { kk: 'Жылдық табыс шегі, АЕК', ru: 'Порог годового дохода, МРП', en: 'Threshold of yearly income, in indices' }, unit: 'count', values: from2026('8500', taxRates) },
  baseDeduction: { title: { kk: 'Айлық базалық салықтық шегерім, АЕК', ru: 'Базовый налоговый вычет за месяц, МРП', en: 'Base deduction of a month, in indices' }, unit: 'count', values: from2026('30', taxRates) },
  socialTaxRate: { title: { kk: 'Әлеуметтік салық мөлшерлемесі', ru: 'Ставка социального налога', en: 'Rate of social tax' }, unit: 'share', values: from2026('0.06', taxRates) },
  pensionRate: { title: { kk: 'Міндетті зейнетақы жарналарының мөлшерлемесі', ru: 'Ставка обязательных пенсионных взносов', en: 'Rate of pension contributions' }, unit: 'share', values: from2026('0.1', payments) },
  pensionCap: { title: { kk: 'Зейнетақы жарналары есептелетін табыс шегі, жалақының ең төмен мөлшерінің еселігі', ru: 'Предел дохода для пенсионных взносов, в минимальных размерах заработной платы', en: 'Limit of income for pension contributions, in minimum wages' }, unit: 'count', values: from2026('50', payments) },
  employerPensionRate: { title: { kk: 'Жұмыс берушінің міндетті зейнетақы жарналарының мөлшерлемесі', ru: 'Ставка обязательных пенсионных взносов работодателя', en: 'Rate of the employer’s pension contributions' }, unit: 'share', values: from2026('0.035', payments) },
  employerPensionCap: { title: { kk: 'Жұмыс берушінің міндетті зейнетақы жарналары есептелетін айлық табыс шегі', ru: 'Предел месячного дохода для обязательных пенсионных взносов работодателя', en: 'Limit of monthly income for the employer’s pension contributions' }, unit: 'money', values: notFound(payments) },
  socialRate: { title: { kk: 'Әлеуметтік аударымдар мөлшерлемесі', ru: 'Ставка социальных отчислений', en: 'Rate of social contributions' }, unit: 'share', values: from2026('0.05', payments) },
  socialCap: { title: { kk: 'Әлеуметтік аударымдар есептелетін айлық табыс шегі', ru: 'Предел месячного дохода для социальных отчислений', en: 'Limit of monthly income for social contributions' }, unit: 'money', values: notFound(payments) },
  healthRate: { title: { kk: 'МӘМС аударымдарының мөлшерлемесі', ru: 'Ставка отчислений на ОСМС', en: 'Rate of health insurance contributions' }, unit: 'share', values: from2026('0.03', payments) },
  healthCap: { title: { kk: 'МӘМС аударымдары есептелетін айлық табыс шегі', ru: 'Предел месячного дохода для отчислений на ОСМС', en: 'Limit of monthly income for health insurance contributions' }, unit: 'money', values: notFound(payments) },
} as const satisfies Readonly<Record<string, GainParameter>>
