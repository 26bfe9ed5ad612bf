/** The competition of docs/examples/summer-school: declared in YAML alone, ranked with its ties, signed once for all, and a waiting list. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { gardens, ownHat } from '../../kernel/cases/testing.ts'
import { newId, transact } from '../../kernel/database/index.ts'
import { hashSeen, openCalls } from '../../kernel/calls/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { reconcile } from '../../kernel/reconcile.ts'
import { openWorldOf, type World } from '../../kernel/testing.ts'
import { commitmentOf, lotOf, rank } from '../../law/call.ts'
import { readDeclaration } from '../../law/declaration-yaml.ts'
import { Failure } from '../../law/failure.ts'
import { hashOf } from '../../law/canonical.ts'
import { lint } from '../../law/lint.ts'
import { atLeast } from '../../law/rule.ts'
import { checkRanking, type RankingDocument } from '../../law/ranking.ts'
import { integer } from '../../law/field.ts'
import { printDeclaration } from '../../law/print.ts'
import type { Procedure } from '../../law/procedure.ts'
import { callRoutes } from '../../portal/calls/index.ts'
import { serviceRoutes } from '../../portal/services/index.ts'
import { testPortal } from '../../portal/testing.ts'

const read = (name: string): Procedure => {
  const { value, problems } = readDeclaration(readFileSync(join(import.meta.dirname, '../../../docs/examples/summer-school', name), 'utf8'))
  assert.deepEqual(problems, undefined)
  return value!
}
const [whole, appeal] = [read('summer.yaml'), read('appeal.yaml')]
/** The same call with three places, so that a few people fill it. */
const summer: Procedure = { ...whole, call: { ...whole.call!, capacity: 3 } }

let world: World
let officer: Actor
let head: Actor

// It is Monday, 2 February 2026, 10:00 in Almaty: the window has opened an hour ago.
before(async () => {
  world = await openWorldOf(gardens([summer, appeal]))
  officer = await world.officer('school.officer')
  head = await world.officer('school.head')
  await world.kernel.round()
})
after(() => world.close())

const refusedWith = (words: RegExp) => (error: unknown): boolean => error instanceof Failure && words.test(error.text.en)

const numbers = new Map<string, { id: string; actor: Actor }>()

async function apply(name: string, answers: { grade: string; prizes: string; born: string }): Promise<string> {
  const { cases } = world.kernel
  const actor = ownHat(await world.founder())
  const draft = await cases.begin(actor, { procedure: summer.id })
  for (const page of summer.form) assert.deepEqual(await cases.savePage(actor, draft, page, answers), [])
  const id = await cases.file(actor, { draft })
  numbers.set(name, { id, actor })
  return id
}

let keys = 0
const act = (actor: Actor, id: string, outcome: string): Promise<void> => {
  keys += 1
  return world.kernel.cases.perform(actor, { case: id, key: `act-${keys}`, doing: { type: 'complete', outcome } })
}

async function sign(does: 'admit' | 'refuse', reasons?: string): Promise<number> {
  const { calls } = world.kernel
  const drawn = await calls.draw(head, summer.id, does)
  await calls.sign(head, summer.id, { does, seen: hashSeen(drawn), signature: await world.sign(head, calls.document(drawn)), ...(reasons && { reasons }) })
  return drawn.acts.length
}

const fates = async (): Promise<Record<string, string>> => {
  const { rows } = await world.kernel.calls.desk(head, summer.id)
  return Object.fromEntries([...numbers].map(([name, { id }]) => [name, rows.find((row) => row.case === id)?.fate ?? 'none']))
}

test('the YAML is sound, and its print says the window, the places, the points and how ties are broken', () => {
  assert.deepEqual(lint([whole, appeal]).filter(({ severity }) => severity !== 'note'), [])
  const printed = printDeclaration(whole, 'en')
  for (const words of ['2 February 2026, 09:00', 'Places: 30', 'Points:', 'With equal points (1)', 'At last a lot decides']) assert.ok(printed.includes(words), words)
})

