import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import * as hub from '@huggingface/hub'
import { transact } from '../../../kernel/index.ts'
import { reconcile } from '../../../kernel/reconcile.ts'
import { Failure, type FailureKind } from '../../../law/failure.ts'
import { same } from '../../../law/text.ts'
import { listen, type RunningServer } from '../../../portal/index.ts'
import { testPortal } from '../../../portal/testing.ts'
import type { Mark } from '../../../kernel/taken-back/index.ts'
import { registryOf } from '../serving/registry.ts'
import { modelRoutes } from './index.ts'
import { modelHash, modelSubject } from './model.ts'
import { openRegistryWorld, type RegistryWorld, someDescription, someProvenance } from './testing-registry.ts'

let world: RegistryWorld
let server: RunningServer
let hubUrl: string

before(async () => {
  world = await openRegistryWorld()
  server = await listen(testPortal({ routes: modelRoutes(partsOf(world)) }).app, { port: 0 })
  hubUrl = `http://127.0.0.1:${server.port}`
})

after(async () => {
  await server.stop(0)
  await world.close()
  await rm(world.tiny.folder, { recursive: true })
})

const partsOf = ({ ground, models, deliveries, sources }: RegistryWorld) => ({ ...ground, models, deliveries, sources, serving: { models: () => [], modelNamed: () => undefined } })

const failing = (kind: FailureKind, words: RegExp) => (error: unknown): boolean => {
  assert.ok(error instanceof Failure, String(error))
  assert.equal(error.kind, kind, error.message)
  assert.match([error.text.en, ...error.problems.map(({ field, text }) => `${field}: ${text.en}`)].join('\n'), words)
  return true
}

type Drafted = Parameters<RegistryWorld['judged']>[0]
const signed = async (model: Drafted) => world.sign(world.head, await world.models.document(model))
const submit = (actor: typeof world.head, model: Drafted) => transact(world.kernel.db, (tx) => world.models.submit(tx, actor, model))

test('a draft holds the files of its run, two of GGUF, and the hash of them all', async () => {
  const model = await world.drafted('ulgi-draft')
  assert.equal(model.state, 'draft')
  const { files, hash, shape } = model.made!
  assert.deepEqual(files.map(({ name }) => name), ['config.json', 'generation_config.json', 'model.safetensors', 'tokenizer.json', 'tokenizer_config.json', 'ulgi-draft-Q8_0.gguf', 'ulgi-draft-F32.gguf'])
  assert.equal(hash, modelHash(files.toReversed()))
  assert.deepEqual([shape.contextLength, shape.layers, shape.parameters > 10_000], [256, 2, true])
  const sources = await world.kernel.lineage.sources(modelSubject(model.id))
  assert.deepEqual(sources.map(({ kind }) => kind), ['training-run', 'corpus'])
  assert.equal(await world.models.lend(model, 'config.json', (path) => readFile(path, 'utf8')), await readFile(join(world.tiny.folder, 'config.json'), 'utf8'))
})

test('only an engineer drafts, with everything said, and a name is given once', async () => {
  const draft = (actor: typeof world.head, name: string, changes: object = {}) => transact(world.kernel.db, (tx) =>
    world.models.draft(tx, actor, { name, description: { ...someDescription, ...changes }, from: { run: someProvenance.run.id } }))
  await assert.rejects(draft(world.head, 'ulgi-other'), failing('refused', /engineer/))
  await assert.rejects(draft(world.engineer, 'Үлгі', { licence: 'mine', limits: { ...someDescription.limits, ru: ' ' } }), failing('invalid', /name: .*[^]*limits\.ru: [^]*licence: |name: .*[^]*licence: /))
  await assert.rejects(draft(world.engineer, 'ulgi-draft'), failing('conflict', /taken/))
  await assert.rejects(transact(world.kernel.db, (tx) => world.models.draft(tx, world.engineer, { name: 'ulgi-other', description: someDescription, from: { run: 'none' } })), failing('invalid', /no such finished/))
})

