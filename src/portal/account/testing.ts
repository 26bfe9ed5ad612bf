/** A portal with the account pages and people of its own, and browsers without a window that keep cookies: for tests. */
import { testParties } from '../../kernel/parties/testing.ts'
import type { TestParties } from '../../kernel/parties/testing.ts'
import type { ProviderSettings } from '../../kernel/parties/index.ts'
import { endOfDay, parseDay } from '../../law/time.ts'
import { actorHere } from '../asked.ts'
import { html } from '../html.ts'
import { openLog } from '../log.ts'
import { portal } from '../portal.ts'
import { testSettings } from '../testing.ts'
import { authenticator } from '../authenticate.ts'
import { accountRoutes } from './index.ts'
import type { AccountParts } from './index.ts'

export interface TestAccount extends AsyncDisposable {
  readonly house: TestParties
  readonly parts: AccountParts
  readonly app: ReturnType<typeof portal>
  readonly origin: string
  /** A fresh browser. */
  visitor(): Visitor
}

export interface Answer {
  readonly status: number
  readonly location: string | undefined
  readonly html: string
  readonly headers: Headers
}

export interface Visitor {
  /** Asks for a page, as it is: redirects are not followed. */
  get(path: string): Promise<Answer>
  /** Opens `page`, takes its form token, and sends the form to `action`, the same page when absent. */
  send(page: string, values: Readonly<Record<string, string | readonly string[]>>, action?: string): Promise<Answer>
  readonly cookies: Map<string, string>
}

export async function testAccount({ origin = 'http://localhost:8080', oidc }: { origin?: string; oidc?: ProviderSettings } = {}): Promise<TestAccount> {
  const house = await testParties({ publicUrl: origin, oidc })
  const parts: AccountParts = {
    parties: house.parties, db: house.database.db, journal: house.journal, looks: { note: async () => undefined },
    delegable: [
      { id: 'technopark.residency', title: { kk: 'Технопаркке қатысу', ru: 'Участие в технопарке', en: 'Technopark residency' } },
      { id: 'commons.publication', title: { kk: 'Деректерді жариялау', ru: 'Публикация данных', en: 'Publication of data' } },
    ],
    otherKeys: [{ title: { kk: 'Үлгі кілттері', ru: 'Ключи образца', en: 'Sample keys' }, begins: 'sk-sample-', door: '/sample', path: '/sample/keys' }],
    newKey: [(_, { scopes, accessKey }) => html`<p>${scopes.join()}: ${accessKey.id} ${accessKey.secret}</p>`],
    scopes: [{ id: 'commons.read', title: { kk: 'Деректерді оқу', ru: 'Чтение данных', en: 'Read data' } }],
    roles: [
      { id: 'administrator', title: { kk: 'Әкімші', ru: 'Администратор', en: 'Administrator' } },
      { id: 'technopark.officer', title: { kk: 'Технопарк маманы', ru: 'Специалист технопарка', en: 'Technopark officer' } },
    ],
    // As a decided procedure does; which that is, is the kernel's.
    filling: {
      appoint: async (visit, { person, role, until }) => void await house.act((tx) => house.parties.appoint(tx, actorHere(visit), { person, role, ...(until !== '' && { until: endOfDay(parseDay(until), testSettings.zone) }) }, { decision: 'sample' })),
      dismiss: async (visit, { person, role }) => void await house.act((tx) => house.parties.dismiss(tx, actorHere(visit), { person, role }, { decision: 'sample' })),
    },
  }
  const app = portal({
    settings: { ...testSettings, origin }, routes: accountRoutes(parts), authenticate: authenticator({ parties: house.parties }, {}, parts.otherKeys),
    log: openLog({ write: () => undefined }), keeping: house.parties,
  })

  function visitor(): Visitor {
    const cookies = new Map<string, string>()
    async function ask(path: string, init: RequestInit = {}): Promise<Answer> {
      const headers = new Headers(init.headers)
      headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
      const response = await app.request(new URL(path, origin).href, { ...init, headers })
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
        if (value === '' || /max-age=0/i.test(line)) cookies.delete(name)
        else cookies.set(name, value)
      }
      return { status: response.status, location: response.headers.get('location') ?? undefined, html: await response.text(), headers: response.headers }
    }
    return {
      cookies,
      get: (path) => ask(path),
      async send(page, values, action = page) {
        const { html } = await ask(page)
        const body = new URLSearchParams([['csrf', /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? '']])
        for (const [name, value] of Object.entries(values)) for (const one of typeof value === 'string' ? [value] : value) body.append(name, one)
        return ask(action, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin', origin } })
      },
    }
  }
  return { house, parts, app, origin, visitor, [Symbol.asyncDispose]: () => house[Symbol.asyncDispose]() }
}