test('the linter names what cannot work in a call, with its place', () => {
  const { call: given } = whole
  const call = given!
  const quota = (id: string, places: number) => ({ id, title: whole.title, places, rule: { rule: 'given' as const, fact: 'grade' }, basis: call.basis })
  const found = (changes: Partial<Procedure>): string => lint([{ ...whole, ...changes }, appeal]).filter(({ severity }) => severity === 'error').map(({ rule, place }) => `${rule} ${place}`).join()
  for (const [changes, fault] of [
    [{ call: { ...call, capacity: 0 } }, 'no-places call.capacity'],
    [{ call: { ...call, window: { from: '2026-03-02T18:00', until: '2026-02-02T09:00' } } }, 'empty-window call.window'],
    [{ call: { ...call, window: { from: '2025-03-02T18:00', until: '2025-04-02T09:00' } } }, 'window-not-in-force call.window'],
    [{ call: { ...call, ofEach: { entry: 'grade', until: 'until' } } }, 'window-or-entries call,call-of-no-entry call.ofEach.entry'],
    [{ call: { ...call, score: { term: 'fact', fact: 'nothing' } } }, 'unknown-fact call.score'],
    [{ call: { ...call, score: { term: 'age', born: { day: 'fact', fact: 'born' }, on: { day: 'filing' } } } }, 'personal-fact-decides call.score'],
    [{ call: { ...call, ties: [{ fact: 'height', prefer: 'higher' }] } }, 'unknown-fact call.ties'],
    [{ call: { ...call, quotas: { of: [quota('young', 31)] } } }, 'quotas-over-capacity call.quotas'],
    [{ call: { ...call, quotas: { of: [quota('young', 1), quota('young', 0)] } } }, 'repeated-quota call.quotas,empty-quota call.quotas.of.1'],
    [{ call: { ...call, quotas: { of: [{ ...quota('young', 1), rule: { rule: 'given', fact: 'born' } }] } } }, 'personal-fact-decides call.quotas.of.0'],
    [{ call: { ...call, admits: 'refuse' } }, 'ranking-decides-nothing call.admits'],
    [{ call: { ...call, at: 'confirm' } }, 'ranking-not-signed steps.confirm'],
    [{ clock: { ...whole.clock, silence: { label: whole.title, to: 'confirm', decides: 'admitted', basis: call.basis } } }, 'ranking-by-silence clock.silence'],
    [{ steps: { ...whole.steps, ranking: { ...whole.steps['ranking']!, within: { unit: 'workday', count: 5 }, late: { outcome: 'refuse', basis: call.basis } } } }, 'ranking-by-silence steps.ranking.late'],
  ] as const) assert.ok(found(changes).includes(fault), `${fault}: ${found(changes)}`)
})

test('while the window is open the lot is committed to and nothing of a ranking is shown', async () => {
  const { calls } = world.kernel
  await apply('best', { grade: '90', prizes: '2', born: '2010-05-01' })
  await apply('prizes', { grade: '70', prizes: '4', born: '2010-05-01' })
  await apply('young', { grade: '80', prizes: '2', born: '2011-05-01' })
  await apply('old', { grade: '80', prizes: '2', born: '2009-05-01' })
  await apply('twin', { grade: '80', prizes: '2', born: '2009-05-01' })
  await apply('back', { grade: '99', prizes: '9', born: '2009-05-01' })
  const view = await calls.view(summer.id)
  assert.deepEqual([view.state, view.filed, view.rows.length, view.seed], ['open', 6, 0, undefined])
  assert.match(view.commitment!, /^[0-9a-f]{64}$/)
  await assert.rejects(calls.draw(head, summer.id, 'admit'), refusedWith(/still taken/))
  await assert.rejects(calls.desk(officer, summer.id), refusedWith(/no such call/))
})

test('whoever signs the ranking admits and refuses nobody by themself, neither before it is drawn up nor beside it', async () => {
  const { cases } = world.kernel
  const { id, actor } = numbers.get('old')!
  await act(officer, id, 'pass')
  const { permit } = await cases.view(head, id)
  assert.deepEqual(permit.outcomes, [])
  assert.match(permit.because!.en, /signature over the ranking/)
  for (const [outcome, reasons] of [['admit', undefined], ['refuse', 'No place.']] as const) {
    const doing = { type: 'complete' as const, outcome, ...(reasons && { reasons }) }
    const signature = await world.sign(head, await cases.document(id, doing))
    await assert.rejects(cases.perform(head, { case: id, key: outcome, doing, signature }), refusedWith(/signature over the ranking/))
  }
  assert.equal((await cases.view(actor, id)).state.step, 'ranking')
})

