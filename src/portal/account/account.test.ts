import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startProvider } from '../../kernel/parties/testing-provider.ts'
import { password } from '../../kernel/parties/testing.ts'
import { generateBin } from '../../law/identifier.ts'
import { same } from '../../law/text.ts'
import { accountRoutes } from './index.ts'
import { deviceName } from './parts.ts'
import { testAccount } from './testing.ts'
import type { TestAccount, Visitor } from './testing.ts'

const bin = generateBin({ registered: '2023-11', serial: 12345 })
const otherPassword = 'сүт дүкен аспан 8'

/** Opens an account by the letter. */
async function registered(account: TestAccount, email: string, { to = '' } = {}): Promise<Visitor> {
  const visitor = account.visitor()
  assert.equal((await visitor.send(`/ru/register${to && `?to=${encodeURIComponent(to)}`}`, { email })).status, 200)
  const answer = await visitor.send(`/ru/register/finish?link=${await account.house.link(email)}${to && `&to=${encodeURIComponent(to)}`}`, { name: 'Сәрсен Айгерім', password })
  assert.equal(answer.status, 303, answer.html)
  return visitor
}

async function withCompany(account: TestAccount, email: string) {
  const visitor = await registered(account, email)
  const { location = '' } = await visitor.send('/ru/account/companies/new', { number: bin, name: 'ТОО «Образец»' })
  const id = /companies\/([\w-]+)/.exec(location)?.[1] ?? ''
  await visitor.send(`/ru/account/companies/${id}`, { hat: id }, '/ru/account/hat')
  return { visitor, id }
}

test('a person registers by a letter, signs out, and signs in to where they wanted to go', async () => {
  await using account = await testAccount()
  const visitor = account.visitor()
  await visitor.send('/ru/register?to=%2Fru%2Faccount%2Ftokens', { email: 'aigerim@example.kz' })
  const letter = (await account.house.letters()).at(-1)
  const path = /\/ru\/register\/finish\S+/.exec(letter?.body ?? '')?.[0] ?? ''
  for (const _ of [1, 2]) assert.equal((await visitor.get(path)).headers.get('referrer-policy'), 'no-referrer') // whatever opens links in letters has done nothing
  assert.match((await visitor.get(path)).html, /aigerim@example\.kz/)
  assert.equal((await visitor.send(path, { name: 'Сәрсен Айгерім', password })).location, '/ru/account/tokens')
  await visitor.send('/ru/account', {}, '/ru/sign-out')
  assert.equal((await visitor.get('/ru/account')).location, '/ru/sign-in?to=%2Fru%2Faccount')
  const back = await visitor.send('/ru/sign-in?to=%2Fru%2Faccount%2Ftokens', { email: 'Aigerim@example.kz', password })
  assert.equal(back.location, '/ru/account/tokens')
})

test('registration and the forgotten password show the same page, whether or not the address has an account', async () => {
  await using account = await testAccount()
  await registered(account, 'aigerim@example.kz')
  for (const page of ['/ru/register', '/ru/account/reset']) {
    const answers = await Promise.all(['aigerim@example.kz', 'nobody@example.kz'].map(async (email) => {
      const { status, html } = await account.visitor().send(page, { email })
      return { status, html: html.replaceAll(/value="[\w-]{32}"/g, '') }
    }))
    assert.equal(answers[0]?.status, 200)
    assert.deepEqual(answers[0], answers[1])
  }
})

test('what is wrong with a form is said above it and at its fields, and what was typed stays, but for passwords', async () => {
  await using account = await testAccount()
  const visitor = account.visitor()
  assert.match((await visitor.send('/kk/register', { email: 'nobody' })).html, /<title>Қате: [^]*href="#f-email"/)
  await visitor.send('/kk/register', { email: 'aigerim@example.kz' })
  const { status, html } = await visitor.send(`/kk/register/finish?link=${await account.house.link('aigerim@example.kz')}`, { name: 'Айгерім', password: 'password1234' })
  assert.equal(status, 422)
  assert.match(html, /<title>Қате: /)
  assert.match(html, /id="f-password-error"/)
  assert.match(html, /value="Айгерім"/)
  assert.doesNotMatch(html, /password1234/)
})

