/** "What if I sell this?": the test of a participant's income, tried with amounts that nobody keeps. */
import { readAnswers } from '../../law/answers.ts'
import { valueOn } from '../../law/dated.ts'
import { Decimal } from '../../law/decimal.ts'
import { evaluate, type Verdict } from '../../law/evaluate.ts'
import type { Facts } from '../../law/field.ts'
import { formatNumber } from '../../law/format.ts'
import type { Tiyn } from '../../law/money.ts'
import { type Day, dayOf } from '../../law/time.ts'
import type { Kernel } from '../../kernel/index.ts'
import {
  actions, button, cite, definitionList, errorSummary, fields, type FormState, html, type Html, meter, money, notice, page, type Route, route,
  type Visit,
} from '../../portal/index.ts'
import { limitWords, words } from './messages.ts'
import { crumb, institution } from './parts.ts'
import type { IncomeTest } from './terms.ts'

/** What the test finds. Amounts in tiyn, shares in per cent rounded down to two digits, so that 89.999 never reads as 90. */
export interface IncomeFinding {
  readonly verdict: Verdict
  readonly total: Tiyn
  readonly qualifying: Tiyn
  /** Undefined without income. */
  readonly share?: number
  readonly shareWithout?: number
  /** The least share in per cent; undefined when it is not set for the day. */
  readonly limit?: string
  /** How much more other income leaves the condition met; how much priority income is missing when it is not. */
  readonly room?: Tiyn
  readonly missing?: Tiyn
}

const amountOf = (facts: Facts, name: string): Tiyn => BigInt(String(facts[name] ?? '') || '0')

const percent = (part: Tiyn, whole: Tiyn): number | undefined => (whole === 0n ? undefined : Number((part * 10_000n) / whole) / 100)

const ceiling = (value: Tiyn, divisor: Tiyn): Tiyn => (value + divisor - 1n) / divisor

/** Evaluates the rule on the amounts, as a report would be. Pure. */
export function tryIncome({ fields: asked, rule, parameter, parameters }: IncomeTest, facts: Facts, on: Day): IncomeFinding {
  const amounts = Object.values(asked).map(({ name }) => [name, String(amountOf(facts, name))] as const)
  const known: Facts = Object.fromEntries(amounts)
  const { verdict } = evaluate(rule, known, { parameters, on })
  const [priority, related, other, sale] = [asked.priority, asked.related, asked.other, asked.sale].map(({ name }) => amountOf(facts, name))
  const qualifying = priority! + related!
  const total = qualifying + other! + sale!
  const least = valueOn(parameters[parameter] ?? [], on)
  const share = percent(qualifying, total)
  const without = percent(qualifying, total - sale!)
  const found = { verdict, total, qualifying, ...(share !== undefined && { share }), ...(without !== undefined && { shareWithout: without }) }
  if (least === null || total === 0n) return found
  // As a fraction of whole numbers: 0.9 is 9000 of 10000.
  const part = Decimal.from(least).times(Decimal.from('10000')).rounded(0).toBigInt()
  const room = (qualifying * 10_000n) / part - total
  const limit = Decimal.from(least).times(Decimal.from('100')).toString()
  if (room >= 0n) return { ...found, limit, room }
  return { ...found, limit, ...(part < 10_000n && { missing: ceiling(total * part - qualifying * 10_000n, 10_000n - part) }) }
}

/** The questions as a form that only asks: its answers stand in the address. */
export const incomeForm = (visit: Visit, { fields: asked }: IncomeTest, state: FormState = {}): Html =>
  html`<form method="get" action="${visit.link('/technopark/income-test')}" novalidate>${fields(visit.locale, Object.values(asked), state)}${
    actions(button(visit.locale, words.compute))}</form>`

export function incomeTestRoutes({ now, country }: Kernel, test: IncomeTest): readonly Route[] {
  return [route({
    method: 'GET', path: '/technopark/income-test', kind: 'page', permission: 'everyone', title: words.incomeTest,
    handle: (visit) => {
      const { locale, url } = visit
      const asked = Object.values(test.fields)
      const values = Object.fromEntries(asked.map(({ name }) => [name, url.searchParams.get(name) ?? '']))
      const sent = asked.some(({ name }) => url.searchParams.has(name))
      const { facts, problems: wrong } = sent ? readAnswers(asked, values) : { facts: {}, problems: [] }
      const finding = sent && wrong.length === 0 ? tryIncome(test, facts, dayOf(now(), country.calendar.zone)) : undefined
      return page({
        visit, title: words.incomeTest, current: institution, breadcrumbs: [crumb], ...(wrong.length > 0 && { error: true }),
        body: html`${errorSummary(locale, wrong)}<h1>${words.incomeTest[locale]}</h1><p class="lead">${words.testLead[locale]}</p>${
          finding && shown(visit, test, finding, asked.some(({ name }) => name === test.fields.sale.name && values[name] !== ''))}${
          incomeForm(visit, test, { values, problems: wrong })}<p class="hint">${words.source[locale]}: ${cite(locale, test.basis, { full: true })}</p>`,
      })
    },
  })]
}

/** The verdict, the share and the amounts, with what is left to the limit. */
export function shown(visit: Visit, { basis, rule }: IncomeTest, finding: IncomeFinding, plans: boolean): Html {
  const { locale } = visit
  const { verdict, share, shareWithout, limit, total, qualifying, room, missing } = finding
  if (share === undefined) return notice(locale, { body: html`<p>${words.noIncome[locale]}</p>` })
  if (limit === undefined) return notice(locale, { kind: 'warning', body: html`<p>${words.paramUnset[locale]}</p>` })
  const good = verdict === true
  const bar = (label: typeof words.share | typeof words.shareWithout, value: number, tone: 'good' | 'late' | 'now'): Html => meter(locale, {
    label, value, max: 100, tone, text: `${formatNumber(value, locale)} %`, limit: { at: Number(limit), label: limitWords(limit) },
  })
  return html`<section aria-live="polite">${notice(locale, {
    kind: good ? 'good' : 'warning', title: good ? words.passes : words.fails,
    body: html`<p>${!good && [rule.otherwise?.[locale] ?? '', html`<br>`]}${cite(locale, basis, { full: true })}</p>`,
  })}${bar(words.share, share, good ? 'good' : 'late')}${plans && shareWithout !== undefined && bar(words.shareWithout, shareWithout, 'now')}${definitionList(locale, [
    { term: words.totalIncome, value: money(locale, total) },
    { term: words.qualifying, value: money(locale, qualifying) },
    ...(room === undefined ? [] : [{ term: words.room, value: money(locale, room) }]),
    ...(missing === undefined ? [] : [{ term: words.shortOf, value: money(locale, missing) }]),
  ])}</section>`
}
