import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerMessages } from './answers.messages.ts'
import * as fc from 'fast-check'
import { readAnswers, type Submitted, writeAnswers } from './answers.ts'
import {
  type Answer, choice, choices as several, date, decimal, email, type Facts, type Field, file, filesIn, flag, identifier, integer, money, phone, rows, text,
} from './field.ts'
import { locales, same } from './text.ts'
import { checkAnswers } from './typed-answers.ts'

const label = same('Label')
const choices = [{ value: 'one', label }, { value: 'two', label }] as const
const table = rows('table', {
  label, columns: [text('what', { label, maxLength: 5 }), money('amount', { label }), flag('paid', { label, optional: true })],
  minRows: 1, maxRows: 3,
})
const fields: readonly Field[] = [
  text('name', { label, maxLength: 20 }), email('mail', { label }), phone('phone', { label }),
  integer('count', { label, min: 0, max: 99 }),
  decimal('share', { label, min: '0', max: '100' }), money('price', { label }), date('day', { label }), flag('yes', { label }),
  choice('kind', { label, choices }), identifier('bin', 'bin', { label }), identifier('iban', 'iban', { label }),
  file('plan', { label, accept: ['application/pdf'], limitMegabytes: 1 }), table,
]
const field = (name: string): Field => fields.find((each) => each.name === name)!
const read = (name: string, value: string) => readAnswers([field(name)], { [name]: value })
const answer = (name: string, value: string): Answer | undefined => read(name, value).facts[name]
const problem = (name: string, value: string): string | undefined => read(name, value).problems[0]?.text.en

test('answers are read as people write them', () => {
  assert.equal(answer('name', '  Абаи\u0306 '), 'Абай')
  assert.equal(answer('phone', '8 (700) 000-00-00'), '+77000000000')
  assert.equal(answer('phone', '+7 700 000 00 00'), '+77000000000')
  assert.equal(answer('count', ' 1 2 '), 12)
  assert.equal(answer('share', '12,50'), '12.5')
  assert.equal(answer('price', '1 250 000,50'), '125000050')
  assert.equal(answer('day', '1.2.2026'), '2026-02-01')
  assert.equal(answer('day', '2026-02-01'), '2026-02-01')
  assert.equal(answer('yes', 'false'), false)
  assert.equal(answer('kind', 'two'), 'two')
})

const wrongs: readonly [name: string, value: string, mend: RegExp][] = [
  ['name', 'a'.repeat(21), /at most 20 .* now 21/],
  ['mail', 'somebody', /name@example/],
  ['mail', 'a@b', /name@example/],
  ['phone', '12345', /\+7 701/],
  ['count', '1.5', /whole number/],
  ['count', '-1', /at least 0/],
  ['count', '100', /at most 99/],
  ['share', 'half', /such as 12\.5/],
  ['share', '100.01', /at most 100/],
  ['share', '-0.01', /at least 0/],
  ['price', 'much', /in tenge/],
  ['price', '-5', /negative/],
  ['day', '31.02.2026', /no such day/],
  ['day', 'tomorrow', /dd\.mm\.yyyy/],
  ['kind', 'three', /one of the options/],
  ['yes', 'perhaps', /one of the options/],
  ['table', '', /at least 1 row/],
]
for (const [name, value, mend] of wrongs) {
  test(`the error about ${name} “${value.slice(0, 10)}” says how to mend it, in every language`, () => {
    const { facts, problems } = read(name, value)
    assert.deepEqual(facts, {})
    assert.equal(problems.length, 1)
    assert.equal(problems[0]!.field, name)
    assert.match(problems[0]!.text.en, mend)
    for (const locale of locales) assert.ok(problems[0]!.text[locale].length > 10, locale)
  })
}

test('identifiers with a wrong check digit are explained', () => {
  for (const name of ['bin', 'iban']) assert.ok((problem(name, '123') ?? '').length > 10)
})

