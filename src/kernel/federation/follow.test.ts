/** Specifies the following of other logs: what moves on, what is proof of two histories, what a deletion is, and which request is unanswered. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canonical, hashOfText } from '../../law/canonical.ts'
import { sql } from 'kysely'
import { Failure } from '../../law/failure.ts'
import { transact } from '../database/index.ts'
import { readCheckpoint, readNote, verifyConsistency } from '../journal/index.ts'
import { keptProof, treeAt } from './bundles.ts'
import type { Fork } from './index.ts'
import { aSigner, EqualLog, system, type TestHouse, testHouse, TestLog } from './testing.ts'
import { verified } from './verified.ts'
import { writeAddCheckpoint } from './add-checkpoint.ts'

const hour = 3_600_000
const entryOf = (from: string, id: string, version = 1, more: object = {}) => ({ from, kind: 'entry', id, version, ...more })

/** A leaf that publishes an item, and the item. */
function publishing(from: string, id: string, version = 1, { kind = 'entry', content = { title: id }, ...more }: { readonly kind?: string; readonly content?: object; readonly [name: string]: unknown } = {}) {
  const saying = { ...entryOf(from, id, version, more), kind }
  const item = canonical({ ...saying, content })
  const hash = hashOfText(item)
  return { hash, item, leaf: canonical({ at: '2026-03-01T00:00:00.000Z', actor: 'system:test', type: `federation.${kind}`, subject: `${kind}:${id}`, body: { ...saying, item: hash } }) }
}
const withdrawing = (from: string, id: string, version: number): string =>
  canonical({ at: '2026-03-01T00:00:00.000Z', actor: 'system:test', type: 'federation.withdrawn', subject: `entry:${id}`, body: entryOf(from, id, version) })
const other = (n: number): string => canonical({ at: '2026-03-01T00:00:00.000Z', actor: 'system:test', type: 'case.filed', subject: `case:${n}`, body: {} })
const many = (count: number, from = 0): string[] => Array.from({ length: count }, (_, at) => other(from + at))

const stateOf = async (house: TestHouse) => (await house.federation.standing()).map(({ followed }) => [followed?.state, followed?.size])

async function withAlpha(): Promise<{ readonly house: TestHouse; readonly log: TestLog }> {
  const house = await testHouse()
  const log = new TestLog('alpha.example/journal')
  house.serves('https://alpha.example', log)
  await house.knows('alpha', log.key)
  return { house, log }
}

/** Whether a split view proves itself, as docs/federation.md has it: two roots at one size, each of which leads to what was signed. */
function proves({ known, other, proof }: Fork): boolean {
  const hash = (text: string): Uint8Array => Uint8Array.fromBase64(text)
  const leads = (note: string, { root, hashes }: { readonly root: string; readonly hashes: readonly string[] }): boolean => {
    const signed = readCheckpoint(readNote(note).text)
    return verifyConsistency(proof?.size ?? 0, signed.size, hash(root), signed.root, hashes.map(hash))
  }
  return proof !== undefined && proof.known.root !== proof.other.root && leads(known, proof.known) && leads(other, proof.other)
}

test('a log is followed over the edges of its bundles, and what its feed names comes under its hash', async () => {
  const { house, log } = await withAlpha()
  await using _ = house
  const thing = publishing(log.signer.name, 'ais-1')
  log.items.set(thing.hash, thing.item)
  log.grow(...many(255), thing.leaf, ...many(3, 300))
  await house.federation.follow()
  log.grow(...many(300, 600))
  await house.federation.follow()
  assert.deepEqual(await stateOf(house), [['follows', 559]])
  const [one, ...others] = await house.federation.received({ limit: 10 })
  assert.deepEqual([one?.from, one?.index, one?.kind, one?.id, one?.hash, one?.content, others], [log.signer.name, 255, 'entry', 'ais-1', thing.hash, { title: 'ais-1' }, []])
})