test('signing in never leads to another site', async () => {
  await using account = await testAccount()
  await registered(account, 'aigerim@example.kz')
  for (const to of ['https://evil.example/', '//evil.example', '/\\evil.example', '/\t/evil.example', 'javascript:alert(1)', '\\\\evil.example', '/.//evil.example', '/x/..//evil.example', '/x/../\\evil.example']) {
    const { location } = await account.visitor().send(`/ru/sign-in?to=${encodeURIComponent(to)}`, { email: 'aigerim@example.kz', password })
    assert.equal(new URL(location ?? '', account.origin).origin, account.origin, to)
  }
})

test('a session planted in the browser before signing in is worth nothing afterwards', async () => {
  await using account = await testAccount()
  const attacker = await registered(account, 'evil@example.kz')
  await registered(account, 'aigerim@example.kz')
  const planted = attacker.cookies.get('session') ?? ''
  const victim = account.visitor()
  await victim.send('/ru/sign-in', { email: 'aigerim@example.kz', password })
  assert.notEqual(victim.cookies.get('session'), planted)
  victim.cookies.set('session', planted)
  assert.match((await victim.get('/ru/account')).html, /evil@example\.kz/, 'another cookie is another session, never the victim’s')
})

test('too many wrong passwords are refused with the time to wait and the ways that stay open, and the owner’s browser comes in', async () => {
  await using account = await testAccount()
  const owner = await registered(account, 'aigerim@example.kz')
  await owner.send('/ru/account', {}, '/ru/sign-out')
  const stranger = account.visitor()
  for (let tries = 0; tries < 5; tries += 1) {
    assert.equal((await stranger.send('/en/sign-in', { email: 'aigerim@example.kz', password: 'wrong and long' })).status, 401)
  }
  const { status, headers, html } = await stranger.send('/en/sign-in', { email: 'aigerim@example.kz', password })
  assert.deepEqual([status, headers.get('retry-after')], [429, '60'])
  assert.match(html, /Try again in 1 min\. A passkey, or the letter/)
  assert.equal((await owner.send('/ru/sign-in', { email: 'aigerim@example.kz', password })).status, 303)
})

test('the mark of a device is bound to the host, unreadable to scripts, and stays when the session ends', async () => {
  await using account = await testAccount()
  const visitor = await registered(account, 'aigerim@example.kz')
  await visitor.send('/ru/account', {}, '/ru/sign-out')
  assert.deepEqual([visitor.cookies.has('session'), visitor.cookies.has('device')], [false, true])
  const lines = (await visitor.send('/ru/sign-in', { email: 'aigerim@example.kz', password })).headers.getSetCookie()
  assert.match(lines.find((line) => line.startsWith('device=')) ?? '', /^device=[\w.-]+; Path=\/; Max-Age=34560000; HttpOnly; SameSite=Lax$/)
})

test('a password is reset by the link from the letter, which signs in and lists what ended', async () => {
  await using account = await testAccount()
  const owner = await registered(account, 'aigerim@example.kz')
  await owner.send('/ru/account/tokens', { label: 'Сервер отчётов', scopes: ['commons.read'], days: '30' })
  const visitor = account.visitor()
  assert.match((await visitor.send('/ru/account/reset', { email: 'aigerim@example.kz' })).html, /Проверьте почту/)
  const path = `/ru/account/new-password?link=${await account.house.link('aigerim@example.kz')}`
  assert.equal((await visitor.get(path)).headers.get('referrer-policy'), 'no-referrer')
  assert.match((await visitor.send(path, { password: otherPassword })).html, /Пароль изменён[^]*Что прекратилось[^]*Сеанс[^]*Сервер отчётов/)
  assert.equal((await visitor.get('/ru/account')).status, 200)
  assert.equal((await owner.get('/ru/account')).status, 303)
})

