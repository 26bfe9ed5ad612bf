/** Invoices for hours that are not free: one for each organisation and month, made a few hours after it has ended from the runs that were settled and stand in no bill yet. */
import { newId, transact } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { formatDay, inEveryLanguage } from '../../../law/format.ts'
import { addDays, dayOf, firstOfMonth, instantAt, startOfDay } from '../../../law/time.ts'
import type { ComputeOptions } from '../options.ts'
import { costOf } from './bill.ts'
import { invoiceText } from './messages.ts'

/** Hours after midnight by which the accounting of the month before was read, as a rule; what comes later stands in the next bill. */
const grace = 6

/** Issues what is due; answers how many bills were made. Each run that is over and has a price stands in one bill, whenever it was settled. */
export async function issueHoursInvoices({ db, now, country, parties, ledger }: Kernel, { invoice: { income, dueDays } }: Pick<ComputeOptions, 'invoice'>): Promise<number> {
  const { zone } = country.calendar
  const today = dayOf(now(), zone)
  const closed = startOfDay(firstOfMonth(dayOf(instantAt(Date.parse(now()) - grace * 3_600_000), zone)), zone)
  const last = addDays(dayOf(closed, zone), -1)
  const month = last.slice(0, 7)
  const owing = await db.selectFrom('compute_run as run').innerJoin('compute_grant as grant', 'grant.decision', 'run.grant').select('grant.organisation').distinct()
    .where('run.price', 'is not', null).where('run.bill', 'is', null).where('run.charged', '>', 0n).where('run.ended_at', '<', closed).execute()
  let made = 0
  for (const { organisation } of owing) {
    made += await transact(db, async (tx) => {
      const runs = await tx.selectFrom('compute_run as run').innerJoin('compute_grant as grant', 'grant.decision', 'run.grant').select(['run.cluster', 'run.run', 'run.charged', 'run.price', 'run.ended_at'])
        .where('grant.organisation', '=', organisation).where('run.price', 'is not', null).where('run.bill', 'is', null).where('run.charged', '>', 0n).where('run.ended_at', '<', closed).orderBy('run.ended_at').forUpdate('run').execute()
      const [first] = runs
      if (first === undefined) return 0
      const [id, amount, seconds] = [newId(), costOf(runs), runs.reduce((sum, { charged }) => sum + charged, 0n)]
      const fresh = await tx.insertInto('compute_bill').values({ id, organisation, month, seconds, amount, invoice: null, at: now() }).onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst()
      if (fresh === undefined) return 0
      for (const { cluster, run } of runs) await tx.updateTable('compute_run').set({ bill: id }).where('cluster', '=', cluster).where('run', '=', run).execute()
      if (amount === 0n) return 1
      const debtor = { kind: 'organisation', id: organisation } as const
      const issued = await ledger.issueInvoice(tx, 'system:compute-hours', {
        key: `compute-hours.bill:${id}`, debtor, identifier: (await parties.named(debtor, tx))?.identifier, amount, issued: today, due: addDays(today, dueDays), subject: `compute-bill:${id}`, income,
        text: inEveryLanguage((locale) => invoiceText(formatDay(dayOf(first.ended_at, zone), locale), formatDay(last, locale), seconds)[locale]),
      })
      await tx.updateTable('compute_bill').set({ invoice: issued.id }).where('id', '=', id).execute()
      return 1
    })
  }
  return made
}

/** A month that was billed; no invoice where less than half a tiyn was owed. */
export interface HoursBill { readonly month: string; readonly seconds: bigint; readonly amount: bigint; readonly invoice: string | null }

/** Those of an organisation, the newest first. */
export const billsOf = ({ db }: Pick<Kernel, 'db'>, organisation: string): Promise<readonly HoursBill[]> =>
  db.selectFrom('compute_bill').select(['month', 'seconds', 'amount', 'invoice']).where('organisation', '=', organisation).orderBy('month', 'desc').limit(36).execute()
