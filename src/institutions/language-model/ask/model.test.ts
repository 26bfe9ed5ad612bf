import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Serving, Upstream } from '../serving/index.ts'
import { phrasingBy } from './model.ts'

async function answering(content: string | undefined, use: (upstream: Pick<Upstream, 'baseUrl'>, asked: unknown[]) => Promise<void>): Promise<void> {
  const asked: unknown[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => { body += chunk })
    request.on('end', () => {
      asked.push(JSON.parse(body))
      if (content === undefined) response.writeHead(500).end('{}')
      else response.end(JSON.stringify({ choices: [{ message: { content } }] }))
    })
  })
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done) })
  try {
    await use({ baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }, asked)
  } finally {
    server.close()
  }
}

/** The pool with one upstream, as far as asking needs it. */
function pool(upstream: Pick<Upstream, 'baseUrl'>, outside: boolean): { readonly serving: Serving; readonly reports: string[] } {
  const reports: string[] = []
  const one = { id: 'one', model: 'chat', outside, ...upstream } as Upstream
  return { reports, serving: { upstreams: () => [one], report: (_: Upstream, outcome: string) => { reports.push(outcome) } } as unknown as Serving }
}

const messages = [{ role: 'user', content: 'Мерзімі қанша?' }] as const

test('a chat model of the programme is asked for its words', () => answering('15 жұмыс күні. [1]', async (upstream, asked) => {
  const { serving, reports } = pool(upstream, false)
  assert.equal(await phrasingBy(serving, 'chat')(messages), '15 жұмыс күні. [1]')
  assert.deepEqual([asked.length, reports], [1, ['ok']])
}))

test('a server beyond the programme is never asked', () => answering('…', async (upstream, asked) => {
  assert.equal(await phrasingBy(pool(upstream, true).serving, 'chat')(messages), undefined)
  assert.equal(asked.length, 0)
}))

test('a server that fails leaves the quotes as they are, and is known to have failed', () => answering(undefined, async (upstream) => {
  const { serving, reports } = pool(upstream, false)
  assert.equal(await phrasingBy(serving, 'chat')(messages), undefined)
  assert.deepEqual(reports, ['failed'])
}))
