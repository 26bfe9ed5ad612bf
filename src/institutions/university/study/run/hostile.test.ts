/** Submissions that mean harm, and those that only go wrong: none reaches anything, none is right, each ends, and the portal goes on. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, before, describe, test } from 'node:test'
import { confinement } from '../../../../kernel/sandbox/index.ts'
import { judgeRun } from '../judge.ts'
import type { Task } from '../course.ts'
import { pythonHere, runPython } from './python.ts'
import { escapes, hiddenInput, hiddenValue, hostilePrograms, succeedOutside } from './testing-hostile.ts'

const kept = 'what is in a file of ours'
const said = { kk: 'x', ru: 'x', en: 'x' }
const task: Extract<Task, { kind: 'python' }> = {
  id: 'hostile', kind: 'python', title: said, prompt: said, function: 'f', start: '', solution: '', testsHash: '',
  tests: [{ shown: true, call: ['a'], gives: 'b' }, { call: [hiddenInput], gives: hiddenValue }],
}
/** Of the wall clock enough for a busy machine: what waits is ended by it, what computes by the time of processors. */
const short = { seconds: 6, processorSeconds: 1, memoryMb: 256, talk: 100_000 }

describe('A submission that means harm', { skip: confinement() === 'none' || await pythonHere() === undefined ? 'nothing is run without bubblewrap and Python, and the task says so' : false }, () => {
  let folder = ''
  let reached = 0
  const server = createServer((socket) => {
    reached += 1
    socket.end()
  })
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hostile-'))
    await writeFile(join(folder, 'canary'), kept)
    process.env['SHANYRAQ_CANARY'] = kept
    await once(server.listen(0, '127.0.0.1'), 'listening')
  })
  after(async () => {
    server.close()
    delete process.env['SHANYRAQ_CANARY']
    await rm(folder, { recursive: true })
  })

  test('would succeed outside of the sandbox, where it is harmless enough to be let', async () => {
    const address = server.address()
    const all = hostilePrograms({ canary: join(folder, 'canary'), port: typeof address === 'object' && address !== null ? address.port : 0 }).filter(({ name }) => succeedOutside.has(name))
    assert.equal(all.length, succeedOutside.size)
    const failed: string[] = []
    for (const { name, code } of all) {
      const trace = join(folder, 'escaped')
      const child = spawn('python3', ['-c', `${code.replaceAll('/tmp/shanyraq-escaped', trace)}\nf("a")`], { stdio: ['ignore', 'ignore', 'pipe'] })
      const [[status], said] = await Promise.all([once(child, 'close'), text(child.stderr)])
      if (status !== 0) failed.push(`${name}: ${said.trim().split('\n').at(-1)}`)
      await rm(trace, { force: true })
    }
    assert.deepEqual(failed, [])
    assert.ok(reached > 0, 'one of them arrived at our port')
    reached = 0
  })

  test('ends, is never right, tells nothing that is hidden, and leaves everything as it was', async () => {
    const address = server.address()
    const all = hostilePrograms({ canary: join(folder, 'canary'), port: typeof address === 'object' && address !== null ? address.port : 0 })
    assert.ok(new Set(all.map(({ name }) => name)).size === all.length && all.length >= 40)
    const queue = [...all]
    const failed: string[] = []
    await Promise.all(Array.from({ length: 8 }, async () => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const { name, code, ends: may } = next
        const ran = await runPython({ code, function: 'f', calls: task.tests.map(({ shown = false, call }) => ({ shown, words: call })) }, short)
        const verdict = judgeRun(task, ran!)
        const [first, second] = verdict.tests
        if (verdict.passed || second?.reason === 'right') failed.push(`${name}: it passed`)
        if (!may.includes(first!.reason)) failed.push(`${name}: ${first!.reason} ${JSON.stringify(ran!.outcomes[0])}`)
        const told = JSON.stringify(verdict)
        for (const secret of [hiddenInput, hiddenValue, kept]) if (told.includes(secret)) failed.push(`${name}: tells ${secret}`)
      }
    }))
    assert.deepEqual(failed, [])
    assert.equal(reached, 0)
    assert.equal(await readFile(join(folder, 'canary'), 'utf8'), kept)
    assert.deepEqual(escapes.filter((path) => existsSync(path)), [])
  })

  test('and one that means well is judged the same twice', async () => {
    const code = 'def f(x):\n    return {"a": "b"}.get(x)'
    const [once, twice] = await Promise.all([1, 2].map(() => runPython({ code, function: 'f', calls: [{ shown: false, words: ['a'] }, { shown: true, words: ['b'] }] })))
    assert.deepEqual(once, twice)
    assert.deepEqual(once!.outcomes, [{ value: 'b' }, { value: null }])
  })
})
