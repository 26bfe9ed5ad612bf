/**
 * Every page of the portal, on a phone, as whoever may see it: each is as wide as the phone, axe finds nothing wrong with it, it stands without
 * a script and by keyboard alone, calls a company by its name in the reader's language, and what is typed into its forms is not lost. The list is that of the routes: a page that nobody sees here is named with its reason.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { goodAnswers } from '../src/countries/kazakhstan/testing.ts'
import { routesOf } from '../src/house.ts'
import type { Doing } from '../src/kernel/cases/index.ts'
import { transact } from '../src/kernel/index.ts'
import { permits } from '../src/portal/index.ts'
import { axe } from './axe.ts'
import { byKeyboard } from './keyboard.ts'
import { makePlaces } from './permissions-people.ts'
import { type Hat, openBrowser, openWholePortal, password, signAs, type Somebody, type WholePortal } from './portal.ts'
import { formsOf, lost, type PostedForm } from './typed.ts'

/** Pages that nobody sees here, and why. */
const unseen: Readonly<Record<string, string>> = Object.fromEntries(Object.entries({
  'no outside system of identity is set': ['/sign-in/outside', '/sign-in/outside/return', '/account/identity/signature'],
  'opens from a letter alone': ['/register/finish', '/account/invitation', '/follow/act/:outcome'],
  'answers a script, or leads on to another page': ['/palette', '/session', '/desk/entrance/list', '/account/start', '/playground/answer', '/technopark/residents', '/technopark/invoices/:number', '/language-model/invoices/:number', '/compute-hours/invoices/:number', '/university/invoices/:number'],
  'nobody has booked': ['/bookings/:id'],
  'no service has a version of another day: src/portal/services/news.test.ts': ['/services/:id/changes'],
  'opens at a counter alone: src/countries/kazakhstan/administration/counter.test.ts': ['/drafts/:id/paper'],
  'nobody was served by a document: src/countries/kazakhstan/administration/counter.test.ts': ['/counter/review/:id'],
  'nobody who looks signs the ranking of a call: src/countries/examples/summer-school.test.ts': ['/desk/calls/:procedure', '/desk/calls/:procedure/:does'],
  'nobody is asked': ['/asked/:id'],
  'opens in the browser that asked a phone: conformance/wallet.test.ts': ['/verify/phone/:id'],
  'nobody has a badge: src/countries/kazakhstan/university/award.test.ts': ['/badges/:id'],
  'nobody takes a course: src/countries/kazakhstan/university/award.test.ts': ['/university/attempts/:id', '/university/course-results/:id', '/university/graded-attempts/:id'],
  'opens with a package of others in a course: conformance/cmi5.test.ts': ['/university/packages/:id', '/university/packages/manage/:id', '/university/packages/manage/:id/remove'],
  'opens from the platform of a university: conformance/lti.test.ts': ['/university/arrivals/:code', '/university/tools/:id/open', '/university/tools/manage/:course/:tool'],
  'nobody writes a course: src/countries/kazakhstan/university/authoring.test.ts': [
    '/university/authoring/:draft', '/university/authoring/:draft/lessons/:lesson', '/university/authoring/:draft/tasks/:task', '/university/course-contents/:hash', '/university/courses/:course/lessons/:lesson/files/:file',
  ],
  'no company has published a need: src/countries/kazakhstan/university/talent.test.ts': ['/university/talent/needs/:number'],
  'is a file, written while it is read': ['/university/my-records/export'],
  'is the same page as that of the technopark, with nothing in it': ['/language-model', '/compute-hours', '/university'].flatMap((creditor) => ['invoices/:number/instalments', 'invoices/:number/write-off', 'accounts/:id', 'bank/lines/:id', 'bank/statements/:id', 'payments/:id'].map((path) => `${creditor}/${path}`)),
  'no payment was made by an instruction': ['/technopark/payments/:id'],
  'opens while a return is begun: src/portal/desk/marks.test.ts': ['/desk/cases/:id/marks'],
  'opens while a publication waits for its owner: e2e/commons-publish.test.ts': [
    '/commons/datasets/:namespace/:name/delete', '/commons/datasets/:namespace/:name/versions/:number/gate', '/commons/datasets/:namespace/:name/versions/:number/gate/sign',
  ],
  'a child process makes them: e2e/language-model-training.test.ts': ['/corpora/:id', '/corpora/:id/summary', '/tokenizers/:id', '/training/:id'],
  'opens while a model is no release yet: e2e/language-model-models.test.ts': ['/models/:name/opt-outs', '/models/:name/release', '/models/add/:name'],
  'nothing was found yet: src/countries/kazakhstan/technopark/monitoring.test.ts': ['/technopark/findings/:id'],
  'no goal is entered: src/countries/kazakhstan/strategy/strategy.test.ts': ['/strategy/goals/:number', '/strategy/indicators/:number', '/strategy/measures/:number', '/strategy/drafts/:number', '/strategy/projects/:number'],
  'nobody has saved a scenario: src/countries/kazakhstan/strategy/scenarios.test.ts': ['/strategy/scenarios/:id', '/strategy/scenarios/compare'],
  'no hours were granted: src/countries/kazakhstan/compute-hours/grants.test.ts': ['/compute-hours/grants/:number', '/compute-hours/jobs/:id'],
  'no event is announced: src/countries/kazakhstan/technopark/centre.test.ts': ['/technopark/events/:number', '/technopark/events/:number/agenda', '/technopark/events/:number/screen', '/technopark/events/:number/guests'],
  'no file of another register was read: e2e/oversight-exchange.test.ts': ['/oversight/exchange/reports/:report', '/oversight/exchange/reports/:report/csv'],
}).flatMap(([why, paths]) => paths.map((path) => [path, why])))


