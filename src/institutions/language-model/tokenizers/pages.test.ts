/** Specifies the pages of tokenizers: how many tokens may be asked for, and what a card says and shows. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { languageModelOptions } from '../../../countries/kazakhstan/language-model/options.ts'
import { openWorld, type World } from '../../../countries/kazakhstan/testing.ts'
import { newId } from '../../../kernel/database/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { listen, type RunningServer } from '../../../portal/server.ts'
import { openBrowser } from '../../../portal/testing-browser.ts'
import { testPortal } from '../../../portal/testing.ts'
import { type LanguageModel, openLanguageModel } from '../index.ts'
import type { Card, Fertility } from './card.ts'
import { tokenizerRoutes } from './index.ts'
import { sayTakenBack } from './messages.ts'

const fertility: Fertility = { words: 16_557, bytes: 236_981, tokens: 50_003 }
const card: Card = { vocabulary: 25_096, text: { kk: '', ru: '', en: '' }, fertility: { kk: fertility, ru: fertility, en: fertility }, roundTrip: { tried: 312, exact: 312 }, samples: [] }

describe('the pages of tokenizers', () => {
  let world: World
  let lm: LanguageModel
  let engineer: Actor
  let browser: Browser
  let server: RunningServer
  const [corpus, fewer, all] = [newId(), newId(), newId()]

  before(async () => {
    world = await openWorld()
    lm = openLanguageModel(world.kernel, languageModelOptions('sample'))
    engineer = await world.officer(lm.options.engineer)
    browser = await openBrowser()
    server = await listen(portal().app, { port: 0 })
    const at = world.kernel.now()
    await world.kernel.db.insertInto('corpus').values({
      id: corpus, title: 'Үлгі', choices: JSON.stringify({ title: 'Үлгі', languages: ['kk'], strict: true, machineTranslation: false, validation: 0.01, sources: [{ dataset: 'x' }] }),
      state: 'ready', actor: JSON.stringify(engineer), manifest: JSON.stringify({ total: { kept: { documents: 900, bytes: 90_000 } } }), hash: 'a'.repeat(64), artefacts: '[]', failure: null, created_at: at, finished_at: at,
    }).execute()
    for (const [id, vocabulary] of [[fewer, 200_000], [all, 25_096]] as const) {
      await world.kernel.db.insertInto('tokenizer').values({
        id, name: 'kazakh-large', kind: 'bpe', vocabulary, corpus, corpus_hash: 'a'.repeat(64), state: 'done', job: newId(), created_by: 'system:test', created_at: at, ended_at: at,
        seconds: 3, failure: null, hash: 'b'.repeat(64), artefact: '{}', card: JSON.stringify(card),
      }).execute()
    }
  })
  after(async () => {
    await browser.close()
    await server.stop(0)
    await world.close()
  })

  const portal = (actor: Actor | null = null) => testPortal({ routes: tokenizerRoutes(lm), session: { actor } })
  const text = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/[\s\u00a0\u202f]+/g, ' ')

  test('one range of tokens stands in the hint, in the refusal and behind both', async () => {
    const form = text(await (await portal(engineer).ask('/ru/tokenizers/new')).text())
    assert.match(form, /1 024 – 262 144; для казахской модели обычно 32 000/)
    for (const vocabulary of ['1023', '262145']) {
      const refused = await portal(engineer).ask('/en/tokenizers/new', { form: { name: 'kazakh', kind: 'bpe', corpus, vocabulary } })
      assert.equal(refused.status, 422)
      assert.match(text(await refused.text()), /must be between 1,024 and 262,144\./)
    }
  })

  test('a card says how many tokens were asked for where there are fewer, and why', async () => {
    const said = async (id: string): Promise<string> => text(await (await portal().ask(`/en/tokenizers/${id}`)).text())
    assert.match(await said(fewer), /25,096 200,000 were asked for\. The text of the corpus gave no more/)
    assert.doesNotMatch(await said(all), /were asked for/)
  })

  test('one that failed says why in the reader’s language, and an engineer lets it be trained again', async () => {
    const id = newId()
    const at = world.kernel.now()
    await world.kernel.db.insertInto('tokenizer').values({
      id, name: 'kazakh-late', kind: 'bpe', vocabulary: 2048, corpus, corpus_hash: 'a'.repeat(64), state: 'failed', job: newId(), created_by: 'system:test', created_at: at, ended_at: at,
      seconds: null, failure: sayTakenBack.en, hash: null, artefact: null, card: null,
    }).execute()
    const forAll = await (await portal().ask(`/ru/tokenizers/${id}`)).text()
    assert.ok(text(forAll).includes(sayTakenBack.ru))
    assert.doesNotMatch(forAll, /\/again/)
    assert.match(await (await portal(engineer).ask(`/kk/tokenizers/${id}`)).text(), /action="\/kk\/tokenizers\/[^"]+\/again"/)
    assert.equal((await portal(engineer).ask(`/ru/tokenizers/${id}/again`, { form: {} })).status, 303)
    assert.equal((await lm.tokenizers.find(id))?.state, 'waiting')
    assert.equal((await portal(engineer).ask(`/ru/tokenizers/${id}/again`, { form: {} })).status, 409)
  })

  test('the table of tokenizers fits a page of 1280 px, in every language', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    for (const locale of ['kk', 'ru', 'en']) {
      await page.goto(`http://127.0.0.1:${server.port}/${locale}/tokenizers/${fewer}`)
      const [shown, whole] = await page.locator('.scroll').first().evaluate(({ clientWidth, scrollWidth }) => [clientWidth, scrollWidth])
      assert.equal(whole, shown, locale)
    }
  })
})
