/** Compares the books with the journal: every posting is that of an act, with the sums that its hash names. */
import { sql } from 'kysely'
import { hashOf } from '../../law/canonical.ts'
import { spoken, type Text } from '../../law/text.ts'
import { type Comparison, differing, entriesOf, saidOf } from '../journal/index.ts'

const words = {
  posting: ({ key }: { readonly key: string }): Text => spoken({
    kk: `«${key}» бухгалтерлік жазбасы журналға сәйкес келмейді.`,
    ru: `Проводка «${key}» не соответствует журналу.`,
    en: `The posting “${key}” is not what the journal says.`,
  }),
  invoice: ({ number }: { readonly number: string }): Text => spoken({
    kk: `№ ${number} төлем шоты журналға сәйкес келмейді.`,
    ru: `Счёт на оплату № ${number} не соответствует журналу.`,
    en: `Invoice ${number} is not what the journal says.`,
  }),
  statement: ({ statement }: { readonly statement: string }): Text => spoken({
    kk: `Банктің үзінді көшірмесі (${statement}) журналға жазылмай енгізілген.`,
    ru: `Выписка банка (${statement}) внесена без записи в журнале.`,
    en: `The bank statement ${statement} was entered without an entry of the journal.`,
  }),
  payment: ({ number }: { readonly number: string }): Text => spoken({
    kk: `№ ${number} төлем тапсырмасы журналға сәйкес келмейді.`,
    ru: `Платёжное поручение № ${number} не соответствует журналу.`,
    en: `Payment order ${number} is not what the journal says.`,
  }),
  balance: ({ code }: { readonly code: string }): Text => spoken({
    kk: `${code} шотының қалдығы оның жазбаларының қосындысына тең емес.`,
    ru: `Остаток счёта ${code} не равен сумме его записей.`,
    en: `The balance of account ${code} is not the sum of its entries.`,
  }),
}

/** Who posts by an act of their own names the posting in its entry; a line of the bank is named by its statement. */
const postingsEntered = differing(sql<{ readonly key: string }>`
  select p.key from ledger_posting p
    left join ${entriesOf('ledger.posted', 'ledger.reversed', 'invoice.issued', 'invoice.cancelled', 'bank-line.allocated', 'bank-line.taken-back', 'payment.approved', 'payment.withdrawn', 'invoice.written-off')} as entry
      on entry.body ->> 'posting' = p.id::text and entry.body ->> 'hash' = p.hash
    left join bank_line line on line.posting = p.id
  where entry.id is null and line.id is null`, words.posting)

/** The hash of a posting names its entries and their sums: read in order, so that memory does not grow with the books. */
const postingsWhole: Comparison = async (tx) => {
  const found: Text[] = []
  for (let after = '00000000-0000-0000-0000-000000000000'; found.length < 20;) {
    const { rows } = await sql<{ id: string; key: string; hash: string; day: string; subject: string; text: Text; reverses: string | null; entries: { account: string; amount: string }[] }>`
      select p.id, p.key, p.hash, p.day, p.subject, p.text, p.reverses, coalesce(jsonb_agg(jsonb_build_object('account', e.account, 'amount', e.amount::text) order by e.account)
        filter (where e.account is not null), '[]') as entries
      from (select * from ledger_posting where id > ${after} order by id limit 1000) p left join ledger_entry e on e.posting = p.id
      group by p.id, p.key, p.hash, p.day, p.subject, p.text, p.reverses order by p.id`.execute(tx)
    for (const { key, hash, day, subject, text, reverses, entries } of rows) {
      if (hashOf({ day, subject, text, entries, reverses }) !== hash) found.push(words.posting({ key }))
    }
    const last = rows.at(-1)
    if (!last) break
    after = last.id
  }
  return found
}

const invoices = differing(sql<{ readonly number: string }>`
  select i.number from invoice i left join ${entriesOf('invoice.issued')} as entry on entry.subject = 'invoice:' || i.id
    and entry.body ->> 'number' = i.number and entry.body ->> 'amount' = i.amount::text and ${saidOf('debtor')} = i.debtor::text
    and (entry.body ->> 'due')::date = i.due and entry.body ->> 'posting' = i.posting::text
  where entry.id is null`, words.invoice)

const statements = differing(sql<{ readonly statement: string }>`
  select s.statement_id as statement from bank_statement s left join ${entriesOf('statement.imported')} as entry
    on entry.subject = 'bank-statement:' || s.id and entry.body ->> 'hash' = s.hash
  where entry.id is null`, words.statement)

const balances = differing(sql<{ readonly code: string }>`
  select a.code from ledger_account a left join ledger_entry e on e.account = a.id
  group by a.id having a.balance <> coalesce(sum(e.amount), 0) or a.entries <> count(e.account)`, words.balance)

/** No order is approved but by an entry of whoever is said to have approved it. */
const payments = differing(sql<{ readonly number: string }>`
  select o.number from payment_order o where o.approved_at is not null and not exists (
    select from ${entriesOf('payment.approved')} as entry where entry.subject = 'payment:' || o.id and split_part(entry.actor, ' ', 1) = o.approved_by
      and entry.body ->> 'amount' = o.amount::text)`, words.payment)

/** The comparisons of the books. */
export const ledgerAgrees: readonly Comparison[] = [postingsEntered, postingsWhole, invoices, statements, payments, balances]
