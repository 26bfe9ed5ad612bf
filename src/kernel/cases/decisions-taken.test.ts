import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { Failure } from '../../law/failure.ts'
import type { Procedure } from '../../law/procedure.ts'
import { transact, type Tx } from '../database/index.ts'
import type { Actor } from '../parties/index.ts'
import { declarations, licence as declared } from '../../law/testing.ts'
import { same } from '../../law/text.ts'
import { type Gardens, openGardens } from './testing.ts'

let world: Gardens
before(async () => { world = await openGardens() })
after(() => world.close())

const failure = (kind: Failure['kind']) => (error: unknown) => error instanceof Failure && error.kind === kind
const reasons = 'Heard and weighed.'

/** A case about a decision, filed by its holder. */
async function appealed(founder: Actor, procedure: string, about: string, { kernel: { cases } } = world): Promise<string> {
  const draft = await cases.begin(founder, { procedure, about })
  for (const page of (await cases.draft(founder, draft)).procedure.form) await cases.savePage(founder, draft, page, { why: 'I disagree.', since: '' })
  return cases.file(founder, { draft })
}

test('a licence says what it discloses, on which rules, until when; a refusal names every failed ground and where to appeal', async () => {
  const { decisions } = world.kernel
  const founder = await world.founder()
  const granted = (await decisions.find(await world.granted(founder)))!
  assert.deepEqual([granted.record.effect, granted.record.validUntil, granted.status.status], ['grant', '2028-02-02', 'in force'])
  assert.deepEqual(Object.keys(granted.record.facts).toSorted(), ['deposit', 'gardenName', 'healthy', 'soil', 'trees', 'watered'], 'never what is personal')
  assert.deepEqual(granted.record.claims && { name: granted.record.claims['gardenName'], soil: granted.record.claims['soil'] }, { name: 'Alma', soil: 'clay' })
  assert.deepEqual(granted.record.rules.map(({ name, verdict }) => [name, verdict]), [['eligible', true], ['healthy', true]])
  const refused = (await decisions.find((await world.refused(founder)).decision))!
  assert.deepEqual(refused.record.grounds.map(({ text }) => text.en), ['Too few trees.'])
  assert.deepEqual([refused.record.appeal?.until, refused.record.appeal?.procedure, refused.record.validUntil], ['2026-05-04', 'sample.appeal', undefined])
  await world.kernel.journal.settle()
  for (const { record } of [granted, refused]) {
    const report = await decisions.verify(new TextEncoder().encode(JSON.stringify(await decisions.bundle(record.id))))
    assert.deepEqual(report.steps.filter((step) => step.verdict === 'failed'), [])
  }
})

test('what the signer is shown before is what is issued', async () => {
  const { cases, decisions } = world.kernel
  const { officer, head } = world.office
  const founder = await world.founder()
  const id = await world.filed(founder)
  assert.equal(await cases.preview(officer, id, { outcome: 'pass', findings: { healthy: 'true' } }), undefined, 'it decides nothing')
  await world.act(officer, id, { type: 'complete', outcome: 'pass', findings: { healthy: 'true' } })
  await world.vote(id, 'yes')
  await assert.rejects(cases.preview(officer, id, { outcome: 'grant' }), failure('not found'), 'not their step')
  const shown = (await cases.preview(head, id, { outcome: 'grant' }))!
  await world.act(head, id, { type: 'complete', outcome: 'grant' }, { sign: true })
  const { record } = (await decisions.find((await cases.view(founder, id)).state.decisions[0]!.id))!
  assert.deepEqual([record.facts, record.grounds, record.validUntil], [shown.facts, shown.grounds, shown.validUntil])
})

