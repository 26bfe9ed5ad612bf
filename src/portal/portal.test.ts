import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { z } from 'zod'
import { Failure } from '../law/failure.ts'
import type { FailureKind } from '../law/failure.ts'
import { same } from '../law/text.ts'
import { form } from './components/index.ts'
import { html } from './html.ts'
import { json, page } from './layout.ts'
import { openLog } from './log.ts'
import { portal } from './portal.ts'
import { listen } from './server.ts'
import { route } from './routes.ts'
import type { Permission } from './permission.ts'
import type { Route } from './routes.ts'
import { testActor, testPortal, testSettings, testToken } from './testing.ts'
import type { Session, Visit } from './visit.ts'

const plain = (path: string, permission: Permission = 'everyone', more: Partial<Route> = {}): Route => ({
  method: 'GET', path, kind: 'page', permission, handle: (visit) => page({ visit, title: path, body: html`<h1>${path}</h1>` }), ...more })

const visitor: Session = { actor: null }
const person: Session = { actor: testActor() }
const officer: Session = { actor: testActor(['technopark.officer']) }
const key: Session = { actor: null, scopes: ['model.use'] }
const officersKey: Session = { actor: testActor(['technopark.officer']), scopes: ['model.use'] }

test('who may ask is decided before the handler runs, for every permission and every kind of visitor', async () => {
  const table: readonly (readonly [Permission, Record<'visitor' | 'person' | 'officer' | 'key' | 'officersKey', number>])[] = [
    ['everyone', { visitor: 200, person: 200, officer: 200, key: 200, officersKey: 200 }],
    ['signed in', { visitor: 401, person: 200, officer: 200, key: 401, officersKey: 403 }],
    [{ role: 'technopark.officer' }, { visitor: 401, person: 403, officer: 200, key: 401, officersKey: 403 }],
    [{ anyRole: ['a', 'technopark.officer'] }, { visitor: 401, person: 403, officer: 200, key: 401, officersKey: 403 }],
    [{ anyRole: [] }, { visitor: 401, person: 403, officer: 403, key: 401, officersKey: 403 }],
    [{ scope: 'model.use' }, { visitor: 401, person: 403, officer: 403, key: 200, officersKey: 200 }],
    [{ scope: 'data.read' }, { visitor: 401, person: 403, officer: 403, key: 403, officersKey: 403 }],
  ]
  for (const [permission, expected] of table) {
    for (const [name, session] of Object.entries({ visitor, person, officer, key, officersKey })) {
      let ran = 0
      const api: Route = { method: 'GET', path: '/api/thing', kind: 'api', permission, handle: () => { ran++; return json({}) } }
      const { status } = await testPortal({ routes: [api], session }).ask('/api/thing')
      const wanted = Object.entries(expected).find(([who]) => who === name)?.[1]
      assert.equal(status, wanted, `${JSON.stringify(permission)} for ${name}`)
      assert.equal(ran, wanted === 200 ? 1 : 0)
    }
  }
})

test('a page says what it is about to those who list it: its lead in the language of the page, or what the portal is', async () => {
  const { ask } = testPortal({ routes: [
    plain('/data', 'everyone', { handle: (visit) => page({ visit, title: 'data', body: html`<h1>data</h1><p class="lead">${visit.text({ kk: 'Деректер <b>"осында"</b>', ru: 'Данные', en: 'Data' })} <a href="/">…</a></p>` }) }),
    plain('/bare'),
  ] })
  const about = async (path: string) => /<meta name="description" content="([^"]*)">/.exec(await (await ask(path)).text())?.[1]
  assert.equal(await about('/kk/data'), 'Деректер &lt;b&gt;&quot;осында&quot;&lt;/b&gt; …')
  assert.equal(await about('/ru/data'), 'Данные …')
  assert.equal(await about('/en/bare'), 'Portal of the artificial intelligence programme')
})

test('the head of every page counts what there is to do and what is unread', async () => {
  const counted = async (session: Partial<Session>) =>
    Array.from((await (await testPortal({ routes: [plain('/x')], session: { ...person, ...session } }).ask('/en/x')).text()).matchAll(/class="unread">([^<]*)</g), (match) => match[1])
  assert.deepEqual(await counted({ awaits: 2, unread: 3 }), ['5', '5'])
  assert.deepEqual(await counted({ unread: 1 }), ['1', '1'])
  assert.deepEqual(await counted({ awaits: 99, unread: 1 }), ['99+', '99+'])
  assert.deepEqual(await counted({ awaits: 0, unread: 0 }), [])
})