test('no model is submitted without a receipt of exactly its files, nor by anybody but an engineer, and only the head signs its release', async () => {
  const model = await world.drafted('ulgi-judged')
  world.receipts.push({ id: 'other', model: 'f'.repeat(64), at: world.kernel.now(), path: '/x', jws: 'a.b.c', results: [{ task: 'a', title: same('a'), metric: 'm', measure: same('m'), value: 1, low: 1, high: 1, items: 1, answered: 1 }] })
  await assert.rejects(submit(world.engineer, model), failing('refused', /receipt of an evaluation of exactly these files/))
  world.judged(model)
  await assert.rejects(signed(model), failing('conflict', /has not been submitted/))
  await assert.rejects(submit(world.head, model), failing('refused', /Only an engineer/))
  const id = await submit(world.engineer, model)
  assert.equal(await submit(world.engineer, model), id, 'submitted twice it is one case')
  await assert.rejects(world.models.release(world.engineer, model, await signed(model)), failing('refused', /Only the head/))
  await assert.rejects(world.models.release(world.head, model, await world.sign(world.engineer, await world.models.document(model))), failing('refused', /that the signature is yours/))
  await assert.rejects(submit(await world.founder(), model), failing('refused', /Only an engineer/))

  const early = await signed(model)
  world.judged(model)
  await assert.rejects(world.models.release(world.head, model, early), failing('conflict', /changed/), 'what was submitted was without the newest receipt')
  assert.equal((await world.models.submission(model))?.stands, false)
  assert.notEqual(await submit(world.engineer, model), id)
  await world.models.release(world.head, model, await signed(model))
  const released = await world.models.find('ulgi-judged')
  assert.equal(released.state, 'released')
  assert.equal(released.release!.receipts.length, 2)
  await assert.rejects(world.models.release(world.head, released, early), failing('conflict', /finished draft/))

  const { record, status } = (await world.kernel.decisions.find(released.release!.decision!))!
  assert.deepEqual([record.procedure, record.kind, status.status, record.facts['model'], record.facts['version']], ['language-model.release', 'released', 'in force', 'ulgi-judged', model.made!.hash])
  assert.match(record.number, /^LLM-/)
  const [entry] = (await world.kernel.journal.entriesOf(modelSubject(model.id))).filter(({ type }) => type === 'model.released')
  assert.equal((entry!.body as { decision: string }).decision, record.id)
  assert.deepEqual(await reconcile(world.kernel.db), [])
})

test('whoever drafted or submitted a model does not release it, also when they head the programme', async () => {
  const model = await world.drafted('ulgi-own')
  world.judged(model)
  const promoted = (actor: typeof world.head) => ({ ...actor, roles: [...actor.roles, ...world.head.roles] })
  const sign = async (actor: typeof world.head) => world.models.release(actor, model, await world.sign(actor, await world.models.document(model)))
  const colleague = await world.officer(...world.engineer.roles)
  await submit(colleague, model)
  await assert.rejects(sign(promoted(colleague)), failing('refused', /opened this case|yourself/))
  await assert.rejects(sign(promoted(world.engineer)), failing('refused', /drafted this model yourself/))
  assert.equal((await world.models.find(model.id)).state, 'draft')
})

