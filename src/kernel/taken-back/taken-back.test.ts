/** Specifies what follows when something is taken back, on things that a test keeps: who is marked, told and bound to act, once for each cause. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test, type TestContext } from 'node:test'
import { Failure } from '../../law/failure.ts'
import { same } from '../../law/text.ts'
import { instantAt } from '../../law/time.ts'
import { openGardens } from '../cases/testing.ts'
import { transact } from '../database/index.ts'
import { type Lineage, openLineage } from '../lineage/index.ts'
import { openOrders, type Orders } from '../orders/index.ts'
import type { Actor } from '../parties/index.ts'
import { testParties, type TestParties } from '../parties/testing.ts'
import { detectorsEverywhere } from '../personal-data/index.ts'
import { openDuties } from './duties.ts'
import { type KindsOfThings, openTakenBack, ownersOfThings, type TakenBack } from './index.ts'

interface House {
  readonly parties: TestParties
  readonly orders: Orders
  readonly lineage: Lineage
  readonly takenBack: TakenBack
  /** Who baked the bread, who eats it, and the inspector. */
  readonly baker: Actor
  readonly guest: Actor
  readonly inspector: Actor
  suspend(subject: string, office?: string): Promise<string>
  /** The letters of taking back, to whom and in Russian. */
  told(): Promise<readonly (readonly [person: string, body: string])[]>
  renewed(): number
}

/** Flour, of which bread was baked, that a café serves; a recipe book that tells the kernel of them. */
async function house(t: TestContext): Promise<House> {
  const parties = await testParties()
  const { database, journal, now } = parties
  const { db } = database
  const orders = await openOrders({ db, listen: async () => async () => undefined, hears: () => true, now, journal })
  t.after(async () => {
    await orders.close()
    await parties[Symbol.asyncDispose]()
  })
  const [baker, guest, inspector] = [await parties.acting(await parties.someone('Нан Пісіруші')), await parties.acting(await parties.someone('Қонақ')), await parties.acting(await parties.someone('Тексеруші'))]
  let renewed = 0
  const kinds: KindsOfThings = {
    bread: {
      concerned: async (_, __, things) => things.flatMap(({ id: thing }) => [
        { thing, person: baker.person, words: { lead: same('You baked:'), mend: same('Bake no more of it.') }, answers: true },
        { thing, person: guest.person, words: { lead: same('You eat:'), mend: same('Decide whether to go on.') }, answers: false },
      ]),
      renew: async () => { renewed += 1 },
    },
    flour: { takenBack: async (_, things) => new Map(things.includes('flour:spoilt') ? [['flour:spoilt', [{ kind: 'withdrawn' as const, text: same('It has spoilt') }]]] : []) },
  }
  const lineage = openLineage({ db, now })
  const takenBack = openTakenBack({ db, now, zone: 'Asia/Almaty', journal, lineage, orders, parties: parties.parties, detectors: detectorsEverywhere, publicUrl: 'https://example.kz', kinds })
  await journal.settle()
  await parties.act(async (tx) => {
    for (const [id, kind] of [['flour:rye', 'flour'], ['flour:spoilt', 'flour'], ['bread:rye', 'bread'], ['bread:plain', 'bread'], ['menu', 'menu'], ['till', 'till']] as const) {
      await lineage.put(tx, { id, kind, title: same(id), ...(kind === 'bread' && { path: `/bread/${id}` }) })
    }
    await lineage.link(tx, 'bread:rye', 'flour:rye', 'derives', 'baked of')
    await lineage.link(tx, 'bread:plain', 'flour:spoilt', 'derives', 'baked of')
    await lineage.link(tx, 'menu', 'bread:rye', 'derives', 'made of')
    await lineage.link(tx, 'till', 'bread:rye', 'uses', 'sells')
  })
  return {
    parties, orders, lineage, takenBack, baker, guest, inspector, renewed: () => renewed,
    suspend: (subject, office = 'inspector') => parties.act((tx) => orders.suspend(tx, { ...inspector, roles: [office] }, { subject, reason: same('Weevils'), office })),
    async told() {
      await journal.settle()
      const mail = await db.selectFrom('mail').select(['person', 'subject', 'body']).orderBy('created_at').execute()
      return mail.filter(({ subject }) => subject.startsWith('Отозвано')).map(({ person, body }) => [person!, body] as const)
    },
  }
}