/** The official name of the applicant's company, which its people see in Russian. */
const russianName = 'ТОО «Образец e2e»'

/** The forty pages that people open most: axe looks at each in both languages, and at every other page in one of them. */
const commonest: readonly string[] = [
  '/', '/services', '/data-and-models', '/learning', '/ai-and-me', '/programme', '/programme/map', '/search', '/ask', '/try', '/sign-in', '/register', '/contacts', '/privacy', '/feedback',
  '/bodies', '/bodies/:body', '/registers', '/registers/:register', '/indicators', '/journal', '/verify', '/commons/datasets', '/commons/datasets/:namespace/:name', '/models', '/leaderboard', '/university/courses',
  '/services/:id', '/cabinet', '/account', '/account/inbox', '/account/notices', '/cases', '/cases/:id', '/invoices', '/keys', '/keys/new', '/desk', '/desk/cases/:id', '/desk/statistics',
]

/** Whoever looks at pages: the roles that they hold, the session in which they wear their hat, and one that they had before. */
interface Viewer { readonly roles: readonly string[]; readonly cookie: string; readonly earlier: string }
interface Seen { /** The route, as it is declared. */ readonly route: string; readonly path: string; readonly who: string }

let portal: WholePortal
let browser: Browser
let viewers: Readonly<Record<string, Viewer>> = {}
let pages: readonly Seen[] = []
const nowhere: string[] = []

