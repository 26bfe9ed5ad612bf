/** Random rules and random facts for the properties of the evaluator. Only tests import it. */
import * as fc from 'fast-check'
import { assumed } from './citation.ts'
import type { DayTerm } from './day-term.ts'
import { dated, unset } from './dated.ts'
import type { Reading } from './evaluate.ts'
import type { Facts } from './field.ts'
import type { Condition, RuleData, Term } from './rule.ts'
import { gardenRules } from './testing.ts'
import { same } from './text.ts'
import { addDays, type Day } from './time.ts'

/** Multiples of a quarter, so that binary floating point, which outside engines compute in, is exact too. */
const quarter = fc.integer({ min: -40, max: 40 }).map((count) => String(count / 4))

const kinds = ['a', 'b', 'c'] as const
/** Days of three decades, the rare ones more often than they come. */
export const day: fc.Arbitrary<Day> = fc.oneof(
  fc.constantFrom('2000-02-29', '2024-02-29', '2025-02-28', '2026-03-01', '2026-06-01', '2026-12-31'),
  fc.integer({ min: 0, max: 11_000 }).map((offset) => addDays('2000-01-01', offset)),
)

const row = fc.record({ kind: fc.constantFrom('a', 'b'), amount: quarter, since: day })

/** Any of the facts may be unknown; an optional one may be known to be empty. */
export const facts: fc.Arbitrary<Facts> = fc.record({
  whole: fc.integer({ min: -10, max: 10 }), part: quarter, flag: fc.boolean(),
  maybe: fc.constantFrom<boolean | ''>(true, false, ''),
  kind: fc.constantFrom(...kinds), note: fc.constantFrom('', 'words'), table: fc.array(row, { maxLength: 3 }), born: day, several: fc.subarray([...kinds]),
}, { requiredKeys: [] })

/** A parameter that is set, and one that nobody has set. */
export const reading: Reading = {
  parameters: {
    limit: dated([{ from: '2026-01-01', value: '2.5', basis: assumed(gardenRules) }]),
    nobodySet: dated<string>([{ from: '2026-01-01', value: unset, basis: assumed(gardenRules) }]),
  },
  lists: { known: { title: same('List'), versions: dated<readonly string[]>([{ from: '2026-01-01', value: ['a', 'c'], basis: assumed(gardenRules) }]) } },
  tables: { rates: { title: same('Table'), versions: dated([{ from: '2026-01-01', basis: assumed(gardenRules), value: [
    { keys: ['a', 'true'], value: '1.5' }, { keys: ['a', 'false'], value: '-2' }, { keys: ['b', 'true'], value: '0' },
  ] }]) } },
  bands: { scale: { title: same('Scale'), versions: dated([{ from: '2026-01-01', basis: assumed(gardenRules), value: [
    { name: 'low', title: same('Low'), below: '-1.25', points: '0' }, { name: 'middle', title: same('Middle'), from: '-1.25', below: '2', points: '3' },
    { name: 'high', title: same('High'), from: '2', points: '4.5' },
  ] }]) } },
  questionnaires: { asked: { title: same('Asked'), version: '1', basis: assumed(gardenRules), sections: [
    { name: 'one', title: same('One'), questions: [{ fact: 'kind', points: { a: '1', b: '0.5', c: '-2' } }] },
    { name: 'two', title: same('Two'), questions: [{ fact: 'flag', points: { true: '3', false: '0.25' } }] },
  ] } },
  scopes: {
    here: { title: same('Here'), regions: ['a', 'c'], basis: assumed(gardenRules) },
    pilot: { title: same('Pilot'), regions: ['b'], pilot: { from: '2026-06-01', until: '2026-06-30' }, basis: assumed(gardenRules) },
    over: { title: same('Over'), regions: ['a'], pilot: { from: '2026-01-01', until: '2026-05-31' }, basis: assumed(gardenRules) },
  },
  on: '2026-06-01', decidedOn: '2026-07-15',
}

const fact = fc.constantFrom<Term>(
  { term: 'fact', fact: 'whole' }, { term: 'fact', fact: 'part' }, { term: 'parameter', parameter: 'limit' },
  { term: 'parameter', parameter: 'nobodySet' }, { term: 'sum', fact: 'table', column: 'amount' },
  { term: 'sum', fact: 'table', column: 'amount', where: { column: 'kind', is: 'a' } },
  { term: 'score', questionnaire: 'asked' }, { term: 'score', questionnaire: 'asked', section: 'two' },
  { term: 'points', bands: 'scale', of: { term: 'fact', fact: 'part' } },
)
/** Days that a case knows, and days so many days from one: CEL has no months. */
const simpleDay = fc.oneof(
  fc.constantFrom<DayTerm>({ day: 'fact', fact: 'born' }, { day: 'filing' }, { day: 'decision' }), day.map((on): DayTerm => ({ day: 'fixed', on })),
)
const dayOf = (simple: fc.Arbitrary<DayTerm>): fc.Arbitrary<DayTerm> => fc.oneof({ weight: 3, arbitrary: simple }, {
  weight: 1, arbitrary: fc.record({
    day: fc.constantFrom('later' as const, 'earlier' as const), of: simple,
    duration: fc.record({ unit: fc.constant('day' as const), count: fc.integer({ min: 0, max: 900 }) }),
  }),
})
const someDay = dayOf(simpleDay)

