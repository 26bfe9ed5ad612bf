/** One line of a bank statement: what it was taken for, and the forms by which an officer decides what is left of it. */
import { transact, type Tx } from '../../kernel/database/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { BankLine, Invoice, PaymentOrder } from '../../kernel/ledger/index.ts'
import { actorString } from '../../kernel/parties/index.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { explainMoney, parseMoney, type Tiyn } from '../../law/money.ts'
import { same, type Text } from '../../law/text.ts'
import { type Day, dayOf } from '../../law/time.ts'
import { notFound, problemsOf } from '../answers.ts'
import { actorHere, idFrom } from '../asked.ts'
import { button, type Control, definitionList, errorSummary, fields, form, type FormState, notice, table } from '../components/index.ts'
import { type Html, html } from '../html.ts'
import { page, seeOther } from '../layout.ts'
import { type Route, route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { dateTime, identifier, money } from '../words.ts'
import { bankCrumb, takenFor } from './bank.ts'
import type { Creditor } from './creditor.ts'
import { invoiceTable } from './invoices.ts'
import { words } from './messages.ts'
import { paymentWords } from './payment-messages.ts'

type Allocated = Awaited<ReturnType<Kernel['ledger']['allocationsOf']>>[number]
type Values = Readonly<Record<string, string>>

/** The amount typed, with the sign of the line; undefined when all that is left is meant. */
function amountOf(values: Values, field: string, line: BankLine): Tiyn | undefined {
  const amount = values[field] ?? ''
  if (amount.trim() === '') return undefined
  const read = parseMoney(amount)
  const wrong = explainMoney(amount)
  if (read === undefined || wrong) throw new Failure('invalid', wrong ?? words.partHint, [{ field, text: wrong ?? words.partHint }])
  const size = read < 0n ? -read : read
  return line.amount < 0n ? -size : size
}

function noteOf({ note = '' }: Values, field: string): Text {
  const text = note.normalize('NFC').trim().slice(0, 300)
  if (text === '') throw new Failure('invalid', words.noteMissing, [{ field, text: words.noteMissing }])
  return same(text)
}

/** The page of a line in one creditor's books, and the acts on it; a line of another's is told to be none. */
export function bankLineRoutes(kernel: Kernel, creditor: Creditor): readonly Route[] {
  const { ledger, db, country, now } = kernel
  const { path: at, books, other } = creditor
  const permission = { anyRole: creditor.bookkeepers }

  async function ownLine(id: string, within?: Tx): Promise<BankLine> {
    const line = await ledger.bankLine(id, within)
    if (line.books !== books) throw notFound()
    return line
  }

  async function look(visit: Visit, id: string, state?: FormState & { readonly at: string }): Promise<Response> {
    const line = await ownLine(id)
    const [allocations, open, waiting, orders, lapsed] = await Promise.all([
      ledger.allocationsOf([id]), line.payer.identifier === undefined ? [] : ledger.openInvoicesOf(books, line.payer.identifier),
      ledger.unallocated({ books, limit: 200 }), line.left < 0n ? ledger.payableBy(books, line.left) : [],
      line.left > 0n ? ledger.lapsedInvoiceOf(id) : undefined,
    ])
    const opposite = waiting.filter(({ left }) => left === -line.left)
    return linePage(visit, creditor, { line, allocations, open, opposite, orders, lapsed, today: dayOf(now(), country.calendar.zone) }, state)
  }

  /** Does an act on the line once: a form that was filled in while the line had something else left is shown again. */
  const act = (path: string, carryOut: (tx: Tx, by: string, line: BankLine, values: Values) => Promise<unknown>): Route => route({
    method: 'POST', path: `${at}/bank/lines/:id/${path}`, kind: 'page', permission,
    handle: async (visit, params) => {
      const id = idFrom(params['id'] ?? '')
      const { values } = await visit.form()
      try {
        await transact(db, async (tx) => {
          const line = await ownLine(id, tx)
          if (values['left'] !== String(line.left)) throw new Failure('conflict', words.changedMeanwhile)
          await carryOut(tx, actorString(actorHere(visit)), line, values)
        }, { isolation: 'serializable' })
      } catch (error) {
        return look(visit, id, { values, problems: problemsOf(error), at: path })
      }
      return seeOther(visit, `${at}/bank/lines/${id}`)
    },
  })

  return [
    route({ method: 'GET', path: `${at}/bank/lines/:id`, kind: 'page', permission, title: words.line, handle: (visit, { id }) => look(visit, idFrom(id)) }),
    act('allocate', async (tx, by, line, values) => {
      const invoice = await ledger.invoiceNamed(values['invoice'] ?? '')
      if (invoice?.books !== books) throw new Failure('invalid', words.invoiceUnknown, [{ field: 'invoice', text: words.invoiceUnknown }])
      const amount = amountOf(values, 'amount', line)
      await ledger.allocate(tx, by, line.id, invoice.id, amount === undefined ? {} : { amount })
    }),
    act('assign', async (tx, by, line, values) => {
      const amount = amountOf(values, 'bookedAmount', line)
      await ledger.assign(tx, by, line.id, {
        to: line.amount < 0n ? other.charges : other.income, text: noteOf(values, 'note'), ...(amount !== undefined && { amount }),
      })
    }),
    act('offset', async (tx, by, line, values) => {
      const { id: against } = await ownLine(idFrom(values['other'] ?? ''), tx)
      await (line.amount > 0n ? ledger.offset(tx, by, line.id, against) : ledger.offset(tx, by, against, line.id))
    }),
    act('pay', (tx, by, line, values) => ledger.payOrder(tx, by, line.id, values['order'] ?? '')),
    act('take-back', async (tx, by, line, values) => {
      const allocation = idFrom(values['allocation'] ?? '')
      if (!(await ledger.allocationsOf([line.id])).some(({ id }) => id === allocation)) throw new Failure('conflict', words.changedMeanwhile)
      await ledger.takeBack(tx, by, allocation, noteOf({ note: values['reason'] ?? '' }, 'reason'))
    }),
  ]
}

interface LineParts {
  readonly line: BankLine
  readonly allocations: readonly Allocated[]
  readonly open: readonly Invoice[]
  readonly opposite: readonly BankLine[]
  readonly orders: readonly PaymentOrder[]
  /** The cancelled invoice for which it came. */
  readonly lapsed: Invoice | undefined
  readonly today: Day
}

function linePage(visit: Visit, creditor: Creditor, parts: LineParts, state?: FormState & { readonly at: string }): Response {
  const { locale } = visit
  const { line, allocations, open, opposite, orders, lapsed, today } = parts
  const { payer, knp, kbe, bankReference } = line
  const problems: readonly Problem[] = state?.problems ?? []
  return page({
    visit, title: words.line, current: creditor.id, width: 'wide', breadcrumbs: [creditor.crumb, bankCrumb(creditor)], ...(problems.length > 0 && { error: true }),
    body: html`${errorSummary(locale, problems)}<h1>${words.line[locale]}: ${money(locale, line.amount)}</h1>${definitionList(locale, [
      { term: words.date, value: dateTime(locale, line.day) },
      { term: words.left, value: money(locale, line.left) },
      { term: line.amount > 0n ? words.payer : words.payee, value: html`${payer.name ?? '—'}${payer.identifier !== undefined && html`<br>${words.identifier[locale]} ${identifier(payer.identifier)}`}${
        payer.iban !== undefined && html`<br>${words.iban[locale]} ${identifier(payer.iban, 4)}`}` },
      { term: words.purpose, value: line.purpose },
      ...(bankReference === undefined ? [] : [{ term: words.bankReference, value: bankReference }]),
      ...(knp === undefined ? [] : [{ term: words.knp, value: knp }]), ...(kbe === undefined ? [] : [{ term: words.kbe, value: kbe }]),
    ])}${allocations.length > 0 && html`<h2>${words.allocations[locale]}</h2>${allocationList(visit, creditor, line, allocations)}`}${
      line.left !== 0n && html`${lapsed && notice(locale, { kind: 'warning', body: html`<p>${words.lapsed[locale]} <a href="${visit.link(`/invoices/${lapsed.id}`)}">№ ${lapsed.number}</a>. ${words.lapsedWhat[locale]}</p>` })}${
      line.left > 0n && html`<p><a href="${visit.link(`${creditor.path}/payments`)}?receipt=${line.id}">${paymentWords.giveReceiptBack[locale]}</a></p>`}${orders.length > 0 && orderForms(visit, creditor, line, orders)}<h2>${words.toInvoice[locale]}</h2>${open.length > 0 && html`<h3>${words.candidates[locale]}</h3>${invoiceTable(visit, open, today)}`}${
        lineForm(visit, creditor, line, 'allocate', invoiceControls, words.allocateThis, state, open.length === 1 ? { invoice: open[0]?.number ?? '' } : {})}<h2>${words.toAccount[locale]}: ${
        creditor.groupTitle((line.amount < 0n ? creditor.other.charges : creditor.other.income).code)?.[locale]}</h2>${lineForm(visit, creditor, line, 'assign', accountControls, words.book, state)}${
        opposite.length > 0 && html`<h2>${words.offsetTitle[locale]}</h2>${offsetForms(visit, creditor, line, opposite)}`}`}`,
  })
}

const part: Control = { kind: 'input', name: 'amount', label: words.partAmount, hint: words.partHint, optional: true, inputmode: 'text', width: 'medium' }
const invoiceControls: readonly Control[] = [
  { kind: 'input', name: 'invoice', label: words.whichInvoice, hint: words.whichInvoiceHint, width: 'medium' }, part,
]
const accountControls: readonly Control[] = [{ kind: 'input', name: 'note', label: words.note, maxLength: 300 }, { ...part, name: 'bookedAmount' }]

const hidden = (line: BankLine): Html => html`<input type="hidden" name="left" value="${String(line.left)}">`

/** One way to decide what is left; what was typed is shown again in the form that was sent. */
const lineForm = (
  visit: Visit, { path }: Creditor, line: BankLine, at: string, controls: readonly Control[], label: Text,
  state: (FormState & { readonly at: string }) | undefined, values: Values = {},
): Html =>
  form(visit, {
    action: visit.link(`${path}/bank/lines/${line.id}/${at}`),
    body: html`${hidden(line)}${fields(visit.locale, controls, state?.at === at ? state : { values })}${button(visit.locale, label, { kind: at === 'allocate' ? 'main' : 'quiet' })}`,
  })

/** One under another, each with the way back: a button beyond the edge of a table is not found by a thumb. */
const allocationList = (
  visit: Visit, creditor: Creditor, line: BankLine, allocations: readonly Allocated[],
): Html => html`${allocations.map((one) => html`${definitionList(visit.locale, [
  { term: words.matchedBy, value: takenFor(visit, creditor, one) }, { term: words.amount, value: money(visit.locale, one.amount) },
])}${form(visit, {
  action: visit.link(`${creditor.path}/bank/lines/${line.id}/take-back`),
  body: html`${hidden(line)}<input type="hidden" name="allocation" value="${one.id}"><div class="field"><label for="reason-${one.id}">${
    words.takeBackReason[visit.locale]}</label><input type="text" id="reason-${one.id}" name="reason" maxlength="300"></div>${button(visit.locale, words.takeBack, { kind: 'quiet' })}`,
})}`)}`

/** The orders that wait for exactly what is left of the line, each with the button that says it is the one. */
const orderForms = (visit: Visit, { path }: Creditor, line: BankLine, orders: readonly PaymentOrder[]): Html => html`<h2>${paymentWords.paidBy[visit.locale]}</h2><p>${
  paymentWords.paidByHint[visit.locale]}</p>${table(visit.locale, {
  caption: paymentWords.paidBy, captionUnseen: true, rows: orders,
  columns: [
    { title: paymentWords.order, header: true, cell: ({ id, number }) => html`<a href="${visit.link(`${path}/payments/${id}`)}">№ ${number}</a>` },
    {
      title: paymentWords.paidByDo,
      cell: ({ number, reference }) => form(visit, {
        action: visit.link(`${path}/bank/lines/${line.id}/pay`),
        body: html`${hidden(line)}<input type="hidden" name="order" value="${reference}">${button(visit.locale, html`${paymentWords.paidByDo[visit.locale]}<span class="unseen">: № ${number}</span>`, { kind: 'plain' })}`,
      }),
    },
    { title: words.payee, cell: ({ payee }) => payee.name },
    { title: words.purpose, cell: ({ purpose }) => purpose },
  ],
})}`

const offsetForms = (visit: Visit, { path }: Creditor, line: BankLine, opposite: readonly BankLine[]): Html => table(visit.locale, {
  caption: words.offsetTitle, captionUnseen: true, rows: opposite,
  columns: [
    { title: words.date, header: true, cell: ({ day }) => dateTime(visit.locale, day) },
    {
      title: words.offsetDo,
      cell: ({ id, day }) => form(visit, {
        action: visit.link(`${path}/bank/lines/${line.id}/offset`),
        body: html`${hidden(line)}<input type="hidden" name="other" value="${id}">${button(visit.locale, html`${words.offsetDo[visit.locale]}<span class="unseen">: ${dateTime(visit.locale, day)}</span>`, { kind: 'plain' })}`,
      }),
    },
    { title: words.amount, numeric: true, cell: ({ amount }) => money(visit.locale, amount) },
    { title: words.purpose, cell: ({ purpose }) => purpose },
  ],
})
