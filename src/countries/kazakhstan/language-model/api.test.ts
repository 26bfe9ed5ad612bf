import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { keyScope } from '../../../institutions/language-model/budgets/index.ts'
import { verdictWords } from '../../../institutions/language-model/gateway/page-messages.ts'
import { codeOf } from '../../../institutions/language-model/keys/pages/first-call.ts'
import { type LanguageModel, openLanguageModel } from '../../../institutions/language-model/index.ts'
import { signUndertaking } from '../../../institutions/language-model/keys/testing.ts'
import { type StubUpstream, stubUpstream } from '../../../institutions/language-model/serving/testing.ts'
import { transact } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { listen, openLog, type RunningServer } from '../../../portal/index.ts'
import { testPortal } from '../../../portal/testing.ts'
import { kazakhstan } from '../index.ts'
import { openWorld, type World } from '../testing.ts'
import { languageModelOptions } from './options.ts'

const said = 'Сәлем, әлем!'
const chat = { model: 'stub', messages: [{ role: 'user', content: 'Менің поштам: aigul@example.kz' }], max_tokens: 20 }

let upstream: StubUpstream
let world: World
let lm: LanguageModel
let server: RunningServer
let founder: Actor
let folder: string
const faults: string[] = []

before(async () => {
  upstream = await stubUpstream()
  folder = mkdtempSync(join(tmpdir(), 'shanyraq-upstreams-'))
  const file = join(folder, 'upstreams.yaml')
  writeFileSync(file, JSON.stringify({ upstreams: [{ id: 'stub', engine: 'vllm', url: upstream.url, outside: false, models: [{ name: 'stub', contextLength: 4096, version: 'ab'.repeat(32) }] }] }))
  world = await openWorld({ connections: 12, environment: { LANGUAGE_MODEL_UPSTREAMS: file } })
  lm = openLanguageModel(world.kernel, languageModelOptions('sample'))
  const { doors } = kazakhstan('sample').institutions.find(({ id }) => id === 'language-model')!
  const log = openLog({ level: 'error', write: (line) => void faults.push(line) })
  server = await listen(undefined, { port: 0, doors: () => doors!(world.kernel, log) })
  founder = await world.founder()
  await signUndertaking(lm.keys.undertakings, founder, world.sign)
})
after(async () => {
  assert.deepEqual(faults, [])
  await server.stop(0)
  await world.close()
  await upstream.close()
  rmSync(folder, { recursive: true })
})

async function makeKey(name: string, more: { readonly keepsLogs?: boolean } = {}): Promise<{ readonly id: string; readonly secret: string }> {
  const { ring } = lm.keys
  await ring.ready
  const made = await transact(world.kernel.db, (tx) => lm.keys.make(tx, founder, {
    name, purpose: 'product', days: 30, models: 'all', endpoints: 'all', limits: { requestsPerMinute: 1_000, tokensPerMinute: 1_000_000 }, keepsLogs: false, ...more,
  }))
  while (ring.bySecret(made.secret) === undefined) await new Promise<void>((changed) => { const stop = ring.onChange(() => { stop(); changed() }) })
  return made
}

const ask = (secret: string, path: string, body?: unknown): Promise<Response> => fetch(`http://127.0.0.1:${server.port}/v1/${path}`, {
  method: body === undefined ? 'GET' : 'POST', headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' }, ...(body !== undefined && { body: JSON.stringify(body) }),
})

const pagesFor = (actor: Actor | null) => testPortal({ session: { actor }, routes: kazakhstan('sample').institutions.find(({ id }) => id === 'language-model')!.routes(world.kernel) })

test('a key of a company calls a model, and its usage is told a moment later', async () => {
  const { secret } = await makeKey('Бірінші')
  const response = await ask(secret, 'chat/completions', chat)
  assert.equal(response.status, 200)
  assert.equal((await response.json() as { choices: { message: { content: string } }[] }).choices[0]!.message.content, said)
  await lm.budgets.flush()
  const { data } = await (await ask(secret, 'usage')).json() as { data: { requests: number; prompt_tokens: number; completion_tokens: number }[] }
  assert.deepEqual(data.map(({ requests, prompt_tokens: prompt, completion_tokens: output }) => [requests, prompt, output]), [[1, 5, 4]])
})

