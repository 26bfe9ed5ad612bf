/** An engineer trains a model in a browser: a recipe mended line by line, a tokenizer, a run with its curves, the files for a cluster. */
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { cookieOf } from '../src/countries/kazakhstan/technopark/testing.ts'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { openWorld, type World } from '../src/countries/kazakhstan/testing.ts'
import { openPortal } from '../src/house.ts'
import { keepFile } from '../src/institutions/language-model/artefacts.ts'
import { cardOf } from '../src/institutions/language-model/tokenizers/card.ts'
import { openTokenizer } from '../src/institutions/language-model/tokenizers/index.ts'
import { defaultRecipe } from '../src/institutions/language-model/training/default-recipe.ts'
import { readRecipe } from '../src/institutions/language-model/training/read-recipe.ts'
import { newId, transact } from '../src/kernel/database/index.ts'
import type { Actor } from '../src/kernel/parties/index.ts'
import { same } from '../src/law/text.ts'
import { listen, openLog, type RunningServer } from '../src/portal/index.ts'
import { openBrowser } from './portal.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** Set to a folder to look at the pages with one's own eyes. */
const pictures = process.env['PICTURES']

let world: World
let server: RunningServer | undefined
let browser: Browser | undefined
let engineer: Actor
const faults: string[] = []
const [corpus, tokenizer, run] = [newId(), newId(), newId()]
const recipe = defaultRecipe({ corpus, tokenizer })

before(async () => {
  world = await openWorld({ passwords: true })
  const { kernel } = world
  engineer = await world.officer('language-model.engineer')
  server = await listen(openPortal(kernel, kazakhstan('sample'), openLog({ write: (line) => void (line.includes('"fault"') && faults.push(line)) })), { port: 0 })
  await seedStages()
  browser = await openBrowser()
})

after(async () => {
  await browser?.close()
  await server?.stop(0)
  await world.close()
})

/** A corpus, a tokenizer and a run as their jobs leave them, without the minutes that these take. */
async function seedStages(): Promise<void> {
  const { kernel } = world
  const at = kernel.now()
  const json = readFileSync(new URL('../src/institutions/language-model/tokenizers/testing-bpe.json', import.meta.url), 'utf8')
  const folder = mkdtempSync(join(tmpdir(), 'shanyraq-e2e-'))
  writeFileSync(join(folder, 'tokenizer.json'), json)
  const artefact = await keepFile(kernel.files, join(folder, 'tokenizer.json'), { name: 'tokenizer.json', by: 'system:test' })
  await transact(kernel.db, async (tx) => {
    await tx.insertInto('corpus').values({
      id: corpus, title: 'Қазақ мәтіндері', choices: JSON.stringify({ title: 'Қазақ мәтіндері', languages: ['kk'], strict: true, machineTranslation: false, validation: 0.01, sources: [{ dataset: 'x' }] }),
      state: 'ready', actor: JSON.stringify(engineer), manifest: JSON.stringify({ total: { kept: { documents: 900, bytes: 90_000 } } }), hash: 'a'.repeat(64), artefacts: '[]', failure: null, created_at: at, finished_at: at,
    }).execute()
    await kernel.files.attach(tx, artefact.file, `tokenizer:${tokenizer}`)
    await tx.insertInto('tokenizer').values({
      id: tokenizer, name: 'kazakh-1k', kind: 'bpe', vocabulary: 800, corpus, corpus_hash: 'a'.repeat(64), state: 'done', job: newId(), created_by: 'system:test', created_at: at, ended_at: at,
      seconds: 3, failure: null, hash: artefact.hash, artefact: JSON.stringify(artefact), card: JSON.stringify(cardOf(openTokenizer(json))),
    }).execute()
    await kernel.lineage.put(tx, { id: `corpus:${corpus}`, kind: 'corpus', title: { kk: 'Корпус: Қазақ мәтіндері', ru: 'Корпус: Казахские тексты', en: 'Corpus: Kazakh texts' }, path: `/corpora/${corpus}` })
    await kernel.lineage.put(tx, { id: `tokenizer:${tokenizer}`, kind: 'tokenizer', title: same('Tokenizer: kazakh-1k'), path: `/tokenizers/${tokenizer}` })
    await kernel.lineage.put(tx, { id: `training-run:${run}`, kind: 'training-run', title: same('Training: kazakh-10m'), path: `/training/${run}` })
    await kernel.lineage.link(tx, `tokenizer:${tokenizer}`, `corpus:${corpus}`, 'derives', 'trained on')
    await kernel.lineage.link(tx, `training-run:${run}`, `corpus:${corpus}`, 'derives', 'trained on')
    await kernel.lineage.link(tx, `training-run:${run}`, `tokenizer:${tokenizer}`, 'derives', 'tokenised with')
    await tx.insertInto('training_run').values({
      id: run, name: 'kazakh-10m', source: recipe, recipe: JSON.stringify(readRecipe(recipe).recipe), content_hash: 'b'.repeat(64), parts: JSON.stringify({ trainer: 'c'.repeat(64) }), corpus, tokenizer, base: null,
      state: 'running', job: newId(), created_by: 'system:test', created_at: at, started_at: at, ended_at: null, step: 400n, tokens: 3_276_800n, seconds: 1260, cpu_seconds: 1240,
      figures: JSON.stringify({ parameters: 10_200_000, train_tokens: 3_200_000, tokens_per_step: 8192, processes: 1, device: 'cpu', torch: '2.13.0' }), failure: null, checkpoint: null, artefacts: '[]',
    }).execute()
    await tx.insertInto('training_event').values(Array.from({ length: 400 }, (_, i) => ({
      run, seq: BigInt(i + 1), kind: 'step' as const, step: BigInt(i + 1), at,
      body: JSON.stringify({ step: i + 1, tokens: (i + 1) * 8192, loss: 3.9 + 5 * Math.exp(-i / 60) + Math.sin(i) / 9, lr: 0.003, grad_norm: 1, tokens_per_second: 2600 + (i % 7), elapsed: i * 3 }),
    }))).execute()
    await tx.insertInto('training_event').values([100, 200, 300, 400].flatMap((step, i) => [
      { run, seq: BigInt(1000 + 2 * i), kind: 'eval' as const, step: BigInt(step), at, body: JSON.stringify({ step, name: 'validation', bits_per_byte: 1.05 + 1.4 * Math.exp(-step / 120) }) },
      { run, seq: BigInt(1001 + 2 * i), kind: 'checkpoint' as const, step: BigInt(step), at, body: JSON.stringify({ step, file: `checkpoint-${step}.pt` }) },
    ])).execute()
  })
}

