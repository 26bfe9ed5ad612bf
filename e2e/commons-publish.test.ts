/** A ministry publishes data in a browser: names, describes, uploads, decides on personal data, signs, publishes, takes back. */
import assert from 'node:assert/strict'
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { generateIin } from '../src/law/identifier.ts'
import { openBrowser, openWholePortal, password, pin, type WholePortal, windowOf } from './portal.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** Set to a folder to look at the pages with one's own eyes. */
const pictures = process.env['PICTURES']

let portal: WholePortal
let browser: Browser | undefined

before(async () => {
  portal = await openWholePortal()
  browser = await openBrowser()
})

after(async () => {
  await browser?.close()
  await portal.close()
})

/** Accessibility faults that axe finds at level AA, as lines to read. */
async function faults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  const found: unknown = await page.evaluate('axe.run(document, { selectors: false, resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then(r => r.violations.flatMap(v => v.nodes.map(n => v.id + ": " + n.html + " " + (n.any[0]?.message ?? v.help))))')
  assert.ok(Array.isArray(found))
  return found.map(String)
}

/** Looks at a page in both languages, on a phone and at a desk: no fault of accessibility, nothing wider than the window. */
async function look(page: Page, name: string): Promise<void> {
  const { pathname, search } = new URL(page.url())
  for (const locale of ['kk', 'ru'] as const) {
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: width < 500 ? 844 : 900 })
      await page.goto(pathname.replace(/^\/(?:kk|ru|en)\//, `/${locale}/`) + search)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      assert.ok(wide <= 0, `${name} ${locale} ${width}: ${wide} px wider than the window`)
      if (pictures) {
        mkdirSync(pictures, { recursive: true })
        await page.screenshot({ path: join(pictures, `${name}-${locale}-${width}.png`), fullPage: true })
      }
    }
    assert.deepEqual(await faults(page), [], `${name} ${locale}`)
  }
  await page.goto(pathname + search)
}

const villages = ['Ақкөл', 'Шалқар', 'Жаркент', 'Түлкібас']

/** A table of made-up people: valid numbers that nobody has. */
const people = (rows: number): string => ['ЖСН;Ауыл;Жасы;Сомасы', ...Array.from({ length: rows }, (_, i) =>
  [generateIin({ birthday: '1985-03-12', sex: i % 2 === 0 ? 'male' : 'female', serial: 100 + i }), villages[i % 4], 20 + i % 7, `${1000 + i},50`].join(';'))].join('\n')

const upload = (name: string, content: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })

/** Does the work that waits in the background. */
const settle = (): Promise<void> => portal.kernel.jobs.settle()

const path = '/kk/commons/datasets/ulgi/auyl-tolemderi'

/** A file of the newest version, as programs ask for it. */
const dataNow = async (): Promise<number> => (await fetch(`${portal.url}/datasets/ulgi/auyl-tolemderi/resolve/main/data/tolem.parquet`, { redirect: 'manual' })).status

async function describe(page: Page): Promise<void> {
  await page.locator('[name="summary.kk"]').fill('Ауылдар бойынша төлемдер. Үлгі деректер.')
  await page.locator('[name="summary.ru"]').fill('Выплаты по сёлам. Демонстрационные данные.')
  await page.locator('[name="summary.en"]').fill('Payments by village. Sample data.')
  await page.locator('[name=theme]').selectOption('SOCI')
  await page.locator('[name=keywords]').fill('төлем, ауыл')
  await page.locator('[name=languages][value=kk]').check()
  await page.locator('[name=updates][value=quarterly]').check()
}

