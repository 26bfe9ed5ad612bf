/** Specifies lists of registers: sorted by any shown column, read on from any place, and silent about what is restricted. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { array, assert as check, asyncProperty, constantFrom } from 'fast-check'
import { sql } from 'kysely'
import { Failure } from '../../law/failure.ts'
import { countsIn } from './counts.ts'
import { counted, narrowed } from './held.ts'
import { columnName, openRegisters, readOrder, sortNames, type EntryOrder } from './index.ts'
import { gardenRegister, treeRegister } from '../../law/testing-registers.ts'
import { openRegisteredGardens, type RegisteredGardens } from './testing.ts'
import { partsIn } from './words.ts'

let world: RegisteredGardens
/** Trees by their age; the fifth says on what day it was seen, and the last of all is from the seeds of two. */
let trees: readonly string[]
before(async () => {
  world = await openRegisteredGardens()
  const made: string[] = []
  const tree = { register: 'sample.trees', owner: { kind: 'body' } as const }
  for (const [where, age, seen] of [['Ясень', 10, ''], ['Қайың', 9, '2024-05-01'], ['apple', 100, '2025-05-01'], ['Камыш', 10, '2024-12-31'], ['Әже', 2, '']] as const) {
    made.push(await world.entered({ ...tree, values: { where, age, ...(seen !== '' && { seen }) } }))
  }
  made.push(await world.entered({ ...tree, values: { where: 'Ант', age: 10, seeds: `${made[0]}, ${made[1]}` } }))
  trees = made
})
after(() => world.close())

const mends = (field: string, ...names: readonly string[]) => (error: unknown): boolean =>
  error instanceof Failure && error.kind === 'invalid' && error.problems[0]?.field === field && names.every((name) => error.text.en.includes(name))

/** The whole list by pages of two, forwards; and backwards from its end. */
async function walk(order: EntryOrder, register = 'sample.trees', most = 2): Promise<readonly string[]> {
  const page = (cursor: string | undefined) => world.kernel.registers.page({ register, order, limit: most, ...(cursor !== undefined && { cursor }) }, null)
  const forwards: (readonly string[])[] = []
  let at = await page(undefined)
  for (; ; at = await page(at.next)) {
    forwards.push(at.entries.map(({ number }) => number))
    if (at.next === undefined) break
  }
  const backwards = [forwards.at(-1)!]
  for (; at.previous !== undefined; backwards.unshift(at.entries.map(({ number }) => number))) at = await page(at.previous)
  assert.deepEqual(backwards.flat(), forwards.flat(), 'the way back is the way there')
  return forwards.flat()
}

const indexes = async (sort: string): Promise<readonly number[]> => (await walk(readOrder(treeRegister, sort))).map((number) => trees.indexOf(number))

test('a list is sorted by any shown column that states one value, numbers as numbers and words by the alphabet, and what is empty stands last', async () => {
  assert.deepEqual(sortNames(treeRegister), ['number', 'state', 'entered', 'changedAt', 'where', 'age', 'garden'], 'a column of several values has no order, nor has what is not shown')
  assert.deepEqual(await indexes('age'), [4, 1, 0, 3, 5, 2])
  assert.deepEqual(await indexes('-age'), [2, 5, 3, 0, 1, 4])
  assert.deepEqual(await indexes('where'), [5, 4, 3, 1, 0, 2], 'Ант, Әже, Камыш, Қайың, Ясень: the Kazakh alphabet, then the Latin one')
  assert.deepEqual(await indexes('garden'), [0, 1, 2, 3, 4, 5])
  for (const own of ['number', '-number', 'entered', '-changedAt', 'state']) assert.equal((await indexes(own)).length, 6, own)
})

