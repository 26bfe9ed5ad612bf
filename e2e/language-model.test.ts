/** The language model as people meet it: the first page, the shipped model in the playground, questions to the programme, the leaderboard. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import type { Browser } from 'playwright-core'
import { languageModelOptions } from '../src/countries/kazakhstan/language-model/options.ts'
import { publishSampleModel } from '../src/countries/kazakhstan/language-model/publish-sample-model.ts'
import { type LanguageModel, openLanguageModel } from '../src/institutions/language-model/index.ts'
import { signUndertaking } from '../src/institutions/language-model/keys/testing.ts'
import { transact } from '../src/kernel/index.ts'
import { openBrowser, openWholePortal, signAs, type WholePortal } from './portal.ts'
import { fill, main, openStory, press, type Story } from './story.ts'

let portal: WholePortal
let lm: LanguageModel
let browser: Browser
let desk: Story
let phone: Story
let plainPhone: Story
let plainDesk: Story

before(async () => {
  portal = await openWholePortal()
  const { kernel, people: { head, officer, applicant } } = portal
  lm = openLanguageModel(kernel, languageModelOptions('sample'))
  for (const [{ person }, role] of [[officer, 'language-model.engineer'], [head, 'language-model.head']] as const) {
    await transact(kernel.db, (tx) => kernel.parties.grantRole(tx, { system: 'seed' }, { person, role }))
  }
  await kernel.jobs.start()
  await publishSampleModel(kernel, { engineer: await portal.actor(officer, 'office'), head: await portal.actor(head, 'office') }, (actor, document) => signAs(portal, actor, document))
  const founder = await portal.actor(applicant, 'company')
  const { undertakings } = lm.keys
  await signUndertaking(undertakings, founder, (actor, document) => signAs(portal, actor, document))
  browser = await openBrowser()
  desk = openStory(browser, portal, { locale: 'ru', width: 1280, script: true })
  phone = openStory(browser, portal, { locale: 'kk', width: 390, script: true })
  plainPhone = openStory(browser, portal, { locale: 'kk', width: 390, script: false })
  plainDesk = openStory(browser, portal, { locale: 'ru', width: 1280, script: false })
})
after(async () => {
  await desk?.close()
  await phone?.close()
  await plainPhone?.close()
  await plainDesk?.close()
  await browser?.close()
  await portal?.close()
  assert.deepEqual(portal?.faults ?? [], [])
})

test('a visitor finds the shipped model, its card and how it was judged', async () => {
  for (const story of [desk, phone]) {
    const page = await story.visitor()
    await page.goto(`/${story.locale}/language-model`)
    await story.look(page, 'landing')
    await page.locator('main tbody th a').first().click()
    assert.match(page.url(), /\/models\/shanyraq-kk-10m-2$/)
    await story.look(page, 'card')
    await page.goto(`/${story.locale}/leaderboard`)
    await story.look(page, 'leaderboard')
    await page.locator('main tbody td a').first().click()
    assert.match(page.url(), /\/evaluations\//)
    await story.look(page, 'evaluation')
  }
})

test('a visitor tries the model at once: from the first page, by an example and by a text of their own, and checks who wrote the answer', async () => {
  for (const story of [plainPhone, plainDesk]) {
    const page = await story.visitor()
    await page.goto(`/${story.locale}`)
    await page.locator(`main a[href="/${story.locale}/try"]`).click()
    await story.look(page, 'try-all')
    await page.locator('main form[action$="/language-model/try"] button[name=example]').first().click()
    assert.match(await page.locator('h1').innerText(), /ештеңені білмейді|ничего не знает/, 'what it cannot do is said first')
    await page.goto(`/${story.locale}/try`)
    await page.locator('main h2 a[href$="/language-model/try"]').click()
    await story.look(page, 'try')
    await page.locator('main button:not([name=example])').first().click()
    assert.match(await main(page), /Мәтін енгізіңіз немесе мысалды таңдаңыз|Введите текст или выберите пример/)
    for (const at of [0, 1, 2]) {
      const example = page.locator('main button[name=example]').nth(at)
      const begins = await example.innerText()
      await example.click()
      const written = await page.locator('#written + p').innerText()
      assert.ok(written.startsWith(begins) && /\p{Script=Cyrillic}{3}/u.test(written.slice(begins.length)), written)
    }
    assert.match(await main(page), /Жасанды интеллект жасаған мәтін|Текст создан искусственным интеллектом/)
    await story.look(page, 'try-answer')
    await page.locator('main a[href*="/verify-text?receipt="]').click()
    assert.match(await main(page), /shanyraq-kk-10m-2/)
  }
})

test('a founder makes a test key and runs the first call as the page has it: the page turns green, and nothing is owed', async () => {
  const { people: { applicant }, company } = portal
  const page = await phone.as(applicant, { company: company.name })
  await page.goto('/kk/keys/test')
  await phone.look(page, 'make-test-key')
  await fill(page, { name: 'Байқау', purpose: 'product' })
  await page.locator('main form .actions button').first().click()
  const secret = /sk-kz-test-[\w-]{43}/.exec(await page.content())?.[0] ?? assert.fail('no secret is shown')
  await page.locator('[data-state=waiting]').waitFor({ state: 'visible' })
  assert.equal(await page.locator('main .copyable button').count(), await page.locator('main .copyable').count(), 'each value has its button')
  await phone.look(page, 'first-call')
  const { ring } = lm.keys
  while (ring.bySecret(secret) === undefined) await new Promise<void>((changed) => { const stop = ring.onChange(() => { stop(); changed() }) })
  const code = await page.locator('main .copyable code').last().textContent()
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', code!], { env: { SHANYRAQ_KEY: secret } })
  assert.match(stdout, /"choices"/)
  await lm.budgets.flush()
  await page.locator('[data-state=answered]').waitFor({ state: 'visible' })
  assert.ok(await page.locator('[data-state=waiting]').isHidden())
  await phone.look(page, 'first-call-came')
  await page.goto('/kk/usage')
  assert.match(await main(page), /Байқау\s+сынақ/)
  assert.equal((await lm.usage.thisMonth(company)).bill.list, 0n)
  await phone.look(page, 'usage-of-tests')
})

test('a founder tries the model, sees its words come, what they cost, and the code of the call', async () => {
  const { people: { applicant }, company } = portal
  const page = await phone.as(applicant, { company: company.name })
  await page.goto('/kk/playground')
  await phone.look(page, 'playground-door')
  await press(page)
  await page.locator('[data-playground]').waitFor({ state: 'visible' })
  await page.locator('[name=prompt]').fill('Қазақстан Республикасының Үкіметі')
  await page.locator('[data-send]').click()
  await page.locator('[data-figure=tokens]:not(:text("–"))').waitFor()
  assert.match(await page.locator('[data-log] .said').first().innerText(), /\p{Script=Cyrillic}{3}/u)
  assert.match(await page.locator('[data-figure=tokens]').innerText(), /^\d+ \+ \d+$/)
  assert.match(await page.locator('[data-figure=price]').innerText(), /^0,\d+\s₸$/)
  assert.match((await page.locator('[data-code=curl]').textContent())!, /\/v1\/completions[^]*shanyraq-kk-10m-2/)
  await phone.look(page, 'playground')
  const first = await page.locator('[name=key]').inputValue()
  await page.goto('/kk/playground')
  const opened = page.waitForResponse((one) => one.request().method() === 'POST')
  await press(page)
  assert.match((await opened).headers()['cache-control']!, /no-store/)
  const second = await page.locator('[name=key]').inputValue()
  assert.match(second, /^sk-kz-/)
  assert.notEqual(second, first)
})

test('without a script a founder sends the same form, and the answer stands on the same page with its tokens and price', async () => {
  const { people: { applicant }, company } = portal
  for (const story of [plainPhone, plainDesk]) {
    const page = await story.as(applicant, { company: company.name })
    await page.goto(`/${story.locale}/playground`)
    await press(page)
    await story.look(page, 'plain-playground')
    await page.locator('[name=prompt]').fill('')
    await page.locator('[data-send]').click()
    assert.match(await main(page), /Мәтін енгізіңіз|Введите текст/)
    await page.locator('[name=prompt]').fill('Қазақстан Республикасының Үкіметі')
    await page.locator('main summary').first().click()
    await page.locator('[name=temperature]').fill('0') // at any other the model may say what has no words
    await page.locator('[data-send]').click()
    assert.match(await page.locator('[data-log] .said').innerText(), /^Қазақстан Республикасының Үкіметі.*\p{Script=Cyrillic}{3}/su)
    assert.match(await page.locator('[data-figure=tokens]').innerText(), /^\d+ \+ \d+$/)
    assert.match(await page.locator('[data-figure=price]').innerText(), /₸/)
    assert.equal(await page.locator('[name=prompt]').inputValue(), 'Қазақстан Республикасының Үкіметі')
    await story.look(page, 'plain-answer')
    await page.locator('#mode-chat').check()
    await page.locator('[data-send]').click()
    assert.equal(await page.locator('[data-log] section').count(), 2, 'the question and the answer, or why there is none')
    await page.locator('main summary').first().click()
    await page.locator('[name=max_tokens]').fill('көп')
    await page.locator('[data-send]').click()
    assert.match(await page.locator('[role=alert]').innerText(), /max_tokens/, 'the API says what is wrong')
    assert.equal(await page.locator('[name=max_tokens]').inputValue(), 'көп')
    assert.ok(await page.locator('[name=max_tokens]').isVisible(), 'what is wrong is in sight')
    await story.look(page, 'plain-refused')
  }
})

test('anybody sees what each stage took and cost, on one page and on the page of each work', async () => {
  const [evaluation] = await lm.evaluations.list({ limit: 1 })
  const took = { day: '2026-02-02', clock_seconds: 4000, accelerator_seconds: 0, joules: null } as const
  await portal.kernel.db.insertInto('stage_use').values([
    { ...took, subject: `evaluation:${evaluation!.id}`, stage: 'evaluation', processor_seconds: 1830.4 }, { ...took, subject: 'corpus:1', stage: 'corpus', processor_seconds: 61.2, joules: 812_000 },
    { ...took, subject: 'training-run:1', stage: 'training', processor_seconds: 7300, accelerator_seconds: 90_000 }, { ...took, subject: 'tokenizer:1', stage: 'tokenizer', processor_seconds: 12.4 },
    { ...took, subject: 'model:1', stage: 'conversion', processor_seconds: null },
  ]).execute()
  const office = await desk.as(portal.people.head, 'office')
  await office.goto('/ru/language-model/costs')
  assert.match(await main(office), /Обучение модели[^]*25 ч[^]*30\s040,56\s₸[^]*Последние работы/)
  await desk.look(office, 'costs')
  for (const story of [desk, phone]) {
    const page = await story.visitor()
    await page.goto(`/${story.locale}/language-model/costs`)
    await story.look(page, 'costs')
    await page.goto(`/${story.locale}/evaluations/${evaluation!.id}`)
    assert.match(await main(page), /30 мин 30 с[^]*10,17\s₸/)
    await story.look(page, 'evaluation-cost')
  }
})

test('a visitor asks the programme and gets an answer with its sources, or none', async () => {
  for (const [story, example, source] of [[desk, 'Как обжаловать отказ?', /Ответ\s+Участие в технопарке: обжалование решения[^]*3 месяцев/], [phone, 'Технопарк қатысушысының міндеттері қандай?', /Жауап\s+.*кейінгі міндеттер[^]*кемінде 90\s%/]] as const) {
    const page = await story.visitor()
    await page.goto(`/${story.locale}/ask`)
    await story.look(page, 'ask')
    await fill(page, { q: example })
    await page.locator('main form button').first().click()
    assert.match(await main(page), source)
    await story.look(page, 'answer')
    await page.locator('main section a').first().click()
    assert.match(page.url(), /\/services\/technopark\.residency#(appeal|duties)$/)
    await page.goto(`/${story.locale}/ask?q=${encodeURIComponent('Как приготовить плов с курицей?')}`)
    assert.match(await main(page), /Не найдено|Табылмады/)
  }
})