test('the page of the password says what a change ends, keeps this browser signed in, and says which keys stay', async () => {
  await using account = await testAccount()
  const visitor = await registered(account, 'aigerim@example.kz')
  const token = /shq_[\w-]+/.exec((await visitor.send('/ru/account/tokens', { label: 'Сервер отчётов', scopes: ['commons.read'], days: '30' })).html)?.[0] ?? ''
  const before = visitor.cookies.get('session')
  assert.match((await visitor.get('/ru/account/password')).html, /оставить их нельзя[^]*Что прекратится[^]*Сервер отчётов[^]*\/sample\/keys/)
  const { html } = await visitor.send('/ru/account/password', { present: password, password: otherPassword })
  assert.match(html, /Пароль изменён[^]*Сервер отчётов[^]*Ключи для \/sample принадлежат организации/)
  await assert.rejects(account.house.parties.actorOfToken(token), { kind: 'unauthenticated' })
  assert.notEqual(visitor.cookies.get('session'), before)
  assert.equal((await visitor.get('/ru/account')).status, 200)
})

test('a head adds a company, and a wrong BIN is explained', async () => {
  await using account = await testAccount()
  const visitor = await registered(account, 'head@example.kz')
  const wrong = await visitor.send('/ru/account/companies/new', { number: `${bin.slice(0, 11)}${(Number(bin[11]) + 1) % 10}`, name: '' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /id="f-number-error"[^]*id="f-name-error"/)
  const grouped = await visitor.send('/ru/account/companies/new', { number: bin.replace(/(\d{3})/g, '$1 '), name: 'ТОО «Образец»' })
  assert.match(grouped.location ?? '', /\/ru\/account\/companies\/[\w-]+\?done=added/)
  const other = await registered(account, 'other@example.kz')
  const taken = await other.send('/ru/account/companies/new', { number: bin, name: 'ТОО «Образец»' })
  assert.equal(taken.status, 409)
  assert.match(taken.html, /Попросите её первого руководителя/)
})

test('a head invites a colleague, who registers, accepts and acts for the company, until the head revokes it', async () => {
  await using account = await testAccount()
  const { visitor: head, id } = await withCompany(account, 'head@example.kz')
  const page = `/ru/account/companies/${id}`
  const empty = await head.send(page, { email: 'colleague@example.kz', extent: 'some', until: '31.12.2026' }, `${page}/invite`)
  assert.equal(empty.status, 422)
  assert.equal((await head.send(page, { email: 'colleague@example.kz', extent: 'some', scope: ['technopark.residency'], until: '31.12.2026' }, `${page}/invite`)).status, 303)
  const path = `/ru/account/invitation?link=${await account.house.link('colleague@example.kz')}`
  assert.match((await account.visitor().get(path)).html, /Участие в технопарке/)
  const colleague = await registered(account, 'colleague@example.kz', { to: path })
  assert.equal((await colleague.send(path, {})).location, '/ru/account?done=accepted')
  await colleague.send('/ru/account', { hat: id }, '/ru/account/hat')
  assert.match((await colleague.get(page)).html, /По доверенности/)
  const delegation = /name="id" value="([\w-]+)"/.exec((await head.get(page)).html)?.[1] ?? ''
  await head.send(page, { id: delegation }, `${page}/revoke`)
  assert.equal((await colleague.get(page)).status, 404, 'whoever has no right to a company does not learn that it is here')
})

test('a token is shown once and then opens what its scope allows', async () => {
  await using account = await testAccount()
  const visitor = await registered(account, 'aigerim@example.kz')
  const made = await visitor.send('/ru/account/tokens', { label: 'Сервер', scopes: ['commons.read', 'not.offered'], days: '30' })
  const secret = /shq_[\w-]+/.exec(made.html)?.[0] ?? ''
  const [, id = '', signing = ''] = /<p>commons\.read: (SHQ[0-9A-F]{32}) ([\w-]{43})<\/p>/.exec(made.html) ?? []
  assert.equal(made.headers.get('cache-control'), 'no-store')
  for (const shownOnce of ['shq_', signing]) assert.ok(!(await visitor.get('/ru/account/tokens')).html.includes(shownOnce))
  assert.deepEqual((await account.house.parties.actorOfAccessKey(id, (secret) => assert.equal(secret, signing))).scopes, ['commons.read'])
  assert.deepEqual((await account.house.parties.actorOfToken(secret)).scopes, ['commons.read'])
  const asked = await account.app.request(`${account.origin}/ru/account/people`, { headers: { authorization: `Bearer ${secret}x`, cookie: `session=${visitor.cookies.get('session')}` } })
  assert.equal(asked.status, 401, 'a wrong token is refused, not passed over')
})

test('the page of keys leads to the other kind, and a key of that kind is told where it belongs and what to make instead', async () => {
  await using account = await testAccount()
  const visitor = await registered(account, 'aigerim@example.kz')
  assert.match((await visitor.get('/ru/account/tokens')).html, /<h1>Ключи портала<\/h1>[^]*Для \/sample нужны другие ключи: <a href="\/ru\/sample\/keys">Ключи образца<\/a>/)
  for (const sent of ['Bearer sk-sample-1', 'bearer hf_sk-sample-1']) {
    const asked = await account.app.request(`${account.origin}/api/openapi.json`, { headers: { authorization: sent, 'accept-language': 'en' } })
    assert.equal(asked.status, 401)
    assert.match(await asked.text(), /A key that begins with sk-sample- is for \/sample alone\. For \/api make a key on the page “Portal keys”: \/en\/account\/tokens/)
  }
})

test('closing the account asks to be sure, and then nothing is left to sign in to', async () => {
  await using account = await testAccount()
  const visitor = await registered(account, 'aigerim@example.kz')
  assert.equal((await visitor.send('/ru/account/close', {})).status, 422)
  assert.match((await visitor.send('/ru/account/close', { sure: 'true' })).html, /Учётная запись закрыта/)
  assert.equal((await visitor.get('/ru/account')).status, 303)
  assert.equal((await account.visitor().send('/ru/sign-in', { email: 'aigerim@example.kz', password })).status, 401)
})

test('an administrator finds a person and gives them a role, which they wear in office', async () => {
  await using account = await testAccount()
  const admin = await registered(account, 'admin@example.kz')
  const officer = await registered(account, 'officer@example.kz')
  const { parties, act } = account.house
  const ids = await Promise.all([admin, officer].map(async (visitor) => (await parties.actorOf(visitor.cookies.get('session') ?? ''))?.person ?? ''))
  await act((tx) => parties.grantRole(tx, { system: 'installation' }, { person: ids[0] ?? '', role: 'administrator' }))
  assert.equal((await admin.get('/ru/account/people')).status, 403, 'not before the office hat is on')
  await admin.send('/ru/account', { hat: 'office' }, '/ru/account/hat')
  assert.match((await admin.get('/ru/account/people?q=officer')).html, new RegExp(`/account/people/${ids[1]}`))
  const page = `/ru/account/people/${ids[1]}`
  assert.equal((await admin.send(page, { role: '' }, `${page}/give`)).status, 422)
  await admin.send(page, { role: 'technopark.officer', until: '31.12.2026' }, `${page}/give`)
  await officer.send('/ru/account', { hat: 'office' }, '/ru/account/hat')
  assert.match((await officer.get('/ru/account')).html, /technopark\.officer/)
  await admin.send(page, { id: 'technopark.officer' }, `${page}/take`)
  assert.deepEqual(await parties.rolesOf(ids[1] ?? ''), [])
  assert.match((await admin.get('/ru/account/letters')).html, /officer@example\.kz/)
})

test('a person comes in through the outside provider, and connects it to an account that exists', async () => {
  const provider = await startProvider('http://localhost:8080')
  try {
    await using account = await testAccount({ oidc: { issuer: provider.issuer, clientId: 'portal', clientSecret: 'known to both', title: same('Test') } })
    const stranger = account.visitor()
    assert.match((await stranger.get('/ru/sign-in')).html, /Войти через Test/)
    const start = await stranger.get('/ru/sign-in/outside')
    const back = await provider.follow(start.location ?? '')
    const localised = await account.app.request(back)
    const inside = await stranger.get(localised.headers.get('location') ?? '')
    assert.equal(inside.location, '/kk/account/start')
    assert.match((await stranger.get('/ru/account')).html, /Айгүл Сыртқы/)
    const { html } = await stranger.get('/ru/account/password')
    assert.match(html, /одного входа на портал мало[^]*aigul@example\.kz/)
    assert.doesNotMatch(html, /type="password"/)
    assert.equal((await stranger.send('/ru/account/password', { present: '', password })).status, 403, 'a session sets no password')
    assert.match((await stranger.send('/ru/account/password', { email: 'aigul@example.kz' }, '/ru/account/reset')).html, /Проверьте почту/)
    const stolen = account.visitor()
    assert.equal((await stolen.get(`/ru${new URL(back).pathname}${new URL(back).search}`)).status, 401, 'another browser cannot use the answer')

    for (const [wanted, reached] of [['/ru/account/tokens', '/ru/account/tokens'], ['//elsewhere.example', '/ru/account/start']] as const) {
      const late = account.visitor()
      const { html: door } = await late.get(`/ru/sign-in?kept&to=${encodeURIComponent(wanted)}`)
      const { location = '' } = await late.get((/href="(\/ru\/sign-in\/outside[^"]*)"/.exec(door)?.[1] ?? '').replaceAll('&amp;', '&'))
      const from = new URL(await provider.follow(location))
      assert.equal((await late.get(`/ru${from.pathname}${from.search}`)).location, reached, 'back to where the session had ended, and nowhere else')
    }

    provider.login = 'yerlan'
    const known = await registered(account, 'yerlan@example.kz')
    const connect = await known.send('/ru/account', {}, '/ru/account/outside')
    const link = (/class="button" href="([^"]+)"/.exec(connect.html)?.[1] ?? '').replaceAll('&amp;', '&')
    const returned = new URL(await provider.follow(link))
    assert.equal((await known.get(`/ru${returned.pathname}${returned.search}`)).status, 303)
    assert.match((await known.get('/ru/account')).html, /yerlan@example\.kz/)
  } finally {
    provider.stop()
  }
})

