import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { openSecrets } from './secrets.ts'
import { sessionCookie } from './sessions.ts'
import { password, testParties } from './testing.ts'

const wrong = { kind: 'unauthenticated' }

test('whoever registers is signed in, and signs in again with the address in any case', async () => {
  await using house = await testParties()
  const { parties } = house
  const first = await parties.register({ name: '  Айгүл   Сағат ', email: 'Aigul@Example.kz', password, locale: 'kk' }, {})
  const again = await parties.signInByPassword({ email: ' aigul@example.KZ', password }, { device: 'Firefox' })
  assert.deepEqual(await parties.actorOf(again.secret), { person: first.person, name: 'Айгүл Сағат', roles: [] })
  assert.deepEqual((await parties.sessionsOf(first.person)).map(({ method, device }) => [method, device]).toSorted(), [['password', 'Firefox'], ['registration', '']])
})

test('every problem of a registration is named at once, by its field', async () => {
  await using house = await testParties()
  await assert.rejects(house.parties.register({ name: ' ', email: 'nobody', password: 'short', locale: 'en' }, {}), (failure: { problems: { field: string }[] }) => {
    assert.deepEqual(failure.problems.map(({ field }) => field), ['name', 'email', 'password'])
    return true
  })
})

test('an address has one account', async () => {
  await using house = await testParties()
  const { email } = await house.someone('Ерлан')
  await assert.rejects(house.parties.register({ name: 'Другой', email: email.toUpperCase(), password, locale: 'ru' }, {}), { kind: 'conflict' })
})

test('a wrong password and an unknown address are told with the same words', async () => {
  await using house = await testParties()
  const { email } = await house.someone('Ерлан')
  const words: string[] = []
  for (const given of [{ email, password: 'wrong and long enough' }, { email: 'nobody@example.kz', password }]) {
    await assert.rejects(house.parties.signInByPassword(given, {}), (failure: Error & { kind: string }) => {
      words.push(`${failure.kind} ${failure.message}`)
      return true
    })
  }
  assert.equal(words[0], words[1])
})

test('in any window of its length no more tries pass than allowed, and every window can be used', async () => {
  await using house = await testParties()
  const waits = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 25 })
  let account = 0
  await fc.assert(fc.asyncProperty(waits, async (minutes) => {
    const passed: number[] = []
    account += 1
    for (const wait of minutes) {
      house.later(wait)
      const at = Date.parse(house.now())
      const recent = passed.filter((moment) => moment > at - 15 * 60_000).length
      const tried = await house.parties.countTry('pin', { account: String(account) }).then(() => true, () => false)
      assert.equal(tried, recent < 5)
      if (tried) passed.push(at)
    }
  }), { numRuns: 15 })
})

test('when two processes race for the last try, one gets it', async () => {
  await using house = await testParties()
  const results = await Promise.allSettled(Array.from({ length: 12 }, () => house.parties.countTry('pin', { account: 'a' })))
  assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 5)
})

test('two thousand openings from a block of addresses are as many as the block may, and a neighbour of another block opens at once', async () => {
  await using house = await testParties()
  const open = (address: string): Promise<boolean> => house.parties.countTry('opening', { address }).then(() => true, (failure: Error & { kind: string }) => {
    assert.equal(failure.kind, 'limited')
    return false
  })
  let opened = 0
  for (let n = 0; n < 2_000; n += 100) {
    opened += (await Promise.all(Array.from({ length: 100 }, (_, one) => open(`2001:db8:7:${(n + one).toString(16)}`)))).filter(Boolean).length
  }
  assert.equal(opened, 1_000)
  assert.deepEqual([await open('2001:db8:8:1'), await open('192.0.2.7')], [true, true])
})

test('signing in makes a new secret and ends the session that the browser brought: a fixed session is worth nothing', async () => {
  await using house = await testParties()
  const { email, secret } = await house.someone('Ерлан')
  const planted = await house.someone('Злоумышленник')
  const opened = await house.parties.signInByPassword({ email, password }, { replaces: planted.secret })
  assert.notEqual(opened.secret, planted.secret)
  assert.equal(await house.parties.actorOf(planted.secret), undefined)
  assert.ok(await house.parties.actorOf(secret), 'a session on another device stays')
})

