/**
 * Every route, asked by everybody: the shell lets in whom the route's permission names and nobody else, and what belongs to
 * one company is not there for another.
 *
 * The list of routes with their permissions is kept in `permissions.test.ts.snapshot.txt`, so that a change of who may do what
 * is seen in review. Write it anew with `node --test --test-update-snapshots e2e/permissions.test.ts`.
 */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { goodAnswers } from '../src/countries/kazakhstan/testing.ts'
import { routesOf } from '../src/house.ts'
import type { Doing } from '../src/kernel/cases/index.ts'
import { transact } from '../src/kernel/index.ts'
import { parseStatement } from '../src/kernel/ledger/index.ts'
import { exportCamt, samplePayer, sampleStatement } from '../src/kernel/ledger/statements/testing.ts'
import type { Actor } from '../src/kernel/parties/index.ts'
import { generateBin, generateIban } from '../src/law/identifier.ts'
import { apiPages, permits, printPermission, type Route } from '../src/portal/index.ts'
import { refusals } from '../src/portal/messages.ts'
import { openWholePortal, password, pin, sampleIin, type Somebody, type WholePortal } from './portal.ts'
import { textOf } from './browser.ts'

let portal: WholePortal
let routes: readonly Route[] = []

/** Somebody who asks: by a session in a hat, by a key, or as nobody known. */
interface Asker {
  readonly roles: readonly string[]
  readonly scopes: readonly string[]
  readonly signedIn: boolean
  /** The headers of a request, with the token that a form must carry. */
  headers(): Promise<{ readonly headers: Readonly<Record<string, string>>; readonly csrf: string }>
}
const askers: Record<string, Asker> = {}
/** The value of each named segment of a path, by the path up to it: things of the applicant's company. */
const places: Record<string, string> = {}
/** Requests that undo what others need: asked last, and by their owners in tests of their own. */
const last = ['POST /drafts/:id/delete', 'POST /api/drafts/:id/file', 'POST /sign-out']
const owners = ['colleague', 'writing key', 'applicant']

before(async () => {
  portal = await openWholePortal({ start: '2026-03-10T05:00:00.000Z' })
  const { kernel, url } = portal
  const country = kazakhstan('sample')
  const all = routesOf(kernel, country)
  routes = [...all, ...apiPages(all, { origin: url, institutions: [], sample: true, proxies: 0 })]
    .toSorted((a, b) => last.indexOf(nameOf(a)) - last.indexOf(nameOf(b)) || (nameOf(a) < nameOf(b) ? -1 : 1)) // -1 for most
  await makePlaces()
  await makeAskers()
})
after(() => portal.close())

const nameOf = ({ method, path }: Route): string => `${method} ${path}`

async function sign(actor: Actor, document: Uint8Array) {
  const { signatures } = portal.kernel
  const [known] = await signatures.local.certificates(actor.person)
  const certificate = known ?? await transact(portal.kernel.db, (tx) => signatures.local.enrol(tx, {
    person: actor.person, name: actor.name, iin: sampleIin, pin,
    ...(actor.organisation ? { role: 'head' as const, organisation: { bin: actor.organisation.bin, name: actor.organisation.name } } : { role: 'person' as const }),
  }))
  return { provider: 'local', cms: await signatures.local.sign(actor.person, certificate.id, pin, document) }
}

