import assert from 'node:assert/strict'
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { test } from 'node:test'
import type { Body } from '../../law/body.ts'
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from './passkeys.ts'
import { testParties } from './testing.ts'

const origin = 'http://localhost:8080'
const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest()
const number = (value: number, bytes: number) => {
  const buffer = Buffer.alloc(bytes)
  buffer.writeUIntBE(value, 0, bytes)
  return buffer
}

const clientData = (type: string, challenge: string, from: string) => Buffer.from(JSON.stringify({ type, challenge, origin: from, crossOrigin: false }))

/** An authenticator in software, as WebAuthn Level 3 describes it: one ES256 key, attestation `none`. */
function authenticator() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(16)
  let counter = 0
  const authData = (host: string, flags: number, rest: Uint8Array = Buffer.alloc(0)) =>
    Buffer.concat([sha256(host), Buffer.from([flags]), number((counter += 1), 4), rest])
  return {
    repeat: () => void (counter = 0),
    create({ challenge, from = origin, host = 'localhost', flags = 0x45 }: { challenge: string; from?: string; host?: string; flags?: number }): RegistrationResponseJSON {
      const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
      // COSE_Key: {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}
      const key = Buffer.concat([
        Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]), Buffer.from(x, 'base64url'),
        Buffer.from([0x22, 0x58, 0x20]), Buffer.from(y, 'base64url'),
      ])
      const data = authData(host, flags, Buffer.concat([Buffer.alloc(16), number(id.length, 2), id, key]))
      // {"fmt": "none", "attStmt": {}, "authData": bytes}
      const attestation = Buffer.concat([
        Buffer.from([0xa3, 0x63]), Buffer.from('fmt'), Buffer.from([0x64]), Buffer.from('none'), Buffer.from([0x67]), Buffer.from('attStmt'),
        Buffer.from([0xa0, 0x68]), Buffer.from('authData'), Buffer.from([0x58, data.length]), data,
      ])
      return {
        id: id.toString('base64url'), rawId: id.toString('base64url'), type: 'public-key', clientExtensionResults: {},
        response: {
          clientDataJSON: clientData('webauthn.create', challenge, from).toString('base64url'),
          attestationObject: attestation.toString('base64url'), transports: ['internal'],
        },
      }
    },
    get({ challenge, from = origin, host = 'localhost', flags = 0x05 }: { challenge: string; from?: string; host?: string; flags?: number }): AuthenticationResponseJSON {
      const client = clientData('webauthn.get', challenge, from)
      const data = authData(host, flags)
      return {
        id: id.toString('base64url'), rawId: id.toString('base64url'), type: 'public-key', clientExtensionResults: {},
        response: {
          clientDataJSON: client.toString('base64url'), authenticatorData: data.toString('base64url'),
          signature: sign('sha256', Buffer.concat([data, sha256(client)]), privateKey).toString('base64url'),
        },
      }
    },
  }
}

async function withPasskey(bodies: readonly Body[] = []) {
  const house = await testParties({}, bodies)
  const device = authenticator()
  const session = await house.someone('Ерлан')
  const actor = await house.acting(session)
  const { challenge, options } = await house.parties.askForPasskey(actor)
  await house.parties.addPasskey(actor, { challenge, response: device.create({ challenge: options.challenge }), label: 'Телефон' })
  const signIn = async (change: Partial<Parameters<typeof device.get>[0]> = {}) => {
    const asked = await house.parties.askForSignIn()
    return house.parties.signInByPasskey({ challenge: asked.challenge, response: device.get({ challenge: asked.options.challenge, ...change }) }, {})
  }
  return { house, device, session, actor, signIn }
}

const wrong = { kind: 'unauthenticated' }

test('a person adds a passkey and signs in with it, without typing anything', async () => {
  const { house, session, signIn } = await withPasskey()
  await using _ = house
  const opened = await signIn()
  assert.equal(opened.person, session.person)
  assert.deepEqual((await house.parties.passkeysOf(session.person)).map(({ label, usedAt }) => [label, usedAt]), [['Телефон', house.now()]])
})