test('a publisher without a script takes a dataset from its name to the catalogue, with a signed decision on personal data', async () => {
  const { context, page } = await windowOf(browser!, portal, { who: portal.people.applicant, hat: 'company', script: false })

  await page.goto('/kk/commons/mine')
  await page.getByRole('link', { name: 'Жаңа деректер жиыны' }).click()
  await page.getByLabel('Атау', { exact: true }).fill('кирилл')
  await page.getByRole('button', { name: 'Осы атауды алу' }).click()
  assert.match(await page.title(), /^Қате: /)
  await page.getByLabel('Атау', { exact: true }).fill('ulgi')
  await page.getByRole('button', { name: 'Осы атауды алу' }).click()

  await page.getByLabel('Атауы қазақша').fill('Ауыл төлемдері')
  await page.getByLabel('Атауы ағылшынша').fill('Payments by village')
  await page.getByLabel('Мекенжайдағы атауы').fill('auyl-tolemderi')
  await page.getByRole('button', { name: 'Қаралама жасау' }).click()
  assert.match(await page.title(), /^Қате: /)
  await page.getByLabel('Атауы орысша').fill('Выплаты по сёлам')
  await page.getByRole('button', { name: 'Қаралама жасау' }).click()

  await page.waitForURL(/\/edit$/)
  assert.equal(await page.locator('[name="title.ru"]').inputValue(), 'Выплаты по сёлам')
  await describe(page)
  await page.locator('[name=licence]').fill('CC-BY-9')
  await page.getByRole('button', { name: 'Сақтау', exact: true }).click()
  assert.match(await page.locator('#errors').innerText(), /SPDX тізімінде жоқ/)
  assert.equal(await page.locator('[name="summary.ru"]').inputValue(), 'Выплаты по сёлам. Демонстрационные данные.')
  await page.locator('[name=licence]').fill('CC-BY-4.0')
  await page.getByRole('button', { name: 'Сақтау', exact: true }).click()
  await page.getByText('Сипаттама сақталды.').waitFor()

  await page.getByRole('link', { name: 'Файлдарды жүктеу' }).click()
  await page.getByRole('button', { name: 'Жүктеп, нұсқа жасау' }).click()
  assert.match(await page.locator('#errors').innerText(), /Кемінде бір файл/)
  await page.getByLabel('Файлдар', { exact: true }).setInputFiles(upload('tolem.csv', people(120)))
  await page.getByLabel('Не өзгерді?').fill('2026 жылғы 1-тоқсан')
  await page.getByRole('button', { name: 'Жүктеп, нұсқа жасау' }).click()
  await page.waitForURL(/\/versions\/1\/work$/)
  await page.getByText('Оқылып жатыр').first().waitFor()
  await page.getByRole('link', { name: 'Қазір жаңарту' }).waitFor()
  await settle()
  await page.getByRole('link', { name: 'Шешім қабылдау' }).click() // the page renews itself every few seconds

  assert.match(await page.locator('main').innerText(), /жеке сәйкестендіру нөмірі/)
  assert.doesNotMatch(await page.locator('main').innerText(), /8503123\d{5}/, 'evidence is masked')
  await page.locator('fieldset', { hasText: 'Бағанмен не істеу керек?' }).getByLabel('Өзгеріссіз қалдыру').check()
  await page.getByRole('button', { name: 'Қол қоюға өту' }).click()
  assert.match(await page.locator('#errors').innerText(), /негіздемесін жазыңыз/)
  await page.locator('fieldset', { hasText: 'Бағанмен не істеу керек?' }).getByLabel(/^Бағанды алып тастау/).check()
  await page.getByRole('button', { name: 'Қол қоюға өту' }).click()
  await page.waitForURL(/\/gate\/sign\?draft=/)
  assert.match(await page.locator('article.paper').innerText(), /Бағанды алып тастау/)
  await page.getByLabel('Тіркелгінің құпиясөзі').fill(password)
  await page.getByLabel('Жаңа PIN-код').fill(pin)
  await page.getByLabel('PIN-кодты қайталаңыз').fill(pin)
  await page.getByRole('button', { name: 'Сертификат алып, қол қою және жіберу' }).click()
  await page.waitForURL(/\/versions\/1\/work$/)
  await settle()
  await page.goto(`${path}/versions/1/work`)
  await page.getByText('Нұсқа дайын').waitFor()

  const dataset = await portal.kernel.db.selectFrom('dataset').select('id').where('name', '=', 'auyl-tolemderi').executeTakeFirstOrThrow()
  const version = await portal.kernel.db.selectFrom('dataset_version').selectAll().where('dataset', '=', dataset.id).executeTakeFirstOrThrow()
  assert.deepEqual(version.tables[0]!.columns.map(({ name }) => name), ['Ауыл', 'Жасы', 'Сомасы'])
  assert.ok(version.gate?.signature)

  const { context: outside, page: visitor } = await windowOf(browser!, portal)
  assert.equal((await visitor.goto(path))?.status(), 404, 'a draft is nobody else’s')
  await page.getByRole('link', { name: 'Жариялау' }).click()
  await page.getByRole('button', { name: 'Жариялау' }).click()
  await page.getByText('Жиын жарияланды').waitFor()
  assert.equal((await visitor.goto(path))?.status(), 200)
  await Promise.all([context.close(), outside.close()])
})

