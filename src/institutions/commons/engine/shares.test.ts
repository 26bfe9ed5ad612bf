import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Caller, openShares, type Question, type Shares, sharesOf } from './shares.ts'

const roomy = { person: 1_000, organisation: 1_000, all: 100_000 }
const ask = (person: string, { lane = 'question', long = false, organisation }: Partial<Omit<Question, 'caller'> & Caller> = {}): Question =>
  ({ lane, long, caller: { person, organisation } })

/** Begins whatever may run. */
const begun = <Q extends Question>(shares: Shares<Q>): Q[] => {
  const all: Q[] = []
  for (let next = shares.begin(); next !== undefined; next = shares.begin()) all.push(next)
  return all
}

const people = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
const question = fc.record({
  person: fc.constantFrom(...people), lane: fc.constantFrom('page' as const, 'question' as const), long: fc.boolean(), affiliated: fc.boolean(),
}).map(({ person, lane, long, affiliated }) => ask(person, { lane, long, ...(affiliated && { organisation: `of ${people.indexOf(person) % 3}` }) }))
type Step = { readonly asks: Question } | { readonly ends: number; readonly milliseconds: number } | { readonly leaves: number } | { readonly lasts: number }
const steps: fc.Arbitrary<readonly Step[]> = fc.array(fc.oneof(
  { weight: 5, arbitrary: question.map((asks) => ({ asks })) },
  { weight: 4, arbitrary: fc.record({ ends: fc.nat(), milliseconds: fc.constantFrom(1, 10_000) }) },
  { weight: 1, arbitrary: fc.record({ leaves: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ lasts: fc.nat() }) },
), { minLength: 20, maxLength: 200 })
const slots = fc.record({ page: fc.integer({ min: 1, max: 4 }), question: fc.integer({ min: 1, max: 8 }) })

/** Plays the steps, and says after each what runs. */
function play(count: { readonly page: number; readonly question: number }, all: readonly Step[], look: (running: readonly Question[]) => void): void {
  const shares = openShares<Question>(count, roomy)
  const [waiting, running]: [Question[], Question[]] = [[], []]
  const begin = (): void => {
    for (const one of begun(shares)) {
      assert.ok(waiting.includes(one), 'what was begun had been waiting, once')
      waiting.splice(waiting.indexOf(one), 1)
      running.push(one)
    }
    assert.equal(shares.waiting, waiting.length)
    look(running)
  }
  for (const step of all) {
    if ('asks' in step) {
      const asked = { ...step.asks }
      assert.equal(shares.admit(asked), 'admitted')
      waiting.push(asked)
    } else if ('ends' in step && running.length > 0) {
      const [ended] = running.splice(step.ends % running.length, 1)
      shares.end(ended!, step.milliseconds)
    } else if ('lasts' in step && running.length > 0) {
      const lasting = running[step.lasts % running.length]!
      if (shares.overdue(lasting) === 'yields') {
        running.splice(running.indexOf(lasting), 1)
        shares.end(lasting, 1_000)
        const again = { ...lasting, long: true }
        assert.equal(shares.admit(again, true), 'admitted')
        waiting.push(again)
      }
    } else if ('leaves' in step && waiting.length > 0) {
      const [left] = waiting.splice(step.leaves % waiting.length, 1)
      assert.equal(shares.leave(left!), true)
      assert.equal(shares.leave(left!), false)
    }
    begin()
  }
  // Whoever still waits is begun while the others end one after another.
  for (let left = running.shift(); left !== undefined; left = running.shift()) {
    shares.end(left, 1)
    begin()
  }
  assert.deepEqual(waiting, [], 'every admitted question is begun')
}

test('every question that is admitted is begun, once, and no lane runs more than it has slots for', () => {
  fc.assert(fc.property(slots, steps, (count, all) => play(count, all, (running) => {
    for (const lane of ['page', 'question'] as const) assert.ok(running.filter((one) => one.lane === lane).length <= count[lane])
  })))
})

test('nobody holds more than their share, neither a person nor an organisation', () => {
  fc.assert(fc.property(slots, steps, (count, all) => play(count, all, (running) => {
    for (const lane of ['page', 'question'] as const) {
      const most = sharesOf(count[lane])
      const own = running.filter((one) => one.lane === lane)
      for (const held of Map.groupBy(own, ({ caller }) => caller.person).values()) assert.ok(held.length <= most.person)
      for (const [organisation, held] of Map.groupBy(own, ({ caller }) => caller.organisation)) {
        assert.ok(organisation === undefined || held.length <= most.organisation)
      }
    }
  })))
})

test('whoever has as many questions waiting as they may, or all have, can still look at a page', () => {
  for (const room of [{ person: 2, organisation: 99, all: 99 }, { person: 99, organisation: 99, all: 2 }]) {
    const shares = openShares<Question>({ page: 1, question: 1 }, room)
    for (let at = 0; at < 2; at += 1) assert.equal(shares.admit(ask('neighbour', { lane: 'question' })), 'admitted')
    assert.notEqual(shares.admit(ask('neighbour', { lane: 'question' })), 'admitted')
    assert.equal(shares.admit(ask('neighbour', { lane: 'page' })), 'admitted')
  }
})

