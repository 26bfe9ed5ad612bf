/** LTI 1.3 with the other side written by others: a certified OpenID provider as the platform of a university that opens our course, and `@lti-tool/core` as a tool in it. What is forged, stale or somebody else's is refused with words. */
import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it } from 'node:test'
import type { LTISession, LTIStorage } from '@lti-tool/core'
import { createLocalJWKSet, decodeJwt, generateKeyPair, type JSONWebKeySet, jwtVerify, type JWTPayload, SignJWT } from 'jose'
import { openWorld, type World } from '../src/countries/kazakhstan/testing.ts'
import { universityOptions } from '../src/countries/kazakhstan/university/options.ts'
import { ltiRoutes, ltiWork } from '../src/institutions/university/lti/index.ts'
import { type Course, studyOf, type Study, tasksOf } from '../src/institutions/university/study/index.ts'
import type { Doing } from '../src/kernel/cases/index.ts'
import { newId, transact } from '../src/kernel/database/index.ts'
import type { Actor } from '../src/kernel/parties/index.ts'
import type { Submitted } from '../src/law/answers.ts'
import type { Facts } from '../src/law/field.ts'
import { type Instant, instantAt } from '../src/law/time.ts'
import { listen, type RunningServer } from '../src/portal/index.ts'
import { testPortal, testSettings } from '../src/portal/testing.ts'
import { LTITool } from './lti-library.ts'
import { launchClaims, scopes, startPlatform, type TestPlatform } from './lti-platform.ts'

const origin = 'https://ai.example.kz'
const claim = 'https://purl.imsglobal.org/spec/lti/claim'
/** By the clock of the machine, which the tokens of the library have, when these tests begin. */
let began: Instant

let world: World
let [registrar, rector]: Actor[] = []
let study: Study
let course: Course
let keys = 0

before(async () => {
  began = instantAt(Math.floor(Date.now() / 1000) * 1000)
  world = await openWorld({ start: began, environment: { CONNECTORS_MAY_REACH: '127.0.0.1', PUBLIC_URL: origin } })
  ;[registrar, rector] = [await world.officer('university.registrar'), await world.officer('university.rector')]
  study = studyOf(world.kernel, universityOptions.study)
  course = (await study.course('data-and-models'))!
  ltiWork(world.kernel, universityOptions.lti, study)
})
after(() => world.close())

async function act(by: Actor, id: string, outcome: string, sign = true): Promise<void> {
  const { cases } = world.kernel
  const doing: Doing = { type: 'complete', outcome }
  await cases.perform(by, { case: id, key: `lti-${keys += 1}`, doing, ...(sign && { signature: await world.sign(by, await cases.document(id, doing)) }) })
}

/** What the registrar brings and the rector signs. */
async function entered(procedure: string, facts: Facts): Promise<void> {
  const { cases, db } = world.kernel
  await act(rector!, await transact(db, (tx) => cases.openOfItself(tx, registrar!, { procedure, facts, key: `${procedure} ${keys}` })), 'enter')
}

/** What the representative of the university says is to become of an entry. */
async function become(procedure: string, subject: string, answers: Submitted): Promise<void> {
  const { cases } = world.kernel
  const representative = await world.officer('university.representative')
  const draft = await cases.begin(representative, { procedure, subject })
  for (const page of (await cases.draft(representative, draft)).pages) assert.deepEqual(await cases.savePage(representative, draft, page, answers), [])
  const id = await cases.file(representative, { draft })
  await act(registrar!, id, 'propose', false)
  await act(rector!, id, 'enter')
}

const portal = (actor: Actor | null = null) => testPortal({ routes: ltiRoutes(world.kernel, universityOptions.lti, study, universityOptions.study.assessor), session: { actor }, settings: { ...testSettings, origin } })
const worked = async (): Promise<void> => {
  await world.kernel.journal.settle()
  await world.kernel.jobs.settle()
}
const textOf = async (answer: Response): Promise<string> => (await answer.text()).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')

