import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { Failure } from '../law/failure.ts'
import { same } from '../law/text.ts'
import { json } from './layout.ts'
import { bodyOf, operation } from './operation.ts'
import { letters, pageNumber, several } from './schemas.ts'
import { testPortal } from './testing.ts'

const { ask } = testPortal({ routes: [
  operation({
    method: 'GET', path: '/api/residents/:bin', permission: 'everyone', title: same('Residents'),
    describes: {
      group: 'technopark', params: z.object({ bin: z.string().regex(/^[0-9]{12}$/) }), query: z.object({ q: letters(1, 3).optional(), page: pageNumber, tag: several(z.enum(['a', 'b'])) }),
      answers: { 200: { text: same('Found'), schema: z.unknown() } },
    },
    handle: (_, { params, query }) => json({ ...params, ...query }),
  }),
  operation({
    method: 'POST', path: '/api/residents', permission: 'everyone', title: same('Add'),
    describes: { group: 'technopark', json: z.object({ since: z.iso.date(), staff: z.int().min(1) }), answers: { 200: { text: same('Added'), schema: z.unknown() } } },
    handle: (_, { body }) => json(body),
  }),
] })
const found = (query: string, language = 'en') => ask(`/api/residents/123456789012${query}`, { headers: { 'accept-language': language } })
const problemsOf = async (answer: Response): Promise<readonly { readonly field?: string; readonly text: string }[]> => (await answer.json()).problems

test('a page of a list is a whole number from 1 in plain digits, and anything else is refused with what to mend', async () => {
  assert.deepEqual(await (await found('?page=2')).json(), { bin: '123456789012', page: 2 })
  assert.equal((await (await found('')).json()).page, 1)
  const words = { '0': 'At least 1.', '-1': 'At least 1.', abc: 'Expected: a whole number.', '9007199254740992': 'At most 1000000.', '': 'Expected: a whole number.', '1e3': 'Expected: a whole number.', '1.5': 'Expected: a whole number.' }
  for (const [page, text] of Object.entries(words)) {
    const answer = await found(`?page=${page}`)
    assert.deepEqual([answer.status, answer.headers.get('content-type'), await problemsOf(answer)], [422, 'application/problem+json; charset=utf-8', [{ field: 'page', text }]], page)
  }
})

test('what is wrong is said in the language of whoever asks', async () => {
  assert.deepEqual(await problemsOf(await found('?page=0', 'kk')), [{ field: 'page', text: 'Кемінде 1.' }])
  assert.deepEqual(await problemsOf(await found('?q=\u{1F600}\u{1F600}\u{1F600}a', 'ru')), [{ field: 'q', text: 'Число символов: не больше 3.' }])
  assert.match((await (await found('?page=0', 'kk')).json()).detail, /^Сұрау API сипаттамасына сай емес/)
})

test('letters are counted as people count them', async () => {
  assert.equal((await found('?q=\u{1F600}\u{1F600}\u{1F600}')).status, 200)
})

test('a parameter that the description does not know is let through, one that is given twice is not', async () => {
  assert.equal((await found('?_=1764370000&page=3')).status, 200)
  assert.deepEqual(await problemsOf(await found('?page=1&page=2')), [{ field: 'page', text: 'Give this parameter once.' }])
  assert.deepEqual((await (await found('?tag=a&tag=b')).json()).tag, ['a', 'b'])
  assert.deepEqual((await (await found('?tag=a')).json()).tag, ['a'])
})

test('a path that does not fit its description leads nowhere', async () => {
  assert.equal((await ask('/api/residents/12345')).status, 404)
})

test('a body names each part that does not fit', async () => {
  const sent = (body: string) => ask('/api/residents', { method: 'POST', body, headers: { 'accept-language': 'ru' } })
  assert.equal((await sent('{"since":"2026-01-12","staff":3}')).status, 200)
  assert.deepEqual(await problemsOf(await sent('{"since":"2026-02-30","staff":"3"}')), [
    { field: 'since', text: 'Укажите дату в виде ГГГГ-ММ-ДД.' }, { field: 'staff', text: 'Ожидается: целое число.' }])
  assert.deepEqual(await problemsOf(await sent('{"staff":0}')), [{ field: 'since', text: 'Обязательное значение не передано.' }, { field: 'staff', text: 'Не меньше 1.' }])
  assert.match((await (await sent('{"since":')).json()).detail, /в формате JSON/)
})

const text = z.object({ name: z.string() })
const read = (body: string | Uint8Array<ArrayBuffer>) => bodyOf(new Request('http://localhost/', { method: 'POST', body }), text)

test('JSON is read with every letter that a text can hold', async () => {
  assert.deepEqual(await read('{"name":"\\u04d8лия \\ud83d\\ude00"}'), { name: 'Әлия 😀' })
})

test('NUL, halves of letters and what is no UTF-8, which the database does not take, are the mistake of whoever sent them', async () => {
  for (const wrong of ['{"name":"a\\u0000b"}', '{"name":"a\\ud83db"}', '{"name":"\\udc00"}', '{"name":"a","a\\u0000":1}', new Uint8Array([0x22, 0xff, 0x22])]) {
    await assert.rejects(read(wrong), (error) => error instanceof Failure && error.kind === 'invalid')
  }
})

test('every operation of the description says how it answers, and how it refuses', async () => {
  const { paths } = await (await ask('/api/openapi.json')).json()
  const { get } = paths['/api/residents/{bin}']
  assert.deepEqual(Object.keys(get.responses), ['200', '404', '422', 'default'])
  assert.deepEqual(get.responses['422'].content, { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } })
  assert.deepEqual(get.parameters.map((one: { name: string; schema: object }) => [one.name, one.schema]), [
    ['bin', { type: 'string', pattern: '^[0-9]{12}$' }], ['q', { type: 'string', maxLength: 3, minLength: 1 }],
    ['page', { type: 'integer', minimum: 1, maximum: 1_000_000, default: 1 }], ['tag', { type: 'array', items: { type: 'string', enum: ['a', 'b'] }, minItems: 1, maxItems: 20 }],
  ])
})
