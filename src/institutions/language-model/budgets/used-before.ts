/** What a limit finds when it begins to bind in the middle of its span: what was used before counts too. */
import { sql } from 'kysely'
import { firstOfMonth, parseDay } from '../../../law/time.ts'
import type { Period } from '../../../kernel/budgets/index.ts'
import type { Db } from '../../../kernel/database/index.ts'
import type { Kind, Scope } from './budget.ts'

const amounts = { requests: sql<bigint>`sum(requests)`, tokens: sql<bigint>`sum(prompt_tokens + output_tokens)`, money: sql<bigint>`sum(amount)` } as const

/**
 * What the calls of a scope used since the span began, as the meter wrote it: in requests, tokens or millionths of a tiyn. `span` is
 * the id of a day or month that has not ended; of minutes nothing is kept. What other processes have not written yet, half a
 * second of calls, is missing.
 */
export async function usedBefore(db: Db, { scope, kind, period, span }: { readonly scope: Scope; readonly kind: Kind; readonly period: Period; readonly span: string }): Promise<bigint> {
  if (period === 'minute') return 0n
  const all = db.selectFrom('usage_day').where('day', '>=', period === 'day' ? parseDay(span) : firstOfMonth(span))
  const holder = scope.slice(scope.indexOf(':') + 1)
  const ofCompany = all.where('organisation', '=', holder)
  const of = scope === 'programme' ? all : scope.startsWith('key:') ? all.where('key', '=', holder)
    : scope.startsWith('test:') ? ofCompany.where('key', 'in', db.selectFrom('model_key').select('id').where('organisation', '=', holder).where('test', '=', true)) : ofCompany
  const { used } = await of.select(sql<string | null>`${amounts[kind]}::text`.as('used')).executeTakeFirstOrThrow()
  return BigInt(used ?? 0)
}