describe('Our course inside the platform of a university', () => {
  let platform: TestPlatform
  let learner: Actor

  before(async () => {
    const { keys: tool } = await (await portal().ask('/lti/jwks.json')).json() as { keys: Parameters<typeof startPlatform>[0]['tool'] }
    platform = await startPlatform({ tool, redirect: `${origin}/lti/launch` })
    const at = platform.issuer
    await entered('university.lti-platform', { name: 'Үлгі университетінің Moodle жүйесі', issuer: at, clientId: 'shanyraq', deployments: '7 8', sites: 'https://moodle.example.kz', authorization: `${at}/auth`, token: `${at}/token`, keys: `${at}/jwks` })
    learner = await world.officer()
  })
  after(() => platform?.close())

  const login = async (): Promise<URL> => {
    const answer = await portal().ask(`/lti/login?${new URLSearchParams({ iss: platform.issuer, client_id: 'shanyraq', lti_deployment_id: '7', login_hint: 'x', lti_message_hint: 'm', target_link_uri: `${origin}/lti/launch` }).toString()}`)
    assert.equal(answer.status, 302)
    return new URL(answer.headers.get('location')!)
  }
  const posted = (fields: Readonly<Record<string, string>>, to = portal()): Promise<Response> =>
    to.ask('/lti/launch', { method: 'POST', body: new URLSearchParams(fields), headers: { origin: platform.issuer, 'sec-fetch-site': 'cross-site', 'accept-language': 'en' } })
  async function launched(who: string, claims = launchClaims(platform.issuer)): Promise<string> {
    platform.claims = claims
    const answer = await posted(await platform.launch((await login()).href, who))
    assert.equal(answer.status, 303, await answer.clone().text())
    return answer.headers.get('location')!
  }
  const codeOf = (place: string): string => place.split('/').at(-1)!
  const rightAnswer = (id: string): string => {
    const task = tasksOf(course).find((one) => one.id === id)!
    return task.kind === 'choice' ? task.options.filter(({ right }) => right).map((one) => one.id).toSorted().join() : task.kind === 'number' ? String(task.answer) : task.kind === 'words' ? task.accepted[0]! : ''
  }
  const sent = (task: string, by = learner) => study.send(by, { course: 'data-and-models', task, number: 1, submission: rightAnswer(task) })
  const share = (done: number): number => Math.floor(done / tasksOf(course).length * 100)

  it('is opened by a signed launch in the frame of the registered platform alone, without a cookie, and goes on in a window of its own', async () => {
    const place = await launched('aigul')
    const answer = await portal().ask(place, { headers: { 'accept-language': 'en' } })
    assert.match(answer.headers.get('content-security-policy')!, /frame-ancestors https:\/\/moodle\.example\.kz;/)
    assert.deepEqual([answer.headers.get('x-frame-options'), answer.headers.get('set-cookie')], [null, null])
    const page = await answer.text()
    assert.match(page, new RegExp(`<a class="button" href="/en/university/arrivals/${codeOf(place)}" rel="noopener">Open in a new window`))
    assert.doesNotMatch(page, /Айгүл/, 'a learner’s name is shown to whoever signs in, not in the frame')
  })

  it('is nobody’s by a launch: a person who is signed in links the account, and only once', async () => {
    const code = codeOf(await launched('aigul'))
    assert.match((await portal().ask(`/en/university/arrivals/${code}`)).headers.get('location')!, /^\/en\/sign-in\?to=/)
    assert.match(await textOf(await portal(learner).ask(`/en/university/arrivals/${code}`)), /The platform calls you Айгүл Үлгі/)
    const linked = await portal(learner).ask(`/en/university/arrivals/${code}`, { form: {} })
    assert.equal(linked.headers.get('location'), '/en/university/courses/data-and-models')
    assert.equal((await portal(learner).ask(`/en/university/arrivals/${code}`, { form: {} })).status, 409, 'a code is used once')
    const again = codeOf(await launched('aigul'))
    assert.equal((await portal(learner).ask(`/en/university/arrivals/${again}`)).headers.get('location'), '/en/university/courses/data-and-models')
    assert.match(await textOf(await portal(await world.officer()).ask(`/en/university/arrivals/${again}`)), /linked to another person/)
  })

  it('is linked once by a person, and to whoever was led there by our own page', async () => {
    const arrival = `/en/university/arrivals/${codeOf(await launched('second'))}`
    const another = await portal(learner).ask(arrival)
    assert.deepEqual([another.status, /Another account of this platform is linked to you/.test(await another.text())], [409, true])
    assert.equal((await portal(learner).ask(arrival, { form: {} })).status, 409)
    const newcomer = portal(await world.officer())
    const led = await newcomer.ask(arrival, { headers: { 'sec-fetch-site': 'cross-site' } })
    assert.deepEqual([led.status, /open the course from your platform again/.test(await led.text())], [403, true])
    assert.equal((await newcomer.ask(arrival, { headers: { 'sec-fetch-site': 'same-origin' } })).status, 200)
  })

  it('takes a subject for somebody beside the registration alone that launched it', async () => {
    const at = platform.issuer
    await entered('university.lti-platform', { name: 'Үлгі университетінің екінші жүйесі', issuer: at, clientId: 'other', deployments: '1', sites: 'https://moodle.example.kz', authorization: `${at}/auth`, token: `${at}/token`, keys: `${at}/jwks` })
    const { searchParams: login } = new URL((await portal().ask(`/lti/login?${new URLSearchParams({ iss: at, client_id: 'other', login_hint: 'x' }).toString()}`)).headers.get('location')!)
    const now = Math.floor(Date.parse(world.kernel.now()) / 1000)
    const token = await platform.forge({ iss: at, aud: 'other', sub: 'aigul', iat: now, exp: now + 300, nonce: login.get('nonce')!, ...launchClaims(at, { [`${claim}/deployment_id`]: '1' }) })
    const place = (await posted({ state: login.get('state')!, id_token: token })).headers.get('location')!
    assert.match(await textOf(await portal(learner).ask(`/en/university/arrivals/${codeOf(place)}`)), /do not link/)
  })

  it('tells the platform what the learner reached, once, and again after it was away', async () => {
    await sent('spread')
    platform.failing = 1
    await worked()
    assert.equal(platform.told.length, 0)
    world.at(instantAt(Date.parse(began) + 60_000))
    await worked()
    const [told] = platform.told
    assert.deepEqual([told!.path, told!.type], ['/columns/1/scores?type_id=2', 'application/vnd.ims.lis.v1.score+json'])
    assert.deepEqual({ ...told!.body, timestamp: '' }, { userId: 'aigul', scoreGiven: share(1), scoreMaximum: 100, timestamp: '', activityProgress: 'InProgress', gradingProgress: 'FullyGraded' })
    await worked()
    await sent('f1')
    await sent('suffixes')
    await worked()
    assert.deepEqual(platform.told.map(({ body }) => body['scoreGiven']), [share(1), share(3)], 'two jobs, one of which finds it told')
    assert.deepEqual((await world.kernel.db.selectFrom('journal_entry').select('body').where('type', '=', 'university.grade-told').execute()).length, 2)
    assert.match(await textOf(await portal(learner).ask('/en/university/linked-platforms')), new RegExp(`Үлгі университетінің Moodle жүйесі.*${share(3)} / 100`))
  })

  it('shows a teacher who learns there, as the platform lists them, and nobody else', async () => {
    const teaching = launchClaims(platform.issuer, { [`${claim}/roles`]: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor'] })
    const place = await launched('teacher', teaching)
    const seen = async (at: string) => textOf(await portal().ask(at, { headers: { 'accept-language': 'en' } }))
    const page = await seen(place)
    assert.match(page, new RegExp(`Айгүл Үлгі ${share(3)} Басқа Үлгі has not opened it`))
    assert.doesNotMatch(page, /Ерлан/)
    assert.doesNotMatch(page, /The list is longer/)
    const again = await seen(place)
    assert.deepEqual([/Айгүл/.test(again), /used already/.test(again)], [false, true], 'whoever has the address later sees nobody')
    platform.endless = true
    assert.match(await seen(await launched('teacher', teaching)), /The list is longer: the first \d+ of it are here/)
    platform.endless = false
  })

  it('lets a teacher choose a task, and sends it back signed for the platform', async () => {
    const settings = { deep_link_return_url: 'https://moodle.example.kz/mod/lti/contentitem_return.php?id=2', accept_types: ['link', 'ltiResourceLink'], accept_presentation_document_targets: ['window'], accept_multiple: true, data: 'as it came' }
    const choosing = {
      ...launchClaims(platform.issuer, { [`${claim}/message_type`]: 'LtiDeepLinkingRequest', 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings': settings }),
      [`${claim}/roles`]: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor'],
    }
    const place = await launched('teacher', choosing)
    assert.match(await (await portal().ask(place)).text(), /value="data-and-models\/spread"/)
    const choose = () => portal().ask('/lti/choice', { method: 'POST', body: new URLSearchParams([['code', codeOf(place)], ['locale', 'en'], ['pick', 'data-and-models'], ['pick', 'data-and-models/spread'], ['pick', 'nothing']]) })
    const back = await choose()
    assert.match(back.headers.get('content-security-policy')!, /form-action 'self' https:\/\/moodle\.example\.kz;.*frame-ancestors https:\/\/moodle\.example\.kz;/)
    const page = await back.text()
    assert.match(page, /action="https:\/\/moodle\.example\.kz\/mod\/lti\/contentitem_return\.php\?id=2"/)
    const published = await (await portal().ask('/lti/jwks.json')).json() as JSONWebKeySet
    const { payload } = await jwtVerify(/name="JWT" value="([^"]+)"/.exec(page)![1]!, createLocalJWKSet(published), { issuer: 'shanyraq', audience: platform.issuer, algorithms: ['RS256'] })
    assert.equal(payload['https://purl.imsglobal.org/spec/lti-dl/claim/data'], 'as it came')
    const items = payload['https://purl.imsglobal.org/spec/lti-dl/claim/content_items'] as readonly { readonly custom: unknown; readonly url: string }[]
    assert.deepEqual(items.map(({ custom, url }) => [custom, url]), [[{ course: 'data-and-models' }, `${origin}/lti/launch`], [{ course: 'data-and-models', task: 'spread' }, `${origin}/lti/launch`]])
    assert.equal((await choose()).status, 409, 'a choice is made once')
  })

  it('makes a column where the platform has none yet, and tells what was done before', async () => {
    const open = launchClaims(platform.issuer, {
      [`${claim}/resource_link`]: { id: 'place-2' }, [`${claim}/custom`]: { course: 'data-and-models', task: 'spread' },
      'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': { scope: [scopes.score, scopes.lineItem], lineitems: `${platform.issuer}/columns` },
    })
    const from = platform.told.length
    const code = codeOf(await launched('aigul', open))
    assert.equal((await portal(learner).ask(`/en/university/arrivals/${code}`)).headers.get('location'), '/en/university/courses/data-and-models/tasks/spread')
    await worked()
    assert.deepEqual(platform.told.slice(from).map(({ path, body }) => [path, body['resourceLinkId'] ?? body['scoreGiven'], body['activityProgress']]), [['/columns', 'place-2', undefined], ['/columns/made-0/scores', 100, 'Completed']])
  })

  it('makes one column for a place, whoever launches there at once, finds it again, and keeps no address that is none', async () => {
    const at = (place: string) => launchClaims(platform.issuer, { [`${claim}/resource_link`]: { id: place }, 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': { scope: [scopes.score, scopes.lineItem], lineitems: `${platform.issuer}/columns` } })
    const made = (place: string): number => platform.told.filter(({ path, body }) => path === '/columns' && body['resourceLinkId'] === place).length
    const kept = async (place: string) => (await world.kernel.db.selectFrom('lti_placement').select('line_item').where('link', '=', place).executeTakeFirstOrThrow()).line_item
    platform.claims = at('place-4')
    const both = [await platform.launch((await login()).href, 'one'), await platform.launch((await login()).href, 'two')]
    assert.deepEqual((await Promise.all(both.map((one) => posted(one)))).map(({ status }) => status), [303, 303])
    assert.equal(made('place-4'), 1)
    const column = await kept('place-4')
    await world.kernel.db.updateTable('lti_placement').set({ line_item: null, column_sought_at: null }).where('link', '=', 'place-4').execute()
    await launched('one', at('place-4'))
    assert.deepEqual([made('place-4'), await kept('place-4')], [1, column], 'it stands on the platform already')
    platform.odd = 'javascript:0'
    await launched('one', at('place-5'))
    delete platform.odd
    assert.deepEqual([made('place-5'), await kept('place-5')], [1, null])
  })

  it('opens what stood at a place before another course and a version without its task came', async () => {
    const newest: Course = { ...course, version: course.version + 1, modules: course.modules.map((module) => ({ ...module, lessons: module.lessons.map((lesson) => ({ ...lesson, tasks: lesson.tasks.filter(({ id }) => id !== 'spread') })) })) }
    const newer: Study = { ...study, courses: async () => [newest, { ...newest, id: 'another' }], course: async (id, version) => (version === undefined ? newest : study.course(id, version)) }
    const served = testPortal({ routes: ltiRoutes(world.kernel, universityOptions.lti, newer, universityOptions.study.assessor), session: { actor: learner }, settings: { ...testSettings, origin } })
    async function opened(who: string, place: string, custom: object): Promise<string | number> {
      platform.claims = launchClaims(platform.issuer, { [`${claim}/resource_link`]: { id: place }, [`${claim}/custom`]: custom })
      const answer = await posted(await platform.launch((await login()).href, who), served)
      return answer.status === 303 ? (await served.ask(`/en/university/arrivals/${codeOf(answer.headers.get('location')!)}`)).headers.get('location')! : answer.status
    }
    const spread = { course: 'data-and-models', task: 'spread' }
    assert.equal(await opened('aigul', 'place-1', {}), '/en/university/courses/data-and-models')
    assert.equal(await opened('aigul', 'place-6', spread), '/en/university/courses/data-and-models/tasks/spread')
    assert.equal(await opened('nobody', 'place-7', spread), 404)
    await worked()
    assert.deepEqual([platform.told.at(-1)!.body['userId'], platform.told.at(-1)!.body['scoreGiven']], ['aigul', 100], 'by the version that they began')
  })

  it('opens a course that is withdrawn to whoever began it, and tells anybody else that it is', async () => {
    const gone: Study = { ...study, courses: async () => [{ ...course, id: 'another' }], course: async () => undefined, lastOffered: async (id) => (id === course.id ? course : undefined) }
    const served = (actor: Actor) => testPortal({ routes: ltiRoutes(world.kernel, universityOptions.lti, gone, universityOptions.study.assessor), session: { actor }, settings: { ...testSettings, origin } })
    async function arrives(who: string, actor: Actor): Promise<Response> {
      platform.claims = launchClaims(platform.issuer)
      const answer = await posted(await platform.launch((await login()).href, who), served(actor))
      assert.equal(answer.status, 303, await answer.clone().text())
      const place = answer.headers.get('location')!
      assert.equal((await served(actor).ask(place)).status, 200)
      return served(actor).ask(`/en/university/arrivals/${codeOf(place)}`)
    }
    assert.equal((await arrives('aigul', learner)).headers.get('location'), '/en/university/courses/data-and-models')
    const other = await arrives('new', await world.officer())
    assert.deepEqual([other.status, /This course is withdrawn/.test(await other.text())], [404, true])
  })

  it('leaves a course as it was when it is linked after its last day, and never tells less than was told', async () => {
    const late = await world.officer()
    const { id } = await study.begin(late, 'data-and-models')
    for (const task of ['spread', 'f1']) await sent(task, late)
    await world.kernel.db.updateTable('course_enrolment').set({ began_at: instantAt(Date.parse(began) - 2 * 86_400_000), due_at: instantAt(Date.parse(began) - 86_400_000) }).where('id', '=', id).execute()
    const from = platform.told.length
    const of = () => platform.told.slice(from).map(({ body }) => [body['userId'], body['scoreGiven']])
    assert.equal((await portal(late).ask(`/en/university/arrivals/${codeOf(await launched('late'))}`, { form: {} })).status, 303)
    await worked()
    assert.equal((await study.enrolment(late.person, 'data-and-models'))!.id, id)
    assert.deepEqual(of(), [['late', share(2)]])
    assert.notEqual((await study.begin(late, 'data-and-models')).id, id)
    await sent('spread', late)
    await worked()
    assert.deepEqual(of(), [['late', share(2)]])
  })

  it('tells a place that has no column of everybody when it has one', async () => {
    const at = (more: object) => launchClaims(platform.issuer, { [`${claim}/resource_link`]: { id: 'place-3' }, 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': { scope: [scopes.score], ...more } })
    await launched('aigul', at({}))
    await worked()
    const from = platform.told.length
    await launched('another', at({ lineitem: `${platform.issuer}/columns/3` }))
    await worked()
    assert.deepEqual(platform.told.slice(from).map(({ path, body }) => [path, body['userId'], body['scoreGiven']]), [['/columns/3/scores', 'aigul', share(3)]])
  })

  it('tells nothing more of a learner who has ended the link, and keeps nothing of them', async () => {
    const from = platform.told.length
    const here = (await world.kernel.registers.standing(universityOptions.lti.platforms))[0]!.number
    assert.equal((await portal(learner).ask('/en/university/linked-platforms', { form: { platform: here, subject: 'aigul' } })).status, 303)
    await sent('ratio-of-shares')
    await worked()
    assert.equal(platform.told.length, from)
    assert.deepEqual(await world.kernel.db.selectFrom('lti_learner').innerJoin('lti_placement', 'lti_placement.id', 'placement').select('subject').where('subject', '=', 'aigul').where('platform', '=', here).execute(), [])
  })

  describe('refuses, in words and with nothing opened,', () => {
    const now = (): number => Math.floor(Date.parse(world.kernel.now()) / 1000)
    /** A launch that is right but for one thing. */
    async function forged(change: JWTPayload, key?: 'other' | 'unknown'): Promise<string> {
      const { searchParams } = await login()
      const token = await platform.forge({ iss: platform.issuer, aud: 'shanyraq', sub: 'aigul', iat: now(), exp: now() + 300, nonce: searchParams.get('nonce')!, ...launchClaims(platform.issuer), ...change }, key)
      const answer = await posted({ state: searchParams.get('state')!, id_token: token })
      assert.ok(answer.status >= 400 && answer.headers.get('location') === null, `${answer.status}`)
      return textOf(answer)
    }
    const cases: readonly (readonly [string, () => Promise<string>, RegExp])[] = [
      ['another audience', () => forged({ aud: 'another' }), /its aud is not the client_id/],
      ['a token for several that names another as its party', () => forged({ aud: ['shanyraq', 'another'], azp: 'another' }), /its aud is not the client_id/],
      ['another issuer', () => forged({ iss: 'https://elsewhere.example' }), /its iss is not that of the register/],
      ['another deployment', () => forged({ [`${claim}/deployment_id`]: '9' }), /This deployment_id is not in the register/],
      ['what has expired', () => forged({ iat: now() - 900, exp: now() - 600 }), /has expired/],
      ['what is of the future', () => forged({ iat: now() + 600, exp: now() + 900 }), /issued in the future/],
      ['another nonce', () => forged({ nonce: 'another' }), /its nonce is another/],
      ['a key that the platform does not publish', () => forged({}, 'unknown'), /signed by a key that the platform’s JWKS does not have/],
      ['the signature of another', () => forged({}, 'other'), /does not fit the key/],
      ['LTI 1.1', () => forged({ [`${claim}/version`]: '1.1' }), /Only LTI 1\.3\.0/],
      ['a message without a place', () => forged({ [`${claim}/resource_link`]: undefined }), /lacks what it needs/],
      ['a course that is not there', () => forged({ [`${claim}/custom`]: { course: 'nothing' } }), /no such course/],
      ['a state that is not ours', async () => textOf(await posted({ state: 'mine', id_token: 'x' })), /did not begin here/],
      ['a platform that is not registered', async () => textOf(await portal().ask('/lti/login?iss=https://elsewhere.example&login_hint=x', { headers: { 'accept-language': 'en' } })), /not in the register/],
    ]
    for (const [what, ask, words] of cases) it(what, async () => assert.match(await ask(), words))

    it('a launch that came before', async () => {
      platform.claims = launchClaims(platform.issuer)
      const fields = await platform.launch((await login()).href, 'aigul')
      assert.equal((await posted(fields)).status, 303)
      assert.match(await textOf(await posted(fields)), /used already/)
    })

    it('everything of a platform that was struck from the register', async () => {
      const started = await login()
      const [entry] = await world.kernel.registers.standing(universityOptions.lti.platforms)
      await become('university.lti-platform-struck', entry!.number, { why: 'Үлгі себеп.' })
      platform.claims = launchClaims(platform.issuer)
      const answer = await posted(await platform.launch(started.href, 'aigul'))
      assert.deepEqual([answer.status, /not in the register/.test(await answer.text())], [403, true])
    })
  })
})

describe('Tools of others inside our courses', () => {
  let server: RunningServer
  let tool: InstanceType<typeof LTITool>
  let toolServer: Server
  let number: string
  let [teacher, learner]: Actor[] = []
  let app: Parameters<typeof listen>[0]
  /** Whether the tool took its key out of its JWKS. */
  let keysTaken = false
  const at = () => (toolServer.address() as AddressInfo).port

  before(async () => {
    ;[teacher, learner] = [await world.officer('university.assessor'), await world.officer()]
    await study.begin(learner!, 'data-and-models')
    const keyPair = await generateKeyPair('RS256', { extractable: true }) as unknown as CryptoKeyPair
    const nonces = new Map<string, Date>()
    const config = (client: string) => ({ iss: origin, clientId: client, deploymentId: '1', authUrl: `${origin}/lti/authorize`, tokenUrl: `${origin}/lti/token`, jwksUrl: `http://127.0.0.1:${server.port}/lti/jwks.json` })
    tool = new LTITool({
      stateSecret: randomBytes(32), keyPair,
      storage: {
        getLaunchConfig: async (iss, client, deployment) => (iss === origin && client === number && deployment === '1' ? config(client) : undefined),
        storeNonce: async (nonce, until) => void nonces.set(nonce, until), validateNonce: async (nonce) => nonces.delete(nonce), addSession: async ({ id }) => id,
      } satisfies LTIStorage,
    })
    toolServer = createServer((request, response) => {
      void tool.getJWKS().then((keys) => (keysTaken ? { keys: [] } : keys)).then((keys) => response.writeHead(request.url === '/jwks' ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(keys)))
    })
    await new Promise<void>((listening) => { toolServer.listen(0, '127.0.0.1', listening) })
    app = portal().app
    server = await listen(app, { port: 0 })
    const here = `http://127.0.0.1:${at()}`
    await entered('university.lti-tool', { name: 'Үлгі зертханасы', login: `${here}/login`, target: `${here}/start`, redirects: `${here}/launch`, keys: `${here}/jwks`, told: 'contact' })
    number = (await world.kernel.registers.standing(universityOptions.lti.tools))[0]!.number
  })
  after(async () => {
    await server?.stop()
    toolServer?.close()
  })

  /** The tool is given what the portal sends to its login, and makes its request as the library does. */
  async function asked(by: Actor, path: string): Promise<URL> {
    const page = await (await portal(by).ask(path)).text()
    const told = /name="told" value="(\w+)"/.exec(page)?.[1]
    assert.ok(told !== undefined, page)
    const begun = await portal(by).ask(path, { form: { told } })
    const to = new URL(/^0; url=(.+)$/.exec(begun.headers.get('refresh') ?? '')![1]!)
    assert.equal(to.origin + to.pathname, `http://127.0.0.1:${at()}/login`)
    const said = to.searchParams
    return new URL(await tool.handleLogin({
      client_id: said.get('client_id')!, iss: said.get('iss')!, launchUrl: `http://127.0.0.1:${at()}/launch`, login_hint: said.get('login_hint')!, target_link_uri: said.get('target_link_uri')!, lti_deployment_id: said.get('lti_deployment_id')!, lti_message_hint: said.get('lti_message_hint')!,
    }))
  }
  const answered = (by: Actor | null, request: URL) => portal(by).ask(request.pathname + request.search, { headers: { 'accept-language': 'en' } })
  const fieldsOf = (page: string): Readonly<Record<string, string>> => Object.fromEntries([...page.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]))
  async function opened(by: Actor, path: string): Promise<LTISession> {
    const answer = await answered(by, await asked(by, path))
    assert.equal(answer.status, 200)
    assert.match(answer.headers.get('content-security-policy')!, new RegExp(`form-action 'self' http://127\\.0\\.0\\.1:${at()};.*frame-ancestors 'none'`))
    const { id_token: token, state } = fieldsOf(await answer.text())
    return tool.createSession(await tool.verifyLaunch(token!, state!))
  }
  /** The library asks the addresses that it was told; they are this portal's, which listens elsewhere here. */
  const served = async <T>(what: () => Promise<T>): Promise<T> => {
    const { fetch: outside } = globalThis
    globalThis.fetch = (input, init) => outside(String(input instanceof Request ? input.url : input).replace(origin, `http://127.0.0.1:${server.port}`), init)
    try {
      return await what()
    } finally {
      globalThis.fetch = outside
    }
  }
  /** What a tool is given for its own assertion: the answer of the address of tokens. */
  const asserted = (change: JWTPayload = {}, { key = ownKey(), scope = scopes.score, by = number, through = portal() } = {}): Promise<Response> => {
    const now = Math.floor(Date.parse(world.kernel.now()) / 1000)
    return new SignJWT({ iss: by, sub: by, aud: `${origin}/lti/token`, iat: now, exp: now + 300, jti: randomUUID(), ...change }).setProtectedHeader({ alg: 'RS256', kid: 'main' }).sign(key).then((assertion) => through.ask('/lti/token', {
      method: 'POST', headers: { 'accept-language': 'en' }, body: new URLSearchParams({ grant_type: 'client_credentials', client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer', client_assertion: assertion, scope }),
    }))
  }
  const ownKey = (): CryptoKey => (tool as unknown as { config: { keyPair: CryptoKeyPair } }).config.keyPair.privateKey
  /** Asks a service as a tool does that has only such a token. */
  async function asTool(path: string, scope: string, { by = number, ...init }: RequestInit & { readonly by?: string } = {}): Promise<Response> {
    const { access_token: token } = await (await asserted({}, { scope, by })).json() as { access_token: string }
    return portal().ask(`/lti/contexts/data-and-models/${path}`, { ...init, headers: { authorization: `Bearer ${token}`, 'accept-language': 'en' } })
  }
  const linkOf = async (): Promise<string> => (await world.kernel.db.selectFrom('lti_tool_link').select('id').executeTakeFirstOrThrow()).id
  let session: LTISession

  it('lets a teacher choose in the tool, and puts what it signed into the course, once', async () => {
    const choosing = await opened(teacher!, `/en/university/tools/manage/data-and-models/${number}`)
    assert.ok(choosing.isDeepLinkingAvailable && choosing.isInstructor)
    const html = await tool.createDeepLinkingResponse(choosing, [{ type: 'ltiResourceLink', title: 'Үлгі тәжірибе', url: `http://127.0.0.1:${at()}/lab/1`, custom: { lab: '1' }, lineItem: { label: 'Үлгі тәжірибе', scoreMaximum: 20 } }])
    assert.match(html, /https:\/\/ai\.example\.kz\/lti\/chosen/)
    const back = () => portal().ask('/lti/chosen', { method: 'POST', body: new URLSearchParams({ JWT: /name="JWT"[^>]*value="([^"]+)"/.exec(html)![1]! }), headers: { 'sec-fetch-site': 'cross-site', 'accept-language': 'en' } })
    assert.equal((await back()).headers.get('location'), '/en/university/tools/manage')
    assert.match(await textOf(await back()), /was used already/)
    assert.match(await textOf(await portal(teacher).ask('/en/university/tools/manage')), /Үлгі тәжірибе Үлгі зертханасы/)
  })

  it('opens for a learner of the course by a message that the library finds right, under a subject that is for this tool alone', async () => {
    const link = await linkOf()
    session = await opened(learner!, `/en/university/tools/${link}/open`)
    assert.ok(session.isStudent && session.isAssignmentAndGradesAvailable && session.isNameAndRolesAvailable)
    assert.deepEqual([session.context.id, session.resourceLink?.id, session.launch.target], ['data-and-models', link, `http://127.0.0.1:${at()}/lab/1`])
    assert.notEqual(session.user.id, learner!.person)
    const outsider = await world.officer()
    assert.equal((await portal(outsider).ask(`/en/university/tools/${link}/open`)).status, 409, 'whoever has not begun the course has nothing to open')
    assert.match(await textOf(await portal(learner).ask('/en/university/tools')), /Үлгі тәжірибе .* your name and your e-mail address/)
  })

  it('tells a tool nothing by a link that somebody is sent, and no more than their page said when they opened it', async () => {
    const link = `/en/university/tools/${await linkOf()}/open`
    assert.equal((await portal(learner).ask(link)).headers.get('location'), null, 'a followed link asks first')
    const begun = await portal(learner).ask(link, { form: { told: 'nothing' } })
    const to = new URL(begun.headers.get('refresh')!.replace('0; url=', '')).searchParams
    const request = new URL(await tool.handleLogin({ client_id: number, iss: origin, launchUrl: `http://127.0.0.1:${at()}/launch`, login_hint: to.get('login_hint')!, target_link_uri: to.get('target_link_uri')!, lti_deployment_id: '1', lti_message_hint: to.get('lti_message_hint')! }))
    const claims = decodeJwt(fieldsOf(await (await answered(learner!, request)).text())['id_token']!)
    assert.deepEqual([claims['name'], claims['email']], [undefined, undefined])
    const members = async () => (await (await asTool('members', scopes.members)).json() as { members: readonly { user_id: string; name?: string }[] }).members.find((one) => one.user_id === session.user.id)!.name
    assert.equal(await members(), undefined, 'what the entry lets it be told since is not told of those who read less')
    session = await opened(learner!, link)
    assert.equal(await members(), learner!.name)
  })

  it('gives a list in pages, each with the address of the next', async () => {
    const page = async (path: string): Promise<readonly [readonly string[], string | undefined]> => {
      const answer = await asTool(path, scopes.members)
      return [(await answer.json() as { members: readonly { user_id: string }[] }).members.map(({ user_id: id }) => id), /^<https:\/\/ai\.example\.kz\/lti\/contexts\/data-and-models\/(.+)>; rel="next"$/.exec(answer.headers.get('link') ?? '')?.[1]]
    }
    const [[first], next] = await page('members?limit=1')
    const [[second], end] = await page(next!)
    assert.deepEqual([[first, second].toSorted(), end], [(await page('members'))[0].toSorted(), undefined])
  })

  it('takes what the tool says of the learner, beside its name, and gives it back', async () => {
    const told = { userId: session.user.id, scoreGiven: 15, scoreMaximum: 20, timestamp: world.kernel.now(), activityProgress: 'Completed', gradingProgress: 'FullyGraded' } as const
    await served(async () => {
      await tool.submitScore(session, told)
      await tool.submitScore(session, told)
      assert.deepEqual((await tool.getScores(session)).map(({ userId, resultScore, resultMaximum }) => [userId, resultScore, resultMaximum]), [[session.user.id, 15, 20]])
      await assert.rejects(tool.submitScore(session, { ...told, scoreGiven: 20 }), 'another score of the same moment')
      await assert.rejects(tool.submitScore(session, { ...told, timestamp: new Date(Date.parse(began) - 60_000).toISOString() }), 'an older score')
      await assert.rejects(tool.submitScore(session, { ...told, userId: 'nobody', timestamp: new Date(Date.parse(world.kernel.now()) + 1000).toISOString() }), 'somebody who never opened the tool')
      assert.deepEqual((await tool.getMembers(session)).map(({ userId, name }) => [userId, name]).find(([id]) => id === session.user.id), [session.user.id, learner!.name])
      const [column, ...others] = await tool.listLineItems(session)
      assert.deepEqual([column!.label, column!.scoreMaximum, others.length], ['Үлгі тәжірибе', 20, 0])
      await tool.createLineItem(session, { label: 'Екінші', scoreMaximum: 5 })
      assert.equal((await tool.listLineItems(session)).length, 2)
      await tool.updateLineItem(session, { label: 'Тәжірибе', scoreMaximum: 20 })
      assert.equal((await tool.getLineItem(session)).label, 'Тәжірибе')
    })
    assert.equal((await world.kernel.db.selectFrom('journal_entry').select('id').where('type', '=', 'university.tool-score').execute()).length, 1)
    for (const [who, page] of [[learner, '/en/university/tools'], [teacher, '/en/university/tools/manage']] as const) assert.match(await textOf(await portal(who!).ask(page)), new RegExp(`Тәжірибе 15 / 20 Үлгі зертханасы ${number}`))
  })

  it('writes into the journal what a tool changes of its columns, and what it takes away', async () => {
    const body = JSON.stringify({ label: 'Үшінші', scoreMaximum: 5 })
    const { id } = await (await asTool('lineitems', scopes.lineItem, { method: 'POST', body })).json() as { id: string }
    const one = `lineitems/${id.split('/').at(-1)!}`
    assert.equal((await asTool(one, scopes.lineItem, { method: 'PUT', body })).status, 200)
    assert.equal((await asTool(one, scopes.lineItem, { method: 'DELETE' })).status, 204)
    assert.equal((await asTool(one, scopes.lineItem, { method: 'DELETE' })).status, 404)
    const types = await world.kernel.db.selectFrom('journal_entry').select('type').where('subject', '=', `lti-column:${id.split('/').at(-1)!}`).orderBy('id').execute()
    assert.deepEqual(types.map(({ type }) => type), ['university.tool-column', 'university.tool-column-changed', 'university.tool-column-removed'])
  })

  it('gives a second tool its own columns and people alone, and of them nothing where its entry says so', async () => {
    const here = `http://127.0.0.1:${at()}`
    await entered('university.lti-tool', { name: 'Екінші құрал', login: `${here}/login`, target: `${here}/start`, redirects: `${here}/launch`, keys: `${here}/jwks`, told: 'nothing' })
    const by = (await world.kernel.registers.standing(universityOptions.lti.tools)).find((one) => one.number !== number)!.number
    const link = newId()
    await world.kernel.db.insertInto('lti_tool_link').values({ id: link, tool: by, course: 'data-and-models', title: 'Екінші', url: `${here}/start`, custom: '{}', added_at: world.kernel.now(), removed_at: null }).execute()
    const [column] = await (await asTool('lineitems', scopes.lineItem)).json() as readonly { id: string }[]
    assert.deepEqual(await (await asTool('lineitems', scopes.lineItem, { by })).json(), [])
    assert.equal((await asTool(`lineitems/${column!.id.split('/').at(-1)!}`, scopes.lineItem, { by })).status, 404)
    const going = new URL((await portal(learner).ask(`/en/university/tools/${link}/open`)).headers.get('location')!).searchParams
    const asks = new URLSearchParams({ client_id: by, redirect_uri: `${here}/launch`, login_hint: going.get('login_hint')!, nonce: 'n', state: 's', scope: 'openid', response_type: 'id_token', response_mode: 'form_post' })
    const claims = decodeJwt(fieldsOf(await (await portal(learner).ask(`/lti/authorize?${asks.toString()}`)).text())['id_token']!)
    assert.deepEqual([claims['name'], claims['email'], claims.sub === session.user.id], [undefined, undefined, false])
    const { members } = await (await asTool('members', scopes.members, { by })).json() as { members: readonly object[] }
    assert.deepEqual(members, [{ status: 'Active', user_id: claims.sub, roles: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Learner'] }])
  })

  describe('refuses, in words and with nothing sent,', () => {
    const right = async (): Promise<URL> => asked(learner!, `/en/university/tools/${await linkOf()}/open`)
    const changed = async (name: string, value: string): Promise<URL> => {
      const url = await right()
      url.searchParams.set(name, value)
      return url
    }
    const cases: readonly (readonly [string, () => Promise<Response>, RegExp])[] = [
      ['a hint that was used', async () => { const url = await right(); await answered(learner!, url); return answered(learner!, url) }, /used already/],
      ['the hint of somebody else', async () => answered(teacher!, await right()), /Somebody else opened the tool/],
      ['a browser without a session', async () => answered(null, await right()), /Sign in to the portal/],
      ['an address that the register does not have', async () => answered(learner!, await changed('redirect_uri', 'https://elsewhere.example/launch')), /redirect_uri is none of those/],
      ['a tool that is not registered', async () => answered(learner!, await changed('client_id', 'nobody')), /not in the register/],
      ['a request for a code', async () => answered(learner!, await changed('response_type', 'code')), /request of the tool is wrong/],
      ['a request without a nonce', async () => answered(learner!, await changed('nonce', '')), /request of the tool is wrong/],
    ]
    for (const [what, ask, words] of cases) {
      it(what, async () => {
        const answer = await ask()
        const text = await answer.text()
        assert.match(text, words)
        assert.doesNotMatch(text, /name="id_token"/)
      })
    }

    it('a token whose scope is too small', async () => {
      const column = { method: 'POST', body: JSON.stringify({ label: 'Төртінші', scoreMaximum: 5 }) }
      for (const answer of [await asTool('lineitems', scopes.score), await asTool('lineitems', `${scopes.lineItem}.readonly`, column), await asTool('members', scopes.lineItem)]) assert.equal(answer.status, 403)
    })

    it('a key that was taken out of the JWKS, ten minutes after it was last read', async ({ mock }) => {
      const through = portal()
      assert.equal((await asserted({}, { through })).status, 200)
      keysTaken = true
      assert.equal((await asserted({}, { through })).status, 200, 'within them it still holds')
      const real = performance.now.bind(performance)
      mock.method(performance, 'now', () => real() + 600_000)
      assert.equal((await asserted({}, { through })).status, 401)
      keysTaken = false
    })

    it('an assertion that came before, of another audience, expired or by another key', async () => {
      const now = Math.floor(Date.parse(world.kernel.now()) / 1000)
      const give = async (change: JWTPayload, key?: CryptoKey): Promise<readonly [number, string]> => {
        const answer = await asserted({ jti: 'one', ...change }, key && { key })
        return [answer.status, String((await answer.json() as { error_description?: string }).error_description ?? '')]
      }
      assert.deepEqual(await give({}), [200, ''])
      const refused: readonly (readonly [JWTPayload, RegExp, CryptoKey?])[] = [
        [{}, /used already/], [{ jti: 'two', aud: 'https://elsewhere.example' }, /aud/], [{ jti: 'three', iat: now - 900, exp: now - 600 }, /expired/], [{ jti: 'four', exp: now + 90_000 }, /within an hour/],
        [{ jti: 'five' }, /does not fit the key/, (await generateKeyPair('RS256')).privateKey as CryptoKey],
      ]
      for (const [change, words, key] of refused) {
        const [status, text] = await give(change, key)
        assert.equal(status, 401)
        assert.match(text, words)
      }
      const other = await portal().ask('/lti/contexts/data-and-models/lineitems', { headers: { authorization: 'Bearer nothing' } })
      assert.deepEqual([other.status, other.headers.get('www-authenticate')], [401, 'Bearer realm="LTI"'])
    })
  })
})