test('two checkpoints of one size with two roots are a split view: both are kept, following ends, and somebody is told once', async () => {
  const { house, log } = await withAlpha()
  await using _ = house
  log.grow('a', 'b', 'c')
  await house.federation.follow()
  const known = log.note()
  log.leaves[2] = 'x'
  await house.federation.follow()
  log.grow('d')
  await house.federation.follow()
  assert.deepEqual(await stateOf(house), [['split', 3]])
  assert.deepEqual((await house.federation.forks()).map(({ known, other, from }) => [known, other, from]), [[known, log.note(3), 'log']])
  assert.deepEqual(house.told, [log.signer.name])
  assert.ok((await house.federation.forks()).every(proves))
  const [entry] = await house.journal.entriesOf(`log:${log.signer.name}`)
  assert.deepEqual([entry?.type, entry?.body['known'], entry?.body['other']], ['federation.split-view', hashOfText(known), hashOfText(log.note(3))])
})

test('a longer history that does not hold the one that was verified is a split view too', async () => {
  const { house, log } = await withAlpha()
  await using _ = house
  log.grow(...many(300))
  await house.federation.follow()
  log.leaves[10] = other(9999)
  log.grow(...many(50, 500))
  await house.federation.follow()
  assert.deepEqual(await stateOf(house), [['split', 300]])
  const [fork] = await house.federation.forks()
  assert.equal(fork?.other, log.note())
  assert.ok(proves(fork!))
})

test('what is only shown to others is found when they say what they saw', async () => {
  const { house, log } = await withAlpha()
  await using _ = house
  const beta = new TestLog('beta.example/journal').grow('b')
  house.serves('https://beta.example', beta)
  await house.knows('beta', beta.key)
  log.grow('a', 'b', 'c')
  const shown = new TestLog(log.signer.name, log.signer).grow('a', 'b', 'x')
  const forged = new TestLog(log.signer.name).grow('a', 'y')
  beta.seen = [{ origin: log.signer.name, note: shown.note() }, { origin: log.signer.name, note: forged.note() }, { origin: log.signer.name, note: log.note(2) }, { origin: 'nobody.example', note: 'nonsense' }]
  await house.federation.follow()
  assert.deepEqual((await house.federation.forks()).map(({ known, other, from }) => [known, other, from]), [[log.note(), shown.note(), beta.signer.name]])
  assert.deepEqual((await stateOf(house)).toSorted(), [['follows', 1], ['split', 3]])
})

test('entries that do not give the signed root move nothing, are no proof, and are read again when they do', async () => {
  const { house, log } = await withAlpha()
  await using _ = house
  log.grow('a', 'b')
  await house.federation.follow()
  log.grow('c')
  log.served = ['a', 'b', 'forged']
  await house.federation.follow()
  assert.deepEqual([await stateOf(house), await house.federation.forks()], [[['unreadable', 2]], []])
  log.served = undefined
  await house.federation.follow()
  assert.deepEqual(await stateOf(house), [['follows', 3]])
})

test('a forged checkpoint, one of another log and no answer at all move nothing', async () => {
  const { house, log } = await withAlpha()
  await using _ = house
  log.grow('a')
  await house.federation.follow()
  house.serves('https://alpha.example', new TestLog(log.signer.name).grow('a', 'b'))
  await house.federation.follow()
  assert.deepEqual(await stateOf(house), [['unsigned', 1]])
  house.serves('https://alpha.example', undefined)
  await house.federation.follow()
  assert.deepEqual(await stateOf(house), [['unreachable', 1]])
  house.serves('https://alpha.example', log)
  await house.federation.follow()
  assert.deepEqual(await stateOf(house), [['follows', 1]])
})

