/** Statements over HTTP: kept, found, refused, voided. */
import assert from 'node:assert/strict'
import { hash, randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { aStatement, openTestStore } from './testing.ts'

// oxlint-disable-next-line typescript/no-explicit-any -- what came is looked into at will
type Body = Record<string, any>

describe('statements', () => {
  let store: Awaited<ReturnType<typeof openTestStore>>
  before(async () => { store = await openTestStore() })
  after(() => store.close())
  const post = (body: unknown, more = {}) => store.ask('/statements', { method: 'POST', body, ...more })
  const put = (id: string, body: unknown, more = {}) => store.ask('/statements', { method: 'PUT', query: { statementId: id }, body, ...more })
  const get = async (query: Readonly<Record<string, string>>, more = {}): Promise<{ readonly status: number; readonly headers: Headers; readonly body: Body }> => {
    const response = await store.ask('/statements', { query, ...more })
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: response.headers.get('content-type')?.startsWith('application/json') ? JSON.parse(text) : { text } }
  }
  const idsOf = ({ body }: { readonly body: Body }): readonly string[] => body['statements'].map(({ id }: Body) => id)
  const fresh = (kind: string): string => `http://example.com/${kind}/${randomUUID()}`

  test('a statement comes back as it was sent, with what the store adds', async () => {
    const id = randomUUID()
    const sent = aStatement({ id, context: { registration: randomUUID(), contextActivities: { parent: { id: fresh('parent') } } } })
    assert.equal((await put(id, sent)).status, 204)
    const { body, headers } = await get({ statementId: id })
    assert.deepEqual([body['actor'], body['verb'], body['object']], [sent['actor'], sent['verb'], sent['object']])
    assert.deepEqual(Object.keys(body['context']['contextActivities']['parent']), ['0'], 'always a list')
    assert.equal(body['version'], '1.0.0')
    assert.equal(body['timestamp'], body['stored'])
    assert.equal(body['authority'].objectType, 'Agent')
    assert.equal(headers.get('last-modified'), new Date(body['stored']).toUTCString())
    assert.equal(headers.get('x-experience-api-version'), '1.0.3')
    assert.ok(!Number.isNaN(Date.parse(headers.get('x-experience-api-consistent-through') ?? '')))
  })

  test('the same statement twice is one, and another under its id is refused', async () => {
    const id = randomUUID()
    const sent = aStatement({ id })
    assert.deepEqual([(await put(id, sent)).status, (await put(id, sent)).status, (await post(sent)).status], [204, 204, 200])
    const other = aStatement({ id, verb: { id: fresh('verb') } })
    assert.deepEqual([(await put(id, other)).status, (await post([other])).status], [409, 409])
    const both = await Promise.all([post(aStatement({ id: id.replace(/^./, 'a') })), post(aStatement({ id: id.replace(/^./, 'a'), verb: { id: fresh('verb') } }))])
    assert.deepEqual(both.map(({ status }) => status).toSorted(), [200, 409], 'also of two at once')
  })

  test('a statement of another time, or with other attachments, is another one', async () => {
    const [timed, timeless] = [randomUUID(), randomUUID()]
    const attachment = (content: string) => ({ usageType: fresh('usage'), display: { en: 'a' }, contentType: 'text/plain', length: 1, sha2: hash('sha256', content), fileUrl: 'http://e.com/f' })
    const sent = { id: timed, timestamp: '2026-05-01T10:00:00Z', attachments: [attachment('a')] }
    const status = async (id: string, parts: object) => (await put(id, aStatement({ ...parts }))).status
    assert.deepEqual([
      await status(timed, sent), await status(timed, { ...sent, timestamp: '2026-05-01T15:00:00+05:00' }), await status(timed, { ...sent, timestamp: '2026-05-02T10:00:00Z' }),
      await status(timed, { ...sent, attachments: [attachment('b')] }), await status(timed, { ...sent, attachments: undefined }),
      await status(timeless, { id: timeless }), await status(timeless, { id: timeless }), await status(timeless, { id: timeless, timestamp: '2026-05-02T10:00:00Z' }),
    ], [204, 204, 409, 409, 409, 204, 204, 204])
  })

  test('a batch is kept whole or not at all', async () => {
    const [good, bad] = [randomUUID(), randomUUID()]
    const answer = await post([aStatement({ id: good }), aStatement({ id: bad, verb: { id: 'no iri' } })])
    assert.equal(answer.status, 400)
    assert.match(await answer.text(), /^statement\[1\]\.verb\.id: must be an IRI with a scheme \(xAPI Data 4\.0\)/)
    assert.equal((await get({ statementId: good })).status, 404)
    const twice = await post([aStatement({ id: good }), aStatement({ id: good })])
    assert.equal(twice.status, 400)
  })

  test('a batch of more than a thousand is parted', async () => {
    const answer = await post(Array.from({ length: 1001 }, () => aStatement()))
    assert.deepEqual([answer.status, await answer.text()], [413, '1001 statements: are too many: part them into several requests (xAPI Communication 2.1.2)\n'])
  })

  test('statements are found by agent, verb, activity, registration and time, together', async () => {
    const [verb, activity, parent, registration] = [fresh('verb'), fresh('activity'), fresh('parent'), randomUUID()]
    const [actor, instructor] = [{ mbox: `mailto:${randomUUID()}@example.com` }, { account: { homePage: 'http://example.com', name: randomUUID() } }]
    const [id] = await (await post(aStatement({ actor, verb: { id: verb }, object: { id: activity }, context: { registration, instructor, contextActivities: { parent: [{ id: parent }] } } }))).json() as string[]
    const found = async (query: Record<string, unknown>): Promise<number> =>
      idsOf(await get(Object.fromEntries(Object.entries(query).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)])))).filter((one) => one === id).length
    assert.deepEqual(await Promise.all([
      found({ verb, activity, registration, agent: actor }), found({ verb, agent: instructor }), found({ verb, agent: instructor, related_agents: true }), found({ activity: parent }),
      found({ activity: parent, related_activities: true }), found({ verb, activity: fresh('activity') }), found({ verb, since: '2012-06-01T19:09:13.245Z' }), found({ verb, until: '2012-06-01T19:09:13.245Z' }),
    ]), [1, 0, 1, 0, 1, 0, 1, 0])
  })

  test('pages follow each other by their links, in both orders', async () => {
    const verb = fresh('verb')
    const ids: string[] = []
    for (let at = 0; at < 5; at++) ids.push(...await (await post(aStatement({ verb: { id: verb } }))).json() as string[])
    for (const ascending of ['true', 'false']) {
      const seen: string[] = []
      let page = await get({ verb, limit: '2', ascending })
      for (;;) {
        seen.push(...idsOf(page))
        if (page.body['more'] === '') break
        const more = new URL(page.body['more'], store.endpoint)
        assert.equal(more.pathname, '/xapi/statements')
        page = await get(Object.fromEntries(more.searchParams))
      }
      assert.deepEqual(seen, ascending === 'true' ? ids : ids.toReversed())
    }
  })

  test('a page ends by its bytes too, and the next goes on; no statement is larger than a page can bear', async () => {
    const verb = fresh('verb')
    const large = (bytes: number) => aStatement({ verb: { id: verb }, result: { response: 'a'.repeat(bytes) } })
    assert.equal((await post(large(300_000))).status, 413)
    assert.equal((await post(Array.from({ length: 40 }, () => large(250_000)))).status, 200)
    const page = await get({ verb })
    assert.equal(idsOf(page).length, 33, '33 times 250 kB are 8 MB')
    const rest = await get(Object.fromEntries(new URL(page.body['more'], store.endpoint).searchParams))
    assert.deepEqual([new Set([...idsOf(page), ...idsOf(rest)]).size, rest.body['more']], [40, ''])
  })

  test('what is voided is given out as voided alone, and what refers to it stays to be found', async () => {
    const [voided, verb] = [randomUUID(), fresh('verb')]
    await post(aStatement({ id: voided, verb: { id: verb } }))
    const [refers] = await (await post(aStatement({ object: { objectType: 'StatementRef', id: voided } }))).json() as string[]
    const [voiding] = await (await post(aStatement({ verb: { id: 'http://adlnet.gov/expapi/verbs/voided' }, object: { objectType: 'StatementRef', id: voided } }))).json() as string[]
    assert.deepEqual([(await get({ statementId: voided })).status, (await get({ voidedStatementId: voided })).status], [404, 200])
    assert.deepEqual(new Set(idsOf(await get({ verb }))), new Set([refers, voiding]))
    await post(aStatement({ verb: { id: 'http://adlnet.gov/expapi/verbs/voided' }, object: { objectType: 'StatementRef', id: voiding } }))
    assert.equal((await get({ statementId: voiding! })).status, 200, 'a voiding statement is never voided')
  })

  test('a statement that comes after it was voided or referred to is treated as if it had come before', async () => {
    const [late, verb] = [randomUUID(), fresh('verb')]
    const [refers] = await (await post(aStatement({ object: { objectType: 'StatementRef', id: late } }))).json() as string[]
    await post(aStatement({ verb: { id: 'http://adlnet.gov/expapi/verbs/voided' }, object: { objectType: 'StatementRef', id: late } }))
    await post(aStatement({ id: late, verb: { id: verb } }))
    assert.equal((await get({ statementId: late })).status, 404)
    assert.ok(idsOf(await get({ verb })).includes(refers!))
  })

  test('nobody voids what another key will write by coming first, but who may void everything', async () => {
    const [own, other] = [store.key(['statements/write', 'statements/read']), store.key(['statements/write'])]
    const voiding = (id: string) => aStatement({ verb: { id: 'http://adlnet.gov/expapi/verbs/voided' }, object: { objectType: 'StatementRef', id } })
    const stands = async (id: string) => (await get({ statementId: id })).status
    const [free, mine, all, together] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
    for (const [id, as] of [[free, other], [mine, own], [all, store.all]] as const) await post(voiding(id), { as })
    for (const id of [free, mine, all]) await post(aStatement({ id }), { as: own })
    await Promise.all([post(aStatement({ id: together }), { as: own }), post(voiding(together), { as: other })])
    assert.deepEqual(await Promise.all([free, mine, all, together].map(stands)), [200, 404, 404, 200])
  })

  test('a statement names at most a thousand agents and activities, and a reference is found by few more', async () => {
    const activities = (many: number) => ({ contextActivities: { other: Array.from({ length: many }, () => ({ id: fresh('other') })) } })
    const refused = await post(aStatement({ context: activities(1001) }))
    assert.deepEqual([refused.status, await refused.text()], [413, 'statement: names too many agents and activities: at most 1,000 (xAPI Data 2.4)\n'])
    const ids: readonly string[] = Array.from({ length: 4 }, () => randomUUID())
    const verbs = ids.map(() => fresh('verb'))
    // Each refers to the next, which comes later, and brings 900 keys of its own.
    const chain = ids.map((id, at) => aStatement({ id, verb: { id: verbs[at] }, context: activities(900), ...(at < 3 && { object: { objectType: 'StatementRef', id: ids[at + 1] } }) }))
    for (const one of chain) await post(one)
    const found = async (verb: string) => idsOf(await get({ verb })).filter((one) => ids.includes(one)).length
    const [first, second, , last = 0] = await Promise.all(verbs.map(found))
    assert.deepEqual([first, second], [1, 2])
    assert.ok(last >= 1 && last < 4, 'the first has as many keys as one may, and is found by those alone')
  })

  test('formats give ids alone, or one language', async () => {
    const verb = fresh('verb')
    await post(aStatement({ verb: { id: verb, display: { 'en-US': 'did', kk: 'істеді', ru: 'сделал' } }, actor: { objectType: 'Group', name: 'team', member: [{ name: 'A', mbox: 'mailto:a@example.com' }] } }))
    const { body: ids } = await get({ verb, format: 'ids' })
    assert.deepEqual([ids['statements'][0].verb, ids['statements'][0].actor, Object.keys(ids['statements'][0].object)], [{ id: verb }, { objectType: 'Group', member: [{ mbox: 'mailto:a@example.com' }] }, ['id']])
    const { body: canonical } = await get({ verb, format: 'canonical' }, { headers: { 'accept-language': 'kk, ru;q=0.5' } })
    assert.deepEqual(canonical['statements'][0].verb.display, { kk: 'істеді' })
  })

  test('what a request asks wrongly is refused by its name', async () => {
    const id = randomUUID()
    const refused: readonly (readonly [Readonly<Record<string, string>>, RegExp])[] = [
      [{ foo: 'bar' }, /^foo: /], [{ StatementId: id }, /^StatementId: /], [{ statementId: id, verb: fresh('verb') }, /^verb: /], [{ statementId: 'true' }, /^statementId: /], [{ limit: '-1' }, /^limit: /],
      [{ since: 'yesterday' }, /^since: /], [{ agent: 'not JSON' }, /^agent: /], [{ format: 'short' }, /^format: /], [{ more: 'x' }, /^more: /], [{ ascending: 'yes' }, /^ascending: /],
    ]
    for (const [query, says] of refused) {
      const { status, body, headers } = await get(query)
      assert.equal(status, 400, JSON.stringify(query))
      assert.match(body['text'], says)
      assert.ok(headers.get('x-experience-api-consistent-through'))
    }
    assert.equal((await store.ask('/statements', { method: 'PUT', body: aStatement() })).status, 400)
    assert.equal((await put(id, aStatement({ id: randomUUID() }))).status, 400)
    assert.match(await (await post('{"actor":', { headers: { 'content-type': 'application/json', 'accept-language': 'kk' } })).text(), /^body: дұрыс JSON болуы керек/)
    assert.equal((await post(aStatement({ actor: { mbox: 'mailto:a@b.kz', name: 'a\0b' } }))).status, 400)
  })

  test('what the database cannot keep is refused, and is no fault of the portal', async () => {
    const json = { headers: { 'content-type': 'application/json' } }
    const raw = (part: string) => JSON.stringify(aStatement({ result: 'PART' })).replace('"PART"', part)
    for (const part of [`{"extensions":{"http://e.com/x":${'['.repeat(200_000)}${']'.repeat(200_000)}}}`, '{"score":{"raw":1e400}}', '{"response":"\\ud800"}', '{"extensions":{"http://e.com/x":{"\\u0000":1}}}']) {
      assert.equal((await post(raw(part), json)).status, 400, part.slice(0, 60))
    }
    const agent = (name: string) => get({ agent: `{"account":{"homePage":"http://e.com","name":"${name}"}}` })
    assert.deepEqual([(await agent('\\u0000')).status, (await agent('\\ud800')).status, (await get({ until: '0000-01-01T00:00:00Z' })).status], [400, 400, 400])
    const cursor = (search: object, after: object) => get({ more: Buffer.from(JSON.stringify({ search: { keys: [], about: [], ascending: false, limit: 9, ...search }, how: { format: 'exact' }, after: { stored: '2099-01-01T00:00:00Z', ordinal: '1', ...after } })).toString('base64url') })
    assert.deepEqual([(await cursor({}, {})).status, (await cursor({ since: 1e300 }, {})).status, (await cursor({}, { stored: '+275760-01-01T00:00:00Z' })).status], [200, 400, 400])
  })

  test('methods, versions and keys are held to', async () => {
    const status = async (path: string, more: Parameters<typeof store.ask>[1]) => (await store.ask(path, more)).status
    assert.deepEqual(await Promise.all([
      status('/statements', { method: 'DELETE', as: '' }), status('/activities', { method: 'PUT' }), status('/activities', { method: 'POST' }), status('/agents', { method: 'DELETE' }), status('/nowhere', {}),
      status('/statements', { version: '' }), status('/statements', { version: '0.9' }), status('/statements', { as: '' }), status('/statements', { as: `Basic ${btoa('foo:bar')}` }), status('/about', { as: '', version: '' }),
    ]), [405, 405, 405, 405, 404, 400, 400, 401, 401, 200])
    const about = async (version: string): Promise<string[]> => (await (await store.ask('/about', { version })).json() as { version: string[] }).version
    assert.deepEqual([await about('1.0.3'), (await about('2.0.0')).at(-1)], [['1.0.0', '1.0.1', '1.0.2', '1.0.3'], '2.0.0'])
    const head = await store.ask('/statements', { method: 'HEAD' })
    assert.deepEqual([head.status, await head.text()], [200, ''])
    assert.ok((await store.ask('/nowhere')).headers.get('x-experience-api-consistent-through'), 'on every answer')
    const preflight = await fetch(`${store.endpoint}/statements`, { method: 'OPTIONS' })
    assert.deepEqual([preflight.status, preflight.headers.get('access-control-allow-origin')], [204, '*'])
  })

  test('a key does what its scopes say and no more', async () => {
    const [writer, other, reader] = [store.key(['statements/write', 'statements/read/mine']), store.key(['statements/write', 'statements/read/mine', 'state']), store.key(['all/read'])]
    const [verb, id] = [fresh('verb'), randomUUID()]
    await post(aStatement({ id, verb: { id: verb } }), { as: writer })
    const seen = async (as: string) => idsOf(await get({ verb }, { as })).length
    assert.deepEqual(await Promise.all([seen(writer), seen(other), seen(reader)]), [1, 0, 1])
    assert.deepEqual([(await get({ statementId: id }, { as: other })).status, (await post(aStatement(), { as: reader })).status], [404, 403])
    const more = Buffer.from(JSON.stringify({ search: { keys: [], about: [], ascending: false, limit: 9 }, how: { format: 'exact' }, after: { stored: '2099-01-01T00:00:00Z', ordinal: '1' } })).toString('base64url')
    assert.deepEqual(idsOf(await get({ more }, { as: other })), [], 'a made-up link opens nothing')
    assert.equal((await post(aStatement({ verb: { id: 'http://adlnet.gov/expapi/verbs/voided' }, object: { objectType: 'StatementRef', id } }), { as: other })).status, 403)
    assert.equal((await store.ask('/activities/state', { query: { activityId: verb, agent: '{"mbox":"mailto:a@b.kz"}' }, as: writer })).status, 403)
  })

  test('little is read of who has shown no key, and who asks often without one is told to wait', async () => {
    const form = (as: string, bytes: number) => store.ask('/statements', { method: 'POST', query: { method: 'GET' }, as, body: `x=${'a'.repeat(bytes)}`, headers: { 'content-type': 'application/x-www-form-urlencoded' } })
    assert.deepEqual(await Promise.all([form('', 70_000), form(`Basic ${btoa('foo:bar')}`, 70_000), form('', 10)].map(async (one) => (await one).status)), [413, 413, 401])
    const stranger = await post('a'.repeat(17 * 1024 * 1024), { as: '', headers: { 'content-type': 'application/json' } }).then(({ status }) => status, () => 'the connection ended')
    assert.notEqual(stranger, 413, 'whose it is is asked before its size')
    const busy = await openTestStore({ requests: 2, seconds: 60 })
    try {
      const answers = []
      for (const as of ['', '', '', busy.all]) answers.push((await busy.ask('/about', { as })).status)
      assert.deepEqual(answers, [200, 200, 429, 200])
    } finally {
      await busy.close()
    }
  })

  test('a form stands for any method in the older standard, and for none in the newer', async () => {
    const [id, authorization] = [randomUUID(), store.all]
    const form = (fields: Readonly<Record<string, string>>, query: Readonly<Record<string, string>>, version = '') =>
      store.ask('/statements', { method: 'POST', query, body: new URLSearchParams(fields).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' }, as: '', version })
    const fields = { Authorization: authorization, 'X-Experience-API-Version': '1.0.3' }
    assert.equal((await form({ ...fields, statementId: id, content: JSON.stringify(aStatement()) }, { method: 'PUT' })).status, 204)
    const found = await form({ ...fields, statementId: id }, { method: 'GET' })
    assert.equal((await found.json() as Body)['id'], id)
    const long = await form({ ...fields, limit: '1', 'Accept-Language': `kk${' '.repeat(2000)};q=1` }, { method: 'GET' })
    assert.deepEqual([long.status, await long.text()], [400, 'Accept-Language: is too long (xAPI Communication 1.3)\n'])
    assert.deepEqual(await Promise.all([
      form({ ...fields, content: '{}' }, { method: 'PUT', statementId: id }), form({ ...fields, statementId: id }, { method: 'PUT' }), form({ ...fields, limit: '1', 'X-Experience-API-Version': '2.0.0' }, { method: 'GET' }),
      form({ ...fields, 'X-Experience-API-Version': '0.8', statementId: randomUUID(), content: JSON.stringify(aStatement()) }, { method: 'PUT' }), store.ask('/statements', { method: 'PUT', query: { method: 'POST' }, body: '' }),
    ].map(async (one) => (await one).status)), [400, 400, 400, 400, 400])
  })

  test('what the store knows of agents and activities comes from the statements that tell of them', async () => {
    const [activity, mbox] = [fresh('activity'), `mailto:${randomUUID()}@example.com`]
    await post(aStatement({ actor: { mbox, name: 'Айгүл' }, object: { id: activity, definition: { name: { kk: 'Сабақ' } } } }))
    await post(aStatement({ actor: { mbox, name: 'Aigul' }, object: { id: activity, definition: { name: { en: 'Lesson' }, type: 'http://adlnet.gov/expapi/activities/lesson' } } }))
    const person = await (await store.ask('/agents', { query: { agent: JSON.stringify({ mbox }) } })).json() as Body
    assert.deepEqual([person['objectType'], new Set(person['name']), person['mbox']], ['Person', new Set(['Айгүл', 'Aigul']), [mbox]])
    const known = await (await store.ask('/activities', { query: { activityId: activity } })).json() as Body
    assert.deepEqual(known, { objectType: 'Activity', id: activity, definition: { name: { kk: 'Сабақ', en: 'Lesson' }, type: 'http://adlnet.gov/expapi/activities/lesson' } })
    assert.deepEqual([(await store.ask('/agents', { query: { agent: '{}' } })).status, (await store.ask('/activities')).status], [400, 400])
  })
})
