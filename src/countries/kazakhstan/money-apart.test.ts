import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { transact } from '../../kernel/database/index.ts'
import type { BankLine, Invoice } from '../../kernel/ledger/index.ts'
import { exportCamt, sampleStatement } from '../../kernel/ledger/statements/testing.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { same } from '../../law/text.ts'
import { technoparkPortal, type Visitor, visitor } from './technopark/testing.ts'
import { openWorld, type World } from './testing.ts'

/** Two institutions are owed money by the same company; each keeps its own books. */
describe('each institution sees its own money only', () => {
  let world: World
  let founder: Actor
  let company: Visitor
  let clerk: Visitor
  let modelHead: Visitor
  let contribution: Invoice
  let fee: Invoice
  let second: Visitor

  before(async () => {
    world = await openWorld({ start: '2026-03-10T05:00:00.000Z', passwords: true })
    founder = await world.founder('«Екі шот» ЖШС')
    const { id: debtor, identifier: { value: bin } } = founder.organisation!
    const bill = (income: string, amount: bigint): Promise<Invoice> => transact(world.kernel.db, (tx) => world.kernel.ledger.issueInvoice(tx, 'system:test', {
      debtor: { kind: 'organisation', id: debtor }, identifier: { scheme: 'kz.bin', value: bin }, amount, issued: '2026-03-10', due: '2026-03-30', subject: `organisation:${debtor}`, text: same(income), income,
    }))
    contribution = await bill('technopark.contributions', 10_000n)
    fee = await bill('language-model.api', 70_000n)
    const app = technoparkPortal(world)
    company = await visitor(world, app, founder)
    clerk = await visitor(world, app, await world.officer('technopark.officer'))
    modelHead = await visitor(world, app, await world.officer('language-model.head'))
    second = await visitor(world, app, await world.officer('technopark.head'))
  })
  after(() => world.close())

  const status = async (who: Visitor, path: string): Promise<number> => (await who.get(path)).status
  const text = async (who: Visitor, path: string): Promise<string> => {
    const answer = await who.get(path)
    assert.equal(answer.status, 200, path)
    return answer.text()
  }
  const upload = (who: Visitor, place: string, iban: string, purpose: string, statementId: string): Promise<Response> => {
    const lines = [{ day: '2026-03-11', amount: 70_000n, purpose, payer: { name: 'Үлгі', identifier: founder.organisation!.identifier.value }, bankReference: statementId }] as const
    const bytes = exportCamt(sampleStatement({ account: iban, from: '2026-03-11', lines, statementId }))
    return who.send(`/ru/${place}/bank`, { file: new File([new Uint8Array(bytes)], 'camt.xml') })
  }

  it('a company has the invoices of all institutions in one list, and each says who is owed and where to pay', async () => {
    const list = await text(company, '/ru/invoices')
    for (const { number } of [contribution, fee]) assert.ok(list.includes(`№ ${number}`))
    assert.notEqual(contribution.payTo!.iban, fee.payTo!.iban)
    assert.match(await text(company, `/ru/invoices/${fee.id}`), /ҮЛГІ ТІЛДІК МОДЕЛЬ/)
    assert.match(await text(company, `/ru/invoices/${contribution.id}`), /ҮЛГІ ТЕХНОПАРК/)
  })

  it('the account at which one is paid cannot be taken into the books of the other, not even before its own first statement', async () => {
    const foreign = await upload(modelHead, 'language-model', contribution.payTo!.iban, 'чужой счёт', 'M0')
    assert.equal(foreign.status, 422)
    assert.match(await foreign.text(), /ведётся в учёте другого учреждения/)
    assert.deepEqual((await world.kernel.ledger.accounts()).filter(({ code }) => code.startsWith('bank:')), [])
  })

  it('those who keep the books of one find no invoice, account, statement or line of the other', async () => {
    assert.equal((await upload(clerk, 'technopark', contribution.payTo!.iban, `плата ${fee.reference}`, 'T1')).status, 303)
    assert.equal((await upload(modelHead, 'language-model', fee.payTo!.iban, `плата ${fee.reference}`, 'M1')).status, 303)
    assert.equal((await world.kernel.ledger.invoice(fee.id)).status, 'paid')
    const { ledger } = world.kernel
    const accounts = await ledger.accounts()
    for (const [who, own, other, mine, theirs] of [[clerk, 'technopark', 'language-model', contribution, fee], [modelHead, 'language-model', 'technopark', fee, contribution]] as const) {
      for (const page of ['bank', 'accounts', 'accounts.csv']) {
        const place = page.endsWith('.csv') ? '' : '/ru'
        assert.equal(await status(who, `${place}/${own}/${page}`), 200)
        assert.equal(await status(who, `${place}/${other}/${page}`), 403)
      }
      assert.equal(await status(who, `/ru/invoices/${mine.id}`), 200)
      assert.equal(await status(who, `/ru/invoices/${theirs.id}`), 404)
      assert.equal(await status(who, `/invoices/${mine.id}/invoice.pdf`), 200)
      assert.equal(await status(who, `/invoices/${theirs.id}/invoice.pdf`), 404)
      assert.equal(await status(who, `/ru/${own}/invoices/${mine.number}`), 303)
      assert.equal(await status(who, `/ru/${own}/invoices/${theirs.number}`), 404)
      const account = (invoice: Invoice) => accounts.find(({ code }) => code === `receivable:${invoice.number}`)!.id
      assert.equal(await status(who, `/ru/${own}/accounts/${account(mine)}`), 200)
      assert.equal(await status(who, `/ru/${own}/accounts/${account(theirs)}`), 404)
      assert.equal(await status(who, `/${own}/accounts/${account(theirs)}/entries.csv`), 404)
      for (const { id, books } of await ledger.statements(10)) {
        assert.equal(await status(who, `/ru/${own}/bank/statements/${id}`), books === mine.books ? 200 : 404)
        for (const line of await ledger.linesOf(id)) assert.equal(await status(who, `/ru/${own}/bank/lines/${line.id}`), books === mine.books ? 200 : 404)
      }
    }
  })

  it('a payment at the account of one is not allocated to an invoice of the other, and a statement of its account is not taken in', async () => {
    const [line] = await world.kernel.ledger.unallocated({ books: contribution.books }) as [BankLine]
    const page = `/ru/technopark/bank/lines/${line.id}`
    const refused = await clerk.send(page, { left: String(line.left), invoice: fee.number }, `${page}/allocate`)
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), /Такого счёта нет/)
    const act = await modelHead.send('/ru/language-model/bank', { left: String(line.left), note: 'Иное' }, `/ru/language-model/bank/lines/${line.id}/assign`)
    assert.equal(act.status, 404)
    const foreign = await upload(modelHead, 'language-model', contribution.payTo!.iban, 'чужой счёт', 'M2')
    assert.match(await foreign.text(), /ведётся в учёте другого учреждения/)
    assert.equal((await world.kernel.ledger.bankLine(line.id)).left, line.left)
  })

  it('the first page of an institution shows the books to those who keep them', async () => {
    assert.match(await text(modelHead, '/ru/language-model'), /\/ru\/language-model\/bank/)
    assert.doesNotMatch(await text(clerk, '/ru/language-model'), /language-model\/bank/)
    assert.match(await text(clerk, '/ru/technopark'), /\/ru\/technopark\/accounts/)
  })

  it('a payment is ordered by one officer, approved by another, and goes to the bank as a file of their institution alone', async () => {
    const place = '/ru/technopark/payments'
    const values = { key: crypto.randomUUID(), name: 'Үлгі Алушы', number: founder.organisation!.identifier.value, iban: contribution.payTo!.iban, amount: '1 200', purpose: 'Возмещение' }
    const wrong = await clerk.send(place, { ...values, name: ' ', number: '12', iban: 'KZ00', amount: 'много', purpose: '', invoice: '№ 9' })
    assert.equal(wrong.status, 422)
    const said = await wrong.text()
    for (const field of ['name', 'number', 'iban', 'amount', 'purpose', 'invoice']) assert.match(said, new RegExp(`href="#f-${field}"`), `${field}: all that is wrong is said at once`)
    const order = (await clerk.send(place, values)).headers.get('location')!
    assert.match(await text(clerk, order), /Это поручение подготовили вы/)
    assert.equal((await clerk.send(order, {}, `${order}/approve`)).status, 422)
    assert.equal(await status(modelHead, order.replace('/technopark/', '/language-model/')), 404)
    assert.equal(await status(modelHead, place), 403)
    assert.equal((await second.send(order, {}, `${order}/approve`)).status, 303)
    assert.match(await text(clerk, order), /Утверждено/)
    assert.equal((await clerk.send(place, { from: contribution.payTo!.iban }, `${place}/file`)).status, 303)
    const file = /href="(\/technopark\/payments\/files\/\w+)"/.exec(await text(clerk, place))?.[1] ?? ''
    assert.match(await text(clerk, file), /<InstdAmt Ccy="KZT">1200\.00<\/InstdAmt>/)
    assert.equal(await status(modelHead, file.replace('/technopark/', '/language-model/')), 404)
    assert.equal(await status(company, file), 403)

    // The bank does not write the reference: an officer of the institution, and nobody else, says which order the line pays.
    const lines = [{ day: '2026-03-12', amount: -120_000n, purpose: 'Возмещение', payer: { name: 'Үлгі Алушы' }, bankReference: 'OUT' }] as const
    const bytes = exportCamt(sampleStatement({ account: contribution.payTo!.iban, from: '2026-03-12', lines, statementId: 'T2' }))
    await clerk.send('/ru/technopark/bank', { file: new File([new Uint8Array(bytes)], 'camt.xml') })
    const line = (await world.kernel.ledger.unallocated({ books: contribution.books })).find(({ amount }) => amount === -120_000n)!
    const page = `/ru/technopark/bank/lines/${line.id}`
    const reference = /name="order" value="(RF\w+)"/.exec(await text(clerk, page))?.[1] ?? ''
    const pays = { left: String(line.left), order: reference }
    assert.equal((await modelHead.send('/ru/language-model/bank', pays, `/ru/language-model/bank/lines/${line.id}/pay`)).status, 404)
    assert.equal((await modelHead.send('/ru/language-model/bank', pays, `${page}/pay`)).status, 403)
    assert.equal((await company.send('/ru/invoices', pays, `${page}/pay`)).status, 403)
    assert.equal((await clerk.send(page, { ...pays, order: 'RF00' }, `${page}/pay`)).status, 422)
    assert.equal((await clerk.send(page, pays, `${page}/pay`)).status, 303)
    assert.match(await text(clerk, order), /Оплачено/)
  })
})
