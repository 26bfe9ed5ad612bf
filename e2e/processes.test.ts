/**
 * Two web processes, two workers and a gateway on one PostgreSQL of the system, which has a synchronous standby and PgBouncer before it, pass the journey of a resident, over HTTP alone. A third web process,
 * which knows no pooler, works beside them until the server is lost.
 */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { standbyLacks, startStandby, type Standby } from '../conformance/standby-cluster.ts'
import { goodAnswers } from '../src/countries/kazakhstan/testing.ts'
import { type Database, openDatabase } from '../src/kernel/database/index.ts'
import { type Answer, type Browser, browser, textOf, type Values } from './browser.ts'
import { freePort, linkInLetter, run, type Running, until } from './processes.ts'

const base = mkdtempSync(join(tmpdir(), 'shanyraq-processes-'))
const data = join(base, 'data')
const password = 'қыран бүркіт биік шыңда'
const pin = '482915'

let servers: Standby
let database: Database
let env: Readonly<Record<string, string>>
const processes: Running[] = []
/** Has `DATABASE_URL` alone, the server's own. */
let plain: Running
/** Addresses of the two web processes, and of the one without a pooler. */
const urls: string[] = []

before(async () => {
  if (standbyLacks !== undefined) throw new Error(`This test needs ${standbyLacks} of the system (Debian: apt-get install postgresql pgbouncer).`)
  servers = await startStandby({ pool: 8 })
  env = { DATABASE_URL: servers.pooled, DATABASE_DIRECT_URL: servers.direct, SHANYRAQ_DATA: data, SHANYRAQ_POOL: '6', PUBLIC_URL: 'http://localhost:3999' }
  // All at once on nothing: one of them makes the tables and the secrets, and all have the same.
  const ports = [await freePort(), await freePort(), await freePort()]
  const { DATABASE_DIRECT_URL: _, ...others } = env
  plain = run('src/main.ts', ['web', '--port', String(ports[2])], { env: { ...others, DATABASE_URL: servers.primary } })
  for (const port of ports.slice(0, 2)) processes.push(run('src/main.ts', ['web', '--port', String(port)], { env }))
  processes.push(run('src/main.ts', ['worker'], { env }), run('src/main.ts', ['worker'], { env }))
  await Promise.all([plain, ...processes].map((one) => one.line(/^(?:Shanyraq is open at|The background work is running)/)))
  processes.push(run('src/main.ts', ['gateway', '--port', '0'], { env }))
  await processes.at(-1)!.line(/^The API of the language model is open at/)
  urls.push(...ports.map((port) => `http://127.0.0.1:${port}`))
  database = await openDatabase(servers.pooled, { max: 2, direct: servers.direct })
})
after(async () => {
  await Promise.all([plain, ...processes].map((one) => one?.stop('SIGKILL')))
  await database?.close()
  await servers?.stop()
  rmSync(base, { recursive: true, force: true })
})

/** Somebody with one browser that reaches each of the processes, as behind a load balancer. */
class Person {
  readonly email: string
  readonly #sides: readonly Browser[]

  constructor(name: string) {
    const cookies = new Map<string, string>()
    this.email = `${name}@ulgi.example`
    this.#sides = urls.map((url) => browser(url, cookies))
  }

  /** A page at one process: 0, 1, or 2 without a pooler. */
  async get(at: number, path: string): Promise<string> {
    const answer = await this.#sides[at]!.get(path)
    assert.equal(answer.status, 200, `${path}: ${answer.status} ${textOf(answer.html)}`)
    return textOf(answer.html)
  }

  /** The browser at one process. */
  at = (place: number): Browser => this.#sides[place]!

  /** Sends a form at one process; it must be taken, and the answer is where it sends on to. */
  async send(at: number, page: string, values: Values, action?: string): Promise<string> {
    const answer: Answer = await this.#sides[at]!.send(page, values, action)
    assert.equal(answer.status, 303, `${page}: ${answer.status} ${textOf(answer.html)}`)
    return answer.location
  }