test('a session ends when it rests for two hours, and after twelve hours in any case', async () => {
  await using house = await testParties()
  const { secret } = await house.someone('Ерлан')
  for (let hour = 1; hour < 12; hour += 1) {
    house.later(60)
    assert.ok(await house.parties.actorOf(secret), `used in hour ${hour}`)
  }
  house.later(60)
  assert.equal(await house.parties.actorOf(secret), undefined)
  const other = await house.someone('Айгүл')
  house.later(121)
  assert.equal(await house.parties.actorOf(other.secret), undefined)
  await assert.rejects(house.parties.switchHat(other.secret, { kind: 'self' }), wrong)
})

test('a person ends their own sessions and nobody else’s', async () => {
  await using house = await testParties()
  const [one, other] = [await house.someone('Ерлан'), await house.someone('Айгүл')]
  const actor = await house.acting(one)
  await house.act((tx) => house.parties.endSession(tx, actor, other.id))
  assert.ok(await house.parties.actorOf(other.secret))
  await house.act((tx) => house.parties.endSession(tx, actor, one.id))
  assert.equal(await house.parties.actorOf(one.secret), undefined)
  await house.act((tx) => house.parties.endSession(tx, actor, 'not an id'))
})

test('a form token fits its own session only, and changes with the session’s secret', async () => {
  await using house = await testParties()
  const [one, other] = [await house.someone('Ерлан'), await house.someone('Айгүл')]
  const token = (await house.parties.presenceOf(one.secret))?.formToken ?? ''
  assert.equal(house.parties.formTokenFits(one.secret, token), true)
  assert.equal(house.parties.formTokenFits(other.secret, token), false)
  assert.equal(house.parties.formTokenFits(one.secret, ''), false)
})

test('a form token tells that it was of a person’s session, of nobody else’s, and only whole', async () => {
  await using house = await testParties()
  const [one, other] = [await house.someone('Ерлан'), await house.someone('Айгүл')]
  const tokenOf = async (secret: string) => (await house.parties.presenceOf(secret))?.formToken ?? ''
  const [token, foreign] = [await tokenOf(one.secret), await tokenOf(other.secret)]
  await house.act(async (tx) => house.parties.endSessions(tx, one.person))
  assert.equal(house.parties.formTokenOf(one.person, token), true, 'though nothing is known of the session any more')
  for (const wrong of [foreign, '', token.slice(0, -1), token.slice(0, 22), `${token}x`, foreign.slice(0, 22) + token.slice(22)]) assert.equal(house.parties.formTokenOf(one.person, wrong), false, wrong)
})

test('a session says whether its end can still be moved', async () => {
  await using house = await testParties({ idleMinutes: 120, absoluteHours: 3 })
  const { secret } = await house.someone('Ерлан')
  const endOf = async () => { const { endsAt, endFixed } = (await house.parties.presenceOf(secret))!; return [endsAt, endFixed] }
  assert.deepEqual(await endOf(), ['2026-03-02T11:00:00.000Z', false])
  house.later(59)
  assert.deepEqual(await endOf(), ['2026-03-02T11:59:00.000Z', false])
  house.later(1)
  assert.deepEqual(await endOf(), ['2026-03-02T12:00:00.000Z', true])
  house.later(100)
  assert.deepEqual(await endOf(), ['2026-03-02T12:00:00.000Z', true])
})

test('no secret stands in the tables', async () => {
  await using house = await testParties()
  const { secret, email } = await house.someone('Ерлан')
  await house.parties.requestReset({ email, locale: 'ru' }, {})
  const { db } = house.database
  const sought = [secret, await house.link(email), password]
  const kept = JSON.stringify([
    await db.selectFrom('mail').selectAll().execute(), await db.selectFrom('session').selectAll().execute(), await db.selectFrom('one_time_link').selectAll().execute(),
    await db.selectFrom('person').select('password').execute(),
  ])
  for (const one of sought) assert.equal(kept.includes(one), false)
})

