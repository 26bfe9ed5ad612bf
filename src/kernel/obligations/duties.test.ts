import assert from 'node:assert/strict'
import { test } from 'node:test'
import { days, workdays } from '../../law/duration.ts'
import { Failure } from '../../law/failure.ts'
import { date, file, text } from '../../law/field.ts'
import type { Obligation, Outcome, Procedure } from '../../law/procedure.ts'
import type { EntryEffect } from '../../law/register.ts'
import { same } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import { declarations, licence } from '../../law/testing.ts'
import { gardenRegister } from '../../law/testing-registers.ts'
import { versionOf } from '../declarations/index.ts'
import { type Gardens, inGardens, openGardens, ownHat } from '../cases/testing.ts'
import { newId, transact } from '../database/index.ts'
import type { Actor } from '../parties/index.ts'
import { reconcile } from '../reconcile.ts'
import type { Party } from './index.ts'

const failure = (kind: Failure['kind']) => (error: unknown) => error instanceof Failure && error.kind === kind
const yearly = licence.obligations['yearlyReport']!
const { every: _, pays: __, ...base } = yearly
const { within: ___, ...timeless } = base
const note = text('note', { label: same('Note'), maxLength: 100 })
const form = [{ id: 'note', title: same('Note'), fields: [note] }]
const plain = { ...base, form, tests: {}, late: { remind: [] } }

const declared = (obligations: Readonly<Record<string, Obligation>>): Procedure => ({ ...licence, obligations })

/** Begins the duties of a grant without its case. */
async function begun({ kernel }: Gardens, by: Actor, procedure: Procedure, party: Party): Promise<string> {
  await kernel.cases.versions.seed([procedure], { changed: 'enter' })
  const decision = newId()
  await transact(kernel.db, (tx) => kernel.obligations.begin(tx, by, { decision, procedure, version: versionOf(procedure), kind: 'grant', party, facts: {} }))
  return decision
}

const openCaseOf = ({ kernel: { cases } }: Gardens): Parameters<Gardens['kernel']['obligations']['late']>[0] =>
  (tx, what) => cases.openWhenNoneIs(tx, { system: 'clock' }, { ...what, reasons: '' })

inGardens('two late duties never fall into one case: the second waits for the end of the first, and opens its own', async (world) => {
  const { obligations, cases, db } = world.kernel
  const founder = await world.founder()
  await world.granted(founder)
  world.at('2028-04-03T05:00:00.000Z')
  await obligations.openPeriods()
  assert.equal((await obligations.own(founder)).length, 2)
  const round = () => Promise.all([obligations.late(openCaseOf(world)), obligations.late(openCaseOf(world))])
  await round()
  const led = async () => (await obligations.own(founder)).flatMap(({ ledTo }) => ledTo ?? [])
  const [first, ...more] = await led()
  assert.deepEqual(more, [])
  assert.equal((await cases.view(founder, first!)).state.facts['since'], '2027-01-28')
  await db.updateTable('case_record').set({ closed_at: '2028-04-03T06:00:00.000Z' }).where('id', '=', first!).execute()
  await round()
  const both = await led()
  assert.equal(new Set(both).size, 2)
  assert.deepEqual((await Promise.all(both.map(async (id) => (await cases.view(founder, id)).state.facts['since']))).toSorted(), ['2027-01-28', '2028-01-28'])
})

