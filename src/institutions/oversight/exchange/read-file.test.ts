/** Specifies how files are read: any encoding and separator, and every broken file refused with its place. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { brokenAt } from './json-place.ts'
import { readFile, Unreadable } from './read-file.ts'
import { asCp1252 } from './testing-files.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const refused = (given: Uint8Array) => {
  try {
    readFile(given)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    const { line, column, text } = error.fault
    return [line, column, text.en.split(/[.:]/)[0]]
  }
  return assert.fail('it was read')
}

describe('reading a file', () => {
  const text = 'имя,b\nҚазақ,"x, ""y""\nz"\n'
  for (const [name, given] of [
    ['UTF-8', bytes(text)], ['UTF-8 with its mark', bytes(`\uFEFF${text}`)], ['UTF-16', Uint8Array.from([0xff, 0xfe, ...new Uint8Array(Uint16Array.from(text, (letter) => letter.charCodeAt(0)).buffer)])],
    ['semicolons', bytes(text.replace('имя,b', 'имя;b').replace('Қазақ,', 'Қазақ;'))], ['lines of Windows', bytes('имя,b\r\nҚазақ,"x, ""y""\nz"\r\n')],
  ] as const) it(`takes ${name}`, () => assert.deepEqual(readFile(given).rows.map(({ line, values }) => [line, values]), [[2, { имя: 'Қазақ', b: 'x, "y"\nz' }]]))

  it('takes every byte of windows-1252 as one character', () => {
    const { encoding, rows } = readFile(asCp1252('a,b\n“smart” – naïve…,€\n'))
    assert.deepEqual([encoding, rows[0]!.values], ['windows-1252', { a: '“smart” – naïve…', b: '€' }])
  })

  it('refuses what is broken, with the line and the mend', () => {
    assert.deepEqual(refused(bytes('a,b\n1,2\n3,"open\n4,5\n6,7\n')), [3, 2, 'A quotation mark that opens in this line is not closed'])
    assert.deepEqual(refused(bytes('a,b\n1,"x" y\n')).slice(0, 1), [2])
    assert.deepEqual(refused(bytes('')), [undefined, undefined, 'The file is empty'])
    assert.deepEqual(refused(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0])), [undefined, undefined, 'This is no text file'])
    assert.deepEqual(refused(bytes('[{"a": 1},\n {"a": }]')), [2, 8, 'The JSON is broken here'])
    assert.deepEqual(refused(bytes('[1, 2]')), [undefined, undefined, 'The JSON must be a list of records'])
    const mixed = [...bytes('имя\nодно\nдругое'), 0x93, ...bytes('\n')]
    assert.deepEqual(refused(Uint8Array.from(mixed)).slice(0, 2), [3, 7])
  })

  it('refuses what is too much where it is seen, and reads nothing after it', () => {
    // The quotation mark that is never closed would be told of if anything after the head, or after the last row that is taken, were read.
    assert.deepEqual(refused(bytes(`${'a,'.repeat(400)}a\n"`)), [1, undefined, 'There are too many columns'])
    assert.deepEqual(refused(bytes(`a,b\n${'1,2\n'.repeat(20_001)}"`)), [20_002, undefined, 'There are too many rows'])
    assert.deepEqual(refused(bytes(`${'a,'.repeat(399)}a\n${'1\n'.repeat(3751)}"`)), [3752, undefined, 'There are too many cells'])
    assert.deepEqual(refused(bytes(`a,b\n1,${'x'.repeat(100_001)}\n"`)), [2, 2, 'The cell is too long'])
    assert.deepEqual(refused(bytes(`a,${'b'.repeat(501)}\n"`)), [1, 2, 'The name of a column is too long'])
  })

  it('refuses a head of a million columns, a line of a million cells, and JSON that would grow by its names', () => {
    assert.deepEqual(refused(bytes(`${','.repeat(1_000_000)}\n${'x\n'.repeat(100)}`)), [undefined, undefined, 'There are too many columns'])
    assert.deepEqual(refused(bytes(`a,b\n${','.repeat(1_000_000)}\n`)), [undefined, undefined, 'There are too many columns'])
    assert.deepEqual(refused(bytes(JSON.stringify([Object.fromEntries(Array.from({ length: 401 }, (_, at) => [`c${at}`, at]))]))), [undefined, undefined, 'There are too many columns'])
    assert.deepEqual(refused(bytes(JSON.stringify([{ ['n'.repeat(1_000_000)]: { a: 1, b: 2 } }]))), [undefined, undefined, 'The name of a column is too long'])
    assert.deepEqual(refused(bytes(`[{"a": ${'['.repeat(5000)}${']'.repeat(5000)}}]`)), [undefined, undefined, 'The JSON must be a list of records'])
    assert.deepEqual(refused(bytes(JSON.stringify([{ a: Array.from({ length: 60_000 }, () => 1) }]))), [undefined, 1, 'The cell is too long'])
    assert.deepEqual(refused(bytes(JSON.stringify([{ a: ['x'.repeat(60_000), 'y'.repeat(60_000)] }]))), [undefined, 1, 'The cell is too long'])
  })

  it('refuses one value as large as a whole file may be, whatever it is made of, and whether or not it is broken', () => {
    for (const letters of ['x'.repeat(12_000_000), '\\n'.repeat(6_000_000)]) assert.deepEqual(refused(bytes(`[{"a": "${letters}"}]`)), [undefined, 1, 'The cell is too long'])
    assert.deepEqual(refused(bytes(`[{"a": "${'x'.repeat(12_000_000)}"]`)), [1, 12_000_010, 'The JSON is broken here'])
    // With a number in it the engine goes down into what is nested.
    assert.deepEqual(refused(bytes(`[{"a": ${'['.repeat(100_000)}1e5${']'.repeat(100_000)}}]`)), [undefined, undefined, 'The JSON must be a list of records'])
  })

  it('loses nothing that JSON may say and programs do not keep: a name that stands twice, one that looks like another, long numbers, what stands beside the list', () => {
    assert.deepEqual(refused(bytes('[{"a": "x:\\"a\\":", "b": {"a": 1}},\n {"a": 1, "\\u0061": 2}]')), [2, 11, 'This name stands twice in one record, so that one of its values would be lost'])
    const only = (text: string) => readFile(bytes(text)).rows[0]!.values
    assert.deepEqual(only('[{"a": {"b": 1}, "a.b": 2, "a.b (2)": 3}]'), { 'a.b': 2, 'a.b (2)': 3, 'a.b (3)': 1 })
    // A column means the same in each row, in whatever order the names stand there and whether or not both do.
    const swapped = readFile(bytes('[{"a": {"b": 1}, "a.b": 2}, {"a.b": 2, "a": {"b": 1}}, {"a": {"b": 1}}]'))
    assert.deepEqual([swapped.columns, swapped.rows.map(({ values }) => values)], [['a.b (2)', 'a.b'], [{ 'a.b': 2, 'a.b (2)': 1 }, { 'a.b': 2, 'a.b (2)': 1 }, { 'a.b (2)': 1 }]])
    assert.deepEqual(only('[{"a": 12345678901234567890, "b": 0.12345678901234567890, "c": 1.50, "d": 9007199254740991}]'), { a: '12345678901234567890', b: '0.12345678901234567890', c: 1.5, d: 9007199254740991 })
    assert.deepEqual(only('[{"a": 1e400, "b": -1E400, "c": 1e-400, "d": 0.0e-400, "e": 1.50e3, "f": 1.0000000000000000000, "g": 3e-324, "h": 1e22}]'), { a: '1e400', b: '-1E400', c: '1e-400', d: 0, e: 1500, f: 1, g: '3e-324', h: 1e22 })
    const { rows, faults } = readFile(bytes('{"licence": "CC0", "total": 1, "records": [{"a": 1}]}'))
    assert.deepEqual([rows.length, faults.map(({ text, stops }) => [text.en.split(': ')[1], stops])], [1, [['licence, total.', false]]])
    const many = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`n${at}`, at]))
    assert.match(readFile(bytes(JSON.stringify({ ...many, records: [{ a: 1 }] }))).faults[0]!.text.en, /: n0, .*, n9 and 2 more\.$/)
    assert.deepEqual(refused(Uint8Array.from([0xff, 0xfe, 0x61, 0, 0, 0xd8, 0x62, 0])), [undefined, undefined, 'This is no text file'])
  })

  it('names the place at which JSON breaks, wherever the engine refuses it', () => {
    for (const [text, at] of [['{"a" 1}', 5], ['{"a": 1,}', 8], ['[1 2]', 3], ['["a\n"]', 1], ['{"a": 01}', 7], ['[1', 2], ['{"a"', 4], ['[}', 1], ['1,2', 1], ['{a: 1}', 1], ['[tru]', 1]] as const) assert.equal(brokenAt(text), at, text)
    fc.assert(fc.property(fc.json(), fc.nat(), fc.constantFrom('"', '}', ',', '\\', '0', '['), (text, where, more) => {
      const place = where % (text.length + 1)
      const spoilt = text.slice(0, place) + more + text.slice(place)
      const breaks = (() => { try { JSON.parse(spoilt); return false } catch { return true } })()
      // What is broken is so at or after the place that was spoilt, or at the beginning of the string or number around it.
      if (breaks) assert.ok(brokenAt(spoilt) <= spoilt.length)
      assert.ok(breaks || brokenAt(spoilt) === spoilt.length)
    }), { numRuns: 1000 })
  })

  it('reads or refuses any bytes, and never fails otherwise', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (given) => {
      try {
        readFile(given)
      } catch (error) {
        assert.ok(error instanceof Unreadable, String(error))
      }
    }), { numRuns: 2000 })
    const piece = fc.constantFrom('"', ',', '\n', '\r\n', ';', 'a', '""', '\t', '{', '[', ']', '}', ':', '\\', 'ы', '')
    fc.assert(fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      try {
        readFile(bytes(pieces.join('')))
      } catch (error) {
        assert.ok(error instanceof Unreadable, String(error))
      }
    }), { numRuns: 2000 })
  })
})