test('what a log names and its portal does not serve is a silent deletion with its hash, until it is there again or withdrawn openly', async () => {
  const { house, log } = await withAlpha()
  await using _ = house
  const [first, second] = [publishing(log.signer.name, 'ais-1'), publishing(log.signer.name, 'ais-2')]
  for (const { hash, item } of [first, second]) log.items.set(hash, item)
  log.grow(first.leaf, second.leaf)
  await house.federation.follow()
  assert.deepEqual(await house.federation.received({ which: 'missing', limit: 10 }), [])
  log.items.delete(first.hash)
  log.items.set(second.hash, '{"other":"bytes"}')
  house.later(hour)
  await house.federation.follow()
  const since = house.now()
  house.later(hour)
  await house.federation.follow()
  assert.deepEqual((await house.federation.received({ which: 'missing', limit: 10 })).map(({ hash, missingSince }) => [hash, missingSince]).toSorted(), [[first.hash, since], [second.hash, since]].toSorted())
  assert.deepEqual((await house.federation.received({ limit: 10 })).map(({ content }) => content), [{ title: 'ais-2' }, { title: 'ais-1' }], 'what came is kept')
  log.items.set(second.hash, second.item)
  log.grow(withdrawing(log.signer.name, 'ais-1', 2))
  await house.federation.follow()
  assert.deepEqual(await house.federation.received({ which: 'missing', limit: 10 }), [])
})

test('what is replayed, said in another log, malformed, or otherwise in its item counts for nothing', async () => {
  const { house, log } = await withAlpha()
  await using _ = house
  const from = log.signer.name
  const [good, foreign, later] = [publishing(from, 'ais-1'), publishing('beta.example/journal', 'ais-2'), publishing(from, 'ais-1', 2)]
  const asked = publishing(from, 'r-1', 1, { kind: 'request', to: 'house.example/journal', until: '2026-03-10', content: { subject: 's', text: 't' } })
  const lying = publishing(from, 'ais-3')
  const named = canonical({ ...entryOf(from, 'ais-4'), content: {} })
  const leaf = lying.leaf.replace(lying.hash, hashOfText(named))
  for (const { hash, item } of [good, foreign, later, asked]) log.items.set(hash, item)
  log.items.set(hashOfText(named), named)
  log.grow(good.leaf, good.leaf, later.leaf, good.leaf, foreign.leaf, asked.leaf, asked.leaf, leaf, canonical({ at: '2026-03-01T00:00:00.000Z', actor: 'a', type: 'federation.entry', subject: 's', body: { from } }), '"federation. is no JSON')
  await house.federation.follow()
  const refused = (await house.federation.received({ limit: 20 })).map(({ index, refused }) => [index, refused] as const).toSorted(([a], [b]) => a - b)
  assert.deepEqual(refused, [[0, undefined], [1, 'replayed'], [2, undefined], [3, 'replayed'], [4, 'foreign'], [5, undefined], [6, 'replayed'], [7, 'mismatch'], [8, 'malformed']])
})

