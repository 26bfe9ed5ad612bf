/** Scored questionnaires, lists, tables and bands: what a lawyer declares, and what comes out. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { assumed } from './citation.ts'
import { withComputed } from './computed.ts'
import { dated, unset } from './dated.ts'
import { Decimal } from './decimal.ts'
import { readDeclaration, writeDeclaration } from './declaration-yaml.ts'
import { amountOf, evaluate } from './evaluate.ts'
import { choice, decimal, type Facts, text } from './field.ts'
import type { FormField } from './form.ts'
import { lint } from './lint.ts'
import { type Band, bandOf } from './lists-and-tables.ts'
import { printDeclaration, printRule, printTrace } from './print.ts'
import type { Procedure } from './procedure.ts'
import { questionnairesOf, readingOf } from './reading.ts'
import { atLeast, factsOf, inBand, inList, is, lookup, points, score, times } from './rule.ts'
import { scoresOf } from './scores.ts'
import { declarations, gardenRules, licence, soil, trees } from './testing.ts'
import type { Day } from './time.ts'

const basis = assumed(gardenRules)
const say = (kk: string, ru: string, en: string) => ({ kk, ru, en })
const risk = choice('risk', {
  label: say('Қауіп деңгейі', 'Уровень риска', 'Level of risk'),
  choices: [{ value: 'low', label: say('Төмен', 'Низкий', 'Low') }, { value: 'high', label: say('Жоғары', 'Высокий', 'High') }],
})
const bands: readonly Band[] = [
  { name: 'low', title: say('Төмен', 'Низкий', 'Low'), below: '4', points: '0' }, { name: 'high', title: say('Жоғары', 'Высокий', 'High'), from: '4', points: '10' },
]
const ground = { basis, otherwise: say('Қауіп жоғары.', 'Риск высок.', 'The risk is high.') }

const scored: Procedure = {
  ...licence,
  lists: { dry: { title: say('Құрғақ топырақтар', 'Сухие почвы', 'Dry soils'), versions: dated<readonly string[]>([
    { from: '2026-01-01', value: ['sand'], basis }, { from: '2027-01-01', value: ['sand', 'rock'], basis }, { from: '2029-01-01', value: unset, basis },
  ]) } },
  tables: { rates: { title: say('Мөлшерлемелер', 'Ставки', 'Rates'), versions: dated([{ from: '2026-01-01', basis, value:
    ['sand', 'clay', 'rock'].flatMap((key, index) => [{ keys: [key, 'true'], value: String(index + 1) }, { keys: [key, 'false'], value: `0.${index + 1}` }]),
  }]) } },
  bands: { scale: { title: say('Қауіп шкаласы', 'Шкала риска', 'Scale of risk'), versions: dated([{ from: '2026-01-01', value: bands, basis }]) } },
  questionnaires: { care: {
    title: say('Күтім', 'Уход', 'Care'), version: '2026-1', bands: 'scale', shown: true, basis,
    sections: [
      { name: 'ground', title: say('Жер', 'Земля', 'Ground'), questions: [{ fact: 'soil', points: { sand: '3', clay: '1.5', rock: '0' } }] },
      { name: 'water', title: say('Су', 'Вода', 'Water'), questions: [{ fact: 'watered', points: { true: '0', false: '2' } }] },
    ],
  } },
  computed: [
    { field: decimal('points', { label: say('Балл', 'Баллы', 'Points'), public: true }), amount: score('care') },
    { field: risk, band: { of: score('care'), in: 'scale' } },
    { field: text('edition', { label: say('Редакция', 'Редакция', 'Edition'), maxLength: 50 }), version: 'care' },
  ],
  rules: { ...licence.rules, healthy: { ...inBand(score('care'), 'scale', ['low']), ...ground } },
}
const on = (day: Day) => readingOf(scored, day)
const reading = on('2026-06-01')
const amount = (facts: Facts, section?: string) => amountOf(score('care', section), facts, reading)

test('a score is the sum of the points of the answers, of a section and of the whole', () => {
  const facts = { soil: 'clay', watered: false }
  assert.deepEqual([undefined, 'ground', 'water'].map((section) => String(amount(facts, section))), ['3.5', '1.5', '2'])
})

test('a score is known when every question of it is answered: till then the questions are asked', () => {
  assert.deepEqual(amount({ soil: 'clay' }), { missing: ['watered'] })
  assert.equal(String(amount({ soil: 'clay' }, 'ground')), '1.5')
  assert.deepEqual(amount({ soil: 'mud', watered: true }), { missing: ['soil'] })
  assert.deepEqual(factsOf(scored.rules['healthy']!, scored.questionnaires), ['soil', 'watered'])
})

test('a question that is not asked on the answers before it gives nothing, and is not waited for; what its condition reads is', () => {
  const [first, ...pages] = scored.form
  const conditional = { ...scored, form: [{ ...first!, fields: first!.fields.map((field) => (field.name === 'watered' ? { ...field, when: is(soil, 'sand') } : field)) }, ...pages] }
  const on = (facts: Facts) => amountOf(score('care'), facts, readingOf(conditional, '2026-06-01'))
  assert.deepEqual([{ soil: 'clay' }, { soil: 'sand', watered: false }].map((facts) => String(on(facts))), ['1.5', '5'])
  assert.deepEqual(on({ soil: 'sand' }), { missing: ['watered'] })
  assert.deepEqual(on({}), { missing: ['soil', 'soil'] })
  assert.deepEqual(factsOf(scored.rules['healthy']!, questionnairesOf(conditional)), ['soil', 'watered'])
})

test('however many conditions a question rests on, each is read once, and two that wait for each other are told of', () => {
  const [first, ...pages] = scored.form
  const ask = (name: string, ...facts: readonly string[]): FormField => {
    const rules = facts.map((fact) => ({ rule: 'is' as const, fact, value: true }))
    return { kind: 'flag', name, label: say('С', 'П', 'W'), ...(facts.length > 0 && { when: { rule: 'all', of: rules } }) }
  }
  const asking = (...fields: readonly FormField[]): Procedure => ({ ...scored, form: [{ ...first!, fields: [...fields, ...first!.fields.map((field) => (field.name === 'watered' ? { ...field, when: is({ kind: 'flag', name: fields.at(-1)!.name, label: field.label }, true) } : field))] }, ...pages] })
  const ladder = asking(...Array.from({ length: 40 }, (_, at) => ask(`step${at}`, ...[at - 1, at - 2].filter((before) => before >= 0).map((before) => `step${before}`))))
  const { asked } = questionnairesOf(ladder)!['care']!.sections.flatMap(({ questions }) => questions).find(({ fact }) => fact === 'watered')!
  assert.equal(asked?.rule === 'all' && asked.of.length, 40)
  assert.ok(lint([asking(ask('one', 'two'), ask('two', 'one'))]).some(({ rule }) => rule === 'asked-before-its-condition'))
})

test('the band of the score decides, its trace and its grounds say why', () => {
  const rule = scored.rules['healthy']!
  assert.equal(evaluate(rule, { soil: 'clay', watered: false }, reading).verdict, true)
  const { verdict, failed, trace } = evaluate(rule, { soil: 'sand', watered: false }, reading)
  assert.deepEqual([verdict, failed.map(({ words }) => words.en), trace.values], [false, ['The risk is high.'], { of: '5', band: 'high' }])
  assert.deepEqual((['kk', 'ru', 'en'] as const).map((locale) => printRule(rule, [soil], locale, reading)), [
    '«Күтім» сауалнамасы бойынша балл саны — «Төмен» (шкала: «Қауіп шкаласы»)',
    'Число баллов по анкете «Уход» — «Низкий» (по шкале «Шкала риска»)',
    'The score of the questionnaire “Care” is “Low” (by the scale “Scale of risk”)',
  ])
  assert.deepEqual(printTrace(trace, [soil], 'en', { rule, reading }).values, [{ label: 'the score of the questionnaire “Care”', value: '5' }])
})

test('what is computed is there once it can be: score, band and edition of the questionnaire', () => {
  assert.deepEqual(withComputed(scored.computed, { soil: 'sand' }, reading), { soil: 'sand', edition: '2026-1' })
  const facts = { soil: 'sand', watered: false }
  assert.deepEqual(withComputed(scored.computed, facts, reading), { ...facts, points: '5', risk: 'high', edition: '2026-1' })
})

test('a score is shown by sections, with its band', () => {
  const [shown] = scoresOf(scored, { soil: 'sand', watered: false }, '2026-06-01')
  assert.deepEqual([shown!.sections.map((one) => one.points), shown!.total, shown!.band?.name, shown!.shown], [['3', '2'], '5', 'high', true])
  const [open] = scoresOf(scored, { soil: 'sand' }, '2026-06-01')
  assert.deepEqual([open!.sections.map((one) => one.points), open!.total, open!.band], [['3', undefined], undefined, undefined])
})

test('a list is read on its day; while nobody has set it nothing is decided', () => {
  const dry = inList(soil, 'dry')
  const verdict = (value: string, day: Day) => evaluate(dry, { soil: value }, on(day))
  assert.deepEqual([verdict('rock', '2026-12-31').verdict, verdict('rock', '2027-01-01').verdict, verdict('clay', '2027-01-01').verdict], [false, true, false])
  for (const day of ['2025-12-31', '2029-01-01'] as const) assert.deepEqual([verdict('sand', day).verdict, verdict('sand', day).missing], ['unknown', ['list:dry']])
  assert.deepEqual(evaluate(dry, {}, reading).missing, ['soil'])
})

test('a table gives the value of its two keys', () => {
  const rate = times(trees, lookup('rates', soil, { kind: 'flag', name: 'watered', label: say('С', 'П', 'W') }))
  assert.equal(String(amountOf(rate, { trees: 10, soil: 'rock', watered: false }, reading)), '3')
  assert.deepEqual(amountOf(rate, { trees: 10, soil: 'rock' }, reading), { missing: ['watered'] })
  assert.deepEqual(amountOf(rate, { trees: 10, soil: 'mud', watered: true }, reading), { missing: ['table:rates'] })
  assert.equal(evaluate(atLeast(points(trees, 'scale'), 10), { trees: 4 }, reading).verdict, true)
})

test('every number falls into exactly one of bands that the linter lets pass', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: -400, max: 400 }), { minLength: 1, maxLength: 5 }), fc.integer({ min: -500, max: 500 }), (borders, quarter) => {
    const ends = borders.toSorted((a, b) => a - b).map((one) => String(one / 4))
    const value = [undefined, ...ends].map((from, index): Band => ({
      name: `band${index}`, title: say('Д', 'У', 'B'), ...(from !== undefined && { from }), ...(ends[index] !== undefined && { below: ends[index] }),
    }))
    const declared = { scale: { title: say('Ш', 'Ш', 'S'), versions: dated([{ from: '2026-01-01', value, basis }]) } }
    assert.ok(!lint([{ ...licence, bands: declared }]).some(({ rule }) => /band/.test(rule)))
    const band = bandOf({ bands: declared }, 'scale', Decimal.from(String(quarter / 4)), '2026-01-01')
    assert.equal('name' in band && band.name, `band${borders.filter((one) => one <= quarter).length}`)
  }), { numRuns: 200, seed: 20_261_129 })
})

test('the declaration is sound, goes through YAML without loss, and prints as law', () => {
  const [, ...others] = declarations
  assert.deepEqual(lint([scored, ...others]).filter(({ severity }) => severity === 'error'), [])
  assert.deepEqual(lint([scored, ...others]).filter(({ place }) => /^(lists|tables|bands|questionnaires|computed)/.test(place)), [])
  const { value, problems } = readDeclaration(writeDeclaration(scored, '/schemas/procedure.json'))
  assert.deepEqual(problems, undefined)
  assert.deepEqual(value, JSON.parse(JSON.stringify(scored)))
  const printed = printDeclaration(scored, 'en')
  for (const words of ['Scale of risk (from 1 January 2026):', 'Low — less than 4; points: 0', 'High — 4 or more; points: 10', 'sand; true — 1', 'Kind of soil: Sand — 3; Clay — 1.5; Rock — 0', 'Level of risk — computed from the answers: the score of the questionnaire “Care”.']) {
    assert.ok(printed.replaceAll('\u00A0', ' ').includes(words), words)
  }
})