test('a stranger computes who belongs to a quota that rests on what is published anyway, and finds its place given to another', () => {
  const call = { ...whole.call!, capacity: 2, quotas: { of: [{ id: 'prizes', title: whole.title, places: 1, rule: atLeast(integer('prizes', { label: whole.title }), 3), basis: whole.call!.basis }] } }
  const procedure: Procedure = JSON.parse(JSON.stringify({ ...whole, call }))
  const [version, seed] = [hashOf(JSON.parse(JSON.stringify(procedure))), '0'.repeat(64)]
  const answers: Readonly<Record<string, { grade: number; prizes: number }>> = { 1: { grade: 100, prizes: 0 }, 2: { grade: 90, prizes: 0 }, 3: { grade: 50, prizes: 5 }, 4: { grade: 40, prizes: 3 } }
  const file = (acts: RankingDocument['acts']) => ({
    declarations: { [version]: procedure },
    document: {
      call: procedure.id, opens: '2026-02-02T04:00:00.000Z' as const, version, batch: 0, does: 'admit' as const, commitment: commitmentOf(seed), seed, acts,
      ranking: rank(call, Object.entries(answers).map(([number, facts]) => ({ number, facts, reading: { on: '2026-02-03', parameters: {} } })), seed).map(({ number, place, points, lot, quotas }) => ({
        number, place, ...(points !== undefined && { points }), lot, version, on: '2026-02-03' as const, fate: 'waiting' as const, counted: answers[number]!,
        ...(quotas && acts.some((act) => act.number === number && act.through) && { quotas }),
      })),
    },
  })
  const [first, second] = ['1', '2'].map((number) => ({ number, outcome: 'admit' }))
  const right = checkRanking(file([first!, { number: '3', outcome: 'admit', through: 'prizes' }]))
  assert.deepEqual([right.points, right.places, right.unknown.quotas], [[], [], []])
  assert.deepEqual(checkRanking(file([first!, second!])).places, ['3', '2'])
})

test('a second after the close nobody applies any more, and is told when it closed', async () => {
  const { cases } = world.kernel
  const late = ownHat(await world.founder())
  const draft = await cases.begin(late, { procedure: summer.id })
  for (const page of summer.form) await cases.savePage(late, draft, page, { grade: '100', prizes: '9', born: '2010-01-01' })
  world.at('2026-03-02T13:00:00.000Z')
  await assert.rejects(cases.file(late, { draft }), refusedWith(/closed on 2 March 2026, 18:00/))
  await assert.rejects(cases.begin(late, { procedure: summer.id }), refusedWith(/closed on 2 March 2026, 18:00/))
})

test('the ranking waits until every application is checked; then one signature admits by points, criteria and lot, and each decision verifies by itself', async () => {
  const { calls, cases, decisions, journal } = world.kernel
  for (const [name, { id }] of numbers) {
    if (name === 'twin') await assert.rejects(calls.draw(head, summer.id, 'admit'), refusedWith(/still being checked/))
    if (name === 'back') await cases.perform(officer, { case: id, key: 'back', doing: { type: 'complete', outcome: 'sendBack', reasons: 'No proof.' } })
    else if (name !== 'old') await act(officer, id, 'pass')
  }
  const drawn = await calls.draw(head, summer.id, 'admit')
  const signature = await world.sign(head, calls.document(drawn))
  const [firstAct] = drawn.acts
  const together = (acts: typeof drawn.acts) => cases.performBatch(head, { key: 'together', acts, document: drawn.document, signature, with: async () => {} })
  await assert.rejects(together([...drawn.acts, firstAct!]), (error: unknown) => error instanceof Failure && error.kind === 'invalid' && error.text.en === `№ ${firstAct!.number}: The case stands in the list twice. Take one of its lines out.`)
  await assert.rejects(together([...drawn.acts, { ...firstAct!, case: newId(), number: 'SUM-9' }]), (error: unknown) => error instanceof Failure && error.kind === 'not found' && error.text.en.startsWith('№ SUM-9: '))
  const batches = await Promise.allSettled([sign('admit'), sign('admit')])
  assert.deepEqual(batches.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])), [3], 'two who sign at once sign one batch')
  assert.deepEqual(await fates(), { best: 'admitted', prizes: 'admitted', young: 'admitted', old: 'waiting', twin: 'waiting', back: 'none' })
  const { rows, seed, commitment } = await calls.view(summer.id)
  assert.deepEqual(rows.map(({ points, behindBy }) => [points, behindBy]), [['100', undefined], ['90', 'points'], ['90', { fact: 'prizes' }], ['90', { fact: 'born' }], ['90', 'lot']])
  assert.equal(commitmentOf(seed!), commitment)
  assert.ok(rows[3]!.lot === lotOf(seed!, rows[3]!.number) && rows[3]!.lot < rows[4]!.lot)
  await journal.settle()
  for (const name of ['best', 'prizes']) {
    const { id, actor } = numbers.get(name)!
    const decided = (await cases.view(actor, id)).state.decisions[0]!
    const report = await decisions.verify(new TextEncoder().encode(JSON.stringify(await decisions.bundle(decided.id))))
    assert.deepEqual(report.steps.filter(({ verdict }) => verdict === 'failed'), [])
  }
  const signatures = await Promise.all(['best', 'prizes'].map(async (name) => (await decisions.find((await cases.view(head, numbers.get(name)!.id)).state.decisions[0]!.id))!.record.signature!.id))
  assert.equal(signatures[0], signatures[1])
  await assert.rejects(calls.draw(head, summer.id, 'admit'), refusedWith(/nothing to sign/))
})

