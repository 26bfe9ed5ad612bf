import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { nameOf, openTextStream } from './text.ts'

/** Cuts bytes into pieces of these lengths, again and again. */
function pieces(bytes: Uint8Array, lengths: readonly number[]): readonly Uint8Array[] {
  const all: Uint8Array[] = []
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const length = lengths[i % lengths.length]!
    all.push(bytes.subarray(at, at + length))
    at += length
  }
  return all
}

const lengths = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 6 })
const letters = fc.string({ unit: fc.constantFrom('а', 'ә', 'ң', 'x', ' ', '😀', '\n', 'e\u0301'), maxLength: 40 })

test('pieces are the whole together, and no letter is cut', () => {
  fc.assert(fc.property(letters, lengths, (text, cuts) => {
    const stream = openTextStream([])
    const said = pieces(new TextEncoder().encode(text), cuts).map((bytes) => stream.add(bytes).text)
    assert.equal(said.join('') + stream.end(), text)
    assert.ok(said.every((one) => one.isWellFormed() && !one.includes('\uFFFD')))
  }))
})

test('nothing of a stop text is ever sent, nor anything after it', () => {
  fc.assert(fc.property(letters, fc.array(letters.filter((stop) => stop !== ''), { minLength: 1, maxLength: 3 }), lengths, (text, stops, cuts) => {
    const stream = openTextStream(stops)
    let [said, stopped] = ['', false]
    for (const bytes of pieces(new TextEncoder().encode(text), cuts)) {
      const next = stream.add(bytes)
      said += next.text
      if (next.stopped) {
        stopped = true
        break
      }
    }
    if (!stopped) said += stream.end()
    assert.equal(stopped, stops.some((stop) => text.includes(stop)))
    assert.ok(text.startsWith(said))
    assert.ok(stops.every((stop) => !said.includes(stop)))
    if (stopped) assert.ok(stops.some((stop) => text.slice(said.length).startsWith(stop)))
    else assert.equal(said, text)
  }))
})

test('a letter that never was completed is left out', () => {
  const stream = openTextStream([])
  assert.equal(stream.add(Uint8Array.of(0x41, 0xd0)).text + stream.end(), 'A')
})

test('a part of a letter is named by its bytes', () => {
  assert.equal(nameOf(Uint8Array.of(0xd0)), String.raw`bytes:\xd0`)
  assert.equal(nameOf(new TextEncoder().encode('ә')), 'ә')
})