/** The applicant's company has one of everything: a granted case with its files, a draft, a report, an invoice, a payment. */
async function makePlaces(): Promise<void> {
  const { kernel, people, company } = portal
  const { cases, files, ledger, obligations } = kernel
  const applicant = await portal.actor(people.applicant, 'company')
  const office = (who: Somebody): Promise<Actor> => portal.actor(who, 'office')
  const upload = () => files.receive((async function* () { yield new TextEncoder().encode('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n') })(), {
    name: 'jospar.pdf', limitBytes: 1_000_000, accept: ['application/pdf'], by: `person:${applicant.person}`,
  })
  const fill = async (): Promise<string> => {
    const draft = await cases.begin(applicant, { procedure: 'technopark.residency' })
    const plan = await upload()
    for (const page of (await cases.draft(applicant, draft)).procedure.form) assert.deepEqual(await cases.savePage(applicant, draft, page, goodAnswers({ businessPlan: plan.id })), [])
    return draft
  }
  const draft = await fill()
  const id = await cases.file(applicant, { draft, signature: await sign(applicant, cases.draftDocument(await cases.draft(applicant, draft))) })
  let key = 0
  const act = async (who: Somebody, doing: Doing, signed = false): Promise<void> => {
    const actor = await office(who)
    key += 1
    await cases.perform(actor, { case: id, key: `act-${key}`, doing, ...(signed && { signature: await sign(actor, await cases.document(id, doing)) }) })
  }
  await act(people.officer, { type: 'complete', outcome: 'accept', findings: { innovative: 'true', assessment: 'Жаңа шешім.' } })
  for (const member of people.members) await act(member, { type: 'vote', vote: 'grant', reasons: 'Зерделенді.' })
  await act(people.chair, { type: 'conclude', minutes: 'Хаттама.' })
  await act(people.head, { type: 'complete', outcome: 'grant' }, true)
  const { state } = await cases.view(applicant, id)

  portal.at('2026-04-02T05:00:00.000Z')
  await kernel.round()
  const [report] = await obligations.own(applicant)
  const answers = { 'revenue.0.description': 'Жазылымдар', 'revenue.0.kind': 'priority', 'revenue.0.amount': '8 000 000' }
  await obligations.save(applicant, report!.id, answers)
  await obligations.report(applicant, { obligation: report!.id, answers: {}, signature: await sign(applicant, await obligations.document(applicant, report!.id)) })
  const invoice = await ledger.invoice((await obligations.view(applicant, report!.id)).invoice!)
  const account = generateIban({ bank: '999', account: 'SAMPLE0000001' })
  const parsed = parseStatement(exportCamt(sampleStatement({ account, from: '2026-04-02', lines: [{ day: '2026-04-02', amount: 5n, purpose: 'Түсініксіз төлем', payer: samplePayer(7), bankReference: 'N1' }] })))
  const imported = await transact(kernel.db, (tx) => ledger.importStatement(tx, `person:${applicant.person}`, parsed, { account }))
  const [line] = await ledger.linesOf(imported.statement)
  const [books] = await ledger.accounts()
  const job = await transact(kernel.db, (tx) => kernel.jobs.enqueue(tx, 'kernel.sweep', null, {}))
  const open = await fill()
  Object.assign(places, {
    '/account/companies/:id': company.id, '/account/people/:id': people.stranger.person, '/verify/:number': state.decisions[0]!.number, '/status/:purpose': 'revocation',
    '/status/:purpose/:list': '1', '/journal/tile/*': '0/000', '/journal/entries/:index': '0', '/indicators/:id': kernel.indicators.list[0]!.id, '/docs/:file': 'api.md',
    '/services/:id': 'technopark.residency', '/drafts/:id': open, '/drafts/:id/:page': (await cases.draft(applicant, open)).procedure.form[0]!.id, '/cases/:id': id,
    '/cases/:id/act/:outcome': 'resubmit', '/decisions/:number': state.decisions[0]!.number, '/duties/:id': report!.id, '/files/:id': String(state.facts['businessPlan']),
    '/api/services/:id': 'technopark.residency', '/api/drafts/:id': open, '/api/drafts/:id/files/:field': 'businessPlan', '/api/cases/:id': id,
    '/technopark/residents/:bin': company.bin, '/api/technopark/residents/:bin': company.bin, '/invoices/:id': invoice.id, '/technopark/invoices/:number': invoice.number,
    '/technopark/bank/statements/:id': imported.statement, '/technopark/bank/lines/:id': line!.id, '/technopark/accounts/groups/:group': books!.code.split(':')[0],
    '/technopark/accounts/:id': books!.id, '/desk/cases/:id': id, '/desk/open/:procedure': 'technopark.withdrawal', '/admin/jobs/:id': job,
  })
}