test('a choice is sorted as it is declared, not by its letters', async () => {
  const founder = await world.founder()
  const made: string[] = []
  for (const soil of ['rock', 'clay', 'sand']) {
    const owner = { kind: 'organisation', id: founder.organisation!.id } as const
    made.push(await world.entered({ register: 'sample.gardens', owner, values: { name: soil, soil, trees: 1 } }))
  }
  assert.deepEqual((await walk(readOrder(gardenRegister, 'soil'), 'sample.gardens')).filter((number) => made.includes(number)), made.toReversed())
})

test('a column that there is not, and a place of another order or of nobody, are refused with the columns there are and the mend', async () => {
  assert.throws(() => readOrder(treeRegister, 'height'), mends('sort', 'height', 'age', 'entered'))
  assert.throws(() => readOrder(treeRegister, 'seeds'), mends('sort'))
  assert.throws(() => readOrder(gardenRegister, '-contact'), mends('sort'), 'what is not shown sorts nothing')
  const { registers } = world.kernel
  const ask = (order: EntryOrder, cursor: string) => registers.page({ register: 'sample.trees', order, cursor, limit: 2 }, null)
  const [age, number] = [readOrder(treeRegister, 'age'), readOrder(treeRegister, 'number')]
  const { next } = await registers.page({ register: 'sample.trees', order: age, limit: 2 }, null)
  await assert.rejects(ask(number, next!), mends('cursor', 'cursor'))
  const forged = (...said: readonly unknown[]) => Buffer.from(JSON.stringify(said)).toString('base64url')
  for (const wrong of ['', 'x', '%%%', forged('age', 'after', "1' or true", 'TRE-1'), forged('age', 'after', '1e9', 'TRE-1'), forged('age', 'aside', '1', 'TRE-1'), forged('age', 'after', '1'), forged('age', 'after', null, 'x\0')]) {
    await assert.rejects(ask(age, wrong), mends('cursor'), wrong)
  }
  assert.deepEqual((await ask(age, forged('age', 'after', '99999999999999999999', 'TRE-1'))).entries.map(({ number: one }) => trees.indexOf(one)), [], 'a place beyond the end has nothing after it')
})

test('columns that name several values or entries narrow the list by each', async () => {
  const { registers } = world.kernel
  const counts = await registers.counted({ register: 'sample.trees' }, null)
  assert.deepEqual(counts.facets['seeds'], { [trees[0]!]: 1, [trees[1]!]: 1 })
  const grown = await registers.page({ register: 'sample.trees', facets: { seeds: [trees[1]!] }, limit: 9 }, null)
  assert.deepEqual(grown.entries.map(({ number }) => number), [trees[5]])
})

test('nothing of a restricted entry shows in an order, a count, a filter or a place: to a list it has no values', async () => {
  const { registers } = world.kernel
  const founder = await world.founder()
  const owner = { kind: 'organisation', id: founder.organisation!.id } as const
  const hidden = await world.entered({ register: 'sample.gardens', owner, values: { name: 'Hidden', soil: 'rock', trees: 7, secret: true } })
  const open = await world.entered({ register: 'sample.gardens', owner, values: { name: 'Open', soil: 'sand', trees: 1 } })
  for (const sort of ['trees', '-trees', 'name', '-name', 'soil', '-soil']) {
    const order = readOrder(gardenRegister, sort)
    const listed = await walk(order, 'sample.gardens')
    assert.ok(listed.indexOf(open) < listed.indexOf(hidden) && listed.slice(listed.indexOf(hidden)).every((number) => number >= hidden || order.descending), `${sort}: after all that have a value`)
    const { entries, next, previous } = await registers.page({ register: 'sample.gardens', order, limit: 1, cursor: Buffer.from(JSON.stringify([sort, 'after', null, order.descending ? `${hidden}~` : hidden.slice(0, -1)])).toString('base64url') }, null)
    assert.deepEqual(entries[0]!.values, {})
    for (const place of [next, previous]) assert.ok(place === undefined || !/Hidden|rock|"7"/.test(Buffer.from(place, 'base64url').toString()))
  }
  const { facets } = await registers.counted({ register: 'sample.gardens', text: hidden }, null)
  assert.deepEqual(facets['soil'], {})
  for (const sign of ['%', '_', String.raw`\\`]) assert.equal((await registers.counted({ register: 'sample.gardens', text: sign }, null)).total, 0, `${sign} is looked for as it is`)
  assert.equal((await registers.counted({ register: 'sample.gardens', facets: { soil: ['rock'] }, text: hidden }, null)).total, 0)
  await world.acted('change', { entry: hidden, values: { secret: false } })
  assert.deepEqual((await registers.counted({ register: 'sample.gardens', text: hidden }, null)).facets['soil'], { rock: 1 }, 'once it is open it is counted')
  await world.acted('change', { entry: hidden, values: { secret: true } })
  assert.deepEqual((await registers.counted({ register: 'sample.gardens', text: hidden }, null)).facets['soil'], {}, 'and no longer when it is restricted again')
})

