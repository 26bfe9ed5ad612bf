/** Nobody takes the turns of others, and one bad moment of the machine is not for ever. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { confinement } from '../../../../kernel/sandbox/index.ts'
import type { CodeTask } from '../course.ts'
import { openRunner } from './index.ts'
import { proofOfPython } from './python.ts'

const said = { kk: 'x', ru: 'x', en: 'x' }
const task: CodeTask = { id: 'q', kind: 'sql', title: said, prompt: said, start: '', solution: '', testsHash: '', tests: [{ shown: true, tables: { t: { columns: { a: 'integer' }, rows: [[1]] } }, gives: [[1]] }] }

test('a machine that failed once is tried again after a minute, and no failure is thrown', async () => {
  let [now, run]: [number, NonNullable<Parameters<typeof proofOfPython>[1]>] = [10 ** 15, async () => { throw new Error('no process') }]
  const python = proofOfPython(() => now, (work) => run(work))
  assert.equal(await python(), undefined)
  run = async () => ({ outcomes: [{ value: [] }], by: 'Python 3' })
  now += 59_000
  assert.equal(await python(), undefined)
  now += 2_000
  assert.equal(await python(), 'Python 3')
  run = async () => undefined
  now += 10 ** 9
  assert.equal(await python(), 'Python 3')
})

test('a learner has one run at a time, another is not kept by it, and a query is run confined or not at all', async () => {
  const runner = openRunner(1)
  const [one, second, other] = await Promise.all([runner.tried(task, 'select a from t', 'one'), runner.tried(task, 'select a from t', 'one'), runner.tried(task, "select * from read_text('/etc/passwd')", 'other')])
  assert.equal(second, 'own')
  assert.equal(await runner.can('sql'), confinement() !== 'none')
  if (confinement() === 'none') return assert.deepEqual([one, other], [undefined, undefined])
  assert.ok(typeof one === 'object' && /^DuckDB v?\d/.test(one.by))
  assert.deepEqual(one.outcomes, [{ value: [[1]] }])
  const hostile = ["copy t to '/tmp/shanyraq-escaped'", "attach '/tmp/shanyraq-escaped.db'", 'install httpfs', 'set enable_external_access = true', 'select 1; select 2', "select content from read_text('/proc/self/environ')"]
  const results = await Promise.all([other, ...await Promise.all(hostile.map((sql) => openRunner(2).tried(task, sql, sql)))])
  assert.deepEqual(results.map((ran) => typeof ran === 'object' && ran.outcomes.some((outcome) => 'value' in outcome)), results.map(() => false))
})
