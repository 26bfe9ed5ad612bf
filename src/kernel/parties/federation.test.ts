import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { same } from '../../law/text.ts'
import { startProvider } from './testing-provider.ts'
import type { TestProvider } from './testing-provider.ts'
import { password, testParties } from './testing.ts'

let outside: TestProvider
before(async () => { outside = await startProvider('http://localhost:8080') })
after(() => outside.stop())

const configured = () => testParties({ oidc: { issuer: outside.issuer, clientId: 'portal', clientSecret: 'known to both', title: same('Test provider') } })

test('whoever comes from the provider is registered at the first visit and known by issuer and subject at the next', async () => {
  await using house = await configured()
  outside.login = 'aigul'
  const visit = async () => {
    const { redirect, flow } = await house.parties.beginOutside()
    assert.match(redirect, /code_challenge_method=S256/)
    return house.parties.finishOutside({ flow, url: await outside.follow(redirect), locale: 'kk' }, {})
  }
  const first = await visit()
  outside.people['aigul'] = { ...outside.people['aigul'], email: 'changed@example.kz' }
  const second = await visit()
  outside.people['aigul'] = { ...outside.people['aigul'], email: 'Aigul@example.kz' }
  assert.equal(second.person, first.person)
  const { name, email, emailConfirmed, hasPassword } = (await house.parties.person(first.person))!
  assert.deepEqual([name, email, emailConfirmed, hasPassword], ['Айгүл Сыртқы', 'aigul@example.kz', true, false])
})

test('whoever came from the provider has no password, and a session alone cannot set one: it takes the letter', async () => {
  await using house = await configured()
  outside.login = 'aigul'
  const { redirect, flow } = await house.parties.beginOutside()
  const session = await house.parties.finishOutside({ flow, url: await outside.follow(redirect), locale: 'kk' }, {})
  const actor = await house.acting(session)
  const stolen = house.parties.changePassword(actor, { present: '', password, method: 'oidc' }, { replaces: session.secret })
  await assert.rejects(stolen, { kind: 'refused', message: /letter/ })
  assert.equal((await house.parties.person(actor.person))?.hasPassword, false)
  await house.parties.requestReset({ email: 'aigul@example.kz', locale: 'kk' }, {})
  await house.parties.resetPassword({ link: await house.link('aigul@example.kz'), password }, { replaces: session.secret })
  await assert.doesNotReject(house.parties.provePassword(actor, password))
})

test('an address never connects an outside identity to an account that exists', async () => {
  await using house = await configured()
  outside.login = 'aigul'
  await house.parties.register({ name: 'Айгүл', email: 'aigul@example.kz', password, locale: 'kk' }, {})
  const { redirect, flow } = await house.parties.beginOutside()
  await assert.rejects(house.parties.finishOutside({ flow, url: await outside.follow(redirect), locale: 'kk' }, {}), { kind: 'conflict' })
})

test('an address that the provider has not verified is not taken over', async () => {
  await using house = await configured()
  outside.login = 'yerlan'
  const { redirect, flow } = await house.parties.beginOutside()
  const { person } = await house.parties.finishOutside({ flow, url: await outside.follow(redirect), locale: 'kk' }, {})
  assert.equal((await house.parties.person(person))?.email, undefined)
})

test('a person signed in connects an outside identity, which then signs them in, and no one else', async () => {
  await using house = await configured()
  outside.login = 'aigul'
  const session = await house.someone('Айгүл')
  const connect = await house.parties.beginOutside({ person: session.person })
  await house.parties.finishOutside({ flow: connect.flow, url: await outside.follow(connect.redirect), locale: 'kk' }, {})
  const again = await house.parties.beginOutside()
  assert.equal((await house.parties.finishOutside({ flow: again.flow, url: await outside.follow(again.redirect), locale: 'kk' }, {})).person, session.person)
  const other = await house.parties.beginOutside({ person: (await house.someone('Басқа')).person })
  await assert.rejects(house.parties.finishOutside({ flow: other.flow, url: await outside.follow(other.redirect), locale: 'kk' }, {}), { kind: 'conflict' })
})

test('an answer with another state, of another browser, or given twice signs nobody in', async () => {
  await using house = await configured()
  outside.login = 'aigul'
  const { redirect, flow } = await house.parties.beginOutside()
  const url = await outside.follow(redirect)
  const other = await house.parties.beginOutside()
  await assert.rejects(house.parties.finishOutside({ flow: other.flow, url, locale: 'kk' }, {}), { kind: 'unauthenticated' })
  await house.parties.finishOutside({ flow, url, locale: 'kk' }, {})
  await assert.rejects(house.parties.finishOutside({ flow, url, locale: 'kk' }, {}), { kind: 'unauthenticated' })
})

test('when the provider is away, people are told so, and other ways in still work', async () => {
  await using house = await testParties({ oidc: { issuer: 'http://127.0.0.1:1', clientId: 'portal', clientSecret: 'x', title: same('Away') } })
  await assert.rejects(house.parties.beginOutside(), { kind: 'unavailable' })
  const { email } = await house.someone('Ерлан')
  await assert.doesNotReject(house.parties.signInByPassword({ email, password }, {}))
})

test('without a provider there is none to choose', async () => {
  await using house = await testParties()
  assert.equal(house.parties.provider, undefined)
  await assert.rejects(house.parties.beginOutside(), { kind: 'not found' })
})
