/** Specifies what is remembered: nothing before changes are told, nothing while they may be missed, nothing that failed. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { remember } from './remembered.ts'

function world() {
  let [hears, told] = [true, false]
  let forget = (): void => {}
  const listening = Promise.withResolvers<() => Promise<void>>()
  const remembered = remember<number>({ hears: () => hears, whenClosing: () => undefined }, 2, (given) => {
    forget = given
    return listening.promise
  })
  let reads = 0
  return {
    get: (key = 'a') => remembered.get(key, async () => ++reads),
    fail: () => remembered.get('a', async () => { throw new Error('away') }),
    forget: () => forget(),
    hear: (does: boolean) => { hears = does },
    async listen() {
      if (!told) listening.resolve(async () => undefined)
      told = true
      await listening.promise
      await new Promise((next) => { setImmediate(next) })
    },
  }
}

test('a value is read once, and again when something has changed', async () => {
  const { get, forget, listen } = world()
  await listen()
  assert.deepEqual([await get(), await get()], [1, 1])
  forget()
  assert.equal(await get(), 2)
})

test('nothing is remembered before changes are told, nor while they may be missed', async () => {
  const { get, hear, listen } = world()
  assert.deepEqual([await get(), await get()], [1, 2])
  await listen()
  assert.deepEqual([await get(), await get()], [3, 3])
  hear(false)
  assert.deepEqual([await get(), await get()], [4, 5])
  hear(true)
  assert.equal(await get(), 6, 'what was known before may be of a time that was missed')
})

test('a reading that failed is tried again, and only so many values are kept', async () => {
  const { get, fail, listen } = world()
  await listen()
  await assert.rejects(fail(), /away/)
  assert.deepEqual([await get('a'), await get('b'), await get('a'), await get('c')], [1, 2, 1, 3])
  assert.deepEqual([await get('a'), await get('b')], [1, 4], 'the one asked for longest ago was forgotten')
})
