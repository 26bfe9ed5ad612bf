/** Specifies bodies and the calendar as the house keeps them: what is enacted of them, when it counts, and what stays as it was. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { asDeclared, type DeclaredBody } from '../../law/body.ts'
import { calendarAsDeclared, type DeclaredCalendar } from '../../law/calendar.ts'
import { declares, readBody, readCalendar, writeDeclaration } from '../../law/declaration-yaml.ts'
import { Failure } from '../../law/failure.ts'
import { lintCalendar } from '../../law/lint-calendar.ts'
import { same } from '../../law/text.ts'
import { gardens, openGardens } from '../cases/testing.ts'
import { bundleText } from '../decisions/index.ts'
import { openKernel } from '../index.ts'
import { differences } from '../reconcile.ts'
import { dataOf, versionOf } from './index.ts'

const from = '2026-02-10'
const by = { system: 'test' } as const

async function opened(t: TestContext) {
  const world = await openGardens()
  t.after(() => world.close())
  const { kernel } = world
  const board = kernel.bodies.latest('board')!
  const changed = (changes: Partial<DeclaredBody>): DeclaredBody => ({ ...board, inForce: { from }, ...changes })
  const calendar = calendarAsDeclared(kernel.country.calendar)
  const days = (changes: Partial<DeclaredCalendar>): DeclaredCalendar => ({ ...calendar, inForce: { from }, ...changes })
  /** The same house, opened by another process. */
  const beside = async () => {
    const other = await openKernel({ settings: kernel.settings, country: gardens(), now: kernel.now, database: kernel })
    t.after(() => other.close())
    return other
  }
  return { world, kernel, board, changed, days, beside }
}

const problemsOf = async (doing: Promise<unknown>): Promise<string> => {
  const error = await doing.then(() => assert.fail('it was enacted'), (failure: unknown) => failure)
  assert.ok(error instanceof Failure, String(error))
  return [error.message, ...error.problems.map(({ field, text }) => `${field}: ${text.en}`)].join('\n')
}

test('a body is renamed from its day on, in every process; its id and its issuer stay, and what it decided verifies as it was', async (t) => {
  const { world, kernel, changed, beside } = await opened(t)
  const other = await beside()
  const before = (await kernel.decisions.find(await world.granted(await world.founder())))!
  const bundle = Buffer.from(bundleText(await kernel.decisions.bundle(before.record.id)))
  const did = kernel.decisions.didDocument('board')

  const heard = new Promise<void>((resolve) => other.bodies.follow(async () => resolve()))
  await kernel.bodies.enact([changed({ name: same('Orchard Board') })], by)
  await heard
  for (const one of [kernel, other]) assert.equal(one.country.bodies[0]!.name.en, 'Garden Board', 'its day has not come')

  world.at('2026-02-10T05:00:00.000Z')
  for (const one of [kernel, other]) {
    assert.equal(one.country.bodies[0]!.name.en, 'Orchard Board')
    assert.equal((await one.parties.named({ kind: 'body', id: 'board' }))!.name.en, 'Orchard Board')
    assert.deepEqual(one.decisions.didDocument('board'), did)
    assert.equal((await one.decisions.verify(bundle)).verdict, 'ok')
  }
  const after = (await kernel.decisions.find(await world.granted(await world.founder())))!
  assert.equal(after.issuer, before.issuer)
  assert.deepEqual(await kernel.db.transaction().execute(differences), [], 'the journal tells of every version')
})

test('a new body is enacted with its offices and its numbers, and has a seal of its own before its day comes', async (t) => {
  const { world, kernel, board } = await opened(t)
  const orchards: DeclaredBody = { id: 'orchards', name: same('Orchards'), identifiers: [], roles: { pomologist: same('Pomologist') }, registers: ['OR'], phone: '+7 7172 00 00 00', inForce: { from } }
  await kernel.bodies.enact([orchards], by)
  assert.deepEqual(kernel.country.bodies.map(({ id }) => id), [board.id])
  const keys = kernel.decisions.didDocument('orchards')!.verificationMethod.length
  assert.equal(keys, 1)
  world.at('2026-02-10T05:00:00.000Z')
  assert.deepEqual(kernel.parties.bodies.map(({ id }) => id), [board.id, 'orchards'])
  const pomologist = await world.officer()
  await kernel.db.transaction().execute((tx) => kernel.parties.grantRole(tx, { system: 'seed' }, { person: pomologist.person, role: 'pomologist' }))
  assert.deepEqual(await kernel.parties.rolesOf(pomologist.person), ['pomologist'])
})

