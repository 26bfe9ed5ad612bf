/** Runs docs/examples/playgrounds, in YAML alone: the inspector finds what the application and the findings before call for, and the register states the depth of those that have a pool. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { gardens, ownHat } from '../../kernel/cases/testing.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { reconcile } from '../../kernel/reconcile.ts'
import { openWorldOf, type World } from '../../kernel/testing.ts'
import { readDeclaration, readRegister } from '../../law/declaration-yaml.ts'
import { lint, lintRegisters } from '../../law/lint.ts'
import { printDeclaration } from '../../law/print.ts'
import { deskRoutes } from '../../portal/desk/index.ts'
import { registerRoutes } from '../../portal/registers/index.ts'
import { serviceRoutes } from '../../portal/services/index.ts'
import { testPortal, testToken } from '../../portal/testing.ts'

const yaml = (name: string) => readFileSync(join(import.meta.dirname, '../../../docs/examples/playgrounds', `${name}.yaml`), 'utf8')
const procedures = ['grounds.opening', 'grounds.appeal'].map((name) => readDeclaration(yaml(name)))
const registers = [readRegister(yaml('grounds.playgrounds.register'))]
const [declared, kept] = [procedures.map(({ value }) => value!), registers.map(({ value }) => value!)]
const opening = declared[0]!

let world: World
let inspector: Actor
let head: Actor
let builder: Actor
let keys = 0
before(async () => {
  world = await openWorldOf(gardens(declared, kept))
  inspector = await world.officer('grounds.inspector')
  head = await world.officer('grounds.head')
  builder = ownHat(await world.founder())
})
after(() => world.close())

async function filed(groundName: string, water: boolean): Promise<string> {
  const { cases } = world.kernel
  const draft = await cases.begin(builder, { procedure: opening.id })
  assert.deepEqual(await cases.savePage(builder, draft, opening.form[0]!, { groundName, water: String(water) }), [])
  return cases.file(builder, { draft })
}

const portal = (actor: Actor | null) => testPortal({ routes: [...serviceRoutes(world.kernel), ...deskRoutes(world.kernel, {}), ...registerRoutes(world.kernel)], session: { actor } })
const page = async (actor: Actor | null, path: string): Promise<string> => (await portal(actor).ask(path)).text()

/** Sends the form of the inspector as a browser without a script does. */
function visited(id: string, fields: Readonly<Record<string, string>>): Promise<Response> {
  const body = new FormData()
  const whole = { csrf: testToken, act: 'complete', 'act-key': crypto.randomUUID(), 'act-seen': '1', 'act-outcome': 'on', 'act-reasons': '', ...fields }
  for (const [name, value] of Object.entries(whole)) body.set(name, value)
  return portal(inspector).ask(`/en/desk/cases/${id}`, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } })
}

async function ruled(id: string, outcome: string, reasons?: string): Promise<void> {
  const doing = { type: 'complete', outcome, ...(reasons && { reasons }) } as const
  await world.kernel.cases.perform(head, { case: id, key: `act-${keys += 1}`, doing, signature: await world.sign(head, await world.kernel.cases.document(id, doing)) })
}

const factsOf = async (id: string) => (await world.kernel.cases.view(inspector, id)).state.facts
const stepOf = async (id: string) => (await world.kernel.cases.view(inspector, id)).state.step

test('the YAML is sound, and its print says in every language on what something is found', () => {
  assert.deepEqual([...procedures, ...registers].map(({ problems }) => problems), [undefined, undefined, undefined])
  assert.deepEqual([...lint(declared, undefined, kept), ...lintRegisters(kept, declared)].filter(({ severity }) => severity !== 'note'), [])
  for (const [locale, ...words] of [
    ['kk', '«Қандай ақау бар?» (мына жағдайда ғана: ', 'Жөндеу мерзімі, күн (мына жағдайда ғана: '], ['ru', '«Что повреждено?» (только если ', 'Срок ремонта, дней (только если '],
    ['en', '“What is broken?” (only if ', 'Days for the repair (only if '],
  ] as const) for (const one of words) assert.ok(printDeclaration(opening, locale).includes(one), one)
})

test('a condition that rests on what is found later is refused with its line', () => {
  const changed = { ...opening, steps: { ...opening.steps, visit: { ...opening.steps['visit']!, findings: opening.steps['visit']!.findings!.toReversed() } } }
  assert.deepEqual(lint([changed, declared[1]!], undefined, kept).filter(({ severity }) => severity === 'error').map(({ rule, place }) => `${rule} ${place}`), ['asked-before-its-condition steps.visit.findings.damage.when'])
})

