/** Specifies registers of things: entries change by acts alone, tell their history, and show each asker what is theirs to see. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { assert as check, asyncProperty, constantFrom, integer as whole, array, record, string } from 'fast-check'
import { Failure } from '../../law/failure.ts'
import { text } from '../../law/field.ts'
import { register } from '../../law/register.ts'
import { gardenRegister, treeRegister } from '../../law/testing-registers.ts'
import { same } from '../../law/text.ts'
import { newId, transact } from '../database/index.ts'
import { type CountedIndicator, countedIndicator } from '../indicators/index.ts'
import { reconcile } from '../reconcile.ts'
import { standingAfter, type Standing } from './index.ts'
import { openRegisteredGardens, type RegisteredGardens } from './testing.ts'

let world: RegisteredGardens
before(async () => { world = await openRegisteredGardens() })
after(() => world.close())

const failure = (kind: Failure['kind'], field?: string) => (error: unknown) =>
  error instanceof Failure && error.kind === kind && (field === undefined || error.problems.some((one) => one.field === field))
const body = { kind: 'body' } as const
const tree = (values = {}) => ({ register: 'sample.trees', owner: body, values: { where: 'By the well', age: 70, ...values } })

test('a licence enters the garden of its holder, and the withdrawal of the licence strikes it', async () => {
  const { cases, decisions, registers, journal } = world.kernel
  const founder = await world.founder()
  const licence = await world.granted(founder)
  const number = (await registers.ofAct({ decision: licence }))!.number
  assert.match(number, /^GRD-2026-\d{6}$/)
  const entry = (await registers.find(number, founder))!
  assert.deepEqual([entry.state, entry.title.en, entry.owner], ['entered', 'Alma', { kind: 'organisation', id: founder.organisation!.id }])
  assert.deepEqual(entry.values, { name: 'Alma', soil: 'clay', trees: 120, contact: 'alma@example.kz', secret: '' })

  const { officer, head } = world.office
  const id = await transact(world.kernel.db, (tx) => cases.openByOffice(tx, officer, { procedure: 'sample.withdrawal', about: licence, facts: { why: 'late', since: '' }, reasons: 'Late.', key: 'one' }))
  await world.act(officer, id, { type: 'complete', outcome: 'on' })
  await world.act(head, id, { type: 'complete', outcome: 'act', reasons: 'It was late.' }, { sign: true })
  const struck = (await registers.find(number, null))!
  assert.equal(struck.state, 'struck')
  const { acts: history } = await registers.history(struck)
  assert.deepEqual(history.map(({ seq, does }) => [seq, does]), [[1, 'strike'], [0, 'enter']])
  assert.equal(history[1]!.decision, licence)
  assert.equal((await decisions.find(history[0]!.decision!))!.record.effect, 'revoke')
  await journal.settle()
  for (const { journal: id, seq } of history) {
    const told = (await journal.entry(id))!
    assert.deepEqual([told.subject, told.body['seq'], told.body['register']], [`entry:${number}`, seq, 'sample.gardens'])
    assert.ok(told.index !== undefined, 'anyone can prove it')
  }
})

test('the owner applies about their entry, the register answers what it knows, and the decision changes it; a stranger finds none', async () => {
  const { cases, registers } = world.kernel
  const [founder, stranger] = [await world.founder(), await world.founder()]
  const number = (await registers.ofAct({ decision: await world.granted(founder) }))!.number
  await assert.rejects(cases.begin(stranger, { procedure: 'sample.recount', subject: number }), failure('invalid'))
  const draft = await cases.begin(founder, { procedure: 'sample.recount', subject: number })
  for (const page of (await cases.draft(founder, draft)).procedure.form) assert.deepEqual(await cases.savePage(founder, draft, page, { counted: '131' }), [])
  const id = await cases.file(founder, { draft })
  assert.equal((await cases.factsOf(id))['garden'], 'Alma')
  const [forester, warden] = [await world.officer('forester'), await world.officer('warden')]
  await world.act(forester, id, { type: 'complete', outcome: 'on' })
  await world.act(warden, id, { type: 'complete', outcome: 'record' }, { sign: true })
  const entry = (await registers.find(number, founder))!
  assert.deepEqual([entry.values['trees'], entry.values['name'], entry.versions], [131, 'Alma', 2])
})

test('the id of a draft is of that one entry: begun again about another it is refused, also after it was thrown away', async () => {
  const { cases, registers } = world.kernel
  const founder = await world.founder()
  const entry = async () => (await registers.ofAct({ decision: await world.granted(founder) }))!.number
  const [one, other, id] = [await entry(), await entry(), newId()]
  const begin = (subject: string) => cases.begin(founder, { procedure: 'sample.recount', subject, id })
  assert.equal(await begin(one), id)
  assert.equal(await begin(one), id)
  await assert.rejects(begin(other), failure('conflict'))
  await cases.deleteDraft(founder, id)
  await assert.rejects(begin(other), failure('conflict'))
  await begin(one)
  assert.equal((await cases.draft(founder, id)).subject?.id, one)
})

test('without a decision or a signed act nothing changes', async () => {
  const { db, registers } = world.kernel
  const before = await registers.counts()
  for (const act of [{ decision: newId() }, { signature: newId() }]) {
    await assert.rejects(transact(db, (tx) => registers.enter(tx, world.office.officer, { ...tree(), act })), failure('refused'))
  }
  assert.deepEqual(await registers.counts(), before)
  await assert.rejects(db.updateTable('entry_version').set({ said: '{}' }).execute(), /append-only/)
  await assert.rejects(db.deleteFrom('entry_version').execute(), /append-only/)
})

test('values are held against the fields, and each that is wrong is named', async () => {
  await assert.rejects(world.entered(tree({ where: '', age: 1001, seen: 'yesterday', smell: 'sweet' })), (error: Failure) => {
    assert.deepEqual(error.problems.map(({ field }) => field).toSorted(), ['age', 'seen', 'smell', 'where'])
    return true
  })
  await assert.rejects(world.entered({ ...tree(), owner: { kind: 'organisation', id: (await world.founder()).organisation!.id } }), failure('invalid', 'owner'), 'a tree is no company’s')
  await assert.rejects(world.entered({ ...tree(), owner: { kind: 'person', id: newId() } }), failure('invalid', 'owner'), 'nobody’s either')
  await assert.rejects(world.entered({ ...tree(), register: 'sample.hills' }), failure('not found'))
  const number = await world.entered(tree())
  await assert.rejects(world.acted('change', { entry: number, values: { age: -1 } }), failure('invalid', 'age'))
  await world.acted('change', { entry: number, values: { age: 71 } })
  assert.deepEqual((await world.kernel.registers.find(number, null))!.values, { where: 'By the well', age: 71, garden: '', seeds: '' })
})

test('a reference is an entry that is there and not struck, and is the thread both ways', async () => {
  const { lineage, registers } = world.kernel
  const garden = (await registers.ofAct({ decision: await world.granted(await world.founder()) }))!.number
  const [mother, father] = [await world.entered(tree()), await world.entered(tree())]
  const young = await world.entered(tree({ garden, seeds: `${mother}, ${father.toLowerCase()}` }))
  assert.deepEqual((await lineage.sources(`entry:${young}`)).map(({ id, relation }) => [id, relation]).toSorted(),
    [garden, mother, father].map((one) => [`entry:${one}`, 'derives']).toSorted())
  assert.deepEqual((await lineage.made(`entry:${mother}`)).map(({ id, path }) => [id, path]), [[`entry:${young}`, `/registers/sample.trees/${young}`]])
  await assert.rejects(world.entered(tree({ seeds: 'TRE-2026-999999' })), failure('invalid', 'seeds'), 'no such tree')
  await assert.rejects(world.entered(tree({ garden: mother })), failure('invalid', 'garden'), 'a tree is no garden')
  await assert.rejects(world.acted('change', { entry: young, values: { seeds: young } }), failure('invalid', 'seeds'), 'not from itself')
  await assert.rejects(world.entered(tree({ seeds: Array.from({ length: 6 }, (_, n) => `TRE-2026-00000${n}`).join(',') })), failure('invalid', 'seeds'), 'at most five')
  await world.acted('strike', { entry: father })
  await assert.rejects(world.entered(tree({ seeds: father })), failure('invalid', 'seeds'), 'struck')
})

test('of two who change what both had seen, the second is told, and of two at once one', async () => {
  const number = await world.entered(tree())
  await world.acted('change', { entry: number, values: { age: 80 }, seen: 1 })
  await assert.rejects(world.acted('change', { entry: number, values: { age: 90 }, seen: 1 }), failure('conflict'))
  const outcomes = await Promise.allSettled([1, 2, 3, 4].map((age) => world.acted('change', { entry: number, values: { age }, seen: 2 })))
  assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1)
  assert.equal((await world.kernel.registers.find(number, null))!.versions, 3)
})

test('numbers run without a gap, whoever enters at once', async () => {
  const numbers = await Promise.all(Array.from({ length: 8 }, () => world.entered(tree())))
  const rows = await world.kernel.db.selectFrom('entry').select('number').where('register', '=', 'sample.trees').orderBy('number').execute()
  assert.equal(new Set(numbers).size, 8)
  assert.deepEqual(rows.map(({ number }) => Number(number.slice(-6))), rows.map((_, index) => index + 1))
})

test('everybody sees what the register shows, its owner and its office all, and of what is restricted others see that it is there', async () => {
  const { registers, search } = world.kernel
  const [founder, stranger] = [await world.founder(), await world.founder()]
  const number = (await registers.ofAct({ decision: await world.granted(founder) }))!.number
  const names = async (actor: typeof founder | null) => Object.keys((await registers.find(number, actor))!.values).toSorted()
  assert.deepEqual(await names(null), ['name', 'soil', 'trees'])
  assert.deepEqual(await names(stranger), ['name', 'soil', 'trees'])
  assert.deepEqual(await names(founder), ['contact', 'name', 'secret', 'soil', 'trees'])
  assert.deepEqual(await names(world.office.officer), ['contact', 'name', 'secret', 'soil', 'trees'])
  assert.equal((await registers.find(number, stranger))!.owner, undefined)
  const found = async () => (await search.find({ text: number, locale: 'en', kind: 'entry', limit: 50, offset: 0 })).found.some(({ path }) => path === `/registers/sample.gardens/${number}`)
  assert.ok(await found())

  await world.acted('change', { entry: number, values: { secret: true, name: 'Hidden garden' } })
  const stub = (await registers.find(number, stranger))!
  assert.deepEqual([stub.sight, stub.values, stub.title.en], ['stub', {}, `Gardens, № ${number}`])
  assert.deepEqual((await registers.history(stub)).acts.map(({ values }) => values), [{}, {}])
  assert.equal((await registers.find(number, founder))!.title.en, 'Hidden garden')
  assert.ok(!await found())
  assert.deepEqual((await registers.counted({ register: 'sample.gardens', text: 'hidden' }, null)).total, 0)
  assert.equal((await registers.counted({ register: 'sample.gardens', text: number }, null)).total, 1, 'there is such an entry')
})

test('the thread names an entry to whoever its page is open to; of a restricted one nobody else is told that it is joined to anything, nor of what is behind it', async () => {
  const { registers, threads, lineage, db, now } = world.kernel
  const [founder, stranger] = [await world.founder(), await world.founder()]
  const garden = (await registers.ofAct({ decision: await world.granted(founder) }))!.number
  const [well, fence, gate] = await Promise.all(['Well', 'Fence', 'Gate'].map((where) => world.entered(tree({ where }))))
  const named = (number: string | undefined): string => `entry:${number}`
  await transact(db, async (tx) => {
    await lineage.link(tx, named(garden), named(well), 'derives', 'derives')
    await lineage.link(tx, named(fence), named(garden), 'derives', 'derives')
    await lineage.link(tx, named(gate), named(fence), 'uses', 'uses')
  })
  const made = async (actor: typeof founder | null, day?: '2026-02-01') => (await threads.of(actor, named(well), day))?.made.map(({ id }) => id)
  assert.deepEqual(await made(null), [garden, fence, gate].map(named))
  assert.deepEqual((await (await threads.of(null, named(well)))!.reaches()).map(({ id }) => id), [garden, fence].map(named), 'what only uses it stays')
  assert.deepEqual(await made(null, '2026-02-01'), [], 'the day before nothing was joined')
  assert.deepEqual((await threads.of(null, named(well)))!.days, [now().slice(0, 10)])

  await world.acted('change', { entry: garden, values: { secret: true, name: 'Hidden garden' } })
  assert.deepEqual([await made(null), await made(stranger)], [[], []])
  assert.equal(await threads.of(stranger, named(garden)), undefined, 'as if there were none')
  assert.deepEqual(await made(founder), [garden, fence, gate].map(named))
  const other = (await threads.of(null, named(fence)))!
  assert.deepEqual([other.sources, other.days.length, JSON.stringify(other).includes(garden)], [[], 1, false])
})

test('a case is told by its name to whose it is and to its office, and to others as one that is held back; of a past day and as a reason only what is told', async () => {
  const { threads, lineage, db } = world.kernel
  const [founder, stranger] = [await world.founder(), await world.founder()]
  const decision = await world.granted(founder)
  const garden = `entry:${(await world.kernel.registers.ofAct({ decision }))!.number}`
  const { id } = await db.selectFrom('case_record').select('id').where('organisation', '=', founder.organisation!.id).orderBy('id', 'desc').executeTakeFirstOrThrow()
  const [dossier, secret] = [`case:${id}`, 'secret:1']
  await transact(db, async (tx) => {
    await lineage.put(tx, { id: dossier, kind: 'case', title: same('The case of the garden') })
    await lineage.put(tx, { id: secret, kind: 'secret', title: same('Nobody is told') })
    for (const source of [dossier, secret]) await lineage.link(tx, garden, source, 'permits', 'decided in')
  })
  assert.equal((await threads.of(founder, dossier))?.thing.title.en, 'The case of the garden')
  assert.deepEqual([await threads.of(null, dossier), await threads.of(stranger, dossier)], [undefined, undefined])
  const told = async (reader: typeof founder | null) => (await threads.of(reader, garden))!.sources.filter(({ kind }) => kind === 'case').map(({ heldBack }) => heldBack !== undefined)
  assert.deepEqual([await told(founder), await told(stranger), await told(null)], [[false], [true], [true]])
  const seen = (await threads.of(null, garden))!
  assert.deepEqual([seen.restsOnHeldBack(dossier), seen.restsOnHeldBack(secret)], [true, false], 'a source of which nobody is told is no reason that is told either')
})

test('what is declared to be counted changes with each act by what it touches, and is always what counting all of it gives', async () => {
  const { db, registers, decisions, indicators, journal } = world.kernel
  const say = { source: same('books'), definition: same('counted') }
  const gardens = { over: 'entries', register: 'sample.gardens' } as const
  const declared: readonly CountedIndicator[] = [
    { ...say, id: 'sample.trees', title: same('Trees'), counting: { count: { over: 'entries', register: 'sample.trees', states: ['entered', 'suspended'] } } },
    { ...say, id: 'sample.clay', title: same('Clay'), counting: { count: { ...gardens, states: ['entered'], where: { soil: ['clay'] } }, of: { ...gardens, states: ['entered'] } } },
    { ...say, id: 'sample.licences', title: same('Licences'), counting: { count: { over: 'decisions', effects: ['grant'], standing: true, thisYear: true } } },
    { ...say, id: 'sample.struck', title: same('Struck'), counting: { count: { over: 'events', types: ['entry.suspended'], ends: ['entry.restored', 'entry.struck'] } } },
  ]
  const counted = declared.map((one) => countedIndicator(world.kernel, one))
  indicators.offer(...counted)
  indicators.hear(journal)
  const sets = async (): Promise<number> => (await db.selectFrom('counted_set').select('size').where('year', 'is distinct from', -1).execute()).length
  await world.entered(tree())
  await journal.settle()
  assert.deepEqual([await sets(), (await indicators.latest()).some(({ indicator: { id }, value }) => id === 'sample.trees' && value !== undefined)], [0, false], 'no act makes a set')
  await sql`insert into counted_set (what, size) values ('of a declaration that is gone', 1)`.execute(db)
  await sql`insert into counted_thing (of_set, thing) select number, 'entry:1' from counted_set where what = 'of a declaration that is gone'`.execute(db)
  await indicators.record()
  assert.deepEqual([await sets(), (await db.selectFrom('counted_thing').where('of_set', 'not in', db.selectFrom('counted_set').select('number')).selectAll().execute()).length], [5, 0], 'and a round keeps no others')
  const asCounted = async (): Promise<void> => {
    await journal.settle()
    const told = new Map((await indicators.latest()).map(({ indicator: { id }, value }) => [id, value?.of ?? value?.value]))
    for (const one of counted) assert.deepEqual(told.get(one.id), await one.compute(), one.id)
  }
  await asCounted()
  const founder = await world.founder()
  const acts = array(record({ does: constantFrom('enter', 'grant', 'hide', 'show', 'revoke', 'hold', 'release', 'change', 'suspend', 'restore', 'strike'), which: whole({ min: 0, max: 3 }) }), { minLength: 3, maxLength: 8 })
  const [trees, granted] = [[await world.entered(tree())], [await world.granted(founder), await world.granted(await world.founder())]]
  await check(asyncProperty(acts, async (sequence) => {
    for (const { does, which } of sequence) {
      const decision = granted.at(-1 - which) ?? granted[0]!
      const garden = (await registers.ofAct({ decision }))!.number
      const reason = { reason: same('Sample.'), byDecision: granted[0]! }
      try {
        switch (does) {
          case 'enter': trees.push(await world.entered(tree())); break
          case 'grant': granted.push(await world.granted(await world.founder())); break
          case 'hide': case 'show': await world.acted('change', { entry: garden, values: { secret: does === 'hide' } }); break
          case 'revoke': await transact(db, (tx) => decisions.revoke(tx, 'system:sample', decision, reason)); break
          case 'hold': await transact(db, (tx) => decisions.suspend(tx, 'system:sample', decision, reason)); break
          case 'release': await transact(db, (tx) => decisions.reinstate(tx, 'system:sample', decision, reason)); break
          default: await world.acted(does, { entry: trees.at(-1 - which) ?? trees[0]!, values: does === 'change' ? { age: 7 } : {} })
        }
      } catch (error) {
        if (!(error instanceof Failure)) throw error
      }
    }
    await asCounted()
  }), { numRuns: 6 })
  const { size } = (await db.selectFrom('counted_set').selectAll().execute()).find((one) => one.size > 1n)!
  await sql`delete from counted_thing where ctid in (select ctid from counted_thing limit 1)`.execute(db)
  await sql`update counted_set set size = size + 1 where size = ${size}`.execute(db)
  await indicators.record()
  await asCounted()
})

test('the history of what was restricted for a time tells others nothing of that time', async () => {
  const { registers } = world.kernel
  const founder = await world.founder()
  const number = (await registers.ofAct({ decision: await world.granted(founder) }))!.number
  await world.acted('change', { entry: number, values: { secret: true, name: 'Hidden garden' } })
  await world.acted('change', { entry: number, values: { trees: 7 } })
  await world.acted('change', { entry: number, values: { secret: false, name: 'Open garden' } })
  const told = async (actor: typeof founder | null) => (await registers.history((await registers.find(number, actor))!)).acts.map(({ seq, values }) => [seq, values['name'], values['trees']])
  assert.deepEqual(await told(null), [[3, 'Open garden', undefined], [2, undefined, undefined], [1, undefined, undefined], [0, 'Alma', 120]])
  assert.deepEqual(await told(founder), [[3, 'Open garden', undefined], [2, undefined, 7], [1, 'Hidden garden', undefined], [0, 'Alma', 120]])
})

test('a list is narrowed by words, state and choices, counted, sorted and paged', async () => {
  const { registers } = world.kernel
  const all = await Promise.all(['Ash', 'Birch', 'Cedar'].map((where, index) => world.entered(tree({ where: `${where} lane`, age: index }))))
  await world.acted('suspend', { entry: all[1]! })
  const lane = (more = {}) => registers.page({ register: 'sample.trees', text: 'LANE', limit: 2, order: { by: 'number', descending: false }, ...more }, null)
  const counted = (more = {}) => registers.counted({ register: 'sample.trees', text: 'LANE', ...more }, null)
  const [first, counts] = [await lane(), await counted()]
  assert.deepEqual([counts.total, first.entries.map(({ number }) => number), counts.states, counts.years], [3, all.toSorted().slice(0, 2), { entered: 2, suspended: 1 }, { 2026: 3 }])
  assert.deepEqual((await lane({ cursor: first.next })).entries.map(({ number }) => number), all.toSorted().slice(2))
  const suspended = { state: ['suspended'] }
  assert.deepEqual([(await lane(suspended)).entries.map(({ number }) => number), (await counted(suspended)).states, (await counted(suspended)).total], [[all[1]], { entered: 2, suspended: 1 }, 1])
  assert.equal((await counted({ text: "lane' or 1=1" })).total, 0)
  assert.deepEqual([(await counted({ years: ['2026'] })).total, (await counted({ years: ['2025', '0000', 'x'] })).total], [3, 0])

  const gardens = await registers.counted({ register: 'sample.gardens', facets: { soil: ['clay'] } }, null)
  assert.ok(gardens.total > 0 && gardens.facets['soil']!['clay'] === gardens.total)
  assert.equal((await registers.counted({ register: 'sample.gardens', facets: { soil: ['rock'] } }, null)).total, 0)
  await assert.rejects(registers.page({ register: 'sample.hills', limit: 1 }, null), failure('not found'))
  await assert.rejects(registers.counted({ register: 'sample.gardens', facets: { contact: ['alma@example.kz'] } }, null), failure('invalid', 'filter'), 'what is not shown narrows nothing')
})

test('state and values are the fold of the acts, whatever acts come, and the journal tells each', async () => {
  const { db, registers, journal } = world.kernel
  const acts = array(record({ does: constantFrom('change', 'suspend', 'restore', 'strike'), age: whole({ min: -5, max: 1005 }), where: string({ maxLength: 12 }) }), { maxLength: 8 })
  await check(asyncProperty(acts, async (sequence) => {
    const number = await world.entered(tree())
    let standing: Standing = { state: 'entered', owner: body, values: { where: 'By the well', age: 70, seen: '', garden: '', seeds: '' } }
    let versions = 1
    for (const { does, age, where } of sequence) {
      const values = does === 'change' ? { age, where } : {}
      try {
        await world.acted(does, { entry: number, values })
      } catch (error) {
        assert.ok(error instanceof Failure, String(error))
        if (error.kind === 'conflict') assert.throws(() => standingAfter(standing, { does, values }), failure('conflict'))
        else assert.ok(age < 0 || age > 1000 || where.trim() === '')
        continue
      }
      standing = standingAfter(standing, { does, values: does === 'change' ? { age, where: where.normalize('NFC').trim() } : {} })
      versions += 1
    }
    const { state, values, versions: count } = (await registers.find(number, world.office.officer))!
    assert.deepEqual({ state, values, count }, { state: standing.state, values: standing.values, count: versions })
    const told = await journal.entriesOf(`entry:${number}`)
    assert.deepEqual(told.map(({ body }) => body['seq']), Array.from({ length: versions }, (_, seq) => versions - 1 - seq))
  }), { numRuns: 12 })
  assert.deepEqual(await reconcile(db), [], 'the tables are what the journal says')
})

test('what is written past the acts is found by the comparison with the journal', async () => {
  const { db } = world.kernel
  const number = await world.entered(tree())
  await db.updateTable('entry').set({ facts: JSON.stringify({ where: 'Elsewhere', age: 70, seen: '', garden: '', seeds: '' }) }).where('number', '=', number).execute()
  assert.deepEqual((await reconcile(db)).map(({ en }) => en), [`The entry ${number} of a register does not follow from the acts on it.`])
  await db.updateTable('entry').set({ facts: JSON.stringify({ where: 'By the well', age: 70, seen: '', garden: '', seeds: '' }) }).where('number', '=', number).execute()
  assert.deepEqual(await reconcile(db), [])
})

test('personal values never stand in the tree, and are erased when the time of keeping after the striking is over', async () => {
  const { db, registers, journal } = world.kernel
  const founder = await world.founder()
  const number = (await registers.ofAct({ decision: await world.granted(founder) }))!.number
  await world.acted('strike', { entry: number })
  const entries = await journal.entriesOf(`entry:${number}`)
  for (const { body: told } of entries) assert.ok(!JSON.stringify(told).includes('alma@example.kz'))
  world.at('2027-01-15T05:00:00.000Z')
  await registers.eraseKept()
  assert.equal((await registers.find(number, world.office.officer))!.values['contact'], 'alma@example.kz', 'the year is not over')
  world.at('2027-03-01T05:00:00.000Z')
  assert.ok(await registers.eraseKept() > 0)
  assert.equal((await registers.find(number, world.office.officer))!.values['contact'], undefined)
  assert.equal((await registers.find(number, world.office.officer))!.values['name'], 'Alma', 'what is not personal stays')
  assert.ok((await journal.entriesOf(`entry:${number}`)).some(({ erased }) => erased))
  assert.ok(!JSON.stringify(await db.selectFrom('entry_version').selectAll().where('entry', '=', number).execute(), (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)).includes('alma@example.kz'))
  assert.deepEqual(await reconcile(db), [])
  world.at('2026-02-02T05:00:00.000Z')
})

test('a register is enacted from a day to come, and its entries are read by the new words', async () => {
  const { registers } = world.kernel
  const next = { ...treeRegister, title: same('Old trees'), inForce: { from: '2026-03-01' } } as const
  const enact = (declaration: typeof treeRegister) => registers.versions.enact([declaration], world.office.head)
  await assert.rejects(enact({ ...next, inForce: { from: '2026-02-02' } }), failure('invalid'))
  await assert.rejects(enact({ ...next, numbers: gardenRegister.numbers }), failure('invalid', 'sample.trees numbers'))
  await assert.rejects(enact({ ...next, shown: { to: 'everyone', fields: ['smell'] } }), failure('invalid', 'sample.trees shown.fields.smell'))
  await enact(next)
  assert.equal(registers.declared.find(({ id }) => id === 'sample.trees')!.title.en, 'Trees')
  world.at('2026-03-02T05:00:00.000Z')
  assert.equal(registers.declared.find(({ id }) => id === 'sample.trees')!.title.en, 'Old trees')
})

test('what is personal stays so in later versions of a register, and is erased wherever it stood, also when the register is in force no longer', async () => {
  const { db, registers } = world.kernel
  const { id: _, ...trees } = treeRegister
  const keepers = register('sample.keepers', {
    ...trees, title: same('Keepers'), numbers: 'KPR', owner: ['body'], inForce: { from: '2026-03-05' },
    fields: [text('who', { label: same('Who'), maxLength: 100, personal: true }), text('plot', { label: same('Plot'), maxLength: 100 })],
    shown: { to: 'office', fields: ['who', 'plot'] },
  })
  const later = { ...keepers, fields: keepers.fields.slice(1), shown: { to: 'office', fields: ['plot'] }, inForce: { from: '2026-03-06', until: '2026-04-01' } } as const
  await registers.versions.enact([keepers], world.office.head)
  world.at('2026-03-05T05:00:00.000Z')
  const [first, second] = [await world.entered({ register: keepers.id, owner: body, values: { who: 'Aigul', plot: '7' } }), await world.entered({ register: keepers.id, owner: body, values: { who: 'Aigul', plot: '8' } })]
  await world.acted('strike', { entry: first })
  await registers.versions.enact([later], world.office.head)
  world.at('2026-03-06T05:00:00.000Z')
  await world.acted('change', { entry: second, values: { plot: '9' } })
  await world.acted('strike', { entry: second })
  const rows = () => db.selectFrom('entry').select(['number', 'facts', 'personal', 'look', 'title']).where('register', '=', keepers.id).orderBy('number').execute()
  assert.deepEqual((await rows()).map(({ facts, personal }) => [facts, personal]), [[{ plot: '7' }, { who: 'Aigul' }], [{ plot: '9' }, { who: 'Aigul' }]])
  world.at('2027-06-01T05:00:00.000Z')
  assert.ok(!registers.declared.some(({ id }) => id === keepers.id))
  await registers.eraseKept()
  assert.deepEqual((await rows()).map(({ facts, personal }) => [facts, personal]), [[{ plot: '7' }, null], [{ plot: '9' }, null]])
  assert.doesNotMatch(JSON.stringify([await rows(), await db.selectFrom('entry_version').select(['said', 'personal']).where('entry', 'in', [first, second]).execute()]), /aigul/i)
  assert.deepEqual(await reconcile(db), [])
})

test('an entry that is restored while personal values are being erased keeps its own', async () => {
  const { db, registers } = world.kernel
  world.at('2026-03-09T05:00:00.000Z')
  const number = (await registers.ofAct({ decision: await world.granted(await world.founder()) }))!.number
  await world.acted('strike', { entry: number })
  const { signature } = await db.selectFrom('entry_version').select('signature').where('entry', '=', number).where('does', '=', 'strike').executeTakeFirstOrThrow()
  world.at('2029-01-15T05:00:00.000Z')
  const [erasing] = await transact(db, async (tx) => {
    await registers.act(tx, world.office.officer, 'restore', { entry: number, act: { signature: signature! } })
    let ended = false
    const begun = registers.eraseKept().finally(() => { ended = true })
    const waits = async (): Promise<boolean> =>
      ended || (await sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(db)).rows.length > 0
    while (!await waits()) await pause(10)
    return [begun]
  })
  await erasing
  const entry = (await registers.find(number, world.office.officer))!
  assert.deepEqual([entry.state, entry.values['contact']], ['entered', 'alma@example.kz'])
})
