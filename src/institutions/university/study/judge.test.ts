/** Answers as people type them, numbers as near as programs round, and tests that are hidden stay so. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Task } from './course.ts'
import { judgeAnswer, judgeRun, numberIn } from './judge.ts'
import { same } from './practice/same.js'

const said = { kk: 'x', ru: 'x', en: 'x' }
const common = { id: 't', title: said, prompt: said, testsHash: '' } as const

test('a number is read as people type it, and nothing else is one', () => {
  assert.deepEqual(['2,83', ' 2.83 ', '−1 200,5', '1\u00a0000', '.5', '5.', '2,8,3', '0x10', '1e3', '', '-', '٢'].map(numberIn), [2.83, 2.83, -1200.5, 1000, 0.5, 5, undefined, undefined, undefined, undefined, undefined, undefined])
  const task: Task = { ...common, kind: 'number', answer: 2.83, tolerance: 0.01 }
  assert.deepEqual(['2,84', '2.82', '2,85', '2.8'].map((typed) => judgeAnswer(task as Extract<Task, { kind: 'number' }>, typed).passed), [true, true, false, false])
})

test('of a choice all that is right and nothing else has to be chosen, in whatever order', () => {
  const task = { ...common, kind: 'choice', options: [{ id: 'a', label: said, right: true }, { id: 'b', label: said }, { id: 'c', label: said, right: true }] } as const
  assert.deepEqual(['c,a', 'a,c,c', 'a', 'a,b,c', '', 'a,c,d'].map((chosen) => judgeAnswer({ ...task, options: [...task.options] }, chosen).passed), [true, true, false, false, false, false])
})

test('values are the same with numbers as near as they are told apart, and true is not 1', () => {
  assert.ok(same({ a: [0.1 + 0.2, null] }, { a: [0.3, null] }))
  assert.ok(!same([true], [1]) && !same([1], [1, 2]) && !same({ a: 1 }, { b: 1 }) && !same({}, []) && !same('1', 1) && !same(null, 0))
})

test('rows in any order are the same unless the order was asked for, and of a hidden test nothing is told but how it ended', () => {
  const tests = [{ shown: true, tables: {}, gives: [['a', 1], ['b', 2]] }, { tables: {}, gives: [['c', 3], ['d', 4]] }]
  const task = { ...common, kind: 'sql' as const, start: '', solution: '', tests }
  const ran = { by: 'DuckDB', outcomes: [{ value: [['b', 2], ['a', 1.0000000001]] }, { fault: 'c, 3', message: 'c, 3' }] }
  const loose = judgeRun(task, ran)
  assert.deepEqual([loose.score, loose.passed, loose.tests[1]], [50, false, { reason: 'fault' }])
  assert.deepEqual(judgeRun(task, { by: 'DuckDB', outcomes: ['SQL', 'KeyError'].map((fault) => ({ fault, message: 'c, 3' })) }).tests.map(({ fault }) => fault), ['SQL', undefined], 'one of thirty names would tell five bits of a hidden input')
  assert.equal(judgeRun({ ...task, ordered: true }, ran).score, 0)
  assert.equal(judgeRun(task, { by: 'DuckDB', outcomes: [] }).tests[0]?.reason, 'crash')
})

test('what the database takes in no text is judged as it came and kept without', () => {
  const deep = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`)
  const task = { ...common, kind: 'python' as const, function: 'f', start: '', solution: '', tests: [1, 2, 3].map((call) => ({ shown: true, call: [call], gives: '\ufffd' })) }
  const { tests } = judgeRun(task, { by: 'Python', outcomes: [{ value: { '\0': ['\0', '\ud800'] } }, { fault: 'ValueError', message: 'a\0\udc00' }, { value: deep }] })
  assert.deepEqual(tests.map(({ reason }) => reason), ['wrong', 'fault', 'wrong'])
  assert.deepEqual([tests[0]?.shown?.got, tests[1]?.shown?.message], [{ '\ufffd': ['\ufffd', '\ufffd'] }, 'a\ufffd\ufffd'])
  assert.ok(JSON.stringify(tests).length < 1000)
})
