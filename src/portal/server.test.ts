import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { test } from 'node:test'
import { listen } from './server.ts'

test('a request that names two hosts is refused: who stands before us might have gone by the other', async (t) => {
  const asked: string[] = []
  const server = await listen({ fetch: (request) => { asked.push(request.url); return new Response('here') } }, { port: 0 })
  t.after(() => server.stop(0))
  const send = async (...hosts: readonly string[]): Promise<string> => {
    const socket = connect(server.port, '127.0.0.1')
    socket.end(`GET / HTTP/1.1\r\n${hosts.map((host) => `${host}\r\n`).join('')}Connection: close\r\n\r\n`)
    let answer = ''
    socket.setEncoding('utf8').on('data', (part: string) => { answer += part })
    await once(socket, 'close')
    return answer.split('\r\n')[0]!
  }
  assert.equal(await send('Host: ai.example.kz', 'hOsT: evil.example'), 'HTTP/1.1 400 Bad Request')
  assert.equal(await send('Host: ai.example.kz', 'Host: ai.example.kz'), 'HTTP/1.1 400 Bad Request')
  assert.deepEqual(asked, [])
  assert.equal(await send('Host: ai.example.kz'), 'HTTP/1.1 200 OK')
})
