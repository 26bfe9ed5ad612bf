/** Specifies compute hours from the application to the last second: who decides, what a job may hold, what a run is charged, and what goes back. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openGround, type Ground } from '../../../institutions/compute-hours/index.ts'
import type { Account, Cluster, Displaced, JobAsked, JobThere, Reservation, Reserving } from '../../../institutions/compute-hours/cluster/index.ts'
import { readRuns } from '../../../institutions/compute-hours/cluster/slurm/accounting.ts'
import { computeRound, followGrants, hoursIn, issueHoursInvoices, keepReclaim, leftOf, sendJob } from '../../../institutions/compute-hours/hours/index.ts'
import { usedHours } from '../../../institutions/compute-hours/indicators.ts'
import { hoursPages } from '../../../institutions/compute-hours/pages/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { formatNumber } from '../../../law/format.ts'
import { Failure } from '../../../law/failure.ts'
import { newId, transact } from '../../../kernel/database/index.ts'
import type { Instant } from '../../../law/time.ts'
import { openCaseRoutes } from '../../../portal/desk/open-case.ts'
import { applyRoutes } from '../../../portal/services/apply.ts'
import { testPortal } from '../../../portal/testing.ts'
import { type Hours, openHours } from './testing.ts'
import { computeOptions } from './options.ts'

/** A scheduler that says what the test says; `sent` are the jobs that went in, `accounts` what it was last told. */
class Said implements Cluster {
  readonly name = 'ulgi'
  printed = ''
  readonly sent: JobAsked[] = []
  accounts: readonly Account[] = []
  does: 'takes' | 'refuses' | 'is away' = 'takes'
  knowsAll = true
  readonly cancelled: string[] = []
  async keepInStep(accounts: readonly Account[]) { this.accounts = accounts; return { changed: [], failed: new Map() } }
  async submit(job: JobAsked) {
    if (this.does === 'refuses') throw new Failure('refused', { kk: 'Жоқ', ru: 'Нет', en: 'No such partition' })
    if (this.does === 'is away') throw new Failure('unavailable', { kk: 'Жоқ', ru: 'Нет', en: 'Away' })
    this.sent.push(job)
    return String(100 + this.sent.length)
  }
  async find() { return undefined }
  async knows() { return this.knowsAll }
  async cancel({ remote }: JobThere) { this.cancelled.push(remote) }
  async requeue() {}
  reserved: readonly Reservation[] = []
  displaces: readonly Displaced[] = []
  /** Jobs that it does not put back, and reservations that it does not make. */
  refuses: readonly string[] = []
  isSilent = false
  async reserve(reservations: readonly Reservation[], hears: Reserving) {
    if (this.isSilent) throw new Failure('unavailable', { kk: 'Жоқ', ru: 'Нет', en: 'It does not answer' })
    this.reserved = reservations
    const away = new Failure('unavailable', { kk: 'Жоқ', ru: 'Нет', en: 'Only batch jobs are accepted' })
    for (const { name } of reservations) if (this.refuses.includes(name)) hears.failed(name, away)
    for (const one of this.displaces) {
      await hears.displaces(one)
      if (this.refuses.includes(one.job)) await hears.stays(one, away)
    }
  }
  async shares() { return new Map() }
  async log() { return undefined }
  async runs() { return readRuns(this.name, this.printed, this.accounts.map(({ name }) => name)) }
  async queue() { return [] }
  async capacity() { return { partitions: new Map(), kept: [] } }
}

