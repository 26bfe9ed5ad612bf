/** Reads usage as it stands in the database: at most a second behind. */
import { sql } from 'kysely'
import type { Db } from '../../../kernel/database/index.ts'
import type { Day } from '../../../law/time.ts'
import type { Priced } from './bill.ts'

/** Whose usage: of a company, of a key, of all. Days are inclusive. */
export interface UsageFilter { readonly organisation?: string; readonly key?: string; readonly from: Day; readonly to: Day }

/** Usage by one key of one model on one day. */
export interface UsageLine extends Totals { readonly day: Day; readonly model: string; readonly key: string }

export interface Totals {
  readonly requests: bigint
  /** Of the requests, those that did not end well. */
  readonly failed: bigint
  readonly promptTokens: bigint
  readonly outputTokens: bigint
  readonly estimated: bigint
  readonly unchargedTokens: bigint
  /** At list prices, in millionths of a tiyn. */
  readonly amount: bigint
  /** Tokens of models without a price. */
  readonly unpricedTokens: bigint
}

const sums = [
  sql<bigint>`sum(requests)::bigint`.as('requests'), sql<bigint>`coalesce(sum(requests) filter (where status >= 400), 0)::bigint`.as('failed'), sql<bigint>`sum(prompt_tokens)::bigint`.as('promptTokens'),
  sql<bigint>`sum(output_tokens)::bigint`.as('outputTokens'), sql<bigint>`sum(estimated)::bigint`.as('estimated'), sql<bigint>`sum(uncharged_tokens)::bigint`.as('unchargedTokens'),
  sql<bigint>`sum(amount)::bigint`.as('amount'), sql<bigint>`coalesce(sum(prompt_tokens + output_tokens) filter (where input_price is null), 0)::bigint`.as('unpricedTokens'),
] as const

const filtered = (db: Db, { organisation, key, from, to }: UsageFilter) => db.selectFrom('usage_day').where('day', '>=', from).where('day', '<=', to)
  .$if(organisation !== undefined, (query) => query.where('organisation', '=', organisation!)).$if(key !== undefined, (query) => query.where('key', '=', key!))

/** By day, model and key, the newest day first. */
export const usageLines = (db: Db, filter: UsageFilter): Promise<readonly UsageLine[]> =>
  filtered(db, filter).select(['day', 'model', 'key', ...sums]).groupBy(['day', 'model', 'key']).orderBy('day', 'desc').orderBy('model').orderBy('key').execute()

/** By company, the most tokens first: for the programme. */
export const usageByCompany = (db: Db, filter: UsageFilter): Promise<readonly (Totals & { readonly organisation: string })[]> =>
  filtered(db, filter).select(['organisation', ...sums]).groupBy('organisation').orderBy(sql`sum(prompt_tokens + output_tokens)`, 'desc').limit(500).execute()

/** Usage of a company by month, the newest first. */
export const usageMonths = (db: Db, organisation: string): Promise<readonly (Totals & { readonly month: string })[]> => db.selectFrom('usage_day').where('organisation', '=', organisation)
  .select([sql<string>`to_char(day, 'YYYY-MM')`.as('month'), ...sums]).groupBy('month').orderBy('month', 'desc').limit(24).execute()

/** The tokens of a company at each pair of prices: what a bill is made of. Those of test keys are no part of any bill, and use up nothing that is free. */
export const pricedUsage = (db: Db, filter: UsageFilter): Promise<readonly Priced[]> => filtered(db, filter)
  .where('key', 'not in', db.selectFrom('model_key').select('id').where('test', '=', true))
  .select(['input_price as inputPrice', 'output_price as outputPrice', sql<bigint>`sum(prompt_tokens)::bigint`.as('promptTokens'), sql<bigint>`sum(output_tokens)::bigint`.as('outputTokens')])
  .groupBy(['input_price', 'output_price']).execute()

/** What a key was asked, ever: how many requests, and how many of them did not end well. */
export const requestsOf = (db: Db, key: string): Promise<Pick<Totals, 'requests' | 'failed'>> => db.selectFrom('usage_day').where('key', '=', key)
  .select([sql<bigint>`coalesce(sum(requests), 0)::bigint`.as('requests'), sql<bigint>`coalesce(sum(requests) filter (where status >= 400), 0)::bigint`.as('failed')]).executeTakeFirstOrThrow()

/** The sum of lines. Pure. */
export function totalOf(lines: readonly Totals[]): Totals {
  const sum = (of: (line: Totals) => bigint): bigint => lines.reduce((total, line) => total + of(line), 0n)
  return {
    requests: sum(({ requests }) => requests), failed: sum(({ failed }) => failed), promptTokens: sum(({ promptTokens }) => promptTokens),
    outputTokens: sum(({ outputTokens }) => outputTokens), estimated: sum(({ estimated }) => estimated), unchargedTokens: sum(({ unchargedTokens }) => unchargedTokens),
    amount: sum(({ amount }) => amount), unpricedTokens: sum(({ unpricedTokens }) => unpricedTokens),
  }
}
