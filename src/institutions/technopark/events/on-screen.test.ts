/** Specifies what a screen in a hall shows at a moment, and which chosen talks are held at the same time. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { same } from '../../../law/text.ts'
import { parseDay } from '../../../law/time.ts'
import { clashesIn, hallsAt } from './on-screen.ts'

const talk = (hall: string, day: string, from: string, until: string) => ({ number: `${hall} ${day} ${from}`, title: same(from), speaker: 'Үлгі', track: 'models', hall, day: parseDay(day), from, until })
const programme = [talk('A', '2026-05-12', '10:00', '10:45'), talk('A', '2026-05-12', '11:00', '11:45'), talk('B', '2026-05-12', '10:30', '11:30'), talk('A', '2026-05-13', '09:00', '09:30')]

test('a screen shows in each hall what goes on and what comes next, and after the last talk of a day the next day', () => {
  const shown = (at: string, hall?: string) => {
    const found = hallsAt(programme, at, hall)
    return found && [found.day, ...found.halls.map((one) => [one.hall, one.now.map(({ from }) => from), one.next.map(({ from }) => from)])]
  }
  assert.deepEqual(shown('2026-05-11T20:00'), ['2026-05-12', ['A', [], ['10:00', '11:00']], ['B', [], ['10:30']]])
  assert.deepEqual(shown('2026-05-12T10:30'), ['2026-05-12', ['A', ['10:00'], ['11:00']], ['B', ['10:30'], []]])
  assert.deepEqual(shown('2026-05-12T10:45'), ['2026-05-12', ['A', [], ['11:00']], ['B', ['10:30'], []]], 'what ends now is over')
  assert.deepEqual(shown('2026-05-12T10:30', 'B'), ['2026-05-12', ['B', ['10:30'], []]])
  assert.deepEqual(shown('2026-05-12T11:45'), ['2026-05-13', ['A', [], ['09:00']]])
  assert.equal(shown('2026-05-13T09:30'), undefined)
})

test('talks clash that are held at the same time, not those that follow each other', () => {
  assert.deepEqual(clashesIn(programme).map((pair) => pair.map(({ number }) => number)), [['A 2026-05-12 10:00', 'B 2026-05-12 10:30'], ['A 2026-05-12 11:00', 'B 2026-05-12 10:30']])
  const endless = talk('B', '2026-05-12', '10:15', '')
  assert.equal(clashesIn([programme[0]!, endless]).length, 1, 'what says no end goes on')
  assert.deepEqual(clashesIn([programme[1]!, endless], [...programme, endless]), [], 'until the next in its hall')
  assert.deepEqual(clashesIn([talk('A', '2026-05-12', '10:00', '10:30'), talk('B', '2026-05-12', '10:30', '11:00')]), [])
})