test('an empty answer is missing, unless it is optional: then it is known to be empty', () => {
  assert.match(problem('name', '  ')!, /Label.*not answered/)
  const optional = { ...text('note', { label, maxLength: 5 }), optional: true } as const
  assert.deepEqual(readAnswers([optional], {}), { facts: { note: '' }, problems: [] })
  assert.deepEqual(readAnswers([{ ...flag('maybe', { label }), optional: true }], {}).facts, { maybe: '' })
})

test('right answers are kept beside wrong ones', () => {
  const { facts, problems } = readAnswers(
    [field('name'), field('count'), field('kind')], { name: 'Abai', count: 'many', kind: 'one' }
  )
  assert.deepEqual(facts, { name: 'Abai', kind: 'one' })
  assert.deepEqual(problems.map((each) => each.field), ['count'])
  assert.ok(problems[0]!.label, 'a list of problems can name the field')
})

test('a table skips rows that were left empty, and names the cell that is wrong', () => {
  const { facts } = readAnswers([table], {
    'table.0.what': 'tea', 'table.0.amount': '10', 'table.2.what': '', 'table.2.amount': ' ',
    'table.10.what': 'milk', 'table.10.amount': '5,5', 'table.10.paid': 'true',
  })
  assert.deepEqual(facts['table'], [{ what: 'tea', amount: '1000', paid: '' }, { what: 'milk', amount: '550', paid: true }])
  const { problems } = readAnswers([table], { 'table.0.what': 'tea', 'table.0.amount': 'ten', 'table.4.amount': '1' })
  assert.deepEqual(problems.map((each) => each.field), ['table.0.amount', 'table.4.what'])
  const many = Object.fromEntries([0, 1, 2, 3].flatMap((row) => [[`table.${row}.what`, 'x'], [`table.${row}.amount`, '1']]))
  assert.match(readAnswers([table], many).problems[0]!.text.en, /at most 3/)
})

const works = rows('works', {
  label, minRows: 0, maxRows: 3, optional: true,
  columns: [
    text('title', { label, maxLength: 20 }), several('tongues', { label, choices, optional: true }),
    file('proof', { label, accept: [], limitMegabytes: 1, optional: true }),
    rows('prizes', { label, minRows: 0, maxRows: 2, optional: true, columns: [text('of', { label, maxLength: 20 }), integer('year', { label })] }),
  ],
})

test('several choices are a list in the order in which they were offered, and unknown or too many ones are refused', () => {
  const limited = several('tongues', { label, choices: [...choices, { value: 'three', label }], min: 2, max: 2 })
  assert.deepEqual(readAnswers([limited], { 'tongues.two': 'true', 'tongues.one': 'true' }).facts, { tongues: ['one', 'two'] })
  const said = (submitted: Submitted): string | undefined => readAnswers([limited], submitted).problems[0]?.text.en
  assert.match(said({})!, /not answered/)
  assert.match(said({ 'tongues.one': 'true' })!, /at least 2/)
  assert.match(said({ 'tongues.one': 'true', 'tongues.two': 'true', 'tongues.three': 'true' })!, /at most 2/)
  assert.match(said({ 'tongues.one': 'true', 'tongues.four': 'true' })!, /one of the options/)
  assert.deepEqual(readAnswers([several('tongues', { label, choices, optional: true })], {}).facts, { tongues: [] })
})

test('times are read as people write them, and what is none is told how to write it', () => {
  const asked: readonly Field[] = [{ kind: 'time', name: 'opens', label }, { kind: 'dateTime', name: 'meets', label }]
  assert.deepEqual(readAnswers(asked, { opens: '9.30', meets: '1.6.2026 9:05' }).facts, { opens: '09:30', meets: '2026-06-01T09:05' })
  assert.deepEqual(readAnswers(asked, { opens: '24:00', meets: '31.2.2026 09:05' }).problems.map(({ text: said }) => said.en), [
    'Write the time in hours and minutes, such as 09:30.', 'There is no such day in the calendar. Check the date.',
  ])
  assert.match(readAnswers(asked, { opens: '09:30', meets: '2026-06-01' }).problems[0]!.text.en, /such as 24\.11\.2026 09:30/)
  assert.deepEqual(readAnswers(asked, writeAnswers(asked, { opens: '09:30', meets: '2026-06-01T09:05' })).problems, [])
})

