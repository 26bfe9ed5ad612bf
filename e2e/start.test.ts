/** The command line as an operator meets it: starting, what can be wrong then, stopping, and the way back from a backup. */
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { once } from 'node:events'
import type { Description } from '../src/cli/command.ts'
import { descriptions } from '../src/cli/descriptions.ts'
import { run as runLine } from '../src/cli/run.ts'
import { browser } from './browser.ts'
import { freePort, linkInLetter, type Running, root, start, until } from './processes.ts'

/** The sign-in page of the sample programme says it to everybody. */
const samplePassword = 'ulgi-derek-kupiyasoz'

const base = mkdtempSync(join(tmpdir(), 'shanyraq-start-'))
after(() => rmSync(base, { recursive: true, force: true }))

/** A portal with the sample in it, for whoever needs one after it was made: to fill a new one takes four times as much. */
const backup = join(base, 'backups', 'one.backup')

type Environment = Readonly<Record<string, string>>

const started: Running[] = []
// What a test that failed has left running would keep this process from its end.
after(() => { for (const { child } of started) child.kill('SIGKILL') })

function shanyraq(args: readonly string[], env: Environment = {}): Running {
  const running = start(join(root, 'bin/shanyraq'), args, { env, cwd: base })
  started.push(running)
  return running
}

/** Runs a command to its end. */
async function done(args: readonly string[], env: Environment = {}) {
  const running = shanyraq(args, env)
  const code = await running.ended()
  return { code, out: running.out(), err: running.err() }
}

/** Starts a portal and answers with its address when it says that it is open. */
async function open(data: string, port: number): Promise<{ portal: Running; url: string }> {
  const portal = shanyraq(['start', '--data', data, '--port', String(port)])
  const [, url = ''] = await portal.line(/^Shanyraq is open at (http:\S+)$/)
  return { portal, url }
}

/** Nothing of a portal runs on the folder, and nobody holds it. */
function assertAtRest(data: string): void {
  assert.ok(!existsSync(join(data, 'lock')), 'the folder is free')
  const left = join(data, 'postgres', 'postmaster.pid')
  const runs = existsSync(left) && existsSync(`/proc/${Number.parseInt(readFileSync(left, 'utf8'), 10)}`)
  assert.ok(!runs, 'the server has stopped')
}

/** A portal that cannot start says so in words, with exit code 1, and leaves nothing running. */
async function assertRefuses(data: string, words: RegExp, args: readonly string[] = [], env: Environment = {}): Promise<void> {
  const { code, out, err } = await done(['start', '--data', data, '--port', String(await freePort()), ...args], env)
  assert.match(err, words)
  assert.doesNotMatch(err, /\n\s+at |SHANYRAQ_DEBUG/, 'a failure, not a bug')
  assert.deepEqual([code, out], [1, ''])
}

