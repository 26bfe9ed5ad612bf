/** A course package by cmi5 in a browser, its unit speaking by a library of others (`@xapi/cmi5`): a teacher imports it, a learner opens it from the course, what it says decides how they stand, and whatever is not its session's is refused. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, openWholePortal, type WholePortal, windowOf } from '../e2e/portal.ts'
import { zipOf } from '../src/institutions/university/cartridge/testing.ts'
import { transact } from '../src/kernel/index.ts'
import { instantAt } from '../src/law/time.ts'

const library = readFileSync(new URL(import.meta.resolve('@xapi/cmi5/dist/Cmi5.umd.js')))
const course = 'data-and-models'
const words = (title: string): string => `<title><langstring lang="kk">${title}</langstring></title><description><langstring lang="kk">${title}</langstring></description>`
const structure = `<?xml version="1.0" encoding="utf-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd" xmlns:x="https://publisher.example/x">
<course id="https://publisher.example/c">${words('Үлгі топтама')}</course>
<x:colour>көк</x:colour>
<block id="https://publisher.example/b">${words('Бөлім')}
<au id="https://publisher.example/a1" moveOn="CompletedAndPassed" masteryScore="0.8" launchMethod="OwnWindow">${words('Бірінші бөлік')}<url>unit/index.html?x=1</url><launchParameters>{"n":1}</launchParameters><entitlementKey>xyz-1</entitlementKey></au>
</block>
<au id="https://publisher.example/a2" moveOn="Completed">${words('Екінші бөлік')}<url>unit/index.html</url></au>
</courseStructure>`
const unitPage = '<!doctype html><html lang="kk"><head><meta charset="utf-8"><title>Бөлік</title><script src="cmi5.js"></script></head><body><h1>Бөлік</h1><script>window.unit = (Cmi5.default ?? Cmi5).instance</script></body></html>'
const packed = zipOf({ 'cmi5.xml': structure, 'unit/index.html': unitPage, 'unit/cmi5.js': library, 'unit/setup.exe': 'MZ' })

const category = { id: 'https://w3id.org/xapi/cmi5/context/categories/cmi5' }
const moveOn = { id: 'https://w3id.org/xapi/cmi5/context/categories/moveon' }
const sessionid = 'https://w3id.org/xapi/cmi5/context/extensions/sessionid'
const masteryscore = 'https://w3id.org/xapi/cmi5/context/extensions/masteryscore'
const verb = (name: string) => ({ id: `http://adlnet.gov/expapi/verbs/${name}` })

let portal: WholePortal
let browser: Browser
let [teacher, learner]: Page[] = []

before(async () => {
  // The library has no clock of ours: the portal lives today.
  portal = await openWholePortal({ start: instantAt(Date.now()), clock: (() => { let at = 0; return () => (at += 5_000) })() })
  const { people, kernel } = portal
  await transact(kernel.db, (tx) => kernel.parties.grantRole(tx, { system: 'seed' }, { person: people.officer.person, role: 'university.assessor' }))
  browser = await openBrowser()
  teacher = (await windowOf(browser, portal, { who: people.officer, hat: 'office' })).page
  learner = (await windowOf(browser, portal, { who: people.stranger, width: 390 })).page
  for (const page of [teacher, learner]) page.setDefaultTimeout(40_000)
})
after(async () => {
  await browser?.close()
  await portal?.close()
  assert.deepEqual(portal.faults, [])
})

const now = (): void => portal.at(instantAt(Date.now()))
const statementsOf = async (): Promise<readonly { readonly verb: { readonly id: string }; readonly object: { readonly id: string }; readonly context: { readonly extensions: Readonly<Record<string, unknown>> } }[]> =>
  (await portal.kernel.db.selectFrom('learning_statement').select('statement').orderBy('ordinal').execute()).map(({ statement }) => statement as never)
const said = async (): Promise<readonly string[]> => (await statementsOf()).map((one) => one.verb.id.split('/').at(-1)!)

/** Opens a unit by its number from the page of the package; answers the launch. */
async function open(page: Page, number: number): Promise<{ readonly launch: URLSearchParams; readonly address: URL }> {
  now()
  await page.locator(`form[action$="/units/${number}"] button`).click()
  await page.waitForURL(/unit-files/)
  const address = new URL(page.url())
  return { address, launch: address.searchParams }
}
/** Lets the unit do something by the library. */
const unit = (page: Page, what: string): Promise<unknown> => page.evaluate(`(async () => { const answer = await unit.${what}; return answer && answer.status })()`)

