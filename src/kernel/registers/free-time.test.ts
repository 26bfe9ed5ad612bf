import assert from 'node:assert/strict'
import { test } from 'node:test'
import { array, assert as always, nat, property, tuple } from 'fast-check'
import { freeIn, freeSaid, overlap, type Stretch, stretchOf } from './free-time.ts'

test('of days that are partly taken those are named which are free, and the next stretch as long', () => {
  const asked = stretchOf({ from: '2026-03-01', until: '2026-03-31' })
  const taken = [stretchOf({ from: '2026-03-11', until: '2026-03-20' }), stretchOf({ from: '2026-04-15', until: '2026-05-31' })]
  const said = freeSaid(freeIn(asked, taken), 'days')
  assert.match(said.en, /^Free within that time: 1 March 2026 – 10 March 2026; 21 March 2026 – 31 March 2026\. The next that is as long and free: 1 June 2026 – 1 July 2026\.$/)
  assert.match(said.ru, /^В пределах этого срока свободно: .*Ближайший свободный срок такой же длительности: /)
})

test('of hours nothing of another day is told', () => {
  const of = (from: string, until: string) => stretchOf({ day: '2026-03-01', from, until })
  assert.equal(freeSaid(freeIn(of('10:00', '11:00'), [of('10:30', '12:00')]), 'times').en, 'Free within that time: 10:00 – 10:30. The next that is as long and free: 12:00 – 13:00.')
  assert.equal(freeSaid(freeIn(of('09:00', '18:00'), [of('08:00', '19:00')]), 'times').en, '')
})

test('what is said to be free is: it overlaps nothing that is taken, nothing earlier is as long, and with what is taken it makes up the whole', () => {
  const stretch = tuple(nat(60), nat(20)).map(([from, length]): Stretch => [from, from + length + 1])
  const has = (all: readonly Stretch[], at: number): boolean => all.some(([from, until]) => from <= at && at < until)
  always(property(stretch, array(stretch, { maxLength: 8 }), (asked, taken) => {
    const { within, next } = freeIn(asked, taken)
    for (let at = asked[0]; at < asked[1]; at += 1) assert.equal(has(within, at), !has(taken, at))
    const length = asked[1] - asked[0]
    const isFree = (from: number): boolean => !taken.some((one) => overlap([from, from + length], one))
    assert.equal(next[1] - next[0], length)
    for (let from = asked[0]; from < next[0]; from += 1) assert.ok(!isFree(from))
    assert.ok(isFree(next[0]))
  }))
})
