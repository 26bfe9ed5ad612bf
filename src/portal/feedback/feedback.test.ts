/** Specifies the form about a page, as somebody without an account meets it, and the administrator's pages of what came. */
import assert from 'node:assert/strict'
import { type Gardens, inGardens } from '../../kernel/cases/testing.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { password } from '../../kernel/testing.ts'
import { html } from '../html.ts'
import { page } from '../layout.ts'
import { route } from '../routes.ts'
import { testPortal, testSettings } from '../testing.ts'
import { feedbackRoutes } from './index.ts'

const garden = route({
  method: 'GET', path: '/garden', kind: 'page', permission: 'everyone', handle: (visit) => page({ visit, title: 'garden', body: html`<h1>garden</h1>` }),
})

const portalOf = ({ kernel }: Gardens, actor: Actor | null = null) =>
  testPortal({ routes: [garden, ...feedbackRoutes(kernel)], session: { actor }, settings: { ...testSettings, proxies: 1 } })

const footOf = (whole: string): string => whole.slice(whole.indexOf('<footer class="foot"'))
const mainOf = (whole: string): string => whole.slice(whole.indexOf('<main'), whole.indexOf('</main>'))

/** A browser without an account: it opens the form, keeps the cookie of its token, and sends what is typed. */
async function write(world: Gardens, values: Readonly<Record<string, string>>, { locale = 'kk', from = '10.0.0.1' } = {}): Promise<Response> {
  const { ask } = portalOf(world)
  const opened = await ask(`/${locale}/feedback?page=${encodeURIComponent(`/${locale}/garden`)}`)
  const cookie = opened.headers.getSetCookie().find((one) => one.startsWith('visit='))?.split(';')[0] ?? ''
  const csrf = /name="csrf" value="([\w-]+)"/.exec(await opened.text())?.[1] ?? ''
  return ask(`/${locale}/feedback`, { form: { csrf, page: `/${locale}/garden`, text: '', email: '', ...values }, headers: { cookie, 'x-forwarded-for': from } })
}