test('200 streams at once on one budget of tokens spend exactly what they used, and never more than there is', async () => {
  const { id, secret } = await makeKey('Жарыс')
  const most = 2_000n
  await transact(world.kernel.db, (tx) => lm.budgets.limits.set(tx, founder, keyScope(id), [{ unit: 'tokens', period: 'day', most }], { byOffice: false }))
  // Every process knows a new limit within a second: a call that begins before is not bound by it.
  while (lm.budgets.limits.inForce(keyScope(id)).length === 0) await new Promise((wait) => { setImmediate(wait) })
  upstream.set({ paceMs: 20 })
  const ended = await Promise.all(Array.from({ length: 200 }, async () => {
    const response = await ask(secret, 'chat/completions', { ...chat, stream: true })
    return { status: response.status, whole: (await response.text()).endsWith('data: [DONE]\n\n') }
  }))
  upstream.set({ paceMs: 0 })
  const answered = ended.filter(({ status }) => status === 200)
  assert.ok(answered.length > 0 && answered.length < 200)
  assert.ok(answered.every(({ whole }) => whole))
  assert.ok(ended.every(({ status }) => status === 200 || status === 429))
  await lm.budgets.flush()
  const [state] = await lm.budgets.states(keyScope(id))
  assert.equal(state!.gone, BigInt(answered.length * 9))
  assert.ok(state!.gone <= most)
})

test('the page of a new key has its first call, which runs as it stands; the company alone is told when it has come', async () => {
  const own = pagesFor(founder)
  const response = await own.ask('/kk/keys/test', { form: { name: 'Алғашқы', purpose: 'product' } })
  assert.match(response.headers.get('cache-control')!, /no-store/)
  const shown = await response.text()
  const secret = /sk-kz-test-[\w-]{43}/.exec(shown)![0]
  const { publicUrl } = world.kernel.settings
  assert.ok(shown.includes(`export SHANYRAQ_KEY=${secret}`))
  assert.ok(shown.includes(`curl ${publicUrl}/v1/chat/completions`) && shown.includes('stub'), 'the address and the model are real')
  assert.equal(shown.split(secret).length, 3, 'the code has a variable instead of it')
  const id = /data-first-request="\/keys\/([0-9a-f-]{36})\/first-request\.json"/.exec(shown)![1]!
  const path = `/keys/${id}/first-request.json`
  const state = async (): Promise<unknown> => ((await (await own.ask(path)).json()) as { state: unknown }).state
  assert.equal(await state(), 'waiting')
  assert.match(await (await own.ask(`/kk/keys/${id}`)).text(), /Алғашқы сұрауыңызды күтіп тұрмыз/)
  for (const other of [await world.founder(), await world.officer('language-model.head'), await world.officer('language-model.engineer')]) {
    assert.equal((await pagesFor(other).ask(path)).status, 404)
  }
  assert.equal((await pagesFor(null).ask(path)).status, 401)

  await world.kernel.db.insertInto('usage_day').values({
    organisation: founder.organisation!.id, key: id, model: 'stub', endpoint: 'chat/completions', status: 502, day: '2026-02-02', requests: 1n, prompt_tokens: 0n, output_tokens: 0n,
    estimated: 0n, uncharged_tokens: 0n, milliseconds: 0n, input_price: null, output_price: null, amount: 0n,
  }).execute()
  assert.equal(await state(), 'failed')

  const { ring } = lm.keys
  while (ring.bySecret(secret) === undefined) await new Promise<void>((changed) => { const stop = ring.onChange(() => { stop(); changed() }) })
  const [curl, python, javascript] = codeOf(`http://127.0.0.1:${server.port}`, { endpoint: 'chat/completions', body: { ...chat, messages: [{ role: 'user', content: 'Ол “it\'s” деді' }] } })
  assert.ok(curl!.code.includes('it\'\\\'\'s') && python!.code.includes('os.environ["SHANYRAQ_KEY"]'))
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', javascript!.code], { env: { SHANYRAQ_KEY: secret } })
  assert.ok(stdout.includes(said), stdout)
  await lm.budgets.flush()
  assert.equal(await state(), 'answered')
  assert.doesNotMatch(await (await own.ask(`/kk/keys/${id}`)).text(), /data-first-request/)
})