test('a visitor who must sign in is sent there and back', async () => {
  const { ask } = testPortal({ routes: [plain('/cases', 'signed in')] })
  const response = await ask('/ru/cases?page=2')
  assert.equal(response.status, 303)
  assert.equal(response.headers.get('location'), `/ru/sign-in?to=${encodeURIComponent('/ru/cases?page=2')}`)
})

test('the sign NUL reaches no handler, wherever it was sent', async () => {
  const seen: (string | null | undefined)[] = []
  const { ask } = testPortal({ session: person, routes: [
    plain('/things/:id'),
    plain('/things', 'everyone', { handle: (visit) => { seen.push(visit.url.searchParams.get('q')); return new Response('') } }),
    { method: 'POST', path: '/things', kind: 'page', permission: 'everyone', handle: async (visit) => {
      const form = await visit.form()
      seen.push(form.values['name'], ...form.all('name'))
      return new Response('')
    } },
  ] })
  assert.equal((await ask('/kk/things/a%00b')).status, 404)
  await ask('/kk/things?q=a%00b')
  await ask('/kk/things', { form: { name: 'Ай\0гүл' } })
  const body = new FormData()
  for (const [name, value] of [['csrf', testToken], ['name', '\0\0Сәрсен']] as const) body.append(name, value)
  await ask('/kk/things', { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } })
  assert.deepEqual(seen, ['ab', 'Айгүл', 'Айгүл', 'Сәрсен', 'Сәрсен'])
})

test('a form from elsewhere, without a token or with a wrong one changes nothing', async () => {
  let saved = 0
  const save: Route = { method: 'POST', path: '/save', kind: 'page', permission: 'signed in', handle: async () => { saved++; return new Response('saved') } }
  const { ask } = testPortal({ routes: [save], session: person })
  const refused = [
    { form: { csrf: 'wrong' } }, { form: { csrf: '' } },
    { form: {}, headers: { 'sec-fetch-site': 'cross-site' } }, { form: {}, headers: { 'sec-fetch-site': 'same-site' } },
    { form: {}, headers: { origin: 'http://evil.example' } },
  ]
  for (const init of refused) assert.equal((await ask('/kk/save', init)).status, 403)
  assert.equal(saved, 0)
  assert.equal((await ask('/kk/save', { form: { csrf: testToken } })).status, 200)
  assert.equal(saved, 1)
})

test('a visitor gets a token by cookie only when a page has a form, and the form is taken with it', async () => {
  const routes: readonly Route[] = [
    plain('/still'),
    plain('/ask', 'everyone', { handle: (visit) => page({ visit, title: 'ask', body: form(visit, { body: '' }) }) }),
    plain('/ask', 'everyone', { method: 'POST', handle: async (visit) => new Response((await visit.form()).values['q']) }),
  ]
  const { ask } = testPortal({ routes })
  assert.ok(!(await ask('/kk/still')).headers.getSetCookie().some((cookie) => cookie.startsWith('visit=')))
  const response = await ask('/kk/ask')
  const cookie = response.headers.getSetCookie().find((one) => one.startsWith('visit='))
  assert.ok(cookie?.includes('HttpOnly'))
  const csrf = /name="csrf" value="([\w-]+)"/.exec(await response.text())?.[1] ?? ''
  assert.equal((await ask('/kk/ask', { form: { csrf, q: 'x' } })).status, 403)
  assert.equal(await (await ask('/kk/ask', { form: { csrf, q: 'сәлем' }, headers: { cookie: cookie!.split(';')[0]! } })).text(), 'сәлем')
})