  /** Asks for an account at one process and opens it, by the letter, at the other. */
  async register(at: number, name: string): Promise<string> {
    assert.equal((await this.at(at).send('/kk/register', { email: this.email })).status, 200)
    return this.send((at + 1) % 2, await linkInLetter(data, this.email, '/register/finish'), { name, password })
  }

  signIn = (at: number): Promise<string> => this.send(at, '/kk/sign-in', { email: this.email, password })
  /** Takes a number of the sample register. */
  async prove(at: number): Promise<void> {
    await this.send(at, '/kk/account/identity', {}, '/kk/account/identity/sample-number')
  }

  wear = (at: number, hat: string): Promise<string> => this.send(at, '/kk/account', { hat }, '/kk/account/hat')
}

const newPin: Values = { password, 'new-pin': pin, 'pin-again': pin }

describe('several processes', () => {
  const people: Record<string, Person> = {}
  let organisation = ''
  let bin = ''
  let caseId = ''
  let number = ''
  /** The number of the decision. */
  let decided = ''
  /** The case of the withdrawal. */
  let withdrawal = ''
  const person = (name: string): Person => people[name]!

  test('a person who registers at one process is signed in at the other, and roles are given there', async () => {
    for (const [place, name] of ['akimshi', 'qury', 'maman', 'mushe1', 'mushe2', 'mushe3', 'toraga', 'basshy'].entries()) {
      people[name] = new Person(name)
      await person(name).register(place % 2, `Үлгі ${name}`)
      assert.match(await person(name).get((place + 1) % 2, '/kk/account'), new RegExp(`Үлгі ${name}`))
    }
    const made = run('src/main.ts', ['admin', person('akimshi').email], { env })
    assert.equal(await made.ended(), 0, made.err())
    await person('akimshi').wear(0, 'office')
    const offices = {
      maman: ['officer'], mushe1: ['commission'], mushe2: ['commission'], mushe3: ['commission'],
      toraga: ['chair', 'commission'], basshy: ['head'],
    }
    for (const [name, roles] of Object.entries(offices)) {
      const { rows: [row] } = await sql<{ id: string }>`
        select id from person where email = ${person(name).email}`.execute(database.db)
      const page = `/kk/account/people/${row!.id}`
      for (const role of roles) {
        await person('akimshi').send(1, page, { role: `technopark.${role}` }, `${page}/give`)
      }
      await person(name).wear(0, 'office')
    }
  })

  test('an application is begun at one process, filled in at both and filed at the other', async () => {
    const applicant = person('qury')
    await applicant.prove(0)
    await applicant.send(1, '/kk/account/identity', {}, '/kk/account/identity/sample-company')
    const { rows: [company] } = await sql<{ id: string; bin: string }>`select id, identifier as bin from organisation`.execute(database.db)
    organisation = company!.id
    bin = company!.bin
    await applicant.wear(1, organisation)
    let at = 0
    let place = await applicant.send(at, '/kk/services/technopark.residency/apply', {})
    const draft = place
    const { rows: [declared] } = await sql<{ first: string }>`
      select declaration -> 'form' -> 0 ->> 'id' as first from procedure_version
      where procedure = 'technopark.residency'`.execute(database.db)
    const plan = '%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'
    const businessPlan = new File([plan], 'jospar.pdf', { type: 'application/pdf' })
    for (place = `${draft}/${declared!.first}`; !place.endsWith('/summary');) {
      at = 1 - at
      place = await applicant.send(at, place, { ...goodAnswers(), businessPlan })
    }
    assert.match(await applicant.get(at, place), /Үлгі жоба/)
    const receipt = await applicant.send(1 - at, `${draft}/sign`, newPin)
    caseId = /cases\/([0-9a-f-]+)\/receipt/.exec(receipt)![1]!
    number = /\b20\d\d-\d{6}\b/.exec(await applicant.get(at, receipt))![0]
  })

  test('the office decides, each of them where the load balancer sends them', async () => {
    const desk = `/kk/desk/cases/${caseId}`
    assert.match(await person('maman').get(1, '/kk/desk'), new RegExp(number))
    await person('maman').send(1, desk, { innovative: 'true', assessment: 'Жоба жаңа шешім ұсынады.', 'act-outcome': 'accept' })
    for (const [place, name] of ['mushe1', 'mushe2', 'mushe3'].entries()) {
      await person(name).send(place % 2, desk, { 'act-outcome': 'grant', 'act-reasons': 'Өтінім зерделенді.' })
    }
    await person('toraga').send(0, desk, { 'act-minutes': 'Комиссия отырысының хаттамасы.' })
    await person('basshy').prove(1)
    const toSign = await person('basshy').send(1, desk, { 'act-outcome': 'grant' })
    await person('basshy').send(0, toSign, newPin)
    decided = /TP-20\d\d-000001/.exec(await person('qury').get(1, `/kk/cases/${caseId}`))![0]
  })

  const residents = async (at: number): Promise<readonly string[]> => {
    const { rows } = await sql<{ n: bigint }>`select count(*) as n from register_entry`.execute(database.db)
    assert.equal(rows[0]!.n, 1n)
    const text = await (await fetch(`${urls[at]}/registers/technopark.residents/entries.csv`)).text()
    return text.split(/\r?\n/).filter((line) => line.includes(bin))
  }

  test('the resident is in the register of both processes, and the decision verifies at either', async () => {
    const [first, second] = [await residents(0), await residents(1)]
    assert.equal(first.length, 1)
    assert.deepEqual(second, first)
    for (const at of [0, 1]) {
      assert.match(await new Person('bireu').get(at, `/kk/verify/${decided}`), /«Үлгі \d{5}» ЖШС БСН 23\d{4}/)
    }
  })

  test('a suspension ordered at one process refuses a key at the other, until it is lifted', async () => {
    const answer = await person('qury').at(0).send('/kk/account/tokens', { label: 'Үлгі кілт', scopes: 'cases:read', days: '30' })
    const key = /shq_[\w-]+/.exec(answer.html)![0]
    const asks = async (at: number): Promise<number> =>
      (await fetch(`${urls[at]}/api/cases`, { headers: { authorization: `Bearer ${key}` } })).status
    const askAll = () => Promise.all([0, 1, 2].map(asks))
    assert.deepEqual(await askAll(), [200, 200, 200])
    const reason = { bin, kk: 'Тексеру жүріп жатыр.', ru: 'Идёт проверка.', en: 'An inspection is under way.' }
    await person('akimshi').send(0, '/kk/admin/orders', reason)
    assert.deepEqual(await until(async () => { const all = await askAll(); return all.includes(200) ? undefined : all }), [403, 403, 403])
    const order = /name="order" value="([0-9a-f-]+)"/.exec((await person('akimshi').at(1).get('/kk/admin/orders')).html)![1]!
    await person('akimshi').send(1, '/kk/admin/orders', { order }, '/kk/admin/orders/lift')
    assert.deepEqual(await until(async () => { const all = await askAll(); return all.includes(403) ? undefined : all }), [200, 200, 200])
  })

  test('a revocation signed at one process is seen at the other at once', async () => {
    const before = await residents(1)
    const opened = await person('maman').send(0, `/kk/desk/open/technopark.withdrawal?about=${decided}`, {
      reportOverdue: 'false', conditionsBroken: 'true', explanation: 'Шарт бұзылды.', 'act-reasons': 'Тексеру нәтижесі.',
    })
    withdrawal = /cases\/([0-9a-f-]+)/.exec(opened)![1]!
    await person('qury').send(1, `/kk/cases/${withdrawal}/act/silent`, {}) // with nothing to object, and no notice to wait for
    const desk = `/kk/desk/cases/${withdrawal}`
    await person('maman').send(0, desk, { 'act-outcome': 'proposeWithdraw', 'act-reasons': 'Шарт бұзылды.' })
    const toSign = await person('basshy').send(0, desk, { 'act-outcome': 'withdraw', 'act-reasons': 'Шарт бұзылды.' })
    assert.deepEqual(await residents(1), before, 'it stands until it is signed')
    await person('basshy').send(0, toSign, { pin })
    assert.notDeepEqual(await residents(1), before)
    for (const at of [1, 2]) assert.deepEqual(await residents(at), await residents(0))
    assert.match(await new Person('bireu').get(1, `/kk/verify/${decided}`), /күші жойыл/i)
  })

  test('a sign-out at one process ends the session at the other', async () => {
    const leaving = new Person('mushe1')
    await leaving.signIn(0)
    const cookies = new Map(leaving.at(1).cookies)
    await leaving.send(0, '/kk/account', {}, '/kk/sign-out')
    assert.equal((await browser(urls[1]!, cookies).get('/kk/account')).status, 303)
  })

  test('of two workers, one does each recurring job, and every act gets its place in the journal', async () => {
    await until(async () => {
      const { rows } = await sql`select id from journal_entry where leaf_index is null`.execute(database.db)
      return rows.length === 0 ? true : undefined
    })
    // Each process that starts has the journal checked besides, which is no run of the schedule.
    const { rows } = await sql<{ name: string; runs: bigint; unfinished: bigint }>`
      select name, count(*) filter (where enqueued_by = 'system:schedule') as runs,
        count(*) filter (where status in ('waiting', 'running')) as unfinished from job
      where key = 'recurring' group by name order by name`.execute(database.db)
    const schedules = await sql<{ name: string; due: bigint }>`
      select s.name, 1 + floor(extract(epoch from next_at - min(enqueued_at)) / every_seconds)::bigint as due
      from job_schedule s join job on job.name = s.name group by s.name`.execute(database.db)
    assert.ok(rows.length >= 3, 'the kernel has recurring jobs')
    for (const { name, runs, unfinished } of rows) {
      const most = schedules.rows.find((one) => one.name === name)?.due ?? 0n
      assert.ok(runs <= most && unfinished <= 1n, `${name} ran ${runs} times, ${most} were due`)
    }
    const { rows: failed } = await sql`select name, last_failure from job where last_failure is not null`.execute(database.db)
    assert.deepEqual(failed, [])
    const verified = run('src/main.ts', ['verify', 'journal'], { env })
    assert.equal(await verified.ended(), 0, verified.out() + verified.err())
    assert.match(verified.out(), /The journal is whole/)
  })

  test('a process without a pooler takes what is sent to it, and ends in good order', async () => {
    const person = new Person('tike')
    await person.register(2, 'Тікелей келген')
    for (const at of [0, 1, 2]) assert.match(await person.get(at, '/kk/account'), /Тікелей келген/)
    assert.equal(await plain.stop('SIGTERM'), 0)
    assert.doesNotMatch(plain.out() + plain.err(), /"level":"(?:error|fatal)"|"fault"|Error:/)
  })

  test('when the primary is killed and the standby promoted they go on without a restart, with everything that was confirmed', async () => {
    for (const one of processes) assert.doesNotMatch(one.out() + one.err(), /"level":"(?:error|fatal)"|"fault"|Error:/)
    await new Person('keiin').register(0, 'Соңғы келген')
    await servers.failOver()
    // Meanwhile they say that the database does not answer, and nothing else.
    const patiently = <T>(look: () => Promise<T>): Promise<T> => until(() => look().catch((error: unknown) => {
      if (/\b503\b/.test(String(error))) return undefined
      throw error
    }))
    const late = new Person('keiin')
    await patiently(() => late.signIn(0))
    assert.match(await patiently(() => late.get(1, '/kk/account')), /Соңғы келген/)
    for (const at of [0, 1]) assert.match(await patiently(() => new Person('bireu').get(at, `/kk/verify/${decided}`)), /күші жойыл/i)
    await until(async () => (await sql`select id from journal_entry where leaf_index is null`.execute(database.db).catch(() => undefined))?.rows.length === 0 || undefined)
    const verified = run('src/main.ts', ['verify', 'journal'], { env })
    assert.equal(await verified.ended(), 0, verified.out() + verified.err())
  })

  test('asked to end, each process ends in good order', async () => {
    assert.deepEqual(await Promise.all(processes.map((one) => one.stop('SIGTERM'))), [0, 0, 0, 0, 0])
  })
})
