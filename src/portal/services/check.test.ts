import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { evaluate } from '../../law/evaluate.ts'
import { choice, choices, file, flag, integer, rows, text } from '../../law/field.ts'
import { type Procedure, procedure } from '../../law/procedure.ts'
import { readingOf } from '../../law/reading.ts'
import { all, any, atMost, given, includes, is, oneOf } from '../../law/rule.ts'
import { same } from '../../law/text.ts'
import { licence } from '../../law/testing.ts'
import { progressOf } from './check.ts'

const on = '2026-02-02'
const trees = integer('trees', { label: same('Trees'), min: 0, max: 100 })
const sells = flag('sells', { label: same('Sells') })
const kind = choice('kind', { label: same('Kind'), choices: [{ value: 'apple', label: same('Apple') }, { value: 'plum', label: same('Plum') }] })
const planted = file('planted', { label: same('Plan'), accept: ['application/pdf'], limitMegabytes: 1 })

/** The sample licence with a form and a rule of this test's own. */
const declaration: Procedure = procedure({
  ...licence,
  form: [{ id: 'one', title: same('One'), fields: [trees, sells, kind, planted, text('other', { label: same('Other'), maxLength: 9 }), rows('table', { label: same('T'), columns: [], minRows: 0, maxRows: 1 })] }],
  rules: { ...licence.rules, fits: all(atMost(trees, 10).else(same('Too many trees')), any(is(sells, false), oneOf(kind, ['apple'])).else(same('Only apples are sold')), given(planted).else(same('No plan'))) },
})

test('one is asked only for what can still decide, in the order of the rule', () => {
  assert.equal(progressOf(declaration, 'fits', {}, undefined, on).next?.name, 'trees')
  assert.equal(progressOf(declaration, 'fits', { trees: '3' }, undefined, on).next?.name, 'sells')
  const quiet = progressOf(declaration, 'fits', { trees: '3', sells: 'false' }, undefined, on)
  assert.deepEqual([quiet.next, quiet.evaluation.verdict], [undefined, 'unknown'], 'the kind cannot matter any more, and a document cannot be shown here')
  assert.equal(progressOf(declaration, 'fits', { trees: '3', sells: 'true' }, undefined, on).next?.name, 'kind')
})

test('the first decisive ground ends the questions', () => {
  const { next, evaluation } = progressOf(declaration, 'fits', { trees: '11' }, undefined, on)
  assert.equal(next, undefined)
  assert.deepEqual(evaluation.failed.map(({ words }) => words.en), ['Too many trees'])
})

test('a wrong answer and an empty one are asked again with the reason, and nothing else is forgotten', () => {
  const wrong = progressOf(declaration, 'fits', { trees: '3', sells: 'perhaps' }, 'sells', on)
  assert.deepEqual([wrong.next?.name, wrong.answered, wrong.problems.length], ['sells', ['trees'], 1])
  assert.equal(progressOf(declaration, 'fits', { trees: '3' }, 'sells', on).problems[0]?.field, 'sells')
})

test('boxes that nobody ticked are an answer, and the question is not asked again', () => {
  const tools = choices('tools', { label: same('Tools'), optional: true, choices: [{ value: 'spade', label: same('Spade') }] })
  const asking: Procedure = { ...declaration, form: [{ id: 'one', title: same('One'), fields: [tools, trees] }], rules: { ...declaration.rules, fits: any(includes(tools, 'spade'), atMost(trees, 10)).else(same('No')) } }
  const none = progressOf(asking, 'fits', {}, 'tools', on)
  assert.deepEqual([none.next?.name, none.answered, none.facts['tools']], ['trees', ['tools'], []])
  const after = progressOf(asking, 'fits', { ...none.submitted, trees: '11' }, 'trees', on)
  assert.deepEqual([after.next, after.answered, after.evaluation.verdict], [undefined, ['tools', 'trees'], false])
})

test('whatever is answered in whatever order, the check ends with the verdict of the rule on all answers', () => {
  const answers = fc.record({ trees: fc.integer({ min: 0, max: 20 }).map(String), sells: fc.constantFrom('true', 'false'), kind: fc.constantFrom('apple', 'plum') })
  fc.assert(fc.property(answers, (all_) => {
    let submitted: Record<string, string> = {}
    for (let asked = 0; asked < 4; asked++) {
      const { next } = progressOf(declaration, 'fits', submitted, undefined, on)
      if (next === undefined) break
      submitted = { ...submitted, [next.name]: all_[next.name as keyof typeof all_] }
    }
    const { evaluation, next } = progressOf(declaration, 'fits', submitted, undefined, on)
    const whole = evaluate(declaration.rules['fits']!, { trees: Number(all_.trees), sells: all_.sells === 'true', kind: all_.kind }, readingOf(declaration, on))
    assert.equal(next, undefined)
    assert.equal(evaluation.verdict, whole.verdict)
  }))
})
