import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { PDF } from '@libpdf/core'
import type { Day } from '../../../law/time.ts'
import type { Invoice } from '../../../kernel/ledger/index.ts'
import { exportCamt, exportCsv, exportOneC, sampleStatement } from '../../../kernel/ledger/statements/testing.ts'
import type { StatementLine } from '../../../kernel/ledger/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { openWorld, type World } from '../testing.ts'
import { decideResidency, type Office, openOffice, reportQuarter } from './journey.ts'
import { technoparkPortal, type Visitor, visitor } from './testing.ts'

let world: World
let office: Office
let founder: Actor
let invoice: Invoice
let company: Visitor
let clerk: Visitor
let stranger: Visitor
let account: string

before(async () => {
  world = await openWorld({ start: '2026-03-10T05:00:00.000Z', passwords: true })
  office = await openOffice(world)
  founder = await world.founder('«Тұмар Дерек» ЖШС')
  await decideResidency(world, founder, office)
  world.at('2026-04-02T05:00:00.000Z')
  invoice = await world.kernel.ledger.invoice(await reportQuarter(world, founder, { priority: '9 000 000', other: '1 000 000' }))
  account = invoice.payTo!.iban
  const app = technoparkPortal(world)
  company = await visitor(world, app, founder)
  clerk = await visitor(world, app, office.officer)
  stranger = await visitor(world, app, await world.founder())
})
after(() => world.close())

const line = (day: Day, tenge: bigint, purpose: string, bin?: string): StatementLine =>
  ({ day, amount: tenge * 100n, payer: { name: 'Үлгі төлеуші', ...(bin !== undefined && { identifier: bin }) }, purpose, bankReference: `${day}-${tenge}` })

const upload = (bytes: Uint8Array, name: string): Promise<Response> =>
  clerk.send('/kk/technopark/bank', { file: new File([new Uint8Array(bytes)], name) })

const text = async (who: Visitor, path: string): Promise<string> => {
  const response = await who.get(path)
  assert.equal(response.status, 200, path)
  return response.text()
}

test('a company sees its own invoice with the reference to pay by, and nobody else does', async () => {
  const list = await text(company, '/kk/invoices')
  assert.ok(list.includes(`№ ${invoice.number}`))
  assert.match(list, /Төленбеген/)
  assert.ok(list.includes(invoice.text.kk), 'the list says what it is for')
  const page = await text(company, `/ru/invoices/${invoice.id}`)
  assert.ok(page.replaceAll(' ', '').includes(invoice.reference))
  assert.match(page, /100[ \u00a0]000[ \u00a0]₸/)
  assert.equal((await stranger.get(`/ru/invoices/${invoice.id}`)).status, 404)
  assert.match(await text(stranger, '/ru/invoices'), /Счетов на оплату нет/)
  assert.equal((await clerk.get(`/ru/invoices/${invoice.id}`)).status, 200)
  for (const path of ['/kk/technopark/bank', '/kk/technopark/accounts', `/kk/technopark/invoices/${invoice.number}`]) assert.equal((await company.get(path)).status, 403, path)
})

test('the invoice is a PDF that says all that its page says, in the language that is asked for, and nobody else gets it', async () => {
  for (const [lang, title] of [['kk', `№ ${invoice.number} төлем шоты`], ['ru', `Счёт на оплату № ${invoice.number}`], ['en', `Invoice ${invoice.number}`]] as const) {
    const response = await company.get(`/invoices/${invoice.id}/invoice.pdf?lang=${lang}`)
    assert.deepEqual([response.status, response.headers.get('content-type'), response.headers.get('cache-control')], [200, 'application/pdf', 'private, no-store'])
    const paper = await PDF.load(new Uint8Array(await response.arrayBuffer()))
    const said = paper.getPages().map((page) => page.extractText().text).join(' ').replaceAll(/\s/g, '')
    assert.ok(said.includes(title.replaceAll(/\s/g, '')), `${lang}: its title`)
    assert.ok(said.includes(invoice.reference), `${lang}: the reference`)
    const page = await text(company, `/${lang}/invoices/${invoice.id}`)
    assert.ok(page.includes(`/invoices/${invoice.id}/invoice.pdf?lang=${lang}`))
    const facts = [...page.matchAll(/<d[dt]\b[^>]*>(.*?)<\/d[dt]>/gs)].map(([, inner = '']) => inner.replaceAll(/<[^>]+>/g, ' '))
    assert.ok(facts.length >= 20, 'where to pay, too')
    for (const word of facts.flatMap((fact) => fact.split(/\s+/)).filter((one) => one !== '')) assert.ok(said.includes(word), `${lang}: ${word}`)
  }
  assert.equal((await stranger.get(`/invoices/${invoice.id}/invoice.pdf`)).status, 404)
  assert.equal((await clerk.get(`/invoices/${invoice.id}/invoice.pdf`)).status, 200)
})

test('a statement in the bank\'s own encoding is taken in and matched; a part waits for the officer; the day agrees', async () => {
  const statement = sampleStatement({
    account, from: '2026-04-06', to: '2026-04-06', lines: [
      line('2026-04-06', 60_000n, `Жарна ${invoice.reference}`, founder.organisation!.identifier.value), line('2026-04-06', 40_000n, 'За участие', founder.organisation!.identifier.value), line('2026-04-06', -500n, 'Комиссия банка'),
    ],
  })
  const taken = await upload(exportOneC(statement), 'kl_to_1c.txt')
  assert.equal(taken.status, 303)
  const page = await text(clerk, taken.headers.get('location')!)
  assert.match(page, /Жаңа операция: 3, жатқызылғаны: 2\./, 'the second payment settles what is left, by BIN and amount')
  assert.match(page, /төлем белгісі бойынша/)
  assert.equal((await world.kernel.ledger.invoice(invoice.id)).status, 'paid')
  assert.match(await text(company, `/kk/invoices/${invoice.id}`), /Төленген/)
  const desk = await text(clerk, '/kk/technopark/bank')
  assert.match(desk, /Комиссия банка/)
  assert.match(desk, /Сәйкес/)
  assert.doesNotMatch(desk, /Сәйкес емес/)
})

