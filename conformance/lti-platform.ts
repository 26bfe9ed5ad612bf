/**
 * A platform that we did not write: `oidc-provider`, which is certified for OpenID Connect, logs a learner in, signs their launch and gives out access tokens for the key of the
 * tool (`private_key_jwt`). What it has no notion of (the columns of a gradebook, the members of a course) stands beside it and takes its tokens alone.
 */
import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import { importJWK, type JWK, type JWTPayload, SignJWT } from 'jose'
import { Provider } from 'oidc-provider'

const claim = 'https://purl.imsglobal.org/spec/lti/claim'
export const scopes = { score: 'https://purl.imsglobal.org/spec/lti-ags/scope/score', lineItem: 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem', members: 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly' }

interface Told { readonly path: string; readonly type: string; readonly body: Readonly<Record<string, unknown>> }

export interface TestPlatform {
  readonly issuer: string
  /** What it says in a launch besides who opens it. */
  claims: Readonly<Record<string, unknown>>
  /** Follows a login from the address to which the tool sent the browser; answers what it posts to the tool. */
  launch(to: string, login: string): Promise<Readonly<Record<string, string>>>
  /** Signs what it never would. `key`: by another than it publishes, or under a name that it does not have. */
  forge(claims: JWTPayload, key?: 'other' | 'unknown'): Promise<string>
  /** What was told to its gradebook. */
  readonly told: readonly Told[]
  /** How many of the next answers of its gradebook are failures. */
  failing: number
  /** What it answers in the place of the address of a column that it made. */
  odd?: string
  /** Whether its list of members never ends. */
  endless?: boolean
  close(): void
}

