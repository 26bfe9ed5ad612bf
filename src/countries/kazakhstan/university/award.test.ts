/** Specifies the award of a badge of a skill: two people, a credential that a stranger checks, a record of all, and what its revocation does. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Doing } from '../../../kernel/cases/index.ts'
import { transact } from '../../../kernel/database/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { hashOfText } from '../../../law/canonical.ts'
import type { Submitted } from '../../../law/answers.ts'
import { endOfDay, instantAt } from '../../../law/time.ts'
import { testPortal, testSettings } from '../../../portal/testing.ts'
import { badgeRoutes } from '../../../institutions/university/badges/index.ts'
import { verifyBadge } from '../../../institutions/university/badges/verify.ts'
import { recordsRoutes } from '../../../institutions/university/records/index.ts'
import { skillsRoutes } from '../../../institutions/university/skills/index.ts'
import { isCode, lessonsOf, sealed, type Task, tasksOf, testsOf } from '../../../institutions/university/study/course.ts'
import { forgetLearners, studyRoutes, workOnAttempts } from '../../../institutions/university/study/index.ts'
import { judgingJob } from '../../../institutions/university/study/queue.ts'
import { pythonHere } from '../../../institutions/university/study/run/python.ts'
import { openWorld, type World } from '../testing.ts'
import { universityOptions } from './options.ts'

const tests = 'a'.repeat(64)
const python = await pythonHere()

describe('A badge of a skill', () => {
  let world: World
  let learner: Actor
  let assessor: Actor
  let registrar: Actor
  let keys = 0
  const key = (): string => `award-${keys += 1}`
  before(async () => {
    world = await openWorld({ environment: { CONNECTORS_MAY_REACH: '127.0.0.1' } })
    ;[learner, assessor, registrar] = [await world.officer(), await world.officer('university.assessor'), await world.officer('university.registrar')]
    workOnAttempts(world.kernel, universityOptions.study, universityOptions.records)
    await world.kernel.jobs.start({ only: [judgingJob] })
  })
  after(() => world.close())

  async function filed(by: Actor, answers: Submitted): Promise<string> {
    const { cases } = world.kernel
    const draft = await cases.begin(by, { procedure: 'university.award' })
    for (const page of (await cases.draft(by, draft)).procedure.form) assert.deepEqual(await cases.savePage(by, draft, page, answers), [])
    return cases.file(by, { draft, signature: await world.sign(by, cases.draftDocument(await cases.draft(by, draft))) })
  }
  async function act(by: Actor, id: string, outcome: string, { sign, findings }: { readonly sign?: true; readonly findings?: Submitted } = {}): Promise<void> {
    const { cases } = world.kernel
    const doing: Doing = { type: 'complete', outcome, reasons: 'Қаралды.', ...(findings && { findings }) }
    await cases.perform(by, { case: id, key: key(), doing, ...(sign && { signature: await world.sign(by, await cases.document(id, doing)) }) })
  }
  async function awarded(score = '85'): Promise<{ readonly id: string; readonly decision: string }> {
    const id = await filed(learner, { skill: 'L2', task: 'Қазақ токенизаторы' })
    await act(assessor, id, 'propose', { findings: { score, tests } })
    await act(registrar, id, 'award', { sign: true })
    return { id, decision: (await world.kernel.cases.view(learner, id)).state.decisions.at(-1)!.id }
  }
  const portal = (actor: Actor | null = null) => testPortal({
    routes: [...badgeRoutes(world.kernel, universityOptions.skills, universityOptions.awards), ...skillsRoutes(world.kernel, universityOptions.skills), ...studyRoutes(world.kernel, universityOptions.study, universityOptions), ...recordsRoutes(world.kernel, universityOptions.records)], session: { actor }, settings: { ...testSettings, origin: 'http://localhost:3000' },
  })
  /** A stranger asks only what the portal publishes. */
  const check = (text: string) => verifyBadge(new TextEncoder().encode(text), {
    now: world.kernel.now(), ask: async (url) => {
      const answer = await portal().ask(new URL(url).pathname)
      return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined
    },
  })

  it('is a credential that a stranger finds valid with nothing left open, and points to the skill in CASE', async () => {
    const { decision } = await awarded()
    const text = await (await portal().ask(`/badges/${decision}/credential.json`)).text()
    const { verdict, findings } = await check(text)
    assert.deepEqual([verdict, findings], ['valid', []])
    const badge = JSON.parse(text)
    assert.doesNotMatch(text, new RegExp(learner.name), 'the name of the learner is in no badge')
    const [{ targetUrl }] = badge.credentialSubject.achievement.alignment
    const item = await (await portal().ask(new URL(targetUrl).pathname)).json() as { readonly humanCodingScheme: string; readonly CFDocumentURI: { readonly uri: string } }
    assert.equal(item.humanCodingScheme, 'L2')
    assert.equal((await portal().ask(new URL(item.CFDocumentURI.uri).pathname)).status, 200)
    assert.match(badge.evidence[0].narrative, new RegExp(`85 of 100\\. SHA-256 of the tests: ${tests}`))
    const { decisions } = world.kernel
    const kernel = { ...world.kernel, decisions: Object.assign(Object.create(decisions) as typeof decisions, { async find(key: string) {
      const found = await decisions.find(key)
      return found && { ...found, record: { ...found.record, procedure: 'akimat.badge' } }
    } }) }
    const elsewhere = testPortal({ routes: badgeRoutes(kernel, universityOptions.skills, universityOptions.awards), session: { actor: null } })
    assert.equal((await elsewhere.ask(`/badges/${decision}/credential.json`)).status, 404, 'a decision of another procedure with the type of a badge is none')
    assert.equal((await check(text.replace('85 of 100', '99 of 100'))).verdict, 'invalid')
    const { wallets } = world.kernel
    await wallets.offer((await decisions.find(decision))!)
    const { code = '', digits = '' } = (await wallets.offerOf((await decisions.find(decision))!))!
    const inWallet = JSON.stringify(await wallets.give((await wallets.token(code, digits)).token, async () => ({ configuration: 'SkillBadge' })))
    assert.equal(inWallet, text, 'a wallet is given the very bytes that are signed')
    const leadsToWallet = async (who?: typeof learner) => (await (await portal(who).ask(`/en/badges/${decision}`)).text()).includes(`/en/decisions/${(await decisions.find(decision))!.record.number}/wallet"`)
    assert.deepEqual([await leadsToWallet(learner), await leadsToWallet(assessor), await leadsToWallet()], [true, false, false], 'its page leads whom it is of to their wallet')
    assert.equal((await check(await (await portal().ask(`/badges/${decision}/badge.svg`)).text())).verdict, 'valid')
    const exported = await portal().ask(`/badges/${decision}/european.jsonld`)
    assert.equal(exported.headers.get('content-type'), 'application/ld+json')
    const european = await exported.text()
    assert.doesNotMatch(european, new RegExp(learner.name), 'nor in the file of the European Learning Model')
    const ends = endOfDay((await decisions.find(decision))!.record.validUntil!, world.kernel.country.calendar.zone)
    assert.deepEqual([JSON.parse(text).validUntil, JSON.parse(european).expirationDate], [ends, ends.replace('.999Z', 'Z')], 'they end with the last day of the decision, here')
  })

  it('is in the learner’s record, which is valid as a whole, and in nobody else’s', async () => {
    const record = await (await portal(learner).ask('/university/my-badges/record.json')).text()
    assert.deepEqual(await check(record).then(({ verdict, kind, findings }) => [verdict, kind, findings]), ['valid', 'record', []])
    assert.equal((await portal(assessor).ask('/university/my-badges/record.json')).status, 404)
  })

  it('is signed by somebody else than who assessed, and is not signed below the pass mark', async () => {
    const id = await filed(learner, { skill: 'M1', task: 'Шағын модель' })
    await act(assessor, id, 'propose', { findings: { score: '59', tests } })
    await assert.rejects(act(registrar, id, 'award', { sign: true }))
    await act(registrar, id, 'return', { sign: true })
    const both = { ...assessor, roles: ['university.assessor', 'university.registrar'] }
    await act(both, id, 'propose', { findings: { score: '60', tests } })
    await assert.rejects(act(both, id, 'award', { sign: true }))
  })

  it('leads nobody into the network of the operator, not even where connectors may go', async () => {
    await assert.rejects(world.kernel.ask('https://127.0.0.1:9/did.json'), /public internet/)
  })

  it('that is revoked by decision is invalid from then on, and leaves the record', async () => {
    const { decision } = await awarded('70')
    const { cases, db } = world.kernel
    const text = await (await portal().ask(`/badges/${decision}/credential.json`)).text()
    const id = await transact(db, (tx) => cases.openByOffice(tx, assessor, { procedure: 'university.badge-revocation', about: decision, facts: { why: 'Жұмыс көшірілген.' }, reasons: 'Негіз бар.', key: key() }))
    await act(learner, id, 'silent')
    await act(assessor, id, 'propose')
    await act(registrar, id, 'revoke', { sign: true })
    assert.match((await check(text)).findings.map(({ says: { en } }) => en).join(' '), /has revoked it/)
    assert.equal((await portal().ask(`/badges/${decision}/european.jsonld`)).status, 404, 'what cannot say that it is revoked is not given out')
    const page = await (await portal().ask(`/kk/badges/${decision}`)).text()
    assert.match(page, /Кері қайтарып алынған/)
    const record = await (await portal(learner).ask('/university/my-badges/record.json')).text()
    assert.doesNotMatch(record, new RegExp(decision))
    assert.equal((await portal().ask('/kk/badges/01900000-0000-7000-8000-000000000001')).status, 404)
  })

  it('that was revoked wrongly is issued anew when the appeal is won, and stands in the record again', async () => {
    const { decision, id: case_ } = await awarded('71')
    const { cases, db, decisions } = world.kernel
    const revocation = await transact(db, (tx) => cases.openByOffice(tx, assessor, { procedure: 'university.badge-revocation', about: decision, facts: { why: 'Жұмыс көшірілген.' }, reasons: 'Негіз бар.', key: key() }))
    await act(learner, revocation, 'silent')
    await act(assessor, revocation, 'propose')
    await act(registrar, revocation, 'revoke', { sign: true })
    const revoked = (await cases.view(learner, revocation)).state.decisions.at(-1)!.id
    const draft = await cases.begin(learner, { procedure: 'university.badge-appeal', about: revoked })
    for (const page of (await cases.draft(learner, draft)).procedure.form) await cases.savePage(learner, draft, page, { objections: 'Жұмыс өзімдікі.' })
    const appeal = await cases.file(learner, { draft, signature: await world.sign(learner, cases.draftDocument(await cases.draft(learner, draft))) })
    await act(await world.officer('university.appeals'), appeal, 'proposeAnnul')
    await act(await world.officer('university.appeals'), appeal, 'annul', { sign: true })
    const again = (await cases.view(learner, case_)).state.decisions.at(-1)!.id
    assert.deepEqual([(await decisions.find(decision))!.status.status, (await decisions.find(again))!.status.status], ['revoked', 'in force'])
    const text = await (await portal().ask(`/badges/${again}/credential.json`)).text()
    assert.equal((await check(text)).findings.length, 0)
    const record = await (await portal(learner).ask('/university/my-badges/record.json')).text()
    assert.match(record, new RegExp(again))
    assert.doesNotMatch(record, new RegExp(decision))
  })

  const [course] = universityOptions.study.courses()
  const rightAnswer = (task: Task): string => (task.kind === 'choice' ? task.options.filter(({ right }) => right).map(({ id }) => id).join() : task.kind === 'number' ? String(task.answer) : task.kind === 'words' ? task.accepted[0]! : isCode(task) ? task.solution : '{}')
  /** Sends an answer as the form does; answers where it leads and what the page says. */
  async function sent(actor: Actor, task: string, number: number, answer: string) {
    const { ask, lines } = portal(actor)
    const body = new URLSearchParams([['csrf', 'token-of-this-session'], ['number', String(number)], ...(/^[a-h](,[a-h])*$/.test(answer) ? answer.split(',') : [answer]).map((one) => ['answer', one])])
    const answered = await ask(`/kk/university/courses/${course!.id}/tasks/${task}`, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } })
    const to = answered.headers.get('location')
    assert.notEqual(answered.status, 500, lines.join('\n'))
    return { status: answered.status, to, page: await (to === null ? answered : await ask(to)).text() }
  }

  it('begins with a course whose every lesson is read by anybody in three languages, on a phone and without a script', async () => {
    const { ask } = portal()
    for (const { id } of lessonsOf(course!)) {
      for (const language of ['kk', 'ru', 'en']) {
        const answer = await ask(`/${language}/university/courses/${course!.id}/lessons/${id}`)
        const text = await answer.text()
        assert.equal(answer.status, 200)
        assert.equal(text.split('<h1').length, 2, `${id} in ${language} has one heading of the first rank`)
        assert.ok(Buffer.byteLength(text) < 35_000, `${id} in ${language} has ${Buffer.byteLength(text)} bytes`)
      }
    }
    const file = await (await ask(`/university/courses/${course!.id}/offline.html?lang=ru`)).text()
    assert.ok(lessonsOf(course!).every(({ id, title }) => file.includes(`id="${id}"`) && file.includes(title.ru)), 'the file has every lesson')
    assert.ok(file.includes('describe([20, 22, 24, 26, 28])') && !file.includes('sorted(') && !/<script|<link|<img|src=|href="\//.test(file), 'the file shows no solution and asks for nothing from a network')
    const page = await (await ask(`/kk/university/courses/${course!.id}/tasks/describe`)).text()
    const task = tasksOf(course!).find(({ id }) => id === 'describe')
    assert.ok(task?.kind === 'python' && page.includes('describe([20, 22, 24, 26, 28])') && !page.includes('1000') && !page.includes('sorted('), 'neither a hidden test nor the solution is on the page')
  })

  it('follows from a course that is completed: each answer counts once, the records tell of it, and the badge names score and tests', { skip: python === undefined && 'no Python is confined here' }, async () => {
    const newcomer = await world.officer()
    const { ask } = portal(newcomer)
    assert.equal((await sent(newcomer, 'spread', 1, '2,83')).status, 409, 'nothing is taken before the course is begun')
    for (let times = 0; times < 2; times += 1) assert.equal((await ask(`/kk/university/courses/${course!.id}/begin`, { form: {} })).status, 303)
    const wrong = await sent(newcomer, 'spread', 1, '3')
    assert.match(wrong.page, /Тапсырма әлі орындалмады/)
    assert.equal((await sent(newcomer, 'spread', 1, '3')).to, wrong.to, 'the same sent again is answered with what was found')
    const other = await sent(newcomer, 'spread', 1, '2,83')
    assert.deepEqual([other.status, /басқа беттен немесе құрылғыдан/.test(other.page), other.page.includes('value="2,83"')], [409, true, true], 'another device is told so, and loses nothing')
    assert.equal((await ask(`/kk/university/courses/${course!.id}/apply`, { form: { module: 'statistics' } })).status, 409)

    const tasks = tasksOf(course!)
    assert.ok(course!.modules.length >= 6 && tasks.length >= 10 && tasks.filter(isCode).length >= 7)
    for (const task of tasks) {
      const { page } = await sent(newcomer, task.id, task.id === 'spread' ? 2 : 1, rightAnswer(task))
      assert.match(page, /Тапсырма орындалды/, `${task.id}: ${page.slice(page.indexOf('<h1'), page.indexOf('<h1') + 3000)}`)
    }
    // Neither the journal nor a page tells by a hash what could be found by trying: a key has few values, and an answer too.
    const guessed = tasks.filter((task) => !isCode(task)).flatMap((task) => [task.testsHash, hashOfText(rightAnswer(task))])
    const entries = await world.kernel.db.selectFrom('journal_entry').select(['body', 'personal', 'commitment']).where('type', '=', 'university.attempt').execute()
    const open = JSON.stringify(entries.map(({ body }) => body)) + wrong.page
    assert.deepEqual([guessed.length >= 16, guessed.filter((hash) => open.includes(hash))], [true, []])
    const kept = await world.kernel.db.selectFrom('course_attempt').select(['submission_sha256', 'verdict_sha256']).execute()
    assert.deepEqual(kept.flatMap((one) => [one.submission_sha256, one.verdict_sha256]).filter((hash) => JSON.stringify(entries.map(({ body }) => body)).includes(hash)), [], 'nor how a judged answer did')
    assert.ok(entries.every(({ personal, commitment }) => commitment !== null && Object.keys(personal ?? {}).toSorted().join() === 'submission,verdict'), 'they stand behind the salted commitment')

    const home = await (await ask('/kk/university/my-courses')).text()
    assert.match(home, /Курс аяқталды/)
    const records = await (await ask('/kk/university/my-records')).text()
    assert.ok(records.includes('орындай алмады') && records.includes('аяқтады') && records.includes('Стандартты ауытқу'))

    const applied = await ask(`/kk/university/courses/${course!.id}/apply`, { form: { module: 'tokens' } })
    const draft = /\/drafts\/([0-9a-f-]{36})/.exec(applied.headers.get('location') ?? '')?.[1]
    const { cases } = world.kernel
    const id = await cases.file(newcomer, { draft: draft!, signature: await world.sign(newcomer, cases.draftDocument(await cases.draft(newcomer, draft!))) })
    // From the application to what its own applicant did, though another of the same name has completed the course too.
    const { db } = world.kernel
    const namesake = await world.officer()
    const { id: hers, ...same } = await db.selectFrom('course_enrolment').selectAll().where('person', '=', newcomer.person).executeTakeFirstOrThrow()
    const other2 = '01900000-0000-7000-8000-00000000000a'
    await db.insertInto('course_enrolment').values({ ...same, id: other2, person: namesake.person, completed_at: world.kernel.now() }).execute()
    const { number: named } = await cases.view(newcomer, id)
    const applications = await (await portal(assessor).ask(`/kk/university/course-results?q=${named}`)).text()
    assert.ok(applications.includes(`/desk/cases/${id}`) && applications.includes(`course-results/${other2}`))
    const list = await (await portal(assessor).ask(/\/kk\/university\/course-results\?of=[0-9a-f-]{36}/.exec(applications)![0])).text()
    assert.deepEqual([list.includes(hers), list.includes(other2), list.includes(named)], [true, false, true])
    await db.deleteFrom('course_enrolment').where('id', '=', other2).execute()
    const evidence = await (await portal(assessor).ask(/\/kk\/university\/course-results\/[0-9a-f-]{36}/.exec(list)![0])).text()
    const hash = testsOf(sealed(course!, world.kernel.secrets.mark).modules.find((one) => one.id === 'tokens')!)
    assert.ok(evidence.includes(hash))
    await act(assessor, id, 'propose', { findings: { score: '100', tests: hash } })
    await act(registrar, id, 'award', { sign: true })
    const decision = (await cases.view(newcomer, id)).state.decisions.at(-1)!.id
    const text = await (await portal().ask(`/badges/${decision}/credential.json`)).text()
    assert.equal((await check(text)).verdict, 'valid')
    const badge = JSON.parse(text)
    assert.deepEqual([badge.credentialSubject.achievement.humanCode, badge.evidence[0].narrative.includes(hash), badge.evidence[0].name], ['L2', true, 'Қазақша деректер мен модельдер (1): Токендер'])
    assert.equal((await portal(learner).ask(wrong.to!)).status, 404, 'an attempt is nobody else’s')
    assert.equal((await portal(learner).ask('/kk/university/course-results')).status, 403)
  })

  it('is out of reach a moment after the deadline, in clear words, and the course begins anew', async () => {
    const late = await world.officer()
    const { ask } = portal(late)
    await ask(`/kk/university/courses/${course!.id}/begin`, { form: {} })
    const due = (await world.kernel.db.selectFrom('course_enrolment').select('due_at').where('person', '=', late.person).executeTakeFirstOrThrow()).due_at
    const former = world.kernel.now()
    world.at(due)
    assert.match((await sent(late, 'suffixes', 1, '4')).page, /әлі орындалмады/, 'the whole of the last day is the learner’s')
    world.at(instantAt(Date.parse(due) + 1000))
    const after = await sent(late, 'suffixes', 2, '3')
    assert.deepEqual([after.status, /мерзімі өтті/.test(after.page), after.page.includes('value="3"')], [409, true, true])
    await ask(`/kk/university/courses/${course!.id}/begin`, { form: {} })
    assert.match((await sent(late, 'suffixes', 1, '3')).page, /Тапсырма орындалды/)
    world.at(former)
  })

  it('begins anew where its version is no more, and nothing of a learner stays when their account is closed', async () => {
    const { db, journal } = world.kernel
    const leaving = await world.officer()
    const { ask } = portal(leaving)
    const begin = () => ask(`/kk/university/courses/${course!.id}/begin`, { form: {} })
    await begin()
    await db.updateTable('course_enrolment').set({ version: 99 }).where('person', '=', leaving.person).execute()
    assert.equal((await begin()).status, 303)
    assert.match((await sent(leaving, 'suffixes', 1, '3')).page, /Тапсырма орындалды/)
    // What the records were told under another title or address stays; the home opens all the same.
    await db.updateTable('course_attempt').set({ recorded_at: null }).execute()
    await db.updateTable('course_enrolment').set({ completed_at: world.kernel.now() }).where('person', '=', leaving.person).execute()
    for (const publicUrl of [world.kernel.settings.publicUrl, 'https://moved.example']) {
      const renamed = { ...course!, title: { kk: 'Басқа', ru: 'Другой', en: 'Another' } }
      const routes = studyRoutes({ ...world.kernel, settings: { ...world.kernel.settings, publicUrl } }, { ...universityOptions.study, courses: () => [renamed] }, universityOptions)
      assert.equal((await testPortal({ routes, session: { actor: leaving } }).ask('/kk/university/my-courses')).status, 200)
    }
    assert.equal(await db.selectFrom('course_attempt').select('id').where('recorded_at', 'is', null).where('enrolment', 'in', (e) => e.selectFrom('course_enrolment').select('id').where('person', '=', leaving.person)).executeTakeFirst(), undefined)
    await transact(db, async (tx) => {
      await world.kernel.parties.closeAccount(tx, leaving)
      let forget = async (): Promise<void> => assert.fail('nothing follows a closed account')
      forgetLearners({ journal: { ...journal, subscribe: (_, { types, handle }) => { if (types?.includes('person.account-closed')) forget = async () => { await handle(tx, { subject: `person:${leaving.person}` } as Parameters<typeof handle>[1]) } } } })
      await forget()
    })
    assert.deepEqual(await db.selectFrom('course_enrolment').select('id').where('person', '=', leaving.person).execute(), [])
  })
})
