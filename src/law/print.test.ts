import assert from 'node:assert/strict'
import { test } from 'node:test'
import { evaluate, type Reading } from './evaluate.ts'
import type { Facts, Field } from './field.ts'
import { formatMoney } from './money.ts'
import { printDeclaration, printRule, printTrace, verdictText } from './print.ts'
import { printPaid, printTerm } from './print-rule.ts'
import { fieldsOf } from './procedure.ts'
import { readingOf } from './reading.ts'
import { above, all, atMost, given, minus, not, parameter, plus, type RuleData, rounded, sum, times } from './rule.ts'
import { declarations, deposit, harvest, licence, trees } from './testing.ts'
import { locales } from './text.ts'

const fields: readonly Field[] = [...fieldsOf(licence), harvest]
const reading: Reading = readingOf(licence, '2026-06-01')
const grounds = licence.rules.eligible.rule === 'all' ? licence.rules.eligible.of : []
const printed = (rule: RuleData, on?: Reading) => locales.map((locale) => printRule(rule, fields, locale, on))

test('a comparison is a sentence in each language, with the value of its day', () => {
  assert.deepEqual(printed(grounds[0]!, reading), [
    '«Ағаш саны» — кемінде 90', '«Число деревьев» — не менее 90', '“Number of trees” is at least 90',
  ])
  assert.deepEqual(
    printed(above(trees, 5)), ['«Ағаш саны» мына мәннен көп: 5', '«Число деревьев» — более 5', '“Number of trees” is more than 5']
  )
  assert.deepEqual(printed(atMost(trees, '0.0125')), [
    '«Ағаш саны» — ең көбі 0,0125', '«Число деревьев» — не более 0,0125', '“Number of trees” is at most 0.0125',
  ])
})

test('amounts of money are printed in tenge', () => {
  assert.deepEqual(printed(grounds[2]!).map((text) => text.replaceAll(/\s/g, ' ')), [
    '«Кепіл сомасы» мына мәннен аз: 50 000 ₸', '«Сумма залога» — менее 50 000 ₸', '“Deposit” is less than ₸50,000',
  ])
})

test('choices, flags, documents and tables are called by their labels', () => {
  assert.deepEqual(printed(grounds[3]!), [
    'Мыналардың кемінде біреуі орындалады: «Топырақ түрі» — «Құм» немесе «Саз»; «Бақша суарыла ма?» — иә',
    'Выполняется хотя бы одно из перечисленного: «Вид почвы» — «Песок» или «Глина»; «Поливается ли сад?» — да',
    'At least one of these holds: “Kind of soil” is “Sand” or “Clay”; “Is the garden watered?” is yes',
  ])
  assert.deepEqual(printed(licence.rules.complete), [
    'Құжат қоса берілген: «Бақша жоспары»', 'Приложен документ «План сада»', 'The document “Plan of the garden” is attached',
  ])
  assert.equal(printRule(given(harvest), fields, 'ru'), 'Заполнена таблица «Урожай»')
})

test('an exception and a negation are told', () => {
  assert.deepEqual(printed(grounds[4]!), [
    'Мына талап орындалмайды: «Топырақ түрі» — «Тас», егер мынадай жағдай болмаса: «Бақша суарыла ма?» — иә',
    'Не выполняется: «Вид почвы» — «Камень», кроме такого случая: «Поливается ли сад?» — да',
    'This does not hold: “Kind of soil” is “Rock”, except in this case: “Is the garden watered?” is yes',
  ])
})

test('a value that nobody has set is printed as not set; without a day it is called by its name', () => {
  const rule = above(deposit, times(sum(harvest, 'amount'), parameter('rate')))
  assert.match(printRule(rule, fields, 'kk', reading), /× \(белгіленбеген\)$/)
  assert.match(printRule(rule, fields, 'ru', reading), /× \(не установлено\)$/)
  assert.match(printRule(rule, fields, 'en', reading), /× \(not set\)$/)
  assert.match(printRule(rule, fields, 'en'), /× “rate”$/)
})

test('a share is printed in per cent, and sums of one column together', () => {
  const apple = { column: 'kind', is: 'apple' }
  const test = licence.obligations['yearlyReport']!.tests['apples']!
  assert.equal(printRule(test, fields, 'en'), 'The total of the column “Amount” of the table “Harvest” (only rows where “Kind” is “Apples”)'
    + ' ÷ the total of the column “Amount” of the table “Harvest” is at least 50\u00A0%')
  const both = plus(sum(harvest, 'amount', apple), sum(harvest, 'amount', { column: 'kind', is: 'other' }))
  assert.equal(printRule(above(both, 100), fields, 'ru').replaceAll(/\s/g, ' '),
    'Итог столбца «Сумма» таблицы «Урожай» (только строки, где «Вид» — «Яблоки» или «Прочее») — более 1 ₸')
})

test('brackets keep the order of the arithmetic', () => {
  const term = times(minus(trees, plus(trees, deposit)), trees)
  assert.equal(printRule(above(term, 1), fields, 'en').split(' is ')[0],
    '(“Number of trees” − (“Number of trees” + “Deposit”)) × “Number of trees”')
  assert.match(printRule(above(rounded(deposit, 'tenge'), 1), fields, 'kk'), /^«Кепіл сомасы» \(бүтін теңгеге дейін дөңгелектенеді\)/)
})

test('all of one part is that part', () => {
  assert.deepEqual(printed(all(given(deposit))), printed(given(deposit)))
  assert.equal(printRule(not(all(given(trees), given(deposit))), fields, 'en'),
    'This does not hold: (all of these hold: “Number of trees” is given; “Deposit” is given)')
})

const answers: Facts = { trees: 5, deposit: '100', soil: 'rock', watered: false }

