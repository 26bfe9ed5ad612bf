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
import { keepRegions } from '../../law/places.ts'
import { printDeclaration } from '../../law/print.ts'
import { deskRoutes } from '../../portal/desk/index.ts'
import { registerRoutes } from '../../portal/registers/index.ts'
import { serviceRoutes } from '../../portal/services/index.ts'
import { testPortal, testToken } from '../../portal/testing.ts'
import { regions } from '../kazakhstan/regions.ts'

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

/** Does something where the regions are those of Kazakhstan; whatever runs next in this process has its own again. */
async function inRegions<T>(body: () => Promise<T>): Promise<T> {
  const former = keepRegions(regions)
  try {
    return await body()
  } finally {
    keepRegions(former)
  }
}
const here = (name: string, body: () => unknown) => test(name, () => inRegions(async () => { await body() }))
before(async () => {
  world = await inRegions(() => openWorldOf(gardens(declared, kept)))
  inspector = await world.officer('grounds.inspector')
  head = await world.officer('grounds.head')
  builder = ownHat(await world.founder())
})
after(() => world.close())

const almaty = { 'place.region': '75', 'place.street': 'Абай даңғылы', 'place.house': '10' }

async function filed(groundName: string, water: boolean, place: Readonly<Record<string, string>> = almaty): Promise<string> {
  const { cases } = world.kernel
  const draft = await cases.begin(builder, { procedure: opening.id })
  assert.deepEqual(await cases.savePage(builder, draft, opening.form[0]!, { groundName, water: String(water), ...place }), [])
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

here('the YAML is sound, and its print says in every language on what something is found', () => {
  assert.deepEqual([...procedures, ...registers].map(({ problems }) => problems), [undefined, undefined, undefined])
  assert.deepEqual([...lint(declared, undefined, kept), ...lintRegisters(kept, declared)].filter(({ severity }) => severity !== 'note'), [])
  for (const [locale, ...words] of [
    ['kk', '«Қандай ақау бар?» (мына жағдайда ғана: ', 'Жөндеу мерзімі, күн (мына жағдайда ғана: '], ['ru', '«Что повреждено?» (только если ', 'Срок ремонта, дней (только если '],
    ['en', '“What is broken?” (only if ', 'Days for the repair (only if '],
  ] as const) for (const one of words) assert.ok(printDeclaration(opening, locale).includes(one), one)
})

here('a condition that rests on what is found later is refused with its line', () => {
  const changed = { ...opening, steps: { ...opening.steps, visit: { ...opening.steps['visit']!, findings: opening.steps['visit']!.findings!.toReversed() } } }
  assert.deepEqual(lint([changed, declared[1]!], undefined, kept).filter(({ severity }) => severity === 'error').map(({ rule, place }) => `${rule} ${place}`), ['asked-before-its-condition steps.visit.findings.damage.when'])
})

here('the inspector is asked what applies, and a page whose answers open more is shown again without calling that a mistake', async () => {
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

here('what was typed and is not asked any more is told before it is left out', async () => {
  const id = await filed('Whole', false)
  const told = await visited(id, { damaged: 'false', damage: 'Nothing after all', repairDays: '3', shown: 'damaged damage repairDays' })
  const text = await told.text()
  assert.ok(text.includes('Answers that no longer apply') && text.includes('Nothing after all'))
  const [, dropped = ''] = /name="dropped" value="([^"]*)"/.exec(text) ?? []
  assert.deepEqual(dropped.split(' '), ['damage', 'repairDays'])
  assert.equal(await stepOf(id), 'visit')
  assert.equal((await visited(id, { damaged: 'false', damage: 'Nothing after all', repairDays: '3', shown: 'damaged', dropped })).status, 303)
  assert.deepEqual(Object.keys(await factsOf(id)).toSorted(), ['damaged', 'groundName', 'place', 'water'])
})

here('a pool has its depth in the register, and a playground without one states none and owes none', async () => {
  const { cases, registers: entries } = world.kernel
  const opened = async (name: string, water: boolean, found: Readonly<Record<string, string>>) => {
    const id = await filed(name, water)
    assert.equal((await visited(id, { damaged: 'false', ...found })).status, 303)
    await ruled(id, 'open')
    return (await entries.ofAct({ decision: (await cases.view(builder, id)).state.decisions[0]!.id }))!.number
  }
  const place = { region: '75', street: 'Абай даңғылы', house: '10' }
  const [wet, dry] = [await opened('The lake', true, { depth: '45' }), await opened('The meadow', false, {})]
  assert.deepEqual([(await entries.find(wet, null))!.values, (await entries.find(dry, null))!.values], [{ name: 'The lake', place, water: true, depth: 45 }, { name: 'The meadow', place, water: false }])
  assert.ok((await page(null, `/en/registers/grounds.playgrounds/${wet}`)).includes('Depth of the pool'))
  assert.ok(!(await page(null, `/en/registers/grounds.playgrounds/${dry}`)).includes('Depth of the pool'))
  const { values } = await (await portal(null).ask(`/api/registers/grounds.playgrounds/${dry}`)).json() as { readonly values: object }
  assert.deepEqual(Object.keys(values).toSorted(), ['name', 'place', 'water'])
  const lines = (await page(null, '/registers/grounds.playgrounds/entries.csv?lang=en')).split('\n')
  assert.ok(lines.some((line) => line.includes(wet) && line.includes(',45,')) && lines.some((line) => line.includes(dry) && !line.includes(',45,')))
  assert.deepEqual(await reconcile(world.kernel.db), [])
})

here('a second visit finds anew: what does not apply any more is no fact, and the history says it', async () => {
  const { cases } = world.kernel
  const id = await filed('Mended', false)
  assert.equal((await visited(id, { damaged: 'true', damage: 'The swing', repairDays: '90', shown: 'damaged damage repairDays' })).status, 303)
  await assert.rejects(ruled(id, 'open'), 'the repair takes too long')
  await ruled(id, 'again', 'Look again.')
  const told = await (await visited(id, { damaged: 'false', 'act-seen': '3', shown: 'damaged' })).text()
  assert.ok(told.includes('The swing'), 'what the first visit found is told')
  assert.equal((await visited(id, { damaged: 'false', 'act-seen': '3', shown: 'damaged', dropped: 'damage repairDays' })).status, 303)
  assert.deepEqual(Object.keys((await cases.view(builder, id)).state.facts).toSorted(), ['damaged', 'groundName', 'place', 'water'])
  assert.match(await page(head, `/en/desk/cases/${id}`), /Answers that no longer apply/)
  await ruled(id, 'open')
  assert.equal((await cases.view(builder, id)).state.step, undefined)
})

here('an address is asked in its parts without a script, and each part that is wrong or lacks is told beside its own question', async () => {
  const { cases } = world.kernel
  const draft = await cases.begin(builder, { procedure: opening.id })
  const form = await page(builder, `/en/drafts/${draft}/ground`)
  for (const asked of ['Address of the playground', 'name="place.region"', '<option value="75">Almaty</option>', 'name="place.settlement"', 'name="place.postalCode"']) assert.ok(form.includes(asked), asked)
  const problems = async (place: Readonly<Record<string, string>>) =>
    (await cases.savePage(builder, draft, opening.form[0]!, { groundName: 'Here', water: 'false', ...place })).map(({ field }) => field)
  assert.deepEqual(await problems({}), ['place'])
  assert.deepEqual(await problems({ 'place.street': 'Абай' }), ['place.region', 'place.house'])
  assert.deepEqual(await problems({ ...almaty, 'place.region': '11' }), ['place.settlement'], 'a city that is a region needs no other settlement')
  assert.deepEqual(await problems({ ...almaty, 'place.region': '99', 'place.postalCode': '12' }), ['place.region', 'place.postalCode'])
  const wrong = await portal(builder).ask(`/en/drafts/${draft}/ground`, { method: 'POST', body: (() => {
    const body = new FormData()
    for (const [name, value] of Object.entries({ csrf: testToken, groundName: 'Here', water: 'false', ...almaty, 'place.house': '' })) body.set(name, value)
    return body
  })(), headers: { 'sec-fetch-site': 'same-origin' } })
  const again = await wrong.text()
  assert.match(again, /href="#f-place-house"/)
  assert.ok(again.includes('value="Абай даңғылы"') && again.includes('<option value="75" selected>'), 'nothing typed is lost')
  assert.deepEqual(await problems({ ...almaty, 'place.postalCode': 'a05 d5b8' }), [])
  const { facts } = await cases.draft(builder, draft)
  assert.deepEqual(facts['place'], { region: '75', street: 'Абай даңғылы', house: '10', postalCode: 'A05D5B8' })
  assert.ok((await page(builder, `/ru/drafts/${draft}/summary`)).includes('Город Алматы, Абай даңғылы, д. 10, A05D5B8'))
})

here('programs give an address by its parts, and are told of one that there is not', async () => {
  const { cases } = world.kernel
  const draft = await cases.begin(builder, { procedure: opening.id })
  const api = testPortal({ routes: serviceRoutes(world.kernel), session: { actor: builder, scopes: ['cases:read', 'cases:write'] } })
  const sent = async (place: object) => (await api.ask(`/api/drafts/${draft}`, { method: 'PATCH', body: JSON.stringify({ facts: { groundName: 'Here', water: false, place } }), headers: { 'content-type': 'application/json' } })).json() as Promise<{
    readonly facts: Readonly<Record<string, unknown>>; readonly problems: readonly { readonly text: { readonly en: string } }[]
  }>
  assert.match((await sent({ region: '75', house: '10', tower: 'B' })).problems[0]!.text.en, /no part “tower”/)
  assert.deepEqual((await sent({ region: '75', house: '10' })).facts['place'], { region: '75', house: '10' })
})

here('a register of addresses is narrowed and counted by region, printed on one line in its files, and found by its streets', async () => {
  const { cases, registers: entries } = world.kernel
  const id = await filed('At the sea', false, { 'place.region': '47', 'place.settlement': 'Ақтау', 'place.house': '5' })
  assert.equal((await visited(id, { damaged: 'false' })).status, 303)
  await ruled(id, 'open')
  const { number } = (await entries.ofAct({ decision: (await cases.view(builder, id)).state.decisions[0]!.id }))!
  const { facets } = await entries.counted({ register: 'grounds.playgrounds' }, null)
  assert.equal(facets['place']!['47'], 1)
  const list = await page(null, '/ru/registers/grounds.playgrounds?filter=place:47')
  assert.ok(list.includes('At the sea') && list.includes('Адрес: Мангистауская область') && !list.includes('The lake'))
  const chosen = await (await portal(null).ask('/api/registers/grounds.playgrounds?filter=place:47')).json() as { readonly entries: readonly { readonly number: string; readonly values: { readonly place: object } }[] }
  assert.deepEqual(chosen.entries.map((entry) => [entry.number, entry.values.place]), [[number, { region: '47', settlement: 'Ақтау', house: '5' }]])
  assert.ok((await page(null, '/registers/grounds.playgrounds/entries.csv?lang=kk')).includes('Маңғыстау облысы, Ақтау, 5-үй'))
  assert.deepEqual((await entries.page({ register: 'grounds.playgrounds', text: 'ақтау', limit: 10 }, null)).entries.map((entry) => entry.number), [number])
  assert.deepEqual(await reconcile(world.kernel.db), [])
})

here('a pilot asks and requires only where it runs and in its days, and the service page says where and until when', async () => {
  const { cases } = world.kernel
  const astana = { 'place.region': '71', 'place.street': 'Тұран даңғылы', 'place.house': '1' }
  const [there, elsewhere] = [await filed('In the pilot', false, astana), await filed('Out of it', false)]
  const [asked, unasked] = [await page(inspector, `/en/desk/cases/${there}`), await page(inspector, `/en/desk/cases/${elsewhere}`)]
  assert.deepEqual([asked.includes('Is there shade?'), unasked.includes('Is there shade?')], [true, false])
  assert.equal((await visited(there, { damaged: 'false', shaded: 'false', shown: 'damaged shaded' })).status, 303)
  assert.ok((await page(head, `/en/desk/cases/${there}`)).includes('The playground has no shade.'))
  await assert.rejects(ruled(there, 'open'), 'the pilot requires shade there')
  assert.equal((await visited(elsewhere, { damaged: 'false' })).status, 303)
  await ruled(elsewhere, 'open')
  await ruled(there, 'refuse', 'No shade.')
  const { record } = (await world.kernel.decisions.find((await cases.view(builder, there)).state.decisions[0]!.id))!
  assert.deepEqual([record.grounds.map(({ text }) => text.en), Object.keys(record.reading.scopes!)], [['The playground has no shade.'], ['shade']])
  for (const [path, ...words] of [
    ['/kk/services/grounds.opening', 'Аумақтар мен пилоттық жобалар', 'Өңірлер: Астана қаласы', 'соңғы күні: 2026'],
    ['/ru/services/grounds.opening', 'Территории и пилотные проекты', 'Регионы: Город Астана', 'с 1 января 2026 года по 31 декабря 2026 года включительно'],
  ] as const) {
    const text = await page(null, path)
    for (const one of words) assert.ok(text.replaceAll(/[\u00a0\u202f]/g, ' ').includes(one), `${path}: ${one}`)
  }
})

here('a pilot that has ended asks and requires nothing of whoever applies after it', async () => {
  world.at('2027-01-11T05:00:00.000Z')
  const id = await filed('Too late', false, { 'place.region': '71', 'place.street': 'Тұран даңғылы', 'place.house': '3' })
  assert.ok(!(await page(inspector, `/en/desk/cases/${id}`)).includes('Is there shade?'))
  assert.equal((await visited(id, { damaged: 'false' })).status, 303)
  await ruled(id, 'open')
})

here('a pilot without its last day is refused with its place', () => {
  const { until: _, ...endless } = opening.scopes!['shade']!.pilot!
  const changed = { ...opening, scopes: { shade: { ...opening.scopes!['shade']!, pilot: endless } } }
  assert.deepEqual(lint([changed, declared[1]!], undefined, kept).filter(({ severity }) => severity === 'error').map(({ rule, place }) => `${rule} ${place}`), ['pilot-without-end scopes.shade.pilot'])
})

here('a rule compares an address by its region, and one of no region of the country is refused', () => {
  const basis = opening.complaint.basis
  const ruling = (values: readonly string[]) => lint([{ ...opening, rules: { ...opening.rules, local: { rule: 'oneOf', fact: 'place', values, basis, otherwise: opening.title } } }, declared[1]!], undefined, kept)
    .filter(({ severity }) => severity === 'error').map(({ rule, place }) => `${rule} ${place}`)
  assert.deepEqual([ruling(['75', '47']), ruling(['99'])], [[], ['unknown-value rules.local']])
  const none = keepRegions([])
  assert.ok(lint(declared, undefined, kept).some(({ rule, place }) => rule === 'address-of-no-country' && place === 'form.ground.place'))
  keepRegions(none)
})
