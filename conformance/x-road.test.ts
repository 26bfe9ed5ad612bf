/** X-Road as an outside library speaks it (Python's `zeep`), from the description of a service: it reads our counterpart, and would send the request that we send. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { counterpartSettings, startCounterpart, xRoadConnection } from '../src/kernel/beyond/index.ts'
import { identifier } from '../src/kernel/signatures/testing.ts'

const wsdl = join(import.meta.dirname, 'x-road/births.wsdl')
const at = '2026-11-24T04:00:00.000Z'

async function zeep(args: readonly string[], input = ''): Promise<Record<string, unknown>> {
  const child = spawn(join(import.meta.dirname, '.venv/bin/python'), [join(import.meta.dirname, 'read_x_road.py'), ...args])
  child.stdin.end(input)
  const [said, wrong] = await Promise.all([text(child.stdout), text(child.stderr)])
  assert.equal(wrong, '')
  return JSON.parse(said)
}

test('the outside library asks the counterpart and reads what it knows, and what it does not know', async (t) => {
  const counterpart = await startCounterpart(new Map([['births', { [identifier.value]: { childName: 'Үлгі Санжар', bornOn: '2024-05-06' } }]]), () => at)
  t.after(() => counterpart.close())
  const found = await zeep(['ask', wsdl, `${counterpart.url}/x-road`, identifier.value]) as { body: Record<string, unknown>; header: Record<string, unknown> }
  assert.deepEqual(found.body['record'], { number: identifier.value, childName: 'Үлгі Санжар', bornOn: '2024-05-06' })
  assert.equal(found.header['issue'], 'case-1')
  assert.equal(found.header['protocolVersion'], '4.0')
  const absent = await zeep(['ask', wsdl, `${counterpart.url}/x-road`, '111111111111']) as { body: Record<string, unknown> }
  assert.deepEqual([absent.body['status'], absent.body['record']], ['NOT_FOUND', null])
})

test('the request that we send is the one that the outside library makes of the description', async (t) => {
  let request = ''
  const server = createServer(async (asked, response) => {
    request = await text(asked)
    response.writeHead(500).end()
  })
  t.after(() => { server.close(); server.closeAllConnections() })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const settings = counterpartSettings(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, 'births', ['childName'])
  const answer = await xRoadConnection(settings).ask({ about: identifier, user: `KZ${identifier.value}`, issue: 'case <1> & "2"', fields: ['childName'] })
  assert.equal(answer.outcome, 'failed')
  const { same, ours, theirs } = await zeep(['compare', wsdl], request)
  assert.ok(same, `${ours}\n${theirs}`)
})
