/** Whoever stops the portal means all of it: one TERM to what they started ends every process within ten seconds, in the middle of work too. */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { seat } from '../src/house.ts'
import { keepFile } from '../src/institutions/language-model/artefacts.ts'
import { cardOf } from '../src/institutions/language-model/tokenizers/card.ts'
import { openTokenizer, openTokenizers } from '../src/institutions/language-model/tokenizers/index.ts'
import { openTraining } from '../src/institutions/language-model/training/index.ts'
import { tinyRecipe } from '../src/institutions/language-model/training/testing.ts'
import { newId, openDatabase, startCluster } from '../src/kernel/database/index.ts'
import { openKernel, transact } from '../src/kernel/index.ts'
import { readSettings } from '../src/kernel/settings.ts'
import { same } from '../src/law/text.ts'
import { openedFolder } from './opened-folder.ts'
import { freePort, root, type Running, start } from './processes.ts'

interface Process { readonly pid: number; readonly parent: number; readonly began: string; readonly words: string }

/** All processes of the machine, as Linux tells of them. */
function processes(): readonly Process[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    try {
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')
      if (fields[0] === 'Z') return [] // it has ended, and nobody has looked yet
      return [{ pid: Number(name), parent: Number(fields[1]), began: fields[19] ?? '', words: readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ') }]
    } catch {
      return [] // it ended meanwhile
    }
  })
}

/** A process with all that it has begun, and all that those have. */
function treeOf(pid: number): readonly Process[] {
  const all = processes()
  const tree = all.filter((one) => one.pid === pid)
  for (const one of tree) tree.push(...all.filter(({ parent }) => parent === one.pid))
  return tree
}

const left = (tree: readonly Process[]): readonly string[] => {
  const now = processes()
  return tree.filter(({ pid, began }) => now.some((one) => one.pid === pid && one.began === began)).map(({ words }) => words)
}

/** Looks again and again, and leaves the processor to whom it looks at in between. */
async function reached<T>(look: () => T | undefined | false): Promise<T> {
  for (;;) {
    const found = look()
    if (found !== undefined && found !== false) return found
    await pause(25)
  }
}

function folder(t: TestContext): string {
  const made = mkdtempSync(join(tmpdir(), 'shanyraq-stop-'))
  t.after(() => rmSync(made, { recursive: true, force: true }))
  return made
}

/** Starts the portal as people do; what a failed test leaves of it is killed. */
async function npmStart(t: TestContext, data: string, env: Readonly<Record<string, string>> = {}): Promise<Running> {
  const npm = start('npm', ['start', '--', '--data', data, '--port', String(await freePort())], { env })
  t.after(() => {
    for (const { pid } of processes().filter(({ words }) => words.includes(data))) process.kill(pid, 'SIGKILL')
  })
  return npm
}

/** Asks it to end in the middle of what `during` names, and looks that nothing is left of it ten seconds later. */
async function endsDuring(npm: Running, during: RegExp): Promise<void> {
  const tree = await reached(() => {
    const now = treeOf(npm.child.pid!)
    return now.some(({ words }) => during.test(words)) ? now : undefined
  })
  for (const expected of [/^npm start/, /src\/main\.ts start/, /postgres -D/]) assert.ok(tree.some(({ words }) => expected.test(words)), `${expected} in\n${tree.map(({ words }) => words).join('\n')}`)
  const asked = performance.now()
  await npm.stop('SIGTERM')
  await reached(() => left(tree).length === 0 || performance.now() - asked > 10_000)
  assert.deepEqual(left(tree), [])
}

/** Puts a training that would take hours into a data folder. */
async function beginTraining(data: string): Promise<void> {
  await openedFolder(data)
  const country = kazakhstan('law')
  const kernel = await openKernel({ settings: readSettings({ SHANYRAQ_DATA: data, SHANYRAQ_PROGRAMME: 'law' }), country })
  try {
    seat(kernel, country)
    const { db, files, lineage, now } = kernel
    const [corpus, tokenizer] = [newId(), newId()]
    const keep = async (name: string, content: Uint8Array | string, subject: string) => {
      const path = join(data, name)
      writeFileSync(path, content)
      const artefact = await keepFile(files, path, { name, by: 'system:test' })
      await transact(db, (tx) => files.attach(tx, artefact.file, subject))
      return artefact
    }
    const sentences = readFileSync(join(root, 'samples/tatoeba-kazakh/sentences.txt'), 'utf8').split('\n').slice(0, 900)
    const packed = (lines: readonly string[]) => gzipSync(lines.map((text, id) => `${JSON.stringify({ id: `${id}`, text, source: 'tatoeba', licence: 'CC-BY-2.0-FR', language: 'kk' })}\n`).join(''))
    await keep('train-00000.jsonl.gz', packed(sentences.slice(0, 800)), `corpus:${corpus}`)
    await keep('validation.jsonl.gz', packed(sentences.slice(800)), `corpus:${corpus}`)
    const json = readFileSync(join(root, 'src/institutions/language-model/tokenizers/testing-bpe.json'), 'utf8')
    const artefact = await keep('tokenizer.json', json, `tokenizer:${tokenizer}`)
    await transact(db, async (tx) => {
      await tx.insertInto('tokenizer').values({
        id: tokenizer, name: 'ready', kind: 'bpe', vocabulary: 800, corpus, corpus_hash: 'a'.repeat(64), state: 'done', job: newId(), created_by: 'system:test', created_at: now(), ended_at: now(),
        seconds: 1, failure: null, hash: artefact.hash, artefact: JSON.stringify(artefact), card: JSON.stringify(cardOf(openTokenizer(json))),
      }).execute()
      await lineage.put(tx, { id: `corpus:${corpus}`, kind: 'corpus', title: same('Үлгі корпус'), path: `/corpora/${corpus}` })
      await lineage.put(tx, { id: `tokenizer:${tokenizer}`, kind: 'tokenizer', title: same('ready') })
    })
    const corpora = { find: async () => ({ id: corpus, title: 'Үлгі корпус', hash: 'a'.repeat(64), withdrawn: false }), ready: async () => [] }
    const ground = { kernel, folder: data, options: { engineer: 'language-model.engineer' } }
    const training = openTraining(ground, { corpora, tokenizers: openTokenizers(ground, corpora), marks: kernel.takenBack })
    const engineer = { person: newId(), name: 'Үлгі Инженер', roles: ['language-model.engineer'] }
    await transact(db, (tx) => training.begin(tx, engineer, tinyRecipe({ corpus, tokenizer }, { budget: '{ steps: 100000 }', evaluate_every: '1000', checkpoint_every: '1000' })))
  } finally {
    await kernel.close()
  }
}