test('every route refuses whoever its permission does not name', async (t) => {
  await using account = await testAccount()
  const visitor = account.visitor()
  const person = await registered(account, 'aigerim@example.kz')
  for (const { method, path, kind, permission } of accountRoutes(account.parts)) {
    const address = (kind === 'page' ? `/ru${path}` : path).replace(':id', '01900000-0000-7000-8000-000000000001')
    await t.test(`${method} ${path} is for ${JSON.stringify(permission)}`, async () => {
      if (permission === 'everyone') return
      const asVisitor = method === 'GET' ? await visitor.get(address) : await visitor.send('/ru/sign-in', {}, address)
      assert.equal(method === 'GET' ? asVisitor.location?.startsWith('/ru/sign-in?to=') : asVisitor.status, method === 'GET' ? true : 401)
      if (permission === 'signed in') return
      const asPerson = method === 'GET' ? await person.get(address) : await person.send('/ru/account', {}, address)
      assert.equal(asPerson.status, 403)
    })
  }
})

test('a form without the token of its session is refused', async () => {
  await using account = await testAccount()
  const [one, other] = [await registered(account, 'one@example.kz'), await registered(account, 'other@example.kz')]
  const { html } = await other.get('/ru/account')
  const token = /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? ''
  for (const csrf of ['', token]) {
    const response = await account.app.request(`${account.origin}/ru/account/close`, {
      method: 'POST', body: new URLSearchParams({ csrf, sure: 'true' }),
      headers: { cookie: `session=${one.cookies.get('session')}`, 'sec-fetch-site': 'same-origin' },
    })
    assert.equal(response.status, 403)
  }
})

test('a device is named so that its owner knows it', () => {
  const chrome = 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36'
  const edge = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36 Edg/126.0'
  const safari = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15'
  assert.deepEqual([chrome, edge, safari, ''].map(deviceName), ['Chrome · Android', 'Edge · Windows', 'Safari · macOS', ''])
})