test('the owner says who may have the data, in words before it is saved, and labels the columns', async () => {
  const { context, page } = await windowOf(browser!, portal, { who: portal.people.applicant, hat: 'company', script: false })
  assert.equal(await dataNow(), 401, 'closed until the owner says otherwise')
  await page.goto(`${path}/terms`)
  await page.locator('[name=tier][value=open]').check()
  await page.locator('[name=mode][value=download]').check()
  await page.getByRole('button', { name: 'Бұл не білдіретінін көру' }).click()
  const said = await page.getByRole('row', { name: /^Жүйеге кірмеген адам/ }).innerText()
  assert.equal(said.match(/Иә/g)?.length, 3, said)
  await page.getByText('Әлі сақталған жоқ.').waitFor()
  assert.equal(await dataNow(), 401)
  await page.getByRole('button', { name: 'Сақтау', exact: true }).click()
  await page.getByText('Шарттар сақталды').waitFor()
  assert.ok([200, 302, 307].includes(await dataNow()))

  await page.getByRole('link', { name: 'Бағандарды атау' }).click()
  await page.locator('[name="kk.0"]').fill('Ауыл атауы')
  await page.locator('[name="ru.0"]').fill('Название села')
  await page.getByRole('button', { name: 'Сақтау', exact: true }).click()
  assert.match(await page.locator('#errors').innerText(), /Үш тілде де/)
  await page.locator('[name="en.0"]').fill('Name of the village')
  await page.getByRole('button', { name: 'Сақтау', exact: true }).click()
  await page.getByText('Бағандардың атаулары сақталды.').waitFor()
  await context.close()
})

test('with a script the upload tells how far it is, the page of the version renews itself, and a new version needs its own decision', async () => {
  const { context, page } = await windowOf(browser!, portal, { who: portal.people.applicant, hat: 'company', locale: 'ru' })
  await page.goto('/ru/commons/datasets/ulgi/auyl-tolemderi/upload')
  await page.getByRole('button', { name: 'Загрузить и создать версию' }).click()
  await page.locator('#errors').waitFor()
  assert.match(await page.locator('#errors').innerText(), /Выберите хотя бы один файл/)
  await page.getByLabel('Файлы', { exact: true }).setInputFiles([upload('tolem.csv', people(160)), upload('tizim.csv', 'Ауыл;Код\nАқкөл;07\nШалқар;08')])
  await page.getByRole('button', { name: 'Загрузить и создать версию' }).click()
  await page.waitForURL(/\/versions\/2\/work$/)
  await page.locator('[data-going]').waitFor()
  await settle()
  await page.getByRole('link', { name: 'Принять решение' }).waitFor()
  await page.getByRole('link', { name: 'Принять решение' }).click()
  await page.getByLabel(/^Заменить хешем с ключом/).check()
  await page.getByRole('button', { name: 'Перейти к подписанию' }).click()
  await page.getByLabel('PIN-код', { exact: true }).fill('000111')
  await page.getByRole('button', { name: 'Подписать и отправить' }).click()
  assert.match(await page.title(), /^Ошибка: /)
  await page.getByLabel('PIN-код', { exact: true }).fill(pin)
  await page.getByRole('button', { name: 'Подписать и отправить' }).click()
  await page.waitForURL(/\/versions\/2\/work$/)
  await settle()
  await page.getByText('Версия готова').waitFor()
  const version = await portal.kernel.db.selectFrom('dataset_version').selectAll().where('number', '=', 2).executeTakeFirstOrThrow()
  assert.deepEqual(version.tables.map(({ name, rows }) => [name, rows]).toSorted(), [['tizim', 2], ['tolem', 160]])
  await context.close()
})

