import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { confined, confinedStrictly, confinement, endByForce, processesOf, signalOf, spawning, takeFile } from './confinement.ts'

async function ground(t: { after(close: () => Promise<void>): void }) {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'confined child ')))
  const [given, own] = [join(folder, 'given.txt'), join(folder, 'own')]
  await mkdir(own)
  for (const [file, content] of [[given, 'given'], [join(folder, 'other.txt'), 'canary']] as const) await writeFile(file, content)
  const server = createServer((socket) => socket.end('canary'))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  t.after(async () => {
    server.close()
    await rm(folder, { recursive: true, force: true })
  })
  const address = server.address()
  return { folder, given, own, port: typeof address === 'object' && address !== null ? address.port : 0 }
}

/** What a child says that tries what a hole in native code could try. */
const attempts = (folder: string, port: number, parent: number): string => `
  import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
  import { connect } from 'node:net'
  const attempt = (act) => { try { return String(act()) } catch (error) { return error.code ?? 'failed' } }
  const socket = connect(${port}, '127.0.0.1')
  const network = await new Promise((end) => socket.once('connect', () => end('reached')).once('error', ({ code }) => end(code)))
  socket.destroy()
  console.log(JSON.stringify({
    given: attempt(() => readFileSync(${JSON.stringify(join(folder, 'given.txt'))})), other: attempt(() => readFileSync(${JSON.stringify(join(folder, 'other.txt'))})),
    users: attempt(() => readFileSync('/etc/passwd').length), processes: attempt(() => readdirSync('/proc')),
    own: attempt(() => writeFileSync(${JSON.stringify(join(folder, 'own', 'made.txt'))}, 'made')), changed: attempt(() => writeFileSync(${JSON.stringify(join(folder, 'given.txt'))}, 'changed')),
    beside: attempt(() => writeFileSync(${JSON.stringify(join(folder, 'made.txt'))}, 'made')), parent: attempt(() => process.kill(${parent}, 0)), user: process.getuid() + ':' + process.getgid(),
    becomesRoot: attempt(() => process.setuid(0)), becomesAnother: attempt(() => process.setuid(1000)), owner: statSync(${JSON.stringify(join(folder, 'given.txt'))}).uid,
    files: attempt(() => readdirSync(${JSON.stringify(folder)}).join()), environment: Object.keys(process.env).length, network,
  }))`

test('a confined child is nobody: it reads what it was given and writes where it may; no other file, no network, no other process to signal, no other user to become', async (t) => {
  const { folder, given, own, port } = await ground(t)
  const asked = [process.execPath, ['--input-type=module', '--eval', attempts(folder, port, process.pid)]] as const
  const [program, words] = confined(...asked, { read: [given], write: [own] }, own)
  if (confinement() === 'none') {
    assert.deepEqual([program, words], asked, 'a child is started as it is')
    return
  }
  const child = spawn(program, words, { env: {}, cwd: own, stdio: ['ignore', 'pipe', 'inherit'] })
  const said: unknown = JSON.parse(await text(child.stdout))
  assert.deepEqual(said, {
    given: 'given', other: 'ENOENT', users: 'ENOENT', processes: 'ENOENT', own: 'undefined', changed: 'EROFS', beside: 'EROFS', parent: 'ESRCH',
    user: '65534:65534', becomesRoot: 'EINVAL', becomesAnother: 'EINVAL', owner: 65534, files: 'given.txt,own', environment: 1, network: 'ECONNREFUSED',
  })
})

test('a child that is killed is gone with all that it started, and its end is known by its signal', async (t) => {
  const { given, own } = await ground(t)
  const start = async (code: string) => {
    const [program, words] = confined(process.execPath, ['--eval', code], { read: [given], write: [own] }, own)
    const child = spawn(program, words, { env: {}, cwd: own, stdio: ['ignore', 'pipe', 'inherit'], ...spawning() })
    return child
  }
  const runs = (pid: number): boolean => {
    try {
      return process.kill(pid, 0)
    } catch {
      return false
    }
  }
  const child = await start(`console.log('here'); setInterval(() => {}, 1000)`)
  await once(child.stdout, 'data')
  const all = processesOf(child.pid!)
  assert.ok(all.length >= 1 && all[0] === child.pid && all.every(runs))
  endByForce(child)
  await once(child, 'close')
  assert.equal(signalOf(child), 'SIGKILL')
  while (all.some(runs)) await new Promise(setImmediate)

  // Also one that has hardly begun, whose parts are not bound to each other yet.
  for (let times = 0; times < 5; times += 1) {
    const begun = await start('setInterval(() => {}, 1000)')
    endByForce(begun)
    await once(begun, 'close')
  }

  const itself = await start(`process.kill(process.pid, 'SIGABRT')`)
  await once(itself, 'close')
  assert.equal(signalOf(itself), 'SIGABRT')
  const well = await start('process.exit(3)')
  await once(well, 'close')
  assert.deepEqual([well.exitCode, signalOf(well)], [3, undefined])
})

test('of what a child left only plain files are taken: a link to a file of ours and a pipe are not, and go', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'taken from a child '))
  t.after(() => rm(folder, { recursive: true }))
  const [secret, made, taken] = ['secret', 'made', 'taken'].map((name) => join(folder, name)) as [string, string, string]
  await writeFile(secret, 'a key')
  await symlink(secret, made)
  await assert.rejects(takeFile(made, taken), /no plain file/)
  assert.equal(spawnSync('mkfifo', [made]).status, 0)
  await assert.rejects(takeFile(made, taken), /no plain file/)
  assert.deepEqual(await readdir(folder), ['secret'])
  await writeFile(made, 'rows')
  await takeFile(made, taken)
  assert.equal(await readFile(taken, 'utf8'), 'rows')
})

test('a portal that is installed among the programs of the system is not seen by what others wrote', () => {
  const listed = (ours?: string) => {
    const strict = confinedStrictly('/usr/bin/ls', ['/usr/lib', '/usr/share'], ['/usr'], 3, ours)
    if (strict === undefined) return undefined
    const [wrap, words] = strict
    const filter = words.indexOf('--seccomp')
    const { stdout, stderr } = spawnSync(wrap, words.toSpliced(filter, 2), { encoding: 'utf8' })
    assert.equal(stderr, '')
    return stdout.split('/usr/share:\n')[1]!.trim()
  }
  const [open, hidden] = [listed(), listed('/usr/share')]
  assert.equal(open === undefined, hidden === undefined)
  if (open !== undefined) assert.deepEqual([open.length > 0, hidden], [true, ''])
})
