/**
 * Every route, asked by everybody: the shell lets in whom the route's permission names and nobody else, and what belongs to
 * one company is not there for another.
 *
 * The list of routes with their permissions is kept in `permissions.test.ts.snapshot.txt`, so that a change of who may do what
 * is seen in review. Offices and bodies of the country are not named one by one: a new one changes no line. Write it anew with `node --test --test-update-snapshots e2e/permissions.test.ts`.
 */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { doorsOf, routesOf } from '../src/house.ts'
import { transact } from '../src/kernel/index.ts'
import { administratorOf } from '../src/law/body.ts'
import { apiPages, type DoorAnswer, openLog, permits, printPermission, type Route } from '../src/portal/index.ts'
import { anyOfficer } from '../src/portal/desk/parts.ts'
import { atDoors, receiving } from '../src/portal/entrance/index.ts'
import { refusals } from '../src/portal/messages.ts'
import { textOf } from './browser.ts'
import { type Asker, makeAskers, makePlaces } from './permissions-people.ts'
import { openWholePortal, type WholePortal } from './portal.ts'

let portal: WholePortal
let routes: readonly Route[] = []
let doorAnswers: readonly DoorAnswer[] = []

let askers: Readonly<Record<string, Asker>> = {}
let places: Readonly<Record<string, string | undefined>> = {}
/** Requests that undo what others need: asked last, and by their owners in tests of their own. */
const last = [
  'POST /commons/datasets/:namespace/:name/versions/:number/retire', 'POST /commons/connectors/:id/remove', 'POST /commons/queries/:id/remove',
  'POST /drafts/:id/delete', 'POST /api/drafts/:id/file', 'POST /sign-out',
]
const owners = ['colleague', 'data key', 'reading key', 'writing key', 'applicant']

before(async () => {
  portal = await openWholePortal({ start: '2026-03-10T05:00:00.000Z' })
  const { kernel, url } = portal
  const country = kazakhstan('sample')
  const all = routesOf(kernel, country)
  routes = [...all, ...apiPages(all, { origin: url, institutions: [] })]
    .toSorted((a, b) => last.indexOf(nameOf(a)) - last.indexOf(nameOf(b)) || (nameOf(a) < nameOf(b) ? -1 : 1)) // -1 for most
  doorAnswers = doorsOf(kernel, country, openLog({ level: 'error' })).flatMap(({ answers }) => answers)
  places = await makePlaces(portal)
  askers = await makeAskers(portal)
})
after(() => portal.close())

/** Whom a permission names. Those who are whatever the country declares are said so: a new office or body changes no line. */
function whom(permission: Route['permission']): string {
  if (typeof permission === 'string' || !('anyRole' in permission)) return printPermission(permission)
  const { kernel } = portal
  const named = [...permission.anyRole].toSorted().join()
  const { anyRole: offices } = anyOfficer(kernel) as { readonly anyRole: readonly string[] }
  if (named === offices.join()) return 'any office of a procedure'
  if (named === (atDoors(kernel) as { readonly anyRole: readonly string[] }).anyRole.join()) return 'any office that receives guests or lets them in'
  if (named === (receiving(kernel) as { readonly anyRole: readonly string[] }).anyRole.join()) return 'any office that receives guests'
  if (named === kernel.studio.roles.join()) return 'any author of services'
  return named === ['administrator', ...kernel.parties.bodies.map(administratorOf)].toSorted().join() ? 'the administrator of any body' : printPermission(permission)
}

const nameOf = ({ method, path }: Route): string => `${method} ${path}`

/** The address of a route, with the things of the applicant's company in it. */
function addressOf({ path, kind }: Route): string {
  const segments = path.split('/')
  const filled = segments.map((segment, index) => {
    if (!segment.startsWith(':') && segment !== '*') return segment
    const place = places[segments.slice(0, index + 1).join('/')]
    assert.ok(place, `${path}: say in this test what stands for ${segment}`)
    return place
  }).join('/')
  return kind === 'page' ? `/en${filled === '/' ? '' : filled}` : filled
}

/** What a program sends, where nothing is not enough to be understood. */
const bodies: Readonly<Record<string, unknown>> = {
  'POST /api/drafts/:id/wait': { at: '2026-03-10T09:00' },
  'PATCH /api/drafts/:id': { facts: {} },
  'POST /api/cases/:id/acts': { key: '01900000-0000-7000-8000-000000000001', outcome: 'resubmit' },
}

interface Answer { readonly status: number; /** What it says to a reader; asked of few of so many. */ readonly text: () => string; readonly location: string }

const formType = 'application/x-www-form-urlencoded'

