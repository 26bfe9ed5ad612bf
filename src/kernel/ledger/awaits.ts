/** The invoices that wait to be paid by whoever owes them. */
import { sql } from 'kysely'
import { type Body, representedBy } from '../../law/body.ts'
import { delegable } from '../../law/delegable.ts'
import { inEveryLanguage } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'
import { addDays } from '../../law/time.ts'
import { type AwaitedSource, awaitedSource } from '../awaiting/index.ts'
import { type Actor, covered, type Parties, type Party } from '../parties/index.ts'

interface About { readonly number: string; readonly text: Text; readonly owed: string }

const invoice: Text = spoken({ kk: 'Төлем шоты', ru: 'Счёт на оплату', en: 'Invoice' })

/** For whom somebody owes in the hat that they wear: themselves, their organisation, or the bodies that they represent. */
export const debtorsOf = (bodies: readonly Body[], { person, organisation, roles }: Actor): readonly Party[] =>
  (organisation !== undefined ? [{ kind: 'organisation', id: organisation.id }] : roles.length === 0 ? [{ kind: 'person', id: person }]
    : representedBy(bodies, roles).map(({ id }): Party => ({ kind: 'body', id })))

/** Whether somebody sees every invoice of those for whom they owe: a delegate only where their delegation covers the invoices. */
export const seesInvoices = async (parties: Pick<Parties, 'mayActFor'>, actor: Actor): Promise<boolean> =>
  actor.capacity !== 'delegate' || (await parties.mayActFor(actor, actor.organisation?.id ?? '', { act: delegable.invoices.id })) !== undefined

/** Whose invoices somebody sees in the hat that they wear. */
export const debtorsSeenBy = async (parties: Pick<Parties, 'mayActFor'>, bodies: readonly Body[], actor: Actor): Promise<readonly Party[]> =>
  (await seesInvoices(parties, actor) ? debtorsOf(bodies, actor) : [])

/** The day of the first part of an invoice that is not paid yet, where instalments were granted: a part is open while more is owed than the parts after it come to. */
const nextDue = sql`coalesce((
  select min(part.due) from (select r.parts from invoice_relief r where r.invoice = i.id and r.kind = 'instalments' and r.granted order by r.decided_at desc limit 1) as plan
    cross join lateral (select (each->>'due')::date as due, sum((each->>'amount')::bigint) over (order by (each->>'due')::date desc) - (each->>'amount')::bigint as after from jsonb_array_elements(plan.parts) as each) as part
  where a.balance > part.after), i.due)`

/** The invoices on which something is owed, to whoever sees them. */
export const invoicesAwait = (bodies: () => readonly Body[]): AwaitedSource => awaitedSource<About>({
  kind: 'invoice',
  rows(actor, { now }) {
    const debtors = debtorsOf(bodies(), actor)
    const [first] = debtors
    const sees = actor.capacity === 'delegate' ? covered(actor.person, now, actor.organisation!.id, delegable.invoices.id) : sql`true`
    return first && sql`
      select i.id::text, 'pay', jsonb_build_object('number', i.number, 'text', i.text, 'owed', a.balance::text), ${nextDue}, i.at from invoice i join ledger_account a on a.id = i.receivable
      where i.debtor_kind = ${first.kind} and i.debtor = any(${debtors.map(({ id }) => id)}) and a.balance > 0 and ${sees}`
  },
  say: (rows) => rows.map(({ id, about: { number, text, owed } }) => ({
    title: text, hint: inEveryLanguage((locale) => `${invoice[locale]} № ${number}`), path: `/invoices/${id}`, amount: BigInt(owed),
  })),
})

/** Books that an office keeps: whose holders, and where its pages stand, without the language. */
export interface KeptBooks { readonly books: string; readonly bookkeepers: readonly string[]; readonly path: string }

interface Line { readonly books: string; readonly amount: string; readonly order?: string }

const keeping = {
  line: spoken({ kk: 'Банк операциясы: мақсатын анықтау керек', ru: 'Банковская операция: нужно определить назначение', en: 'A line of the bank: say what it is for' }),
  order: spoken({ kk: 'Төлем тапсырмасы: бекіту керек', ru: 'Платёжное поручение: нужно утвердить', en: 'A payment order: to be approved' }),
} as const satisfies Record<string, Text>

/** So old may a line be that is counted on every page; the page of the bank shows them all. */
const daysOfLines = 92

/** What waits for whoever keeps books: lines of the bank of which something is not allocated, and orders of payment that another has drafted. */
export const booksAwait = (kept: readonly KeptBooks[]): AwaitedSource => awaitedSource<Line>({
  kind: 'books',
  rows({ person, roles }, { today }) {
    const books = kept.filter(({ bookkeepers }) => bookkeepers.some((role) => roles.includes(role))).map((one) => one.books)
    return books.length === 0 ? undefined : sql`
      select line.id::text, 'act', jsonb_build_object('books', bank.books, 'amount', line.amount::text), null::date, line.day::timestamptz
      from bank_line line join ledger_account bank on bank.id = line.account
      where bank.books = any(${books}) and line.day > ${addDays(today, -daysOfLines)}::date and line.amount <> coalesce((select sum(amount) from bank_allocation where bank_allocation.line = line.id), 0)
      union all select id::text, 'sign', jsonb_build_object('books', books, 'amount', amount::text, 'order', number), null::date, drafted_at
      from payment_order where books = any(${books}) and approved_at is null and ended_at is null and split_part(drafted_by, ' ', 1) <> ${`person:${person}`}`
  },
  say: (rows) => rows.map(({ id, about: { books, amount, order } }) => {
    const { path } = kept.find((one) => one.books === books)!
    return order === undefined
      ? { title: keeping.line, path: `${path}/bank/lines/${id}`, amount: BigInt(amount) }
      : { title: inEveryLanguage((locale) => `${keeping.order[locale]}, № ${order}`), path: `${path}/payments/${id}`, amount: BigInt(amount) }
  }),
})
