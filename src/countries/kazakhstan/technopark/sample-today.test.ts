/** Specifies the event of the sample that is held today: a newcomer sees the screen of a hall and the queue at the door at work. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWorld } from '../testing.ts'
import { enterRooms, enterSampleToday } from './sample-centre.ts'
import { technoparkPortal, visitor } from './testing.ts'
import { own } from './testing-centre.ts'

test('something is held today: a talk goes on in a hall, some guests have come and others stand at the door; entered once', async () => {
  const world = await openWorld()
  try {
    const { kernel } = world
    const [head, officer] = [await world.officer('technopark.head'), await world.officer('technopark.officer')]
    const guests = []
    for (let nth = 0; nth < 6; nth += 1) guests.push(own(await world.founder()))
    await enterRooms(kernel, head, world.sign)
    await enterSampleToday(kernel, head, world.sign, { officer, guests })
    await enterSampleToday(kernel, head, world.sign, { officer, guests })
    const [event, ...more] = await kernel.registers.standing('technopark.events')
    assert.deepEqual([event!.values['begins'], event!.values['ends'], more.length], ['2026-02-02', '2026-02-03', 0])
    const stranger = await visitor(world, technoparkPortal(world))
    // It is ten in the morning in Astana.
    assert.match(await (await stranger.get(`/en/technopark/events/${event!.number}/screen`)).text(), /10:00–10:50 · Үлгі Баяндамашы/)
    const { rows } = await kernel.allocations.day(officer, 'technopark.event-place', '2026-02-02')
    assert.deepEqual(['attended', 'firm'].map((state) => rows.filter((one) => one.state === state).length), [2, 4])
    assert.ok((await kernel.allocations.doors(officer)).some(({ id }) => id.endsWith(event!.number)))
  } finally {
    await world.close()
  }
})