test('a table may stand in a row, with its own numbers of rows; the cell that is wrong is named by its whole way', () => {
  const { facts, problems } = readAnswers([works], {
    'works.0.title': 'Bridge', 'works.0.tongues.one': 'true', 'works.0.proof': 'file', 'works.0.prizes.0.of': '', 'works.0.prizes.0.year': '',
    'works.3.title': 'Tower', 'works.3.proof': '', 'works.3.prizes.1.of': 'City', 'works.3.prizes.1.year': '2020',
  })
  assert.deepEqual(problems, [])
  assert.deepEqual(facts['works'], [
    { title: 'Bridge', tongues: ['one'], proof: 'file', prizes: [] }, { title: 'Tower', tongues: [], proof: '', prizes: [{ of: 'City', year: 2020 }] },
  ])
  assert.deepEqual(filesIn([works], facts), [{ name: 'works.0.proof', id: 'file', field: works.columns[2] }])
  assert.deepEqual(readAnswers([works], writeAnswers([works], facts)).facts, facts)
  assert.deepEqual(readAnswers([works], { 'works.1.title': 'Tower', 'works.1.prizes.2.year': '2020' }).problems.map(({ field: at }) => at), ['works.1.prizes.2.of'])
})

const word = fc.stringMatching(/^[a-zа-я]{1,5}$/)
const row = fc.record({
  what: word, amount: fc.integer({ min: 0, max: 100_000 }).map(String), paid: fc.constantFrom<boolean | ''>(true, false, ''),
}, { noNullPrototype: true })
const answers: fc.Arbitrary<Facts> = fc.record({
  name: word, count: fc.integer({ min: 0, max: 99 }),
  share: fc.integer({ min: 0, max: 10_000 }).map((share) => String(share / 100)),
  price: fc.bigInt({ min: 0n, max: 10n ** 15n }).map(String), yes: fc.boolean(), kind: fc.constantFrom('one', 'two'),
  day: fc.integer({ min: 0, max: 20_000 }).map((count) => Temporal.PlainDate.from('1990-01-01').add({ days: count }).toString()),
  table: fc.array(row, { minLength: 1, maxLength: 3 }),
}, { requiredKeys: [], noNullPrototype: true })

test('what was read can be written into the form again and reads the same', () => {
  fc.assert(fc.property(answers, (facts) => {
    const asked = fields.filter(({ name }) => name in facts)
    const submitted: Submitted = writeAnswers(fields, facts)
    assert.deepEqual(readAnswers(asked, submitted), { facts, problems: [] })
  }), { numRuns: 2_000, seed: 20_261_124 })
})

test('what is typed already is checked as what a form sent, and never written as text', () => {
  fc.assert(fc.property(answers, (facts) => {
    const asked = fields.filter(({ name }) => name in facts)
    assert.deepEqual(checkAnswers(asked, facts), { facts, problems: [] })
    assert.deepEqual(checkAnswers(fields, facts).problems, readAnswers(fields, writeAnswers(fields, facts)).problems, 'what is not there is missing alike')
  }), { numRuns: 1_000, seed: 20_261_130 })
})

/** Answers on both sides of every bound, with cells that no column declares. */
const beyond: fc.Arbitrary<Facts> = fc.record({
  any: fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -5, max: 5 }).map((past) => 10 ** 15 + past), fc.integer({ min: -5, max: 5 }).map((past) => past - 10 ** 15)),
  count: fc.integer({ min: -5, max: 105 }),
  price: fc.oneof(fc.bigInt({ min: -(10n ** 32n), max: 10n ** 32n }), fc.bigInt({ min: -5n, max: 5n }).map((past) => 10n ** 18n + past)).map(String),
  table: fc.array(fc.record({ what: fc.constantFrom('tea', '', ' ', 'too long'), amount: fc.constantFrom('5', '', '9'.repeat(19)), unknown: fc.constantFrom('y', '') }, { requiredKeys: [], noNullPrototype: true }), { maxLength: 4 }),
}, { noNullPrototype: true })

