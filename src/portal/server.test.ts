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

test('an address that is too long for the server is answered by a page in every language', async (t) => {
  const server = await listen({ fetch: () => new Response('here') }, { port: 0 })
  t.after(() => server.stop(0))
  const response = await fetch(`http://127.0.0.1:${server.port}/kk/search?q=${'x'.repeat(30_000)}`)
  assert.equal(response.status, 431)
  assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8')
  const page = await response.text()
  for (const words of ['Мекенжай тым ұзын', 'Слишком длинный адрес', 'The address is too long']) assert.ok(page.includes(words), words)
  assert.equal(await (await fetch(`http://127.0.0.1:${server.port}/`)).text(), 'here', 'the server goes on')
})

test('what is no request at all is refused in words', async (t) => {
  const server = await listen({ fetch: () => new Response('here') }, { port: 0 })
  t.after(() => server.stop(0))
  const socket = connect(server.port, '127.0.0.1')
  t.after(() => socket.destroy())
  let answer = ''
  socket.setEncoding('utf8').on('data', (part: string) => { answer += part })
  socket.write('nothing that HTTP knows\r\n\r\n')
  await once(socket, 'close')
  assert.match(answer, /^HTTP\/1.1 400 Bad Request\r\n[^]*Запрос не удалось прочитать/)
})
