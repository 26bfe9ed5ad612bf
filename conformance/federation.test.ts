/**
 * Three portals: two countries that watch each other, and a third that watches both. What one of them forges or deletes is found by the others, by their
 * cosignatures, their pages, and a client in Python that shares no line with us.
 */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { openWholePortal, type WholePortal } from '../e2e/portal.ts'
import { transact } from '../src/kernel/index.ts'
import { readNote } from '../src/kernel/journal/index.ts'
import { checkpointText, signNote } from '../src/kernel/journal/note.ts'
import { existingSigner } from '../src/kernel/keys.ts'

const system = { system: 'test' } as const
const folder = mkdtempSync(join(tmpdir(), 'shanyraq-federation-'))

interface Said { readonly code: number; readonly text: string }

/** Runs the client that keeps its state under a name, against a portal, with those that it asks what they saw. */
const client = (name: string, portal: WholePortal, ...tellers: readonly WholePortal[]): Promise<Said> =>
  python(join(folder, `${name}.json`), portal.url, portal.kernel.journal.verifierKey, ...tellers.map(({ url }) => url))

const python = (...words: readonly string[]): Promise<Said> => new Promise((resolve) => {
  execFile('python3', ['-I', join(import.meta.dirname, 'federation_client.py'), ...words], (error, stdout, stderr) => resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : 1, text: stdout + stderr }))
})

