/** An officer's day at the workbench: return for correction, a vote with a recusal, the minutes, the signature. */
import { identifierOf } from '../src/law/conventions.ts'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { goodAnswers } from '../src/countries/kazakhstan/testing.ts'
import { transact } from '../src/kernel/index.ts'
import { openBrowser, openWholePortal, numberOf, password, pin, type Somebody, type WholePortal, windowOf } from './portal.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** Set to a folder to look at the pages with one's own eyes. */
const pictures = process.env['PICTURES']

let portal: WholePortal
let browser: Browser
before(async () => {
  portal = await openWholePortal()
  browser = await openBrowser()
})
after(async () => {
  await browser.close()
  await portal.close()
  assert.deepEqual(portal.faults, [])
})

const plan = '%PDF-1.4\n%âãÏÓ\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'

/** Files an application of the company, and answers with the id of its case. */
async function file(changes: Readonly<Record<string, string>> = {}, { withPlan = true } = {}): Promise<string> {
  const { kernel, people, company } = portal
  const actor = await actorOf(people.applicant, 'company')
  const draft = await kernel.cases.begin(actor, { procedure: 'technopark.residency' })
  const stored = withPlan ? await upload() : undefined
  const answers = goodAnswers({ ...(stored && { businessPlan: stored }), ...changes })
  for (const page of (await kernel.cases.draft(actor, draft)).procedure.form) await kernel.cases.savePage(actor, draft, page, answers)
  const document = kernel.cases.draftDocument(await kernel.cases.draft(actor, draft))
  const [known] = await kernel.signatures.local.certificates(actor.person)
  const iin = await numberOf(kernel, actor.person)
  const certificate = known ?? await transact(kernel.db, (tx) => kernel.signatures.local.enrol(tx, {
    person: actor.person, name: actor.name, identifier: identifierOf('person', iin), pin, role: 'head', organisation: company,
  }))
  return kernel.cases.file(actor, { draft, signature: { provider: 'local', cms: await kernel.signatures.local.sign(actor.person, certificate.id, pin, document) } })
}

async function upload(): Promise<string> {
  const { kernel, people } = portal
  const { id } = await kernel.files.receive((async function* () { yield new TextEncoder().encode(plan) })(), {
    name: 'jospar.pdf', limitBytes: 1_000_000, accept: ['application/pdf'], by: `person:${people.applicant.person} for organisation:${portal.company.id}`,
  })
  return id
}

const sessions = new Map<string, Somebody>()

/** Somebody signed in anew whenever the clock was turned, for sessions end. */
async function here(who: Somebody): Promise<Somebody> {
  const key = `${who.person} ${portal.now()}`
  const known = sessions.get(key)
  if (known) return known
  const { secret } = await portal.kernel.parties.signInByPassword({ email: who.email, password }, { device: 'test', address: '127.0.0.9' })
  const signedIn = { ...who, session: secret }
  sessions.set(key, signedIn)
  return signedIn
}

const actorOf = async (who: Somebody, hat: 'company' | 'office') => portal.actor(await here(who), hat)

/** Looks through somebody's window in office. */
async function at(who: Somebody, act: (page: Page) => Promise<void>, { script = true, width = 1280, locale = 'ru' }: { script?: boolean; width?: number; locale?: 'kk' | 'ru' | 'en' } = {}): Promise<void> {
  const { context, page } = await windowOf(browser, portal, { who: await here(who), hat: 'office', script, width, locale })
  try {
    await act(page)
  } finally {
    await context.close()
  }
}

async function faults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  const found: unknown = await page.evaluate('axe.run(document, { selectors: false, resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then(r => r.violations.flatMap(v => v.nodes.map(n => v.id + ": " + n.html + " " + (n.any[0]?.message ?? v.help))))')
  assert.ok(Array.isArray(found))
  return found.map(String)
}

/** The page is free of faults, and its picture is taken when somebody wants to look. */
async function look(page: Page, name: string): Promise<void> {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })
  assert.deepEqual(await faults(page), [], name)
}