test('a failure is a page with its status, words and mend for people, and a problem for programs', async () => {
  const kinds = { invalid: 422, unauthenticated: 401, refused: 403, 'not found': 404, conflict: 409, limited: 429, unavailable: 503 }
  for (const [kind, status] of Object.entries(kinds) as [FailureKind, number][]) {
    const handle = () => { throw new Failure(kind, { kk: 'қазақша', ru: 'по-русски', en: 'English' }, [{ field: 'bin', text: same('mend it') }]) }
    const { ask } = testPortal({ routes: [plain('/p', 'everyone', { handle }), { ...plain('/api/p'), kind: 'api', handle }] })
    const shown = await ask('/kk/p')
    const text = await shown.text()
    assert.equal(shown.status, status)
    assert.match(text, /<title>Қате: /)
    assert.ok(text.includes('қазақша') && text.includes('mend it'))
    const problem = await ask('/api/p', { headers: { 'accept-language': 'ru' } })
    assert.equal(problem.headers.get('content-type'), 'application/problem+json; charset=utf-8')
    const { detail, status: said, problems } = await problem.json()
    assert.deepEqual([detail, said, problems], ['по-русски', status, [{ field: 'bin', text: 'mend it' }]])
  }
})

test('a fault shows only its number, and the log has the rest under that number', async () => {
  const { ask, lines } = testPortal({ routes: [plain('/p', 'everyone', { handle: () => { throw new Error('secret of the database') } })] })
  const response = await ask('/en/p')
  const text = await response.text()
  const id = response.headers.get('x-request-id') ?? 'none'
  assert.equal(response.status, 500)
  assert.ok(text.includes(id) && !text.includes('secret'))
  assert.ok(lines.some((line) => line.includes(id) && line.includes('secret of the database')))
})

test('when it cannot be known who asks, nobody is let in and the page still says so', async () => {
  let ran = false
  const route = plain('/p', 'everyone', { handle: () => { ran = true; return new Response('') } })
  const { portal } = await import('./portal.ts')
  const { openLog } = await import('./log.ts')
  const { testSettings } = await import('./testing.ts')
  const app = portal({ routes: [route], settings: testSettings, log: openLog({ write: () => undefined }), authenticate: async () => { throw new Error('no database') } })
  assert.equal((await app.request('/kk/p')).status, 500)
  assert.equal(ran, false)
})

test('no page may load or run anything that is not our own file', async () => {
  const { ask } = testPortal({ routes: [plain('/p')] })
  const response = await ask('/kk/p')
  const policy = response.headers.get('content-security-policy') ?? ''
  for (const part of ['default-src \'none\'', 'script-src \'self\'', 'style-src \'self\'', 'form-action \'self\'', 'frame-ancestors \'none\'', 'base-uri \'none\'']) assert.ok(policy.includes(part), part)
  assert.ok(!policy.includes('unsafe'))
  const text = await response.text()
  assert.doesNotMatch(text, /<script(?! type="module" src="\/assets\/keys\.)|<style|\sstyle=|\son\w+=/)
  assert.equal(response.headers.get('x-content-type-options'), 'nosniff')
})

test('a browser that has not been here gets the style inside its page, by a hash that the policy names; it keeps the sheet from then on', async () => {
  const { ask } = testPortal({ routes: [plain('/p')] })
  const first = await ask('/kk/p', { headers: { 'sec-fetch-mode': 'navigate' } })
  const text = await first.text()
  const inside = /<style>(.*?)<\/style>/s.exec(text)?.[1] ?? ''
  assert.ok(first.headers.get('content-security-policy')?.includes(`style-src 'self' 'sha256-${createHash('sha256').update(inside).digest('base64')}';`))
  assert.doesNotMatch(text, /rel="stylesheet"/)
  const second = await (await ask('/kk/p', { headers: { 'sec-fetch-mode': 'navigate', cookie: 'language=kk' } })).text()
  const address = /rel="stylesheet" href="([^"]+)"/.exec(second)?.[1]
  assert.equal(address, /data-sheet="([^"]+)"/.exec(text)?.[1], 'what is fetched ahead is what the next page asks for')
  assert.equal(await (await ask(address!)).text(), inside)
  assert.doesNotMatch(second, /<style|data-sheet/)
  const [fonts, body] = ['<link rel="preload"', '<body>']
  assert.ok(text.indexOf(fonts) > text.indexOf(body), 'in the head they would hold back the first paint')
  assert.ok(second.indexOf(fonts) < second.indexOf(body), 'fonts that are at hand are there when the page is painted')
})

test('the language switch keeps the page and its query, and the page says its language', async () => {
  const text = await (await testPortal({ routes: [plain('/things/:id')] }).ask('/kk/things/5?sort=-name&q=%D3%99')).text()
  assert.match(text, /<html lang="kk">/)
  assert.ok(text.includes('href="/ru/things/5?sort=-name&amp;q=%D3%99" lang="ru"'))
  assert.ok(text.includes('href="/en/things/5?sort=-name&amp;q=%D3%99" lang="en"'))
})

