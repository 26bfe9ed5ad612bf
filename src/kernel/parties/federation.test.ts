import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import { after, before, test } from 'node:test'
import { Provider } from 'oidc-provider'
import { same } from '../../law/text.ts'
import { returnAddress } from './federation.ts'
import { password, testParties } from './testing.ts'

/** What the outside provider says of its people; `login` names who sits at the browser. */
const people: Record<string, Record<string, unknown>> = {
  aigul: { name: 'Айгүл Сыртқы', email: 'Aigul@example.kz', email_verified: true },
  yerlan: { name: 'Ерлан Сыртқы', email: 'yerlan@example.kz', email_verified: false },
}
let login = 'aigul'
let issuer = ''
const server = createServer()

before(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'portal', client_secret: 'known to both', redirect_uris: [returnAddress('http://localhost:8080')] }],
    jwks: { keys: [generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })] },
    cookies: { keys: ['one'] },
    conformIdTokenClaims: false,
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: () => '/log-in' },
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
    async loadExistingGrant(context: { oidc: { provider: { Grant: new (of: object) => { addOIDCScope(scope: string): void; save(): Promise<string> } }; client: { clientId: string }; session: { accountId: string } } }) {
      const { oidc } = context
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId })
      grant.addOIDCScope('openid profile email')
      await grant.save()
      return grant
    },
  })
  const answer = provider.callback()
  server.on('request', (request, response) => {
    if (request.url !== '/log-in') answer(request, response)
    else void provider.interactionFinished(request, response, { login: { accountId: login } })
  })
})
after(() => {
  server.closeAllConnections()
  server.close()
})

/** A browser that follows the provider's redirects with its cookies, until it is sent back to the portal. */
async function follow(start: string): Promise<string> {
  const cookies = new Map<string, string>()
  for (let url = start, steps = 0; steps < 10; steps += 1) {
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      cookies.set(name, value)
    }
    url = new URL(answer.headers.get('location') ?? '', url).href
    if (url.startsWith('http://localhost:8080')) return url
  }
  throw new Error('the provider did not send the browser back')
}

const configured = () => testParties({ oidc: { issuer, clientId: 'portal', clientSecret: 'known to both', title: same('Test provider') } })

test('whoever comes from the provider is registered at the first visit and known by issuer and subject at the next', async () => {
  await using house = await configured()
  login = 'aigul'
  const visit = async () => {
    const { redirect, flow } = await house.parties.beginOutside()
    assert.match(redirect, /code_challenge_method=S256/)
    return house.parties.finishOutside({ flow, url: await follow(redirect), locale: 'kk' }, {})
  }
  const first = await visit()
  people['aigul'] = { ...people['aigul'], email: 'changed@example.kz' }
  const second = await visit()
  people['aigul'] = { ...people['aigul'], email: 'Aigul@example.kz' }
  assert.equal(second.person, first.person)
  const { name, email, emailConfirmed, hasPassword } = (await house.parties.person(first.person))!
  assert.deepEqual([name, email, emailConfirmed, hasPassword], ['Айгүл Сыртқы', 'aigul@example.kz', true, false])
})

test('an address never connects an outside identity to an account that exists', async () => {
  await using house = await configured()
  login = 'aigul'
  await house.parties.register({ name: 'Айгүл', email: 'aigul@example.kz', password, locale: 'kk' }, {})
  const { redirect, flow } = await house.parties.beginOutside()
  await assert.rejects(house.parties.finishOutside({ flow, url: await follow(redirect), locale: 'kk' }, {}), { kind: 'conflict' })
})

test('an address that the provider has not verified is not taken over', async () => {
  await using house = await configured()
  login = 'yerlan'
  const { redirect, flow } = await house.parties.beginOutside()
  const { person } = await house.parties.finishOutside({ flow, url: await follow(redirect), locale: 'kk' }, {})
  assert.equal((await house.parties.person(person))?.email, undefined)
})

test('a person signed in connects an outside identity, which then signs them in, and no one else', async () => {
  await using house = await configured()
  login = 'aigul'
  const session = await house.someone('Айгүл')
  const connect = await house.parties.beginOutside(session.person)
  await house.parties.finishOutside({ flow: connect.flow, url: await follow(connect.redirect), locale: 'kk' }, {})
  const again = await house.parties.beginOutside()
  assert.equal((await house.parties.finishOutside({ flow: again.flow, url: await follow(again.redirect), locale: 'kk' }, {})).person, session.person)
  const other = await house.parties.beginOutside((await house.someone('Басқа')).person)
  await assert.rejects(house.parties.finishOutside({ flow: other.flow, url: await follow(other.redirect), locale: 'kk' }, {}), { kind: 'conflict' })
})

test('an answer with another state, of another browser, or given twice signs nobody in', async () => {
  await using house = await configured()
  login = 'aigul'
  const { redirect, flow } = await house.parties.beginOutside()
  const url = await follow(redirect)
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
