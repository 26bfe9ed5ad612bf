import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Failure, type Problem } from '../../law/failure.ts'
import type { Procedure } from '../../law/procedure.ts'
import { instantAt } from '../../law/time.ts'
import { newId, transact } from '../database/index.ts'
import { leafContent, opens } from '../journal/index.ts'
import type { Actor } from '../parties/index.ts'
import { gardens, type Gardens, goodGarden, openGardens, ownHat } from './testing.ts'

let world: Gardens
before(async () => { world = await openGardens() })
after(() => world.close())

const failure = (kind: Failure['kind']) => (error: unknown) => error instanceof Failure && error.kind === kind
const fieldsOf = (problems: readonly Problem[]) => problems.map(({ field }) => field)

test('a draft keeps each right answer though others are wrong, and a wrong one replaces nothing', async () => {
  const { cases } = world.kernel
  const founder = await world.founder()
  const draft = await cases.begin(founder, { procedure: 'sample.licence' })
  const page = (await cases.draft(founder, draft)).procedure.form[0]!
  assert.deepEqual(await cases.savePage(founder, draft, page, goodGarden), [])
  const problems = await cases.savePage(founder, draft, page, { ...goodGarden, gardenName: 'Tulip', trees: 'many', soil: 'moon' })
  assert.deepEqual(fieldsOf(problems), ['soil', 'trees'])
  const { facts } = await cases.draft(founder, draft)
  assert.deepEqual([facts['gardenName'], facts['trees'], facts['soil']], ['Tulip', 120, 'clay'])
})

test('what is missing is named at filing, and the draft stays', async () => {
  const { cases } = world.kernel
  const founder = await world.founder()
  const draft = await cases.begin(founder, { procedure: 'sample.licence' })
  const filing = cases.file(founder, { draft, signature: await world.sign(founder, cases.draftDocument(await cases.draft(founder, draft))) })
  await assert.rejects(filing, (error: Failure) => {
    assert.equal(error.kind, 'invalid')
    assert.deepEqual(fieldsOf(error.problems), ['gardenName', 'soil', 'trees', 'deposit', 'watered', 'contact'], 'optional ones are not asked')
    return true
  })
  assert.equal((await cases.draft(founder, draft)).id, draft)
})

test('an application that its head must sign is filed by nobody else, and not over other answers', async () => {
  const { cases } = world.kernel
  const founder = await world.founder()
  const draft = await world.drafted(founder)
  await assert.rejects(cases.file(founder, { draft }), failure('invalid'), 'without a signature')
  const stranger = await world.founder()
  const document = cases.draftDocument(await cases.draft(founder, draft))
  await assert.rejects(async () => cases.file(founder, { draft, signature: await world.sign(stranger, document) }), failure('refused'), 'signed by another company')
  const page = (await cases.draft(founder, draft)).procedure.form[0]!
  await cases.savePage(founder, draft, page, { ...goodGarden, trees: '121' })
  await assert.rejects(async () => cases.file(founder, { draft, signature: await world.sign(founder, document) }), failure('invalid'), 'the answers were changed since')
  assert.equal((await cases.ownDrafts(founder)).length, 1, 'nothing was filed')
})

test('nobody signs a decision under a name of the applicant that they have not seen', async () => {
  const { kernel, office: { officer, head } } = world
  const founder = await world.founder()
  const id = await world.filed(founder)
  await world.act(officer, id, { type: 'complete', outcome: 'pass', findings: { healthy: 'true' } })
  await world.vote(id, 'yes')
  const name = (ru: string) => transact(kernel.db, (tx) => kernel.parties.nameOrganisation(tx, { ...founder, capacity: 'head' }, { ru }))
  await name('ТОО «Тилмаш»')
  const doing = { type: 'complete', outcome: 'grant' } as const
  const document = await kernel.cases.documentIn(await kernel.cases.view(head, id), doing)
  const signature = await world.sign(head, document)
  await name('АО «Национальная компания»')
  await assert.rejects(kernel.cases.perform(head, { case: id, key: 'named', doing, signature, document }), failure('conflict'))
  await world.act(head, id, doing, { sign: true })
  const [decision] = (await kernel.cases.view(founder, id)).state.decisions
  assert.deepEqual((await kernel.decisions.find(decision!.id))?.record.holder.organisation?.names, { ru: 'АО «Национальная компания»' })
})

