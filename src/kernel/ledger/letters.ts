/** Tells whoever owes of an invoice: when it is issued, five days before its day, and when it is late; each once, whatever is repeated. */
import { sql } from 'kysely'
import { inEveryLanguage } from '../../law/format.ts'
import { formatMoney } from '../../law/money.ts'
import { type Locale, spoken, type Text } from '../../law/text.ts'
import { addDays, type Day } from '../../law/time.ts'
import { transact, type Tx } from '../database/index.ts'
import type { LetterKind, LetterParts } from '../parties/index.ts'
import { type LedgerGround, todayOf } from './ground.ts'
import { invoice, type Invoice } from './invoice.ts'
import { printReference } from './reference.ts'
import type { InvoiceLetterKind } from './tables.ts'

/** Days before the due day on which whoever owes is reminded. */
const daysBefore = 5

const words = {
  issued: spoken({ kk: 'Төлем шоты шығарылды', ru: 'Выставлен счёт на оплату', en: 'An invoice was issued' }),
  before: spoken({ kk: 'Төлем мерзімі жақындады', ru: 'Приближается срок оплаты', en: 'A payment is due soon' }),
  late: spoken({ kk: 'Төлем мерзімі өтті', ru: 'Срок оплаты истёк', en: 'A payment is overdue' }),
  goesOn: spoken({
    kk: 'Төлем түскен соң іс өздігінен келесі кезеңге өтеді.', ru: 'После поступления оплаты дело перейдёт дальше автоматически.', en: 'Once it is paid, the case goes on by itself.',
  }),
  unset: spoken({
    kk: 'бенефициардың төлем деректемелері белгіленбеген; олар белгіленгенде, шот бетінде көрінеді.', ru: 'реквизиты бенефициара не установлены; когда их установят, они появятся на странице счёта.', en: 'the bank details of the beneficiary are not set; once they are, the page of the invoice shows them.',
  }),
} as const satisfies Record<string, Text>

/** What a letter says of an invoice. */
type Billed = Pick<Invoice, 'id' | 'number' | 'outstanding' | 'payTo' | 'reference' | 'subject' | 'text' | 'due'>

const said = (kind: InvoiceLetterKind, { number, outstanding }: Billed, locale: Locale): string => {
  const sum = formatMoney(outstanding, locale)
  return spoken({
    issued: { kk: `Сізге № ${number} төлем шоты шығарылды. Төлеуге тиіс сома: ${sum}.`, ru: `Вам выставлен счёт № ${number}. Сумма к оплате: ${sum}.`, en: `Invoice ${number} was issued to you. To be paid: ${sum}.` },
    before: { kk: `№ ${number} төлем шотын төлеу мерзімі жақындады. Төлеуге тиіс сома: ${sum}.`, ru: `Приближается срок оплаты счёта № ${number}. Сумма к оплате: ${sum}.`, en: `Invoice ${number} is due soon. To be paid: ${sum}.` },
    late: { kk: `№ ${number} төлем шотын төлеу мерзімі өтті. Төленбеген сома: ${sum}.`, ru: `Срок оплаты счёта № ${number} истёк. Не оплачено: ${sum}.`, en: `Invoice ${number} is overdue. Not paid yet: ${sum}.` },
  }[kind])[locale]
}

/** What stands before each thing that whoever pays writes down. */
const named = [
  spoken({ kk: 'төлемді мына деректемелер бойынша аударыңыз. Бенефициар', ru: 'переведите эту сумму по реквизитам. Бенефициар', en: 'pay to this account. Beneficiary' }),
  spoken({ kk: 'БСН', ru: 'БИН', en: 'BIN' }),
  spoken({ kk: 'ЖСК', ru: 'ИИК', en: 'IBAN' }),
  spoken({ kk: 'банк', ru: 'банк', en: 'bank' }),
  spoken({ kk: 'БСК', ru: 'БИК', en: 'BIC' }),
  spoken({ kk: 'БеК', ru: 'КБе', en: 'KBe' }),
  spoken({ kk: 'ТТК', ru: 'КНП', en: 'KNP' }),
  spoken({ kk: 'төлем мақсатына жазыңыз', ru: 'в назначении платежа укажите', en: 'write into the purpose of the payment' }),
] as const

