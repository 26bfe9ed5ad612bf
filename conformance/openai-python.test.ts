/** What `/v1` answers, read by openai-python's own models in strict mode: whoever validates with them meets nothing that is missing or of another type. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { model, openTestGateway, secret } from '../src/institutions/language-model/gateway/testing.ts'
import { stubUpstream } from '../src/institutions/language-model/serving/testing.ts'
import { localWorker, templates, tinyGguf } from '../src/institutions/language-model/serving/testing-worker.ts'

const python = join(import.meta.dirname, '.venv/bin/python')

/** How many kinds of answers fit; fails with what the models say of the others. */
async function fitting(url: string): Promise<number | undefined> {
  const { stdout } = await promisify(execFile)(python, [join(import.meta.dirname, 'openai_models.py'), url, secret])
    .catch((error: { readonly stdout?: string; readonly stderr?: string }) => assert.fail(`${error.stdout}${error.stderr}`))
  return stdout.match(/^fits: /gm)?.length
}

test('models, chats, completions, responses, embeddings, streams and refusals are what the strict models of openai-python say', async (t) => {
  const upstream = await stubUpstream()
  t.after(() => upstream.close())
  const gateway = await openTestGateway([upstream.url])
  t.after(() => gateway.close())
  assert.equal(await fitting(gateway.url), 16)
})

test('so are the answers of a model that the portal serves itself', async (t) => {
  const gguf = await tinyGguf({ template: templates.plain })
  t.after(() => gguf[Symbol.asyncDispose]())
  const worker = localWorker(gguf.path)
  t.after(() => worker.stop())
  await worker.ready()
  const gateway = await openTestGateway([{ baseUrl: worker.baseUrl, apiKey: worker.secret, model: 'tiny' }], { served: { ...model, name: 'tiny', contextLength: 512 } })
  t.after(() => gateway.close())
  assert.equal(await fitting(gateway.url), 16)
})
