/**
 * What `/v1` answers, read by openai-python's own models in strict mode, and by the schemas of OpenAI's published OpenAPI: whoever validates
 * with either meets nothing that is missing or of another type.
 */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { model, openTestGateway, secret } from '../src/institutions/language-model/gateway/testing.ts'
import { stubUpstream } from '../src/institutions/language-model/serving/testing.ts'
import { engineWithTools, judgeByOpenApi } from './openai-openapi.ts'
import { localWorker, templates, tinyGguf } from '../src/institutions/language-model/serving/testing-worker.ts'

const python = join(import.meta.dirname, '.venv/bin/python')

/** How many kinds of answers fit; fails with what the models say of the others. */
async function fitting(url: string): Promise<number | undefined> {
  const { stdout } = await promisify(execFile)(python, [join(import.meta.dirname, 'openai_models.py'), url, secret])
    .catch((error: { readonly stdout?: string; readonly stderr?: string }) => assert.fail(`${error.stdout}${error.stderr}`))
  return stdout.match(/^fits: /gm)?.length
}

/** Every answer fits the published OpenAPI; of a stream every event does, and they come in their order. */
async function fitsOpenApi(url: string): Promise<void> {
  const { judged, faults } = await judgeByOpenApi(url, secret)
  assert.deepEqual(faults, [])
  assert.ok(judged > 40, String(judged))
}

test('models, chats, completions, responses, embeddings, streams and refusals are what the strict models of openai-python say', async (t) => {
  const upstream = await stubUpstream()
  t.after(() => upstream.close())
  const gateway = await openTestGateway([upstream.url])
  t.after(() => gateway.close())
  assert.equal(await fitting(gateway.url), 16)
})

test('answers of an engine that calls tools, tells of its tokens and gives several at once fit the published OpenAPI', async (t) => {
  const engine = await engineWithTools()
  t.after(() => engine[Symbol.asyncDispose]())
  const gateway = await openTestGateway([engine.url])
  t.after(() => gateway.close())
  await fitsOpenApi(gateway.url)
})

test('answers of a model that the portal serves itself fit both', async (t) => {
  const gguf = await tinyGguf({ template: templates.plain })
  t.after(() => gguf[Symbol.asyncDispose]())
  const worker = localWorker(gguf.path)
  t.after(() => worker.stop())
  await worker.ready()
  const gateway = await openTestGateway([{ baseUrl: worker.baseUrl, apiKey: worker.secret, model: 'tiny' }], { served: { ...model, name: 'tiny', contextLength: 512, capabilities: { ...model.capabilities, tools: false } } })
  t.after(() => gateway.close())
  assert.equal(await fitting(gateway.url), 16)
  await fitsOpenApi(gateway.url)
})
