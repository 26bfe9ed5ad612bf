/** An OpenID Connect provider on this machine, with people of its own and a browser that follows it: for tests. */
import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import { Provider } from 'oidc-provider'
import { returnAddress } from './federation.ts'

export interface TestProvider {
  readonly issuer: string
  /** What it says of its people, by their subject. */
  readonly people: Record<string, Readonly<Record<string, unknown>>>
  /** Who sits at the browser. */
  login: string
  /** Follows the provider's redirects with cookies, as a browser does, until it is sent back to the portal. */
  follow(start: string): Promise<string>
  stop(): void
}

/** Starts it for the portal at `publicUrl`, whose client id is `portal` and secret `known to both`. */
export async function startProvider(publicUrl: string): Promise<TestProvider> {
  const server = createServer()
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening) })
  const address = server.address()
  const issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  const state: TestProvider = {
    issuer, login: 'aigul', people: {
      aigul: { name: 'Айгүл Сыртқы', email: 'Aigul@example.kz', email_verified: true },
      yerlan: { name: 'Ерлан Сыртқы', email: 'yerlan@example.kz', email_verified: false },
    },
    follow: (start) => follow(start, publicUrl),
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'portal', client_secret: 'known to both', redirect_uris: [returnAddress(publicUrl)] }],
    jwks: { keys: [generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })] },
    cookies: { keys: ['one'] },
    conformIdTokenClaims: false,
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: () => '/log-in' },
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id, ...state.people[id] }) }),
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
    else void provider.interactionFinished(request, response, { login: { accountId: state.login } })
  })
  return state
}

async function follow(start: string, publicUrl: string): Promise<string> {
  const cookies = new Map<string, string>()
  for (let url = start, steps = 0; steps < 10; steps += 1) {
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      cookies.set(name, value)
    }
    url = new URL(answer.headers.get('location') ?? '', url).href
    if (url.startsWith(publicUrl)) return url
  }
  throw new Error('the provider did not send the browser back')
}
