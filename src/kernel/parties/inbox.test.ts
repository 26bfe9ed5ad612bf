import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { Failure } from '../../law/failure.ts'
import { generateBin } from '../../law/identifier.ts'
import { same } from '../../law/text.ts'
import { untilBlocked } from '../database/testing.ts'
import { partiesAgree } from './reconcile.ts'
import { sampleLetter, testParties } from './testing.ts'

const text = (value: string) => ({ kk: `kk ${value}`, ru: `ru ${value}`, en: `en ${value}` })
const missing = (error: unknown): boolean => error instanceof Failure && error.kind === 'not found'
const first = { page: 1, size: 10 }

test('what a person was told stands in their inbox in every language, unread, and mail repeats it', async () => {
  await using house = await testParties()
  const session = await house.someone('Ерлан')
  const actor = await house.acting(session)
  assert.equal(await house.parties.unread(actor), 0)
  await house.act((tx) => house.parties.writeLetter(tx, actor.person, sampleLetter(text('one'), text('first'))))
  await house.act((tx) => house.parties.writeLetter(tx, actor.person, sampleLetter(text('two'), text('second'), { secretPath: '/open?link=secret' })))
  assert.equal(await house.parties.unread(actor), 2)
  const { rows, total } = await house.parties.inbox(actor, first)
  assert.deepEqual([total, rows.map(({ subject, read, sentAt }) => [subject.kk, read, sentAt])], [2, [['kk two', undefined, house.now()], ['kk one', undefined, house.now()]]])
  assert.deepEqual((await house.letters()).slice(-2).map(({ body }) => [/ru (?:first|second)/.exec(body)?.[0], body.includes('link=secret')]), [['ru first', false], ['ru second', true]])
  await house.act((tx) => house.parties.openMessage(tx, actor, rows[0]!.id))
  const kept = (await house.parties.message(actor, rows[0]!.id)).body
  assert.deepEqual([kept?.ru.includes('/ru/somewhere'), JSON.stringify(kept).includes('secret')], [true, false], 'a link that opens something goes to the mailbox alone')
})

test('a letter shows its text once it is opened, and the journal proves by whom and when, without the text', async () => {
  await using house = await testParties()
  const actor = await house.acting(await house.someone('Ерлан'))
  await house.act((tx) => house.parties.writeLetter(tx, actor.person, sampleLetter(text('s'), text('Қандай да бір мәтін'))))
  const [{ id } = { id: '' }] = (await house.parties.inbox(actor, first)).rows
  assert.equal((await house.parties.message(actor, id)).body, undefined)
  const open = () => house.act((tx) => house.parties.openMessage(tx, actor, id))
  house.later(5)
  const at = house.now()
  await open()
  house.later(5)
  await open()
  assert.deepEqual((await house.parties.message(actor, id)).read, { at, by: actor.person }, 'opened once')
  assert.equal(await house.parties.unread(actor), 0)
  const entries = (await house.journal.entriesOf(`message:${id}`)).filter(({ type }) => type === 'message.read')
  assert.deepEqual(entries.map(({ actor: by, at: when }) => [by, when]), [[`person:${actor.person}`, at]])
  assert.equal(JSON.stringify(entries[0]?.body).includes('мәтін'), false)
})

test('nobody sees or opens the letters of another person', async () => {
  await using house = await testParties()
  const [owner, stranger] = [await house.acting(await house.someone('Ерлан')), await house.acting(await house.someone('Сәуле'))]
  await house.act((tx) => house.parties.writeLetter(tx, owner.person, sampleLetter(text('s'), text('b'))))
  const [{ id } = { id: '' }] = (await house.parties.inbox(owner, first)).rows
  assert.equal((await house.parties.inbox(stranger, first)).total, 0)
  await assert.rejects(house.parties.message(stranger, id), missing)
  await assert.rejects(house.act((tx) => house.parties.openMessage(tx, stranger, id)), missing)
  await assert.rejects(house.parties.message(owner, 'no id'), missing)
  assert.equal((await house.parties.message(owner, id)).read, undefined)
})

test('an organisation has an inbox of its own, which its proved head reads in its hat, and a member does not', async () => {
  await using house = await testParties()
  const [session, other] = [await house.someone('Ерлан'), await house.someone('Сәуле')]
  const founder = await house.acting(session)
  const { id: organisation } = await house.act((tx) => house.parties.addOrganisation(tx, founder, { number: generateBin({ registered: '2023-11', serial: 12345 }), name: 'ЖШС', names: { ru: 'ТОО' } }))
  const head = await house.acting(session, organisation)
  await house.act((tx) => house.parties.proveHead(tx, { organisation, person: founder.person, proof: 'signature:1' }))
  await house.act((tx) => house.parties.addMember(tx, head, other.person))
  const letters = (await house.letters()).length
  await house.act((tx) => house.parties.writeLetterToOrganisation(tx, organisation, sampleLetter(text('s'), text('b'))))
  assert.deepEqual((await house.letters()).slice(letters).map(({ recipient }) => recipient), [session.email])
  const rows = (await house.parties.inbox(head, first)).rows.filter((row) => row.organisation !== undefined)
  assert.deepEqual(rows.map((row) => row.organisation), [{ name: 'ЖШС', names: { ru: 'ТОО' } }], 'each reader is told its name in their language')
  const member = await house.acting(other, organisation)
  assert.equal((await house.parties.inbox(member, first)).rows.some((row) => row.organisation), false)
  await assert.rejects(house.act((tx) => house.parties.openMessage(tx, member, rows[0]!.id)), missing)
  await assert.rejects(house.parties.message(founder, rows[0]!.id), missing, 'in their own hat the head reads their own letters')
  await house.act((tx) => house.parties.openMessage(tx, head, rows[0]!.id))
  assert.equal(await house.parties.unread(head), 1, 'the letter about their proof is their own')
})

