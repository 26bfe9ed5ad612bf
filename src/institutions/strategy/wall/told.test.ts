/** What the agenda and the wall screen tell of milestones, without a database. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { same } from '../../../law/text.ts'
import { agendaOf, type Told } from '../meetings/index.ts'
import { wallOf } from './told.ts'

type Milestone = Told['portfolio']['milestones'][number]
const milestone = (number: string, plannedOn: Milestone['plannedOn'], more: Partial<Milestone> = {}): Milestone => ({ number, path: `/m/${number}`, name: same(number), project: 'P', plannedOn, after: [], ...more })
const told: Told = {
  plan: { goals: [], indicators: [], measures: [{ number: 'M', path: '/m', name: same('measure'), changedOn: '2026-01-01', goal: 'G', formOfCompletion: '', executor: 'e', deadline: '2026-05-25' }], figures: [] }, instructions: [],
  portfolio: { projects: [], milestones: [milestone('first', '2026-05-01'), milestone('second', '2026-05-20'), milestone('claimed', '2026-05-01', { doneOn: '2026-04-20' }), milestone('last', '2026-08-01', { after: ['second', 'first'] })] },
}

test('milestones that are late, claimed or wait for a late one stand on the agenda behind what is owed by itself, each once with its reason', () => {
  assert.deepEqual(agendaOf(told, '2026-06-01').map(({ number, fault, beside }) => [number, fault, beside?.name.en]), [
    ['M', 'late', undefined], ['first', 'milestone-late', undefined], ['second', 'milestone-late', undefined], ['claimed', 'milestone-claimed', undefined], ['last', 'milestone-blocked', 'first'],
  ])
  assert.deepEqual(agendaOf(told, '2026-04-30').map(({ number }) => number), ['claimed'], 'and nothing that is still to come')
})

test('the wall says for how many days a milestone is late, and for which another one waits', () => {
  const { late, blocked, agenda } = wallOf(told, '2026-06-01')
  assert.deepEqual(late.map(({ name, days }) => [name.en, days]), [['first', 31], ['second', 12], ['measure', 7]])
  assert.deepEqual(blocked.map(({ name, waitsFor }) => [name.en, waitsFor?.en]), [['claimed', undefined], ['last', 'first']])
  assert.equal(agenda, 5)
})

test('an indicator that the agenda says to fall behind is not counted as on course', () => {
  const indicator: Told['plan']['indicators'][number] = { number: 'I', path: '/i', name: same('indicator'), changedOn: '2026-01-01', goal: 'G', definition: { text: same(''), inEach: true }, unit: { text: same(''), inEach: true }, dataSource: '', method: 'level@1', direction: 'up', target: 10, targetYear: 2026, yearly: new Map() }
  const figure = (kind: 'fact' | 'forecast', year: number, value: number): Told['plan']['figures'][number] => ({ indicator: 'I', year, kind, value, source: same('s'), responsible: 'r', toldOn: '2026-01-10' })
  const seen = (...figures: Told['plan']['figures']): readonly unknown[] => {
    const known = { ...told, plan: { ...told.plan, indicators: [indicator], figures } }
    return [wallOf(known, '2026-06-01').indicators, agendaOf(known, '2026-06-01').some(({ fault }) => fault === 'at-risk')]
  }
  assert.deepEqual(seen(figure('fact', 2025, 12)), [{ part: 1, whole: 1 }, false])
  assert.deepEqual(seen(figure('fact', 2025, 12), figure('forecast', 2026, 5)), [{ part: 0, whole: 1 }, true])
})
