/** Specifies what comes by the feed of another: that nothing which its portal says or keeps back stops the checking, hides a deletion, or counts where it does not stand. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { canonical, hashOfText } from '../../law/canonical.ts'
import { Failure } from '../../law/failure.ts'
import { transact } from '../database/index.ts'
import { system, type TestHouse, testHouse, TestLog } from './testing.ts'
import { publishing, says, withdrawing } from './testing-feed.ts'
import { TooLong } from './wire.ts'

const hour = 3_600_000

async function withAlpha(): Promise<{ readonly house: TestHouse; readonly log: TestLog }> {
  const house = await testHouse()
  const log = new TestLog('alpha.example/journal')
  house.serves('https://alpha.example', log)
  await house.knows('alpha', log.key)
  return { house, log }
}

test('an entry that nothing could keep is malformed, and its log is followed on', async () => {
  const { house, log } = await withAlpha()
  await using _ = house
  const body = { from: log.signer.name, kind: 'request', id: 'r', version: 1, to: 'house.example/journal', until: '2026-03-10', item: '0'.repeat(64) }
  const leaf = (said: object, at = '2026-03-01T00:00:00.000Z'): string => JSON.stringify({ at, actor: 'a', type: 'federation.request', subject: 's', body: { ...body, ...said } })
  const wrong = [
    leaf({ to: 'house\u0000example' }), leaf({ to: 'house\u009fexample' }), leaf({ to: 'house\ud800' }), leaf({ answers: { from: 'house\u0000', id: 'r' } }), leaf({ until: '0000-03-10' }),
    leaf({}, '0000-03-01T00:00:00.000Z'), leaf({}, 'yesterday'), leaf({ more: 1 }), leaf({ more: 'deep' }).replace('"deep"', '['.repeat(20_000) + ']'.repeat(20_000)),
  ]
  log.grow(...wrong, leaf({ id: 'early' }, '0001-01-01T00:00:00Z'), leaf({ id: 'late' }, `9999-12-31T23:59:59.${'9'.repeat(300)}Z`))
  says(log, 'good')
  await house.federation.follow()
  const came = (await house.federation.received({ limit: 20 })).toSorted((a, b) => a.index - b.index)
  assert.deepEqual(came.map(({ refused }) => refused), [...wrong.map(() => 'malformed'), undefined, undefined, undefined])
  assert.deepEqual(came.slice(-3).map(({ id, saidAt }) => [id, saidAt]), [['early', '0001-01-01T00:00:00.000Z'], ['late', '9999-12-31T23:59:59.999Z'], ['good', '2026-03-01T00:00:00.000Z']])
  assert.deepEqual((await house.federation.standing()).map(({ followed }) => [followed?.state, followed?.size]), [['follows', wrong.length + 3]])
})

test('an item that has no canonical form, or is nested without end, is otherwise than its entry and stops nothing', async () => {
  const { house, log } = await withAlpha()
  await using _ = house
  const said = { from: log.signer.name, kind: 'entry', version: 1 }
  for (const [id, content] of [['lone', '{"title":"\\ud800"}'], ['deep', `{"title":${'['.repeat(100_000)}${']'.repeat(100_000)}}`]] as const) {
    const item = canonical({ ...said, id, content: 0 }).replace('"content":0', `"content":${content}`)
    log.items.set(hashOfText(item), item)
    log.grow(canonical({ at: '2026-03-01T00:00:00.000Z', actor: 'a', type: 'federation.entry', subject: 's', body: { ...said, id, item: hashOfText(item) } }))
  }
  says(log, 'good')
  await house.federation.follow()
  const came = await house.federation.received({ limit: 10 })
  assert.deepEqual(Object.fromEntries(came.map(({ id, refused, content }) => [id, refused ?? content])), { lone: 'mismatch', deep: 'mismatch', good: { title: 'good' } })
})

test('an item that is too long, or about which nothing is answered, keeps no other from being missed', async () => {
  const { house, log } = await withAlpha()
  await using _ = house
  const [long, silent, gone, withdrawn] = ['long', 'silent', 'gone', 'withdrawn'].map((id) => says(log, id)) as [string, string, string, string]
  log.grow(withdrawing(log.signer.name, 'withdrawn', 2))
  const honest = log.answer.bind(log)
  log.answer = (path) => {
    if (path.endsWith(long)) throw new TooLong(200)
    if (path.endsWith(silent)) throw new Error('it has no time')
    return honest(path)
  }
  log.items.delete(gone)
  const states = async () => Object.fromEntries((await house.federation.received({ limit: 10 })).map(({ hash = '', missingSince, unansweredSince, withdrawn: open, content }) => [hash, missingSince ?? unansweredSince ?? (open ? 'withdrawn' : content)]))
  await house.federation.follow()
  const since = house.now()
  house.later(hour)
  await house.federation.follow()
  assert.deepEqual(await states(), { [long]: since, [silent]: since, [gone]: since, [withdrawn]: 'withdrawn' })
  const [{ counts, unanswered } = {}] = await house.federation.standing()
  assert.deepEqual([counts?.missing, unanswered], [2, { count: 1, since }])
  log.answer = honest
  log.items.set(gone, publishing(log.signer.name, 'gone').item)
  await house.federation.follow()
  assert.deepEqual(await states(), { [long]: { title: 'long' }, [silent]: { title: 'silent' }, [gone]: { title: 'gone' }, [withdrawn]: 'withdrawn' })
  assert.equal((await house.federation.standing())[0]?.unanswered, undefined)
})

test('a portal that answers about nothing is asked a few times in a round, and about others in the next', async () => {
  const { house, log } = await withAlpha()
  await using _ = house
  for (let n = 0; n < 24; n += 1) says(log, `silent-${n}`)
  const gone = says(log, 'gone')
  log.items.delete(gone)
  const honest = log.answer.bind(log)
  let asked = 0
  log.answer = (path) => {
    if (!path.startsWith('/federation/items/')) return honest(path)
    asked += 1
    if (path.endsWith(gone)) return undefined
    throw new Error('it has no time')
  }
  for (const after of [10, 20, 31]) {
    await house.federation.follow()
    assert.equal(asked, after)
  }
  assert.deepEqual((await house.federation.received({ which: 'missing', limit: 10 })).map(({ hash }) => hash), [gone])
  assert.equal((await house.federation.standing())[0]?.unanswered?.count, 24)
})

test('no flood of entries that count for nothing, and no time that a log says, hides what is missing or empties a page', async () => {
  const { house, log } = await withAlpha()
  await using _ = house
  const [first, second, third] = ['first', 'second', 'third'].map((id) => says(log, id)) as [string, string, string]
  const again = publishing(log.signer.name, 'third').leaf.replace('2026-03-01', '9000-01-01')
  log.grow(...Array.from({ length: 60 }, () => again))
  await house.federation.follow()
  for (const hash of [second, first]) {
    log.items.delete(hash)
    house.later(hour)
    await house.federation.follow()
  }
  const hashes = async (query: Parameters<TestHouse['federation']['received']>[0]) => (await house.federation.received(query)).map(({ hash }) => hash)
  assert.deepEqual(await hashes({ which: 'missing', limit: 50 }), [first, second], 'the last missed is the first')
  assert.deepEqual(await hashes({ which: 'missing', limit: 1, offset: 1 }), [second])
  assert.deepEqual((await hashes({ which: 'counts', limit: 50 })).toSorted(), [first, second, third].toSorted())
})

test('an answer counts once it came itself, and until it is withdrawn', async () => {
  await using house = await testHouse()
  const [alpha, beta] = [new TestLog('alpha.example/journal'), new TestLog('beta.example/journal')]
  for (const [name, log] of [['alpha', alpha], ['beta', beta]] as const) {
    house.serves(`https://${name}.example`, log)
    await house.knows(name, log.key)
  }
  says(alpha, 'r', { kind: 'request', until: '2026-03-05', to: beta.signer.name, content: { subject: 's', text: 't' } })
  const answer = publishing(beta.signer.name, 'a', { kind: 'answer', answers: { from: alpha.signer.name, id: 'r' }, content: { text: 'Done.' } })
  const state = async () => {
    await house.federation.follow()
    return (await house.federation.requests()).map(({ state: one }) => one).join()
  }
  beta.grow(answer.leaf)
  assert.equal(await state(), 'waits', 'the log names an answer that nobody has seen')
  beta.items.set(answer.hash, answer.item)
  assert.equal(await state(), 'answered')
  beta.grow(withdrawing(beta.signer.name, 'a', 2, 'answer'))
  assert.equal(await state(), 'waits')
})

test('a peer that was withdrawn counts for nothing, and one that is added again counts once', async () => {
  const { house, log } = await withAlpha()
  await using _ = house
  const { database: { db }, federation } = house
  const request = { kind: 'request', until: '2026-03-05', to: federation.origin, content: { subject: 's', text: 't' } }
  for (const id of ['r-1', 'r-2']) says(log, id, request)
  log.grow(withdrawing(log.signer.name, 'r-2', 2, 'request'))
  await federation.follow()
  const answer = (id: string) => transact(db, (tx) => federation.answer(tx, system, { from: log.signer.name, id, text: 'We did.' }))
  const fails = (kind: Failure['kind']) => (error: unknown) => error instanceof Failure && error.kind === kind
  await assert.rejects(answer('r-2'), fails('conflict'), 'it was withdrawn')
  const [{ id: peer } = { id: '' }] = await federation.peers()
  await transact(db, (tx) => federation.withdrawPeer(tx, system, peer))
  assert.deepEqual([await federation.requests(), await federation.received({ limit: 10 })], [[], []])
  await assert.rejects(answer('r-1'), fails('not found'))
  await house.knows('again', log.key, '', 'https://alpha.example')
  await federation.follow()
  assert.deepEqual((await federation.requests()).map(({ id, state }) => [id, state]), [['r-1', 'waits'], ['r-2', 'withdrawn']])
  assert.deepEqual((await federation.received({ limit: 10 })).map(({ id }) => id).toSorted(), ['r-1', 'r-2'])
})

test('of two who answer a request at once, one answers', async () => {
  const { house, log } = await withAlpha()
  await using _ = house
  const { database: { db }, federation } = house
  says(log, 'r', { kind: 'request', until: '2026-03-05', to: federation.origin, content: { subject: 's', text: 't' } })
  await federation.follow()
  const answer = (after: () => Promise<void>) => transact(db, async (tx) => {
    await federation.answer(tx, system, { from: log.signer.name, id: 'r', text: 'We did.' })
    await after()
  })
  let second: Promise<string> | undefined
  await answer(async () => {
    const done = { second: false }
    second ??= answer(async () => undefined).then(() => 'answered', (error: unknown) => (error instanceof Failure ? error.kind : String(error))).finally(() => void (done.second = true))
    for (let waits = false; !waits && !done.second;) { // until the other stands behind this one
      waits = (await sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(db)).rows.length > 0
    }
  })
  assert.equal(await second, 'conflict')
  assert.equal((await federation.published(10)).length, 1)
})

test('a log that shows less than it signed before is behind since then, and was not verified by that', async () => {
  const { house, log } = await withAlpha()
  await using _ = house
  log.grow('a', 'b', 'c')
  await house.federation.follow()
  const verified = house.now()
  log.leaves.pop()
  house.later(hour)
  const since = house.now()
  const standing = async () => {
    await house.federation.follow()
    const [{ followed } = {}] = await house.federation.standing()
    return [followed?.state, followed?.size, followed?.at, followed?.since]
  }
  assert.deepEqual(await standing(), ['behind', 3, verified, since])
  house.later(hour)
  assert.deepEqual(await standing(), ['behind', 3, verified, since])
  log.grow('c')
  assert.deepEqual(await standing(), ['follows', 3, house.now(), house.now()])
})

test('what everyone saw and may see no more is withdrawn, and its stub published anew', async () => {
  await using house = await testHouse()
  const { database: { db }, federation } = house
  let things: readonly { readonly id: string; readonly content: { readonly title: string }; readonly stub?: boolean }[] = [{ id: '1', content: { title: 'whole' } }, { id: '2', content: { title: 'whole' } }]
  federation.offer({ kind: 'entry', prefix: 'systems:', async *read() { yield* things } })
  await federation.publishSources()
  const whole = await federation.published(10)
  // The second was published as a stub by a portal that left its older version served.
  await transact(db, (tx) => federation.publish(tx, system, { kind: 'entry', id: 'systems:2', content: { title: 'there' } }))
  things = things.map(({ id }) => ({ id, content: { title: 'there' }, stub: true }))
  for (let round = 0; round < 2; round += 1) await federation.publishSources()
  for (const { hash } of whole) assert.equal(await federation.item(hash), undefined)
  const standing = (await federation.published(10)).filter(({ withdrawn }) => !withdrawn)
  assert.deepEqual(standing.map(({ id, version }) => `${id} ${version}`).toSorted(), ['systems:1 3', 'systems:2 4'])
  for (const { hash } of standing) assert.match(await federation.item(hash) ?? '', /"title":"there"/)
  assert.deepEqual((await house.journal.entriesOf('entry:systems:1')).map(({ type, body }) => `${type} ${body['version']}`), ['federation.entry 3', 'federation.withdrawn 2', 'federation.entry 1'])
})