test('the cookie is bound to the host over TLS, and cannot be read by scripts', () => {
  assert.deepEqual(sessionCookie('https://ai.example.kz'), { name: '__Host-session', attributes: { httpOnly: true, secure: true, sameSite: 'Lax', path: '/' } })
  assert.deepEqual(sessionCookie('http://localhost:8080').name, 'session')
})

test('a short installation secret is refused at the start', () => assert.throws(() => openSecrets('short'), RangeError))

test('a link resets the password once, within the hour, and ends every session but the one that it opens', async () => {
  await using house = await testParties()
  const { email, secret } = await house.someone('Ерлан')
  await house.parties.requestReset({ email, locale: 'ru' }, {})
  const late = await house.link(email)
  house.later(61)
  await assert.rejects(house.parties.resetPassword({ link: late, password: 'сүт дүкен аспан 8' }, {}), { kind: 'not found' })
  await house.parties.requestReset({ email, locale: 'ru' }, {})
  const link = await house.link(email)
  await assert.rejects(house.parties.resetPassword({ link: link, password: 'password1234' }, {}), { kind: 'invalid' })
  await house.parties.resetPassword({ link: link, password: 'сүт дүкен аспан 8' }, {})
  await assert.rejects(house.parties.resetPassword({ link: link, password: 'басқа сүт дүкен 9' }, {}), { kind: 'not found' })
  assert.equal(await house.parties.actorOf(secret), undefined)
  await assert.rejects(house.parties.signInByPassword({ email, password }, {}), wrong)
  await assert.doesNotReject(house.parties.signInByPassword({ email, password: 'сүт дүкен аспан 8' }, {}))
})

test('the owner of an address who resets an account that somebody else opened with it drives out every other way in', async () => {
  await using house = await testParties()
  const squatter = await house.someone('Злоумышленник', { confirmed: false })
  const actor = await house.acting(squatter)
  const { secret } = await house.act((tx) => house.parties.makeToken(tx, actor, { label: 'x', scopes: ['a'], days: 30 }))
  await house.parties.requestReset({ email: squatter.email, locale: 'ru' }, {})
  await house.parties.resetPassword({ link: await house.link(squatter.email), password: 'сүт дүкен аспан 8' }, {})
  await assert.rejects(house.parties.actorOfToken(secret), wrong)
  assert.equal((await house.parties.person(squatter.person))?.emailConfirmed, true)
})

test('a verified signature registers at the first visit and signs in at the next', async () => {
  await using house = await testParties()
  const verified = { identifier: { scheme: 'xx.person', value: '900101300017' }, name: 'СЫНАҚ АДАМ' }
  const first = await house.parties.signInBySignature(verified, { locale: 'kk' })
  const second = await house.parties.signInBySignature(verified, { locale: 'kk' })
  assert.equal(first.person, second.person)
  const other = await house.acting(await house.someone('Ерлан'))
  await assert.rejects(house.act((tx) => house.parties.proveNumber(tx, { ...verified, person: other.person, proof: 'signature' })), { kind: 'conflict' })
})

test('a token acts within its scopes until it expires or is revoked, and is shown once', async () => {
  await using house = await testParties()
  const session = await house.someone('Ерлан')
  const actor = await house.acting(session)
  const made = await house.act((tx) => house.parties.makeToken(tx, actor, { label: 'Сервер', scopes: ['b', 'a', 'a'], days: 30 }))
  assert.match(made.secret, /^shq_[\w-]{43}$/)
  assert.deepEqual(await house.parties.actorOfToken(made.secret), { actor, scopes: ['a', 'b'], token: made.id })
  const [listed] = await house.parties.tokensOf(session.person)
  assert.deepEqual([listed?.hint, listed?.usedAt], [made.secret.slice(-4), house.now()])
  await assert.rejects(house.parties.actorOfToken(`${made.secret.slice(0, -1)}`), wrong)
  house.later(30 * 24 * 60)
  await assert.rejects(house.parties.actorOfToken(made.secret), wrong)
  const next = await house.act((tx) => house.parties.makeToken(tx, actor, { label: 'Сервер', scopes: ['a'], days: 365 }))
  await house.act((tx) => house.parties.revokeToken(tx, actor, next.id))
  await assert.rejects(house.parties.actorOfToken(next.secret), wrong)
})