test('a draft sent many times at once becomes one case, and answers with it ever after', async () => {
  const { cases } = world.kernel
  const founder = await world.founder()
  const draft = await world.drafted(founder)
  const signature = await world.sign(founder, cases.draftDocument(await cases.draft(founder, draft)))
  const ids = await Promise.all(Array.from({ length: 8 }, () => cases.file(founder, { draft, signature })))
  assert.equal(new Set(ids).size, 1)
  assert.equal(await cases.file(founder, { draft, signature }), ids[0])
  assert.equal((await cases.own(founder)).length, 1)
  assert.deepEqual(await cases.ownDrafts(founder), [])
  await assert.rejects(cases.begin(founder, { procedure: 'sample.licence', id: draft }), failure('conflict'), 'its number is taken')
})

test('numbers of cases are unique, however many are filed at once', async () => {
  const { cases } = world.kernel
  const founder = await world.founder()
  const drafts: string[] = []
  for (let n = 0; n < 10; n += 1) drafts.push(await world.drafted(founder))
  const signed: Parameters<typeof cases.file>[1][] = []
  for (const draft of drafts) signed.push({ draft, signature: await world.sign(founder, cases.draftDocument(await cases.draft(founder, draft))) })
  await Promise.all(signed.map((one) => cases.file(founder, one)))
  const numbers = (await cases.own(founder)).map(({ number }) => number)
  assert.equal(new Set(numbers).size, 10)
  for (const number of numbers) assert.match(number, /^2026-\d{6}$/)
})

test('a draft and its case exist for nobody but the applicant', async () => {
  const { cases } = world.kernel
  const [founder, stranger] = [await world.founder(), await world.founder()]
  const draft = await world.drafted(founder)
  for (const other of [stranger, ownHat(founder), world.office.officer]) {
    await assert.rejects(cases.draft(other, draft), failure('not found'))
    await assert.rejects(cases.deleteDraft(other, draft), failure('not found'))
    await assert.rejects(cases.file(other, { draft }), failure('not found'))
  }
  const id = await world.filed(founder)
  await assert.rejects(cases.view(stranger, id), failure('not found'))
  await assert.rejects(world.act(stranger, id, { type: 'note', words: 'Mine?' }), failure('not found'))
  assert.deepEqual(await cases.own(stranger), [])
  await cases.deleteDraft(founder, draft)
  await assert.rejects(cases.draft(founder, draft), failure('not found'))
})

test('a draft that was thrown away can be given back for a day, as it stood and with its files, and to nobody else', async () => {
  const { cases, files } = world.kernel
  const [founder, stranger] = [await world.founder(), await world.founder()]
  const draft = await world.drafted(founder)
  const { facts } = await cases.draft(founder, draft)
  await cases.deleteDraft(founder, draft)
  assert.deepEqual(await cases.ownDrafts(founder), [])
  for (const other of [stranger, ownHat(founder)]) {
    assert.deepEqual(await cases.discardedDrafts(other), [])
    await assert.rejects(cases.restoreDraft(other, draft), failure('not found'))
  }
  assert.deepEqual((await cases.discardedDrafts(founder)).map(({ id, procedure }) => [id, procedure]), [[draft, 'sample.licence']])
  await cases.sweep()
  for (const _ of ['once', 'twice']) await cases.restoreDraft(founder, draft)
  await assert.rejects(cases.restoreDraft(stranger, draft), failure('not found'))
  assert.deepEqual((await cases.draft(founder, draft)).facts, facts)
  assert.equal((await files.attachedTo(`draft:${draft}`)).length, 1)

  await cases.deleteDraft(founder, draft)
  world.at(instantAt(Date.parse(world.kernel.now()) + 24 * 3_600_000))
  await assert.rejects(cases.restoreDraft(founder, draft), failure('not found'), 'a day is over')
  await cases.sweep()
  assert.deepEqual(await files.attachedTo(`draft:${draft}`), [])
  assert.deepEqual(await cases.discardedDrafts(founder), [])
})

