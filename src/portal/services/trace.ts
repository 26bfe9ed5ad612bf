/** Shows how a rule came out: what it requires, what it saw, and the same of its parts. */
import type { Reading, Trace, Verdict } from '../../law/evaluate.ts'
import type { Field } from '../../law/field.ts'
import { fieldsOf, type Procedure } from '../../law/procedure.ts'
import { printTrace, type PrintedTrace, verdictText } from '../../law/print.ts'
import type { RuleData } from '../../law/rule.ts'
import { tag } from '../components/index.ts'
import type { Tone } from '../components/index.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import type { Visit } from '../visit.ts'

const tones: Readonly<Record<`${Verdict}`, Tone>> = { true: 'good', false: 'late', unknown: 'wait' }

/** The trace of a rule as a list that opens level by level. */
export const ruleTrace = (visit: Visit, declaration: Procedure, traced: { readonly rule: RuleData; readonly trace: Trace; readonly reading: Reading }): Html =>
  traceOf(visit, fieldsOf(declaration), traced)

/** The same for fields that stand outside of a procedure's form, such as those of a report. */
export function traceOf(visit: Visit, fields: readonly Field[], { rule, trace, reading }: { readonly rule: RuleData; readonly trace: Trace; readonly reading: Reading }): Html {
  return html`<ul class="trace">${node(visit, printTrace(trace, fields, visit.locale, { rule, reading }))}</ul>`
}

function node(visit: Visit, { text, verdict, values, basis, parts }: PrintedTrace): Html {
  const { locale } = visit
  return html`<li>${text} ${tag(locale, verdictText(verdict), tones[`${verdict}`])}${values.length > 0 && html`<p class="hint">${values.map(({ label, value }, place) =>
    [place > 0 && '; ', label, ': ', value])}</p>`}${basis && html`<p class="hint">${basis}</p>`}${parts.length > 0 && html`<ul>${parts.map((part) => node(visit, part))}</ul>`}</li>`
}