async function makeAskers(): Promise<void> {
  const { kernel, people } = portal
  const { parties } = kernel
  const signIn = async ({ email }: Somebody, hat: string): Promise<string> => {
    const { secret } = await parties.signInByPassword({ email, password }, { device: 'test' })
    await wear(secret, hat)
    return secret
  }
  const wear = (secret: string, hat: string): Promise<void> =>
    parties.switchHat(secret, hat === 'self' || hat === 'office' ? { kind: hat } : { kind: 'organisation', organisation: hat })
  /** A session that puts its hat on again before each request, for one of the requests takes it off. */
  const session = async (who: Somebody, hat: string, roles: readonly string[] = []): Promise<Asker> => {
    const secret = await signIn(who, hat)
    return {
      roles, scopes: [], signedIn: true,
      async headers() {
        await wear(secret, hat)
        return { headers: { cookie: `${parties.cookie.name}=${secret}; lang=en` }, csrf: (await parties.presenceOf(secret))!.formToken }
      },
    }
  }
  const strange: Actor = { person: people.stranger.person, name: people.stranger.name, roles: [] }
  const other = (await transact(kernel.db, (tx) => parties.addOrganisation(tx, strange, { bin: generateBin({ registered: '2024-03', serial: 202 }), name: '«Үлгі Бөтен» ЖШС' }))).id
  const key = async (who: Somebody, hat: string, scope: string): Promise<Asker> => {
    const actor = (await parties.actorOf(await signIn(who, hat)))!
    const { secret } = await transact(kernel.db, (tx) => parties.makeToken(tx, actor, { label: scope, scopes: [scope], days: 30 }))
    return { roles: [], scopes: [scope], signedIn: true, headers: async () => ({ headers: { authorization: `Bearer ${secret}` }, csrf: '' }) }
  }
  const visit = 'v'.repeat(32)
  Object.assign(askers, {
    visitor: { roles: [], scopes: [], signedIn: false, headers: async () => ({ headers: { cookie: `visit=${visit}; lang=en` }, csrf: visit }) } satisfies Asker,
    stranger: await session(people.stranger, other),
    'stranger’s reading key': await key(people.stranger, other, 'cases:read'),
    'stranger’s writing key': await key(people.stranger, other, 'cases:write'),
    administrator: await session(people.administrator, 'office', ['administrator']),
    appeals: await session(people.appeals[0], 'office', ['technopark.appeals']),
    officer: await session(people.officer, 'office', ['technopark.officer']),
    head: await session(people.head, 'office', ['technopark.head']),
    colleague: await session(people.colleague, portal.company.id),
    'reading key': await key(people.applicant, portal.company.id, 'cases:read'),
    'writing key': await key(people.applicant, portal.company.id, 'cases:write'),
    applicant: await session(people.applicant, portal.company.id),
  })
}

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
  'PATCH /api/drafts/:id': { facts: {} }, 'POST /api/cases/:id/acts': { key: '01900000-0000-7000-8000-000000000001', outcome: 'resubmit' },
}

interface Answer { readonly status: number; readonly text: string; readonly location: string }

/** Asks for a route as somebody: an unsafe method brings an empty form with the right token. */
async function ask(route: Route, asker: Asker): Promise<Answer> {
  const { headers, csrf } = await asker.headers()
  const { method } = route
  const body = method === 'GET' ? {} : {
    body: route.kind === 'api' ? JSON.stringify(bodies[nameOf(route)] ?? {}) : new URLSearchParams({ csrf }).toString(),
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': route.kind === 'api' ? 'application/json' : 'application/x-www-form-urlencoded' },
  }
  const response = await fetch(`${portal.url}${addressOf(route)}`, { method, ...body, headers: { 'accept-language': 'en', ...headers, ...body.headers }, redirect: 'manual' })
  const type = response.headers.get('content-type') ?? ''
  return { status: response.status, text: /html|json/.test(type) ? textOf(await response.text()) : (await response.arrayBuffer(), ''), location: response.headers.get('location') ?? '' }
}

/** What the shell says to whom it does not let in. */
const turnedAway = ({ status, text, location }: Answer): boolean =>
  location.includes('/sign-in?to=') || ((status === 401 || status === 403) && [refusals.role.en, refusals.key.en, refusals.signIn.en].some((words) => text.includes(words)))

/** Routes whose address names a thing of one company: nobody else may learn more than that it is not there. */
const owned = /^\/(?:api\/)?(?:account\/companies|drafts|cases|duties|files|invoices|decisions)\/:/