test('the same statement again, also in another format, changes nothing and says so', async () => {
  const statement = sampleStatement({ account, from: '2026-04-07', to: '2026-04-07', opening: 9_950_000n, lines: [line('2026-04-07', 1_000n, 'Белгісіз түсім')] })
  assert.equal((await upload(exportCamt(statement), 'camt.xml')).status, 303)
  const before = await world.kernel.ledger.trialBalance('2026-12-31')
  const again = await upload(exportCamt(statement), 'camt.xml')
  assert.match(await text(clerk, again.headers.get('location')!), /бұрын жүктелген/)
  assert.equal((await upload(exportCsv(statement), 'koshirme.csv')).status, 303)
  assert.deepEqual(await world.kernel.ledger.trialBalance('2026-12-31'), before)
})

test('an officer allocates a line, is told when another was quicker, and takes it back', async () => {
  const waiting = await world.kernel.ledger.unallocated()
  const receipt = waiting.find(({ purpose }) => purpose === 'Белгісіз түсім')!
  const page = `/ru/technopark/bank/lines/${receipt.id}`
  const unknown = await clerk.send(page, { left: String(receipt.left), invoice: '2026-999999' }, `${page}/allocate`)
  assert.equal(unknown.status, 422)
  assert.match(await unknown.text(), /Такого счёта нет/)
  assert.equal((await clerk.send(page, { left: String(receipt.left), invoice: invoice.number, amount: '400,50' }, `${page}/allocate`)).status, 303)
  assert.equal((await world.kernel.ledger.invoice(invoice.id)).status, 'overpaid')
  const slower = await clerk.send(page, { left: String(receipt.left), invoice: invoice.number }, `${page}/allocate`)
  assert.equal(slower.status, 422)
  assert.match(await slower.text(), /одновременно с вами/)
  const [allocation] = await world.kernel.ledger.allocationsOf([receipt.id])
  const left = String((await world.kernel.ledger.bankLine(receipt.id)).left)
  assert.equal((await clerk.send(page, { left, allocation: allocation!.id, reason: '' }, `${page}/take-back`)).status, 422)
  assert.equal((await clerk.send(page, { left, allocation: allocation!.id, reason: 'Ошибка' }, `${page}/take-back`)).status, 303)
  assert.equal((await clerk.send(page, { left: String(receipt.left), note: 'Возврат аванса' }, `${page}/assign`)).status, 303)
  assert.equal((await world.kernel.ledger.bankLine(receipt.id)).left, 0n)
  const charge = waiting.find(({ purpose }) => purpose === 'Комиссия банка')!
  const onDesk = async (actor: Actor) => (await world.kernel.awaiting.of(actor)).filter(({ kind }) => kind === 'books').map(({ path }) => path)
  assert.ok((await onDesk(office.officer)).includes(`/technopark/bank/lines/${charge.id}`), 'it awaits whoever keeps the books')
  assert.deepEqual(await onDesk(founder), [], 'and nobody else')
  const chargePage = `/ru/technopark/bank/lines/${charge.id}`
  assert.equal((await clerk.send(chargePage, { left: String(charge.left), note: 'Комиссия за апрель' }, `${chargePage}/assign`)).status, 303)
  assert.match(await text(clerk, '/ru/technopark/bank'), /Все операции распределены/)
})

test('a file that is no statement is refused with the mend, a statement of another account too, and a missing line makes a day red', async () => {
  const nonsense = await upload(new TextEncoder().encode('hello'), 'hello.txt')
  assert.equal(nonsense.status, 422)
  assert.match(await nonsense.text(), /id="f-file-error"/)
  assert.equal((await clerk.send('/kk/technopark/bank', {})).status, 422)
  const gap = sampleStatement({ account, from: '2026-04-10', to: '2026-04-10', opening: 20_000_000n, lines: [] })
  assert.equal((await upload(exportOneC(gap), 'gap.txt')).status, 303)
  assert.match(await text(clerk, '/kk/technopark/bank'), /Сәйкес емес/)
})

test('the trial balance balances on any day, each account has its movements, and both come as CSV', async () => {
  const now = await text(clerk, '/en/technopark/accounts')
  assert.match(now, /The books balance/)
  assert.match(now, /Contributions of participants/)
  assert.match(await text(clerk, '/en/technopark/accounts?day=01.01.2026'), /No entries/)
  const csv = await text(clerk, '/technopark/accounts.csv')
  assert.match(csv, /technopark\.contributions,[^,]+,1,0,100000,-100000/)
  const income = (await world.kernel.ledger.accounts()).find(({ code }) => code === 'technopark.contributions')!
  assert.ok((await text(clerk, `/en/technopark/accounts/${income.id}`)).includes('₸100,000'))
  assert.match(await text(clerk, `/technopark/accounts/${income.id}/entries.csv`), /,-100000,-100000/)
  assert.equal((await company.get('/technopark/accounts.csv')).status, 403)
  assert.deepEqual(await world.kernel.ledger.incomeOf({ income: 'technopark.contributions', from: '2026-01-01', to: '2026-12-31' }), { assessed: 10_000_000n, paid: 10_000_000n })
})