test('whoever only says that they head an organisation sees and opens none of its letters, until they prove it', async () => {
  await using house = await testParties()
  const session = await house.someone('Ерлан')
  const founder = await house.acting(session)
  const { id: organisation } = await house.act((tx) => house.parties.addOrganisation(tx, founder, { number: generateBin({ registered: '2023-11', serial: 12345 }), name: 'ЖШС', names: { ru: 'ТОО' } }))
  const letters = (await house.letters()).length
  await house.act((tx) => house.parties.writeLetterToOrganisation(tx, organisation, sampleLetter(text('s'), text('b')), { mailed: 'proved heads' }))
  assert.equal((await house.letters()).length, letters, 'mail repeats to them nothing that is for proved heads')
  const { id } = await house.database.db.selectFrom('message').select('id').executeTakeFirstOrThrow()
  const claiming = await house.acting(session, organisation)
  assert.deepEqual(await house.parties.inbox(claiming, first), { rows: [], total: 0 })
  assert.equal(await house.parties.unread(claiming), 0)
  await assert.rejects(house.parties.message(claiming, id), missing)
  await assert.rejects(house.act((tx) => house.parties.openMessage(tx, claiming, id)), missing)
  assert.deepEqual((await house.journal.entriesOf(`message:${id}`)).map(({ type }) => type), [], 'nothing says that the organisation read it')
  await house.act((tx) => house.parties.proveHead(tx, { organisation, person: founder.person, proof: 'signature:1' }))
  assert.ok((await house.parties.inbox(claiming, first)).rows.some((row) => row.id === id))
  await house.act((tx) => house.parties.openMessage(tx, claiming, id))
})

test('an account that is closed takes its letters with it, and a reading that no entry tells of is found', async () => {
  await using house = await testParties()
  const [leaving, staying] = [await house.acting(await house.someone('Ерлан')), await house.acting(await house.someone('Сәуле'))]
  for (const { person } of [leaving, staying]) await house.act((tx) => house.parties.writeLetter(tx, person, sampleLetter(text('Жеке'), text('Жеке'))))
  const [{ id } = { id: '' }] = (await house.parties.inbox(leaving, first)).rows
  await house.act((tx) => house.parties.openMessage(tx, leaving, id))
  await house.act((tx) => house.parties.closeAccount(tx, leaving))
  await house.act((tx) => house.parties.writeLetter(tx, leaving.person, sampleLetter(same('later'), same('later'))))
  const { db } = house.database
  const left = await db.selectFrom('message').select('person').execute()
  assert.deepEqual(left.map(({ person }) => person), [staying.person])
  const entries = await db.selectFrom('journal_entry').select('personal').where('type', '=', 'message.read').execute()
  assert.equal(JSON.stringify(entries).includes('Жеке'), false)
  const differ = async () => (await house.act((tx) => Promise.all(partiesAgree.map((compare) => compare(tx))))).flat().map(({ en }) => en)
  assert.deepEqual(await differ(), [])
  await sql`update message set read_at = sent_at, read_by = person`.execute(db)
  assert.match((await differ()).join(), /marked as opened by Сәуле without an entry/)
})

test('no letter survives the closing of an account, whichever of the two comes first', async () => {
  await using house = await testParties()
  const { db } = house.database
  const [one, other] = [await house.acting(await house.someone('Ерлан')), await house.acting(await house.someone('Сәуле'))]
  const write = ({ person }: typeof one) => house.act((tx) => house.parties.writeLetter(tx, person, sampleLetter(text('s'), text('b'))))
  const close = (actor: typeof one) => house.act((tx) => house.parties.closeAccount(tx, actor))
  const { late: letter } = await house.act(async (tx) => {
    await house.parties.closeAccount(tx, one)
    const late = write(one)
    await untilBlocked(db, late)
    return { late }
  })
  await letter
  const { late: closing } = await house.act(async (tx) => {
    await house.parties.writeLetter(tx, other.person, sampleLetter(text('s'), text('b')))
    const late = close(other)
    await untilBlocked(db, late)
    return { late }
  })
  await closing
  assert.deepEqual(await db.selectFrom('message').select('person').execute(), [])
  assert.deepEqual(await db.selectFrom('mail').select('id').where('sent_at', 'is', null).where('person', 'is not', null).execute(), [])
})
