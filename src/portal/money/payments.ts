/** Payments out, for those who keep the books: one drafts an order, another approves it, and the approved go into a file for the bank. */
import { transact, type Tx } from '../../kernel/database/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { type BankLine, explainPayment, type Invoice, type PayingAccount, type PaymentDraft, type PaymentOrder, type PaymentStatus, printReference } from '../../kernel/ledger/index.ts'
import { actorString } from '../../kernel/parties/index.ts'
import type { PayTo } from '../../law/body.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { compactIdentifier } from '../../law/identifier-scheme.ts'
import { explainMoney, parseMoney, tengeOf } from '../../law/money.ts'
import { inFirstLanguage, same, type Text } from '../../law/text.ts'
import { notFound, problemsOf } from '../answers.ts'
import { actorHere, idFrom, pageFrom } from '../asked.ts'
import {
  actions, button, type Control, type Definition, definitionList, emptyState, errorSummary, fields, form, notice, pagination, table, tag, type Tone,
} from '../components/index.ts'
import { type Html, html } from '../html.ts'
import { page, seeOther } from '../layout.ts'
import { type Route, route } from '../routes.ts'
import { keyField, keyFrom } from '../services/parts.ts'
import type { Visit } from '../visit.ts'
import { identifier, moment, money } from '../words.ts'
import { type Creditor, paidAt } from './creditor.ts'
import { words } from './messages.ts'
import { paymentStatus, paymentWords } from './payment-messages.ts'

const size = 50
const tones = { drafted: 'wait', approved: 'now', sent: 'now', paid: 'good', withdrawn: 'plain' } as const satisfies Record<PaymentStatus, Tone>

type Values = Readonly<Record<string, string>>
interface Tried { readonly at: string; readonly values: Values; readonly problems: readonly Problem[] }