test('what is signed is what was checked: a change between the check and the signed act is refused, and nothing is released', async () => {
  const model = await world.drafted('ulgi-raced')
  world.judged(model)
  await submit(world.engineer, model)
  const { receiptsFor, marks } = world.sources
  const withdrawn: Mark = { source: 'dataset-version:x', title: same('Үлгі мәтіндер'), kind: 'withdrawn', reason: same('Келісім жоқ') }
  const another = { ...world.receipts.at(-1)!, id: '01990000-0000-7000-8000-0000000009ff' }
  // What a transaction sees is newer than what was read before it began.
  const races: readonly (readonly [what: object, kind: FailureKind, words: RegExp])[] = [
    [{ receiptsFor: async (hash: string, within?: object) => [...await receiptsFor(hash), ...(within ? [another] : [])] }, 'conflict', /changed/],
    [{ receiptsFor: async (hash: string, within?: object) => (await receiptsFor(hash)).map((one) => (within ? { ...one, jws: 'd.e.f' } : one)) }, 'conflict', /changed/],
    [{ receiptsFor: async (hash: string, within?: object) => (within ? [] : receiptsFor(hash)) }, 'refused', /receipt of an evaluation/],
    [{ marks: { ...marks, within: async () => ({ of: async () => [withdrawn] }) } }, 'refused', /taken back: Үлгі мәтіндер/],
  ]
  for (const [changed, kind, words] of races) {
    Object.assign(world.sources, changed)
    await assert.rejects(world.models.release(world.head, model, await signed(model)), failing(kind, words))
    Object.assign(world.sources, { receiptsFor, marks })
    assert.equal((await world.models.find(model.id)).state, 'draft')
  }
  const signatures = [await signed(model), await signed(model)] // both before either releases: a released model has nothing to sign
  const both = await Promise.allSettled(signatures.map((signature) => world.models.release(world.head, model, signature)))
  assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'], 'of two heads who sign at once, one releases')
  const entries = await world.kernel.journal.entriesOf(modelSubject(model.id))
  assert.equal(entries.filter(({ type }) => type === 'model.released').length, 1)
})

test('no model is released whose data was taken back, and the page says so', async () => {
  const model = await world.drafted('ulgi-marked')
  world.judged(model)
  await submit(world.engineer, model)
  world.marks.push({ source: 'dataset-version:x', title: same('Үлгі мәтіндер'), kind: 'withdrawn', reason: same('Келісім жоқ') })
  await assert.rejects(world.models.release(world.head, model, await signed(model)), failing('refused', /taken back: Үлгі мәтіндер/))
  world.marks.length = 0
})

test('no model is released with texts that were opted out unless the head states why, and then whoever reads of it is told', async () => {
  const model = await world.drafted('ulgi-opted-out')
  world.judged(model)
  const optedOut = { source: 'corpus:x', title: same('Үлгі корпус'), kind: 'opt-out', reason: same('3 documents: their author asked') } as const
  world.marks.push(optedOut)
  const decide = async (actor: typeof world.head, reason: string, shown?: Awaited<ReturnType<typeof world.models.undecided>>) => {
    const of = shown ?? await world.models.undecided(await world.models.find(model.id))
    await transact(world.kernel.db, (tx) => world.models.decideOptOuts(tx, actor, model, { reason: same(reason), of }))
  }
  const before = await world.models.undecided(model)
  await assert.rejects(submit(world.engineer, model), failing('refused', /opted out.*3 documents.*Build the corpus without them/))
  await assert.rejects(decide(world.engineer, 'A small part'), failing('refused', /Only the head/))
  await decide(world.head, 'A small part')
  await submit(world.engineer, model)
  const early = await signed(model)
  await assert.rejects(decide(world.head, 'Again'), failing('conflict', /nothing to decide/))
  world.marks.push({ ...optedOut, reason: same('1 document: its author asked too') })
  await assert.rejects(world.models.release(world.head, model, await signed(await world.models.find(model.id))), failing('refused', /1 document/), 'of more than was decided on')
  await assert.rejects(decide(world.head, 'As before', before), failing('conflict', /has changed meanwhile/))
  await decide(world.head, 'A small part of very old texts')

  const decided = await world.models.find(model.id)
  await assert.rejects(world.models.release(world.head, decided, early), Failure, 'what was signed was without the decision')
  const submitted = await submit(world.engineer, decided)
  assert.match(String((await world.kernel.cases.factsOf(submitted))['optOuts']), /A small part of very old texts/)
  await world.models.release(world.head, decided, await signed(decided))
  world.marks.length = 0
  const released = await world.models.find(model.id)
  assert.equal(released.release?.optOuts?.of.length, 2)
  assert.match(JSON.stringify(await world.models.registerEntry(released)), /A small part of very old texts/)
  for (const path of ['/en/models/ulgi-opted-out', '/shanyraq/ulgi-opted-out/resolve/main/README.md']) {
    const text = await (await fetch(hubUrl + path)).text()
    assert.match(text, /3 documents: their author asked.*released all the same\. The head’s reason: A small part of very old texts/s, path)
  }
})

