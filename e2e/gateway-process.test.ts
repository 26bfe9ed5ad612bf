/** `shanyraq web` and two `shanyraq gateway` on one PostgreSQL: keys, orders, budgets and usage are the same in all of them. */
import assert from 'node:assert/strict'
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { stubUpstream, type StubUpstream } from '../src/institutions/language-model/serving/testing.ts'
import { type Cluster, type Database, openDatabase, startCluster } from '../src/kernel/database/index.ts'
import { openAuthority } from '../src/kernel/signatures/index.ts'
import { type Browser, browser, textOf, type Values } from './browser.ts'
import { freePort, root, run, type Running, start, until } from './processes.ts'

const base = mkdtempSync(join(tmpdir(), 'shanyraq-gateways-'))
const data = join(base, 'data')
const upstreams = join(base, 'upstreams.json')
const password = 'қыран бүркіт биік шыңда'
const pin = '482915'
const opened = /^The API of the language model is open at http:\/\/localhost:(\d+)\/v1$/

let cluster: Cluster
let database: Database
let upstream: StubUpstream
let env: Readonly<Record<string, string>>
let web: Running
let webUrl = ''

interface Side { readonly running: Running; readonly url: string }
const sides: Side[] = []
const side = (at: number): Side => sides[at]!

/** A gateway as an operator starts it. */
async function gateway(): Promise<Side> {
  const running = start(join(root, 'bin/shanyraq'), ['gateway', '--port', '0'], { env })
  return { running, url: `http://127.0.0.1:${(await running.line(opened))[1]}` }
}

before(async () => {
  upstream = await stubUpstream()
  writeFileSync(upstreams, JSON.stringify({ upstreams: [{ id: 'stub', engine: 'vllm', url: upstream.url, outside: false, models: [{ name: 'stub', contextLength: 4096, version: 'ab'.repeat(32) }] }] }))
  cluster = await startCluster(join(base, 'postgres'), { settings: { fsync: 'off', synchronous_commit: 'off' }, dieWithParent: true })
  env = { DATABASE_URL: cluster.url, SHANYRAQ_DATA: data, SHANYRAQ_POOL: '4', PUBLIC_URL: 'http://localhost:3999', LANGUAGE_MODEL_UPSTREAMS: upstreams }
  database = await openDatabase(cluster.url, { max: 2 })
})
after(async () => {
  await Promise.all([web, ...sides.map(({ running }) => running)].map((one) => one?.stop('SIGKILL')))
  await upstream?.close()
  await database?.close()
  await cluster?.stop()
  rmSync(base, { recursive: true, force: true })
})

/** A person at the web process. */
class Person {
  readonly email: string
  readonly #browser: Browser = browser(webUrl)

  constructor(name: string) { this.email = `${name}@ulgi.example` }

  async get(path: string): Promise<string> {
    const answer = await this.#browser.get(path)
    assert.equal(answer.status, 200, `${path}: ${textOf(answer.html)}`)
    return answer.html
  }

  async send(page: string, values: Values, action?: string): Promise<{ readonly location: string; readonly html: string }> {
    const answer = await this.#browser.send(page, values, action)
    assert.ok(answer.status === 303 || answer.status === 200, `${page}: ${answer.status} ${textOf(answer.html)}`)
    return answer
  }

  /** Opens an account by the letter. */
  async register(name: string): Promise<void> {
    await this.send('/kk/register', { email: this.email })
    const { rows: [letter] } = await sql<{ body: string }>`select body from mail where recipient = ${this.email} order by id desc limit 1`.execute(database.db)
    await this.send(/\/kk\/register\/finish\?link=\S+/.exec(letter!.body)![0], { name, password })
  }

  wear = (hat: string) => this.send('/kk/account', { hat }, '/kk/account/hat')
}

interface Key { readonly id: string; readonly secret: string }