/** A page in a window of its own, signed in or not, with or without scripts. */
async function visit(actor: Actor | undefined, javaScriptEnabled: boolean, act: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser!.newContext({ baseURL: `http://localhost:${server!.port}`, javaScriptEnabled })
  try {
    if (actor) {
      const [name = '', value = ''] = (await cookieOf(world, actor)).split('=')
      await context.addCookies([{ name, value, domain: 'localhost', path: '/' }])
    }
    await act(await context.newPage())
  } finally {
    await context.close()
  }
}

/** Looks at a page in two languages, on a phone and at a desk: no fault of accessibility, nothing wider than the window. */
async function look(page: Page, path: string, name: string): Promise<void> {
  for (const locale of ['kk', 'ru'] as const) {
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: width < 500 ? 844 : 900 })
      const answer = await page.goto(`/${locale}${path}`)
      assert.equal(answer?.status(), 200, `${name} ${locale}`)
      if (pictures) {
        mkdirSync(pictures, { recursive: true })
        await page.screenshot({ path: join(pictures, `${name}-${locale}-${width}.png`), fullPage: true })
      }
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      assert.ok(wide <= 0, `${name} ${locale} ${width}: ${wide} px wider than the window`)
    }
    await page.evaluate(axe)
    const found: unknown = await page.evaluate('axe.run(document, { selectors: false, resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then(r => r.violations.flatMap(v => v.nodes.map(n => v.id + ": " + n.html)))')
    assert.deepEqual(found, [], `${name} ${locale}`)
  }
}

test('the pages of training can be read by everybody, on a phone and at a desk', async () => {
  await visit(engineer, true, async (page) => {
    await look(page, `/tokenizers/${tokenizer}?text=${encodeURIComponent('Қазақстанның астанасы')}`, 'tokenizer')
    await look(page, '/training/new', 'training-new')
    await look(page, `/training/${run}`, 'training')
  })
  assert.deepEqual(faults, [])
})