test('an id under which a draft was thrown away is that of the draft that is begun under it anew, and of nobody else’s', async () => {
  const { cases, files } = world.kernel
  const [founder, stranger] = [await world.founder(), await world.founder()]
  const id = newId()
  const begin = (actor: Actor) => cases.begin(actor, { procedure: 'sample.licence', id })
  const fill = async () => {
    const answers = { ...goodGarden, plan: await world.upload(founder) }
    for (const page of (await cases.draft(founder, id)).procedure.form) assert.deepEqual(await cases.savePage(founder, id, page, answers), [])
    assert.equal((await files.attachedTo(`draft:${id}`)).length, 1)
    return (await cases.draft(founder, id)).facts
  }
  await begin(founder)
  await fill()
  await cases.deleteDraft(founder, id)
  await assert.rejects(begin(stranger), failure('not found'), 'it is another’s to give back')

  await begin(founder)
  assert.equal((await cases.draft(founder, id)).facts['trees'], 120, 'begun again it is the same, as it stood')
  assert.deepEqual(await cases.discardedDrafts(founder), [])
  assert.equal((await files.attachedTo(`draft:${id}`)).length, 1)
  await cases.deleteDraft(founder, id)
  world.at(instantAt(Date.parse(world.kernel.now()) + 24 * 3_600_000))
  await begin(founder)
  assert.deepEqual([(await cases.draft(founder, id)).facts['trees'], await files.attachedTo(`draft:${id}`)], [undefined, []], 'after its day it is begun anew')
  const facts = await fill()
  await cases.deleteDraft(founder, id)
  await cases.restoreDraft(founder, id)
  assert.deepEqual((await cases.draft(founder, id)).facts, facts)

  // Begun in the moment in which it was thrown away, it is there twice: what is alive keeps its files.
  await world.kernel.db.insertInto('draft_discarded').values({ id, draft: JSON.stringify(await world.kernel.db.selectFrom('draft').selectAll().where('id', '=', id).executeTakeFirstOrThrow()), discarded_at: world.kernel.now() }).execute()
  world.at(instantAt(Date.parse(world.kernel.now()) + 24 * 3_600_000))
  await cases.sweep()
  assert.equal((await files.attachedTo(`draft:${id}`)).length, 1)

  await cases.deleteDraft(founder, id, 'for good')
  assert.deepEqual([await cases.discardedDrafts(founder), await files.attachedTo(`draft:${id}`)], [[], []])
  await begin(founder)
})

test('only whom a procedure is for begins it, in the hat that it asks for', async () => {
  const { cases } = world.kernel
  const founder = await world.founder()
  await assert.rejects(cases.begin(ownHat(founder), { procedure: 'sample.licence' }), failure('refused'), 'a company’s service by a person')
  await assert.rejects(cases.begin(founder, { procedure: 'sample.felling' }), failure('refused'), 'a person’s service by a company')
  await assert.rejects(cases.begin(world.office.officer, { procedure: 'sample.felling' }), failure('refused'), 'a person’s service in office')
  await assert.rejects(cases.begin(founder, { procedure: 'sample.withdrawal' }), failure('refused'), 'what only an office opens')
  await assert.rejects(cases.begin(founder, { procedure: 'sample.nothing' }), failure('not found'))
})

test('what the portal knows is filled in and not asked, whatever is sent', async () => {
  const { cases } = world.kernel
  const person = ownHat(await world.founder())
  const draft = await cases.begin(person, { procedure: 'sample.felling' })
  const page = (await cases.draft(person, draft)).procedure.form[0]!
  await cases.savePage(person, draft, page, { owner: 'Somebody else', mail: 'other@example.kz', where: 'By the river', age: '80' })
  const { facts, known } = await cases.draft(person, draft)
  assert.equal(facts['owner'], person.name)
  assert.deepEqual(known, ['owner', 'mail'])
})

