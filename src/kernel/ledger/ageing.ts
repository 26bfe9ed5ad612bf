/** How old what is owed is: by debtor, by how many days it is late, at the end of a day. */
import { sql } from 'kysely'
import { type Owed, unpaidOf } from '../../law/instalments.ts'
import type { Tiyn } from '../../law/money.ts'
import { type Day, daysBetween } from '../../law/time.ts'
import type { Db } from '../database/index.ts'
import type { PartyKind } from '../parties/index.ts'

/** Not due yet, and late by so many days at most; the last has no bound. */
export const ages = ['notDue', 'to30', 'to60', 'to90', 'over90'] as const
export type Age = (typeof ages)[number]

/** What one debtor owes. */
export interface Aged {
  readonly debtor: { readonly kind: PartyKind; readonly id: string }
  readonly identifier?: string
  readonly invoices: number
  /** The numbers of those, the first due first. */
  readonly numbers: readonly string[]
  readonly owed: Readonly<Record<Age, Tiyn>>
  readonly total: Tiyn
}

/** How old something is that was due on a day. */
function ageOn(due: Day, on: Day): Age {
  const late = daysBetween(due, on)
  return late <= 0 ? 'notDue' : late <= 30 ? 'to30' : late <= 60 ? 'to60' : late <= 90 ? 'to90' : 'over90'
}

/** What of an invoice is owed still, by age: payments go to the parts that were due first. Pure. */
export function agedParts(parts: readonly Owed[], outstanding: Tiyn, on: Day): Partial<Record<Age, Tiyn>> {
  const found: Partial<Record<Age, Tiyn>> = {}
  for (const { due, amount } of unpaidOf(parts, outstanding)) found[ageOn(due, on)] = (found[ageOn(due, on)] ?? 0n) + amount
  return found
}

interface Row { readonly kind: PartyKind; readonly debtor: string; readonly identifier: string | null; readonly number: string; readonly due: Day; readonly amount: bigint; readonly outstanding: bigint; readonly parts: readonly { readonly due: Day; readonly amount: string }[] | null }

/** What is owed to some books at the end of a day, the most first; what was overpaid is no debt, and is not set against one. */
export async function ageing(db: Db, zone: string, books: string, on: Day): Promise<readonly Aged[]> {
  const { rows } = await sql<Row>`
    select i.debtor_kind as kind, i.debtor, i.identifier, i.number, i.due, i.amount, owed.outstanding, (
      select r.parts from invoice_relief r where r.invoice = i.id and r.kind = 'instalments' and r.granted and (r.decided_at at time zone ${zone})::date <= ${on}::date order by r.decided_at desc limit 1) as parts
    from invoice i join ledger_account a on a.id = i.receivable and a.books = ${books}
      join lateral (select coalesce(sum(e.amount), 0)::bigint as outstanding from ledger_entry e where e.account = a.id and e.day <= ${on}::date) owed on owed.outstanding > 0
    where i.issued <= ${on}::date order by i.debtor_kind, i.debtor, i.due, i.number`.execute(db)
  const debtors = new Map<string, { -readonly [K in keyof Aged]: Aged[K] }>()
  for (const { kind, debtor, identifier, number, due, amount, outstanding, parts } of rows) {
    const key = `${kind} ${debtor}`
    const known = debtors.get(key) ?? { debtor: { kind, id: debtor }, ...(identifier !== null && { identifier }), invoices: 0, numbers: [], owed: { notDue: 0n, to30: 0n, to60: 0n, to90: 0n, over90: 0n }, total: 0n }
    const aged = agedParts(parts?.map((part) => ({ due: part.due, amount: BigInt(part.amount) })) ?? [{ due, amount }], outstanding, on)
    known.invoices += 1
    known.numbers = [...known.numbers, number]
    known.total += outstanding
    known.owed = Object.fromEntries(ages.map((age) => [age, known.owed[age] + (aged[age] ?? 0n)])) as Record<Age, Tiyn>
    debtors.set(key, known)
  }
  return [...debtors.values()].toSorted((a, b) => (a.total < b.total ? 1 : a.total > b.total ? -1 : 0))
}