inGardens('a person owes a duty as well as a company, once, by a day of the calendar, and is reminded before the day and after it', async (world) => {
  const { obligations, db } = world.kernel
  const [person, other] = [ownHat(await world.founder()), ownHat(await world.founder())]
  await begun(world, person, declared({
    once: { ...plain, once: true, within: workdays(5) },
    leap: { ...timeless, form, tests: {}, on: { month: 2, day: 29, opens: days(60) }, remind: [days(10), workdays(1)], late: { remind: [days(1)] } },
  }), { kind: 'person', id: person.person })
  await world.letters()
  const round = async (instant: Instant) => {
    world.at(instant)
    await obligations.openPeriods()
    await Promise.all([obligations.forewarn(), obligations.forewarn()])
    await obligations.late(openCaseOf(world))
    return (await world.letters()).length
  }
  assert.equal(await round('2026-02-02T05:00:00.000Z'), 2, 'both are open')
  assert.deepEqual((await obligations.own(person)).map(({ kind, dueDay }) => [kind, dueDay]).toSorted(), [['leap', '2026-02-28'], ['once', '2026-02-09']])
  assert.equal(await round('2026-02-18T05:00:00.000Z'), 1, 'ten days before')
  assert.equal(await round('2026-02-27T05:00:00.000Z'), 1, 'the working day before')
  assert.equal(await round('2026-02-28T05:00:00.000Z'), 0)
  assert.equal(await round('2026-03-01T05:00:00.000Z'), 1, 'a day late')
  assert.equal(await round('2028-01-05T05:00:00.000Z'), 2, 'a year that was missed, and the next one')
  assert.deepEqual((await obligations.own(person)).filter(({ kind }) => kind === 'leap').map(({ dueDay }) => dueDay), ['2028-02-29', '2027-02-28', '2026-02-28'])
  const [once] = (await obligations.own(person)).filter(({ kind }) => kind === 'once')
  await assert.rejects(obligations.report(other, { obligation: once!.id, answers: { note: 'Mine' } }), failure('not found'))
  await obligations.report(person, { obligation: once!.id, answers: { note: 'Done' } })
  assert.equal((await obligations.view(person, once!.id)).state, 'reported')
  assert.deepEqual(await reconcile(db), [])
})

inGardens('what a report leads to is owed upon the report, each time, and evidence stays with its report', async (world) => {
  const { obligations, db, files } = world.kernel
  const founder = await world.founder()
  const proof = file('proof', { label: same('Proof'), accept: ['application/pdf'], limitMegabytes: 1 })
  await begun(world, founder, declared({
    monthly: { ...plain, every: 'month', within: days(10) },
    follow: { ...plain, form: [{ id: 'proof', title: same('Proof'), fields: [proof, date('on', { label: same('On') })] }], upon: { report: 'monthly' }, within: days(7) },
  }), { kind: 'organisation', id: founder.organisation!.id })
  world.at('2026-04-02T05:00:00.000Z')
  await obligations.openPeriods()
  const monthly = (await obligations.own(founder)).filter(({ kind }) => kind === 'monthly')
  assert.equal(monthly.length, 2)
  for (const { id } of monthly) await obligations.report(founder, { obligation: id, answers: { note: 'Done' } })
  const follow = (await obligations.own(founder)).filter(({ kind }) => kind === 'follow')
  assert.deepEqual(follow.map(({ dueDay }) => dueDay), ['2026-04-09', '2026-04-09'], 'one for each, though on one day')
  const [{ id }] = follow as [typeof follow[number]]
  const [own, foreign] = [await world.upload(founder), await world.upload(await world.founder())]
  assert.deepEqual((await obligations.save(founder, id, { proof: foreign, on: '2026-04-02' })).map(({ field }) => field), ['proof'], 'another’s file is no evidence')
  await assert.rejects(obligations.report(founder, { obligation: id, answers: { proof: foreign } }), failure('invalid'))
  assert.deepEqual(await obligations.save(founder, id, { proof: own, on: '2026-04-02' }), [])
  // Sent twice: both were read before either was saved, and each brings a file of its own.
  const read = await obligations.view(founder, id)
  const [first, second] = [await world.upload(founder), await world.upload(founder)]
  for (const brought of [first, second]) assert.deepEqual((await obligations.saveIn(founder, read, { proof: brought, on: '2026-04-02' })).problems, [])
  assert.deepEqual((await files.attachedTo(`obligation:${id}`)).map((one) => one.id), [second], 'what was replaced is gone')
  assert.deepEqual(JSON.parse(new TextDecoder().decode(await obligations.document(founder, id))).files, { [second]: (await files.find(second)).hash }, 'a signature holds for the content too')
  await obligations.report(founder, { obligation: id, answers: {} })
  assert.equal((await files.find(second)).subject, `obligation:${id}`)
  const other = await obligations.view(founder, follow[1]!.id)
  await db.updateTable('obligation').set({ ended_at: world.kernel.now() }).where('id', '=', other.id).execute()
  await assert.rejects(obligations.saveIn(founder, other, { on: '2026-04-02' }), failure('conflict'), 'it ended meanwhile')
  await db.updateTable('obligation').set({ ended_at: null }).where('id', '=', other.id).execute()
  assert.deepEqual(await reconcile(db), [])
})

