/** What a model's server refuses, as people read it. */
import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { Failure } from '../../../law/failure.ts'
import { same, type Text } from '../../../law/text.ts'
import { modelAt } from './endpoint.ts'

describe('a model’s server that refuses', () => {
  let server: Server
  let body = ''
  before(async () => {
    server = createServer((_, response) => response.writeHead(400).end(body))
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  })
  after(() => { server.close() })

  async function told(answer: string): Promise<Text> {
    body = answer
    const { port } = server.address() as AddressInfo
    let text = same('')
    await assert.rejects(modelAt({ baseUrl: `http://127.0.0.1:${port}`, model: 'ulgi' }).complete('Үлгі', 1), (error) => {
      assert.ok(error instanceof Failure)
      text = error.text
      return true
    })
    return text
  }

  test('is told in the reader’s language where it speaks it', async () => {
    const { kk, ru, en } = await told(JSON.stringify({ error: { message: 'too long', texts: { kk: 'тым ұзын', ru: 'слишком длинно', en: 'too long' } } }))
    assert.deepEqual([kk, ru, en], ['Модель сервері сұрауды қабылдамады (400): тым ұзын', 'Сервер модели отклонил запрос (400): слишком длинно', 'The model’s server refused the request (400): too long'])
  })

  test('is told in its own words where it has no others, and never as JSON', async () => {
    assert.equal((await told('{"error":{"message":"too long"}}')).ru, 'Сервер модели отклонил запрос (400): too long')
    assert.equal((await told('{"error":"too long"}')).en, 'The model’s server refused the request (400): too long')
    for (const other of ['{"detail":[{"loc":"prompt"}]}', '<html></html>', '']) assert.equal((await told(other)).kk, 'Модель сервері сұрауды қабылдамады (400).')
  })
})
