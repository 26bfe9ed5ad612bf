/** Declarations that must not compile. `tsc` checks them: an expected error that is missing is an error itself. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assumed } from './citation.ts'
import { workdays, years } from './duration.ts'
import { choice, date, flag, integer, rows, text } from './field.ts'
import { procedure } from './procedure.ts'
import { age, atLeast, before, below, count, everyRow, filing, inBand, inList, is, later, lookup, not, oneOf, parameter, sum } from './rule.ts'
import { gardenRules, licence } from './testing.ts'
import { same, type Text } from './text.ts'

const words = same('Words')
const basis = assumed(gardenRules)
const done = { label: words, to: 'closed' } as const

const name = text('name', { label: words, maxLength: 10 })
const size = integer('size', { label: words })
const watered = flag('watered', { label: words })
const soil = choice('soil', { label: words, choices: [{ value: 'sand', label: words }, { value: 'clay', label: words }] })
const born = date('born', { label: words })
const table = rows('table', { label: words, columns: [size], minRows: 0, maxRows: 1 })

/** All of a declaration but its steps, decisions and rules. */
const rest = {
  id: 'sample.small', title: words, summary: words, audience: words,
  inForce: { from: '2026-01-01', basis, openCases: { rule: 'finish', basis } },
  body: { name: words, register: 'SM' }, offices: { officer: words }, opens: { by: 'person' }, form: [], parameters: {},
  obligations: {},
  fee: 'free', complaint: { words, basis }, keep: { for: years(1), basis },
} as const
const clock = { within: workdays(1), from: 'first', stopsIn: [], silence: 'escalate', basis } as const
const first = { title: words, by: { role: 'officer' }, basis, outcomes: { done }, late: 'escalate' } as const
const decision = { title: words, words, effect: 'grant', rules: ['big'], basis } as const
const rules = { big: atLeast(size, 1) }
const sound = { ...rest, clock, starts: 'first', steps: { first }, decisions: {}, rules } as const