test('no model is released while corpora are being looked through for texts that were opted out', async () => {
  const model = await world.drafted('ulgi-searched')
  world.judged(model)
  await submit(world.engineer, model)
  const { optOutsSearched } = world.sources
  Object.assign(world.sources, { optOutsSearched: async () => false })
  await assert.rejects(world.models.release(world.head, model, await signed(model)), failing('refused', /still being looked through/))
  Object.assign(world.sources, { optOutsSearched })
})

test('what cannot be converted fails with words, and gives its name back', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shanyraq-empty-'))
  const id = await transact(world.kernel.db, (tx) => world.models.draft(tx, world.engineer, { name: 'ulgi-empty', description: someDescription, from: { folder, provenance: someProvenance } }))
  await world.kernel.jobs.settle()
  const failed = await world.models.find(id)
  assert.equal(failed.state, 'failed')
  assert.match(failed.failure!.en, /no config\.json/)
  assert.equal((await world.drafted('ulgi-empty')).state, 'draft')
  await rm(folder, { recursive: true })
})

test('the client of Hugging Face lists a released model, reads its card and downloads it as it was made', async () => {
  const model = await world.released('ulgi-hub')
  const repo = { type: 'model', name: 'shanyraq/ulgi-hub' } as const
  const files = await Array.fromAsync(hub.listFiles({ hubUrl, repo, recursive: true }))
  assert.deepEqual(files.map(({ path }) => path), ['README.md', ...model.made!.files.map(({ name }) => name).toSorted()].toSorted())
  const info = await hub.modelInfo({ hubUrl, name: repo.name, additionalFields: ['sha', 'tags'] })
  assert.equal(info.sha, model.made!.hash.slice(0, 40))
  assert.ok(await hub.repoExists({ hubUrl, repo }))
  assert.ok(!await hub.repoExists({ hubUrl, repo: { type: 'model', name: 'shanyraq/none' } }))
  const weights = await (await hub.downloadFile({ hubUrl, repo, path: 'model.safetensors' }))!.arrayBuffer()
  assert.deepEqual(new Uint8Array(weights), new Uint8Array(await readFile(join(world.tiny.folder, 'model.safetensors'))))
  const readme = await (await hub.downloadFile({ hubUrl, repo, path: 'README.md', revision: info.sha }))!.text()
  assert.match(readme, /^---\nlicense: "apache-2\.0"\nlanguage: \["kk","ru"\]/)
  assert.match(readme, /FLORES-200 dev, kk.*Бит\/байт in English.*1\.041 /)
  const cacheDir = await mkdtemp(join(tmpdir(), 'shanyraq-hub-'))
  const snapshot = await hub.snapshotDownload({ hubUrl, repo, cacheDir })
  assert.equal(await readFile(join(snapshot, 'tokenizer.json'), 'utf8'), await readFile(join(world.tiny.folder, 'tokenizer.json'), 'utf8'))
  await rm(cacheDir, { recursive: true })
})

test('a file is given in ranges, as headers alone, and not at all to whoever has it', async () => {
  const file = (await world.models.find('ulgi-hub')).made!.files.find(({ name }) => name === 'model.safetensors')!
  const at = `${hubUrl}/shanyraq/ulgi-hub/resolve/main/model.safetensors`
  const head = await fetch(at, { method: 'HEAD' })
  assert.deepEqual([head.status, head.headers.get('etag'), head.headers.get('content-length')], [200, `"${file.hash}"`, String(file.size)])
  const part = await fetch(at, { headers: { range: 'bytes=8-15' } })
  assert.deepEqual([part.status, part.headers.get('content-range'), (await part.bytes()).length], [206, `bytes 8-15/${file.size}`, 8])
  assert.equal((await fetch(at, { headers: { 'if-none-match': `"${file.hash}"` } })).status, 304)
  for (const [path, code] of [['ulgi-hub/resolve/main/none.bin', 'EntryNotFound'], ['ulgi-hub/resolve/v9/config.json', 'RevisionNotFound'], ['ulgi-draft/resolve/main/config.json', 'RepoNotFound']]) {
    const answer = await fetch(`${hubUrl}/shanyraq/${path}`)
    assert.deepEqual([answer.status, answer.headers.get('x-error-code')], [404, code])
  }
})