function how({ payTo, reference }: Billed, locale: Locale): string {
  if (payTo === undefined) return words.unset[locale]
  const { name, identifier, iban, bank, bic, kbe, knp } = payTo
  return [name, identifier.value, iban, bank, bic, kbe, knp, printReference(reference)].flatMap((value, place) => (value === undefined ? [] : [`${named[place]![locale]}: ${value}`])).join('; ')
}

const kinds = { issued: 'money/invoice-issued', before: 'money/invoice-soon', late: 'money/invoice-late' } as const satisfies Record<InvoiceLetterKind, LetterKind>

export const invoiceLetter = (kind: InvoiceLetterKind, of: Billed): LetterParts => ({
  kind: kinds[kind],
  subject: inEveryLanguage((locale) => `${words[kind][locale]}: № ${of.number}, ${formatMoney(of.outstanding, locale)}`),
  says: inEveryLanguage((locale) => `${said(kind, of, locale)}${of.subject.startsWith('case:') ? ` ${words.goesOn[locale]}` : ''}`),
  ground: of.text, todo: inEveryLanguage((locale) => how(of, locale)), until: of.due, path: `/invoices/${of.id}`,
  ...(of.payTo && { ask: inEveryLanguage(() => of.payTo!.name) }),
})

/** Writes one of the letters about an invoice, unless it was written; answers whether it was now. */
export async function tellOfInvoice(ground: LedgerGround, tx: Tx, of: Invoice, kind: InvoiceLetterKind): Promise<boolean> {
  const first = await tx.insertInto('invoice_letter').values({ invoice: of.id, kind, at: ground.now() }).onConflict((conflict) => conflict.doNothing()).returning('invoice').executeTakeFirst()
  if (first === undefined) return false
  await ground.tell(tx, of.debtor, invoiceLetter(kind, of))
  return true
}

/** So many invoices are asked for at once. */
const batch = 500

/** The round of every day: reminds of what is due within five days, and tells of what is late; answers how many letters there were. */
export async function remindOfInvoices(ground: LedgerGround): Promise<number> {
  const today = todayOf(ground)
  for (let told = 0, last = batch; ; ) {
    if (last < batch) return told
    const rows = await owed(ground, today)
    for (const { id, kind } of rows) {
      // One that is paid meanwhile is not reminded of; it is owed no more when it is asked for again.
      if (await transact(ground.db, async (tx) => { const of = await invoice(tx, id); return of.outstanding > 0n && tellOfInvoice(ground, tx, of, kind) })) told += 1
    }
    last = rows.length
  }
}

/** What is still owed and near or past its day, and was not told of. A letter at issue within the five days is the reminder too. */
async function owed({ db }: LedgerGround, today: Day): Promise<readonly { readonly id: string; readonly kind: InvoiceLetterKind }[]> {
  const { rows } = await sql<{ id: string; kind: InvoiceLetterKind }>`
    select i.id, kind.kind from ledger_account a join invoice i on i.receivable = a.id
      cross join lateral (select case when i.due < ${today}::date then 'late' else 'before' end as kind) as kind
    where a.balance > 0 and a.code like 'receivable:%' and not exists (select from invoice_relief r where r.invoice = i.id and r.kind = 'instalments' and r.granted) and i.due <= ${addDays(today, daysBefore)}::date
      and (kind.kind = 'late' or i.issued < i.due - ${daysBefore}::int) and not exists (select from invoice_letter l where l.invoice = i.id and l.kind = kind.kind)
    order by i.due, i.id limit ${batch}`.execute(db)
  return rows
}
