/** Random rules and random facts for the properties of the evaluator. Only tests import it. */
import * as fc from 'fast-check'
import { assumed } from './citation.ts'
import { dated, unset } from './dated.ts'
import type { Reading } from './evaluate.ts'
import type { Facts } from './field.ts'
import type { Condition, RuleData, Term } from './rule.ts'
import { gardenRules } from './testing.ts'

/** Multiples of a quarter, so that binary floating point, which outside engines compute in, is exact too. */
const quarter = fc.integer({ min: -40, max: 40 }).map((count) => String(count / 4))

const kinds = ['a', 'b', 'c'] as const
const row = fc.record({ kind: fc.constantFrom('a', 'b'), amount: quarter })

/** Any of the facts may be unknown; an optional one may be known to be empty. */
export const facts: fc.Arbitrary<Facts> = fc.record({
  whole: fc.integer({ min: -10, max: 10 }), part: quarter, flag: fc.boolean(),
  maybe: fc.constantFrom<boolean | ''>(true, false, ''),
  kind: fc.constantFrom(...kinds), note: fc.constantFrom('', 'words'), table: fc.array(row, { maxLength: 3 }),
}, { requiredKeys: [] })

/** A parameter that is set, and one that nobody has set. */
export const reading: Reading = {
  parameters: {
    limit: dated([{ from: '2026-01-01', value: '2.5', basis: assumed(gardenRules) }]),
    nobodySet: dated<string>([{ from: '2026-01-01', value: unset, basis: assumed(gardenRules) }]),
  },
  on: '2026-06-01',
}

const fact = fc.constantFrom<Term>(
  { term: 'fact', fact: 'whole' }, { term: 'fact', fact: 'part' }, { term: 'parameter', parameter: 'limit' },
  { term: 'parameter', parameter: 'nobodySet' }, { term: 'sum', fact: 'table', column: 'amount' },
  { term: 'sum', fact: 'table', column: 'amount', where: { column: 'kind', is: 'a' } },
)
const number = quarter.map((value): Term => ({ term: 'number', value }))
const simpleTerm = fc.oneof({ weight: 3, arbitrary: fact }, { weight: 2, arbitrary: number })
const term: fc.Arbitrary<Term> = fc.oneof(
  { weight: 3, arbitrary: simpleTerm },
  { weight: 1, arbitrary: fc.record({ term: fc.constantFrom('plus', 'minus', 'times'), left: simpleTerm, right: simpleTerm }) },
)

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ rule: fc.constant('given' as const), fact: fc.constantFrom('note', 'maybe', 'table') }),
  fc.record({ rule: fc.constant('is' as const), fact: fc.constantFrom('flag', 'maybe'), value: fc.boolean() }),
  fc.record({ rule: fc.constant('is' as const), fact: fc.constant('kind'), value: fc.constantFrom(...kinds) }),
  fc.record({ rule: fc.constant('oneOf' as const), fact: fc.constant('kind'), values: fc.subarray([...kinds]) }),
  fc.record(
    { rule: fc.constantFrom('below' as const, 'atMost' as const, 'atLeast' as const, 'above' as const), left: term, right: term }
  ),
)
const share: fc.Arbitrary<Condition> = fc.record(
  { rule: fc.constant('shareAtLeast' as const), part: term, whole: term, share: simpleTerm }
)

/** Rules up to three levels deep whose parts are made of these. */
const grown = (leaves: fc.Arbitrary<RuleData>): fc.Arbitrary<RuleData> => {
  let level = leaves
  for (let depth = 0; depth < 2; depth++) {
    const parts = level
    level = fc.oneof(
      { weight: 1, arbitrary: leaves },
      { weight: 2, arbitrary: fc.record(
        { rule: fc.constantFrom('all' as const, 'any' as const), of: fc.array(parts, { minLength: 1, maxLength: 3 }) }
      ) },
      { weight: 1, arbitrary: fc.record({ rule: fc.constant('not' as const), of: parts }) },
      { weight: 1, arbitrary: fc.record({ rule: fc.constant('unless' as const), general: parts, exception: parts }) },
    )
  }
  return level
}

export const rules = grown(fc.oneof({ weight: 5, arbitrary: leaf }, { weight: 1, arbitrary: share }))

/** Rules without shares: a share of nothing is unknown though no fact is missing. */
export const rulesWithoutShares = grown(leaf)
