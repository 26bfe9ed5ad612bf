/** Runs docs/examples/serious-incident: terms in hours, of the clock and of the body that works, from the report to the conclusion. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { readDeclaration } from '../../law/declaration-yaml.ts'
import { diagramList } from '../../law/diagram.ts'
import { lint } from '../../law/lint.ts'
import { printDeclaration } from '../../law/print.ts'
import type { Procedure } from '../../law/procedure.ts'
import type { Locale } from '../../law/text.ts'
import { gardens, ownHat } from '../../kernel/cases/testing.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { openWorldOf } from '../../kernel/testing.ts'
import { cabinetRoutes } from '../../portal/cabinet/index.ts'
import { deskRoutes } from '../../portal/desk/index.ts'
import { serviceRoutes } from '../../portal/services/index.ts'
import { testPortal } from '../../portal/testing.ts'

const source = readFileSync(join(import.meta.dirname, '../../../docs/examples/serious-incident/safety.incident.yaml'), 'utf8')
const incident = readDeclaration(source).value!

/** A report that came in on Monday, 2 February 2026, at 10:00 in Almaty. */
async function reported(t: TestContext) {
  const world = await openWorldOf(gardens([incident]))
  t.after(() => world.close())
  const { cases } = world.kernel
  const [duty, head, reporter] = [await world.officer('safety.duty'), await world.officer('safety.head'), ownHat(await world.founder())]
  await world.letters()
  const draft = await cases.begin(reporter, { procedure: incident.id })
  assert.deepEqual(await cases.savePage(reporter, draft, incident.form[0]!, { system: 'Quyqa', happened: '01.02.2026 23:40' }), [])
  const id = await cases.file(reporter, { draft })
  let keys = 0
  const act = (by: Actor, outcome: string, more: { readonly reasons?: string } = {}) =>
    cases.perform(by, { case: id, key: `act-${keys += 1}`, doing: { type: 'complete', outcome, ...more } })
  const acts = async () => (await cases.view(duty, id)).log.map(({ act: { type } }) => type)
  return { world, cases, duty, head, reporter, id, act, acts }
}

test('the YAML is sound, and its print says in every language how hours are counted', () => {
  assert.equal(readDeclaration(source).problems, undefined)
  assert.deepEqual(lint([incident]).filter(({ severity }) => severity !== 'note'), [])
  const says = (locale: Locale, ...words: readonly string[]): void => { for (const one of words) assert.ok(printDeclaration(incident, locale).includes(one), one) }
  says('en', '72 hours', 'within 2 working hours', 'within 24 hours', 'at night and on days of rest too', 'on working days 09:00–13:00 and 14:30–18:30')
  says('ru', '72 часа', 'в течение 2 рабочих часов', 'в течение 24 часов', 'в том числе ночью и в выходные дни', '09:00–13:00 и 14:30–18:30')
  says('kk', '72 сағат', '2 жұмыс сағаты ішінде', '24 сағат ішінде', 'түнде және демалыс күндері де')
  assert.ok(JSON.stringify(diagramList(incident, 'ru')).includes('в течение 2 рабочих часов'))
})

test('an office that is late by a minute is told of once, however many clocks look at once; a minute before nobody is', async (t) => {
  const { world, cases, acts } = await reported(t)
  world.at('2026-02-02T07:00:00.000Z') // 12:00, the last moment in time
  assert.deepEqual([await cases.lapseByHour(), await cases.lapse()], [0, 0])
  world.at('2026-02-02T07:01:00.000Z')
  const acted = await Promise.all([cases.lapseByHour(), cases.lapse(), cases.lapseByHour()])
  assert.equal(acted.reduce((sum, one) => sum + one), 1)
  assert.deepEqual([await cases.lapseByHour(), await cases.lapse()], [0, 0])
  assert.deepEqual((await acts()).filter((type) => type === 'escalated').length, 1)
})

test('twenty-four hours that nobody used are over by the clock, at the minute and not with the day, and the whole stood still meanwhile', async (t) => {
  const { world, cases, duty, reporter, id, act } = await reported(t)
  await act(duty, 'confirm')
  const stepOf = async () => (await cases.view(reporter, id)).state.step
  world.at('2026-02-03T05:00:00.000Z')
  assert.equal(await cases.lapseByHour(), 0)
  world.at('2026-02-03T05:00:01.000Z')
  assert.equal((await Promise.all([cases.lapseByHour(), cases.lapseByHour()])).reduce((sum, one) => sum + one), 1)
  assert.equal(await stepOf(), 'look')
  const { clocks } = await cases.view(duty, id)
  assert.deepEqual([clocks.whole.byHour?.due, clocks.step?.byHour?.due], ['2026-02-06T10:00', '2026-02-03T14:00'])
})