test('a request is answered by whom it was addressed to and by nobody else, and is unanswered after its day', async () => {
  await using house = await testHouse()
  const [alpha, beta] = [new TestLog('alpha.example/journal'), new TestLog('beta.example/journal')]
  for (const [name, log] of [['alpha', alpha], ['beta', beta]] as const) {
    house.serves(`https://${name}.example`, log)
    await house.knows(name, log.key)
  }
  const say = (log: TestLog, ...what: Parameters<typeof publishing>) => {
    const said = publishing(...what)
    log.items.set(said.hash, said.item)
    log.grow(said.leaf)
  }
  const request = { kind: 'request', until: '2026-03-05', content: { subject: 'AIS-7', text: 'Look into it.' } }
  const [a, b] = [alpha.signer.name, beta.signer.name]
  say(alpha, a, 'to-us', 1, { ...request, to: house.federation.origin })
  say(alpha, a, 'to-beta', 1, { ...request, to: b })
  say(alpha, a, 'own-answer', 1, { kind: 'answer', answers: { from: a, id: 'to-beta' }, content: { text: 'Done.' } })
  await house.federation.follow()
  const states = async () => Object.fromEntries((await house.federation.requests()).map(({ id, state }) => [id, state]))
  assert.deepEqual(await states(), { 'to-us': 'waits', 'to-beta': 'waits' })
  const answer = (id: string, from = a) => transact(house.database.db, (tx) => house.federation.answer(tx, system, { from, id, text: 'We did.' }))
  const fails = (kind: Failure['kind']) => (error: unknown) => error instanceof Failure && error.kind === kind
  await assert.rejects(answer('to-beta'), fails('refused'))
  await assert.rejects(answer('never-asked'), fails('not found'))
  await assert.rejects(answer('to-us', b), fails('not found'))
  await answer('to-us')
  await assert.rejects(answer('to-us'), fails('conflict'))
  house.later(10 * 24 * hour)
  assert.deepEqual(await states(), { 'to-us': 'answered', 'to-beta': 'unanswered' })
  say(beta, b, 'at-last', 1, { kind: 'answer', answers: { from: a, id: 'to-beta' }, content: { text: 'Late.' } })
  await house.federation.follow()
  assert.deepEqual(await states(), { 'to-us': 'answered', 'to-beta': 'answered' })
})

test('what is published by a rule is published once, anew when it says something else, and withdrawn openly when it is shown no more', async () => {
  await using house = await testHouse()
  let things: readonly { readonly id: string; readonly content: { readonly title: string } }[] = [{ id: '1', content: { title: 'one' } }, { id: '2', content: { title: 'two' } }]
  house.federation.offer({ kind: 'entry', prefix: 'systems:', async *read() { yield* things } })
  for (let round = 0; round < 2; round += 1) await house.federation.publishSources()
  things = [{ id: '1', content: { title: 'ONE' } }]
  await house.federation.publishSources()
  things = [...things, { id: '2', content: { title: 'two again' } }]
  await house.federation.publishSources()
  const said = (await house.federation.published(10)).map(({ id, version, withdrawn }) => [id, version, withdrawn].join(' ')).toSorted()
  assert.deepEqual(said, ['systems:1 1 false', 'systems:1 2 false', 'systems:2 1 true', 'systems:2 3 false'])
  const types = (await house.journal.entriesOf('entry:systems:2')).map(({ type, body }) => `${type} ${body['version']}`)
  assert.deepEqual(types, ['federation.entry 3', 'federation.withdrawn 2', 'federation.entry 1'])
  for (const { hash, withdrawn } of await house.federation.published(10)) assert.equal(await house.federation.item(hash) === undefined, withdrawn)
})

test('a request goes to a peer that stands, with a day that is to come', async () => {
  await using house = await testHouse()
  const log = new TestLog('alpha.example/journal', aSigner('alpha.example/journal'))
  const id = await house.knows('alpha', log.key)
  const { database: { db }, federation } = house
  const ask = (given: object) => transact(db, (tx) => federation.request(tx, system, { to: log.signer.name, subject: 'AIS-1', text: 'Please look.', until: '2026-03-02', ...given }))
  const wrong = (...fields: readonly string[]) => (error: unknown) => error instanceof Failure && error.problems.map(({ field }) => field).join() === fields.join()
  await assert.rejects(ask({ to: 'nobody', subject: ' ', text: '', until: '2026-03-01' }), wrong('to', 'subject', 'text', 'until'))
  const request = await ask({})
  assert.deepEqual((await federation.requests()).map(({ id: one, from, to, state }) => [one, from, to, state]), [[request, federation.origin, log.signer.name, 'waits']])
  await transact(db, (tx) => federation.withdrawPeer(tx, system, id))
  await assert.rejects(ask({}), wrong('to'))
})

