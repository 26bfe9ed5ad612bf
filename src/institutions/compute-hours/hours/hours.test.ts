import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Kept, Queued } from '../cluster/index.ts'
import { unset } from '../../../law/dated.ts'
import { assumed } from '../../../law/citation.ts'
import { same } from '../../../law/text.ts'
import { costOf, energyOf, kilowattHoursIn } from './bill.ts'
import { idleUntil, isNearlyIdle, leftOf, mostOf, reclaimedOf, secondsOfHours } from './budget.ts'
import { forecast } from './forecast.ts'
import { fairSharesOf } from './shares.ts'
import { groupsOf } from './statistics.ts'

const hours = (count: number): bigint => secondsOfHours(count)

test('what is left is what was granted less what was used, is held by jobs and went back', () => {
  assert.equal(leftOf({ granted: hours(100), spent: hours(40), held: hours(10), reclaimed: hours(20) }), hours(30))
  assert.equal(mostOf({ nodes: 2, acceleratorsPerNode: 8, minutes: 90 }), hours(24))
})

test('hours go back once nobody has used them for as many days as the grant says, and never while a job holds some', () => {
  const sums = { granted: hours(100), spent: hours(40), held: 0n, reclaimed: 0n }
  assert.equal(reclaimedOf(sums, { idle: 30, idleDays: 30 }), 0n)
  assert.equal(reclaimedOf(sums, { idle: 31, idleDays: 30 }), hours(60))
  assert.equal(reclaimedOf({ ...sums, held: 1n }, { idle: 90, idleDays: 30 }), 0n)
  assert.equal(idleUntil('2026-02-20', { idle: 18, idleDays: 30 }), '2026-03-04')
})

test('a job that waits begins when those before it have begun and enough accelerators are free, and one that is too large never does', () => {
  const now = 1_000_000
  const job = (name: string, state: Queued['state'], accelerators: number, limit: number, began?: number): Queued => ({ job: name, queue: 'main', state, accelerators, limit, submitted: now - 10, ...(began !== undefined && { began }) })
  const begins = (queue: readonly Queued[], kept: readonly Kept[] = []) => Object.fromEntries(forecast(queue, { partitions: new Map([['main', 16]]), kept }, now).map((one) => [one.job, one.begins === undefined ? undefined : one.begins - now]))
  assert.deepEqual(
    begins([job('1', 'running', 8, 600, now - 100), job('2', 'running', 8, 3600, now - 600), job('3', 'waiting', 8, 900), job('4', 'waiting', 16, 60), job('5', 'waiting', 4, 60), job('6', 'waiting', 32, 60)]),
    { 1: undefined, 2: undefined, 3: 500, 4: 3000, 5: 3060, 6: undefined },
  )
  const { limit: _, ...endless } = job('1', 'running', 16, 0, now - 5)
  assert.deepEqual(begins([endless, job('2', 'waiting', 1, 60)]), { 1: undefined, 2: undefined })
  assert.deepEqual(begins([job('1', 'waiting', 4, 60), job('2', 'waiting', 12, 60)]), { 1: 0, 2: 0 })
  // What is kept is free for its own alone, until it ends.
  const kept = (more: Partial<Kept> = {}): readonly Kept[] => [{ reservation: 'r', queue: 'main', accelerators: 8, foreign: 0, from: now - 10, until: now + 5000, ...more }]
  const within = (of: Queued): Queued => ({ ...of, reservations: ['other', 'r'] })
  assert.deepEqual(
    begins([job('1', 'running', 8, 600, now - 100), within(job('2', 'running', 8, 300, now)), job('3', 'waiting', 8, 60), job('4', 'waiting', 16, 60), within(job('5', 'waiting', 8, 60)), within(job('6', 'waiting', 9, 60))], kept()),
    { 1: undefined, 2: undefined, 3: 500, 4: 5000, 5: 300, 6: undefined },
  )
  assert.deepEqual(begins([within(job('1', 'running', 8, 6000, now)), within(job('2', 'waiting', 8, 60))], kept()), { 1: undefined, 2: undefined }, 'the reservation is over before it could begin')
  assert.deepEqual(begins([job('1', 'running', 16, 900, now), within(job('2', 'waiting', 8, 60)), job('3', 'waiting', 8, 60)], kept({ foreign: 8 })), { 1: undefined, 2: undefined, 3: 900 }, 'nobody says which of the others’ jobs runs on its nodes')
  // One that begins later keeps out what would run into it, and its own until then.
  const later = kept({ from: now + 1000, until: now + 2000 })
  assert.deepEqual(begins([within(job('1', 'waiting', 8, 60)), job('2', 'waiting', 16, 1000), job('3', 'waiting', 16, 60)], later), { 1: 1000, 2: 0, 3: 2000 })
  assert.deepEqual(begins([job('1', 'waiting', 8, 5000), job('2', 'waiting', 8, 5000)], later), { 1: 0, 2: 2000 })
})

