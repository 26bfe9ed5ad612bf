/** Budgets on pages: how they stand, and the form that sets them. */
import type { Period } from '../../../kernel/budgets/index.ts'
import type { Problem } from '../../../law/failure.ts'
import { money } from '../../../law/field.ts'
import { formatInstant, inEveryLanguage } from '../../../law/format.ts'
import { parseMoney, tengeOf } from '../../../law/money.ts'
import { type Control, type Html, html, meter, type Visit } from '../../../portal/index.ts'
import type { Kind, Limit } from './budget.ts'
import { amountWords, budgetWords as words, limitWords, untilWords, wrongAmount } from './messages.ts'
import type { BudgetState } from './open.ts'

/** What can be limited by a form. */
const limited = [['requests', 'minute'], ['tokens', 'minute'], ['requests', 'day'], ['tokens', 'day'], ['tokens', 'month'], ['money', 'month']] as const satisfies readonly (readonly [Kind, Period])[]

const nameOf = (kind: Kind, period: Period): string => `budget-${kind}-${period}`

export const budgetControls: readonly Control[] = limited.map(([kind, period]): Control => (kind === 'money'
  ? money(nameOf(kind, period), { label: limitWords[period][kind], hint: words.listPrices, optional: true })
  : { kind: 'input', inputmode: 'numeric', name: nameOf(kind, period), label: limitWords[period][kind], optional: true, width: 'medium' }))

/** What the form holds for limits that stand. */
export const budgetValues = (limits: readonly Limit[]): Readonly<Record<string, string>> =>
  Object.fromEntries(limits.map(({ unit: kind, period, most }) => [nameOf(kind, period), kind === 'money' ? tengeOf(most) : String(most)]))

/** In requests, tokens or tiyn: far more than any month has. */
const largest = 1_000_000_000_000n

/** The limits that a form brought; an empty field is no limit. `others` of the limits that stand are kept: the form does not show them. */
export function readBudget(values: Readonly<Record<string, string>>, standing: readonly Limit[]): { readonly limits: readonly Limit[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const read = limited.flatMap(([kind, period]): readonly Limit[] => {
    const typed = (values[nameOf(kind, period)] ?? '').trim()
    if (typed === '') return []
    const digits = typed.replaceAll(/\s/g, '')
    const most = kind === 'money' ? parseMoney(typed) : /^\d{1,13}$/.test(digits) ? BigInt(digits) : undefined
    if (most !== undefined && most >= 0n && most <= largest) return [{ unit: kind, period, most }]
    problems.push({ field: nameOf(kind, period), text: wrongAmount(kind, largest), label: limitWords[period][kind] })
    return []
  })
  return { limits: [...standing.filter((one) => !limited.some(([kind, period]) => kind === one.unit && period === one.period)), ...read], problems }
}

/** How budgets stand: a bar for each, with its alert in words. */
export function budgetMeters({ locale, settings: { zone } }: Visit, states: readonly BudgetState[]): Html {
  if (states.length === 0) return html`<p>${words.none[locale]}</p>`
  return html`${states.map(({ kind, period, most, gone, endsAt }) => {
    const share = most === 0n ? 100n : gone * 100n / most
    const alert = share >= 100n ? words.allGone : share >= 80n ? words.nearlyGone : share >= 50n ? words.halfGone : undefined
    return html`${meter(locale, {
      label: limitWords[period][kind], value: Number(share), max: 100, tone: share >= 80n ? 'late' : share >= 50n ? 'wait' : 'now',
      text: `${amountWords(kind, gone, locale)} / ${amountWords(kind, most, locale)}`,
    })}${(alert !== undefined || period !== 'minute') && html`<p class="hint">${alert && html`<b>${alert[locale]}</b>. `}${
      period !== 'minute' && untilWords(inEveryLanguage((one) => formatInstant(endsAt, one, zone)))[locale]}</p>`}`
  })}`
}