test('addresses without a language lead to the visitor\'s, slashes at the end go away, and elsewhere is never reached', async () => {
  const { ask } = testPortal({ routes: [plain('/things'), plain('/')] })
  const to = async (path: string, headers = {}) => (await ask(path, { headers })).headers.get('location')
  assert.equal(await to('/', { 'accept-language': 'ru' }), '/ru')
  assert.equal(await to('/things?a=1', { cookie: 'language=en' }), '/en/things?a=1')
  assert.equal(await to('/kk/things/?a=1'), '/kk/things?a=1')
  assert.equal(await to('/kk/'), '/kk')
  assert.equal((await ask('/kkx')).status, 404)
  assert.equal((await ask('/kk/things/more')).status, 404)
  assert.equal(await to('//evil.example/'), '/evil.example')
})

const echo = (name: string): Route['handle'] => (_, params) => json([name, params])

test('fixed addresses win over named ones, names are decoded, and the rest is one name', async () => {
  const { ask } = testPortal({ routes: [
    plain('/a/:id', 'everyone', { handle: echo('named') }), plain('/a/new', 'everyone', { handle: echo('fixed') }),
    { ...plain('/files/*'), kind: 'file', handle: echo('rest') },
  ] })
  assert.deepEqual(await (await ask('/kk/a/new')).json(), ['fixed', {}])
  assert.deepEqual(await (await ask('/kk/a/%D3%99')).json(), ['named', { id: 'ә' }])
  assert.deepEqual(await (await ask('/files/x/y.csv')).json(), ['rest', { rest: 'x/y.csv' }])
})

test('HEAD answers as GET without the body; another method is refused with those that are allowed', async () => {
  const { ask } = testPortal({ routes: [plain('/p')] })
  const head = await ask('/kk/p', { method: 'HEAD' })
  assert.deepEqual([head.status, await head.text()], [200, ''])
  const wrong = await ask('/kk/p', { method: 'DELETE' })
  assert.deepEqual([wrong.status, wrong.headers.get('allow')], [405, 'GET, HEAD, OPTIONS'])
  assert.equal((await ask('/kk/nothing')).status, 404)
  assert.equal((await (await ask('/api/nothing')).json()).status, 404)
})

test('an unchanged page is not sent twice, and pages are compressed', async () => {
  const { ask } = testPortal({ routes: [plain('/p')] })
  const headers = { cookie: 'language=kk' }
  const first = await ask('/kk/p', { headers: { ...headers, 'accept-encoding': 'gzip, br' } })
  assert.equal(first.headers.get('content-encoding'), 'br')
  const again = await ask('/kk/p', { headers: { ...headers, 'if-none-match': first.headers.get('etag') ?? '' } })
  assert.deepEqual([again.status, await again.text()], [304, ''])
})

test('who asks too often is told when to come again', async () => {
  let at = 0
  const { ask } = testPortal({ routes: [plain('/p', 'everyone', { rateLimit: { requests: 2, seconds: 60 } })], clock: () => at })
  await ask('/kk/p')
  assert.equal((await ask('/kk/p')).status, 200)
  at = 15_000
  const refused = await ask('/kk/p')
  assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '45'])
  at = 60_000
  assert.equal((await ask('/kk/p')).status, 200)
})

test('whoever asks again and again all the same is refused in a few words, a second later, before anybody is looked up', async () => {
  let looked = 0
  const { ask } = testPortal({ routes: [plain('/p', 'everyone', { rateLimit: { requests: 1, seconds: 60 } })], clock: () => 0, session: { get actor() { looked += 1; return null } } })
  const lengths: number[] = []
  for (let at = 0; at < 11; at += 1) lengths.push((await (await ask('/ru/p')).text()).length)
  const [from, before] = [performance.now(), looked]
  const refused = await ask('/ru/p?q=%D1%81')
  const text = await refused.text()
  assert.ok(performance.now() - from > 900)
  assert.deepEqual([refused.status, refused.headers.get('retry-after'), looked], [429, '60', before])
  assert.ok(text.length < lengths[1]! / 3, `${text.length} letters, and ${lengths[1]} before`)
  assert.match(text, /Повторите через 60 с\.[^]*href="\/ru\/p\?q=%D1%81"/)
  assert.equal((await ask('/ru/p', { headers: { authorization: 'Bearer other' } })).status, 429, 'a visitor is a visitor, whatever they bring')
  assert.equal((await ask('/kk')).status === 429, false)
})

