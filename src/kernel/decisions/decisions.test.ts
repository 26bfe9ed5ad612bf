import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { letWait, transact } from '../database/index.ts'
import { Failure } from '../../law/failure.ts'
import type { Instant } from '../../law/time.ts'
import { organisationHeld, recordHash } from './record.ts'
import { actor, openSeat, sampleDraft, sampleRefusal, type Seat } from './testing.ts'

const reason = { kk: 'Есеп берілмеген.', ru: 'Отчёт не представлен.', en: 'No report was given.' }
const failure = (kind: Failure['kind']) => (error: unknown) => error instanceof Failure && error.kind === kind

describe('a decision', () => {
  let seat: Seat
  before(async () => { seat = await openSeat() })
  after(() => seat.close())

  it('is numbered in its register and year, without a gap for what was rolled back', async () => {
    const numbers: string[] = []
    numbers.push((await seat.issue(sampleDraft({ register: 'AA' }))).number)
    await assert.rejects(transact(seat.database.db, async (tx) => {
      await seat.decisions.issue(tx, actor, sampleDraft({ register: 'AA' }))
      throw new Error('the act failed')
    }), /the act failed/)
    numbers.push((await seat.issue(sampleDraft({ register: 'AA' }))).number)
    numbers.push((await seat.issue(sampleDraft({ register: 'AA', decidedOn: '2027-01-05' }))).number)
    assert.deepEqual(numbers, ['AA-2026-000001', 'AA-2026-000002', 'AA-2027-000001'])
  })

  it('gets different numbers when many are issued at once', async () => {
    const records = await Promise.all(Array.from({ length: 20 }, () => seat.issue(sampleDraft({ register: 'BB' }))))
    assert.deepEqual(records.map(({ number }) => number).sort(), Array.from({ length: 20 }, (_, n) => `BB-2026-${String(n + 1).padStart(6, '0')}`))
    const places = await Promise.all(records.map(async ({ id }) => (await seat.decisions.find(id))?.place?.index))
    assert.equal(new Set(places).size, 20)
  })

  it('takes one of the numbers that are ready, also where the planner believes that there are hardly any', async () => {
    const { db } = seat.database
    const ready = async (): Promise<number> => (await sql<{ n: number }>`select count(*)::integer as n from decision_number where prefix = 'NN'`.execute(db)).rows[0]!.n
    await seat.issue(sampleDraft({ register: 'NN' }))
    const before = await ready()
    await sql`delete from decision_number where prefix <> 'NN' or number > 2`.execute(db)
    await sql`vacuum full analyze decision_number`.execute(db)
    await sql`insert into decision_number select 'NN', 2026, generate_series(3, 64)`.execute(db)
    assert.equal((await seat.issue(sampleDraft({ register: 'NN' }))).number, 'NN-2026-000002')
    assert.equal(await ready(), before - 1)
  })

  it('is one of many that are issued together: in the order of their numbers, each proved by itself, and a number that was not needed is given again', async () => {
    const { decisions, journal, database: { db } } = seat
    const expected = [{ register: 'CC', year: 2026, decisions: 70, credentials: 70 }]
    const together = (count: number) => transact(db, (tx) => decisions.expecting(tx, expected, () => letWait(tx, async () => {
      const issued = []
      for (let n = 0; n < count; n += 1) issued.push(await decisions.issue(tx, actor, sampleDraft({ register: 'CC' })))
      return issued
    })))
    const first = await seat.issue(sampleDraft({ register: 'CC' }))
    await assert.rejects(transact(db, (tx) => decisions.expecting(tx, expected, () => Promise.reject(new Error('no')))), /^Error: no$/)
    const many = await together(68)
    const later = [await seat.issue(sampleDraft({ register: 'CC' })), ...await together(72)]
    const all = [first, ...many, ...later]
    assert.deepEqual(all.map(({ number }) => number), all.map((_, n) => `CC-2026-${String(n + 1).padStart(6, '0')}`))
    const found = await Promise.all(all.map(({ id }) => decisions.find(id)))
    assert.equal(new Set(found.map((one) => one?.place?.index)).size, all.length)
    const entries = await Promise.all(many.map(({ id }) => journal.entriesOf(`decision:${id}`)))
    assert.deepEqual(entries.map(([entry]) => entry?.body['record']), many.map(recordHash))
    assert.ok(entries.every(([entry], at) => at === 0 || entry!.id > entries[at - 1]![0]!.id), 'they stand in the journal in this order')
    await journal.settle()
    for (const { id } of [many[0]!, many.at(-1)!]) {
      const { steps } = await decisions.verify(new TextEncoder().encode(JSON.stringify(await decisions.bundle(id))))
      assert.deepEqual(steps.filter(({ verdict }) => verdict === 'failed'), [])
    }
  })

  it('is found by id and by number as it was issued, and is seen inside its own transaction', async () => {
    const record = await transact(seat.database.db, async (tx) => {
      const issued = await seat.decisions.issue(tx, actor, sampleDraft())
      assert.equal((await seat.decisions.findIn(tx, issued.id))?.record.number, issued.number)
      return issued
    })
    const byId = await seat.decisions.find(record.id)
    const byNumber = await seat.decisions.find(record.number)
    assert.deepEqual(byId, byNumber)
    assert.equal(byId?.hash, recordHash(record))
    assert.equal(await seat.decisions.find('TP-1999-000001'), undefined)
  })

  it('states the official names of its holder, sealed with it, and one of before states one', async () => {
    const names = { ru: 'ТОО «Сункар»' }
    const { id } = await seat.issue(sampleDraft({ holder: { organisation: organisationHeld({ name: '«Сұңқар» ЖШС', names, identifier: { scheme: 'xx', value: '260140000042' } }) } }))
    const found = await seat.decisions.find(id)
    assert.deepEqual(found?.record.holder.organisation, { name: '«Сұңқар» ЖШС', names, bin: '260140000042' })
    assert.equal(found?.hash, recordHash(found!.record))
    assert.deepEqual(organisationHeld({ name: 'X', identifier: { scheme: 'xx', value: '1' } }), { name: 'X', bin: '1' })
  })

  it('leaves its hash in the journal, and nothing of its content', async () => {
    const { id } = await seat.issue(sampleDraft())
    const found = await seat.decisions.find(id)
    const entry = await seat.journal.entry(found!.entry)
    assert.equal(entry?.body['record'], found?.hash)
    assert.doesNotMatch(JSON.stringify(entry?.body), /Тұмар|260140000018|Үлгіқызы/)
  })

  it('cannot be changed or deleted, not even in the database', async () => {
    const { id } = await seat.issue(sampleDraft())
    await assert.rejects(seat.database.db.updateTable('decision').set({ record: '{}' }).where('id', '=', id).execute(), /never changed/)
    await assert.rejects(seat.database.db.deleteFrom('decision').where('id', '=', id).execute(), /never changed/)
  })

  it('is not issued when its record could not be read back', async () => {
    await assert.rejects(seat.issue(sampleDraft({ validFrom: '2026-02-30' })), TypeError)
    await assert.rejects(seat.issue(sampleDraft({ register: 'x' })), TypeError)
  })

  it('is in force on its days, then expired', async () => {
    const { id } = await seat.issue(sampleDraft({ validFrom: '2026-12-01', validUntil: '2027-01-31' }))
    const on = async (now: Instant) => {
      seat.clock.now = now
      return (await seat.decisions.find(id))?.status.status
    }
    assert.equal(await on('2026-11-20T09:00:00.000Z'), 'not yet in force')
    assert.equal(await on('2026-11-30T19:00:00.000Z'), 'in force') // midnight in Almaty
    assert.equal(await on('2027-01-31T18:59:00.000Z'), 'in force')
    assert.equal(await on('2027-01-31T19:00:00.000Z'), 'expired')
    seat.clock.now = '2026-11-20T09:00:00.000Z'
  })

  it('is listed for its holder, the newest first, with the acts about it', async () => {
    const holder = { organisation: { name: '«Сұңқар» ЖШС', bin: '260140000026' } }
    const grant = await seat.issue(sampleDraft({ holder }))
    const revoking = await seat.issue(sampleRefusal({ holder, effect: 'revoke', kind: 'withdraw', about: grant.id, decidedAt: '2026-11-21T09:00:00.000Z' }))
    assert.deepEqual((await seat.decisions.listOf({ organisation: { scheme: 'kz.bin', value: '260140000026' } })).map(({ record }) => record.number), [revoking.number, grant.number])
    assert.deepEqual((await seat.decisions.listAbout(grant.id)).map(({ record }) => record.id), [revoking.id])
  })

  it('is revoked by another decision, once, and says why', async () => {
    const grant = await seat.issue(sampleDraft())
    const act = await seat.issue(sampleRefusal({ effect: 'revoke', about: grant.id }))
    const revoke = () => transact(seat.database.db, (tx) => seat.decisions.revoke(tx, actor, grant.id, { byDecision: act.id, reason }))
    await revoke()
    assert.deepEqual((await seat.decisions.find(grant.id))?.status, { status: 'revoked', since: seat.clock.now, byDecision: act.id, reason })
    await assert.rejects(revoke(), failure('conflict'))
    await assert.rejects(transact(seat.database.db, (tx) => seat.decisions.suspend(tx, actor, act.case, { reason })), failure('not found'))
  })

  it('shows its revocation in the status list with the commit, and not before', async () => {
    const grant = await seat.issue(sampleDraft())
    const act = await seat.issue(sampleRefusal({ effect: 'revoke', about: grant.id }))
    const verdict = async () => (await seat.decisions.verify(Buffer.from((await seat.decisions.find(grant.id))!.credential!))).verdict
    assert.equal(await verdict(), 'ok')
    await transact(seat.database.db, async (tx) => {
      await seat.decisions.revoke(tx, actor, grant.id, { byDecision: act.id, reason })
      assert.equal(await verdict(), 'ok')
    })
    assert.equal(await verdict(), 'failed')
  })

  it('is suspended and reinstated', async () => {
    const { id } = await seat.issue(sampleDraft())
    const credential = Buffer.from((await seat.decisions.find(id))!.credential!)
    await transact(seat.database.db, (tx) => seat.decisions.suspend(tx, actor, id, { reason }))
    assert.equal((await seat.decisions.find(id))?.status.status, 'suspended')
    assert.equal((await seat.decisions.verify(credential)).verdict, 'failed')
    await assert.rejects(transact(seat.database.db, (tx) => seat.decisions.suspend(tx, actor, id, { reason })), failure('conflict'))
    await transact(seat.database.db, (tx) => seat.decisions.reinstate(tx, actor, id, { reason }))
    assert.equal((await seat.decisions.verify(credential)).verdict, 'ok')
    await assert.rejects(transact(seat.database.db, (tx) => seat.decisions.reinstate(tx, actor, id, { reason })), failure('conflict'))
  })

  it('serves the same sealed list until something changes', async () => {
    const first = await seat.decisions.statusList('revocation', 1)
    assert.equal(await seat.decisions.statusList('revocation', 1), first)
    seat.clock.now = '2026-11-20T10:00:00.000Z'
    assert.notEqual(await seat.decisions.statusList('revocation', 1), first)
    assert.equal(await seat.decisions.statusList('revocation', 9), undefined)
  })
})