export function paymentRoutes(kernel: Kernel, creditor: Creditor): readonly Route[] {
  const { ledger, db } = kernel
  const { path, books } = creditor
  const permission = { anyRole: creditor.bookkeepers }
  const at = `${path}/payments`

  /** The accounts from which the creditor pays: where it is paid, and those whose statements it has imported. */
  async function payingAccounts(): Promise<readonly PayingAccount[]> {
    const set = paidAt(creditor, kernel.country.bodies)
    const known = (await ledger.statements(100, books)).map(({ iban }) => iban)
    const ibans = [...new Set([...set.map(({ iban }) => iban), ...known])]
    return ibans.map((iban) => {
      const { name, identifier: number, bic }: Partial<PayTo> & Pick<PayTo, 'name'> = set.find((one) => one.iban === iban) ?? { name: inFirstLanguage(creditor.body) }
      return { name, iban, ...(number && { number: number.value }), ...(bic !== undefined && { bic }) }
    })
  }

  async function own(id: string): Promise<PaymentOrder> {
    const order = await ledger.payment(idFrom(id))
    if (order.books !== books) throw notFound()
    return order
  }

  /** The invoice that was named, in the same books; undefined when none was. */
  async function invoiceHere(number: string): Promise<Invoice | undefined> {
    const invoice = number === '' ? undefined : await ledger.invoiceNamed(number)
    return invoice?.books === books ? invoice : undefined
  }

  async function list(visit: Visit, tried?: Tried): Promise<Response> {
    const page = pageFrom(visit)
    const [orders, accounts, asked] = await Promise.all([ledger.paymentsOf(books, { page, size }), payingAccounts(), proposed(visit)])
    return listPage(visit, creditor, { ...orders, page, accounts, values: asked, tried })
  }

  /** The line of the same books that an order gives back; undefined when none was named. */
  async function receiptHere(id: string): Promise<BankLine | undefined> {
    const line = id === '' ? undefined : await ledger.bankLine(idFrom(id))
    if (line !== undefined && line.books !== books) throw notFound()
    return line
  }

  /** What the form begins with when it is opened from an invoice on which too much was paid, or from a receipt that belongs to none. */
  async function proposed({ url }: Visit): Promise<Values> {
    const receipt = await receiptHere(url.searchParams.get('receipt') ?? '')
    if (receipt !== undefined && receipt.left > 0n) {
      const { payer: { name = '', identifier: number = '', iban = '' } } = receipt
      return { receipt: receipt.id, name, number, iban, amount: tengeOf(receipt.left), purpose: `Түскен төлемді қайтару, ${receipt.day}` }
    }
    const invoice = await invoiceHere(url.searchParams.get('invoice') ?? '')
    if (invoice === undefined || invoice.outstanding >= 0n) return {}
    const debtor = await kernel.parties.named(invoice.debtor)
    return {
      name: debtor ? inFirstLanguage(debtor.name) : '', number: invoice.identifier?.value ?? '', amount: tengeOf(-invoice.outstanding), invoice: invoice.number,
      purpose: `Артық төленген соманы қайтару, шот № ${invoice.number}`,
    }
  }

  const act = (name: string, carryOut: (tx: Tx, by: string, id: string, values: Values) => Promise<unknown>): Route => route({
    method: 'POST', path: `${at}/:id/${name}`, kind: 'page', permission,
    async handle(visit, params) {
      const { id } = await own(params['id'] ?? '')
      const { values } = await visit.form()
      try {
        await transact(db, (tx) => carryOut(tx, actorString(actorHere(visit)), id, values))
      } catch (error) {
        return orderPage(kernel, visit, creditor, await own(id), { at: name, values, problems: problemsOf(error) })
      }
      return seeOther(visit, `${at}/${id}`)
    },
  })

  return [
    route({ method: 'GET', path: at, kind: 'page', permission, title: paymentWords.title, handle: (visit) => list(visit) }),
    route({
      method: 'POST', path: at, kind: 'page', permission, title: paymentWords.title,
      async handle(visit) {
        const { values } = await visit.form()
        try {
          const number = (values['invoice'] ?? '').trim()
          const invoice = await invoiceHere(number)
          const { draft, problems } = drafted(values)
          const wrong = [...problems, ...(number !== '' && invoice === undefined ? [{ field: 'invoice', text: words.invoiceUnknown }] : [])]
          if (wrong[0]) throw new Failure('invalid', wrong[0].text, wrong)
          const receipt = await receiptHere((values['receipt'] ?? '').trim())
          const order = await transact(db, (tx) => ledger.draftPayment(tx, actorString(actorHere(visit)), {
            ...draft, key: keyFrom(values), books, for: invoice ? { invoice: invoice.id } : receipt ? { receipt: receipt.id } : { expense: creditor.other.payments.code },
          }))
          return seeOther(visit, `${at}/${order.id}`)
        } catch (error) {
          return list(visit, { at: 'draft', values, problems: problemsOf(error) })
        }
      },
    }),
    route({
      method: 'POST', path: `${at}/file`, kind: 'page', permission, title: paymentWords.file,
      async handle(visit) {
        const { values } = await visit.form()
        try {
          const payer = (await payingAccounts()).find(({ iban }) => iban === values['from'])
          if (payer === undefined) throw missing('from', paymentWords.noBank)
          await transact(db, (tx) => ledger.exportPayments(tx, actorString(actorHere(visit)), books, payer))
          return seeOther(visit, at)
        } catch (error) {
          return list(visit, { at: 'file', values, problems: problemsOf(error) })
        }
      },
    }),
    route({
      method: 'GET', path: `${at}/files/:message`, kind: 'file', permission,
      async handle(_, { message = '' }) {
        const file = await ledger.paymentFile(books, message)
        if (file === undefined) throw notFound()
        return new Response(file.xml, {
          headers: { 'content-type': 'application/xml; charset=utf-8', 'content-disposition': `attachment; filename="${file.message}.xml"`, 'cache-control': 'private, no-store' },
        })
      },
    }),
    route({
      method: 'GET', path: `${at}/:id`, kind: 'page', permission, title: paymentWords.order,
      handle: async (visit, { id = '' }) => orderPage(kernel, visit, creditor, await own(id)),
    }),
    act('approve', (tx, by, id) => ledger.approvePayment(tx, by, id)),
    act('withdraw', (tx, by, id, values) => {
      const why = lineOf(values, 'why')
      if (why === '') throw missing('why', paymentWords.whyMissing)
      return ledger.withdrawPayment(tx, by, id, same(why))
    }),
  ]
}

const missing = (field: string, text: Text): Failure => new Failure('invalid', text, [{ field, text }])

/** A line of text as it was typed, without breaks and doubled spaces. */
const lineOf = (values: Values, field: string): string => (values[field] ?? '').normalize('NFC').replaceAll(/\s+/g, ' ').trim().slice(0, 300)