const vote = (outcome: string, reasons: string) => async (page: Page): Promise<void> => {
  await page.locator('#act').getByLabel(outcome, { exact: true }).check()
  await page.getByLabel('Обоснование').fill(reasons)
  await page.getByRole('button', { name: 'Проголосовать' }).click()
  await page.getByText('Ваш голос учтён.').waitFor()
}

test('an application goes its whole way at the desk, without a script', async () => {
  const { people, kernel } = portal
  const id = await file({}, { withPlan: false })
  const path = `/ru/desk/cases/${id}`
  portal.at('2026-02-03T05:00:00.000Z')

  await at(people.officer, async (page) => {
    await page.goto('/ru/desk')
    await page.getByRole('link', { name: '2026-000001' }).click()
    await page.getByText('Не приложен бизнес-план проекта.').first().waitFor()
    assert.equal(await page.getByLabel('Передать комиссии').count(), 0, 'not offered while the check fails')
    assert.match(await page.locator('.closed-ways').innerText(), /Передать комиссии.*только когда проверка пройдена/)
    await page.getByRole('button', { name: 'Взять себе' }).click()
    await page.getByText('Исполнитель назначен.').waitFor()
    await page.getByLabel('Вернуть на доработку').check()
    await page.getByRole('button', { name: 'Завершить этап' }).click()
    assert.match(await page.title(), /^Ошибка: /)
    assert.ok(await page.getByLabel('Вернуть на доработку').isChecked(), 'what was chosen is kept')
    await page.locator('#f-innovative').check()
    await page.getByLabel('Обоснование оценки').fill('Проект предлагает новое решение.')
    await page.locator('#f-act-reasons').fill('Приложите бизнес-план.')
    await page.getByRole('button', { name: 'Завершить этап' }).click()
    await page.getByRole('heading', { name: 'Что нужно исправить' }).waitFor()
    assert.equal(await page.locator('#f-act-reasons').inputValue(), 'Приложите бизнес-план.', 'what was written goes along')
    await page.getByRole('button', { name: 'Вернуть заявление на доработку' }).click()
    await page.getByText('Этап завершён.').waitFor()
    await page.getByText('Ожидается ответ заявителя.').waitFor()
    await page.getByText('течение срока приостановлено').waitFor()
  }, { script: false })

  const applicant = await actorOf(people.applicant, 'company')
  portal.at('2026-02-05T05:00:00.000Z')
  await kernel.cases.perform(applicant, { case: id, key: 'again', doing: { type: 'complete', outcome: 'resubmit', corrections: goodAnswers({ businessPlan: await upload() }) } })

  await at(people.officer, async (page) => {
    await page.goto(path)
    await page.locator('#f-innovative').check()
    await page.getByLabel('Обоснование оценки').fill('Проект предлагает новое решение.')
    await page.getByLabel('Передать комиссии').check()
    await page.getByRole('button', { name: 'Завершить этап' }).click()
    await page.getByText('У кого сейчас дело: Член комиссии.').waitFor()
  }, { script: false })

  await at(people.members[0], async (page) => {
    await page.goto('/ru/desk/commission')
    await page.getByRole('link', { name: '2026-000001' }).click()
    await vote('Зарегистрировать', 'Условия выполнены.')(page)
  }, { script: false })
  await at(people.members[1], async (page) => {
    await page.goto(path)
    await page.locator('summary', { hasText: 'Заявить самоотвод' }).click()
    await page.getByLabel('Причина самоотвода').fill('Знаком с основателем.')
    await page.getByRole('button', { name: 'Заявить самоотвод' }).click()
    await page.getByText('Самоотвод записан.').waitFor()
    await page.getByText('Вы заявили самоотвод по этому делу и поэтому не голосуете.').waitFor()
  }, { script: false })
  await at(people.members[2], async (page) => { await page.goto(path); await vote('Зарегистрировать', 'Согласен.')(page) }, { script: false })
  await at(people.chair, async (page) => {
    await page.goto(path)
    await page.getByText('Нет кворума').waitFor()
    assert.equal(await page.getByRole('button', { name: 'Подвести итог голосования' }).count(), 0)
    await vote('Зарегистрировать', 'Согласен.')(page)
    await page.getByLabel('Ход заседания').fill('Заслушали специалиста.\nВопросов не было.')
    await page.getByRole('button', { name: 'Подвести итог голосования' }).click()
    await page.getByText('Итог голосования подведён.').waitFor()
    await page.getByRole('link', { name: 'Протокол заседания' }).click()
    await page.getByText('Вопросов не было.').waitFor()
    await page.getByText('Самоотвод').waitFor()
  }, { script: false })

  await at(people.head, async (page) => {
    await page.goto(path)
    await page.getByLabel('Подписать решение о регистрации').check()
    await page.getByRole('button', { name: 'Посмотреть решение и подписать' }).click()
    await page.getByText('Компания зарегистрирована в качестве участника «Astana Hub».').waitFor()
    await page.getByLabel('Пароль учётной записи').fill(password)
    await page.getByLabel('Новый PIN-код').fill(pin)
    await page.getByLabel('Повторите PIN-код').fill(pin)
    await page.getByRole('button', { name: 'Получить сертификат, подписать и отправить' }).click()
    await page.getByText('Подписано.').waitFor()
    await page.getByRole('heading', { name: 'Дело завершено' }).waitFor()
  }, { script: false })
  const { state } = await kernel.cases.view(applicant, id)
  assert.equal(state.decisions[0]?.kind, 'grant')
})