/** Asks the store as a program would, with a token of a session. */
async function tell(launch: URLSearchParams, token: string, statement: object): Promise<{ readonly status: number; readonly text: string }> {
  const answer = await fetch(`${launch.get('endpoint')}statements`, { method: 'POST', headers: { 'authorization': `Basic ${token}`, 'x-experience-api-version': '1.0.3', 'content-type': 'application/json' }, body: JSON.stringify(statement) })
  return { status: answer.status, text: await answer.text() }
}
const tokenOf = async (launch: URLSearchParams): Promise<Record<string, string>> => (await fetch(launch.get('fetch')!, { method: 'POST' })).json() as Promise<Record<string, string>>

async function launchData(launch: URLSearchParams, token: string): Promise<{ readonly status: number; readonly data: { readonly contextTemplate: { readonly extensions: Readonly<Record<string, string>> }; readonly launchMode: string } }> {
  const query = new URLSearchParams({ stateId: 'LMS.LaunchData', activityId: launch.get('activityId')!, agent: launch.get('actor')!, registration: launch.get('registration')! })
  const answer = await fetch(`${launch.get('endpoint')}activities/state?${query}`, { headers: { 'authorization': `Basic ${token}`, 'x-experience-api-version': '1.0.3' } })
  return { status: answer.status, data: answer.ok ? await answer.json() as never : { contextTemplate: { extensions: {} }, launchMode: '' } }
}

let packagePage = ''

describe('a package', () => {
  test('is imported by a teacher, who sees what was not taken', async () => {
    await teacher!.goto('/en/university/packages/manage')
    await teacher!.getByLabel('Into which course').selectOption(course)
    await teacher!.getByLabel('File of the package').setInputFiles({ name: 'package.zip', mimeType: 'application/zip', buffer: packed })
    await teacher!.getByRole('button', { name: 'Add a package' }).click()
    const text = await teacher!.locator('main').innerText()
    assert.match(text, /The package is in the course/)
    assert.match(text, /cmi5\.xml:4 colour\s+an extension that is not of cmi5/)
    assert.match(text, /unit\/setup\.exe\s+files of this kind are not opened/)
  })

  test('is in a course once, and what is no package is refused by what to choose instead', async () => {
    for (const [buffer, said] of [[packed, /in the course already[^]*take the earlier one out/], [Buffer.from('a letter'), /neither a ZIP nor XML: choose/]] as const) {
      await teacher!.goto('/en/university/packages/manage')
      await teacher!.getByLabel('Into which course').selectOption(course)
      await teacher!.getByLabel('File of the package').setInputFiles({ name: 'package.zip', mimeType: 'application/zip', buffer })
      await teacher!.getByRole('button', { name: 'Add a package' }).click()
      assert.match(await teacher!.locator('main').innerText(), said)
    }
    assert.equal((await portal.kernel.db.selectFrom('cmi5_package').select('id').execute()).length, 1)
  })

  test('stands on the page of the course for whoever began it, and is opened by nobody else', async () => {
    const { people, kernel } = portal
    const [{ id }] = await kernel.db.selectFrom('cmi5_package').select('id').execute() as [{ id: string }]
    packagePage = `/en/university/packages/${id}`
    assert.equal((await learner!.goto(packagePage))!.status(), 409)
    await learner!.goto(`/en/university/courses/${course}`)
    assert.equal(await learner!.getByRole('link', { name: 'Үлгі топтама' }).count(), 0)
    await learner!.getByRole('button', { name: 'Begin' }).first().click()
    await learner!.getByRole('link', { name: 'Үлгі топтама' }).click()
    await learner!.waitForURL(/packages/)
    assert.match(await learner!.locator('main').innerText(), /not begun/)
    assert.equal(people.stranger.person.length, 36)
  })
})