/** Nobody runs these: it is enough that they are compiled. */
export const wrong = {
  stepThatLeadsNowhere: () => procedure({
    ...sound,
    // @ts-expect-error There is no step `second`.
    steps: { first: { ...first, outcomes: { on: { label: words, to: 'second' } } } },
  }),
  checkWithoutRule: () => procedure({
    ...sound,
    // @ts-expect-error There is no rule `small`.
    steps: { first: { ...first, check: 'small' } },
  }),
  unknownDecision: () => procedure({
    ...sound,
    // @ts-expect-error There is no decision `grant`.
    steps: { first: { ...first, outcomes: { on: { label: words, to: 'closed', decides: 'grant' } } } },
  }),
  secondEyesOfNobody: () => procedure({
    ...sound,
    // @ts-expect-error There is no step `second`.
    steps: { first: { ...first, notBy: ['second'] } },
  }),
  afterUnknownStep: () => procedure({
    ...sound,
    // @ts-expect-error There is no step `second`.
    steps: { first: { ...first, outcomes: { on: { label: words, to: 'closed', after: { step: 'second', outcome: 'done' } } } } },
  }),
  startNowhere: () => procedure({
    ...sound,
    // @ts-expect-error There is no step `second`.
    starts: 'second',
  }),
  clockFromNowhere: () => procedure({
    ...sound,
    // @ts-expect-error There is no step `second`.
    clock: { ...clock, from: 'second' },
  }),
  clockStopsNowhere: () => procedure({
    ...sound,
    // @ts-expect-error There is no step `second`.
    clock: { ...clock, stopsIn: ['second'] },
  }),
  reopensNowhere: () => procedure({
    ...sound,
    // @ts-expect-error There is no step `second`.
    reopensAt: 'second',
  }),
  eligibilityWithoutRule: () => procedure({
    ...sound,
    // @ts-expect-error There is no rule `small`.
    eligibility: 'small',
  }),
  decisionByUnknownRule: () => procedure({
    ...sound,
    // @ts-expect-error There is no rule `small`.
    decisions: { grant: { ...decision, rules: ['small'] } },
  }),
  dutyAfterUnknownDecision: () => procedure({
    ...sound,
    obligations: {
      report: {
        title: words,
        // @ts-expect-error There is no decision `grant`.
        after: 'grant',
        every: 'year', within: workdays(1), form: [], tests: {}, late: { remind: [] }, basis,
      },
    },
  }),
  missingLanguage: () => procedure({
    ...sound,
    // @ts-expect-error Kazakh is missing.
    title: { ru: 'Название', en: 'Title' },
  }),
  missingCitation: () => procedure({
    ...sound,
    // @ts-expect-error A step rests on a law.
    steps: { first: { title: words, by: { role: 'officer' }, outcomes: { done }, late: 'escalate' } },
  }),
  missingLateness: () => procedure({
    ...sound,
    // @ts-expect-error A step says what lateness does.
    steps: { first: { title: words, by: { role: 'officer' }, basis, outcomes: { done } } },
  }),

  // @ts-expect-error `nonsense` is not among the choices.
  unknownChoice: () => is(soil, 'nonsense'),
  // @ts-expect-error `nonsense` is not among the choices.
  unknownChoiceOfMany: () => oneOf(soil, ['sand', 'nonsense']),
  // @ts-expect-error A flag is true or false.
  flagWithWord: () => is(watered, 'yes'),
  // @ts-expect-error A number is compared, it is not one of a few values.
  numberAsChoice: () => is(size, true),
  // @ts-expect-error A text has no size.
  textAsNumber: () => below(name, 5),
  // @ts-expect-error A table has no size; its columns have sums.
  tableAsNumber: () => below(table, 5),
  // @ts-expect-error A number has no rows.
  sumOfNumber: () => sum(size, 'size'),
  // @ts-expect-error A number is no day.
  numberAsDay: () => before(size, '2026-01-01'),
  // @ts-expect-error A day is no number: its age has one.
  dayAsNumber: () => below(born, 5),
  // @ts-expect-error A text has no age.
  ageOfText: () => age(name, filing),
  // @ts-expect-error Working days are counted by a calendar that whoever verifies a decision does not have.
  workingDaysLater: () => later(born, workdays(5)),
  // @ts-expect-error Who counts must say what: a table.
  countOfNumber: () => count(size),
  // @ts-expect-error A list holds codes and words, no amounts.
  numberInList: () => inList(size, 'sizes'),
  // @ts-expect-error A table is looked up by choices, flags, words and whole numbers, not by a day.
  lookedUpByDay: () => lookup('rates', born),
  // @ts-expect-error A quantity falls into a band, a flag does not.
  flagInBand: () => inBand(watered, 'scale', ['low']),
  // @ts-expect-error A rule over rows is a rule, not a field.
  everyRowOfField: () => everyRow(table, size),
  // @ts-expect-error The name of a parameter is a word.
  parameterByNumber: () => parameter(5),
  // @ts-expect-error A rule is negated, a field is not.
  notField: () => not(watered),
  // @ts-expect-error The words for the refused are in every language.
  refusalInOneLanguage: () => is(watered, true).else({ en: 'Water it.' }),
  // @ts-expect-error A field has a label.
  fieldWithoutLabel: () => flag('dry', {}),
  // @ts-expect-error A text says how long it may be.
  textWithoutLimit: () => text('dry', { label: words }),
  // @ts-expect-error Russian is missing.
  textWithoutRussian: (): Text => ({ kk: 'Сөз', en: 'Word' }),
}

test('what compiles keeps the names of its steps, decisions and rules', () => {
  const step: keyof typeof licence.steps = 'council'
  const kind: keyof typeof licence.decisions = 'refuse'
  const rule: keyof typeof licence.rules = 'eligible'
  assert.ok(licence.steps[step] && licence.decisions[kind] && licence.rules[rule])
  assert.deepEqual(Object.keys(procedure(sound).steps), ['first'])
})