describe('Compute hours', () => {
  let hours: Hours
  let ground: Ground
  let holder: Actor
  let number: string
  const cluster = new Said()
  const grant = async () => (await ground.grants.byNumber(number))!
  const round = () => computeRound(ground)
  const job = { title: 'Үлгі', script: '#!/bin/bash\ntrue\n', nodes: 1, acceleratorsPerNode: 2, minutes: 60 } as const

  before(async () => {
    hours = await openHours()
    followGrants(hours.world.kernel, computeOptions)
    keepReclaim(hours.world.kernel)
    ground = openGround(hours.world.kernel, computeOptions, new Map([['ulgi', cluster]]))
    holder = await hours.world.founder()
  })
  after(() => hours.world.close())

  it('are allotted at once by the rules of the programme where few are asked for, with their last day', async () => {
    number = await hours.granted(holder, await hours.asked(holder))
    const { granted, holding, logins, place, sums } = await grant()
    assert.deepEqual([hoursIn(granted), holding.validUntil, logins, place, hoursIn(leftOf(sums))], [8, '2026-03-04', [], { cluster: 'ulgi', queue: 'main' }, 8])
  })

  it('are allotted by two people after an opinion of the operator where more are asked for, and refused where the operator says that it cannot be run', async () => {
    const company = await hours.world.founder()
    const id = await hours.asked(company, { hours: '50' })
    await hours.act('compute-operator.engineer', id, 'told', { findings: { feasible: 'true' } })
    await hours.act('compute-hours.officer', id, 'propose', { findings: { sound: 'true' } })
    await hours.act('compute-hours.head', id, 'grant', { sign: true })
    assert.equal(hoursIn((await ground.grants.byNumber(await hours.granted(company, id)))!.granted), 50)
    const other = await hours.asked(company, { hours: '20' })
    await hours.act('compute-operator.engineer', other, 'told', { findings: { feasible: 'false' } })
    await hours.act('compute-hours.officer', other, 'propose', { findings: { sound: 'true' } })
    await assert.rejects(hours.act('compute-hours.head', other, 'grant', { sign: true }))
  })

  it('are used under a login that the operator confirmed alone: never one of the system, nor that of another organisation', async () => {
    const { kernel, clusters } = ground
    await assert.rejects(sendJob(kernel, clusters, holder, await grant(), job), /not confirmed a login/)
    assert.match(await (await testPortal({ routes: hoursPages(ground), session: { actor: holder } }).ask(`/en/compute-hours/grants/${number}`)).text(), /services\/compute-hours\.login/)
    for (const login of ['root', 'munge', 'nobody']) await hours.confirmed(holder, login)
    const company = await hours.world.founder()
    const other = await hours.granted(company, await hours.asked(company))
    await hours.confirmed(company, 'nobody')
    assert.deepEqual([(await grant()).logins, (await ground.grants.byNumber(other))!.logins], [['nobody'], []])
    await assert.rejects(sendJob(kernel, clusters, company, (await ground.grants.byNumber(other))!, job), /not confirmed a login/)
    assert.equal(cluster.sent.length, 0)
  })

  it('let no job in that they do not bear, and hold for one what it may use at most', async () => {
    const { kernel, clusters } = ground
    await assert.rejects(sendJob(kernel, clusters, holder, await grant(), { ...job, minutes: 300 }), /8 are left/)
    assert.equal(cluster.sent.length, 0)
    await sendJob(kernel, clusters, holder, await grant(), job)
    assert.deepEqual([cluster.sent[0]!.login, cluster.sent[0]!.queue, hoursIn((await grant()).sums.held), hoursIn(leftOf((await grant()).sums))], ['nobody', 'main', 2, 6])
    cluster.does = 'refuses'
    await assert.rejects(sendJob(kernel, clusters, holder, await grant(), job), /No such partition/)
    assert.equal(hoursIn((await grant()).sums.held), 2)
    cluster.does = 'takes'
  })

  it('are charged by every run of a requeued job, to the second and once, whatever is told again', async () => {
    const [{ id, account }] = cluster.sent as [JobAsked]
    const row = (index: number, state: string, end: number | string, elapsed: number, energy = '0') => `101|${index}|${account}|nobody|${state}|1000|1100|${end}|${elapsed}|gres/gpu=2,cpu=2|${energy}`
    cluster.printed = [row(1, 'NODE_FAIL', 1400, 300), row(2, 'RUNNING', 'Unknown', 50)].join('\n')
    await round()
    assert.deepEqual([(await grant()).sums.spent, hoursIn((await grant()).sums.held)], [600n, 2])
    cluster.printed = [row(1, 'NODE_FAIL', 1400, 300), row(2, 'COMPLETED', 2101, 1001, '7200000')].join('\n')
    await round()
    await round()
    assert.deepEqual([(await grant()).sums.spent, (await grant()).sums.held], [2602n, 0n])
    const page = testPortal({ routes: hoursPages(ground), session: { actor: holder } })
    assert.match(await (await page.ask(`/en/compute-hours/jobs/${id}/cancel`, { form: {} })).text(), /The job is over/)
    assert.deepEqual(cluster.cancelled, [])
    assert.deepEqual((await hours.world.kernel.lineage.sources(`compute-job:${id}`)).map(({ kind }) => kind), ['decision'])
  })

  it('are shown to whoever holds them, run by run, with what is wrong with a job, and to nobody else; the queue and the statistics tell of nobody', async () => {
    const portal = (actor: Actor | null) => testPortal({ routes: hoursPages(ground), session: { actor } })
    const path = `/en/compute-hours/grants/${number}`
    const page = await (await portal(holder).ask(path)).text()
    for (const said of ['The node was lost', '0.72', 'Send a job', '7.27']) assert.ok(page.includes(said), said)
    const wrong = await portal(holder).ask(`${path}/jobs`, { form: { title: 'x', nodes: '1', acceleratorsPerNode: '8', minutes: '600', script: '#!/bin/sh' } })
    assert.match(await wrong.text(), /The job may use up to 80 accelerator-hours, and 7.27 are left/)
    assert.equal((await portal(await hours.world.founder()).ask(path)).status, 404)
    assert.equal((await portal(await hours.world.founder()).ask(`${path}/jobs`, { form: { title: 'x' } })).status, 404)
    assert.match(await (await portal(null).ask('/en/compute-hours/queue')).text(), /The queue is empty/)
    assert.match(await (await portal(null).ask('/en/compute-hours/statistics')).text(), /too few organisations/)
    assert.equal(await usedHours(ground).compute(), undefined, 'the sum would tell of them')
  })

  it('are charged nothing by an answer that cannot be, and the page says what the cluster said', async () => {
    const before_ = cluster.printed
    cluster.printed = `${before_}\n101|9|${cluster.sent[0]!.account}|nobody|COMPLETED|1000|1100|1200|99999|gres/gpu=2|`
    await round()
    assert.deepEqual([(await grant()).sums.spent, (await grant()).fault?.en.includes('nothing was settled'), (await grant()).fault?.en.includes('99999')], [2602n, true, false])
    cluster.printed = before_
    await round()
    assert.equal((await grant()).fault, null)
  })

  it('pay for what went in beside the portal too, and what they do not bear is charged to nobody', async () => {
    const account = cluster.sent[0]!.account
    cluster.printed = `201|20|${account}|nobody|TIMEOUT|1000|1100|11100|10000|gres/gpu=4|`
    await round()
    const { sums } = await grant()
    const run = await hours.world.kernel.db.selectFrom('compute_run').selectAll().where('run', '=', '20').executeTakeFirstOrThrow()
    assert.deepEqual([sums.spent, run.charged, run.uncovered], [28_800n, 26_198n, 13_802n])
  })

  it('are charged for no run under the account of another, whatever its number', async () => {
    const company = await hours.world.founder()
    const other = await hours.granted(company, await hours.asked(company))
    await hours.confirmed(company, 'other')
    const id = await sendJob(ground.kernel, ground.clusters, company, (await ground.grants.byNumber(other))!, job)
    cluster.printed = `102|30|${cluster.sent[0]!.account}|nobody|COMPLETED|1000|1100|1101|1|gres/gpu=1|`
    await round()
    assert.deepEqual([(await ground.grants.byNumber(other))!.sums, (await hours.world.kernel.db.selectFrom('compute_job').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state], [{ granted: 28_800n, reclaimed: 0n, spent: 0n, held: 7200n }, 'waiting'])
  })

  it('of which a job was sent into silence are free again once the cluster does not know it', async () => {
    const company = await hours.world.founder()
    const own = await hours.granted(company, await hours.asked(company))
    await hours.confirmed(company, 'silent')
    cluster.does = 'is away'
    await assert.rejects(sendJob(ground.kernel, ground.clusters, company, (await ground.grants.byNumber(own))!, job), /Away/)
    cluster.does = 'takes'
    await round()
    assert.equal(hoursIn((await ground.grants.byNumber(own))!.sums.held), 2)
    hours.world.at('2026-02-02T05:20:00.000Z')
    await round()
    assert.equal((await ground.grants.byNumber(own))!.sums.held, 0n)
    await sendJob(ground.kernel, ground.clusters, company, (await ground.grants.byNumber(own))!, job)
    hours.world.at('2026-02-02T05:40:00.000Z')
    await round()
    assert.equal(hoursIn((await ground.grants.byNumber(own))!.sums.held), 2, 'the queue knows it')
    cluster.knowsAll = false
    await round()
    cluster.knowsAll = true
    assert.equal((await ground.grants.byNumber(own))!.sums.held, 0n)
  })

  it('are asked for from the list of programmes, where an application names none', async () => {
    const page = testPortal({ routes: applyRoutes(hours.world.kernel), session: { actor: await hours.world.founder() } })
    const answer = await page.ask('/en/services/compute-hours.request/apply')
    assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/en/registers/compute-hours.programmes'])
  })

  it('take a form that is sent twice for one job', async () => {
    const company = await hours.world.founder()
    const own = await hours.granted(company, await hours.asked(company))
    await hours.confirmed(company, 'twice')
    const sent = cluster.sent.length
    const form = { title: 'x', nodes: '1', acceleratorsPerNode: '1', minutes: '5', script: '#!/bin/sh', key: newId() }
    const page = testPortal({ routes: hoursPages(ground), session: { actor: company } })
    const [first, second] = [await page.ask(`/en/compute-hours/grants/${own}/jobs`, { form }), await page.ask(`/en/compute-hours/grants/${own}/jobs`, { form })]
    assert.deepEqual([first.status, first.headers.get('location'), cluster.sent.length - sent], [303, second.headers.get('location'), 1])
  })

  /** The appeal against what took hours back, won. */
  async function wonAppeal(company: Actor, against: string): Promise<void> {
    const { cases } = hours.world.kernel
    const draft = await cases.begin(company, { procedure: 'compute-hours.withdrawal-appeal', about: against })
    for (const page of (await cases.draft(company, draft)).procedure.form) await cases.savePage(company, draft, page, { objections: 'Сағаттар керек.' })
    const appeal = await cases.file(company, { draft, signature: await hours.world.sign(company, cases.draftDocument(await cases.draft(company, draft))) })
    await hours.act('compute-hours.appeals', appeal, 'proposeAnnul')
    const second = await hours.world.officer('compute-hours.appeals')
    const annul = { type: 'complete', outcome: 'annul', reasons: 'Дәлел бар.' } as const
    await cases.perform(second, { case: appeal, key: `annul ${appeal}`, doing: annul, signature: await hours.world.sign(second, await cases.document(appeal, annul)) })
    await hours.world.kernel.journal.settle()
  }

  it('are not taken back where somebody used them while that was heard; the days are those that were counted, and are counted anew once the hours are kept', async () => {
    const { cases, db } = hours.world.kernel
    const company = await hours.world.founder()
    const own = await hours.granted(company, await hours.asked(company, { days: '90' }))
    const { decision } = (await ground.grants.byNumber(own))!
    const counted = (days: number) => db.updateTable('compute_grant').set({ idle_days: days }).where('decision', '=', decision).execute()
    const idle = async () => (await db.selectFrom('compute_grant').select('idle_days').where('decision', '=', decision).executeTakeFirstOrThrow()).idle_days
    await counted(31)
    const officer = await hours.officer('compute-hours.officer')
    const id = await transact(db, (tx) => cases.openByOffice(tx, officer, { procedure: 'compute-hours.reclaim', about: decision, facts: { idle: '5000' }, reasons: 'Негіз бар.', key: 'typed' }))
    const facts = async () => (await cases.view(officer, id)).state.facts
    assert.deepEqual([Number((await facts())['idle']), (await facts())['grant']], [31, own])
    await cases.perform(company, { case: id, key: 'explain again', doing: { type: 'complete', outcome: 'silent', reasons: 'Оқыту басталды.' } })
    await counted(0)
    await assert.rejects(hours.act('compute-hours.head', id, 'reclaim', { sign: true }), { kind: 'conflict' })
    await counted(33)
    await hours.act('compute-hours.head', id, 'keep', { sign: true })
    await hours.world.kernel.journal.settle()
    assert.equal(await idle(), 0)
  })

  it('that were withdrawn while a job ran are in force again without what that holds, and with what it did not use', async () => {
    const { cases, db } = hours.world.kernel
    const company = await hours.world.founder()
    const own = await hours.granted(company, await hours.asked(company, { days: '90' }))
    await hours.confirmed(company, 'held')
    await round()
    await sendJob(ground.kernel, ground.clusters, company, (await ground.grants.byNumber(own))!, { ...job, acceleratorsPerNode: 2, minutes: 60 })
    const remote = String(100 + cluster.sent.length)
    const { decision } = (await ground.grants.byNumber(own))!
    const id = await transact(db, async (tx) => cases.openByOffice(tx, await hours.officer('compute-hours.officer'), { procedure: 'compute-hours.withdrawal', about: decision, facts: { broken: true, circumstances: 'Басқа мақсат.' }, reasons: 'Негіз бар.', key: 'held' }))
    await cases.perform(company, { case: id, key: 'held explains', doing: { type: 'complete', outcome: 'silent', reasons: 'Жоқ.' } })
    await hours.act('compute-hours.officer', id, 'propose')
    await hours.act('compute-hours.head', id, 'withdraw', { sign: true })
    await wonAppeal(company, (await cases.view(company, id)).state.decisions.at(-1)!.id)
    const again = async () => (await ground.grants.all(company.organisation!.id)).find(({ holding }) => holding.status === 'in force')!
    assert.equal((await again()).granted, 28_800n - 7_200n)
    const printed = cluster.printed
    cluster.printed = `${remote}|990|shq-${own.toLowerCase()}|held|COMPLETED|1700000000|1700000000|1700001800|1800|gres/gpu=2|`
    await round()
    await round()
    const first = (await ground.grants.all(company.organisation!.id)).find(({ holding }) => holding.status === 'revoked')!
    assert.deepEqual([first.sums.spent, leftOf(first.sums), (await again()).granted], [3_600n, 0n, 28_800n - 3_600n])
    cluster.printed = printed
  })

  it('go back when nobody uses them for as many days as the grant says: reminded a week before, heard, decided by the head, and in force again when an appeal succeeds', async () => {
    const { cases } = hours.world.kernel
    const company = await hours.world.founder()
    const own = await hours.granted(company, await hours.asked(company, { days: '90' }))
    await hours.confirmed(company, 'idle')
    const account = `shq-${own.toLowerCase()}`
    const days = async (from: string, count: number) => {
      for (let day = 0; day < count; day += 1) {
        hours.world.at(new Date(Date.parse(`${from}T05:00:00.000Z`) + day * 86_400_000).toISOString() as Instant)
        await round()
      }
    }
    const decision = (await ground.grants.byNumber(own))!.decision
    const opened = () => hours.world.kernel.db.selectFrom('case_record').select('id').where('about', '=', decision).execute()
    const reminders = async () => (await hours.world.letters()).filter((letter) => letter.subject.includes('жақында қайтарылады') && JSON.stringify(letter).includes(own)).length
    await days('2026-02-03', 5)
    // What runs beside the portal uses them; and nobody could while the cluster said what cannot be.
    cluster.printed = `301|40|${account}|idle|RUNNING|1000|1100|Unknown|100|gres/gpu=2|`
    await days('2026-02-08', 1)
    cluster.printed = `301|40|${account}|idle|HAPPY|1000|1100|1200|100|gres/gpu=2|`
    await days('2026-02-09', 10)
    cluster.printed = ''
    const before_ = await reminders()
    await days('2026-02-19', 23)
    assert.equal(await reminders(), before_)
    await days('2026-03-14', 7)
    assert.deepEqual([await reminders() - before_, await opened()], [1, []])
    await days('2026-03-21', 1)
    const [{ id } = { id: '' }] = await opened()
    await cases.perform(company, { case: id, key: 'explain', doing: { type: 'complete', outcome: 'silent', reasons: 'Жоба кешікті.' } })
    await hours.act('compute-hours.head', id, 'reclaim', { sign: true })
    await hours.world.kernel.journal.settle()
    await round()
    const sums = (await ground.grants.byNumber(own))!
    assert.deepEqual([sums.holding.status, hoursIn(sums.reclaimed), hoursIn(leftOf(sums.sums))], ['revoked', 8, 0])
    assert.equal(cluster.accounts.find(({ name }) => name === account)?.open, false)
    const reclaimed = (await cases.view(company, id)).state.decisions.at(-1)!.id
    await wonAppeal(company, reclaimed)
    const again = (await ground.grants.all(company.organisation!.id)).find(({ holding }) => holding.status === 'in force')
    assert.deepEqual([hoursIn(again!.granted), again!.holding.validUntil], [8, sums.holding.validUntil])
  })

  it('that have a price are invoiced once a month by every run, to the tiyn, and what is settled later stands in the next invoice', async () => {
    const dear = await hours.entered('compute-hours.programme', {
      name: 'Ақылы', nameRu: 'Платная', nameEn: 'A paid one', partition: hours.partition, tier: 'project', forWhom: 'everyone', mostHours: '100', atOnceHours: '100', mostDays: '90', idleDays: '30', price: '1234,56', share: '3',
    })
    const company = await hours.world.founder()
    const own = await hours.granted(company, await hours.asked(company, { kind: 'company' }, dear))
    await hours.confirmed(company, 'payer')
    const at = (day: string) => Math.floor(Date.parse(`${day}T05:00:00.000Z`) / 1000)
    const line = (index: number, day: string, seconds: number, energy = '') => `${index}|${index}|shq-${own.toLowerCase()}|payer|COMPLETED|${at(day) - 1}|${at(day)}|${at(day) + seconds}|${seconds}|gres/gpu=1|${energy}`
    const bill = () => issueHoursInvoices(hours.world.kernel, computeOptions)
    const invoices = async () => (await hours.world.kernel.ledger.invoicesOf({ kind: 'organisation', id: company.organisation!.id })).map(({ amount }) => amount).toSorted((a, b) => Number(a - b))
    hours.world.at('2026-03-25T05:00:00.000Z')
    cluster.printed = [line(501, '2026-03-23', 3601, '3600000'), line(502, '2026-03-24', 7)].join('\n')
    await round()
    assert.deepEqual([await bill(), await invoices()], [0, []])
    hours.world.at('2026-04-01T05:00:00.000Z')
    assert.deepEqual([await bill(), await bill(), await invoices()], [1, 0, [123_730n]]) // 3608 s of 123,456 tiyn an hour
    // Of March too, but the cluster told of it only now.
    cluster.printed += `\n${line(503, '2026-03-31', 3600)}`
    await round()
    assert.deepEqual([await bill(), await invoices()], [0, [123_730n]])
    hours.world.at('2026-05-02T05:00:00.000Z')
    await round()
    assert.deepEqual([await bill(), await invoices()], [1, [123_456n, 123_730n]])
    const page = await (await testPortal({ routes: hoursPages(ground), session: { actor: company } }).ask(`/en/compute-hours/grants/${own}`)).text()
    for (const said of ['1,234.56', 'not metered by the cluster', 'no factor is set']) assert.ok(page.includes(said), said)
  })

  it('are kept for an emergency by two signatures, with a last day: what that puts back is told and shown, and its jobs go in under it', async () => {
    const { cases, registers } = hours.world.kernel
    const company = await hours.world.founder()
    const own = await hours.granted(company, await hours.asked(company))
    await hours.confirmed(company, 'rescue')
    const other = await hours.world.founder()
    const displaced = await hours.granted(other, await hours.asked(other))
    const officer = await hours.officer('compute-hours.officer')
    const [of, others] = [(await ground.grants.byNumber(own))!, (await ground.grants.byNumber(displaced))!]
    // The office names the grant by its decision, and no number that is none.
    const desk = testPortal({ routes: openCaseRoutes(hours.world.kernel, []), session: { actor: officer } })
    const asked = async (about: string) => (await desk.ask(`/en/desk/open/compute-hours.reservation?about=${about}`)).text()
    assert.match(await asked('CMP-2026-999999'), /There is no such decision/)
    assert.match(await asked(own), new RegExp(own))
    const open = (about: string, until: string) => transact(hours.world.kernel.db, (tx) => cases.openByOffice(tx, officer, {
      procedure: 'compute-hours.reservation', about, key: newId(), facts: { partition: hours.partition, nodes: 1, until, ground: 'Сел қаупі' }, reasons: 'Сел қаупі',
    }))
    const tooLong = await open(others.decision, '2026-07-02')
    await assert.rejects(hours.act('compute-hours.officer', tooLong, 'propose', { sign: true }))
    const id = await open(of.decision, '2026-05-09')
    const interested = await hours.world.officer('compute-hours.officer')
    await transact(hours.world.kernel.db, (tx) => hours.world.kernel.parties.delegate(tx, company, interested.person, { scope: 'all', until: '2026-05-30T00:00:00.000Z' }))
    assert.deepEqual((await cases.view(interested, id)).permit.outcomes, [], 'who acts for the company behind the grant proposes nothing')
    await hours.act('compute-hours.officer', id, 'propose', { sign: true })
    await round()
    assert.deepEqual(cluster.reserved, [])
    await hours.act('compute-hours.head', id, 'reserve', { sign: true })
    await hours.world.kernel.journal.settle()
    const { number: entry } = (await registers.ofAct({ decision: (await cases.view(await hours.officer('compute-hours.head'), id)).state.decisions.at(-1)!.id }))!
    const name = `shq-r-${entry.toLowerCase()}`
    await hours.confirmed(other, 'put-back')
    const long = await sendJob(ground.kernel, ground.clusters, other, (await ground.grants.byNumber(displaced))!, { ...job, acceleratorsPerNode: 4, minutes: 90 })
    const [remote, account] = [String(100 + cluster.sent.length), `shq-${displaced.toLowerCase()}`]
    cluster.displaces = [{ reservation: name, job: remote, account, accelerators: 4, began: 1_777_000_000 }]
    const queueOf = async (actor: Actor | null) => (await testPortal({ routes: hoursPages(ground), session: { actor } }).ask('/en/compute-hours/queue')).text()
    const toldOf = async () => (await hours.world.letters()).filter(({ subject }) => subject.includes('кезекке қайтарылды'))
    // A job that the scheduler does not put back runs on: its holder is told nothing, and the office what it is. That holds up nobody else's letter.
    const stays = { reservation: name, job: '99', account, accelerators: 1, began: 1_776_999_999 }
    cluster.displaces = [stays, ...cluster.displaces]
    cluster.refuses = ['99']
    await round()
    assert.match(await queueOf(officer), /did not put job 99 back/)
    const open_ = await queueOf(null)
    assert.match(open_, /In place, but other jobs may still run on its nodes/)
    assert.doesNotMatch(open_, /Not in place yet/)
    assert.equal((await toldOf()).length, 1)
    cluster.isSilent = true
    await round()
    assert.match(await queueOf(null), /whether it is in place now is not known/)
    assert.match(await queueOf(officer), /It does not answer/)
    cluster.isSilent = false
    cluster.refuses = []
    cluster.displaces = cluster.displaces.filter((one) => one !== stays)
    await round()
    await round()
    assert.doesNotMatch(await queueOf(officer), /did not put job|does not answer/)
    assert.deepEqual(cluster.reserved, [{ name, queue: 'main', nodes: 1, account: `shq-${own.toLowerCase()}`, until: Date.parse('2026-05-09T19:00:00.000Z') / 1000 }])
    assert.equal((await toldOf()).length, 0)
    const queue = await (await testPortal({ routes: hoursPages(ground), session: { actor: null } }).ask('/en/compute-hours/queue')).text()
    for (const said of [entry, 'Сел қаупі', '1 (4)']) assert.ok(queue.includes(said), said)
    // The run that was cut short is charged to nobody, to the second: neither one before it, which the holder put back, nor the one after it.
    cluster.displaces = []
    const ran = (index: number, state: string, began: number, seconds: number) => `${remote}|${index}|${account}|put-back|${state}|${began - 1}|${began}|${began + seconds}|${seconds}|gres/gpu=4|`
    const before_ = cluster.printed
    cluster.printed = [ran(601, 'REQUEUED', 1_776_990_000, 11), ran(602, 'REQUEUED', 1_777_000_000, 777)].join('\n')
    await round()
    const sumsOf = async () => (await ground.grants.byNumber(displaced))!.sums
    assert.deepEqual(await sumsOf(), { granted: 28_800n, reclaimed: 0n, spent: 44n, held: 21_600n })
    cluster.printed += `\n${ran(603, 'COMPLETED', 1_777_001_000, 1001)}`
    await round()
    assert.deepEqual(await sumsOf(), { granted: 28_800n, reclaimed: 0n, spent: 4048n, held: 0n })
    assert.equal(cluster.accounts.find((one) => one.name === account)!.seconds, 28_800n + 3108n, 'the cluster has counted the run, and it takes nothing of the limit')
    const said = await (await testPortal({ routes: hoursPages(ground), session: { actor: other } }).ask(`/en/compute-hours/jobs/${long}`)).text()
    assert.ok(said.includes('not taken off the hours') && said.includes('3,108'))
    cluster.printed = before_
    const page = testPortal({ routes: hoursPages(ground), session: { actor: company } })
    await page.ask(`/en/compute-hours/grants/${own}/jobs`, { form: { title: 'x', nodes: '1', acceleratorsPerNode: '1', minutes: '5', script: '#!/bin/sh', key: newId() } })
    assert.equal(cluster.sent.at(-1)!.reservation, name)
    // A process that dies between the two leaves a job untold and a fault noted: where the reservation is over by then, the next round tells, and forgets.
    const { db } = hours.world.kernel
    await db.updateTable('compute_displaced').set({ told_at: null }).execute()
    await db.insertInto('compute_reservation_fault').values({ reservation: entry, kind: 'missing', fault: JSON.stringify({ kk: 'Жоқ', ru: 'Нет', en: 'No' }), at: hours.world.kernel.now() }).execute()
    hours.world.at('2026-05-10T05:00:00.000Z')
    await round()
    assert.deepEqual(cluster.reserved, [])
    assert.equal((await toldOf()).length, 1)
    assert.deepEqual(await db.selectFrom('compute_reservation_fault').selectAll().execute(), [])
  })

  it('weigh their programme by the declared share: everybody sees it, but no use of one that few organisations share', async () => {
    const seen = async (actor: Actor | null) => (await testPortal({ routes: hoursPages(ground), session: { actor } }).ask('/en/compute-hours/shares')).text()
    const [open, inside] = [await seen(null), await seen(await hours.officer('compute-hours.head'))]
    for (const said of ['A paid one', '75 %', '25 %', '>withheld<']) assert.ok(open.includes(said), said)
    assert.ok(!inside.includes('>withheld<') && inside.includes('own factor'))
    // As Slurm has it, the run that an emergency cut short counts beside what was charged.
    const runs = await hours.world.kernel.db.selectFrom('compute_run').selectAll().execute()
    const of = new Map((await ground.grants.all()).map(({ decision, programmeNumber }) => [decision, programmeNumber]))
    const hoursOf = (programme: string, only: (run: (typeof runs)[number]) => boolean): string =>
      formatNumber(hoursIn(runs.filter((run) => of.get(run.grant) === programme && only(run)).reduce((sum, { seconds, accelerators }) => sum + seconds * BigInt(accelerators), 0n)), 'en')
    const row = inside.slice(inside.indexOf('<tbody>')).split('</tr>').find((one) => one.includes(hours.programme))!
    assert.notEqual(hoursOf(hours.programme, () => true), hoursOf(hours.programme, ({ displaced }) => displaced === null))
    assert.ok(row.includes(`>${hoursOf(hours.programme, () => true)}<`), row)
    assert.deepEqual(new Set(cluster.accounts.map(({ programme }) => programme.share)), new Set([1, 3]))
  })
})