/** Looks into the database that a stopped portal has left. */
async function afterwards<T>(data: string, look: (db: Awaited<ReturnType<typeof openDatabase>>['db']) => Promise<T>): Promise<T> {
  const cluster = await startCluster(join(data, 'postgres'), { dieWithParent: true })
  const database = await openDatabase(cluster.url)
  try {
    return await look(database.db)
  } finally {
    await database.close()
    await cluster.stop()
  }
}

test('TERM to npm start while a dataset is read in ends all of it, and the work goes on at the next start', { timeout: 300_000 }, async (t) => {
  const data = folder(t)
  const npm = await npmStart(t, data)
  await npm.line(/^Shanyraq is open at/)
  await endsDuring(npm, /commons-ingest-child-/)
  assert.doesNotMatch(npm.err(), /Warning/, 'its operator reads no warnings of Node')
  await afterwards(data, async (db) => {
    assert.deepEqual(await db.selectFrom('dataset_version').select('failure').where('failure', 'is not', null).execute(), [], 'nothing has failed')
    assert.ok((await db.selectFrom('job').select('name').where('status', '=', 'waiting').where('name', 'like', 'commons.%').execute()).length > 0, 'it waits')
  })
})

test('TERM to npm start in the middle of a training ends the trainer too', { timeout: 300_000 }, async (t) => {
  const data = folder(t)
  await beginTraining(data)
  const npm = await npmStart(t, data, { SHANYRAQ_PROGRAMME: 'law' })
  await npm.line(/^Shanyraq is open at/)
  await endsDuring(npm, /python.* .*train/)
  await afterwards(data, async (db) => {
    assert.deepEqual(await db.selectFrom('training_run').select(['state', 'failure']).where('state', 'in', ['failed', 'stopped']).execute(), [])
  })
})

test('A service manager that asks every process at once, and then again, loses nothing either', { timeout: 300_000 }, async (t) => {
  const data = folder(t)
  await openedFolder(data)
  const npm = await npmStart(t, data, { SHANYRAQ_PROGRAMME: 'law' })
  await npm.line(/^Shanyraq is open at/)
  const tree = treeOf(npm.child.pid!)
  for (const { pid } of tree) {
    try {
      process.kill(pid, 'SIGTERM')
    } catch {
      // One of them has ended by the word of another.
    }
  }
  await npm.ended()
  await reached(() => left(tree).length === 0)
  assert.match(readFileSync(join(data, 'postgres', 'server.log'), 'utf8'), /database system is shut down\n$/, 'in good order')
})

test('TERM while the packages are being installed ends the installation', { timeout: 60_000 }, async (t) => {
  const bin = folder(t)
  // A copy of the command line without packages, and an npm that installs for ever.
  const copy = folder(t)
  for (const part of ['bin', 'package-lock.json']) cpSync(join(root, part), join(copy, part), { recursive: true })
  writeFileSync(join(bin, 'npm'), `#!/bin/sh\necho installing\nexec "${process.execPath}" -e 'setInterval(() => {}, 1000)' for-ever\n`, { mode: 0o755 })
  const child: ChildProcess = spawn(join(copy, 'bin/shanyraq'), ['start'], { env: { ...process.env, PATH: `${bin}:${process.env['PATH']}` }, stdio: 'ignore' })
  t.after(() => child.kill('SIGKILL'))
  const tree = await reached(() => {
    const now = treeOf(child.pid!)
    return now.some(({ words }) => words.includes('for-ever')) ? now : undefined
  })
  child.kill('SIGTERM')
  await reached(() => left(tree).length === 0)
})