test('whoever took part earlier cannot sign, and the page says why', async () => {
  const { people, kernel } = portal
  await transact(kernel.db, (tx) => kernel.parties.grantRole(tx, { system: 'test' }, { person: people.officer.person, role: 'technopark.head' }))
  const id = await file({ priorityShare: '60' })
  const officer = await actorOf(people.officer, 'office')
  await kernel.cases.perform(officer, { case: id, key: `accept-${id}`, doing: { type: 'complete', outcome: 'accept', findings: { innovative: 'true', assessment: 'Жаңа шешім.' } } })
  for (const [place, member] of [...people.members].entries()) {
    await kernel.cases.perform(await actorOf(member, 'office'), { case: id, key: `vote-${id}-${place}`, doing: { type: 'vote', vote: 'refuse', reasons: 'Үлес жеткіліксіз.' } })
  }
  await kernel.cases.perform(await actorOf(people.chair, 'office'), { case: id, key: `conclude-${id}`, doing: { type: 'conclude', minutes: 'Хаттама.' } })
  const applicant = await actorOf(people.applicant, 'company')
  await kernel.cases.perform(applicant, { case: id, key: `silent-${id}`, doing: { type: 'complete', outcome: 'silent' } })

  await at(people.officer, async (page) => {
    await page.goto(`/ru/desk/cases/${id}`)
    await page.getByText('Вы участвовали в этапе «Проверка заявления». Этот этап должно выполнить другое лицо.').waitFor()
    assert.equal(await page.getByRole('button', { name: 'Посмотреть решение и подписать' }).count(), 0)
    await look(page, 'refusal-ru-1280')
  })
  await at(people.head, async (page) => {
    await page.goto(`/ru/desk/cases/${id}`)
    await page.getByLabel('Подписать решение об отказе').check()
    await page.locator('#f-act-reasons').fill('Доля приоритетной деятельности ниже 90 %.')
    await page.getByRole('button', { name: 'Посмотреть решение и подписать' }).click()
    await page.getByText('Доходы от приоритетных видов деятельности должны составлять не менее 90 %').first().waitFor()
    await page.getByText('Обжалование').waitFor()
    const { href, search } = new URL(page.url())
    assert.match(search, /^\?act=[0-9a-f-]{36}$/, 'findings and reasons do not travel in the address')
    await at(people.officer, async (other) => assert.equal((await other.goto(href))?.status(), 404, 'nor are they there for another officer'))
    await look(page, 'sign-ru-1280')
    await page.getByLabel('PIN-код').fill('000111')
    await page.getByRole('button', { name: 'Подписать и отправить' }).click()
    assert.match(await page.title(), /^Ошибка: /)
    await page.getByText('Доля приоритетной деятельности ниже 90 %.').waitFor()
    await page.getByLabel('PIN-код').fill(pin)
    await page.getByRole('button', { name: 'Подписать и отправить' }).click()
    await page.getByText('Подписано.').waitFor()
  })
  await transact(kernel.db, (tx) => kernel.parties.revokeRole(tx, { system: 'test' }, { person: people.officer.person, role: 'technopark.head' }))
})