/** Rules on a row: its columns, one of which is called as a fact is, and facts of the form. */
const inRow: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ rule: fc.constant('is' as const), fact: fc.constant('kind'), value: fc.constantFrom('a', 'b') }),
  fc.record({ rule: fc.constant('is' as const), fact: fc.constant('flag'), value: fc.boolean() }),
  fc.record({
    rule: fc.constantFrom('below' as const, 'atLeast' as const), left: fc.constant<Term>({ term: 'fact', fact: 'amount' }),
    right: fc.constantFrom<Term>({ term: 'fact', fact: 'part' }, { term: 'parameter', parameter: 'limit' }),
  }),
  fc.record({
    rule: fc.constantFrom('before' as const, 'onOrAfter' as const), left: fc.constant<DayTerm>({ day: 'fact', fact: 'since' }), right: someDay,
  }),
)
const counted = inRow.map((where): Term => ({ term: 'count', fact: 'table', where }))
const time: fc.Arbitrary<Term> = fc.oneof(
  fc.record({ term: fc.constant('age' as const), born: simpleDay, on: simpleDay }),
  fc.record({ term: fc.constant('elapsed' as const), unit: fc.constantFrom('day' as const, 'year' as const), from: simpleDay, to: simpleDay }),
)
const number = quarter.map((value): Term => ({ term: 'number', value }))
const simpleTerm = fc.oneof(
  { weight: 12, arbitrary: fact }, { weight: 8, arbitrary: number }, { weight: 3, arbitrary: counted }, { weight: 1, arbitrary: time },
)
/** What there may be none of though all is known: the smallest of no rows, a value that the table lacks. */
const extreme = fc.constantFrom<Term>(
  { term: 'lookup', table: 'rates', by: ['kind', 'flag'] },{ term: 'min', fact: 'table', column: 'amount' }, { term: 'max', fact: 'table', column: 'amount' })
const term: fc.Arbitrary<Term> = fc.oneof(
  { weight: 3, arbitrary: simpleTerm },
  { weight: 1, arbitrary: fc.record({ term: fc.constantFrom('plus', 'minus', 'times'), left: simpleTerm, right: simpleTerm }) },
)

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ rule: fc.constant('given' as const), fact: fc.constantFrom('note', 'maybe', 'table', 'several') }),
  fc.record({ rule: fc.constant('is' as const), fact: fc.constantFrom('flag', 'maybe'), value: fc.boolean() }),
  fc.record({ rule: fc.constant('is' as const), fact: fc.constant('kind'), value: fc.constantFrom(...kinds) }),
  fc.record({ rule: fc.constant('includes' as const), fact: fc.constant('several'), value: fc.constantFrom(...kinds) }),
  fc.record({ rule: fc.constant('oneOf' as const), fact: fc.constant('kind'), values: fc.subarray([...kinds]) }),
  fc.record(
    { rule: fc.constantFrom('below' as const, 'atMost' as const, 'atLeast' as const, 'above' as const), left: term, right: term }
  ),
  fc.record({
    rule: fc.constantFrom('before' as const, 'onOrBefore' as const, 'sameDay' as const, 'onOrAfter' as const, 'after' as const),
    left: someDay, right: someDay,
  }),
  fc.record({ rule: fc.constant('inList' as const), fact: fc.constant('kind'), list: fc.constant('known') }),
  fc.record({
    rule: fc.constant('inBand' as const), of: term, bands: fc.constant('scale'), names: fc.subarray(['low', 'middle', 'high']),
  }),
  fc.record({ rule: fc.constantFrom('someRow' as const, 'everyRow' as const), fact: fc.constant('table'), of: inRow }),
  fc.record({ rule: fc.constant('inScope' as const), scope: fc.constantFrom('here', 'pilot', 'over'), fact: fc.constant('kind') }),
)
const share: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ rule: fc.constant('shareAtLeast' as const), part: term, whole: term, share: simpleTerm }),
  fc.record({ rule: fc.constantFrom('below' as const, 'atLeast' as const), left: extreme, right: term }),
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
      { weight: 1, arbitrary: fc.record({ rule: fc.constant('onlyIn' as const), scope: fc.constantFrom('here', 'pilot', 'over'), fact: fc.constant('kind'), of: parts }) },
    )
  }
  return level
}

export const rules = grown(fc.oneof({ weight: 5, arbitrary: leaf }, { weight: 1, arbitrary: share }))

/** Rules without shares and extremes: a share of nothing, or the smallest of none, is unknown though no fact is missing. */
export const rulesWithoutShares = grown(leaf)