before(async () => {
  portal = await openWholePortal({ start: '2026-03-10T05:00:00.000Z' })
  browser = await openBrowser()
  await transact(portal.kernel.db, async (tx) => portal.kernel.parties.nameOrganisation(tx, await portal.actor(portal.people.applicant, 'company'), { ru: russianName }))
  const places = await makePlaces(portal)
  const addresses = await underWay(portal)
  await portal.kernel.journal.settle()
  viewers = await everybody(portal)
  const seen: Seen[] = []
  for (const { method, kind, path, permission } of routesOf(portal.kernel, kazakhstan('sample'))) {
    if (method !== 'GET' || kind !== 'page' || /\.\w+$/.test(path)) continue
    const segments = path.split('/')
    const place = addresses[path] ?? segments.map((segment, index) => (/^[:*]/.test(segment) ? places[segments.slice(0, index + 1).join('/')] : segment)).join('/')
    const at = place === '/' ? '' : place
    const who = await firstWhoSees(at, ({ roles, cookie }) => permits(permission, { actor: cookie === '' ? null : { person: '', name: '', roles }, scopes: [] }) === 'yes')
    if (who === undefined) nowhere.push(path)
    else seen.push({ route: path, path: at, who })
  }
  pages = seen
})
after(async () => {
  await browser?.close()
  await portal?.close()
  assert.deepEqual(portal?.faults ?? [], [])
})

async function firstWhoSees(at: string, may: (viewer: Viewer) => boolean): Promise<string | undefined> {
  for (const [name, viewer] of Object.entries(viewers)) {
    if (!may(viewer)) continue
    const answer = await fetch(`${portal.url}/kk${at}`, { headers: { cookie: viewer.cookie }, redirect: 'manual' })
    if (answer.status === 200 && answer.headers.get('content-type')?.includes('html')) return name
  }
  return undefined
}

/** Everybody who looks, from whoever sees least; nobody has more than one office at hand but where nobody else has it. */
async function everybody({ kernel: { db, parties }, people, company }: WholePortal): Promise<Readonly<Record<string, Viewer>>> {
  const [engineer, model, inspector, steward] = [people.members[1], people.members[2], people.appeals[1], people.members[0]]
  const granted = new Map<Somebody, readonly string[]>([
    [people.chair, ['akimat.author', 'citizens.counter']], [engineer, ['language-model.engineer']], [model, ['language-model.head', 'strategy.analyst', 'compute-hours.head']], [inspector, ['oversight.officer', 'oversight.head', 'citizens.administrator']], [steward, ['commons.steward', 'university.assessor', 'university.author', 'university.bursar']],
  ])
  for (const [{ person }, roles] of granted) for (const role of roles) await transact(db, (tx) => parties.grantRole(tx, { system: 'seed' }, { person, role }))
  const viewer = async ({ email }: Somebody, hat: Hat, ...roles: readonly string[]): Promise<Viewer> => {
    const session = async (): Promise<string> => {
      const { secret } = await parties.signInByPassword({ email, password }, { device: 'test' })
      await parties.switchHat(secret, hat === 'company' ? { kind: 'organisation', organisation: company.id } : { kind: hat })
      return `${parties.cookie.name}=${secret}`
    }
    return { roles, earlier: await session(), cookie: await session() }
  }
  return {
    visitor: { roles: [], cookie: '', earlier: '' },
    applicant: await viewer(people.applicant, 'company'),
    citizen: await viewer(people.stranger, 'self'),
    officer: await viewer(people.officer, 'office', 'technopark.officer'),
    head: await viewer(people.head, 'office', 'technopark.head'),
    administrator: await viewer(people.administrator, 'office', 'administrator'),
    steward: await viewer(steward, 'office', 'technopark.commission', 'commons.steward', 'university.assessor', 'university.author', 'university.bursar'),
    appeals: await viewer(people.appeals[0], 'office', 'technopark.appeals'),
    engineer: await viewer(engineer, 'office', 'technopark.commission', 'language-model.engineer'),
    model: await viewer(model, 'office', 'technopark.commission', 'language-model.head', 'strategy.analyst', 'compute-hours.head'),
    author: await viewer(people.chair, 'office', 'technopark.commission', 'technopark.chair', 'akimat.author', 'citizens.counter'),
    inspector: await viewer(inspector, 'office', 'technopark.appeals', 'oversight.officer', 'oversight.head', 'citizens.administrator'),
  }
}

