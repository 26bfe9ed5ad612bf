/**
 * IT Park Uzbekistan as a regime: its contribution by turnover and share of exports, and what its members are spared as far as publications tell it.
 *
 * Sources, read as publications of the park and of law firms, not as acts: it-park.uz (news on resolution No. 303 of 29 May 2024, on revoked residency, on 110 companies),
 * startupcentraleurasia.com/en/news/details/188, tax-legal.uz/en/it-park. What members report is in membership.ts. The rates of the general taxes, and the wording of the base of the contribution, were not found.
 */
import { always, type Dated, dated, unset } from '../../law/dated.ts'
import { integer, money } from '../../law/field.ts'
import { minus, parameter, plus, rounded, times, type Term } from '../../law/rule.ts'
import { spoken, type Text } from '../../law/text.ts'
import type { GainParameter, ParkRegime } from '../../institutions/technopark/index.ts'
import { amending, by, founding } from './laws.ts'

const notFound: Text = spoken({ kk: 'Жалпы режимнің мөлшерлемесі табылмады.', ru: 'Ставка общего режима не найдена.', en: 'The rate of the general regime was not found.' })
const unknown = (title: Text): GainParameter => ({ title, unit: 'share', values: always<string>(unset, by(founding), notFound) })

const domestic = money('domestic', { label: spoken({ kk: 'Ел ішіндегі жылдық түсім', ru: 'Годовая выручка внутри страны', en: 'Yearly revenue within the country' }) })
const abroad = money('abroad', { label: spoken({ kk: 'Экспорттан алынатын жылдық түсім', ru: 'Годовая выручка от экспорта', en: 'Yearly revenue from exports' }), optional: true })
const expenses = money('expenses', { label: spoken({ kk: 'Шегерілетін жылдық шығыстар', ru: 'Расходы за год, относимые на вычеты', en: 'Deductible expenses of the year' }), optional: true })
const staff = integer('staff', { label: spoken({ kk: 'Қызметкерлер саны', ru: 'Число работников', en: 'Number of staff' }), min: 0, max: 100_000, optional: true })
const pay = money('pay', { label: spoken({ kk: 'Орташа айлық жалақы', ru: 'Средняя месячная заработная плата', en: 'Average monthly pay' }), optional: true })

const turnover = plus(domestic, abroad)
const profit: Term = { term: 'fact', fact: 'profit' }
const [profitTax, incomeTax] = [
  spoken({ kk: 'Пайда салығы', ru: 'Налог на прибыль', en: 'Profit tax' }), spoken({ kk: 'Жеке тұлғалардың табыс салығы', ru: 'Налог на доходы физических лиц', en: 'Personal income tax' }),
]

type LevyRates = NonNullable<ParkRegime['levy']['rates'][number]['value']>

/** In tiyin: 100 thousand million soum. */
const large = '10000000000000'

/** Above the turnover two per cent are owed where too little goes abroad; the least share rises from day to day. */
const raised = (exportShareBelow: string): LevyRates => [{ share: '0.02', turnoverAbove: large, exportShareBelow }, { share: '0.01' }]

/** Who was a member before July 2024 owed one per cent; a lower rate of 2022 for large exports is not kept, for nobody tells when it ended. */
const contribution = dated<LevyRates>([
  { from: '2019-07-15', until: '2024-09-30', value: [{ share: '0.01' }], basis: by(founding) },
  { from: '2024-10-01', until: '2025-12-31', value: raised('0.1'), basis: by(amending) },
  { from: '2026-01-01', until: '2026-12-31', value: raised('0.2'), basis: by(amending) },
  { from: '2027-01-01', value: raised('0.35'), basis: by(amending) },
])

/** Older pages tell of all taxes until 2028; an extension to 2040 is spoken of and was not found. */
const allTaxes: Dated<string> = dated([{ from: '2019-07-15', until: '2027-12-31', value: '1', basis: by(founding) }])

export const itPark: ParkRegime = {
  id: 'uz.it-park', title: spoken({ kk: 'IT Park Uzbekistan', ru: 'IT Park Uzbekistan', en: 'IT Park Uzbekistan' }),
  fields: [domestic, abroad, expenses, staff, pay],
  parameters: { profitTaxRate: unknown(profitTax), incomeTaxRate: unknown(incomeTax) },
  turnover, exports: { term: 'fact', fact: abroad.name },
  charges: [
    {
      id: 'profitTax', title: profitTax, basis: by(founding),
      steps: [
        { name: 'profit', title: spoken({ kk: 'Салық салынатын пайда', ru: 'Налогооблагаемая прибыль', en: 'Taxable profit' }), of: minus(turnover, expenses), notNegative: true },
        { name: 'profitTax', title: profitTax, of: rounded(times(profit, parameter('profitTaxRate')), 'wholeUnit') },
      ],
    },
    { id: 'incomeTax', title: incomeTax, basis: by(founding), steps: [{ name: 'incomeTax', title: incomeTax, of: rounded(times(times(times(pay, '12'), staff), parameter('incomeTaxRate')), 'wholeUnit') }] },
  ],
  reliefs: [
    { id: 'profitTax', of: 'profitTax', title: profitTax, share: allTaxes, text: spoken({ kk: 'Барлық салықтан босату.', ru: 'Освобождение от всех налогов.', en: 'Exemption from all taxes.' }) },
    {
      id: 'incomeTax', title: incomeTax, share: always('1', by(founding)),
      text: spoken({ kk: 'Жалпы мөлшерлеменің орнына 7,5 %; жалпы мөлшерлеме табылмады.', ru: '7,5 % вместо общей ставки; общая ставка не найдена.', en: '7.5 % in place of the general rate; the general rate was not found.' }),
    },
    {
      id: 'dividends', title: spoken({ kk: 'Шетелге төленетін дивидендтер', ru: 'Дивиденды, выплачиваемые за рубеж', en: 'Dividends abroad' }), share: always('1', by(founding)),
      text: spoken({ kk: '5 %.', ru: '5 %.', en: '5 %.' }),
    },
  ],
  levy: { rates: contribution },
}
