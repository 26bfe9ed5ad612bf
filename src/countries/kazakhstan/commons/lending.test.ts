/** A dataset is published, asked for, lent and taken back: what owner, applicant and stranger get at each moment. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { transact } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import type { Submitted } from '../../../law/answers.ts'
import { generateBin, generateIin } from '../../../law/identifier.ts'
import { instantAt, parseDay } from '../../../law/time.ts'
import { followGrants } from '../../../institutions/commons/follow-grants.ts'
import type { GateInput } from '../../../institutions/commons/index.ts'
import { signDecision } from './publish-samples.ts'
import { type CommonsWorld, openCommonsWorld } from './testing.ts'

const csv = 'бин;атауы;өңір;оқушылар\n' + Array.from({ length: 40 }, (_, i) => `00000000${String(1000 + i)};Мектеп ${i};${i % 2 === 0 ? 'Алматы' : 'Астана'};${300 + i}`).join('\n')

describe('lending a dataset', () => {
  let world: CommonsWorld
  before(async () => {
    world = await openCommonsWorld()
    followGrants(world.commons)
  })
  after(async () => { await world.close() })

  const wish: Submitted = { purpose: 'research', use: 'Үлгі зерттеу', mode: 'query', months: '6', agrees: 'true' }

  it('opens what is open to everybody, and nothing of a draft', async () => {
    const { commons } = world
    const draft = await world.bring('draft', { 'data.csv': csv })
    await assert.rejects(commons.access.open({ kind: 'visitor' }, draft, { mode: 'metadata' }), { kind: 'not found' })
    const dataset = await world.publish('schools', { 'data.csv': csv, 'README.md': '# Үлгі' })
    const opened = await commons.access.open({ kind: 'visitor' }, dataset, { mode: 'download' })
    assert.deepEqual((await commons.reader.files(opened)).map(({ path }) => path).toSorted(), ['README.md', 'data.csv'])
    const page = await commons.reader.tables(opened, ([source]) => commons.engine.query([source!], 'select "өңір", sum("оқушылар") as n from data group by all order by 1', { limit: 10 }))
    assert.deepEqual(page.rows, [['Алматы', 6380], ['Астана', 6400]])
  })

  it('grants at once what lies within the published terms, by the rules alone, and cuts what it lends', async () => {
    const { commons, kernel } = world
    const dataset = await world.publish('at-once', { 'data.csv': csv }, {
      terms: {
        tier: 'restricted', purposes: ['research', 'product'], mode: 'download', months: 24, columns: ['атауы', 'оқушылар', 'өңір'], rows: { column: 'өңір', values: ['Алматы'] },
        atOnce: { purposes: ['research'], mode: 'query', months: 12 },
      },
    })
    const applicant = await world.founder()
    const asker = await commons.access.asker(applicant)
    await assert.rejects(commons.access.open(asker, dataset, { mode: 'query' }), { code: 'ask' })
    const id = await world.ask(applicant, dataset.id, wish)
    const view = await kernel.cases.view(applicant, id)
    assert.equal(view.state.decisions[0]?.kind, 'grant')
    const opened = await commons.access.open(asker, dataset, { mode: 'query' })
    const page = await commons.reader.tables(opened, (sources) => commons.engine.query(sources, 'select * from data', { limit: 100 }))
    assert.deepEqual(page.columns.map(({ name }) => name), ['атауы', 'оқушылар', 'өңір'])
    assert.equal(page.rows.length, 20)
    await assert.rejects(commons.access.open(asker, dataset, { mode: 'download' }), { code: 'not lent in this way' })
    await assert.rejects(commons.access.open(asker, dataset, { mode: 'query', purpose: 'product' }), { code: 'another purpose' })
    const other = await commons.access.asker(await world.founder())
    await assert.rejects(commons.access.open(other, dataset, { mode: 'query' }), { code: 'ask' })
  })

  it('shows the keeper of the register who waits for an entry', async () => {
    const { commons, kernel } = world
    const dataset = await commons.datasets.at('ulgi', 'at-once')
    assert.deepEqual(await kernel.cases.openOn('commons.access', dataset.id), [], 'what is granted at once does not wait')
    const applicant = await world.founder()
    const id = await world.ask(applicant, dataset.id, { ...wish, purpose: 'product' })
    assert.deepEqual((await kernel.cases.openOn('commons.access', dataset.id)).map((one) => [one.id, one.organisation]), [[id, applicant.organisation!.id]])
    assert.deepEqual(await kernel.cases.openOn('commons.access', (await commons.datasets.at('ulgi', 'schools')).id), [])
  })

  it('stops with the act that takes a grant back, and lets it be again when it is kept', async () => {
    const { commons, kernel, owner } = world
    const dataset = await commons.datasets.at('ulgi', 'at-once')
    const applicant = await world.founder()
    await world.ask(applicant, dataset.id, wish)
    const asker = await commons.access.asker(applicant)
    await commons.access.open(asker, dataset, { mode: 'query' })
    const [grant] = await commons.access.grantsOf(applicant.organisation!.identifier.value)
    await commons.publication.takeBack(owner, dataset, grant!.decision, 'Шарт бұзылды')
    await assert.rejects(commons.access.open(asker, dataset, { mode: 'query' }), { code: 'revoked' })
    await transact(kernel.db, async (tx) => commons.publication.withdraw(tx, owner, dataset, { kk: 'Қате табылды', ru: 'Найдена ошибка', en: 'A mistake was found' }))
    const withdrawn = await commons.datasets.byId(dataset.id)
    await assert.rejects(commons.access.open(asker, withdrawn, { mode: 'query' }), { code: 'withdrawn' })
    await assert.rejects(commons.access.open({ kind: 'visitor' }, withdrawn, { mode: 'download' }), { code: 'withdrawn' })
    await commons.access.open(await commons.access.asker(owner), withdrawn, { mode: 'query' })
    await transact(kernel.db, async (tx) => commons.publication.lift(tx, owner, withdrawn))
  })

  it('keeps a taken-back grant from being undone by asking again, until the owner says otherwise', async () => {
    const { commons, kernel, owner } = world
    const dataset = await commons.datasets.at('ulgi', 'at-once')
    const [applicant, other] = [await world.founder(), await world.founder()]
    const bin = applicant.organisation!.identifier.value
    await world.ask(applicant, dataset.id, wish)
    const [grant] = await commons.access.grantsOf(bin)
    await commons.publication.takeBack(owner, dataset, grant!.decision, 'Шарт бұзылды')
    await assert.rejects(world.ask(applicant, dataset.id, wish), { kind: 'refused', message: /barred/ })
    await assert.rejects(commons.access.open(await commons.access.asker(applicant), dataset, { mode: 'query' }), { code: 'revoked' })
    assert.deepEqual((await commons.bars.on(dataset.id)).map((bar) => [bar.organisation, bar.reason]).filter(([one]) => one === bin), [[bin, 'Шарт бұзылды']])

    await assert.rejects(transact(kernel.db, (tx) => commons.publication.admit(tx, applicant, dataset, bin)), { kind: 'refused' }, 'only the owner lifts a bar')
    await transact(kernel.db, (tx) => commons.publication.admit(tx, owner, dataset, bin))
    await world.ask(applicant, dataset.id, wish)
    await commons.access.open(await commons.access.asker(applicant), dataset, { mode: 'query' })

    await assert.rejects(transact(kernel.db, (tx) => commons.publication.bar(tx, owner, dataset, '000000000000', 'x')), { kind: 'not found' })
    await transact(kernel.db, (tx) => commons.publication.bar(tx, owner, dataset, other.organisation!.identifier.value, 'Келіспейміз'))
    await assert.rejects(world.ask(other, dataset.id, wish), { kind: 'refused' })
  })

  it('grants nothing at once to whoever acts for an organisation that is barred, in whose name they ask; the office decides, and sees for which', async () => {
    const { commons, kernel, owner } = world
    const dataset = await commons.datasets.at('ulgi', 'at-once')
    const [applicant, colleague] = [await world.founder(), await world.founder()]
    const until = instantAt(Date.parse(kernel.now()) + 300 * 86_400_000)
    await transact(kernel.db, async (tx) => {
      await kernel.parties.proveHead(tx, { organisation: applicant.organisation!.id, person: applicant.person, proof: 'test' })
      await kernel.parties.delegate(tx, applicant, colleague.person, { scope: 'all', until })
    })
    await world.ask(applicant, dataset.id, wish)
    const [grant] = await commons.access.grantsOf(applicant.organisation!.identifier.value)
    const waiting = await kernel.cases.begin(colleague, { procedure: 'commons.access', subject: dataset.id })
    for (const page of (await kernel.cases.draft(colleague, waiting)).procedure.form) assert.deepEqual(await kernel.cases.savePage(colleague, waiting, page, wish), [])
    await commons.publication.takeBack(owner, dataset, grant!.decision, 'Шарт бұзылды')
    const [delegation] = await kernel.parties.delegationsOf(applicant.organisation!.id)
    await transact(kernel.db, (tx) => kernel.parties.revokeDelegation(tx, applicant, delegation!.id))

    const second = await transact(kernel.db, (tx) => kernel.parties.addOrganisation(tx, { person: applicant.person, name: applicant.name, roles: [] }, { number: generateBin({ registered: '2019-07', serial: 977 }), name: '«Екінші» ЖШС' }))
    const again: Actor = { person: applicant.person, name: applicant.name, roles: [], organisation: second, capacity: 'head' }
    const filed = await kernel.cases.file(colleague, { draft: waiting, signature: await world.sign(colleague, kernel.cases.draftDocument(await kernel.cases.draft(colleague, waiting))) })
    for (const [by, id] of [[again, await world.ask(again, dataset.id, wish)], [colleague, filed]] as const) {
      const { state } = await kernel.cases.view(by, id)
      assert.deepEqual([state.step, state.decisions.length], ['study', 0])
      assert.match(String((await kernel.cases.factsOfAll([id])).get(id)!['barred']), new RegExp(applicant.organisation!.identifier.value))
      await assert.rejects(commons.access.open(await commons.access.asker(by), dataset, { mode: 'query' }), { code: 'ask' })
    }

    await transact(kernel.db, (tx) => commons.publication.admit(tx, owner, dataset, applicant.organisation!.identifier.value))
    await world.ask(again, dataset.id, wish)
    await commons.access.open(await commons.access.asker(again), dataset, { mode: 'query' })
  })

  it('keeps the owner’s own bar, and that of another grant, when the office keeps one of two grants that were taken back', async () => {
    const { commons, kernel, owner } = world
    const dataset = await commons.datasets.at('ulgi', 'at-once')
    const [applicant, steward, head] = [await world.founder(), await world.officer('commons.steward'), await world.officer('commons.head')]
    const bin = applicant.organisation!.identifier.value
    await world.ask(applicant, dataset.id, wish)
    await world.ask(applicant, dataset.id, wish)
    const [first, second] = await commons.access.grantsOf(bin)
    const barred = async () => (await commons.bars.on(dataset.id)).some((bar) => bar.organisation === bin)
    const keep = async (id: string): Promise<void> => {
      const complete = async (actor: Actor, outcome: string, signed = false): Promise<void> => {
        const doing = { type: 'complete', outcome, reasons: 'Негіз жоқ.' } as const
        await kernel.cases.perform(actor, { case: id, key: `${id} ${outcome}`, doing, ...(signed && { signature: await world.sign(actor, await kernel.cases.document(id, doing)) }) })
      }
      await complete(applicant, 'silent')
      await complete(steward, 'proposeKeeping')
      await complete(head, 'keep', true)
      await kernel.round()
      await kernel.journal.settle()
    }
    const one = await commons.publication.takeBack(owner, dataset, first!.decision, 'Шарт бұзылды')
    const other = await commons.publication.takeBack(owner, dataset, second!.decision, 'Шарт бұзылды')
    await keep(one)
    assert.equal(await barred(), true, 'the other grant is still taken back')
    await assert.rejects(world.ask(applicant, dataset.id, wish), { kind: 'refused' })
    await transact(kernel.db, (tx) => commons.publication.bar(tx, owner, dataset, bin, 'Келіспейміз'))
    await keep(other)
    assert.equal(await barred(), true, 'what the owner has barred the owner admits')
    await transact(kernel.db, (tx) => commons.publication.admit(tx, owner, dataset, bin))
    await commons.publication.takeBack(owner, dataset, first!.decision, 'Шарт бұзылды').then(keep)
    assert.equal(await barred(), false, 'nothing but the grant that is kept had set it')
    // A decision to keep that waited on the shelf meanwhile gives nothing back of what was taken since.
    const entries = await kernel.db.selectFrom('journal_entry').select(['id', 'leaf_index as place', 'subject']).where('type', '=', 'case.issued').where('subject', '=', `case:${one}`).execute()
    assert.equal(entries.length, 1)
    world.at('2026-02-03T05:00:00.000Z')
    await commons.publication.takeBack(owner, dataset, first!.decision, 'Шарт тағы бұзылды')
    await kernel.db.insertInto('journal_shelf').values(entries.map(({ id, place, subject }) => ({ subscriber: 'commons.grants', entry: id, place: place!, subject, since: kernel.now() }))).execute()
    await transact(kernel.db, (tx) => kernel.journal.shelf.again(tx, 'system:test', 'commons.grants'))
    await kernel.journal.settle()
    assert.deepEqual([await barred(), (await kernel.decisions.find(first!.decision))!.status.status], [true, 'suspended'])
    assert.deepEqual((await kernel.journal.shelf.list()).entries, [])
  })

  it('lends again what a withdrawal had taken, by a grant of the same terms, when the appeal is won: what was made under it is marked no more, and its holder may ask again', async () => {
    const { commons, kernel, owner } = world
    const dataset = await commons.datasets.at('ulgi', 'at-once')
    const [applicant, steward, head] = [await world.founder(), await world.officer('commons.steward'), await world.officer('commons.head')]
    const bin = applicant.organisation!.identifier.value
    const complete = async (actor: Actor, id: string, outcome: string, signed = false): Promise<void> => {
      const doing = { type: 'complete', outcome, reasons: 'Негіз бар.' } as const
      await kernel.cases.perform(actor, { case: id, key: `${id} ${outcome}`, doing, ...(signed && { signature: await world.sign(actor, await kernel.cases.document(id, doing)) }) })
      await kernel.journal.settle()
    }
    await world.ask(applicant, dataset.id, wish)
    await kernel.journal.settle()
    const [grant] = await commons.access.grantsOf(bin)
    const made = 'corpus:01900000-0000-7000-8000-00000000c0de'
    await transact(kernel.db, async (tx) => {
      await kernel.lineage.put(tx, { id: made, kind: 'corpus', title: { kk: 'Корпус', ru: 'Корпус', en: 'A corpus' } })
      await kernel.lineage.link(tx, made, `decision:${grant!.decision}`, 'permits', 'read under')
    })
    const withdrawal = await commons.publication.takeBack(owner, dataset, grant!.decision, 'Шарт бұзылды')
    await complete(applicant, withdrawal, 'silent')
    await complete(steward, withdrawal, 'proposeWithdrawal')
    await complete(head, withdrawal, 'withdraw', true)
    const marked = async () => (await kernel.takenBack.of(made)).length > 0
    const asker = await commons.access.asker(applicant)
    await assert.rejects(commons.access.open(asker, dataset, { mode: 'query' }), { code: 'revoked' })
    assert.equal(await marked(), true)

    const draft = await kernel.cases.begin(applicant, { procedure: 'commons.withdrawal-appeal', about: (await kernel.cases.view(applicant, withdrawal)).state.decisions.at(-1)!.id })
    for (const page of (await kernel.cases.draft(applicant, draft)).procedure.form) await kernel.cases.savePage(applicant, draft, page, { objections: 'Шарт бұзылған жоқ.' })
    const appeal = await kernel.cases.file(applicant, { draft, signature: await world.sign(applicant, kernel.cases.draftDocument(await kernel.cases.draft(applicant, draft))) })
    await complete(await world.officer('commons.appeals'), appeal, 'proposeAnnul')
    await complete(await world.officer('commons.appeals'), appeal, 'annul', true)
    await commons.access.open(asker, dataset, { mode: 'query' })
    const [again] = (await commons.access.grantsOf(bin)).filter(({ decision }) => decision !== grant!.decision)
    assert.equal(await marked(), false)
    assert.equal((await commons.bars.on(dataset.id)).some((bar) => bar.organisation === bin), false)
    // To take the new one back reaches what was made under the first.
    await commons.publication.takeBack(owner, dataset, again!.decision, 'Шарт бұзылды')
    assert.equal(await marked(), true)
  })

  it('lends nothing by a grant that was decided after the owner had barred the organisation', async () => {
    const { commons, kernel, owner } = world
    const dataset = await commons.datasets.at('ulgi', 'at-once')
    const applicant = await world.founder()
    await world.ask(applicant, dataset.id, wish)
    const [earlier] = await commons.access.grantsOf(applicant.organisation!.identifier.value)
    await transact(kernel.db, (tx) => commons.bars.set(tx, 'system:test', dataset, { organisation: applicant.organisation!.identifier.value, reason: 'x', before: [] }))
    await assert.rejects(commons.access.open(await commons.access.asker(applicant), dataset, { mode: 'query' }), { code: 'revoked' })
    await transact(kernel.db, (tx) => commons.publication.admit(tx, owner, dataset, applicant.organisation!.identifier.value))
    await transact(kernel.db, (tx) => commons.bars.set(tx, 'system:test', dataset, { organisation: applicant.organisation!.identifier.value, reason: 'x', before: [earlier!.decision] }))
    await commons.access.open(await commons.access.asker(applicant), dataset, { mode: 'query' })
  })

  it('holds back a version with personal data until its publisher has decided and signed', async () => {
    const { commons, kernel, owner } = world
    const iins = Array.from({ length: 30 }, (_, serial) => generateIin({ birthday: parseDay(`19${60 + serial}-03-17`), sex: 'male', serial }))
    const people = (rows: readonly string[]): string => `жсн;телефон;баға\n${rows.map((iin, i) => `${iin};+7 701 ${String(1000000 + i * 7919)};${3 + i % 3}`).join('\n')}`
    const dataset = await world.bring('people', { 'people.csv': people(iins) })
    const version = await commons.datasets.version(dataset.id, 1)
    assert.equal(version.state, 'review')
    assert.deepEqual(version.suspects.map(({ column, findings: [first] }) => [column, first?.kind, first?.certainty]), [['жсн', 'national-id', 'certain'], ['телефон', 'phone', 'certain']])
    const evidence = JSON.stringify(version.suspects)
    assert.ok(iins.every((iin) => !evidence.includes(iin)), 'evidence is masked')
    await assert.rejects(transact(kernel.db, (tx) => commons.datasets.publish(tx, owner, dataset)), { kind: 'invalid' })

    const decide = async (actions: GateInput['actions'], reasons?: string): Promise<void> => {
      const decision = { actions, ...(reasons !== undefined && { reasons }) }
      await signDecision(commons, owner, await commons.publication.prepare(owner, dataset, version, decision), world.sign)
    }
    const prepared = await commons.publication.prepare(owner, dataset, version, { actions: version.suspects.map(({ table, column }) => ({ table, column, action: 'drop' as const })) })
    const changed = { actions: version.suspects.map(({ table, column }) => ({ table, column, action: 'mask' as const })) }
    assert.equal(await commons.publication.prepare(owner, dataset, version, changed, prepared), prepared, 'a decision that is changed before it is signed is the same draft')
    const hash = { table: 'people', column: 'жсн', action: 'keyed-hash' } as const
    await assert.rejects(decide([hash]), { kind: 'invalid' }, 'a column is missing')
    await assert.rejects(decide([hash, { table: 'people', column: 'телефон', action: 'keep' }]), { kind: 'invalid' }, 'what is kept needs reasons')
    await decide([hash, { table: 'people', column: 'телефон', action: 'drop' }])
    await assert.rejects(decide([hash, { table: 'people', column: 'телефон', action: 'drop' }]), { kind: 'conflict' }, 'decided once')
    await kernel.jobs.settle()
    await transact(kernel.db, async (tx) => commons.datasets.publish(tx, owner, await commons.datasets.byId(dataset.id, tx)))

    const opened = await commons.access.open({ kind: 'visitor' }, await commons.datasets.byId(dataset.id), { mode: 'download' })
    assert.deepEqual((await commons.reader.files(opened)).map(({ path }) => path), ['data/people.parquet'], 'the file as uploaded is not shown')
    const { columns, rows } = await commons.reader.tables(opened, (sources) => commons.engine.query(sources, 'select * from people', { limit: 100 }))
    assert.deepEqual(columns.map(({ name }) => name), ['жсн', 'баға'])
    assert.equal(new Set(rows.map(([token]) => token)).size, 30, 'each person has a token of their own')
    assert.ok(rows.every(([token]) => /^[\w-]{43}$/.test(String(token))))

    const next = await world.bring('people', { 'people.csv': people(iins.slice(0, 5)) })
    const second = await commons.datasets.version(next.id, 2)
    const again = { actions: second.suspects.map(({ table, column }) => ({ table, column, action: column === 'жсн' ? 'keyed-hash' as const : 'drop' as const })) }
    await signDecision(commons, owner, await commons.publication.prepare(owner, next, second, again), world.sign)
    await kernel.jobs.settle()
    const later = await commons.access.open({ kind: 'visitor' }, await commons.datasets.byId(dataset.id), { mode: 'query' })
    const joined = await commons.reader.tables(later, (sources) => commons.engine.query(sources, 'select * from people', { limit: 100 }))
    const before = new Set(rows.map(([token]) => token))
    assert.ok(joined.rows.length === 5 && joined.rows.every(([token]) => before.has(token!)), 'the same person keeps the token in later versions')
  })

  it('enters the decision of an owner as a numbered one, gives it back for the reason of what is kept and nothing else, and takes it of nobody else', async () => {
    const { commons, kernel, owner } = world
    const { cases, decisions } = kernel
    const dataset = await world.bring('phones', { 'phones.csv': `телефон;жсн\n${Array.from({ length: 30 }, (_, i) => `+7 701 ${String(1000000 + i * 7919)};${generateIin({ birthday: parseDay('1990-07-17'), sex: 'male', serial: i })}`).join('\n')}` })
    const version = await commons.datasets.version(dataset.id, 1)
    const keep = {
      actions: [{ table: 'phones', column: 'телефон', action: 'keep' as const }, { table: 'phones', column: 'жсн', action: 'drop' as const }], reasons: 'Мекемелердің телефондары',
    }
    await assert.rejects(commons.publication.prepare(await world.founder(), dataset, version, keep), { kind: 'refused' })
    await assert.rejects(cases.begin(await world.founder(), { procedure: 'commons.publication', subject: version.id }), { kind: 'invalid' })

    const draft = await cases.begin(owner, { procedure: owner.organisation ? 'commons.publication' : 'commons.personal-publication', subject: version.id })
    const answers = { 'columns.0.place': '1', 'columns.0.column': 'phones.телефон', 'columns.0.action': 'keep', 'columns.1.place': '2', 'columns.1.column': 'phones.жсн', 'columns.1.action': 'drop', reasons: '' }
    for (const page of (await cases.draft(owner, draft)).procedure.form) assert.deepEqual(await cases.savePage(owner, draft, page, answers), [])
    const filed = await cases.file(owner, { draft, signature: await world.sign(owner, cases.draftDocument(await cases.draft(owner, draft))) })
    assert.deepEqual([(await cases.view(owner, filed)).state.step, (await commons.datasets.version(dataset.id, 1)).state], ['mend', 'review'])
    await assert.rejects(commons.publication.prepare(owner, dataset, version, keep), { kind: 'conflict' }, 'one decision at a time')
    const send = (key: string) => cases.perform(owner, { case: filed, key, doing: { type: 'complete', outcome: 'send', corrections: { ...answers, 'columns.1.action': 'keep', reasons: keep.reasons } } })
    await send('mended')
    const stands = async () => [(await cases.view(owner, filed)).state.step, (await commons.datasets.version(dataset.id, 1)).state]
    assert.deepEqual([await stands(), await commons.publication.decidedIn(version)], [['confirmation', 'review'], filed], 'what is kept is seen by nobody before a steward has confirmed it')

    // A second office, and never whoever decided or acts for the owner.
    const steward = await world.officer('commons.steward')
    const confirm = async (by: Actor, outcome: 'publish' | 'return', reasons?: string) => {
      const doing = { type: 'complete', outcome, ...(reasons !== undefined && { reasons }) } as const
      await cases.perform(by, { case: filed, key: `${outcome}:${by.person}`, doing, signature: await world.sign(by, await cases.document(filed, doing)) })
    }
    for (const somebody of [owner, { ...owner, organisation: undefined, roles: ['commons.steward'] } as unknown as Actor, await world.officer('commons.head')]) await assert.rejects(confirm(somebody, 'publish'), ({ kind }) => kind === 'refused' || kind === 'not found')
    await assert.rejects(cases.perform(steward, { case: filed, key: 'unsigned', doing: { type: 'complete', outcome: 'publish' } }), { kind: 'invalid' })
    await confirm(steward, 'return', 'Телефондар кімдікі?')
    assert.deepEqual(await stands(), ['mend', 'review'])
    await send('mended again')
    await confirm(steward, 'publish')
    await kernel.jobs.settle()

    const { state, gate, tables } = await commons.datasets.version(dataset.id, 1)
    assert.deepEqual([state, gate?.actions, gate?.reasons, gate?.by], ['published', keep.actions, keep.reasons, owner.person], 'the columns stand as they were signed')
    assert.ok(gate?.signature)
    assert.deepEqual(tables[0]!.columns.map(({ name }) => name), ['телефон'])
    const { record } = (await decisions.find(gate.decision!))!
    assert.match(record.number, /^DA-/)
    assert.deepEqual([record.case, record.effect, Object.keys(record.facts)], [filed, 'grant', ['commit']], 'a draft is nobody else’s: the decision names neither the dataset nor a column')
    const [entry] = (await kernel.journal.entriesOf(`dataset-version:${version.id}`)).filter(({ type }) => type === 'dataset.gate-decided')
    assert.equal((entry!.body as { decision: string }).decision, record.id)
  })

  it('stops a version for one of its columns without a signature', async () => {
    const { commons, kernel, owner } = world
    const iins = Array.from({ length: 30 }, (_, serial) => generateIin({ birthday: parseDay(`19${60 + serial}-05-17`), sex: 'male', serial }))
    const dataset = await world.bring('stopped', { 'stopped.csv': `жсн\n${iins.join('\n')}` })
    const version = await commons.datasets.version(dataset.id, 1)
    const block = { actions: [{ table: 'stopped', column: 'жсн', action: 'block' as const }] }
    await transact(kernel.db, (tx) => commons.publication.block(tx, owner, dataset, version, block))
    assert.equal((await commons.datasets.version(dataset.id, 1)).state, 'blocked')
    await assert.rejects(transact(kernel.db, (tx) => commons.publication.block(tx, owner, dataset, version, block)), { kind: 'conflict' })
  })

  it('shows everybody made-up rows of restricted data, and never a real one', async () => {
    const { commons } = world
    const dataset = await commons.datasets.at('ulgi', 'at-once')
    const version = await commons.datasets.version(dataset.id, dataset.latest!)
    const made = await commons.reader.synthetic(version, 'data', 20)
    assert.equal(made?.rows.length, 20)
    assert.deepEqual(Object.keys(made.rows[0]!), ['бин', 'атауы', 'өңір', 'оқушылар'])
    assert.deepEqual((await commons.reader.synthetic(version, 'data', 20))?.rows, made.rows, 'the same rows every time')
    assert.ok(made.rows.every((row) => !/^Мектеп \d+$/.test(row['атауы'] ?? '')))
    const exact = version.tables[0]!.profile
    assert.equal(made.profile?.columns.length, exact.columns.length)
    assert.ok(made.profile!.columns.every(({ min, max, mean, median }) => [min, max, mean, median].every((one) => one === undefined)), 'no exact figure is told')
  })

  it('finds a published dataset in any form of its words, and no longer once it is withdrawn', async () => {
    const { commons, kernel, owner } = world
    const found = async (text: string): Promise<readonly string[]> => (await kernel.search.find({ text, locale: 'kk', kind: 'dataset', limit: 50, offset: 0 })).found.map(({ path }) => path)
    assert.ok((await found('мектептердің тізімі')).includes('/commons/datasets/ulgi/schools'))
    const dataset = await commons.datasets.at('ulgi', 'schools')
    await transact(kernel.db, (tx) => commons.publication.withdraw(tx, owner, dataset, { kk: 'Қате', ru: 'Ошибка', en: 'Mistake' }))
    assert.ok(!(await found('мектеп')).includes('/commons/datasets/ulgi/schools'))
  })
})
