/** A form that comes when its session has ended is kept for whoever filled it in, and sent by nobody but them. */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { runInNewContext } from 'node:vm'
import { password, testParties } from '../../kernel/parties/testing.ts'
import { generateBin } from '../../law/identifier.ts'
import { form } from '../components/index.ts'
import { raw } from '../html.ts'
import { isSecret } from '../kept-forms.ts'
import { page as shownPage } from '../layout.ts'
import { route } from '../routes.ts'
import { testPortal, testToken } from '../testing.ts'
import { TypedBefore } from '../typed-before.ts'
import { testAccount, type TestAccount, type Visitor } from './testing.ts'

const page = '/ru/account/companies/new'

async function registered(account: TestAccount, email: string, visitor = account.visitor()): Promise<Visitor> {
  await visitor.send('/ru/register', { email })
  await visitor.send(`/ru/register/finish?link=${await account.house.link(email)}`, { name: 'Сәрсен Айгерім', password })
  return visitor
}

/** The token of the forms of a page, as it stands open in a tab. */
const opened = async (visitor: Visitor, path = page): Promise<string> => /name="csrf" value="([^"]+)"/.exec((await visitor.get(path)).html)?.[1] ?? ''

/** Sends the form of a page that was opened before. */
async function sent(account: TestAccount, visitor: Visitor, csrf: string, values: Readonly<Record<string, string>>, path = page) {
  const response = await account.app.request(new URL(path, account.origin).href, {
    method: 'POST', body: new URLSearchParams({ csrf, ...values }),
    headers: { 'sec-fetch-site': 'same-origin', origin: account.origin, referer: account.origin + path, cookie: [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
  })
  const [, secret] = /(?:^|, )kept=([^;]+)/.exec(response.headers.get('set-cookie') ?? '') ?? []
  if (secret !== undefined) visitor.cookies.set('kept', secret)
  return response
}

/** Fills in the form of a page, lets the session end meanwhile, and sends it. */
async function sentTooLate(account: TestAccount, visitor: Visitor, values: Readonly<Record<string, string>>) {
  const csrf = await opened(visitor)
  account.house.later(121)
  return sent(account, visitor, csrf, values)
}

test('what was typed is on the page again after signing in, was not sent, and is gone once it is', async () => {
  await using account = await testAccount()
  const visitor = await registered(account, 'aigerim@example.kz')
  const late = await sentTooLate(account, visitor, { number: '12', name: 'ТОО «Ерекше» <script>"' })
  assert.equal(late.status, 303)
  const signIn = late.headers.get('location') ?? ''
  assert.equal(signIn, `/ru/sign-in?kept&to=${encodeURIComponent(page)}`)
  assert.match((await visitor.get(signIn)).html, /Сеанс завершён/)
  assert.equal((await visitor.send(signIn, { email: 'aigerim@example.kz', password })).location, page)
  const { html } = await visitor.get(page)
  assert.match(html, /Форма ещё не отправлена/)
  assert.match(html, /name="number"[^>]*value="12"/)
  assert.match(html, /name="name"[^>]*value="ТОО «Ерекше» &lt;script&gt;&quot;"/)
  assert.match((await visitor.send(page, { number: '12', name: 'ТОО «Ерекше»' })).html, /Ошибка/, 'it is sent, and judged, like any other')
  assert.doesNotMatch((await visitor.get(page)).html, /ещё не отправлена/)
})

test('a form that is sent after its person has signed in in another tab is shown again under the new session, and sent by nobody but them', async () => {
  await using account = await testAccount()
  const visitor = await registered(account, 'aigerim@example.kz')
  const number = generateBin({ registered: '2025-05', serial: 7 })
  const csrf = await opened(visitor)
  account.house.later(121)
  await visitor.send('/ru/sign-in', { email: 'aigerim@example.kz', password })
  const late = await sent(account, visitor, csrf, { number, name: 'ТОО «Ерекше»' })
  assert.deepEqual([late.status, late.headers.get('location')], [303, page])
  const shown = (await visitor.get(page)).html
  assert.match(shown, /Форма ещё не отправлена/)
  assert.match(shown, new RegExp(`name="number"[^>]*value="${number}"`))
  assert.match(shown, /name="name"[^>]*value="ТОО «Ерекше»"/)
  assert.doesNotMatch((await visitor.get('/ru/account')).html, /Ерекше/, 'nothing was done')
  assert.equal((await visitor.send(page, { number, name: 'ТОО «Ерекше»' })).status, 303)
  assert.match((await visitor.get('/ru/account')).html, /Ерекше/)
  assert.doesNotMatch((await visitor.get(page)).html, /ещё не отправлена/)
})

test('what comes from a browser whose session is gone is given back on the page, and opens filled in once its person has signed in again: without secrets, for nobody else, and done nothing with', async () => {
  await using account = await testAccount()
  const visitor = await registered(account, 'aigerim@example.kz')
  const csrf = await opened(visitor)
  visitor.cookies.delete('session')
  const refused = await sent(account, visitor, csrf, { number: '12', name: 'ТОО «Ерекше» <b>"', password })
  assert.equal(refused.status, 401)
  const html = await refused.text()
  assert.match(html, /Вход в этом браузере больше не выполнен.*<a href="\/ru\/sign-in" target="_blank"/s)
  const fields = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)].map(([, name, value]) => [name!, value!.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"')] as const)
  assert.deepEqual(Object.fromEntries(fields), { csrf, number: '12', name: 'ТОО «Ерекше» <b>"' })
  const { csrf: token = '', ...typed } = Object.fromEntries(fields)
  const stranger = await registered(account, 'bolat@example.kz')
  assert.equal((await sent(account, stranger, token, typed)).status, 403, 'whoever else signs in has nothing of it')
  await visitor.send('/ru/sign-in', { email: 'aigerim@example.kz', password })
  const kept = await sent(account, visitor, token, typed)
  assert.deepEqual([kept.status, kept.headers.get('location')], [303, page])
  assert.match((await visitor.get(page)).html, /Форма ещё не отправлена.*name="name"[^>]*value="ТОО «Ерекше» &lt;b&gt;&quot;"/s)
  visitor.cookies.delete('session')
  assert.doesNotMatch(await (await sent(account, visitor, csrf, { name: 'x'.repeat(300_000) })).text(), /value="x/, 'not beyond a size')
})

test('a form of somebody else’s session is refused to whoever signs in after them, and nothing of it is kept', async () => {
  await using account = await testAccount()
  await registered(account, 'other@example.kz')
  const visitor = await registered(account, 'aigerim@example.kz')
  const csrf = await opened(visitor)
  account.house.later(121)
  await visitor.send('/ru/sign-in', { email: 'other@example.kz', password })
  assert.equal((await sent(account, visitor, csrf, { name: 'ТОО «Ерекше»' })).status, 403)
  assert.equal((await sent(account, visitor, `${csrf.slice(0, 22)}${(await opened(visitor)).slice(22)}`, { name: 'ТОО «Ерекше»' })).status, 403)
  assert.deepEqual(await account.house.database.db.selectFrom('kept_form').selectAll().execute(), [])
})

test('the forms of two tabs are both kept, and each opens on its own page', async () => {
  await using account = await testAccount()
  const visitor = await registered(account, 'aigerim@example.kz')
  const keys = '/ru/account/tokens'
  const csrf = await opened(visitor)
  account.house.later(121)
  assert.equal((await sent(account, visitor, csrf, { name: 'ТОО «Ерек»' })).status, 303)
  assert.equal((await sent(account, visitor, csrf, { label: 'Сервер отчётов' }, keys)).status, 303)
  assert.equal((await sent(account, visitor, csrf, { name: 'ТОО «Ерекше»' })).status, 303)
  await visitor.send('/ru/sign-in', { email: 'aigerim@example.kz', password })
  assert.match((await visitor.get(page)).html, /name="name"[^>]*value="ТОО «Ерекше»"/, 'as it was sent last')
  assert.match((await visitor.get(keys)).html, /name="label"[^>]*value="Сервер отчётов"/)
  await visitor.send(page, { number: '12', name: 'ТОО «Ерекше»' })
  assert.doesNotMatch((await visitor.get(page)).html, /ещё не отправлена/)
  assert.match((await visitor.get(keys)).html, /ещё не отправлена/)
})

test('a form on a page that is open to all is kept as well, whether its session has ended or somebody has signed in since', async () => {
  await using account = await testAccount()
  const reset = '/ru/account/reset'
  const visitor = await registered(account, 'aigerim@example.kz')
  const inSession = await opened(visitor, reset)
  account.house.later(121)
  assert.equal((await sent(account, visitor, inSession, { email: 'a@example.kz' }, reset)).headers.get('location'), `/ru/sign-in?kept&to=${encodeURIComponent(reset)}`)
  const before = account.visitor()
  const asVisitor = await opened(before, reset)
  await before.send('/ru/sign-in', { email: 'aigerim@example.kz', password })
  assert.equal((await sent(account, before, asVisitor, { email: 'b@example.kz' }, reset)).headers.get('location'), reset)
  assert.match((await before.get(reset)).html, /name="email"[^>]*value="b@example.kz"/)
  assert.equal((await sent(account, before, 'x'.repeat(32), { email: 'c@example.kz' }, reset)).status, 403)
})

test('of a form with files that comes from an earlier session no file is taken in, and what was typed is kept', async () => {
  await using house = await testParties()
  const { secret, person } = await house.someone('Сәрсен Айгерім')
  const csrf = (await house.parties.presenceOf(secret))!.formToken
  const taken: string[] = []
  const routes = [
    route({ method: 'GET', path: '/upload', kind: 'page', permission: 'signed in', handle: () => new Response('') }),
    route({
      method: 'POST', path: '/upload', kind: 'page', permission: 'signed in', files: { limitMegabytes: 1, count: 2 },
      handle: async (visit) => new Response(JSON.stringify((await visit.form(async ({ name, content }) => { for await (const part of content) taken.push(`${name} ${part.length}`); return name })).values)),
    }),
  ]
  const { ask } = testPortal({ routes, session: { actor: { person, name: 'Сәрсен Айгерім', roles: [] } }, keeping: house.parties })
  const send = (token: string) => {
    const body = new FormData()
    body.append('csrf', token)
    body.append('file', new Blob(['bytes']), 'a.txt')
    body.append('note', 'Written after the file')
    return ask('/kk/upload', { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin', cookie: `session=${secret}` } })
  }
  const late = await send(csrf)
  assert.deepEqual([late.status, late.headers.get('location'), taken], [303, '/kk/upload', []])
  const [, kept = ''] = /kept=([^;]+)/.exec(late.headers.get('set-cookie') ?? '') ?? []
  const [one] = await house.parties.keptForms([kept], person)
  assert.ok(one?.form.fields.some(([name, value]) => name === 'note' && value === 'Written after the file'))
  assert.equal((await send(testToken)).status, 200)
  assert.deepEqual(taken, ['a.txt 5'])
})

test('the script that warns is told when the session ends, in words, whether that can be moved, and that it has ended', async () => {
  await using account = await testAccount()
  const visitor = await registered(account, 'aigerim@example.kz')
  const asked = async () => JSON.parse((await visitor.get('/ru/session')).html.replaceAll(/\s/g, ' '))
  account.house.later(60)
  const { text, ...first } = await asked()
  assert.deepEqual(first, { instant: '2026-03-02T12:00:00.000Z', seconds: 7200, fixed: false })
  assert.match(text.ru, /^Сеанс завершится: 2 марта 2026 года, 17:00\.$/)
  assert.match(text.en, /^Your session ends: .*17:00\.$/)
  for (let hours = 1; hours < 11; hours += 1) {
    account.house.later(60)
    await asked()
  }
  const { text: later, ...last } = await asked()
  assert.deepEqual(last, { instant: '2026-03-02T21:00:00.000Z', seconds: 3600, fixed: true })
  assert.match(later.ru, /02:00\.$/)
  account.house.later(61)
  assert.deepEqual(await asked(), { ended: true })
  assert.deepEqual(JSON.parse((await account.visitor().get('/ru/session')).html), { ended: true })
})

test('every page says until when the session lasts, to those who have one', async () => {
  await using account = await testAccount()
  const visitor = await registered(account, 'aigerim@example.kz')
  assert.match((await visitor.get(page)).html, /Сеанс завершится: <time datetime="2026-03-02T11:00:00.000Z">/)
  assert.doesNotMatch((await account.visitor().get('/ru/sign-in')).html, /Сеанс завершится/)
})

test('whoever else signs in on that browser sees nothing of it, and neither does its owner after them', async () => {
  await using account = await testAccount()
  await registered(account, 'other@example.kz')
  const visitor = await registered(account, 'aigerim@example.kz')
  await sentTooLate(account, visitor, { number: '12', name: 'ТОО «Ерекше»' })
  await visitor.send('/ru/sign-in', { email: 'other@example.kz', password })
  assert.doesNotMatch((await visitor.get(page)).html, /Ерекше|ещё не отправлена/)
  await visitor.send('/ru/account', {}, '/ru/sign-out')
  await visitor.send('/ru/sign-in', { email: 'aigerim@example.kz', password })
  assert.doesNotMatch((await visitor.get(page)).html, /Ерекше/)
})

test('nothing is kept for a page of somebody else, without a session, for an hour and longer, or beyond a size', async () => {
  await using account = await testAccount()
  const visitor = await registered(account, 'aigerim@example.kz')
  assert.equal((await sentTooLate(account, visitor, { csrf: 'of another page', name: 'x' })).status, 401)
  await visitor.send('/ru/sign-in', { email: 'aigerim@example.kz', password })
  assert.equal((await sentTooLate(account, visitor, { name: 'x'.repeat(300_000) })).status, 401)
  await visitor.send('/ru/sign-in', { email: 'aigerim@example.kz', password })
  assert.equal((await sentTooLate(account, visitor, { name: 'Ерекше' })).status, 303)
  account.house.later(61)
  await visitor.send('/ru/sign-in', { email: 'aigerim@example.kz', password })
  assert.doesNotMatch((await visitor.get(page)).html, /Ерекше/)
  visitor.cookies.delete('session')
  assert.equal((await sentTooLate(account, visitor, { name: 'Ерекше' })).status, 401)
})

test('the database alone gives away nothing that was typed, and no password is kept at all', async () => {
  await using account = await testAccount()
  const visitor = await registered(account, 'aigerim@example.kz')
  await sentTooLate(account, visitor, { name: 'Ерекше', password: 'secret words', pin: '202611' })
  const rows = await account.house.database.db.selectFrom('kept_form').selectAll().execute()
  assert.equal(rows.length, 1)
  assert.doesNotMatch(JSON.stringify(rows), /Ерекше|secret words|202611/)
  const secret = visitor.cookies.get('kept') ?? ''
  const [kept] = await account.house.parties.keptForms([secret], rows[0]!.person)
  assert.deepEqual(kept?.form.fields.map(([name]) => name), ['name'])
})

test('every control for a secret has a name that is never kept', () => {
  const names = globSync('src/**/*.ts', { exclude: ['**/*.test.ts'] }).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/kind: 'password',\s+name: ['`]([^'`]+)['`]/g)].map(([, name = '']) => name.replace(/\$\{.*?\}/, 'x')))
  assert.ok(names.length > 8)
  assert.deepEqual(names.filter((name) => !isSecret(name)), [])
})

test('text, choices, boxes and lists are filled in; hidden ones and secrets are the page’s own', () => {
  const typed = new TypedBefore('/kk/x', [['a', 'A "1"'], ['t', 'One\n<two>'], ['r', '2'], ['c.x', 'true'], ['s', 'b'], ['h', 'old'], ['p', 'secret'], ['rows.3.name', 'Fourth row']])
  const body = raw('<input type="hidden" name="h" value="new"><input type="text" name="a" value=""><textarea name="t">\n</textarea><input type="radio" name="r" value="1" checked><input type="radio" name="r" value="2">'
    + '<input type="checkbox" name="c.x" value="true"><input type="checkbox" name="c.y" value="true" checked><select name="s"><option value="a" selected>A</option><option value="b">B</option></select><input type="password" name="p">')
  assert.equal(typed.into('/kk/other', body), body)
  assert.equal(typed.into('/kk/x#act', body).source, '<input type="hidden" name="h" value="new"><input type="text" name="a" value="A &quot;1&quot;"><textarea name="t">\nOne\n&lt;two&gt;</textarea><input type="radio" name="r" value="1"><input type="radio" name="r" value="2" checked>'
    + '<input type="checkbox" name="c.x" value="true" checked><input type="checkbox" name="c.y" value="true"><select name="s"><option value="a">A</option><option value="b" selected>B</option></select><input type="password" name="p">')
  assert.deepEqual(typed.left, ['Fourth row'])
})

test('signs that mean something in a pattern are typed as they are', () => {
  const typed = new TypedBefore('/kk/x', [['price', "$& costs $$5, $` and $' too"]])
  assert.equal(typed.into('/kk/x', raw('<input type="text" name="price">')).source, '<input type="text" name="price" value="$&amp; costs $$5, $` and $&#39; too">')
})

test('the answer that somebody chose is kept, and that of a passkey is not', async () => {
  await using account = await testAccount()
  const visitor = await registered(account, 'aigerim@example.kz')
  const person = (await account.house.parties.personByEmail('aigerim@example.kz'))!.id
  const kept = async (values: Readonly<Record<string, string>>) => {
    await visitor.send('/ru/sign-in', { email: 'aigerim@example.kz', password })
    assert.equal((await sentTooLate(account, visitor, values)).status, 303)
    return (await account.house.parties.keptForms([visitor.cookies.get('kept') ?? ''], person))[0]?.form.fields
  }
  assert.deepEqual(await kept({ part: '', answer: 'agree' }), [['part', ''], ['answer', 'agree']])
  assert.deepEqual(await kept({ challenge: 'asked', answer: '{}', label: 'Phone' }), [['label', 'Phone']])
})

/** Leaves a form without sending it, as its button does. */
const left = (account: TestAccount, visitor: Visitor, csrf: string, values: Readonly<Record<string, string>>) => sent(account, visitor, csrf, { 'left-as': `page=/account/companies/new&title=${encodeURIComponent('Компания')}`, ...values }, `${page}?leave=`)

test('a form that is left is not sent, and stands on its page again, on whatever device and in whatever language, until it is accepted', async () => {
  await using account = await testAccount()
  const visitor = await registered(account, 'aigerim@example.kz')
  const answer = await account.app.request(`${account.origin}${page}?leave=x`, {
    method: 'POST', body: new URLSearchParams({ csrf: await opened(visitor), number: '12', name: 'ТОО «Ерекше»', password: 'secret words' }),
    headers: { 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'empty', referer: account.origin + page, cookie: [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
  })
  assert.equal(answer.status, 204, 'a script that keeps it in passing asks for no page')
  const other = account.visitor()
  await other.send('/ru/sign-in', { email: 'aigerim@example.kz', password })
  const shown = (await other.get('/kk/account/companies/new')).html
  assert.match(shown, /Форма әлі жіберілген жоқ/)
  assert.match(shown, /name="name"[^>]*value="ТОО «Ерекше»"/)
  const [kept] = await account.house.parties.leftForms(await actorOf(account), '/account/companies/new')
  assert.deepEqual(kept?.form.fields.map(([name]) => name), ['number', 'name'], 'no secret is kept')
  assert.match((await other.send(page, { number: '12', name: 'ТОО «Ерекше»' })).html, /Ошибка/)
  assert.match((await other.get(page)).html, /ещё не отправлена/, 'what was refused is still there')
  await other.send(page, { number: generateBin({ registered: '2025-05', serial: 7 }), name: 'ТОО «Ерекше»' })
  assert.doesNotMatch((await visitor.get(page)).html, /ещё не отправлена/)
})

const actorOf = async ({ house }: TestAccount) => ({ person: (await house.parties.personByEmail('aigerim@example.kz'))!.id, name: '', roles: [] })

test('what is left leads back by its button, and is kept for thirty days, sealed, for this person in this hat alone', async () => {
  await using account = await testAccount()
  await registered(account, 'other@example.kz')
  const visitor = await registered(account, 'aigerim@example.kz')
  const answer = await left(account, visitor, await opened(visitor), { number: '12', name: 'ТОО «Ерекше»' })
  assert.equal(answer.status, 303)
  const self = await actorOf(account)
  const [found] = await account.house.parties.leftHeadings(self)
  assert.deepEqual([found?.title, found?.page], ['Компания', '/account/companies/new'])
  const organisation = { id: self.person, name: '', identifier: { scheme: 'xx', value: '1' } }
  for (const owner of [{ ...self, organisation }, { ...self, roles: ['officer'] }]) assert.deepEqual(await account.house.parties.leftHeadings(owner), [])
  const rows = await account.house.database.db.selectFrom('left_form').selectAll().execute()
  assert.doesNotMatch(JSON.stringify(rows), /Ерекше|Компания|companies/)
  await visitor.send('/ru/account', {}, '/ru/sign-out')
  await visitor.send('/ru/sign-in', { email: 'other@example.kz', password })
  assert.doesNotMatch((await visitor.get(page)).html, /Ерекше/)
  account.house.later(30 * 24 * 60)
  await visitor.send('/ru/sign-in', { email: 'aigerim@example.kz', password })
  assert.doesNotMatch((await visitor.get(page)).html, /Ерекше/)
})

test('a long form can be left by a button that names its page, and none stands on a short one, one that keeps itself or nothing, and a page for everybody', async () => {
  await using house = await testParties()
  const { person } = await house.someone('Сәрсен Айгерім')
  const long = raw('<textarea name="t"></textarea>')
  const routes = [['long', { body: long }], ['itself', { body: long, keeps: 'itself' }], ['nothing', { body: long, keeps: 'nothing' }], ['short', { body: raw('<input type="text" name="q">') }], ['open', { body: long }]].map(([name, given]) => route({
    method: 'GET', path: `/${String(name)}`, kind: 'page', permission: name === 'open' ? 'everyone' : 'signed in', handle: (visit) => shownPage({ visit, title: 'Есеп & жоспар', body: form(visit, given as Parameters<typeof form>[1]) }),
  }))
  const { ask } = testPortal({ routes, session: { actor: { person, name: 'Сәрсен Айгерім', roles: [] } }, keeping: house.parties })
  const shown = async (path: string) => (await ask(path)).text()
  const address = '/kk/long?at=1&amp;leave='
  assert.ok((await shown('/kk/long?at=1')).includes(`<button class="button plain" formaction="${address}">`))
  assert.match(await shown('/kk/long?at=1'), new RegExp(`name="left-as" value="[^"]*title=${encodeURIComponent('Есеп & жоспар')}"`))
  assert.match(await shown('/kk/itself'), /data-left=(?!.*formaction)/s)
  for (const path of ['short', 'nothing', 'open']) assert.doesNotMatch(await shown(`/kk/${path}`), /data-left|formaction|leave\./, path)
})

/** A desk with forms of one address on two pages, and whoever works at it. */
async function desk(house: Awaited<ReturnType<typeof testParties>>) {
  const { person } = await house.someone('Сәрсен Айгерім')
  const state = { version: '1', saved: 'first' }
  const body = (name: string) => raw(`<input type="hidden" name="number" value="${state.version}"><input type="hidden" name="act" value="${name}"><textarea name="words"></textarea><input type="checkbox" name="member" value="a" checked>`)
  const show = (visit: Parameters<typeof form>[0], status = 200) => shownPage({ visit, status, title: 'Clause', body: [form(visit, { action: '/kk/save', body: body('save') }), form(visit, { action: '/kk/save', body: body('yaml') })] })
  const routes = [
    route({ method: 'GET', path: '/clause', kind: 'page', permission: 'signed in', handle: (visit) => show(visit) }),
    route({ method: 'GET', path: '/itself', kind: 'page', permission: 'signed in', handle: (visit) => shownPage({ visit, title: 'Draft', body: form(visit, { keeps: 'itself', body: raw(`<textarea name="words">\n${state.saved}</textarea>`) }) }) }),
    route({ method: 'POST', path: '/itself', kind: 'page', permission: 'signed in', handle: () => new Response(null, { status: 303 }) }),
    route({ method: 'POST', path: '/save', kind: 'page', permission: 'signed in', handle: async (visit) => {
      const { values } = await visit.form()
      assert.equal('left-as' in values, false, 'no handler sees it')
      return values['look'] ? show(visit, values['look'] === 'wrong' ? 422 : 200) : new Response(null, { status: 303, headers: { location: '/kk/clause' } })
    } }),
    route({ method: 'POST', path: '/office', kind: 'page', permission: { role: 'officer' }, handle: () => new Response(null, { status: 303 }) }),
  ]
  const hats = [{ id: 'self', kind: 'self', name: 'x', worn: true } as const, { id: 'company', kind: 'organisation', name: 'x', worn: false } as const]
  const actor = { person, name: 'Сәрсен Айгерім', roles: [] }
  const { ask } = testPortal({ routes, session: { actor, hats, leftForms: true }, keeping: house.parties })
  const shown = async (path: string) => (await ask(path)).text()
  /** The fields of a form of a page, the one with this in it. */
  const fieldsOf = (html: string, part: string): Readonly<Record<string, string>> => {
    const found = html.split('<form ').find((one) => one.includes('data-left') && one.includes(part)) ?? ''
    return Object.fromEntries([...found.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')]).filter(([name]) => name !== 'csrf'))
  }
  const textsIn = (html: string): readonly string[] => [...html.matchAll(/<textarea[^>]*>\n?([^<]*)/g)].map(([, text = '']) => text)
  return { house, actor, state, ask, shown, fieldsOf, textsIn }
}

test('what was left stands in its own form of its own page: no other of the same address gets it, loses ticks by it, or forgets it when it is sent', async () => {
  await using house = await testParties()
  const { ask, shown, fieldsOf, textsIn } = await desk(house)
  const leave = async (path: string, act: string, words: string) => assert.equal((await ask('/kk/save?leave=', { form: { ...fieldsOf(await shown(path), `value="${act}"`), words } })).status, 303)
  await leave('/kk/clause?at=1', 'yaml', 'of the YAML')
  const first = await shown('/kk/clause?at=1')
  assert.deepEqual(textsIn(first), ['', 'of the YAML'])
  assert.deepEqual([...first.matchAll(/name="member" value="a"( checked)?/g)].map(([, on]) => on !== undefined), [true, false])
  await leave('/kk/clause?at=1', 'save', 'of the form')
  await leave('/kk/clause?at=2', 'save', 'of another page')
  assert.deepEqual(textsIn(await shown('/kk/clause?at=1')), ['of the form', 'of the YAML'], 'none takes the place of another')
  const sending = fieldsOf(await shown('/kk/clause?at=1'), 'value="save"')
  for (const look of ['wrong', 'preview']) {
    const answer = await (await ask('/kk/save', { form: { ...sending, words: 'of the form', look } })).text()
    assert.equal(answer.split('data-unsent').length, 2, 'only the form that was sent stands in no draft yet')
    assert.match(fieldsOf(answer, 'value="save"')['left-as'] ?? '', /page=%2Fclause%3Fat%3D1&/)
    assert.equal(textsIn(await shown('/kk/clause?at=1'))[0], 'of the form', `${look}: not accepted`)
  }
  await ask('/kk/save', { form: { ...sending, words: 'other words, and no box' } })
  assert.deepEqual(textsIn(await shown('/kk/clause?at=1')), ['', 'of the YAML'])
  assert.equal(textsIn(await shown('/kk/clause?at=2'))[0], 'of another page')
})

test('what was left on another version, or before something else was saved, is shown and filled in nowhere', async () => {
  await using house = await testParties()
  const { ask, shown, fieldsOf, textsIn, state } = await desk(house)
  await ask('/kk/save?leave=', { form: { ...fieldsOf(await shown('/kk/clause'), 'value="save"'), words: 'On the first version' } })
  await ask('/kk/itself?leave=', { form: { ...fieldsOf(await shown('/kk/itself'), 'words'), words: 'Before the save' } })
  assert.deepEqual(textsIn(await shown('/kk/itself')), ['Before the save'])
  Object.assign(state, { version: '2', saved: 'second' })
  const clause = await shown('/kk/clause')
  assert.deepEqual(textsIn(clause), ['', ''])
  assert.match(clause, /<p class="prose">On the first version<\/p>/)
  const itself = await shown('/kk/itself')
  assert.deepEqual(textsIn(itself), ['second'])
  assert.match(itself, /басқа нәрсе сақталды.*<p class="prose">Before the save<\/p>/s)
})

test('what was typed in a hat is kept in that one, whatever is worn when it comes, and in none once it cannot be worn any more', async () => {
  await using house = await testParties()
  const { ask, actor, shown, fieldsOf } = await desk(house)
  const organisation = { id: 'company', name: '', identifier: { scheme: 'xx', value: '1' } }
  const typed = fieldsOf(await shown('/kk/clause'), 'value="save"')
  const as = (hat: string) => ({ ...typed, 'left-as': (typed['left-as'] ?? '').replace('hat=self', `hat=${hat}`), words: 'Of the company' })
  await ask('/kk/save?leave=', { form: as('company') })
  await ask('/kk/save?leave=', { form: as('former') })
  assert.deepEqual(await house.parties.leftHeadings(actor), [])
  assert.equal((await house.parties.leftHeadings({ ...actor, organisation })).length, 1)
  assert.deepEqual(await house.parties.leftHeadings({ ...actor, organisation: { ...organisation, id: 'former' } }), [])
  assert.equal((await ask('/kk/office?leave=', { form: { 'left-as': 'page=/clause%3Foffice&hat=company', words: 'x' } })).status, 303, 'the page is closed to the hat that is worn by now')
  assert.equal((await ask('/kk/office?leave=', { form: { 'left-as': 'page=/clause&hat=former', words: 'x' } })).status, 403)
  assert.equal((await house.parties.leftHeadings({ ...actor, organisation })).length, 2)
})

test('a person has so much of what they left, and the newest of it; where it was is known without opening what was typed', async () => {
  await using house = await testParties()
  const { person } = await house.someone('Сәрсен Айгерім')
  const owner = { person, name: '', roles: [] }
  for (let at = 0; at < 8; at += 1) {
    await house.parties.leaveForm(owner, { page: `/page/${at}`, action: '/x', title: `Page ${at}`, fields: [['words', 'x'.repeat(240_000)]] })
    house.later(1)
  }
  const { db } = house.database
  await db.updateTable('left_form').set({ sealed: 'nothing opens this' }).execute()
  assert.deepEqual((await house.parties.leftHeadings(owner)).map(({ page }) => page), ['/page/7', '/page/6', '/page/5', '/page/4', '/page/3', '/page/2'])
})

test('one-time codes are secrets', () => assert.ok(isSecret('code')))

test('the script keeps a form that is too long for a beacon by an ordinary request', async () => {
  const asked: string[] = []
  const listeners = new Map<string, () => void>()
  const left = { dataset: { left: '/kk/save?leave=' }, elements: { namedItem: () => undefined }, addEventListener: () => undefined }
  let words = ''
  const fake = {
    document: { querySelectorAll: () => [left], visibilityState: 'hidden', addEventListener: (name: string, then: () => void) => listeners.set(name, then) },
    FormData: class { * [Symbol.iterator]() { yield ['words', words] } }, URLSearchParams, addEventListener: () => undefined,
    navigator: { sendBeacon: (_: string, body: URLSearchParams) => body.toString().length <= 65_536 && asked.push('beacon') > 0 },
    fetch: async (_: string, { body }: { body: URLSearchParams }) => { asked.push(`fetched ${body.toString().length}`); return { ok: true } },
  }
  runInNewContext(readFileSync('src/portal/look/leave.js', 'utf8'), fake)
  for (const length of [10, 100_000]) {
    words = 'x'.repeat(length)
    listeners.get('visibilitychange')?.()
    await Promise.resolve()
  }
  assert.deepEqual(asked, ['beacon', 'fetched 100006'])
})
