/** A portal of the technopark's pages over a test world, and visitors who keep their session: for tests. */
import { seat } from '../../../house.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { authenticator, openLog, portal } from '../../../portal/index.ts'
import { moneyRoutes } from '../../../portal/money/index.ts'
import { registerRoutes } from '../../../portal/registers/index.ts'
import { dutyRoutes } from '../../../portal/services/duties.ts'
import { institutions } from '../../../programme.ts'
import { kazakhstan } from '../index.ts'
import { password, type World } from '../testing.ts'

export interface Visitor {
  /** The cookie of the session; empty for somebody who is not signed in. */
  readonly cookie: string
  get(path: string): Promise<Response>
  /** Opens `page`, takes its form token, and sends the form to `action`, the same page when absent. */
  send(page: string, values: Readonly<Record<string, string | File>>, action?: string): Promise<Response>
}

/** The institutions' own routes as a portal, those of their money, the registers, and what somebody owes. */
export function technoparkPortal({ kernel }: World, origin = 'http://localhost:3000') {
  const country = kazakhstan('sample')
  seat(kernel, country)
  const roles = Object.assign({}, ...country.bodies.map((body) => body.roles))
  return portal({
    routes: [...country.institutions.flatMap((one) => one.routes(kernel)), ...moneyRoutes(kernel, country.institutions, institutions), ...registerRoutes(kernel), ...dutyRoutes(kernel)], authenticate: authenticator(kernel, roles), log: openLog({ write: () => undefined }),
    settings: { origin, zone: 'Asia/Almaty', institutions, sample: true, proxies: 0 },
  })
}

/** Signs an actor in, in the hat of their company or their office, and answers the session's cookie. */
export async function cookieOf({ kernel }: World, actor: Actor): Promise<string> {
  const { email = '' } = (await kernel.parties.person(actor.person)) ?? {}
  const { secret } = await kernel.parties.signInByPassword({ email, password }, {})
  await kernel.parties.switchHat(secret, actor.organisation ? { kind: 'organisation', organisation: actor.organisation.id } : actor.roles.length > 0 ? { kind: 'office' } : { kind: 'self' })
  return `${kernel.parties.cookie.name}=${secret}`
}

/** Somebody at the portal; without an actor a stranger. */
export async function visitor(world: World, app: ReturnType<typeof technoparkPortal>, actor?: Actor): Promise<Visitor> {
  const cookie = actor === undefined ? '' : await cookieOf(world, actor)
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> =>
    app.request(`http://localhost:3000${path}`, { ...init, headers: { cookie, 'sec-fetch-site': 'same-origin', ...init.headers } })
  return {
    cookie,
    get: (path) => ask(path),
    async send(page, values, action = page) {
      const token = /name="csrf" value="([^"]+)"/.exec(await (await ask(page)).text())?.[1] ?? ''
      const entries = Object.entries({ csrf: token, ...values })
      if (entries.every(([, value]) => typeof value === 'string')) {
        return ask(action, { method: 'POST', body: new URLSearchParams(entries.map(([name, value]) => [name, String(value)])) })
      }
      const body = new FormData()
      for (const [name, value] of entries) body.append(name, value)
      return ask(action, { method: 'POST', body })
    },
  }
}