test('a history is told a page at a time, and tells nothing of restricted days on any page', async () => {
  const { registers } = world.kernel
  const founder = await world.founder()
  const entry = await world.entered({ register: 'sample.gardens', owner: { kind: 'organisation', id: founder.organisation!.id }, values: { name: 'Long', soil: 'clay', trees: 0 } })
  for (let trees = 1; trees <= 105; trees += 1) await world.acted('change', { entry, values: { trees, ...(trees === 3 && { secret: true }), ...(trees === 6 && { secret: false }) } })
  const view = (await registers.find(entry, null))!
  const last = await registers.history(view)
  assert.deepEqual([last.acts.length, last.acts[0]!.seq, last.acts[0]!.values['trees'], last.earlier], [100, 105, 105, 6])
  const first = await registers.history(view, last.earlier)
  assert.deepEqual(first.acts.map(({ seq, values }) => [seq, values['trees']]), [[5, undefined], [4, undefined], [3, undefined], [2, 2], [1, 1], [0, 0]])
  assert.equal(first.earlier, undefined)
})

test('the size of each register that everyone sees is a number for the strategy, with what it counts', async () => {
  const { indicators, registers } = world.kernel
  await world.acted('suspend', { entry: trees[0]! })
  await indicators.record()
  const { indicator, value } = (await indicators.latest()).find(({ indicator: { id } }) => id === 'sample.trees.in-force')!
  const { states } = await registers.counted({ register: 'sample.trees' }, null)
  assert.deepEqual([value!.value, states.suspended], [String(states.entered), 1])
  assert.match(indicator.definition.en, /“Trees” are in force today; suspended and struck ones are not counted/)
  assert.equal((await indicators.series('sample.trees.in-force')).values.length, 1)
})

test('a field that is called as a column of every register has a name of its own', () => {
  assert.deepEqual([columnName('state'), columnName('changed'), columnName('age')], ['field.state', 'field.changed', 'age'])
})

test('orders and numbered pages of addresses from before go on as they were; in the order of a field a page is refused with the mend', async () => {
  const { registers } = world.kernel
  assert.deepEqual(['newest', 'oldest', 'changed'].map((word) => readOrder(treeRegister, word)), ['-entered', 'entered', '-changedAt'].map((word) => readOrder(treeRegister, word)))
  const of = (sort: string, offset: number) => registers.page({ register: 'sample.trees', order: readOrder(treeRegister, sort), offset, limit: 2 }, null)
  for (const sort of ['newest', 'oldest', 'changed', 'number']) {
    const whole = await walk(readOrder(treeRegister, sort))
    const pages = await Promise.all([0, 2, 4, 6].map((offset) => of(sort, offset)))
    assert.deepEqual(pages.map(({ entries }) => entries.map(({ number }) => number)), [whole.slice(0, 2), whole.slice(2, 4), whole.slice(4), []], sort)
    const { entries } = await registers.page({ register: 'sample.trees', order: readOrder(treeRegister, sort), cursor: pages[1]!.previous!, limit: 2 }, null)
    assert.deepEqual(entries.map(({ number }) => number), whole.slice(0, 2), 'and from it there is a way back')
  }
  await assert.rejects(of('age', 2), mends('page', 'cursor'))
})