test('a document of a draft is only whoever uploaded it, and goes with what it is replaced by', async () => {
  const { cases, files } = world.kernel
  const [founder, stranger] = [await world.founder(), await world.founder()]
  const theirs = await world.upload(stranger)
  const draft = await world.drafted(founder)
  const page = (await cases.draft(founder, draft)).procedure.form[1]!
  const before = (await cases.draft(founder, draft)).facts['plan'] as string
  assert.deepEqual(fieldsOf(await cases.savePage(founder, draft, page, { ...goodGarden, plan: theirs })), ['plan'])
  assert.equal((await cases.draft(founder, draft)).facts['plan'], before, 'the first one stays')
  const mine = await world.upload(founder)
  assert.deepEqual(await cases.savePage(founder, draft, page, { ...goodGarden, plan: mine }), [])
  await assert.rejects(files.find(before), failure('not found'))
  assert.equal((await cases.draft(founder, draft)).facts['plan'], mine)
  // Sent twice: both were read before either was saved, and each brings a file of its own.
  const read = await cases.draftToFill(founder, draft)
  const [first, second] = [await world.upload(founder), await world.upload(founder)]
  for (const plan of [first, second]) assert.deepEqual((await cases.fillPage(founder, read, page, { ...goodGarden, plan })).problems, [])
  assert.deepEqual((await files.attachedTo(`draft:${draft}`)).map(({ id }) => id), [second])
})

test('whoever signs an application signs the content of its files: with another behind the same id it is not filed', async () => {
  const { cases, db } = world.kernel
  const founder = await world.founder()
  const draft = await world.drafted(founder)
  const read = await cases.draft(founder, draft)
  const document = cases.draftDocument(read)
  const plan = read.facts['plan'] as string
  assert.deepEqual(JSON.parse(new TextDecoder().decode(document)).files, { [plan]: (await world.kernel.files.find(plan)).hash })
  const signature = await world.sign(founder, document)
  const other = await world.upload(founder, 'another plan')
  await db.updateTable('file').set({ hash: (await world.kernel.files.find(other)).hash }).where('id', '=', plan).execute()
  await assert.rejects(cases.file(founder, { draft, signature }), failure('invalid'))
  await db.updateTable('file').set({ hash: read.hashes[plan]! }).where('id', '=', plan).execute()
  const id = await cases.file(founder, { draft, signature })
  const inLog = (await cases.view(founder, id)).log[0]!.act
  assert.deepEqual(inLog.type === 'filed' && inLog.files, read.hashes, 'the journal holds what came with it')
  const pass = { type: 'complete', outcome: 'pass', findings: { healthy: 'true' } } as const
  assert.ok(await cases.document(id, pass))
  await db.updateTable('file').set({ hash: (await world.kernel.files.find(other)).hash }).where('id', '=', plan).execute()
  await assert.rejects(cases.document(id, pass), (error) => error instanceof Failure && error.kind === 'conflict' && /not what was attached/.test(error.text.en), 'nobody signs upon another file')
})

test('a person signs their own application, also without a number in their account, and under nobody else’s signature', async (t) => {
  const signed = gardens().procedures.map((one): Procedure => (one.id === 'sample.felling' ? { ...one, opens: { by: 'person', signs: 'anyone' } } : one))
  const world = await openGardens({ procedures: signed })
  t.after(() => world.close())
  const { cases } = world.kernel
  const [person, other] = [ownHat(await world.founder()), ownHat(await world.founder())]
  const draft = await cases.begin(person, { procedure: 'sample.felling' })
  await cases.savePage(person, draft, (await cases.draft(person, draft)).procedure.form[0]!, { where: 'By the river', age: '80' })
  const document = cases.draftDocument(await cases.draft(person, draft))
  await assert.rejects(cases.file(person, { draft }), failure('invalid'), 'without a signature')
  await assert.rejects(async () => cases.file(person, { draft, signature: await world.sign(other, document) }), failure('refused'), 'another’s')
  assert.ok(await cases.file(person, { draft, signature: await world.sign(person, document) }))
})

test('what anyone with a right may sign for a company is signed in person, by its head, or by nobody', async (t) => {
  const signed = gardens().procedures.map((one): Procedure => (one.id === 'sample.licence' ? { ...one, opens: { by: 'company', signs: 'anyone' } } : one))
  const world = await openGardens({ procedures: signed })
  t.after(() => world.close())
  const { cases } = world.kernel
  const [founder, stranger] = [await world.founder(), await world.founder()]
  const [one, colleague] = [await world.representative(founder), await world.representative(founder)]
  const [own, brought] = [await world.drafted(one), await world.drafted(colleague)]
  const document = cases.draftDocument(await cases.draft(one, own))
  await assert.rejects(async () => cases.file(one, { draft: own, signature: await world.sign(colleague, document) }), failure('refused'), 'a colleague’s')
  await assert.rejects(async () => cases.file(one, { draft: own, signature: await world.sign(stranger, document) }), failure('refused'), 'of the head of another company')
  assert.ok(await cases.file(one, { draft: own, signature: await world.sign(one, document) }))
  assert.ok(await cases.file(colleague, { draft: brought, signature: await world.sign(founder, cases.draftDocument(await cases.draft(colleague, brought))) }), 'the head has signed')
})

