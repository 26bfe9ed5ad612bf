import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { Failure } from '../../law/failure.ts'
import { facts, readJson } from './api-schemas.ts'

const read = (body: string) => readJson(new Request('http://localhost/', { method: 'POST', body }), z.object({ facts }))

test('JSON is read with every letter that a text can hold', async () => {
  assert.deepEqual(await read('{"facts":{"name":"\\u04d8лия \\ud83d\\ude00","rows":[{"a":"б"}]}}'), { facts: { name: 'Әлия 😀', rows: [{ a: 'б' }] } })
})

test('NUL and halves of letters, which the database does not take, are the mistake of whoever sent them', async () => {
  for (const wrong of ['"a\\u0000b"', '"a\\ud83db"', '"\\udc00"', '[{"a\\u0000":"b"}]', '[{"a":"\\ud800"}]']) {
    await assert.rejects(read(`{"facts":{"name":${wrong}}}`), (error) => error instanceof Failure && error.kind === 'invalid', wrong)
  }
  await assert.rejects(read('{"facts":'), Failure)
})
