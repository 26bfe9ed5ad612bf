/** Specifies the pages, files and API of registers: made from declarations, they show each asker what is theirs to see. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { sql } from 'kysely'
import { openRegisteredGardens, type RegisteredGardens } from '../../kernel/registers/testing.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { treeRegister } from '../../law/testing-registers.ts'
import { locales, same } from '../../law/text.ts'
import { testPortal } from '../testing.ts'
import { registerRoutes } from './index.ts'

let world: RegisteredGardens
let founder: Actor
let stranger: Actor
let garden: string
let mother: string
let young: string

const tree = (values = {}) => ({ register: 'sample.trees', owner: { kind: 'body' } as const, values: { where: 'By the well', age: 70, ...values } })

before(async () => {
  world = await openRegisteredGardens()
  founder = await world.founder()
  stranger = await world.founder()
  garden = (await world.kernel.registers.ofAct({ decision: await world.granted(founder) }))!.number
  mother = await world.entered(tree())
  young = await world.entered(tree({ where: '<b>Old lane</b>', age: 3, garden, seeds: mother }))
  await world.acted('change', { entry: young, values: { age: 4 } })
  await world.kernel.journal.settle()
})
after(() => world.close())

const portalFor = (actor: Actor | null) => testPortal({ routes: registerRoutes(world.kernel), session: { actor } })
const text = async (path: string, actor: Actor | null = null): Promise<string> => {
  const response = await portalFor(actor).ask(path)
  assert.equal(response.status, 200, path)
  return response.text()
}
const statusOf = async (path: string, actor: Actor | null = null): Promise<number> => (await portalFor(actor).ask(path)).status

test('the registers are listed with how many entries they have', async () => {
  const listed = await text('/en/registers')
  assert.match(listed, /href="\/en\/registers\/sample\.gardens">Gardens</)
  assert.match(listed, /Trees that are protected/)
  assert.match(listed, /<h2><a href="\/en\/bodies\/board">Garden Board<\/a><\/h2>/, 'under the body that keeps them')
})

test('a list is searched, narrowed and sorted by its address, and says so when nothing is found', async () => {
  const all = await text('/en/registers/sample.trees')
  for (const number of [mother, young]) assert.ok(all.includes(number))
  assert.ok(!all.includes('<b>Old lane'), 'what people wrote is escaped')
  const some = await text('/en/registers/sample.trees?q=old+LANE')
  assert.ok(some.includes(`/sample.trees/${young}"`) && !some.includes(`<th scope="row"><a href="/en/registers/sample.trees/${mother}"`))
  assert.match(some, /value="old LANE"/, 'the box says what was asked')
  assert.match(some, /entries\.csv\?q=old\+LANE&amp;lang=en/)
  assert.match(await text('/en/registers/sample.trees?q=nowhere'), /Nothing was found/)
  assert.match(await text('/en/registers/sample.gardens'), /value="soil:clay"> <span>Clay<\/span> <span class="count">1</, 'a facet is counted')
  assert.match(await text('/en/registers/sample.gardens?filter=soil:rock'), /Nothing was found/)
})

const order = (page: string): readonly string[] => [...page.matchAll(/<th scope="row"><a href="[^"]*\/(TRE-\d{4}-\d+)"/g)].map(([, number]) => number!).filter((number) => number === mother || number === young)

test('a list is sorted by the links in its head, which say in which order it stands', async () => {
  const usual = await text('/en/registers/sample.trees')
  assert.match(usual, /aria-sort="descending"><a class="sort" href="\/en\/registers\/sample\.trees\?sort=entered">Entered/)
  const byAge = await text('/en/registers/sample.trees?sort=age')
  assert.deepEqual(order(byAge).slice(0, 1), [young])
  assert.match(byAge, /<th scope="col" class="number" aria-sort="ascending"><a class="sort" href="[^"]*\?sort=-age">Age/)
  assert.deepEqual(order(await text('/en/registers/sample.trees?sort=-age')).slice(0, 1), [mother])
  assert.equal(byAge.match(/aria-sort/g)?.length, 1)
  assert.doesNotMatch(byAge, /sort=seeds/, 'a column of several values has no order')
})

test('what an address says that asks nothing stands nowhere on the page, and what it says twice stands there once', async () => {
  const page = await text(`/en/registers/sample.trees?q=well&x=${'junk'.repeat(9)}&state=entered&state=entered&state=none&year=20266&sort=age&page=1&q=other`)
  assert.doesNotMatch(page.slice(page.indexOf('<h1>'), page.indexOf('</main>')), /junk|20266|state=none|page=1|other|state=entered[^"]*state=entered/)
  assert.match(page, /href="\/en\/registers\/sample\.trees\?q=well&amp;state=entered&amp;sort=-age"/, 'what it asks does')
})

test('several filters hold at once, and each can be taken away', async () => {
  const page = await text('/en/registers/sample.gardens?filter=soil:clay&filter=soil:rock&state=entered&year=2026&sort=trees')
  assert.match(page, new RegExp(garden))
  assert.match(page, /href="\/en\/registers\/sample\.gardens\?filter=soil%3Arock&amp;state=entered&amp;year=2026&amp;sort=trees"><span class="unseen">Remove the filter: <\/span>Soil: Clay/)
  assert.match(page, /value="soil:rock" checked> <span>Rock<\/span> <span class="count">0</)
  assert.match(page, /<input type="hidden" name="sort" value="trees">/, 'the order stays')
})

test('an address from before, which somebody has kept, shows what it showed', async () => {
  const page = await text('/en/registers/sample.gardens?f.soil=clay&state=entered&sort=changed')
  assert.match(page, new RegExp(garden))
  assert.match(page, /<span class="unseen">Remove the filter: <\/span>Soil: Clay/)
  assert.match(page, /value="soil:clay" checked>/)
  assert.match(page, /aria-sort="descending"><a class="sort" href="[^"]*">Last change/)
  assert.match(await text('/en/registers/sample.gardens?f.soil=rock'), /Nothing was found/)
  assert.doesNotMatch(await text('/registers/sample.gardens/entries.csv?f.soil=rock'), new RegExp(garden))
  const asked = async (query: string) => JSON.parse(await text(`/api/registers/sample.trees?${query}`)) as { page?: number; next?: string; entries: readonly { number: string }[] }
  const numbers = async (query: string) => (await asked(query)).entries.map(({ number }) => number)
  assert.deepEqual([await numbers(`f.garden=${garden}`), await numbers('sort=oldest&size=1'), await numbers('sort=oldest&size=1&page=2'), await numbers('sort=newest&page=2')], [[young], [mother], [young], []])
  const first = await asked('size=1')
  assert.deepEqual([first.page, (await asked('size=1&page=2')).page, (await asked(`size=1&cursor=${first.next}`)).page], [1, 2, undefined])
  assert.equal((await portalFor(null).ask('/api/registers/sample.trees?sort=age&page=2')).status, 422)
  assert.ok(!order(await text('/en/registers/sample.trees?page=2')).includes(mother), 'the second page of a list of two is empty')
})

test('a file whose address names no order is in the order of the numbers', async () => {
  const numbers = async (query: string) => [...(await text(`/registers/sample.trees/entries.csv${query}`)).matchAll(/^(TRE-[\d-]+),/gm)].map(([, number]) => number)
  assert.deepEqual(await numbers(''), [mother, young])
  assert.deepEqual(await numbers('?sort=newest'), [young, mother])
})

test('what an address asks wrongly is said with the mend, to people and to programs', async () => {
  for (const [query, mend] of [['sort=height', /cannot be sorted by “height”\. Name one of its columns[^:]*: number, state, entered, changedAt, where, age, garden/], ['filter=height:1', /cannot be narrowed by “height”\. Name one of its columns: garden, seeds/],
    ['filter=tall', /column:value/], ['cursor=x', /Leave “cursor” out/]] as const) {
    const page = await portalFor(null).ask(`/en/registers/sample.trees?${query}`)
    assert.equal(page.status, 422, query)
    assert.match(await page.text(), mend)
    const answer = await portalFor(null).ask(`/api/registers/sample.trees?${query}`, { headers: { 'accept-language': 'en' } })
    assert.equal(answer.status, 422)
    const problem = await answer.json() as { problems: readonly { field: string; text: string }[] }
    assert.equal(problem.problems[0]!.field, query.split('=')[0])
    assert.match(problem.problems[0]!.text, mend)
  }
})

test('the page of an entry tells its values, its thread and each act with its proof', async () => {
  const page = await text(`/en/registers/sample.trees/${young}`)
  assert.match(page, new RegExp(`href="/en/registers/sample\\.gardens/${garden}">Alma<`))
  assert.match(page, /Derived from/)
  assert.match(page, /Changed/)
  assert.equal(page.match(/href="\/en\/journal\/entries\/\d+">Proof in the journal/g)?.length, 2)
  const decided = await text(`/en/registers/sample.gardens/${garden}`)
  assert.match(decided, /href="\/en\/verify\/GB-2026-\d{6}">№ GB-2026-/)
})

test('what is personal is seen by its owner and its office, and by nobody else, in every form of it', async () => {
  const path = `/registers/sample.gardens/${garden}`
  assert.ok((await text(`/en${path}`, founder)).includes('alma@example.kz'))
  assert.ok((await text(`/en${path}`, world.office.officer)).includes('alma@example.kz'))
  for (const actor of [null, stranger]) {
    for (const address of [`/en${path}`, '/en/registers/sample.gardens', '/registers/sample.gardens/entries.csv', '/api/registers/sample.gardens', `/api${path}`]) {
      assert.ok(!(await text(address, actor)).includes('alma@example.kz'), address)
    }
  }
  for (const address of ['/registers/sample.gardens/entries.csv', '/api/registers/sample.gardens', `/api${path}`]) {
    assert.ok(!(await text(address, founder)).includes('alma@example.kz'), 'what is passed on is the same for all')
  }
})

test('a key shows what is open to everyone, whoever made it', async () => {
  const portal = testPortal({ routes: registerRoutes(world.kernel), session: { actor: founder, scopes: ['cases:read'] } })
  const page = await (await portal.ask(`/en/registers/sample.gardens/${garden}`)).text()
  assert.ok(page.includes('Alma') && !page.includes('alma@example.kz'))
})

test('of what is restricted the page says that it is there', async () => {
  const secret = (await world.kernel.registers.ofAct({ decision: await world.granted(stranger) }))!.number
  await world.acted('change', { entry: secret, values: { name: 'Hidden', secret: true } })
  const page = await text(`/en/registers/sample.gardens/${secret}`)
  assert.match(page, /The particulars are not disclosed/)
  for (const address of [`/en/registers/sample.gardens/${secret}`, '/en/registers/sample.gardens', '/registers/sample.gardens/entries.csv', `/api/registers/sample.gardens/${secret}`]) {
    assert.ok(!(await text(address)).includes('Hidden'), address)
  }
  assert.ok((await text(`/en/registers/sample.gardens/${secret}`, stranger)).includes('Hidden'))
})

test('a register is taken along as CSV in the language of the reader, and read by programs as its schema says', async () => {
  const file = await text('/registers/sample.trees/entries.csv?lang=ru')
  assert.match(file, /^Номер,Состояние,Где стоит\?,Возраст,Сад,Из семян,Внесена\r\n/)
  assert.ok(file.includes(`${young},В реестре,<b>Old lane</b>,4,${garden},${mother},`))
  const first = JSON.parse(await text('/api/registers/sample.trees?size=1&sort=age'))
  const second = JSON.parse(await text(`/api/registers/sample.trees?size=1&sort=age&cursor=${first.next}`))
  assert.deepEqual([first, second].map(({ total, entries }) => [total, entries.map(({ number }: { number: string }) => number)]), [[2, [young]], [2, [mother]]])
  assert.equal(second.next, undefined)
  assert.deepEqual([first.previous, JSON.parse(await text(`/api/registers/sample.trees?size=1&sort=age&cursor=${second.previous}`)).entries], [undefined, first.entries])
  assert.deepEqual(first.counts, { states: { entered: 2 }, years: { 2026: 2 }, columns: { garden: { [garden]: 1 }, seeds: { [mother]: 1 } } })
  assert.deepEqual(JSON.parse(await text(`/api/registers/sample.trees?filter=garden:${garden}`)).entries.map(({ number }: { number: string }) => number), [young])
  const { history, ...entry } = JSON.parse(await text(`/api/registers/sample.trees/${young}`)) as { history: { does: string; values: object; journal: number }[]; values: Record<string, unknown> }
  assert.deepEqual(entry.values, { where: '<b>Old lane</b>', age: 4, garden, seeds: [mother] })
  assert.deepEqual(history.map(({ does, values }) => [does, values]), [['change', { age: 4 }], ['enter', { ...entry.values, age: 3 }]])
  assert.ok(Number.isInteger(history[0]!.journal))
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(JSON.parse(await text('/registers/sample.trees/schema.json')))
  assert.equal(validate({ ...entry, values: { ...entry.values, age: 'old' } }), false)
  assert.ok(validate(entry), JSON.stringify(validate.errors))
  assert.deepEqual(JSON.parse(await text('/api/registers')).registers.map(({ id }: { id: string }) => id), ['sample.gardens', 'sample.trees'])
})

test('there is nothing where there is no register, no entry, or an entry of another register', async () => {
  for (const path of ['/registers/sample.hills', '/registers/sample.trees/TRE-2026-999999', `/registers/sample.gardens/${young}`]) {
    assert.equal(await statusOf(`/en${path}`), 404, path)
    assert.equal(await statusOf(`/api${path}`), 404, path)
  }
})

test('every page is there in every language, with a heading, without a script', async () => {
  for (const locale of locales) {
    for (const path of ['/registers', '/registers/sample.trees', `/registers/sample.trees/${young}`]) {
      const page = await text(`/${locale}${path}`)
      assert.match(page, /<h1>/)
      assert.ok(!/undefined|\[object/.test(page), path)
    }
  }
})

test('a file of what is only listed is read in one stretch, for each would be read from the whole', async () => {
  const { kernel } = world
  const { id: _, fields: __, calledBy: ___, ...like } = treeRegister
  const listing = { ...like, id: 'sample.listed', fields: [], shown: { to: 'everyone', fields: [] } } as const
  kernel.registers.offer({ listing, rows: () => sql`select lpad(n::text, 5, '0') as number, '/registers' as path, 'entered' as state, ${JSON.stringify(same('One of many'))}::jsonb as title,
    '{}'::jsonb as facts, now() as entered_at, now() as changed_at from generate_series(1, 1200) n` })
  const limits: number[] = []
  const registers: typeof kernel.registers = { ...kernel.registers, page: (query, asker) => { limits.push(query.limit); return kernel.registers.page(query, asker) } }
  const file = await (await testPortal({ routes: registerRoutes({ ...kernel, registers }), session: { actor: null } }).ask('/registers/sample.listed/entries.csv')).text()
  assert.deepEqual([file.trimEnd().split('\r\n').length, limits.length], [1201, 1])
})