test('an office does not end while a case waits for it: it is said for which, and nothing is entered', async (t) => {
  const { world, kernel, board, changed } = await opened(t)
  const id = await world.filed(await world.founder())
  const { number } = await kernel.cases.view(world.office.head, id)
  const { officer: _, ...roles } = board.roles
  const said = await problemsOf(kernel.bodies.enact([changed({ roles })], by))
  assert.match(said, new RegExp(`board roles\\.officer: The office “officer” would end while cases wait for it \\(1\\), such as № ${number} of “sample\\.licence”.*Keep the office`))
  assert.match(said, /sample\.licence steps\.\w+\.by: Nobody can hold the office “officer”/, 'nor may a procedure miss it')
  assert.equal((await kernel.bodies.list()).length, 1)
  assert.deepEqual(Object.keys(kernel.country.bodies[0]!.roles), Object.keys(board.roles))
})

test('an office does not end while a case may still come to it, nor a body on which something rests', async (t) => {
  const { world, kernel, board, changed } = await opened(t)
  await world.filed(await world.founder())
  const { head: _, ...roles } = board.roles
  assert.match(await problemsOf(kernel.bodies.enact([changed({ roles })], by)), /board roles\.head: The office “head” would end while cases wait for it/)
  assert.match(await problemsOf(kernel.bodies.enact([changed({ inForce: { from, until: '2026-03-01' } })], by)), /board roles\.officer/)
  assert.equal((await kernel.bodies.list()).length, 1)
})

test('bodies that cannot stand together, a day that is past and a misspelt name are refused, each with its place and mend', async (t) => {
  const { kernel, board, changed } = await opened(t)
  assert.match(await problemsOf(kernel.bodies.enact([changed({ id: 'council' })], by)), /council roles\.officer: the role officer is of two bodies, board and council[^]*council registers\.0: the register GB is of two/)
  assert.match(await problemsOf(kernel.bodies.enact([changed({ inForce: { from: '2026-02-02' } })], by)), /tomorrow at the earliest[^]*board inForce\.from/)
  assert.match(await problemsOf(kernel.bodies.enact([changed({ identifiers: [{ scheme: 'kz.bin', value: '1' }] })], by)), /board identifiers\.0: 1: .* Check the number/)
  assert.match(await problemsOf(kernel.bodies.enact([changed({ registers: [] })], by)), /sample\.\w+ body\.register/)
  const misspelt = readBody(writeDeclaration(board, '').replace('registers:', 'register:'))
  assert.match(misspelt.problems!.map(({ line, text }) => `${line} ${text.en}`).join('\n'), /register/)
})

test('a calendar counts from its day on: what is open is reckoned by it, and no clock that was decided moves', async (t) => {
  const { world, kernel, days } = await opened(t)
  const closed = (await world.refused(await world.founder())).case
  const open = await world.filed(await world.founder())
  const dueOf = async (id: string) => (await kernel.cases.view(world.office.head, id)).clocks.whole.dueDay
  const before = [await dueOf(closed), await dueOf(open)]

  const { basis } = kernel.cases.procedures[0]!.clock
  const rest = ['2026-02-12', '2026-02-13'] as const
  await kernel.calendars.enact([days({ days: [...kernel.country.calendar.days, ...rest.map((day) => ({ day, kind: 'moved rest' as const, name: same('Rest'), basis }))] })], by)
  assert.deepEqual([await dueOf(closed), await dueOf(open)], before, 'its day has not come')

  world.at('2026-02-10T05:00:00.000Z')
  assert.equal(await dueOf(closed), before[0])
  assert.ok((await dueOf(open))! > before[1]!, `${await dueOf(open)} is later than ${before[1]}`)
})

