/** What follows from a report: its tests as meters with their trace, and what is owed, or that the law has not set it. */
import type { Assessment, ObligationView, TestResult } from '../../kernel/obligations/index.ts'
import { Decimal } from '../../law/decimal.ts'
import type { Trace } from '../../law/evaluate.ts'
import type { Field } from '../../law/field.ts'
import { formatDecimal, inEveryLanguage } from '../../law/format.ts'
import { formatMoney } from '../../law/money.ts'
import { printTerm } from '../../law/print-rule.ts'
import { readingOf } from '../../law/reading.ts'
import { cite, definitionList, meter, notice } from '../components/index.ts'
import { html } from '../html.ts'
import type { Content, Html } from '../html.ts'
import type { Visit } from '../visit.ts'
import { dateTime } from '../words.ts'
import { dutyWords } from './duty-messages.ts'
import { traceOf } from './trace.ts'

export interface Assessed { readonly tests: readonly TestResult[]; readonly assessment: Assessment }

/** The results of a report or of its draft. */
export function assessmentOf(visit: Visit, view: ObligationView, { tests, assessment }: Assessed): Html {
  const { locale } = visit
  const fields = view.declared.form.flatMap((page) => page.fields)
  return html`${tests.map((test) => testOf(visit, view, fields, test))}${view.declared.pays && html`<h3>${view.declared.pays.title[locale]}</h3>${owed(visit, view, fields, assessment)}`}`
}

function testOf(visit: Visit, { declared, procedure, period }: ObligationView, fields: readonly Field[], { name, verdict, trace }: TestResult): Html {
  const { locale } = visit
  const rule = declared.tests[name]
  const said = verdict === true ? dutyWords.holds : verdict === 'unknown' ? dutyWords.unknown : trace.otherwise ?? dutyWords.unknown
  return html`${shareMeter(visit, trace)}${notice(locale, {
    kind: verdict === true ? 'good' : verdict === false ? 'warning' : 'info', body: html`<p>${said[locale]}</p>${trace.basis && html`<p>${cite(locale, trace.basis)}</p>`}`,
  })}${rule && html`<details><summary>${dutyWords.how[locale]}</summary>${traceOf(visit, fields, { rule, trace, reading: readingOf(procedure, period.to) })}</details>`}`
}

const hundred = Decimal.from('100')

/** A share as a meter; nothing for other rules, and while there is no whole to have a share of. */
function shareMeter({ locale }: Visit, { rule, values, verdict }: Trace): Content {
  const [part, whole, share] = [values['part'], values['whole'], values['share']]
  if (rule !== 'shareAtLeast' || part === undefined || whole === undefined || share === undefined || Decimal.from(whole).sign() <= 0) return undefined
  const value = Number(part) / Number(whole)
  const limit = formatDecimal(Decimal.from(share).times(hundred).toString(), locale)
  // One digit after the point, cut and not rounded: 89.96 % must not look like 90 %.
  const percent = formatDecimal((Math.floor(value * 1000) / 10).toFixed(1), locale)
  return meter(locale, {
    label: dutyWords.share, value, max: 1, tone: verdict === true ? 'good' : 'late', text: `${percent} %`,
    limit: { at: Number(share), label: inEveryLanguage((one) => `${dutyWords.limit[one]} ${limit} %`) },
  })
}

function owed(visit: Visit, { declared, procedure, period }: ObligationView, fields: readonly Field[], assessment: Assessment): Content {
  const { locale } = visit
  const { pays } = declared
  if (pays === undefined) return undefined
  const formula = { term: dutyWords.formula, value: html`${printTerm(pays.amount, fields, locale, readingOf(procedure, period.to))}<br>${cite(locale, pays.basis)}` }
  switch (assessment.status) {
    case 'nothing due': return html`<p>${dutyWords.nothingDue[locale]}</p>${definitionList(locale, [formula])}`
    case 'not set': return html`${notice(locale, { kind: 'assumed', title: dutyWords.notSet, body: dutyWords.notSetText[locale] })}${definitionList(locale, [formula])}`
    case 'assessed': return definitionList(locale, [
      { term: dutyWords.amountDue, value: html`<b>${formatMoney(BigInt(assessment.amount), locale)}</b>` }, { term: dutyWords.payUntil, value: dateTime(locale, assessment.dueDay) }, formula,
    ])
  }
}