test('what a handler refuses for a time is about what was asked for, unless the route says that it is about whoever asks', async () => {
  const refusing: Route = { ...plain('/guess', 'everyone', { rateLimit: { requests: 100, seconds: 60 } }), handle: (visit) => {
    if (visit.url.searchParams.has('other')) return page({ visit, title: 'Ok', body: html`<h1>Ok</h1>` })
    throw new Failure('limited', same('Too many tries for this account.'), [], 60)
  } }
  const { ask } = testPortal({ routes: [refusing, { ...refusing, path: '/busy', refusesAskers: true }], clock: () => 0 })
  for (const path of ['/en/guess', '/en/busy']) for (let at = 0; at < 11; at += 1) assert.equal((await ask(path)).status, 429)
  assert.deepEqual([(await ask('/en/guess?other')).status, (await ask('/en/busy?other')).status], [200, 429])
})

test('a form that is sent too often stands on the page that says so, with what was typed, and can be sent again from there', async () => {
  const sent: string[] = []
  const sending: Route = { method: 'POST', path: '/form', kind: 'page', permission: 'everyone', rateLimit: { requests: 1, seconds: 600 }, async handle(visit) {
    sent.push((await visit.form()).values['words'] ?? '')
    return page({ visit, title: 'Ok', body: html`<h1>Ok</h1>`, accepted: true })
  } }
  const secret: Route = { ...sending, path: '/secret' }
  const { ask } = testPortal({ routes: [sending, secret], session: person, clock: () => 0 })
  const send = (path: string, fields: Readonly<Record<string, string>>): Promise<Response> => ask(path, { form: fields })
  for (const path of ['/en/form', '/en/secret']) await send(path, { words: 'first' })
  const refused = await send('/en/form', { words: 'сөз & "two"' })
  const text = await refused.text()
  assert.equal(refused.status, 429)
  assert.match(text, /Try again in 10 min\./)
  assert.match(text, /<form method="post" action="\/en\/form">[^]*name="words" value="сөз &amp; &quot;two&quot;"[^]*Send again/)
  const withSecret = await (await send('/en/secret', { password: 'hunter2', words: 'w' })).text()
  assert.doesNotMatch(withSecret, /hunter2/)
  assert.match(withSecret, /Nothing was sent\./)
  assert.deepEqual(sent, ['first', 'first'])
})

test('what a visitor typed stands on the short page too', async () => {
  const sending: Route = { method: 'POST', path: '/form', kind: 'page', permission: 'everyone', rateLimit: { requests: 1, seconds: 600 }, handle: (visit) => page({ visit, title: 'Ok', body: html`<h1>Ok</h1>`, accepted: true }) }
  const { ask } = testPortal({ routes: [sending], clock: () => 0 })
  const token = 'v'.repeat(32)
  const send = async (words: string): Promise<string> => (await ask('/en/form', { method: 'POST', body: new URLSearchParams({ csrf: token, words }), headers: { cookie: `visit=${token}`, origin: testSettings.origin } })).text()
  for (let at = 0; at < 11; at += 1) await send('before')
  const text = await send('the twelfth')
  assert.doesNotMatch(text, /<nav/)
  assert.match(text, /<form method="post" action="\/en\/form">[^]*name="words" value="the twelfth"[^]*Send again/)
})

