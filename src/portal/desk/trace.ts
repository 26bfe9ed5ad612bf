/** Shows a check with its full trace: each requirement with its verdict, what was seen, and the law it rests on. */
import type { Evaluation, Reading, Trace, Verdict } from '../../law/evaluate.ts'
import type { Field } from '../../law/field.ts'
import { printTrace, sayGrounds, type PrintedTrace, verdictText } from '../../law/print.ts'
import type { RuleData } from '../../law/rule.ts'
import type { Locale } from '../../law/text.ts'
import { cite, groundList, tag } from '../components/index.ts'
import type { Tone } from '../components/index.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { dateTime } from '../words.ts'
import { words } from './messages.ts'

export const verdictTone = (verdict: Verdict): Tone => (verdict === true ? 'good' : verdict === false ? 'late' : 'wait')

/** A rule with what came out of it. */
export interface Traced {
  readonly rule: RuleData
  readonly trace: Trace
  readonly reading: Reading
  readonly fields: readonly Field[]
}

/** The trace as a nested list, readable without anything else. */
export function traceList(locale: Locale, { rule, trace, reading, fields }: Traced): Html {
  return html`<ul class="trace">${node(locale, trace, printTrace(trace, fields, locale, { rule, reading }))}</ul>`
}

/** `moot`: another alternative holds already, so that this one's failing does no harm. */
function node(locale: Locale, trace: Trace, printed: PrintedTrace, moot = false): Html {
  const leaf = printed.parts.length === 0
  return html`<li><p>${tag(locale, verdictText(trace.verdict), moot && trace.verdict === false ? 'plain' : verdictTone(trace.verdict))} ${
    leaf ? printed.text : html`<b>${headOf(printed)}</b>`}</p>${printed.values.length > 0 && html`<p class="seen">${printed.values.map(({ label, value }, place) =>
    [place > 0 && '; ', label, ': ', html`<b>${value}</b>`])}</p>`}${trace.basis && html`<p class="law">${cite(locale, trace.basis)}</p>`}${
    !leaf && html`<ul>${printed.parts.map((part, place) => {
      const own = trace.parts[place]
      return own && node(locale, own, part, moot || (trace.rule === 'any' && trace.verdict === true))
    })}</ul>`}</li>`
}

/** A compound says what joins its parts; the parts themselves stand below it. */
const headOf = ({ text }: PrintedTrace): string => text.replace(/: .*$/s, '')

/** The check of a step: its verdict, every failed ground, and how it came about. */
export function checkSection(locale: Locale, { verdict, failed }: Evaluation, traced: Traced): Html {
  const title = verdict === true ? words.checkPassed : verdict === false ? words.checkFailed : words.checkOpen
  return html`<section class="check" id="check"><h2>${words.check[locale]} ${tag(locale, title, verdictTone(verdict))}</h2>${
    failed.length > 0 && html`<h3>${words.grounds[locale]}</h3>${groundList(locale, sayGrounds(traced.rule, traced.trace, traced.fields, traced.reading))}`}<details${verdict === true ? '' : html` open`}><summary>${words.trace[locale]}</summary>${
    traceList(locale, traced)}<p class="hint">${words.readOn[locale]} ${dateTime(locale, traced.reading.on)}</p></details></section>`
}