test('when one declines and one does not confirm in time, those who are next are admitted by another signature, and what was seen before is not signed', async () => {
  const { calls, cases } = world.kernel
  const { id, actor } = numbers.get('best')!
  await act(actor, id, 'decline')
  const before = await calls.draw(head, summer.id, 'admit')
  const shown = await (await testPortal({ routes: callRoutes(world.kernel), session: { actor: head } }).ask('/en/desk/calls/school.summer/admit')).text()
  for (const { number } of (await calls.desk(head, summer.id)).rows) assert.ok(shown.includes(number), 'what is signed is the whole ranking')
  await act(numbers.get('prizes')!.actor, numbers.get('prizes')!.id, 'confirm')
  world.at('2026-03-12T05:00:00.000Z')
  await world.kernel.round()
  assert.equal((await fates())['young'], 'given up')
  await assert.rejects(calls.sign(head, summer.id, { does: 'admit', seen: hashSeen(before), signature: await world.sign(head, calls.document(before)) }), refusedWith(/has changed/))
  assert.equal(await sign('admit'), 2)
  assert.deepEqual(await fates(), { best: 'given up', prizes: 'admitted', young: 'given up', old: 'admitted', twin: 'admitted', back: 'none' })
  assert.deepEqual((await reconcile(world.kernel.db)).map(({ en }) => en), [], 'what was signed for many stands in the journal as every act does')
  await assert.rejects(sign('refuse', 'No place.'), refusedWith(/nothing to sign/))
  assert.equal((await cases.view(numbers.get('old')!.actor, numbers.get('old')!.id)).state.step, 'confirm')
})

test('what everybody sees is what was signed: however many applied, their cases are not read for it', async () => {
  const { kernel } = world
  const blind = openCalls({ ...kernel, zone: kernel.country.calendar.zone, calendar: kernel.country.calendar, cases: { ...kernel.cases, filedIn: () => assert.fail('the cases are read') } })
  const { rows, filed, free } = await blind.view(summer.id)
  assert.deepEqual([filed, free, rows.map(({ fate }) => fate)], [6, 0, ['given up', 'admitted', 'given up', 'admitted', 'admitted']])
  assert.deepEqual(await blind.placeOf(summer.id, rows[3]!.number), { ...rows[3], opens: '2026-02-02T04:00:00.000Z' })
  assert.equal(await blind.placeOf(summer.id, 'SUM-0'), undefined)
})