test('what is withdrawn is gone at once for everybody and says why, and comes back when it is opened again', async () => {
  const { context, page } = await windowOf(browser!, portal, { who: portal.people.applicant, hat: 'company', script: false })
  const { context: outside, page: visitor } = await windowOf(browser!, portal)
  await page.goto(`${path}/withdraw`)
  await page.getByLabel('Себебі қазақша').fill('Қате табылды')
  await page.getByRole('button', { name: 'Қазір қайтарып алу' }).click()
  assert.equal(await page.getByLabel('Себебі қазақша').inputValue(), 'Қате табылды')
  await page.getByLabel('Себебі орысша').fill('Найдена ошибка')
  await page.getByLabel('Себебі ағылшынша').fill('A mistake was found')
  await page.getByRole('button', { name: 'Қазір қайтарып алу' }).click()
  await page.getByText('Жиын қайтарып алынды').waitFor()
  assert.equal(await dataNow(), 403)
  await visitor.goto(path)
  assert.match(await visitor.locator('main').innerText(), /Қате табылды/)
  await page.getByRole('button', { name: 'Қайта ашу' }).click()
  await page.getByText('Жиын қайта ашылды.').waitFor()
  assert.ok([200, 302, 307].includes(await dataNow()))

  await page.getByRole('link', { name: /^Нұсқаны қайтарып алу.*2-нұсқа/ }).click()
  await page.getByRole('button', { name: 'Нұсқаны қайтарып алу' }).click()
  await page.getByText('Нұсқа қайтарып алынды.').waitFor()
  await Promise.all([context.close(), outside.close()])
})

test('nobody else sees or changes what a publisher works on', async () => {
  const { context, page } = await windowOf(browser!, portal, { who: portal.people.stranger, script: false })
  for (const below of ['manage', 'edit', 'terms', 'labels', 'upload', 'withdraw', 'delete', 'grants', 'versions/1/work', 'versions/1/gate', 'versions/1/anonymity']) {
    const answer = await page.goto(`${path}/${below}`)
    assert.equal(answer?.status(), 403, below)
  }
  await context.close()
})

test('a draft is deleted with its files, and its address is free again', async () => {
  const { context, page } = await windowOf(browser!, portal, { who: portal.people.applicant, hat: 'company', script: false })
  for (const _ of [1, 2]) {
    await page.goto('/kk/commons/mine/new')
    await page.getByLabel('Атауы қазақша').fill('Артық')
    await page.getByLabel('Атауы орысша').fill('Лишнее')
    await page.getByLabel('Атауы ағылшынша').fill('Superfluous')
    await page.getByLabel('Мекенжайдағы атауы').fill('artyq')
    await page.getByRole('button', { name: 'Қаралама жасау' }).click()
    await page.waitForURL(/\/artyq\/edit/)
    await page.goto('/kk/commons/datasets/ulgi/artyq/delete')
    await page.getByRole('button', { name: 'Біржола жою' }).click()
    await page.getByText('Қаралама жойылды.').waitFor()
  }
  await context.close()
})

test('every page of a publisher reads well in Kazakh and Russian, on a phone and at a desk', async () => {
  const { context, page } = await windowOf(browser!, portal, { who: portal.people.applicant, hat: 'company' })
  await page.goto(`${path}/upload`)
  await page.getByLabel('Файлдар', { exact: true }).setInputFiles(upload('tolem.csv', people(90)))
  await page.getByRole('button', { name: 'Жүктеп, нұсқа жасау' }).click()
  await page.waitForURL(/\/versions\/3\/work$/)
  await look(page, 'work-going')
  await settle()
  for (const [name, below] of [
    ['manage', 'manage'], ['edit', 'edit'], ['terms', 'terms'], ['labels', 'labels'], ['upload', 'upload'], ['withdraw', 'withdraw'], ['grants', 'grants'], ['work-review', 'versions/3/work'],
    ['gate', 'versions/3/gate'], ['anonymity', 'versions/3/anonymity'], ['work-done', 'versions/1/work'],
  ] as const) {
    await page.goto(`${path}/${below}`)
    await look(page, name)
  }
  await page.goto(`${path}/versions/3/gate`)
  await page.getByRole('button', { name: 'Қол қоюға өту' }).click()
  await look(page, 'sign')
  for (const [name, address] of [['mine', '/kk/commons/mine'], ['new', '/kk/commons/mine/new'], ['own-grants', '/kk/commons/grants']] as const) {
    await page.goto(address)
    await look(page, name)
  }
  await context.close()
  assert.deepEqual(portal.faults, [])
})