test('an engineer mends a recipe line by line and begins a run, without a script', async () => {
  await visit(engineer, false, async (page) => {
    await page.goto('/kk/training/new')
    const box = page.getByLabel('Рецепт (YAML)')
    assert.equal((await box.inputValue()).trim(), recipe.trim())
    await box.fill(recipe.replace('layers: 6', 'layrs: 6').replace('lr: 0.003', 'lr: жылдам'))
    await page.getByRole('button', { name: 'Тексеру' }).click()
    const lines = page.locator('.wrong-lines li')
    assert.deepEqual(await lines.locator('.at').allInnerTexts(), ['7', '10', '16'])
    assert.match(await lines.nth(1).innerText(), /layrs: 6[\s\S]*«model» ішінде «layrs» деген атау болмайды/)
    await box.fill(recipe)
    await page.getByRole('button', { name: 'Тексеру' }).click()
    assert.match(await page.getByRole('status').innerText(), /осы машинада/)
    await page.getByRole('button', { name: 'Бастау' }).click()
    await page.waitForURL(/\/kk\/training\/[0-9a-f-]{36}$/)
    await page.getByText('кезекте').waitFor()
    await page.getByRole('button', { name: 'Тоқтату' }).click()
    await page.getByText('тоқтатылған').waitFor()
    await page.getByRole('button', { name: 'Жалғастыру' }).click()
    await page.getByText('кезекте').waitFor()
  })
})

test('a run shows its curves, renews itself while it goes on, and gives its files', async () => {
  await visit(undefined, true, async (page) => {
    await page.goto(`/en/training/${run}`)
    await page.getByRole('img', { name: /Loss on the training text: 8\.\d+ → 3\.\d+ nats a token/ }).waitFor()
    await page.getByRole('img', { name: /Bits per byte .*: 1\.\d+ → 1\.\d+/ }).waitFor()
    assert.equal(await page.getByRole('button', { name: 'Stop' }).count(), 0, 'a stranger stops nothing')
    await page.getByText('are made from the same recipe. The portal does not run them here').waitFor()
    await world.kernel.db.updateTable('training_run').set({ step: 777n }).where('id', '=', run).execute()
    await page.getByText('777').waitFor()
    assert.equal(await page.getByText('Ended', { exact: true }).count(), 0)
    await world.kernel.db.updateTable('training_run').set({ state: 'done', ended_at: world.kernel.now() }).where('id', '=', run).execute()
    await page.getByText('Ended', { exact: true }).waitFor() // beyond the part that moves: the whole page is new
    const script = await page.request.get(`/training/${run}/files/kazakh-10m.sbatch`)
    assert.match(await script.text(), /#SBATCH --gpus-per-node=8/)
    const rows = (await (await page.request.get(`/training/${run}/events.csv`)).text()).trim().split('\r\n')
    assert.equal(rows.length, 1 + 408)
    const events: unknown = await (await page.request.get(`/training/${run}/events.json`)).json()
    assert.ok(Array.isArray(events) && events.length === 408)
    const file = await page.request.get(`/tokenizers/${tokenizer}/tokenizer.json`)
    assert.equal(openTokenizer(await file.text()).vocabulary, 800)
  })
})

test('an engineer changes the recipe of a run that was stopped and goes on with it, without a script', async () => {
  await world.kernel.db.updateTable('training_run').set({ state: 'stopped' }).where('id', '=', run).execute()
  await visit(engineer, true, (page) => look(page, `/training/${run}`, 'training-stopped'))
  await visit(engineer, false, async (page) => {
    await page.goto(`/kk/training/${run}`)
    await page.getByText('Рецептіні ашу').click()
    const box = page.getByLabel('Рецепт (YAML)')
    assert.equal((await box.inputValue()).trim(), recipe.trim())
    await box.fill(recipe.replace('seed: 1', 'seed: 2'))
    await page.getByRole('button', { name: 'Осы рецепт бойынша жалғастыру' }).click()
    assert.match(await page.locator('.wrong-lines li').innerText(), /seed: 2[\s\S]*«seed» мәнін жолай өзгертуге болмайды/)
    if (pictures) await page.screenshot({ path: join(pictures, 'training-refused.png'), fullPage: true })
    await page.getByLabel('Рецепт (YAML)').fill(recipe.replace('hours: 1', 'hours: 2'))
    await page.getByRole('button', { name: 'Осы рецепт бойынша жалғастыру' }).click()
    await page.waitForURL(new RegExp(`/kk/training/${run}$`))
    await page.getByText('кезекте').waitFor()
    await page.getByText('hours: 2').waitFor()
  })
  assert.deepEqual(faults, [])
})