/** What was typed, and all that is wrong with it, in the order of the fields. */
function drafted(values: Values): { readonly draft: Pick<PaymentDraft, 'payee' | 'amount' | 'purpose'>; readonly problems: readonly Problem[] } {
  const said = values['amount'] ?? ''
  const amount = parseMoney(said)
  const draft = {
    payee: { name: lineOf(values, 'name'), number: compactIdentifier(values['number'] ?? ''), iban: compactIdentifier(values['iban'] ?? '') },
    amount: amount ?? 0n, purpose: lineOf(values, 'purpose'),
  }
  const amountText = explainMoney(said) ?? (amount === undefined ? paymentWords.amountMissing : undefined)
  const own: readonly (Problem | undefined)[] = [
    draft.payee.name === '' ? { field: 'name', text: paymentWords.nameMissing } : undefined,
    draft.purpose === '' ? { field: 'purpose', text: paymentWords.purposeMissing } : undefined,
    amountText && { field: 'amount', text: amountText },
  ]
  const mine = own.filter((one) => one !== undefined)
  const all = [...mine, ...explainPayment(draft).filter(({ field }) => !mine.some((one) => one.field === field))]
  const order = controls.map(({ name }) => name)
  return { draft, problems: all.toSorted((a, b) => order.indexOf(a.field ?? '') - order.indexOf(b.field ?? '')) }
}

const controls: readonly Control[] = [
  { kind: 'input', name: 'name', label: paymentWords.name, maxLength: 140 }, { kind: 'input', name: 'number', label: paymentWords.number, inputmode: 'numeric', width: 'medium' },
  { kind: 'input', name: 'iban', label: words.iban, width: 'medium' }, { kind: 'input', name: 'amount', label: words.amount, width: 'medium' },
  { kind: 'input', name: 'purpose', label: words.purpose, hint: paymentWords.purposeHint, maxLength: 115 },
  { kind: 'input', name: 'invoice', label: paymentWords.invoice, hint: paymentWords.invoiceHint, optional: true, width: 'medium' },
]

const receiptField = (receipt: string | undefined): Html => html`${receipt !== undefined && html`<input type="hidden" name="receipt" value="${receipt}">`}`

interface ListParts {
  readonly rows: readonly PaymentOrder[]
  readonly total: number
  readonly page: number
  readonly accounts: readonly PayingAccount[]
  readonly values: Values
  readonly tried: Tried | undefined
}

function listPage(visit: Visit, creditor: Creditor, { rows, total, page: at, accounts, values, tried }: ListParts): Response {
  const { locale, link, url } = visit
  const path = `${creditor.path}/payments`
  const problems = tried?.problems ?? []
  return page({
    visit, title: paymentWords.title, current: creditor.id, width: 'wide', breadcrumbs: [creditor.crumb], ...(problems.length > 0 && { error: true }),
    body: html`${errorSummary(locale, problems)}<h1>${paymentWords.title[locale]}</h1><p class="lead">${paymentWords.lead[locale]}</p>${table(locale, {
      caption: paymentWords.title, captionUnseen: true, rows, empty: emptyState(locale, { title: paymentWords.none }),
      columns: [
        { title: words.number, header: true, cell: ({ id, number }) => html`<a href="${link(`${path}/${id}`)}">№ ${number}</a>` },
        { title: words.status, cell: ({ status }) => tag(locale, paymentStatus[status], tones[status]) },
        { title: words.payee, cell: ({ payee }) => payee.name },
        { title: words.amount, numeric: true, cell: ({ amount }) => money(locale, amount) },
        { title: paymentWords.file, cell: ({ message }) => message !== undefined && html`<a href="${path}/files/${message}" download>XML</a>` },
      ],
    })}${total > 0 && pagination(locale, { url, page: at, size, total })}<h2>${paymentWords.file[locale]}</h2>${accounts.length === 0 ? html`<p>${paymentWords.noBank[locale]}</p>` : form(visit, {
      action: link(`${path}/file`),
      body: html`<p>${paymentWords.fileHint[locale]}</p>${fields(locale, [{
        kind: 'select', name: 'from', label: paymentWords.from, choices: accounts.map(({ iban }) => ({ value: iban, label: iban })),
      }], { values: { from: accounts[0]?.iban ?? '' } })}${actions(button(locale, paymentWords.fileDo, { kind: 'quiet' }))}`,
    })}<h2>${paymentWords.draft[locale]}</h2>${form(visit, {
      action: link(path), body: html`${keyField()}${receiptField((tried?.at === 'draft' ? tried.values : values)['receipt'])}${fields(locale, controls, tried?.at === 'draft' ? tried : { values })}${actions(button(locale, paymentWords.draftDo))}`,
    })}`,
  })
}

