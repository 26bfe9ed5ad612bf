/** How budgets stand in the database, for the pages and rules of those who keep them. */
import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '../database/index.ts'
import type { Instant } from '../../law/time.ts'
import type { Period, Spans } from './spans.ts'

/** What is gone of a budget in the span that runs: spent or lost. */
export interface Gone { readonly unit: string; readonly period: Period; readonly gone: bigint }

/** Of the budgets of a scope that were used in the spans around now. */
export async function goneOf(db: Db, { keeper, scope, spans, now }: { readonly keeper: string; readonly scope: string; readonly spans: Spans; readonly now: Instant }): Promise<readonly Gone[]> {
  const rows = await db.selectFrom('leased_budget').select(['unit', 'period', 'spent', 'lost']).where('keeper', '=', keeper).where('scope', '=', scope)
    .where('starts_at', 'in', [spans.minute.startsAt, spans.day.startsAt, spans.month.startsAt]).where('ends_at', '>', now).execute()
  return rows.map(({ unit, period, spent, lost }) => ({ unit, period, gone: spent + lost }))
}

/**
 * Counts anew what was spent of the days and months of a scope that run: a limit that bound nothing until now may have bound earlier in
 * the same span. `of` answers what was used since the span with that id began; undefined leaves the budget as it is.
 */
export async function recount(
  tx: Tx, { keeper, scope, now }: { readonly keeper: string; readonly scope: string; readonly now: Instant },
  of: (budget: { readonly unit: string; readonly period: Period; readonly span: string }) => Promise<bigint> | undefined,
): Promise<void> {
  const budgets = await tx.selectFrom('leased_budget').select(['id', 'unit', 'period']).where('keeper', '=', keeper).where('scope', '=', scope)
    .where('period', '<>', 'minute').where('ends_at', '>', now).orderBy('id').forUpdate().execute()
  for (const { id, unit, period } of budgets) {
    const spent = await of({ unit, period, span: id.slice(id.lastIndexOf('/') + 1) })
    if (spent !== undefined) await tx.updateTable('leased_budget').set({ spent }).where('id', '=', id).execute()
  }
}

/** Keeps up to which share, in per cent, an alert was sent for a budget. */
export async function keepAlerted(tx: Tx, budget: string, share: number): Promise<void> {
  await tx.updateTable('leased_budget').set({ alerted: share }).where('id', '=', budget).execute()
}

/**
 * The budgets of the day or the month that run and of which an alert said that all is gone, as a select of what awaits somebody: its id, `act`, `scope`, `unit`, `period` and
 * `gone`, the last day of the span, since when. `scopes` is a select of one text.
 */
export const usedUp = (keeper: string, scopes: RawBuilder<unknown>, { now, zone }: { readonly now: Instant; readonly zone: string }): RawBuilder<unknown> => sql`
  select id, 'act', jsonb_build_object('scope', scope, 'unit', unit, 'period', period, 'gone', (spent + lost)::text), (ends_at at time zone ${zone} - interval '1 second')::date, starts_at from leased_budget
  where keeper = ${keeper} and scope in (${scopes}) and period <> 'minute' and alerted >= 100 and starts_at <= ${now}::timestamptz and ends_at > ${now}::timestamptz`