/** What is wrong with the answer that somebody got, if anything. */
function faultOf(route: Route, name: string, { signedIn, roles, scopes }: Asker, answer: Answer): string | undefined {
  const { path, kind, method, permission } = route
  const { status, location } = answer
  if (status === 500) return 'a fault'
  const permitted = permits(permission, { actor: signedIn ? { person: '', name: '', roles } : null, scopes })
  if (turnedAway(answer) !== (permitted !== 'yes')) return `the permission says ${permitted}`
  if (permitted === 'no') return status === 403 ? undefined : 'not 403'
  if (permitted === 'sign in') return status === (kind === 'page' && method === 'GET' ? 303 : 401) ? undefined : 'not asked to sign in'
  // The public page of a decision is where everybody else is led.
  if (path === '/decisions/:number' && location.includes('/verify/')) return undefined
  // Whoever deletes what is not there is told that it is gone.
  if (nameOf(route) === 'POST /drafts/:id/delete' && location === '/en/cases') return undefined
  const outsider = name.startsWith('stranger') || name === 'visitor' || (name === 'administrator' && !path.startsWith('/account/'))
  if (owned.test(path) && outsider && status !== 404) return 'the thing of another company'
  if (path.startsWith('/desk/cases/:id') && name === 'appeals' && status !== 404) return 'a case in which this office takes no part'
  return undefined
}

describe('who may ask for what', () => {
  test('every route states who may', (t) => {
    const list = routes.map((route) => `${route.method} ${route.path.replace(/\.[0-9a-f]{12}\./, '.HASH.')} — ${printPermission(route.permission)}`).toSorted()
    assert.equal(new Set(list).size, list.length)
    for (const route of routes) assert.ok(route.permission, nameOf(route))
    t.assert.fileSnapshot(`${list.join('\n')}\n`, join(import.meta.dirname, 'permissions.test.ts.snapshot.txt'), { serializers: [String] })
  })

  const statuses = new Map<string, string[]>()

  test('the shell lets in whom a route names, and nobody else; what is another’s is not there', async () => {
    const wrong: string[] = []
    for (const route of routes) {
      for (const [name, asker] of Object.entries(askers)) {
        if (last.includes(nameOf(route)) && (owners.includes(name) || (route.path === '/sign-out' && asker.signedIn && asker.scopes.length === 0))) continue
        const answer = await ask(route, asker)
        statuses.set(nameOf(route), [...statuses.get(nameOf(route)) ?? [], String(answer.status)])
        const why = faultOf(route, name, asker, answer)
        if (why !== undefined) wrong.push(`${nameOf(route)} as ${name}: ${answer.status} ${answer.location} ${why}: ${answer.text.slice(0, 200)}`)
      }
    }
    assert.deepEqual(wrong, [])
    assert.deepEqual(portal.faults, [])
  })

  test('whose it is reaches it', async () => {
    for (const route of routes.filter(({ method, path }) => method === 'GET' && owned.test(path) && !path.startsWith('/api/') )) {
      for (const name of ['applicant', 'colleague']) {
        const { status, location } = await ask(route, askers[name]!)
        assert.ok(status === 200 || (status === 303 && !location.includes('/sign-in')) || (status === 409 && route.path === '/duties/:id/document.json'), `${nameOf(route)} as ${name}: ${status}`)
      }
    }
  })

  test('a draft is deleted by its company, and by nobody before', async () => {
    const { kernel, people } = portal
    const id = places['/drafts/:id']!
    const applicant = await portal.actor(people.applicant, 'company')
    assert.equal((await kernel.cases.draft(applicant, id)).id, id, 'strangers asked, and it is still there')
    assert.equal((await ask(routes.find((route) => nameOf(route) === 'POST /drafts/:id/delete')!, askers['colleague']!)).status, 303)
    await assert.rejects(kernel.cases.draft(applicant, id))
  })

  test('a form without its token does nothing, whoever sends it', async () => {
    for (const route of routes.filter(({ method, kind }) => method === 'POST' && kind === 'page')) {
      for (const [name, asker] of Object.entries(askers)) {
        if (permits(route.permission, { actor: asker.signedIn ? { person: '', name: '', roles: asker.roles } : null, scopes: asker.scopes }) !== 'yes') continue
        if (asker.scopes.length > 0) continue // a key has no forms
        const { headers } = await asker.headers()
        const answer = await fetch(`${portal.url}${addressOf(route)}`, {
          method: 'POST', body: 'csrf=wrong', redirect: 'manual', headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
        })
        assert.ok([403, 404, 429].includes(answer.status), `${nameOf(route)} as ${name}: ${answer.status}`)
      }
    }
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
      t.diagnostic(`${nameOf(route).padEnd(48)} ${printPermission(route.permission).slice(0, 28).padEnd(28)} ${(statuses.get(nameOf(route)) ?? []).join(' ')}`)
    }
  })
})
