/** Kills the portal while versions are read in and released: each ends published exactly once, no acknowledged commit is lost, nothing lies about. */
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { downloadFile, uploadFile } from '@huggingface/hub'
import { instantAt } from '../src/law/time.ts'
import { commonsOptions } from '../src/countries/kazakhstan/commons/options.ts'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { openCommons } from '../src/institutions/commons/index.ts'
import { openDatabase, startCluster } from '../src/kernel/database/index.ts'
import { type Kernel, openKernel } from '../src/kernel/index.ts'
import { readSettings } from '../src/kernel/settings.ts'
import type { Orders } from './commons-crash-acts.ts'
import { freePort, program, run, type Running } from './processes.ts'
import { assertWhole } from './whole.ts'

const data = mkdtempSync(join(tmpdir(), 'shanyraq-commons-crash-'))
const place = join(data, 'postgres')
after(async () => {
  if (existsSync(place)) await (await startCluster(place)).stop()
  rmSync(data, { recursive: true, force: true })
})

const repo = { type: 'dataset', name: 'ulgi/mektepter' } as const
const contentOf = (turn: number): string => `мектеп,өңір,оқушылар\n${Array.from({ length: 20_000 }, (_, i) => `№ ${i} мектеп,${i % 2 === 0 ? 'Алматы' : 'Астана'},${turn * 100 + (i % 97)}`).join('\n')}\n`

/** One life of the portal: whether something is sent at its beginning, and where it dies. */
interface Life { readonly sends?: true; readonly dies?: Orders['dies'] }

/** The work on a version is begun three times at most, so that each dies twice at most. */
const lives: readonly Life[] = [
  { sends: true, dies: { after: 'begun', statements: 1 } }, // in the act of the commit itself
  {},
  { sends: true, dies: { after: 'reading', statements: 1 } }, { dies: { after: 'read', statements: 0 } }, {},
  { sends: true, dies: { after: 'read', statements: 3 } }, { dies: { after: 'published', statements: 0 } }, {},
  { sends: true, dies: { after: 'reading', statements: 4 } }, { dies: { after: 'published', statements: 12 } }, {},
]

test('killed while versions are read in and released, the portal publishes each once and keeps every commit that it acknowledged', async () => {
  const port = await freePort()
  const acts = await program('e2e/commons-crash-acts.ts')
  const acknowledged: { readonly commit: string; readonly turn: number }[] = []

  async function open(dies: Orders['dies']): Promise<{ readonly portal: Running; readonly key: string }> {
    const orders: Orders = { data, port, ...(dies && { dies }) }
    const portal = run(acts, [JSON.stringify(orders)])
    const [, key = ''] = await portal.line(/^\{"key":"(.*)"\}$/)
    return { portal, key }
  }

  for (const [turn, { sends, dies }] of lives.entries()) {
    const { portal, key } = await open(dies)
    const hub = { hubUrl: `http://127.0.0.1:${port}`, accessToken: `hf_${key}` }
    if (sends) {
      const answer = await uploadFile({ repo, file: { path: 'mektepter.csv', content: new Blob([contentOf(turn)]) }, commitTitle: `${turn}`, ...hub })
        .catch(() => undefined) // the portal died in the act
      if (answer) acknowledged.push({ commit: answer.commit.oid, turn })
    }
    if (dies) {
      assert.equal(await portal.ended(), 'SIGKILL', `${turn}: ${portal.err()}`)
      continue
    }
    await portal.line(/^\{"ended":"done"\}$/)
    for (const { turn: sent } of acknowledged.slice(-1)) {
      const file = await downloadFile({ repo, path: 'mektepter.csv', ...hub })
      assert.equal(await file?.text(), contentOf(sent))
    }
    assert.equal(await portal.stop('SIGTERM'), 0, portal.err())
    assert.deepEqual(readdirSync(join(data, 'scratch')), [], 'nothing of the work lies about')
  }
  assert.equal(acknowledged.length, 3, 'all but the act in which it died were acknowledged')
  await inspect(async (kernel) => {
    const { datasets, repositories } = openCommons(kernel, commonsOptions)
    const dataset = await datasets.at('ulgi', 'mektepter')
    const versions = await datasets.versions(dataset.id)
    assert.deepEqual(versions.map(({ state }) => state), versions.map(() => 'published'))
    assert.deepEqual(versions.map(({ number }) => number), versions.map((_, at) => versions.length - at), 'numbers without a gap')
    for (const { commit } of acknowledged) {
      assert.equal(versions.filter((version) => version.commit === commit).length, 1, 'an acknowledged commit is one version')
      assert.equal((await repositories.tree(dataset.id, commit)).length, 1)
    }
    assert.equal((await repositories.history(dataset.id, versions[0]!.commit, { limit: 100, offset: 0 })).length, versions.length, 'each commit is one version')
    for (const { id, tables } of versions) {
      const released = await kernel.db.selectFrom('journal_entry').select('id').where('type', '=', 'dataset.version-released').where('subject', '=', `dataset-version:${id}`).execute()
      assert.equal(released.length, 1, 'it was released once')
      const models = await kernel.db.selectFrom('synthetic_model').select('name').where('version', '=', id).execute()
      assert.deepEqual(models.map(({ name }) => name), tables.map(({ name }) => name))
      for (const { file } of tables) assert.ok((await kernel.files.borrow(file.file, async (path) => existsSync(path))), 'its table is there')
    }
    await assertWhole(kernel)
  })
})

/** Looks at the data with a kernel of our own. */
async function inspect(look: (kernel: Kernel) => Promise<void>): Promise<void> {
  const cluster = await startCluster(place)
  const database = await openDatabase(cluster.url, { max: 4 })
  const kernel = await openKernel({ settings: readSettings({ SHANYRAQ_DATA: data }), country: kazakhstan('sample'), now: () => instantAt(Date.now()), database })
  await look(kernel).finally(() => kernel.close()).finally(() => database.close())
}