test('a question is begun soon, however many others ask again and again', () => {
  const many = fc.record({ count: fc.integer({ min: 1, max: 8 }), hostile: fc.integer({ min: 1, max: 20 }), long: fc.boolean(), theirs: fc.boolean(), ends: fc.infiniteStream(fc.nat()) })
  fc.assert(fc.property(many, ({ count, hostile, long, theirs, ends }) => {
    const shares = openShares<Question>({ page: 1, question: count }, roomy)
    const running: Question[] = []
    const flood = (): void => {
      for (let at = 0; at < hostile; at += 1) for (let times = 0; times < 3; times += 1) shares.admit(ask(`enemy ${at}`, { long: theirs }))
      running.push(...begun(shares))
    }
    flood()
    const mine = ask('friend', { long })
    shares.admit(mine)
    let turns = 0
    while (!running.includes(mine)) {
      turns += 1
      // Each other person once, and of a long question the four short ones that go before it each time.
      assert.ok(turns <= 5 * (hostile + count + 1), `${turns} others were begun before it`)
      const [ended] = running.splice(ends.next().value! % running.length, 1)
      shares.end(ended!, 10_000)
      flood()
    }
  }))
})

test('no number of questions of a console takes a slot of pages, nor the other way round', () => {
  const shares = openShares<Question>({ page: 2, question: 2 }, roomy)
  for (const person of people) for (let times = 0; times < 5; times += 1) shares.admit(ask(person))
  assert.deepEqual(begun(shares).map(({ lane }) => lane), ['question', 'question'])
  for (const person of people) shares.admit(ask(person, { lane: 'page' }))
  assert.deepEqual(begun(shares).map(({ lane }) => lane), ['page', 'page'])
})

test('organisations take turns however many people each has, and in each its people', () => {
  const shares = openShares<Question>({ page: 1, question: 1 }, roomy)
  for (const person of ['a1', 'a2', 'a3']) for (let times = 0; times < 2; times += 1) shares.admit(ask(person, { organisation: 'A' }))
  shares.admit(ask('b1', { organisation: 'B' }))
  shares.admit(ask('alone'))
  const order: string[] = []
  for (let next = shares.begin(); next !== undefined; next = shares.begin()) {
    order.push(next.caller.person)
    shares.end(next, 1)
  }
  assert.deepEqual(order, ['a1', 'b1', 'alone', 'a2', 'a3', 'a1', 'a2', 'a3'])
})

test('short questions go before those that are known to be long, which always leave a slot for them', () => {
  const shares = openShares<Question>({ page: 1, question: 4 }, roomy)
  for (const person of ['a', 'b', 'c', 'd', 'e']) shares.admit(ask(person, { long: true }))
  assert.equal(begun(shares).length, 3)
  shares.admit(ask('short'))
  assert.deepEqual(begun(shares).map(({ caller }) => caller.person), ['short'])
})

test('whoever asked for what took long asks long questions, until they are short again', () => {
  const shares = openShares<Question>({ page: 1, question: 1 }, roomy)
  const once = (person: string, milliseconds: number): void => {
    shares.admit(ask(person))
    shares.end(shares.begin()!, milliseconds)
  }
  const first = (): string => {
    for (const person of ['slow', 'quick']) shares.admit(ask(person))
    const order = [1, 2].map(() => {
      const next = shares.begin()!
      shares.end(next, 1)
      return next.caller.person
    })
    return order[0]!
  }
  assert.equal(first(), 'slow')
  once('slow', 10_000)
  assert.equal(first(), 'quick')
  for (let times = 0; times < 4; times += 1) once('slow', 10)
  assert.equal(first(), 'slow')
})

test('what runs for long gives its place to a short question that waits, unless there are others for these', () => {
  const shares = openShares<Question>({ page: 1, question: 2 }, roomy)
  for (const person of ['a', 'b', 'c']) shares.admit(ask(person))
  const [first, second] = begun(shares)
  assert.equal(shares.overdue(first!), 'goes on', 'the first is long from now on, and the other place serves short ones')
  assert.equal(shares.overdue(second!), 'yields')
  shares.end(second!, 1_000)
  shares.admit({ ...second!, long: true }, true)
  assert.deepEqual(begun(shares).map(({ caller }) => caller.person), ['c'])
  assert.equal(shares.overdue(first!), 'goes on')
})

test('while nobody waits, what runs for long goes on', () => {
  const shares = openShares<Question>({ page: 1, question: 2 }, roomy)
  for (const person of ['a', 'b']) shares.admit(ask(person))
  for (const one of begun(shares)) assert.equal(shares.overdue(one), 'goes on')
})

test('whose room is full is said: of the person, of the organisation, of all', () => {
  const shares = openShares<Question>({ page: 1, question: 1 }, { person: 2, organisation: 3, all: 4 })
  const said = (person: string, organisation?: string) => shares.admit(ask(person, { organisation }))
  assert.deepEqual([said('a', 'A'), said('a', 'A'), said('a', 'A')], ['admitted', 'admitted', 'person'])
  assert.deepEqual([said('b', 'A'), said('b', 'A')], ['admitted', 'organisation'])
  assert.deepEqual([said('c'), said('d')], ['admitted', 'all'])
  assert.equal(shares.begin()?.caller.person, 'a')
  assert.equal(said('d'), 'admitted')
})