test('a trace tells what was required, what was seen and on which law', () => {
  const rule = licence.rules.eligible
  const { trace } = evaluate(rule, answers, reading)
  const { text, verdict, parts } = printTrace(trace, fields, 'ru', { rule, reading })
  assert.equal(text, 'Должно выполняться всё из перечисленного')
  assert.equal(verdict, false)
  assert.deepEqual(parts[0], {
    text: '«Число деревьев» — не менее 90', verdict: false, values: [{ label: 'Число деревьев', value: '5' }],
    basis: 'Закон о садах, ст. 3', parts: [],
  })
  assert.deepEqual(parts[2]!.values.map(({ value }) => value.replaceAll(/\s/g, ' ')), ['1 ₸'])
  assert.deepEqual(parts[3]!.parts.map(({ values }) => values[0]), [
    { label: 'Вид почвы', value: 'Камень' }, { label: 'Поливается ли сад?', value: 'Нет' },
  ])
})

test('a trace tells what is not known yet from what is not set', () => {
  const seen = (rule: RuleData, facts: Facts, locale: 'kk' | 'ru' | 'en') =>
    printTrace(evaluate(rule, facts, reading).trace, fields, locale, { rule, reading }).values.map(({ value }) => value)
  assert.deepEqual(seen(above(trees, parameter('rate')), { trees: 5 }, 'kk'), ['5', 'белгіленбеген'])
  assert.deepEqual(seen(above(trees, parameter('rate')), {}, 'ru'), ['пока неизвестно', 'не установлено'])
  assert.deepEqual(seen(given(trees), {}, 'en'), ['not known yet'])
})

test('a trace without its rule still tells values and limits', () => {
  const { trace } = evaluate(licence.rules.eligible, answers, reading)
  const [first] = printTrace(trace, fields, 'kk').parts
  assert.equal(first!.text, '5 — кемінде 90')
  assert.deepEqual(first!.values, [{ label: 'Мәні', value: '5' }, { label: 'Шегі', value: '90' }])
  assert.equal(verdictText(first!.verdict).kk, 'орындалмаған')
})

test('a declaration is printed whole in each language: every step, decision, duty and citation', () => {
  for (const locale of locales) {
    const text = printDeclaration(licence, locale)
    for (const { title } of [licence.steps, licence.decisions, licence.obligations].flatMap((each) => Object.values(each))) {
      assert.ok(text.includes(title[locale]), title[locale])
    }
    for (const { otherwise } of grounds) if (otherwise) assert.ok(text.includes(otherwise[locale]), otherwise[locale])
    for (const { label } of fieldsOf(licence)) assert.ok(text.includes(label[locale]), label[locale])
    assert.doesNotMatch(text, /undefined|\[object|null|  \n/)
  }
})

test('each clause says where it stands in the law and how sure that is', () => {
  const text = printDeclaration(licence, 'ru')
  assert.match(text, /^ {0}6\.1\. Проверка заявки — Садовник, в течение 5 рабочих дней\. \[Закон о садах, ст\. 9; проверено по официальному тексту\]$/m)
  assert.match(text, /Правила о садах, пункт не установлен; принято условно/)
  assert.match(printDeclaration(licence, 'kk'), /Жалпы мерзімі: 15 жұмыс күні\..*\[Бақша заңы, 8-бап; ресми мәтін бойынша тексерілген\]/)
})

test('steps stand in the order of the case, whatever their order in the data', () => {
  const sorted = { ...licence, steps: Object.fromEntries(Object.entries(licence.steps).toSorted()) }
  const order = (text: string) => [...text.matchAll(/^6\.\d+\. ([^—]+) —/gm)].map(([, title]) => title)
  assert.deepEqual(order(printDeclaration(sorted, 'en')).toSorted(), order(printDeclaration(licence, 'en')).toSorted())
  assert.equal(order(printDeclaration(sorted, 'en'))[0], 'Check of the application')
  assert.equal(order(printDeclaration(sorted, 'en')).at(-1), 'Decision')
})

test('every sample can be printed in every language', () => {
  for (const declaration of declarations) for (const locale of locales) assert.ok(printDeclaration(declaration, locale).length > 500)
})

test('a bare number that is paid is money, in the words that are signed as in the calendar of a trial', () => {
  assert.equal(printPaid({ term: 'number', value: '5000000' }, [], 'ru'), formatMoney(5_000_000n, 'ru'))
  assert.equal(printTerm({ term: 'number', value: '5' }, [], 'ru'), '5')
})

test('a step names the rule that it checks by its title, and a rule says where it is checked', () => {
  const titled = { ...licence, rules: { ...licence.rules, eligible: { ...licence.rules.eligible, title: { kk: 'Бақшаға қойылатын талап', ru: 'Требования к саду', en: 'What a garden must be' } }, alone: { ...licence.rules.complete, title: { kk: 'Бөлек', ru: 'Отдельно', en: 'Alone' } } } }
  const steps = Object.entries(licence.steps).filter(([, { check }]) => check === 'eligible')
  assert.ok(steps.length > 0)
  const [kk, ru, en] = locales.map((locale) => printDeclaration(titled, locale))
  assert.match(kk!, /«Бақшаға қойылатын талап» ережесі автоматты түрде тексеріліп/)
  assert.match(ru!, /Автоматически проверяется правило «Требования к саду», итог показывается с объяснением\./)
  assert.match(en!, /The system checks the rule “What a garden must be”, shows the result and explains it\./)
  for (const [, { title }] of steps) assert.ok(ru!.includes(`«${title.ru}»`) && /На каком этапе проверяется: [^\n]*\./.test(ru!))
  assert.match(ru!, /Отдельно\.[\s\S]*?Ни на одном этапе не проверяется\./)
})
