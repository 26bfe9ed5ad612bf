/** The meter of income: what a company enters, loads and is warned of, and who sees it. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { meterOf } from '../../../institutions/technopark/income/meter.ts'
import { readIncomeFile } from '../../../institutions/technopark/income/read-file.ts'
import { workbook, zipped } from '../../../kernel/archives/testing.ts'
import { transact } from '../../../kernel/database/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { instantAt, parseDay } from '../../../law/time.ts'
import { openWorld, type World } from '../testing.ts'
import { incomeTest } from './income-test.ts'
import { decideResidency, openOffice } from './journey.ts'
import { sampleRegime } from './regime.ts'
import { technoparkPortal, type Visitor, visitor } from './testing.ts'

const rule = incomeTest(sampleRegime)
const [endOf2026, today] = [parseDay('2026-12-31'), parseDay('2026-06-30')]
const provedHead = ({ kernel }: World, { person, organisation }: Actor) => transact(kernel.db, (tx) => kernel.parties.proveHead(tx, { organisation: organisation!.id, person, proof: 'test' }))
const bytes = (text: string): Buffer => Buffer.from(text)

describe('The meter of a year', () => {
  const state = (sums: Readonly<Record<string, bigint>>, sale = 0n) => meterOf(rule, new Map(Object.entries(sums)), endOf2026, sale).state

  test('income that the article counts with priority income counts so, and a vehicle does not', () => {
    assert.equal(state({ priority: 85_00n, interest: 15_00n }), 'met')
    assert.equal(state({ priority: 85_00n, asset: 15_00n }), 'broken')
  })

  test('it warns before the limit, is met at the limit, and is broken a tiyn below it', () => {
    assert.deepEqual([state({ priority: 92n, other: 8n }), state({ priority: 91n, other: 9n }), state({ priority: 90n, other: 10n })], ['met', 'near', 'near'])
    assert.equal(state({ priority: 899_999_999n, other: 100_000_001n }), 'broken')
  })

  test('a sale is tried before the fact', () => {
    assert.equal(state({ priority: 100n }, 20n), 'broken')
    assert.equal(state({}), 'empty')
    assert.equal(meterOf(rule, new Map([['priority', 1n]]), parseDay('2029-12-31')).state, 'not set', 'the limit is set until the end of 2028')
  })
})

describe('A file of invoices', () => {
  const read = (text: string) => readIncomeFile(bytes(text), rule, 'priority', today)

  test('columns are found by their names in each language, with either separator', async () => {
    const { entries } = await read('Дата совершения оборота;Номер счёта-фактуры;Сумма без НДС;Вид дохода\n05.03.2026;A-1;1 250 000,50;Прочий доход\n')
    assert.deepEqual(entries, [{ row: 2, day: '2026-03-05', kind: 'other', amount: 125_000_050n, description: '', number: 'A-1' }])
    assert.deepEqual((await read('\ufeffдата,сумма\n2026-03-05,100\n')).entries, [{ row: 2, day: '2026-03-05', kind: 'priority', amount: 10_000n, description: '' }])
  })

  test('every wrong row is named as a spreadsheet counts it, and then nothing is taken', async () => {
    const { entries, faults } = await read('date;amount;number\n2026-03-05;-5;A-1\n2026-02-30;10;A-2\n2026-03-05;10;A-3\n2026-03-05;10;A-3\n2026-07-01;10;A-4\n')
    assert.deepEqual(entries, [])
    assert.deepEqual(faults.map(({ row }) => row), [2, 3, 5, 6])
    assert.match(faults[0]!.text.ru, /Сумма без НДС: Сумма не может быть отрицательной/)
    assert.match(faults[2]!.text.ru, /повторяет строку 4 \(№ A-3\)/)
  })

  test('blank rows count and a cell of several lines is in one row, as a spreadsheet counts', async () => {
    const { faults } = await read('\ndate;amount;description\n2026-03-05;10;"Two\nlines"\n\n;;\n2026-03-05;x;\n2026-03-05;10;"open\n')
    assert.deepEqual(faults.map(({ row }) => row), [7], 'the quotation mark that is not closed')
    assert.deepEqual((await read('\ndate;amount;description\n2026-03-05;10;"Two\nlines"\n\n;;\n2026-03-05;x;\n')).faults.map(({ row }) => row), [6])
    assert.deepEqual((await read('date;amount\n\n2026-03-05;10\n;\n;\n')).entries.map(({ row }) => row), [3])
  })

  test('the sum without VAT is read where one with it stands beside; two columns of one name are refused', async () => {
    assert.deepEqual((await read('Дата;Сумма;НДС;Сумма без НДС\n2026-03-05;116;16;100\n')).entries.map(({ amount }) => amount), [10_000n])
    assert.match((await read('Дата;Сумма;Сумма\n2026-03-05;116;100\n')).faults[0]!.text.ru, /«Сумма без НДС» можно принять несколько столбцов: «Сумма», «Сумма»/)
  })

  test('an invoice has several lines of one day, and its number begins anew in another year', async () => {
    assert.equal((await read('date;amount;number\n2026-03-05;10;A-1\n2026-03-05;20;A-1\n2025-03-05;10;A-1\n')).entries.length, 3)
    assert.match((await read('date;amount;number\n2026-03-05;10;A-1\n2026-03-06;20;A-1\n')).faults[0]!.text.ru, /Номер A-1 стоит в строке 2 с другой датой/)
  })

  test('a year of three digits is a slip of the hand, and is named', async () => {
    const { faults } = await read('date;amount\n0202-03-05;10\n')
    assert.deepEqual(faults.map(({ row, text }) => [row, text.ru]), [[2, 'Слишком ранняя дата: вносите доходы начиная с 2000 года.']])
  })

  test('an archive, an old workbook, a file in another encoding, one without incomes or without a column says what to do', async () => {
    assert.match((await readIncomeFile(Buffer.from([0x50, 0x4b, 3, 4]), rule, 'priority', today)).faults[0]!.text.en, /no XLSX workbook/)
    assert.match((await readIncomeFile(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), rule, 'priority', today)).faults[0]!.text.ru, /в старом формате XLS или защищена паролем/)
    assert.match((await readIncomeFile(Buffer.from([0xc4, 0xe0]), rule, 'priority', today)).faults[0]!.text.en, /not in UTF-8/)
    assert.match((await read('date;amount\n')).faults[0]!.text.en, /no income/)
    assert.match((await read('date;total\n2026-01-01;5\n')).faults[0]!.text.en, /«amount»/)
  })
})

describe('A workbook of invoices', () => {
  const cell = (place: string, value: string | number, style = 0): string => (typeof value === 'number' ? `<c r="${place}" s="${style}"><v>${value}</v></c>` : `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`)
  const row = (number: number, ...cells: readonly string[]): string => `<row r="${number}">${cells.join('')}</row>`
  const head = row(1, cell('A1', 'Дата'), cell('B1', 'Сумма без НДС'), cell('C1', 'Номер'))
  const read = (book: Buffer) => readIncomeFile(book, rule, 'priority', today)
  const sheet = (rows: string, after?: string) => read(workbook([{ name: 'Лист1', rows, ...(after !== undefined && { after }) }]))
  const faults = async (reading: ReturnType<typeof read>) => (await reading).faults.map(({ row: at, text }) => [at, text.ru] as const)

  test('days are read from the numbers that a spreadsheet keeps, sums as they are, and a formula counts as what it came to', async () => {
    const { entries } = await sheet(`${head}${row(2, cell('A2', 46_086, 1), cell('B2', 1_250_000.5), cell('C2', 'A-1'))}${row(4, cell('A4', 46_086.75, 2), '<c r="B4"><f>SUM(B2,1)</f><v>0.30000000000000004</v></c>', cell('C4', 'A-2'))}`)
    assert.deepEqual(entries, [
      { row: 2, day: '2026-03-05', kind: 'priority', amount: 125_000_050n, description: '', number: 'A-1' }, { row: 4, day: '2026-03-05', kind: 'priority', amount: 30n, description: '', number: 'A-2' },
    ])
  })

  test('every wrong row is named, and then nothing is taken', async () => {
    const { entries, faults: wrong } = await sheet(`${head}${row(2, cell('A2', 46_086), cell('B2', 5))}${row(3, cell('A3', 46_086, 1), cell('B3', -5))}${row(4, cell('A4', 46_086, 1), cell('B4', 5))}`)
    assert.deepEqual([entries, wrong.map(({ row: at }) => at)], [[], [2, 3]], 'a number that is not shown as a day, and a negative sum')
  })

  test('a formula that nobody calculated, an error, a number whose digits are lost and merged cells are told by their places', async () => {
    const one = (...cells: readonly string[]): string => row(2, cell('A2', 46_086, 1), ...cells)
    assert.deepEqual(await faults(sheet(`${head}${one('<c r="B2"><f>SUM(1)</f></c>')}`)), [[2, 'B2: формула не вычислена. Откройте файл в табличном редакторе и сохраните заново.']])
    assert.match((await faults(sheet(`${head}${one('<c r="B2" t="e"><v>#N/A</v></c>')}`)))[0]![1], /B2: в ячейке ошибка/)
    assert.deepEqual(await faults(sheet(`${head}${one('<c r="B2"><f>A2/1.12</f><v>892857.142857143</v></c>')}`)), [[2, 'Сумма без НДС: после запятой больше двух цифр. Округлите сумму до тиына: в таблице примените функцию ОКРУГЛ (ROUND).']])
    assert.match((await faults(sheet(`${head}${one(cell('B2', 5), cell('C2', 1_234_567_890_123_456))}`)))[0]![1], /C2: число длиннее пятнадцати цифр/)
    assert.deepEqual(await faults(sheet(`${head}${one(cell('B2', 5))}${row(3, cell('B3', 6))}`, '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>')), [[2, 'Ячейки A2:A3 объединены. Разъедините их и впишите значение в каждую строку.']])
  })

  test('rows that nobody sees are named, and count for nothing before they are shown', async () => {
    const rows = `${head}${row(2, cell('A2', 46_086, 1), cell('B2', 5))}${row(3, cell('A3', 46_086, 1), cell('B3', 6)).replace('<row', '<row hidden="1"')}`
    assert.deepEqual(await faults(sheet(rows)), [[3, 'Есть скрытые строки: 3. Снимите фильтр и отобразите их; удалите те, которые не учитываются.']])
    assert.equal((await sheet(`${rows}<row r="4" hidden="1"></row>`.replace('<row hidden="1" ', '<row '))).entries.length, 2, 'a hidden row of nothing hides nothing')
  })

  test('rows that name the last column of a sheet, of which a small file has many, are refused before they fill the memory', async () => {
    const [before, wide] = [process.memoryUsage().heapUsed, workbook([{ name: 'S', rows: `${head}${'<row><c r="XFD1" t="str"><v>a</v></c></row>'.repeat(60_000)}` }])]
    assert.ok(wide.length < 50_000, String(wide.length))
    assert.match((await faults(read(wide)))[0]![1], /больше 200 столбцов/)
    const inside = workbook([{ name: 'S', rows: `${head}${'<row><c r="GR1" t="str"><v>a</v></c></row>'.repeat(60_000)}` }])
    assert.match((await faults(read(inside)))[0]![1], /чрезмерно много данных/)
    assert.ok(process.memoryUsage().heapUsed - before < 512 * 2 ** 20)
  })

  test('one sheet is read: a hidden one is not, and of two with data both are named', async () => {
    const rows = `${head}${row(2, cell('A2', 46_086, 1), cell('B2', 5))}`
    assert.equal((await read(workbook([{ name: 'Счета', rows }, { name: 'Служебный', rows, state: 'hidden' }, { name: 'Пустой', rows: '' }]))).entries.length, 1)
    assert.match((await faults(read(workbook([{ name: 'Счета', rows }, { name: 'Итоги', rows }]))))[0]![1], /на нескольких листах книги: «Счета», «Итоги»/)
    assert.match((await faults(read(workbook([{ name: 'Пустой', rows: '' }]))))[0]![1], /В файле нет доходов/)
  })

  test('a workbook that unpacks to more than it may, one that is damaged and an archive of something else are refused', async () => {
    const bomb = await faults(read(workbook([{ name: 'S', rows: row(1, cell('A1', ' '.repeat(70 * 2 ** 20))) }])))
    assert.match(bomb[0]![1], /чрезмерно много данных/)
    assert.match((await faults(read(workbook([{ name: 'S', rows: head }], [], { checksum: 1 }))))[0]![1], /не является книгой XLSX, повреждён/)
    assert.match((await faults(read(zipped([{ name: 'word/document.xml', content: '<w/>' }]))))[0]![1], /не является книгой XLSX/)
    assert.match((await faults(read(workbook([{ name: 'S', rows: `${head}${row(2, cell('A2', '&lol;'))}` }], [], { prolog: '<!DOCTYPE x [<!ENTITY lol "lol">]>' }))))[0]![1], /не является книгой XLSX/)
  })
})

describe('The meter of a participant', () => {
  let world: World
  let founder: Actor
  let company: Visitor
  let officer: Visitor
  let other: Visitor
  let stranger: Actor
  let app: ReturnType<typeof technoparkPortal>
  let officerActor: Actor
  let number = ''
  const path = '/ru/technopark/income'
  before(async () => {
    world = await openWorld({ passwords: true })
    app = technoparkPortal(world)
    const office = await openOffice(world)
    founder = await world.founder('«Тұмар Дерек» ЖШС')
    await decideResidency(world, founder, office)
    number = founder.organisation!.identifier.value
    officerActor = office.officer
    company = await visitor(world, app, founder)
    officer = await visitor(world, app, office.officer)
    stranger = await world.founder('«Бөтен Сауда» ЖШС')
    await provedHead(world, stranger)
    other = await visitor(world, app, stranger)
  })
  after(() => world.close())

  const text = async (answer: Promise<Response>) => (await (await answer).text()).replaceAll(/[\u00a0\u202f]/g, ' ')
  const letters = async (actor: Actor) => (await world.kernel.parties.inbox(actor, { page: 1, size: 50 })).rows.filter(({ subject }) => /приоритетных доходов/.test(subject.ru)).length
  const day = () => world.kernel.now().slice(0, 10)

  test('an income is entered, is seen in the meter, and is warned of once when the share comes near', async () => {
    assert.equal((await company.send(path, { day: day(), kind: 'priority', amount: '9 100 000', number: 'A-1', description: 'Лицензии' })).status, 303)
    assert.match(await text(company.get(path)), /100 %[^]*9 100 000 ₸/)
    assert.equal(await letters(founder), 0)
    assert.equal((await company.send(path, { day: day(), kind: 'other', amount: '900 000' })).status, 303)
    assert.match(await text(company.get(path)), /Доля приблизилась к порогу/)
    assert.equal(await letters(founder), 1)
    assert.equal(await letters(officerActor), 1, 'the officer is told too')
  })

  test('a sale is tried without being kept', async () => {
    assert.match(await text(company.get(`${path}?sale=5 000 000`)), /Требование не выполнено/)
    assert.match(await text(company.get(path)), /Требование выполнено/)
  })

  test('a wrong amount, a day to come and an invoice that is kept are named at their fields', async () => {
    assert.match(await text(company.send(path, { day: day(), kind: 'priority', amount: '-1' })), /Сумма не может быть отрицательной/)
    assert.match(await text(company.send(path, { day: '2099-01-01', kind: 'priority', amount: '1' })), /Дата ещё не наступила/)
    assert.match(await text(company.send(path, { day: '05.03.0202', kind: 'priority', amount: '1' })), /Слишком ранняя дата/)
    assert.match(await text(company.send(path, { day: day(), kind: 'priority', amount: '1', number: 'A-1' })), /Счёт-фактура № A-1 уже внесён/)
  })

  test('of a file with one wrong row nothing is entered; a right one is entered whole, and a fall below the limit is told', async () => {
    const load = (content: string) => company.send(path, { file: new File([content], 'esf.csv', { type: 'text/csv' }), kindOfAll: 'priority' }, `${path}/import`)
    assert.match(await text(load(`date;amount;kind;number\n${day()};5000000;asset;B-1\n${day()};x;asset;B-2\n`)), /Ничего не внесено[^]*>3</)
    assert.match(await text(company.get(path)), /Требование выполнено/)
    assert.equal((await load(`date;amount;kind;number\n${day()};5000000;asset;B-1\n`)).status, 303)
    assert.match(await text(company.get(path)), /Требование не выполнено[^]*Доля ниже порога/)
    assert.equal(await letters(founder), 2)
  })

  test('what was entered wrongly is taken back, stays in the list, and the recovery is in the history', async () => {
    const { id } = await world.kernel.db.selectFrom('technopark_income').select('id').where('number', '=', 'B-1').executeTakeFirstOrThrow()
    assert.equal((await other.send(path, {}, `${path}/${id}/take-back`)).status, 404, 'nobody else takes it back')
    assert.equal((await company.send(path, {}, `${path}/${id}/take-back`)).status, 303)
    assert.match(await text(company.get(path)), /Требование выполнено[^]*отозвано/)
  })

  const keyOf = async (who: Visitor) => /name="key" value="([^"]+)"/.exec(await (await who.get(path)).text())![1]!
  const csv = (content: string) => new File([content], 'esf.csv', { type: 'text/csv' })

  test('a workbook is entered whole, and of one with a merged cell nothing is', async () => {
    const [line, last] = ['<row r="1"><c r="A1" t="inlineStr"><is><t>date</t></is></c><c r="B1" t="inlineStr"><is><t>amount</t></is></c></row>', `<c t="inlineStr"><is><t>${day()}</t></is></c><c><v>100</v></c>`]
    const load = async (after: string) => other.send(path, { file: new File([Uint8Array.from(workbook([{ name: 'Счета', rows: `${line}<row r="2">${last}</row>`, after }]))], 'esf.xlsx'), kindOfAll: 'priority', key: await keyOf(other) }, `${path}/import`)
    assert.match(await text(load('<mergeCells><mergeCell ref="B2:B3"/></mergeCells>')), /Ничего не внесено[^]*Ячейки B2:B3 объединены/)
    const { location } = Object.fromEntries((await load('')).headers)
    assert.match(location!, /done=1$/)
    const { batch } = await world.kernel.db.selectFrom('technopark_income').select('batch').where('amount', '=', 100_00n).executeTakeFirstOrThrow()
    await other.send(path, { whole: 'yes' }, `${path}/${batch}/take-back`)
  })

  test('an import that failed can be mended on its page: the kind stays chosen, and the year and the sale are asked at the meter', async () => {
    const failed = await text(company.send(path, { file: csv('date;amount\nx;1\n'), kindOfAll: 'asset' }, `${path}/import`))
    assert.match(failed, /<form method="get" action="\/ru\/technopark\/income"/)
    assert.match(failed, /<option value="asset" selected>|value="asset" checked/)
    assert.match(await text(company.send(path, { file: csv('date;amount\nx;1\n'), kindOfAll: 'gold' }, `${path}/import`)), /Выберите вид дохода из списка/)
  })

  test('a form that is sent twice is kept once; changed and sent again it is another income', async () => {
    const key = await keyOf(other)
    const sold = { day: day(), kind: 'asset', amount: '100', key }
    for (let times = 0; times < 2; times += 1) assert.equal((await other.send(path, sold)).status, 303)
    assert.match(await text(other.get(path)), />100 ₸/)
    const file = { file: csv(`date;amount\n${day()};700\n${day()};700\n`), kindOfAll: 'priority', key: await keyOf(other) }
    for (let times = 0; times < 2; times += 1) assert.equal((await other.send(path, file, `${path}/import`)).status, 303)
    assert.match(await text(other.get(path)), />1 500 ₸/)
    assert.equal((await other.send(path, { ...sold, amount: '101' })).status, 303)
    assert.match(await text(other.get(path)), />1 601 ₸/)
  })

  test('an invoice number of last year is free this year', async () => {
    const former = `${Number(day().slice(0, 4)) - 1}-12-30`
    assert.equal((await company.send(path, { day: former, kind: 'priority', amount: '5', number: 'A-1' })).status, 303)
    assert.match(await text(company.send(path, { day: former, kind: 'priority', amount: '5', number: 'A-1' })), /уже внесён/)
  })

  test('a wrong file is taken back whole, and a long list has pages', async () => {
    const rows = Array.from({ length: 250 }, (_, n) => `${day()};10;line ${n}`).join('\n')
    assert.equal((await other.send(path, { file: csv(`date;amount;description\n${rows}\n`), kindOfAll: 'other', key: await keyOf(other) }, `${path}/import`)).status, 303)
    const page = await text(other.get(path))
    assert.match(page, />4 101 ₸[^]*Внесено вместе[^]*>250</)
    assert.match(page, /page=2/)
    const second = await text(other.get(`${path}?page=2`))
    assert.ok(second.includes('line ') && second.match(/line \d+/g)!.every((line) => !page.includes(`${line}<`)), 'the other lines')
    const { batch } = await world.kernel.db.selectFrom('technopark_income').select('batch').where('description', '=', 'line 7').executeTakeFirstOrThrow()
    assert.equal((await company.send(path, { whole: 'yes' }, `${path}/${batch}/take-back`)).status, 404, 'nobody else takes it back')
    assert.equal((await other.send(path, { whole: 'yes' }, `${path}/${batch}/take-back`)).status, 303)
    assert.match(await text(other.get(path)), />1 601 ₸/)
  })

  test('a fall is warned of, and a recovery that is still near to the limit is not', async () => {
    const head = await world.founder('«Тербеліс» ЖШС')
    await provedHead(world, head)
    const swinging = await visitor(world, app, head)
    await swinging.send(path, { day: day(), kind: 'priority', amount: '910' })
    await swinging.send(path, { day: day(), kind: 'other', amount: '110' })
    assert.equal(await letters(head), 1, 'below')
    await swinging.send(path, { day: day(), kind: 'priority', amount: '100' })
    assert.match(await text(swinging.get(path)), /Доля приблизилась к порогу/)
    assert.equal(await letters(head), 1, 'better')
    await swinging.send(path, { day: day(), kind: 'other', amount: '50' })
    assert.equal(await letters(head), 2, 'below again')
  })

  test('the company and the officers see it, and nobody else; the journal has neither company nor amount', async () => {
    assert.match(await text(officer.get(`${path}/${number}`)), /«Тұмар Дерек» ЖШС[^]*9 100 000 ₸/)
    assert.equal((await company.get(`${path}/${number}`)).status, 403)
    assert.equal((await officer.get(path)).status, 403)
    assert.doesNotMatch(await text(other.get(path)), /9 100 000/)
    assert.equal((await officer.get(`${path}/000000000000`)).status, 404)
    await world.kernel.journal.settle()
    const { entries } = await world.kernel.journal.list({ type: 'technopark.income-entered', page: 1, size: 9 })
    assert.ok(entries.length > 0 && entries.every(({ body }) => JSON.stringify(Object.keys(body)) === '["entries"]'))
  })

  test('it is open to whom the head entrusted with reports, and closed to a member and to a delegate for something else', async () => {
    const delegated = async (...scope: string[]) => {
      const { capacity: _, ...actor } = await world.representative(stranger)
      const until = instantAt(Date.parse(world.kernel.now()) + 86_400_000)
      const [all] = (await world.kernel.parties.delegationsOf(stranger.organisation!.id)).filter(({ toPerson }) => toPerson === actor.person)
      await transact(world.kernel.db, async (tx) => {
        await world.kernel.parties.delegate(tx, stranger, actor.person, { scope, until })
        await world.kernel.parties.revokeDelegation(tx, stranger, all!.id)
      })
      return visitor(world, app, actor)
    }
    assert.equal((await (await delegated('reports.sign')).get(path)).status, 200)
    const elsewhere = await delegated('commons.publication')
    const answer = await elsewhere.get(path)
    assert.equal(answer.status, 403)
    assert.match(await answer.text(), /кому он доверил отчёты/)
    // The token of another page: the refusal is of the act, not of the form.
    for (const act of [path, `${path}/import`, `${path}/01900000-0000-7000-8000-000000000001/take-back`]) assert.equal((await elsewhere.send('/ru/technopark/income-test', {}, act)).status, 403, act)
    const colleague = await world.representative(stranger)
    await transact(world.kernel.db, async (tx) => {
      await world.kernel.parties.addMember(tx, stranger, colleague.person)
      for (const { id, toPerson } of await world.kernel.parties.delegationsOf(stranger.organisation!.id)) if (toPerson === colleague.person) await world.kernel.parties.revokeDelegation(tx, stranger, id)
    })
    assert.equal((await (await visitor(world, app, colleague)).get(path)).status, 403)
  })

  test('it is closed to whoever has taken up a number without proving that they head the company', async () => {
    const claimed = await visitor(world, app, await world.founder('«Тұмар Көлеңке» ЖШС'))
    const answer = await claimed.get(path)
    assert.equal(answer.status, 403)
    assert.match(await answer.text(), /кто руководит компанией/)
  })
})