const mistakes = {
  'from another site': { from: 'https://evil.example' },
  'for another host': { host: 'evil.example' },
  'for another challenge': { challenge: 'AAAA' },
  'without looking who holds the device': { flags: 0x01 },
}
for (const [name, change] of Object.entries(mistakes)) {
  test(`an answer ${name} signs nobody in`, async () => {
    const { house, signIn } = await withPasskey()
    await using _ = house
    await assert.rejects(signIn(change), wrong)
  })
}

test('a challenge is answered once and within five minutes', async () => {
  const { house, device } = await withPasskey()
  await using _ = house
  const asked = await house.parties.askForSignIn()
  const response = device.get({ challenge: asked.options.challenge })
  await house.parties.signInByPasskey({ challenge: asked.challenge, response }, {})
  await assert.rejects(house.parties.signInByPasskey({ challenge: asked.challenge, response }, {}), wrong)
  const late = await house.parties.askForSignIn()
  house.later(5)
  await assert.rejects(house.parties.signInByPasskey({ challenge: late.challenge, response: device.get({ challenge: late.options.challenge }) }, {}), wrong)
})

test('a copied device whose counter lags behind is refused', async () => {
  const { house, device, signIn } = await withPasskey()
  await using _ = house
  await signIn()
  await signIn()
  device.repeat()
  await assert.rejects(signIn(), wrong)
})

test('a device unknown here signs nobody in', async () => {
  const { house } = await withPasskey()
  await using _ = house
  const asked = await house.parties.askForSignIn()
  const response = authenticator().get({ challenge: asked.options.challenge })
  await assert.rejects(house.parties.signInByPasskey({ challenge: asked.challenge, response }, {}), wrong)
})

test('what one person was asked, another cannot answer', async () => {
  const { house, actor } = await withPasskey()
  await using _ = house
  const other = await house.acting(await house.someone('Басқа'))
  const { challenge, options } = await house.parties.askForPasskey(actor)
  await assert.rejects(house.parties.addPasskey(other, { challenge, response: authenticator().create({ challenge: options.challenge }), label: '' }), { kind: 'invalid' })
})

test('a passkey is removed by its owner, unless it is the last way in', async () => {
  const { house, actor, session, signIn } = await withPasskey()
  await using _ = house
  const [key] = await house.parties.passkeysOf(session.person)
  const other = await house.acting(await house.someone('Басқа'))
  await assert.rejects(house.act((tx) => house.parties.removePasskey(tx, other, key?.id ?? '')), { kind: 'not found' })
  await house.act((tx) => tx.updateTable('person').set({ password: null }).where('id', '=', session.person).execute())
  await assert.rejects(house.act((tx) => house.parties.removePasskey(tx, actor, key?.id ?? '')), { kind: 'conflict' })
  await house.act((tx) => tx.updateTable('person').set({ identifier_scheme: 'kz.iin', identifier: '900101300017' }).where('id', '=', session.person).execute())
  await house.act((tx) => house.parties.removePasskey(tx, actor, key?.id ?? ''))
  await assert.rejects(signIn(), wrong)
})

const say = (words: string) => ({ kk: words, ru: words, en: words })
const basis = { act: { id: 'act', title: say('act'), short: say('act'), dividedInto: 'articles' }, confidence: 'assumed' } as const
const town: Body = { id: 'town', name: say('Town'), identifiers: [], roles: { 'town.counter': say('Counter') }, registers: ['TWN'], counter: { offices: ['town.counter'], basis } }

async function atCounter() {
  const made = await withPasskey([town])
  const { house, device, actor } = made
  const typist = await house.someone('Терезе')
  await house.act((tx) => house.parties.grantRole(tx, { system: 'seed' }, { person: typist.person, role: 'town.counter' }))
  await house.parties.switchHat(typist.secret, { kind: 'office' })
  const officer = (await house.parties.actorOf(typist.secret))!
  const { counter } = house.parties
  const begun = await counter.begin(officer, { person: actor.person })
  const asked = async (about: string, visit = begun) => {
    const { challenge, options } = await counter.askPasskey({ id: visit, body: 'town', officer: officer.person, person: actor.person, beganAt: house.now(), endsAt: house.now() }, about)
    return { kind: 'passkey', challenge, response: device.get({ challenge: options.challenge }) } as const
  }
  return { ...made, counter, officer, typist, begun, asked }
}

