/** Restoring asks which history of the journal goes on: nothing forks in silence, and a new history says so, under a new key. */
import assert from 'node:assert/strict'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { databaseCommands, run as runCommand, verify } from '../src/cli/index.ts'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { type Kernel, openKernel, transact } from '../src/kernel/index.ts'
import { anchorFile, readTilePath, verifyPublished } from '../src/kernel/journal/index.ts'
import { migrations } from '../src/kernel/migrations.ts'
import { readSettings } from '../src/kernel/settings.ts'
import { openedFolder } from './opened-folder.ts'

const base = mkdtempSync(join(tmpdir(), 'shanyraq-history-'))
const [data, early, late] = ['data', 'early.backup', 'late.backup'].map((name) => join(base, name)) as [string, string, string]
const country = kazakhstan('law')
const commands = { ...databaseCommands({ migrations: [...migrations, ...country.migrations ?? []], country }), verify }

async function shanyraq(folder: string, ...line: readonly string[]) {
  let [out, err] = ['', '']
  const streams = { out: { write: (text: string) => { out += text } }, err: { write: (text: string) => { err += text } } }
  const code = await runCommand([...line, '--data', folder], commands, { ...streams, env: { LANG: 'en' } })
  return { code, out, err }
}

/** Opens the kernel on a folder, does something, and closes it. */
async function opened<T>(folder: string, work: (kernel: Kernel) => Promise<T>): Promise<T> {
  const kernel = await openKernel({ settings: readSettings({ SHANYRAQ_DATA: folder, SHANYRAQ_PROGRAMME: 'law' }), country, report: () => {} })
  try {
    return await work(kernel)
  } finally {
    await kernel.close()
  }
}

const acts = (count: number) => async ({ db, journal }: Kernel): Promise<string> => {
  for (let at = 0; at < count; at += 1) await transact(db, (tx) => journal.append(tx, 'system:test', { type: 'test.done', subject: 'test:1', body: { at } }))
  await journal.settle()
  return journal.checkpoint()
}

let [first, last] = ['', '']
before(async () => {
  await openedFolder(data)
  first = await opened(data, acts(3))
  assert.equal((await shanyraq(data, 'backup', early)).code, 0)
  last = await opened(data, acts(3))
  assert.equal((await shanyraq(data, 'backup', late)).code, 0)
})
after(() => rmSync(base, { recursive: true, force: true }))

const sizeOf = (note: string): number => Number(note.split('\n')[1])

test('a backup is not restored before it is said which history goes on', async () => {
  const folder = join(base, 'unsaid')
  const { code, err } = await shanyraq(folder, 'restore', early)
  assert.equal(code, 1)
  assert.match(err, /Which history of the journal goes on\?.*--last FILE.*--new-history REASON/s)
  assert.ok(!existsSync(join(folder, 'keys')))
})

test('a backup that holds all that was signed goes on under its key', async () => {
  const folder = join(base, 'whole')
  const restored = await shanyraq(folder, 'restore', late, '--last', anchorFile(data))
  assert.equal(restored.code, 0, restored.err)
  assert.equal((await shanyraq(folder, 'verify', 'journal')).code, 0)
  await opened(folder, async (kernel) => {
    assert.equal(await kernel.journal.checkpoint(), last)
    assert.equal(kernel.journal.verifierKeys.length, 1)
    const grown = await acts(1)(kernel)
    assert.equal(sizeOf(grown), sizeOf(last) + 1)
  })
})

test('a checkpoint that anybody has kept tells as well what was signed', async () => {
  const kept = join(base, 'kept-checkpoint')
  writeFileSync(kept, first)
  const restored = await shanyraq(join(base, 'kept'), 'restore', early, '--last', kept)
  assert.equal(restored.code, 0, restored.err)
  writeFileSync(kept, first.replace(/^\d+$/m, '1'))
  assert.match((await shanyraq(join(base, 'forged'), 'restore', early, '--last', kept)).err, /not a checkpoint that is signed with the key of this portal/)
})

