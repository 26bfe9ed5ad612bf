import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { seat } from '../../../house.ts'
import { signReceipt } from '../../../institutions/language-model/evaluation/receipt.ts'
import { enoughResults } from '../../../institutions/language-model/evaluation/testing-results.ts'
import { openLanguageModel } from '../../../institutions/language-model/index.ts'
import { modelHash } from '../../../institutions/language-model/models/model.ts'
import { someDescription, someProvenance } from '../../../institutions/language-model/models/testing-registry.ts'
import { tinyModel } from '../../../institutions/language-model/models/testing.ts'
import { folderToGguf } from '../../../institutions/language-model/models/to-gguf.ts'
import { Failure } from '../../../law/failure.ts'
import { kazakhstan } from '../index.ts'
import { openWorld, type World } from '../testing.ts'
import { languageModelOptions } from './options.ts'
import { publishSampleModel } from './publish-sample-model.ts'

let world: World
let folder: string

before(async () => {
  world = await openWorld()
  seat(world.kernel, kazakhstan('sample'))
  await world.kernel.jobs.start()
  ;({ folder } = await tinyModel())
  const about = { name: 'ulgi-shipped', licence: 'Apache-2.0', languages: ['kk'], organisation: 'Үлгі', source: 'https://ulgi.example', description: 'Sample' }
  await folderToGguf(folder, join(folder, 'ulgi-shipped-Q8_0.gguf'), { type: 'Q8_0', about })
})

after(async () => {
  await world.close()
  await rm(folder, { recursive: true })
})

/** The folder as it ships, with a receipt of a model of this hash. */
async function ship(model: string, name = 'ulgi-shipped'): Promise<void> {
  const { statements } = world.kernel
  const receipt = signReceipt(statements, {
    kind: 'evaluation', evaluation: '01990000-0000-7000-8000-00000000000a', model: { name, hash: model }, seeds: [1], limit: 997,
    results: enoughResults(), software: { node: '26' }, at: '2026-01-31T05:00:00.000Z',
  })
  await writeFile(join(folder, 'model.json'), JSON.stringify({ name, version: model, description: someDescription, provenance: someProvenance, receipts: [receipt], key: statements.key }))
}

async function hashOfFolder(): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name !== 'model.json')
  return modelHash(await Promise.all(names.map(async (name) => {
    const content = await readFile(join(folder, name))
    return { name, hash: hash('sha256', content), size: content.length }
  })))
}

const people = async () => ({ engineer: await world.officer('language-model.engineer'), head: await world.officer('language-model.head') })

test('the shipped model is released on its own receipt, once', async () => {
  await ship(await hashOfFolder())
  const who = await people()
  await publishSampleModel(world.kernel, who, world.sign, folder)
  await publishSampleModel(world.kernel, who, world.sign, folder)
  const { models, evaluations } = openLanguageModel(world.kernel, languageModelOptions('sample'))
  const model = await models.find('ulgi-shipped')
  assert.equal(model.state, 'released')
  assert.deepEqual([model.made?.hash, model.release?.receipts], [await hashOfFolder(), ['01990000-0000-7000-8000-00000000000a']])
  assert.equal((await evaluations.find('01990000-0000-7000-8000-00000000000a')).state, 'done')
  assert.deepEqual((await world.kernel.lineage.made(`corpus:${someProvenance.corpus.id}`)).map(({ kind }) => kind), ['training-run', 'model', 'evaluation'])
})

test('a folder whose files are not those that were judged is not released', async () => {
  await ship(await hashOfFolder(), 'ulgi-other')
  await writeFile(join(folder, 'generation_config.json'), '{"temperature": 2}')
  await assert.rejects(publishSampleModel(world.kernel, await people(), world.sign, folder), (error) => error instanceof Failure && /exactly these files/.test(error.message))
})

test('without a shipped model there is nothing to do', async () => {
  const empty = await mkdtemp(join(tmpdir(), 'shanyraq-empty-'))
  await publishSampleModel(world.kernel, await people(), world.sign, empty)
  await rm(empty, { recursive: true })
})
