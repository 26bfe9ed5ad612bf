/** Checks that whoever applies on the first day can be granted what a procedure gives: the values that its rules read are set for that day. */
import { entryOn, unorderedOn, unset, versionsOf } from './dated.ts'
import { Decimal } from './decimal.ts'
import type { Fault } from './lint.messages.ts'
import type { ValueLintRule } from './lint-values.messages.ts'
import type { Outcome, Procedure, Step } from './procedure.ts'

export interface ValueFault extends Omit<Fault, 'rule'> { readonly rule: ValueLintRule }

/** By how many times a value may differ from the one before without a word: a sum that is typed in another unit differs by a hundred. */
const mostTimes = Decimal.from('50')

function* jumping(parameters: Procedure['parameters']): Generator<ValueFault> {
  for (const [name, one] of Object.entries(parameters)) {
    const values = versionsOf(one)
    for (const [at, { from, value }] of values.entries()) {
      const before = values[at - 1]?.value
      if (value === unset || before === undefined || before === unset) continue
      const [one, other] = [Decimal.from(before), Decimal.from(value)]
      const [less, more] = one.compare(other) < 0 ? [one, other] : [other, one]
      if (less.compare(Decimal.zero) > 0 && more.compare(less.times(mostTimes)) > 0) yield { rule: 'value-jumps', place: `parameters.${name}`, names: [name, from] }
    }
  }
}

/** Warnings, for a value may end after a procedure was enacted; a draft with one is not sent on. */
export function* lintValues({ parameters, rules, steps, decisions, inForce: { from } }: Procedure): Generator<ValueFault> {
  yield* jumping(parameters)
  const read = new Set<string>()
  const visit = (data: unknown): void => {
    if (typeof data !== 'object' || data === null) return
    for (const [key, value] of Object.entries(data)) {
      if (key === 'parameter' && typeof value === 'string') read.add(value)
      else visit(value)
    }
  }
  const grants = (outcome: Outcome): boolean => outcome.decides !== undefined && decisions[outcome.decides]?.effect === 'grant'
  for (const { effect, rules: own } of Object.values(decisions)) if (effect === 'grant') for (const name of own) visit(rules[name])
  for (const { check, outcomes } of Object.values<Step>(steps)) {
    if (check !== undefined && Object.values<Outcome>(outcomes).some((one) => grants(one) && one.whenCheck?.includes('unknown') === false)) visit(rules[check])
  }
  // What is written as not set yet, or in no order, is said of the value itself.
  for (const name of read) {
    const values = versionsOf(parameters[name] ?? [])
    const ended = values.some(({ until }) => until !== undefined && until < from)
    if (ended && unorderedOn(values) === undefined && entryOn(values, from) === undefined) yield { rule: 'value-over', place: `parameters.${name}`, names: [name, from] }
  }
}