test('a test key is marked in the list, on its page, on usage and in its file; nobody without a company or its undertaking makes one', async () => {
  const own = pagesFor(founder)
  const { id } = (await lm.keys.of(founder.organisation!.id)).find(({ test: isTest }) => isTest)!
  const read = async (path: string): Promise<string> => (await own.ask(path)).text()
  const row = /<tr>(?:(?!<\/tr>).)*Алғашқы(?:(?!<\/tr>).)*<\/tr>/s
  assert.match(row.exec(await read('/kk/keys'))![0], />сынақ</)
  assert.match(await read(`/kk/keys/${id}`), /Сынақ кілтіне де сол модельдер жауап береді/)
  assert.match(row.exec(await read('/kk/usage'))![0], />сынақ</)
  assert.match(await read('/kk/usage'), /Оның ішінде сынақ кілттерінің токендері/)
  assert.match(await read('/usage.csv?lang=kk'), /Алғашқы \((?:сынақ|тестовый|test)\)/)
  for (const other of [await world.founder(), await world.officer('language-model.head')]) {
    const app = pagesFor(other)
    assert.equal((await app.ask('/kk/keys/test')).status, 303)
    const refused = await app.ask('/kk/keys/test', { form: { name: 'Бөтен', purpose: 'product' } })
    assert.equal(refused.status, 422)
    assert.doesNotMatch(await refused.text(), /sk-kz-test-[\w-]{43}/)
  }
})

/** Somebody without an account, whose browser keeps the token of the form. */
function visitor() {
  const app = pagesFor(null)
  return {
    get: (path: string): Promise<Response> => app.ask(path),
    async send(path: string, form: Readonly<Record<string, string>>): Promise<Response> {
      const page = await app.ask(path)
      const cookie = page.headers.get('set-cookie')!.split(';')[0]!
      const csrf = /name="csrf" value="([^"]+)"/.exec(await page.text())![1]!
      return app.ask(path, { form: { csrf, ...form }, headers: { cookie } })
    },
  }
}

test('anybody tries the model without an account: an example or a text of their own, labelled, with a receipt, and kept nowhere', async () => {
  const somebody = visitor()
  const door = await (await somebody.get('/kk/language-model/try')).text()
  assert.match(door, /<h1>Модель қазақша жауап береді, бірақ қателесуі мүмкін<\/h1>/)
  assert.equal(door.match(/name="example"/g)?.length, 3)
  assert.equal((await pagesFor(null).ask('/kk/language-model/try', { form: { prompt: 'Сәлем' } })).status, 403, 'a form without its token does nothing')
  const before = await world.kernel.db.selectFrom('usage_entry').select('id').execute()
  for (const form of [{ example: '1' }, { prompt: 'Ерекше мәтін 8471' }]) {
    const answer = await somebody.send('/kk/language-model/try', form)
    assert.equal(answer.status, 200)
    const text = await answer.text()
    assert.ok(text.includes(said))
    assert.match(text, /data-digital-source-type[^>]*>Жасанды интеллект жасаған мәтін/)
    const receipt = decodeURIComponent(/verify-text\?receipt=([^"]+)"/.exec(text)![1]!)
    assert.equal((await lm.gateway.receipts.judge(receipt, said)).verdict, 'genuine')
  }
  await lm.budgets.flush()
  assert.deepEqual(await world.kernel.db.selectFrom('usage_entry').select('id').execute(), before, 'nobody’s usage')
  assert.deepEqual(await world.kernel.db.selectFrom('visitor_answers').selectAll().execute(), [{ day: '2026-02-02', answers: 2 }])
  for (const [form, words] of [[{ prompt: ' ' }, /Мәтін енгізіңіз немесе мысалды таңдаңыз/], [{ prompt: 'а'.repeat(301) }, /300 таңбаға дейін қысқартыңыз/]] as const) {
    const answer = await somebody.send('/kk/language-model/try', form)
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), words)
  }
})

