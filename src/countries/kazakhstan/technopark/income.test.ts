/** The meter of income: what a company enters, loads and is warned of, and who sees it. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { meterOf } from '../../../institutions/technopark/income/meter.ts'
import { readIncomeFile } from '../../../institutions/technopark/income/read-file.ts'
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
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

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

  test('columns are found by their names in each language, with either separator', () => {
    const { entries } = read('Дата совершения оборота;Номер счёта-фактуры;Сумма без НДС;Вид дохода\n05.03.2026;A-1;1 250 000,50;Прочий доход\n')
    assert.deepEqual(entries, [{ row: 2, day: '2026-03-05', kind: 'other', amount: 125_000_050n, description: '', number: 'A-1' }])
    assert.deepEqual(read('\ufeffдата,сумма\n2026-03-05,100\n').entries, [{ row: 2, day: '2026-03-05', kind: 'priority', amount: 10_000n, description: '' }])
  })

  test('every wrong row is named as a spreadsheet counts it, and then nothing is taken', () => {
    const { entries, faults } = read('date;amount;number\n2026-03-05;-5;A-1\n2026-02-30;10;A-2\n2026-03-05;10;A-3\n2026-03-05;10;A-3\n2026-07-01;10;A-4\n')
    assert.deepEqual(entries, [])
    assert.deepEqual(faults.map(({ row }) => row), [2, 3, 5, 6])
    assert.match(faults[0]!.text.ru, /Сумма без НДС: Сумма не может быть отрицательной/)
    assert.match(faults[2]!.text.ru, /повторяет строку 4 \(№ A-3\)/)
  })

  test('blank rows count and a cell of several lines is in one row, as a spreadsheet counts', () => {
    const { faults } = read('\ndate;amount;description\n2026-03-05;10;"Two\nlines"\n\n;;\n2026-03-05;x;\n2026-03-05;10;"open\n')
    assert.deepEqual(faults.map(({ row }) => row), [7], 'the quotation mark that is not closed')
    assert.deepEqual(read('\ndate;amount;description\n2026-03-05;10;"Two\nlines"\n\n;;\n2026-03-05;x;\n').faults.map(({ row }) => row), [6])
    assert.deepEqual(read('date;amount\n\n2026-03-05;10\n;\n;\n').entries.map(({ row }) => row), [3])
  })

  test('the sum without VAT is read where one with it stands beside; two columns of one name are refused', () => {
    assert.deepEqual(read('Дата;Сумма;НДС;Сумма без НДС\n2026-03-05;116;16;100\n').entries.map(({ amount }) => amount), [10_000n])
    assert.match(read('Дата;Сумма;Сумма\n2026-03-05;116;100\n').faults[0]!.text.ru, /«Сумма без НДС» можно принять несколько столбцов: «Сумма», «Сумма»/)
  })

  test('an invoice has several lines of one day, and its number begins anew in another year', () => {
    assert.equal(read('date;amount;number\n2026-03-05;10;A-1\n2026-03-05;20;A-1\n2025-03-05;10;A-1\n').entries.length, 3)
    assert.match(read('date;amount;number\n2026-03-05;10;A-1\n2026-03-06;20;A-1\n').faults[0]!.text.ru, /Номер A-1 стоит в строке 2 с другой датой/)
  })

  test('a year of three digits is a slip of the hand, and is named', () => {
    const { faults } = read('date;amount\n0202-03-05;10\n')
    assert.deepEqual(faults.map(({ row, text }) => [row, text.ru]), [[2, 'Слишком ранняя дата: вносите доходы начиная с 2000 года.']])
  })

  test('a workbook, a file in another encoding, one without incomes or without a column says what to do', () => {
    assert.match(readIncomeFile(new Uint8Array([0x50, 0x4b, 3, 4]), rule, 'priority', today).faults[0]!.text.en, /Save it as “CSV UTF-8”/)
    assert.match(readIncomeFile(new Uint8Array([0xc4, 0xe0]), rule, 'priority', today).faults[0]!.text.en, /not in UTF-8/)
    assert.match(read('date;amount\n').faults[0]!.text.en, /no income/)
    assert.match(read('date;total\n2026-01-01;5\n').faults[0]!.text.en, /«amount»/)
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
