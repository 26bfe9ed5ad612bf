import assert from 'node:assert/strict'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo, Server } from 'node:net'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { Failure } from '../../law/failure.ts'
import { clamd } from './scan.ts'
import { temporaryFolder } from './testing.ts'

const findVirus = (content: Buffer): string => content.includes('virus') ? 'Test.Virus FOUND' : 'OK'

/** Speaks INSTREAM as clamd(8) documents it, and finds what contains the word "virus". */
function standIn(test: TestContext, found = findVirus): Server {
  const server = createServer(async (socket) => {
    let bytes = Buffer.alloc(0)
    for await (const chunk of socket) {
      bytes = Buffer.concat([bytes, chunk])
      const content = contentOf(bytes)
      if (content === undefined) continue
      socket.end(`stream: ${found(content)}\0`)
      return
    }
  })
  test.after(() => server.close())
  return server
}

/** The content sent, once its zero length has come. */
function contentOf(bytes: Buffer): Buffer | undefined {
  const command = 'zINSTREAM\0'
  if (bytes.length < command.length) return undefined
  assert.equal(bytes.toString('latin1', 0, command.length), command)
  const parts: Buffer[] = []
  for (let at = command.length; at + 4 <= bytes.length;) {
    const length = bytes.readUInt32BE(at)
    if (length === 0) return Buffer.concat(parts)
    parts.push(bytes.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return undefined
}

async function listen(server: Server): Promise<{ host: string; port: number }> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { host: '127.0.0.1', port }
}

const unavailable = (error: unknown): boolean => error instanceof Failure && error.kind === 'unavailable'

test('A file is scanned over TCP, in chunks, to its end', async (t) => {
  const path = join(await temporaryFolder(t), 'file')
  const scan = clamd(await listen(standIn(t)))
  await writeFile(path, 'a'.repeat(200_000))
  assert.equal(await scan(path), 'clean')
  await writeFile(path, `${'a'.repeat(200_000)}virus`)
  assert.deepEqual(await scan(path), { found: 'Test.Virus' })
})

test('A file is scanned over a Unix socket', { skip: process.platform === 'win32' }, async (t) => {
  const folder = await temporaryFolder(t)
  const server = standIn(t)
  server.listen(join(folder, 'clamd.sock'))
  await once(server, 'listening')
  await writeFile(join(folder, 'file'), 'clean')
  assert.equal(await clamd({ path: join(folder, 'clamd.sock') })(join(folder, 'file')), 'clean')
})

test('A scanner that refuses, is silent or is not there leaves the file unscanned, and so not taken', async (t) => {
  const path = join(await temporaryFolder(t), 'file')
  await writeFile(path, 'content')
  await assert.rejects(clamd(await listen(standIn(t, () => 'INSTREAM size limit exceeded. ERROR')))(path), unavailable)
  const mute = createServer((socket) => socket.on('error', () => undefined).resume())
  t.after(() => mute.close())
  await assert.rejects(clamd({ ...await listen(mute), silenceMs: 20 })(path), unavailable)
  await assert.rejects(clamd({ host: '127.0.0.1', port: 9 })(path), unavailable)
})