test('visitors get so many answers a day in all and so many from one network, none of a suspended model, and a failure costs none', async () => {
  const { db, orders } = world.kernel
  const { answersPerDay, perNetworkPerDay } = lm.options.visitors
  const given = async (): Promise<number> => (await db.selectFrom('visitor_answers').select('answers').where('day', '=', '2026-02-02').executeTakeFirstOrThrow()).answers
  const before = await given()
  upstream.set({ fault: 'limited' })
  assert.equal((await visitor().send('/kk/language-model/try', { example: '0' })).status, 503)
  upstream.set({ fault: 'none' })
  assert.equal(await given(), before)

  await db.updateTable('visitor_answers').set({ answers: answersPerDay }).where('day', '=', '2026-02-02').execute()
  const spent = await visitor().send('/ru/language-model/try', { example: '0' })
  assert.equal(spent.status, 429)
  assert.match(await spent.text(), /Ответы без учётной записи на сегодня закончились/)
  assert.equal(await given(), answersPerDay)
  await db.updateTable('visitor_answers').set({ answers: 0 }).where('day', '=', '2026-02-02').execute()

  const eager = visitor()
  for (let sent = 0; sent < perNetworkPerDay; sent += 1) assert.equal((await eager.send('/kk/language-model/try', { prompt: '' })).status, 422)
  assert.equal((await eager.send('/kk/language-model/try', { prompt: '' })).status, 429)

  const heard = async (stands: boolean): Promise<void> => {
    while ((orders.standing('model:stub') !== undefined) !== stands) await new Promise<void>((changed) => { const stop = orders.onChange(() => { stop(); changed() }) })
  }
  await transact(db, (tx) => orders.suspend(tx, { system: 'test' }, { subject: 'model:stub', reason: { kk: 'Тексеру', ru: 'Проверка', en: 'A check' } }))
  await heard(true)
  assert.match(await (await visitor().get('/kk/language-model/try')).text(), /Қазір бірде-бір модель жұмыс істеп тұрған жоқ/)
  await transact(db, (tx) => orders.lift(tx, { system: 'test' }, { subject: 'model:stub' }))
  await heard(false)
  assert.match(await (await visitor().get('/kk/language-model/try')).text(), /name="example"/)
})

test('whoever comes back to the playground gets a new key, the former one ends, and no browser keeps either', async () => {
  const { ask: visit } = pagesFor(founder)
  const secretOf = async (): Promise<string> => {
    const response = await visit('/kk/playground', { form: {} })
    assert.match(response.headers.get('cache-control')!, /no-store/)
    return /name="key" value="([^"]+)"/.exec(await response.text())![1]!
  }
  const [first, second] = [await secretOf(), await secretOf()]
  const { ring } = lm.keys
  while (ring.bySecret(second) === undefined || ring.bySecret(first) !== undefined) await new Promise<void>((changed) => { const stop = ring.onChange(() => { stop(); changed() }) })
  assert.equal((await ask(first, 'models')).status, 401)
  assert.equal((await ask(second, 'models')).status, 200)
})