/** Addresses of what the places of the permissions have none of: a case that waits for its applicant, one to sign, a report to send. */
async function underWay(whole: WholePortal): Promise<Readonly<Record<string, string>>> {
  const { kernel: { cases, files, obligations }, people } = whole
  whole.at('2026-07-02T05:00:00.000Z')
  await whole.kernel.round()
  const applicant = await whole.actor(people.applicant, 'company')
  const file = async (): Promise<string> => {
    const draft = await cases.begin(applicant, { procedure: 'technopark.residency' })
    const { id: businessPlan } = await files.receive((async function* () { yield plan })(), { name: 'jospar.pdf', limitBytes: plan.length, accept: ['application/pdf'], by: `person:${applicant.person}` })
    for (const page of (await cases.draft(applicant, draft)).procedure.form) await cases.savePage(applicant, draft, page, goodAnswers({ businessPlan }))
    return cases.file(applicant, { draft, signature: await signAs(whole, applicant, cases.draftDocument(await cases.draft(applicant, draft))) })
  }
  const act = async (id: string, who: Somebody, doing: Doing): Promise<void> => cases.perform(await whole.actor(who, 'office'), { case: id, key: `${id} ${who.person}`, doing })
  const findings = { innovative: 'true', assessment: 'Жаңа шешім.' }
  const [returned, ready] = [await file(), await file()]
  await act(returned, people.officer, { type: 'complete', outcome: 'correct', reasons: 'Толықтырыңыз.', findings })
  await act(ready, people.officer, { type: 'complete', outcome: 'accept', findings })
  for (const member of people.members) await act(ready, member, { type: 'vote', vote: 'grant', reasons: 'Зерделенді.' })
  await act(ready, people.chair, { type: 'conclude', minutes: 'Хаттама.' })
  await cases.keepAct(await whole.actor(people.head, 'office'), ready, { doing: { type: 'complete', outcome: 'grant' }, seen: '', key: ready })
  const report = (await obligations.own(applicant)).find(({ state }) => state === 'open')!
  await obligations.save(applicant, report.id, { 'revenue.0.description': 'Жазылымдар', 'revenue.0.kind': 'priority', 'revenue.0.amount': '8 000 000' })
  const own = cases.procedures.find(({ body }) => body.register === 'AKM')!
  const studio = `/studio/${await whole.kernel.studio.begin({ person: people.chair.person, name: people.chair.name, roles: ['akimat.author'] }, { body: 'akimat', declaration: own })}`
  const served = await whole.kernel.parties.counter.begin({ person: people.chair.person, name: people.chair.name, roles: ['citizens.counter'] }, { person: people.stranger.person })
  await whole.kernel.looks.note({ person: people.chair.person, as: { office: 'citizens.counter' } }, [{ whose: people.stranger.person, kind: 'counter', thing: served, fields: ['name'] }])
  const { rows: [look] } = await whole.kernel.looks.of(people.stranger.person, { limit: 1 })
  whole.at('2026-07-02T05:00:01.000Z') // Thursday, in the hours of the counter
  const ticket = await whole.kernel.tickets.take('citizens')
  return {
    '/bodies/:body/queue': '/bodies/citizens/queue', '/bodies/:body/queue/screen': '/bodies/citizens/queue/screen', '/tickets/:id': `/tickets/${ticket.id}`,
    '/account/looks/:id': `/account/looks/${look!.id}`, '/counter/:id': `/counter/${served}`, '/services/:id/paper': '/services/administration.petition/paper', '/studio/:draft': studio, ...Object.fromEntries(['cases', 'changes', 'examples', 'history', 'law', 'ranking', 'send', 'try', 'words'].map((one) => [`/studio/:draft/${one}`, `${studio}/${one}`])), '/studio/:draft/clause': `${studio}/clause?at=steps.${own.starts}`,
    '/services/:id/open': '/services/oversight.incident-report/open', '/cases/:id/act/:outcome': `/cases/${returned}/act/resubmit`, '/desk/cases/:id/sign': `/desk/cases/${ready}/sign?act=${ready}`,
    '/duties/:id/sign': `/duties/${report.id}/sign`, '/journal/entries/:index': '/journal/entries/1',
  }
}

