import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { html, page, route } from '../../portal/index.ts'
import { testPortal } from '../../portal/testing.ts'
import { corporaElsewhere, madeElsewhere, runsElsewhere, tokenizersElsewhere } from './made-elsewhere.ts'
import { type Model, provenance } from './models/model.ts'

const shipped = provenance.parse(JSON.parse(readFileSync(new URL('../../../samples/language-model/model.json', import.meta.url), 'utf8')).provenance)
const model = (name: string, made: Model['provenance']) => ({ name, provenance: made })

test('beside a model that was trained elsewhere stand its corpus, its tokenizer and its training, and why there is no curve', async () => {
  const all = await madeElsewhere({ list: async () => ({ models: [
    model('shipped', shipped), model('own', { ...shipped, run: { ...shipped.run, path: '/training/1' } }), model('said', { kind: 'base', languages: ['kk'], data: { datasets: [] }, stated: { by: 'A', on: '2026-01-01' } }),
  ] }) })
  assert.deepEqual(all.map(({ name }) => name), ['shipped'])
  const { ask } = testPortal({ routes: [route({
    method: 'GET', path: '/elsewhere', kind: 'page', permission: 'everyone', title: { kk: 'a', ru: 'a', en: 'a' },
    handle: (visit) => page({ visit, title: { kk: 'a', ru: 'a', en: 'a' }, body: html`${corporaElsewhere(visit, all)}${runsElsewhere(visit, all)}${tokenizersElsewhere(visit, all)}` }),
  })] })
  const text = await (await ask('/en/elsewhere')).text()
  for (const said of [
    /href="\/en\/models\/shipped#data"/, /shanyraq-kk-open-2026-11/, /70,570/, /href="\/en\/models\/shipped#training"/, /4,907,008/, /0\.901/, /there is no curve/,
    /href="\/en\/models\/shipped#tokenizer"/, /8,192/,
  ]) assert.match(text, said)
})

test('where no released model was trained elsewhere the pages say nothing of it', async () => {
  const none = await madeElsewhere({ list: async () => ({ models: [] }) })
  const visit = {} as Parameters<typeof runsElsewhere>[0]
  assert.deepEqual([corporaElsewhere(visit, none), runsElsewhere(visit, none), tokenizersElsewhere(visit, none)], [undefined, undefined, undefined])
})