test('a decision about one’s own refusal is appealed in time, once, by its holder alone', async () => {
  const { cases } = world.kernel
  world.at('2026-02-02T05:00:00.000Z')
  const [founder, stranger] = [await world.founder(), await world.founder()]
  const { decision } = await world.refused(founder)
  const licence = await world.granted(founder)
  const begin = (actor: Actor, about: string, procedure = 'sample.appeal') => cases.begin(actor, { procedure, about })
  await assert.rejects(begin(stranger, decision), failure('invalid'), 'another’s')
  await assert.rejects(begin(founder, licence), failure('invalid'), 'a licence is no refusal')
  await assert.rejects(begin(founder, decision, 'sample.review'), failure('invalid'), 'another body hears it')
  world.at('2026-05-05T05:00:00.000Z')
  await assert.rejects(begin(founder, decision), failure('refused'), 'too late by a day')
  world.at('2026-05-04T05:00:00.000Z')
  await appealed(founder, 'sample.appeal', decision)
  await assert.rejects(begin(founder, decision), failure('conflict'), 'it is before the body')
  world.at('2026-02-02T05:00:00.000Z')
})

test('a successful appeal takes the refusal out of force and returns its case to the step that is declared', async () => {
  const { cases, decisions } = world.kernel
  const founder = await world.founder()
  const refused = await world.refused(founder)
  const id = await appealed(founder, 'sample.appeal', refused.decision)
  await assert.rejects(world.act(world.office.officer, id, { type: 'complete', outcome: 'on' }), failure('refused'), 'an author of the refusal')
  await world.act(await world.officer('officer'), id, { type: 'complete', outcome: 'on' })
  const judge = await world.officer('head')
  await world.act(judge, id, { type: 'complete', outcome: 'act', reasons }, { sign: true })
  assert.equal((await decisions.find(refused.decision))!.status.status, 'revoked')
  const again = await cases.view(founder, refused.case)
  assert.deepEqual([again.state.step, again.state.closedAt, again.log.at(-1)!.act.type], ['council', undefined, 'reopened'])
  await world.vote(refused.case, 'no')
  await world.act(judge, refused.case, { type: 'complete', outcome: 'refuse', reasons }, { sign: true })
  assert.equal((await cases.view(founder, refused.case)).state.decisions.length, 2, 'the first one stays in the log')
})

test('a case that returns to a step of the rules goes on by them at once', async (t) => {
  const { check, council } = declared.steps
  const byRules: Procedure = { ...declared, reopensAt: 'again', steps: {
    ...declared.steps, again: {
      title: same('Again'), by: 'rules', basis: check.basis, within: check.within!, check: 'eligible', late: 'escalate',
      outcomes: { on: { label: council.title, to: 'council', whenCheck: [true] }, all: { label: council.title, to: 'council', whenCheck: [false, 'unknown'] } },
    },
  } }
  const local = await openGardens({ procedures: declarations.map((one) => (one.id === byRules.id ? byRules : one)) })
  t.after(() => local.close())
  const founder = await local.founder()
  const refused = await local.refused(founder)
  const id = await appealed(founder, 'sample.appeal', refused.decision, local)
  await local.act(await local.officer('officer'), id, { type: 'complete', outcome: 'on' })
  await local.act(await local.officer('head'), id, { type: 'complete', outcome: 'act', reasons }, { sign: true })
  const { state, log } = await local.kernel.cases.view(founder, refused.case)
  assert.deepEqual([state.step, log.slice(-2).map(({ act }) => act.type)], ['council', ['reopened', 'completed']])
})

test('whoever wins against a withdrawal is told that what it ended does not come back by itself, and how to have it again', async (t) => {
  const procedures = declarations.map((one): Procedure => (one.id === 'sample.withdrawal' ? { ...one, reopensAt: 'study' } : one.id === 'sample.review' ? { ...one, decisions: { ...one.decisions, act: { ...one.decisions['act']!, effect: 'reopen' } } } : one))
  const local = await openGardens({ procedures })
  t.after(() => local.close())
  const { cases, db, decisions } = local.kernel
  const decided = async (id: string, by: Actor, head: Actor): Promise<string> => {
    await local.act(by, id, { type: 'complete', outcome: 'on' })
    await local.act(head, id, { type: 'complete', outcome: 'act', reasons }, { sign: true })
    return (await cases.view(head, id)).state.decisions.at(-1)!.id
  }
  const founder = await local.founder()
  const licence = await local.granted(founder)
  const id = await transact(db, (tx) => cases.openByOffice(tx, local.office.officer, { procedure: 'sample.withdrawal', about: licence, facts: { why: 'dry' }, reasons, key: 'withdrawn' }))
  const withdrawn = await decided(id, local.office.officer, local.office.head)
  await local.letters()
  await decided(await appealed(founder, 'sample.review', withdrawn, local), await local.officer('officer'), await local.officer('head'))
  assert.deepEqual([(await decisions.find(withdrawn))!.status.status, (await decisions.find(licence))!.status.status], ['revoked', 'revoked'], 'a revoked act never comes into force again')
  const told = (await local.letters()).filter(({ body }) => /Бұрын берілген шешім өздігінен қайта күшіне енбейді/.test(body))
  assert.equal(told.length, 1)
  assert.match(told[0]!.body, /жаңа өтініш беріңіз/)
})

