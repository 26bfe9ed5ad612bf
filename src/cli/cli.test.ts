/** What an operator sees: help, mistakes, and the way from a backup back to a running portal. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, beforeEach, describe, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { sql } from 'kysely'
import { Failure } from '../law/failure.ts'
import { openDatabase, startCluster } from '../kernel/database/index.ts'
import { trustText } from '../kernel/decisions/index.ts'
import { publishAggregates } from '../kernel/privacy/index.ts'
import { openStatements } from '../kernel/statements/index.ts'
import { databaseCommands, run, verify } from './index.ts'
import type { Handler } from './index.ts'

type Handlers = Parameters<typeof run>[1]

async function call(argv: readonly string[], handlers: Handlers, env: Readonly<Record<string, string>> = {}) {
  const words = { out: '', err: '' }
  const stream = (name: 'out' | 'err') => ({ write: (text: string) => { words[name] += text } })
  const code = await run(argv, handlers, { env, out: stream('out'), err: stream('err') })
  return { code, out: stripVTControlCharacters(words.out), err: stripVTControlCharacters(words.err) }
}

const refuse: Handler = async () => { throw new Failure('refused', { kk: 'Болмайды.', ru: 'Нельзя.', en: 'No.' }) }
const bug: Handler = async () => { throw new TypeError('x is not a function') }
const nothing: Handler = async () => {}

describe('the command line', () => {
  test('shows the commands there are, in the language of the operator', async () => {
    const { code, out } = await call(['--help'], { start: nothing, backup: nothing }, { LANG: 'kk_KZ.UTF-8' })
    assert.equal(code, 0)
    assert.match(out, /start +Порталды толық іске қосу/)
    assert.doesNotMatch(out, /worker/)
  })

  test('explains one command, its operands and its options', async () => {
    for (const line of [['backup', '--help'], ['help', 'backup']]) {
      const { code, out } = await call(line, { backup: nothing })
      assert.equal(code, 0)
      assert.match(out, /shanyraq backup FILE \[--data FOLDER\] \[--check\]/)
      assert.match(out, /encrypt it and keep it on another machine/)
    }
  })

  test('tells of the gateway in each language', async () => {
    for (const [language, words] of [['kk', /PUBLIC_URL мәні және деректер бумасы ортақ/], ['ru', /Работает вместе с web и worker/], ['en', /Runs beside web and worker/]] as const) {
      assert.match((await call(['gateway', '--help'], { gateway: nothing }, { SHANYRAQ_LANGUAGE: language })).out, words)
    }
  })

  test('verifies published aggregates with the pinned keys, reckons their totals again, and names the period that is wrong', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'shanyraq-verify-'))
    t.after(() => { rmSync(folder, { recursive: true }) })
    const statements = openStatements(generateKeyPairSync('ed25519').privateKey)
    const cells = [30, 9].map((count) => ({ key: String(count), count, sums: { jobs: BigInt(count) }, largest: { jobs: 1n } }))
    const file = publishAggregates(statements, { about: 'sample', issuer: 'https://portal.example', issued: '2026-11-30T00:00:00.000Z', tables: [{ from: '2026-07-01', to: '2026-09-30', told: { cells, hidden: 0 } }] })
    const [path, trust] = [join(folder, 'figures.json'), join(folder, 'trust.json')]
    writeFileSync(trust, trustText({ didDocuments: [], issuers: [], authorities: [], timestampAuthorities: [], logKeys: [], statementKeys: [statements.key] }))
    const verifyIt = async (content: object, ...options: readonly string[]) => {
      writeFileSync(path, JSON.stringify(content))
      return call(['verify', path, ...options], { verify }, { SHANYRAQ_LANGUAGE: 'en' })
    }
    const good = await verifyIt(file, '--trust', trust)
    assert.deepEqual([good.code, /Totals reckoned again, periods: 1/.test(good.out), /The signature is genuine, and the totals are right/.test(good.out)], [0, true, true])
    assert.match((await verifyIt(file)).out, /Not everything was checked/)
    const changed = structuredClone(file)
    changed.statement.tables[0]!.total.sums['jobs'] = '40'
    const wrong = await verifyIt(changed, '--trust', trust)
    assert.equal(wrong.code, 1)
    assert.match(wrong.out, /✗ What is said in the open is what was signed[^]*✗ Totals reckoned again, periods: 1\. 2026-09-30/)
  })

  test('without a command shows help and says that nothing was done', async () => {
    assert.equal((await call([], { start: nothing })).code, 2)
  })

  test('guesses what was meant by a slip of the finger', async () => {
    const { code, err } = await call(['bakcup', 'x'], { backup: nothing, restore: nothing })
    assert.deepEqual([code, err], [2, 'shanyraq: There is no command “bakcup”. backup?\n'])
    assert.match((await call(['frobnicate'], { backup: nothing })).err, /--help/)
  })

  test('does not run a command whose line it does not understand', async () => {
    let ran = false
    const backup: Handler = async () => { ran = true }
    for (const line of [['backup'], ['backup', 'one', 'two'], ['backup', 'one', '--fast'], ['backup', 'one', '--data']]) {
      const { code, err } = await call(line, { backup })
      assert.equal(code, 2)
      assert.match(err, /not understood.*Usage: shanyraq backup FILE/)
    }
    assert.equal(ran, false)
  })

  test('gives a command its operands and options', async () => {
    let given: unknown
    await call(['backup', 'file', '--data=/d', '--check'], { backup: async ({ operands, options }) => { given = { operands, options } } })
    assert.deepEqual(given, { operands: ['file'], options: { data: '/d', check: '' } })
  })

  test('tells a failure in the language of the operator, and a bug with the way to its place', async () => {
    assert.deepEqual(await call(['lint'], { lint: refuse }, { LANG: 'ru_RU.UTF-8' }), { code: 1, out: '', err: 'shanyraq: Нельзя.\n' })
    assert.match((await call(['lint'], { lint: bug })).err, /x is not a function\n.*SHANYRAQ_DEBUG=1/)
    assert.match((await call(['lint'], { lint: bug }, { SHANYRAQ_DEBUG: '1' })).err, /cli\.test\.ts/)
  })

  test('passes on the exit code of a command', async () => {
    assert.equal((await call(['lint'], { lint: async () => 1 })).code, 1)
  })
})

describe('an operator', () => {
  let base: string
  let commands: ReturnType<typeof databaseCommands>
  before(() => {
    base = mkdtempSync(join(tmpdir(), 'shanyraq-cli-'))
    mkdirSync(join(base, 'sql'))
    writeFileSync(join(base, 'sql', '001-herds.sql'), 'create table herd (id bigint generated always as identity primary key, name text)')
    commands = databaseCommands({ migrations: [{ folder: 'example', url: pathToFileURL(`${base}/sql/`) }], country: { code: 'KZ', first: true } })
  })
  after(() => rmSync(base, { recursive: true }))

  let data: string
  beforeEach(() => { data = join(base, 'data') })
  afterEach(() => { for (const name of readdirSync(base)) if (name !== 'sql') rmSync(join(base, name), { recursive: true }) })

  const shanyraq = (...argv: string[]) => call(argv, commands, { SHANYRAQ_DATA: data })
  const names = async (): Promise<unknown> => {
    const cluster = await startCluster(join(data, 'postgres'), { dieWithParent: true })
    const { db, close } = await openDatabase(cluster.url)
    return (await sql`select name from herd order by id`.execute(db).finally(close).finally(cluster.stop)).rows
  }
  const fill = async (): Promise<void> => {
    const cluster = await startCluster(join(data, 'postgres'), { dieWithParent: true })
    const { db, close } = await openDatabase(cluster.url)
    await sql`insert into herd (name) values ('үйір'), ('қос')`.execute(db).finally(close).finally(cluster.stop)
    mkdirSync(join(data, 'keys'))
    writeFileSync(join(data, 'keys', 'seal'), 'мөр')
  }

  test('migrates, backs up, checks, loses everything and restores it', async () => {
    assert.deepEqual((await shanyraq('migrate')).out, 'example/001-herds.sql\nMigrations applied: 1.\n')
    assert.match((await shanyraq('migrate')).out, /nothing to do/)
    await fill()
    const file = join(base, 'backups', 'kept.tar.gz')
    const made = await shanyraq('backup', file)
    assert.equal(made.code, 0, made.err)
    assert.match(made.out, /tables: 1, rows: 2, files: 1\.\nsha256 [0-9a-f]{64}/)
    assert.equal(statSync(file).mode & 0o77, 0)
    assert.ok(!existsSync(join(data, 'postgres', 'postmaster.pid')) && !existsSync(join(data, 'lock')))
    assert.equal((await shanyraq('backup', file, '--check')).code, 0)

    rmSync(data, { recursive: true })
    const back = await shanyraq('restore', file)
    assert.equal(back.code, 0, back.err)
    assert.match(back.out, /rows: 2, files: 1\.\n.*shanyraq verify/)
    assert.deepEqual(await names(), [{ name: 'үйір' }, { name: 'қос' }])
    assert.equal(readFileSync(join(data, 'keys', 'seal'), 'utf8'), 'мөр')

    const twice = await shanyraq('restore', file)
    assert.deepEqual([twice.code, /not empty \(keys\)/.test(twice.err)], [1, true])
    rmSync(join(data, 'keys'), { recursive: true })
    assert.match((await shanyraq('restore', file)).err, /not empty \(\d+ tables?\)/)
    const over = await shanyraq('backup', file)
    assert.deepEqual([over.code, /not written over/.test(over.err)], [1, true])
  })

  test('migrates and restores nothing into what another country began, and is told which it is', async () => {
    mkdirSync(join(data, 'keys'), { recursive: true })
    writeFileSync(join(data, 'keys', 'country'), 'KG')
    const refused = await shanyraq('migrate')
    assert.deepEqual([refused.code, /another country \(KG\).*Set SHANYRAQ_COUNTRY=KG/.test(refused.err)], [1, true], refused.err)
    assert.ok(!existsSync(join(data, 'postgres')), 'no table is made')

    const theirs = databaseCommands({ migrations: [{ folder: 'example', url: pathToFileURL(`${base}/sql/`) }], country: { code: 'KG' } })
    const made = await call(['migrate'], theirs, { SHANYRAQ_DATA: data })
    assert.equal(made.code, 0, made.err)
    const file = join(base, 'theirs.tar.gz')
    assert.equal((await shanyraq('backup', file)).code, 0)
    rmSync(data, { recursive: true })
    assert.match((await shanyraq('restore', file)).err, /another country \(KG\)/)
    assert.ok(!existsSync(join(data, 'keys')))
    const back = await call(['restore', file], theirs, { SHANYRAQ_DATA: data })
    assert.equal(back.code, 0, back.err)
  })

  test('backs up while the portal runs, and cannot restore or migrate under it', async () => {
    await shanyraq('migrate')
    await fill()
    const portal = spawn(process.execPath, ['--input-type=module-typescript', '-e',
      `import { lockDataFolder, startCluster } from ${JSON.stringify(new URL('../kernel/database/index.ts', import.meta.url).href)}
       const lock = lockDataFolder(${JSON.stringify(data)}); const cluster = await startCluster(${JSON.stringify(join(data, 'postgres'))})
       process.stdin.once('end', async () => { await cluster.stop(); lock.release() }).resume(); console.log('ready')`], { stdio: ['pipe', 'pipe', 'inherit'] })
    await once(portal.stdout, 'data')
    const file = join(base, 'kept.tar.gz')
    const made = await shanyraq('backup', file)
    assert.equal(made.code, 0, made.err)
    assert.ok(existsSync(join(data, 'postgres', 'postmaster.pid')), 'the server of the portal goes on')
    for (const line of [['restore', file], ['migrate']]) {
      const { code, err } = await shanyraq(...line)
      assert.equal(code, 1)
      assert.match(err, new RegExp(`in use by another process \\(${portal.pid}\\)`))
    }
    portal.stdin.end()
    await once(portal, 'exit')
  })

  test('is told by a backup beside an S3 store what is not in it', async () => {
    await shanyraq('migrate')
    const made = await call(['backup', join(base, 'kept.tar.gz')], commands, { SHANYRAQ_DATA: data, S3_BUCKET: 'shanyraq-files' })
    assert.match(made.out, /Files in the S3 bucket “shanyraq-files” are not in this backup/)
  })

  test('verifies the journal with the key of the data folder alone, and makes neither key nor folder', async () => {
    for (const [language, words] of [['kk', /журналдың кілті жоқ/], ['ru', /нет ключа журнала/], ['en', /There is no key of the journal/]] as const) {
      const { code, err } = await call(['verify', 'journal'], { verify }, { SHANYRAQ_DATA: data, SHANYRAQ_LANGUAGE: language, PUBLIC_URL: 'https://portal.example' })
      assert.equal(code, 1)
      assert.match(err, words)
      assert.match(err, /curl https:\/\/portal\.example\/\.well-known\/shanyraq\/trust\.json -o trust\.json.*--trust trust\.json/)
    }
    assert.ok(!existsSync(data))
  })

  test('is told of a backup that cannot be made or read, and finds no half of one', async () => {
    const nowhere = await shanyraq('backup', join(base, 'kept.tar.gz'))
    assert.deepEqual([nowhere.code, /There is no database of the portal in .*--data/.test(nowhere.err)], [1, true])
    const half = await call(['backup', join(base, 'kept.tar.gz')], commands, { SHANYRAQ_DATA: data, DATABASE_DIRECT_URL: 'postgres://db.example/portal', SHANYRAQ_LANGUAGE: 'en' })
    assert.deepEqual([half.code, /DATABASE_URL not set: needed beside DATABASE_DIRECT_URL/.test(half.err)], [1, true], 'and not the server of this folder')
    assert.ok(!existsSync(data))
    const inside = await shanyraq('backup', join(data, 'kept.tar.gz'))
    assert.match(inside.err, /inside the data folder/)
    const absent = await shanyraq('restore', join(base, 'absent.tar.gz'))
    assert.deepEqual([absent.code, /no such file.*absent\.tar\.gz/.test(absent.err), existsSync(data)], [1, true, false])
    writeFileSync(join(base, 'harmed.tar.gz'), 'harmed')
    assert.match((await shanyraq('backup', '--check', join(base, 'harmed.tar.gz'))).err, /incomplete or damaged/)
    await shanyraq('migrate')
    const dark = await shanyraq('backup', join(base, 'sql', '001-herds.sql', 'kept.tar.gz'))
    assert.equal(dark.code, 1)
    assert.deepEqual(readdirSync(base).filter((name) => name.includes('kept')), [])
    assert.ok(!existsSync(join(data, 'lock')))
  })
})