test('a log that signs a huge tree is read for one round at most, each step verified under what it signed, and holds up nobody', async () => {
  await using house = await testHouse()
  const [huge, beta] = [new EqualLog('huge.example/journal', 2 ** 40), new TestLog('beta.example/journal').grow('a')]
  for (const [name, log] of [['beta', beta], ['huge', huge]] as const) {
    house.serves(`https://${name}.example`, log)
    await house.knows(name, log.key)
  }
  await house.federation.follow()
  assert.deepEqual(await stateOf(house), [['follows', 1], ['follows', 128 * 256]])
  assert.ok(huge.asked.length < 250, `${huge.asked.length} questions`)
  await house.federation.follow()
  assert.deepEqual(await stateOf(house), [['follows', 1], ['follows', 256 * 256]])
  // Somebody saw a shorter history of other leaves: what was verified of the huge one is proof against it.
  const other = new EqualLog(huge.signer.name, 1_000, { signer: huge.signer, leaf: 'y' })
  beta.seen = [{ origin: huge.signer.name, note: other.note() }]
  await house.federation.follow()
  const [fork] = await house.federation.forks()
  assert.deepEqual([fork?.known, fork?.other, fork?.proof?.size], [huge.note(), other.note(), 1_000])
  assert.ok(proves(fork!))
})

test('a log that signs a huge tree that it does not have moves nothing', async () => {
  const { house, log } = await withAlpha()
  await using _ = house
  const huge = new EqualLog(log.signer.name, 2 ** 40, log)
  house.serves('https://alpha.example', { answer: (path) => (path === '/journal/checkpoint' ? huge.note() : path.startsWith('/journal/tile/entries/') ? huge.answer(path) : undefined) })
  await house.federation.follow()
  assert.deepEqual(await stateOf(house), [['unreadable', 0]])
})

test('a portal that answers slowly takes no more of a round than its share, and moves on as far as that reaches', async () => {
  await using house = await testHouse()
  const slow = new EqualLog('slow.example/journal', 2 ** 20)
  slow.before = () => house.later(2_000)
  house.serves('https://slow.example', slow)
  await house.knows('slow', slow.key)
  await house.federation.follow()
  const [[state, size = 0] = []] = await stateOf(house)
  assert.ok(state === 'follows' && Number(size) > 0 && slow.asked.length < 40, `${state} ${size} after ${slow.asked.length} questions`)
  slow.before = () => house.later(29_000)
  slow.asked.length = 0
  await house.federation.follow()
  assert.ok(slow.asked.length < 8, `${slow.asked.length} questions`)
})

test('any earlier tree is proved from what was kept, with one bundle for each hash', async () => {
  const { house, log } = await withAlpha()
  await using _ = house
  const { db } = house.database
  log.grow(...many(1_300))
  await house.federation.follow()
  log.grow(...many(40, 2_000))
  await house.federation.follow()
  const [{ id } = { id: '' }] = await house.federation.peers()
  const known = await verified(db, id)
  const sizes = [1, 2, 255, 256, 257, 300, 511, 512, 513, 768, 1_000, 1_024, 1_025, 1_280, 1_299, 1_339, 1_340]
  for (const size of sizes) assert.deepEqual(await keptProof(db, id, known, size), log.proof(size), `from ${size}`)
  const whole = (await treeAt(db, id, 1_290)).root()
  await sql`delete from federation_bundle where index < 4`.execute(db)
  assert.deepEqual((await treeAt(db, id, 1_290)).root(), whole)
  await sql`delete from federation_bundle`.execute(db)
  await house.federation.follow()
  assert.deepEqual(await stateOf(house), [['follows', 1_340]], 'a log that has not grown is not read again')
})

test('a checkpoint that is longer than one needs to be is none, and one that is not is proof with all its lines', async () => {
  const { house, log } = await withAlpha()
  await using _ = house
  log.extensions = ['x'.repeat(40_000)]
  log.grow('a', 'b')
  await house.federation.follow()
  assert.deepEqual(await stateOf(house), [['unsigned', 0]])
  log.extensions = ['x'.repeat(3_900)]
  await house.federation.follow()
  log.leaves[1] = 'y'
  await house.federation.follow()
  assert.deepEqual(await stateOf(house), [['split', 2]])
  assert.ok((await house.federation.forks()).every(proves))
})