test('a model that is taken back stops for everybody, and its card stays', async () => {
  const model = await world.released('ulgi-back')
  const entry = await world.models.registerEntry(model)
  const { version, description, provenance, receipts, key } = await (await fetch(`${hubUrl}/models/ulgi-back/model.json`)).json() as Record<string, unknown>
  assert.deepEqual([version, description, provenance, receipts, key], [model.made!.hash, someDescription, someProvenance, ['a.b.c'], world.kernel.statements.key], 'all of it can be taken elsewhere')
  assert.deepEqual([entry?.version, entry?.risk.class, entry?.compute?.operations.estimate], [model.made!.hash, 'minimal', 6 * model.made!.shape.parameters * 2_000_000])
  const back = (actor: typeof world.head) => transact(world.kernel.db, (tx) => world.models.withdraw(tx, actor, model, same('Қате табылды')))
  await assert.rejects(back(world.engineer), failing('refused', /Only the head/))
  await back(world.head)
  await assert.rejects(back(world.head), failing('conflict', /Only a released model/))
  const { status } = (await world.kernel.decisions.find(model.release!.decision!))!
  assert.equal(status.status, 'revoked', 'the decision to release it stands no longer')
  const served = (await registryOf(world.kernel, world.sources.marks).list()).find(({ name }) => name === 'ulgi-back')
  assert.deepEqual([served?.state, served?.withdrawal], ['withdrawn', same('Қате табылды')], 'those who serve know why')
  assert.equal((await fetch(`${hubUrl}/shanyraq/ulgi-back/resolve/main/config.json`)).status, 403)
  const page = await (await fetch(`${hubUrl}/kk/models/ulgi-back`)).text()
  assert.match(page, /Қате табылды/)
})

test('an address that only looks like an id leads to no model', async () => {
  for (const name of ['0190abcd-1234-7xxx', '01900000-0000-7000-8000-zzzz']) await assert.rejects(world.models.find(name), failing('not found', /model/i))
})

test('visitors see what was released, engineers what is being prepared too, and the list is a file', async () => {
  const names = async (query: string): Promise<readonly string[]> => {
    const { models } = await (await fetch(`${hubUrl}/models.json${query}`)).json() as { readonly models: readonly { readonly name: string }[] }
    return models.map(({ name }) => name).toSorted()
  }
  assert.deepEqual(await names(''), ['ulgi-back', 'ulgi-hub', 'ulgi-judged', 'ulgi-opted-out', 'ulgi-raced'])
  assert.deepEqual(await names('?state=withdrawn'), ['ulgi-back'])
  assert.deepEqual(await names('?state=draft'), [])
  assert.deepEqual(await names('?language=ru&licence=Apache-2.0&q=hub'), ['ulgi-hub'])
  assert.deepEqual(await names('?language=tt'), [])
  assert.deepEqual(await names(`?q=${encodeURIComponent('үлгілер')}`), ['ulgi-hub', 'ulgi-judged', 'ulgi-opted-out', 'ulgi-raced'], 'found by its words, in another form')
  assert.match(await (await fetch(`${hubUrl}/models.csv`)).text(), /ulgi-hub,released,[0-9a-f]{64},Apache-2\.0,kk ru,/)
  const inside = testPortal({ routes: modelRoutes(partsOf(world)), session: { actor: world.engineer } })
  assert.match(await (await inside.ask('/kk/models?state=draft')).text(), /ulgi-draft/)
  assert.equal((await fetch(`${hubUrl}/kk/models/ulgi-draft`)).status, 404)
  assert.equal((await inside.ask('/ru/models/ulgi-draft')).status, 200)
})
