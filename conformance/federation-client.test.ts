/** The client of a stranger, in Python, against a portal that lies, breaks off or falls silent: what it calls proof, what a deletion, and what neither. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { canonical, hashOfText } from '../src/law/canonical.ts'
import { TestLog } from '../src/kernel/federation/testing.ts'
import { publishing, says, withdrawing } from '../src/kernel/federation/testing-feed.ts'

const folder = mkdtempSync(join(tmpdir(), 'shanyraq-client-'))
const logs = new Map<string, TestLog>()
/** Addresses that are answered with a status and nothing more. */
const statuses = new Map<string, number>()
const server = createServer(({ url = '' }, answer) => {
  const [, name = '', ...path] = url.split('/')
  const said = logs.get(name)?.answer(`/${path.join('/')}`)
  answer.writeHead(statuses.get(url) ?? (said === undefined ? 404 : 200))
  answer.end(said)
})
const url = (name: string): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/${name}`

before(() => once(server.listen(0, '127.0.0.1'), 'listening'))
after(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

/** A log that is served under a name, and what the client says of it, with its exit. */
function served(name: string): { readonly log: TestLog; readonly asks: (...tellers: readonly string[]) => Promise<readonly [code: number, text: string]> } {
  const log = new TestLog(`${name}.example/journal`)
  logs.set(name, log)
  return {
    log,
    asks: (...tellers) => new Promise((resolve) => {
      const words = [join(import.meta.dirname, 'federation_client.py'), join(folder, `${name}.json`), url(name), log.key, ...tellers]
      execFile('python3', ['-I', ...words], (error, stdout, stderr) => resolve([error === null ? 0 : typeof error.code === 'number' ? error.code : -1, stdout + stderr]))
    }),
  }
}

const leaf = (type: string, body: unknown, at = '2026-03-01T00:00:00.000Z'): string => JSON.stringify({ at, actor: 'a', type, subject: 's', body })

test('a portal that is not there, breaks, signs nothing or serves no entries has proved nothing', async () => {
  const { log, asks } = served('broken')
  says(log, 'one')
  statuses.set('/broken/journal/checkpoint', 500)
  assert.equal((await asks())[0], 3)
  statuses.set('/broken/journal/checkpoint', 429)
  assert.equal((await asks())[0], 3)
  statuses.clear()
  const honest = log.answer.bind(log)
  log.answer = (path) => (path === '/journal/checkpoint' ? 'nonsense\n\n— broken.example/journal x\n' : honest(path))
  assert.equal((await asks())[0], 3)
  log.answer = (path) => (path.includes('/entries/') ? undefined : honest(path))
  assert.equal((await asks())[0], 3)
  log.answer = honest
  assert.equal((await asks())[0], 0)
  assert.equal((await asks('http://127.0.0.1:1', url('broken')))[0], 0, 'whoever tells nothing is passed over')
  log.answer = (path) => (path === '/federation/seen' ? '{"seen":[7,{"origin":"x"},{"origin":"broken.example/journal","note":"n"}]}' : honest(path))
  assert.equal((await asks(url('broken')))[0], 0)
})

test('what is malformed, foreign, said again or otherwise than its entry counts for nothing, and is asked for by nobody', async () => {
  const { log, asks } = served('liar')
  const from = log.signer.name
  const request = { kind: 'request', to: 'house.example/journal', until: '2026-03-10', content: { subject: 's', text: 't' } }
  const body = { from, kind: 'entry', id: 'e', version: 1, item: '0'.repeat(64) }
  says(log, 'good')
  says(log, 'r', request)
  log.grow(
    '"federation. is no JSON', '["federation."]', leaf('federation.entry', []), leaf('federation.entry', { ...body, from: `${from}\u0000` }), leaf('federation.entry', { ...body, until: '0000-01-01' }), leaf('federation.entry', body, '0000-01-01T00:00:00Z'),
    leaf('federation.entry', { ...body, version: 0 }), leaf('federation.entry', { ...body, more: 1 }), leaf('federation.request', { ...body, kind: 'request' }), leaf('federation.answer', { ...body, kind: 'entry' }), leaf('federation.entry', { from }),
    publishing(from, 'r', { ...request, version: 2 }).leaf, publishing(from, 'good').leaf, publishing('other.example/journal', 'theirs').leaf,
  )
  const other = canonical({ from, kind: 'entry', id: 'other', version: 1, content: {} })
  log.items.set(hashOfText(other), other)
  log.items.set(hashOfText('[]'), '[]')
  log.grow(leaf('federation.entry', { ...body, id: 'e-1', item: hashOfText(other) }), leaf('federation.entry', { ...body, id: 'e-2', item: hashOfText('[]') }))
  const [code, text] = await asks()
  assert.equal(code, 0, text)
  const refused = text.split('\n').filter((line) => line.startsWith('refused')).map((line) => /malformed|foreign|replayed|mismatch/.exec(line)?.[0])
  assert.deepEqual(refused, [...Array.from({ length: 9 }, () => 'malformed'), 'replayed', 'replayed', 'foreign', 'mismatch', 'mismatch'])
})

test('an item that is not there is deleted; one about which nothing is answered is not, and nor is one that was withdrawn', async () => {
  const { log, asks } = served('silent')
  const [kept, other] = ['kept', 'other'].map((id) => says(log, id)) as [string, string]
  assert.equal((await asks())[0], 0)
  for (const status of [429, 500, 503]) {
    statuses.set(`/silent/federation/items/${kept}`, status)
    const [code, text] = await asks()
    assert.deepEqual([code, text.includes(`no answer ${kept}`)], [3, true], text)
  }
  log.items.delete(other)
  const [code, text] = await asks()
  assert.deepEqual([code, text.includes(`deleted in silence: ['${other}']`)], [2, true], text)
  statuses.clear()
  log.grow(withdrawing(log.signer.name, 'other', 2))
  assert.equal((await asks())[0], 0)
  log.leaves.pop()
  const [behind, shorter] = await asks()
  assert.deepEqual([behind, shorter.includes('it shows 2 of the 3 entries')], [3, true], shorter)
})
