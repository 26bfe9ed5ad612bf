import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, jsonValue, property } from 'fast-check'
import { canonical, hashOf, type Json } from './canonical.ts'

test('the example of RFC 8785, section 3.2.2, comes out as the RFC prints it', () => {
  const value: Json = JSON.parse(String.raw`{
    "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
    "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
    "literals": [null, true, false]
  }`)
  assert.equal(canonical(value), String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],`
    + String.raw`"string":"€$\u000f\nA'B\"\\\\\"/"}`)
  assert.equal(Buffer.from(canonical(value)).toString('hex'),
    '7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a5b3333333333333333332e333333333333332c3'
    + '1652b33302c342e352c302e3030322c31652d32375d2c22737472696e67223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d')
})

test('names sort by UTF-16 code units, as in RFC 8785, section 3.2.3', () => {
  const value = {
    '\u20ac': 'Euro Sign', '\r': 'Carriage Return', '\ufb33': 'Hebrew Letter Dalet With Dagesh', '1': 'One',
    '\u{1f600}': 'Emoji: Grinning Face', '\u0080': 'Control', '\u00f6': 'Latin Small Letter O With Diaeresis',
  }
  const order = ['Carriage Return', 'One', 'Control', 'Latin Small Letter O With Diaeresis', 'Euro Sign',
    'Emoji: Grinning Face', 'Hebrew Letter Dalet With Dagesh']
  const places = order.map((name) => canonical(value).indexOf(name))
  assert.deepEqual(places, places.toSorted((a, b) => a - b))
  assert.ok(!places.includes(-1))
})

test('names sort alike, however many they are', () => {
  for (const many of [1, 2, 31, 32, 33, 500]) {
    const names = Array.from({ length: many }, (_, at) => `n${(at * 7919) % 1009}`)
    const value = Object.fromEntries(names.map((name) => [name, 0]))
    assert.equal(canonical(value), `{${[...new Set(names)].toSorted().map((name) => `"${name}":0`).join(',')}}`, String(many))
  }
})

test('numbers print as in RFC 8785, appendix B', () => {
  const samples: readonly (readonly [string, string])[] = [
    ['0000000000000000', '0'], ['8000000000000000', '0'], ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'], ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'], ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'], ['44b52d02c7e14af6', '1e+23'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'], ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8d', '0.000001'], ['41b3de4355555555', '333333333.3333333'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
  ]
  for (const [bits, text] of samples) assert.equal(canonical(Buffer.from(bits, 'hex').readDoubleBE()), text, bits)
})

test('what JSON cannot carry exactly is refused, and the error names the place', () => {
  const unfit: readonly unknown[] = [
    Number.NaN, Number.POSITIVE_INFINITY, undefined, 1n, () => 1, Symbol('x'),
    new Date(0), new Map(), new Uint8Array(2), '\ud800', '\udead',
  ]
  for (const value of unfit) {
    // The declared type already excludes most of these; data that was cast or parsed may not.
    const smuggled: { a: Json[] } = JSON.parse('{"a":[]}')
    Reflect.set(smuggled.a, 1, value)
    Reflect.set(smuggled.a, 0, 0)
    assert.throws(() => canonical(smuggled), (error) => error instanceof TypeError && error.message.startsWith('$.a[1]'))
  }
  assert.throws(() => canonical({ '\udc00': 1 }), TypeError)
  assert.throws(() => canonical(Object.assign<Json[], object>([], { length: 1 })), TypeError)
})

test('the hash is SHA-256 of the canonical text', () => {
  assert.equal(hashOf({}), '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a')
  assert.equal(hashOf({ b: 'ә', a: 1 }), hashOf({ a: 1, b: 'ә' }))
})

/** For JSON.parse: gives every object its names in the reverse order. */
const reverse = (_name: string, item: unknown): unknown => {
  const isObject = item !== null && typeof item === 'object' && !Array.isArray(item)
  return isObject ? Object.fromEntries(Object.entries(item).toReversed()) : item
}

test('canonical text is JSON for the same value and does not depend on the order of names', () => {
  check(property(jsonValue(), (input) => {
    const value: Json = JSON.parse(JSON.stringify(input))
    const reversed: Json = JSON.parse(JSON.stringify(value), reverse)
    const text = canonical(value)
    assert.equal(canonical(JSON.parse(text)), text)
    assert.equal(canonical(reversed), text)
    assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)))
  }), { numRuns: 500 })
})