test('what is told on is the checkpoint as its log signed it, and nothing that hides another is heard', async () => {
  const { house, log } = await withAlpha()
  await using _ = house
  const beta = new TestLog('beta.example/journal')
  house.serves('https://beta.example', beta)
  await house.knows('beta', beta.key)
  log.below = `— somebody.example ${'A'.repeat(20_000)}\n`
  log.grow('a', 'b', 'c')
  const shown = new TestLog(log.signer.name, log.signer).grow('a', 'b', 'x')
  beta.seen = [7, { origin: log.signer.name, note: 'n'.repeat(30_000) }, { origin: log.signer.name }, { origin: log.signer.name, note: shown.note() }]
  await house.federation.follow()
  assert.deepEqual(await house.federation.seen(), [{ origin: log.signer.name, note: log.note() }])
  assert.deepEqual((await house.federation.forks()).map(({ other }) => other), [shown.note()])
})

test('what reaches further than this house waits, of each teller and log the smallest, and is held against what comes', async () => {
  const { house, log } = await withAlpha()
  await using _ = house
  const beta = new TestLog('beta.example/journal')
  house.serves('https://beta.example', beta)
  await house.knows('beta', beta.key)
  log.grow('a')
  const shown = new TestLog(log.signer.name, log.signer).grow('a', 'b', 'x')
  for (const note of [new EqualLog(log.signer.name, 2 ** 50, log).note(), shown.note(), shown.grow('z').note()]) {
    beta.seen = [{ origin: log.signer.name, note }]
    await house.federation.follow()
  }
  const { rows } = await sql<{ size: bigint }>`select size from federation_sighting`.execute(house.database.db)
  assert.deepEqual([rows.map(({ size }) => size), await house.federation.forks()], [[3n], []])
  beta.seen = []
  log.grow('b', 'c')
  await house.federation.follow()
  assert.deepEqual((await house.federation.forks()).map(({ other, from }) => [other, from]), [[shown.note(3), beta.signer.name]])
})

test('a log whose two histories the witness finds is followed no more: while it is read, before it was ever read, and when it is added again', async () => {
  const { house, log } = await withAlpha()
  await using _ = house
  const { database: { db }, federation } = house
  log.grow('a', 'b', 'c')
  const other = new TestLog(log.signer.name, log.signer).grow('a', 'b', 'x')
  const bring = (of: TestLog) => federation.addCheckpoint(writeAddCheckpoint({ old: of === log ? 0 : 3, proof: [], note: of.note(3) }))
  await federation.follow()
  assert.equal((await bring(log)).is, 'cosigned')
  log.grow('d')
  house.serves('https://alpha.example', { async answer(path) {
    if (path.includes('/entries/')) await bring(other)
    return log.answer(path)
  } })
  await federation.follow()
  assert.deepEqual(await stateOf(house), [['split', 3]])
  const [{ id } = { id: '' }] = await federation.peers()
  await transact(db, (tx) => federation.withdrawPeer(tx, system, id))
  await house.knows('again', log.key, '', 'https://alpha.example')
  await federation.follow()
  assert.deepEqual(await stateOf(house), [['split', 0], ['split', 3]])

  const [beta, lie] = [new TestLog('beta.example/journal').grow('a', 'b', 'c'), ['a', 'b', 'x']] as const
  house.serves('https://beta.example', beta)
  await house.knows('beta', beta.key)
  for (const [old, of] of [[0, beta], [3, new TestLog(beta.signer.name, beta.signer).grow(...lie)]] as const) await federation.addCheckpoint(writeAddCheckpoint({ old, proof: [], note: of.note() }))
  await federation.follow()
  assert.deepEqual((await stateOf(house)).at(-1), ['split', 0])
})
