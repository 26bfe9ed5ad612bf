import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { after } from './means.ts'
import { type Guess, guess, growingWait, networkOf } from './guesses.ts'
import { openSecrets } from './secrets.ts'
import type { Browser } from './sessions.ts'
import { password, testParties, testSecret, type TestParties } from './testing.ts'

const wrong = { kind: 'unauthenticated' }
const limited = { kind: 'limited' }

/** Tries passwords for an address from a browser. */
const trying = (house: TestParties, email: string) => (given: string, browser: Browser = {}) => house.parties.signInByPassword({ email, password: given }, browser)

/** Guesses many times, as a sign-in does but without the work of comparing a password each time. */
async function guesses(house: TestParties, many: number, { email, address, outcome = 'wrong' }: {
  readonly email: (at: number) => string
  readonly address: (at: number) => string
  readonly outcome?: keyof Guess
}): Promise<void> {
  const means = { db: house.database.db, now: house.now, secrets: openSecrets(testSecret) }
  for (let at = 0; at < many; at += 1) await (await guess(means, { email: email(at), address: address(at) }))[outcome]()
}

test('a few wrong passwords cost nothing; then each makes the next wait longer, and the answer says until when', async () => {
  await using house = await testParties()
  const attempt = trying(house, (await house.someone('Ерлан')).email)
  for (let at = 0; at < 5; at += 1) await assert.rejects(attempt('wrong and long enough'), wrong)
  for (const minutes of [1, 2, 4, 8, 16, 32, 60, 60]) {
    await assert.rejects(attempt(password), { ...limited, retryAfter: minutes * 60, retryAt: after(house.now(), minutes) })
    house.later(minutes)
    await assert.rejects(attempt('wrong and long enough'), wrong)
  }
  house.later(60)
  await assert.doesNotReject(attempt(password))
  for (let at = 0; at < 5; at += 1) await assert.rejects(attempt('wrong and long enough'), wrong, 'a success forgets what was wrong before')
})

test('nobody locks the owner out: strangers guess from one network and from many, and the device of the owner comes in at once', async () => {
  await using house = await testParties()
  const { email, devices } = await house.someone('Ерлан')
  const attempt = trying(house, email)
  for (let at = 0; at < 8; at += 1) await attempt('wrong and long enough', { address: '203.0.113.5' }).catch(() => undefined)
  await assert.rejects(attempt(password, { address: '203.0.113.77' }), limited, 'one network waits as a whole')
  await assert.doesNotReject(attempt(password, { address: '198.51.100.1' }), 'another does not')
  await guesses(house, 95, { email: () => email, address: (at) => `10.0.${at}.1` })
  await assert.rejects(attempt(password, { address: '192.0.2.1' }), limited, 'a hundred wrong ones from everywhere stop all strangers')
  await assert.doesNotReject(attempt(password, { address: '203.0.113.5', devices }), 'a known device is none')
})

test('whoever is stopped comes in by the letter, and their device is known from then on', async () => {
  await using house = await testParties()
  const { email } = await house.someone('Ерлан')
  const attempt = trying(house, email)
  await guesses(house, 100, { email: () => email, address: (at) => `10.0.${at}.1` })
  await house.parties.requestReset({ email, locale: 'ru' }, { address: '192.0.2.1' })
  const { session } = await house.parties.resetPassword({ link: await house.link(email), password: 'сүт дүкен аспан 8' }, { address: '192.0.2.1' })
  assert.ok(await house.parties.actorOf(session.secret))
  await assert.doesNotReject(attempt('сүт дүкен аспан 8', { address: '192.0.2.1', devices: session.devices }))
})