test('an order on the company stops a stream in the middle', async () => {
  const { secret } = await makeKey('Тоқтайтын')
  // Fifteen seconds, so that it still goes on when the order is known, however busy the machine.
  upstream.set({ pieces: Array.from({ length: 3_000 }, () => 'сөз '), paceMs: 5 })
  const response = await ask(secret, 'chat/completions', { ...chat, max_tokens: 3_000, stream: true })
  const reader = response.body!.getReader()
  await reader.read()
  const company = `organisation:${founder.organisation!.id}`
  await transact(world.kernel.db, (tx) => world.kernel.orders.suspend(tx, { system: 'test' }, { subject: company, reason: { kk: 'Тексеру', ru: 'Проверка', en: 'A check' } }))
  let rest = ''
  for (let part = await reader.read(); !part.done; part = await reader.read()) rest += Buffer.from(part.value).toString()
  assert.match(rest, /"code":"organisation_suspended"\}\}\n\n$/)
  assert.equal((await ask(secret, 'chat/completions', chat)).status, 403)
  await transact(world.kernel.db, (tx) => world.kernel.orders.lift(tx, { system: 'test' }, { subject: company }))
  upstream.set({ pieces: ['Сәлем', ', ', 'әлем', '!'], paceMs: 0 })
})

test('calls are kept only for a key whose owner asked, sealed, for the company alone, and for 30 days', async () => {
  const [silent, keeping] = [await makeKey('Үнсіз'), await makeKey('Сақтайтын', { keepsLogs: true })]
  await ask(silent.secret, 'chat/completions', chat)
  await (await ask(keeping.secret, 'chat/completions', { ...chat, stream: true })).text()
  await lm.gateway.logs.flush()
  const rows = await world.kernel.db.selectFrom('gateway_log').selectAll().execute()
  assert.deepEqual(rows.map(({ key, status }) => [key, status]), [[keeping.id, 200]])
  assert.doesNotMatch(JSON.stringify(rows), /aigul|Сәлем/)

  const own = pagesFor(founder)
  const shown = await (await own.ask(`/kk/keys/${keeping.id}/logs`)).text()
  assert.match(shown, /aigul@example\.kz/)
  assert.ok(shown.includes(said))
  const [line] = (await (await own.ask(`/kk/keys/${keeping.id}/logs.jsonl`)).text()).split('\n')
  assert.deepEqual(JSON.parse(line!).texts, [said])
  for (const other of [await world.founder(), await world.officer('language-model.head')]) {
    for (const page of ['logs', 'logs.jsonl']) assert.equal((await pagesFor(other).ask(`/kk/keys/${keeping.id}/${page}`)).status, 404)
  }
  assert.equal((await own.ask(`/kk/keys/${keeping.id}/logs/forget`, { form: {} })).status, 303)
  assert.equal((await lm.gateway.logs.list(keeping.id, { limit: 10, offset: 0 })).total, 0)

  await ask(keeping.secret, 'chat/completions', chat)
  await lm.gateway.logs.flush()
  assert.equal(await lm.gateway.logs.sweep(), 0)
  world.at('2026-03-20T05:00:00.000Z')
  assert.equal(await lm.gateway.logs.sweep(), 1)
  world.at('2026-02-02T05:00:00.000Z')
})

test('anybody checks a text with its receipt on a page', async () => {
  const { secret } = await makeKey('Түбіртек')
  const receipt = (await ask(secret, 'chat/completions', chat)).headers.get('x-kz-ai-receipt')!
  const { ask: visit } = pagesFor(founder)
  const post = async (text: string, of = receipt) => (await visit('/kk/verify-text', { method: 'POST', form: { text, receipt: of } })).text()
  assert.match(await post(`  ${said}\r\n`), /Мәтін түпнұсқа/)
  assert.ok((await post('Сәлем, дүние!')).includes(verdictWords.changed.title.kk))
  assert.match(await post(said, receipt.slice(0, -4)), /Түбіртек біздікі емес/)
  assert.ok((await (await visit(`/ru/verify-text?receipt=${receipt}`)).text()).includes(verdictWords.receipt.title.ru))
  const script = await visit('/ai-label.js')
  assert.deepEqual([script.status, script.headers.get('access-control-allow-origin'), script.headers.get('cross-origin-resource-policy')], [200, '*', 'cross-origin'])
})