test('the pair of a token acts as the token does, to whoever proves its secret, and ends with it', async () => {
  await using house = await testParties()
  const actor = await house.acting(await house.someone('Ерлан'))
  const make = () => house.act((tx) => house.parties.makeToken(tx, actor, { label: 'Сервер', scopes: ['a'], days: 30 }))
  const [made, other] = [await make(), await make()]
  assert.match(made.accessKey.id, /^SHQ[0-9A-F]{32}$/)
  assert.ok(made.accessKey.secret.length >= 40 && new Set([made.secret, made.accessKey.secret, other.accessKey.secret]).size === 3)
  const proof = (secret: string) => (given: string) => { if (given !== secret) throw new Error('not signed') }
  const asked = (id: string, secret = made.accessKey.secret) => house.parties.actorOfAccessKey(id, proof(secret))
  assert.deepEqual(await asked(made.accessKey.id), { actor, scopes: ['a'], token: made.id })
  await assert.rejects(asked(other.accessKey.id), /not signed/)
  await assert.rejects(asked(made.accessKey.id, made.secret), /not signed/)
  for (const id of [made.id, made.secret, made.accessKey.id.toLowerCase(), 'SHQ', '']) await assert.rejects(asked(id), wrong, id)
  await house.act((tx) => house.parties.revokeToken(tx, actor, made.id))
  await assert.rejects(asked(made.accessKey.id), wrong)
  house.later(30 * 24 * 60)
  await assert.rejects(asked(other.accessKey.id, other.accessKey.secret), wrong)
})

test('closing an account erases what is personal, in the journal too, and every way in', async () => {
  await using house = await testParties()
  const session = await house.someone('Ерлан Сағат')
  const actor = await house.acting(session)
  await house.act((tx) => house.parties.closeAccount(tx, actor))
  assert.equal(await house.parties.actorOf(session.secret), undefined)
  await assert.rejects(house.parties.signInByPassword({ email: session.email, password }, {}), wrong)
  const { db } = house.database
  const left = JSON.stringify(await Promise.all([
    db.selectFrom('person').selectAll().execute(), db.selectFrom('mail').selectAll().execute(),
    db.selectFrom('journal_entry').select(['type', 'subject', 'actor', 'body', 'personal']).execute(),
  ]))
  assert.equal(left.includes('Сағат') || left.includes(session.email), false)
  assert.ok(left.includes('person.account-closed'))
})

test('the sweep removes what has had its time and nothing that is still of use', async () => {
  await using house = await testParties()
  const session = await house.someone('Ерлан')
  await house.parties.requestReset({ email: session.email, locale: 'ru' }, {})
  await house.parties.askForSignIn()
  const { db } = house.database
  const count = async () => {
    const tables = ['session', 'challenge', 'one_time_link', 'attempt', 'mail'] as const
    return Promise.all(tables.map(async (name) => (await db.selectFrom(name).selectAll().execute()).length))
  }
  const before = await count()
  await house.parties.sweep()
  assert.deepEqual(await count(), before)
  house.later((12 + 24) * 60) // an ended session is known for a day: what its forms bring is kept for its person
  await house.parties.sweep()
  assert.deepEqual(await count(), [0, 0, 0, 0, before[4]])
})

test('no journal body names a person', async () => {
  await using house = await testParties()
  const session = await house.someone('Ерлан Сағат')
  const entries = await house.journal.entriesOf(`person:${session.person}`)
  assert.deepEqual(entries.map(({ type }) => type), ['person.email-confirmed', 'person.registered'])
  assert.equal(JSON.stringify(entries.map(({ body }) => body)).includes('Сағат'), false)
  assert.deepEqual(entries.at(-1)?.personal, { name: 'Ерлан Сағат', email: session.email })
})