async function orderPage(kernel: Kernel, visit: Visit, creditor: Creditor, order: PaymentOrder, tried?: Tried): Promise<Response> {
  const { locale, link } = visit
  const { id, number, payee, amount, purpose, status, reference, message, line } = order
  const path = `${creditor.path}/payments`
  const done = [[paymentWords.drafted, order.drafted], [paymentWords.approved, order.approved], [paymentWords.withdrawn, order.ended]] as const
  const personOf = (by: string): string => by.slice('person:'.length)
  const byPerson = (by: string): boolean => by.startsWith('person:')
  const names = await kernel.parties.namesOf(done.flatMap(([, one]) => (one === undefined || !byPerson(one.by) ? [] : [personOf(one.by)])))
  const invoice = 'invoice' in order.for ? await kernel.ledger.invoice(order.for.invoice) : undefined
  const mine = order.drafted.by === `person:${actorHere(visit).person}`
  const problems = tried?.problems ?? []
  return page({
    visit, title: `${paymentWords.order[locale]} № ${number}`, current: creditor.id, breadcrumbs: [creditor.crumb, { title: paymentWords.title, path }], ...(problems.length > 0 && { error: true }),
    body: html`${errorSummary(locale, problems)}<h1>${paymentWords.order[locale]} № ${number}</h1>${definitionList(locale, [
      { term: words.status, value: tag(locale, paymentStatus[status], tones[status]) }, { term: words.amount, value: money(locale, amount) },
      { term: words.payee, value: html`${payee.name}<br>${paymentWords.number[locale]} ${identifier(payee.number)}<br>${words.iban[locale]} ${identifier(payee.iban, 4)}` },
      { term: words.purpose, value: purpose }, { term: paymentWords.reference, value: printReference(reference) },
      ...(order.restsOn ? [{ term: paymentWords.decision, value: html`<a href="${link(`/decisions/${order.restsOn.decision}`)}">${paymentWords.decision[locale]}</a>` }] : []),
      ...(invoice ? [{ term: words.invoice, value: html`<a href="${link(`/invoices/${invoice.id}`)}">№ ${invoice.number}</a>` }] : []),
      ...('receipt' in order.for ? [{ term: paymentWords.receipt, value: html`<a href="${link(`${creditor.path}/bank/lines/${order.for.receipt}`)}">№ ${order.for.receipt.slice(-8)}</a>` }] : []),
      ...done.flatMap(([term, one]): readonly Definition[] => (one === undefined ? [] : [{ term, value: html`${byPerson(one.by) ? names.get(personOf(one.by)) ?? '—' : paymentWords.byTheClock[locale]}, ${moment(visit, one.at)}` }])),
      ...(order.ended ? [{ term: paymentWords.why, value: order.ended.why[locale] }] : []),
      ...(message !== undefined ? [{ term: paymentWords.file, value: html`<a href="${path}/files/${message}" download>XML</a>` }] : []),
      ...(line !== undefined ? [{ term: paymentWords.line, value: html`<a href="${link(`${creditor.path}/bank/lines/${line}`)}">№ ${line.slice(-8)}</a>` }] : []),
    ])}${status === 'drafted' && (mine ? notice(locale, { body: html`<p>${paymentWords.ownDraft[locale]}</p>` }) : form(visit, {
      action: link(`${path}/${id}/approve`), body: actions(button(locale, paymentWords.approve)),
    }))}${status !== 'paid' && status !== 'withdrawn' && withdrawForm(visit, `${path}/${id}`, status, tried)}`,
  })
}

const withdrawForm = (visit: Visit, path: string, status: PaymentStatus, tried: Tried | undefined): Html => form(visit, {
  action: visit.link(`${path}/withdraw`),
  body: html`<h2>${paymentWords.withdraw[visit.locale]}</h2>${status === 'sent' && html`<p>${paymentWords.withdrawSent[visit.locale]}</p>`}${fields(visit.locale, [{ kind: 'input', name: 'why', label: paymentWords.why, maxLength: 300 }], tried?.at === 'withdraw' ? tried : {})}${
    actions(button(visit.locale, paymentWords.withdraw, { kind: 'danger' }))}`,
})