test('everybody sees the ranking by numbers, an applicant their place, the office what it signs, and nobody else that', async () => {
  const { kernel } = world
  const { id, actor } = numbers.get('old')!
  const routes = [...callRoutes(kernel), ...serviceRoutes(kernel)]
  const portalFor = (one: Actor | null) => testPortal({ routes, session: { actor: one } })
  const { rows } = await kernel.calls.view(summer.id)
  for (const locale of ['kk', 'ru', 'en']) {
    const page = await (await portalFor(null).ask(`/${locale}/calls/school.summer`)).text()
    assert.ok(rows.every(({ number }) => page.includes(number)) && ![...numbers.values()].some((one) => page.includes(one.actor.name)))
    assert.ok(!/undefined|\[object/.test(page))
  }
  const api = await (await portalFor(null).ask('/api/calls/school.summer')).json() as { ranking: { place: number; fate: string }[]; seed: string }
  assert.deepEqual(api.ranking.map(({ place, fate }) => [place, fate]), rows.map(({ place, fate }) => [place, fate]))
  assert.match(await (await portalFor(null).ask('/en/calls')).text(), /ranking published/)
  assert.match(await (await portalFor(actor).ask(`/en/cases/${id}`)).text(), /Your place in the call/)
  assert.match(await (await portalFor(head).ask('/en/desk/calls/school.summer')).text(), /Who is admitted/)
  assert.match(await (await portalFor(head).ask('/en/desk/calls/school.summer/admit')).text(), /nothing to sign/)
  for (const path of ['/en/desk/calls/school.summer', '/en/desk/calls/school.summer/admit']) {
    assert.equal((await portalFor(officer).ask(path)).status, 404, path)
    assert.equal((await portalFor(actor).ask(path)).status, 403, path)
  }
})

test('what the head sees on the page is what they sign there with their PIN', async () => {
  const { kernel } = world
  const portal = testPortal({ routes: [...callRoutes(kernel), ...serviceRoutes(kernel)], session: { actor: head } })
  await act(numbers.get('old')!.actor, numbers.get('old')!.id, 'confirm')
  await act(numbers.get('twin')!.actor, numbers.get('twin')!.id, 'decline')
  const shown = await portal.ask('/en/desk/calls/school.summer/admit')
  assert.match(await shown.text(), /nothing to sign/, 'nobody waits any more')
  assert.equal((await portal.ask('/en/desk/calls/school.summer/elect')).status, 404)
})

test('whose admission is revoked has no place any more', async () => {
  const { calls, cases, db, decisions } = world.kernel
  const { id, actor } = numbers.get('prizes')!
  const { free } = await calls.desk(head, summer.id)
  const admission = (await cases.view(actor, id)).state.decisions[0]!.id
  await transact(db, (tx) => decisions.revoke(tx, 'system:law', admission, { byDecision: admission, reason: whole.title }))
  assert.equal((await fates())['prizes'], 'given up')
  assert.equal((await calls.desk(head, summer.id)).free, free + 1)
})

test('what is enacted later changes no call whose lot is drawn, and the next call leaves the one before as it was', async () => {
  const { calls, cases: { versions } } = world.kernel
  const before = await calls.desk(head, summer.id)
  const later = (call: Partial<NonNullable<Procedure['call']>>): Procedure => ({ ...summer, inForce: { ...summer.inForce, from: '2026-04-01' }, call: { ...summer.call!, ...call } })
  for (const changed of [later({ capacity: 5 }), later({ score: { term: 'fact', fact: 'grade' } }), later({ window: { from: '2026-02-03T09:00', until: '2026-04-20T18:00' } })]) {
    await assert.rejects(versions.enact([changed]), (error: unknown) => error instanceof Failure && /is drawn/.test(error.problems.map(({ text }) => text.en).join()))
  }
  await versions.enact([later({ window: { from: '2026-05-04T09:00', until: '2026-06-01T18:00' }, capacity: 1, score: { term: 'fact', fact: 'grade' } })])
  world.at('2026-04-02T05:00:00.000Z')
  await world.kernel.round()
  assert.deepEqual((await calls.view(summer.id)).rows.map(({ number }) => number), before.rows.map(({ number }) => number), 'the ranking stays where it was until the next call opens')
  world.at('2026-05-04T05:00:00.000Z')
  await world.kernel.round()
  const next = await calls.view(summer.id)
  assert.deepEqual([next.state, next.call.capacity, next.rows, next.others], ['open', 1, [], [{ opens: before.opens }]])
  assert.notEqual(next.commitment, before.commitment)
  const { others: _, ...old } = await calls.desk(head, summer.id, before.opens)
  const { others: __, ...was } = before
  assert.deepEqual(old, was)
  await assert.rejects(calls.view(summer.id, '2020-01-01T00:00:00.000Z'), refusedWith(/no such call/))
  const portal = testPortal({ routes: callRoutes(world.kernel), session: { actor: head } })
  const opens = encodeURIComponent(before.opens)
  assert.ok((await (await portal.ask('/en/calls/school.summer')).text()).includes(`/en/calls/school.summer?opens=${opens}`))
  assert.ok((await (await portal.ask(`/en/calls/school.summer?opens=${opens}`)).text()).includes(before.rows[0]!.number))
  assert.match(await (await portal.ask(`/en/desk/calls/school.summer/admit?opens=${opens}`)).text(), /nothing to sign/)
})

test('the order of the applicants does not matter, and whoever has no points is last', () => {
  const applicants = fc.array(fc.record({ grade: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }), prizes: fc.integer({ min: 0, max: 2 }) }), { maxLength: 12 })
  fc.assert(fc.property(applicants, fc.string(), (all, seed) => {
    const given = all.map(({ grade, prizes }, n) => ({ number: `2026-${n}`, facts: { prizes, ...(grade !== undefined && { grade }) }, reading: { parameters: {}, on: '2026-02-02' as const } }))
    const ranking = rank(whole.call!, given, seed)
    assert.deepEqual(rank(whole.call!, given.toReversed(), seed), ranking)
    assert.deepEqual(ranking.map(({ place }) => place), given.map((_, n) => n + 1))
    const points = ranking.map((one) => (one.points === undefined ? -1 : Number(one.points)))
    assert.deepEqual(points, points.toSorted((a, b) => b - a))
  }))
})
