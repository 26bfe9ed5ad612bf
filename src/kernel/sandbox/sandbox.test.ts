import assert from 'node:assert/strict'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { type Asking, ask } from './ask.ts'
import { type ChildSettings, startChild } from './child.ts'
import { confinement, endByForce, programOf } from './index.ts'

const entry = join(import.meta.dirname, 'testing-child.ts')

/** A child that sees one file and may write into one folder; `told` collects what it says. */
async function ground(t: TestContext, settings: Partial<ChildSettings> = {}) {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'sandbox ')))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const own = join(folder, 'own')
  await mkdir(own)
  for (const [name, content] of [['given.txt', 'given'], ['other.txt', 'canary']] as const) await writeFile(join(folder, name), content)
  const read = [join(folder, 'given.txt')]
  const child: ChildSettings = {
    entry, folder: own, view: { read, write: [own] }, script: { read, write: [own] }, heapMb: 128, niceness: 0, limits: {}, ...settings,
  }
  const told: unknown[] = []
  return { folder, own, child, told, ask: (question: object, asking: Asking = {}) => ask(child, question, { hear: (said) => told.push(said), ...asking }) }
}

test('a child hears one question, says its lines, and ends well', async (t) => {
  const it = await ground(t, { words: ['a word'] })
  const question = { task: 'echo', text: 'ә\n'.repeat(100_000) }
  const ended = await it.ask(question)
  assert.deepEqual([ended.code, ended.because, it.told], [0, undefined, [{ heard: question, words: ['a word'], spent: true }]])
})

test('a child sees the files that it is given, writes where it may, has no environment of ours, and reaches no network', async (t) => {
  const it = await ground(t)
  const server = createServer((socket) => socket.end('canary'))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  t.after(() => server.close())
  const { port } = server.address() as { readonly port: number }
  await it.ask({ task: 'attempts', folder: it.folder, port })
  const denied = 'ERR_ACCESS_DENIED'
  assert.deepEqual(it.told, [{ given: 'given', other: denied, system: denied, sources: denied, own: 'undefined', beside: denied, names: ['MALLOC_ARENA_MAX', 'TZ'], network: 'refused' }])
  assert.equal(await readFile(join(it.own, 'made.txt'), 'utf8'), 'made'.repeat(1000))
})

test('a child that takes too long, too much memory, or talks too much is ended, and so is one that is no longer wanted', async (t) => {
  const it = await ground(t)
  assert.equal((await it.ask({ task: 'forever' }, { seconds: 0.01 })).because, 'time')
  assert.equal((await it.ask({ task: 'talks' }, { talk: 10_000 })).because, 'talk')
  assert.ok(it.told.length < 10_000)
  if (process.platform === 'linux') assert.equal((await it.ask({ task: 'takes', megabytes: 400 }, { memory: 300 * 2 ** 20 })).because, 'memory')
  const wanted = new AbortController()
  const ended = await it.ask({ task: 'forever' }, { signal: wanted.signal, hear: () => wanted.abort() })
  assert.deepEqual([ended.because, ended.signal], ['signal', 'SIGKILL'])
  assert.equal((await it.ask({ task: 'echo' }, { signal: wanted.signal })).because, 'signal', 'and none is started')
})

test('the system itself limits the size of a file and the time of processors', { skip: process.platform === 'win32' }, async (t) => {
  const it = await ground(t, { limits: { file: 2, processorSeconds: 1 } })
  await it.ask({ task: 'attempts', folder: it.folder, port: 1 })
  assert.match(JSON.stringify(it.told), /"own":"(?!undefined)/, 'nothing larger than the limit is written')
  const ended = await it.ask({ task: 'spins' })
  assert.ok(['SIGXCPU', 'SIGKILL'].includes(ended.signal ?? ''), `ended by ${ended.signal}`)
})

test('a child steps back for others though it is a group of its own to the scheduler', { skip: confinement() === 'none' || !existsSync('/proc/self/autogroup') }, async (t) => {
  const it = await ground(t, { niceness: 15 })
  const child = startChild(it.child)
  t.after(() => endByForce(child))
  child.stdin!.write(`${JSON.stringify({ task: 'forever' })}\n`)
  await once(child.stdout!, 'data')
  assert.match(await readFile(`/proc/${child.pid}/autogroup`, 'utf8'), / nice 15\n$/)
})

test('what a child throws is told to whoever asked, and what the listener throws ends the child', async (t) => {
  const it = await ground(t)
  const ended = await it.ask({ task: 'dance' })
  assert.deepEqual([ended.code, ended.because], [1, undefined])
  assert.match(ended.words, /Nobody taught me to dance[^]*testing-child\.ts:\d+/, 'with the place in our sources')
  await assert.rejects(it.ask({ task: 'forever' }, { hear: () => { throw new Error('too much') } }), /too much/)
})

test('progress is told seldom, a new stage always', async (t) => {
  const it = await ground(t)
  await it.ask({ task: 'progress' })
  assert.deepEqual(it.told.slice(0, 1), [{ stage: 'one' }])
  assert.ok(it.told.some((line) => (line as { stage: string }).stage === 'two'))
})

test('a child whose input ends, for whoever asked is gone, ends as well', async (t) => {
  const { child } = await ground(t)
  const one = startChild(child)
  t.after(() => endByForce(one))
  one.stdin!.end()
  await once(one, 'close')
  assert.equal(one.exitCode, 1)
})

test('a child imports by their addresses the modules that it is to know, in plain JavaScript as well', async (t) => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'modules ')))
  t.after(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, 'word.ts'), `import { made } from './made.ts'\nexport const word: string = made satisfies string\n`)
  await writeFile(join(folder, 'made.ts'), `export const made: string = 'бата'\n`)
  const address = pathToFileURL(join(folder, 'word.ts')).href
  const it = await ground(t, { imports: [address, 'data:text/javascript,export const word = 1'] })
  await it.ask({ task: 'imports', address })
  await it.ask({ task: 'imports', address: 'data:text/javascript,export const word = 1' })
  assert.deepEqual(it.told, [{ word: 'бата' }, { word: 1 }])
  const unknown = await ground(t)
  assert.equal((await unknown.ask({ task: 'imports', address })).code, 1, 'and none that it is not given')
})

test('the program of a child is written once, and is there again when somebody has tidied it away', async (t) => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'modules ')))
  t.after(() => rm(folder, { recursive: true }))
  const module = join(folder, 'one.ts')
  await writeFile(module, `const one: number = 1\nconsole.log(one)\n`)
  const file = programOf(module)
  const program = await readFile(file, 'utf8')
  assert.doesNotMatch(program, /one: number/)
  assert.equal(programOf(module), file)
  await rm(file)
  assert.equal(await readFile(programOf(module), 'utf8'), program)
  await rm(file)
})