test('the inspector is asked what applies, and a page whose answers open more is shown again without calling that a mistake', async () => {
  const id = await filed('Dry', false)
  const first = await page(inspector, `/en/desk/cases/${id}`)
  assert.ok(first.includes('Is anything broken?'))
  for (const unasked of ['Depth of the pool', 'What is broken?', 'Days for the repair']) assert.ok(!first.includes(unasked), unasked)
  assert.match(first, /name="shown" value="damaged"/)

  const again = await visited(id, { damaged: 'true', shown: 'damaged' })
  const asked = await again.text()
  assert.equal(again.status, 200)
  for (const opened of ['What is broken?', 'Days for the repair', 'Your answers have opened further questions']) assert.ok(asked.includes(opened), opened)
  assert.match(asked, /name="shown" value="damaged damage repairDays"/)
  assert.equal(await stepOf(id), 'visit', 'nothing is done yet')

  const lacking = await visited(id, { damaged: 'true', damage: '', repairDays: '10', shown: 'damaged damage repairDays' })
  assert.equal(lacking.status, 422, 'now it is needed')
  assert.equal((await visited(id, { damaged: 'true', damage: 'The slide', repairDays: '10', shown: 'damaged damage repairDays' })).status, 303)
  const { depth, damage, repairDays } = await factsOf(id)
  assert.deepEqual([await stepOf(id), depth, damage, repairDays], ['ruling', undefined, 'The slide', 10])
  assert.ok((await page(head, `/en/desk/cases/${id}`)).includes('The slide'))
})

test('what was typed and is not asked any more is told before it is left out', async () => {
  const id = await filed('Whole', false)
  const told = await visited(id, { damaged: 'false', damage: 'Nothing after all', repairDays: '3', shown: 'damaged damage repairDays' })
  const text = await told.text()
  assert.ok(text.includes('Answers that no longer apply') && text.includes('Nothing after all'))
  const [, dropped = ''] = /name="dropped" value="([^"]*)"/.exec(text) ?? []
  assert.deepEqual(dropped.split(' '), ['damage', 'repairDays'])
  assert.equal(await stepOf(id), 'visit')
  assert.equal((await visited(id, { damaged: 'false', damage: 'Nothing after all', repairDays: '3', shown: 'damaged', dropped })).status, 303)
  assert.deepEqual(Object.keys(await factsOf(id)).toSorted(), ['damaged', 'groundName', 'water'])
})

test('a pool has its depth in the register, and a playground without one states none and owes none', async () => {
  const { cases, registers: entries } = world.kernel
  const opened = async (name: string, water: boolean, found: Readonly<Record<string, string>>) => {
    const id = await filed(name, water)
    assert.equal((await visited(id, { damaged: 'false', ...found })).status, 303)
    await ruled(id, 'open')
    return (await entries.ofAct({ decision: (await cases.view(builder, id)).state.decisions[0]!.id }))!.number
  }
  const [wet, dry] = [await opened('The lake', true, { depth: '45' }), await opened('The meadow', false, {})]
  assert.deepEqual([(await entries.find(wet, null))!.values, (await entries.find(dry, null))!.values], [{ name: 'The lake', water: true, depth: 45 }, { name: 'The meadow', water: false }])
  assert.ok((await page(null, `/en/registers/grounds.playgrounds/${wet}`)).includes('Depth of the pool'))
  assert.ok(!(await page(null, `/en/registers/grounds.playgrounds/${dry}`)).includes('Depth of the pool'))
  const { values } = await (await portal(null).ask(`/api/registers/grounds.playgrounds/${dry}`)).json() as { readonly values: object }
  assert.deepEqual(Object.keys(values).toSorted(), ['name', 'water'])
  const lines = (await page(null, '/registers/grounds.playgrounds/entries.csv?lang=en')).split('\n')
  assert.ok(lines.some((line) => line.includes(wet) && line.includes(',45,')) && lines.some((line) => line.includes(dry) && !line.includes(',45,')))
  assert.deepEqual(await reconcile(world.kernel.db), [])
})

test('a second visit finds anew: what does not apply any more is no fact, and the history says it', async () => {
  const { cases } = world.kernel
  const id = await filed('Mended', false)
  assert.equal((await visited(id, { damaged: 'true', damage: 'The swing', repairDays: '90', shown: 'damaged damage repairDays' })).status, 303)
  await assert.rejects(ruled(id, 'open'), 'the repair takes too long')
  await ruled(id, 'again', 'Look again.')
  const told = await (await visited(id, { damaged: 'false', 'act-seen': '3', shown: 'damaged' })).text()
  assert.ok(told.includes('The swing'), 'what the first visit found is told')
  assert.equal((await visited(id, { damaged: 'false', 'act-seen': '3', shown: 'damaged', dropped: 'damage repairDays' })).status, 303)
  assert.deepEqual(Object.keys((await cases.view(builder, id)).state.facts).toSorted(), ['damaged', 'groundName', 'water'])
  assert.match(await page(head, `/en/desk/cases/${id}`), /Answers that no longer apply/)
  await ruled(id, 'open')
  assert.equal((await cases.view(builder, id)).state.step, undefined)
})