test('what rests on something that was ordered away is marked, and nothing else, until the order is lifted', async (t) => {
  const { takenBack, orders, suspend, parties, inspector } = await house(t)
  const order = await suspend('flour:rye')
  const marked = async (): Promise<object> => Object.fromEntries([...await takenBack.ofAll(['flour:rye', 'bread:rye', 'menu', 'till', 'bread:plain'])].map(([id, marks]) => [id, marks.map(({ source, reason }) => `${source}: ${reason.en}`)]))
  assert.deepEqual(await marked(), { 'flour:rye': [], 'bread:rye': ['flour:rye: Weevils'], menu: ['flour:rye: Weevils'], till: [], 'bread:plain': ['flour:spoilt: It has spoilt'] })
  await parties.act((tx) => orders.lift(tx, { ...inspector, roles: ['inspector'] }, { order }))
  assert.deepEqual(await takenBack.of('menu'), [])
})

test('each whom it concerns gets one letter in their own words, and whoever answers for a thing has a duty to act', async (t) => {
  const { takenBack, suspend, told, baker, guest, renewed } = await house(t)
  await suspend('flour:rye')
  const letters = await told()
  assert.deepEqual(letters.map(([person]) => person).toSorted(), [baker.person, guest.person].toSorted())
  const to = (actor: Actor): string => letters.find(([person]) => person === actor.person)![1]
  assert.match(to(baker), /Weevils[^]*You baked:\n\n- bread:rye: https:\/\/example\.kz\/ru\/bread\/bread:rye\n\nBake no more of it\.[^]*обязанность принять меры[^]*\/ru\/taken-back\n/)
  assert.match(to(guest), /You eat:[^]*Decide whether to go on\.\n/)
  assert.doesNotMatch(to(guest), /обязанность|taken-back/, 'who has no duty is not told of one')
  assert.equal(renewed(), 1, 'who serves it from memory is told')
  const [duty] = await takenBack.duties.of(baker.person)
  assert.deepEqual([duty!.thing.id, duty!.source.id, duty!.reason.en, duty!.ended], ['bread:rye', 'flour:rye', 'Weevils', undefined])
  assert.deepEqual(await takenBack.duties.of(guest.person), [])
})

test('a duty ends when a bearer says what they did, which nobody else may, or when it is given back', async (t) => {
  const { takenBack: { duties }, suspend, told, orders, parties, baker, guest, inspector } = await house(t)
  const order = await suspend('flour:rye')
  const second = await suspend('flour:rye', 'chief inspector')
  assert.equal((await told()).length, 4, 'each order is told')
  const [newer, older] = await duties.of(baker.person)
  await assert.rejects(duties.act(guest, older!.id, 'Мен емес'), { kind: 'not found' })
  await assert.rejects(duties.act(baker, 'nothing', 'x'), { kind: 'not found' })
  for (const said of ['', ' ', 'x'.repeat(2_001), 'Жазыңыз: ulgi@example.kz']) {
    await assert.rejects(duties.act(baker, older!.id, said), (error: unknown) => error instanceof Failure && error.kind === 'invalid' && error.problems[0]?.field === 'said')
  }
  await duties.act(baker, older!.id, 'Threw it away')
  await assert.rejects(duties.act(baker, older!.id, 'Again'), { kind: 'not found' })
  const ends = async (): Promise<readonly string[]> => {
    await told()
    return (await parties.database.db.selectFrom('mail').select(['person', 'subject', 'body']).execute()).filter(({ subject }) => subject === 'Мера отменена: flour:rye').map(({ person, body }) => `${person === baker.person} ${body.includes('- bread:rye')}`)
  }
  assert.deepEqual(await ends(), [])
  await parties.act((tx) => orders.lift(tx, { ...inspector, roles: ['chief inspector'] }, { order: second }))
  assert.deepEqual(await ends(), ['true true'], 'whoever had to act, and nobody else, is told once of the end')
  const after = new Map((await duties.of(baker.person)).map((duty) => [duty.id, duty.ended]))
  assert.equal(after.get(older!.id)?.said, 'Threw it away')
  assert.ok(after.get(newer!.id) !== undefined && after.get(newer!.id)!.said === undefined, 'given back')
  await parties.act((tx) => orders.lift(tx, { ...inspector, roles: ['inspector'] }, { order }))
  assert.equal((await ends()).length, 2, 'also whoever has acted: they may go on')
})

