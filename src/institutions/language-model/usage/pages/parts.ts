/** What the pages of usage share: the totals, the chart of tokens by day. */
import type { Problem } from '../../../../law/failure.ts'
import { formatDay, formatNumber } from '../../../../law/format.ts'
import { spoken, type Text } from '../../../../law/text.ts'
import { addDays } from '../../../../law/time.ts'
import { type Crumb, type Definition, definitionList, html, type Html, lineChart, nothing, type Visit } from '../../../../portal/index.ts'
import { amountWords } from '../../budgets/index.ts'
import { type Totals, totalOf, type UsageLine, usageWords as words } from '../index.ts'
import { tokensTitle } from '../messages.ts'
import type { Days } from './days.ts'

export const below: readonly Crumb[] = [{ title: spoken({ kk: 'Тілдік модель', ru: 'Языковая модель', en: 'Language model' } satisfies Text), path: '/language-model' }]

/** Where the office finds companies and sets their budgets. */
export const companiesPath = '/usage/companies'

/** What a page of usage is asked for, with what is wrong and what was typed. */
export interface Asked {
  readonly days: Days
  readonly problems: readonly Problem[]
  readonly values: Readonly<Record<string, string>>
}

export const amountOf = ({ locale }: Visit, { amount, unpricedTokens }: Pick<Totals, 'amount' | 'unpricedTokens'>): string =>
  (amount === 0n && unpricedTokens > 0n ? words.notSet[locale] : amountWords('money', amount, locale))

/** The sums of the days shown, and what else is to be said of them. */
export function totalsList(visit: Visit, totals: Totals, more: readonly Definition[] = []): Html {
  const { locale } = visit
  const number = (term: Text, value: bigint): Definition => ({ term, value: formatNumber(value, locale) })
  return definitionList(locale, [
    number(words.requests, totals.requests), ...(totals.failed > 0n ? [number(words.failed, totals.failed)] : []),
    number(words.promptTokens, totals.promptTokens), number(words.outputTokens, totals.outputTokens),
    ...(totals.estimated > 0n ? [number(words.estimated, totals.estimated)] : []), ...(totals.unchargedTokens > 0n ? [number(words.uncharged, totals.unchargedTokens)] : []),
    { term: words.amount, value: amountOf(visit, totals) }, ...more,
  ])
}

/** Tokens of every day, days without any too, with how many it were and on which day most; nothing for a single day. It comes before the figures. */
export function tokensChart({ locale }: Visit, lines: readonly UsageLine[], { from, to }: Pick<Days, 'from' | 'to'>): Html {
  const byDay = new Map([...Map.groupBy(lines, ({ day }) => day)].map(([day, all]) => [day, totalOf(all)]))
  const points: { readonly at: number; readonly value: number }[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const sum = byDay.get(day)
    points.push({ at: points.length, value: sum === undefined ? 0 : Number(sum.promptTokens + sum.outputTokens) })
  }
  const most = points.reduce((best, one) => (one.value > best.value ? one : best), points[0] ?? { at: 0, value: 0 })
  if (most.value === 0 || points.length < 2) return nothing
  const all = points.reduce((sum, { value }) => sum + value, 0)
  const title = tokensTitle(formatNumber(all, locale), formatDay(addDays(from, most.at), locale), formatNumber(most.value, locale))[locale]
  return html`<figure><figcaption>${title}</figcaption>${lineChart({
    title, points, label: (value) => formatNumber(value, locale), ends: [formatDay(from, locale), formatDay(to, locale)],
  })}</figure>`
}
