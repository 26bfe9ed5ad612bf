/** Rules compiled for many sets of facts: the verdict alone, without the trace that explains it. */
import type { AddressParts } from './address-part.ts'
import { Decimal } from './decimal.ts'
import { evaluate, type Reading, type Verdict } from './evaluate.ts'
import { type Answer, type Facts, isAddress, isEmpty, valuesIn } from './field.ts'
import type { Comparison, RuleData } from './rule.ts'

/** Says of facts what `evaluate` says of them. */
export type Judge = (facts: Facts) => Verdict

/** Compiles a rule once, for a reading. Pure; whatever it does not compile, the evaluator judges, so that both always agree. */
export function compileRule(rule: RuleData, reading: Reading): Judge {
  const slow: Judge = (facts) => evaluate(rule, facts, reading).verdict
  switch (rule.rule) {
    case 'all': return strongest(rule.of.map((part) => compileRule(part, reading)), false)
    case 'any': return strongest(rule.of.map((part) => compileRule(part, reading)), true)
    case 'unless': return strongest([rule.general, rule.exception].map((part) => compileRule(part, reading)), true)
    case 'not': {
      const part = compileRule(rule.of, reading)
      return (facts) => {
        const verdict = part(facts)
        return verdict === 'unknown' ? verdict : !verdict
      }
    }
    case 'is': return ofAnswer(rule.fact, slow, (answer) => answer === rule.value)
    case 'oneOf': return ofAnswer(rule.fact, slow, (answer) => typeof answer === 'string' && rule.values.includes(answer))
    case 'includes': return ofAnswer(rule.fact, slow, (answer) => valuesIn(answer).includes(rule.value))
    case 'given': return ofAnswer(rule.fact, slow, (answer) => !isEmpty(answer))
    case 'below': case 'atMost': case 'atLeast': case 'above': {
      if (rule.left.term !== 'fact' || rule.right.term !== 'number') return slow
      const [holds, limit] = [orders[rule.rule], Decimal.from(rule.right.value)]
      return ofAnswer(rule.left.fact, slow, (answer) => (typeof answer === 'number' || (typeof answer === 'string' && answer !== '')
        ? holds(Decimal.from(String(answer)).compare(limit)) : 'unknown'))
    }
    default: return slow
  }
}

const orders: Readonly<Record<Comparison, (order: number) => boolean>> = {
  below: (order) => order < 0, atMost: (order) => order <= 0, atLeast: (order) => order >= 0, above: (order) => order > 0,
}

/** A verdict on one answer: unknown without it; of an address, which rules see by its region, the evaluator judges. */
const ofAnswer = (fact: string, slow: Judge, holds: (answer: Exclude<Answer, AddressParts>) => Verdict): Judge => (facts) => {
  const answer = facts[fact]
  return answer === undefined ? 'unknown' : isAddress(answer) ? slow(facts) : holds(answer)
}

/** The verdict of several judges, of which one such verdict decides: `false` among those that must all hold, `true` among alternatives. */
const strongest = (judges: readonly Judge[], deciding: boolean): Judge => (facts) => {
  let verdict: Verdict = !deciding
  for (const judge of judges) {
    const one = judge(facts)
    if (one === deciding) return one
    if (one === 'unknown') verdict = one
  }
  return verdict
}