describe('a session by the library of others', () => {
  let first: URLSearchParams
  let token = ''

  test('goes from the launch to satisfied, in a document that reaches nothing of the portal', async () => {
    await learner!.goto(packagePage)
    const { address, launch } = await open(learner!, 1)
    first = launch
    assert.equal(address.searchParams.get('x'), '1', 'what the publisher wrote into the address stays')
    assert.deepEqual(await learner!.evaluate(async () => [window.origin, await fetch('/kk/account').then(() => 'reached', () => 'closed'), document.cookie, localStorage.length]), ['null', 'closed', '', 0])
    assert.equal(await unit(learner!, 'initialize()'), 200)
    token = await learner!.evaluate('unit.getAuthToken()') as string
    assert.deepEqual(await learner!.evaluate('({ ...unit.getLaunchData(), contextTemplate: undefined, returnURL: undefined })'), { contextTemplate: undefined, returnURL: undefined, launchMode: 'Normal', moveOn: 'CompletedAndPassed', masteryScore: 0.8, launchParameters: '{"n":1}', entitlementKey: { courseStructure: 'xyz-1' } })
    assert.deepEqual(await learner!.evaluate('unit.getLearnerPreferences()'), { languagePreference: 'en', audioPreference: 'on' })
    assert.equal(await unit(learner!, 'progress(40)'), 200)
    assert.equal(await unit(learner!, 'pass(0.9)'), 200)
    assert.equal(await unit(learner!, 'complete()'), 200)
    assert.equal(await unit(learner!, 'terminate()'), 200)
    assert.deepEqual(await said(), ['registered', 'launched', 'initialized', 'progressed', 'passed', 'completed', 'satisfied', 'terminated'])
    const [, launched] = await statementsOf()
    assert.deepEqual(new Set((await statementsOf()).slice(1).map(({ context }) => context.extensions[sessionid])), new Set([launched!.context.extensions[sessionid]]))
  })

  test('shows on the learner’s page of the course, and on the teacher’s of the package', async () => {
    await learner!.goto(`/en/university/courses/${course}`)
    assert.match(await learner!.locator('main').innerText(), /Бірінші бөлік[^]*complete and pass[^]*done[^]*90 %/)
    await teacher!.goto(`/en/university/packages/manage/${packagePage.split('/').at(-1)!}`)
    assert.match(await teacher!.locator('main').innerText(), /Үлгі Бөтен[^]*Бірінші бөлік[^]*90 %/)
  })

  test('satisfies the course when its last unit is done, once', async () => {
    await learner!.goto(packagePage)
    await open(learner!, 2)
    for (const step of ['initialize()', 'complete()', 'terminate()']) assert.equal(await unit(learner!, step), 200)
    const satisfied = (await statementsOf()).filter((one) => one.verb.id.endsWith('/satisfied')).map(({ object }) => object.id.split('/').slice(-2).join('/'))
    assert.deepEqual([satisfied[0], satisfied[1]?.split('/').at(-1), satisfied.length], ['blocks/1', 'course', 2])
    await learner!.goto(packagePage)
    assert.match(await learner!.locator('main').innerText(), /The package is done/)
  })

  test('gives its token once, and nothing after its end', async () => {
    assert.equal((await tokenOf(first))['error-code'], '1')
    const late = await tell(first, token, { actor: JSON.parse(first.get('actor')!), verb: verb('experienced'), object: { id: 'https://publisher.example/x' }, timestamp: new Date().toISOString() })
    assert.deepEqual([late.status, /the session has ended/.test(late.text)], [403, true])
  })

  test('that is opened again looks at what was done, and records no result', async () => {
    await learner!.goto(packagePage)
    const { launch } = await open(learner!, 1)
    const { 'auth-token': again } = await tokenOf(launch)
    assert.equal((await launchData(launch, again!)).data.launchMode, 'Review')
  })
})