const body = (stream: boolean): string => JSON.stringify({ model: 'stub', messages: [{ role: 'user', content: 'Сәлем!' }], max_tokens: stream ? 3000 : 16, stream })
const call = ({ url }: Side, { secret }: Key, { stream = false } = {}): Promise<Response> =>
  fetch(`${url}/v1/chat/completions`, { method: 'POST', headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' }, body: body(stream) })

/** A stream that has begun. */
async function begun(at: Side, key: Key): Promise<{ /** Its last words. */ rest(): Promise<string> }> {
  const response = await call(at, key, { stream: true })
  assert.equal(response.status, 200)
  const pieces = response.body!.pipeThrough(new TextDecoderStream())[Symbol.asyncIterator]()
  let read = String((await pieces.next()).value)
  return {
    async rest() {
      for (let piece = await pieces.next(); !piece.done; piece = await pieces.next()) read += piece.value
      return read.slice(-1000)
    },
  }
}

/** What is gone and what is held of the only budget of a key in a day. */
async function budgetOf({ id }: Key): Promise<{ readonly spent: number; readonly leased: number; readonly lost: number }> {
  const { rows: [row] } = await sql<{ spent: bigint; leased: bigint; lost: bigint }>`
    select spent, leased, lost from leased_budget where scope = ${`key:${id}`} and period = 'day' and unit = 'requests'`.execute(database.db)
  return { spent: Number(row?.spent ?? 0n), leased: Number(row?.leased ?? 0n), lost: Number(row?.lost ?? 0n) }
}

/** A role that does not start on this data folder. */
async function refuses(role: string, folder: string, words: RegExp): Promise<void> {
  const line = { admin: ['admin', 'nobody@ulgi.example'], worker: ['worker'] }[role] ?? [role, '--port', '0']
  const refused = run('src/main.ts', [...line, '--data', folder], { env })
  assert.equal(await refused.ended(), 1, role)
  assert.match(refused.err(), words, role)
}

describe('a gateway of its own', () => {
  let founder: Person
  let office: Person
  let key: Key

  const allow = (id: string, requestsADay: number) => founder.send(`/kk/keys/${id}`, { 'budget-requests-day': String(requestsADay) }, `/kk/keys/${id}/budget`)

  async function newKey(name: string): Promise<Key> {
    const { html } = await founder.send('/kk/keys/new', {
      name, purpose: 'product', days: '30', models: '', requestsPerMinute: '6000', tokensPerMinute: '2000000', endpoints: ['chat/completions', 'completions'],
    })
    const secret = /sk-kz-[\w-]{43}/.exec(html)![0]
    const id = /\/keys\/([0-9a-f-]{36})/.exec(html)![1]!
    return { id, secret }
  }

  /**
   * A key that may make so many requests a day, each of these gateways knows of it, and so many calls were answered meanwhile. Gateways
   * hear of a limit a moment after the form; what comes before that is let through, and may or may not be counted as used.
   */
  async function limitedKey(name: string, requestsADay: number, gateways: readonly Side[]): Promise<Key & { readonly before: number; readonly counted: number }> {
    const made = await newKey(name)
    /** How many calls a gateway answers with 200 until it answers like this. */
    const answeredUntil = async (wanted: number): Promise<number> => {
      let answered = 0
      for (const one of gateways) {
        await until(async () => {
          const { status } = await call(one, made)
          if (status === 200) answered += 1
          return status === wanted ? true : undefined
        })
      }
      return answered
    }
    await allow(made.id, 1)
    const before = await answeredUntil(429)
    await allow(made.id, requestsADay)
    return { ...made, before, counted: await answeredUntil(200) }
  }

  test('without tables, or without the keys of the portal, it says what to do', async () => {
    const early = run('src/main.ts', ['gateway', '--port', '0'], { env })
    assert.equal(await early.ended(), 1)
    assert.match(early.err(), /Run shanyraq migrate, or start shanyraq web first/)
    const lost = run('src/main.ts', ['gateway'], { env: { SHANYRAQ_DATA: data, DATABASE_URL: cluster.url } })
    assert.equal(await lost.ended(), 1)
    assert.match(lost.err(), /PUBLIC_URL/)
    const port = await freePort()
    web = run('src/main.ts', ['web', '--port', String(port)], { env })
    await web.line(/^Shanyraq is open at/)
    webUrl = `http://127.0.0.1:${port}`
    const elsewhere = run('src/main.ts', ['gateway', '--port', '0', '--data', join(base, 'nowhere')], { env })
    assert.equal(await elsewhere.ended(), 1)
    assert.match(elsewhere.err(), /A key of the portal is not there: .*nowhere.*--data/)
    // No worker has placed anything yet, and still the database knows whose it is.
    for (const role of ['web', 'worker', 'start', 'admin']) await refuses(role, join(base, 'nowhere'), /A key of the portal is not there: .*nowhere.*--data/)
    assert.ok(!existsSync(join(base, 'nowhere')))
  })

  test('a key that was made at the web process answers at a gateway, whole and as a stream, with a receipt that the web process knows', async () => {
    sides.push(...await Promise.all([gateway(), gateway()]))
    founder = new Person('qury')
    await founder.register('Үлгі Құрушы')
    await founder.send('/kk/account/identity', {}, '/kk/account/identity/sample-number')
    await founder.send('/kk/account/identity', {}, '/kk/account/identity/sample-company')
    const { rows: [company] } = await sql<{ id: string }>`select id from organisation`.execute(database.db)
    await founder.wear(company!.id)
    await founder.send('/kk/keys/undertaking', { password, 'new-pin': pin, 'pin-again': pin })
    key = await newKey('Чат-бот')
    const whole = await until(async () => { const response = await call(side(0), key); return response.status === 401 ? undefined : response })
    assert.equal(whole.status, 200, await whole.clone().text())
    const answer = await whole.json() as { readonly choices: readonly { readonly message: { readonly content: string } }[] }
    assert.equal(answer.choices[0]!.message.content, 'Сәлем, әлем!')
    const verified = await fetch(`${webUrl}/v1/verify`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ receipt: whole.headers.get('x-kz-ai-receipt'), text: 'Сәлем, әлем!' }),
    })
    assert.equal((await verified.json() as { readonly genuine: boolean }).genuine, true)
    assert.match(await (await begun(side(1), key)).rest(), /data: \[DONE\]\n\n$/)
    assert.equal((await fetch(`${side(0).url}/kk`)).status, 404, 'there are no pages here')
  })

  test('what it used is told by itself and seen at the web process', async () => {
    const used = (address: string) => until(async () => {
      const { data: lines } = await (await fetch(`${address}/v1/usage`, { headers: { authorization: `Bearer ${key.secret}` } })).json() as { readonly data: readonly { readonly requests: number; readonly completion_tokens: number }[] }
      return lines[0]?.requests === 2 ? lines[0] : undefined
    })
    assert.deepEqual(await used(webUrl), await used(side(0).url))
    assert.match(textOf(await founder.get('/kk/usage')), /stub Чат-бот 2 10 8/)
  })

  test('an order that was given at the web process stops a stream at a gateway', async () => {
    office = new Person('akimshi')
    await office.register('Үлгі Әкімші')
    assert.equal(await run('src/main.ts', ['admin', office.email], { env }).ended(), 0)
    await office.wear('office')
    upstream.set({ pieces: Array.from({ length: 10_000 }, () => ' сөз'), paceMs: 20 })
    const stream = await begun(side(0), key)
    await office.send('/kk/admin/orders', { subject: `api-key:${key.id}`, kk: 'Тексеру жүріп жатыр.', ru: 'Идёт проверка.', en: 'An inspection is under way.' })
    assert.match(await stream.rest(), /key_suspended(?![\s\S]*\[DONE\])/)
    assert.equal((await call(side(1), key)).status, 403)
    upstream.set({ pieces: ['Сәлем', ', ', 'әлем', '!'], paceMs: 0 })
    await office.send('/kk/admin/orders', { subject: `api-key:${key.id}` }, '/kk/admin/orders/lift')
    await until(async () => ((await call(side(1), key)).status === 200 ? true : undefined))
  })

  test('two gateways never overspend one budget', async () => {
    const small = await limitedKey('Шағын', 40, [side(0), side(1)])
    const statuses = await Promise.all(Array.from({ length: 120 }, async (_, at) => (await call(side(at % 2), small)).status))
    assert.ok(statuses.every((status) => status === 200 || status === 429), String(statuses))
    const good = statuses.filter((status) => status === 200).length
    assert.ok(good > 0 && small.counted + good <= 40, `${small.counted} and ${good} of 40`)
    const { spent, leased, lost } = await budgetOf(small)
    assert.ok(spent + leased + lost <= 40, `${spent} spent, ${leased} held, ${lost} lost`)
  })

  test('killed, it costs no more than it held', async () => {
    const dying = await gateway()
    const small = await limitedKey('Құлаған', 80, [dying, side(0)])
    const held = 80 / 8
    assert.equal(await dying.running.stop('SIGKILL'), 'SIGKILL')
    let good = 0
    while (good <= 80 && (await call(side(0), small)).status === 200) good += 1
    const counted = small.counted + good
    assert.ok(counted <= 80 && small.before + counted >= 80 - held, `${small.before}, ${small.counted} and ${good} of 80, of which the killed one held at most ${held}`)
  })

  test('with the keys of another portal it does not start', async () => {
    const foreign = join(base, 'foreign')
    for (const part of ['keys', 'seal', 'signatures']) cpSync(join(data, part), join(foreign, part), { recursive: true })
    const another = join(base, 'another')
    await openAuthority(join(another, 'signatures'), () => '2026-01-01T00:00:00.000Z')
    cpSync(join(data, 'keys', 'statements.pem'), join(foreign, 'keys', 'journal.pem'))
    for (const role of ['gateway', 'web', 'worker', 'start']) await refuses(role, foreign, /not those of the portal of this database/)
    cpSync(join(data, 'keys', 'journal.pem'), join(foreign, 'keys', 'journal.pem'))
    cpSync(join(another, 'signatures', 'authority.json'), join(foreign, 'signatures', 'authority.json'))
    for (const role of ['web', 'worker']) await refuses(role, foreign, /not those of the portal of this database/)
    // A folder that was moved whole is the same portal.
    cpSync(join(data, 'signatures', 'authority.json'), join(foreign, 'signatures', 'authority.json'))
    const moved = run('src/main.ts', ['worker', '--data', foreign], { env: { ...env, PUBLIC_URL: 'https://moved.example' } })
    await moved.line(/"level":"warn","event":"PUBLIC_URL is not the address under which this portal began".*"begunAt":"localhost:3999"/)
    await moved.line(/^The background work is running/)
    assert.equal(await moved.stop(), 0)
  })

  test('asked to end, it lets streams end for some seconds, tells the others honestly, and gives back what it holds', async () => {
    upstream.set({ pieces: Array.from({ length: 40 }, () => ' сөз'), paceMs: 20 })
    const short = await begun(side(0), key)
    upstream.set({ pieces: Array.from({ length: 10_000 }, () => ' сөз'), paceMs: 20 })
    const long = await begun(side(0), key)
    const ends = Promise.all(sides.map(({ running }) => running.stop('SIGTERM')))
    assert.match(await short.rest(), /data: \[DONE\]\n\n$/)
    assert.match(await long.rest(), /"code":"restarting"(?![\s\S]*\[DONE\])/)
    assert.deepEqual(await ends, [0, 0])
    for (const { running } of sides) assert.doesNotMatch(running.out() + running.err(), /"level":"(?:error|fatal)"|"fault"|Error:/)
    // Only what the killed one held is still out.
    const { rows: [left] } = await sql<{ leased: bigint }>`select coalesce(sum(leased), 0)::bigint as leased from leased_budget where scope = ${`key:${key.id}`}`.execute(database.db)
    assert.equal(left!.leased, 0n)
  })
})