describe('a portal with data', () => {
  const kelushi = { email: 'kelushi@ulgi.example', password: 'қыран бүркіт биік шыңда' }
  const data = join(base, 'first')
  let url = ''
  let port = 0
  let portal: Running

  before(async () => {
    port = await freePort()
    ;({ portal, url } = await open(data, port))
  })
  after(async () => { await portal.stop() })

  test('the first start in an empty folder says the address, and people can come in there', async () => {
    assert.equal(url, `http://localhost:${port}`)
    assert.equal(portal.err(), '')
    const visitor = browser(url)
    assert.equal((await visitor.send('/kk/register', { email: kelushi.email })).status, 200)
    const link = await linkInLetter(data, kelushi.email, '/register/finish')
    assert.equal((await visitor.send(link, { name: 'Үлгі Келуші', password: kelushi.password })).status, 303)
  })

  test('a second process cannot start on the same folder, and the first goes on', async () => {
    await assertRefuses(data, new RegExp(`in use by another process \\(${portal.child.pid}\\)`))
    assert.equal((await fetch(`${url}/kk`)).status, 200)
  })

  test('asked to end, it ends with the code 0 and gives everything back', async () => {
    assert.equal(await portal.stop('SIGTERM'), 0)
    assert.equal(portal.err(), '')
    assertAtRest(data)
  })

  test('it does not go on in the other programme, nor without its keys, and makes no others', async () => {
    await assertRefuses(data, /begun in the programme sample, and SHANYRAQ_PROGRAMME is law\. Set SHANYRAQ_PROGRAMME=sample/, [], { SHANYRAQ_PROGRAMME: 'law' })
    for (const part of ['keys', 'seal', 'signatures']) {
      renameSync(join(data, part), join(base, part))
      await assertRefuses(data, new RegExp(`A key of the portal is not there: .*/${part}/.*--data`))
      assert.ok(!existsSync(join(data, part)))
      renameSync(join(base, part), join(data, part))
    }
    assertAtRest(data)
  })

  test('the second start finds the data there', async () => {
    ;({ portal, url } = await open(data, port))
    const visitor = browser(url)
    assert.equal((await visitor.send('/kk/sign-in', kelushi)).status, 303)
    assert.match((await visitor.get('/kk/account')).html, /Үлгі Келуші/)
    assert.equal((await browser(url).send('/kk/sign-in', { email: 'maman@ulgi.example', password: samplePassword })).status, 303)
  })

  test('killed, it leaves a folder on which the next start goes on', async () => {
    assert.equal(await portal.stop('SIGKILL'), 'SIGKILL')
    ;({ portal, url } = await open(data, port))
    assert.match((await fetch(`${url}/technopark/residents.json`).then((answer) => answer.text())), /Үлгі Тілмаш/)
  })

  test('asked to end while it starts, it ends in good order as well', async () => {
    const early = join(base, 'early')
    const starting = shanyraq(['start', '--data', early, '--port', String(await freePort())])
    for (const seen = join(early, 'lock'); !existsSync(seen);) await new Promise((resolve) => { setImmediate(resolve) })
    assert.equal(await starting.stop('SIGTERM'), 0, starting.err())
    assertAtRest(early)
  })

  test('a backup made while it runs is restored elsewhere to the same register and a whole journal', async () => {
    const file = backup
    const made = await done(['backup', file, '--data', data])
    assert.deepEqual([made.code, made.err], [0, ''])
    assert.match(made.out, /whole, as of .*\nsha256 [0-9a-f]{64}/)
    assert.equal((await done(['backup', file, '--check'])).code, 0)

    const elsewhere = join(base, 'elsewhere')
    const restored = await done(['restore', file, '--data', elsewhere, '--new-history', 'an exercise'])
    assert.deepEqual([restored.code, restored.err], [0, ''])
    assertAtRest(elsewhere)
    const verified = await done(['verify', 'journal', '--data', elsewhere])
    assert.deepEqual([verified.code, verified.err], [0, ''])
    assert.match(verified.out, /The journal is whole: \d{2,} entries, \d+ checkpoints/)

    const other = await open(elsewhere, await freePort())
    try {
      const [before, after] = await Promise.all([url, other.url].map(async (one) => {
        const answer = await fetch(`${one}/technopark/residents.csv`)
        assert.equal(answer.status, 200)
        return answer.text()
      }))
      assert.equal(after, before)
      assert.match(after ?? '', /Үлгі Егін/)
      const officer = browser(other.url)
      const basshy = { email: 'basshy@ulgi.example', password: samplePassword }
      assert.equal((await officer.send('/kk/sign-in', basshy)).status, 303, 'people come in as before')
    } finally {
      assert.equal(await other.portal.stop(), 0)
    }
  })
})

describe('what can be wrong at the start', () => {
  test('a port that is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const address = taken.address()
    const data = join(base, 'busy')
    try {
      const port = typeof address === 'object' ? address?.port : undefined
      const { code, err } = await done(['start', '--data', data, '--port', String(port)])
      assert.match(err, /^shanyraq: Port \d+ is taken by another program\. Stop it or choose another port\.\n$/)
      assert.equal(code, 1)
      assert.ok(!existsSync(data), 'it is said before anything is made')
    } finally {
      taken.close()
    }
  })

  test('a port that is no port, a setting that is half given', async () => {
    await assertRefuses(join(base, 'unmade'), /PORT/, ['--port', '70000'])
    const half = { S3_ENDPOINT: 'http://127.0.0.1:1' }
    await assertRefuses(join(base, 'unmade'), /S3_BUCKET, S3_ACCESS_KEY, S3_SECRET_KEY not set: needed beside S3_ENDPOINT/, [], half)
    assert.ok(!existsSync(join(base, 'unmade')))
  })

  test('an address that is not of this machine', () => assertRefuses(join(base, 'hosted'), /HOST: 203\.0\.113\.7 is not an address of this machine\. Give one of its addresses, or 0\.0\.0\.0/, [], { HOST: '203.0.113.7' }))

  test('a database server that does not answer, and an address that is none', async () => {
    const port = await freePort()
    const away = join(base, 'away')
    const silent = new RegExp(`\\(127\\.0\\.0\\.1:${port}\\) does not answer: ECONNREFUSED`)
    await assertRefuses(away, silent, [], { DATABASE_URL: `postgres://portal@127.0.0.1:${port}/portal` })
    await assertRefuses(away, /^shanyraq: DATABASE_URL: takes an address such as postgres:/, [], { DATABASE_URL: 'postgres://[' })
  })

  test('one process of several without the server that they share', async () => {
    for (const command of ['web', 'worker']) {
      const { code, err } = await done([command, '--data', join(base, 'alone')])
      assert.match(err, /need a database server that they share: put its address into DATABASE_URL/)
      assert.equal(code, 1)
    }
    assert.ok(!existsSync(join(base, 'alone')))
  })

  test('a data folder that is damaged, or something else', async () => {
    const data = join(base, 'damaged')
    assert.equal((await done(['migrate', '--data', data])).code, 0)
    truncateSync(join(data, 'postgres', 'global', 'pg_control'), 100)
    await assertRefuses(data, /database in .* is damaged.*restore the latest backup: shanyraq restore FILE/s)
    assertAtRest(data)

    const strange = join(base, 'strange')
    mkdirSync(join(strange, 'postgres'), { recursive: true })
    writeFileSync(join(strange, 'postgres', 'letters.txt'), 'сәлем')
    await assertRefuses(strange, /has files in it but is not a PostgreSQL cluster/)
    assert.deepEqual(readdirSync(join(strange, 'postgres')), ['letters.txt'])

    const file = join(base, 'a-file')
    writeFileSync(file, '')
    await assertRefuses(file, /Nothing can be written to the data folder .*a-file/)
  })
})