describe('three portals', { concurrency: false }, () => {
  let [kz, kg, body] = [] as unknown as [WholePortal, WholePortal, WholePortal]
  const all = (): readonly WholePortal[] => [kz, kg, body]

  before(async () => {
    const open = (): Promise<WholePortal> => openWholePortal({ environment: { CONNECTORS_MAY_REACH: '127.0.0.1' } })
    ;[kz, kg, body] = [await open(), await open(), await open()]
    for (const [here, there] of [[kz, kg], [kg, kz], [body, kz], [body, kg], [kz, body], [kg, body]] as const) {
      await transact(here.kernel.db, (tx) => here.kernel.federation.addPeer(tx, system, { name: there.url, url: there.url, logKey: there.kernel.journal.verifierKey, witnessKey: there.kernel.federation.witnessKey }))
    }
    for (const { kernel } of all()) await kernel.journal.settle()
  })
  after(async () => {
    for (const portal of all()) await portal.close()
    rmSync(folder, { recursive: true })
  })

  const round = async (): Promise<void> => {
    for (const { kernel } of all()) await kernel.journal.settle()
    for (const { kernel } of all()) await kernel.federation.follow()
  }
  const text = async (portal: WholePortal, path: string): Promise<string> => (await fetch(`${portal.url}${path}`)).text()

  test('the witnesses cosign what they may, and the page says who', async () => {
    assert.match(await text(kz, '/en/verify'), /Nobody cosigns the journal yet/)
    assert.equal((await fetch(`${kz.url}/journal/cosigned`)).status, 404)
    for (let turn = 0; turn < 2; turn += 1) {
      await kz.kernel.federation.askWitnesses()
      await transact(kz.kernel.db, (tx) => kz.kernel.journal.append(tx, 'system:test', { type: 'test.said', subject: 'test:1', body: { turn } }))
      await kz.kernel.journal.settle()
    }
    await kz.kernel.federation.askWitnesses()
    const { signatures } = readNote(await text(kz, '/journal/checkpoint'))
    assert.equal(signatures.length, 3)
    assert.equal(await text(kz, '/journal/cosigned'), await text(kz, '/journal/checkpoint'))
    assert.match(await text(kz, '/en/verify'), new RegExp(`These witnesses[^]*${kg.url}`))
    const answer = await fetch(`${kg.url}/witness/add-checkpoint`, { method: 'POST', body: `old 0\n\n${await text(kz, '/journal/checkpoint')}` })
    assert.deepEqual([answer.status, answer.headers.get('content-type')], [409, 'text/x.tlog.size'])
    assert.equal(`${await answer.text()}`, `${await kz.kernel.journal.size()}\n`)
    assert.equal((await fetch(`${kg.url}/witness/add-checkpoint`, { method: 'POST', body: 'old' })).status, 400)
  })

  test('entries, incidents, requests and answers reach the others, and the client of a stranger', async () => {
    const { federation, db } = kz.kernel
    await transact(db, (tx) => federation.publish(tx, system, { kind: 'entry', id: 'systems:AIS-1', content: { title: 'Search ranking' } }))
    await transact(db, (tx) => federation.publish(tx, system, { kind: 'incident', id: 'incidents:AII-1', content: { title: 'A wrong refusal' } }))
    const request = await transact(db, (tx) => federation.request(tx, system, { to: kg.kernel.federation.origin, subject: 'AIS-9', text: 'Please look.', until: '2026-02-03' }))
    await round()
    const items = (await body.kernel.federation.received({ limit: 10 })).map(({ id, kind }) => `${kind} ${id}`).toSorted()
    assert.deepEqual(items, ['entry systems:AIS-1', 'incident incidents:AII-1', `request ${request}`])
    const seenBy = async () => Promise.all(all().map(async ({ kernel }) => (await kernel.federation.requests()).map(({ state }) => state).join()))
    assert.deepEqual(await seenBy(), ['waits', 'waits', 'waits'])
    for (const portal of all()) portal.at('2026-02-05T05:00:00.000Z')
    assert.deepEqual(await seenBy(), ['unanswered', 'unanswered', 'unanswered'])
    for (const portal of all()) assert.match(await text(portal, '/en/federation'), /AIS-9[^]*Unanswered/)
    const own = await client('kz', kz, kg, body)
    assert.equal(own.code, 0, own.text)
    assert.match(own.text, /entry systems:AIS-1 1 [0-9a-f]{64}\n[^]*entries verified/)
    await transact(kg.kernel.db, (tx) => kg.kernel.federation.answer(tx, system, { from: federation.origin, id: request, text: 'We did.' }))
    await round()
    assert.deepEqual(await seenBy(), ['answered', 'answered', 'answered'])
  })

  test('a silent deletion is seen by the others and by the client; an open withdrawal is none', async () => {
    const { federation, db } = kz.kernel
    const hash = await transact(db, (tx) => federation.publish(tx, system, { kind: 'entry', id: 'systems:AIS-2', content: { title: 'Match of talents' } }))
    await transact(db, (tx) => federation.withdraw(tx, system, { kind: 'incident', id: 'incidents:AII-1' }))
    await round()
    assert.equal((await client('kz', kz)).code, 0)
    await sql`delete from federation_item where hash = ${hash}`.execute(db)
    await round()
    for (const portal of [kg, body]) assert.ok((await text(portal, '/en/federation')).includes(hash))
    assert.deepEqual((await kg.kernel.federation.received({ which: 'missing', limit: 10 })).map((one) => one.hash), [hash])
    const { code, text: said } = await client('kz', kz)
    assert.deepEqual([code, said.includes(hash)], [2, true], said)
    const listed = async (query: string) => (await (await fetch(`${kg.url}/api/federation/items?${query}`)).json() as { readonly items: readonly { readonly hash: string }[] }).items
    assert.deepEqual((await listed('missing=true')).map((one) => one.hash), [hash])
    assert.equal((await listed('size=1')).length, 1)
    await sql`update federation_received set unanswered_since = missing_since, missing_since = null where hash = ${hash}`.execute(kg.kernel.db)
    assert.match(await text(kg, '/en/federation'), /Items without an answer<\/span> 1,[^]*Does not answer<\/span> since/)
    const shown = await (await fetch(`${kg.url}/api/federation`)).json() as { readonly peers: readonly { readonly unanswered?: { readonly count: number } }[] }
    assert.deepEqual(shown.peers.flatMap(({ unanswered }) => unanswered?.count ?? []), [1])
  })

  test('a history that a country shows to one witness alone is found by the third, and its proof convinces the client', async () => {
    const { kernel } = kz
    const signer = existingSigner(kernel.settings.data)
    const size = await kernel.journal.size() - 3 // shorter than what the others verified, so that the two notes alone contradict nothing
    const forged = signNote(checkpointText({ origin: signer.name, size, root: new Uint8Array(32).fill(7), extensions: [] }), signer)
    // The second country was shown another history and, knowing no better, says that it saw it.
    await sql`update federation_followed set note = ${forged} where peer = (select id from federation_peer where origin = ${signer.name})`.execute(kg.kernel.db)
    const { code, text: said } = await client('kz', kz, kg)
    assert.deepEqual([code, said.includes('split view')], [1, true], said)
    await body.kernel.federation.follow()
    const [fork] = await body.kernel.federation.forks()
    assert.deepEqual([fork?.other, fork?.from, fork?.origin], [forged, kg.kernel.federation.origin, signer.name])
    const proof = await text(body, `/federation/forks/${fork!.id}`)
    assert.deepEqual(JSON.parse(proof), { ...fork })
    const judged = (given: string) => {
      writeFileSync(join(folder, 'proof.json'), given)
      return python('--proof', join(folder, 'proof.json'), kernel.journal.verifierKey)
    }
    const convinced = await judged(proof)
    assert.deepEqual([convinced.code, convinced.text.includes(`two histories of its first ${size} entries`)], [1, true], convinced.text)
    for (const side of ['known', 'other'] as const) {
      const lying = { ...fork!, proof: { ...fork!.proof!, [side]: { ...fork!.proof![side], root: Buffer.alloc(32).toString('base64') } } }
      assert.equal((await judged(JSON.stringify(lying))).code, 3, side)
    }
    assert.equal((await judged(JSON.stringify({ ...fork!, other: fork!.known }))).code, 3)
    const page = await text(body, '/en/federation')
    assert.ok(page.includes('Two histories of a journal were signed') && page.includes(`/federation/forks/${fork!.id}`))
    const shown = await (await fetch(`${body.url}/api/federation`)).json() as { readonly splitViews: readonly unknown[] }
    assert.equal(shown.splitViews.length, 1)
    await kg.kernel.federation.askWitnesses()
    assert.deepEqual(kz.faults, [])
  })
})
