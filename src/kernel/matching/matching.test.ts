/** Specifies matching: what counts, that nothing else does, and what is told of groups. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { match, type Needed, ranked, reasonText, ruleText, selectionRates, type Shown, weights } from './index.ts'

const need: Needed = { must: ['vision'], wish: ['sql'], languages: ['kk'], region: '71', remote: false, kind: 'job' }
const card = (changes: Partial<Shown> = {}): Shown => ({ id: 'C-1', shows: [{ skill: 'vision', score: 80, tests: 'a' }], claims: ['sql'], languages: ['kk', 'ru'], region: '71', remote: false, kinds: ['job'], ...changes })
const same = (code: string) => ({ kk: code, ru: code, en: code })

test('a task with hidden tests counts more than one without, and both more than a word', () => {
  const [tested, open, said] = [card(), card({ shows: [{ skill: 'vision', score: 80 }] }), card({ shows: [], claims: ['vision', 'sql'] })].map((one) => match(need, one).fit)
  assert.ok(tested! > open! && open! > said!, `${tested} ${open} ${said}`)
})

test('the reasons are counted from the tasks, and say what speaks against', () => {
  const { reasons, proposed } = match(need, card({ shows: [{ skill: 'vision', score: 70, tests: 'a' }, { skill: 'vision', score: 92, tests: 'b' }, { skill: 'vision', score: 60 }], languages: ['ru'], region: '75', kinds: ['project'] }))
  assert.deepEqual(reasons.map((one) => reasonText(one, { skill: same, language: same }).en), [
    '“vision”: 3 tasks done, 2 of them with hidden tests; the best score is 92 of 100; it counts 100 of 100.', '“sql”: said, and shown by no task.', 'Of the languages needed these are not stated: kk.', 'Another kind of work is looked for.', 'In another region, and work from afar is not foreseen.',
  ])
  assert.equal(proposed, false)
  assert.match(reasonText(reasons[0]!, { skill: same, language: same }).ru, /выполнено 3 задания, из них со скрытыми тестами: 2/)
})

test('the rule is told from the weights by which it is reckoned, every one of them', () => {
  const { en } = ruleText(weights.suggested)
  for (const share of [weights.claimed, weights.untested, weights.more, weights.wish, weights.absent, weights.languages, weights.kind, weights.place]) assert.match(en, new RegExp(`\\b${Math.round(100 * share)}\\b`))
  assert.match(en, new RegExp(`below ${weights.suggested} points`))
})

test('place counts only where the work cannot be done from afar', () => {
  const away = card({ region: '75', remote: true })
  assert.ok(match(need, away).fit < match(need, card()).fit)
  assert.equal(match({ ...need, remote: true }, away).fit, match(need, card()).fit)
})

test('nothing but what it names is read: sex, age, name and anything else changes no fit', () => {
  const more = { ...card(), sex: 'female', age: 61, name: 'Үлгі', headline: 'vision vision vision' }
  assert.deepEqual(match(need, more), match(need, card()))
})

test('who fits alike stands by the id, whatever the order in which they came', () => {
  const [a, b] = [card({ id: 'C-1' }), card({ id: 'C-2' })]
  assert.deepEqual(ranked(need, [b, a]).map(({ id }) => id), ['C-1', 'C-2'])
})

test('of groups no few are told, neither who was proposed nor who was not', () => {
  const people = (group: string, yes: number, no: number) => [...Array.from({ length: yes }, () => ({ group, proposed: true })), ...Array.from({ length: no }, () => ({ group, proposed: false }))]
  const told = selectionRates([...people('a', 20, 20), ...people('b', 15, 45)])
  assert.deepEqual(told, { rates: [{ group: 'a', people: 40, proposed: 20, perCent: 50 }, { group: 'b', people: 60, proposed: 15, perCent: 25 }], hidden: 0, leastOfHighest: 50 })
  assert.deepEqual(selectionRates(people('a', 2, 1)), { rates: [], hidden: 1 })
  const small = selectionRates([...people('a', 20, 20), ...people('b', 30, 30), ...people('c', 1, 30)])
  assert.ok(small.rates.every(({ group }) => group !== 'c'), 'one proposed of a group would be known by it')
  assert.equal(small.rates.reduce((sum, { people: n }) => sum + n, 0), 131, 'and is no remainder either')
})
