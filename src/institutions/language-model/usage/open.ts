/** Opens usage: what pages, files, the API and invoices are told of it. */
import type { Identifier } from '../../../law/identifier-scheme.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { type Day, dayOf } from '../../../law/time.ts'
import type { Ground } from '../ground.ts'
import { type Bill, billOf } from './bill.ts'
import { digestUsage, type SubjectOfModel } from './digest.ts'
import { daysOfMonth, issueInvoices } from './invoices.ts'
import { type UsageOfKey, usageOfKey } from './of-key.ts'
import { pricedUsage, requestsOf, type Totals, usageByCompany, type UsageFilter, type UsageLine, usageLines, usageMonths } from './read.ts'
import { stateServed } from './served.ts'
import type { Allowance } from './terms.ts'

/** A month of a company that was billed; `invoice` is absent when nothing was owed. */
export interface BilledMonth { readonly month: string; readonly amount: bigint; readonly freeTokens: bigint; readonly invoice?: { readonly id: string; readonly number: string } }

export interface Usage {
  /** By day, model and key, the newest day first. */
  lines(filter: UsageFilter): Promise<readonly UsageLine[]>
  /** By company, the most tokens first. */
  companies(filter: UsageFilter): Promise<readonly (Totals & { readonly organisation: string })[]>
  /** Of a company by month such as `2026-11`, the newest first. */
  months(organisation: string): Promise<readonly (Totals & { readonly month: string })[]>
  /** The bill of a company for the month that runs, as it would be now. */
  thisMonth(organisation: { readonly id: string; readonly identifier: Identifier }): Promise<{ readonly bill: Bill; readonly allowance?: Allowance }>
  /** The months that were billed, newest first. */
  billed(organisation: string): Promise<readonly BilledMonth[]>
  /** What a key was asked since it was made. */
  everOf(key: string): Promise<Pick<Totals, 'requests' | 'failed'>>
  readonly ofKey: UsageOfKey
}

export function openUsage({ kernel, options }: Pick<Ground, 'kernel' | 'options'>): Usage {
  const { db, now, country } = kernel
  const today = (): Day => dayOf(now(), country.calendar.zone)
  return {
    lines: (filter) => usageLines(db, filter),
    companies: (filter) => usageByCompany(db, filter),
    months: (organisation) => usageMonths(db, organisation),
    async thisMonth(organisation) {
      const allowance = await options.usage.allowance(kernel, organisation)
      const used = await pricedUsage(db, { organisation: organisation.id, ...daysOfMonth(today().slice(0, 7)) })
      return { bill: billOf(used, allowance?.tokensPerMonth ?? 0n), ...(allowance && { allowance }) }
    },
    async billed(organisation) {
      const rows = await db.selectFrom('usage_invoice').selectAll().where('organisation', '=', organisation).orderBy('month', 'desc').limit(36).execute()
      const numbers = new Map((await kernel.ledger.invoicesOf({ kind: 'organisation', id: organisation })).map(({ id, number }) => [id, number]))
      return rows.map(({ month, amount, free_tokens, invoice }) => ({ month, amount, freeTokens: free_tokens, ...(invoice !== null && { invoice: { id: invoice, number: numbers.get(invoice) ?? '' } }) }))
    },
    everOf: (key) => requestsOf(db, key),
    ofKey: usageOfKey(kernel),
  }
}

/** How often digests go into the journal, and how often months are closed, in seconds. */
const digestEvery = 300
const billEvery = 3600

/** Defines the work on usage: said once in every process. */
export function usageWork({ kernel, options }: { readonly kernel: Kernel; readonly options: Ground['options'] }, subjectOfModel: SubjectOfModel): void {
  kernel.jobs.define('language-model.digest', { run: async () => { await digestUsage(kernel, subjectOfModel) } })
  kernel.jobs.every('language-model.digest', digestEvery)
  kernel.jobs.define('language-model.invoices', { run: async () => { await issueInvoices(kernel, options.usage) } })
  kernel.jobs.every('language-model.invoices', billEvery)
  kernel.jobs.define('language-model.served', { run: async () => { await stateServed(kernel, options.usage) } })
  kernel.jobs.every('language-model.served', billEvery)
}