test('what somebody signed in typed stands on the short page too, and no session is looked up for it', async () => {
  const sent: string[] = []
  const sending: Route = { method: 'POST', path: '/form', kind: 'page', permission: 'signed in', rateLimit: { requests: 1, seconds: 600 }, handle: async (visit) => {
    sent.push((await visit.form()).values['words'] ?? '')
    return page({ visit, title: 'Ok', body: html`<h1>Ok</h1>`, accepted: true })
  } }
  let [now, lookedUp] = [0, 0]
  const app = portal({ settings: testSettings, routes: [sending], log: openLog({ write: () => undefined }), clock: () => now, authenticate: async () => {
    lookedUp += 1
    return { ...person, csrf: testToken }
  } })
  const send = async (csrf: string, words: string): Promise<Response> => app.request('/en/form', { method: 'POST', body: new URLSearchParams({ csrf, words }), headers: { cookie: 'session=one', origin: testSettings.origin } })
  const shownIn = async (answer: Response) => Object.fromEntries([...(await answer.text()).matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(([, name, value]) => [name, value]))
  for (let at = 0; at < 11; at += 1) await send(testToken, 'before')
  const before = lookedUp
  const shown = await shownIn(await send(testToken, 'the twelfth'))
  assert.deepEqual(shown, { csrf: testToken, words: 'the twelfth' })
  const old = await shownIn(await send('of-an-older-session', 'kept too'))
  assert.deepEqual(old, { csrf: 'of-an-older-session', words: 'kept too' }, 'with the token that came, and no other')
  assert.equal(lookedUp, before)
  now = 601_000
  assert.equal((await send(shown['csrf']!, shown['words']!)).status, 200)
  now = 1_202_000
  assert.equal((await send(old['csrf']!, old['words']!)).status, 403, 'a form from elsewhere is as foreign as it was')
  assert.deepEqual(sent, ['before', 'the twelfth'])
})

test('what a route knows by its secret is counted by itself, and only what it does not know by the address that asks', async () => {
  const by = async ({ url }: Visit) => (url.searchParams.get('key') === 'unknown' ? undefined : url.searchParams.get('key') ?? undefined)
  const { ask } = testPortal({ routes: [plain('/p', 'everyone', { rateLimit: { requests: 1, seconds: 60, by } })], clock: () => 0 })
  const asked = async (...keys: readonly string[]) => {
    const told: number[] = []
    for (const key of keys) told.push((await ask(`/kk/p?key=${key}`)).status)
    return told
  }
  assert.deepEqual(await asked('a', 'b', 'unknown'), [200, 200, 200])
  assert.deepEqual(await asked('a', 'c', 'unknown'), [429, 200, 429])
})

test('files stream into the sink, what it answers stands in the form, and limits and the token hold', async () => {
  const received: string[] = []
  const upload = route({
    method: 'POST', path: '/upload', kind: 'page', permission: 'signed in', files: { limitMegabytes: 1, count: 2 },
    handle: async (visit) => {
      const { values } = await visit.form(async ({ name, content }) => {
        let size = 0
        for await (const part of content) size += part.length
        received.push(`${name} ${size}`)
        return 'file-1'
      })
      return json(values)
    },
  })
  const { app } = testPortal({ routes: [upload], session: person })
  const server = await listen(app, { port: 0 })
  const send = (token: string, ...files: readonly number[]) => {
    const body = new FormData()
    body.append('csrf', token)
    body.append('plan', 'old-id')
    for (const size of files) body.append('plan', new File([new Uint8Array(size)], 'жоспар.pdf', { type: 'application/pdf' }))
    return fetch(`http://127.0.0.1:${server.port}/kk/upload`, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } })
  }
  assert.deepEqual(await (await send(testToken, 500_000)).json(), { csrf: testToken, plan: 'file-1' })
  assert.deepEqual(received, ['жоспар.pdf 500000'])
  assert.equal((await send('wrong', 10)).status, 403)
  assert.equal((await send(testToken, 1_200_000)).status, 422)
  assert.equal((await send(testToken, 1, 1, 1)).status, 422)
  assert.equal((await send(testToken, 3_500_000)).status, 422)
  assert.ok(!received.some((line) => line.includes('1200000') || line.includes('3500000')))
  await server.stop(0)
})

test('a sink that takes only the beginning of a file holds nothing up, and the fields after the file are read', async () => {
  const upload = route({
    method: 'POST', path: '/upload', kind: 'page', permission: 'signed in', files: { limitMegabytes: 1, count: 2 },
    handle: async (visit) => json((await visit.form(async ({ content }) => {
      try {
        for await (const part of content) if (part.length > 0 && visit.url.searchParams.has('stop')) return 'enough'
        return 'whole'
      } catch (error) {
        assert.ok(error instanceof Failure)
        return 'too large'
      }
    })).values),
  })
  const { app } = testPortal({ routes: [upload], session: person })
  const server = await listen(app, { port: 0 })
  const send = async (size: number, query = ''): Promise<unknown> => {
    const body = new FormData()
    for (const [name, value] of [['csrf', testToken], ['plan', new File([new Uint8Array(size)], 'plan.pdf')], ['more', 'later']] as const) body.append(name, value)
    return (await fetch(`http://127.0.0.1:${server.port}/kk/upload${query}`, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } })).json()
  }
  assert.deepEqual(await send(1_000_000), { csrf: testToken, plan: 'whole', more: 'later' })
  assert.deepEqual(await send(1_000_000, '?stop'), { csrf: testToken, plan: 'enough', more: 'later' })
  assert.deepEqual(await send(2_000_000), { csrf: testToken, plan: 'too large', more: 'later' })
  await server.stop(0)
})