test('the statistics tell of no single organisation: small groups stand together with the smallest other one, or nothing is told', () => {
  const of = (organisation: string, group: string, used: number) => ({ organisation, group, granted: 100n, used: BigInt(used) })
  assert.deepEqual(groupsOf([of('a', 'research', 5), of('b', 'product', 5)]), [])
  const research = ['a', 'b', 'c', 'd', 'e', 'f'].map((one) => of(one, 'research', 10))
  const teaching = ['g', 'h', 'i', 'j', 'k'].map((one) => of(one, 'teaching', 3))
  assert.deepEqual(groupsOf([...research, ...teaching, of('l', 'product', 5)]), [
    { name: 'research', organisations: 6, granted: 600n, used: 60n }, { organisations: 6, granted: 600n, used: 20n },
  ])
})

test('the holder is reminded a week before the hours go back, or halfway where the days are few', () => {
  const sums = { granted: hours(100), spent: hours(40), held: 0n, reclaimed: 0n }
  assert.deepEqual([23, 24].map((idle) => isNearlyIdle(sums, { idle, idleDays: 30 })), [false, true])
  assert.deepEqual([4, 5].map((idle) => isNearlyIdle(sums, { idle, idleDays: 7 })), [false, true])
  assert.equal(isNearlyIdle({ ...sums, held: 1n }, { idle: 29, idleDays: 30 }), false)
})

test('runs cost what the price of their grant says, rounded once over all of them', () => {
  assert.equal(costOf([{ charged: 1800n, price: 1n }, { charged: 1800n, price: 1n }]), 1n)
  assert.equal(costOf([{ charged: 1799n, price: 1n }]), 0n)
  assert.equal(costOf([{ charged: 3601n, price: 123_456n }, { charged: 99_999n, price: null }]), 123_490n)
})

test('carbon is energy times the factor of its day: none is told where a factor is unset, nor energy where no meter spoke', () => {
  const basis = assumed({ id: 'x', title: same('x'), short: same('x'), dividedInto: 'items' }, same('x'))
  const grid = [{ from: '2026-01-01', value: 500, basis }, { from: '2026-02-01', value: 400, basis }, { from: '2026-03-01', value: unset, basis }] as const
  const took = (joules: bigint | null, day: string) => ({ joules, day: day as '2026-01-01' })
  const told = energyOf([took(3_600_000n, '2026-01-31'), took(7_200_000n, '2026-02-01'), took(null, '2026-02-01')], grid)
  assert.deepEqual([told.joules, told.unmetered, told.grams, told.factors.length], [10_800_000n, 1, 1300, 2])
  assert.deepEqual(energyOf([took(3_600_000n, '2026-03-02')], grid), { joules: 3_600_000n, unmetered: 0, factors: [] })
  assert.deepEqual(energyOf([took(null, '2026-01-31')], grid), { unmetered: 1, factors: [] })
  assert.equal(kilowattHoursIn(7_200_000n), 2)
})

test('the factor of a programme is its share of all shares by its part of all use', () => {
  assert.deepEqual(fairSharesOf([{ share: 3, used: hours(50) }, { share: 1, used: hours(50) }, { share: 4, used: 0n }]), [{ due: 0.375, had: 0.5, factor: 0.75 }, { due: 0.125, had: 0.5, factor: 0.25 }, { due: 0.5, had: 0 }])
})