/** What is wrong with a page of whatever kind: wider than the phone, without its one heading, or with words that are no words. */
const amiss = (page: Page, locale: string): Promise<readonly string[]> => page.evaluate(({ asked, kazakh, russian, stated }) => {
  const words = document.querySelector('main')?.cloneNode(true) as HTMLElement | null
  for (const code of words?.querySelectorAll('code, pre, .doc, textarea') ?? []) code.remove()
  const text = `${document.title} ${words?.textContent ?? ''}`
  return [
    ...(document.documentElement.scrollWidth > window.innerWidth ? [`${document.documentElement.scrollWidth} px wide`] : []),
    ...(document.querySelectorAll('h1').length === 1 ? [] : [`${document.querySelectorAll('h1').length} h1`]),
    ...(document.title.trim() === '' ? ['no title'] : []), ...(document.documentElement.lang === asked ? [] : [`in ${document.documentElement.lang}`]),
    // What is signed shows every name; letters as they were sent, certificates and what an application states have the one that was given there; all else has the reader's.
    ...(asked === 'ru' && !stated && text.includes(kazakh) && !text.includes(russian) ? [`the company by its Kazakh name alone: ${text.slice(text.indexOf(kazakh) - 40, text.indexOf(kazakh) + 60)}`] : []),
    ...(text.match(/.{0,30}(?:\bundefined\b|\[object \w+\]|\bNaN\b|\bInvalid Date\b|\$\{).{0,30}/g) ?? []),
  ]
}, { asked: locale, kazakh: portal.company.name, russian: russianName, stated: /\/(?:account\/letters|signing\/key|decisions\/[^/]+\/wallet|drafts\/[^/]+\/(?:summary|company))$/.test(page.url()) })

/** What shows without script and only a script would do: a button that sends nothing, a field in no form, a link that leads nowhere. */
const idle = (page: Page): Promise<readonly string[]> => page.evaluate(() => [
  ...[...document.querySelectorAll('button')].filter((one) => (one.form === null || one.type !== 'submit') && !one.hasAttribute('popovertarget') && !one.hasAttribute('commandfor')),
  ...[...document.querySelectorAll<HTMLInputElement>('input, select, textarea')].filter(({ form }) => form === null),
  ...[...document.querySelectorAll('a')].filter((one) => !one.hasAttribute('href') || /^(?:#$|javascript:)/.test(one.getAttribute('href') ?? '')),
].filter((one) => one.checkVisibility()).map((one) => `does nothing without script: ${one.outerHTML.slice(0, 160)}`))

/** What axe finds, at level AA and of good practice. */
async function hardToRead(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  return page.evaluate('axe.run(document, { selectors: false, resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then(r => r.violations.map(v => v.id + ": " + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(" | ")))')
}

const plan = new TextEncoder().encode('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')

/** Looks at all pages, each viewer with a few tabs at once. */
async function lookAtAll(localesOf: (seen: Seen) => readonly ('kk' | 'ru')[], script: boolean, faultsOf: (page: Page) => Promise<readonly string[]>): Promise<readonly string[]> {
  const wrong: string[] = []
  for (const [who, own] of Map.groupBy(pages, ({ who: name }) => name)) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled: script, baseURL: portal.url })
    const [name = '', value = ''] = viewers[who]!.cookie.split('=')
    if (name) await context.addCookies([{ name, value, url: portal.url }])
    const waiting = own.flatMap((seen) => localesOf(seen).map((locale) => [seen.path, locale] as const))
    await Promise.all([1, 2, 3].map(async () => {
      const page = await context.newPage()
      page.on('pageerror', (error) => wrong.push(`${who} ${page.url()}: ${error.message}`))
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [path, locale] = next
        const address = `/${locale}${path}`
        const answer = await page.goto(address, { waitUntil: 'load' })
        const faults = answer?.status() === 200 ? [...await amiss(page, locale), ...await faultsOf(page)] : [String(answer?.status())]
        wrong.push(...faults.map((fault) => `${who} ${address}: ${fault}`))
      }
    }))
    await context.close()
  }
  return wrong
}

