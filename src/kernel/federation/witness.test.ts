/** Specifies the witness: what it cosigns, what it refuses, and that it never cosigns two histories of one log. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { transact } from '../database/index.ts'
import { cosign, cosignedAt, readNote, readVerifierKey, verifierKey } from '../journal/index.ts'
import { Failure } from '../../law/failure.ts'
import { readAddCheckpoint, writeAddCheckpoint } from './add-checkpoint.ts'
import { aSigner, system, testHouse, TestLog } from './testing.ts'

const request = (log: TestLog, old: number, size = log.leaves.length): string =>
  writeAddCheckpoint({ old, proof: old > 0 && old < size ? log.proof(old, size) : [], note: log.note(size) })

test('a checkpoint that extends what was cosigned is cosigned, with the time, for a key of the witness alone', async () => {
  await using house = await testHouse()
  const log = new TestLog('alpha.example/journal').grow('a', 'b', 'c')
  await house.knows('alpha', log.key)
  const first = await house.federation.addCheckpoint(request(log, 0))
  assert.ok(first.is === 'cosigned')
  const { text, signatures } = readNote(log.note() + first.lines)
  assert.equal(cosignedAt(text, signatures[1]!, readVerifierKey(house.federation.witnessKey)), BigInt(Date.parse(house.now()) / 1000))
  log.grow('d', 'e', 'f', 'g')
  assert.equal((await house.federation.addCheckpoint(request(log, 3))).is, 'cosigned')
  assert.equal((await house.federation.addCheckpoint(request(log, 7))).is, 'cosigned', 'the same again says that it is still the newest')
})

test('what is malformed, foreign, forged or unproved is refused as the specification says', async () => {
  await using house = await testHouse()
  const { federation } = house
  const log = new TestLog('alpha.example/journal').grow('a', 'b', 'c', 'd', 'e')
  await house.knows('alpha', log.key)
  const is = async (body: string) => (await federation.addCheckpoint(body)).is
  const good = request(log, 0)
  for (const bad of ['', 'old 0', 'old 00\n\n', good.replace('old 0', 'old -1'), good.replace('old 0', 'old 1.5'), good.replace('old 0', 'new 0'), good.replace('old 0\n', 'old 0\nAAAA\n'), good.replace('old 0', 'old 9'), `old 0\n${`${'A'.repeat(43)}=\n`.repeat(64)}\n${log.note()}`]) {
    assert.equal(await is(bad), 'malformed', bad.slice(0, 30))
  }
  assert.equal(await is(request(new TestLog('beta.example/journal').grow('a'), 0)), 'unknown log')
  assert.equal(await is(request(new TestLog('alpha.example/journal').grow('a'), 0)), 'unknown key')
  assert.equal(await is(good.replace('\n5\n', '\n4\n')), 'unknown key', 'a text that the log did not sign')
  assert.equal(await is(writeAddCheckpoint({ old: 0, proof: log.proof(2), note: log.note() })), 'unproved')
  assert.deepEqual(await federation.addCheckpoint(request(log, 2)), { is: 'conflict', size: 0 })
  assert.equal(await is(good), 'cosigned')
  log.grow('f')
  assert.deepEqual(await federation.addCheckpoint(request(log, 0)), { is: 'conflict', size: 5 })
  assert.equal(await is(writeAddCheckpoint({ old: 5, proof: log.proof(4), note: log.note() })), 'unproved')
  assert.equal(await is(writeAddCheckpoint({ old: 5, proof: [], note: log.note() })), 'unproved')
  house.doubt(true)
  assert.equal(await is(request(log, 5)), 'no time')
  assert.deepEqual(await house.federation.forks(), [])
})

test('another root of the size that was cosigned is refused, and both signed notes are kept as proof, once', async () => {
  await using house = await testHouse()
  const signer = aSigner('alpha.example/journal')
  const [said, other] = [new TestLog(signer.name, signer).grow('a', 'b'), new TestLog(signer.name, signer).grow('a', 'x')]
  await house.knows('alpha', said.key)
  assert.equal((await house.federation.addCheckpoint(request(said, 0))).is, 'cosigned')
  for (const old of [2, 2]) assert.deepEqual(await house.federation.addCheckpoint(request(other, old)), { is: 'conflict', size: 2 })
  assert.deepEqual((await house.federation.forks()).map(({ origin, key, known, other, from }) => ({ origin, key, known, other, from })), [{ origin: signer.name, key: said.key, known: said.note(), other: other.note(), from: 'witness' }])
  assert.equal((await house.federation.addCheckpoint(writeAddCheckpoint({ old: 2, proof: other.grow('c').proof(2), note: other.note() }))).is, 'unproved', 'nor is what grew from the other')
})

test('of two histories that are brought at once one alone is cosigned', async () => {
  await using house = await testHouse()
  const signer = aSigner('alpha.example/journal')
  const logs = ['x', 'y', 'z', 'w'].map((leaf) => new TestLog(signer.name, signer).grow('a', leaf))
  await house.knows('alpha', logs[0]!.key)
  const answers = await Promise.all(logs.flatMap((log) => [house.federation.addCheckpoint(request(log, 0)), house.federation.addCheckpoint(request(log, 0, 1))]))
  const cosigned = answers.filter(({ is }) => is === 'cosigned')
  const roots = new Set(logs.filter((_, at) => answers[2 * at]!.is === 'cosigned').map((log) => log.note()))
  assert.ok(roots.size <= 1 && cosigned.length >= 1)
})

test('a withdrawn key is trusted no more, and no new key turns back what was cosigned', async () => {
  await using house = await testHouse()
  const { database: { db }, federation } = house
  const log = new TestLog('alpha.example/journal').grow('a', 'b', 'c')
  const id = await house.knows('alpha', log.key)
  assert.equal((await federation.addCheckpoint(request(log, 0))).is, 'cosigned')
  await transact(db, (tx) => federation.withdrawPeer(tx, system, id))
  assert.equal((await federation.addCheckpoint(request(log.grow('d'), 3))).is, 'unknown log')
  await assert.rejects(transact(db, (tx) => federation.withdrawPeer(tx, system, id)), (error) => error instanceof Failure && error.kind === 'conflict')
  const next = new TestLog('alpha.example/journal').grow('a', 'x')
  await house.knows('alpha', next.key)
  assert.deepEqual(await federation.addCheckpoint(request(next, 0)), { is: 'conflict', size: 3 })
  assert.deepEqual((await house.journal.entriesOf(`peer:${id}`)).map(({ type, actor }) => [type, actor]), [['federation.peer-withdrawn', 'system:test'], ['federation.peer-added', 'system:test']])
})

test('a peer is added with keys that are keys, once, and never with our own', async () => {
  await using house = await testHouse()
  const { database: { db }, federation, journal } = house
  const log = new TestLog('alpha.example/journal')
  const add = (given: object) => transact(db, (tx) => federation.addPeer(tx, system, { name: 'Альфа', url: 'https://alpha.example', logKey: log.key, witnessKey: '', ...given }))
  const wrong = (kind: string, ...fields: readonly string[]) => (error: unknown) => error instanceof Failure && error.kind === kind && error.problems.map(({ field }) => field).join() === fields.join()
  await assert.rejects(add({ name: ' ', url: 'ftp://alpha.example', logKey: '' }), wrong('invalid', 'name', 'url', 'logKey'))
  await assert.rejects(add({ url: 'https://alpha.example/path' }), wrong('invalid', 'url'))
  await assert.rejects(add({ logKey: log.key.replace('A', 'B') }), wrong('invalid', 'logKey'))
  await assert.rejects(add({ witnessKey: log.key }), wrong('invalid', 'witnessKey'))
  await assert.rejects(add({ logKey: federation.witnessKey }), wrong('invalid', 'logKey'))
  await assert.rejects(add({ logKey: journal.verifierKey }), wrong('invalid', 'logKey'))
  await add({})
  await assert.rejects(add({}), wrong('conflict'))
})

test('a request is read as it was written', () => {
  const log = new TestLog('alpha.example/journal').grow('a', 'b', 'c')
  const read = readAddCheckpoint(request(log, 2))
  assert.deepEqual([read?.old, read?.proof, read?.note, read?.checkpoint.size], [2, log.proof(2), log.note(), 3])
})

test('the next key of a log, with a tree of its own, is no split view: what the withdrawn key signed proves nothing against it', async () => {
  await using house = await testHouse()
  const { database: { db }, federation } = house
  const log = new TestLog('alpha.example/journal').grow('a', 'b', 'c')
  const id = await house.knows('alpha', log.key)
  assert.equal((await federation.addCheckpoint(request(log, 0))).is, 'cosigned')
  await transact(db, (tx) => federation.withdrawPeer(tx, system, id))
  const next = new TestLog('alpha.example/journal').grow('a', 'b', 'x')
  await house.knows('alpha', next.key)
  assert.deepEqual(await federation.addCheckpoint(request(next, 3)), { is: 'conflict', size: 3 })
  assert.deepEqual([await federation.forks(), house.told], [[], []])
})

test('a checkpoint is kept and told on as its log signed it, whatever stands below, and is refused when it is longer than one needs to be', async () => {
  await using house = await testHouse()
  const log = new TestLog('alpha.example/journal').grow('a', 'b')
  await house.knows('alpha', log.key)
  const below = `— somebody.example ${'A'.repeat(30_000)}\n`
  assert.equal((await house.federation.addCheckpoint(request(log, 0) + below)).is, 'cosigned')
  assert.deepEqual(await house.federation.seen(), [{ origin: log.signer.name, note: log.note() }])
  log.extensions = ['x'.repeat(5_000)]
  assert.equal((await house.federation.addCheckpoint(request(log, 2))).is, 'malformed')
})

test('a witness that says that it signed at another time than now has not cosigned', async () => {
  await using house = await testHouse()
  const { federation, journal } = house
  const witness = aSigner('beta.example/witness')
  const now = BigInt(Date.parse(house.now()) / 1000)
  let seconds = 2n ** 62n
  house.serves('https://beta.example', { answer: (_path, body) => cosign(readNote(readAddCheckpoint(body)!.note).text, witness, seconds) })
  await house.knows('beta', '', verifierKey(witness, 4))
  await journal.settle()
  for (seconds of [2n ** 62n, 2n ** 63n, 0n, now - 3_600n]) {
    await federation.askWitnesses()
    assert.equal(await federation.newestCosigned(), undefined)
    assert.match((await federation.peers())[0]?.witnessFailure ?? '', /which is not now/)
  }
  seconds = now - 60n
  await federation.askWitnesses()
  assert.deepEqual((await federation.newestCosigned())?.by.map((one) => one.seconds), [seconds])
})
