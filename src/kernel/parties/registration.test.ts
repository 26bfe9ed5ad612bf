import assert from 'node:assert/strict'
import { test } from 'node:test'
import { russian } from '../../law/source-languages.ts'
import { locales, speak } from '../../law/text.ts'
import { password, testParties } from './testing.ts'

const email = 'aigul@example.kz'
const asked = { email, locale: 'kk' } as const
const person = { name: '  Айгүл   Сағат ', password, locale: 'kk' } as const
const otherPassword = 'сүт дүкен аспан 8'

test('an account is opened by the link in the letter, once, its address confirmed', async () => {
  await using house = await testParties()
  const { parties } = house
  await parties.requestAccount({ ...asked, email: ' Aigul@Example.kz', query: '&to=%2Fkk%2Fservices' }, {})
  const letter = (await house.letters()).at(-1)
  assert.match(letter?.body ?? '', /\/kk\/register\/finish\?link=[\w-]{43}&to=%2Fkk%2Fservices\n/)
  const link = await house.link(email)
  assert.equal(await parties.personByEmail(email), undefined, 'nothing is there before')
  assert.deepEqual(await parties.askedAccount(link), { email })
  await assert.rejects(parties.finishRegistration({ link, ...person, name: '', password: 'short' }, {}), (failure: { problems: { field: string }[] }) => {
    assert.deepEqual(failure.problems.map(({ field }) => field), ['name', 'password'])
    return true
  })
  const session = await parties.finishRegistration({ link, ...person }, { device: 'Firefox' })
  assert.deepEqual(await parties.actorOf(session.secret), { person: session.person, name: 'Айгүл Сағат', roles: [] })
  assert.equal((await parties.person(session.person))?.emailConfirmed, true)
  await assert.rejects(parties.finishRegistration({ link, ...person }, {}), { kind: 'not found' })
})

test('whoever reads a further language of their country has it as their own, and is written to in it', async (t) => {
  const paper = { day: russian.day, from: russian.day, until: russian.day }
  const before = speak([{ ...russian, tag: 'ky', further: { fallback: 'ru', words: new URL('file:///none'), paper } }, russian])
  t.after(() => { speak(before) })
  const [ky] = locales
  await using house = await testParties()
  await house.parties.requestAccount({ ...asked, locale: ky }, {})
  assert.match((await house.letters()).at(-1)!.body, /\/ky\/register\/finish/)
  const session = await house.parties.finishRegistration({ link: await house.link(email), ...person, locale: ky }, {})
  assert.equal((await house.database.db.selectFrom('person').select('locale').where('id', '=', session.person).executeTakeFirstOrThrow()).locale, 'ky')
})

test('registration and the forgotten password answer alike and do the same work, whether or not the address has an account', async () => {
  await using house = await testParties()
  const { parties, database: { db } } = house
  const { email: taken } = await house.someone('Ерлан')
  await house.letters()
  const count = async () => [await db.selectFrom('one_time_link').selectAll().execute(), await db.selectFrom('mail').selectAll().execute()].map(({ length }) => length)
  const work: (readonly number[])[] = []
  for (const address of [taken, email]) {
    for (const ask of [parties.requestAccount, parties.requestReset]) {
      const before = await count()
      assert.equal(await ask({ email: address, locale: 'kk' }, { address: '192.0.2.1' }), undefined)
      work.push((await count()).map((after, at) => after - before[at]!))
    }
  }
  assert.deepEqual(work, [[1, 1], [1, 1], [1, 1], [1, 1]])
})

test('only the letter tells the owner: there is an account already, and the link resets its password', async () => {
  await using house = await testParties()
  const { email: taken } = await house.someone('Ерлан')
  await house.parties.requestAccount({ email: taken, locale: 'kk' }, {})
  const letter = (await house.letters()).at(-1)
  assert.match(`${letter?.subject} ${letter?.body}`, /учётная запись уже есть[^]*\/ru\/account\/new-password\?link=/, 'in the language of the account')
  const { session } = await house.parties.resetPassword({ link: await house.link(taken), password: otherPassword }, {})
  assert.ok(await house.parties.actorOf(session.secret))
})