test('every page of the routes is seen by somebody here, but for those that are named', () => {
  assert.deepEqual(nowhere.toSorted(), Object.keys(unseen).toSorted())
  assert.ok(pages.length > 190, `${pages.length} pages`)
  assert.deepEqual([commonest.length, commonest.filter((route) => !pages.some((seen) => seen.route === route))], [40, []], 'the commonest are all seen')
})

/** The commonest pages in both languages; of the others every other one in each: with a script in one, without in the other, so that each is read in both. */
const inTurn = (seen: Seen, script: boolean): readonly ('kk' | 'ru')[] => (commonest.includes(seen.route) ? ['kk', 'ru'] : [(pages.indexOf(seen) % 2 === 0) === script ? 'kk' : 'ru'])

test('without a script every page fits a phone, has its one heading and words, and offers nothing that only a script does', async () => {
  assert.deepEqual(await lookAtAll((seen) => inTurn(seen, false), false, idle), [])
})

test('axe finds nothing wrong with any page on a phone, the commonest in Kazakh and in Russian, the others in one of them; each is gone through by keyboard; no script of a page fails', async () => {
  assert.deepEqual(await lookAtAll((seen) => inTurn(seen, true), true, async (page) => [...await hardToRead(page), ...await byKeyboard(page)]), [])
})

/** Forms that keep nothing, and why. */
const notKept: Readonly<Record<string, string>> = { '/kk/language-model/try': 'stands on the page of what can be tried, and has a page of its own: there it is filled in again' }
/** The one-time code of a person at a counter is kept nowhere. */
const keepsNothing = (action: string): boolean => action in notKept || action.startsWith('/kk/counter/')

test('what is typed into any form stands on its page again, whether it was posted after the session had ended or left without being sent', async () => {
  const wrong: string[] = []
  let [kept, left] = [0, 0]
  for (const { path, who } of pages) {
    const { cookie, earlier } = viewers[who === 'visitor' ? 'citizen' : who]!
    const address = `${portal.url}/kk${path}`
    const read = async (session: string): Promise<string> => {
      const answer = await fetch(address, { headers: { cookie: session }, redirect: 'manual' })
      return answer.status === 200 ? answer.text() : '' // such as the page of signing in, for whoever is signed in
    }
    const post = (action: string, { filled }: PostedForm): Promise<Response> => fetch(new URL(action, portal.url), {
      method: 'POST', body: filled, redirect: 'manual', headers: { cookie, 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'empty', referer: address },
    })
    const opened = formsOf(await read(earlier), `/kk${path}`)
    for (const form of opened) {
      if (keepsNothing(form.action)) continue
      const answer = await post(form.action, form)
      const secret = /kept=[^;]+/.exec(answer.headers.get('set-cookie') ?? '')?.[0]
      const again = secret === undefined ? '' : await read(`${cookie}; ${secret}`)
      wrong.push(...(answer.status === 303 && secret ? lost(form, again) : [String(answer.status)]).map((fault) => `${who} ${path}: ${form.action} after the session: ${fault}`))
      kept += 1
    }
    for (const form of opened.length === 0 ? [] : formsOf(await read(cookie), `/kk${path}`)) {
      if (form.left === undefined || keepsNothing(form.action)) continue
      const answer = await post(form.left, form)
      wrong.push(...(answer.status === 204 ? lost(form, await read(cookie)) : [String(answer.status)]).map((fault) => `${who} ${path}: ${form.action} left: ${fault}`))
      left += 1
    }
  }
  assert.deepEqual(wrong, [])
  assert.ok(kept > 40 && left > 20, `${kept} forms posted, ${left} left`)
})
