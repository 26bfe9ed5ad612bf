/** Who may use a data folder, and when it is free again. */
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { Failure } from '../../law/failure.ts'
import { lockDataFolder } from './index.ts'

describe('a data folder', () => {
  let folder: string
  beforeEach(() => { folder = join(mkdtempSync(join(tmpdir(), 'shanyraq-lock-')), 'data') })
  afterEach(() => rmSync(dirname(folder), { recursive: true }))

  const take = (then: string): string[] => ['--input-type=module-typescript', '-e',
    `import { lockDataFolder } from ${JSON.stringify(new URL('./lock.ts', import.meta.url).href)}
     lockDataFolder(${JSON.stringify(folder)}); console.log('held'); ${then}`]

  test('is held by one process, and others are told by which', async () => {
    const holder = spawn(process.execPath, take('process.stdin.resume()'), { stdio: ['pipe', 'pipe', 'inherit'] })
    await once(holder.stdout, 'data')
    assert.throws(() => lockDataFolder(folder), (error: unknown) => {
      assert.ok(error instanceof Failure && error.kind === 'conflict', String(error))
      assert.match(error.text.kk, new RegExp(`\\(${holder.pid}\\)`))
      return true
    })
    holder.kill('SIGKILL')
    await once(holder, 'exit')
    lockDataFolder(folder).release() // a killed holder holds no more
  })

  test('is free again when its process has ended, or has released it', () => {
    assert.equal(spawnSync(process.execPath, take('')).status, 0)
    const lock = lockDataFolder(folder)
    assert.throws(() => lockDataFolder(folder), Failure)
    lock.release()
    lockDataFolder(folder).release()
  })

  test('is not kept by a process number that another process has got since', () => {
    lockDataFolder(folder).release()
    writeFileSync(join(folder, 'lock'), `${process.ppid} 00000000-0000-0000-0000-000000000000:1\n`)
    const lock = lockDataFolder(folder)
    assert.match(readFileSync(join(folder, 'lock'), 'utf8'), new RegExp(`^${process.pid} `))
    lock.release()
  })

  test('is not kept by a lock that was cut off while it was written', () => {
    lockDataFolder(folder).release()
    writeFileSync(join(folder, 'lock'), '')
    lockDataFolder(folder).release()
  })
})