test('when a calendar comes into force, queues and the clock’s round know open cases by it before anybody acts in them, and nothing else moves', async (t) => {
  const { world, kernel, days } = await opened(t)
  const { cases, db } = kernel
  const closed = (await world.refused(await world.founder())).case
  const open = await world.filed(await world.founder())
  const known = () => db.selectFrom('case_record').select(['id', 'due_day', 'step_due_day', 'changed_at', 'actions']).where('id', 'in', [closed, open]).orderBy('id').execute()
  const reckon = () => cases.reckonOpen(versionOf(calendarAsDeclared(kernel.country.calendar)))
  const before = await known()
  assert.equal(await reckon(), 0, 'each act has left the right days')

  const { basis } = cases.procedures[0]!.clock
  const rest = (['2026-02-12', '2026-02-13'] as const).map((day) => ({ day, kind: 'moved rest' as const, name: same('Rest'), basis }))
  await kernel.calendars.enact([days({ days: [...kernel.country.calendar.days, ...rest] })], by)
  assert.equal(await reckon(), 0, 'its day has not come')
  world.at('2026-02-10T05:00:00.000Z')
  assert.equal(await reckon(), 1)
  const { clocks } = await cases.view(world.office.head, open)
  const after = await known()
  assert.deepEqual(after.find(({ id }) => id === open), { ...before.find(({ id }) => id === open), due_day: clocks.whole.dueDay, ...(clocks.step && { step_due_day: clocks.step.dueDay }) })
  assert.notDeepEqual(after.find(({ id }) => id === open), before.find(({ id }) => id === open))
  assert.deepEqual(after.find(({ id }) => id === closed), before.find(({ id }) => id === closed))
  assert.equal(await reckon(), 0, 'once for each calendar')

  // Where the work was interrupted the next run does it whole, and an act beside it is not written over.
  await db.deleteFrom('case_reckoning').execute()
  await assert.rejects(cases.reckonOpen('another', AbortSignal.abort(new Error('the worker stops'))), /the worker stops/)
  assert.equal(await db.selectFrom('case_reckoning').selectAll().executeTakeFirst(), undefined)
})

test('a calendar of another zone, one that lists a day twice, and one that changes a past day are refused', async (t) => {
  const { kernel, days } = await opened(t)
  const { basis } = kernel.cases.procedures[0]!.clock
  const rest = (day: '2026-02-12' | '2026-01-21') => ({ day, kind: 'moved rest' as const, name: same('Rest'), basis })
  const { set, days: present } = kernel.country.calendar
  assert.match(await problemsOf(kernel.calendars.enact([days({ zone: 'Europe/Paris' })], by)), /working-days zone: The zone is “Europe\/Paris”/)
  assert.match(await problemsOf(kernel.calendars.enact([days({ days: [...present, rest('2026-02-12'), rest('2026-02-12')] })], by)), /working-days days\.\d+: The day 2026-02-12 is listed twice/)
  assert.ok(set.includes(2026))
  assert.match(await problemsOf(kernel.calendars.enact([days({ days: [...present, rest('2026-01-21')] })], by)), /working-days days: The day 2026-01-21 is before this version begins/)
  const everyDay = days({ workweek: [1, 2, 3, 4, 5, 6, 7] })
  assert.match(await problemsOf(kernel.calendars.enact([everyDay], by)), /working-days days: The day 20\d\d-\d\d-\d\d is before this version begins/, 'nor by another working week')
  assert.equal((await kernel.calendars.list()).length, 1)
})

test('the examples of the documentation are read, and can be enacted beside what stands', async (t) => {
  const { kernel } = await opened(t)
  const example = (name: string): string => readFileSync(join(import.meta.dirname, '../../../docs/examples/body', name), 'utf8')
  await kernel.bodies.enact([readBody(example('gardens.body.yaml')).value!], by)
  assert.deepEqual((await kernel.bodies.list()).map(({ declaration: { id } }) => id), ['board', 'gardens'])
  const calendar = readCalendar(example('working-days.calendar.yaml')).value!
  assert.equal(calendar.zone, kernel.country.calendar.zone)
  assert.deepEqual(lintCalendar(calendar, calendar.zone), [])
})

test('bodies and the calendar are written as YAML and read again without loss: the hash is the same', async (t) => {
  const { kernel, board } = await opened(t)
  const calendar = calendarAsDeclared(kernel.country.calendar)
  const full: DeclaredBody = { ...board, address: same('1, Garden Street'), site: 'https://board.example', email: 'board@board.example', phone: '+7 7172 00 00 00', inForce: { from, until: '2027-01-01' } }
  for (const one of [board, full]) {
    const text = writeDeclaration(one, 'https://example.kz/schemas/body.json')
    assert.equal(declares(text), 'body')
    assert.equal(versionOf(readBody(text).value!), versionOf(one))
  }
  const text = writeDeclaration(calendar, 'https://example.kz/schemas/calendar.json')
  assert.equal(declares(text), 'calendar')
  assert.equal(versionOf(readCalendar(text).value!), versionOf(calendar))
  assert.deepEqual(dataOf(asDeclared(board)), dataOf(board))
})
