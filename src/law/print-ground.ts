/** Says why a requirement was not met: what was found, and what the law asks for. */
import type { Citation } from './citation.ts'
import { Decimal } from './decimal.ts'
import type { Reading, Trace } from './evaluate.ts'
import type { Field } from './field.ts'
import { formatDecimal, inEveryLanguage } from './format.ts'
import { printGroundMessages as say } from './print-ground.messages.ts'
import { isConstant, printAmount, printRule } from './print-rule.ts'
import { printRuleMessages } from './print-rule.messages.ts'
import { type PrintedTrace, printTrace } from './print-trace.ts'
import { type Comparison, partsOf, type RuleData, type Term } from './rule.ts'
import type { Locale, Text } from './text.ts'

/** A failed requirement: its words and law, and, where something was found that words can show, that beside what is needed. */
export interface SaidGround {
  readonly text: Text
  readonly basis?: Citation
  readonly measured?: Text
}

/** Every failed ground of a rule in the order of the declaration, as `evaluate` finds them, with what was found. Pure. */
export const sayGrounds = (rule: RuleData, trace: Trace, fields: readonly Field[], reading: Reading): readonly SaidGround[] =>
  failedIn(rule, trace).map((one) => {
    const measured = sayMeasured(one, fields, reading)
    return { text: one.text, ...(one.trace.basis && { basis: one.trace.basis }), ...(measured && { measured }) }
  })

interface Failed { readonly rule: RuleData; readonly trace: Trace; readonly text: Text }

/** The most particular parts that have words and do not hold. An exception that does not hold is no ground: the general rule is. */
function failedIn(rule: RuleData, trace: Trace): readonly Failed[] {
  if (trace.verdict !== false) return []
  const parts = rule.rule === 'onlyIn' ? [rule.of] : partsOf(rule)
  const judged = rule.rule === 'all' || rule.rule === 'any' ? trace.parts : rule.rule === 'unless' ? trace.parts.slice(0, 1) : rule.rule === 'onlyIn' ? trace.parts.slice(1) : []
  const particular = judged.flatMap((part, index) => (parts[index] ? failedIn(parts[index], part) : []))
  return particular.length > 0 || trace.otherwise === undefined ? particular : [{ rule, trace, text: trace.otherwise }]
}

/** Undefined where nothing was found, as of an answer that is missing: the words of the ground say all there is. */
function sayMeasured({ rule, trace }: Failed, fields: readonly Field[], reading: Reading): Text | undefined {
  if (rule.rule === 'given') return undefined
  const found = (locale: Locale): string => foundIn(trace, printTrace(trace, fields, locale, { rule, reading }), locale).join('; ')
  const share = rule.rule === 'shareAtLeast' ? shareOf(trace) : undefined
  if (share) return inEveryLanguage((locale) => say.share(percent(share.found, locale), percent(share.needed, locale), found(locale))[locale])
  if (found('en') === '') return undefined
  const limit = limitOf(rule, trace)
  return inEveryLanguage((locale) => (limit
    ? say[limit.is](found(locale), printAmount(limit.value, limit.like, fields, locale))
    : say.found(found(locale), printRule(rule, fields, locale, reading)))[locale])
}

/** The limit of a comparison with a value that is the same in every case: then what was found need not be named twice. */
function limitOf(rule: RuleData, { values }: Trace): { readonly is: Comparison; readonly value: string; readonly like: Term } | undefined {
  if (rule.rule !== 'below' && rule.rule !== 'atMost' && rule.rule !== 'atLeast' && rule.rule !== 'above') return undefined
  const value = values['right']
  return value === undefined || !isConstant(rule.right) ? undefined : { is: rule.rule, value, like: rule.left }
}

/** The values that were seen, each once; of a row of a table, behind its number. */
function foundIn(trace: Trace, { values, parts }: PrintedTrace, locale: Locale): readonly string[] {
  const own = values.filter(({ value }) => value !== '').map(({ label, value }) => `${label}: ${value}`)
  const below = trace.parts.flatMap((part, index) => (parts[index] ? foundIn(part, parts[index], locale) : []))
  const all = [...new Set([...(trace.parts.some(({ row }) => row !== undefined) ? [] : own), ...below])]
  return trace.row === undefined || all.length === 0 ? all : [`${printRuleMessages.row(String(trace.row))[locale]}: ${all.join(', ')}`]
}

const hundred = Decimal.from('100')

/** The share that was found and the one that is needed, in per cent. What was found is cut and not rounded: 89.96 % must not look like 90 %. */
function shareOf({ values }: Trace): { readonly found: Decimal; readonly needed: Decimal } | undefined {
  const [part, whole, share] = [values['part'], values['whole'], values['share']]
  if (part === undefined || whole === undefined || share === undefined || Decimal.from(whole).sign() === 0) return undefined
  return { found: Decimal.from(part).times(hundred).dividedBy(Decimal.from(whole), 1, 'down'), needed: Decimal.from(share).times(hundred) }
}

const percent = (value: Decimal, locale: Locale): string => `${formatDecimal(value.toString(), locale)}\u00A0%`