test('too large a form is refused whatever its length claims', async () => {
  const { ask } = testPortal({ routes: [plain('/p', 'everyone', { method: 'POST', bodyLimit: 1000, handle: () => new Response('taken') })], session: person })
  assert.equal((await ask('/kk/p', { form: { text: 'x'.repeat(2000) } })).status, 422)
})

test('a form of more fields than are read is refused, not read in part', async () => {
  const { ask } = testPortal({ routes: [plain('/p', 'everyone', { method: 'POST', handle: () => new Response('taken') })], session: person })
  const many = (count: number): Promise<Response> => ask('/kk/p', { form: Object.fromEntries(Array.from({ length: count }, (_, at) => [`f${at}`, ''])) })
  assert.equal((await many(1000)).status, 200)
  assert.equal((await many(2000)).status, 422)
})

test('two routes for the same address do not start', () => {
  assert.throws(() => testPortal({ routes: [plain('/a/:id'), plain('/a/:name')] }), /two routes/)
})

test('the API describes itself in OpenAPI 3.1 from the schemas that check it', async () => {
  const Resident = z.object({ id: z.string(), name: z.string() }).meta({ id: 'Resident' })
  const list: Route = {
    method: 'GET', path: '/api/residents/:id', kind: 'api', permission: { scope: 'residents.read' }, title: same('Residents'),
    openapi: { group: 'technopark', query: z.object({ q: z.string().optional(), page: z.int() }), answers: { 200: { text: same('The list'), schema: z.array(Resident) } } },
    handle: () => json([]),
  }
  const { ask } = testPortal({ routes: [list] })
  const document = await (await ask('/api/openapi.json')).json()
  assert.equal(document.openapi, '3.1.0')
  const { get } = document.paths['/api/residents/{id}']
  assert.deepEqual(get.parameters.map((one: { name: string; required: boolean }) => [one.name, one.required]), [['id', true], ['q', false], ['page', true]])
  assert.deepEqual(get.responses['200'].content['application/json'].schema.items, { $ref: '#/components/schemas/Resident' })
  assert.deepEqual(document.components.schemas.Resident.required, ['id', 'name'])
  assert.equal(get['x-permission'], 'key with residents.read')
  const reference = await (await ask('/ru/api')).text()
  assert.ok(reference.includes('GET /api/residents/:id') && reference.includes('residents.read'))
})

test('the address of the sender is what our own proxy saw, not what the sender says', async () => {
  const { senderAddress } = await import('./guard.ts')
  const forwarded = '6.6.6.6, 10.0.0.1'
  assert.equal(senderAddress(forwarded, '127.0.0.1', 0), '127.0.0.1')
  assert.equal(senderAddress(forwarded, '127.0.0.1', 1), '10.0.0.1')
})

test('limits by address count one of IPv6 with all others that its owner has', async () => {
  const { networkOf } = await import('./guard.ts')
  assert.equal(networkOf('2001:db8:0:12::1'), networkOf('2001:0DB8::12:9:8:7:6'))
  assert.notEqual(networkOf('2001:db8:0:12::1'), networkOf('2001:db8:0:13::1'))
  assert.deepEqual([networkOf('203.0.113.7'), networkOf('::ffff:203.0.113.7'), networkOf('')], ['203.0.113.7', '203.0.113.7', ''])
  assert.notEqual(networkOf('::1'), networkOf('203.0.113.7'))
})

test('the server listens, says when its port is taken, and stops', async () => {
  const app = { fetch: () => new Response('here') }
  const server = await listen(app, { port: 0 })
  assert.equal(await (await fetch(`http://127.0.0.1:${server.port}/`)).text(), 'here')
  await assert.rejects(listen(app, { port: server.port }), (error) => error instanceof Failure && error.kind === 'unavailable' && error.text.kk.includes(String(server.port)))
  await server.stop()
  await assert.rejects(fetch(`http://127.0.0.1:${server.port}/`))
})
