/** What eases an invoice and what paying late costs: shown to whoever owes, proposed by one who keeps the books, decided by another. */
import type { Kernel } from '../../kernel/index.ts'
import { type Invoice, type Relief } from '../../kernel/ledger/index.ts'
import { transact } from '../../kernel/database/index.ts'
import { actorString } from '../../kernel/parties/index.ts'
import { Decimal } from '../../law/decimal.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { type Owed, termsOf } from '../../law/instalments.ts'
import { lateCharge, type LateCharge } from '../../law/late-charge.ts'
import { explainMoney, parseMoney } from '../../law/money.ts'
import { same } from '../../law/text.ts'
import { addDays, type Day, dayOf, isDay } from '../../law/time.ts'
import { notFound, problemsOf } from '../answers.ts'
import { actorHere, idFrom } from '../asked.ts'
import { actions, button, cite, errorSummary, fields, form, notice, table, tag } from '../components/index.ts'
import { type Html, html, nothing } from '../html.ts'
import { page, seeOther } from '../layout.ts'
import { type Route, route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { dateTime, money } from '../words.ts'
import type { Creditor } from './creditor.ts'
import { words } from './messages.ts'
import { lateChargeOf, percentOf, reliefWords } from './relief-messages.ts'

type Values = Readonly<Record<string, string>>

/** What paying this invoice late costs until a day; undefined where its income has no such charge, not even an unset one. */
async function chargeOf({ ledger }: Kernel, creditor: Creditor | undefined, invoice: Invoice, on: Day): Promise<LateCharge | undefined> {
  const code = await ledger.incomeOfInvoice(invoice.id)
  const rate = code === undefined ? undefined : creditor?.lateCharges?.[code]
  if (rate === undefined || invoice.status === 'cancelled') return undefined
  const { writtenOff, plans } = await ledger.easedOf(invoice.id)
  return lateCharge({ terms: termsOf(invoice, plans), paid: [...invoice.payments, ...writtenOff], rate, on })
}

/** What the page of an invoice shows of it. */
export async function easedSection(kernel: Kernel, visit: Visit, invoice: Invoice, { creditor, office, today }: { readonly creditor: Creditor | undefined; readonly office: boolean; readonly today: Day }): Promise<Html> {
  const { locale, link } = visit
  const [reliefs, charge] = await Promise.all([kernel.ledger.reliefsOf(invoice.id), chargeOf(kernel, creditor, invoice, today)])
  const shown = office ? reliefs : reliefs.filter(({ decided }) => decided?.granted)
  const open = office && creditor !== undefined && invoice.outstanding > 0n
  if (shown.length === 0 && charge === undefined && !open) return nothing
  // A charge is issued once: afterwards its invoice stands where the button stood.
  const charged = office && charge?.status === 'reckoned' ? (await kernel.ledger.invoicesOf(invoice.debtor)).find(({ subject, status }) => subject === `late-charge:${invoice.id}` && status !== 'cancelled') : undefined
  return html`<h2>${reliefWords.eased[locale]}</h2>${charge && chargeShown(visit, charge)}${office && creditor && charge?.status === 'reckoned' && charge.amount > 0n && (charged ? html`<p><a href="${link(`/invoices/${charged.id}`)}">${words.numberOf(charged.number)[locale]}</a></p>` : chargeForm(visit, creditor, invoice))}${shown.length > 0 && table(locale, {
    caption: reliefWords.eased, captionUnseen: true, rows: shown, columns: [
      { title: words.kind, header: true, cell: ({ of }) => (of.kind === 'write-off' ? reliefWords.writeOff : reliefWords.instalments)[locale] },
      { title: words.amount, cell: ({ of }) => (of.kind === 'write-off' ? money(locale, of.amount) : html`<ul>${of.parts.map(({ due, amount }) => html`<li>${dateTime(locale, due)}: ${money(locale, amount)}</li>`)}</ul>`) },
      { title: reliefWords.reason, cell: ({ reason }) => reason[locale] },
      { title: words.status, cell: ({ decided }) => (decided === undefined ? tag(locale, reliefWords.proposed, 'wait') : decided.granted ? tag(locale, reliefWords.granted, 'good') : tag(locale, reliefWords.declined, 'plain')) },
    ],
  })}${office && creditor && shown.filter(({ decided }) => decided === undefined).map((one) => decideForms(visit, creditor, one))}${open && html`<p><a href="${link(`${creditor.path}/invoices/${invoice.number}/write-off`)}">${
    reliefWords.proposeWriteOff[locale]}</a> · <a href="${link(`${creditor.path}/invoices/${invoice.number}/instalments`)}">${reliefWords.proposeInstalments[locale]}</a></p>`}`
}

function chargeShown({ locale }: Visit, charge: LateCharge): Html {
  if (charge.status === 'none') return html`<p>${reliefWords.late[locale]}: ${reliefWords.lateNone[locale]}</p>`
  if (charge.status === 'not set') return notice(locale, { body: html`<p><b>${reliefWords.late[locale]}.</b> ${reliefWords.lateNotSet[locale]}${charge.basis && html` ${cite(locale, charge.basis)}`}</p>` })
  return html`<p>${reliefWords.late[locale]}: <b>${money(locale, charge.amount)}</b></p>${table(locale, {
    caption: reliefWords.late, captionUnseen: true, rows: charge.stretches, columns: [
      { title: reliefWords.period, header: true, cell: ({ from, until }) => html`${dateTime(locale, from)} – ${dateTime(locale, until)}` }, { title: reliefWords.overdue, numeric: true, cell: ({ overdue }) => money(locale, overdue) },
      { title: reliefWords.rate, numeric: true, cell: ({ rate }) => percentOf(Decimal.from(rate).times(Decimal.from('100')).toString())[locale] }, { title: reliefWords.days, numeric: true, cell: ({ days }) => days },
    ],
  })}`
}

const chargeForm = (visit: Visit, { path }: Creditor, { number, outstanding }: Invoice): Html => (outstanding > 0n ? html`<p class="hint">${reliefWords.notPaidYet[visit.locale]}</p>` : form(visit, {
  action: visit.link(`${path}/invoices/${number}/late-charge`), body: html`<p class="hint">${reliefWords.chargeHint[visit.locale]}</p>${actions(button(visit.locale, reliefWords.charge, { kind: 'quiet' }))}`,
}))

function decideForms(visit: Visit, { path }: Creditor, { id, proposed }: Relief): Html {
  const { locale, link } = visit
  const own = proposed.by === `person:${actorHere(visit).person}`
  return html`${own ? notice(locale, { body: html`<p>${reliefWords.own[locale]}</p>` }) : form(visit, { action: link(`${path}/reliefs/${id}/grant`), body: actions(button(locale, reliefWords.grant)) })}${
    form(visit, { action: link(`${path}/reliefs/${id}/decline`), body: actions(button(locale, reliefWords.decline, { kind: 'quiet' })) })}`
}

export function reliefRoutes(kernel: Kernel, creditor: Creditor): readonly Route[] {
  const { ledger, db, country, now } = kernel
  const { path, books, bookkeepers } = creditor
  const permission = { anyRole: bookkeepers }
  const today = (): Day => dayOf(now(), country.calendar.zone)
  async function invoiceHere(number: string): Promise<Invoice> {
    const found = await ledger.invoiceNamed(number)
    if (found?.books !== books) throw notFound()
    return found
  }

  function proposing(kind: Relief['of']['kind']): readonly Route[] {
    const title = kind === 'write-off' ? reliefWords.proposeWriteOff : reliefWords.proposeInstalments
    const at = `${path}/invoices/:number/${kind}`
    const shown = (visit: Visit, invoice: Invoice, values: Values = {}, problems: readonly Problem[] = []): Response => {
      const { locale, link } = visit
      return page({
        visit, title, current: creditor.id, breadcrumbs: [creditor.crumb, { title: words.numberOf(invoice.number), path: `/invoices/${invoice.id}` }], error: problems.length > 0,
        body: html`${errorSummary(locale, problems)}<h1>${title[locale]}</h1><p class="lead">${words.outstanding[locale]}: ${money(locale, invoice.outstanding)}</p>${form(visit, {
          action: link(`${path}/invoices/${invoice.number}/${kind}`), body: html`${fields(locale, [
            kind === 'write-off' ? { kind: 'input', name: 'amount', label: words.amount, width: 'medium' } : { kind: 'text', name: 'parts', label: reliefWords.parts, hint: reliefWords.partsHint, maxLength: 2000, long: true },
            { kind: 'text', name: 'reason', label: reliefWords.reason, maxLength: 1000, long: true },
          ], { values, problems })}${actions(button(locale, title))}`,
        })}`,
      })
    }
    return [
      route({ method: 'GET', path: at, kind: 'page', permission, title, handle: async (visit, { number = '' }) => shown(visit, await invoiceHere(number)) }),
      route({
        method: 'POST', path: at, kind: 'page', permission, title,
        async handle(visit, { number = '' }) {
          const invoice = await invoiceHere(number)
          const { values } = await visit.form()
          try {
            const reason = (values['reason'] ?? '').normalize('NFC').trim().slice(0, 1000)
            const missing: readonly Problem[] = reason === '' ? [{ field: 'reason', text: reliefWords.reasonMissing }] : []
            const of = kind === 'write-off' ? { kind, amount: amountFrom(values, missing), expense: creditor.other.writtenOff.code } as const : { kind, parts: partsFrom(values, missing) } as const
            if (missing[0]) throw new Failure('invalid', missing[0].text, missing)
            await transact(db, (tx) => ledger.proposeRelief(tx, actorString(actorHere(visit)), { invoice: invoice.id, of, reason: same(reason) }))
            return seeOther(visit, `/invoices/${invoice.id}`)
          } catch (error) {
            return shown(visit, invoice, values, problemsOf(error))
          }
        },
      }),
    ]
  }

  const deciding = (does: 'grant' | 'decline'): Route => route({
    method: 'POST', path: `${path}/reliefs/:id/${does}`, kind: 'page', permission, title: reliefWords[does],
    async handle(visit, { id }) {
      await visit.form()
      const about = await ledger.relief(idFrom(id))
      if (about === undefined || (await ledger.invoice(about.invoice)).books !== books) throw notFound()
      await transact(db, (tx) => ledger.decideRelief(tx, actorString(actorHere(visit)), about.id, does === 'grant'))
      return seeOther(visit, `/invoices/${about.invoice}`)
    },
  })

  return [
    ...proposing('write-off'), ...proposing('instalments'), deciding('grant'), deciding('decline'),
    route({
      method: 'POST', path: `${path}/invoices/:number/late-charge`, kind: 'page', permission, title: reliefWords.charge,
      async handle(visit, { number = '' }) {
        await visit.form()
        const invoice = await invoiceHere(number)
        const charge = await chargeOf(kernel, creditor, invoice, today())
        const last = charge?.status === 'reckoned' ? charge.stretches.at(-1)!.until : undefined
        const { lateIncome } = creditor
        if (charge?.status !== 'reckoned' || last === undefined || charge.amount <= 0n || invoice.outstanding > 0n || lateIncome === undefined) throw new Failure('conflict', invoice.outstanding > 0n ? reliefWords.notPaidYet : reliefWords.lateNotSet)
        const issued = await transact(db, (tx) => ledger.issueInvoice(tx, actorString(actorHere(visit)), {
          key: `late-charge:${invoice.id}`, debtor: invoice.debtor, ...(invoice.identifier?.scheme && { identifier: { scheme: invoice.identifier.scheme, value: invoice.identifier.value } }), amount: charge.amount, issued: today(), due: addDays(today(), 20),
          subject: `late-charge:${invoice.id}`, text: lateChargeOf(invoice.number, last), income: lateIncome,
        }))
        return seeOther(visit, `/invoices/${issued.id}`)
      },
    }),
  ]
}

/** The amount that was typed; with what is wrong besides, where it cannot be read. */
function amountFrom(values: Values, besides: readonly Problem[]): bigint {
  const said = values['amount'] ?? ''
  const wrong = explainMoney(said)
  if (wrong) throw new Failure('invalid', wrong, [{ field: 'amount', text: wrong }, ...besides])
  return parseMoney(said)!
}

/** The parts that were typed, a day and an amount on each line. */
function partsFrom(values: Values, besides: readonly Problem[]): readonly Owed[] {
  return (values['parts'] ?? '').split('\n').map((line) => line.trim()).filter((line) => line !== '').map((line, at) => {
    const [, typed = '', amount = ''] = /^(\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{2}-\d{2})[\s:;,]+(.+)$/.exec(line) ?? []
    const due = typed.replace(/^(\d{1,2})\.(\d{1,2})\.(\d{4})$/, (_, day: string, month: string, year: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
    const sum = parseMoney(amount)
    if (!isDay(due) || sum === undefined) {
      const text = reliefWords.partsUnread(at + 1)
      throw new Failure('invalid', text, [{ field: 'parts', text }, ...besides])
    }
    return { due, amount: sum }
  })
}
