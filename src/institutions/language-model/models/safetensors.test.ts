import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { Failure } from '../../../law/failure.ts'
import { openSafetensors, readHeader } from './safetensors.ts'
import { safetensorsOf } from './testing.ts'

let folder: string

before(async () => { folder = await mkdtemp(join(tmpdir(), 'shanyraq-safetensors-')) })
after(() => rm(folder, { recursive: true }))

async function opened(bytes: Uint8Array) {
  const path = join(folder, 'model.safetensors')
  await writeFile(path, bytes)
  return openSafetensors(path)
}

test('every tensor comes back as it was written', async () => {
  const tensor = fc.record({ shape: fc.array(fc.nat(5), { maxLength: 3 }), name: fc.string({ unit: 'grapheme', minLength: 1 }).filter((name) => name !== '__metadata__' && name !== '__proto__') })
  await fc.assert(fc.asyncProperty(fc.uniqueArray(tensor, { selector: ({ name }) => name, minLength: 1, maxLength: 6 }), async (shapes) => {
    const tensors = shapes.map(({ name, shape }, n) => ({ name, shape, numbers: Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => n + i / 7) }))
    const file = await opened(safetensorsOf(tensors))
    assert.deepEqual(file.metadata, { format: 'pt' })
    for (const { name, shape, numbers } of tensors) {
      const at = file.tensors.get(name)!
      assert.deepEqual([...at.shape], shape)
      assert.deepEqual(new Float32Array((await file.read(at)).buffer), numbers)
    }
    await file.close()
  }), { numRuns: 40 })
})

const given = (header: unknown, data = 0): Uint8Array => {
  const head = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header))
  const length = new Uint8Array(8)
  new DataView(length.buffer).setBigUint64(0, BigInt(head.length), true)
  return Buffer.concat([length, head, new Uint8Array(data)])
}
const tensor = (from: number, to: number, shape: readonly unknown[] = [(to - from) / 4], dtype = 'F32') => ({ dtype, shape, data_offsets: [from, to] })

test('a hostile header is refused with words, and no memory is taken for what it claims', async () => {
  const hostile: Readonly<Record<string, Uint8Array>> = {
    'an empty file': new Uint8Array(0),
    'a header longer than the file': Buffer.concat([new Uint8Array([255, 255, 255, 255, 255, 255, 255, 127]), new Uint8Array(10)]),
    'no JSON': given('{"a":'),
    'no object': given('[]'),
    'bytes that are no text': Buffer.concat([new Uint8Array([2, 0, 0, 0, 0, 0, 0, 0]), new Uint8Array([0xff, 0xfe])]),
    'a tensor beyond the end': given({ a: tensor(0, 8) }, 4),
    'a tensor that ends before it begins': given({ a: tensor(8, 0, [0]) }, 8),
    'two tensors in one place': given({ a: tensor(0, 4), b: tensor(0, 4) }, 4),
    'a gap': given({ a: tensor(0, 4), b: tensor(8, 12) }, 12),
    'bytes that nobody describes': given({ a: tensor(0, 4) }, 8),
    'a shape of other bytes': given({ a: tensor(0, 4, [2]) }, 4),
    'a shape beyond all numbers': given({ a: tensor(0, 4, [2 ** 40, 2 ** 40, 2 ** 40]) }, 4),
    'a shape below nothing': given({ a: tensor(0, 4, [-1, -1]) }, 4),
    'a shape of parts': given({ a: tensor(0, 4, [0.5, 2]) }, 4),
    'a type of pickles': given({ a: tensor(0, 8, [1], 'I64') }, 8),
    'metadata that are no texts': given({ __metadata__: { a: 1 } }),
  }
  for (const [what, bytes] of Object.entries(hostile)) {
    await assert.rejects(opened(bytes), (error) => error instanceof Failure && error.kind === 'invalid', what)
  }
})

test('whatever a header says, it is refused or every tensor lies inside the file', () => {
  const number = fc.oneof(fc.integer({ min: -4, max: 40 }), fc.double(), fc.constant(2 ** 53))
  const anything = fc.record({ dtype: fc.constantFrom('F32', 'F16', 'BF16', 'I8'), shape: fc.array(number, { maxLength: 3 }), data_offsets: fc.array(number, { minLength: 1, maxLength: 3 }) })
  fc.assert(fc.property(fc.dictionary(fc.string(), fc.oneof(anything, fc.json())), fc.nat(100), (header, data) => {
    const bytes = new TextEncoder().encode(JSON.stringify(header))
    const length = 8 + bytes.length + data
    try {
      for (const { from, bytes: size } of readHeader(bytes, length).tensors.values()) assert.ok(from >= 8 + bytes.length && from + size <= length)
    } catch (error) {
      assert.ok(error instanceof Failure, String(error))
    }
  }))
})