test('a stolen or made-up mark of a device helps with no other account, and ends with the password', async () => {
  await using house = await testParties()
  const [owner, other] = [await house.someone('Ерлан'), await house.someone('Айгүл')]
  const attempt = trying(house, owner.email)
  for (let at = 0; at < 8; at += 1) await attempt('wrong and long enough').catch(() => undefined)
  for (const devices of [other.devices, `${owner.devices}x`, 'x'.repeat(22) + '.' + 'y'.repeat(43), '']) await assert.rejects(attempt(password, { devices }), limited)
  const shared = (await house.parties.signInByPassword({ email: other.email, password }, { devices: owner.devices })).devices
  await assert.doesNotReject(attempt(password, { devices: shared }), 'a shared browser knows both')
  const actor = await house.acting(owner)
  await house.parties.changePassword(actor, { present: password, password: 'сүт дүкен аспан 8', method: 'password' }, { replaces: owner.secret })
  for (let at = 0; at < 8; at += 1) await attempt('wrong and long enough').catch(() => undefined)
  await assert.rejects(attempt('сүт дүкен аспан 8', { devices: owner.devices }), limited)
})

test('a known device that guesses waits by itself', async () => {
  await using house = await testParties()
  const { email, devices } = await house.someone('Ерлан')
  const attempt = trying(house, email)
  for (let at = 0; at < 5; at += 1) await assert.rejects(attempt('wrong and long enough', { devices }), wrong)
  await assert.rejects(attempt(password, { devices }), limited)
  await assert.doesNotReject(attempt(password), 'and holds up nobody else')
})

test('an office signs in behind one address as often as it likes; one address that guesses at many accounts is stopped', async () => {
  await using house = await testParties()
  const { email } = await house.someone('Ерлан')
  const address = '192.0.2.7'
  const attempt = trying(house, email)
  await guesses(house, 300, { email: (at) => `colleague${at}@example.kz`, address: () => address, outcome: 'right' })
  await assert.doesNotReject(attempt(password, { address }))
  await guesses(house, 100, { email: (at) => `nobody${at}@example.kz`, address: () => address })
  await assert.rejects(attempt(password, { address }), limited)
  await assert.doesNotReject(attempt(password, { address: '192.0.2.8' }))
  house.later(15)
  await assert.doesNotReject(attempt(password, { address }))
})

test('an address without an account is held up in the same way', async () => {
  await using house = await testParties()
  const attempt = trying(house, 'nobody@example.kz')
  for (let at = 0; at < 5; at += 1) await assert.rejects(attempt(password), wrong)
  await assert.rejects(attempt(password), limited)
})

test('many guesses at once gain nothing', async () => {
  await using house = await testParties()
  const attempt = trying(house, (await house.someone('Ерлан')).email)
  const results = await Promise.allSettled(Array.from({ length: 12 }, () => attempt('wrong and long enough')))
  assert.equal(results.filter(({ status, ...rest }) => status === 'rejected' && 'reason' in rest && rest.reason.kind === 'unauthenticated').length, 5)
})

test('a clock that stood ahead and was put back locks nobody', async () => {
  await using house = await testParties()
  const attempt = trying(house, (await house.someone('Ерлан')).email)
  house.later(200 * 24 * 60)
  for (let at = 0; at < 8; at += 1) await attempt('wrong and long enough').catch(() => undefined)
  house.later(-200 * 24 * 60)
  await assert.doesNotReject(attempt(password))
})

test('no wait is longer than an hour, however many were wrong', () => fc.assert(fc.property(fc.integer({ min: 0, max: 5000 }), (count) => {
  const at = '2026-03-02T09:00:00.000Z'
  const wait = growingWait(Array.from({ length: count }, () => at))
  assert.equal(wait === undefined, count < 5)
  assert.ok(wait === undefined || wait <= after(at, 60))
})))

test('a network is what one customer has, however its address is written', () => {
  assert.equal(networkOf('203.0.113.5'), networkOf('::ffff:203.0.113.77'))
  assert.notEqual(networkOf('203.0.113.5'), networkOf('203.0.114.5'))
  assert.equal(networkOf('2001:db8:1:2300::1'), networkOf('2001:0DB8:0001:23ff:9:9:9:9'))
  assert.notEqual(networkOf('2001:db8:1:2300::1'), networkOf('2001:db8:1:2400::1'))
  assert.equal(networkOf('::1'), networkOf('0:0:0:0:0:0:0:1'))
})
