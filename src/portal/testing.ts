/** A portal for tests: made-up settings, a session of your choice, no network. */
import type { Actor } from '../kernel/parties/index.ts'
import type { Keeping } from './kept-forms.ts'
import { openLog } from './log.ts'
import { portal } from './portal.ts'
import { institutions } from '../programme.ts'
import type { Route } from './routes.ts'
import type { PortalSettings, Session } from './visit.ts'

export const testSettings: PortalSettings = {
  origin: 'http://localhost', zone: 'Asia/Almaty', institutions, sample: true, proxies: 0,
  footer: { docs: '/docs', journal: '/journal', verify: '/verify', contacts: '/contacts', privacy: '/privacy', feedback: '/feedback' },
  owner: { name: { kk: 'Үлгі орган', ru: 'Орган (образец)', en: 'A sample body' }, path: '/bodies/sample' },
}

/** Somebody signed in for the tests, with these roles. */
export const testActor = (roles: readonly string[] = []): Actor => ({ person: '01900000-0000-7000-8000-000000000001', name: 'Айгерім Сәрсен', roles })

/** The token of a signed-in session in tests. */
export const testToken = 'token-of-this-session'

export interface TestPortal {
  /** The application, to listen with or to ask directly. */
  readonly app: ReturnType<typeof portal>
  /** Asks for a path, as a browser would; unsafe methods come from this site with the token unless told otherwise. */
  ask(path: string, init?: RequestInit & { readonly form?: Readonly<Record<string, string>> }): Promise<Response>
  /** The lines of the log. */
  readonly lines: readonly string[]
}

export function testPortal({ routes, session = { actor: null }, settings = testSettings, keeping, clock }: {
  readonly routes: readonly Route[]
  readonly session?: Session
  readonly settings?: PortalSettings
  readonly keeping?: Keeping
  readonly clock?: () => number
}): TestPortal {
  const lines: string[] = []
  const signed = session.actor === null ? session : { csrf: testToken, ...session }
  const app = portal({
    routes, settings, authenticate: async () => signed, log: openLog({ write: (line) => void lines.push(line) }), ...(keeping && { keeping }), ...(clock && { clock }),
  })
  return {
    app,
    lines,
    async ask(path, { form, ...init } = {}) {
      const headers = new Headers(init.headers)
      if (form && !headers.has('origin') && !headers.has('sec-fetch-site')) headers.set('sec-fetch-site', 'same-origin')
      const body = form ? { method: 'POST', body: new URLSearchParams({ csrf: testToken, ...form }) } : {}
      return app.request(`${settings.origin}${path}`, { ...body, ...init, headers })
    },
  }
}