test('two officers who open a withdrawal of one decision at once open one case, and so do two appeals that are filed at once', async () => {
  const { cases, db } = world.kernel
  const licence = await world.granted(await world.founder())
  const open = (tx: Tx, key: string) => cases.openByOffice(tx, world.office.officer, { procedure: 'sample.withdrawal', about: licence, facts: { why: 'dry' }, reasons, key })
  const waits = async (): Promise<boolean> => (await sql`select from pg_locks where locktype = 'advisory' and not granted and database = (
    select oid from pg_database where datname = current_database())`.execute(db)).rows.length > 0
  const ended = { yet: false }
  let second = Promise.resolve('')
  const first = await transact(db, async (tx) => {
    const id = await open(tx, 'at-once-1')
    second = transact(db, (other) => open(other, 'at-once-2')).finally(() => { ended.yet = true })
    while (!ended.yet && !await waits()) await new Promise(setImmediate)
    return id
  })
  assert.equal(await second, first)

  const founder = await world.founder()
  const { decision } = await world.refused(founder)
  const drafts = await Promise.all([1, 2].map(async () => {
    const draft = await cases.begin(founder, { procedure: 'sample.appeal', about: decision })
    for (const page of (await cases.draft(founder, draft)).procedure.form) await cases.savePage(founder, draft, page, { why: 'I disagree.', since: '' })
    return draft
  }))
  const filed = await Promise.allSettled(drafts.map((draft) => cases.file(founder, { draft })))
  assert.deepEqual(filed.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
})

test('an office opens a withdrawal of its own motion, one at a time; what it decides ends the licence and its duty', async () => {
  const { cases, decisions, obligations, db } = world.kernel
  const founder = await world.founder()
  const licence = await world.granted(founder)
  const open = (by: Parameters<typeof cases.openByOffice>[1], about: string, key: string) =>
    transact(db, (tx) => cases.openByOffice(tx, by, { procedure: 'sample.withdrawal', about, facts: { why: 'dry' }, reasons, key }))
  await assert.rejects(open(world.office.head, licence, 'w0'), failure('refused'), 'another office')
  await assert.rejects(open(world.office.officer, (await world.refused(founder)).decision, 'w1'), failure('invalid'), 'a refusal cannot be withdrawn')
  const id = await open(world.office.officer, licence, 'w2')
  assert.equal(await open(world.office.officer, licence, 'w3'), id)
  const seen = await cases.view(founder, id)
  assert.equal(seen.standing, 'applicant', 'whom it concerns sees it')
  await world.act(world.office.officer, id, { type: 'complete', outcome: 'on' })
  await world.act(world.office.head, id, { type: 'complete', outcome: 'act', reasons }, { sign: true })
  const ended = (await decisions.find(licence))!
  assert.equal(ended.status.status, 'revoked')
  assert.equal(ended.record.effect, 'grant', 'the act itself is not changed')
  world.at('2027-03-01T05:00:00.000Z')
  await obligations.openPeriods()
  assert.deepEqual(await obligations.own(founder), [], 'and nothing is owed any more')
  await assert.rejects(open(world.office.officer, licence, 'w4'), failure('conflict'), 'it is withdrawn already')
  world.at('2026-02-02T05:00:00.000Z')
})