inGardens('what is owed once, or by a day that is still to come, and was reported on is not owed again by a decision that lives again, however often', async (world) => {
  const { obligations, db } = world.kernel
  const founder = await world.founder()
  const procedure = declared({
    once: { ...plain, once: true, within: days(30) }, open: { ...plain, once: true, within: days(30) },
    dated: { ...timeless, form, tests: {}, late: { remind: [] }, on: { month: 3, day: 10, year: 2026, opens: days(60) } },
    yearly: { ...timeless, form, tests: {}, late: { remind: [] }, on: { month: 3, day: 20, opens: days(60) } },
  })
  const earlier = [await begun(world, founder, procedure, { kind: 'organisation', id: founder.organisation!.id })]
  const owed = async () => (await obligations.own(founder)).filter(({ decision, state }) => decision === earlier.at(-1) && state !== 'reported')
  const again = async () => {
    const decision = newId()
    await transact(db, async (tx) => {
      await obligations.end(tx, founder, earlier.at(-1)!)
      await obligations.begin(tx, founder, { decision, procedure, version: versionOf(procedure), kind: 'grant', party: { kind: 'organisation', id: founder.organisation!.id }, facts: {} }, earlier)
    })
    earlier.push(decision)
    await obligations.openPeriods()
    return (await owed()).map(({ kind, dueDay }) => [kind, dueDay])
  }
  await obligations.openPeriods()
  for (const { id, kind } of await owed()) if (kind !== 'open') await obligations.report(founder, { obligation: id, answers: { note: 'Done' } })
  assert.deepEqual(await again(), [['open', '2026-03-04']], 'only what was not reported on')
  world.at('2026-02-12T05:00:00.000Z')
  assert.deepEqual(await again(), [['open', '2026-03-16']], 'nor the second time')
  world.at('2027-02-12T05:00:00.000Z')
  await obligations.openPeriods()
  assert.deepEqual((await owed()).map(({ kind, dueDay }) => [kind, dueDay]).toSorted(), [['open', '2026-03-16'], ['yearly', '2027-03-20']], 'the next year is owed')
  assert.deepEqual(await reconcile(db), [])
})