/** What every launch of a learner says of itself; `grades` is the address of its column. */
export const launchClaims = (issuer: string, more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> => ({
  [`${claim}/version`]: '1.3.0', [`${claim}/message_type`]: 'LtiResourceLinkRequest', [`${claim}/deployment_id`]: '7', [`${claim}/target_link_uri`]: 'https://ai.example.kz/lti/launch', [`${claim}/resource_link`]: { id: 'place-1' },
  [`${claim}/roles`]: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Learner'], [`${claim}/custom`]: { course: 'data-and-models' },
  'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': { scope: [scopes.score, scopes.lineItem], lineitem: `${issuer}/columns/1?type_id=2`, lineitems: `${issuer}/columns` },
  'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': { context_memberships_url: `${issuer}/members`, service_versions: ['2.0'] }, ...more,
})

/** Starts it; `tool` is the public half of the tool's keys, and `redirect` where launches are posted. */
export async function startPlatform({ tool, redirect }: { readonly tool: readonly JWK[]; readonly redirect: string }): Promise<TestPlatform> {
  const server = createServer()
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening) })
  const address = server.address()
  const issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  const pair = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }) as JWK
  const [own, other] = [{ ...pair(), kid: 'own', alg: 'RS256', use: 'sig' }, pair()]
  const told: Told[] = []
  /** The places for which a column was made. */
  const made: string[] = []
  const names: Readonly<Record<string, string>> = { aigul: 'Айгүл Үлгі', teacher: 'Ерлан Үлгі' }
  const state: TestPlatform = {
    issuer, claims: launchClaims(issuer), told, failing: 0,
    launch: (to, login) => follow(to, login),
    forge: async (claims, key) => new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: key === 'unknown' ? 'nobody' : 'own' }).sign(await importJWK(key === 'other' ? other : own, 'RS256')),
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
  let who = ''
  const provider = new Provider(issuer, {
    clients: [{
      client_id: 'shanyraq', redirect_uris: [redirect], response_types: ['id_token'], grant_types: ['implicit', 'client_credentials'], token_endpoint_auth_method: 'private_key_jwt', token_endpoint_auth_signing_alg: 'RS256', jwks: { keys: tool },
    }],
    jwks: { keys: [own] }, cookies: { keys: ['one'] }, conformIdTokenClaims: false, scopes: ['openid', ...Object.values(scopes)],
    claims: { openid: ['sub', 'name', ...Object.keys(state.claims), 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings'] },
    features: { devInteractions: { enabled: false }, clientCredentials: { enabled: true } }, interactions: { url: () => '/log-in' }, responseTypes: ['id_token'],
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id, name: names[id], ...state.claims }) }),
    async loadExistingGrant(context: { oidc: { provider: { Grant: new (of: object) => { addOIDCScope(scope: string): void; save(): Promise<string> } }; client: { clientId: string }; session: { accountId: string } } }) {
      const grant = new context.oidc.provider.Grant({ clientId: context.oidc.client.clientId, accountId: context.oidc.session.accountId })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
  })
  const answer = provider.callback()
  const credentials = (provider as unknown as { ClientCredentials: { find(token: string): Promise<{ scope?: string } | undefined> } }).ClientCredentials

  server.on('request', (request, response) => {
    const { pathname } = new URL(request.url!, issuer)
    if (pathname === '/log-in') return void provider.interactionFinished(request, response, { login: { accountId: who } })
    if (!/^\/(columns|members)/.test(pathname)) return void answer(request, response)
    void (async () => {
      let text = ''
      for await (const part of request) text += String(part)
      const token = await credentials.find((request.headers.authorization ?? '').replace('Bearer ', ''))
      const needed = pathname === '/members' ? scopes.members : pathname === '/columns' ? scopes.lineItem : scopes.score
      if (state.failing > 0) {
        state.failing -= 1
        response.writeHead(503).end()
      } else if (!token?.scope?.split(' ').includes(needed)) response.writeHead(401).end()
      else if (pathname === '/members') {
        const page = Number(new URL(request.url!, issuer).searchParams.get('page') ?? 1)
        const members = [[{ user_id: 'aigul', name: names['aigul'], status: 'Active', roles: ['Learner'] }], [{ user_id: 'other', name: 'Басқа Үлгі', status: 'Active', roles: ['Learner'] }, { user_id: 'teacher', name: names['teacher'], roles: ['Instructor'] }]][page - 1] ?? []
        const more = page < 2 || state.endless === true ? { link: `<${issuer}/members?page=${page + 1}>; rel="next"` } : {}
        response.writeHead(200, { 'content-type': 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json', ...more }).end(JSON.stringify({ id: `${issuer}/members`, context: { id: 'c' }, members }))
      } else if (request.method === 'GET') {
        response.writeHead(200, { 'content-type': 'application/vnd.ims.lis.v2.lineitemcontainer+json' }).end(JSON.stringify(made.map((link, n) => ({ id: `${issuer}/columns/made-${n}`, resourceLinkId: link }))))
      } else {
        if (pathname === '/columns') made.push(String((JSON.parse(text) as Told['body'])['resourceLinkId']))
        told.push({ path: request.url!, type: String(request.headers['content-type']), body: JSON.parse(text) as Told['body'] })
        response.writeHead(pathname === '/columns' ? 201 : 200, { 'content-type': 'application/json' }).end(JSON.stringify(pathname === '/columns' ? { id: state.odd ?? `${issuer}/columns/made-${made.length - 1}` } : { resultUrl: `${issuer}/columns/1/results/1` }))
      }
    })()
  })

  async function follow(to: string, login: string): Promise<Readonly<Record<string, string>>> {
    who = login
    const cookies = new Map<string, string>()
    // Somebody signs in to their platform first: a login of a tool asks nothing (`prompt=none`).
    const first = new URL(to)
    first.searchParams.delete('prompt')
    for (const start of [first.href, to]) {
      let url = start
      for (let steps = 0; steps < 10; steps += 1) {
        const answered = await fetch(url, { redirect: 'manual', headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } })
        for (const cookie of answered.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
          cookies.set(name, value)
        }
        const location = answered.headers.get('location')
        const page = await answered.text()
        if (location === null) {
          if (start === to) return Object.fromEntries([...page.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]))
          break
        }
        url = new URL(location, url).href
      }
    }
    throw new Error('the platform posted nothing')
  }
  return state
}
