/** Evaluations as work, of a model behind a server of this test. */
import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { languageModelOptions } from '../../../countries/kazakhstan/language-model/options.ts'
import { openWorld, type World } from '../../../countries/kazakhstan/testing.ts'
import { transact } from '../../../kernel/index.ts'
import { openEvaluations } from './evaluations.ts'

/** Each character a token, each as likely as any other; what goes on is nothing. */
function answer({ prompt, echo }: { readonly prompt: string; readonly echo?: boolean }): object {
  const letters = [...prompt]
  return { choices: [echo ? { text: prompt, logprobs: { token_logprobs: letters.map(() => -1), text_offset: letters.map((_, i) => i) } } : { text: '' }] }
}

describe('an evaluation as work', () => {
  let world: World
  let server: Server
  before(async () => {
    world = await openWorld()
    server = createServer((request, response) => {
      let body = ''
      request.on('data', (chunk: Buffer) => { body += chunk.toString() }).on('end', () => response.end(JSON.stringify(answer(JSON.parse(body) as { prompt: string }))))
    })
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  })
  after(async () => {
    server.close()
    await world.close()
  })

  test('tries for memorised text only a model whose context holds the beginning of one and what follows', async () => {
    const { kernel } = world
    const options = languageModelOptions('sample')
    const models = [{ name: 'ulgi-64', context: 64 }, { name: 'ulgi-256', context: 256 }]
    const evaluations = openEvaluations({ kernel, options, folder: kernel.settings.data }, {
      list: async () => models, registered: async () => new Map(), trainingTexts: async () => ['қ'.repeat(400)],
      serve: (_, use) => use({ baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, model: 'ulgi' }),
    })
    const engineer = await world.officer(options.engineer)
    for (const model of models) await transact(kernel.db, (tx) => evaluations.begin(tx, engineer, { model, tasks: ['harmony-kk'], seeds: [1], limit: 10 }))
    await kernel.jobs.settle()
    const ended = new Map((await evaluations.list({ limit: 10 })).map((one) => [one.model, one]))
    assert.deepEqual([...ended.values()].map(({ state, results }) => [state, results.length]), [['done', 1], ['done', 1]])
    assert.equal(ended.get('ulgi-64')?.memorisation, undefined)
    assert.equal(ended.get('ulgi-256')?.memorisation?.tried, 1)
  })
})