/** Asks for a route as somebody: an unsafe method brings an empty form with the right token. */
async function ask(route: Route, asker: Asker): Promise<Answer> {
  const { headers, csrf } = await asker.headers()
  const { method } = route
  const body = method === 'GET' ? {} : {
    body: route.kind === 'api' ? JSON.stringify(bodies[nameOf(route)] ?? {}) : new URLSearchParams({ csrf }).toString(),
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': route.kind === 'api' ? 'application/json' : formType },
  }
  const response = await fetch(`${portal.url}${addressOf(route)}`, {
    method, ...body, headers: { 'accept-language': 'en', 'accept-encoding': 'identity', ...headers, ...body.headers }, redirect: 'manual', // nobody here pays for bytes
  })
  const whole = await response.text()
  const text = (): string => (/html|json/.test(response.headers.get('content-type') ?? '') ? textOf(whole) : '')
  return { status: response.status, text, location: response.headers.get('location') ?? '' }
}

/** What the shell says to whom it does not let in. */
function turnedAway({ status, text, location }: Answer): boolean {
  if (location.includes('/sign-in?to=')) return true
  if (status !== 401 && status !== 403) return false
  const said = text()
  return [refusals.role, refusals.key, refusals.signIn].some(({ en }) => said.includes(en))
}

/** Routes whose address names a thing of one company: nobody else may learn more than that it is not there. */
const owned = /^\/(?:api\/)?(?:account\/companies|drafts|cases|duties|files|invoices|decisions|keys|commons\/connectors)\/:/

/** Routes of a dataset that everybody may know of, for its owner alone; the steward also sees who has access. */
const ownersOnly = /^\/commons\/datasets\/:namespace\/:name\/(?:manage|edit|labels|terms|upload|publish|withdraw|lift|delete|grants|reads|rejects|versions\/:number\/)/

const permittedTo = ({ permission }: Route, { signedIn, roles, scopes }: Asker): 'yes' | 'no' | 'sign in' =>
  permits(permission, { actor: signedIn ? { person: '', name: '', roles } : null, scopes })

/** What is wrong with the answer that somebody got, if anything. */
function faultOf(route: Route, name: string, asker: Asker, answer: Answer): string | undefined {
  const { path, kind, method } = route
  const { status, location } = answer
  if (status === 500) return 'a fault'
  const permitted = permittedTo(route, asker)
  if (turnedAway(answer) !== (permitted !== 'yes')) return `the permission says ${permitted}`
  if (permitted === 'no') return status === 403 ? undefined : 'not 403'
  const unknown = kind === 'page' && method === 'GET' ? 303 : 401
  if (permitted === 'sign in') return status === unknown ? undefined : 'not asked to sign in'
  // The public page of a decision is where everybody else is led.
  if (path === '/decisions/:number' && location.includes('/verify/')) return undefined
  // Whoever deletes what is not there is told that it is gone.
  if (nameOf(route) === 'POST /drafts/:id/delete' && location === '/en/cases') return undefined
  const outsider = name.startsWith('stranger') || name === 'visitor'
    || (name === 'administrator' && !path.startsWith('/account/') && !path.startsWith('/commons/connectors/'))
  if (owned.test(path) && outsider && status !== 404) return 'the thing of another company'
  const isOwner = owners.includes(name) || (name === 'steward' && path.endsWith('/grants'))
  if (ownersOnly.test(path) && !isOwner && status !== 403 && status !== 404) return 'the dataset of another company'
  const otherOffice = path.startsWith('/desk/cases/:id') && name === 'appeals'
  return otherOffice && status !== 404 ? 'a case in which this office takes no part' : undefined
}

