/** LTI 1.3 with the other side written by others: a certified OpenID provider as the platform of a university that opens our course. What is forged, stale or somebody else's is refused with words. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify, type JWTPayload } from 'jose'
import { openWorld, type World } from '../src/countries/kazakhstan/testing.ts'
import { universityOptions } from '../src/countries/kazakhstan/university/options.ts'
import { ltiRoutes, ltiWork } from '../src/institutions/university/lti/index.ts'
import { type Course, studyOf, type Study, tasksOf } from '../src/institutions/university/study/index.ts'
import type { Doing } from '../src/kernel/cases/index.ts'
import { transact } from '../src/kernel/index.ts'
import type { Actor } from '../src/kernel/parties/index.ts'
import type { Submitted } from '../src/law/answers.ts'
import type { Facts } from '../src/law/field.ts'
import { instantAt } from '../src/law/time.ts'
import { testPortal, testSettings } from '../src/portal/testing.ts'
import { launchClaims, scopes, startPlatform, type TestPlatform } from './lti-platform.ts'

const origin = 'https://ai.example.kz'
const claim = 'https://purl.imsglobal.org/spec/lti/claim'
const began = instantAt(Math.floor(Date.now() / 1000) * 1000)

let world: World
let [registrar, rector]: Actor[] = []
let study: Study
let course: Course
let keys = 0

before(async () => {
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
  await act(rector!, await transact(db, (tx) => cases.openOfItself(tx, registrar!, { procedure, facts, key: procedure })), 'enter')
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

const portal = (actor: Actor | null = null) => testPortal({ routes: ltiRoutes(world.kernel, universityOptions.lti, study), session: { actor }, settings: { ...testSettings, origin } })
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
  const posted = (fields: Readonly<Record<string, string>>): Promise<Response> =>
    portal().ask('/lti/launch', { method: 'POST', body: new URLSearchParams(fields), headers: { origin: platform.issuer, 'sec-fetch-site': 'cross-site', 'accept-language': 'en' } })
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
  const sent = (task: string) => study.send(learner, { course: 'data-and-models', task, number: 1, submission: rightAnswer(task) })
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
    const page = await textOf(await portal().ask(await launched('teacher', teaching), { headers: { 'accept-language': 'en' } }))
    assert.match(page, new RegExp(`Айгүл Үлгі ${share(3)} Басқа Үлгі has not opened it`))
    assert.doesNotMatch(page, /Ерлан/)
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
    const code = codeOf(await launched('second', open))
    assert.equal((await portal(learner).ask(`/en/university/arrivals/${code}`, { form: {} })).headers.get('location'), '/en/university/courses/data-and-models/tasks/spread')
    await worked()
    assert.deepEqual(platform.told.slice(from).map(({ path, body }) => [path, body['resourceLinkId'] ?? body['scoreGiven'], body['activityProgress']]), [['/columns', 'place-2', undefined], ['/columns/made/scores', 100, 'Completed']])
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
