/** Of a learner's attempts only those count that were judged by what the task is judged by. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Course, Task } from './course.ts'
import { bestOf, progressIn, scoreOf } from './progress.ts'
import type { Attempt } from './attempt.ts'

const said = { kk: 'x', ru: 'x', en: 'x' }
const task: Task = { id: 't', kind: 'number', title: said, prompt: said, answer: 1, tolerance: 0, testsHash: 'mended' }
const module = { id: 'm', title: said, skill: 'L1', lessons: [{ id: 'l', title: said, minutes: 1, body: said, tasks: [task] }] }
const course: Course = { id: 'c', version: 1, changedOn: '2026-01-12', sha256: '', title: said, summary: said, audience: said, hours: 1, days: 1, modules: [module] }
const passed = (testsHash: string): Attempt => ({ id: testsHash, enrolment: 'e', task: 't', number: 1, submission: '1', submissionHash: '', testsHash, verdict: { score: 100, passed: true, tests: [], by: 'key' }, verdictHash: '', at: '2026-01-12T00:00:00Z' as Attempt['at'] })

test('a task whose key was changed is to be done again, and its badge names no attempt under the former key', () => {
  assert.deepEqual([progressIn(course, [passed('former')]).standing('t'), progressIn(course, [passed('former')]).done, scoreOf(module, [passed('former')]), bestOf(module, [passed('former')])[0]?.many], ['tried', 0, 0, 0])
  assert.deepEqual([progressIn(course, [passed('former'), passed('mended')]).done, scoreOf(module, [passed('mended')])], [1, 100])
})