test('of an order that frees some of what it reached the duties on that end, and those on the rest stay', async (t) => {
  const { takenBack, orders, parties, inspector, baker, told } = await house(t)
  const office = { ...inspector, roles: ['inspector'] }
  const order = await parties.act((tx) => orders.suspend(tx, office, { subject: 'flour:rye', reason: same('Weevils'), office: 'inspector', reaches: ['bread:plain', 'bread:rye'] }))
  const open = async (): Promise<readonly string[]> => (await takenBack.duties.of(baker.person)).filter(({ ended }) => ended === undefined).map(({ thing }) => thing.id).toSorted()
  await told()
  assert.deepEqual(await open(), ['bread:plain', 'bread:rye'])
  await parties.act((tx) => orders.freeOnAppeal(tx, { ...baker, roles: ['judge'] }, { order, things: ['bread:plain', 'bread:rye'], decision: randomUUID() }))
  await told()
  assert.deepEqual(await open(), ['bread:rye'], 'it is made of what the order is on still')
  await parties.act((tx) => orders.lift(tx, office, { order }))
  await told()
  assert.deepEqual(await open(), [])
})

test('whom a provisional order binds is told when it ends by itself, and of one that an office lifts is not told so', async (t) => {
  const { orders, parties, inspector, baker } = await house(t)
  const office = { ...inspector, roles: ['inspector'] }
  const provisional = (minutes: number) => parties.act((tx) => orders.suspend(tx, office, { subject: `person:${baker.person}`, reason: same('Weevils'), office: 'inspector', lapsesAt: instantAt(Date.parse(parties.now()) + minutes * 60_000) }))
  const ended = async (): Promise<readonly (string | null)[]> => {
    await parties.journal.settle()
    const mail = await parties.database.db.selectFrom('mail').select(['person', 'subject']).execute()
    return mail.filter(({ subject }) => subject.includes('Истёк срок временного распоряжения')).map(({ person }) => person)
  }
  const lifted = await provisional(30)
  await parties.act((tx) => orders.lift(tx, office, { order: lifted }))
  assert.deepEqual(await ended(), [])
  await provisional(30)
  parties.later(31)
  assert.equal(await orders.lapse(), 1)
  assert.deepEqual(await ended(), [baker.person])
})

test('an order that was lifted before it is told is not told, and one that is given anew is', async (t) => {
  const { orders, suspend, told, parties, inspector, takenBack, baker } = await house(t)
  const lift = (order: string) => parties.act((tx) => orders.lift(tx, { ...inspector, roles: ['inspector'] }, { order }))
  await lift(await suspend('flour:rye'))
  assert.deepEqual(await told(), [])
  const order = await suspend('flour:rye')
  assert.equal((await told()).length, 2)
  await lift(order)
  await suspend('flour:rye')
  assert.equal((await told()).length, 4)
  assert.equal((await takenBack.duties.of(baker.person)).filter(({ ended }) => ended === undefined).length, 1)
  await suspend('till')
  assert.equal((await told()).length, 4, 'nothing rests on it')
})

