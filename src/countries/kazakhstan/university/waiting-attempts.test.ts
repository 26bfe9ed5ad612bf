/** Programs that wait to be judged: what is acknowledged is kept whatever process is killed, counts once, and has a place in the queue that is told. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { testPortal } from '../../../portal/testing.ts'
import { transact } from '../../../kernel/database/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { type Attempt, isWaiting, type Sending } from '../../../institutions/university/study/attempt.ts'
import { isCode, tasksOf } from '../../../institutions/university/study/course.ts'
import { studyOf, studyRoutes, workOnAttempts, workOnGrading } from '../../../institutions/university/study/index.ts'
import { againJob, judgingJob, type Waiting } from '../../../institutions/university/study/queue.ts'
import { pythonHere } from '../../../institutions/university/study/run/python.ts'
import type { Study } from '../../../institutions/university/study/study.ts'
import { openWorld, type World } from '../testing.ts'
import { universityOptions } from './options.ts'
import type { Life } from './testing-killed.ts'

const python = await pythonHere()
const course = universityOptions.study.courses().at(-1)!
const tasks = tasksOf(course).flatMap((task) => (isCode(task) && task.kind === 'python' ? [task] : []))
const [task, other, third, fourth] = tasks

describe('An answer that waits to be judged', { skip: python === undefined && 'no Python is confined here' }, () => {
  let world: World
  let study: Study
  before(async () => {
    world = await openWorld()
    study = studyOf(world.kernel, universityOptions.study)
    workOnAttempts(world.kernel, universityOptions.study, universityOptions.records)
  })
  after(() => world.close())

  async function learner(): Promise<Actor> {
    const actor = await world.officer()
    await study.begin(actor, course.id)
    return actor
  }
  const answer = (submission = task!.solution, of = task!, number = 1): Sending => ({ course: course.id, task: of.id, number, submission })
  const portal = (actor: Actor) => testPortal({ routes: studyRoutes(world.kernel, universityOptions.study, universityOptions), session: { actor } }).ask
  const page = async (actor: Actor, { id }: Attempt | Waiting): Promise<string> => (await portal(actor)(`/en/university/attempts/${id}`)).text()
  const says = (words: RegExp) => (error: unknown): boolean => words.test(JSON.stringify(error))
  async function waits(actor: Actor, sending = answer()): Promise<Waiting> {
    const sent = await study.send(actor, sending)
    assert.ok(isWaiting(sent))
    return sent
  }
  /** A worker that is dead counts as dead after half a minute; the test does not wait for that. */
  const buried = () => world.kernel.db.updateTable('job').set({ lease_until: '2020-01-01T00:00:00.000Z' }).where('status', '=', 'running').execute()

  async function killed(life: Omit<Life, 'database' | 'data' | 'now'>): Promise<readonly string[]> {
    const orders: Life = { ...life, database: world.databaseUrl, data: world.kernel.settings.data, now: world.kernel.now() }
    const child = spawn(process.execPath, [fileURLToPath(new URL('./testing-killed.ts', import.meta.url)), JSON.stringify(orders)], { stdio: ['ignore', 'pipe', 'pipe'] })
    const [said, faults, [, signal]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
    assert.equal(signal, 'SIGKILL', faults)
    await buried()
    return said.split('\n').filter((line) => line !== '')
  }

  it('is lost by no death of a web process or a worker, and is counted once', async () => {
    const learners = await Promise.all(Array.from({ length: 4 }, learner))
    const sends = learners.map((actor) => ({ actor, sending: answer() }))
    const insert = 'insert into "course_attempt_waiting"'
    const acknowledged = await killed({ sends, dies: { statement: insert, times: 4, at: 'after the commit' } })
    assert.equal(acknowledged.length, 3, 'the fourth is there, though it was not acknowledged')
    await killed({ dies: { statement: 'update "course_attempt_waiting" set "begun"', times: 1, at: 'begun' } })
    assert.equal((await world.kernel.db.selectFrom('course_attempt_waiting').select('id').execute()).length, 4, 'one was being judged, and waits again')
    await killed({ dies: { statement: 'delete from "course_attempt_waiting"', times: 1, at: 'after the commit' } })
    const sent = await Promise.all(sends.map(({ actor, sending }) => study.send(actor, sending)))
    assert.deepEqual(sent.slice(0, 3).map(({ id }) => id), acknowledged, 'sent again, each is answered with the one that there is')
    await world.kernel.jobs.settle()

    const { db } = world.kernel
    const kept = await db.selectFrom('course_attempt').innerJoin('course_enrolment', 'course_enrolment.id', 'enrolment').select(['course_attempt.id', 'person', 'number', 'passed']).execute()
    assert.deepEqual(kept.toSorted((a, b) => (a.id < b.id ? -1 : 1)), sent.map(({ id }, at) => ({ id, person: learners[at]!.person, number: 1, passed: true })))
    const told = await db.selectFrom('journal_entry').select('subject').where('type', '=', 'university.attempt').execute()
    assert.deepEqual([told.length, new Set(told.map(({ subject }) => subject)).size], [4, 4], 'the journal knows each once')
    assert.deepEqual(await Promise.all((await db.selectFrom('job').select('status').where('name', '=', judgingJob).execute()).map(({ status }) => status)), ['done', 'done', 'done', 'done'])
    assert.deepEqual(await db.selectFrom('course_attempt_waiting').select('id').execute(), [])
  })

  it('has a page with its place, which renews itself without a script too, is nobody else’s, and shows the verdict at the same address', async () => {
    const [before_, mine, stranger] = await Promise.all([learner(), learner(), world.officer()])
    await waits(before_)
    const waiting = await waits(mine)
    const shown = await page(mine, waiting)
    assert.match(shown, /Answers to be checked before yours: 1[\s\S]*It is kept/)
    assert.match(shown, /<meta name="renews" content="4">[\s\S]*<noscript><meta http-equiv="refresh" content="4"><\/noscript>/)
    assert.match(shown, new RegExp(task!.solution.split('\n')[0]!.replaceAll(/[()*.]/g, '\\$&')), 'what was sent stands there')
    assert.equal((await portal(stranger)(`/en/university/attempts/${waiting.id}`)).status, 404)
    assert.match(await (await portal(mine)(`/en/university/courses/${course.id}/tasks/${task!.id}`)).text(), new RegExp(`university/attempts/${waiting.id}`))
    await world.kernel.jobs.settle()
    const judged = await page(mine, waiting)
    assert.match(judged, /The task is done/)
    assert.doesNotMatch(judged, /name="renews"/)
  })

  it('is one in a task, whatever is sent from two devices at once, and three of a learner at most', async () => {
    const actor = await learner()
    const both = await Promise.allSettled([study.send(actor, answer()), study.send(actor, answer('def f(x):\n    return x'))])
    const [fulfilled, rejected] = [both.filter(({ status }) => status === 'fulfilled'), both.filter((one) => one.status === 'rejected')]
    assert.equal(fulfilled.length, 1)
    assert.ok(says(/from another page or device/)(rejected[0]?.reason))
    await waits(actor, answer(other!.solution, other))
    await waits(actor, answer(third!.solution, third))
    await assert.rejects(study.send(actor, answer(fourth!.solution, fourth)), says(/Answers of yours that wait to be checked: 3/))
    await world.kernel.jobs.settle()
    const [own] = await study.enrolments(actor.person)
    assert.equal((await study.attempts(own!.id)).length, 3)
  })

  it('is told so where its judging was given up, and goes into the queue again by its learner; a program that kills each worker is judged as broken off', async () => {
    const { db } = world.kernel
    const actor = await learner()
    const waiting = await waits(actor)
    await db.updateTable('job').set({ status: 'failed', finished_at: world.kernel.now() }).where('id', '=', waiting.job).execute()
    const shown = await page(actor, waiting)
    assert.match(shown, /The check was not finished[\s\S]*was not counted as an attempt/)
    assert.doesNotMatch(shown, /name="renews"/)
    const again = await waits(actor)
    assert.deepEqual([again.id, again.job === waiting.job], [waiting.id, false])
    await db.updateTable('course_attempt_waiting').set({ begun: 3 }).where('id', '=', waiting.id).execute()
    await world.kernel.jobs.settle()
    assert.match(await page(actor, waiting), /the program broke off/)
  })

  /** As when no worker could isolate for two hours. */
  const givenUp = (...waiting: readonly Waiting[]) => world.kernel.db.updateTable('job').set({ status: 'failed', finished_at: world.kernel.now() }).where('id', 'in', waiting.map(({ job }) => job)).execute()

  it('holds up nobody where its judging was given up, neither its learner in other tasks nor those behind, and is taken up again by itself', async () => {
    const [actor, next] = await Promise.all([learner(), learner()])
    const given = [await waits(actor), await waits(actor, answer(other!.solution, other)), await waits(actor, answer(third!.solution, third))]
    await givenUp(...given)
    await waits(actor, answer(fourth!.solution, fourth))
    assert.match(await page(next, await waits(next)), /Answers to be checked before yours: 1</)
    await transact(world.kernel.db, (tx) => world.kernel.jobs.enqueue(tx, againJob, null))
    await world.kernel.jobs.settle()
    const [own] = await study.enrolments(actor.person)
    assert.deepEqual((await study.attempts(own!.id)).map(({ verdict }) => verdict.passed), [true, true, true, true])
    assert.deepEqual(await Promise.all(given.map(async ({ id }) => (await study.attempt(id))?.id)), given.map(({ id }) => id), 'each at its address')
  })

  it('gives its place to other words where its judging was given up, and its task says so', async () => {
    const actor = await learner()
    const waiting = await waits(actor, answer('def f(x):\n    return "mine"'))
    const path = `/en/university/courses/${course.id}/tasks/${task!.id}`
    await givenUp(waiting)
    const shown = await (await portal(actor)(path)).text()
    assert.match(shown, /The check was not finished[\s\S]*return &quot;mine&quot;<\/textarea>/)
    assert.doesNotMatch(shown, /Your answer is being checked/)
    const better = await waits(actor)
    assert.match(await (await portal(actor)(path)).text(), /Your answer is being checked/)
    await world.kernel.jobs.settle()
    const [own] = await study.enrolments(actor.person)
    assert.deepEqual((await study.attempts(own!.id)).map(({ id, verdict }) => [id, verdict.passed]), [[better.id, true]])
  })

  it('is tried before on the tests that are shown, where it is a query, and that is no attempt', async () => {
    const query = tasksOf(course).find((one) => one.kind === 'sql')!
    assert.ok(query.kind === 'sql' && query.tests.some(({ shown }) => !shown))
    const tries = (actor: Actor, words: string) => portal(actor)(`/en/university/courses/${course.id}/tasks/${query.id}`, { form: { number: '1', answer: words, try: 'shown' } })
    const actor = await learner()
    const shown = await tries(actor, query.solution)
    const page = await shown.text()
    assert.deepEqual([shown.status, /It is no attempt/.test(page), page.match(/\((?:shown|hidden)\)/g)], [200, true, query.tests.filter((one) => one.shown).map(() => '(shown)')])
    assert.match(page, /<div id="tried" role="status" tabindex="-1" autofocus>[\s\S]*It is no attempt[\s\S]*\(shown\)[\s\S]*<textarea/, 'what it gave stands before the form, and has the focus')
    assert.match(page, /The query is run in an isolated place/)
    assert.match(await (await tries(actor, 'select nothing')).text(), /<code>SQL<\/code>[\s\S]*select nothing<\/textarea>/)
    assert.equal((await tries(actor, ' ')).status, 422)
    assert.equal((await tries(await world.officer(), query.solution)).status, 409, 'whoever has not begun the course tries nothing')
    const [own] = await study.enrolments(actor.person)
    assert.deepEqual([await study.attempts(own!.id), await study.waitingAt(own!.id, query.id)], [[], undefined])
  })

  it('is put behind what a person judged meanwhile, and nothing of it stays when the account is closed', async () => {
    const actor = await learner()
    const wrong = await waits(actor, answer('def f(x):\n    return 0'))
    await world.kernel.jobs.settle()
    const waiting = await waits(actor, answer(task!.solution, task, 2))
    workOnGrading(world.kernel, universityOptions.study)
    await transact(world.kernel.db, (tx) => study.judge(tx, { attempt: wrong.id, person: actor.person, score: 70, passed: false, decision: 'X' }))
    await world.kernel.jobs.settle()
    assert.deepEqual([(await study.attempt(waiting.id))?.number, (await study.attempts(wrong.enrolment)).length], [3, 3])
    await waits(actor, answer(other!.solution, other))
    await world.kernel.db.deleteFrom('course_attempt').where('enrolment', '=', wrong.enrolment).execute()
    await world.kernel.db.deleteFrom('course_enrolment').where('id', '=', wrong.enrolment).execute()
    await world.kernel.jobs.settle()
    assert.deepEqual(await world.kernel.db.selectFrom('course_attempt_waiting').select('id').execute(), [])
  })
})
