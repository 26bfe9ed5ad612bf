/** Invoices: one for each company and month in which something is owed, issued once, a few hours after the month has ended. */
import { transact } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { formatDay, inEveryLanguage } from '../../../law/format.ts'
import type { Text } from '../../../law/text.ts'
import { addDays, addMonths, type Day, dayOf, firstOfMonth, instantAt, startOfDay } from '../../../law/time.ts'
import { billOf } from './bill.ts'
import { invoiceText } from './messages.ts'
import { pricedUsage } from './read.ts'
import type { UsageTerms } from './terms.ts'

/** Hours after midnight by which every call of the month before has ended and is written. */
const grace = 6

/** The first day of a month and its last. */
export const daysOfMonth = (month: string): { readonly from: Day; readonly to: Day } => ({ from: firstOfMonth(month), to: addDays(addMonths(firstOfMonth(month), 1), -1) })

/** The first day of the month that runs, as far as calls go: all before it are written. */
export const closedBefore = ({ now, country: { calendar: { zone } } }: Pick<Kernel, 'now' | 'country'>): Day => firstOfMonth(dayOf(instantAt(Date.parse(now()) - grace * 3_600_000), zone))

/** Issues what is due; answers how many months of companies were closed. Months that were missed are made up for. */
export async function issueInvoices(kernel: Kernel, { invoice: { income, dueDays }, allowance }: UsageTerms): Promise<number> {
  const { db, now, country, parties, ledger } = kernel
  const { zone } = country.calendar
  const today = dayOf(now(), zone)
  const closed = closedBefore(kernel)
  if (now() < startOfDay(closed, zone)) return 0
  const months = await db.selectFrom('usage_day as d').select((is) => ['d.organisation', is.fn<string>('to_char', ['d.day', is.val('YYYY-MM')]).as('month')])
    .where('d.day', '<', closed).distinct()
    .where(({ not, exists, selectFrom, fn, val }) => not(exists(selectFrom('usage_invoice as i').select('i.month')
      .whereRef('i.organisation', '=', 'd.organisation').whereRef('i.month', '=', fn<string>('to_char', ['d.day', val('YYYY-MM')]))))).execute()

  for (const { organisation: id, month } of months) {
    const organisation = await parties.organisation({ id })
    if (organisation === undefined) continue
    const free = await allowance(kernel, organisation)
    await transact(db, async (tx) => {
      const { from, to } = daysOfMonth(month)
      const { due, freeTokens } = billOf(await pricedUsage(tx, { organisation: id, from, to }), free?.tokensPerMonth ?? 0n)
      const row = { organisation: id, month, amount: due, free_tokens: freeTokens, invoice: null, at: now() }
      const first = await tx.insertInto('usage_invoice').values(row).onConflict((conflict) => conflict.doNothing()).returning('month').executeTakeFirst()
      if (first === undefined || due === 0n) return
      const debtor = { kind: 'organisation', id } as const
      const text: Text = inEveryLanguage((locale) => invoiceText(formatDay(from, locale), formatDay(to, locale))[locale])
      const issued = await ledger.issueInvoice(tx, 'system:language-model', {
        key: `language-model.usage:${id}:${month}`, debtor, identifier: (await parties.named(debtor, tx))?.identifier, amount: due, issued: today, due: addDays(today, dueDays),
        subject: `organisation:${id}`, text, income,
      })
      await tx.updateTable('usage_invoice').set({ invoice: issued.id }).where('organisation', '=', id).where('month', '=', month).execute()
    })
  }
  return months.length
}