test('whose things are is asked of each kind once for all its things, and what nobody keeps is nobody’s', async (t) => {
  const { parties: { database: { db } }, baker } = await house(t)
  const asked: (readonly string[])[] = []
  const owners: NonNullable<KindsOfThings[string]['owners']> = async (_, things) => {
    asked.push(things)
    return new Map([[things[0]!, `person:${baker.person}` as const]])
  }
  const found = await ownersOfThings({ bread: { owners }, 'rye bread': { owners }, flour: {} }, db, ['bread:a', 'rye-bread:b', 'bread:c', 'flour:d', 'salt:e'])
  assert.deepEqual(asked, [['bread:a', 'bread:c'], ['rye-bread:b']])
  assert.deepEqual([...found.keys()], ['bread:a', 'rye-bread:b'])
})

test('what somebody said is told by no hash in the journal that could be guessed, and is erased with their account; what they said for a company stays', async (t) => {
  const world = await openGardens()
  t.after(() => world.close())
  const { kernel: { db, now, journal, lineage, parties, takenBack } } = world
  const [founder, colleague] = [await world.founder(), await world.officer('warden')]
  const alone: Actor = { person: founder.person, name: founder.name, roles: [] }
  const duties = openDuties({ db, now, journal, detectors: detectorsEverywhere })
  const things = ['bread:rye', 'bread:plain'].map((id) => ({ id, kind: 'bread', title: same(id) }))
  const source = { id: 'flour:rye', kind: 'flour', title: same('Flour') }
  await transact(db, async (tx) => {
    for (const thing of [source, ...things]) await lineage.put(tx, thing)
    const opened = await duties.open(tx, { cause: 'order:a', source, reason: same('Weevils') }, things)
    await duties.bear(tx, [...opened.values()].flatMap((duty) => [founder, colleague].map(({ person }) => [duty, person] as const)))
  })
  const said = async () => new Map((await takenBack.duties.of(colleague.person)).map(({ thing, ended }) => [thing.id, ended]))
  const duty = async (thing: string) => (await takenBack.duties.of(founder.person)).find((one) => one.thing.id === thing)!.id
  await takenBack.duties.act(alone, await duty('bread:rye'), 'Иә')
  await takenBack.duties.act(founder, await duty('bread:plain'), 'Жоқ')
  const recorded = async (thing: string) => (await journal.entriesOf(thing)).find(({ type }) => type === 'consequence.acted')!
  assert.deepEqual(Object.keys((await recorded('bread:rye')).body), ['duty'])
  await transact(db, (tx) => takenBack.duties.erase(tx, 'system:test', founder.person, 'account-closed'))
  assert.deepEqual([(await said()).get('bread:rye')?.said, (await said()).get('bread:rye')?.erased, (await said()).get('bread:plain')?.said], [undefined, true, 'Жоқ'])
  const { personal, salt } = await db.selectFrom('journal_entry').select(['personal', 'salt']).where('id', '=', (await recorded('bread:rye')).id).executeTakeFirstOrThrow()
  assert.deepEqual([personal, salt, (await recorded('bread:plain')).erased], [null, null, false])

  const again = await transact(db, async (tx) => {
    const opened = await duties.open(tx, { cause: 'order:b', source, reason: same('Weevils') }, [things[0]!])
    await duties.bear(tx, [...opened.values()].map((one) => [one, colleague.person] as const))
    return [...opened.values()][0]!
  })
  await takenBack.duties.act(colleague, again, 'Сатылымнан алынды')
  await transact(db, (tx) => parties.closeAccount(tx, colleague))
  assert.deepEqual(await db.selectFrom('duty_to_act').select(['said', 'acted_by']).where('id', '=', again).executeTakeFirst(), { said: null, acted_by: `person:${colleague.person}` })
})