test('each entry has one place in every order: also where a column holds words that is a number by now, and where words look like numbers of entries', async () => {
  const { db, registers } = world.kernel
  const made: string[] = []
  for (const where of ['OAK-2026-000001, OAK-2026-000002', 'Old']) made.push(await world.entered({ register: 'sample.trees', owner: { kind: 'body' }, values: { where, age: 5 } }))
  await sql`update entry set facts = facts || '{"age": "five or so"}' where number = ${made[1]!}`.execute(db)
  const { total } = await registers.counted({ register: 'sample.trees' }, null)
  for (const sort of ['age', '-age', 'where', '-where']) {
    const numbers = await walk(readOrder(treeRegister, sort), 'sample.trees', 3)
    assert.deepEqual([numbers.length, new Set(numbers).size], [total, total], sort)
    for (const number of made) assert.ok(numbers.includes(number), sort)
  }
})

test('a place that a list gives out is taken by it, also where values are long and of letters beyond the usual ones', async () => {
  for (const end of ['1', '2']) await world.entered({ register: 'sample.trees', owner: { kind: 'body' }, values: { where: `${'🌳'.repeat(99)}${end}`, age: 1 } })
  const { total } = await world.kernel.registers.counted({ register: 'sample.trees' }, null)
  assert.equal((await walk(readOrder(treeRegister, 'where'), 'sample.trees', 1)).length, total)
})

test('beside words a list is narrowed and counted as if each of its entries were looked at by itself', async () => {
  const { db, registers } = world.kernel
  const founder = await world.founder()
  const owner = { kind: 'organisation', id: founder.organisation!.id } as const
  const [names, soils] = [['Old apple', 'New apple', 'Old pear'], ['sand', 'clay', 'rock']]
  for (let n = 0; n < 9; n += 1) await world.entered({ register: 'sample.gardens', owner, values: { name: `${names[n % 3]} ${n}`, soil: soils[(n + Math.floor(n / 3)) % 3]!, trees: n, ...(n === 4 && { secret: true }) } })
  for (const register of [gardenRegister, treeRegister]) {
    const looks = new Map((await db.selectFrom('entry').select(['number', 'look']).execute()).map(({ number, look }) => [number, look]))
    const { entries } = await registers.page({ register: register.id, order: readOrder(register, 'number'), limit: 500 }, null)
    const held = entries.map((entry) => ({ entry, look: looks.get(entry.number)!, year: entry.enteredAt.slice(0, 4) }))
    const [name, values] = register === gardenRegister ? ['soil', [['rock'], ['sand', 'clay'], ['lava'], ['x'.repeat(50)], []]] as const : ['seeds', [[trees[0]!], [trees[0]!, trees[1]!], ['TRE-0'], []]] as const
    for (const text of ['old APPLE', '2026', '']) {
      for (const chosen of values) {
        for (const more of [{}, { state: ['entered'] as const }, { years: ['2026'] }]) {
          const query = { register: register.id, text, facets: { [name]: chosen }, ...more }
          const said = JSON.stringify(query)
          const page = await registers.page({ ...query, order: readOrder(register, 'number'), limit: 500 }, null)
          assert.deepEqual(page.entries.map(({ number }) => number), narrowed(register, held, query).map(({ number }) => number), said)
          assert.deepEqual(await registers.counted(query, null), counted(register, held, query), said)
        }
      }
    }
  }
})