describe('refused is', () => {
  let launch: URLSearchParams
  let token = ''
  let session = ''
  const statement = (name: string, more: { readonly result?: object; readonly category?: readonly object[]; readonly object?: string; readonly session?: string; readonly registration?: string; readonly actor?: object; readonly timestamp?: string; readonly extensions?: object } = {}) => ({
    id: randomUUID(), actor: more.actor ?? JSON.parse(launch.get('actor')!), verb: verb(name), object: { id: more.object ?? launch.get('activityId')! }, timestamp: more.timestamp ?? new Date().toISOString(), ...(more.result && { result: more.result }),
    context: { registration: more.registration ?? launch.get('registration')!, extensions: { [sessionid]: more.session ?? session, ...more.extensions }, contextActivities: { grouping: [{ id: 'https://publisher.example/a1' }], category: more.category ?? [category] } },
  })
  const passed = { success: true, duration: 'PT5S' }

  before(async () => {
    // Another learner: nothing was reached by them yet.
    const { people } = portal
    const { page } = await windowOf(browser, portal, { who: people.colleague })
    await page.goto(`/en/university/courses/${course}`)
    await page.getByRole('button', { name: 'Begin' }).first().click()
    await page.waitForURL(/courses/)
    await page.goto(packagePage)
    await open(page, 2)
    await page.goto(packagePage)
    launch = (await open(page, 1)).launch
    token = (await tokenOf(launch))['auth-token']!
    session = (await launchData(launch, token)).data.contextTemplate.extensions[sessionid]!
  })

  const refused = async (one: object, why: RegExp): Promise<void> => {
    const { status, text } = await tell(launch, token, one)
    assert.deepEqual([status, text.match(why)?.[0] !== undefined], [403, true], text)
  }

  test('a session that was left without a word is told to be abandoned', async () => assert.equal((await said()).filter((one) => one === 'abandoned').length, 1))
  test('what is said before initialized', () => refused(statement('passed', { result: passed, category: [category, moveOn] }), /must be initialized.*cmi5 9\.3\.2/))
  test('another session, registration, activity or person', async () => {
    await refused(statement('initialized', { session: randomUUID() }), /sessionid.*is not of this session/)
    await refused(statement('initialized', { registration: randomUUID() }), /registration.*is not of this session/)
    await refused(statement('initialized', { object: 'https://publisher.example/a1' }), /object\.id.*is not of this session/)
    await refused(statement('initialized', { actor: { account: { homePage: portal.url, name: randomUUID() } } }), /actor.*is not of this session/)
  })
  test('a time that is not of UTC, and what the portal alone says', async () => {
    await refused(statement('initialized', { timestamp: '2026-12-03T10:00:00+05:00' }), /must be given, in UTC/)
    await refused(statement('launched'), /a unit cannot say this/)
    await refused({ ...statement('satisfied'), verb: { id: 'https://w3id.org/xapi/adl/verbs/satisfied' } }, /a unit cannot say this/)
  })
  test('the token and the documents of another', async () => {
    const forged = Buffer.from(`${session}:${'x'.repeat(43)}`).toString('base64')
    assert.equal((await tell(launch, forged, statement('initialized'))).status, 401)
    const other = new URLSearchParams(launch)
    other.set('actor', JSON.stringify({ account: { homePage: portal.url, name: portal.people.stranger.person } }))
    assert.equal((await launchData(other, token)).status, 403)
    const query = new URLSearchParams({ stateId: 'LMS.LaunchData', activityId: launch.get('activityId')!, agent: launch.get('actor')!, registration: launch.get('registration')! })
    const answer = await fetch(`${launch.get('endpoint')}activities/state?${query}`, { method: 'PUT', body: '{}', headers: { 'authorization': `Basic ${token}`, 'x-experience-api-version': '1.0.3', 'content-type': 'application/json' } })
    assert.deepEqual([answer.status, /the portal alone changes this document/.test(await answer.text())], [403, true])
  })
  test('a verdict that its score, its result or its order does not bear', async () => {
    assert.equal((await tell(launch, token, statement('initialized'))).status, 200)
    await refused(statement('initialized'), /may be sent here only once/)
    const withMoveOn = { category: [category, moveOn], extensions: { [masteryscore]: 0.8 } }
    await refused(statement('passed', { result: { ...passed, score: { scaled: 0.5 } }, ...withMoveOn }), /does not agree with the mastery score/)
    await refused(statement('failed', { result: { success: false, duration: 'PT5S', score: { scaled: 0.9 } }, ...withMoveOn }), /does not agree with the mastery score/)
    await refused(statement('passed', { result: passed }), /category moveon/)
    await refused(statement('completed', { result: passed, category: [category, moveOn] }), /must match the verb/)
    assert.equal((await tell(launch, token, statement('failed', { result: { success: false, duration: 'PT5S', score: { scaled: 0.5 } }, ...withMoveOn }))).status, 200)
    await refused(statement('passed', { result: { ...passed, score: { scaled: 0.9 } }, ...withMoveOn }), /only one of passed and failed/)
  })
  test('of two that are sent at once, the second', async () => {
    const completed = () => tell(launch, token, statement('completed', { result: { completion: true, duration: 'PT5S' }, category: [category, moveOn] }))
    assert.deepEqual((await Promise.all([completed(), completed(), completed()])).map(({ status }) => status).toSorted(), [200, 403, 403])
  })
  test('anything after terminated, in the same request too', async () => {
    const [end, more] = [statement('terminated', { result: { duration: 'PT9S' } }), statement('experienced', { category: [] })]
    const both = await tell(launch, token, [end, more])
    assert.deepEqual([both.status, /session has ended/.test(both.text)], [403, true])
    assert.equal((await tell(launch, token, statement('terminated', { result: { duration: 'PT9S' } }))).status, 200)
    await refused(statement('experienced', { category: [] }), /session has ended/)
  })
  test('a package without its file, with an address that is not safe, or without a structure', async () => {
    for (const [bytes, why] of [
      [zipOf({ 'cmi5.xml': structure }), /the package has no such file/], [zipOf({ 'a.html': 'x' }), /must have cmi5\.xml at its root/],
      [Buffer.from(structure), /must have the whole web address/], [Buffer.from(structure.replaceAll(/<url>[^<]*<\/url>/g, '<url>http://unsafe.example/</url>')), /must begin with https:/],
    ] as const) {
      await teacher!.goto('/en/university/packages/manage')
      await teacher!.getByLabel('Into which course').selectOption(course)
      await teacher!.getByLabel('File of the package').setInputFiles({ name: 'package.zip', mimeType: 'application/zip', buffer: bytes })
      await teacher!.getByRole('button', { name: 'Add a package' }).click()
      assert.match(await teacher!.locator('main').innerText(), why)
    }
  })
})