inGardens('the foot of a page leads to the form with the path of the page, and with nothing that stands after it', async (world) => {
  const { ask } = portalOf(world)
  const foot = footOf(await (await ask('/ru/garden?address=secret')).text())
  assert.match(foot, /<a href="\/ru\/feedback\?page=%2Fru%2Fgarden" rel="nofollow">Что-то не так на этой странице\?<\/a>/)
  assert.doesNotMatch(foot, /secret/)
  for (const path of ['/ru/contacts', '/ru/privacy', '/ru/bodies/sample']) assert.ok(foot.includes(`href="${path}"`), path)
  assert.match(footOf(await (await ask('/kk/nowhere')).text()), /\?page=%2Fkk%2Fnowhere"/, 'a page that is not there can be told of too')
  assert.match(footOf(await (await ask(`/kk/${'a'.repeat(600)}`)).text()), /href="\/kk\/feedback" rel/, 'an address that is no page’s is not carried on')
  assert.doesNotMatch(footOf(await (await ask('/kk/feedback')).text()), /rel="nofollow"/, 'the form does not lead to itself')
})

inGardens('the form asks for three things, is filled in with the page, hides no field, and is not for search engines', async (world) => {
  const response = await portalOf(world).ask('/en/feedback?page=%2Fen%2Fgarden')
  assert.equal(response.headers.get('x-robots-tag'), 'noindex')
  const form = mainOf(await response.text())
  assert.deepEqual([...form.matchAll(/ name="([^"]+)"/g)].map(([, name]) => name), ['csrf', 'page', 'text', 'email'])
  assert.match(form, /name="page"[^>]* value="\/en\/garden"/)
  assert.match(form, /Kept for: 180 calendar days\./)
  assert.doesNotMatch(form, /<script(?! type="module" src="\/assets\/keys\.)/)
})

inGardens('whoever has no account writes, and what is wrong is shown beside what they typed', async (world) => {
  const wrong = await write(world, { text: 'Суреті <b>жоқ</b>', email: 'aigul' })
  assert.equal(wrong.status, 422)
  const shown = mainOf(await wrong.text())
  assert.match(shown, /Суреті &lt;b&gt;жоқ/)
  assert.match(shown, /href="#f-email"/)
  const sent = await write(world, { text: 'Суреті <b>жоқ</b>' })
  assert.deepEqual([sent.status, sent.headers.get('location')], [303, '/kk/feedback?received'])
  assert.match(await (await portalOf(world).ask('/kk/feedback?received')).text(), /Хабарламаңыз қабылданды/)
  const { rows } = await world.kernel.feedback.list(await world.officer('administrator'), { limit: 10, offset: 0 })
  assert.deepEqual(rows.map(({ page: about, locale, text }) => [about, locale, text]), [['/garden', 'kk', 'Суреті <b>жоқ</b>']])
})

inGardens('a form without its token keeps nothing, and whoever writes too much is told when to come again, with what they typed', async (world) => {
  const forged = await portalOf(world).ask('/kk/feedback', { form: { page: '/kk/garden', text: 'Сәлем' } })
  assert.equal(forged.status, 403)
  for (let count = 0; count < 20; count += 1) await world.kernel.feedback.give({ answers: { page: '/kk/garden', text: 'Сәлем' }, locale: 'kk', from: '10.0.0.9' })
  const limited = await write(world, { text: 'Жиырма бірінші' }, { from: '10.0.0.9' })
  assert.equal(limited.status, 429)
  assert.ok(Number(limited.headers.get('retry-after')) > 0)
  assert.match(await limited.text(), /Жиырма бірінші/)
  assert.equal((await write(world, { text: 'Басқа желіден' }, { from: '10.0.0.10' })).status, 303)
})

inGardens('a form that was opened in a session which has ended is taken all the same, and one with the token of another session is not', async (world) => {
  const { feedback, parties } = world.kernel
  const register = (name: string) => parties.register({ name, email: `${name.length}@example.kz`, password, locale: 'kk' }, { device: 'test' })
  const [own, other] = [await register('Айгүл'), await register('Біреу басқа')]
  const tokenOf = async ({ secret }: { readonly secret: string }) => (await parties.presenceOf(secret))!.formToken
  const [csrf, foreign] = [await tokenOf(own), await tokenOf(other)]
  world.at('2026-02-03T05:00:00.000Z')
  assert.equal(await parties.presenceOf(own.secret), undefined, 'the session has ended')
  const { ask } = testPortal({ routes: [garden, ...feedbackRoutes(world.kernel)], keeping: parties })
  const send = (token: string) => ask('/kk/feedback', { form: { csrf: token, page: '/kk/garden', text: 'Ұзақ жаздым.' }, headers: { cookie: `${parties.cookie.name}=${own.secret}` } })
  assert.equal((await send(foreign)).status, 403)
  assert.equal((await send(csrf)).headers.get('location'), '/kk/feedback?received')
  const { rows } = await feedback.list(await world.officer('administrator'), { limit: 10, offset: 0 })
  assert.deepEqual(rows.map(({ text }) => text), ['Ұзақ жаздым.'])
})

inGardens('nobody but the administrator of the programme opens what was written', async (world) => {
  const id = await world.kernel.feedback.give({ answers: { page: '/kk/garden', text: 'Құпия сөз' }, locale: 'kk', from: '10.0.0.1' })
  const pages = ['/kk/admin/feedback', '/kk/admin/feedback.csv', `/kk/admin/feedback/${id}`]
  for (const path of pages) assert.match((await portalOf(world).ask(path)).headers.get('location') ?? '', /^\/kk\/sign-in/, path)
  for (const stranger of [await world.founder(), world.office.officer, world.office.head]) {
    const { ask } = portalOf(world, stranger)
    for (const path of pages) {
      const response = await ask(path)
      assert.equal(response.status, 403, path)
      assert.doesNotMatch(await response.text(), /Құпия сөз/)
    }
    for (const act of ['answer', 'close']) assert.equal((await ask(`/kk/admin/feedback/${id}`, { form: { act, answer: 'Рақмет', word: 'Жабылды' } })).status, 403)
  }
  assert.equal((await world.kernel.feedback.one(await world.officer('administrator'), id)).state, 'new')
})

inGardens('the administrator finds what is new, narrows the list, takes it as CSV, answers and closes', async (world) => {
  const { feedback } = world.kernel
  const { ask } = portalOf(world, await world.officer('administrator'))
  const read = async (path: string): Promise<string> => (await ask(path)).text()
  const [first, second] = [
    await feedback.give({ answers: { page: '/ru/garden', text: '=1+1 <script>', email: 'aigul@example.kz' }, locale: 'ru', from: '10.0.0.1' }),
    await feedback.give({ answers: { page: '/kk/services', text: 'Сілтеме ашылмайды.' }, locale: 'kk', from: '10.0.0.1' }),
  ]
  const list = mainOf(await read('/ru/admin/feedback'))
  for (const part of [`/ru/admin/feedback/${first}`, `/ru/admin/feedback/${second}`, '=1+1 &lt;script&gt;', 'href="/ru/garden"', 'href="/kk/services"', 'href="/ru/admin/feedback.csv"']) assert.ok(list.includes(part), part)
  assert.doesNotMatch(mainOf(await read('/ru/admin/feedback?about=%2Fkk%2Fservices')), new RegExp(first))
  assert.match(mainOf(await read('/ru/admin/feedback?q=nothing')), /Таких сообщений нет/)
  const table = await read('/ru/admin/feedback.csv')
  assert.match(table, /'=1\+1 <script>/, 'no cell can act as a formula')
  assert.doesNotMatch(`${list}${table}`, /aigul@/, 'where the answer goes is shown to nobody')

  const one = mainOf(await read(`/ru/admin/feedback/${first}`))
  assert.match(one, /Язык сообщения: Русский\./)
  assert.doesNotMatch(one, /aigul@|<script>/)
  const empty = await ask(`/ru/admin/feedback/${first}`, { form: { act: 'answer', answer: ' ' } })
  assert.equal(empty.status, 422)
  assert.match(await empty.text(), /href="#f-answer"/)
  const answered = await ask(`/ru/admin/feedback/${first}`, { form: { act: 'answer', answer: 'Исправили.' } })
  assert.equal(answered.headers.get('location'), '/ru/admin/feedback?done=answered')
  assert.equal((await ask(`/ru/admin/feedback/${first}`, { form: { act: 'answer', answer: 'Ещё раз.' } })).status, 409)
  assert.match(mainOf(await read(`/ru/admin/feedback/${first}`)), /Отправленный ответ[^]*Исправили\./)
  assert.doesNotMatch(mainOf(await read(`/ru/admin/feedback/${second}`)), /name="answer"/, 'without an address there is nothing to answer')
  const closed = await ask(`/ru/admin/feedback/${second}`, { form: { act: 'close', word: 'Сілтеме түзетілді.' } })
  assert.equal(closed.headers.get('location'), '/ru/admin/feedback?done=closed')
  assert.match(mainOf(await read('/ru/admin/feedback?done=closed')), /Сообщение закрыто\.[^]*Новых сообщений нет/)
  assert.match(mainOf(await read('/ru/admin/feedback?state=closed')), new RegExp(second))
  assert.match(mainOf(await read('/ru/admin/feedback?state=')), new RegExp(first))
  assert.equal((await ask('/ru/admin/feedback/none')).status, 404)
})