test('whoever forgot which address they gave is told by the letter, and can open an account with this one', async () => {
  await using house = await testParties()
  await house.parties.requestReset(asked, {})
  assert.match((await house.letters()).at(-1)?.subject ?? '', /тіркелгі жоқ/)
  await assert.doesNotReject(house.parties.finishRegistration({ link: await house.link(email), ...person }, {}))
})

test('a mailbox gets five letters an hour; past them the page says the same, and the earlier links are still good', async () => {
  await using house = await testParties()
  for (let at = 0; at < 9; at += 1) await house.parties.requestAccount(asked, { address: `192.0.2.${at}` })
  assert.equal((await house.letters()).length, 5)
  await assert.doesNotReject(house.parties.finishRegistration({ link: await house.link(email), ...person }, {}))
})

test('of two links for one address the first opens the account, and a link is good for one purpose only', async () => {
  await using house = await testParties()
  const { parties } = house
  await parties.requestAccount(asked, {})
  const first = await house.link(email)
  await parties.requestAccount(asked, {})
  const second = await house.link(email)
  await assert.rejects(parties.resetPassword({ link: first, password }, {}), { kind: 'not found' })
  await assert.rejects(parties.confirmEmail(first), { kind: 'not found' })
  await parties.finishRegistration({ link: second, ...person }, {})
  await assert.rejects(parties.finishRegistration({ link: first, ...person }, {}), { kind: 'conflict' })
  await parties.requestAccount({ ...asked, email: 'late@example.kz' }, {})
  house.later(24 * 60)
  await assert.rejects(parties.askedAccount(await house.link('late@example.kz')), { kind: 'not found' })
})

test('a change of password asks for the present one, renews this session, and ends all others and every token', async () => {
  await using house = await testParties()
  const { parties } = house
  const here = await house.someone('Ерлан')
  const there = await parties.signInByPassword({ email: here.email, password }, { device: 'Firefox' })
  const actor = await house.acting(here)
  const token = await house.act((tx) => parties.makeToken(tx, actor, { label: 'Сервер', scopes: ['a'], days: 30 }))
  await assert.rejects(parties.changePassword(actor, { present: 'not it', password: otherPassword, method: 'registration' }, { replaces: here.secret }), { kind: 'invalid' })
  const expected = await parties.endsWithPassword(actor.person, here.secret)
  const { session, ended } = await parties.changePassword(actor, { present: password, password: otherPassword, method: 'registration' }, { replaces: here.secret })
  assert.deepEqual([ended.sessions.map(({ device }) => device), ended.tokens.map(({ label }) => label)], [['Firefox'], ['Сервер']])
  assert.deepEqual([ended.sessions.map(({ id }) => id), ended.tokens.map(({ id }) => id)], [expected.sessions.map(({ id }) => id), expected.tokens.map(({ id }) => id)], 'as was said before')
  for (const secret of [here.secret, there.secret]) assert.equal(await parties.actorOf(secret), undefined)
  assert.ok(await parties.actorOf(session.secret))
  await assert.rejects(parties.actorOfToken(token.secret), { kind: 'unauthenticated' })
  assert.ok((await house.journal.entriesOf(`person:${actor.person}`)).some(({ type, body }) => type === 'token.revoked' && body['token'] === token.id))
})

test('a password set by the letter ends every session and every token', async () => {
  await using house = await testParties()
  const { parties } = house
  const owner = await house.someone('Ерлан')
  const token = await house.act(async (tx) => parties.makeToken(tx, await house.acting(owner), { label: 'Сервер', scopes: ['a'], days: 30 }))
  await parties.requestReset({ email: owner.email, locale: 'ru' }, {})
  const { ended } = await parties.resetPassword({ link: await house.link(owner.email), password: otherPassword }, {})
  assert.deepEqual(ended.tokens.map(({ id }) => id), [token.id])
  assert.equal(await parties.actorOf(owner.secret), undefined)
  await assert.rejects(parties.actorOfToken(token.secret), { kind: 'unauthenticated' })
})