describe('who may ask for what', () => {
  test('every route states who may', (t) => {
    const list = routes.map(({ method, path, permission, whileSuspended, atCounter }) =>
      `${method} ${path.replace(/\.[0-9a-f]{12}\./, '.HASH.')} — ${whom(permission)}${whileSuspended ? ', also while suspended' : ''}${atCounter ? ', also at a counter' : ''}`)
      .concat(doorAnswers.map(({ method, path, permission }) => `${method} ${path} — ${permission}`)).toSorted()
    assert.equal(new Set(list).size, list.length)
    for (const route of routes) assert.ok(route.permission, nameOf(route))
    const file = join(import.meta.dirname, 'permissions.test.ts.snapshot.txt')
    t.assert.fileSnapshot(`${list.join('\n')}\n`, file, { serializers: [String] })
  })

  const statuses = new Map<string, string[]>()

  test('the shell lets in whom a route names, and nobody else; what is another’s is not there', async () => {
    const wrong: string[] = []
    for (const route of routes) {
      for (const [name, asker] of Object.entries(askers)) {
        const undoes = owners.includes(name) || (route.path === '/sign-out' && asker.signedIn && asker.scopes.length === 0)
        if (last.includes(nameOf(route)) && undoes) continue
        const answer = await ask(route, asker)
        statuses.set(nameOf(route), [...statuses.get(nameOf(route)) ?? [], String(answer.status)])
        const why = faultOf(route, name, asker, answer)
        if (why !== undefined) wrong.push(`${nameOf(route)} as ${name}: ${why}: ${answer.status} ${answer.location} ${answer.text().slice(0, 200)}`)
      }
    }
    assert.deepEqual(wrong, [])
    assert.deepEqual(portal.faults, [])
  })

  test('whose it is reaches it', async () => {
    for (const route of routes.filter(({ method, path }) => method === 'GET' && owned.test(path) && !path.startsWith('/api/'))) {
      for (const name of ['applicant', 'colleague']) {
        const { status, location } = await ask(route, askers[name]!)
        const reported = status === 409 && route.path === '/duties/:id/document.json'
        const onPaper = status === 404 && route.path === '/drafts/:id/paper' // there is one at a counter alone
        const reached = status === 200 || (status === 303 && !location.includes('/sign-in')) || reported || onPaper
        assert.ok(reached, `${nameOf(route)} as ${name}: ${status}`)
      }
    }
  })

  test('a draft is deleted by its company, and by nobody before', async () => {
    const { kernel, people } = portal
    const id = places['/drafts/:id']!
    const applicant = await portal.actor(people.applicant, 'company')
    assert.equal((await kernel.cases.draft(applicant, id)).id, id, 'strangers asked, and it is still there')
    const remove = routes.find((route) => nameOf(route) === 'POST /drafts/:id/delete')!
    assert.equal((await ask(remove, askers['colleague']!)).status, 303)
    await assert.rejects(kernel.cases.draft(applicant, id))
  })

  test('a form without its token does nothing, whoever sends it', async () => {
    for (const route of routes.filter(({ method, kind }) => method === 'POST' && kind === 'page')) {
      for (const [name, asker] of Object.entries(askers)) {
        if (permittedTo(route, asker) !== 'yes' || asker.scopes.length > 0) continue // a key has no forms
        const { headers } = await asker.headers()
        const answer = await fetch(`${portal.url}${addressOf(route)}`, {
          method: 'POST', body: 'csrf=wrong', redirect: 'manual',
          headers: { ...headers, 'content-type': formType, 'sec-fetch-site': 'same-origin' },
        })
        assert.ok([403, 404, 429].includes(answer.status), `${nameOf(route)} as ${name}: ${answer.status}`)
      }
    }
  })

  test('whom an order suspends is let in where the route says so, a visitor where everybody is, and refused elsewhere by the words of the order', async () => {
    const { kernel: { db, orders }, people, company } = portal
    const [authority, applicant] = [await portal.actor(people.administrator, 'office'), await portal.actor(people.applicant, 'company')]
    const reason = { kk: 'Тексеру', ru: 'Проверка', en: 'An inspection is under way' }
    for (const subject of [`organisation:${company.id}`, `person:${applicant.person}`]) {
      await transact(db, (tx) => orders.suspend(tx, authority, { subject, reason, office: 'administrator' }))
      const wrong: string[] = []
      for (const route of routes) {
        if (last.includes(nameOf(route)) || (route.whileSuspended && route.method !== 'GET')) continue
        for (const name of subject.startsWith('person:') ? ['applicant'] : ['applicant', 'writing key', 'data key']) {
          const byKey = askers[name]!.scopes.length > 0
          const answer = await ask(route, askers[name]!)
          const told = answer.status === 403 && answer.text().includes(reason.en)
          if (byKey && answer.status < 400) wrong.push(`${nameOf(route)} as ${name}: ${answer.status}`)
          if (!byKey && told === (route.whileSuspended === true || route.permission === 'everyone')) wrong.push(`${nameOf(route)} as ${name}: ${answer.status} ${answer.text().slice(0, 200)}`)
        }
      }
      assert.deepEqual(wrong, [])
      await transact(db, (tx) => orders.lift(tx, authority, { subject, office: 'administrator' }))
    }
    assert.equal((await ask(routes.find((route) => nameOf(route) === 'GET /commons/mine')!, askers['applicant']!)).status, 200)
  })

  test('a session that was ended lets nobody in', async () => {
    const signOut = routes.find((route) => nameOf(route) === 'POST /sign-out')!
    const account = routes.find((route) => nameOf(route) === 'GET /account')!
    for (const name of ['stranger', 'administrator', 'officer', 'applicant']) {
      const { headers } = await askers[name]!.headers()
      assert.equal((await ask(signOut, askers[name]!)).status, 303)
      const answer = await fetch(`${portal.url}${addressOf(account)}`, { headers, redirect: 'manual' })
      assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/en/sign-in?to=%2Fen%2Faccount'], name)
    }
  })

  test('the table', (t) => {
    t.diagnostic(`${'route'.padEnd(48)} ${'permission'.padEnd(28)} ${Object.keys(askers).join(', ')}`)
    for (const route of routes) {
      const permission = printPermission(route.permission).slice(0, 28).padEnd(28)
      t.diagnostic(`${nameOf(route).padEnd(48)} ${permission} ${(statuses.get(nameOf(route)) ?? []).join(' ')}`)
    }
  })
})