test('an older backup is refused, and nothing of it is restored', async () => {
  const folder = join(base, 'older')
  const { code, err } = await shanyraq(folder, 'restore', early, '--last', anchorFile(data))
  assert.equal(code, 1)
  assert.match(err, new RegExp(`${sizeOf(last)} entries of the journal were signed.*covers ${sizeOf(first)}.*Nothing was restored.*--new-history`, 's'))
  assert.ok(!existsSync(join(folder, 'keys', 'journal.pem')))
})

test('an older backup goes on as a new history, under a new key, and its journal says so', async () => {
  const folder = join(base, 'new')
  const restored = await shanyraq(folder, 'restore', early, '--last', anchorFile(data), '--new-history', 'the disk was lost')
  assert.equal(restored.code, 0, restored.err)
  const before = readFileSync(join(data, 'keys', 'journal.pem'), 'utf8')
  assert.notEqual(readFileSync(join(folder, 'keys', 'journal.pem'), 'utf8'), before)
  await opened(folder, async (kernel) => {
    const grown = await acts(1)(kernel)
    const [entry] = (await kernel.journal.entriesOf('journal')).filter(({ type }) => type === 'journal.new-history')
    assert.deepEqual([entry?.actor, entry?.index, entry?.body['reason']], ['system:operator', sizeOf(first), 'the disk was lost'])
    assert.deepEqual([entry?.body['kept'], entry?.body['lost']], [first, last].map((note) => ({ size: sizeOf(note), root: note.split('\n')[2] })))
    const [present, former, ...more] = kernel.journal.verifierKeys
    assert.deepEqual([entry?.body['key'], entry?.body['formerKey'], more.length], [present, former, 0])
    assert.match(grown, /^localhost:\d+\/journal\/2\n/)
    // Whoever trusts only the former key is told; whoever trusts both follows the new history from what was kept.
    const fetched: typeof fetch = async (input) => {
      const place = readTilePath(/tile\/.*$/.exec(String(input))?.[0] ?? '')
      const bytes = place === undefined ? Buffer.from(grown)
        : place.level === 'entries' ? await kernel.journal.entriesTile(place.index, place.width) : await kernel.journal.tile(place.level, place.index, place.width)
      return new Response(new Uint8Array(bytes!))
    }
    const follow = (keys: readonly string[], earlier: readonly string[]) => verifyPublished({ base: 'http://localhost/journal', keys, earlier, fetch: fetched })
    assert.equal((await follow([former!], [])).valid, false)
    assert.equal((await follow([present!, former!], [first])).valid, true)
    assert.equal((await follow([present!, former!], [last])).valid, false, 'a checkpoint of what was lost is not one of this history')
  })
  assert.match((await shanyraq(folder, 'verify', 'journal')).out, /The journal is whole/)
})

test('a database that was set back beside its folder is not signed, until a new history is begun', async () => {
  const folder = join(base, 'set-back')
  assert.equal((await shanyraq(folder, 'restore', early, '--new-history', 'an exercise')).code, 0)
  await opened(folder, acts(2))
  const cluster = join(base, 'cluster-before')
  cpSync(join(folder, 'postgres'), cluster, { recursive: true })
  const signed = await opened(folder, acts(2))
  rmSync(join(folder, 'postgres'), { recursive: true })
  cpSync(cluster, join(folder, 'postgres'), { recursive: true })

  await opened(folder, async (kernel) => {
    assert.match((await kernel.journal.refusal())!.en, /was set back.*shanyraq new-history/)
    await assert.rejects(acts(1)(kernel), /THE JOURNAL IS NOT SIGNED ANY MORE/)
  })
  assert.match((await shanyraq(folder, 'verify', 'journal')).out, /was set back/)
  const begun = await shanyraq(folder, 'new-history', 'the server was set back to a snapshot')
  assert.equal(begun.code, 0, begun.err)
  await opened(folder, async (kernel) => {
    assert.equal(await kernel.journal.refusal(), undefined)
    const grown = await acts(1)(kernel)
    assert.match(grown, /^localhost:\d+\/journal\/3\n/)
    assert.equal(kernel.journal.verifierKeys.length, 3)
    const [entry] = (await kernel.journal.entriesOf('journal')).filter(({ type }) => type === 'journal.new-history')
    assert.deepEqual(entry?.body['lost'], { size: sizeOf(signed), root: signed.split('\n')[2] })
  })
})