test('what awaits somebody is overdue from the minute at which its hours are over, in the list, its count and the cabinet', async (t) => {
  const { world, duty, reporter, act, id } = await reported(t)
  const { awaiting } = world.kernel
  const late = async (actor: Actor) => [(await awaiting.of(actor)).map((one) => one.late), (await awaiting.count(actor)).late]
  world.at('2026-02-02T07:00:00.000Z')
  assert.deepEqual(await late(duty), [[false], 0])
  world.at('2026-02-02T07:00:01.000Z')
  assert.deepEqual(await late(duty), [[true], 1])
  const cabinet = testPortal({ routes: cabinetRoutes(world.kernel), session: { actor: duty } })
  const page = await (await cabinet.ask('/en/cabinet')).text()
  assert.ok(page.includes('Overdue (1)') && page.includes(`/en/desk/cases/${id}`))
  assert.ok(!page.includes('today is the last day'))
  await act(duty, 'confirm')
  world.at('2026-02-03T07:01:01.000Z')
  assert.deepEqual(await late(reporter), [[true], 1], 'twenty-four hours of whose case it is')
})

test('what a process missed while it was down is done by the next round', async (t) => {
  const { world, cases, duty, reporter, id, act } = await reported(t)
  await act(duty, 'confirm')
  world.at('2026-02-04T05:00:00.000Z')
  assert.equal(await cases.lapseByHour(), 0, 'that was longer ago than it looks')
  await world.kernel.round()
  assert.equal((await cases.view(reporter, id)).state.step, 'look')
})

test('pages, letters, queue and API tell the hour, and an extension adds to it', async (t) => {
  const { world, cases, duty, reporter, id, act } = await reported(t)
  const routes = [...serviceRoutes(world.kernel), ...deskRoutes(world.kernel, {})]
  const portal = (actor: Actor, scopes?: readonly ('cases:read')[]) => testPortal({ routes, session: { actor, ...(scopes && { scopes }) } })
  const page = async (actor: Actor, path: string) => (await portal(actor).ask(path)).text()
  const tells = async (actor: Actor, path: string, words: string) => assert.ok((await page(actor, path)).replaceAll('\u00A0', ' ').includes(words), `${path} does not say “${words}”`)
  await tells(duty, '/en/desk', '2 February 2026, 12:00')
  await tells(duty, `/ru/desk/cases/${id}`, 'до 2 февраля 2026 года, 12:00, осталось: 2 рабочих часа')
  await tells(reporter, `/kk/cases/${id}`, '2026 ж. 5 ақпан, 10:00 уақытына дейін, 72 сағат қалды')
  await tells(reporter, '/en/cases', '2 February 2026, 12:00')
  const told = await (await portal(reporter, ['cases:read']).ask(`/api/cases/${id}`)).json() as Record<string, unknown>
  assert.deepEqual([told['dueAt'], told['stepDueAt'], told['dueDay']], ['2026-02-05T05:00:00.000Z', '2026-02-02T07:00:00.000Z', '2026-02-05'])
  const written = async () => (await world.letters()).map(({ body }) => body).join('\n')
  assert.match(await written(), /Шешім қабылдаудың соңғы күні: 2026 ж\. 5 ақпан, 10:00\./)
  await cases.perform(duty, { case: id, key: 'extend', doing: { type: 'extend', reasons: 'Two systems.' } })
  await act(duty, 'confirm')
  assert.match(await written(), /Өтінішті түзетудің соңғы күні: 2026 ж\. 3 ақпан, 10:00/)
  assert.equal((await cases.view(duty, id)).clocks.whole.byHour?.leftMinutes, 96 * 60)
})

test('the linter names what cannot be counted, with its place', () => {
  const found = (changed: Partial<Procedure>): string => lint([{ ...incident, ...changed }]).map(({ rule, place }) => `${rule} ${place}`).join()
  const { workingHours, ...unsaid } = incident
  const basis = workingHours!.basis
  assert.match(lint([unsaid]).map(({ rule, place }) => `${rule} ${place}`).join(), /working-hours-unsaid steps\.receipt\.within/)
  for (const [changed, fault] of [
    [{ workingHours: { spans: [{ from: '18:00', until: '09:00' }], basis } }, 'working-hours-crossed workingHours.spans.0'],
    [{ workingHours: { spans: [{ from: '09:00', until: '13:00' }, { from: '12:00', until: '18:00' }], basis } }, 'working-hours-crossed workingHours.spans.1'],
    [{ clock: { ...incident.clock, extension: { by: { unit: 'workday', count: 1 }, basis } } }, 'extension-of-another-kind clock.extension.by'],
    [{ steps: { ...incident.steps, receipt: { ...incident.steps['receipt']!, within: { unit: 'hour', count: 2 } } } }, 'working-hours-unused workingHours'],
  ] as const satisfies readonly (readonly [Partial<Procedure>, string])[]) assert.ok(found(changed).includes(fault), `${fault}: ${found(changed)}`)
  const misspelt = readDeclaration(source.replace('unit: workhour', 'unit: workhours')).problems
  assert.equal(misspelt?.length, 1)
})