test('a page that the case has moved past does nothing and loses nothing', async () => {
  const { people, kernel } = portal
  const id = await file()
  await at(people.officer, async (page) => {
    await page.goto(`/ru/desk/cases/${id}`)
    await page.locator('#f-innovative').check()
    await page.getByLabel('Обоснование оценки').fill('Новое решение.')
    await page.getByLabel('Вернуть на доработку').check()
    await page.locator('#f-act-reasons').fill('Уточните описание проекта.')
    await kernel.cases.perform(await actorOf(people.officer, 'office'), {
      case: id, key: `first-${id}`, doing: { type: 'complete', outcome: 'accept', findings: { innovative: 'true', assessment: 'Жаңа.' } },
    })
    await page.getByRole('button', { name: 'Завершить этап' }).click()
    await page.getByRole('alert').getByText('С тех пор как вы открыли страницу, дело изменилось.').waitFor()
    await page.locator('.typed', { hasText: 'Уточните описание проекта.' }).waitFor()
    await look(page, 'conflict-ru-1280')
  })
  assert.equal((await kernel.cases.view(await actorOf(people.officer, 'office'), id)).state.step, 'review')
})

test('the queue is walked by keys in any layout, filtered by its address and given out whole', async () => {
  const { people } = portal
  await at(people.officer, async (page) => {
    await page.goto('/ru/desk?state=')
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    const second = await page.evaluate(() => document.activeElement?.textContent)
    await page.keyboard.press('k')
    assert.notEqual(await page.evaluate(() => document.activeElement?.textContent), second)
    const number = await page.evaluate(() => document.activeElement?.textContent)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: `№ ${number}` }).waitFor()
    await page.keyboard.press('u')
    await page.waitForURL(/\/ru\/desk\?state=all$/)
    await page.keyboard.press('/')
    await page.keyboard.type('000003')
    await page.keyboard.press('Enter')
    await page.getByText('1 запись', { exact: true }).waitFor()
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV' }).click()])
    assert.match(readFileSync(await download.path(), 'utf8'), /^﻿Номер,Заявитель[^]*2026-000003/)
  })
})

test('a granted residency can be put to withdrawal about its decision, and only by the office that may', async () => {
  const { people, kernel } = portal
  const applicant = await actorOf(people.applicant, 'company')
  const [granted] = (await kernel.decisions.listOf({ organisation: applicant.organisation!.identifier })).filter(({ record }) => record.effect === 'grant')
  await at(people.officer, async (page) => {
    await page.goto('/ru/desk')
    await page.locator('summary', { hasText: 'Начать процедуру' }).click()
    await page.getByRole('link', { name: 'Исключение участника технопарка' }).click()
    await page.getByLabel('О каком решении').fill('TP-1999-000001')
    await page.getByRole('button', { name: 'Найти решение' }).click()
    await page.getByRole('alert').getByText('Такого решения нет. Проверьте номер.').waitFor()
    await page.getByLabel('О каком решении').fill(granted!.record.number)
    await page.getByRole('button', { name: 'Найти решение' }).click()
    await page.getByRole('group', { name: 'Отчёт не сдан в срок' }).getByLabel('Да').check()
    await page.getByRole('group', { name: 'Нарушены условия участия' }).getByLabel('Нет').check()
    await page.getByLabel('Почему открывается дело').fill('Отчёт за квартал не поступил.')
    await page.getByRole('button', { name: 'Начать процедуру' }).click()
    await page.getByText('Дело открыто.').waitFor()
    await page.getByText('Отчёт за квартал не поступил.').waitFor()
  })
  await at(people.head, async (page) => {
    const answer = await page.goto('/ru/desk/open/technopark.withdrawal')
    assert.equal(answer?.status(), 403)
  })
})