test('a session whose unit never said that it ended is abandoned by the clock once its twelve hours are over', async () => {
  const { kernel } = portal
  await learner!.goto(packagePage)
  await open(learner!, 2)
  const left = () => kernel.db.selectFrom('cmi5_session').select('id').where('ended_at', 'is', null).execute()
  const many = async (): Promise<number> => (await said()).filter((one) => one === 'abandoned').length
  const [open_, before] = [await left(), await many()]
  assert.ok(open_.length > 0)
  const round = async (hours: number): Promise<void> => {
    portal.at(instantAt(Date.now() + hours * 3_600_000))
    await transact(kernel.db, (tx) => kernel.jobs.enqueue(tx, 'university.abandoned-units', {}))
    await kernel.jobs.settle()
  }
  await round(11)
  assert.deepEqual([(await left()).length, await many()], [open_.length, before])
  for (const hours of [13, 13.5]) await round(hours)
  assert.deepEqual([(await left()).length, await many()], [0, before + open_.length])
  now()
})

test('a package is taken out of its course by who confirms it, and what was reached there stays', async () => {
  await teacher!.goto('/en/university/packages/manage')
  await teacher!.getByRole('link', { name: /Take out of the course/ }).click()
  await teacher!.waitForURL(/\/remove$/)
  assert.match(await teacher!.locator('main').innerText(), /What they reached and their learning records are kept/)
  assert.equal((await learner!.goto(packagePage))!.status(), 200, 'asking takes nothing out')
  await teacher!.getByRole('button', { name: 'Take out of the course' }).click()
  await teacher!.waitForURL(/\/manage$/)
  assert.equal((await learner!.goto(packagePage))!.status(), 404)
  assert.equal((await portal.kernel.db.selectFrom('cmi5_registration').select('id').execute()).length, 2)
})