test('a passkey at a counter shows that its owner is there, agrees to one thing in one visit, and signs nobody in', async () => {
  const { house, counter, officer, typist, actor, begun, asked } = await atCounter()
  await using _ = house
  const there = await asked('')
  await assert.rejects(house.parties.signInByPasskey(there, {}), wrong)
  const other = await counter.begin(officer, { person: actor.person })
  await assert.rejects(counter.serve(typist.secret, officer, begun, await asked('', other)), { kind: 'invalid' }, 'of another visit')
  const signIn = await house.parties.askForSignIn()
  await assert.rejects(counter.serve(typist.secret, officer, begun, { ...there, challenge: signIn.challenge }), { kind: 'invalid' }, 'of a sign-in')
  await counter.serve(typist.secret, officer, begun, await asked(''))
  const served = (await house.parties.actorOf(typist.secret))!
  assert.deepEqual([served.person, served.counter], [actor.person, { visit: begun, officer: officer.person, body: 'town' }])
  const visit = await counter.visitHere(served)
  await assert.rejects(counter.agree(visit, 'two', await asked('one')), { kind: 'invalid' }, 'to another text')
  await counter.agree(visit, 'two', await asked('two'))
})

for (const who of ['officer', 'person'] as const) {
  test(`while an order stands on the ${who}, nobody is served`, async () => {
    const { house, counter, officer, typist, actor, begun, asked } = await atCounter()
    await using _ = house
    await counter.serve(typist.secret, officer, begun, await asked(''))
    const served = (await house.parties.actorOf(typist.secret))!
    house.suspend(`person:${who === 'officer' ? officer.person : actor.person}`, say('Тексеру жүріп жатыр.'))
    assert.equal((await house.parties.actorOf(typist.secret))!.counter, undefined, 'the officer is in office again, and trapped nowhere')
    assert.ok(house.parties.suspensionOf(served))
    await assert.rejects(counter.visitHere(served), { kind: 'not found' })
    await assert.rejects(counter.begin(officer, { person: actor.person }), { kind: 'refused' })
  })
}

test('a code for a counter goes to no mailbox that nobody confirmed, is counted only while it is not used, and what it fails to file it does not spend', async () => {
  const { house, counter, officer, typist } = await atCounter()
  await using _ = house
  const [unsure, client] = [await house.someone('Жаңа', { confirmed: false }), await house.someone('Асел')]
  await assert.rejects(counter.askCode({ visit: await counter.visit(officer, await counter.begin(officer, { person: unsure.person })) }), { kind: 'refused' })
  const code = async () => /\b(\d{6})\b/.exec((await house.letters()).findLast(({ recipient, body }) => recipient === client.email && /Код: \d{6}/.test(body))?.body ?? '')?.[1] ?? ''
  const begun = await counter.begin(officer, { person: client.person })
  await counter.askCode({ visit: await counter.visit(officer, begun) })
  await counter.serve(typist.secret, officer, begun, { kind: 'code', code: await code() })
  const visit = await counter.visitHere((await house.parties.actorOf(typist.secret))!)
  for (let sent = 0; sent < 7; sent += 1) {
    const hash = `text ${sent}`
    await counter.askCode({ visit, about: { hash, title: say('Service'), says: say('Says'), path: '/' } })
    const given = { kind: 'code', code: await code() } as const
    await assert.rejects(house.act(async (tx) => { await (await counter.agree(visit, hash, given))(tx); throw new Error('it was not filed') }), /not filed/)
    const spend = await counter.agree(visit, hash, given)
    await house.act(spend)
    await assert.rejects(counter.agree(visit, hash, given), { kind: 'invalid' }, 'once')
  }
})

test('a visit is deleted when its year is over', async () => {
  const { house, counter, actor } = await atCounter()
  await using _ = house
  house.later(364 * 24 * 60)
  await house.parties.sweep()
  assert.equal((await counter.visitsOf({ person: actor.person })).length, 1)
  house.later(2 * 24 * 60)
  await house.parties.sweep()
  assert.deepEqual(await counter.visitsOf({ person: actor.person }), [])
})