/** A disk of its own, as small as wanted, while `use` runs. */
async function onDisk(
  megabytes: number, use: (folder: string, remount: (options: string) => void) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(base, 'disk-'))
  const mount = (options: string): unknown =>
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,${options}`, 'tmpfs', folder])
  mount('rw')
  try {
    await use(folder, (options) => mount(`remount,${options}`))
  } finally {
    spawnSync('umount', ['--lazy', folder])
  }
}

describe('a disk', () => {
  test('that is too small for the database is said so', () => onDisk(8, async (folder) => {
    await assertRefuses(join(folder, 'data'), /The disk that holds .* is full\. Free some space and start the portal again/)
  }))

  // A portal with its sample takes up to 122 MB: on a smaller disk it would fill that by itself, before or after the test does.
  test('that is full, at work or at the start, is said so, and with space again everything is there', () => onDisk(240, async (folder) => {
    const data = join(folder, 'data')
    const port = await freePort()
    const restored = await done(['restore', backup, '--data', data, '--new-history', 'an exercise'])
    assert.deepEqual([restored.code, restored.err], [0, ''])
    const first = await open(data, port)
    const filler = join(folder, 'filler')
    const fill = () => spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=1k'], { stdio: 'ignore' })
    // What the database lets go of meanwhile is filled too.
    const parts = await until(async () => {
      fill()
      const status = await fetch(`${first.url}/api/status`)
      return status.status === 503 ? (await status.json() as { readonly parts: readonly { readonly id: string; readonly state: string }[] }).parts : undefined
    })
    assert.equal(parts.find(({ id }) => id === 'files')?.state, 'down')
    assert.match(await fetch(`${first.url}/en/status`).then((answer) => answer.text()), /The disk is full: no new files are taken in/)
    rmSync(filler)
    assert.equal(await first.portal.stop(), 0)
    fill()
    await assertRefuses(data, /full/)
    rmSync(filler)
    const again = await open(data, port)
    assert.match(await fetch(`${again.url}/technopark/residents.json`).then((answer) => answer.text()), /Үлгі Тілмаш/)
    assert.equal(await again.portal.stop(), 0)
    assertAtRest(data)
  }))

  test('that cannot be written is said so', () => onDisk(120, async (folder, remount) => {
    const data = join(folder, 'data')
    remount('ro')
    await assertRefuses(data, /Nothing can be written to the data folder/)
    remount('rw')
    assert.equal((await done(['migrate', '--data', data])).code, 0)
    remount('ro')
    await assertRefuses(data, /Nothing can be written to the data folder .*\(EROFS\)/)
  }))
})

describe('help', () => {
  const all: Readonly<Record<string, Description>> = descriptions

  test('names every command, and tells of one', async () => {
    const { code, out, err } = await done(['--help'])
    assert.deepEqual([code, err], [0, ''])
    for (const name of Object.keys(all)) assert.match(out, new RegExp(`^ *${name}\\b`, 'm'))
    assert.match((await done(['restore', '--help'])).out, /shanyraq restore\b[^]*--new-history\b/)
  })

  // In this process, by the same reading of the line: a process for each would take half a second of a processor to print a page.
  for (const [name, { options = {} }] of Object.entries(all)) {
    test(`shanyraq ${name} --help`, async () => {
      let [out, err] = ['', '']
      const code = await runLine([name, '--help'], { [name]: async () => assert.fail('help runs nothing') }, { env: { LANG: 'en_US.UTF-8' }, out: { write(text) { out += text } }, err: { write(text) { err += text } } })
      assert.deepEqual([code, err], [0, ''])
      assert.match(out, new RegExp(`shanyraq ${name}\\b`))
      for (const option of Object.keys(options)) assert.match(out, new RegExp(`--${option}\\b`))
    })
  }

  test('in the language of the operator', async () => {
    assert.match((await done(['--help'], { LANG: 'kk_KZ.UTF-8' })).out, /Порталды толық іске қосу/)
    assert.match((await done(['--help'], { LANG: 'ru_RU.UTF-8' })).out, /Запустить портал целиком/)
  })

  test('the README names no command that is not there', () => {
    const file = join(root, 'README.md')
    const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
    const named = Array.from(text.matchAll(/bin\/shanyraq ([a-z]+)/g), ([, name = '']) => name)
    assert.deepEqual(named.filter((name) => name !== 'help' && !Object.hasOwn(descriptions, name)), [])
  })
})
