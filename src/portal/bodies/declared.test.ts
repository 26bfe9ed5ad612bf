import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Body } from '../../law/body.ts'
import type { Procedure } from '../../law/procedure.ts'
import { licence, withdrawal } from '../../law/testing.ts'
import { same } from '../../law/text.ts'
import { answersOf, bodyOfFigure, bodyOfRegister } from './declared.ts'

const body = (id: string, registers: readonly string[], ...roles: readonly string[]): Body =>
  ({ id, name: same(id), identifiers: [], registers, roles: Object.fromEntries(roles.map((role) => [role, same(role)])) })

const decided = (one: Procedure, id: string, register: string): Procedure => ({ ...one, id, body: { ...one.body, register } })
const gardens = body('board', ['GAR'], 'board.keeper')
const council = body('council', ['COU'], 'council.member')
const licensing = decided(licence, 'gardens.licence', 'GAR')
const referred: Procedure = { ...licensing, steps: { ...licensing.steps, check: { ...licensing.steps['check']!, by: { body: 'council', role: 'council.member' } } } }
const withdrawing = decided(withdrawal, 'gardens.withdrawal', 'COU')
const ids = (procedures: readonly Procedure[]) => procedures.map(({ id }) => id)

test('a body answers for what it decides, what it reviews, where it is asked, and what it reports', () => {
  const reporting: Procedure = { ...licensing, id: 'gardens.plan', obligations: { plan: { ...licensing.obligations['yearlyReport']!, owedBy: { role: 'council.member' }, title: same('Plan of the year') } } }
  const all = [referred, withdrawing, reporting]
  const of = (one: Body) => {
    const { decides, reviews, advises, reports } = answersOf(one, all)
    return [ids(decides), ids(reviews), ids(advises), reports.map(({ title, procedure }) => `${title.en} of ${procedure}`)]
  }
  assert.deepEqual(of(gardens), [['gardens.licence', 'gardens.plan'], [], [], []])
  assert.deepEqual(of(council), [[], ['gardens.withdrawal'], ['gardens.licence'], ['Plan of the year of gardens.plan']])
  assert.deepEqual(of(body('nobody', [])), [[], [], [], []])
})

test('a register is of the body whose office keeps it or that it names, else of the body of its own name, else of the one that decides what is named so', () => {
  const bodies = [gardens, council]
  const keeper = (id: string, role?: string) => bodyOfRegister(bodies, [licensing, withdrawing], { id, body: { name: same('Nobody here') }, ...(role !== undefined && { office: { role, title: same(role) } }) })?.id
  assert.equal(keeper('gardens.trees', 'council.member'), 'council')
  assert.equal(keeper('gardens.trees', 'of.nobody'), 'board', 'who reviews its decisions does not keep its registers')
  assert.equal(keeper('council.papers'), 'council')
  assert.equal(keeper('elsewhere.things'), undefined)
  assert.equal(bodyOfRegister(bodies, [], { id: 'elsewhere.things', body: { name: council.name } })?.id, 'council')
})

test('the size of a register is a figure of the body that keeps it, every other figure of the body of its name', () => {
  const registers = [{ id: 'gardens.trees', body: { name: same('Nobody here') }, office: { role: 'council.member', title: same('Member') } }]
  const of = (indicator: string) => bodyOfFigure([gardens, council], [licensing, withdrawing], registers, indicator)?.id
  assert.deepEqual([of('gardens.trees.in-force'), of('gardens.harvest'), of('board.money'), of('elsewhere.money')], ['council', 'board', 'board', undefined])
})