test('an administrator suspends a company, lifts it, and sees what runs', async () => {
  const { people, company, kernel } = portal
  await at(people.administrator, async (page) => {
    await page.goto('/ru/admin/orders')
    await page.getByLabel('БИН организации').fill(company.bin)
    await page.getByLabel('Обоснование на казахском').fill('Тексеру жүріп жатыр.')
    await page.getByLabel('Обоснование на русском').fill('Идёт проверка.')
    await page.getByRole('button', { name: 'Приостановить' }).click()
    assert.match(await page.title(), /^Ошибка: /)
    await page.getByLabel('Обоснование на английском').fill('An inspection is going on.')
    await page.getByRole('button', { name: 'Приостановить' }).click()
    await page.getByText('Распоряжение вступило в силу.').waitFor()
    assert.ok(kernel.orders.standing(`organisation:${company.id}`))
    await look(page, 'orders-ru-1280')
    await page.getByRole('button', { name: 'Отменить' }).click()
    await page.getByText('Распоряжение отменено.').waitFor()
    await transact(kernel.db, (tx) => kernel.jobs.enqueue(tx, 'kernel.round', null, { runAt: '2030-01-01T00:00:00.000Z' }))
    await page.goto('/ru/admin/jobs')
    await page.getByRole('button', { name: 'Отменить' }).click()
    await page.getByText('Работа отменена.').waitFor()
    await page.getByRole('button', { name: 'Повторить' }).waitFor()
    await look(page, 'jobs-ru-1280')
  })
})

test('every page of the desk is free of faults, in two widths and two languages', async () => {
  const { people, kernel } = portal
  portal.at('2026-04-02T05:00:00.000Z')
  await kernel.round()
  portal.at('2026-05-06T05:00:00.000Z')
  await kernel.round()
  await kernel.journal.settle()
  const cases = await kernel.cases.queue(await actorOf(people.officer, 'office'), { state: 'all', page: 1, size: 10 })
  const closed = cases.rows.find(({ number }) => number.endsWith('000001'))!.id
  const voting = cases.rows.find(({ number }) => number.endsWith('000003'))!.id
  const filed = await file({ branches: '2' })
  for (const locale of ['kk', 'ru'] as const) {
    for (const width of [390, 1280]) {
      const show = (who: Somebody, pages: Readonly<Record<string, string>>) => at(who, async (page) => {
        for (const [name, path] of Object.entries(pages)) {
          await page.goto(`/${locale}${path}`)
          await look(page, `${name}-${locale}-${width}`)
        }
      }, { width, locale })
      await show(people.officer, {
        queue: '/desk?state=', case: `/desk/cases/${filed}`, closed: `/desk/cases/${closed}`, minutes: `/desk/cases/${closed}/minutes`,
        reports: '/desk/reports', statistics: '/desk/statistics', open: '/desk/open/technopark.withdrawal',
      })
      await show(people.members[1], { agenda: '/desk/commission', voting: `/desk/cases/${voting}` })
    }
  }
})

test('a stranger, the applicant and a visitor are not let in', async () => {
  const { people } = portal
  for (const [who, hat, status] of [[people.applicant, 'company', 403], [people.stranger, 'self', 403]] as const) {
    const { context, page } = await windowOf(browser, portal, { who: await here(who), hat })
    for (const path of ['/ru/desk', '/ru/desk/commission', '/ru/desk/reports', '/ru/desk/statistics']) assert.equal((await page.goto(path))?.status(), status, path)
    await context.close()
  }
  await at(people.appeals[0], async (page) => {
    const { rows: [row] } = await portal.kernel.cases.queue(await actorOf(people.officer, 'office'), { state: 'all', page: 1, size: 1 })
    assert.equal((await page.goto(`/ru/desk/cases/${row!.id}`))?.status(), 404, 'another office does not see the case')
  })
})
