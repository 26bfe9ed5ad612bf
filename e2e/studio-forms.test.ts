/** An author writes a service from nothing in a browser, on a phone in Kazakh: opinions of another body whose silence counts, a call with points, and a payment in two stages, without a line of YAML. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { isSound, openStudioAuthor, type StudioAuthor } from './studio-author.ts'

let author: StudioAuthor
before(async () => { author = await openStudioAuthor() })
after(() => author?.close())

test('a service with opinions, a call and staged payments is written by choosing, and the linter finds no error in it', async () => {
  const { portal } = author
  const page = await author.window(390, 'kk')
  await page.goto(`${portal.url}/kk/studio`)
  await page.locator('main summary', { hasText: 'Нөлден' }).click()
  const form = page.locator('main form', { has: page.locator('select[name="by"]') }).first()
  for (const [locale, title] of Object.entries({ kk: 'Шеберхана грантын беру', ru: 'Грант на мастерскую', en: 'Workshop grant' })) await form.locator(`[name="title.${locale}"]`).fill(title)
  for (const [name, value] of Object.entries({ body: 'akimat', by: 'person', act: 'kz.services.rules' })) await form.locator(`[name="${name}"]`).selectOption(value)
  await form.locator('button').first().click()
  await page.waitForURL(/\/studio\/[0-9a-f-]{36}/)
  const draft = `${portal.url}/kk/studio/${/[0-9a-f-]{36}/.exec(page.url())![0]}`

  async function add(chapter: string, into: string, name?: string, question?: string): Promise<void> {
    await page.goto(draft)
    const section = page.locator(`#chapter-${chapter}`)
    await section.locator('summary').first().click()
    const adding = section.locator('form').filter({ has: page.locator(`option[value="${into}"]`) })
    await adding.locator('[name="into"]').selectOption(into)
    if (question) await adding.locator('[name="question"]').selectOption(question)
    if (name) await adding.locator('[name="called"]').fill(name)
    await adding.getByRole('button', { name: 'Қосу' }).click()
    await page.waitForURL(/done=saved/)
  }
  const at = async (place: string): Promise<void> => { await page.goto(`${draft}/clause?at=${place}`) }
  const written = (name: string) => page.locator(`main [name="m.${name}"]`).first()
  async function choose(answers: Readonly<Record<string, string>>): Promise<void> {
    // What is folded is opened as a person would.
    for (let fold = page.locator('main form details:not([open]) > summary').first(); await fold.isVisible(); fold = page.locator('main form details:not([open]) > summary').first()) await fold.click()
    for (const [name, value] of Object.entries(answers)) await (await written(name).evaluate((one) => one.tagName === 'SELECT') ? written(name).selectOption(value) : written(name).fill(value))
  }
  const show = (): Promise<void> => page.locator('main button[value="choose"]').click()
  async function save(): Promise<void> {
    await page.locator('main button[value="save"]').first().click()
    assert.match(await page.locator('main').innerText(), /Сақталды\./)
    await isSound(page, `clause-${new URL(page.url()).searchParams.get('at')}`)
  }

  await add('form', 'form.application.fields', 'account', 'iban')
  await add('form', 'form.application.fields', 'points', 'integer')
  await add('steps', 'steps opinions', 'opinions')
  for (const part of ['0', '1']) {
    await choose({ [`by.together.parts.${part}.value.by.choose`]: 'body' })
    await show()
    await choose({ [`by.together.parts.${part}.value.by.body`]: 'social' })
    await show()
    await written(`by.together.parts.${part}.value.by.role`).selectOption('social.officer')
  }
  await choose({ 'by.together.parts.0.value.within.count': '10', 'by.together.parts.0.value.within.unit': 'workday', 'by.together.parts.0.value.silence.answer': 'agree' })
  await save()
  await at('steps.opinions')
  const tall = await page.evaluate(() => document.documentElement.scrollHeight)
  assert.ok(tall < 4000, `a step with two opinions is ${tall} px tall on a phone`)
  await at('steps.check.outcomes.propose')
  await choose({ to: 'opinions' })
  await save()
  await at('steps.decision.outcomes.grant')
  assert.deepEqual(await written('after.outcome').locator('option').evaluateAll((all) => all.map((one) => (one as unknown as { value: string }).value).filter((value) => value !== '')), ['propose', 'decline'], 'outcomes of the step that is named')
  await choose({ 'after.step': 'opinions' })
  await show()
  await choose({ 'after.outcome': 'cleared' })
  await save()

  await add('money', 'call')
  await choose({ capacity: 'он' })
  await page.locator('main button[value="save"]').first().click()
  assert.match(await page.locator('main [role="alert"]').innerText(), /Орын саны: Цифрмен сан жазыңыз/)
  await choose({ 'window.from': '2026-04-01T09:00', 'window.until': '2026-04-30T18:00', capacity: '3', 'score.choose': 'fact' })
  await show()
  await choose({ 'score.fact': 'points' })
  await save()
  await add('money', 'obligations', 'plan')
  await add('money', 'obligations', 'report')
  await add('money', 'entitlements', 'grant')
  await written('once').uncheck()
  await choose({ 'amount.choose': '', account: 'account', 'stages.0.title.kk': 'Бастау', 'stages.0.title.ru': 'Начало', 'stages.0.title.en': 'Start', 'stages.0.amount.choose': 'number', 'stages.0.upon': 'plan' })
  await show()
  await choose({ 'stages.0.amount.value': '600 000' })
  await choose({ 'stages.1.title.kk': 'Есептен кейін', 'stages.1.title.ru': 'После отчёта', 'stages.1.title.en': 'After the report', 'stages.1.amount.choose': 'number', 'stages.1.upon': 'report' })
  await show()
  await choose({ 'stages.1.amount.value': '400 000' })
  await save()

  await page.goto(draft)
  await isSound(page, 'studio-forms')
  assert.equal(await page.locator('main .tag.late').count(), 0, await page.locator('main').innerText())
  const { kernel, people } = portal
  const { declaration: { call, entitlements, steps: { opinions } } } = await kernel.studio.read({ person: people.chair.person, name: people.chair.name, roles: ['akimat.author'] }, /[0-9a-f-]{36}/.exec(draft)![0])
  assert.deepEqual([call?.window, call?.score], [{ from: '2026-04-01T09:00', until: '2026-04-30T18:00' }, { term: 'fact', fact: 'points' }])
  assert.deepEqual(Object.values(entitlements ?? {})[0]?.stages?.map(({ amount, upon }) => [amount, upon]), [[{ term: 'number', value: '60000000' }, 'plan'], [{ term: 'number', value: '40000000' }, 'report']])
  const { parts } = (opinions!.by as { readonly together: { readonly parts: Readonly<Record<string, { readonly by: unknown; readonly silence: { readonly answer: string } }>> } }).together
  assert.deepEqual(Object.values(parts).map(({ by, silence }) => [by, silence.answer]), [[{ body: 'social', role: 'social.officer' }, 'agree'], [{ body: 'social', role: 'social.officer' }, 'agree']])
})

test('what people and organisations apply for alike, resting on an act of the body itself, is written from nothing by choosing, with an office, a fee and an entry', async () => {
  const { portal } = author
  const page = await author.window(390, 'ru')
  await page.goto(`${portal.url}/ru/studio`)
  await page.locator('main summary', { hasText: 'С нуля' }).click()
  const form = page.locator('main form', { has: page.locator('select[name="by"]') }).first()
  for (const [locale, title] of Object.entries({ kk: 'Гүлзарды күту', ru: 'Уход за цветником', en: 'Tending a flower bed' })) await form.locator(`[name="title.${locale}"]`).fill(title)
  for (const [name, value] of Object.entries({ body: 'akimat', by: 'personOrCompany', act: 'own' })) await form.locator(`[name="${name}"]`).selectOption(value)
  await form.locator('button').first().click()
  await page.waitForURL(/clause\?at=acts\.akimat-uhodZaTsvetnikom-rules/)
  const id = /[0-9a-f-]{36}/.exec(page.url())![0]
  const draft = `${portal.url}/ru/studio/${id}`
  await page.goto(`${portal.url}/ru/studio`)
  await page.getByText('akimat.uhodZaTsvetnikom').waitFor() // nobody was asked for a Latin name
  await page.goBack()
  const written = (name: string) => page.locator(`main [name="m.${name}"]`).first()
  const unfold = async (): Promise<void> => { for (let fold = page.locator('main form details:not([open]) > summary').first(); await fold.isVisible(); fold = page.locator('main form details:not([open]) > summary').first()) await fold.click() }
  async function save(): Promise<void> {
    await page.locator('main button[value="save"]').first().click()
    assert.match(await page.locator('main').innerText(), /Сохранено\./)
  }
  await unfold()
  for (const [locale, title] of Object.entries({ kk: 'Гүлзар қағидалары', ru: 'Правила о цветниках', en: 'Rules on flower beds' })) for (const member of ['title', 'short']) await written(`${member}.${locale}`).fill(title)
  await written('number').fill('А-5/17')
  await written('date').fill('2026-01-20')
  await written('notPublished').uncheck()
  await written('url').fill('gov.kz/7')
  await page.locator('main button[value="save"]').first().click()
  assert.match(await page.locator('main [role="alert"]').innerText(), /должно быть таким: адрес, например https:/, 'what is expected is said')
  await written('url').fill('https://www.gov.kz/memleket/entities/astana/documents/7')
  await save()
  await isSound(page, 'own-act')

  async function add(chapter: string, into: string, name?: string): Promise<void> {
    await page.goto(draft)
    const section = page.locator(`#chapter-${chapter}`)
    await section.locator('summary').first().click()
    const adding = section.locator('form').filter({ has: page.locator(`option[value="${into}"]`) })
    await adding.locator('[name="into"]').selectOption(into)
    if (name) await adding.locator('[name="called"]').fill(name)
    await adding.getByRole('button', { name: 'Добавить' }).click()
    await page.waitForURL(/done=saved/)
    await isSound(page, `added-${chapter}-${into.replaceAll(/\W+/g, '-')}`)
  }
  await add('names', 'acts', 'second')
  await add('rules', 'scopes', 'city')
  await add('steps', 'steps payment', 'payment')
  await add('steps', 'steps.decision.outcomes.grant.effect')
  const names = page.locator('#chapter-names')
  await page.goto(draft)
  const office = await names.locator('[name="into"] option[value^="offices "]').first().getAttribute('value')
  await add('names', office!)
  const { kernel, people } = portal
  const { declaration } = await kernel.studio.read({ person: people.chair.person, name: people.chair.name, roles: ['akimat.author'] }, id)
  assert.deepEqual([declaration.opens, declaration.acts!.map((one) => one.id), declaration.keep.basis.act.number, Object.keys(declaration.offices).includes(office!.slice('offices '.length))], [{ by: 'personOrCompany', signs: 'anyone' }, ['akimat-uhodZaTsvetnikom-rules', 'akimat-uhodZaTsvetnikom-second'], 'А-5/17', true])
  assert.deepEqual([declaration.steps['payment']?.by !== undefined, declaration.steps['decision']!.outcomes['grant']!.effect?.does, Object.keys(declaration.scopes ?? {})], [true, 'enter', ['city']])
  await page.goto(`${draft}/clause?at=keep`)
  assert.match(await written('basis.act').locator('option:checked').innerText(), /Правила о цветниках/, 'what cites the act cites it as it is written now')
})