test('a signature that nobody asked for is the applicant’s own all the same', async () => {
  const { cases } = world.kernel
  const [person, other] = [ownHat(await world.founder()), ownHat(await world.founder())]
  const draft = await cases.begin(person, { procedure: 'sample.felling' })
  await cases.savePage(person, draft, (await cases.draft(person, draft)).procedure.form[0]!, { where: 'By the river', age: '80' })
  const document = cases.draftDocument(await cases.draft(person, draft))
  await assert.rejects(async () => cases.file(person, { draft, signature: await world.sign(other, document) }), failure('refused'))
  assert.ok(await cases.file(person, { draft, signature: await world.sign(person, document) }))
})

test('who was refused as a company and appeals by a procedure for persons is told which kind the decision concerns; to others it does not exist', async () => {
  const { cases } = world.kernel
  const founder = await world.founder()
  const { decision } = await world.refused(founder)
  const begin = (actor: typeof founder) => cases.begin(actor, { procedure: 'sample.hearing', about: decision })
  await assert.rejects(begin(ownHat(founder)), (error: Failure) => error.kind === 'refused' && error.text.en.startsWith('This decision concerns an organisation'))
  await assert.rejects(begin(ownHat(await world.founder())), failure('invalid'))
})

/** The leaves of the journal, as everybody may read them. */
async function leaves(): Promise<readonly string[]> {
  const { journal } = world.kernel
  await journal.settle()
  return (await journal.read(0, await journal.size())).map((entry) => new TextDecoder().decode(leafContent(entry)))
}

test('a stranger who reads every leaf of the journal cannot tell that two cases are of one person, nor see who decided them', async () => {
  const { kernel: { cases }, office: { officer, head } } = world
  const founder = await world.founder()
  const [one, two] = [await world.filed(founder), await world.filed(founder)]
  for (const id of [one, two]) await world.act(officer, id, { type: 'complete', outcome: 'pass', findings: { healthy: 'true' } })
  await world.act(founder, one, { type: 'note', words: 'Soon, please.' })
  const all = await leaves()
  // What could tie one leaf to another: ids of any kind, keys, hashes.
  const tokens = (text: string): readonly string[] => text.match(/[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{64}/g) ?? []
  const about = (id: string) => all.filter((leaf) => leaf.includes(id))
  assert.ok(about(one).length >= 3 && about(two).length >= 2)
  const known = new Set(about(one).flatMap(tokens))
  assert.deepEqual(about(two).flatMap(tokens).filter((token) => known.has(token)), [])
  for (const leaf of all) {
    for (const { person, organisation } of [founder, officer, head]) {
      if (leaf.includes(person)) assert.equal(JSON.parse(leaf).subject, `person:${person}`, 'only the stream of the account itself')
      if (organisation && leaf.includes(organisation.id)) assert.equal(JSON.parse(leaf).subject, `organisation:${organisation.id}`)
    }
  }
  const parsed = about(one).map((leaf) => JSON.parse(leaf) as { readonly type: string; readonly actor: string })
  const by = (type: string) => parsed.find((leaf) => leaf.type === type)!.actor
  assert.equal(by('case.noted'), by('case.filed'), 'within a case it is seen that it was the same')
  assert.match(by('case.completed'), /^pseudonym:[0-9a-f]{64} in office:officer$/, 'the office acts openly')

  const { log } = await cases.view(officer, one)
  assert.deepEqual(log.map(({ actor }) => actor.split(' ')[0]), [founder, officer, founder].map(({ person }) => `person:${person}`), 'the office sees who acted')
  for (const { journal: id, actor } of log) {
    const { named, subject, opening } = (await world.kernel.journal.entry(id))!
    assert.ok(opening!.actor === actor && opens(named, subject, opening!), 'and can prove it')
    assert.equal(opens(named, subject, { ...opening!, actor: `person:${head.person}` }), false)
  }
})