test('what is typed already is refused where a form refuses it, with the same words, and kept where a form keeps it', () => {
  const asked = [integer('any', { label }), ...fields.filter(({ name }) => name === 'count' || name === 'price' || name === 'table')]
  fc.assert(fc.property(beyond, (facts) => {
    const [typed, formed] = [checkAnswers(asked, facts), readAnswers(asked, writeAnswers(asked, facts))]
    assert.deepEqual(typed.facts, formed.facts)
    // A form numbers its rows as it shows them, those that are left empty among them.
    const said = ({ problems }: typeof typed) => problems.map(({ field: at, text: words, label: called }) => ({ at: at?.replace(/\d+/, 'n'), words, called }))
    assert.deepEqual(said(typed), said(formed))
  }), { numRuns: 2_000, seed: 20_261_201 })
  for (const [name, most] of [['any', 10 ** 15 - 1], ['price', '9'.repeat(18)]] as const) {
    const one = asked.filter((each) => each.name === name)
    assert.deepEqual(checkAnswers(one, { [name]: most }), { facts: { [name]: most }, problems: [] })
    assert.match(checkAnswers(one, { [name]: name === 'any' ? 10 ** 15 : `1${'0'.repeat(18)}` }).problems[0]!.text.en, /at most 999|at most 9 999/)
  }
})

test('a row of cells that no column declares is no row, typed or sent', () => {
  assert.deepEqual(checkAnswers([works], { works: [{ unknown: 'y' }] }).facts, { works: [] })
  assert.deepEqual(readAnswers([works], { 'works.0.unknown': 'y' }).facts, { works: [] })
})

test('a typed answer that its field does not hold is told of as a typed one is', () => {
  const wrong = (one: Field, given: Answer) => checkAnswers([one], { [one.name]: given }).problems.map(({ text: said }) => said.en)
  const many = several('many', { label, choices, max: 1 })
  assert.equal(wrong(integer('count', { label, min: 0, max: 9 }), 10).length, 1)
  assert.equal(wrong(integer('count', { label, min: 0, max: 9 }), 1.5).length, 1)
  for (const amount of ['-1', 'much', '1.5']) assert.equal(wrong(money('price', { label }), amount).length, 1, amount)
  assert.equal(wrong(many, ['three']).length, 1)
  assert.equal(wrong(many, ['one', 'two']).length, 1)
  assert.deepEqual(checkAnswers([many], { many: ['two'] }).facts, { many: ['two'] })
  assert.equal(wrong(rows('table', { label, minRows: 1, maxRows: 1, columns: [text('cell', { label, maxLength: 3 })] }), [{ cell: 'a' }, { cell: 'b' }]).length, 1)
  assert.equal(wrong(rows('table', { label, minRows: 1, maxRows: 1, columns: [text('cell', { label, maxLength: 3 })] }), [{ cell: 'long' }]).length, 1)
})

test('the bounds of a table have the form of their number', () => {
  assert.deepEqual([1, 2].map((count) => answerMessages.tooFewRows(count).en), ['The table needs at least 1 row. Add and fill them.', 'The table needs at least 2 rows. Add and fill them.'])
  assert.deepEqual([1, 2].map((count) => answerMessages.tooManyRows(count).en), ['The table can have at most 1 row.', 'The table can have at most 2 rows.'])
  assert.deepEqual([answerMessages.tooFewRows(2).ru, answerMessages.tooFewRows(2).kk], ['Минимальное число строк в таблице: 2. Добавьте строки и заполните их.', 'Кестеде кемінде 2 жол болуы керек. Жол қосып, толтырыңыз.'])
})
