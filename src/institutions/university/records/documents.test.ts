/** Documents over HTTP: state and profiles, put together, guarded by what the client last read. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { openTestStore } from './testing.ts'

const agent = JSON.stringify({ objectType: 'Agent', account: { homePage: 'http://www.example.com/agentId/1', name: 'Rick James' } })
const activityId = 'http://www.example.com/activityId/hashset'

const kinds = [
  { path: '/activities/state', about: { activityId, agent }, name: 'stateId' },
  { path: '/activities/profile', about: { activityId }, name: 'profileId' },
  { path: '/agents/profile', about: { agent }, name: 'profileId' },
] as const

for (const { path, about, name } of kinds) {
  describe(path, () => {
    let store: Awaited<ReturnType<typeof openTestStore>>
    before(async () => { store = await openTestStore() })
    after(() => store.close())
    const asking = (method: string, query: object, body?: unknown, headers: Readonly<Record<string, string>> = {}, version = '1.0.3') =>
      store.ask(path, { method, query: query as Readonly<Record<string, string>>, body, headers, version })
    const one = (): Readonly<Record<string, string>> => ({ ...about, [name]: randomUUID() })

    test('a document comes back as it was sent, with its tag and time', async () => {
      const place = one()
      if (path !== '/activities/state') assert.equal((await asking('PUT', place, 'сабақ')).status, 400, 'a profile is never put unconditionally')
      assert.equal((await asking('PUT', place, 'сабақ', { 'content-type': 'text/plain; charset=utf-8', 'if-none-match': '*' })).status, 204)
      const response = await asking('GET', place)
      assert.deepEqual([await response.text(), response.headers.get('content-type')], ['сабақ', 'text/plain; charset=utf-8'])
      assert.match(response.headers.get('etag') ?? '', /^"[\da-f]{40}"$/)
      assert.ok(!Number.isNaN(Date.parse(response.headers.get('last-modified') ?? '')))
      assert.equal((await asking('DELETE', place)).status, 204)
      assert.equal((await asking('GET', place)).status, 404)
    })

    test('a page among documents is never one of this site, whoever makes a browser ask for it', async () => {
      const place = one()
      assert.equal((await asking('POST', place, '<script>alert(1)</script>', { 'content-type': 'text/html' })).status, 204)
      const form = new URLSearchParams({ ...place, Authorization: store.all, 'X-Experience-API-Version': '1.0.3' })
      const answers = [await asking('GET', place), await store.ask(path, { method: 'POST', query: { method: 'GET' }, body: form.toString(), as: '', version: '', headers: { 'content-type': 'application/x-www-form-urlencoded' } })]
      for (const { status, headers } of answers) {
        assert.deepEqual([status, headers.get('x-content-type-options'), headers.get('content-disposition')], [200, 'nosniff', 'attachment'])
        assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'.*sandbox/)
      }
      assert.match((await store.ask('/nowhere')).headers.get('content-security-policy') ?? '', /sandbox/, 'on every answer')
    })

    test('is kept for whoever wrote it: another neither reads, changes nor removes it, but who may do everything', async () => {
      const [own, other, reader, place] = [store.key(['state', 'profile']), store.key(['state', 'profile']), store.key(['all/read']), one()]
      const as = (key: string, method: string, more: object = {}) => store.ask(path, { method, query: place, as: key, ...more })
      const read = async (key: string): Promise<unknown> => { const answer = await as(key, 'GET'); return answer.status === 200 ? answer.json() : answer.status }
      const listed = async (key: string): Promise<boolean> => (await (await store.ask(path, { query: about, as: key })).json() as string[]).includes(place[name]!)
      assert.equal((await as(own, 'POST', { body: { mine: 1 } })).status, 204)
      assert.deepEqual(await Promise.all([own, other, reader, store.all].map(read)), [{ mine: 1 }, 404, { mine: 1 }, { mine: 1 }])
      assert.deepEqual(await Promise.all([own, other, reader, store.all].map(listed)), [true, false, true, true])
      assert.equal((await as(other, 'PUT', { body: { theirs: 1 }, headers: { 'if-none-match': '*' } })).status, 204, 'a name is taken for its owner alone')
      assert.equal((await as(other, 'DELETE')).status, 204)
      if (path === '/activities/state') await store.ask(path, { method: 'DELETE', query: about, as: other })
      assert.deepEqual([await read(own), await read(other)], [{ mine: 1 }, 404])
      assert.equal((await as(store.all, 'POST', { body: { office: 1 } })).status, 204)
      assert.deepEqual(await read(own), { mine: 1, office: 1 })
      assert.equal((await as(store.all, 'DELETE')).status, 204)
      assert.equal(await read(own), 404)
    })

    test('what cannot be kept or given back is refused, and is no fault of the portal', async () => {
      const put = (place: object, headers: Readonly<Record<string, string>> = {}) => asking('POST', place, { a: 1 }, headers)
      const refused = [put({ ...one(), [name]: 'a\0b' }), put({ ...one(), [name]: 'a'.repeat(3000) }), put(one(), { 'content-type': 'no type' })]
      if ('agent' in about) refused.push(put({ ...one(), agent: '{"account":{"homePage":"http://example.com","name":"a\\u0000"}}' }))
      assert.deepEqual(await Promise.all(refused.map(async (answer) => (await answer).status)), refused.map(() => 400))
      assert.equal((await asking('GET', { ...about, since: '9999-12-31T23:00:00-23:00' })).status, 400)
    })

    test('what is posted over a document of JSON is put together with it, one level deep', async () => {
      const place = one()
      const json = async () => (await asking('GET', place)).json()
      assert.equal((await asking('POST', place, { car: { make: 'Ford', model: 'Escape' }, driver: 'Dale' })).status, 204)
      assert.equal((await asking('POST', place, { car: { make: 'Dodge' }, series: 1 })).status, 204)
      assert.deepEqual(await json(), { car: { make: 'Dodge' }, driver: 'Dale', series: 1 })
      assert.equal((await asking('POST', place, 'abc', { 'content-type': 'application/x-www-form-urlencoded' })).status, 400)
      assert.equal((await asking('POST', place, [1])).status, 400)
      assert.deepEqual(await json(), { car: { make: 'Dodge' }, driver: 'Dale', series: 1 })
    })

    test('a document that has changed meanwhile is not overwritten', async () => {
      const place = one()
      const none = { 'if-none-match': '*' }
      assert.equal((await asking('PUT', place, { a: 1 }, none)).status, 204)
      assert.equal((await asking('PUT', place, { a: 2 }, none)).status, 412)
      const etag = (await asking('GET', place)).headers.get('etag')!
      for (const [method, status] of [['PUT', 412], ['POST', 412], ['DELETE', 412]] as const) assert.equal((await asking(method, place, method === 'DELETE' ? undefined : { a: 3 }, { 'if-match': '"1111111111111111111111111111111111111111"' })).status, status)
      assert.deepEqual(await (await asking('GET', place)).json(), { a: 1 })
      const conflict = await asking('PUT', place, { a: 4 }, {}, '2.0.0')
      assert.equal(conflict.status, 409)
      assert.match(await conflict.text(), /^If-Match: the document exists/)
      assert.equal((await asking('PUT', place, { a: 4 })).status, path === '/activities/state' ? 204 : 409, 'the older standard lets state be overwritten')
      const now = path === '/activities/state' ? (await asking('GET', place)).headers.get('etag')! : etag
      assert.equal((await asking('PUT', place, { a: 5 }, { 'if-match': now })).status, 204)
      assert.equal((await asking('DELETE', place, undefined, { 'if-match': now })).status, 412)
    })

    test('of two that change it at once, one is told', async () => {
      const place = one()
      const answers = await Promise.all([1, 2, 3].map((a) => asking('PUT', place, { a }, { 'if-none-match': '*' })))
      assert.deepEqual(answers.map(({ status }) => status).toSorted(), [204, 412, 412])
    })

    test('the names of documents are listed, also those changed since a moment', async () => {
      const place = one()
      const began = new Date(Date.now() - 1000).toISOString()
      await asking('POST', place, { a: 1 })
      const names = async (query: object) => (await (await asking('GET', { ...about, ...query })).json()) as string[]
      assert.ok((await names({})).includes(place[name]!))
      assert.ok((await names({ since: began })).includes(place[name]!))
      assert.deepEqual(await names({ since: '2099-01-01T00:00:00Z' }), [])
    })

    test('a request without what tells the document is refused by its parameter', async () => {
      for (const needed of [...Object.keys(about), name]) {
        const query = Object.fromEntries(Object.entries(one()).filter(([key]) => key !== needed))
        for (const method of ['PUT', 'POST']) {
          const answer = await asking(method, query, { a: 1 })
          assert.deepEqual([answer.status, (await answer.text()).split(':')[0]], [400, needed])
        }
      }
      const wrong = { activityId: '{"key":"value"}', agent: 'not JSON', since: 'yesterday', registration: 'not UUID', foo: 'bar' }
      for (const [key, value] of Object.entries(wrong)) assert.equal((await asking('GET', { ...about, [key]: value })).status, 400, key)
    })

    if (path === '/activities/state') {
      test('state of a registration is its own, and all state is removed at once', async () => {
        const [registration, stateId] = [randomUUID(), randomUUID()]
        await asking('PUT', { ...about, registration, stateId }, { a: 1 })
        assert.equal((await asking('GET', { ...about, stateId })).status, 404)
        assert.equal((await asking('DELETE', { ...about, registration })).status, 204)
        assert.equal((await asking('GET', { ...about, registration, stateId })).status, 404)
        await asking('PUT', { ...about, stateId }, { a: 1 })
        await asking('DELETE', about)
        assert.deepEqual(await (await asking('GET', about)).json(), [])
      })
    } else {
      test('a profile is removed by its name alone', async () => assert.equal((await asking('DELETE', about)).status, 400))
    }
  })
}