test('whatever is typed, a list has the entries whose own words hold every part of it, and no others: parts, numbers, Latin, signs of patterns, and parts of more words than are looked up', async () => {
  const { db, registers } = world.kernel
  const places = ['100% сад', 'a_b', String.raw`c\d`, 'Қайың\u00a0көшесі', 'Alma-Ata', 'алма ағашы', "it's", '№ 7', 'Ёлка', 'İzmir', '2026-000001']
  await world.enteredAll({ register: 'sample.trees', owner: { kind: 'body' }, all: [...places.map((where) => ({ where, age: 3 })), ...Array.from({ length: 1_001 }, (_, n) => ({ where: `overflow${n}`, age: 4 }))] })
  const all = await db.selectFrom('entry').select(['number', 'look']).where('register', '=', 'sample.trees').where('restricted', '=', false).execute()
  const pieces = ['сад', '100', '%', '_', 'a_', '\\', String.raw`c\d`, 'қай', 'ҚАЙЫҢ', 'көше', 'alma', 'лм', 'ағаш', "'s", '№', '7', 'елка', 'ёлка', 'izm', 'TRE-2026', '00001', 'overflow', 'verflow99', 'overflow1000', 'x', 'nowhere', '--', '\u00a0']
  await check(asyncProperty(array(constantFrom(...pieces), { minLength: 1, maxLength: 3 }), constantFrom(' ', ''), async (typed, between) => {
    const text = typed.join(between)
    const parts = partsIn(text)
    const expected = all.filter(({ look }) => parts.every((part) => look.includes(part))).length
    assert.equal((await registers.counted({ register: 'sample.trees', text }, null)).total, expected, text)
  }), { numRuns: 60 })
})

test('of words that very many entries hold, so many are counted and the counts say that there may be more', async () => {
  const { db, country: { calendar: { zone } } } = world.kernel
  const query = { register: 'sample.trees', text: 'TRE-2026' }
  const counts = (most?: number) => countsIn(db, { register: treeRegister, zone }, query, most)
  const { total, atLeast, states } = await counts()
  assert.ok(total > 1_000 && atLeast === undefined)
  assert.deepEqual(await counts(total + 1), await counts(), 'fewer than are counted at most are counted whole')
  const some = await counts(50)
  assert.deepEqual([some.atLeast, some.total, some.years], [true, 50, { 2026: 50 }])
  assert.ok(Object.entries(some.states).every(([state, n]) => n <= states[state as keyof typeof states]!))
})

test('a word by which no entry is found any more leaves the dictionary, and the others are found by it as before', async () => {
  const { db, registers } = world.kernel
  const number = await world.entered({ register: 'sample.trees', owner: { kind: 'body' }, values: { where: 'Құпияаты көшесі', age: 5 } })
  await world.acted('change', { entry: number, values: { where: 'Басқаша көшесі' } })
  const known = async (part: string) => (await sql`select word from entry_word where strpos(word, ${part}) > 0`.execute(db)).rows.length
  assert.equal(await known('құпияаты'), 1)
  assert.ok(await registers.sweepWords() > 0)
  assert.deepEqual([await known('құпияаты'), await known('басқаша'), await registers.sweepWords()], [0, 1, 0])
  assert.equal((await registers.counted({ register: 'sample.trees', text: 'басқаша' }, null)).total, 1)
})

test('a declared register comes before what an institution lists by the same id, and whoever runs the house is told', async () => {
  const { kernel } = world
  const told: unknown[] = []
  const registers = openRegisters({
    ...kernel, calendar: kernel.country.calendar, versions: kernel.registers.versions, done: async () => {}, named: async () => [], notOwn: async () => [], report: (error) => told.push(error),
  })
  registers.offer({ listing: { ...treeRegister, title: gardenRegister.title }, rows: () => sql`select where false` })
  assert.match(String(told[0]), /sample\.trees is declared/)
  assert.deepEqual(registers.listed.filter(({ id }) => id === 'sample.trees').map(({ title }) => title), [treeRegister.title])
  assert.ok((await registers.page({ register: 'sample.trees', limit: 1 }, null)).entries[0]!.number.startsWith('TRE-'))
  assert.equal((await registers.findIn('sample.trees', trees[0]!, null))!.number, trees[0])
})