inGardens('an act of a case brings a duty about, before anything is decided', async (world) => {
  const { obligations, cases, db } = world.kernel
  const procedure = declared({ plant: { title: same('Plant again'), basis: yearly.basis, form, tests: {}, late: { remind: [] }, upon: { act: { step: 'check', outcome: 'back' } }, within: days(5) } })
  await cases.versions.seed([procedure], { changed: 'enter' })
  const founder = await world.founder()
  const id = await world.filed(founder)
  assert.deepEqual(await obligations.own(founder), [])
  await world.act(world.office.officer, id, { type: 'complete', outcome: 'back', reasons: 'No plan.', findings: { healthy: 'true' } })
  const [owed, ...more] = await obligations.own(founder)
  assert.deepEqual([owed?.kind, owed?.case, owed?.dueDay, more], ['plant', id, '2026-02-09', []])
  // Whoever owes it may be another the second time: each owes their own.
  const [other, parties] = [await world.filed(founder), [founder, await world.founder(), founder].map((one) => one.organisation!.id)]
  for (const [place, party] of parties.entries()) {
    await transact(db, (tx) => obligations.happened(tx, founder, { kind: 'act', case: other, procedure, version: versionOf(procedure), party: { kind: 'organisation', id: party }, facts: {}, step: 'check', outcome: 'back', key: `told-${place}` }))
  }
  const told = await db.selectFrom('duty').innerJoin('obligation', 'obligation.duty', 'duty.id').select(['duty.id', 'duty.organisation']).where('duty.case_id', '=', other).orderBy('obligation.id').execute()
  assert.deepEqual([told.map(({ organisation }) => organisation), new Set(told.map((duty) => duty.id)).size], [parties, 2])
  assert.deepEqual(await reconcile(db), [])
})

test('what is done to the entry of a decision is reported each time that it happens, and nothing else that is done to it', async (t) => {
  const register = gardenRegister.id
  /** A declaration in which some outcomes act on the entry. */
  const acting = (one: Procedure, effectOf: (outcome: Outcome) => EntryEffect | undefined): Procedure => ({ ...one, steps: Object.fromEntries(Object.entries(one.steps).map(([name, step]) =>
    [name, { ...step, outcomes: Object.fromEntries(Object.entries<Outcome>(step.outcomes).map(([way, outcome]) => {
      const effect = effectOf(outcome)
      return [way, effect ? { ...outcome, effect } : outcome]
    })) }])) })
  const watched = declared({ watch: { ...plain, title: same('Tell what has changed'), upon: { entry: { register, does: ['change'] } }, within: days(3) } })
  const procedures = declarations.map((one: Procedure) => (one.id === watched.id
    ? acting(watched, ({ decides }) => (decides === 'grant' ? { register, does: 'enter', fields: { name: 'gardenName', soil: 'soil', trees: 'trees' } } : undefined))
    : one.about?.procedures.includes(watched.id) && one.about.effects.includes('grant')
      ? acting(one, ({ decides }) => (decides !== undefined && ['revoke', 'reopen'].includes(one.decisions[decides]?.effect ?? '') ? { register, does: 'strike' } : undefined))
      : one.id === 'sample.review' ? acting(one, ({ revives }) => (revives ? { register, does: 'restore' } : undefined)) : one))
  const world = await openGardens({ procedures, registers: [gardenRegister] })
  t.after(() => world.close())
  const { obligations, registers, signatures, db } = world.kernel
  const founder = await world.founder()
  const decision = await world.granted(founder)
  const signed = async (words: string): Promise<{ readonly signature: string }> => {
    const bytes = new TextEncoder().encode(words)
    const { provider, cms } = await world.sign(world.office.head, bytes)
    const verified = await signatures.verify(provider, cms, bytes)
    return { signature: await transact(db, (tx) => signatures.record(tx, verified, cms, bytes)) }
  }
  const { number: entry } = (await registers.ofAct({ decision }))!
  const does = async (what: 'change' | 'suspend', words: string): Promise<void> => {
    const act = await signed(words)
    await transact(db, (tx) => registers.act(tx, world.office.head, what, { entry, act, ...(what === 'change' && { values: { trees: 6 } }) }))
  }
  const owed = async () => (await obligations.own(founder)).map(({ kind, dueDay }) => [kind, dueDay])
  assert.deepEqual(await owed(), [], 'to enter it is not to change it')
  await does('change', 'one')
  assert.deepEqual(await owed(), [['watch', '2026-02-05']])
  await does('change', 'two')
  await does('suspend', 'three')
  assert.deepEqual(await owed(), [['watch', '2026-02-05'], ['watch', '2026-02-05']], 'two changes of one day are two')
  assert.deepEqual(await reconcile(db), [])
})
